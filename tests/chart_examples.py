"""Examples of every chart: real ones from the ledger, and awkward ones that must look right too."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import chain_steps
import chart_tries
import numpy as np
import pandas as pd
import share_pairs
from chart_claims import SOURCES, claims
from matplotlib.axes import Axes

import whosays
from whosays import charts, lessons
from whosays.ledger.pairs import pairs
from whosays.reasoning.simulation import totals


def _draws(name: str) -> bool:
    """Tell whether a public name is a function that draws on Axes, whoever wrote it."""
    made = getattr(charts, name)
    given = inspect.signature(made).parameters if inspect.isfunction(made) else {}
    return "ax" in given and given["ax"].kind is inspect.Parameter.KEYWORD_ONLY


CHARTS = sorted(name for name in charts.__all__ if _draws(name))


@dataclass(frozen=True, kw_only=True, eq=False)
class Example:
    """One picture: a chart, its data, and what else it is given before and after them."""

    chart: str
    name: str
    data: Callable[[], pd.DataFrame]
    before: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    real: bool = False

    def draw(self, **given: Any) -> Axes:
        """Draw the example."""
        return self.draw_with(self.data(), **given)

    def draw_with(self, data: Any, **given: Any) -> Axes:
        """Draw other data in the place of the example's."""
        chart = getattr(charts, self.chart)
        return chart(*self.before, data, **self.options, **given)

    @property
    def id(self) -> str:
        """A name for files and tests."""
        return f"{self.chart}-{self.name}".replace(" ", "-").replace(",", "")


@cache
def _ledger() -> whosays.Ledger:
    return whosays.load()


def _claims(query: str) -> Callable[[], pd.DataFrame]:
    return lambda: _ledger().claims.query(query)


def _many(count: int) -> pd.DataFrame:
    """Return claims of 25 claimants of all families, with every hedge."""
    hedges = ["exact", "about", "more-than", "at-least", "up-to", "nearly"]
    voices = ["seoul", "kyiv", "capital", "paper", *(f"voice-{n}" for n in range(21))]
    return claims(
        *(
            {
                "asserted_by": voices[n % 25],
                "qualifier": hedges[n % 6],
                "stated_on": f"202{4 + n % 3}-{n * 7 % 12 + 1:02}-{n * 5 % 27 + 1:02}",
                "value": 1000.0 + n * 377 % 9000,
            }
            for n in range(count)
        )
    )


_LONG_NAMES = SOURCES.assign(
    in_text=[
        "The Interministerial Commission for the Verification of Everything Said about Crates",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "the permanent representative of a capital to an organisation that is seldom named",
        "A paper",
    ]
)


def _chain(id: str) -> Callable[[], pd.DataFrame]:
    return lambda: _ledger().chain(id)


