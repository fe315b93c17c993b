"""What the explorers may be asked for: wrong arguments are told with a call to type instead."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from whosays.charts import look
from whosays.ledger import Ledger
from whosays.ledger.errors import unknown_choice


def check_ledger(ledger: object, call: str, *, needs: str) -> None:
    """Refuse what is no ledger; `call` is the name of the explorer as it is typed."""
    if not isinstance(ledger, Ledger):
        noun = call.removeprefix("whosays.").replace("_", " ")
        explorer = "explorer of estimates" if noun == "estimates over time" else noun
        raise TypeError(
            f"The {explorer} cannot run on a {type(ledger).__name__}. "
            f"It needs a whole ledger, with its {needs}. Type {call}(ledger)."
        )


def check_lesson(lesson: object, call: str) -> None:
    """Refuse what is no lesson; `call` is the name of the explorer as it is typed."""
    if not hasattr(lesson, "tries") or not hasattr(lesson, "guesses"):
        raise TypeError(
            f"The picture of {call.removeprefix('whosays.')} cannot be drawn from a "
            f"{type(lesson).__name__}. It needs a lesson, which keeps the answers. "
            f"Type {call}(lesson)."
        )


def check_size(size: object, call: str) -> None:
    """Refuse a page of no known size."""
    try:
        look.at(size if isinstance(size, str) else repr(size))
    except ValueError as error:
        why, _, _ = str(error).partition(" Type ")
        raise ValueError(f'{why} Type {call}(ledger, size="laptop").') from None


def check_text(name: str, given: object, call: str, *, like: str) -> None:
    """Refuse anything but a text, where something is given at all."""
    if given is not None and not isinstance(given, str):
        raise TypeError(
            f'{name} cannot be {given!r}. It is a text. Type {call}(ledger, {name}="{like}").'
        )


def check_measure(ledger: Ledger, measure: str, mend: str) -> None:
    """Refuse a measure that the ledger does not count; `mend` has {} in the measure's place."""
    known = ledger.labels("claims", "measure") or set(ledger.claims["measure"])
    if measure not in known:
        raise unknown_choice(measure, known, noun="measure", type_this=mend)


def texts(name: str, given: object, call: str, *, like: str) -> list[str]:
    """Return one text, or several, as a list; refuse anything else, and nothing at all."""
    several: list[Any] = [given] if isinstance(given, str) else []
    if isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping):
        several = list(given)
    if not several or not all(isinstance(each, str) for each in several):
        raise TypeError(
            f"{name} cannot be {given!r}. It is a text, or a list of texts. "
            f'Type {call}(ledger, {name}=["{like}"]).'
        )
    return several


def typed(value: Any) -> str:
    """Return a value as it is typed in Python, with double quotes."""
    # JSON writes texts, numbers, lists and mappings as Python does, in double quotes.
    return repr(value) if isinstance(value, bool | None) else json.dumps(value, ensure_ascii=False)
