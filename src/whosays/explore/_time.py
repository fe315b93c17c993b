"""The time machine: what had been said by a day, and on which of its three dates a mark stands."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from whosays import charts
from whosays.charts import wording
from whosays.controls import Choice, Figure, Group
from whosays.explore._asked import check_ledger, check_measure, check_size, check_text, texts, typed
from whosays.explore._link import linked
from whosays.explore._time_days import CALL, Days
from whosays.explore._time_rows import (
    DATES,
    Statement,
    groups,
    known,
    lane,
    marks,
    statements,
    words,
)
from whosays.ledger import Ledger

_NAMED_UP_TO = 6


def time_machine(
    ledger: Ledger,
    *,
    day: str | dt.date | None = None,
    by: str = "stated",
    measures: str | Sequence[str] | None = None,
    since: str | dt.date | None = None,
    title: str | None = None,
    size: str = "laptop",
) -> "TimeMachine":
    """Show what had been said by a day, and nothing of what came later.

    The slider goes through the days. A mark is a day on which a side spoke; what was true but
    unsaid stays hidden. The switch puts the marks on the day that was stated, on the day that
    the words describe, or on the day that a page first carried them.

    Parameters
    ----------
    ledger
        The ledger whose claims and events are shown.
    day
        The day to begin with, e.g. "2024-10-24"; when left out, this one where the ledger tells
        the package's story, and in another story the day of its last dated claim.
    by
        "stated", "as-of" or "published": the date that the marks stand on.
    measures
        The measures of the claims to show, or one of them. When left out: those on soldiers
        sent, present and planned, with the events that tell of them; or, in another story, all
        measures.
    since
        The first day of the slider; the last is that of the ledger's last entry. When left
        out: 1 October 2024 in the package's story, in another the day of its first dated claim.
    title, size
        What is drawn, and the size of the page, as for `charts.look.at`.

    Returns
    -------
    TimeMachine
        Its `value` holds the day and the date; `code` is the line that gives it again.

    Raises
    ------
    TypeError
        When `ledger` is no ledger, `title` no text, or `measures` neither text nor texts.
    ValueError
        When the day lies outside the slider, no claim has a date, or `by` or `size` is unknown.
    LedgerError
        When something is no day, or a measure is unknown.

    Examples
    --------
    >>> import whosays
    >>> machine = time_machine(whosays.load(), day="2024-10-18")
    >>> machine.value
    {'day': '2024-10-18', 'by': 'stated'}
    """
    check_ledger(ledger, CALL, needs="claims, events and pages")
    check_text("title", title, CALL, like="Who had said what")
    check_size(size, CALL)
    _check_by(by)
    return TimeMachine(
        ledger, day=day, by=by, measures=measures, since=since, title=title, size=size
    )


class TimeMachine(Group):
    """The slider, the switch, the picture and the sentence, as one control.

    Attributes
    ----------
    day, by : str
        The day that is shown, and the date that its marks stand on. Both can be set.
    value : dict
        Both of them.
    figure, switch
        The parts: a `Figure` with its slider of days, and a `Choice`.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        day: str | dt.date | None,
        by: str,
        measures: str | Sequence[str] | None,
        since: str | dt.date | None,
        title: str | None,
        size: str,
    ) -> None:
        say = words()
        # A ledger cut at an early day still says what it counts.
        counted = ledger.labels("claims", "measure") or set(ledger.claims["measure"])
        usual = [name for name in say["measures"] if name in counted]
        own = measures is None and bool(usual)
        # Another story has other measures, and then all of them are its subject.
        every = usual or sorted(set(ledger.claims["measure"]))
        picked = every
        if measures is not None:
            picked = texts("measures", measures, CALL, like=every[0] if every else "marchers")
        for name in picked:
            check_measure(ledger, name, f'{CALL}(ledger, measures=["{{}}"])')
        said = statements(ledger, picked, events=own)
        self._days = Days.of(ledger, said, since, story=say["story"] if usual else {})
        start = self._days.start(day)
        first, last = self._days.first, self._days.last
        given = {
            "measures": None if measures is None else picked,
            "since": None if first == self._days.usual else str(first),
            "title": title or None,
            "size": None if size == "laptop" else size,
        }
        self._more = "".join(f", {name}={typed(it)}" for name, it in given.items() if it)
        self.shown = _Shown(
            said,
            by,
            first,
            last,
            groups=groups(ledger),
            title=title or say["title" if own else "title_other"],
            size=size,
        )
        days = [str(each.date()) for each in pd.date_range(first, last)]
        self.switch = Choice(say["choices"], label=say["by"], value=by)
        self.figure = Figure(
            self.shown, alt=self.shown.alt, caption=say["caption"], steps=days,
            label=say["slider"], value=str(start), sentence=self.shown.sentence,
            table=self.shown.table(str(start)), table_caption=self._caption(str(start)),
            name="time-machine",
        )  # fmt: skip
        super().__init__([self.switch, self.figure], label=say["label"], code=self._line())
        self.switch.observe(self._switched, "value")
        self.figure.observe(self._rested, "index")

    @property
    def day(self) -> str:
        """The day that is shown."""
        return str(self.figure.value)

    @day.setter
    def day(self, day: str | dt.date) -> None:
        self.figure.value = str(self._days.start(day))

    @property
    def by(self) -> str:
        """The date that the marks stand on: "stated", "as-of" or "published"."""
        return self.shown.by

    @by.setter
    def by(self, by: str) -> None:
        _check_by(by)
        self.switch.value = by

    @property
    def value(self) -> dict[str, str]:
        """The day and the date that are shown."""
        return {"day": self.day, "by": self.by}

    def _switched(self, change: Any) -> None:
        if change["new"] not in DATES:
            return
        self.shown.by = change["new"]
        self.figure.update(table=self.shown.table(self.day), table_caption=self._caption(self.day))
        self.code = self._line()

    def _rested(self, _change: Any) -> None:
        self.figure.tabulate(self.shown.table(self.day), self._caption(self.day))
        self.code = self._line()

    def _caption(self, day: str) -> str:
        return str(words()["table"].format(day=wording.day(day)))

    def _line(self) -> str:
        """Return the sentence with the code that gives this state."""
        return str(words()["code"].format(day=self.day, by=self.by, more=self._more))


