"""Votes of a class on one question: each option with its first vote beside its last."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter

from whosays.charts import _axes, _checks, _tries, wording
from whosays.charts._alt import writes_alt
from whosays.charts._fonts import every_script
from whosays.charts._sheet import Sheet, blank, shortened
from whosays.charts._tables import check_table
from whosays.charts.look import Look

_NEEDED = ("text", "first")
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_MEND = 'Type charts.votes(pandas.DataFrame({"text": ["yes", "no"], "first": [12, 16]})).'
# An option takes this share of the width, and this many lines or fewer.
_LABEL, _LINES = 0.42, (6, 5, 4, 3, 2)


@every_script
def votes(
    options: pd.DataFrame,
    *,
    voters: int | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
) -> Axes:
    """Draw how many of a class chose each option, at first and at last.

    It shows nobody's name, and which option is right only where it is told.

    Parameters
    ----------
    options
        One row an option, in the order of the question: ``text``; ``first``, how many chose it
        at their first try; if wanted ``last``, how many at their last; and ``right``, whether
        it is right.
    voters
        How many answered; the sum of the first votes when left out. It is more than that sum
        where some chose nothing, and less where one may choose several.
    ax
        Where to draw; the bars become an inset of it. In type of laptop size four options need
        about 6 by 3.5 inches. A new figure when left out.
    title, note, look
        As for `charts.calibration`.

    Returns
    -------
    matplotlib.axes.Axes
        The Axes that holds the chart; its one inset has shares across, from 0 to 1.

    Raises
    ------
    TypeError
        When `options` is no table.
    ValueError
        When a column is missing, a count is no whole number from 0 to `voters`, or there is too
        little room.

    Examples
    --------
    >>> drawn = votes(pd.DataFrame({"text": ["a visit", "a ship"], "first": [18, 10]}))
    >>> from whosays import charts
    >>> charts.alt(drawn).partition(". ")[0]
    'Chart of the votes of 28 people on 2 options'
    """
    look = _checks.given(look, ax, title)
    made, words = _Votes.of(options, voters), wording.words()["votes"]
    headline = title or words["title"]
    if not made.rows or not made.voters:
        why = words["empty" if made.rows else "none"]
        return blank(ax, look, headline, why)
    sheet = Sheet.on(ax, look)
    sheet.title(headline)
    if note:
        sheet.note(made.reading())
    _draw(sheet, made)
    writes_alt(sheet.ax, partial(_alt, made, headline))
    return sheet.ax


def votes_table(options: pd.DataFrame, *, voters: int | None = None) -> pd.DataFrame:
    """Return the votes as a table to read.

    Parameters
    ----------
    options, voters
        As for `charts.votes`.

    Returns
    -------
    pandas.DataFrame
        Text only, one row an option: its text, its votes, and whether it is right where that
        is told.

    Raises
    ------
    TypeError, ValueError
        As `charts.votes` does.
    """
    made, words = _Votes.of(options, voters), wording.words()["votes"]
    heads = words["table"]
    rows = [
        {
            heads["text"]: each.text,
            heads["first"]: made.told(each.first),
            heads["last"]: "" if each.last is None else made.told(each.last),
            heads["right"]: words["yes" if each.right else "no"],
        }
        for each in made.rows
    ]
    left = [
        *([] if made.twice else [heads["last"]]),
        *([] if any(each.right for each in made.rows) else [heads["right"]]),
    ]
    return pd.DataFrame(rows, columns=[each for each in heads.values() if each not in left])


@dataclass(frozen=True, kw_only=True)
class _Option:
    """One option: its votes as counts, and whether it is told to be right."""

    text: str
    first: int
    last: int | None
    right: bool


@dataclass(frozen=True, kw_only=True)
class _Votes:
    """The options in order, and how many people answered."""

    rows: tuple[_Option, ...]
    voters: int
    twice: bool

    @classmethod
    def of(cls, options: object, voters: int | None) -> "_Votes":
        """Read a table of options, after refusing what is none."""
        frame = check_table(
            options,
            _NEEDED,
            chart="A chart of votes",
            draws="the votes on one question",
            table="a table of options and their votes",
            rows="options",
            whole="the text and the first votes of every option",
            mend=_MEND,
        )
        counts = {
            name: [_count(each) for each in frame[name]]
            for name in ("first", "last")
            if name in frame.columns
        }
        most = sum(counts["first"]) if voters is None else _count(voters)
        over = [each for column in counts.values() for each in column if each > most]
        if over:
            raise ValueError(
                f"An option cannot have {over[0]} votes where {most} people answered. "
                f"Each person has one vote on an option. Type voters={over[0]} or more."
            )
        twice = "last" in counts
        rows = tuple(
            _Option(
                text=str(text), first=counts["first"][n],
                last=counts["last"][n] if twice else None,
                right="right" in frame.columns and frame["right"].iloc[n] is not None
                and bool(frame["right"].iloc[n]),
            )
            for n, text in enumerate(frame["text"])
        )  # fmt: skip
        return cls(rows=rows, voters=most, twice=twice)

    def told(self, count: int) -> str:
        """Return a count with its share in words."""
        share = _tries.percent(count / self.voters) if self.voters else 0
        return str(wording.words()["votes"]["count"]).format(count=count, percent=share)

    def ends(self, each: _Option) -> list[str]:
        """Return what stands at the end of each bar of an option."""
        words = wording.words()["votes"]
        if each.last is None:
            return [self.told(each.first)]
        return [
            words[name].format(votes=self.told(count))
            for name, count in (("first", each.first), ("last", each.last))
        ]

    def reading(self) -> str:
        """Say how to read a bar, and the tick where there is one."""
        words = wording.words()["votes"]
        told = [words["reading_twice" if self.twice else "reading"]]
        return " ".join([*told, *([words["tick"]] if any(it.right for it in self.rows) else [])])

    def label(self, each: _Option) -> str:
        """Return the text of an option, with a sign where it is right."""
        pattern = wording.words()["votes"]["right"] if each.right else "{text}"
        return str(pattern).format(text=" ".join(each.text.split()))


def _count(value: Any) -> int:
    """Return a count of votes, after refusing what is none."""
    try:
        whole = int(value)
        fits = whole == value and whole >= 0
    except (TypeError, ValueError, OverflowError):
        whole, fits = 0, False
    if not fits:
        raise ValueError(
            f"Votes cannot be {value!r}. They are counted in whole numbers from 0. {_MEND}"
        )
    return whole


def _alt(made: _Votes, headline: str) -> str:
    words = wording.words()
    say = words["votes"]
    sentences = [
        wording.counted("votes_kind", made.voters, options=_options(made)),
        words["alt"]["title"].format(title=headline),
    ]
    for each in made.rows:
        text = " ".join(each.text.split()).rstrip(".")
        told = {
            "text": say["alt_right"].format(text=text) if each.right else text,
            "first": made.told(each.first),
            "last": "" if each.last is None else made.told(each.last),
        }
        sentences.append(say["alt_row" if each.last is None else "alt_row_twice"].format(**told))
    return " ".join(sentences)


def _options(made: _Votes) -> str:
    return wording.counted("votes_options", len(made.rows))


def _draw(sheet: Sheet, made: _Votes) -> None:
    look, ruler, words = sheet.look, sheet.ruler, wording.words()["votes"]
    size, gap = look.small, sheet.pixels(look.small * 1.2)
    bars = 2 if made.twice else 1
    ends = [made.ends(each) for each in made.rows]
    right = gap + max(ruler.size(text, size)[0] for each in ends for text in each)
    foot = sheet.bottom + sheet.pixels(look.text * 3.7)
    free = sheet.top - foot
    line, labels, heights = _labels(sheet, made, free, bars)
    left = gap + max(ruler.size(text, size, bold=True)[0] for text in labels)
    width, spare = sheet.width - left - right, free - sum(heights)
    sheet.begin("votes", width, free if spare >= 0 else spare, across=1, down=1)
    air = min(spare / len(heights), line * 1.8)
    foot = sheet.top - sum(heights) - air * len(heights)
    ax = sheet.panel(left, foot, left + width, sheet.top)
    _axes.dress(ax, look)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x", color=look.grid, linewidth=0.8)
    ax.set(xlim=(0, 1), ylim=(0, sheet.top - foot), yticks=[])
    every = 1 if width > sheet.pixels(look.text * 18) else 2
    ax.xaxis.set_major_locator(FixedLocator(list(_TICKS[::every])))
    ax.xaxis.set_major_formatter(
        FuncFormatter(lambda value, _: words["percent"].format(percent=_tries.percent(value)))
    )
    ax.set_xlabel(
        wording.counted("votes_across", made.voters), loc="left", color=look.soft,
        fontsize=look.text, labelpad=3,
    )  # fmt: skip
    top = sheet.top
    for n, each in enumerate(made.rows):
        middle = top - (heights[n] + air) / 2
        top -= heights[n] + air
        weight = "bold" if each.right else "normal"
        style: dict[str, Any] = {"va": "center", "spacing": 1.2}
        sheet.text(0, middle, labels[n], size, look.ink, gid="option", weight=weight, **style)
        counts = [each.first, *([] if each.last is None else [each.last])]
        for row, count in enumerate(counts):
            y = middle + line * ((len(counts) - 1) / 2 - row)
            kind, share = "first" if row == 0 and bars > 1 else "last", count / made.voters
            _bar(ax, look, share, y - foot, line * 0.72, kind)
            # A word has paper behind it, so that no line of the grid goes through it.
            ax.text(
                share + gap * 0.5 / width, y - foot, ends[n][row], fontsize=size, color=look.ink,
                va="center_baseline", gid="votes", clip_on=False,
                bbox={"facecolor": look.paper, "edgecolor": "none", "pad": 1.0},
            )  # fmt: skip


def _labels(
    sheet: Sheet, made: _Votes, free: float, bars: int
) -> tuple[float, list[str], list[float]]:
    """Return the height of a line, the options broken into lines, and the rows' heights.

    The options get as many lines as there is room for; where even one is too many, lines and
    rows stand closer.
    """
    texts, size = [made.label(each) for each in made.rows], sheet.look.small
    line, labels = 0.0, texts
    heights: list[float] = []
    for most, leading, air in [*((n, 1.3, 0.45) for n in _LINES), (1, 1.18, 0.2)]:
        line = sheet.pixels(size * leading)
        labels = [
            shortened(sheet.ruler, [text], size, sheet.width * _LABEL, most, bold=each.right)
            for text, each in zip(texts, made.rows, strict=True)
        ]
        heights = [line * (max(bars, label.count("\n") + 1) + air) for label in labels]
        if sum(heights) <= free:
            break
    return line, labels, heights


def _bar(ax: Axes, look: Look, share: float, y: float, height: float, kind: str) -> None:
    """Draw one bar: hatched for the first votes where there are last ones, full for those."""
    full = kind == "last"
    ax.barh(
        [y], [share], height=height, color=look.axis if full else look.paper,
        edgecolor=look.soft, linewidth=look.line * 0.7, hatch=None if full else "////",
        gid=f"bar:{kind}", zorder=2,
    )  # fmt: skip
