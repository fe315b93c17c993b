"""How a chart looks: one colour and one mark a family, and type for each size of page.

Nothing here touches matplotlib's global style: a chart asks its `Look` for every colour
and size that it draws with.
"""

from dataclasses import dataclass

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

__all__ = ["FAMILIES", "Family", "Look", "at", "family", "new_figure"]


@dataclass(frozen=True, kw_only=True)
class Family:
    """A family of claimants as it is drawn: a colour for each theme, and one mark."""

    id: str
    light: str
    dark: str
    grey: str
    marker: str


FAMILIES: dict[str, Family] = {
    each.id: each
    for each in (
        Family(id="south-korea", light="#0b6e99", dark="#56b4e9", grey="#1a1a1a", marker="o"),
        Family(id="ukraine", light="#8a6500", dark="#e6b422", grey="#4a4a4a", marker="s"),
        Family(id="allies", light="#7b3f99", dark="#c79be0", grey="#333333", marker="D"),
        Family(
            id="north-korea-russia", light="#a8322a", dark="#f08a80", grey="#1a1a1a", marker="^"
        ),
        Family(id="others", light="#5f5f5f", dark="#b5b5b5", grey="#5f5f5f", marker="x"),
    )
}


@dataclass(frozen=True, kw_only=True)
class Look:
    """Colours, type and size of one kind of page.

    Sizes of text, marks and lines are points (1/72 inch); `width` and `height` are inches.
    """

    theme: str = "light"
    width: float = 8.0
    height: float = 4.5
    dpi: float = 100
    text: float = 9.5
    small: float = 9.0
    title: float = 13.0
    mark: float = 7.5
    line: float = 1.4
    paper: str = "#ffffff"
    ink: str = "#1c1c1c"
    soft: str = "#595959"
    grid: str = "#e2e2e2"
    axis: str = "#8c8c8c"
    point: str = "#c43c00"

    def colour(self, group: str) -> str:
        """Return the colour of a family's marks and names in this theme."""
        return str(getattr(family(group), self.theme))


_SIZES: dict[str, dict[str, float]] = {
    "laptop": {},
    "projector": {
        "width": 12.8,
        "height": 7.2,
        "text": 16.0,
        "small": 15.0,
        "title": 21.0,
        "mark": 12.0,
        "line": 2.2,
    },
    "page": {"width": 7.0, "height": 4.4, "dpi": 200, "text": 8.5, "small": 8.0, "title": 12.0},
}

_THEMES: dict[str, dict[str, str]] = {
    "light": {},
    "dark": {
        "paper": "#111111",
        "ink": "#f2f2f2",
        "soft": "#bdbdbd",
        "grid": "#333333",
        "axis": "#8c8c8c",
        "point": "#ffb000",
    },
    "grey": {"ink": "#000000", "soft": "#444444", "grid": "#dddddd", "point": "#000000"},
}


def at(size: str = "laptop", *, theme: str = "light") -> Look:
    """Return the look for a page size and a theme.

    Parameters
    ----------
    size
        "laptop" (800 x 450 pixels), "projector" (1280 x 720, larger type) or "page"
        (the text width of an A4 sheet, 7 x 4.4 inches at 200 dots an inch).
    theme
        "light", "dark" or "grey" (for printers without colour).

    Raises
    ------
    ValueError
        For a size or theme that is not in these lists.
    """
    for name, given, known in (("size", size, _SIZES), ("theme", theme, _THEMES)):
        if given not in known:
            choices = ", ".join(known)
            raise ValueError(
                f"The look has no {name} {given!r}. A {name} is one of: {choices}. "
                f'Type charts.look.at({name}="{next(iter(known))}").'
            )
    settings: dict[str, object] = {"theme": theme, **_SIZES[size], **_THEMES[theme]}
    return Look(**settings)  # type: ignore[arg-type]


def family(group: str) -> Family:
    """Return how a family is drawn; an unknown one is drawn as "others"."""
    return FAMILIES.get(group, FAMILIES["others"])


def new_figure(look: Look) -> Figure:
    """Return an empty figure of the look's size that belongs to no global state."""
    figure = Figure(figsize=(look.width, look.height), dpi=look.dpi, facecolor=look.paper)
    FigureCanvasAgg(figure)
    return figure
