"""The students' briefs of the tests, their figures and ties read out of the marked text."""

import re
import tomllib
from pathlib import Path

from whosays import briefs

MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]*)\]\]")
CASES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["case"]


def unmarked(marked):
    """Return a text without its marks, and its ties."""
    text, ties, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        place = {"start": len(text), "end": len(text) + len(match[1])}
        tie = {"own": True} if match[2] == "own" else {"claim": match[2]}
        ties += [{**place, **tie}] if match[2] else []
        text, at = text + match[1], match.end()
    return text + marked[at:], ties


def found(marked, ledger):
    """Return the remarks on a marked text: code and words."""
    text, ties = unmarked(marked)
    said = briefs.remarks(text, ties, ledger)
    return [[each.code, text[each.start : each.end]] for each in said]


def faulty(case):
    """Return the marked text of a case with its fault put in."""
    old, new = case["fault"]
    assert case["text"].count(old) == 1, case["id"]
    return case["text"].replace(old, new)
