"""A share keeps the ends of its figures and the hedges of both, and invents nothing."""

import pytest

from whosays.reasoning import Share, share

HEDGES = {
    "both exact": ("exact", "exact", "exact"),
    "a loose part": ("about", "exact", "about"),
    "a loose whole": ("exact", "about", "about"),
    "both loose": ("about", "about", "about"),
    "a floor of the part": ("at-least", "exact", "at-least"),
    "a floor of the whole": ("exact", "more-than", "up-to"),
    "a ceiling of the part": ("nearly", "exact", "up-to"),
    "a ceiling of the whole": ("exact", "up-to", "at-least"),
    "both ways up": ("more-than", "up-to", "at-least"),
    "against each other": ("at-least", "more-than", "open"),
    "loose, of a floor": ("about", "more-than", "about-or-less"),
    "a floor, of a loose one": ("at-least", "about", "about-or-more"),
}


@pytest.mark.parametrize(("part", "whole", "found"), HEDGES.values(), ids=HEDGES)
def test_the_hedges_of_both_stay_in_sight(part, whole, found):
    """A floor of the whole is a ceiling of the share, and what is loose stays loose."""
    divided = share(300, 3000, part_hedge=part, whole_hedge=whole)
    assert divided == Share(low=0.1, high=0.1, hedge=found)


@pytest.mark.parametrize(
    ("hedge", "floor", "ceiling"),
    [
        ("exact", 0.2, 0.4), ("between", 0.2, 0.4), ("at-least", 0.2, None), ("up-to", None, 0.4),
        ("about", None, None), ("open", None, None), ("about-or-less", None, None),
    ],
)  # fmt: skip
def test_only_a_firm_hedge_sets_an_end(hedge, floor, ceiling):
    """About sets no end; at least sets the lower one only."""
    found = Share(low=0.2, high=0.4, hedge=hedge)
    assert (found.floor, found.ceiling) == (floor, ceiling)


def test_ranges_give_the_widest_share_between_their_ends():
    """The lowest part of the largest whole, and the highest part of the smallest whole."""
    assert share((300, 400), (800, 1000)) == Share(low=0.3, high=0.5, hedge="between")
    assert share((300, 400), 1000, part_hedge="about").hedge == "about"


MEND = 'Type share(300, 3000), or share((300, 400), 3000, whole_hedge="about").'
WRONG = {
    "a text": (
        ("300", 3000), {}, TypeError,
        f"The part cannot be '300'. It is a number, or the two ends of a range. {MEND}",
    ),
    "three ends": (
        ((1, 2, 3), 3000), {}, TypeError,
        f"The part cannot be (1, 2, 3). It is a number, or the two ends of a range. {MEND}",
    ),
    "a huge number": (
        (10**400, 3000), {}, ValueError,
        f"The part cannot be {10**400}. It needs figures that end, none below zero. {MEND}",
    ),
    "a list of hedges": (
        (300, 3000), {"part_hedge": ["about"]}, ValueError,
        "The part cannot have the hedge ['about']. The hedges are exact, between, about, "
        'at-least, more-than, up-to, nearly. Type part_hedge="about".',
    ),
    "a hedge": (
        (300, 3000), {"whole_hedge": "perhaps"}, ValueError,
        "The whole cannot have the hedge 'perhaps'. The hedges are exact, between, about, "
        'at-least, more-than, up-to, nearly. Type whole_hedge="about".',
    ),
    "below zero": (
        (-1, 3000), {}, ValueError,
        f"The part cannot be -1. It needs figures that end, none below zero. {MEND}",
    ),
    "no end": (
        (300, float("inf")), {}, ValueError,
        f"The whole cannot be inf. It needs figures that end, none below zero. {MEND}",
    ),
    "out of order": (
        ((400, 300), 3000), {}, ValueError,
        f"The part (400, 300) is out of order. The low end comes first. {MEND}",
    ),
    "nothing": ((0, 0), {}, ValueError, f"The whole is 0. Nothing has a share in it. {MEND}"),
    "too large": (
        (6000, 4000), {}, ValueError,
        "The part, 6,000, is larger than the whole, 4,000. Then one is no part of the other, or "
        "their hedges hide it. Look again at what each of them counts.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given", "hedges", "error", "told"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_divided_is_told(given, hedges, error, told):
    """What, why, and what to type instead."""
    with pytest.raises(error) as caught:
        share(*given, **hedges)
    assert str(caught.value) == told
