"""A misleading chart and its mended twin, side by side, each saying which it is."""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from whosays.charts import _axes, _checks, _labels, _marks, _scales, wording
from whosays.charts._alt import heading, writes_alt
from whosays.charts._fonts import every_script
from whosays.charts._points import Points, not_drawn, points
from whosays.charts._sheet import Sheet, nothing, shortened
from whosays.charts.look import FAMILIES, Look

_FAULTS = ("cut-axis", "joined-line", "lost-hedges")
_LEAST_CUT = 0.15


@every_script
def twins(
    claims: pd.DataFrame,
    *,
    fault: str = "cut-axis",
    ax: Axes | None = None,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
) -> Axes:
    """Draw the same figures twice: with one fault that misleads, and without it.

    Both say above their figures which they are and why, so that a picture of one half alone
    cannot pass for the other.

    Parameters
    ----------
    claims, sources, title, note, look
        As for `charts.estimates`.
    fault
        "cut-axis" (the scale does not start at zero), "joined-line" (rival claims joined as
        if one thing had been measured) or "lost-hedges" (*about* and *more than* dropped).
    ax
        Where to draw; the two charts become insets of it. In type of laptop size they need
        about 4.5 by 3.5 inches. A new figure when left out.

    Returns
    -------
    matplotlib.axes.Axes
        The Axes that holds both; its `child_axes` are the misleading one and the mended one.

    Raises
    ------
    TypeError, ValueError
        As `charts.estimates` does; for another fault; when these figures cannot show it; and when
        there is too little room.

    Examples
    --------
    >>> import whosays
    >>> claims = whosays.load().claims.query("measure == 'troops-sent-additional'")
    >>> ax = twins(claims, fault="lost-hedges")
    >>> whosays.charts.alt(ax).split(". ")[0]
    'Two charts of the same 6 published figures, side by side'
    """
    look = _checks.given(look, ax, title, sources)
    _checks.one_of("twins", "fault", fault, _FAULTS)
    drawn = points(claims, sources)
    words, headline = wording.words(), title or heading(drawn)
    if not len(drawn):
        return nothing(drawn, ax, look)
    pair = _pair(drawn, fault)
    sheet = Sheet.on(ax, look)
    sheet.title(headline)
    unit = words["units"].get(drawn.unit, drawn.unit)
    axes = sheet.ruler.wrap(words["panels"]["axes"].format(unit=unit), look.text, sheet.width)
    sheet.line(axes, look.text, look.soft, gid="unit")
    sheet.key([group for group in FAMILIES if group in set(drawn.frame["group"])])
    if note:
        said = [words["twins"]["reading"], words["twins"][fault]["ask"]]
        if fault != "lost-hedges" and (signs := "; ".join(_marks.signs(drawn.frame))):
            said.append(f"{signs[0].upper()}{signs[1:]}.")
        sheet.note(" ".join([*said, *not_drawn(drawn.left_out)]))
    _draw(sheet, pair, fault)
    writes_alt(sheet.ax, partial(_alt, drawn, pair, fault, headline))
    return sheet.ax


@dataclass(frozen=True, kw_only=True, eq=False)
class _Pair:
    """The two sets of points and scales: what misleads, and what mends it."""

    frames: tuple[pd.DataFrame, pd.DataFrame]
    scales: tuple[_scales.Scale, _scales.Scale]


def _pair(drawn: Points, fault: str) -> _Pair:
    frame, whole = drawn.frame, drawn.unit != "share"
    lowest, highest = float(frame["bottom"].min()), float(frame["top"].max())
    fair = _scales.figures(min(0.0, lowest), highest, whole=whole)
    pair = _Pair(frames=(frame, frame), scales=(fair, fair))
    if fault == "cut-axis":
        if lowest <= 0:
            raise _cannot(
                fault, "they reach down to zero", "A scale is cut between zero and the lowest."
            )
        cut = _scales.cut(lowest, highest, whole=whole)
        if cut.low < _LEAST_CUT * highest:
            raise _cannot(
                fault, "they lie too far apart", "A cut misleads where all are close together."
            )
        return replace(pair, scales=(cut, fair))
    if fault == "joined-line":
        if len(frame) < 2:
            raise _cannot(fault, "there is only one", "A line needs two figures to join.")
        return pair
    hedged = (frame["qualifier"] != "exact") | (frame["bottom"] < frame["top"])
    if not hedged.any():
        raise _cannot(fault, "none of them has a hedge", "Only a hedge that is there can be lost.")
    bare = frame.assign(qualifier="exact", bottom=frame["top"])
    bare["figure"] = [wording.number(float(value)) for value in frame["top"]]
    return replace(pair, frames=(bare, frame))


def _cannot(fault: str, what: str, why: str) -> ValueError:
    others = ", ".join(each for each in _FAULTS if each != fault)
    return ValueError(
        f"These figures cannot show this fault: {what}. {why} "
        f"Choose other claims or another fault: {others}."
    )


