"""Taking a student out: nothing of them stays, and nothing of the others changes."""

import json
import shutil
import zipfile
from dataclasses import replace

import pytest
from classes import keys, make_class

from whosays.classroom.exporting.export import export
from whosays.classroom.forgetting import forget as forgetting
from whosays.classroom.forgetting.forget import forget
from whosays.classroom.forgetting.traces import MOST_BYTES, Traces
from whosays.classroom.form import Given
from whosays.classroom.grading.grade import grade
from whosays.classroom.handing_in.making import encode
from whosays.cli import main

SECRET = "A sentence that only Zoë 004 wrote, <b>in her own words</b>."
GONE = "Zoë 004"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a folder of hand-ins, and the same without one student."""
    top = tmp_path_factory.mktemp("class")
    whole, rest = top / "whole", top / "rest"
    files = make_class(whole, students=7, lessons=("00", "01")).files
    own = next(q.id for q in keys().questions("01").values() if q.kind == "short-text")
    rest.mkdir()
    for name, each in files.items():
        if each.hand_in.alias == GONE and each.hand_in.lesson == "01":
            words = Given(
                own, {"text": SECRET, "rubric": []}, 9, None, "2026-11-09T09:00:00.000000Z"
            )
            answers = (*each.hand_in.answers, words)
            (whole / name).write_bytes(encode(replace(each.hand_in, answers=answers)))
        elif each.hand_in.alias != GONE:
            shutil.copy2(whole / name, rest / name)
    return whole, rest


@pytest.fixture(scope="module")
def marked(made):
    """Return the folder that grading makes of all hand-ins."""
    folder = made[0].parent / "marked"
    grade(made[0], out=folder)
    return folder


@pytest.fixture
def out(marked, tmp_path):
    """Return a graded folder of one's own."""
    return shutil.copytree(marked, tmp_path / "out")


def contents(folder):
    """Return all files of a folder by name, without the list of hashes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in named.items() if not name.startswith(".")}


def test_the_folder_is_as_if_the_student_had_never_been_there(made, out, tmp_path):
    """Every table, page and board is, byte for byte, that of the class without the student."""
    forget(GONE, out)
    grade(made[1], out=tmp_path / "rest")
    assert contents(out) == contents(tmp_path / "rest")


@pytest.mark.parametrize("trace", [GONE, "Zoë", "zoe", SECRET, SECRET[:20], "only Zo"])
def test_no_byte_names_the_student(out, trace):
    """Neither alias nor words are left, as they are or written for JSON and HTML."""
    whole = b"".join(contents(out).values())
    ways = {trace.encode(), json.dumps(trace)[1:-1].encode(), trace.encode("utf-16-le")}
    assert trace == "zoe" or any(way in whole for way in ways)
    done = forget(GONE, out)
    left = b"".join([*contents(out).values(), *(name.encode() for name in contents(out))])
    assert not any(way in left for way in ways)
    assert done.left == ()


def test_an_export_is_gone_and_other_tables_of_students_lose_the_rows(out):
    """Exports are made again; a table with a column student loses that student's rows alone."""
    export(out, "csv")
    (out / "mine.csv").write_text(f"student,note\n{GONE},late\nMina 000,fine\n", encoding="utf-8")
    (out / "grades.csv").write_bytes((out / "grades.csv").read_bytes().replace(b",0,", b",1,"))
    assert "for-csv.csv" in forget(GONE, out).removed
    assert (out / "mine.csv").read_text(encoding="utf-8") == "student,note\nMina 000,fine\n"
    assert not (out / "for-csv.csv").exists()
    assert [path.name for path in out.glob("grades*")] == ["grades.csv"]


def test_a_file_that_cannot_be_mended_is_named(out):
    """A teacher's own note or table that names the student stays as it is, and is listed."""
    (out / "note.txt").write_text(f"Call {GONE.upper()} at home", encoding="utf-16")
    (out / "own.csv").write_text(f"who,with\nMina 000,{GONE}\n", encoding="utf-8")
    assert forget(GONE, out).left == ("note.txt", "own.csv")
    assert (out / "own.csv").read_text(encoding="utf-8") == f"who,with\nMina 000,{GONE}\n"


def test_inputs_that_name_the_student_are_listed_also_inside_zips(made, out, tmp_path):
    """Files are found by what they hold and by their names, however deep the zips lie."""
    inner, outer = tmp_path / "week.zip", tmp_path / "all.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        for path in made[0].iterdir():
            archive.write(path, path.name)
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(inner, "week.zip")
        archive.writestr("zoe004_17_essay.txt", "no name in here")
    wanted = {path.name for path in made[0].iterdir() if ".0004." in path.name}
    done = forget(GONE, out, inputs=[outer])
    inside = {*(f"all.zip/week.zip/{name}" for name in wanted), "all.zip/zoe004_17_essay.txt"}
    assert set(done.inputs) == {(tmp_path / name).as_posix() for name in inside}
    assert wanted.isdisjoint(forget("Mina 000", out).inputs)
    assert done.unread == ()