class _Shown:
    """What the figure asks for, day by day: picture, alt text, sentence and table."""

    def __init__(
        self,
        said: list[Statement],
        by: str,
        first: dt.date,
        last: dt.date,
        *,
        groups: Sequence[str],
        title: str,
        size: str,
    ) -> None:
        self.by = by
        self._said, self._first = said, first
        self._words = words()
        self._kept: tuple[tuple[str, str], pd.DataFrame] | None = None
        self._groups = list(groups)
        # A story whose groups have no colours has one lane, and there the speakers are named.
        self._alone = self._groups == ["others"]
        self._lanes = {group: self._lane(group) for group in self._groups}
        lanes = {name: group for group, name in self._lanes.items()}
        self._drawn = charts.Unfolding(
            lanes, since=first, until=last, title=title, words=3 if self._alone else 1, size=size
        )

    def _lane(self, group: str) -> str:
        return str(self._words["alone"]) if self._alone else lane(group)

    def base(self, theme: str = "light") -> Any:
        return self._drawn.base(theme)

    def move(self, day: str, theme: str = "light") -> Any:
        now = dt.date.fromisoformat(day)
        said = known(self._said, now)
        return self._drawn.move(
            self.marks(day), now, across=self._words["across"][self.by],
            silent={name: self._silence(group, said) for group, name in self._lanes.items()},
            theme=theme,
        )  # fmt: skip

    def marks(self, day: str) -> pd.DataFrame:
        """Return the marks of a day, as the picture shows them."""
        # Picture and alt text of one step ask for the same, one after the other.
        if self._kept is None or self._kept[0] != (day, self.by):
            now = dt.date.fromisoformat(day)
            found = marks(known(self._said, now), self.by, now, self._first, self._lanes)
            self._kept = (day, self.by), found
        return self._kept[1]

    def alt(self, day: str) -> str:
        """Say in words what the picture shows."""
        shown = self.marks(day)
        lanes = []
        for name in self._lanes.values():
            own = shown[shown["lane"] == name].sort_values("rank")
            if own.empty:
                lanes.append(self._words["alt_silent"].format(lane=name))
                continue
            forms = self._words["marks"]["one" if len(own) == 1 else "many"]
            said = {"count": forms.format(count=len(own)), "text": own["text"].iloc[0].rstrip(".")}
            lanes.append(self._words["alt_lane"].format(lane=name, **said))
        ends = {"first": wording.day(str(self._first)), "last": wording.day(day)}
        return str(self._words["alt"].format(day=ends["last"], lanes=" ".join(lanes), **ends))

    def sentence(self, day: str) -> str:
        """Say what a reader could have known: who had spoken, and the newest word of each side."""
        now = dt.date.fromisoformat(day)
        said = known(self._said, now)
        newest: dict[str, Statement] = {}
        for each in sorted(said, key=lambda one: (one.known, -one.weight)):
            newest[each.group] = each
        lines = [self._line(newest[group], now) for group in self._groups if group in newest]
        return "\n\n".join([self._summary(said, now), *lines])

    def table(self, day: str) -> pd.DataFrame:
        """Return all that had been said by a day, with its three dates as far as known then."""
        now, heads = dt.date.fromisoformat(day), self._words["heads"]
        rows = [
            {
                heads["stated"]: wording.day(each.stated),
                heads["side"]: each.name if self._alone else lane(each.group),
                heads["text"]: each.sentence,
                heads["as_of"]: _in_words(each.day("as-of", now)),
                heads["published"]: _in_words(each.day("published", now)),
            }
            for each in known(self._said, now)
        ]
        return pd.DataFrame(rows, columns=list(heads.values()))

    def _summary(self, said: Sequence[Statement], now: dt.date) -> str:
        say, day = self._words, wording.day(str(now))
        if not said:
            return str(say["nobody"].format(day=day))
        side = {each.id: each.name if self._alone else each.group for each in said}
        figures = {side[each.id] for each in said if each.figure}
        spoke = set(side.values()) - figures
        missed = set(self._groups) - figures - spoke - set(say["not_missed"])
        sides = [self._told(some) for some in (figures, spoke, missed)]
        first = say["figures" if figures else "no_figures"]
        told = [
            wording.listed((say["from"].format(side=side) for side in some), joined_by=word)
            for some, word in zip(sides, ("and", "and", "or"), strict=True)
        ]
        parts = [first.format(day=day, who=told[0])]
        if spoke:
            parts.append(say["spoke"].format(who=told[1]))
        if sides[2]:
            parts.append(say["silent"].format(who=told[2]))
        undrawn = sum(not each.day(self.by, now) for each in said)
        if undrawn and self.by != "stated":
            why = say["undescribed" if self.by == "as-of" else "unprinted"]
            parts.append(why.format(count=undrawn, all=len(said)))
        return " ".join(parts)

    def _told(self, sides: set[str]) -> list[str]:
        """Return sides as they stand in a sentence; many speakers are only counted."""
        say = self._words
        if not self._alone:
            return [say["in_text"][group] for group in self._groups if group in sides]
        if len(sides) > _NAMED_UP_TO:
            return [say["speakers"].format(count=len(sides))]
        return sorted(sides, key=str.casefold)

    def _line(self, said: Statement, now: dt.date) -> str:
        """Return one statement with its page, and with the date that the marks stand on."""
        say, url = self._words, said.address(now)
        page = linked(say["page"], url) if url else say["no_page"]
        date = said.day(self.by, now) if self.by != "stated" else ""
        stands = say["describes" if self.by == "as-of" else "printed"]
        told = [stands.format(day=wording.day(date))] if date else []
        text = f"{said.sentence[:1].upper()}{said.sentence[1:]}."
        return " ".join([text, *told, page])

    def _silence(self, group: str, said: Sequence[Statement]) -> str:
        spoken = any(each.group == group for each in said)
        why = {"stated": "nothing", "as-of": "undescribed", "published": "unprinted"}[self.by]
        nothing = self._words["lane"].get(group, self._words["lane"]["nothing"])
        return str(self._words["lane"][why] if spoken else nothing)


def _check_by(by: str) -> None:
    if by not in DATES:
        raise ValueError(
            f"The time machine has no date {by!r}. A mark stands on one of: {', '.join(DATES)}. "
            f'Type {CALL}(ledger, by="{DATES[0]}").'
        )


def _in_words(date: str) -> str:
    return wording.day(date) if date else ""
