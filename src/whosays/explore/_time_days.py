"""The days that the time machine goes through: from which to which, and where it begins."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.explore._time_rows import Statement
from whosays.ledger import Ledger
from whosays.ledger.dates import as_day, last_day, span

CALL = "whosays.time_machine"


@dataclass(frozen=True, kw_only=True)
class Days:
    """The days of the slider: its first and last, and where it stands when nobody says so."""

    first: dt.date
    last: dt.date
    usual: dt.date
    usual_day: dt.date

    @classmethod
    def of(
        cls, ledger: Ledger, said: Sequence[Statement], since: str | dt.date | None,
        *, story: Mapping[str, str],
    ) -> "Days":  # fmt: skip
        """Read them from what was said; in the package's story, from its own two days."""
        every = [span(day) for day in ledger.claims["stated_on"].dropna()]
        if not every:
            raise ValueError(
                "This ledger has no claim with a date. A time machine goes from day to day. "
                f"Type {CALL}(whosays.load())."
            )
        dated = [span(each.stated) for each in said] or every
        begun, ended = min(first for first, _ in dated), max(last for _, last in dated)
        last = max(last_day(ledger.last_entry) or ended, ended)
        own = {name: dt.date.fromisoformat(day) for name, day in story.items()}
        # Another story may use one of our measures; its days tell it from ours.
        if own and not min(first for first, _ in every) <= own["since"] <= last:
            own = {}
        usual = own.get("since", begun)
        first = usual
        if since is not None:
            first = as_day(since, type_this=f'{CALL}(ledger, since="{usual}")')
        if first > last:
            raise ValueError(
                f"The time machine cannot begin on {first}. The ledger's last entry is of {last}. "
                f'Type {CALL}(ledger, since="{usual}").'
            )
        day = own.get("day", ended)
        day = day if first <= day <= last else ended
        return cls(first=first, last=last, usual=usual, usual_day=max(first, day))

    def start(self, day: str | dt.date | None) -> dt.date:
        """Return a day of the slider; the usual one where none is given."""
        if day is None:
            return self.usual_day
        start = as_day(day, type_this=f'{CALL}(ledger, day="{self.usual_day}")')
        if not self.first <= start <= self.last:
            raise ValueError(
                f"The time machine does not reach {start}. It goes from {self.first} to "
                f"{self.last}, the day of the ledger's last entry. "
                f'Type {CALL}(ledger, day="{self.first}").'
            )
        return start
