"""A misleading chart stands beside its mended twin, and neither can pass for the other."""

import math

import pytest
from chart_claims import SOURCES, claims

from whosays import charts

RANGE = {"qualifier": "between", "value": math.nan, "low": 1000.0, "high": 3000.0}
FAULTS = ("cut-axis", "joined-line", "lost-hedges")


def draw(fault, *rows):
    """Draw made claims twice, with a fault and without it."""
    rows = rows or ({"qualifier": "about"}, {"stated_on": "2025-04-02", "value": 1100.0}, RANGE)
    return charts.twins(claims(*rows), fault=fault, sources=SOURCES)


def signs(ax):
    """Return the hedges' signs that are drawn."""
    return {each.get_gid() for each in ax.collections if str(each.get_gid()).startswith("sign:")}


def tops(ax):
    """Return the heights of all marks."""
    marks = [each for each in ax.collections if str(each.get_gid()).startswith("marks:")]
    return sorted(float(y) for each in marks for y in each.get_offsets()[:, 1])


@pytest.mark.parametrize("fault", FAULTS)
def test_each_half_says_which_it_is_and_why(fault):
    """A picture of the left half alone still says that it misleads, and so does the alt text."""
    ax = draw(fault)
    tags = [text for text in ax.texts if text.get_gid() == "tag"]
    whys = [text.get_text().replace("\n", " ") for text in ax.texts if text.get_gid() == "why"]
    assert [tag.get_text() for tag in tags] == ["✗ Misleading on purpose", "✓ Mended"]
    assert f"Left, misleading on purpose: {whys[0]}" in charts.alt(ax)
    assert f"Right, mended: {whys[1]}" in charts.alt(ax)


def test_the_frame_around_what_misleads_is_dashed():
    """The halves differ in their line, so that no colour is needed to tell them apart."""
    dashes = [patch.get_linestyle() for patch in draw("cut-axis").patches]
    assert len(dashes) == 2
    assert dashes[1] == "-" != dashes[0]


def test_a_cut_axis_starts_above_zero_and_its_twin_at_zero():
    """The same bars stand on both scales."""
    left, right = draw("cut-axis").child_axes
    assert left.get_ylim()[0] > 0 == right.get_ylim()[0]
    assert tops(left) == tops(right)


def test_a_line_joins_the_marks_on_the_left_only():
    """Rival claims are joined in the misleading half, and stand alone with names in the other."""
    left, right = draw("joined-line").child_axes
    assert [len(line.get_xdata()) for line in left.lines if line.get_gid() == "line"] == [3]
    assert [line for line in right.lines if line.get_gid() == "line"] == []
    assert {text.get_text() for text in right.texts} == {"Seoul's ministry", "Ministry"} & {
        text.get_text() for text in right.texts
    }


def test_lost_hedges_take_signs_and_the_lower_end_of_a_range():
    """The left half has bare numbers; the right half keeps wave, bar and both ends."""
    left, right = draw("lost-hedges").child_axes
    assert (signs(left), signs(right)) == (set(), {"sign:wave"})
    assert (tops(left), tops(right)) == ([1000.0, 1100.0, 3000.0], [1000.0, 1000.0, 1100.0, 3000.0])
    assert "about 1,000" not in {text.get_text() for text in left.texts}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_signs_that_occur_are_told(fault):
    """Below the pair stands what a wave means, and nothing of a cap that is not there."""
    [note] = [text.get_text() for text in draw(fault).texts if text.get_gid() == "note"]
    note = note.replace("\n", " ").lower()
    assert "wave" in note
    assert ("a cap means" in note) is False


CANNOT = [
    ("cut-axis", {"value": 0.0}, "they reach down to zero. A scale is cut between zero and the "
     "lowest."),
    ("cut-axis", RANGE | {"low": 10.0}, "they lie too far apart. A cut misleads where all are "
     "close together."),
    ("joined-line", {}, "there is only one. A line needs two figures to join."),
    ("lost-hedges", {}, "none of them has a hedge. Only a hedge that is there can be lost."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "row", "why"), CANNOT, ids=["zero", "far apart", "alone", "bare"]
)
def test_figures_that_cannot_show_a_fault_are_refused(fault, row, why):
    """Where there is nothing to cut, join or lose, the error says so and what to do."""
    faults = ("cut-axis", "joined-line", "lost-hedges")
    others = ", ".join(each for each in faults if each != fault)
    with pytest.raises(ValueError, match="cannot show") as caught:
        draw(fault, row)
    assert str(caught.value) == (
        f"These figures cannot show this fault: {why} "
        f"Choose other claims or another fault: {others}."
    )


def test_another_fault_is_refused():
    """Three faults are known."""
    with pytest.raises(ValueError, match="cannot take") as caught:
        draw("pie")
    assert str(caught.value) == (
        "charts.twins cannot take fault='pie'. It takes one of: cut-axis, joined-line, "
        "lost-hedges. "
        'Type charts.twins(claims, fault="cut-axis").'
    )
