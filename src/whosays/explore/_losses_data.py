"""What the explorer of losses offers, and the sentences that may be written; no widgets."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from whosays import charts, lessons
from whosays.charts import wording
from whosays.explore import _estimates_data as data
from whosays.explore._asked import typed
from whosays.explore._link import linked
from whosays.ledger import Ledger, LedgerError, split_ids
from whosays.ledger.care import counts_losses
from whosays.ledger.chain import who
from whosays.ledger.cite import as_of, counted_where, text_of
from whosays.ledger.dates import in_words
from whosays.ledger.pages import COPIES
from whosays.ledger.pairs import WHOLES, label, pair, pairs, parts, wholes
from whosays.reasoning import share

MEASURES = ("killed", "wounded", "casualties")
#: What may be drawn as a share of the casualties.
PARTS = ("killed", "wounded")
_CHANGE = "casualties-to-killed"
# Claims of the brief that hold are no example of a wrong sentence.
_FAULTY = ("needs-repair", "nobody-named", "holds-in-part")
# One crew, battle or strike: its tally says nothing of a total.
_ONE_FIGHT = r"^one |\bstrike\b"


def measures(ledger: Ledger, among: tuple[str, ...] = MEASURES) -> dict[str, str]:
    """Return the losses that a ledger counts, each with its name."""
    counted = set(data.trusted(ledger.claims)["measure"])
    names = lessons.words()["charts"]["shares"]["names"]
    return {each: str(names[each]) for each in among if each in counted}


def claims_of(ledger: Ledger, measure: str) -> pd.DataFrame:
    """Return the claims of a measure that one picture can hold."""
    return data.in_one_unit(data.trusted(ledger.measured(measure)))


def silence(ledger: Ledger) -> str:
    """Say which sides of this story gave no total."""
    known = set(ledger.sources["family_group"].astype(str))
    told = lessons.words()["explore"]["losses"]["silence"]
    return " ".join(text for group, text in told.items() if group in known)


def part_offers(ledger: Ledger) -> dict[str, str]:
    """Return the figures that may be set in a whole, by what they count and the day stated.

    Left out is the tally of one crew, one battle or one strike.
    """
    found: dict[str, str] = {}
    for name in WHOLES:
        if len(wholes(ledger, part=name)):
            rows = parts(ledger, part=name)
            found |= _offers(ledger, rows[~rows["scope"].str.contains(_ONE_FIGHT)])
    return found


def whole_offers(ledger: Ledger, part: str) -> dict[str, str]:
    """Return the wholes that a part may be set in, by the day stated."""
    measure = str(ledger.claim(part)["measure"])
    return _offers(ledger, wholes(ledger, part=measure)) if measure in WHOLES else {}


def own_whole(ledger: Ledger, part: str) -> str | None:
    """Return the whole that the same claimant gave for the same time, if there is one."""
    found = pairs(ledger, part=str(ledger.claim(part)["measure"])).set_index("claim_id")["whole"]
    return str(found[part]) or None if part in found.index else None


def first_part(ledger: Ledger) -> str | None:
    """Return the first part that has a whole of its own, or else the first part."""
    offered = list(part_offers(ledger))
    return next((each for each in offered if own_whole(ledger, each)), next(iter(offered), None))


def written(ledger: Ledger, part: str, whole: str) -> str:
    """Return the sentence that may be written of a part and a whole, with its label."""
    words = lessons.words()["explore"]["losses"]
    try:
        both = pair(ledger, part, whole)
        found = share(
            (both["low"], both["high"]), (both["whole_low"], both["whole_high"]),
            part_hedge=both["qualifier"], whole_hedge=both["whole_qualifier"],
        )  # fmt: skip
    except LedgerError as error:
        return str(words["refused"]).format(why=error.why)
    except ValueError as error:
        return str(words["refused"]).format(why=str(error))
    one, other = ledger.claim(part), ledger.claim(whole)
    names = lessons.words()["charts"]["shares"]["names"]
    kind = both["said"]
    if kind == "stated" and one["assessment"] == "believed":
        kind = "opinion"
    apart = "why_who" if one["asserted_by"] != other["asserted_by"] else "why_when"
    # The label stands in a sentence elsewhere; here it begins one.
    mark = label()
    return str(words[kind]).format(
        part=said(ledger, part), both=together(ledger, [part, whole]),
        share=charts.share_text(found), name=names[both["measure"]],
        counts=names[both["whole_measure"]], label=mark[:1].upper() + mark[1:], why=words[apart],
    )  # fmt: skip


def said(ledger: Ledger, id: str) -> str:
    """Return a claim as the ledger cites it, without the page."""
    return ledger.cite(id).partition("; read ")[0]


def together(ledger: Ledger, ids: Iterable[str]) -> str:
    """Return claims as sentences; what one claimant said alike stands in one of them."""
    found: dict[tuple[str, str], list[str]] = {}
    for id in ids:
        head, _, figure = said(ledger, id).partition(": ")
        when = as_of(ledger.claim(id))
        found.setdefault((head, when), []).append(figure.removesuffix(when))
    listed = wording.listed
    return ". ".join(f"{head}: {listed(told)}{when}" for (head, when), told in found.items())


def wrong_offers(ledger: Ledger) -> dict[str, str]:
    """Return sentences that tell losses wrongly: pages by their claim's day, then the brief's.

    What was not found again, or stands on a mirror or rewrite site, is left out.
    """
    words = lessons.words()["explore"]["losses"]
    claims = data.trusted(ledger.claims).set_index("claim_id")
    retold = ledger.retellings
    retold = retold[(retold["change"] == _CHANGE) & (retold["checked"] != "not-found")]
    # The names of mirrors and rewrite sites would teach nothing, and many are gone.
    copies = ledger.sources.loc[ledger.sources["kind"] == COPIES, "source_id"]
    publisher = retold["report"].map(ledger.reports.set_index("report_id")["publisher"])
    retold = retold[retold["claim_id"].isin(claims.index) & ~publisher.isin(copies)]
    days = retold["claim_id"].map(claims["stated_on_last"])
    found = {
        str(row["retelling_id"]): str(words["offer_retold"]).format(
            **_where(ledger, row["report"]), words=row["as_retold"]
        )
        for row in retold.loc[days.sort_values(kind="stable").index].to_dict("records")
    }
    for row in ledger.brief.to_dict("records"):
        if row["verdict"] in _FAULTY and _lost(ledger, row):
            found[str(row["brief_id"])] = str(words["offer_brief"]).format(words=row["text"])
    return found


def first_wrong(ledger: Ledger) -> str | None:
    """Return the first sentence to be shown: of a total whose claimant gave the killed as well.

    Then both words stand in the ledger side by side. The page is one with a day. Where there is
    none, it is the first sentence offered.
    """
    offered = list(wrong_offers(ledger))
    retold = ledger.retellings.set_index("retelling_id")
    beside = set(pairs(ledger)["whole"])
    fitting = (
        each
        for each in offered
        if each in retold.index
        and retold.at[each, "claim_id"] in beside
        and text_of(ledger.row(str(retold.at[each, "report"]))["published"])
    )
    return next(fitting, next(iter(offered), None))


def corrected(ledger: Ledger, id: str) -> str:
    """Return a sentence as it was told, and below it what the ledger allows."""
    words, row = lessons.words()["explore"]["losses"], ledger.row(id)
    if "brief_id" in row.index:
        right = together(ledger, _lost(ledger, row))
        given = {"words": row["text"], "right": right, "why": row["why"]}
        return str(words["told_brief"]).format(**given)
    where = _where(ledger, row["report"])
    told = str(words["told"]).format(
        where=f"{where['site']}, {where['day']}",
        words=str(row["as_retold"]).rstrip("."),
        right=said(ledger, row["claim_id"]),
    )
    change = ledger.labels("retellings", "change")[row["change"]]
    page = linked(str(words["page"]), str(ledger.row(row["report"])["url"]))
    return f"{told}\n\n{str(words['changed']).format(change=change)} {page}"


def code_line(state: Mapping[str, Any], plain: Mapping[str, Any]) -> str:
    """Return the call that gives a state, without the arguments that are as in `plain`."""
    given = [f"{name}={typed(it)}" for name, it in state.items() if it != plain.get(name)]
    call = f"whosays.loss_explorer({', '.join(['ledger', *given])})"
    return str(lessons.words()["explore"]["losses"]["code"]).format(call=call)


def _lost(ledger: Ledger, row: Any) -> list[str]:
    """Return the claims on losses among the evidence of a row of the brief."""
    known = ledger.claims.set_index("claim_id")[["measure", "unit"]]
    ids = [id for id in split_ids(row["evidence"]) if id in known.index]
    return [id for id in ids if counts_losses(*known.loc[id])]


def _where(ledger: Ledger, report: str) -> dict[str, str]:
    page = ledger.row(report)
    day = text_of(page["published"])
    undated = lessons.words()["explore"]["losses"]["undated"]
    site = str(ledger.row(page["publisher"])["name"])
    return {"site": site, "day": in_words(day) if day else undated}


def _offers(ledger: Ledger, claims: pd.DataFrame) -> dict[str, str]:
    words = lessons.words()["explore"]["losses"]
    return {
        str(row["claim_id"]): str(words["offer"]).format(
            words=counted_where(row),
            who=who(ledger, row["asserted_by"]).rstrip(","),
            day=in_words(row["stated_on"]) if text_of(row["stated_on"]) else words["undated"],
        )
        for row in claims.to_dict("records")
    }
