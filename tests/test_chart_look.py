"""The look: enough contrast in every theme, and no trace left in matplotlib's global state."""

import subprocess
import sys

import matplotlib as mpl
import pytest
from chart_claims import SOURCES, series
from chart_pictures import contrast

from whosays import charts

THEMES = ("light", "dark", "grey")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("group", charts.look.FAMILIES)
def test_names_can_be_read(theme, group):
    """Every family's colour has at least 4.5:1 on the paper of each theme."""
    look = charts.look.at(theme=theme)
    assert contrast(look.colour(group), look.paper) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("part", ["ink", "soft"])
def test_text_can_be_read(theme, part):
    """Title, scales and sentence have at least 4.5:1; the ring at least 3:1."""
    look = charts.look.at(theme=theme)
    assert contrast(getattr(look, part), look.paper) >= 4.5
    assert contrast(look.point, look.paper) >= 3


PAGES = [("laptop", (800, 450)), ("projector", (1280, 720)), ("page", (1400, 880))]


@pytest.mark.parametrize(("size", "pixels"), PAGES, ids=[size for size, _ in PAGES])
def test_a_new_figure_has_the_size_of_its_page(size, pixels):
    """A laptop, a projector and a printed page each get their own size."""
    ax = charts.estimates(series(3), sources=SOURCES, look=charts.look.at(size))
    assert ax.figure.canvas.get_width_height() == pixels


def test_drawing_changes_no_global_style():
    """The style of the user's own plots is as it was."""
    before = {name: mpl.rcParams[name] for name in mpl.rcParams if name != "backend"}
    charts.estimates(series(3), sources=SOURCES).figure.canvas.draw()
    assert {name: mpl.rcParams[name] for name in before} == before


def test_drawing_leaves_pyplot_alone():
    """Neither importing nor drawing loads pyplot, so no window and no backend is chosen."""
    code = (
        "import sys, whosays; whosays.charts.estimates("
        "whosays.load().claims.query(\"measure == 'tanker-visits'\")); "
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
