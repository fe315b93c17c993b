"""Hand-ins with answers in own words, for the tests of marking."""

from datetime import UTC, datetime

from whosays.classroom.form import Given, HandIn, Received
from whosays.classroom.handing_in.making import encode

QUESTION = "02-own"
LINES = ("page", "example", "fair")
#: What three students wrote, by alias.
WROTE = {
    "Ada": "Ten pages may print one claim. Printing it does not make it theirs.",
    "Bo": "Moscow said a thousand sappers, and later two others said the same number.",
    "Cy": "A page is an echo. The echo may be right, but it is no second person.",
}


def hand_in(alias, text, *, question=QUESTION, journal=None, ticked=(), made="10"):
    """Return a hand-in of one text."""
    given = Given(
        question, {"text": text, "rubric": list(ticked)}, time=f"2026-11-22T09:{made}:00.000000Z"
    )
    return HandIn(
        alias, question[:2], journal or f"20261122t0815-{alias.lower()}", "0.1.0", "x",
        f"2026-11-22T09:{made}:00Z", (given,),
    )  # fmt: skip


def received(alias, text, *, time=None, system=None, file="", **rest):
    """Return a hand-in as it came."""
    came = datetime(2026, 11, 22, 10, time, tzinfo=UTC) if time is not None else None
    name = file or f"{alias}.json"
    return Received(name, hand_in(alias, text, **rest), time=came, system=system)


def put(folder, alias, text, **rest):
    """Write the file of a hand-in into a folder, as a student's machine makes it."""
    folder.mkdir(exist_ok=True)
    path = folder / f"whosays.{alias}.{rest.get('made', '10')}.json"
    path.write_bytes(encode(hand_in(alias, text, **rest)))
    return path


def put_all(folder, wrote=None):
    """Write a file a student."""
    for alias, text in (WROTE if wrote is None else wrote).items():
        put(folder, alias, text)
    return folder
