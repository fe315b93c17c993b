"""Numbers as students type them: understood, or asked back, never wrong for their form.

`read_number` knows three outcomes. A text with one number in any common way of writing is a
`Number`. A text that can mean two numbers, or a range, or an amount without a number, is an
`AskBack` with the choices. Every other text is an `AskBack` too: nothing raises.

The rule for one point or comma before exactly three digits: `4,000` is four thousand. `4.000` is
four thousand where the question counts whole things (``whole=True``) and is asked back elsewhere.
The second reading is kept in `Number.other`, so that a check can ask back before it says *wrong*.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .grammar import Amount, Reader
from .number_words import SCALES, TURNING, UNCLEAR_LETTERS, VAGUE, likely_slip
from .tokens import Token, plain, take_hedge, tokens

MOST_CHARACTERS = 200
LARGEST = 10**15
_RANGE_WORDS = {"-", "to", "until", "till", "and"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was understood.

    Parameters
    ----------
    value
        The number, an int when it is whole.
    text
        What was typed.
    hedge
        A word of the ledger's `qualifier` column (about, at-least, more-than, up-to, nearly,
        exact) or *less-than*; empty when none was typed.
    form
        plain, percent (``40 %``) or fraction (``2/3``, *half*).
    rest
        Words around the number, such as its unit.
    other
        The second reading of ``4,000`` or ``4.000``, or None.
    """

    value: int | float
    text: str
    hedge: str = ""
    form: str = "plain"
    rest: str = ""
    other: int | float | None = None


@dataclass(frozen=True, slots=True)
class AskBack:
    """A text that must be asked back: why (`code`), the readings to offer, and the text.

    Codes: empty, too-long, too-large, not-a-number, unclear, two-readings, range, several, vague.
    """

    code: str
    choices: tuple[str, ...] = ()
    text: str = ""


def read_number(text: object, *, whole: bool = False) -> Number | AskBack:
    """Read one number as a student types it.

    It does not judge the number and does not look at the unit.

    Parameters
    ----------
    text
        What was typed, such as ``about 4 000`` or ``four thousand``.
    whole
        The question counts whole things (persons, containers), so ``4.000`` is four thousand.

    Returns
    -------
    Number or AskBack
        Never raises, whatever the text.

    Examples
    --------
    >>> read_number("about 4k").value
    4000
    >>> read_number("4.000").choices
    ('4000', '4.0')
    """
    if not isinstance(text, str):
        return AskBack("not-a-number")
    shown = text[:MOST_CHARACTERS]
    if len(text) > MOST_CHARACTERS:
        return AskBack("too-long", text=shown)
    folded = plain(text)
    if folded is None:
        return AskBack("not-a-number", text=shown)
    if not folded:
        return AskBack("empty", text=shown)
    bare, hedge = take_hedge(folded)
    row = tokens(bare)
    amounts = _amounts(row, whole=whole)
    refused = _refusal(row, amounts, whole=whole)
    if refused is not None:
        return AskBack(refused.code, refused.choices, shown)
    return _number(amounts[0], row, text, hedge)


def _amounts(row: list[Token], *, whole: bool) -> list[Amount]:
    reader, found, at = Reader(row, whole=whole), [], 0
    while at < len(row):
        amount = reader.amount(at)
        if amount is not None:
            found.append(amount)
        at = at + 1 if amount is None else max(amount.end, at + 1)
    return found


def _refusal(row: list[Token], amounts: list[Amount], *, whole: bool) -> AskBack | None:
    """Return why the text cannot be taken as one number, or None when it can."""
    words = {token.text for token in row if token.kind == "word"}
    choices = _choices(amounts)
    unread = _unread(row, amounts)
    if any(abs(amount.value) > LARGEST for amount in amounts):
        return AskBack("too-large")
    if words & VAGUE:
        return AskBack("vague")
    if words & TURNING or any(token.kind in {"digits", "exponent"} for token in unread):
        return AskBack("unclear" if amounts else "not-a-number", choices)
    mended = _mended(row, unread)
    if mended is not None:
        return AskBack("unclear", _choices(_amounts(mended, whole=whole)))
    if not amounts:
        return AskBack("not-a-number")
    if len(amounts) > 1:
        return _two(row, amounts)
    return _doubt(row, amounts[0])


