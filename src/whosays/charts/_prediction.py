"""A reader's own range beside the published figures: first the guess, then what was said."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from numbers import Real
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from whosays.charts import _axes, _checks, _marks, _scales, wording
from whosays.charts._alt import heading, writes_alt
from whosays.charts._fonts import every_script
from whosays.charts._one_row import draw_figure, without_row
from whosays.charts._points import Points, not_drawn, points
from whosays.charts._sheet import Sheet, blank, nothing, row_labels
from whosays.charts.look import Look
from whosays.ledger.care import counts_losses

_PARTS = ("low", "best", "high")


@every_script
def range_prediction(
    predicted: Mapping[str, float | None] | None,
    claims: pd.DataFrame,
    *,
    ax: Axes | None = None,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
    scale: str = "linear",
) -> Axes:
    """Draw a reader's own range above the published figures, one row a figure.

    It is not a score, and the published figures are not the truth: they are what somebody
    stated. Until there is a prediction, nothing is shown that could shape it.

    Parameters
    ----------
    predicted
        The lowest and the highest figure that the reader would still believe, and a best
        guess if there is one: ``{"low": 1000, "best": 2000, "high": 3000}``, in the claims'
        unit. None before the reader has predicted.
    claims, sources, title, note, look, scale
        As for `charts.estimates`.
    ax
        Where to draw; the rows become an inset of it. In type of laptop size they need about
        4.5 by 3.2 inches. A new figure when left out.

    Returns
    -------
    matplotlib.axes.Axes
        The Axes that holds the chart; its one inset has figures across, in the claims' unit.

    Raises
    ------
    TypeError
        When `claims` is no table of claims, or `predicted` neither a mapping nor None.
    ValueError
        As `charts.estimates` does; when the claims count dead, hurt or lost people; when the
        range has no two ends, or they are in the wrong order; when there is too little room.

    Examples
    --------
    >>> import whosays
    >>> claims = whosays.load().claims.query("measure == 'troops-sent-additional'")
    >>> ax = range_prediction({"low": 500, "high": 2000}, claims)
    >>> whosays.charts.alt(ax).split(". ")[1]
    'Your range: 500 to 2,000 people'
    """
    look = _checks.given(look, ax, title, sources)
    drawn = points(claims, sources)
    _check_care(drawn)
    guess = _guess(predicted)
    _checks.one_of("range_prediction", "scale", scale, _scales.SCALES)
    words, headline = wording.words(), title or heading(drawn)
    if not len(drawn):
        return nothing(drawn, ax, look)
    if guess is None:
        return blank(ax, look, headline, words["prediction"]["first"])
    lowest = min(guess["low"], float(drawn.frame["bottom"].min()))
    highest = max(guess["high"], float(drawn.frame["top"].max()))
    figures = _scales.figures(lowest, highest, scale=scale, whole=drawn.unit != "share")
    sheet = Sheet.on(ax, look)
    sheet.title(headline)
    if note:
        sheet.note(_reading(drawn, guess, figures))
    rows = _Rows.of(sheet, drawn, guess)
    if note and rows.left_out:
        told = sheet.ruler.wrap(without_row(rows.left_out), look.small, sheet.width)
        sheet.line(told, look.small, look.soft, gid="left out")
    _draw(sheet, rows, guess, figures, words["units"].get(drawn.unit, drawn.unit))
    writes_alt(sheet.ax, partial(_alt, drawn, guess, rows, headline, figures))
    return sheet.ax


def _check_care(drawn: Points) -> None:
    if counts_losses(drawn.measure, drawn.unit):
        raise ValueError(
            f"Nobody predicts {drawn.measure!r} here. "
            "These figures count dead, hurt or lost people, and the course never lets anyone "
            "bet on them. Draw what was stated: charts.estimates(claims)."
        )


def _guess(predicted: object) -> dict[str, float] | None:
    """Return the range as numbers, or None before there is one."""
    mend = 'Type {"low": 1000, "best": 2000, "high": 3000}, or None before the prediction.'
    if predicted is None:
        return None
    if not isinstance(predicted, Mapping):
        raise TypeError(
            f"A prediction cannot be {predicted!r}. "
            f"It is a range: a low and a high figure, and a best guess if you like. {mend}"
        )
    found = {name: predicted[name] for name in _PARTS if predicted.get(name) is not None}
    for name, value in found.items():
        if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
            raise ValueError(
                f"The prediction's {name} figure is {value!r}. It has to be a number. {mend}"
            )
    missing = [name for name in ("low", "high") if name not in found]
    if missing:
        raise ValueError(
            f"The prediction has no {' and no '.join(missing)} figure. "
            f"A range needs both ends. {mend}"
        )
    values = [float(value) for value in found.values()]
    if values != sorted(values):
        given = ", ".join(f"{name} {wording.number(float(found[name]))}" for name in found)
        raise ValueError(
            f"The prediction is out of order: {given}. "
            f"The low figure comes first and the high one last. {mend}"
        )
    return {name: float(value) for name, value in found.items()}


@dataclass(frozen=True, kw_only=True, eq=False)
class _Rows:
    """The published figures that have a row, what stands at each end, and a row's height.

    The first label and the first figure are the reader's own; lengths are pixels.
    """

    frame: pd.DataFrame
    labels: list[str]
    figures: list[str]
    left: float
    right: float
    slot: float
    left_out: int

    @classmethod
    def of(cls, sheet: Sheet, drawn: Points, guess: dict[str, float]) -> "_Rows":
        """Choose as many rows as can be read: the lowest, the highest, then the latest."""
        size, ruler = sheet.look.small, sheet.ruler
        line = sheet.pixels(size * 1.3)
        # Below the rows stands the axis, and above them perhaps how many have none.
        free = sheet.height - sheet.pixels(sheet.look.text * 4.6)
        frame = drawn.frame
        most = max(1, int(free / (1.25 * line) - 1.4))
        if len(frame) > most:
            told = ruler.wrap(without_row(len(frame)), size, sheet.width)
            free -= sheet.pixels(size * 1.4) * told.count("\n")
            most = max(1, int(free / (1.25 * line) - 1.4))
            ends = [int(frame["bottom"].idxmin()), int(frame["top"].idxmax())]
            latest = [each for each in reversed(frame.index) if each not in ends]
            frame = frame.loc[sorted([*dict.fromkeys(ends), *latest][:most])]
        slot = min(free / (len(frame) + 1.4), 3.4 * line)
        labels = row_labels(ruler, frame, size, sheet.width * 0.42, tall=slot > 2.1 * line)
        words = wording.words()["prediction"]
        texts = [_ends(guess), *frame["figure"]]
        best = wording.number(guess["best"]) if "best" in guess else ""
        yours = words["yours_best"].format(best=best) if best else words["yours"]
        left = [
            *(ruler.size(text, size)[0] for text in labels),
            ruler.size(yours, size, bold=True)[0],
        ]
        right = [ruler.size(text, size, bold=True)[0] for text in texts]
        return cls(
            frame=frame.reset_index(drop=True), labels=[yours, *labels], figures=texts,
            left=max(left) + sheet.pixels(size * 2),
            right=max(right) + sheet.pixels(size * 2),
            slot=slot, left_out=len(drawn) - len(frame),
        )  # fmt: skip


def _draw(
    sheet: Sheet, rows: _Rows, guess: dict[str, float], figures: _scales.Scale, unit: str
) -> None:
    look, frame = sheet.look, rows.frame
    foot = sheet.top - rows.slot * (len(frame) + 1.4)
    width, height = sheet.width - rows.right - rows.left, rows.slot * (len(frame) + 1.4)
    sheet.begin("range_prediction", width, height, across=1, down=1)
    ax = sheet.panel(rows.left, foot, sheet.width - rows.right, sheet.top)
    _axes.dress(ax, look)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x", color=look.grid, linewidth=0.8)
    ax.set(ylim=(len(frame) + 0.6, -0.8), yticks=[])
    widest = max(sheet.ruler.size(wording.tick(tick), look.text)[0] for tick in figures.ticks)
    spacing = ax.bbox.width / max(1, len(figures.ticks) - 1)
    figures.apply(ax.xaxis, every=math.ceil((widest + sheet.pixels(6)) / spacing))
    ax.set_xlabel(figures.unit(unit), loc="left", color=look.soft, fontsize=look.text, labelpad=3)
    _draw_guess(ax, look, guess, len(frame))
    for row, each in enumerate(frame.itertuples(), 1):
        draw_figure(ax, look, each, row)
    colours = [look.point, *(look.colour(group) for group in frame["group"])]
    start = sheet.width - rows.right + sheet.pixels(look.small)
    for row, colour in enumerate(colours):
        y, weight = sheet.top - rows.slot * (row + 0.8), "normal" if row else "bold"
        style: dict[str, Any] = {"gid": "name", "weight": weight, "va": "center"}
        sheet.text(0, y, rows.labels[row], look.small, colour, **style)
        style["gid"] = "figure"
        sheet.text(start, y, rows.figures[row], look.small, colour, **style)


def _draw_guess(ax: Axes, look: Look, guess: dict[str, float], count: int) -> None:
    """Draw the reader's bar with its best guess, and thin lines down from both ends."""
    low, high = guess["low"], guess["high"]
    ax.hlines([0], low, high, color=look.point, linewidth=look.line * 2.2, gid="prediction")
    ax.plot(
        [low, high], [0, 0], linestyle="none", marker="|", markersize=look.mark * 1.6,
        markeredgewidth=look.line * 1.6, color=look.point, clip_on=False, gid="prediction ends",
    )  # fmt: skip
    if "best" in guess:
        ax.plot(
            [guess["best"]], [0], linestyle="none", marker="D", markersize=look.mark,
            markerfacecolor=look.paper, markeredgecolor=look.point, markeredgewidth=look.line,
            zorder=4, clip_on=False, gid="prediction best",
        )  # fmt: skip
    ax.vlines(
        [low, high], 0, count + 0.6, color=look.point, linewidth=look.line * 0.6,
        linestyles=(0, (4, 3)), gid="prediction edges",
    )  # fmt: skip


