"""Numbers as students type them: understood, or asked back, never wrong for their form."""

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.questions import AskBack, Number, numbers, read_number

steady = settings(deadline=None, derandomize=True)

FOUR_THOUSAND = [
    "4000", "4,000", "4 000", "4k", "4K", "4 k", "about 4000", "four thousand", "Four Thousand",
    "~4000", "4000 soldiers", "4 thousand", "4\u00a0000", "4\u2009000", "4\u202f000", "4'000",
    "4’000", "4_000", "４０００", "４，０００", "٤٠٠٠", "٤٬٠٠٠", "४०००", "4e3", "4.0e3", "4000.",
    "(4000)",
    "4000!", "+4000", "= 4000", "4.0k", "4,0 thousand", "forty hundred", "40 hundred", "4 тыс.",
    "4 тис", "4천", "4천명", "4 mil", "4-thousand", "I think 4,000", "4,000 persons",
    "some 4,000 or so", "roughly four thousand soldiers", "$4,000", "4,000.00", "4.000,00",
    "4 000,0",
]  # fmt: skip

OTHERS = [
    ("4,5", 4.5), ("4.5", 4.5), ("1,500.50", 1500.5), ("1.500,50", 1500.5), ("0.125", 0.125),
    (".5", 0.5), ("0,500", 0.5), ("1.5 million", 1_500_000), ("1,5 million", 1_500_000),
    ("1.500.000", 1_500_000), ("12,34,567", 1_234_567), ("−5", -5), ("-5", -5), ("minus five", -5),
    ("1e3", 1000), ("zero", 0), ("2/3", 2 / 3), ("two thirds", 2 / 3), ("half", 0.5),
    ("a quarter", 0.25), ("three-quarters", 0.75), ("½", 0.5), ("1½", 1.5), ("2½ thousand", 2500),
    ("1 1/2 million", 1_500_000), ("half a million", 500_000), ("a quarter of a million", 250_000),
    ("three and a half thousand", 3500), ("twelve hundred", 1200),
    ("one hundred and twenty thousand five hundred", 120_500),
    ("two million three hundred", 2_000_300), ("one point five million", 1_500_000),
    ("a thousand", 1000), ("two dozen", 24), ("twenty-one", 21), ("40 %", 40),
    ("forty percent", 40), ("40 per cent", 40), ("1만 2천", 12_000), ("1.234 million", 1_234_000),
]  # fmt: skip

HEDGES = [
    ("about 4000", "about"), ("~4000", "about"), ("some 4,000", "about"),
    ("at least 3,000", "at-least"), ("3,000+", "at-least"), ("3,000 or more", "at-least"),
    ("some 3,000 or more", "at-least"), ("≥3000", "at-least"), ("no fewer than 100", "at-least"),
    (">3000", "more-than"), ("over 3000", "more-than"), ("more than 3000", "more-than"),
    ("up to 8,000", "up-to"), ("as many as 8000", "up-to"), ("no more than 8000", "up-to"),
    ("<3000", "less-than"), ("nearly 12,000", "nearly"), ("exactly 43", "exact"), ("43", ""),
]  # fmt: skip

ASKED = [
    ("", "empty", ()), (" \u200b ", "empty", ()), ("4.000", "two-readings", ("4000", "4.0")),
    ("4.125", "two-readings", ("4125", "4.1250")), ("3-4 thousand", "range", ("3000", "4000")),
    ("3000–4000", "range", ("3000", "4000")), ("between 3000 and 4000", "range", ("3000", "4000")),
    ("3,000 to 4,000 soldiers", "range", ("3000", "4000")),
    ("3000 or 4000", "several", ("3000", "4000")), ("four five", "several", ("4", "5")),
    ("4000±200", "several", ("4000", "200")), ("2025-03-27", "several", ("2025", "3", "27")),
    ("10 20", "several", ("10", "20")), ("27.03.2025", "not-a-number", ()),
    ("1.2.3", "not-a-number", ()), ("4,000 500", "not-a-number", ()), ("MMMM", "not-a-number", ()),
    ("4⁴", "not-a-number", ()), ("many", "vague", ()), ("a few thousand", "vague", ()),
    ("thousands", "vague", ()), ("4 thousnd", "unclear", ("4000",)),
    ("fourty thousand", "unclear", ("40000",)), ("4m", "unclear", ("4000000", "4")),
    ("4ooo", "unclear", ("4",)), ("4th", "unclear", ("4",)), ("b2", "unclear", ("2",)),
    ("not 4000", "unclear", ("4000",)), ("vier thousand", "unclear", ("1000",)),
    ("3/", "unclear", ("3",)), ("1e400", "too-large", ()), ("9" * 40, "too-large", ()),
    ("4" * 201, "too-long", ()), ("<script>alert()</script>", "not-a-number", ()),
    ("none", "not-a-number", ()),
]  # fmt: skip


@pytest.mark.parametrize("text", FOUR_THOUSAND, ids=ascii)
def test_four_thousand_is_understood_in_every_way_of_writing(text):
    """It is read as 4000, whether or not the question counts whole things."""
    assert read_number(text).value == 4000
    assert read_number(text, whole=True).value == 4000


@pytest.mark.parametrize(("text", "value"), OTHERS, ids=ascii)
def test_other_numbers_are_understood(text, value):
    """Fractions, decimals, scales, signs and percents are read."""
    assert read_number(text).value == value


@pytest.mark.parametrize(("text", "hedge"), HEDGES, ids=ascii)
def test_a_typed_hedge_is_kept(text, hedge):
    """It is kept by the ledger's word for it, and the number beside it is read."""
    read = read_number(text)
    assert isinstance(read, Number)
    assert read.hedge == hedge


