"""Points that open as sentences: a slider over a chart of published figures."""

from urllib.parse import urlsplit

import pandas as pd

from whosays import charts, lessons
from whosays import ledger as ledgers
from whosays.controls import Figure
from whosays.ledger import Ledger


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
    drawn = _Opened(claims, ledger, title=title, size=size)
    if not drawn.ids:
        return Figure(
            drawn.base, alt=charts.alt_estimates(claims, sources=ledger.sources, title=title),
            caption=words["points_none"],
        )  # fmt: skip
    if at is not None and at not in drawn.ids:
        raise ValueError(
            f"{at!r} is not a point of this chart. It has {len(drawn.ids)}, such as "
            f'{drawn.ids[0]!r}. Type read_points(claims, at="{drawn.ids[0]}").'
        )
    return Figure(
        drawn,
        alt=drawn.alt,
        caption=charts.how_to_read(claims, sources=ledger.sources),
        steps=drawn.ids,
        label=words["points_label"],
        value=at,
        step_text=drawn.step_text,
        sentence=drawn.sentence,
        table=charts.table(claims, sources=ledger.sources),
        table_caption=words["points_table"],
        name="points",
    )


class _Opened:
    """The chart with its ring, asked for by the ids of claims."""

    def __init__(
        self, claims: pd.DataFrame, ledger: Ledger, *, title: str | None, size: str
    ) -> None:
        self._ledger = ledger
        self._words = lessons.words()["explore"]
        self._ring = charts.Highlight(claims, sources=ledger.sources, title=title, size=size)
        self.ids = [str(id) for id in self._ring.points["claim_id"]]

    def base(self, theme: str = "light") -> object:
        return self._ring.base(theme)

    def move(self, id: str, theme: str = "light") -> object:
        return self._ring.move(self.ids.index(id), theme)

    def alt(self, id: str) -> str:
        return self._ring.alt(self.ids.index(id))

    def step_text(self, id: str) -> str:
        step = self.ids.index(id)
        row = self._ring.points.iloc[step]
        said = {"step": step + 1, "day": row["day"], "claimant": row["claimant"]}
        return str(self._words["points_step"].format(**said))

    def sentence(self, id: str) -> str:
        url = str(self._ledger.row(self._ledger.claim(id)["report"])["url"])
        said = self._ledger.cite(id).replace(f", {url}", "")
        # A bracket inside an address would end the link too soon.
        link = url.replace("(", "%28").replace(")", "%29")
        page = self._words["points_page"].format(host=urlsplit(url).netloc, link=link)
        code = self._words["points_code"].format(id=id)
        return f"{said}. {page}\n{code}"
