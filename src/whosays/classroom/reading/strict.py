"""JSON without surprises: what two readers could understand in two ways is refused.

Python's own reader takes NaN, the last of two equal keys, and numbers of any length.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, NoReturn

from .limits import MOST_BYTES, MOST_DIGITS, MOST_NESTED
from .refused import RefusedError

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(data: bytes) -> object:
    """Return what a file of JSON holds.

    Parameters
    ----------
    data
        UTF-8, with or without a byte order mark. Lone surrogates in texts stay; see `mended`.

    Returns
    -------
    object
        Plain JSON: every number finite, no key twice, nothing nested deeper than `MOST_NESTED`.

    Raises
    ------
    RefusedError
        With the codes too-large, empty, not-utf8, not-json, cut-off, too-deep, duplicate-key,
        not-a-number and huge-number; never anything else, whatever the bytes are.
    """
    if len(data) > MOST_BYTES:
        raise RefusedError("too-large", most=f"{MOST_BYTES:,}")
    text = _text(data.removeprefix(_BOM))
    try:
        value = json.loads(
            text,
            object_pairs_hook=_no_key_twice,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=_no_number,
        )
    except RecursionError:
        raise RefusedError("too-deep") from None
    except json.JSONDecodeError as error:
        # An object that never ends is a file that came only in part.
        part = text.lstrip().startswith("{") and not text.rstrip("\0 \t\r\n").endswith("}")
        raise RefusedError("cut-off" if part else "not-json", line=error.lineno) from None
    if _deeper(value, MOST_NESTED):
        raise RefusedError("too-deep")
    return value


def mended(value: Any) -> tuple[Any, bool]:
    """Return JSON with each lone surrogate replaced by U+FFFD, and whether there was any.

    Parameters
    ----------
    value
        As `parse` returns it.
    """
    if isinstance(value, str):
        clean = _LONE_SURROGATE.sub("\ufffd", value)
        return clean, clean != value
    if isinstance(value, list):
        pairs = [mended(each) for each in value]
        return [each for each, _ in pairs], any(found for _, found in pairs)
    if isinstance(value, dict):
        names, names_found = mended(list(value))
        values, found = mended(list(value.values()))
        return dict(zip(names, values, strict=True)), names_found or found
    return value, False


def _text(data: bytes) -> str:
    if not data.strip(b"\0 \t\r\n"):
        raise RefusedError("empty")
    if data.startswith(_UTF16):
        raise RefusedError("not-utf8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError("not-utf8") from None


def _no_key_twice(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        (name, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise RefusedError("duplicate-key", name=name)
    return found


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise RefusedError("huge-number")
    return int(digits)


def _fraction(digits: str) -> float:
    value = float(digits) if len(digits) <= MOST_DIGITS else math.inf
    if not math.isfinite(value):
        raise RefusedError("huge-number")
    return value


def _no_number(name: str) -> NoReturn:
    raise RefusedError("not-a-number", name=name)


def _deeper(value: object, most: int) -> bool:
    """Tell whether lists and objects lie in each other deeper than `most`; without recursion."""
    level = [value]
    for _ in range(most + 1):
        inner: list[object] = []
        for each in level:
            # Fresh JSON holds no other classes, and this is asked of each value of each file.
            if type(each) is dict:
                inner += each.values()
            elif type(each) is list:
                inner += each
        if not inner:
            return False
        level = inner
    return True
