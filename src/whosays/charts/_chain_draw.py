"""The chart of a source chain: who said it, by way of whom, on which pages, and what changed."""

from functools import partial

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from whosays.charts import _axes, wording
from whosays.charts._alt import writes_alt
from whosays.charts._chain import Chain, heading, read
from whosays.charts._chain_alt import alt_source_chain
from whosays.charts._chain_plan import Edge, Label, Plan, plan
from whosays.charts._checks import given
from whosays.charts._fonts import every_script
from whosays.charts.look import FAMILIES, Look, new_figure

_TINT = 0.10


@every_script
def source_chain(
    steps: pd.DataFrame,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
) -> Axes:
    """Draw the way of a claim from its claimant over relays to the pages that carried it.

    It is not a map of all pages in the world: it holds those of the ledger. A line from a relay
    means that the page says whose text it carries; which of the two made a change is not known.
    Claims that count as one voice stand in one shaded band.

    Parameters
    ----------
    steps
        What `Ledger.chain` gives, for one claim, for several, or for a page.
    ax
        Where to draw; a new figure of the look's size when left out.
    title
        What is seen; the counts of pages and voices when left out.
    note
        Whether to write below the axes how to read a line.
    look
        Colours and sizes, from `charts.look.at`; laptop size and light when left out.

    Returns
    -------
    matplotlib.axes.Axes
        Without scales: places on it are pixels of the look.

    Raises
    ------
    TypeError
        When `steps` is no table.
    ValueError
        When columns or claimants are missing.

    Examples
    --------
    >>> import whosays
    >>> steps = whosays.load().chain("c-2024-11-22-osc-tanker-visits")
    >>> source_chain(steps).get_title(loc="left")
    '3 pages, 1 voice, 1 page changed it'
    """
    return draw(read(steps), steps, ax=ax, title=title, note=note, look=look)[0]


def draw(
    chain: Chain,
    steps: pd.DataFrame,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
) -> tuple[Axes, Plan]:
    """Draw a chain; return the Axes and where everything stands on them."""
    look = given(look, ax, title)
    headline = title or heading(chain)
    reading = _reading(chain) if note else ""
    ax = _own_axes(look, headline, reading) if ax is None else ax
    writes_alt(ax, partial(alt_source_chain, steps, title=title))
    ruler = _axes.Ruler(ax.figure.dpi)
    if not chain.ways:
        words = wording.words()
        ax.set_axis_off()
        return _axes.empty(
            ax, look, title or words["chain"]["none"], words["chain"]["empty"]
        ), Plan()
    width, height = float(ax.bbox.width), float(ax.bbox.height)
    ax.set(xlim=(0, width), ylim=(0, height), facecolor=look.paper, xticks=[], yticks=[])
    ax.set_axis_off()
    made = plan(chain, look, ruler, width, height)
    for band in made.bands:
        _band(ax, look, band)
    for edge in sorted(made.edges.values(), key=lambda each: each.changed):
        _edge(ax, look, edge)
    for node in chain.nodes:
        _mark(ax, look, made.spots[node.key], node.group, small=node.kind != "claimant")
    for label in made.labels:
        _write(ax, look, label)
    _frame(ax, look, chain, made, headline, reading, ruler)
    return ax, made


def how_to_read_chain(steps: pd.DataFrame) -> str:
    """Return the one sentence that says how to read a line, for the lines that occur.

    Parameters
    ----------
    steps
        As for `charts.source_chain`.
    """
    return _reading(read(steps))


def _reading(chain: Chain) -> str:
    words = wording.words()["chain"]
    parts = [words["read_line"]]
    if any(page.changes for page in chain.pages):
        parts.append(words["read_change"])
    if any(page.changes and page.relay for page in chain.pages):
        parts.append(words["read_relay"])
    if len(chain.ways) > chain.counts()["voices"]:
        parts.append(words["read_band"])
    return "; ".join(parts) + "."