def said(guess: dict[str, float]) -> str:
    """Return a prediction in words: ``1,000 to 3,000, best guess 2,000``."""
    if "best" not in guess:
        return _ends(guess)
    text = wording.words()["prediction"]["range_best"]
    return str(text).format(range=_ends(guess), best=wording.number(guess["best"]))


def _ends(guess: dict[str, float]) -> str:
    low, high = wording.number(guess["low"]), wording.number(guess["high"])
    return str(wording.words()["prediction"]["range"]).format(low=low, high=high)


def in_range(
    predicted: Mapping[str, float | None],
    claims: pd.DataFrame,
    *,
    sources: pd.DataFrame | None = None,
) -> str:
    """Say how many published figures lie in a reader's range, outside it, or are left open.

    Parameters
    ----------
    predicted, claims, sources
        As for `charts.range_prediction`.

    Returns
    -------
    str
        One sentence, and another where a floor or a ceiling leaves a figure's place open; empty
        before there is a prediction, or where there is no figure.

    Raises
    ------
    TypeError, ValueError
        As `charts.range_prediction` does.

    Examples
    --------
    >>> import whosays
    >>> claims = whosays.load().claims.query("measure == 'tanker-visits'")
    >>> in_range({"low": 40, "high": 50}, claims)
    'Of the one published figure: 1 inside your range.'
    """
    drawn = points(claims, sources)
    _check_care(drawn)
    guess = _guess(predicted)
    return _places(drawn, guess) if guess is not None and len(drawn) else ""


