"""Every number of a running text is found, and dates, names and labels are told apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays import briefs

steady = settings(deadline=None, derandomize=True)

FOUND = [
    ("some] 4,000", [(4000, "about")]), ("my ratio is 9 and my second 12", [(9, ""), (12, "")]),
    ("one in three", [(1 / 3, "")]), ("five destroyed Koksans", [(5, "")]),
    ("nine members of his regiment", [(9, "")]), ("had never been more than 400", [(400, "up-to")]),
    ("might grow to 4,000", [(4000, "up-to")]),
    ("about 4,000 soldiers", [(4000, "about")]),
    ("4 000 men and 4.000 men", [(4000, ""), (4000, "")]),
    ("3.6k wounded, 3,6k", [(3600, ""), (3600, "")]),
    ("four thousand soldiers", [(4000, "")]),
    ("eleven thousand, twenty-one thousand", [(11000, ""), (21000, "")]),
    ("1.5 million shells, 1.5m shells, 2bn won", [(1500000, ""), (1500000, ""), (2000000000, "")]),
    ("a dozen ships", [(12, "about")]),
    ("half a million shells", [(500000, "")]),
    ("40 %, 40 per cent, forty percent", [(40, ""), (40, ""), (40, "")]),
    ("nine soldiers died", [(9, "")]),
    ("the two captured soldiers", [(2, "")]),
    ("some 3,000 or more soldiers", [(3000, "at-least")]),
    ("3,000+ troops, 3,000 troops, if not more", [(3000, "at-least"), (3000, "at-least")]),
    ("atleast 3000, more then 1000", [(3000, "at-least"), (1000, "more-than")]),
    ("no more than 500, fewer than 50", [(500, "up-to"), (50, "less-than")]),
    ("11,000-odd soldiers, ~4000", [(11000, "about"), (4000, "about")]),
    ("nearly 16,000, almost 16,000", [(16000, "nearly"), (16000, "nearly")]),
    ("about 400 killed and 3,600 wounded", [(400, "about"), (3600, "about")]),
    ("more than an additional 3,000", [(3000, "more-than")]),
    ("casualties — 4000", [(4000, "")]),
    ("600 out of 4,700", [(600, ""), (4700, "")]),
    ("it grew from 200 to 220", [(200, ""), (220, "")]),
    ("3 thousand, 400 of them hurt", [(3000, ""), (400, "")]),
    ("In March 400 soldiers went", [(400, "")]),
    ("2000 troops in 2025", [(2000, "")]),
    ("about two months of firing", [(2, "about")]),
]  # fmt: skip

RANGES = [
    ("between 10,000 and 12,000 soldiers", (10000, 12000)),
    ("10,000-12,000 soldiers", (10000, 12000)),
    ("10,000–12,000", (10000, 12000)),
    ("3 to 4 thousand", (3000, 4000)),
    ("between 4 and 6 million shells", (4000000, 6000000)),
    ("150 to 160 guns", (150, 160)),
]

NONE = [
    "", "27 March 2025", "March 27, 2025", "the 27th of March", "27th March", "27.03.2025",
    "27/3/25", "2025-03-27", "2025-03", "March 2025", "Febuary 2025", "late March 2025",
    "in 2025", "the 1950s", "2023-2026", "2024/25", "winter of 2024/25", "mid-2024", "10:30",
    "at 5 pm", "the 2nd batch", "a third batch", "the first half of 2024", "two weeks later",
    "3 months", "a 17-year-old", "18 months ago", "1. First\n2) Second", "(1) and (2)", "[3]",
    "170mm guns", "240 mm", "KN-23", "Shahed-136", "C4ADS", "b6", "lesson 8", "page 3", "No. 5",
    "resolution 2270", "c-2025-03-27-jcs-11000", "https://example.org/2025/4000", "38 North",
    "one of them", "no one", "the two countries", "three sources", "2 claims", "120 words",
    "dozens", "several hundred", "a few thousand", "hundreds of thousands", "a couple of thousand",
    "likely (55-80 %)", "very likely (80–95 %)", "a 70 % chance", "I am 80% sure", "24/7",
    "two rounds", "nine members", "its upper half", "two for one", "three to one",
    "January and February", "between January and March 2025", "1718 Committee",
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text for text, _ in FOUND])
def test_a_figure_is_found_with_its_hedge(text, wanted):
    """In digits or words, with the hedge beside it."""
    assert [(each.value, each.hedge) for each in briefs.figures(text)] == wanted


@pytest.mark.parametrize(("text", "wanted"), RANGES, ids=[text for text, _ in RANGES])
def test_a_range_is_one_figure(text, wanted):
    """Both ends are kept, and *thousand* counts for both."""
    (figure,) = briefs.figures(text)
    assert (figure.value, figure.high) == wanted
    assert figure.hedge == "between"


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_figure_is_left_alone(text):
    """Dates, times, names, labels and the writer's own counting are no figures."""
    assert briefs.figures(text) == ()


def test_a_figure_names_its_unit_and_its_place():
    """The place is that of the typed text, and the noun beside it is kept."""
    text = "Seoul: “some 3,000 more soldiers”"
    (figure,) = briefs.figures(text)
    assert text[figure.start : figure.end] == figure.text == "3,000"
    assert (figure.unit, figure.form) == ("soldiers", "plain")


PIECES = ["four ", "thousand ", "million ", "and ", "point ", "March ", "2025 ", "about ", "half "]
ALPHABET = st.sampled_from([*"0123456789,.-–% ()'\n\"½³٣kmab", *PIECES])


@steady
@given(st.one_of(st.text(), st.lists(ALPHABET).map("".join)))
def test_no_text_raises_and_every_place_lies_in_it(text):
    """Whatever is typed, each figure stands where it says, one behind the other."""
    at = 0
    for figure in briefs.figures(text):
        assert at <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        at = figure.end
