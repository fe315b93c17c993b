"""A finished brief for other readers: one accessible page, and data for search engines.

The data are schema.org ``ClaimReview``: a review of a claim that somebody else made. Each figure
tied to a claim gives one: the claim as the ledger tells it, its claimant and day, the page read,
the student's own sentence as the review. Its rating is a word and no number, for a brief traces
claims and does not judge them. Where the student also judged claims of the course's brief, each
gives one more, rated with the student's verdict in words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pandas as pd

from whosays.ledger.chain import who
from whosays.ledger.cite import counted_where, day_said, text_of
from whosays.ledger.pages import best_page

from .context import Context, Tied, contexts

if TYPE_CHECKING:
    from whosays.ledger import Ledger

# A claimant who is one person, by the words that name him or her in a sentence.
_PERSON = re.compile(
    r"\b(?:President|lawmaker|delegate|minister|commander-in-chief|head|chair|Kim|Town)\b"
)
_UNSAVED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_STYLE = (
    "body{font:1.1rem/1.6 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0 auto;"
    "max-width:58rem;padding:1.5rem}p{max-width:46rem}a{color:#0b4f9e}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #767676;padding:.4rem .5rem;text-align:left;vertical-align:top}"
    "caption{text-align:left;padding-bottom:.5rem}.figure{font-weight:bold}"
    ".own{border-bottom:2px dashed #595959}.brief p{white-space:pre-wrap}"
    ".table{overflow-x:auto}table{min-width:40rem}td:nth-child(3){min-width:13rem}"
    "td:last-child{min-width:10rem;overflow-wrap:anywhere}a{display:inline-block;min-height:24px}"
    ".brief a{display:inline;white-space:nowrap}"
)


def page(brief: Mapping[str, Any], ledger: Ledger, words: Mapping[str, Any]) -> str:
    """Return a brief as one whole HTML page, without a script or anything fetched.

    Parameters
    ----------
    brief
        ``text``, ``ties`` and, where wanted, ``title``, ``alias`` and ``date`` (as it shall read).
    ledger
        The ledger that the ties point into.
    words
        The section ``briefs`` of the course's words.

    Returns
    -------
    str
        Every figure leads to its row in a table: claim, claimant, day and the page read. The
        student's own judgements are marked as such. All of the student's text is escaped.
    """
    say = words["page"]
    context = _context(brief, ledger)
    title = _typed(brief, "title") or say["title"]
    about = [
        say[name].format(**{key: escape(_typed(brief, key))})
        for name, key in (("by", "alias"), ("on", "date"))
        if brief.get(key)
    ]
    parts = [
        "<!doctype html>",
        f'<html lang="{say["lang"]}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(title)}</h1>",
        f"<p>{'. '.join(about)}</p>" if about else "",
        f'<section class="brief" aria-labelledby="brief"><h2 id="brief">{say["brief"]}</h2>',
        _paragraphs(context, say),
        f'</section><section><h2 id="figures">{say["figures"]}</h2>',
        _table(context, ledger, say) if context.tied else f"<p>{say['none']}</p>",
        f"<p>{say['note']}</p></section></main></body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def claim_review(
    brief: Mapping[str, Any], ledger: Ledger, words: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the claims of a brief as schema.org ``ClaimReview``, one a claim.

    Parameters
    ----------
    brief
        As for `page`; its ``date`` must be a day (``2026-05-04``) to be passed on. Its
        ``verdicts`` map claims of the course's brief to the student's verdicts.
    ledger
        The ledger that the ties point into.
    words
        The section ``briefs`` of the course's words.

    Returns
    -------
    dict
        ``@context`` and ``@graph``. Ratings are words: there is no number to rate a claim by.
    """
    context, say = _context(brief, ledger), words["review"]
    graph, seen = [], set()
    for tied in context.tied:
        if tied.claim is not None and tied.claim["claim_id"] not in seen:
            seen.add(tied.claim["claim_id"])
            graph.append(_traced(context, tied, ledger, brief, say))
    given = brief.get("verdicts") or {}
    labels = ledger.labels("brief", "verdict")
    for row in ledger.brief.sort_values("position").to_dict("records"):
        verdict = given.get(row["brief_id"])
        if verdict:
            graph.append(_judged(row, labels.get(str(verdict), str(verdict)), brief, say))
    return {"@context": "https://schema.org", "@graph": graph}


