"""Parts and their wholes: who gave both at one time, and what is only our arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from .cite import counted, text_of, words
from .errors import LedgerError, unknown_choice
from .fractions import fraction

if TYPE_CHECKING:
    from .ledger import Ledger

#: What each part may be set in. Killed and wounded are parts of casualties, never of each other.
WHOLES = {"killed": "casualties", "wounded": "casualties", "returned-to-front": "wounded"}

COLUMNS = [
    *("claim_id", "whole", "said", "asserted_by", "stated_on", "stated_on_last", "assessment"),
    *("measure", "whole_measure", "low", "high", "qualifier", "figure"),
    *("whole_low", "whole_high", "whole_qualifier", "whole_figure"),
]
_MEND = "Choose a part and a whole that were given together, or leave the figures side by side."
_SHARE = "share"


def pairs(ledger: Ledger, *, part: str = "killed") -> pd.DataFrame:
    """Return the parts that have a whole of the same claimant and the same time.

    The time is the day that both describe (``as_of``) or, where that is blank, the day on which
    they were stated. Rows that only mirrors carry or that were not found again are left out, and
    so are figures of which the part may be larger than its whole: they are no share of it.

    Parameters
    ----------
    ledger
        The ledger to look into.
    part : str
        "killed", "wounded" or "returned-to-front".

    Returns
    -------
    DataFrame
        One row a part: ``claim_id`` and ``whole`` (ids; the whole is blank where a share's is
        not in the ledger), ``said`` (``stated``: a share that the claimant gave; ``divided``:
        two figures of theirs, which we divide), claimant, day, ``low``, ``high`` and
        ``qualifier`` of both, and both in words. A stated share stands as a part of 1.

    Raises
    ------
    LedgerError
        The part is none that has a whole.

    Examples
    --------
    >>> from whosays.ledger import load
    >>> list(pairs(load(), part="returned-to-front")["claim_id"])
    ['c-2025-02-26-hur-300-back']
    """
    wholes_of_it = wholes(ledger, part=part).to_dict("records")
    rows = []
    for each in parts(ledger, part=part).to_dict("records"):
        whole = _own_whole(ledger, each, wholes_of_it)
        if _is_share(each) or whole is not None:
            rows.append(_row(each, whole, "stated" if _is_share(each) else "divided"))
    rows = [each for each in rows if 0 < each["whole_low"] >= each["high"]]
    return pd.DataFrame(rows, columns=COLUMNS)


def parts(ledger: Ledger, *, part: str = "killed") -> pd.DataFrame:
    """Return the claims that count a part and have a number or a share, by the day stated.

    Left out are rows that only mirrors carry, rows that were not found again, and figures in a
    unit that no whole has, such as portraits.

    Raises
    ------
    LedgerError
        The part is none that has a whole.
    """
    found, whole = _both(ledger, part)
    return found[found["unit"].isin({_SHARE, *whole["unit"]})]


def wholes(ledger: Ledger, *, part: str = "killed") -> pd.DataFrame:
    """Return the claims that a part may be set in, by the day stated.

    Left out is what `parts` leaves out, and shares.

    Raises
    ------
    LedgerError
        The part is none that has a whole.
    """
    found, whole = _both(ledger, part)
    return whole[whole["unit"].isin({*found["unit"]} - {_SHARE})]


def pair(ledger: Ledger, part: str, whole: str) -> pd.Series[Any]:
    """Return one part set in one whole, with what such a pairing is.

    Parameters
    ----------
    part, whole : str
        Ids of two claims.

    Returns
    -------
    Series
        As a row of `pairs`; ``said`` is ``ours`` where the two are of different claimants or
        times: then it is our arithmetic, nobody's claim.

    Raises
    ------
    LedgerError
        No claim bears an id, the one is no part of what the other counts, one of them has no
        number, or a share is set in a whole that is not its own.
    """
    one, other = ledger.claim(part).to_dict(), ledger.claim(whole).to_dict()
    if WHOLES.get(str(one["measure"])) != other["measure"]:
        what = f"{part} counts {one['measure']}, {whole} counts {other['measure']}."
        raise LedgerError(what, "The one is no part of the other.", _MEND)
    if _ends(one) is None or (_ends(other) is None or _is_share(other)):
        lacking = part if _ends(one) is None else whole
        raise LedgerError(f"{lacking} has no number to divide.", "It is a share, or words.", _MEND)
    own = _own_whole(ledger, one, [other]) is not None
    if _is_share(one):
        if not own:
            why = "A share is of its claimant's own whole, and is never put to another total."
            raise LedgerError(f"{part} is a share.", why, _MEND)
        return pd.Series(_row(one, other, "stated"))
    if text_of(one["unit"]) != text_of(other["unit"]):
        what = f"{part} counts {one['unit']}, {whole} counts {other['unit']}."
        raise LedgerError(what, "The one is no part of the other.", _MEND)
    return pd.Series(_row(one, other, "divided" if own else "ours"))


def label() -> str:
    """Return the words for a pairing that nobody but us has made."""
    return str(words()["total"]["label"])


def _both(ledger: Ledger, part: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the claims that count a part, and those that count its whole."""
    if part not in WHOLES:
        ask = 'pairs(ledger, part="{}")'
        raise unknown_choice(part, WHOLES, noun="part", type_this=ask)
    return _numbered(ledger, part), _numbered(ledger, WHOLES[part])