def test_a_zip_that_cannot_be_read_is_named(out, tmp_path):
    """What was not searched is never taken for clean."""
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 broken")
    assert forget(GONE, out, inputs=[tmp_path / "broken.zip"]).unread == (
        (tmp_path / "broken.zip").as_posix(),
    )


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA], ids=["damaged", "lzma"]
)
def test_an_entry_that_cannot_be_unpacked_is_named(tmp_path, method):
    """Damage within an entry ends nothing, and what takes memory to unpack is left alone."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
        archive.writestr("x", GONE * 99)
        archive.writestr("y", GONE)
    data = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data[:31] + b"\xff" * 9 + data[40:])
    found = Traces([GONE]).search(tmp_path / "a.zip")
    assert "a.zip" in found.unread[0]


def test_zips_in_zips_share_what_may_be_unpacked(tmp_path, monkeypatch):
    """A small file cannot unfold to days of searching."""
    monkeypatch.setattr("whosays.classroom.forgetting.traces.MOST_UNPACKED", 100_000)
    data = bytes(40_000)
    for name in ("c", "b", "a"):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for at in range(4):
                archive.writestr(f"{at}", data)
        data = (tmp_path / f"{name}.zip").read_bytes()
    looked = []
    traces = Traces([GONE])
    monkeypatch.setattr(Traces, "in_bytes", lambda self, data, **_: looked.append(len(data)))
    found = traces.search(tmp_path / "a.zip")
    assert sum(looked) <= 100_000
    assert found.unread


def test_a_zip_that_unpacks_to_far_more_is_not_searched(out, tmp_path):
    """Too large an entry is named as unread, and reading goes on behind it."""
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("huge", bytes(MOST_BYTES + 1))
        archive.writestr("small", GONE)
    done = forget(GONE, out, inputs=[tmp_path / "bomb.zip"])
    assert done.unread == ((tmp_path / "bomb.zip/huge").as_posix(),)
    assert (tmp_path / "bomb.zip/small").as_posix() in done.shared


@pytest.mark.parametrize(
    "name",
    [
        "05/whosays.05._5ao_c3_ab_20004.20261102.x.json",
        "zoe004_4000_130002_hand-in.json",
        "Zoë 004_77_assignsubmission_file/a.json",
        "a/b_4711_c.json",
        "Zo%C3%AB%20004.json",
    ],
    ids=["dropped", "canvas", "moodle", "number", "percent"],
)
def test_the_name_of_a_file_names_the_student(name):
    """Aliases are found as the course and as schools' systems write them into names."""
    assert Traces([GONE], ["4711"]).in_name(name)
    assert not Traces(["Mina 000"], ["47"]).in_name(name)


def test_nothing_changes_when_the_disk_says_no(out, monkeypatch):
    """All files change together or not at all."""

    def full(*_):
        raise OSError(28, "No space left on device")

    before = contents(out)
    monkeypatch.setattr(forgetting, "write_class", full)
    with pytest.raises(OSError, match="No space left"):
        forget(GONE, out)
    assert contents(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("alias", ["Zoë 004", "zoë 004", "ZOË  004"])
def test_an_alias_is_found_in_any_case(out, alias):
    """Capitals and blanks do not matter where only one student is meant."""
    assert forget(alias, out).students == (GONE,)


@pytest.mark.parametrize(
    ("alias", "text"),
    [
        pytest.param(
            "Zoe 004",
            'Nobody in {out} is called Zoe 004. This comes near it: "Zoë 004". '
            'If you mean that one, type: whosays forget --student "Zoë 004" {out}',
            id="near",
        ),
        pytest.param(
            "a 00",
            "Nobody in {out} is called a 00. Several students come near it, and nothing tells "
            "which of them is meant. Type --student, and the one you mean as it stands in quotes "
            'here:\n  "Mina 000"\n  "Olena 002"',
            id="several-near",
        ),
        pytest.param(
            "Xx",
            "Nobody in {out} is called Xx. No student there has such an alias, name or id, and "
            "none comes near it. Look at the columns student, name and alias in "
            "{out}/students.csv, and type one of those.",
            id="strange",
        ),
    ],
)
def test_a_wrong_alias_gets_suggestions(out, alias, text):
    """Nobody is taken out, and the error ends with what to type."""
    before = contents(out)
    with pytest.raises(ValueError, match="Nobody") as caught:
        forget(alias, out)
    assert str(caught.value) == text.format(out=out)
    assert contents(out) == before


def test_of_two_with_one_alias_the_key_is_asked_for(made, tmp_path):
    """Two journals under one alias are two students: the teacher says which."""
    copied, out = tmp_path / "in", tmp_path / "out"
    shutil.copytree(made[0], copied)
    for path in copied.glob("*.0004.*"):
        text = path.read_text(encoding="utf-8").replace('"journal":"2', '"journal":"3')
        (copied / f"again.{path.name}").write_text(text, encoding="utf-8")
    grade(copied, out=out)
    with pytest.raises(ValueError, match="Several") as caught:
        forget(GONE, out)
    assert str(caught.value) == (
        "Several students are called Zoë 004. Only one is taken out at a time, and never by a "
        "guess. Type --student, and the one you mean as it stands in quotes here:\n"
        '  "Zoë 004"\n  "Zoë 004 (2)", alias Zoë 004'
    )
    assert forget("Zoë 004 (2)", out, exact=True).students == ("Zoë 004 (2)",)
    assert "Zoë 004 (2)" not in (out / "grades.csv").read_text(encoding="utf-8")


def test_a_folder_that_grading_did_not_write_is_left_alone(tmp_path):
    """Nothing is changed in somebody else's folder."""
    with pytest.raises(FileNotFoundError, match="is no folder that grading wrote"):
        forget("Mina", tmp_path)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hannah was here", False),
        ("anna, again", True),
        ("ANNA", True),
        ("\\u0041nna", True),
        ("&#65;nna", True),
        ("annas", False),
    ],
)
def test_a_name_is_found_as_a_word(text, named):
    """A name inside another word is another word; escapes hide nothing."""
    assert Traces(["Anna"]).in_text(text) is named


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("\ubbfc\uc544", "\ubbfc\uc544 said so", True),
        ("\ubbfc\uc544", "\ubbfc\uc544\ub294 \uadf8\ub807\uac8c", True),
        ("\u674e\u660e", "\u6211\u662f\u674e\u660e\u3002", True),
        ("\ubbfc\uc544", "\ubbfc\uc815", False),
        ("\ubbfc", "\ubbfc\uc544", False),
        ("Bo", "Bo", False),
    ],
)
def test_a_name_of_two_syllables_is_found(name, text, named):
    """In scripts where two signs are a name, it is found though others stand beside it."""
    assert Traces([name]).in_text(text) is named


