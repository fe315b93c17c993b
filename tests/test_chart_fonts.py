"""Names in other scripts are drawn in a font of the machine, without a flood of warnings."""

import warnings

import numpy as np
import pandas as pd
import pytest
from chart_claims import SOURCES, claims
from matplotlib.text import Text

import whosays
from whosays import charts
from whosays.charts import _fonts
from whosays.ledger.pairs import pairs

KOREAN = "대한민국 국가정보원"


def test_a_korean_name_looks_in_more_fonts():
    """Its text asks the plain font first, and then those that have its letters."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = charts.estimates(claims({}), sources=SOURCES.assign(in_text=KOREAN))
    (name,) = [text for text in ax.findobj(Text) if text.get_text() == KOREAN]
    assert name.get_fontfamily() == _fonts.families()
    assert _fonts.families()[0] == "sans-serif"


CASES = [(KOREAN, True), ("漢字", True), ("Київ", False), ("≠ “about” ✗ …", False)]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_only_letters_that_the_plain_font_lacks_need_more(text, told):
    """Ukrainian, and signs are in the plain font."""
    assert _fonts.needed(text) is told


MONEY = r"From $5 to $6 {billion}, \frac{1}$"
TRIES = pd.DataFrame({"said": [0.9] * 4, "right": [True] * 4, "trust": 0.5, "sound": [True] * 4})
CHARTS = {
    "estimates": lambda: charts.estimates(claims({}), sources=SOURCES, title=MONEY),
    "shares": lambda: charts.shares(pairs(whosays.load()), title=MONEY),
    "dots": lambda: charts.dots(np.array([5.0]), title=MONEY),
    "dots that move": lambda: charts.MovingDots(np.array([5.0]), title=MONEY).base(),
    "calibration": lambda: charts.calibration(TRIES, title=MONEY),
    "discernment": lambda: charts.discernment(TRIES, title=MONEY),
    "board": lambda: charts.board(whosays.load().brief, title=MONEY),
    "empty": lambda: charts.calibration(TRIES.iloc[:0], title=MONEY),
}


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_two_dollar_signs_are_no_formula(draw):
    """Sums of money are drawn as they are written, and none fails for want of mathematics."""
    ax = draw()
    ax.figure.canvas.draw()
    titles = [each for each in ax.figure.findobj(Text) if "$5" in each.get_text()]
    assert titles
    assert not any(each.get_parse_math() for each in titles)
