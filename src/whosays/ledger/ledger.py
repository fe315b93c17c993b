"""The ledger: nine tables, and the questions that can be put to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from .errors import LedgerError, listed, unknown_choice, unknown_id
from .reading import TABLES

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, eq=False)
class Ledger:
    """Nine tables of one story, fresh and yours to change; the questions below read them.

    It is not a verdict (it says who claimed what, not who is right), not complete and not a
    sample: counts of rows measure nothing.

    Attributes
    ----------
    claims, reports, sources, retellings, specimens, events, offices, brief, relations : DataFrame
        The tables, one row a claim, a page, and so on. ``describe`` explains their columns.
        Dates are text (a year, a month or a day); ``claims`` has the first and last day that
        ``as_of`` and ``stated_on`` stand for beside them, with ``_first`` and ``_last``.
    meta : dict
        The Data Package description of the tables: fields, licences, hashes, row counts.
    path : Path
        The folder that the tables were read from.
    left_out : dict
        After ``known_by``: how many undated rows of each table were left out.
    """

    claims: pd.DataFrame
    reports: pd.DataFrame
    sources: pd.DataFrame
    retellings: pd.DataFrame
    specimens: pd.DataFrame
    events: pd.DataFrame
    offices: pd.DataFrame
    brief: pd.DataFrame
    relations: pd.DataFrame
    meta: dict[str, Any] = field(repr=False)
    path: Path = field(repr=False)
    left_out: dict[str, int] = field(default_factory=dict)
    _places: dict[str, tuple[str, int]] = field(default_factory=dict, init=False, repr=False)

    def __repr__(self) -> str:
        """Return the sizes of the tables, not the tables."""
        sizes = ", ".join(f"{len(getattr(self, name))} {name}" for name in TABLES)
        return f"Ledger({sizes})"

    @property
    def version(self) -> str:
        """Version of the tables, blank where their description gives none."""
        return str(self.meta.get("version", ""))

    @property
    def last_entry(self) -> str:
        """Date of the newest claim or page, a month where no day is known: nothing is later."""
        dates = [*self.claims["stated_on"].dropna(), *self.reports["published"].dropna()]
        return str(max(dates, default=""))

    def row(self, id: str) -> pd.Series[Any]:
        """Return a copy of the row of any table that bears an id.

        Raises
        ------
        LedgerError
            No row bears it; the error names the nearest three.
        """
        # Built when first asked for: many a ledger is loaded for one table only.
        if not self._places:
            for name in TABLES:
                ids = getattr(self, name).iloc[:, 0]
                self._places.update({key: (name, n) for n, key in enumerate(ids)})
        if id not in self._places:
            raise unknown_id(id, self._places, noun="row", type_this='ledger.row("{}")')
        table, n = self._places[id]
        found: pd.Series[Any] = getattr(self, table).iloc[n].copy()
        return found

    def value(self, path: str) -> Any:
        """Return one cell as a plain Python value; a blank cell is None.

        Parameters
        ----------
        path : str
            An id and a column, joined by a dot.

        Raises
        ------
        LedgerError
            No such row or column.

        Examples
        --------
        >>> import whosays
        >>> whosays.load().value("c-2024-11-22-osc-tanker-visits.value")
        43
        """
        id, dot, column = str(path).rpartition(".")
        if not dot:
            raise LedgerError(
                f"{path!r} is not an id and a column.",
                "The two are joined by a dot.",
                'For instance: ledger.value("c-2025-03-27-jcs-casualties.value")',
            )
        row = self.row(id)
        if column not in row.index:
            ask = f'ledger.value("{id}.{{}}")'
            raise unknown_choice(column, row.index, noun="column of this row", type_this=ask)
        return _plain(row[column])

    def claim(self, id: str) -> pd.Series[Any]:
        """Return a copy of one claim.

        Raises
        ------
        LedgerError
            No claim bears the id; the error names the nearest three.
        """
        known = self.claims["claim_id"]
        if not isinstance(id, str) or not (known == id).any():
            raise unknown_id(id, known, noun="claim", type_this='ledger.claim("{}")')
        return self.row(id)

    def measured(self, measure: str) -> pd.DataFrame:
        """Return the claims of one measure, by the day they were stated.

        Parameters
        ----------
        measure : str
            What is counted. Figures compare only where the unit agrees, too.

        Raises
        ------
        LedgerError
            Nothing is counted under this name; the error lists the choices.
        """
        known = self.labels("claims", "measure") or set(self.claims["measure"])
        if not isinstance(measure, str) or measure not in known:
            ask = 'ledger.measured("{}")'
            raise unknown_choice(measure, known, noun="measure", type_this=ask)
        found = self.claims.loc[self.claims["measure"] == measure]
        return found.sort_values("stated_on_last", kind="stable").reset_index(drop=True)

    def cite(self, id: str) -> str:
        """Return one sentence: claimant, hedge, figure, measure, day, page, link.

        It keeps the claimant's likelihood word and names the day that the figure describes
        where that is another one. It is our wording, never the claimant's.

        Raises
        ------
        LedgerError
            No claim bears the id.
        """
        from .chain import who
        from .cite import page, sentence, text_of, words
        from .pages import best_page

        claim = self.claim(id)
        speaker, best = who(self, claim["asserted_by"]), best_page(self, claim)
        if best is None:
            return sentence(claim, speaker, words()["cite"]["later"])
        report = self.row(best)
        site = str(self.row(report["publisher"])["name"])
        relayed = text_of(report["relays"])
        if relayed:
            relay = self.row(relayed)
            heard = relay["kind"] in words()["cite"]["relays"] and relayed != claim["asserted_by"]
            relayed = str(relay["name"]) if heard and relay["name"] != site else ""
        where = page(report["publisher"], site, relayed)
        return sentence(claim, speaker, f"{where}, {report['url']}")

    def chain(self, id: str | Iterable[str]) -> pd.DataFrame:
        """Return the way of a claim: who said it, who carried it, who changed it.

        A claim or a retelling of it gives all its pages; a page gives the claims that it
        carries, each with its way to this page; a list gives one chain after the other.

        What is known: who said it, that a page carries it, what a page changed, and that a page
        carries another house's text, where the table ``reports`` says so (``relays``). What is
        not: whether a page without ``relays`` read the claimant or copied; whether the page or
        the house that it carries made a change; how many pages there are elsewhere.

        Parameters
        ----------
        id : str or iterable of str
            Of a claim, a page (report) or a retelling, or several of these.

        Returns
        -------
        DataFrame
            One row a step, the claimant first and then the pages by day, undated ones last:
            ``step``, ``who``, ``page`` (our short title), ``day``, ``change``, all but ``step``
            in words. The index holds the ids of the claim and of the pages. Then, for drawing:
            ``kind`` (claimant, page that carried it alike, or retelling), ``claim``, ``source``
            with its ``name``, ``family`` and ``family_group``; ``voice``, the family that the
            claim counts with; ``relay``, ``relay_name`` and ``relay_group``, the source whose
            text the page carries; ``hangs_on``, that source or the claim, and for a claim the
            other claim here that it goes back to; ``changes``, the kinds of change joined by a
            semicolon, and for a claim the relation; ``words``, the claim or what the page says.

        Raises
        ------
        LedgerError
            No claim, page or retelling bears the id, or the page carries no claim.
        """
        from .chain import chain

        return chain(self, id)

    def office(self, person: str, on: str | dt.date | None = None) -> pd.DataFrame:
        """Return the posts that a person held, on a day or at any time.

        Parameters
        ----------
        person : str
            A name in any usual spelling, or a surname that only one person has.
        on : str or date, optional
            A whole day. On the day of a handover both posts are given. An empty table means
            that the ledger does not know, not that the person held no post.

        Raises
        ------
        LedgerError
            Nobody, or more than one person, is called so; ``on`` is not a day.
        """
        from .offices import office

        return office(self, person, on)

    def known_by(self, day: str | dt.date) -> Ledger:
        """Return the same ledger with only what had been said by a day, the day included.

        Claims go by ``stated_on``, pages by ``published``, events by ``reported_on`` or else
        ``date``, retellings and specimens by their pages. A month or a year counts only when
        it has passed. Ends of posts and further pages of a later day are blanked. ``sources``
        and ``brief`` stay whole; caveats and the notes in names of posts ("died in office"),
        written afterwards, may still look ahead.

        Parameters
        ----------
        day : str, date, datetime or Timestamp
            A whole day.

        Returns
        -------
        Ledger
            With ``left_out``: how many undated rows of each table were left out.

        Raises
        ------
        LedgerError
            It is not a day.
        """
        from .dates import as_day
        from .known import cut

        until = as_day(day, type_this='ledger.known_by("2025-03-28")')
        tables, undated = cut({name: getattr(self, name) for name in TABLES}, until)
        gone = {name: self.left_out.get(name, 0) + n for name, n in undated.items()}
        return replace(self, **tables, left_out=gone)

    def independent(self, ids: Iterable[str]) -> pd.DataFrame:
        """Return how many voices stand behind claims: one row a family.

        A claim that repeats another, is worked out from it, or is the same statement counts
        with the family it goes back to (table ``relations``). Claimants who may only be
        repeating others (``not_independent_of``) count so that the rows are the fewest
        families that can stand behind the list: one claim more never makes them fewer. Pages
        are never counted.

        Returns
        -------
        DataFrame
            ``family``, ``family_group``, ``voices``, ``claims`` (ids) and ``why``.

        Raises
        ------
        LedgerError
            No claim bears an id, or a text was given in the place of a list.
        """
        from .voices import independent

        return independent(self, ids)

    def comparable(self, one: str, other: str) -> bool:
        """Return whether two claims have numbers of the same measure and unit."""
        from .figures import refusal

        return refusal([self.claim(one), self.claim(other)]) is None

    def compare(self, one: str, other: str) -> pd.DataFrame:
        """Return two figures side by side, with the bounds that their hedges set.

        Returns
        -------
        DataFrame
            Two rows: ``who``, ``day``, ``figure``, ``low``, ``high`` (NaN where the hedge sets
            no bound), ``scope``. Mind the scope: the helper checks measure and unit only.

        Raises
        ------
        LedgerError
            Measure or unit differ, one is a share, or one has no number.
        """
        from .figures import compare

        return compare(self, [one, other])

    def total(self, ids: Iterable[str]) -> pd.Series[Any]:
        """Return the sum of parts that one claimant gave for one time.

        The sum is labelled as our arithmetic and nobody's claim.

        Returns
        -------
        Series
            ``measure``, ``unit``, ``low``, ``high`` (None where a hedge sets no bound),
            ``claims``, ``label``.

        Raises
        ------
        LedgerError
            Measure or unit differ, one is a share or has no number, or two of the claims are
            no parts: their claimant or time (``as_of``, else ``stated_on``) differs, their
            scope does not, or relations tie them, straight or over other claims.
        """
        from .figures import total

        return total(self, ids)

    def describe(self, table: str) -> pd.DataFrame:
        """Return what each column of a table means.

        Returns
        -------
        DataFrame
            Indexed by column: ``meaning``, ``type``, ``unit``, ``choices``, ``filled`` (number
            of rows that are not blank).

        Raises
        ------
        LedgerError
            No table is called so; the error lists the choices.
        """
        if table not in TABLES:
            raise unknown_choice(table, TABLES, noun="table", type_this='ledger.describe("{}")')
        frame, described = getattr(self, table), []
        for name, words in self._fields(table).items():
            described.append(
                {
                    "column": name,
                    "meaning": words["description"],
                    "type": "date" if "whosays:date" in words else words["type"],
                    "unit": words.get("whosays:unit", ""),
                    "choices": listed(self.labels(table, name) or [""]),
                    "filled": int(frame[name].notna().sum()),
                }
            )
        return pd.DataFrame(described).set_index("column")

    def labels(self, table: str, column: str) -> dict[str, str]:
        """Return the choices of a closed column with their plain words; empty where it is open."""
        if table not in TABLES:
            ask = f'ledger.labels("{{}}", "{column}")'
            raise unknown_choice(table, TABLES, noun="table", type_this=ask)
        fields = self._fields(table)
        if column not in fields:
            ask = f'ledger.labels("{table}", "{{}}")'
            raise unknown_id(column, fields, noun="column", type_this=ask)
        choices = fields[column].get("categories", [])
        pairs: list[dict[str, str]] = [c if isinstance(c, dict) else {"value": c} for c in choices]
        return {c["value"]: c.get("label", c["value"]) for c in pairs}

    def _fields(self, table: str) -> dict[str, dict[str, Any]]:
        resource = next(r for r in self.meta["resources"] if r["name"] == table)
        fields = [*resource["schema"]["fields"], *resource.get("whosays:derived", [])]
        return {f["name"]: f for f in fields}


def _plain(cell: Any) -> Any:
    """Return a cell as bool, int, float, text, date or None."""
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    cell = cell.item() if hasattr(cell, "item") else cell
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
