"""What is said of a saving: at once where a folder knows, afterwards where a page has to wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from whosays.journal import Problem, page_trouble, problem_text

if TYPE_CHECKING:
    from whosays.controls import QuestionCard, Writer
    from whosays.journal import Saved
    from whosays.study.desk import Desk

#: Problems after which the words are nowhere but on this page.
_PAGE_ONLY = ("page-full", "page-blocked")


def told(
    saved: Saved, desk: Desk, words: Mapping[str, Any], *, draft: bool = False
) -> dict[str, Any]:
    """Return what a card says of a saving: ``ok`` and ``text``.

    While nobody knows yet there is ``saving`` too: what is to be saved, "draft" or "answer".
    Where a page refused to save it, ``held`` tells the same, and the card holds the words too.
    """
    sort = "draft" if draft else "answer"
    if saved.saving:
        return {"ok": None, "text": words["card"]["saving"], "saving": sort}
    if saved.ok:
        return {"ok": True, "text": words["study"]["kept"][sort].format(alias=desk.alias)}
    mine = [each for each in desk.book.problems if each.code == saved.problem]
    problem = mine[0] if mine else Problem(str(saved.problem))
    held = {"held": sort} if problem.code in _PAGE_ONLY else {}
    return {"ok": False, "text": problem_text(problem, words), **held}


def about_page(words: Mapping[str, Any], told: str) -> str:
    """Tell how long answers last where a page keeps them; empty where a folder does.

    Parameters
    ----------
    words
        All words of the course.
    told
        What is said where nothing is known to be wrong.
    """
    trouble = page_trouble()
    if trouble:
        return str(words["journal"][f"page-{trouble}"])
    return "" if trouble is None else told


class Watch:
    """The widgets of a lesson that show what came of a saving, while they live."""

    def __init__(self, desk: Desk, words: Mapping[str, Any]) -> None:
        self._desk, self._words = desk, words
        self._widgets: WeakSet[QuestionCard | Writer] = WeakSet()

    def add(self, widget: QuestionCard | Writer) -> None:
        """Set the trait `saved` of a widget whenever it waits and the word has come."""
        self._widgets.add(widget)

    def settle(self, saved: Saved) -> None:
        """Tell those that wait, and those whose words could not be saved before."""
        for widget in list(self._widgets):
            sort = widget.saved.get("saving") or widget.saved.get("held")
            if sort:
                widget.saved = told(saved, self._desk, self._words, draft=sort == "draft")
