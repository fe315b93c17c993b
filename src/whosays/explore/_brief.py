"""The brief writer: every number of a text of one's own is found, and tied to who said it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from whosays import briefs, lessons
from whosays.controls import Group, Writer
from whosays.explore._brief_claims import Claims
from whosays.explore._brief_read import beginning
from whosays.explore._brief_rows import Rows
from whosays.explore._brief_ties import OWN, Draft, begin
from whosays.ledger.dates import in_words
from whosays.study.replies import Replies
from whosays.study.saving import told

_CALL = "whosays.brief_writer(lesson)"
_PAGE, _REVIEW = "page", "claim-review"


def brief_writer(lesson: Any, *, question: str | None = None) -> Group:
    """Show the place to write a brief of one's own, in which every number names who said it.

    The numbers are listed below the text. Each is tied to a claim of the ledger or marked as
    the writer's own judgement, and remarks stand beside it. The words themselves are never
    changed, and nothing is right or wrong.

    Parameters
    ----------
    lesson
        The lesson that is open: its `ledger`, `questions` and `alias` are used, and text and
        ties are kept by its `draft` and `submit`. What is written is kept there while it is typed.
    question
        The id of the question of kind "brief"; the first one of the lesson when left out.

    Returns
    -------
    whosays.controls.Group
        `value` holds the text and its ties as they are kept.

    Raises
    ------
    TypeError
        When `lesson` is no lesson.
    ValueError
        When the lesson asks for no brief, or has no such question.
    """
    return BriefWriter(lesson, _question(lesson, question))


class BriefWriter(Group):
    """The brief writer as a widget; see `brief_writer`."""

    def __init__(self, lesson: Any, question: Any) -> None:
        self._lesson, self._question = lesson, question
        self._words = lessons.words()["explore"]["brief"]
        self._claims = Claims(lesson.ledger)
        self._rows = Rows(lesson.ledger, self._claims)
        self._draft, self._part = Draft(), ""
        self._ticks: list[str] = []
        self.writer = Writer(self._spec(), options=self._claims.offers(), shown=self._kept())
        code = self._words["code"].format(id=question.id)
        super().__init__([self.writer], label=self._words["label"], code=code)
        self.writer.on_write(self._write)
        self.writer.on_tie(self._tie)
        self.writer.on_submit(self._submit)
        self.writer.on_save(self._save)
        lesson.on_sign_in(self.restore)
        lesson.watch_saved(self.writer)

    @property
    def value(self) -> dict[str, Any]:
        """The text and its ties, as they are kept."""
        ticks = {"rubric": list(self._ticks)} if self._rubric else {}
        return {"text": self._draft.text, "ties": self._draft.ties, **ticks}

    def restore(self) -> None:
        """Show what is kept for whoever is signed in."""
        self.writer.show(self._kept())

    @property
    def _rubric(self) -> Sequence[Mapping[str, str]]:
        listed: Sequence[Mapping[str, str]] = self._question.spec().get("rubric") or ()
        return listed

    def _spec(self) -> dict[str, Any]:
        spec = self._question.spec()
        files = {_PAGE: "save_page", _REVIEW: "save_review"}
        phrase = self._words["phrase"]
        return {
            "id": self._question.id,
            "prompt": spec["prompt"],
            "min_words": spec.get("min_words", 0),
            "rubric": [dict(each) for each in self._rubric],
            "phrases": [
                phrase.format(term=it.term, low=it.low, high=it.high) for it in briefs.TERMS
            ],
            "files": [{"id": id, "text": self._words[word]} for id, word in files.items()],
        }

    def _kept(self) -> dict[str, Any]:
        """Take up what is kept, and return what the page shows of it."""
        found = self._lesson.kept(self._question.id)
        kept: Mapping[str, Any] = found if isinstance(found, Mapping) else {}
        text = str(kept.get("text") or "")
        # A claim that the ledger no longer has, or that proved unsound, holds no number.
        ties = [
            it for it in kept.get("ties") or () if it.get("own") or it.get("claim") in self._claims
        ]
        self._part, figures = beginning(text)
        self._draft = begin(text, ties, figures)
        self._ticks = [str(each) for each in kept.get("rubric") or ()]
        answer = self._lesson.answer(self._question.id)
        state, desk = self._lesson.desk.book.state(), self._lesson.desk
        saved = {"ok": True, "text": self._words["kept" if answer == kept else "kept_draft"]}
        if not state.ok:
            saved = told(state, desk, lessons.words(), draft=answer != kept)
        return {
            "text": text,
            "ticks": self._ticks,
            "owner": self._lesson.alias,
            "feedback": self._last_reply(),
            "worked": self._question.worked() if answer else "",
            "saved": saved if text else {},
            **self._shown(),
        }

    def _last_reply(self) -> dict[str, Any]:
        """Return what came of the newest keeping, and of which words it speaks."""
        reply = Replies(self._question, self._lesson.desk, lessons.words()).last()
        return {**reply, "text": reply["answer"].get("text", "")} if reply else {}

    def _shown(self) -> dict[str, Any]:
        return self._rows.shown(self._draft, self._part)

    def _take(self, text: str, ticks: Sequence[str]) -> bool:
        """Take up what was typed; tell whether it is another than before."""
        other = text != self._draft.text or list(ticks) != list(self._ticks)
        self._ticks = list(ticks)
        if text != self._draft.text:
            self._part, figures = beginning(text)
            self._draft = self._draft.write(text, figures)
        return other

    def _write(self, text: str, ticks: Sequence[str]) -> dict[str, Any]:
        return {**self._shown(), **self._drafted()} if self._take(text, ticks) else {}

    def _tie(self, key: object, tie: str) -> dict[str, Any]:
        if tie in ("", OWN) or tie in self._claims:
            self._draft = self._draft.tie(key, tie)
        return {**self._shown(), **self._drafted()}

    def _drafted(self) -> dict[str, Any]:
        reply = self._lesson.draft(self._question.id, self.value)
        return {"saved": reply.get("saved", reply)}

    def _submit(self, text: str, ticks: Sequence[str]) -> dict[str, Any]:
        self._take(text, ticks)
        reply = self._lesson.submit(self._question.id, self.value)
        shown = {**self._shown(), "feedback": {**reply, "text": text}}
        if reply.get("can_see_solution"):
            shown["worked"] = self._question.worked()
        return {**shown, "saved": reply["saved"]} if "saved" in reply else shown

    def _save(self, file: str) -> dict[str, str]:
        traced = any("claim" in each for each in self._draft.ties)
        if not self._draft.text.strip():
            return {"note": str(self._words["write_first"])}
        if file == _REVIEW and not traced:
            return {"note": str(self._words["tie_first"])}
        today = dt.date.today().isoformat()
        brief = {
            **self.value,
            "title": self._words["title"],
            "alias": self._lesson.alias,
            "date": in_words(today) if file == _PAGE else today,
        }
        make: Mapping[str, Callable[[], tuple[str, str, str]]] = {
            _PAGE: lambda: ("html", "text/html", self._page(brief)),
            _REVIEW: lambda: ("jsonld", "application/ld+json", self._review(brief)),
        }
        ending, kind, text = make[file]()
        still = sum(not each.tie for each in self._draft.numbers)
        note = {"note": str(self._words["file_open"]).format(n=still)} if still else {}
        return {"name": f"{self._words['file']}.{ending}", "type": kind, "text": text, **note}

    def _page(self, brief: Mapping[str, Any]) -> str:
        return str(briefs.page(brief, self._lesson.ledger, lessons.words()["briefs"]))

    def _review(self, brief: Mapping[str, Any]) -> str:
        words = lessons.words()["briefs"]
        return str(briefs.as_json(briefs.claim_review(brief, self._lesson.ledger, words)))


def _question(lesson: Any, id: str | None) -> Any:
    asked = getattr(lesson, "questions", None)
    if not isinstance(asked, Mapping) or not hasattr(lesson, "ledger"):
        raise TypeError(
            f"The brief writer cannot run on a {type(lesson).__name__}. "
            f"It needs a lesson, where the text is kept. Type {_CALL}."
        )
    known = [each for each, question in asked.items() if question.kind == "brief"]
    if not known:
        raise ValueError(
            f"Lesson {lesson.id} asks for no brief. The text would be kept nowhere. "
            f"Open the lesson that asks for one, then type {_CALL}."
        )
    if id is not None and id not in known:
        raise ValueError(
            f"{id!r} is no question of lesson {lesson.id} that asks for a brief. "
            f"Those that do: {', '.join(known)}. Type {_CALL}."
        )
    return asked[id or known[0]]
