"""What Canvas and Moodle write into file names is understood, and believed only where it may be."""

import zipfile

import pytest
from hostile_files import written

from whosays.classroom.form import Received, SystemName
from whosays.classroom.reading import received, system_name

MINE = "whosays.05.mina.20260105t090102.ab12cd34.json"
# As Canvas makes them: sortable name in small letters without signs, LATE, user, upload, file.
CANVAS = [
    (f"kimmina_4711_90210_{MINE}", "kimmina", "4711", False),
    (f"kimmina_LATE_4711_90210_{MINE}", "kimmina", "4711", True),
    ("smithbob_340934_208490284_BobsScreenshot.png", "smithbob", "340934", False),
    ("wellslane_334244_394803489_MyAssignment-2.json", "wellslane", "334244", False),
    ("smithbob_late_340934_208490284_work.json", "smithbob", "340934", True),
    ("o_haramary_7_8_x.json", "o_haramary", "7", False),
    ("김민아_4711_90210_x.json", "김민아", "4711", False),
    ("हिन्दी_4711_90210_x.json", "हिन्दी", "4711", False),
    ("123_4711_90210_55_66_x.json", "123", "4711", False),
    ("team2_4711_90210_x.json", "team2", "4711", False),
    ("anon_A1b2C_90210_x.json", "", "A1b2C", False),
    ("LATE_anon_A1b2C_90210_x.json", "", "A1b2C", True),
    ("kimmina_4711_text.html", "kimmina", "4711", False),
    ("kimmina_LATE_4711_link.html", "kimmina", "4711", True),
]
# As Moodle makes them: a folder a student from 4.1 on, before it, and files without folders.
MOODLE = [
    ("Mina Kim_1234_assignsubmission_file", "Mina Kim", "1234"),
    ("Mina Kim_1234_assignsubmission_file_", "Mina Kim", "1234"),
    (f"Mina Kim_1234_assignsubmission_file_{MINE}", "Mina Kim", "1234"),
    ("Mary-Jane O'Hara_7_assignsubmission_file_", "Mary-Jane O'Hara", "7"),
    ("Олена Шевченко_88_assignsubmission_file", "Олена Шевченко", "88"),
    ("Mina Kim_1234_assignsubmission_onlinetext", "Mina Kim", "1234"),
    ("Participant_60411_assignsubmission_file", "", "60411"),
    ("Teilnehmer_60411_assignsubmission_file_", "", "60411"),
]
OURS = [
    *(MINE, "a.json", "kimmina.json", "kimmina_4711.json", "2026_01_05.json", "05_mina.json"),
    *("kimmina_４７_９０_x.json", "Mina Kim_１２_assignsubmission_file"),
    *("hand_in_2.json", "Mina Kim_assignsubmission_file_", "", "_", "whosays (1).json"),
]


@pytest.mark.parametrize(
    ("file", "name", "number", "late"), CANVAS, ids=lambda each: str(each)[:30]
)
def test_names_of_canvas_are_understood(file, name, number, late):
    """Name, number and lateness come out; whatever the student called the file does not matter."""
    assert system_name(file) == SystemName("canvas", name, number, late)


@pytest.mark.parametrize(("file", "name", "number"), MOODLE, ids=lambda each: str(each)[:30])
def test_names_of_moodle_are_understood(file, name, number):
    """Name and participant come out, from folders and files; lateness is not in them."""
    assert system_name(file, folder=True) == SystemName("moodle", name, number)
    assert system_name(file) == SystemName("moodle", name, number)


@pytest.mark.parametrize("file", OURS, ids=repr)
def test_other_names_are_no_systems(file):
    """A name that looks only a little like one is left alone."""
    assert system_name(file) is None


def test_canvas_makes_no_folders():
    """A folder that is called as Canvas calls files is a folder of somebody's own."""
    assert system_name("kimmina_4711_90210_x", folder=True) is None


def put(folder, *names):
    """Write good hand-ins under these names."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(written())


def pack(path, *names):
    """Write good hand-ins into a zip."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, written())


def numbers(path):
    """Return the system's number of each hand-in, and the codes of what is told."""
    found = list(received(path))
    given = [each for each in found if isinstance(each, Received)]
    told = [each.code for each in found if not isinstance(each, Received)]
    return [each.system.number if each.system else "" for each in given], told


