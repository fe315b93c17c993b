"""The words of course, classroom and command: each named in a words.toml is said by some module."""

import re
import tomllib
from importlib.resources import files

import pytest

from whosays import lessons
from whosays.cli.doctor import CHECKS

HERE = files("whosays")
ROOMS = [f"classroom/{each.name}" for each in (HERE / "classroom").iterdir() if each.is_dir()]
#: Which modules say the words of a part. The controls' words have a test of their own.
SPEAKERS = {
    "charts": ("charts", "explore", "controls"),
    "explore": ("explore", "charts"),
    "study": ("study",),
    "briefs": ("briefs", "explore"),
    "hand_in": ("classroom/handing_in",),
    "feedback": ("classroom/feedback",),
}
#: The same for what a teacher reads. What the columns of tables mean has a test of its own.
OF_CLASSROOM = {
    "problem": ("classroom", *ROOMS),
    "class": ("classroom/scoring",),
    "items": ("classroom/scoring",),
    "board": ("classroom/board", "classroom/scoring"),
    "board_page": ("classroom/board",),
    "marking": ("classroom/marking", "controls/js"),
    "grade": ("classroom/grading",),
    "output": ("classroom/grading",),
    "tables": ("classroom/grading",),
    "export": ("classroom/exporting",),
    "forget": ("classroom/forgetting",),
}
#: Tables whose names are words of the ledger, of a lesson or of a brief, or numbers.
OF_DATA = (
    r"charts\.(factors|units|measures|counts|hedges|families)\..*",
    r"charts\.chain\.changes\..*",
    r"charts\.shares\.(how|names|hedges|table)\..*",
    r"charts\.dots\.(verbs|table)\..*",
    r"charts\.calibration\.groups\..*",
    r"charts\.discernment\.(trust|doubt|neither)",
    r"(charts|explore)\.board\.(top|body)",
    r"feedback\.trust\.leaning\..*",
    r"feedback\.sure\.(like|surer|less-sure)",
    r"explore\.(time\.sides|verdicts|brief\.kinds)\..*",
    r"board_page\.(sure|trust)\.leaning\..*",
    r"board_page\.sure\.(low|middle|high)",
    r"marking\.(marks|journal)\..*",
    r"board\.roles\..*",
)
#: Names that are put together from parts.
BUILT = (
    r"charts\.(shares\.)?read_\w+",
    r"charts\.chain\.head_\w+",
    r"explore\.chain\.\w+_relayed",
    r"explore\.evidence\.office_\w+",
    r"explore\.time\.mark\.[\w-]+-event",
    r"explore\.verdict_board\.part_\w+",
    r"study\.sign_in\.alias-[\w-]+",
    r"hand_in\.why\.[\w-]+",
    r"board\.(pair_(first|last)|sure_(low|middle|high)|picks\.leaning-(true|false))",
)
#: What stands before the name of what a line of the command is about, such as a kind of file.
ABOUT = re.compile(r"(one|many|where|bar|next|hand_in)_")
ERROR = {"what", "why", "mend"}


def named(table: dict, path: str):
    """Names of all words below a table, with the tables that they stand in; of an error its own."""
    for name, word in table.items():
        if isinstance(word, dict) and word.keys() != ERROR:
            yield from named(word, f"{path}.{name}")
        else:
            yield f"{path}.{name}"


def quoted(packages: tuple[str, ...]) -> set[str]:
    """Every short text in quotes in the modules of these packages."""
    modules = [each for name in packages for each in (HERE / name).iterdir()]
    code = "".join(it.read_text("utf-8") for it in modules if it.name.endswith((".py", ".js")))
    return set(re.findall(r"[\"']([\w.-]+)[\"']", code))


def words(package: str) -> dict:
    """The words of a package."""
    return tomllib.loads((HERE / package / "words.toml").read_text("utf-8"))


def left_over(table: dict, part: str, speakers: tuple[str, ...]) -> list[str]:
    """Names of the words of a part that its speakers do not say."""
    said, elsewhere = quoted(speakers), re.compile("|".join([*OF_DATA, *BUILT]))
    paths = [path for path in named(table, part) if not elsewhere.fullmatch(path)]
    return [path for path in paths if path.rpartition(".")[2].removesuffix("_one") not in said]


@pytest.mark.parametrize("part", SPEAKERS)
def test_no_word_is_left_over(part):
    """A word that nothing says any more is removed."""
    assert left_over(lessons.words()[part], part, SPEAKERS[part]) == []


@pytest.mark.parametrize("part", OF_CLASSROOM)
def test_no_word_of_the_classroom_is_left_over(part):
    """What no room of the classroom tells a teacher any more is removed."""
    assert left_over(words("classroom")[part], part, OF_CLASSROOM[part]) == []


def test_every_part_of_the_classrooms_words_has_speakers():
    """A new part cannot go unlooked at."""
    assert words("classroom").keys() == {*OF_CLASSROOM, "columns"}


def test_no_word_of_the_command_is_left_over():
    """What the command prints no more is removed."""
    said = quoted(("cli", "journal", "classroom/exporting"))
    names = [f"doctor.{name}" for name in CHECKS]
    paths = [each.removeprefix("cli.") for each in named(words("cli"), "cli")]
    assert [each for each in paths if not said & ways(each) and each not in names] == []


def ways(path: str) -> set[str]:
    """The ways in which a line of the command may be named where it is said."""
    section, name = path.split(".")
    about = ABOUT.sub("", name)
    parts = {about, about.removesuffix("s"), about.replace("_", "-")} if about != name else set()
    return {name if section == "trouble" else path, *parts}