def _places(drawn: Points, guess: dict[str, float]) -> str:
    """Say how many published figures lie in the range, below, above, across, or are open."""
    frame, words = drawn.frame, wording.words()["prediction"]
    # A floor leaves open how far up the number lies, and a ceiling how far down.
    floor = frame["qualifier"].map(_marks.SIGNS) == "up"
    ceiling = frame["qualifier"] == "up-to"
    bottom, top = frame["bottom"].mask(ceiling, -math.inf), frame["top"].mask(floor, math.inf)
    within = frame["bottom"].ge(guess["low"]) & frame["top"].le(guess["high"])
    below, above = top < guess["low"], bottom > guess["high"]
    left = ~within & ~below & ~above
    rows = {
        "inside": within & ~floor & ~ceiling, "floor_inside": within & floor,
        "ceiling_inside": within & ceiling, "below": below, "above": above,
        "floor_below": left & floor, "ceiling_above": left & ceiling,
        "across": left & ~floor & ~ceiling,
    }  # fmt: skip
    counts = {name: int(found.sum()) for name, found in rows.items() if found.any()}
    parts = [words[name].format(count=count) for name, count in counts.items()]
    total = wording.counted("published", len(frame))
    said = [str(words["places"]).format(total=total, parts=wording.listed(parts))]
    said += [str(words[end]) for end in ("floor", "ceiling") if f"{end}_" in " ".join(counts)]
    return " ".join(said)


def _reading(drawn: Points, guess: dict[str, float], figures: _scales.Scale) -> str:
    words = wording.words()
    parts = [words["prediction"]["reading"], _places(drawn, guess), words["prediction"]["care"]]
    if figures.factor:
        parts.append(words["prediction"]["log"].format(factor=figures.times()))
    return " ".join([*parts, *not_drawn(drawn.left_out)])


def _alt(
    drawn: Points,
    guess: dict[str, float],
    rows: _Rows,
    headline: str,
    figures: _scales.Scale,
) -> str:
    words = wording.words()
    say, unit = words["prediction"], words["units"].get(drawn.unit, drawn.unit)
    # The axis runs on above its last tick: what stands there has to be told too.
    lowest = min(guess["low"], float(drawn.frame["bottom"].min()), figures.ticks[0])
    highest = max(guess["high"], float(drawn.frame["top"].max()), figures.ticks[-1])
    ends = {"first": wording.number(lowest), "last": wording.number(highest)}
    sentences = [
        say["kind"],
        say["alt"].format(range=said(guess), unit=unit),
        words["alt"]["title"].format(title=headline),
        say["axis"].format(unit=figures.unit(unit), **ends),
        _places(drawn, guess),
        *(
            say["row"].format(figure=row.figure, claimant=row.claimant, day=row.day)
            for row in rows.frame.itertuples()
        ),
        *([without_row(rows.left_out)] if rows.left_out else []),
        *not_drawn(drawn.left_out),
    ]
    return " ".join(sentences)