def _doubt(row: list[Token], amount: Amount) -> AskBack | None:
    if amount.doubtful and amount.other is not None:
        pair = sorted((amount.value, amount.other), reverse=True)
        return AskBack("two-readings", tuple(_typed(value) for value in _as_decimal(pair)))
    letters = row[amount.end].text if amount.end < len(row) else ""
    if letters in UNCLEAR_LETTERS:
        scaled = amount.value * UNCLEAR_LETTERS[letters]
        return AskBack("unclear", (_typed(scaled), _typed(amount.value)))
    # *vier thousand*: the word before a bare scale may be a number that we do not know.
    before = row[amount.start - 1] if amount.start else None
    bare_scale = row[amount.start].text in SCALES and before is not None and before.kind == "word"
    slashed = any(token.text == "/" for token in _unread(row, [amount]))
    if bare_scale or slashed or _glued(row, amount):
        return AskBack("unclear", _choices([amount]))
    return None


def _glued(row: list[Token], amount: Amount) -> bool:
    """Tell whether letters stand right before or behind the number (4ooo, 4th, b2)."""
    last = row[amount.end - 1]
    follows = last.touches_next and amount.end < len(row) and row[amount.end].kind == "word"
    inside = any(
        token.kind in {"digits", "exponent"} and token.touches_last
        for token in row[amount.start : amount.end]
    )
    return follows or inside


def _two(row: list[Token], amounts: list[Amount]) -> AskBack:
    """Tell a range from several numbers, and give 3-4 thousand its thousand twice."""
    first, second = amounts[0], amounts[1]
    between = [token.text for token in row[first.end : second.start]]
    joined = between[0] if len(between) == 1 else ""
    if not between and row[second.start].text == "-":
        joined, second = "-", Amount(-second.value, *_place(second))
    if joined in {*_RANGE_WORDS, "or"} and first.scale == 1 < second.scale:
        scaled = first.value * second.scale
        # In *3 to 4 thousand* both are thousands; in *900 to 1 thousand* only the second is.
        if first.value < second.value / second.scale:
            first = Amount(scaled, *_place(first))
    if len(amounts) == 2 and joined in _RANGE_WORDS:
        return AskBack("range", _choices([first, second]))
    return AskBack("several", _choices([first, second, *amounts[2:4]]))


def _place(amount: Amount) -> tuple[int, int, int]:
    return amount.start, amount.end, amount.scale


def _unread(row: list[Token], amounts: list[Amount]) -> list[Token]:
    used = {at for amount in amounts for at in range(amount.start, amount.end)}
    return [token for at, token in enumerate(row) if at not in used]


def _mended(row: list[Token], unread: list[Token]) -> list[Token] | None:
    """Return the row with likely slips of the pen mended (thousnd), or None if there are none."""
    slips = {t.text: word for t in unread if t.kind == "word" and (word := likely_slip(t.text))}
    if not slips:
        return None
    return [Token(token.kind, slips.get(token.text, token.text)) for token in row]


def _choices(amounts: list[Amount]) -> tuple[str, ...]:
    texts = [_typed(amount.value) for amount in amounts[:4] if abs(amount.value) <= LARGEST]
    return tuple(dict.fromkeys(texts))


def _as_decimal(pair: list[Fraction]) -> list[Fraction | float]:
    """Keep the smaller of two readings a decimal, so that 4 is offered as 4.0."""
    return [pair[0], float(pair[1])]


def _typed(value: Fraction | float) -> str:
    """Write a number so that reading it again gives the same and nothing else."""
    if isinstance(value, Fraction) and value.denominator == 1:
        return str(value.numerator)
    text = f"{float(value):.4f}".rstrip("0")
    decimals = len(text) - text.index(".") - 1
    return text + "0" if decimals in {0, 3} else text


def _plain(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def _number(amount: Amount, row: list[Token], text: str, hedge: str) -> Number:
    rest = " ".join(token.text for token in _unread(row, [amount]) if token.kind == "word")
    other = None if amount.other is None else _plain(amount.other)
    return Number(_plain(amount.value), text, hedge, amount.form, rest, other)
