"""One number, several meanings: figures in lanes, one lane for each thing that is counted."""

from functools import partial
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from whosays.charts import _axes, _checks, _labels, _marks, _scales, wording
from whosays.charts._alt import across_sentence, writes_alt
from whosays.charts._estimates import reading_of
from whosays.charts._fonts import every_script
from whosays.charts._highlight import Highlight
from whosays.charts._points import Points, described, points
from whosays.charts.look import FAMILIES, Look

_MOST = 8
#: How many widths of a mark lie between two of one height, and where else they may stand.
_NEAR = 2.2
_LIFTS = (0.0, 0.38, -0.38)


@every_script
def meanings(
    claims: pd.DataFrame,
    *,
    ax: Axes | None = None,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    note: bool = True,
    apart: bool = False,
    look: Look | None = None,
) -> Axes:
    """Draw figures of any measure on the day each was stated, in lanes by what they count.

    How high a mark stands says what is counted, not how many: figures of different measures
    never share a scale. Of more than eight measures the rarest share the last lane, which says
    how many they are.

    Parameters
    ----------
    claims
        Rows of a ledger's claims, of any measures and units; they may all bear one number.
    ax, sources, note, look
        As for `charts.estimates`.
    title
        What the figures have in common.
    apart
        Whether marks of one lane that would cover each other stand above and below its line.

    Returns
    -------
    matplotlib.axes.Axes
        Days across (matplotlib day numbers); each lane is one unit high, the first on top.

    Raises
    ------
    TypeError, ValueError
        As `charts.estimates` does, except that measures and units may be mixed.

    Examples
    --------
    >>> import whosays
    >>> claims = whosays.load().claims.query("value == 11000")
    >>> [label.get_text() for label in meanings(claims).get_yticklabels()]
    ['containers', 'present', 'sent so far']
    """
    look = _checks.given(look, ax, title, sources)
    drawn = laned(claims, sources)
    words, frame = wording.words(), drawn.frame
    headline = title or words["meanings"]["title"]
    reading = reading_of(drawn, _scales.figures(0.0, 0.0)) if note else ""
    lanes = lanes_of(drawn)
    dpi = float(look.dpi if ax is None else ax.figure.dpi)
    ruler = _axes.Ruler(dpi)
    # The names of the lanes take no more than a sixth of the page.
    names = [ruler.wrap(name, look.text, look.width * dpi / 6) for name in lanes.values()]
    if ax is None:
        ax = _axes.own_axes(look, headline, reading, _scales.figures(0.0, 0.0))
        _make_room(ax, ruler, names, reading, look)
    writes_alt(ax, partial(alt_meanings, claims, sources=sources, title=title))
    _axes.dress(ax, look)
    if not len(drawn):
        return _axes.empty(ax, look, words["empty_title"], words["empty"])
    wrapped = ruler.wrap(headline, look.title, ax.bbox.width, bold=True)
    _axes.name_axes(ax, look, title=wrapped, across=words["stated_axis"], up="")
    first, last = _marks.days(frame["stated_on_first"]), _marks.days(frame["stated_on_last"])
    _axes.scale_days(ax, first.min(), last.max())
    ax.set_ylim(-0.6, len(lanes) - 0.4)
    ax.set_yticks(range(len(lanes))[::-1], names)
    if apart:
        _set_apart(ax, frame, look)
    _marks.draw(ax, look, frame)
    _axes.key_to_marks(ax, look, [group for group in FAMILIES if group in set(frame["group"])])
    rank = frame.groupby("scope").cumcount().tolist()
    _labels.write(ax, look, frame, frame["scope"].astype(str).tolist(), rank=rank)
    if reading:
        _axes.note(ax, look, ruler.wrap(reading, look.small, ax.bbox.width))
    return ax


def laned(claims: pd.DataFrame, sources: pd.DataFrame | None = None) -> Points:
    """Return the points of claims of any measure, each as high as the lane of its measure."""
    alike = claims.assign(measure="", unit="") if hasattr(claims, "assign") else claims
    drawn = points(alike, sources)
    own = claims.set_index("claim_id")
    for column in ("measure", "unit"):
        drawn.frame[column] = drawn.frame["claim_id"].map(own[column].astype(str))
    order = list(dict.fromkeys(drawn.frame["measure"]))
    if len(order) > _MOST:
        # More names could not be read: the rarest share the last lane.
        counts = drawn.frame["measure"].value_counts()
        ranked = sorted(order, key=lambda name: -counts[name])
        order = [name for name in order if name in ranked[: _MOST - 1]]
    drawn.frame["lane"] = drawn.frame["measure"].where(drawn.frame["measure"].isin(order), "")
    order += [""] if (drawn.frame["lane"] == "").any() else []
    height = drawn.frame["lane"].map({name: len(order) - 1 - n for n, name in enumerate(order)})
    drawn.frame["bottom"] = drawn.frame["top"] = height.astype(float)
    return drawn


