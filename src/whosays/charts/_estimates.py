"""The chart of estimates: who stated which figure on which day."""

import textwrap
from functools import partial
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from whosays.charts import _axes, _marks, _words
from whosays.charts._alt import alt_estimates, heading, writes_alt
from whosays.charts._names import Mark, Place, place
from whosays.charts._points import Points, described, points
from whosays.charts.look import FAMILIES, Look, at

_FULL_NAMES_UP_TO = 8


def estimates(
    claims: pd.DataFrame,
    *,
    ax: Axes | None = None,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    names: bool = True,
    note: bool = True,
    look: Look | None = None,
) -> Axes:
    """Draw published figures on the day each was stated, one mark a figure.

    A mark is something that somebody said, not the thing that was counted. Nothing is
    averaged, joined or added up, and rival claims are not a distribution.

    Parameters
    ----------
    claims
        Rows of a ledger's claims, all of one measure and one unit.
    ax
        Where to draw; a new figure of the look's size when left out.
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

    Returns
    -------
    matplotlib.axes.Axes
        Days across (matplotlib day numbers), figures up, in the claims' own unit.

    Raises
    ------
    TypeError
        When `claims` is not a table of claims.
    ValueError
        When measures or units are mixed, or columns are missing.

    Examples
    --------
    >>> import whosays
    >>> claims = whosays.load().claims.query("measure == 'tanker-visits'")
    >>> ax = estimates(claims)
    >>> ax.get_ylabel()
    'visits'
    """
    look = look or at()
    drawn = points(claims, sources)
    headline = title or heading(drawn)
    reading = _reading(drawn) if note else ""
    highest = float(drawn.frame["top"].max()) if len(drawn) else 0.0
    if ax is None:
        ax = _axes.own_axes(look, headline, reading, highest)
    writes_alt(ax, partial(alt_estimates, claims, sources=sources, title=title))
    ruler = _axes.Ruler(ax.figure.dpi)
    _axes.dress(ax, look)
    if not len(drawn):
        return _empty(ax, look)
    frame = drawn.frame
    words = _words.words()
    _axes.name_axes(
        ax,
        look,
        title=ruler.wrap(headline, look.title, ax.bbox.width, bold=True),
        across=words["stated_axis"],
        up=words["units"].get(drawn.unit, drawn.unit),
    )
    first, last = _marks.days(frame["stated_on_first"]), _marks.days(frame["stated_on_last"])
    _axes.scale_days(ax, first.min(), last.max())
    _axes.scale_figures(ax, highest, whole=drawn.unit != "share")
    _marks.draw(ax, look, frame)
    groups = [group for group in FAMILIES if group in set(frame["group"])]
    _axes.key_to_marks(ax, look, groups)
    if names:
        _write_names(ax, look, frame, ruler)
    if reading:
        _axes.note(ax, look, ruler.wrap(reading, look.small, ax.bbox.width))
    return ax


def how_to_read(claims: pd.DataFrame, *, sources: pd.DataFrame | None = None) -> str:
    """Return the one sentence that says how to read a mark, for the marks that occur.

    Parameters
    ----------
    claims, sources
        As for `charts.estimates`.
    """
    return _reading(points(claims, sources))


def _reading(drawn: Points) -> str:
    table, frame = _words.words(), drawn.frame
    seen = {_marks.SIGNS[name] for name in frame["qualifier"] if name in _marks.SIGNS}
    parts = [table[f"read_{name}"] for name in ("up", "cap", "wave") if name in seen]
    if (frame["bottom"] < frame["top"]).any():
        parts.append(table["read_between"])
    if (frame["stated_on_first"] < frame["stated_on_last"]).any():
        parts.append(table["read_span"])
    if any(drawn.left_out.values()):
        parts.append(described(drawn.left_out))
    return "; ".join([table["read_mark"], *parts]) + "."


def _empty(ax: Axes, look: Look) -> Axes:
    table = _words.words()
    ax.set_title(table["empty_title"], loc="left", color=look.ink, fontsize=look.title)
    ax.set(xticks=[], yticks=[])
    ax.text(
        0.5, 0.5, table["empty"], transform=ax.transAxes, ha="center", va="center",
        color=look.soft, fontsize=look.text,
    )  # fmt: skip
    return ax


def _write_names(ax: Axes, look: Look, frame: pd.DataFrame, ruler: _axes.Ruler) -> None:
    """Write each claimant's name beside its mark, as long as none covers anything."""
    marks = _marks.outlines(ax, look, frame)
    full = len(frame) <= _FULL_NAMES_UP_TO
    texts = [_forms(row.claimant if full else row.short) for row in frame.itertuples()]
    sizes = [[ruler.size(form, look.small) for form in forms] for forms in texts]
    line = ruler.size("x", look.small)[1]
    box = ax.bbox
    within = (box.x0, box.y0 + 2, box.x1 + line, box.y1)
    # Every claimant is named once before any is named again.
    rank = frame.groupby("claimant").cumcount().tolist()
    places = place(marks, range(len(marks)), sizes, within=within, line=line, rank=rank)
    points_a_pixel = 72 / float(ax.figure.dpi)
    for mark, spot, forms, (x, y, group) in zip(
        marks,
        places,
        texts,
        zip(_marks.middle(frame), frame["top"], frame["group"], strict=True),
        strict=True,
    ):
        if spot is None:
            continue
        shift_x = ((spot.left + spot.right) / 2 - mark.x) * points_a_pixel
        shift_y = ((spot.bottom + spot.top) / 2 - mark.y) * points_a_pixel
        ax.annotate(
            forms[spot.form], (x, y), xytext=(shift_x, shift_y), textcoords="offset points",
            ha="center", va="center", multialignment="left", color=look.colour(group),
            fontsize=look.small, linespacing=1.15, annotation_clip=False, gid="name", zorder=4,
            path_effects=[withStroke(linewidth=2.5, foreground=look.paper)],
            arrowprops=_leader(look, group, mark, spot) if spot.leader else None,
        )  # fmt: skip


def _forms(name: str) -> list[str]:
    """Return a name on one line and, if it is long, on two and three."""
    forms = [name]
    for lines in (2, 3):
        width = max(len(name) / lines, 8)
        broken = textwrap.fill(name, int(width * 1.25), break_long_words=False)
        if broken.count("\n") == lines - 1 and len(name) > 9 * lines:
            forms.append(broken)
    return forms


def _leader(look: Look, group: str, mark: Mark, spot: Place) -> dict[str, Any]:
    """Return the style of the thin line that joins a name to its mark."""
    across = (min(max(mark.x, spot.left), spot.right) - spot.left) / (spot.right - spot.left)
    up = (min(max(mark.y, spot.bottom), spot.top) - spot.bottom) / (spot.top - spot.bottom)
    return {
        "arrowstyle": "-",
        "color": look.colour(group),
        "linewidth": look.line * 0.4,
        "relpos": (across, up),
        "shrinkA": 0,
        "shrinkB": look.mark * 0.6 + look.line,
    }
