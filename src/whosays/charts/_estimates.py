"""The chart of estimates: who stated which figure on which day."""

from functools import partial

import pandas as pd
from matplotlib.axes import Axes

from whosays.charts import _axes, _checks, _labels, _marks, _scales, wording
from whosays.charts._alt import alt_estimates, heading, writes_alt
from whosays.charts._fonts import every_script
from whosays.charts._points import Points, described, points
from whosays.charts.look import FAMILIES, Look

_FULL_NAMES_UP_TO = 8


@every_script
def estimates(
    claims: pd.DataFrame,
    *,
    ax: Axes | None = None,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    names: bool = True,
    note: bool = True,
    look: Look | None = None,
    scale: str = "linear",
) -> Axes:
    """Draw published figures on the day each was stated, one mark a figure.

    A mark is something that somebody said, not the thing that was counted. Nothing is
    averaged, joined or added up, and rival claims are not a distribution.

    Parameters
    ----------
    claims
        Rows of a ledger's claims, all of one measure and one unit.
    ax
        Where to draw; a new figure of the look's size when left out. Title, key and note stand
        around it: in type of laptop size the chart reads well from about 5 by 3 inches.
    sources
        The ledger's sources, for names and families; those of the ledger that ships with
        the package when left out.
    title
        What is counted; written from the measure when left out.
    names
        Whether to write each claimant's name beside the mark, where there is room.
    note
        Whether to write below the axes how to read a mark.
    look
        Colours and sizes, from `charts.look.at`; laptop size and light when left out.
    scale
        "linear" (from zero, in equal steps) or "log" (each step multiplies; the axis, the
        note and the alt text say by what).

    Returns
    -------
    matplotlib.axes.Axes
        Days across (matplotlib day numbers), figures up, in the claims' own unit.

    Raises
    ------
    TypeError
        When `claims` is not a table of claims.
    ValueError
        When measures or units are mixed, columns are missing, the scale is unknown, or a
        figure of zero is to stand on a log scale.

    Examples
    --------
    >>> import whosays
    >>> claims = whosays.load().claims.query("measure == 'tanker-visits'")
    >>> ax = estimates(claims)
    >>> ax.get_ylabel()
    'visits'
    """
    look = _checks.given(look, ax, title, sources)
    drawn = points(claims, sources)
    figures = scale_of(drawn, scale)
    headline = title or heading(drawn)
    reading = reading_of(drawn, figures) if note else ""
    if ax is None:
        ax = _axes.own_axes(look, headline, reading, figures)
    writes_alt(ax, partial(alt_estimates, claims, sources=sources, title=title, scale=scale))
    ruler = _axes.Ruler(ax.figure.dpi)
    _axes.dress(ax, look)
    words = wording.words()
    if not len(drawn):
        return _axes.empty(ax, look, words["empty_title"], words["empty"])
    frame = drawn.frame
    _axes.name_axes(
        ax,
        look,
        title=ruler.wrap(headline, look.title, ax.bbox.width, bold=True),
        across=words["stated_axis"],
        up=figures.unit(words["units"].get(drawn.unit, drawn.unit)),
    )
    first, last = _marks.days(frame["stated_on_first"]), _marks.days(frame["stated_on_last"])
    _axes.scale_days(ax, first.min(), last.max())
    figures.apply(ax.yaxis)
    _marks.draw(ax, look, frame)
    groups = [group for group in FAMILIES if group in set(frame["group"])]
    _axes.key_to_marks(ax, look, groups)
    if names:
        _tell_unnamed(ax, look, _write_names(ax, look, frame))
    if reading:
        _axes.note(ax, look, ruler.wrap(reading, look.small, ax.bbox.width))
    return ax


def how_to_read(
    claims: pd.DataFrame, *, sources: pd.DataFrame | None = None, scale: str = "linear"
) -> str:
    """Return the one sentence that says how to read a mark, for the marks that occur.

    Parameters
    ----------
    claims, sources, scale
        As for `charts.estimates`.
    """
    drawn = points(claims, sources)
    return reading_of(drawn, scale_of(drawn, scale))


def scale_of(drawn: Points, scale: str, *, chart: str = "estimates") -> _scales.Scale:
    """Return the scale of figures that holds all points; zero to one where there are none."""
    _checks.one_of(chart, "scale", scale, _scales.SCALES)
    if not len(drawn):
        return _scales.figures(0.0, 0.0)
    lowest, highest = float(drawn.frame["bottom"].min()), float(drawn.frame["top"].max())
    return _scales.figures(lowest, highest, scale=scale, whole=drawn.unit != "share")


def reading_of(drawn: Points, figures: _scales.Scale) -> str:
    """Return how to read the marks of these points on this scale."""
    table, frame = wording.words(), drawn.frame
    parts = _marks.signs(frame)
    if (frame["stated_on_first"] < frame["stated_on_last"]).any():
        parts.append(table["read_span"])
    if figures.factor:
        parts.append(table["read_log"].format(factor=figures.times()))
    if any(drawn.left_out.values()):
        parts.append(described(drawn.left_out))
    return "; ".join([table["read_mark"], *parts]) + "."


def _tell_unnamed(ax: Axes, look: Look, count: int) -> None:
    """Say beside the name of the days how many marks have no name for want of room."""
    if not count:
        return
    told = f"{ax.get_xlabel()} {wording.counted('unnamed', count)}"
    if _axes.Ruler(ax.figure.dpi).size(told, look.text)[0] <= ax.bbox.width:
        ax.set_xlabel(told)


def _write_names(ax: Axes, look: Look, frame: pd.DataFrame) -> int:
    """Write the names that have room, and return how many have none."""
    full = len(frame) <= _FULL_NAMES_UP_TO
    # Every claimant is named once before any is named again.
    rank = frame.groupby("claimant").cumcount().tolist()
    names = frame["claimant" if full else "short"].tolist()
    return _labels.write(ax, look, frame, names, rank=rank, far=8)
