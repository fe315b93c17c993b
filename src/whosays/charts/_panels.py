"""Small multiples: one small chart a claimant or a family, all on the same scales."""

import math
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
from matplotlib.axes import Axes

from whosays.charts import _axes, _checks, _labels, _marks, _scales, wording
from whosays.charts._alt import heading, up_sentence, writes_alt
from whosays.charts._estimates import reading_of, scale_of
from whosays.charts._fonts import every_script
from whosays.charts._points import Points, not_drawn, points
from whosays.charts._sheet import Sheet, nothing, shortened
from whosays.charts.look import FAMILIES, Look

_BY = ("claimant", "family")
_MOST = 6
_NARROWEST, _LOWEST = 16.0, 8.5


@every_script
def panels(
    claims: pd.DataFrame,
    *,
    by: str = "claimant",
    ax: Axes | None = None,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
    scale: str = "linear",
) -> Axes:
    """Draw published figures in small charts side by side, one for each who stated them.

    All charts have the same scales, so that height and place can be compared. There are at
    most six, and fewer where there is little room: those who stated most figures; the words
    below say how many are left out.

    Parameters
    ----------
    claims, sources, title, note, look, scale
        As for `charts.estimates`.
    by
        "claimant" (who said it) or "family" (the display group of who said it: those drawn with
        one colour and mark; whether they are independent of each other is another question).
    ax
        Where to draw; the small charts become insets of it. In type of laptop size they need
        about 4.5 by 3.2 inches. A new figure when left out.

    Returns
    -------
    matplotlib.axes.Axes
        The Axes that holds the small charts, its own frame switched off; they are its
        `child_axes`, in the order of reading.

    Raises
    ------
    TypeError, ValueError
        As `charts.estimates` does, for another `by`, and when there is too little room.

    Examples
    --------
    >>> import whosays
    >>> claims = whosays.load().claims.query("measure == 'troops-sent-additional'")
    >>> len(panels(claims, by="family").child_axes)
    3
    """
    look = _checks.given(look, ax, title, sources)
    _checks.one_of("panels", "by", by, _BY)
    drawn = points(claims, sources)
    figures, words = scale_of(drawn, scale, chart="panels"), wording.words()
    headline = title or heading(drawn)
    if not len(drawn):
        return nothing(drawn, ax, look)
    sheet = Sheet.on(ax, look)
    sheet.title(headline)
    unit = figures.unit(words["units"].get(drawn.unit, drawn.unit))
    axes = sheet.ruler.wrap(words["panels"]["axes"].format(unit=unit), look.text, sheet.width)
    sheet.line(axes, look.text, look.soft, gid="unit")
    # What the note says depends on how many panels fit, and that on the room it takes.
    longest = _reading(drawn, _chosen(drawn, by, 1), figures) if note else ""
    room = sheet.height - sheet.note_height(longest) - sheet.key_height
    chosen = _chosen(drawn, by, min(_MOST, math.prod(_columns(sheet, figures, room))))
    if by == "claimant":
        shown = {str(frame["group"].iloc[0]) for frame in chosen.frames}
        sheet.key([group for group in FAMILIES if group in shown])
    if note:
        sheet.note(_reading(drawn, chosen, figures))
    _draw(sheet, drawn, chosen, by, figures)
    writes_alt(sheet.ax, partial(_alt, drawn, chosen, by, headline, scale))
    return sheet.ax


@dataclass(frozen=True, kw_only=True, eq=False)
class _Chosen:
    """The panels that are drawn, in order, and how much is not."""

    keys: list[str]
    frames: list[pd.DataFrame]
    others: int
    figures: int


def _chosen(drawn: Points, by: str, most: int) -> _Chosen:
    """Choose those with the most figures, the earliest first, and order them by family."""
    frame = drawn.frame
    keys = frame["asserted_by" if by == "claimant" else "group"].astype(str)
    counts = keys.value_counts(sort=False)
    first = {key: index for index, key in reversed(list(enumerate(keys)))}
    ranked = sorted(counts.index, key=lambda key: (-counts[key], first[key]))
    group = dict(zip(keys, frame["group"], strict=True))
    order = list(FAMILIES)
    kept = sorted(ranked[:most], key=lambda key: (order.index(group[key]), ranked.index(key)))
    left_out = ranked[most:]
    return _Chosen(
        keys=kept,
        frames=[frame[keys == key].reset_index(drop=True) for key in kept],
        others=len(left_out),
        figures=int(sum(counts[key] for key in left_out)),
    )


def _reading(drawn: Points, chosen: _Chosen, figures: _scales.Scale) -> str:
    same = [wording.words()["panels"]["same"]] if len(chosen.keys) > 1 else []
    return " ".join([reading_of(drawn, figures), *same, *_left(chosen)])


def _left(chosen: _Chosen) -> list[str]:
    """Say in words who has no panel."""
    if not chosen.others:
        return []
    figures = wording.counted("figures", chosen.figures)
    return [wording.counted("panels_left", chosen.others, figures=figures)]


def _columns(sheet: Sheet, figures: _scales.Scale, height: float) -> tuple[int, int]:
    """Return how many readable panels fit side by side, and how many below each other."""
    text = sheet.pixels(sheet.look.text)
    free = sheet.width - sheet.tick_room([wording.tick(value) for value in figures.ticks])
    below = height - 2.9 * text
    return max(1, min(3, int(free / (_NARROWEST * text)))), max(1, int(below / (_LOWEST * text)))


