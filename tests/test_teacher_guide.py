"""The teacher's guide: its links lead somewhere, and what it says of the course is so."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from textwrap import dedent

import pytest

import whosays
from whosays import lessons, reasoning
from whosays.classroom.paper.rows import read_paper
from whosays.classroom.people.roster import read_roster
from whosays.classroom.scoring.keys import Keys

FOLDER = Path(__file__).parents[1] / "docs" / "teachers"
GUIDE = (FOLDER / "guide.md").read_text(encoding="utf-8")
LINKS = re.findall(r"\]\(([^)]+)\)", GUIDE)
SECTIONS = (
    *("Routes", "Before the first lesson", "If somebody is upset", "Substitute teachers"),
    *("Absent students", "The written brief: a rubric", "Chatbots", "Hand-ins"),
    *("Marking in one command", "What the marks can say, and what they cannot"),
    *("When the story moves on", "Standards"),
)


def slug(heading):
    """Return the anchor that a heading gets on a page."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("link", sorted(set(LINKS)))
def test_every_link_leads_somewhere(link):
    """A link is a file of the project or a heading of the guide."""
    if link.startswith("#"):
        assert link[1:] in {slug(each) for each in re.findall(r"^#+ (.+)$", GUIDE, re.M)}
    else:
        assert (FOLDER / link).is_file()


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_section_is_there(heading):
    """A teacher finds each of the things that the course owes them."""
    assert f"\n## {heading}\n" in GUIDE


def test_the_verdicts_are_those_of_the_ledger():
    """Ten claims have a score, five of them hold and five need a repair."""
    brief = whosays.load().brief
    scored = Counter(brief[brief["scored"]]["verdict"])
    assert scored == {"holds": 5, "needs-repair": 5}
    assert len(brief) == 15
    assert "Ten of its fifteen claims" in GUIDE
    assert "five hold, and five need a repair" in GUIDE


def test_the_minutes_are_those_of_the_lessons():
    """All lessons take as long as the guide says."""
    minutes = {id: lessons.read(id).minutes for id in lessons.ids()}
    assert minutes.pop("00") == 20
    assert set(minutes.values()) == {36}


def test_numbers_of_enough_are_those_of_the_course():
    """How many answers and persons it takes to say something is told as it is counted."""
    enough = reasoning.calibration
    assert (enough.ENOUGH, enough.ENOUGH_IN_BIN, enough.ENOUGH_PERSONS) == (10, 5, 10)


def test_the_end_of_the_ledger_is_told():
    """The last page of the ledger is of the month that the guide names."""
    assert whosays.load().reports["published"].dropna().max() == "2026-04"
    assert "The ledger ends in April 2026" in GUIDE


def test_every_standard_says_whether_its_wording_was_seen():
    """No row of the table leaves open whether somebody read the wording."""
    rows = GUIDE.split("## Standards", 1)[1].split("\n## ", 1)[0]
    cells = [line.split("|")[-2].strip() for line in rows.splitlines() if line.startswith("| ")]
    assert len(cells) > 15
    assert set(cells[2:]) <= {"seen", "name seen", "unchecked"}


CODE = r"(?:RH|WHST)\.11-12\.\d+|N-Q\.A\.3|S-IC\.B\.6|D\d\.(?:His\.)?\d+|ISTE|DigComp|ACRL \W*\w+"


def test_the_table_of_standards_is_that_of_the_cards():
    """Each standard on a card stands in the guide with all lessons whose cards name it."""
    cards: dict[str, list[str]] = {}
    for file in sorted(FOLDER.glob("notes/[0-9]*.toml")):
        for each in tomllib.loads(file.read_text("utf-8"))["standards"]:
            for code in re.findall(CODE, each):
                cards.setdefault(code.replace("*", "").lower(), []).append(file.stem)
    table = {}
    for line in re.findall(r"^\| (?!---|framework)(.+) \|$", GUIDE.split("## Standards")[1], re.M):
        name, _, told, _ = line.split(" | ")
        for code in re.findall(CODE, name):
            table[code.replace("*", "").lower()] = told.split(", ")
    assert table == cards


SAMPLES = re.findall(r"^  ```text\n(.*?)^  ```", GUIDE, re.M | re.S)


def sample(tmp_path, head):
    """Write the sample whose head begins so to a file, as a teacher types it."""
    text = next(each for each in map(dedent, SAMPLES) if each.startswith(head))
    path = tmp_path / "sample.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_class_list_of_the_guide_is_read(tmp_path):
    """Both students of the sample are in the class, and nothing is odd about it."""
    roster, problems = read_roster(sample(tmp_path, "name,"))
    assert ([each.name for each in roster.people], problems) == (["Mina Kim", "Jonas Berg"], [])


def test_the_paper_sheet_of_the_guide_is_read(tmp_path):
    """Both answers of the sample are taken as given, and nothing is left out."""
    received, problems = read_paper(sample(tmp_path, "student,"), Keys(whosays.load()))
    given = [each.question for one in received for each in one.hand_in.answers]
    assert (given, problems) == (["02-q1", "02-q5"], [])