def lanes_of(drawn: Points) -> dict[str, str]:
    """Return the measures, the first on top, each with its short name, and "" for the rest."""
    found = dict.fromkeys(drawn.frame["lane"]) if len(drawn) else {}
    lanes = {each: _short(each) for each in found if each}
    rest = drawn.frame.loc[drawn.frame["lane"] == "", "measure"].nunique()
    told = str(wording.words()["meanings"]["rest"]).format(count=rest)
    return {**lanes, **({"": told} if rest else {})}


def _set_apart(ax: Axes, frame: pd.DataFrame, look: Look) -> None:
    """Lift or lower marks of a lane that would cover the one before them."""
    near = look.mark * _NEAR * float(ax.figure.dpi) / 72
    across = ax.transData.transform([(x, 0.0) for x in _marks.middle(frame)])[:, 0]
    heights, taken = [], dict[tuple[float, float], float]()
    for lane, x in zip(frame["bottom"].tolist(), across.tolist(), strict=True):
        free = (lift for lift in _LIFTS if x - taken.get((lane, lift), -near) >= near)
        lift = next(free, _LIFTS[0])
        taken[lane, lift] = x
        heights.append(lane + lift)
    frame["bottom"] = frame["top"] = heights


def _short(measure: str) -> str:
    return str(wording.words()["counts"].get(measure, measure.replace("-", " ")))


def alt_meanings(
    claims: pd.DataFrame,
    *,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    highlight: int | None = None,
) -> str:
    """Say in words what `meanings` draws: what is counted, how often, and by whom.

    Parameters
    ----------
    claims, sources, title
        As for `charts.meanings`.
    highlight
        The point that is ringed, counted from 0 in order of the day stated.
    """
    drawn = laned(claims, sources)
    words, frame = wording.words(), drawn.frame
    say, rest = words["meanings"], described(drawn.left_out)
    last = [rest[0].upper() + rest[1:] + "."] if rest else []
    if not len(drawn):
        return " ".join([words["alt"]["kind_none"], words["empty"], *last])
    lanes = [
        say["lane"].format(name=name, count=int((frame["lane"] == lane).sum()))
        for lane, name in lanes_of(drawn).items()
    ]
    sentences = [
        wording.counted("meanings_kind", len(frame)),
        words["alt"]["title"].format(title=title or say["title"]),
        across_sentence(frame),
        say["lanes"].format(lanes=wording.listed(lanes)),
        *last,
    ]
    if highlight is not None:
        row = frame.iloc[highlight]
        said = {name: row[name] for name in ("figure", "teller", "day", "scope")}
        name = _short(row["measure"])
        sentences.append(
            say["ringed"].format(step=highlight + 1, count=len(frame), lane=name, **said)
        )
    return " ".join(sentences)


class MeaningsHighlight(Highlight):
    """The chart of meanings with one point ringed; see `Highlight`."""

    def alt(self, step: int | None = None) -> str:
        """Say in words what the picture shows, with the ring on `step`."""
        return alt_meanings(self._claims, sources=self._sources, title=self._title, highlight=step)

    def _points(self) -> pd.DataFrame:
        return laned(self._claims, self._sources).frame

    def _chart(self, look: Look) -> Axes:
        return meanings(
            self._claims, sources=self._sources, title=self._title, note=self._note, look=look
        )


def _make_room(ax: Axes, ruler: _axes.Ruler, names: list[str], reading: str, look: Look) -> None:
    """Make a new chart narrower, so that the names of its lanes and all of the note fit."""
    wide: float = max((ruler.size(name, look.text)[0] for name in names), default=0.0)
    figure: Any = ax.figure
    pixels, box = float(figure.dpi) / 72, ax.get_position()
    left = (wide + look.text * 1.2 * pixels) / figure.bbox.width
    widths = (box.width * figure.bbox.width, (box.x1 - left) * figure.bbox.width)
    before, now = (ruler.wrap(reading, look.small, each).count("\n") for each in widths)
    more = (now - before) * look.small * 1.5 * pixels / figure.bbox.height
    ax.set_position((left, box.y0 + more, box.x1 - left, box.height - more))
