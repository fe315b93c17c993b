"""Fifty dots that move while their axes and the published totals below stay."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from whosays.charts import _checks, _dots, _dots_words, wording
from whosays.charts import look as looks
from whosays.charts._dots_published import published_totals
from whosays.charts._fonts import every_script
from whosays.charts._points import not_drawn


class MovingDots:
    """The chart of `charts.dots` for totals that change: what stays is drawn once a theme.

    Parameters
    ----------
    totals, published, sources, title
        As for `charts.dots`; there has to be a total.
    size
        As for `charts.look.at`.

    Raises
    ------
    TypeError, ValueError
        As `charts.dots` does, and when there is no total.

    Examples
    --------
    >>> moving = MovingDots(np.array([3e6, 4e6]))
    >>> moving.show(np.array([5e6, 5e6]))
    >>> moving.sentence().split(":")[0]
    'All 50 dots stand at 5 million'
    """

    def __init__(
        self,
        totals: np.ndarray | pd.Series,
        *,
        published: pd.DataFrame | None = None,
        sources: pd.DataFrame | None = None,
        title: str | None = None,
        size: str = "laptop",
    ) -> None:
        _checks.given(looks.at(size), None, title, sources)
        self._size, self._title = size, title or wording.words()["dots"]["title"]
        self._frame, self._left_out = published_totals(published, sources)
        self._drawn: dict[str, _dots.Drawn] = {}
        self.show(totals)

    def show(self, totals: np.ndarray | pd.Series) -> None:
        """Let the dots stand for other totals."""
        values = _dots_words.fifty(totals)
        if not len(values):
            raise ValueError(
                "There is no total to show. Dots that move need at least one. "
                "Type charts.dots(totals) for a chart that may be empty."
            )
        self.values = values

    @every_script
    def base(self, theme: str = "light") -> Axes:
        """Draw all that stays, once a theme."""
        if theme not in self._drawn:
            self._drawn[theme] = _dots.draw(
                self.values, self._frame, ax=None, look=looks.at(self._size, theme=theme),
                headline=self._title, below="",
            )  # fmt: skip
        return self._drawn[theme].host

    def move(self, _step: Any = None, theme: str = "light") -> list[Any]:
        """Put the dots where they belong; return them."""
        self.base(theme)
        drawn = self._drawn[theme]
        moved = drawn.stacks.show(self.values)
        # Who keeps the pixels of what stays looks at the limits of the host, not of its inset.
        drawn.host.set_xlim(drawn.stacks.ax.get_xlim())
        return [*moved]

    def sentence(self) -> str:
        """Say how to read the dots, and whose they are."""
        return _dots_words.sentence(self.values)

    def reading(self) -> str:
        """Say what a dot is, and what the rows below are."""
        return _dots_words.reading(self._frame, self._left_out, said="")

    def alt(self) -> str:
        """Say in words what is seen."""
        drawn = self._drawn or {"light": self._first()}
        found = next(iter(drawn.values()))
        without = [*found.without, *not_drawn(self._left_out)]
        return _dots_words.alt(self.values, found.rows, self._title, without)

    def table(self) -> pd.DataFrame:
        """Return what is drawn as a table; see `charts.dots_table`."""
        return _dots_words.as_table(self.values, self._frame)

    def _first(self) -> _dots.Drawn:
        self.base()
        return self._drawn["light"]
