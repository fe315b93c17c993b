"""Trust in what holds, and in what does not: both rates, the difference, and the leaning."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter

from whosays.charts import _axes, _checks, _tries, wording
from whosays.charts._alt import writes_alt
from whosays.charts._fonts import every_script
from whosays.charts._sheet import Sheet, blank
from whosays.charts.look import Look
from whosays.reasoning import Discernment, discern

_NEEDED = ("trust", "sound")
# How near to an end of the scale a text is set to the side of its mark.
_EDGE = 0.22


@every_script
def discernment(
    tries: pd.DataFrame,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
    by: str | None = None,
) -> Axes:
    """Draw how much somebody trusted what holds, beside how much they trusted what does not.

    It is not a count of right answers: trusting what holds counts as much as doubting what does
    not. Two rows for comparison show that trusting everything and doubting everything tell
    nothing apart.

    Parameters
    ----------
    tries
        First tries, as ``lesson.tries()`` gives them: at least the columns ``trust`` (a share
        from 0 to 1) and ``sound`` (yes or no). Rows in which one of them is missing are left
        out.
    ax
        Where to draw; the rows become an inset of it. In type of laptop size they need about
        6 by 3.5 inches. A new figure when left out.
    title, note, look
        As for `charts.calibration`.
    by
        A column that names the moment of each answer: a row for each moment, in the order in
        which they occur. One row for all answers when left out.

    Returns
    -------
    matplotlib.axes.Axes
        The Axes that holds the chart; its one inset has trust across, as a share.

    Raises
    ------
    TypeError
        When `tries` is no table.
    ValueError
        When a column is missing, a share is none, or there is too little room.

    Examples
    --------
    >>> import whosays
    >>> tries = pd.DataFrame({"trust": [1, 1, 1, 0, 0, 1], "sound": [True] * 3 + [False] * 3})
    >>> whosays.charts.alt(discernment(tries)).split(". ")[3]
    'Trusting everything: both 100 %, 0 points apart'
    """
    look = _checks.given(look, ax, title)
    rows, words = _rows(tries, by), wording.words()["discernment"]
    headline = title or words["title"]
    if not rows:
        return blank(ax, look, title or words["none"], words["empty"])
    sheet = Sheet.on(ax, look)
    sheet.title(headline)
    if note:
        sheet.note(words["reading"])
    _draw(sheet, [*rows, *_fixed()])
    writes_alt(sheet.ax, partial(_alt, rows, headline))
    return sheet.ax


def discernment_table(tries: pd.DataFrame, *, by: str | None = None) -> pd.DataFrame:
    """Return the rows of `discernment` as a table to read, with the two for comparison.

    Parameters
    ----------
    tries, by
        As for `charts.discernment`.

    Returns
    -------
    pandas.DataFrame
        Text only: whose answers, both rates with their counts, the difference, the leaning.

    Raises
    ------
    TypeError, ValueError
        As `charts.discernment` does.
    """
    words = wording.words()["discernment"]
    heads = words["table"]
    made = _rows(tries, by)
    lines = [
        {
            heads["name"]: each.name,
            heads["sound"]: _percent(each.made.sound),
            heads["sound_count"]: "" if each.fixed else str(each.made.sound_count),
            heads["unsound"]: _percent(each.made.unsound),
            heads["unsound_count"]: "" if each.fixed else str(each.made.unsound_count),
            heads["apart"]: each.apart,
            heads["leaning"]: each.leaning,
        }
        for each in [*made, *(_fixed() if made else [])]
    ]
    return pd.DataFrame(lines, columns=list(heads.values()))


@dataclass(frozen=True, kw_only=True)
class _Row:
    """One row of the chart: answers of one moment, or somebody who tells nothing apart."""

    name: str
    made: Discernment
    fixed: bool = False

    @property
    def counts(self) -> str:
        """How many things of each sort the row is about."""
        if self.fixed:
            return ""
        counts = {"sound": self.made.sound_count, "unsound": self.made.unsound_count}
        return str(wording.words()["discernment"]["counts"]).format(**counts)

    @property
    def apart(self) -> str:
        """The difference in words; too few to tell where there are few."""
        words, apart = wording.words()["discernment"], self.made.difference
        if apart is None or (self.made.few and not self.fixed):
            return str(words["few"])
        way = "wrong_way" if apart < -1e-9 else "apart"
        return str(words[way]).format(points=_tries.percent(abs(apart)))

    @property
    def leaning(self) -> str:
        """Which way the answers lean; empty where too few tell."""
        leaning = self.made.leaning
        return str(wording.words()["discernment"][leaning]) if leaning else ""


def _rows(tries: object, by: str | None) -> list[_Row]:
    frame = _tries.check(tries, "discernment", [*_NEEDED, *([by] if by else [])])
    parts = [(str(wording.words()["discernment"]["all"]), frame)]
    if by:
        parts = [(str(name), part) for name, part in frame.groupby(by, sort=False, observed=True)]
    made = [
        _Row(name=name, made=discern(*(_tries.values(part, column) for column in _NEEDED)))
        for name, part in parts
    ]
    return [each for each in made if each.made.sound_count or each.made.unsound_count]


def _fixed() -> list[_Row]:
    """Return the two rows for comparison: everything trusted, everything doubted."""
    words = wording.words()["discernment"]
    return [
        _Row(name=words[name], made=discern([trust] * 2, [True, False]), fixed=True)
        for name, trust in (("everything", 1), ("nothing", 0))
    ]


def _percent(share: float | None) -> str:
    if share is None:
        return ""
    return str(wording.words()["discernment"]["percent"]).format(value=_tries.percent(share))


def _alt(rows: list[_Row], headline: str) -> str:
    words = wording.words()
    say = words["discernment"]
    sentences = [say["alt_kind"], words["alt"]["title"].format(title=headline)]
    for each in rows:
        rates = {
            "sound": (each.made.sound, each.made.sound_count),
            "unsound": (each.made.unsound, each.made.unsound_count),
        }
        told = {
            name: say["alt_rate"].format(percent=_tries.percent(rate), count=count)
            if rate is not None
            else say["alt_no_rate"]
            for name, (rate, count) in rates.items()
        }
        apart = ", ".join(filter(None, [each.apart, each.leaning]))
        sentences.append(say["alt_row"].format(name=each.name, apart=apart, **told))
    for each in _fixed():
        told = {"percent": str(_tries.percent(each.made.sound or 0.0)), "apart": each.apart}
        sentences.append(say["alt_fixed"].format(name=each.name, **told))
    return " ".join(sentences)


def _draw(sheet: Sheet, rows: list[_Row]) -> None:
    look, ruler = sheet.look, sheet.ruler
    size, gap = look.small, sheet.pixels(look.small * 1.6)
    names = [ruler.wrap(each.name, size, sheet.width * 0.27, bold=True) for each in rows]
    counts = [ruler.wrap(each.counts, size, sheet.width * 0.27) for each in rows]
    said = ["\n".join(filter(None, [each.apart, each.leaning])) for each in rows]
    left = gap + max(
        *(ruler.size(text, size, bold=True)[0] for text in names),
        *(ruler.size(text, size)[0] for text in counts if text),
    )
    right = gap + max(ruler.size(text, size, bold=True)[0] for text in said)
    line = sheet.pixels(size * 1.3)
    lines = [_lines(name) + _lines(count) for name, count in zip(names, counts, strict=True)]
    # A row needs a line for its marks, one above and one below; one for comparison only two.
    heights = [
        line * max(2.2 if each.fixed else 3.1, own + 0.4)
        for each, own in zip(rows, lines, strict=True)
    ]
    foot, width = sheet.bottom + sheet.pixels(look.text * 3.7), sheet.width - left - right
    spare = sheet.top - foot - sum(heights)
    free = sheet.top - foot if spare >= 0 else spare
    sheet.begin("discernment", width, free, across=1, down=1)
    air = min(spare / len(rows), line * 1.8)
    foot = sheet.top - sum(heights) - air * len(rows)
    ax = sheet.panel(left, foot, left + width, sheet.top)
    _axes.dress(ax, look)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x", color=look.grid, linewidth=0.8)
    ax.set(xlim=(0, 1), ylim=(0, sheet.top - foot), yticks=[])
    ax.xaxis.set_major_locator(FixedLocator([0, 0.5, 1]))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _percent(value)))
    ax.set_xlabel(
        wording.words()["discernment"]["across"], loc="left", color=look.soft,
        fontsize=look.text, labelpad=3,
    )  # fmt: skip
    top = sheet.top
    for n, each in enumerate(rows):
        middle = top - (heights[n] + air) / 2
        top -= heights[n] + air
        colour = look.soft if each.fixed else look.ink
        at = middle + line * lines[n] / 2
        weight = "normal" if each.fixed else "bold"
        sheet.text(0, at, names[n], size, colour, gid="name", weight=weight)
        if counts[n]:
            sheet.text(0, at - line * _lines(names[n]), counts[n], size, look.soft, gid="counts")
        sheet.text(
            left + width + gap, middle, said[n], size, colour, gid="apart", weight=weight,
            va="center",
        )  # fmt: skip
        _draw_row(ax, look, each, middle - foot, n)


def _lines(text: str) -> int:
    return text.count("\n") + 1 if text else 0


def _draw_row(ax: Axes, look: Look, each: _Row, y: float, n: int) -> None:
    """Draw the two marks of a row, what joins them, and their rates above and below."""
    words = wording.words()["discernment"]
    colour = look.soft if each.fixed else look.ink
    sound, unsound = each.made.sound, each.made.unsound
    if sound is not None and unsound is not None:
        low, high = sorted((sound, unsound))
        ax.hlines([y], low, high, color=look.axis, linewidth=look.line, gid="gap")
    marks = [("sound", sound, "o", colour), ("unsound", unsound, "s", look.paper)]
    # Where both lie on one place the open square goes around the circle.
    larger = 1.5 if sound == unsound else 1.0
    for kind, rate, marker, face in marks:
        if rate is None:
            continue
        open_face = "none" if larger > 1 and kind == "unsound" else face
        ax.plot(
            [rate], [y], linestyle="none", marker=marker, zorder=4,
            markersize=look.mark * (1.15 * larger if kind == "unsound" else 1.15),
            markerfacecolor=open_face, markeredgecolor=colour, markeredgewidth=look.line,
            clip_on=False, gid=f"{kind}:{n}",
        )  # fmt: skip
        if each.fixed and kind == "unsound":
            continue
        text = words["both" if each.fixed else kind].format(percent=_tries.percent(rate))
        side = "left" if rate < _EDGE else "right" if rate > 1 - _EDGE else "center"
        up = 1 if kind == "sound" else -1
        ax.annotate(
            text, (rate, y), xytext=(0, up * look.mark * 0.95), textcoords="offset points",
            ha=side, va="bottom" if up > 0 else "top", color=colour, fontsize=look.small,
            annotation_clip=False, gid=f"rate:{kind}",
        )  # fmt: skip