def _days(count: int, *, apart: int = 9, text: str = "Something was said") -> pd.DataFrame:
    """Return events so many days apart, in three lanes."""
    days = [pd.Timestamp("2024-10-01") + pd.Timedelta(days=apart * n) for n in range(count)]
    return pd.DataFrame(
        {
            "day": [day.strftime("%Y-%m-%d") for day in days],
            "text": [f"{text} (no. {n})" for n in range(1, count + 1)],
            "lane": ["North", "South", "Elsewhere"] * (count // 3) + ["North"] * (count % 3),
        }
    )


_DAYS: dict[str, Callable[[], pd.DataFrame]] = {
    "none": lambda: _days(1).iloc[:0],
    "one": lambda: _days(1),
    "sixty": lambda: _days(60),
    "one day": lambda: _days(12, apart=0),
    "long texts": lambda: _days(6, apart=30, text=" ".join(["Somebody said to somebody"] * 6)),
    "far apart": lambda: _days(4, apart=2000),
}
_NAME = "The Daily Paper of the County and of All Its Neighbours, Evening Edition"
_STEPS: dict[str, Callable[[], pd.DataFrame]] = {
    "none": lambda: chain_steps.table(chain_steps.claim()).iloc[:0],
    "one claimant": lambda: chain_steps.table(chain_steps.claim()),
    "one page": lambda: chain_steps.table(chain_steps.claim(), chain_steps.page(1)),
    "thirty pages": lambda: chain_steps.table(
        chain_steps.claim(),
        *(
            chain_steps.page(
                n,
                relay="agency" if n % 3 == 0 else "",
                changes="hedge-dropped" if n % 4 == 0 else "",
            )
            for n in range(1, 31)
        ),
    ),
    "long names": lambda: chain_steps.table(
        chain_steps.claim(who=_NAME, name=_NAME),
        *(chain_steps.page(n, name=f"{_NAME} {n}") for n in range(1, 6)),
    ),
}

_SHARES: dict[str, Callable[[], pd.DataFrame]] = {
    "none": lambda: share_pairs.table().iloc[:0],
    "one": lambda: share_pairs.table({"said": "stated", "figure": "about a quarter"}),
    "sixty": lambda: share_pairs.many(60),
    "every hedge": lambda: share_pairs.many(12),
    "long names": lambda: share_pairs.many(7),
    "ranges": lambda: share_pairs.table(
        {"low": 300.0, "high": 400.0, "qualifier": "between"},
        {"low": 1.0, "high": 1.0, "said": "ours", "stated_on": "2025"},
        {"low": 3000.0, "high": 3000.0, "stated_on": None},
    ),
}

#: Awkward claims: how many, how named, how far apart, how well dated.
AWKWARD: dict[str, Callable[[], pd.DataFrame]] = {
    "none": lambda: claims({}).iloc[:0],
    "one": lambda: claims({"qualifier": "about"}),
    "sixty": lambda: _many(60),
    "one day": lambda: _many(12).assign(
        stated_on="2025-03-01",
        stated_on_first=pd.Timestamp("2025-03-01"),
        stated_on_last=pd.Timestamp("2025-03-01"),
    ),
    "long names": lambda: _many(8),
    "far apart": lambda: claims(
        {"value": 30.0, "qualifier": "about"},
        {"value": 4000.0, "stated_on": "2025-04-02", "asserted_by": "kyiv"},
        {"value": 500_000.0, "stated_on": "2025-06", "qualifier": "up-to", "asserted_by": "paper"},
    ),
    "months": lambda: claims(
        {"stated_on": "2025", "qualifier": "at-least"},
        {"stated_on": "2025-03", "value": float("nan"), "low": 900.0, "high": 1200.0,
         "qualifier": "between"},
    ),
}  # fmt: skip


def _awkward(
    chart: str, tag: str = "", *, but: tuple[str, ...] = (), **given: Any
) -> list[Example]:
    """Return the awkward examples for a chart of claims, but for those it rightly refuses."""
    before, options = given.pop("before", ()), given
    return [
        Example(
            chart=chart, name=f"{tag}{name}", data=data, before=before,
            options={"sources": _LONG_NAMES if name == "long names" else SOURCES, **options},
        )
        for name, data in AWKWARD.items()
        if name not in but
    ]  # fmt: skip


def _real(chart: str, name: str, data: Callable[[], pd.DataFrame], **given: Any) -> Example:
    before = given.pop("before", ())
    return Example(chart=chart, name=name, data=data, before=before, options=given, real=True)


def _of_tries(
    chart: str, tables: dict[str, Callable[[], pd.DataFrame]], **given: Any
) -> list[Example]:
    """Return the awkward examples for a chart of answers, or of the brief."""
    return [
        Example(chart=chart, name=name, data=data, options=given) for name, data in tables.items()
    ]


_GUESS = ({"low": 1000, "best": 2000, "high": 4000},)
_SENT, _PRESENT, _ADDED, _PLANNED = (
    _claims(f"measure == 'troops-{name}'")
    for name in ("sent-total", "in-theatre", "sent-additional", "planned")
)
_GUESSED = {"b1": "holds", "b4": "needs-repair", "b8": "holds", "b12": "holds"}
_STAMPED = ("b1", "b2", "b5", "b6", "b7", "b11", "b13", "b15")
_CLOSE = _claims("measure == 'troops-sent-total' and value >= 10000 and value <= 12000")
_SAME = _claims("value == 11000 and unit == 'persons'")
_ON_LOG = {"scale": "log"}
_SPRING = {"since": "2025-03-01", "until": "2025-05-31"}
_FAR = ("sixty", "one day", "far apart")

_SHELLS = _claims("measure == 'shells' and unit == 'shells' and not thin")
_LATE = _claims("measure == 'shells' and unit == 'shells' and as_of_last >= '2025-03-01'")


def _totals(*ranges: tuple[float, float]) -> Callable[[], np.ndarray]:
    return lambda: totals(*ranges)


def _of_shells(data: pd.DataFrame) -> pd.DataFrame:
    return data.assign(unit="shells", measure="shells")


def _votes(*rows: tuple[Any, ...], text: str = "", **columns: list[Any]) -> pd.DataFrame:
    """Return options with their first and, if given, last votes."""
    names = ["first", "last"][: len(rows[0]) - 1] if rows else ["first"]
    frame = pd.DataFrame(rows, columns=["text", *names])
    return frame.assign(text=frame["text"] + text, **columns)


def _options(lesson: str, id: str) -> Callable[[], pd.DataFrame]:
    """Return the options of a question of the course, with made-up votes."""
    asked = next(each for each in lessons.read(lesson).questions if each["id"] == id)
    options = asked["options"]
    first, last = (14, 9, 5, 2), (22, 5, 2, 1)
    right = [bool(each.get("right")) for each in options]
    counts = [sorted(each[: len(options)], reverse=True) for each in (first, last)]
    # The right options get most votes, whatever their place.
    best = sorted(range(len(options)), key=lambda n: not right[n])
    votes = dict(zip(best, zip(*counts, strict=True), strict=True))
    rows = [(each["text"], *votes[n]) for n, each in enumerate(options)]
    return lambda: _votes(*rows, right=right)


_FOUR = [("a visit", 12, 20), ("a tanker", 9, 5), ("a day", 5, 2), ("a terminal", 2, 1)]
_VOTES: dict[str, tuple[Callable[[], pd.DataFrame], int | None]] = {
    "none": (lambda: _votes().iloc[:0], None),
    "one option": (lambda: _votes(("yes", 1)), None),
    "nobody yet": (lambda: _votes(("yes", 0, 0), ("no", 0, 0)), None),
    "two, once": (lambda: _votes(("It is in the ledger", 19), ("It is not", 11)), None),
    "several chosen": (lambda: _votes(("a", 28, 28), ("b", 20, 28), ("c", 3, 0)), 28),
    "long texts": (
        lambda: _votes(*_FOUR, text=" of which somebody wrote to somebody" * 4, right=[1, 0, 0, 0]),
        None,
    ),
    "eight options": (lambda: _votes(*_FOUR, *_FOUR), None),
    "signs": (lambda: _votes(("costs $5 or $6", 3, 1), ("<b>bold</b> & _so_", 1, 3)), None),
}

_TOTALS = _totals((16_000, 28_000), (250, 480), (0, 1))
_AWKWARD_DOTS = {
    "none": (lambda: np.empty(0), None),
    "one": (lambda: np.array([3_000_000.0]), None),
    "nothing was sent": (_totals((0, 0)), None),
    "all alike, ten rows": (_totals((7, 7)), _of_shells(_many(10))),
    "far below": (_totals((0, 1)), _of_shells(_many(3))),
    "beyond all": (_totals((1e9, 1e12), (1e9, 1e12)), _of_shells(_many(3))),
    "sixty rows": (_totals((900, 9000)), _of_shells(_many(60))),
    "long names": (_totals((900, 9000)), _of_shells(_many(8))),
    "in words only": (_totals((1, 2)), _of_shells(claims({"value": float("nan")}))),
}

EXAMPLES: list[Example] = [
    _real("dots", "late totals", _TOTALS, published=_LATE()),
    _real("dots", "all totals", _TOTALS, published=_SHELLS()),
    _real("dots", "alone", _TOTALS),
    *(
        Example(
            chart="dots", name=name, data=data,
            options={
                "published": published,
                "sources": _LONG_NAMES if name == "long names" else SOURCES,
            },
        )
        for name, (data, published) in _AWKWARD_DOTS.items()
    ),
    _real("estimates", "sent", _SENT),
    _real("estimates", "present", _PRESENT),
    _real("estimates", "planned, log", _PLANNED, **_ON_LOG),
    *_awkward("estimates"),
    *_awkward("estimates", "log, ", **_ON_LOG),
    _real("meanings", "of one number", _SAME),
    *_awkward("meanings"),
    _real("panels", "sent, by claimant", _SENT),
    _real("panels", "present, by family", _PRESENT, by="family"),
    *_awkward("panels"),
    _real("range_prediction", "added", _ADDED, before=_GUESS),
    _real("range_prediction", "before", _ADDED, before=(None,)),
    _real("range_prediction", "planned, log", _PLANNED, before=_GUESS, **_ON_LOG),
    *_awkward("range_prediction", before=_GUESS),
    _real("twins", "cut axis", _CLOSE, fault="cut-axis"),
    _real("twins", "joined line", _SENT, fault="joined-line"),
    _real("twins", "lost hedges", _ADDED, fault="lost-hedges"),
    *_awkward("twins", "cut axis, ", but=_FAR, fault="cut-axis"),
    *_awkward("twins", "joined line, ", but=("one",), fault="joined-line"),
    *_awkward("twins", "lost hedges, ", fault="lost-hedges"),
    _real("source_chain", "held", _chain("c-2025-03-27-jcs-3000-more")),
    _real("source_chain", "changed", _chain("c-2025-03-27-jcs-casualties")),
    *(Example(chart="source_chain", name=name, data=data) for name, data in _STEPS.items()),
    _real("shares", "of killed", lambda: pairs(_ledger())),
    _real("shares", "of wounded", lambda: pairs(_ledger(), part="wounded")),
    *(
        Example(
            chart="shares", name=name, data=data,
            options={"sources": _LONG_NAMES if name == "long names" else SOURCES},
        )
        for name, data in _SHARES.items()
    ),
    _real("timeline", "events", lambda: _ledger().events),
    _real("timeline", "one spring", lambda: _ledger().events, **_SPRING),
    _real("timeline", "statements", _PRESENT),
    *(Example(chart="timeline", name=name, data=data) for name, data in _DAYS.items()),
    _real("calibration", "after eight lessons", chart_tries.after_eight_lessons),
    *_of_tries("calibration", chart_tries.CALIBRATION),
    _real("discernment", "before and after", chart_tries.before_and_after, by="moment"),
    *_of_tries("discernment", chart_tries.DISCERNMENT),
    *_of_tries("discernment", chart_tries.MOMENTS, by="moment"),
    _real("board", "half stamped", lambda: _ledger().brief, stamped=_STAMPED),
    _real("board", "guessed", lambda: _ledger().brief, guesses=_GUESSED, stamped=_STAMPED),
    _real("board", "open", lambda: _ledger().brief),
    *_of_tries("board", chart_tries.briefs(_ledger().brief)),
    _real("votes", "on a spaced question", _options("05", "05-r1"), voters=30),
    _real("votes", "on sentences", _options("05", "05-q1"), voters=30),
    *(
        Example(chart="votes", name=name, data=data, options={"voters": voters})
        for name, (data, voters) in _VOTES.items()
    ),
]  # fmt: skip
