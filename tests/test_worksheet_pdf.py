"""A worksheet and its key are tagged PDFs in greys, and nothing in them is cut or split."""

import pytest
import sheet_pages
import sheet_rules

from whosays.editions.worksheets import content
from whosays.editions.worksheets.render import render

#: One lesson here, with nearly every kind of block; all of them in tests/editions.
LESSON = "04"


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_sheet_is_fit_for_reader_and_copier(paper):
    """Title, language, tags, alt texts, heads of tables, greys; four pages, whole questions."""
    assert sheet_rules.faults(sheet_pages.sheet(LESSON, paper), least=9.5, pages=4) == []


def test_a_key_is_fit_for_reader_and_copier():
    """A key holds to the same rules, in smaller type."""
    assert sheet_rules.faults(sheet_pages.key_of(LESSON), least=8.5, pages=4) == []


@pytest.mark.parametrize("made", [sheet_pages.brief, sheet_pages.poster], ids=["brief", "poster"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_brief_and_poster_are_one_page_each(made, paper):
    """The brief and the case board are one page each, by the same rules."""
    assert sheet_rules.faults(made(paper), least=9.5, pages=1) == []


@pytest.mark.parametrize(
    ("paper", "sheet", "poster"),
    [("a4", (210, 297), (420, 297)), ("letter", (216, 279), (432, 279))],
    ids=["a4", "letter"],
)
def test_the_paper_is_the_one_asked_for(paper, sheet, poster):
    """Sheets come on A4 or Letter, and the poster across A3 or Tabloid, in millimetres."""
    for pdf, wanted in (
        (sheet_pages.sheet(LESSON, paper), sheet),
        (sheet_pages.poster(paper), poster),
    ):
        page = sheet_pages.reader(pdf).pages[0].mediabox
        assert tuple(round(float(side) / 72 * 25.4) for side in (page.width, page.height)) == wanted


def test_the_same_data_give_the_same_bytes():
    """A sheet that is made again is the same file: no clock and no chance is in it."""
    again = render("sheet", content.sheet(*sheet_pages.parts(LESSON)), paper="a4")
    assert again == sheet_pages.sheet(LESSON, "a4")


def test_a_title_names_the_lesson():
    """What a reader's window shows says which lesson it is, and which of the two files."""
    told = [
        sheet_pages.reader(make(LESSON)).metadata.title
        for make in (sheet_pages.sheet, sheet_pages.key_of)
    ]
    assert told == [
        "Lesson 04: How many soldiers? (worksheet)",
        "Lesson 04: How many soldiers? (key to the worksheet)",
    ]


def test_every_question_has_a_heading_of_its_own():
    """Who cannot see the page can go from question to question, in the plan's order."""
    heads = [
        str(tag.element["/T"]) for tag in sheet_pages.tags(sheet_pages.sheet(LESSON)).all("H3")
    ]
    _, plan, _, _ = sheet_pages.parts(LESSON)
    assert heads == [id.partition("-")[2] for id in plan.questions]


def test_text_is_never_markup():
    """Whatever a lesson says, typst sets its letters and does nothing else with them."""
    odd = '#panic("no") $x$ *bold* \\ @ref <tag> [#] // gone'
    data = {**sheet_pages.data(LESSON), "blocks": [{"is": "step", "text": odd, "minutes": 0}]}
    page = sheet_pages.reader(render("sheet", data, paper="a4")).pages[0]
    # Older readers put blanks between letters that stand close.
    assert "".join(odd.split()) in "".join(page.extract_text().split())


def test_a_picture_without_alt_text_is_refused():
    """typst itself makes no PDF/UA file of a picture that nothing stands for."""
    data = sheet_pages.data(LESSON)
    bare = next(each for each in data["blocks"] if each["is"] == "picture") | {"alt": None}
    with pytest.raises(RuntimeError):
        render("sheet", {**data, "blocks": [bare]}, paper="a4")