@pytest.mark.parametrize(("text", "code", "choices"), ASKED, ids=ascii)
def test_what_may_mean_two_things_is_asked_back(text, code, choices):
    """The code says why, and the choices what it may have meant."""
    read = read_number(text)
    assert isinstance(read, AskBack)
    assert (read.code, read.choices) == (code, choices)


def test_a_point_before_three_digits_is_thousands_where_whole_things_are_counted():
    """4.000 persons are four thousand; 4.000 of anything else is asked back."""
    assert read_number("4.000", whole=True) == Number(4000, "4.000", other=4)
    assert read_number("4.000 soldiers", whole=True).value == 4000
    assert isinstance(read_number("4.000"), AskBack)


def test_a_comma_before_three_digits_keeps_its_second_reading():
    """4,125 is four thousand and more in English; the other reading is kept for the check."""
    assert read_number("4,125").other == 4.125
    assert read_number("4125").other is None


def test_the_unit_and_other_words_are_kept():
    """What stands around the number is no part of it and is not lost."""
    assert read_number("I think 4000 soldiers").rest == "i think soldiers"


@pytest.mark.parametrize("value", [None, 4000, 4.5, b"4000", ["4000"], {}, True], ids=repr)
def test_what_is_no_text_is_asked_back(value):
    """A value of another type is never an exception."""
    assert read_number(value) == AskBack("not-a-number")


def _ways(number):
    """Return ways to write a whole number."""
    grouped = f"{number:,}"
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    marks = [grouped.replace(",", mark) for mark in (",", " ", "\u00a0", "\u202f", "'", "’", "_")]
    return [str(number), arabic, *marks, f"{grouped} persons", f"about {grouped}", f"{grouped}.00"]


@steady
@given(st.integers(0, 10**12))
def test_any_way_of_writing_a_whole_number_reads_back(number):
    """Whatever the separators, digits and words around it, the number is the same."""
    assert {read_number(text).value for text in _ways(number)} == {number}


@steady
@given(st.integers(0, 10**12))
def test_points_between_thousands_read_back_where_whole_things_are_counted(number):
    """1.234.567 is how half of Europe writes it."""
    assert read_number(f"{number:,}".replace(",", "."), whole=True).value == number


_TO_NINETEEN = """zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen"""
_TO_NINETY = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL, TENS = _TO_NINETEEN.split(), _TO_NINETY.split()


def _words(number):
    """Spell a whole number below a billion in English."""
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if rest and rest < 100 else " "
            tail = f"{joint}{_words(rest)}" if rest else ""
            return f"{_words(number // size)} {name}{tail}"
    if number < 20:
        return SMALL[number]
    tens, unit = divmod(number, 10)
    return TENS[tens - 2] + (f"-{SMALL[unit]}" if unit else "")


@steady
@given(st.integers(0, 999_999_999))
def test_any_number_spelt_out_reads_back(number):
    """English number words up to the millions are read."""
    assert read_number(_words(number)).value == number


@steady
@given(st.decimals(-(10**6), 10**6, places=2))
def test_any_decimal_reads_back_with_point_or_comma(decimal):
    """Two decimals are never taken for thousands."""
    text = f"{decimal:.2f}"
    assert read_number(text).value == float(decimal)
    assert read_number(text.replace(".", ",")).value == float(decimal)


@steady
@given(st.text(max_size=250), st.booleans())
def test_no_text_raises(text, whole):
    """Any text is a number or is asked back."""
    assert isinstance(read_number(text, whole=whole), Number | AskBack)


@steady
@given(st.text(alphabet="0123456789.,' -+/%kmeE~>½²٣ andhalfoportw", max_size=30), st.booleans())
def test_what_is_offered_can_be_typed(text, whole):
    """Every choice that is offered reads as one number, so asking back ends."""
    read = read_number(text, whole=whole)
    choices = read.choices if isinstance(read, AskBack) else ()
    assert all(isinstance(read_number(choice), Number) for choice in choices)


def test_words_of_the_ledger_are_not_taken_for_slips_of_the_pen():
    """No unit that a student may type behind a number looks like a misspelt number word."""
    units = (
        "persons people soldiers troops containers shells rounds missiles barrels pieces howitzers "
        "months metres railcars transfers ships visits tonnes launchers voyages trips officers "
        "aircraft engineers workers casualties killed wounded rockets guns systems modules"
    )
    assert {read_number(f"4000 {unit}").value for unit in units.split()} == {4000}


def test_the_examples_in_the_docstrings_hold():
    """What the docstring shows is what happens."""
    assert doctest.testmod(numbers) == (0, 2)


@pytest.mark.parametrize(
    ("text", "whole", "choices"),
    [
        ("1,0000", False, ("10000", "1.0")),
        ("1,0000", True, ("10000", "1.0")),
        ("4,00", True, ("400", "4.0")),
        ("1.0000", True, ("10000", "1.0")),
    ],
)
def test_mark_in_the_wrong_place_is_asked_back(text, whole, choices):
    """A comma or point that parts neither thousands nor a usual decimal may be a slip."""
    assert read_number(text, whole=whole).choices == choices


@pytest.mark.parametrize(("text", "value"), [("4,5", 4.5), ("4.0", 4), ("0.1234", 0.1234)])
def test_usual_decimals_are_not_doubted(text, value):
    """A decimal that nobody would write for thousands is taken as it stands."""
    assert read_number(text).value == value
