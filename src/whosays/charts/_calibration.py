"""How sure somebody said they were, beside how often they were right: three groups, with counts."""

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
from whosays.reasoning import Bin, three_bins
from whosays.reasoning.calibration import EDGES, ENOUGH

_NEEDED = ("said", "right")
# Answers are said in steps of 10 or 15 %, so a mean is told no finer than this.
_STEP = 5
_LEFTMOST = 0.2


@every_script
def calibration(
    tries: pd.DataFrame,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
) -> Axes:
    """Draw how often answers were right against how sure the person said they were.

    It is not a mark: a person who is often wrong and knows it stands on the line, too. Answers
    without a word on how sure the person was are not in it, and are counted in the note.

    Parameters
    ----------
    tries
        First tries, as ``lesson.tries()`` gives them: at least the columns ``said`` (a share
        from 0 to 1) and ``right``.
    ax
        Where to draw; the three groups become an inset of it. In type of laptop size they need
        about 4 by 3 inches. A new figure when left out.
    title
        What is seen; a plain one when left out.
    note
        Whether to write below the chart how to read it.
    look
        Colours and sizes, from `charts.look.at`; laptop size and light when left out.

    Returns
    -------
    matplotlib.axes.Axes
        The Axes that holds the chart; its one inset has shares across and up.

    Raises
    ------
    TypeError
        When `tries` is no table.
    ValueError
        When a column is missing, a share is none, or there is too little room.

    Examples
    --------
    >>> tries = pd.DataFrame({"said": [0.9] * 9, "right": [True] * 7 + [False] * 2})
    >>> said_and_right(tries).partition(". ")[0]
    '9 answers so far; ten or more say something'
    """
    look = _checks.given(look, ax, title)
    made, words = _Groups.of(tries), wording.words()["calibration"]
    headline = title or words["title"]
    if not made.count:
        said = " ".join([wording.words()["alt"]["kind_none"], words["empty"], *_unsaid(made)])
        return blank(ax, look, title or words["none"], words["empty"], alt=lambda: said)
    sheet = Sheet.on(ax, look)
    sheet.title(headline)
    if made.few:
        sheet.line(made.few, look.text, look.ink, gid="few", weight="bold")
    if note:
        sheet.note(_reading(made))
    sheet.line(words["up"], look.text, look.soft, gid="up")
    _draw(sheet, made)
    writes_alt(sheet.ax, partial(_alt, made, headline))
    return sheet.ax


def said_and_right(tries: pd.DataFrame) -> str:
    """Say in plain words how often somebody was right when they were so sure.

    Parameters
    ----------
    tries
        As for `charts.calibration`.

    Returns
    -------
    str
        A sentence for each group that has an answer, and whether that is as often as said;
        how few there are, where there are few; a sentence that there is none, where there is.

    Raises
    ------
    TypeError, ValueError
        As `charts.calibration` does.

    Examples
    --------
    >>> tries = pd.DataFrame({"said": [0.9] * 12, "right": [True] * 11 + [False]})
    >>> said_and_right(tries)
    'When you said about 90 %, you were right 11 of 12 times. That is about as often as you said.'
    """
    made = _Groups.of(tries)
    empty = str(wording.words()["calibration"]["empty"])
    return " ".join(_told(made)) if made.count else empty


def calibration_table(tries: pd.DataFrame) -> pd.DataFrame:
    """Return the three groups of `calibration` as a table to read.

    Parameters
    ----------
    tries
        As for `charts.calibration`.

    Returns
    -------
    pandas.DataFrame
        Text only, three rows: how sure, how many answers, how many right, and both shares.

    Raises
    ------
    TypeError, ValueError
        As `charts.calibration` does.
    """
    words = wording.words()["calibration"]
    heads = words["table"]
    rows = [
        {
            heads["group"]: _name(each),
            heads["count"]: str(each.count),
            heads["right"]: str(each.right),
            heads["said"]: _percent(each.said),
            heads["share"]: _percent(each.share),
        }
        for each in _Groups.of(tries).bins
    ]
    return pd.DataFrame(rows)


@dataclass(frozen=True, kw_only=True)
class _Groups:
    """The three groups, and how many answers came without a word on how sure."""

    bins: tuple[Bin, Bin, Bin]
    unsaid: int

    @classmethod
    def of(cls, tries: object) -> "_Groups":
        """Put first tries into their groups, after refusing what are none."""
        frame = _tries.check(tries, "calibration", _NEEDED)
        said, right = (_tries.values(frame, name) for name in _NEEDED)
        bins = three_bins(said, right)
        return cls(bins=bins, unsaid=len(frame) - sum(each.count for each in bins))

    @property
    def count(self) -> int:
        """How many answers are in the groups."""
        return sum(each.count for each in self.bins)

    @property
    def few(self) -> str:
        """The sentence that there are few answers so far; empty when there are enough."""
        return wording.counted("calibration_few", self.count) if self.count < ENOUGH else ""


def _name(each: Bin) -> str:
    ends = {"low": _tries.percent(EDGES[0]), "high": _tries.percent(EDGES[1])}
    return str(wording.words()["calibration"]["groups"][each.name]).format(**ends)


