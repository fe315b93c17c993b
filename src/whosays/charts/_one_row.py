"""Published figures in rows, one figure a row: its mark, and what is told of those without one."""

from matplotlib.axes import Axes
from matplotlib.transforms import Affine2D

from whosays.charts import _axes, _marks, wording
from whosays.charts.look import Look


def draw_figure(ax: Axes, look: Look, each: object, row: float) -> None:
    """Draw one published figure: its mark, its hedge turned to point across, its bar."""
    group, top, bottom = (getattr(each, name) for name in ("group", "top", "bottom"))
    colour, sign = look.colour(group), _marks.SIGNS.get(str(getattr(each, "qualifier", "")))
    if bottom < top:
        ax.hlines([row], bottom, top, color=colour, linewidth=look.line, gid="bars")
    if sign:
        path = _marks.SIGN_PATHS[sign].transformed(Affine2D().rotate_deg(-90))
        ax.scatter(
            [top], [row], s=(2 * _marks.reach(look)) ** 2, marker=path, facecolors="none",
            edgecolors=colour, linewidths=look.line, clip_on=False, gid=f"sign:{sign}",
        )  # fmt: skip
    style = _axes.mark_style(look, group)
    ax.plot(
        [*{bottom, top}], [row] * len({bottom, top}), linestyle="none", markersize=look.mark,
        clip_on=False, zorder=3, gid=f"marks:{group}", **style,
    )  # fmt: skip


def without_row(count: int) -> str:
    """Say how many figures have no row, for want of room."""
    return wording.counted("prediction_left", count)
