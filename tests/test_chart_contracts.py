"""What every chart keeps to, whoever wrote it: found by itself, drawn from its examples."""

import inspect
import re
from functools import cache

import matplotlib as mpl
import pytest
from chart_examples import AWKWARD, CHARTS, EXAMPLES
from chart_pictures import contrast, outside, overlapping, written
from matplotlib._pylab_helpers import Gcf
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

import whosays
from whosays import charts

IDS = [example.id for example in EXAMPLES]
# A chart without any example is told by the first test rather than by an error here.
FIRST = {each.chart: each for each in reversed(EXAMPLES)}
SHOWN = [(example, "laptop", "light") for example in EXAMPLES] + [
    (example, size, theme)
    for example in EXAMPLES
    if example.real
    for size, theme in (("projector", "dark"), ("page", "grey"))
]
SHOWN_IDS = [f"{example.id}-{size}" for example, size, _ in SHOWN]


@cache
def picture(example, size, theme):
    """Draw an example once for all tests that only look at it."""
    ax = example.draw(look=charts.look.at(size, theme=theme))
    return ax, written(ax)


def test_every_chart_has_real_and_awkward_examples():
    """A chart that is added without examples of both kinds fails here."""
    for kind in (True, False):
        assert {each.chart for each in EXAMPLES if each.real is kind} == set(CHARTS)


def test_the_awkward_examples_cannot_be_forgotten():
    """Each chart is drawn from no data at all, and from one row only."""
    for name in CHARTS:
        names = {each.name.rpartition(", ")[2] for each in EXAMPLES if each.chart == name}
        assert "none" in names
        assert any(word.startswith("one") for word in names)


def test_no_two_examples_share_a_name():
    """Each picture of the gallery has a file of its own."""
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("name", FIRST)
def test_a_given_axes_is_drawn_on_and_nothing_else(name):
    """The chart returns the Axes it was given; its neighbour and the figure stay as they were."""
    left, right = (figure := Figure(figsize=(16, 6))).subplots(1, 2)
    before = [len(right.get_children()), len(figure.get_children()), len(figure.axes)]
    assert FIRST[name].draw(ax=left) is left
    assert [len(right.get_children()), len(figure.get_children()), len(figure.axes)] == before


@pytest.mark.parametrize("name", FIRST)
def test_little_room_is_drawn_in_or_refused(name):
    """In a grid of four either a whole chart stands, or the Axes stay as they were."""
    ax = (figure := Figure(figsize=(8, 5))).subplots(2, 2)[0, 0]
    before = len(ax.get_children())
    try:
        assert charts.alt(FIRST[name].draw(ax=ax))
    except ValueError as refused:
        sentences = re.split(r"(?<=\.) (?=[A-Z])", str(refused))
        assert [each.split(" ")[0] for each in sentences] == ["These", "With", "Give"]
        assert len(ax.get_children()) == before
        assert ax.axison
    figure.canvas.draw()


@pytest.mark.parametrize("name", FIRST)
def test_without_axes_a_figure_of_its_own_is_made(name):
    """Each call makes a new figure, which pyplot knows nothing of."""
    first, second = FIRST[name].draw(), FIRST[name].draw()
    assert first.figure is not second.figure
    assert Gcf.figs == {}


@pytest.mark.parametrize("name", FIRST)
def test_the_style_of_other_plots_stays(name):
    """Drawing and rendering change none of matplotlib's settings."""
    before = {key: mpl.rcParams[key] for key in mpl.rcParams if key != "backend"}
    FIRST[name].draw().figure.canvas.draw()
    assert {key: mpl.rcParams[key] for key in before} == before


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_the_alt_text_is_sentences_with_the_numbers(example):
    """Whoever cannot see the picture hears its figures, in whole sentences."""
    text = charts.alt(picture(example, "laptop", "light")[0])
    assert re.fullmatch(r"[A-Z0-9“].*[.!?]”?", text, re.S)
    assert not re.search(r"\bnan\b|\bNaT\b|\bNone\b(?! of)|[{}\n]|  |,,|\.\.", text)
    assert re.search(r"\d|\bone\b", text) or not len(example.data()) or "Predict first" in text


