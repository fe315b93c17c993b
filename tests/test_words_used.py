"""The words of the course: each one named in words.toml is said by some module."""

import re
from importlib.resources import files

import pytest

from whosays import lessons

#: Which modules say the words of a part. The controls' words have a test of their own.
SPEAKERS = {
    "charts": ("charts", "explore", "controls"),
    "explore": ("explore", "charts"),
    "study": ("study",),
    "briefs": ("briefs", "explore"),
    "hand_in": ("classroom/handing_in",),
    "feedback": ("classroom/feedback",),
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
)
#: Names that are put together from parts.
BUILT = (
    r"charts\.(shares\.)?read_\w+",
    r"charts\.chain\.head_\w+",
    r"explore\.chain\.\w+_relayed",
    r"explore\.evidence\.office_\w+",
    r"explore\.time\.mark\.[\w-]+-event",
    r"explore\.verdict_board\.part_\w+",
    r"feedback\.kept\.\w+_one",
    r"study\.sign_in\.alias-[\w-]+",
    r"hand_in\.why\.[\w-]+",
)


def named(table: dict, path: str):
    """Names of all words below a table, with the tables that they stand in."""
    for name, word in table.items():
        if isinstance(word, dict):
            yield from named(word, f"{path}.{name}")
        else:
            yield f"{path}.{name}"


def quoted(packages: tuple[str, ...]) -> set[str]:
    """Every short text in quotes in the modules of these packages."""
    modules = [each for name in packages for each in (files("whosays") / name).iterdir()]
    code = "".join(each.read_text("utf-8") for each in modules if each.name.endswith(".py"))
    return set(re.findall(r"[\"']([\w-]+)[\"']", code))


@pytest.mark.parametrize("part", SPEAKERS)
def test_no_word_is_left_over(part):
    """A word that nothing says any more is removed."""
    said, elsewhere = quoted(SPEAKERS[part]), re.compile("|".join([*OF_DATA, *BUILT]))
    words = [path for path in named(lessons.words()[part], part) if not elsewhere.fullmatch(path)]
    assert [path for path in words if path.rpartition(".")[2] not in said] == []
