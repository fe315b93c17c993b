"""The parts of a question out of a lesson's table: options, spans, items, keys, mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .fields import Fields, unlike
from .keys import Plain, Values, fault, is_number, matches, plain, resolve
from .kinds import Explained, Mistake, Named


def take_sound(fields: Fields) -> bool | None:
    """Take whether a thing deserves trust; None where it is nothing to trust or to doubt."""
    return fields.flag("sound", False) if fields.has("sound") else None


def take_key(fields: Fields, ledger: Values, name: str = "key") -> Plain:
    """Take a key that must be there, and the reason when it is no ledger fact."""
    key = fields.raw(name)
    if key is None:
        raise fields.wrong(name, None, "a ledger path or another form of key")
    if isinstance(key, Mapping) and set(key) == {"fixed"}:
        needs_reason(fields)
    return resolve(key, ledger, fields.where)


def needs_reason(fields: Fields) -> None:
    """Refuse a key that is written by hand without a reason."""
    if not fields.text("why_fixed", "").strip():
        raise fault(
            fields.where,
            "its key is written by hand.",
            "Keys come from the ledger, so that they move when the ledger is corrected.",
            'Write a ledger path, or why_fixed = "..." to say why it is no ledger fact.',
        )


def take_number_key(fields: Fields, ledger: Values, name: str = "key") -> float:
    """Take a key that leads to a number."""
    value = take_key(fields, ledger, name)
    if not is_number(value):
        raise fields.wrong(name, value, "a key that leads to a number")
    return float(value)


def take_options(fields: Fields, ledger: Values, *, least: int = 2) -> tuple[Explained, ...]:
    """Take the options, each right or not by its own word, its key or the shared key."""
    rows = fields.tables("options", least=least)
    key = take_key(fields, ledger) if fields.has("key") else None
    if key is None and not all("key" in row for row in rows):
        needs_reason(fields)
    options = tuple(_option(row, key, fields, ledger) for row in rows)
    unlike(fields.where, (option.id for option in options), "option")
    return options


def _option(row: Mapping[str, Any], key: Plain | None, fields: Fields, ledger: Values) -> Explained:
    inside = Fields(fields.where, row, f"option {row.get('id', '?')!r}")
    name, text, why = inside.text("id"), inside.text("text"), inside.explanation()
    if key is not None:
        value = inside.raw("value")
        if value is None:
            raise inside.wrong("value", value, "what is compared with the key")
        right = matches(plain(value), key)
    elif inside.has("key"):
        right = as_truth(resolve(inside.raw("key"), ledger, fields.where), inside)
    else:
        right = inside.flag("right", False)
    sound = take_sound(inside)
    inside.done()
    return Explained(name, text, why, right, sound=sound)


def as_truth(value: Plain, fields: Fields) -> bool:
    """Read a key that leads to true or false."""
    if not isinstance(value, bool) and value not in ("same", "different"):
        raise fields.wrong("key", value, "a key that leads to true or false")
    return value is True or value == "same"


def take_mistake(row: Mapping[str, Any], fields: Fields, ledger: Values) -> Mistake:
    """Take a foreseen wrong number."""
    inside = Fields(fields.where, row, f"mistake {row.get('value', '?')!r}")
    value = inside.raw("value")
    if isinstance(value, str):
        value = resolve(value, ledger, fields.where)
    if not is_number(value):
        raise inside.wrong("value", value, "a number or a path to one")
    mistake = Mistake(float(value), inside.explanation())
    inside.done()
    return mistake


def take_named(row: Mapping[str, Any], fields: Fields, what: str) -> Named:
    """Take an id and the words beside it."""
    inside = Fields(fields.where, row, f"{what} {row.get('id', '?')!r}")
    named = Named(inside.text("id"), inside.text("text"))
    inside.done()
    return named


def take_belonging(inside: Fields, to: tuple[str, ...], known: set[str], what: str) -> Explained:
    """Return a span or an item whose labels or target must be known."""
    strange = [each for each in to if each not in known]
    if strange:
        raise inside.wrong(what, strange[0], f"one of {', '.join(sorted(known))}")
    name, text, why = inside.text("id"), inside.text("text"), inside.explanation()
    made = Explained(name, text, why, labels=to, sound=take_sound(inside))
    inside.done()
    return made