def _draw(sheet: Sheet, pair: _Pair, fault: str) -> None:
    look, text, words = sheet.look, sheet.pixels(sheet.look.text), wording.words()["twins"]
    gap = 1.6 * text
    width = (sheet.width - gap) / 2
    inner = width - 1.4 * text
    tags = [words["misleading"], words["mended"]]
    whys = [
        sheet.ruler.wrap(words[fault][side], look.small, inner) for side in ("misleading", "mended")
    ]
    tall = 1.75 * text + sheet.pixels(look.small) * 1.35 * (1 + max(w.count("\n") for w in whys))
    labels = [wording.tick(tick) for scale in pair.scales for tick in scale.ticks]
    left, bottom = sheet.tick_room(labels), sheet.bottom + 0.5 * text
    sheet.begin(
        "twins", width - left - 1.1 * text,
        sheet.top - bottom - tall - 3.7 * text, across=2, down=1,
    )  # fmt: skip
    for side, (tag, why, frame, scale) in enumerate(
        zip(tags, whys, pair.frames, pair.scales, strict=True)
    ):
        x0 = side * (width + gap)
        _frame(sheet, x0, bottom, width, misleading=side == 0)
        colour = look.ink if side else look.point
        top = sheet.top - 0.5 * text
        sheet.text(x0 + 0.7 * text, top, tag, look.text, colour, gid="tag", weight="bold")
        sheet.text(
            x0 + 0.7 * text, top - 1.5 * text, why, look.small, look.ink, gid="why", spacing=1.2
        )
        ax = sheet.panel(
            x0 + left, bottom + 3.5 * text, x0 + width - 1.1 * text, top - tall - 0.2 * text
        )
        _chart(ax, look, frame, scale, fault, misleading=side == 0)


def _frame(sheet: Sheet, x: float, y: float, width: float, *, misleading: bool) -> None:
    """Draw a frame around one half: dashed and striking around what misleads."""
    look, height = sheet.look, float(sheet.ax.bbox.height)
    sheet.ax.add_patch(
        Rectangle(
            (x / sheet.width, y / height), width / sheet.width, (sheet.top - y) / height,
            transform=sheet.ax.transAxes, fill=False, clip_on=False, gid="frame",
            edgecolor=look.point if misleading else look.axis,
            linewidth=look.line * (1.2 if misleading else 0.5),
            linestyle=(0, (5, 3)) if misleading else "-",
        )
    )  # fmt: skip


def _chart(
    ax: Axes,
    look: Look,
    frame: pd.DataFrame,
    scale: _scales.Scale,
    fault: str,
    *,
    misleading: bool,
) -> None:
    """Draw one half: marks on their days, and what its fault adds or takes away."""
    small = replace(look, mark=look.mark * 0.85)
    _axes.dress(ax, look)
    first, last = _marks.days(frame["stated_on_first"]), _marks.days(frame["stated_on_last"])
    room = ax.bbox.width / (look.text * 5 / 72 * float(ax.figure.dpi))
    _axes.scale_days(ax, first.min(), last.max(), most=max(2, min(5, int(room))))
    scale.apply(ax.yaxis)
    across = _marks.middle(frame)
    if fault == "cut-axis":
        colours = [look.colour(group) for group in frame["group"]]
        ax.vlines(
            across, scale.low, frame["top"], color=colours, linewidth=look.line * 2.6, alpha=0.45,
            zorder=2.5, gid="stems",
        )  # fmt: skip
    if fault == "joined-line" and misleading:
        ax.plot(
            across, frame["top"], color=look.ink, linewidth=look.line, zorder=2.6, gid="line",
            scalex=False, scaley=False,
        )  # fmt: skip
    _marks.draw(ax, small, frame)
    if fault == "joined-line" and misleading:
        return
    column, gid = ("short", "name") if fault == "joined-line" else ("figure", "figure")
    ruler, widest = _axes.Ruler(ax.figure.dpi), float(ax.bbox.width) * 0.6
    cut = [shortened(ruler, [text], look.small, widest, 2, bold=False) for text in frame[column]]
    # Beside bars only a few are written: more would cover the bars.
    few = {frame["top"].idxmax(), frame["bottom"].idxmin(), frame.index[-1]}
    shown = few if fault == "cut-axis" else set(frame.index)
    texts = [text.replace("\n", " ") if row in shown else "" for row, text in enumerate(cut)]
    rank = frame.groupby(column).cumcount().tolist()
    kept_clear = frame.assign(bottom=scale.low) if fault == "cut-axis" else frame
    _labels.write(ax, small, kept_clear, texts, rank=rank, gid=gid)


def _alt(drawn: Points, pair: _Pair, fault: str, headline: str) -> str:
    words = wording.words()
    say, frame = words["twins"], drawn.frame
    unit = words["units"].get(drawn.unit, drawn.unit)
    starts = [
        say["scale"].format(low=wording.number(scale.low), unit=unit) for scale in pair.scales
    ]
    rows = [
        say["row"].format(claimant=row.claimant, day=row.day, figure=row.figure)
        for row in frame.iloc[[0, -1] if len(frame) > 1 else [0]].itertuples()
    ]
    sentences = [
        wording.counted("twins_kind", len(frame)),
        words["alt"]["title"].format(title=headline),
        f"{say['left']} {say[fault]['misleading']} {starts[0]}",
        f"{say['right']} {say[fault]['mended']} {starts[1]}",
        say["ends"].format(
            low=wording.number(float(frame["bottom"].min())),
            high=wording.number(float(frame["top"].max())),
        ),
        *rows,
        *not_drawn(drawn.left_out),
    ]
    return " ".join(sentences)