def _percent(share: float | None) -> str:
    if share is None:
        return ""
    return str(wording.words()["calibration"]["percent"]).format(value=_tries.percent(share))


def _told(made: _Groups) -> list[str]:
    words = wording.words()["calibration"]
    leanings = {"like": "alike", "surer": "surer", "less-sure": "less_sure", None: "few"}
    sentences = [made.few] if made.few else []
    for each in made.bins:
        if each.said is None:
            continue
        right = words["right" if each.right else "wrong"] if each.count == 1 else str(each.right)
        said = str(_tries.percent(each.said, step=_STEP))
        sentences.append(wording.counted("calibration_said", each.count, said=said, right=right))
        # Where all answers together are too few, one sentence says so for all of them.
        if not made.few:
            sentences.append(words[leanings[each.leaning]])
    return sentences


def _unsaid(made: _Groups) -> list[str]:
    return [wording.counted("calibration_unsaid", made.unsaid)] if made.unsaid else []


def _reading(made: _Groups) -> str:
    words = wording.words()["calibration"]
    few = any(each.few and each.count for each in made.bins)
    parts = [words["reading"], *([words["reading_few"]] if few else []), *_unsaid(made)]
    return " ".join(parts)


def _alt(made: _Groups, headline: str) -> str:
    words, alt = wording.words()["calibration"], wording.words()["alt"]
    ends = {"first": _percent(_left(made)), "zero": _percent(0.0), "last": _percent(1.0)}
    sentences = [
        wording.counted("calibration_kind", made.count),
        alt["title"].format(title=headline),
        words["alt_axes"].format(**ends),
        words["alt_line"],
        *_told(made),
        *_unsaid(made),
    ]
    return " ".join(sentences)


def _left(made: _Groups) -> float:
    """Return where the axis of what was said begins."""
    lowest = made.bins[0].said
    return _LEFTMOST if lowest is None or lowest >= _LEFTMOST else 0.0


def _draw(sheet: Sheet, made: _Groups) -> None:
    look, words, low = sheet.look, wording.words()["calibration"], _left(made)
    left, right = sheet.tick_room([_percent(1.0)]), sheet.pixels(look.text * 1.6)
    width = sheet.width - left - right
    ends = [low, *EDGES, 1.0]
    edges = [left + width * (end - low) / (1 - low) for end in ends]
    heads = [
        [
            sheet.ruler.wrap(text, look.small, edges[n + 1] - edges[n] - sheet.pixels(4))
            for text in _head(each)
        ]
        for n, each in enumerate(made.bins)
    ]
    line = sheet.pixels(look.small * 1.375)
    taken = line * max(sum(text.count("\n") + 1 for text in head) for head in heads)
    top = sheet.top - taken - sheet.pixels(look.mark * 0.9)
    foot = sheet.bottom + sheet.pixels(look.text * 3.7)
    sheet.begin("calibration", width, top - foot, across=1, down=1)
    for n, (each, head) in enumerate(zip(made.bins, heads, strict=True)):
        at, y = (edges[n] + edges[n + 1]) / 2, sheet.top
        for row, text in enumerate(head):
            colour = look.ink if row < 2 and each.count else look.soft
            weight = "normal" if row else "bold"
            sheet.text(at, y, text, look.small, colour, gid="head", weight=weight, ha="center")
            y -= line * (text.count("\n") + 1)
    ax = sheet.panel(left, foot, left + width, top)
    _axes.dress(ax, look)
    ax.set(xlim=(low, 1), ylim=(0, 1))
    ax.xaxis.set_major_locator(FixedLocator([low, 0.4, *EDGES, 1.0]))
    ax.yaxis.set_major_locator(FixedLocator([0, 0.25, 0.5, 0.75, 1.0]))
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: _percent(value)))
    ax.set_xlabel(words["across"], loc="left", color=look.soft, fontsize=look.text, labelpad=3)
    ax.vlines(EDGES, 0, 1, color=look.axis, linewidth=0.8, gid="edges")
    ax.plot([low, 1], [low, 1], color=look.axis, linewidth=look.line, gid="alike")
    for each in made.bins:
        if each.said is not None and each.share is not None:
            _mark(ax, look, each, each.said, each.share)


def _head(each: Bin) -> list[str]:
    """Return the lines above a group: its name, its count, and what was said or how few."""
    words = wording.words()["calibration"]
    if each.said is None:
        return [_name(each), words["head_none"]]
    told = words["head_few"] if each.few else words["head_said"]
    said = _tries.percent(each.said, step=_STEP)
    right = words["head_right"].format(right=each.right, count=each.count)
    return [_name(each), right, told.format(said=said)]


def _mark(ax: Axes, look: Look, each: Bin, said: float, share: float) -> None:
    """Draw one group: a circle, open where few, and how far it lies from the line."""
    low, high = sorted((said, share))
    ax.vlines([said], low, high, color=look.point, linewidth=look.line, gid="gap")
    ax.plot(
        [said], [share], linestyle="none", marker="o", markersize=look.mark * 1.5, zorder=4,
        markerfacecolor=look.paper if each.few else look.ink, markeredgecolor=look.ink,
        markeredgewidth=look.line, clip_on=False, gid=f"group:{each.name}",
    )  # fmt: skip