def test_a_folder_from_canvas_is_believed(tmp_path):
    """All files bear names of the system; its time is nobody's, for it is the download's."""
    put(tmp_path, f"annakim_1_91_{MINE}", f"minalee_LATE_2_92_{MINE}")
    assert numbers(tmp_path) == (["1", "2"], [])
    assert [each.time for each in received(tmp_path)] == [None, None]
    assert [each.system.late for each in received(tmp_path)] == [False, True]


def test_a_zip_from_moodle_is_believed(tmp_path):
    """Folders name the students, also below a folder that somebody packed them in."""
    names = [f"week/{who}_{n}_assignsubmission_file/{MINE}" for n, who in enumerate("ABC")]
    pack(tmp_path / "week.zip", *names)
    assert numbers(tmp_path / "week.zip") == (["0", "1", "2"], [])
    assert numbers(tmp_path) == (["0", "1", "2"], [])


def test_the_outermost_name_counts(tmp_path):
    """Inside the folder that the system named a student may call anything anything."""
    inside = f"Anna Kim_1_assignsubmission_file/Mina Lee_2_assignsubmission_file/b_3_4_{MINE}"
    put(tmp_path / "folder", inside)
    pack(tmp_path / "a.zip", inside)
    assert numbers(tmp_path / "folder") == (["1"], [])
    assert numbers(tmp_path / "a.zip") == (["1"], [])


def test_a_zip_that_a_student_gave_is_all_that_students(tmp_path):
    """The system's name of the zip holds for what is in it, whatever that is called."""
    pack(tmp_path / "annakim_1_91_mine.zip", f"minalee_2_92_{MINE}", "a.json")
    assert numbers(tmp_path) == (["1", "1"], [])


@pytest.mark.parametrize("forged", [f"minalee_2_92_{MINE}", f"Mina_2_assignsubmission_file/{MINE}"])
def test_a_forged_name_in_a_drop_folder_is_doubted(tmp_path, forged):
    """Among hand-ins without such names it counts for nothing, and the teacher is told once."""
    put(tmp_path, "whosays.a.json", "whosays.b.json", forged)
    assert numbers(tmp_path) == ([""] * 3, ["system-name-doubted"])


def test_a_zip_dropped_among_hand_ins_is_doubted(tmp_path):
    """A student may drop a zip with others' names in it; so may nobody else."""
    put(tmp_path, "whosays.a.json")
    pack(tmp_path / "week.zip", f"minalee_2_92_{MINE}")
    assert numbers(tmp_path) == (["", ""], ["system-name-doubted"])


@pytest.mark.parametrize("depth", ["x", "x/y/z"])
def test_a_folder_made_in_a_drop_folder_is_doubted(tmp_path, depth):
    """A student may make folders there too, and fill them with another's names."""
    put(tmp_path, "whosays.a.json", f"{depth}/minalee_2_92_{MINE}")
    pack(tmp_path / depth / "week.zip", f"annakim_1_91_{MINE}")
    pack(tmp_path / "other.zip", "a.json", f"{depth}/minalee_2_92_{MINE}")
    found, told = numbers(tmp_path)
    assert found == [""] * 5
    assert set(told) == {"system-name-doubted"}
    assert numbers(tmp_path / "other.zip") == (["", ""], ["system-name-doubted"])


def test_no_number_of_forged_names_makes_a_drop_folder_a_download(tmp_path):
    """Beside one file that the course dropped, any number of such names counts for nothing."""
    put(tmp_path / "drop", "whosays.05.mina.20260105t090102z.ab12cd34ef56.json")
    put(tmp_path / "drop", *(f"minalee_2_{at}_{MINE}" for at in range(9)))
    pack(tmp_path / "drop.zip", *(path.name for path in (tmp_path / "drop").iterdir()))
    for place in ("drop", "drop.zip"):
        assert numbers(tmp_path / place) == ([""] * 10, ["system-name-doubted"])


def test_weeks_in_folders_are_believed(tmp_path):
    """A teacher keeps one folder or zip a week; each is from the system."""
    put(tmp_path, f"w1/annakim_1_91_{MINE}", f"w2/Mina Lee_2_assignsubmission_file/{MINE}")
    pack(tmp_path / "w3.zip", f"annakim_1_93_{MINE}")
    assert numbers(tmp_path) == (["1", "2", "1"], [])


def test_one_file_by_mail_leaves_the_download_believed(tmp_path):
    """A hand-in that the teacher put beside thirty of the system's does not undo them."""
    put(tmp_path, *(f"s{n}_{n}_9{n}_{MINE}" for n in range(30)), "from-the-mail.json")
    found, told = numbers(tmp_path)
    assert (sum(map(bool, found)), told) == (30, [])