def as_json(data: Mapping[str, Any]) -> str:
    """Return data as JSON text that may also stand inside an HTML page.

    >>> as_json({"a": "</script>"})
    '{\\n  "a": "\\\\u003c/script\\\\u003e"\\n}'
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def _typed(brief: Mapping[str, Any], name: str) -> str:
    """Return what was typed, with half signs and control signs made one sign that can be saved."""
    return _UNSAVED.sub("\ufffd", str(brief.get(name) or ""))


def _context(brief: Mapping[str, Any], ledger: Ledger) -> Context:
    return contexts(_typed(brief, "text"), brief.get("ties") or (), ledger)


def _paragraphs(context: Context, say: Mapping[str, Any]) -> str:
    """Return the text with each figure marked and led to its row."""
    typed, pieces, at = context.text.typed, [], 0
    for tied in context.tied:
        start, end, n = tied.figure.start, tied.figure.end, tied.n + 1
        kind = "figure own" if tied.own else "figure"
        pieces += [
            escape(typed[at:start]),
            f'<span class="{kind}">{escape(typed[start:end])}</span>'
            f' <a href="#f{n}" id="b{n}">[{say[_see(context, tied)].format(n=n)}]</a>',
        ]
        at = end
    pieces.append(escape(typed[at:]))
    blocks = [block for block in "".join(pieces).split("\n\n") if block.strip()]
    return "\n".join(f"<p>{block.strip()}</p>" for block in blocks)


def _see(context: Context, tied: Tied) -> str:
    """Return the name of the words that lead from a figure to its row."""
    if tied.own:
        return "see_own"
    return "see" if tied.claim is not None or context.first_with(tied) else "see_none"


def _table(context: Context, ledger: Ledger, say: Mapping[str, Any]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in say["heads"])
    rows = "\n".join(_row(context, tied, ledger, say) for tied in context.tied)
    claimed = sum(tied.claim is not None for tied in context.tied)
    own = sum(tied.own for tied in context.tied)
    counts = say["counts"].format(claimed=claimed, all=len(context.tied), own=own)
    return (
        f'<p>{counts}</p><div class="table" role="region" tabindex="0" aria-labelledby="figures">'
        f"<table><caption>{say['caption']}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(context: Context, tied: Tied, ledger: Ledger, say: Mapping[str, Any]) -> str:
    n = tied.n + 1
    head = (
        f'<tr id="f{n}"><th scope="row"><a href="#b{n}">{n}</a></th>'
        f"<td>{escape(tied.figure.text)}</td>"
    )
    if tied.claim is None:
        first = context.first_with(tied)
        again = say["again"].format(n=first.n + 1) if first else say["untied"]
        return f'{head}<td colspan="4">{say["own"] if tied.own else again}</td></tr>'
    claim = tied.claim
    url = _url(claim, ledger)
    host = escape(urlsplit(url).hostname or "")
    name = say["page"].format(host=host)
    link = f'<a href="{escape(url)}">{name}</a>' if url else say["no_page"]
    cells = (
        escape(counted_where(claim)),
        escape(who(ledger, claim["asserted_by"]).rstrip(",")),
        escape(day_said(claim["stated_on"])),
        link,
    )
    return head + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _url(claim: Mapping[str, Any], ledger: Ledger) -> str:
    """Return the address of the page to open for a claim; only a web page is ever linked."""
    best = best_page(ledger, claim)
    url = text_of(ledger.row(best)["url"]) if best else ""
    return url if urlsplit(url).scheme in {"http", "https"} else ""


def _traced(
    context: Context,
    tied: Tied,
    ledger: Ledger,
    brief: Mapping[str, Any],
    say: Mapping[str, Any],
) -> dict[str, Any]:
    claim = tied.claim
    assert claim is not None
    sentence = context.sentence(tied)
    name = who(ledger, claim["asserted_by"]).rstrip(",")
    item: dict[str, Any] = {
        "@type": "Claim",
        "identifier": str(claim["claim_id"]),
        "author": {"@type": "Person" if _PERSON.search(name) else "Organization", "name": name},
    }
    if not pd.isna(claim["stated_on"]):
        item["datePublished"] = str(claim["stated_on"])
    if url := _url(claim, ledger):
        item["appearance"] = {"@type": "CreativeWork", "url": url}
    review = _review(brief, say, item, str(claim["paraphrase"]), say["traced"])
    review["reviewBody"] = context.text.typed[sentence.start : sentence.end].strip()
    return review


def _judged(
    row: Mapping[str, Any], verdict: str, brief: Mapping[str, Any], say: Mapping[str, Any]
) -> dict[str, Any]:
    item = {
        "@type": "Claim",
        "identifier": str(row["brief_id"]),
        "author": {"@type": "Organization", "name": say["brief"]},
    }
    return _review(brief, say, item, str(row["text"]), verdict)


def _review(
    brief: Mapping[str, Any],
    say: Mapping[str, Any],
    item: dict[str, Any],
    claim: str,
    rating: str,
) -> dict[str, Any]:
    review = {
        "@type": "ClaimReview",
        "claimReviewed": claim,
        "itemReviewed": item,
        "author": {"@type": "Person", "name": _typed(brief, "alias") or say["publisher"]},
        "reviewRating": {"@type": "Rating", "alternateName": rating},
        "inLanguage": "en",
    }
    date, url = _typed(brief, "date"), _typed(brief, "url")
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", date):
        review["datePublished"] = date
    if re.match(r"https?://", url):
        review["url"] = url
    return review
