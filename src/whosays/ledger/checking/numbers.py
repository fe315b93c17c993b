"""Numbers as a ledger writes them: digits, at most one decimal point, nothing else."""

from __future__ import annotations

import re

from .report import Problem

# Every whole number below this is kept exactly; larger ones would be rounded in silence.
MOST = 1e15

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_EXPONENT = re.compile(r"[+-]?[0-9]*\.?[0-9]+[eE][+-]?[0-9]{1,6}")
_NOT_A_NUMBER = re.compile(r"[+-]?(?:nan|inf|infinity|n/?a|null|none|#n/a)", re.IGNORECASE)
_SPACE = "[ \u00a0\u2009\u202f'\u2019]"
_GROUPED = re.compile(
    rf"-?[0-9]{{1,3}}(?:(?:,[0-9]{{3}})+|(?:\.[0-9]{{3}}){{2,}}|(?:{_SPACE}[0-9]{{3}})+)"
)
_DECIMAL_COMMA = re.compile(r"-?[0-9]+(?:\.[0-9]{3})*,[0-9]+")
_THREE_DECIMALS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


def as_number(text: str) -> float | None:
    """Give the number in a cell, or None where it holds none that a ledger may hold."""
    if len(text) > 40 or not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if abs(number) <= MOST else None


def number_problem(text: str) -> Problem | None:
    """Say what is wrong with a number, or None."""
    if as_number(text) is not None:
        if _THREE_DECIMALS.fullmatch(text):
            whole = text.replace(".", "")
            return Problem(
                "three-decimals",
                f"It is read as {float(text):g}; in some countries {text} means {whole}.",
                f"Write {whole} if that is meant; otherwise nothing needs to be done.",
                warning=True,
            )
        return None
    return _written_otherwise(text[:400].strip(), text) or Problem(
        "not-a-number",
        "Only a bare number can stand here, as 4000 or 3.5.",
        "Write the number alone; a hedge, a unit or a word belongs in another column.",
    )


def _written_otherwise(bare: str, text: str) -> Problem | None:
    if _NOT_A_NUMBER.fullmatch(bare):
        return Problem(
            "not-a-number",
            "This is a computer's word for no number, and nobody published it.",
            "Write the figure, or leave the cell empty where none was given.",
        )
    if _EXPONENT.fullmatch(bare):
        return _exponent(float(bare))
    if _GROUPED.fullmatch(bare):
        digits = re.sub(r"[^0-9-]", "", bare)
        return Problem(
            "number-form",
            "Nothing may part the thousands: other programs would read another number.",
            f"Write {digits}.",
        )
    if _DECIMAL_COMMA.fullmatch(bare):
        plain = bare.replace(".", "").replace(",", ".")
        return Problem("number-form", "Decimals follow a point, not a comma.", f"Write {plain}.")
    if _NUMBER.fullmatch(bare) and bare != text:
        return Problem("number-form", "Spaces stand around the number.", f"Write {bare}.")
    if _NUMBER.fullmatch(bare):
        return _too_large()
    if bare.startswith("+") and _NUMBER.fullmatch(bare[1:]):
        return Problem("number-form", "A number has no plus sign here.", f"Write {bare[1:]}.")
    return None


def _exponent(number: float) -> Problem:
    if not abs(number) <= MOST:
        return _too_large()
    return Problem(
        "number-form",
        "A spreadsheet shortens long numbers in this way, and digits may be lost.",
        f"Write the number in full, as {number:.0f}, after a look at the page."
        if number == int(number)
        else "Write the number in full, after a look at the page.",
    )


def _too_large() -> Problem:
    return Problem(
        "number-too-large",
        "The number is larger than a ledger can keep exactly (a 1 with 15 zeros).",
        "Check the figure, or give it in a larger unit.",
    )
