"""The bytes of one file as a hand-in, or why they are none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from whosays.classroom.form import SCHEMA, Given, HandIn
from whosays.classroom.problems import Problem
from whosays.classroom.text import shown
from whosays.journal import alias_problem, clean_alias

from .mistaken import mistaken_json
from .refused import RefusedError
from .strict import mended, parse

_FIELDS = ("whosays", "schema", "alias", "lesson", "journal", "course", "ledger", "made", "answers")
_ANSWER_FIELDS = ("question", "answer", "try", "confidence", "time")
_SCORES = frozenset({"score", "scores", "grade", "mark", "marks", "points", "right", "outcome"})
_QUESTION = re.compile(r"[0-9]{2}-[a-z0-9]+(?:-[a-z0-9]+)*")
_NAMED = 5


def hand_in(data: bytes, *, file: str) -> tuple[HandIn | None, list[Problem]]:
    """Return the hand-in that a file holds, and what a teacher should know of it.

    Parameters
    ----------
    data
        Everything that the file holds.
    file
        Where it was found, safe to show; it stands in the problems.

    Returns
    -------
    hand_in : HandIn or None
        None when it cannot be trusted; then the last problem says why.
    problems : list of Problem
        Those that let it be graded all the same have `graded` True. Never raises.
    """
    try:
        return _checked(data, file)
    except RefusedError as error:
        return None, [error.problem(file)]


def _checked(data: bytes, file: str) -> tuple[HandIn | None, list[Problem]]:
    found: list[Problem] = []

    def tell(code: str, **params: object) -> None:
        clean = {name: shown(value, 120) for name, value in params.items()}
        found.append(Problem(file, code, clean, graded=True))

    raw = parse(data)
    # A surrogate in JSON is always written as an escape, for UTF-8 has no bytes for one.
    broken = False
    if b"\\ud" in data.lower():
        raw, broken = mended(raw)
    top = _of_our_form(raw)
    alias = _alias(top["alias"])
    if broken:
        tell("lone-surrogates")
    _tell_added(top, tell)
    times = _Times()
    result = HandIn(
        alias=alias,
        lesson=top["lesson"],
        journal=top["journal"],
        course=shown(top["course"]),
        ledger=shown(top["ledger"]),
        made=times.real(top["made"]),
        answers=tuple(_given(top["answers"], times, tell)),
    )
    if times.strange:
        tell("strange-time", time=times.strange)
    return result, found


def _of_our_form(raw: object) -> Mapping[str, Any]:
    """Return an object that the schema allows."""
    if not isinstance(raw, dict) or raw.get("whosays") != "hand-in":
        raise RefusedError(mistaken_json(raw))
    version = raw.get("schema")
    if isinstance(version, int) and not isinstance(version, bool) and version > SCHEMA:
        raise RefusedError("newer-form", version=version)
    from fastjsonschema import JsonSchemaValueException

    try:
        _validate()(raw)
    except JsonSchemaValueException as error:
        raise RefusedError("wrong-form", place=_place(error)) from None
    # To a schema 1.0 and true are whole numbers too.
    for place, value in (("schema", version), *_counts(raw["answers"])):
        if type(value) is not int:
            raise RefusedError("wrong-form", place=place)
    return raw


def _counts(answers: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, object]]:
    return ((f"answers[{at}].try", each["try"]) for at, each in enumerate(answers))


@cache
def _validate() -> Callable[[object], object]:
    from fastjsonschema import compile as compiled

    text = files("whosays.classroom").joinpath("hand-in.schema.json").read_text("utf-8")
    validate: Callable[[object], object] = compiled(json.loads(text))
    return validate


def _place(error: Any) -> str:
    """Return where in the file a rule is broken: ``answers[3].confidence``."""
    path, missing = error.name.removeprefix("data").removeprefix("."), ""
    if error.rule == "required" and isinstance(error.value, dict):
        missing = next((name for name in error.rule_definition if name not in error.value), "")
    return ".".join(filter(None, (path, missing))) or "the whole file"


def _alias(text: str) -> str:
    if alias_problem(text) is not None:
        raise RefusedError("alias-unusable")
    return clean_alias(text)


def _tell_added(top: Mapping[str, Any], tell: Callable[..., None]) -> None:
    """Name the fields that are not of the form: they are not read."""
    added = {name: "" for name in top if name not in _FIELDS}
    for each in top["answers"]:
        added |= {name: "" for name in each if name not in _ANSWER_FIELDS}
    scores = [name for name in added if name.casefold() in _SCORES]
    others = [name for name in added if name.casefold() not in _SCORES]
    for code, names in (("added-score", scores), ("added-field", others)):
        if names:
            more = ", …" if len(names) > _NAMED else ""
            tell(code, names=", ".join(shown(name, 20) for name in names[:_NAMED]) + more)


class _Times:
    """Times that are days of a calendar; any other is left out, and the first is kept to tell."""

    def __init__(self) -> None:
        self.strange = ""

    def real(self, text: str) -> str:
        try:
            datetime.fromisoformat(text)
        except ValueError:
            self.strange = self.strange or text
            return ""
        return text


def _given(
    answers: Iterable[Mapping[str, Any]], times: _Times, tell: Callable[..., None]
) -> Iterable[Given]:
    """Give the answers in their order, each try of a question once."""
    kept: dict[tuple[str, int], tuple[Any, float | None]] = {}
    strange, twice = "", ""
    for each in answers:
        question, key = each["question"], (each["question"], each["try"])
        written = each["answer"], each["confidence"]
        if not _QUESTION.fullmatch(question):
            strange = strange or question
        elif key in kept:
            twice = twice or (question if kept[key] != written else "")
        else:
            kept[key] = written
            yield Given(question, written[0], each["try"], written[1], times.real(each["time"]))
    if strange:
        tell("strange-question", question=strange)
    if twice:
        tell("try-twice", question=twice)