def _numbered(ledger: Ledger, measure: str) -> pd.DataFrame:
    """Return the claims of a measure that a reader may rest on, and that can be divided."""
    claims = ledger.claims[ledger.claims["measure"] == measure]
    claims = claims[~claims["thin"].astype(bool) & (claims["checked"] != "not-found")]
    numbered = [_ends(each) is not None for each in claims.to_dict("records")]
    # An empty list would choose columns.
    return claims.loc[pd.Series(numbered, index=claims.index, dtype=bool)].sort_values(
        "stated_on_last", kind="stable"
    )


def _own_whole(ledger: Ledger, part: Any, wholes: list[Any]) -> Any:
    """Return the whole of the same claimant and time; one that is tied to the part comes first."""
    # Two undated figures are not of one time.
    found = [
        whole
        for whole in wholes
        if whole["asserted_by"] == part["asserted_by"]
        and _time(whole) == _time(part) != ""
        and (_is_share(part) or text_of(whole["unit"]) == text_of(part["unit"]))
        and _ends(whole) is not None
        and not _is_share(whole)
    ]
    table = ledger.relations
    tied = table.loc[
        (table["to_claim"] == part["claim_id"]) & (table["relation"] == "includes"), "from_claim"
    ]
    return next((each for each in found if each["claim_id"] in set(tied)), next(iter(found), None))


def _time(claim: Any) -> str:
    return text_of(claim["as_of"]) or text_of(claim["stated_on"])


def _is_share(claim: Any) -> bool:
    return text_of(claim["unit"]) == _SHARE


def _ends(claim: Any) -> tuple[str, float, float] | None:
    """Return the hedge and the ends of a figure, or None where there is no number."""
    if claim["qualifier"] == "words":
        return fraction(text_of(claim["words"])) if _is_share(claim) else None
    low, high = (claim["low"], claim["high"]) if pd.isna(claim["value"]) else [claim["value"]] * 2
    return (
        (str(claim["qualifier"]), float(low), float(high)) if pd.notna([low, high]).all() else None
    )


def _row(part: Any, whole: Any, said: str) -> dict[str, Any]:
    hedge, low, high = _ends(part) or ("", 0.0, 0.0)
    row = {name: part[name] for name in COLUMNS if name in part and name not in ("low", "high")}
    # A share that was stated is already divided: its whole is one.
    other = (_ends(whole) if said != "stated" and whole is not None else None) or (
        "exact",
        1.0,
        1.0,
    )
    return {
        **row,
        "whole": "" if whole is None else whole["claim_id"],
        "said": said,
        "whole_measure": WHOLES[str(part["measure"])],
        "low": low,
        "high": high,
        "qualifier": hedge,
        "figure": text_of(part["words"]) if said == "stated" else counted(part),
        "whole_low": other[1],
        "whole_high": other[2],
        "whole_qualifier": other[0],
        "whole_figure": text_of(part["scope"]) if whole is None else counted(whole),
    }
