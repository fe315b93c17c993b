"""Names as they are written: fonts for other scripts, no flood of warnings, and no formulas."""

import warnings
from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.font_manager import fontManager
from matplotlib.text import Text

_Given = ParamSpec("_Given")

# Fonts with Korean, Chinese and Japanese letters that systems bring with them.
_MORE = (
    *("Noto Sans CJK KR", "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans KR", "Malgun Gothic"),
    *("Apple SD Gothic Neo", "AppleGothic", "NanumGothic", "Source Han Sans KR", "UnDotum"),
    *("Microsoft YaHei", "PingFang SC", "Yu Gothic", "Hiragino Sans", "WenQuanYi Zen Hei"),
)
_BOXES = "Last Resort High-Efficiency"
# Korean; Chinese and Japanese; Korean syllables and the forms after them.
_LACKING = (("\u1100", "\u11ff"), ("\u2e80", "\ua4cf"), ("\uac00", "\ufaff"))


@cache
def families() -> list[str]:
    """Return the font families to look for a letter in, the plain one first.

    Where no font has it, the boxes of matplotlib's last resort stand for it, if it brings them.
    """
    installed = {font.name for font in fontManager.ttflist}
    found = [name for name in _MORE if name in installed]
    return ["sans-serif", *found, *([_BOXES] if _BOXES in installed else [])]


def needed(text: str) -> bool:
    """Tell whether a text has letters that the plain font lacks."""
    return any(first <= letter <= last for letter in text for first, last in _LACKING)


def every_script(chart: Callable[_Given, Axes]) -> Callable[_Given, Axes]:
    """Let a chart write names in every script that this machine has a font for.

    A dollar sign is a dollar sign: two of them make no formula of what stands between.
    """

    @wraps(chart)
    def drawn(*args: _Given.args, **kwargs: _Given.kwargs) -> Axes:
        with warnings.catch_warnings(), rc_context({"text.parse_math": False}):
            # A missing letter is seen as a box; to be told of each many times helps nobody.
            warnings.filterwarnings("ignore", "Glyph .* missing from", UserWarning)
            ax = chart(*args, **kwargs)
        for text in ax.findobj(Text):
            if isinstance(text, Text) and needed(text.get_text()):
                text.set_fontfamily(families())
        return ax

    return drawn
