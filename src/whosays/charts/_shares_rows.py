"""From pairs of a part and a whole to the rows of a chart: divided, named, in order."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from whosays.charts import wording
from whosays.charts._points import name_claimants
from whosays.charts._sheet import Sheet, row_labels
from whosays.charts._tables import check_table
from whosays.reasoning import Share, share

_NEEDED = (
    *("claim_id", "asserted_by", "stated_on", "said", "assessment", "measure", "whole_measure"),
    *("low", "high", "qualifier", "figure", "whole_low", "whole_high", "whole_qualifier"),
)
_KINDS = ("stated", "divided", "ours")
_MEND = 'Type whosays.ledger.pairs.pairs(ledger, part="killed").'


@dataclass(frozen=True, kw_only=True, eq=False)
class Shares:
    """The shares that are drawn, lowest first, and what is said of them.

    `frame` has the pair's own columns and `bottom`, `top` (shares from 0 to 1), `hedge`, `day`,
    `told` (the share in words), `how` (where it comes from), and the claimant's names.
    """

    frame: pd.DataFrame
    part: str
    whole: str

    def __len__(self) -> int:
        """Return how many shares there are to draw."""
        return len(self.frame)

    @property
    def title(self) -> str:
        """What the shares are of."""
        words = wording.words()["shares"]
        name = "title" if len(self) else "title_none"
        return str(words[name]).format(part=self.part, whole=self.whole)

    def reading(self) -> str:
        """Say how to read a mark, for the marks that occur."""
        words, said, hedges = (
            wording.words()["shares"],
            set(self.frame["said"]),
            set(self.frame["hedge"]),
        )
        parts = [words["read"], *(words[f"read_{kind}"] for kind in _KINDS if kind in said)]
        if hedges & {"about", "about-or-more", "about-or-less"}:
            parts.append(wording.words()["read_wave"])
        if hedges & {"at-least", "about-or-more"}:
            parts.append(words["read_more"])
        if hedges & {"up-to", "about-or-less"}:
            parts.append(words["read_less"])
        return "; ".join(parts) + "."

    def fitted(self, sheet: Sheet) -> "Rows":
        """Choose as many rows as can be read: the lowest, the highest, then the latest."""
        size, ruler = sheet.look.small, sheet.ruler
        line, frame = sheet.pixels(size * 1.3), self.frame
        # Below the rows stands the axis, and above them perhaps how many have none.
        free = sheet.height - sheet.pixels(sheet.look.text * 4.6)
        most = max(1, int(free / (1.3 * line) - 0.4))
        if len(frame) > most:
            told = ruler.wrap(wording.counted("shares_left", len(frame)), size, sheet.width)
            free -= sheet.pixels(size * 1.4) * (told.count("\n") + 1)
            most = max(1, int(free / (1.3 * line) - 0.4))
            ends = [int(frame.index[0]), int(frame.index[-1])]
            days = frame["stated_on"].fillna("").astype(str)
            latest = [int(n) for n in days.sort_values(ascending=False).index if n not in ends]
            frame = frame.loc[sorted([*dict.fromkeys(ends), *latest][:most])]
        slot = min(free / (len(frame) + 0.4), 3.6 * line)
        # Two lines need a row of this height; on lower rows the source is left to the table.
        tall = slot > 2.1 * line
        texts = [_beside(each, tall=tall) for each in frame.itertuples()]
        labels = row_labels(ruler, frame, size, sheet.width * 0.36, tall=tall)
        widest = [max(ruler.size(text, size)[0] for text in each) for each in (labels, texts)]
        return Rows(
            frame=frame.reset_index(drop=True), labels=labels, texts=texts, slot=slot,
            left=widest[0] + sheet.pixels(size * 1.4), right=widest[1] + sheet.pixels(size * 2.2),
            left_out=len(self.frame) - len(frame),
        )  # fmt: skip

    def alt(self, headline: str, drawn: int) -> str:
        """Say in words what is seen: every share with its claimant, day and source."""
        words, left = wording.words()["shares"], len(self) - drawn
        rows = [
            words["alt_row"].format(
                claimant=each.claimant, day=each.day, told=each.told, how=each.how
            )
            for each in self.frame.itertuples()
        ]
        kind = wording.counted("shares_kind", len(self))
        across = words["alt_across"].format(whole=self.whole)
        said = wording.words()["alt"]["title"].format(title=headline)
        last = [wording.counted("shares_left", left)] if left else []
        return " ".join([kind, said, across, *rows, *last])


@dataclass(frozen=True, kw_only=True, eq=False)
class Rows:
    """The shares that have a row, what stands at each end, and a row's height in pixels."""

    frame: pd.DataFrame
    labels: list[str]
    texts: list[str]
    left: float
    right: float
    slot: float
    left_out: int


