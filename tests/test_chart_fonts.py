"""Names in other scripts are drawn in a font of the machine, without a flood of warnings."""

import warnings

import pytest
from chart_claims import SOURCES, claims
from matplotlib.text import Text

from whosays import charts
from whosays.charts import _fonts

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
