"""A lesson that asks for verdicts on some of the brief's claims, for tests of the board."""

from dataclasses import replace
from pathlib import Path

from whosays import lessons
from whosays.ledger import Ledger, load
from whosays.study import Desk, Lesson

OFFERED = {
    "holds": "It holds",
    "needs-repair": "It needs a repair",
    "nobody-named": "Nobody is named",
    "opinion": "It is an opinion",
    "not-found-here": "Not found here",
}
# Two claims have a verdict of their own.
ALSO = {"b5": {"holds-in-part": "It holds in part"}, "b11": {"hedge-well-placed": "Well hedged"}}
ALL = tuple(f"b{number}" for number in range(1, 16))
CLAIMS = ("b1", "b7", "b8", "b13", "b15")


def question(claim: str) -> dict[str, object]:
    """Return the table of a question for a verdict on one claim."""
    offered = OFFERED | ALSO.get(claim, {})
    options = [
        {"id": id, "text": text, "explanation": f"{text}: why."} for id, text in offered.items()
    ]
    return {
        "id": f"00-{claim}",
        "kind": "verdict",
        "role": "verdict",
        "claim": claim,
        "prompt": "What is your verdict?",
        "scored": claim in ("b1", "b8"),
        "optional": claim == "b7",
        "options": options,
    }


def verdict_lesson(
    folder: Path, ledger: Ledger | None = None, claims: tuple[str, ...] = CLAIMS
) -> Lesson:
    """Return a lesson with one question a claim, whose answers are kept in a folder."""
    data = replace(lessons.read("00"), questions=tuple(question(each) for each in claims))
    return Lesson(data, ledger or load(), Desk("00", folder))
