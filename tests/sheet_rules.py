"""What holds for every PDF of the course; each rule returns the faults it finds, in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import sheet_pages
from sheet_pages import Tag

HEADINGS = {"H1": 1, "H2": 2, "H3": 3}
#: Points. Letters of DejaVu Sans are as high at 7.5 as those of Libertinus Serif are at 9.5.
LABEL = 7.5


def named(pdf: bytes) -> list[str]:
    """Look for the title, the language, the tags, and the wish to show the title."""
    root = sheet_pages.reader(pdf).trailer["/Root"]
    said = {
        "no title": not (sheet_pages.reader(pdf).metadata.title or "").strip(),
        "no language": not str(root.get("/Lang", "")).startswith("en"),
        "no tags": not root.get("/MarkInfo", {}).get("/Marked", False),
        "title not shown": not root["/ViewerPreferences"].get("/DisplayDocTitle", False),
        "no PDF/UA-1": b"<pdfuaid:part>1</pdfuaid:part>" not in pdf,
    }
    return [fault for fault, there in said.items() if there]


def headed(pdf: bytes) -> list[str]:
    """Look for one main heading, no level left out, and none at the foot of a page."""
    found = [each for each in sheet_pages.tags(pdf).all() if each.name in HEADINGS]
    levels = [HEADINGS[each.name] for each in found]
    faults = [] if levels[:1] == [1] and levels.count(1) == 1 else [f"headings {levels}"]
    steps = pairwise(levels)
    faults += [f"level {high} after {low}" for low, high in steps if high > low + 1]
    return faults + [f"{name} ends page {page}" for name, page in _at_foot(pdf)]


def _at_foot(pdf: bytes) -> Iterator[tuple[str, int]]:
    leaves = [each for each in sheet_pages.tags(pdf).all() if each.pages and not _has_pages(each)]
    for head, after in pairwise(leaves):
        if head.name in HEADINGS and after.name not in HEADINGS and head.pages != after.pages:
            yield str(head.element.get("/T")), max(head.pages)


def _has_pages(tag: Tag) -> bool:
    return any(each.pages for each in tag.inside)


def drawn(pdf: bytes) -> list[str]:
    """Look at each picture: its data are told to who cannot see it, and none is cut."""
    faults = []
    pages = sheet_pages.reader(pdf).pages
    for each in sheet_pages.tags(pdf).all("Figure"):
        if not any(sign.isdigit() for sign in each.alt):
            faults.append(f"a picture whose alt text has no figure: {each.alt!r}")
        if len(each.pages) != 1:
            faults.append(f"a picture on pages {sorted(each.pages)}")
            continue
        left, low, right, high = (float(n) for n in each.element["/A"][0]["/BBox"])
        page = pages[min(each.pages) - 1].mediabox
        if left < 0 or low < 0 or right > float(page.width) or high > float(page.height):
            faults.append(f"a picture cut on page {min(each.pages)}")
    return faults


def tabled(pdf: bytes) -> list[str]:
    """Look at each table: its heads say what they are of, and no row of it is on two pages."""
    faults = []
    for table in sheet_pages.tags(pdf).all("Table"):
        heads = [*table.all("TH")]
        if not heads:
            faults.append("a table without heads")
        if not all("/Scope" in str(head.element.get("/A")) for head in heads):
            faults.append("a head of no column or row")
        faults += [
            f"a row on pages {sorted(row.pages)}" for row in table.all("TR") if len(row.pages) > 1
        ]
    return faults


def listed(pdf: bytes) -> list[str]:
    """Look at each list: it has items, and each of these a text."""
    faults = []
    for each in sheet_pages.tags(pdf).all("L"):
        texts = [part.name for item in each.inside for part in item.inside]
        if not each.inside or texts.count("LBody") != len(each.inside):
            faults.append(f"a list with {texts}")
    return faults


def whole(pdf: bytes) -> list[str]:
    """Look at each question: it stands on one page, with all its options."""
    asked = sheet_pages.questions(pdf)
    return [f"{name} on pages {sorted(tag.pages)}" for name, tag in asked if len(tag.pages) != 1]


def grey(pdf: bytes) -> list[str]:
    """Look for colours: a school's copier has none."""
    return [f"colour {each}" for each in sheet_pages.colours(pdf) if not sheet_pages.is_grey(each)]


def legible(pdf: bytes, least: float) -> list[str]:
    """Look for type below so many points, but for labels in the wider letters."""
    found = set()
    for page in sheet_pages.reader(pdf).pages:

        def look(text, placed, matrix, font, size):
            if text.strip() and font:
                name, points = str(font["/BaseFont"]), round(size * abs(matrix[3] * placed[3]), 1)
                lowest = LABEL if "DejaVuSans" in name else least
                if points < lowest:
                    found.add(f"{points} points of {name} for {text.strip()[:20]!r}")

        page.extract_text(visitor_text=look)
    return sorted(found)


def faults(pdf: bytes, *, least: float, pages: int) -> list[str]:
    """Return everything that is wrong with a PDF: type of `least` points, so many `pages`."""
    count = len(sheet_pages.reader(pdf).pages)
    long = [f"{count} pages, and {pages} are the most"] if count > pages else []
    rules = (named, headed, drawn, tabled, listed, whole, grey)
    return long + [fault for rule in rules for fault in rule(pdf)] + legible(pdf, least)
