"""One number, several meanings: all claims that bear it, by what they count."""

from numbers import Real
from typing import Any

import pandas as pd

from whosays import charts, lessons
from whosays.controls import Figure, Group
from whosays.explore import _estimates_data as data
from whosays.explore._points import Opened
from whosays.ledger import Ledger
from whosays.ledger.cite import counted
from whosays.ledger.dates import in_words


class SameNumber(Group):
    """The claims with one number in lanes by what they count, each opened as a sentence."""

    def __init__(self, ledger: Ledger, number: float, *, at: str | None = None) -> None:
        if isinstance(number, bool) or not isinstance(number, Real):
            raise TypeError(
                f"same cannot be {number!r}. It is a number that claims bear. "
                "Type whosays.estimates_over_time(ledger, same=11000)."
            )
        self._number: float = number
        words = lessons.words()["explore"]
        own = words["estimates"]
        claims = data.bearing(data.trusted(ledger.claims), number)
        told = {"number": f"{number:,}"}
        title = own["same_title"].format(**told)
        ring = charts.MeaningsHighlight(claims, sources=ledger.sources, title=title)
        drawn = Opened(ring, ledger)
        drawn.check(at, f"whosays.estimates_over_time(ledger, same={number}, ")
        reading = charts.how_to_read(claims.assign(measure="", unit=""), sources=ledger.sources)
        shown: dict[str, Any] = {**drawn.steps, "value": at}
        if not drawn.ids:
            shown = {
                "draw": drawn.base,
                "alt": ring.alt(),
                "sentence": own["same_none"].format(**told),
            }
        self.figure: Figure = Figure(
            **shown,
            caption=f"{own['same_caption']} {reading}",
            label=words["points_label"],
            table=_by_meaning(claims, ledger),
            table_caption=own["same_table"].format(**told),
            table_open=True,
            name="same-number",
        )
        super().__init__([self.figure], label=own["label_same"])
        self._tell()
        self.figure.observe(self._tell, "index")

    @property
    def value(self) -> str | None:
        """The id of the claim that is ringed; None where there is none."""
        found: str | None = self.figure.value
        return found

    @property
    def state(self) -> dict[str, Any]:
        """The arguments of `estimates_over_time` that give what is shown."""
        return {"same": self._number, "at": self.value}

    def _tell(self, _change: Any = None) -> None:
        self.code = data.code_line(self.state, {"at": self.figure.steps[0].get("value")})


def _by_meaning(claims: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Return the claims as a table, those that count the same together."""
    words = lessons.words()
    heads, names = words["explore"]["estimates"]["table"], words["charts"]["counts"]
    undated = words["explore"]["estimates"]["undated"]
    speakers = ledger.sources.set_index("source_id")["name"]
    ordered = claims.sort_values(["measure", "stated_on_first"], kind="stable")
    columns = {
        "counts": [names.get(each, each.replace("-", " ")) for each in ordered["measure"]],
        "scope": ordered["scope"],
        "claimant": ordered["asserted_by"].map(speakers),
        "stated": [undated if pd.isna(day) else in_words(str(day)) for day in ordered["stated_on"]],
        "figure": [counted(row) for _, row in ordered.iterrows()],
    }
    return pd.DataFrame({heads[name]: list(column) for name, column in columns.items()})