@pytest.mark.parametrize(("example", "size", "theme"), SHOWN, ids=SHOWN_IDS)
def test_every_text_can_be_read(example, size, theme):
    """No text leaves the picture or runs into another, and each has 4.5:1 on what is behind it."""
    ax, texts = picture(example, size, theme)
    assert outside(ax, texts) == []
    assert overlapping(texts) == []
    assert [each for each in texts if contrast(each.colour, each.paper) < 4.5] == []


def colours(ax):
    """Return the colours of all family marks on an Axes and its insets."""
    found = set()
    for each in (ax, *ax.child_axes):
        for artist in (*each.collections, *each.lines):
            if str(artist.get_gid()).startswith("marks:"):
                line = hasattr(artist, "get_markeredgecolor")
                edge = artist.get_markeredgecolor() if line else artist.get_edgecolor()[0]
                found.add(to_hex(edge))
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_no_colour_stands_without_a_word(example):
    """Whatever a mark's colour says, a text in that colour says too."""
    ax, texts = picture(example, "laptop", "light")
    assert colours(ax) <= {each.colour for each in texts}


def test_no_colour_stands_without_a_shape():
    """On grey paper families are told apart by their marks."""
    assert len({each.marker for each in charts.look.FAMILIES.values()}) == 5


@pytest.mark.parametrize("name", FIRST)
def test_no_data_make_an_honest_empty_chart(name):
    """An empty table is drawn as a sentence, and told as one."""
    empty = next(each for each in EXAMPLES if each.chart == name and each.name.endswith("none"))
    ax, texts = picture(empty, "laptop", "light")
    assert len(empty.data()) == 0
    assert any(len(each.text.split()) > 3 for each in texts)
    assert charts.alt(ax).endswith(".")


WRONG = {
    "a list": [1, 2],
    "a number": 11000,
    "nothing": None,
    "a text": "containers",
    "a whole ledger": whosays.load(),
    "a table of something else": AWKWARD["one"]()[["value"]].rename(columns={"value": "price"}),
}


@pytest.mark.parametrize("name", FIRST)
@pytest.mark.parametrize("given", WRONG.values(), ids=WRONG)
def test_wrong_data_are_refused_with_what_why_and_mend(name, given):
    """The likeliest slips get three short sentences, and never a traceback's own words."""
    with pytest.raises((TypeError, ValueError)) as caught:
        FIRST[name].draw_with(given)
    sentences = re.split(r"(?<=\.) (?=[A-Z])", str(caught.value))
    assert len(sentences) == 3
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("name", FIRST)
def test_a_look_that_is_only_a_word_is_refused(name):
    """The name of a page is not yet a look."""
    with pytest.raises(TypeError) as caught:
        FIRST[name].draw(look="page")
    assert str(caught.value) == (
        "A chart cannot take 'page' for a look. A look holds the colours and sizes of one kind "
        'of page. Type look=charts.look.at("page").'
    )


BARE = {
    "ax": (
        "x",
        "A chart cannot draw on 'x'. It needs matplotlib Axes. "
        "Type ax=figure.subplots(), or leave ax out.",
    ),
    "title": (
        5,
        "A chart cannot have 5 for a title. A title is a text. "
        'Type title="What is counted", or leave title out.',
    ),
    "sources": (
        AWKWARD["one"](),
        "A chart cannot find names in a DataFrame without a column "
        "source_id. It needs the ledger's table of sources. "
        "Type sources=ledger.sources, or leave sources out.",
    ),
}


GIVEN = [
    (name, option)
    for name in FIRST
    for option in BARE
    if option in inspect.signature(getattr(charts, name)).parameters
]


@pytest.mark.parametrize(("name", "option"), GIVEN)
def test_options_of_the_wrong_kind_are_refused(name, option):
    """Axes, titles and sources that are none are told in three sentences, by every chart."""
    given, told = BARE[option]
    with pytest.raises(TypeError) as caught:
        FIRST[name].draw(**{option: given})
    assert str(caught.value) == told
