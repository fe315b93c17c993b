"""The one error of the ledger, and the sentences that it is made of."""

from __future__ import annotations

from collections.abc import Iterable

SHOWN = 60


class LedgerError(ValueError):
    """Something is wrong with a ledger, an id or a question put to it.

    The text says what, why and what to do, in this order.
    """

    def __init__(self, what: str, why: str, mend: str) -> None:
        self.what, self.why, self.mend = what, why, mend
        super().__init__(f"{what} {why} {mend}")


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence: ``a, b and c``; ``none`` of no words."""
    *most, end = list(words) or ["none"]
    return f"{', '.join(most)} {last} {end}" if most else end


def nearest(word: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Return the `count` known words most like `word`, the likest first."""
    # Imported late: most sessions never mistype an id.
    from difflib import get_close_matches

    # No cutoff: a student who is far off is still helped more by three names than by none.
    folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), folded, n=count, cutoff=0.0)
    return [folded[name] for name in found]


def unknown_id(wrong: object, known: Iterable[str], *, noun: str, type_this: str) -> LedgerError:
    """Return the error for an id that no row bears: it names the nearest three."""
    text = str(wrong)[:SHOWN]
    near = nearest(text, known)
    mend = f"For instance: {type_this.format(near[0])}" if near else "The table has no rows."
    why = f"The nearest are {listed(near)}." if near else "There is nothing like it."
    return LedgerError(f"No {noun} is called {text!r}.", why, mend)


def unknown_choice(
    wrong: object, choices: Iterable[str], *, noun: str, type_this: str
) -> LedgerError:
    """Return the error for a word outside a closed list: it names all choices."""
    text, words = str(wrong)[:SHOWN], sorted(choices)
    near = (nearest(text, words, 1) or ["..."])[0]
    return LedgerError(
        f"No {noun} is called {text!r}.",
        f"The choices are {listed(words)}.",
        f"For instance: {type_this.format(near)}",
    )