def _own_axes(look: Look, title: str, note: str) -> Axes:
    """Return the axes of a new figure with just the room that its texts need."""
    ruler, pixels = _axes.Ruler(look.dpi), look.dpi / 72
    page, tall = look.width * look.dpi, look.height * look.dpi
    side = 14 * pixels
    width = page - 2 * side
    lines = ruler.wrap(title, look.title, width, bold=True).count("\n")
    top = (look.title * (1.3 + 1.2 * lines) + look.text * 2.9 + 9) * pixels
    below = ruler.wrap(note, look.small, width).count("\n") + 1 if note else 0
    bottom = (10 + look.small * 1.4 * below) * pixels
    figure = new_figure(look)
    box = (side / page, bottom / tall, width / page, 1 - (top + bottom) / tall)
    return figure.add_axes(box)


def _frame(
    ax: Axes, look: Look, chain: Chain, made: Plan, title: str, note: str, ruler: _axes.Ruler
) -> None:
    """Write title, key, the heads of the columns, and the note."""
    words = wording.words()["chain"]
    wrapped = ruler.wrap(title, look.title, ax.bbox.width, bold=True)
    ax.set_title(
        wrapped, loc="left", x=0, pad=look.text * 2.7 + 7, color=look.ink, fontsize=look.title,
        fontweight="bold",
    )  # fmt: skip
    groups = {node.group for node in chain.nodes}
    known = [group for group in FAMILIES if group in groups]
    _axes.key_to_marks(ax, look, known or ["others"])
    for name, (x, y) in made.heads.items():
        ax.text(x, y, words[f"head_{name}"], color=look.soft, fontsize=look.small, gid="head")
    if note:
        ax.annotate(
            ruler.wrap(note, look.small, ax.bbox.width), (0, 0), xytext=(0, -2),
            textcoords="offset points", va="top", color=look.soft, fontsize=look.small,
            linespacing=1.3, annotation_clip=False, gid="note",
        )  # fmt: skip


def _band(ax: Axes, look: Look, band: tuple[float, float, float, float, str]) -> None:
    left, bottom, right, top, group = band
    ax.add_patch(
        FancyBboxPatch(
            (left, bottom), right - left, top - bottom, boxstyle="round,pad=0,rounding_size=4",
            facecolor=look.colour(group), alpha=_TINT, linewidth=0, zorder=0, gid="band",
            clip_on=False,
        )
    )  # fmt: skip


def _edge(ax: Axes, look: Look, edge: Edge) -> None:
    ax.plot(
        edge.x, edge.y, color=look.ink if edge.changed else look.axis,
        linewidth=look.line * (1.25 if edge.changed else 0.65), scalex=False, scaley=False,
        gid="changed" if edge.changed else "alike", zorder=2.2 if edge.changed else 2,
        solid_capstyle="butt", clip_on=False,
    )  # fmt: skip


def _mark(ax: Axes, look: Look, spot: tuple[float, float], group: str, *, small: bool) -> None:
    style = _axes.mark_style(look, group)
    size = look.mark * (0.8 if small else 1)
    ax.plot(
        [spot[0]], [spot[1]], linestyle="none", **style, markersize=size,
        scalex=False, scaley=False, zorder=3, clip_on=False, gid=f"mark:{group}",
    )  # fmt: skip


def _write(ax: Axes, look: Look, label: Label) -> None:
    # Capitals stand in the middle of their mark: centring would move with every "g" and "y".
    drop = 0 if label.top or label.middle else 0.36 * look.small * float(ax.figure.dpi) / 72
    ax.text(
        label.x, label.y - drop, label.text, ha="left",
        va="top" if label.top else "center" if label.middle else "baseline",
        color=look.soft if label.soft else look.ink, fontsize=look.small,
        fontweight="bold" if label.bold else "normal", linespacing=1.25, gid=label.gid, zorder=4,
    )  # fmt: skip
