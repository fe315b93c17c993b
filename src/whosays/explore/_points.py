"""Points that open as sentences: a slider over a chart of published figures."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from whosays import charts, lessons
from whosays import ledger as ledgers
from whosays.controls import Figure
from whosays.explore._link import linked
from whosays.ledger import Ledger
from whosays.ledger.pages import best_page


def read_points(
    claims: pd.DataFrame,
    *,
    ledger: Ledger | None = None,
    at: str | None = None,
    title: str | None = None,
    size: str = "laptop",
) -> Figure:
    """Show claims as points, and open each point as something that somebody said.

    The slider goes over the points in the order in which they were stated. A ring marks the
    point in the chart, and a sentence below says who said it, when, with which hedge, and on
    which page it was read.

    Parameters
    ----------
    claims
        Rows of a ledger's claims, all of one measure and one unit.
    ledger
        Where claimants and pages are looked up; the ledger that ships with the package when
        left out.
    at
        The id of the claim to begin with; the first when left out.
    title, size
        As for `charts.estimates` and `charts.look.at`.

    Returns
    -------
    whosays.controls.Figure
        Its `value` is the id of the claim that is ringed.

    Raises
    ------
    TypeError, ValueError
        As `charts.estimates` does, and when `at` is not among the points.

    Examples
    --------
    >>> import whosays
    >>> ledger = whosays.load()
    >>> figure = read_points(ledger.claims.query("measure == 'tanker-visits'"))
    >>> figure.value
    'c-2024-11-22-osc-tanker-visits'
    """
    ledger = ledger or ledgers.load()
    words = lessons.words()["explore"]
    ring = charts.Highlight(claims, sources=ledger.sources, title=title, size=size)
    drawn = Opened(ring, ledger, lambda id: str(words["points_code"].format(id=id)))
    if not drawn.ids:
        return Figure(
            drawn.base, alt=charts.alt_estimates(claims, sources=ledger.sources, title=title),
            caption=words["points_none"],
        )  # fmt: skip
    drawn.check(at, "whosays.read_points(claims, ")
    return Figure(
        **drawn.steps,
        caption=charts.how_to_read(claims, sources=ledger.sources),
        label=words["points_label"],
        value=at,
        table=charts.table(claims, sources=ledger.sources),
        table_caption=words["points_table"],
        name="points",
    )


class Opened:
    """A chart with a ring that goes over its points, asked for by the ids of claims.

    Parameters
    ----------
    ring
        The chart; its `points` have `claim_id`, `day` and `claimant`.
    ledger
        Where claims and pages are looked up.
    code
        A function of an id that returns the line of code for this state, for the sentence.
    """

    def __init__(
        self, ring: charts.Highlight, ledger: Ledger, code: Callable[[str], str] | None = None
    ) -> None:
        self._ring, self._ledger, self._code = ring, ledger, code
        self._words = lessons.words()["explore"]
        self.ids = [str(id) for id in ring.points["claim_id"]]

    @property
    def steps(self) -> dict[str, Any]:
        """What a figure needs to go through the points, as arguments of `Figure`."""
        return {
            "draw": self, "alt": self.alt, "steps": self.ids,
            "step_text": self.step_text, "sentence": self.sentence,
        }  # fmt: skip

    def check(self, at: str | None, call: str) -> None:
        """Refuse to begin at a claim that is not a point, with the beginning of a call to type."""
        if at is not None and at not in self.ids:
            first = f"such as {self.ids[0]!r}" if self.ids else "as nothing is drawn"
            mend = f'Type {call}at="{self.ids[0]}").' if self.ids else "Leave `at` out."
            raise ValueError(
                f"{at!r} is not a point of this chart. It has {len(self.ids)}, {first}. {mend}"
            )

    def base(self, theme: str = "light") -> object:
        """Draw the chart without its ring."""
        return self._ring.base(theme)

    def move(self, id: str, theme: str = "light") -> object:
        """Put the ring on the point of a claim."""
        return self._ring.move(self.ids.index(id), theme)

    def alt(self, id: str) -> str:
        """Say in words what is seen."""
        return self._ring.alt(self.ids.index(id))

    def step_text(self, id: str) -> str:
        """Return day and claimant of a point, for the list beside the slider."""
        step = self.ids.index(id)
        row = self._ring.points.iloc[step]
        said = {"step": step + 1, "day": row["day"], "claimant": row["claimant"]}
        return str(self._words["points_step"].format(**said))

    def sentence(self, id: str) -> str:
        """Say who stated it, when, with which hedge, and link the page."""
        said, best = self._ledger.cite(id), best_page(self._ledger, self._ledger.claim(id))
        code = f"\n{self._code(id)}" if self._code else ""
        if best is None:
            return f"{said}{code}"
        url = str(self._ledger.row(best)["url"])
        said = said.replace(f", {url}", "")
        return f"{said}. {linked(self._words['points_page'], url)}{code}"