def test_a_name_that_is_a_plain_word_takes_no_problem_of_others(made, tmp_path):
    """A problem goes where it names the student, and not where its own words sound so."""
    given = json.loads(min(made[0].glob("*.json")).read_bytes())
    for alias in ("Each", "Otto", "Anna"):
        named = {"alias": alias, "journal": "own" if alias == "Each" else "copied"}
        (tmp_path / f"{alias}.json").write_text(json.dumps(given | named))
    out = tmp_path.with_name(f"{tmp_path.name}-out")
    grade(tmp_path, out=out)
    before = (out / "problems.csv").read_text("utf-8-sig")
    forget("Each", out)
    assert "Each was graded apart" in before
    assert (out / "problems.csv").read_text("utf-8-sig") == before


LISTS = {
    "two-columns.csv": "First name,Last name,e-mail\nMina,Kim,x@s.test\n",
    "apart.csv": "First name,id,Last name\nMina,77,Kim\n",
    "turned.txt": "Call Mina Kim at home",
    "address.csv": "who\nmina@s.test\n",
    "others.csv": "First name,Last name\nMina,Roe\nJonas,Kim\n",
}


@pytest.fixture
def listed(made, tmp_path):
    """Return a folder graded with a class list and answers from paper, beside other lists."""
    folder = tmp_path / "lists"
    folder.mkdir()
    for name, text in LISTS.items():
        (folder / name).write_text(text)
    (tmp_path / "class.csv").write_text(
        'name,alias,email\n"Kim, Mina",Mina 000,mina@s.test\n"Roe, Jo",Jonas 001,jo@s.test\n'
    )
    (tmp_path / "paper.csv").write_text(
        "student,lesson,question,answer\nMina 000,00,q2,a\nJonas 001,00,q2,a\n"
    )
    lists = {"roster": tmp_path / "class.csv", "paper": tmp_path / "paper.csv"}
    grade(made[0], out=tmp_path / "listed", **lists)
    return tmp_path / "listed"


@pytest.mark.parametrize("name", ["Mina Kim", "kim, mina", "Kim Mina", "mina 000"])
def test_a_name_is_found_with_either_part_first(listed, name):
    """A class list says Kim, Mina, and a teacher types Mina Kim."""
    assert forget(name, listed).students == ("Kim, Mina",)


def test_tables_of_many_are_not_to_be_deleted(made, listed, monkeypatch):
    """Own hand-ins are listed apart from lists and sheets, with the folders that were searched."""
    monkeypatch.chdir(listed.parent)
    done = forget("Mina Kim", listed, inputs=["lists", "class.csv", "paper.csv", made[0]])
    assert done.shared == (
        *("class.csv", "lists/address.csv", "lists/apart.csv", "lists/turned.txt"),
        *("lists/two-columns.csv", "paper.csv"),
    )
    own = [path.as_posix() for path in sorted(made[0].iterdir()) if ".0000." in path.name]
    assert [*done.inputs] == own


def test_the_command_lists_what_is_left_to_do(made, out, capsys):
    """The hand-ins are the teacher's: they are listed, and never changed."""
    before = contents(made[0])
    assert main(["forget", GONE, str(out), "--search", str(made[0])]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{GONE} is taken out of {out}. Items and board were made again")
    assert ".0004." in told
    assert contents(made[0]) == before


def test_the_command_ends_with_2_for_nobody(out, capsys):
    """A wrong name is told on the other stream."""
    assert main(["forget", "Xx", str(out)]) == 2
    assert "is called Xx" in capsys.readouterr().err
