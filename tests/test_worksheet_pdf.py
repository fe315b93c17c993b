"""A worksheet and its key are tagged PDFs in greys, and nothing in them is cut or split."""

import pytest
import sheet_pages
import sheet_rules

from whosays.editions.worksheets import key, marks, pictures
from whosays.editions.worksheets.render import render

#: One lesson here, with nearly every kind of block; all of them, on both papers, in tests/editions.
LESSON = "04"


def test_a_sheet_is_fit_for_reader_and_copier():
    """Title, language, tags, alt texts, heads of tables, greys; four pages, whole questions."""
    assert sheet_rules.faults(sheet_pages.sheet(LESSON), least=9.5, pages=4) == []


def test_a_key_is_fit_for_reader_and_copier():
    """A key holds to the same rules, in smaller type."""
    assert sheet_rules.faults(sheet_pages.key_of(LESSON), least=8.5, pages=4) == []


@pytest.mark.parametrize("made", [sheet_pages.brief, sheet_pages.poster], ids=["brief", "poster"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_brief_and_poster_are_one_page_each(made, paper):
    """The brief and the case board are one page each, by the same rules."""
    assert sheet_rules.faults(made(paper), least=9.5, pages=1) == []


@pytest.mark.parametrize(
    ("paper", "upright", "across"),
    [("a4", (210, 297), (420, 297)), ("letter", (216, 279), (432, 279))],
    ids=["a4", "letter"],
)
def test_the_paper_is_the_one_asked_for(paper, upright, across):
    """Pages come on A4 or Letter, and the poster across A3 or Tabloid, in millimetres."""
    for pdf, wanted in ((sheet_pages.brief(paper), upright), (sheet_pages.poster(paper), across)):
        page = sheet_pages.reader(pdf).pages[0].mediabox
        assert tuple(round(float(side) / 72 * 25.4) for side in (page.width, page.height)) == wanted


def test_the_same_data_give_the_same_bytes():
    """A sheet that is made again is the same file: no clock and no chance is in it."""
    again = render("sheet", sheet_pages.data(LESSON), paper="a4")
    assert again == sheet_pages.sheet(LESSON, "a4")


def test_a_picture_that_is_drawn_again_is_the_same():
    """A drawing has no ids by chance, no day and no name of a program."""
    drawn = next(each for each in sheet_pages.data(LESSON)["blocks"] if each["is"] == "picture")
    again = pictures.draw(LESSON, "same-number", sheet_pages.KEYS.ledger, height=2.6)
    assert again["svg"] == drawn["svg"]


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


def test_options_are_one_list_however_many_columns():
    """Who hears the sheet hears how many options there are, with their letters."""
    asked = dict(sheet_pages.questions(sheet_pages.sheet(LESSON)))
    (options,) = asked["r1"].all("L")
    assert [each.name for each in options.inside] == ["LI"] * 4
    assert all(len(each.inside[0].pages) == 1 for each in options.all("LI"))


def test_explanations_in_the_key_are_lists():
    """What can be chosen stands in a list, one for each question that has some."""
    made = key.key(*sheet_pages.parts(LESSON))["blocks"]
    counts = [len(each["rows"]) for each in made if each["is"] == "answer"]
    lists = [len(each.inside) for each in sheet_pages.tags(sheet_pages.key_of(LESSON)).all("L")]
    assert lists == counts


def test_a_quotation_is_told_as_one():
    """A passage of the brief is tagged as quoted, not only indented."""
    data = {**sheet_pages.data(LESSON), "blocks": marks.blocks("Ours.\n\n> Theirs.\n")}
    made = sheet_pages.tags(render("sheet", data, paper="a4"))
    assert len([*made.all("BlockQuote")]) == 1


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
