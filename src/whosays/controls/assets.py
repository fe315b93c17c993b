"""What the browser gets: scripts, styles and words, read from the package."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from whosays import lessons

_ENTRY = {
    "card": "renderCard",
    "figure": "renderFigure",
    "group": "renderGroup",
    "input": "renderInput",
    "offer": "renderOffer",
    "marking": "renderMarking",
    "live": "renderLive",
    "sign-in": "renderSignIn",
    "writer": "renderWriter",
}
_PARTS = {
    "card": ("dom.js", "inputs.js", "text_inputs.js", "picker.js", "judging.js", "card.js"),
    "figure": ("dom.js", "stepper.js", "store.js", "figure.js"),
    "group": ("dom.js", "group.js"),
    "input": ("dom.js", "stepper.js", "inputs.js", "text_inputs.js", "picker.js", "input.js"),
    "live": ("dom.js", "live.js"),
    "marking": ("dom.js", "marking.js"),
    "offer": ("dom.js", "offer.js"),
    "sign-in": (
        *("dom.js", "stepper.js", "inputs.js", "text_inputs.js", "picker.js", "input.js"),
        *("steps.js", "veil.js", "stage.js", "bar.js", "present.js", "sign_in.js"),
    ),
    "writer": ("dom.js", "inputs.js", "text_inputs.js", "picker.js", "card.js", "writer.js"),
}


def _text(*path: str) -> str:
    return files("whosays").joinpath(*path).read_text("utf-8")


@cache
def esm(kind: str) -> str:
    """Return one ES module for a kind of widget: the files it needs, put end to end."""
    scripts = [_text("controls", "js", name) for name in _PARTS[kind]]
    return "\n".join([*scripts, f"export default {{ render: {_ENTRY[kind]} }};", ""])


@cache
def css(*more: str) -> str:
    """Return the one style sheet of all controls, and those of a few that have their own."""
    names = ("controls", *more)
    return "\n".join(_text("controls", "js", f"{name}.css") for name in names)


@cache
def _all_words() -> Mapping[str, Any]:
    return MappingProxyType(lessons.words())


def months() -> list[str]:
    """Return the names of the months, January first."""
    return list(_all_words()["charts"]["months"])


def words(*sections: str, given: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Return the words of some sections of ``lessons/words.toml`` as one mapping.

    Parameters
    ----------
    *sections
        Names of sections; where two sections have the same word, the later one wins.
    given
        The sections to take the words from instead, for a course in another language.
    """
    source = _all_words() if given is None else {**_all_words(), **given}
    return {key: text for name in sections for key, text in source[name].items()}