def _draw(sheet: Sheet, drawn: Points, chosen: _Chosen, by: str, figures: _scales.Scale) -> None:
    look, text = sheet.look, sheet.pixels(sheet.look.text)
    small = replace(look, mark=look.mark * 0.8, line=look.line * 0.9)
    across, _ = _columns(sheet, figures, sheet.height)
    count = len(chosen.keys)
    across = 2 if count == 4 and across > 1 else min(across, count)
    down = -(-count // across)
    left, gap = sheet.tick_room([wording.tick(value) for value in figures.ticks]), 1.6 * text
    width = (sheet.width - left - gap * (across - 1) - 0.8 * text) / across
    names = [_headings(sheet, frame, by, width - 1.6 * text) for frame in chosen.frames]
    tall = (1 + max(name.count("\n") for name in names)) * 1.35 * text + 0.5 * text
    height = (sheet.height - 2.2 * text) / down
    ends = (
        _marks.days(drawn.frame["stated_on_first"]).min(),
        _marks.days(drawn.frame["stated_on_last"]).max(),
    )
    sheet.begin("panels", width, height - tall - 0.7 * text, across=across, down=down)
    for index, (frame, name) in enumerate(zip(chosen.frames, names, strict=True)):
        row, column = divmod(index, across)
        x0 = left + column * (width + gap)
        y1 = sheet.top - row * height
        _heading(sheet, x0, y1, name, str(frame["group"].iloc[0]))
        ax = sheet.panel(x0, y1 - height + 0.7 * text, x0 + width, y1 - tall)
        _axes.dress(ax, look)
        _axes.scale_days(ax, *ends, most=max(2, min(5, int(width / (5 * text)))))
        figures.apply(ax.yaxis)
        lowest_of_column = index + across >= count
        ax.tick_params(labelleft=column == 0, labelbottom=lowest_of_column)
        _marks.draw(ax, small, frame)
        _write(ax, small, frame, by)


def _headings(sheet: Sheet, frame: pd.DataFrame, by: str, width: float) -> str:
    if by == "family":
        names = [wording.words()["families"][frame["group"].iloc[0]]]
    else:
        names = [str(frame["claimant"].iloc[0]), str(frame["short"].iloc[0])]
    size = sheet.look.text
    one_line = [
        name for name in names if "\n" not in sheet.ruler.wrap(name, size, width, bold=True)
    ]
    return shortened(sheet.ruler, one_line or names[-1:], size, width, 2)


def _heading(sheet: Sheet, x: float, y: float, name: str, group: str) -> None:
    """Write who a panel is about, beside the mark of the family."""
    look, text = sheet.look, sheet.pixels(sheet.look.text)
    sheet.text(
        x + 1.6 * text, y, name, look.text, look.colour(group), gid="panel", weight="bold",
        spacing=1.15,
    )  # fmt: skip
    sheet.ax.plot(
        [(x + 0.6 * text) / sheet.width], [(y - 0.62 * text) / sheet.ax.bbox.height],
        transform=sheet.ax.transAxes, linestyle="none", markersize=look.mark, gid="panel mark",
        clip_on=False, scalex=False, scaley=False, **_axes.mark_style(look, group),
    )  # fmt: skip


def _write(ax: Axes, look: Look, frame: pd.DataFrame, by: str) -> None:
    """Write each figure beside its mark, or in a family's panel who stated it."""
    if by == "family":
        rank = frame.groupby("claimant").cumcount().tolist()
        ruler, widest = _axes.Ruler(ax.figure.dpi), float(ax.bbox.width) * 0.6
        cut = [
            shortened(ruler, [name], look.small, widest, 2, bold=False) for name in frame["short"]
        ]
        _labels.write(ax, look, frame, [name.replace("\n", " ") for name in cut], rank=rank)
        return
    ends = {0, len(frame) - 1, int(frame["top"].idxmax()), int(frame["bottom"].idxmin())}
    rank = [0 if index in ends else 1 for index in range(len(frame))]
    _labels.write(ax, look, frame, frame["figure"].tolist(), rank=rank, gid="figure")


def _alt(drawn: Points, chosen: _Chosen, by: str, headline: str, scale: str) -> str:
    words, say = wording.words(), wording.words()["panels"]
    unit = words["units"].get(drawn.unit, drawn.unit)
    sentences = [
        wording.counted("panels_kind", len(chosen.keys), by=say[by]),
        words["alt"]["title"].format(title=headline),
        up_sentence(drawn.frame, unit, scale),
        *(_told(frame, by) for frame in chosen.frames),
        *_left(chosen),
        *not_drawn(drawn.left_out),
    ]
    return " ".join(sentences)


def _told(frame: pd.DataFrame, by: str) -> str:
    """Say what one panel shows: one figure, or how many, the first, the last and the ends."""
    words, say = wording.words(), wording.words()["panels"]
    first, last = frame.iloc[0], frame.iloc[-1]
    name = first["claimant"] if by == "claimant" else words["families"][first["group"]]
    if len(frame) == 1:
        return str(say["one"]).format(name=name, figure=first["figure"], day=first["day"])
    return str(say["many"]).format(
        name=name,
        count=len(frame),
        first=first["figure"],
        first_day=first["day"],
        last=last["figure"],
        last_day=last["day"],
        low=wording.number(float(frame["bottom"].min())),
        high=wording.number(float(frame["top"].max())),
    )
