"""What a chart of estimates shows, in words and as a table; no drawing."""

from collections.abc import Callable
from itertools import pairwise
from weakref import WeakKeyDictionary

import pandas as pd
from matplotlib.axes import Axes

from whosays.charts import _scales, wording
from whosays.charts._points import Points, not_drawn, points

_NAMED_UP_TO = 6
_WRITERS: WeakKeyDictionary[Axes, Callable[[], str]] = WeakKeyDictionary()


def writes_alt(ax: Axes, writer: Callable[[], str]) -> None:
    """Remember who can say in words what was drawn on these Axes."""
    _WRITERS[ax] = writer


def alt(ax: Axes) -> str:
    """Say in words what a chart of this package drew on these Axes.

    Raises
    ------
    ValueError
        When the Axes were drawn by something else.

    Examples
    --------
    >>> import whosays
    >>> claims = whosays.load().claims.query("measure == 'tanker-visits'")
    >>> alt(whosays.charts.estimates(claims)).split(". ")[0]
    'Chart of one published figure, drawn on the day it was stated'
    """
    if ax not in _WRITERS:
        raise ValueError(
            "No chart of whosays was drawn on these Axes. "
            "Alt text is written from the data that a chart was given. "
            "Type charts.alt(charts.estimates(claims)), or write a sentence of your own."
        )
    return _WRITERS[ax]()


def alt_estimates(
    claims: pd.DataFrame,
    *,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    highlight: int | None = None,
    scale: str = "linear",
) -> str:
    """Say in words what `estimates` draws: its kind, axes, range, claimants and course.

    Parameters
    ----------
    claims, sources, title, scale
        As for `charts.estimates`.
    highlight
        The point that is ringed, counted from 0 in order of the day stated.

    Returns
    -------
    str
        Plain sentences, for the picture's alt text.

    Raises
    ------
    TypeError, ValueError
        As `charts.estimates` does.
    """
    drawn = points(claims, sources)
    table, words = wording.words()["alt"], wording.words()
    last = not_drawn(drawn.left_out)
    if not len(drawn):
        return alt_nothing(drawn)
    count, frame = len(drawn), drawn.frame
    kind = table["kind"].format(count=count) if count > 1 else table["kind_one"]
    unit = words["units"].get(drawn.unit, drawn.unit)
    sentences = [
        kind,
        table["title"].format(title=title or heading(drawn)),
        across_sentence(frame),
        up_sentence(frame, unit, scale),
        table["by"].format(families=_families(frame)),
        *_course(frame),
        *last,
    ]
    if highlight is not None:
        row = frame.iloc[highlight]
        said = {name: row[name] for name in ("figure", "teller", "day")}
        sentences.append(table["ringed"].format(step=highlight + 1, count=count, **said))
    return " ".join(sentences)


def alt_nothing(drawn: Points) -> str:
    """Say that a chart is empty, and why."""
    words = wording.words()
    return " ".join([words["alt"]["kind_none"], words["empty"], *not_drawn(drawn.left_out)])


def across_sentence(frame: pd.DataFrame) -> str:
    """Say from which day to which the figures were stated."""
    words, days = wording.words()["alt"], [str(frame["day"].iloc[0]), str(frame["day"].iloc[-1])]
    across = words["across"] if days[0] != days[1] else words["across_one"]
    return str(across).format(first=days[0], last=days[1])


def up_sentence(frame: pd.DataFrame, unit: str, scale: str) -> str:
    """Say what the axis of figures counts, where it starts, and what its steps do."""
    words, top = wording.words()["alt"], float(frame["top"].max())
    said = {"unit": unit, "top": wording.number(top)}
    if scale != "log":
        low = wording.number(min(0.0, float(frame["bottom"].min())))
        return str(words["up"]).format(**said, low=low)
    figures = _scales.figures(float(frame["bottom"].min()), top, scale=scale)
    low = wording.number(figures.ticks[0])
    return str(words["up_log"]).format(**said, low=low, factor=figures.times())


def heading(drawn: Points) -> str:
    """Return the title that says what is counted: by measure and unit, or by measure."""
    words = wording.words()
    measures = words["measures"]
    plain = drawn.measure.replace("-", " ").capitalize()
    own = measures.get(drawn.measure, words["title"].format(measure=plain))
    return str(measures.get(f"{drawn.measure}/{drawn.unit}", own))


def table(claims: pd.DataFrame, *, sources: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the points of `estimates` as a table to read: one row a published figure.

    Parameters
    ----------
    claims, sources
        As for `charts.estimates`.

    Returns
    -------
    pandas.DataFrame
        Text only, in order of the day stated: day, claimant, family, figure with its hedge,
        unit, and what was counted. Rows that cannot be drawn are not in it.

    Raises
    ------
    TypeError, ValueError
        As `charts.estimates` does.
    """
    words = wording.words()
    names, heads = words["families"], words["table"]
    drawn = points(claims, sources)
    frame = drawn.frame
    columns = {
        "stated": frame["day"],
        "claimant": frame["claimant"],
        "family": frame["group"].map(lambda group: names.get(group, names["others"])),
        "figure": frame["figure"],
        "unit": frame["unit"].map(lambda unit: words["units"].get(unit, unit)),
        "scope": frame["scope"] if "scope" in frame else frame["measure"],
    }
    return pd.DataFrame({heads[name]: column.astype(str) for name, column in columns.items()})


def _families(frame: pd.DataFrame) -> str:
    words = wording.words()
    counts = frame["group"].value_counts(sort=False)
    if list(counts.index) == ["others"]:
        return _claimants(frame)
    order = [group for group in words["families"] if group in counts.index]
    return wording.listed(
        words["alt"]["family"].format(family=words["families"][group], count=counts[group])
        for group in order
    )


def _claimants(frame: pd.DataFrame) -> str:
    """Name those who said it, where all belong to one group that is no family."""
    words, counts = wording.words(), frame["teller"].value_counts()
    named = [
        words["alt"]["family"].format(family=name, count=count)
        for name, count in counts.iloc[:_NAMED_UP_TO].items()
    ]
    rest = len(counts) - len(named)
    return wording.listed([*named, *([wording.counted("alt_more", rest)] if rest else [])])


def _course(frame: pd.DataFrame) -> list[str]:
    """Say where the figures lie and how they move from one to the next."""
    words = wording.words()["alt"]
    tops = frame["top"].tolist()
    if len(tops) == 1:
        return [words["only"].format(**frame.iloc[0][["figure", "teller", "day"]])]
    if frame["figure"].nunique() == 1:
        return [words["same"].format(value=frame["figure"].iloc[0])]
    ends = {"low": frame.loc[frame["bottom"].idxmin()], "high": frame.loc[frame["top"].idxmax()]}
    said = {
        f"{end}_{name}" if name != "figure" else end: row[name]
        for end, row in ends.items()
        for name in ("figure", "teller", "day")
    }
    steps = [later - earlier for earlier, later in pairwise(tops)]
    move = words["ups_and_downs"]
    # On one day the order is that of size: nothing rose or fell.
    days = list(zip(frame["stated_on_first"], frame["stated_on_last"], strict=True))
    apart = all(earlier[1] < later[0] for earlier, later in pairwise(days))
    if apart and (min(steps) > 0 or max(steps) < 0):
        move = words["rising"] if steps[0] > 0 else words["falling"]
    first, last = frame["figure"].iloc[0], frame["figure"].iloc[-1]
    return [words["range"].format(**said), move.format(first=first, last=last)]