def share_rows(pairs: object, sources: pd.DataFrame | None) -> Shares:
    """Check that the pairs can share one axis, divide them, name them and put them in order."""
    table = _checked(pairs)
    part, whole = (_one(name, table) for name in ("measure", "whole_measure"))
    frame = table.reset_index(drop=True)
    found = [
        share(
            (each.low, each.high), (each.whole_low, each.whole_high),
            part_hedge=each.qualifier, whole_hedge=each.whole_qualifier,
        )
        for each in frame.itertuples()
    ]  # fmt: skip
    days = frame["stated_on"].fillna("").astype(str)
    frame = frame.assign(
        bottom=[each.low for each in found],
        top=[each.high for each in found],
        hedge=[each.hedge for each in found],
        day=[wording.day(day) if day else wording.words()["shares"]["undated"] for day in days],
    )
    texts = [share_text(each) for each in found]
    frame["told"] = [_told(*both) for both in zip(frame.itertuples(), texts, strict=True)]
    frame["how"] = [_how(each) for each in frame.itertuples()]
    name_claimants(frame, sources)
    # By share, not by day: how far they lie apart is what the chart is for.
    frame = frame.sort_values(["bottom", "top", "stated_on", "claim_id"], kind="stable")
    names = wording.words()["shares"]["names"]
    said = {each: str(names.get(each, each.replace("-", " "))) for each in (part, whole)}
    return Shares(frame=frame.reset_index(drop=True), part=said[part], whole=said[whole])


def shares_table(pairs: pd.DataFrame, *, sources: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the rows of `shares` as a table to read: one row a claim, text only.

    Parameters
    ----------
    pairs, sources
        As for `charts.shares`.

    Raises
    ------
    TypeError, ValueError
        As `charts.shares` does.
    """
    drawn = share_rows(pairs, sources)
    heads = wording.words()["shares"]["table"]
    return pd.DataFrame(
        {head.format(whole=drawn.whole): drawn.frame[name] for name, head in heads.items()}
    )


def share_text(found: Share) -> str:
    """Return a share with its hedge: ``about 10 % or less``.

    >>> share_text(share(300, 3000, part_hedge="about", whole_hedge="more-than"))
    'about 10 % or less'
    """
    words = wording.words()["shares"]
    ends = {"low": percent(found.low), "high": percent(found.high)}
    number = words["ends"].format(**ends) if ends["low"] != ends["high"] else ends["low"]
    return str(words["hedges"][found.hedge]).format(share=number)


def percent(share: float) -> str:
    """Return a share as a text: ``25 %``; below one in a hundred, by its first digit."""
    number = 100 * share
    text = f"{number:.0f}" if number >= 1 or number == 0 else f"{Decimal(f'{number:.1g}'):f}"
    return str(wording.words()["shares"]["percent"]).format(n=text)


def _beside(each: Any, *, tall: bool) -> str:
    """Return what stands at the end of a row; that a share is only ours is never left out."""
    if tall:
        return f"{each.told}\n{each.how}"
    return f"{each.told}, {each.how}" if each.said == "ours" else str(each.told)


def _told(each: Any, divided: str) -> str:
    """Return a share as its claimant said it, or as we divided it."""
    # A share said in words stays in words: a percentage would look more exact than it was.
    if each.said == "stated":
        return str(wording.words()["shares"]["quoted"]).format(words=each.figure)
    return divided


def _how(each: Any) -> str:
    words = wording.words()["shares"]
    if each.said == "stated":
        return str(words["how"].get(each.assessment, words["how"]["stated"]))
    part = wording.figure(each.qualifier, *_figure(each.low, each.high))
    whole = wording.figure(each.whole_qualifier, *_figure(each.whole_low, each.whole_high))
    return str(words[each.said]).format(part=part, whole=whole)


def _figure(low: float, high: float) -> tuple[float, float, float]:
    """Return value, low and high as a ledger has them."""
    return (low, low, high) if low == high else (float("nan"), low, high)


def _checked(pairs: object) -> pd.DataFrame:
    table = check_table(
        pairs,
        _NEEDED,
        chart="A chart of shares",
        draws="parts with their wholes",
        table="a table of pairs",
        rows="pairs",
        whole="a part and its whole in every row",
        mend=_MEND,
    )
    if unknown := sorted(set(table["said"].astype(str)) - set(_KINDS)):
        raise ValueError(
            f"A share cannot be {unknown[0]!r}. It is one of: {', '.join(_KINDS)}. {_MEND}"
        )
    return table


def _one(column: str, pairs: pd.DataFrame) -> str:
    found = sorted({str(value) for value in pairs[column].dropna()})
    if len(found) > 1:
        raise ValueError(
            f"These {len(pairs):,} pairs have more than one {column}: {', '.join(found)}. "
            "Shares of different things cannot share one axis. "
            f"Keep one: pairs.query(\"{column} == '{found[0]}'\")."
        )
    return found[0] if found else ""
