"""How far two markers agree: checked against numbers worked out by hand."""

import pytest

from whosays.classroom.marking import agreement, differences

SIGNS = {"m": "met", "n": "not-met", "c": "cannot-say"}


def marks(signs, line="who"):
    """Return the marks that a row of signs stands for, one text a sign; a dot is none."""
    return {f"t{at:02}": {line: SIGNS[sign]} for at, sign in enumerate(signs) if sign != "."}


# By hand: observed share of same marks Po, share by chance Pe from each marker's own counts,
# kappa = (Po - Pe) / (1 - Pe).
BY_HAND = {
    # Cohen's table of 50: 20 both yes, 15 both no, 5 and 10 apart. Po .7, Pe .5, kappa .4.
    "fifty": ("m" * 25 + "n" * 25, "m" * 20 + "n" * 5 + "m" * 10 + "n" * 15, 35, 0.4),
    # Po 3/4; Pe = 2/4 x 3/4 + 2/4 x 1/4 = 1/2.
    "four": ("mmnn", "mmmn", 3, 0.5),
    # Po 0; Pe = 1/2 x 1/2 + 1/2 x 1/2 = 1/2.
    "always apart": ("mmnn", "nnmm", 0, -1.0),
    "always the same": ("mnmn", "mnmn", 4, 1.0),
    # Po 5/6; Pe = (2/6 x 3/6) + (2/6 x 1/6) + (2/6 x 2/6) = 1/3.
    "three marks": ("mmnncc", "mmmncc", 5, 0.75),
    # One marker gave one mark only: Po 1/2, Pe = 1 x 1/2.
    "one of them always met": ("mm", "mn", 1, 0.0),
}


@pytest.mark.parametrize(("one", "other", "same", "kappa"), BY_HAND.values(), ids=BY_HAND)
def test_kappa_is_what_a_hand_finds(one, other, same, kappa):
    """Cohen's kappa and the raw agreement are those of a computation by hand."""
    (found,) = agreement(marks(one), marks(other), ["who"])
    assert (found.texts, found.same) == (len(one), same)
    assert found.kappa == pytest.approx(kappa)


@pytest.mark.parametrize("one", ["m", "mmm", "ccc"])
def test_all_marks_the_same_has_no_kappa(one):
    """Where both gave one mark to all, nothing can be worked out, and nothing is divided by 0."""
    (found,) = agreement(marks(one), marks(one), ["who"])
    assert (found.texts, found.same, found.kappa) == (len(one), len(one), None)


def test_only_what_both_have_marked_is_compared():
    """A text that one of them has not reached counts for neither."""
    (found,) = agreement(marks("mm.n"), marks("mn.."), ["who"])
    assert (found.texts, found.same) == (2, 1)


def test_without_a_common_text_there_is_no_kappa():
    """Two who marked different texts cannot be compared."""
    (found,) = agreement(marks("m."), marks(".m"), ["who"])
    assert (found.texts, found.same, found.kappa) == (0, 0, None)


def test_each_line_stands_alone():
    """A line that nobody has marked does not change another."""
    found = agreement(marks("mn"), marks("mn"), ["who", "when"])
    assert [(each.line, each.texts) for each in found] == [("who", 2), ("when", 0)]


def test_differences_are_listed_by_text():
    """Where they differ, the marks of both stand side by side."""
    first = {"b": {"who": "met", "when": "met"}, "a": {"who": "met"}}
    second = {"b": {"who": "not-met", "when": "cannot-say"}, "a": {"who": "met"}}
    (found,) = differences(first, second, ["who", "when"])
    assert found.text == "b"
    assert found.marks == (("who", "met", "not-met"), ("when", "met", "cannot-say"))
