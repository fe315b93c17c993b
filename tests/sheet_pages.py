"""What a PDF of the course says of itself: its tags, the page of each, and its colours."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject

from whosays.classroom.scoring.keys import Keys
from whosays.editions.worksheets import content, key, plan
from whosays.editions.worksheets.render import PAPERS, render
from whosays.ledger import load

KEYS = Keys(load())
#: Operators that set a colour, by how many numbers they take: greys, three lights, four inks.
_COLOURS = {b"g": 1, b"G": 1, b"rg": 3, b"RG": 3, b"k": 4, b"K": 4}
_ANY = (b"sc", b"SC", b"scn", b"SCN")


class Tag(NamedTuple):
    """An element of the structure tree, and the pages on which its content stands."""

    name: str
    element: Any
    inside: tuple[Tag, ...]
    pages: frozenset[int]

    def all(self, *names: str) -> Iterator[Tag]:
        """Yield this element and those inside, in reading order; only those of these names."""
        if not names or self.name in names:
            yield self
        for each in self.inside:
            yield from each.all(*names)

    @property
    def alt(self) -> str:
        """The text that stands for a picture."""
        return str(self.element.get("/Alt", ""))


def parts(lesson: str) -> tuple[Any, ...]:
    """Return what a sheet and its key are made of."""
    return KEYS.data(lesson), plan.read(lesson), KEYS.questions(lesson), KEYS.ledger


@cache
def data(lesson: str) -> dict[str, Any]:
    """Return what stands on a lesson's worksheet; not to be changed."""
    return content.sheet(*parts(lesson))


@cache
def sheet(lesson: str, paper: str = "a4") -> bytes:
    """Return a lesson's worksheet."""
    return render("sheet", data(lesson), paper=PAPERS[paper][0])


@cache
def key_of(lesson: str, paper: str = "a4") -> bytes:
    """Return the key of a lesson's worksheet."""
    return render("key", key.key(*parts(lesson)), paper=PAPERS[paper][0])


@cache
def brief(paper: str = "a4") -> bytes:
    """Return the brief on its page."""
    return render("brief", content.brief_page(KEYS.ledger), paper=PAPERS[paper][0])


@cache
def poster(paper: str = "a4") -> bytes:
    """Return the case board."""
    return render("poster", content.poster(KEYS.ledger), paper=PAPERS[paper][1])


@cache
def reader(pdf: bytes) -> PdfReader:
    """Return a PDF as pypdf reads it."""
    return PdfReader(io.BytesIO(pdf))


@cache
def tags(pdf: bytes) -> Tag:
    """Return the structure tree of a PDF."""
    read = reader(pdf)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(read.pages, 1)}
    root = read.trailer["/Root"]["/StructTreeRoot"]
    return _tag(root, numbers)


def _tag(element: Any, numbers: dict[int, int]) -> Tag:
    kids = element.get("/K", [])
    kids = [each.get_object() for each in (kids if isinstance(kids, list) else [kids])]
    inside = tuple(_tag(each, numbers) for each in kids if isinstance(each, dict) and "/S" in each)
    pages = {page for each in inside for page in each.pages}
    own = [element] if any(isinstance(each, int) for each in kids) else []
    marked = [each for each in kids if isinstance(each, dict) and "/S" not in each]
    for each in (*own, *marked):
        page = dict.get(each, "/Pg")
        if isinstance(page, IndirectObject):
            pages.add(numbers[page.idnum])
    return Tag(str(element.get("/S", "")).lstrip("/"), element, inside, frozenset(pages))


def colours(pdf: bytes) -> set[tuple[float, ...]]:
    """Return every colour that is set anywhere in a PDF, as its numbers."""
    read = reader(pdf)
    found: set[tuple[float, ...]] = set()
    for page in read.pages:
        found |= _set_in(page.get_contents(), read)
        found |= _set_by(page.get("/Resources", {}), read)
    return found


def _set_by(resources: Any, read: PdfReader) -> set[tuple[float, ...]]:
    found: set[tuple[float, ...]] = set()
    for form in resources.get_object().get("/XObject", {}).values():
        stream = form.get_object()
        if stream.get("/Subtype") == "/Form":
            found |= _set_in(stream, read)
            found |= _set_by(stream.get("/Resources", {}), read)
    return found


def _set_in(stream: Any, read: PdfReader) -> set[tuple[float, ...]]:
    operations = ContentStream(stream, read).operations
    return {
        tuple(float(each) for each in numbers)
        for numbers, operator in operations
        if operator in _COLOURS or (operator in _ANY and len(numbers) in (1, 3, 4))
    }


def is_grey(colour: tuple[float, ...]) -> bool:
    """Tell whether a colour has no hue: one number, three alike, or black ink alone."""
    return len(colour) == 1 or (len(colour) == 3 and max(colour) - min(colour) < 0.004)


def questions(pdf: bytes) -> Iterator[tuple[str, Tag]]:
    """Yield each question of a sheet that is no row of a table: its name, and its element."""

    def walk(tag: Tag) -> Iterator[tuple[str, Tag]]:
        for each in tag.inside:
            heads = [head for part in each.inside for head in part.inside if head.name == "H3"]
            if heads:
                yield str(heads[0].element["/T"]), each
            else:
                yield from walk(each)

    return walk(tags(pdf))
