"""What a card shows after each thing a student does: outcome, reasons, hints, and *saved*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from whosays import questions
from whosays.questions import OWN_WORDS, Question, Result
from whosays.study.desk import Desk
from whosays.study.saving import told

if TYPE_CHECKING:
    from whosays.controls import QuestionCard
    from whosays.journal import Saved

Reply = dict[str, Any]


class Replies:
    """The four replies to one question, for one person.

    Parameters
    ----------
    question
        What is asked.
    desk
        Where answers are kept.
    words
        All words of the course (``lessons.words()``).
    """

    def __init__(self, question: Question, desk: Desk, words: Mapping[str, Any]) -> None:
        self.question = question
        self.desk = desk
        self.words = words
        self._reminded = False

    def submit(self, answer: Any, confidence: int | None) -> Reply:
        """Check an answer, keep it, and say what came of it."""
        result = questions.check(self.question, answer)
        if result.outcome == "not-tried":
            return self._checked(result)
        sure = self._sure(answer, confidence)
        if self._must_ask(result, sure):
            return {**self._asking(), **self.draft(answer)}
        outcome = self._outcome(result)
        saved = self.desk.answer(self.question.id, answer, confidence=sure, outcome=outcome)
        reply = self._checked(result)
        said = self.words["study"]
        if sure != confidence and self.question.confidence:
            reply["note"] = f"{said['sure_before']} {reply['note']}".strip()
        elif self.question.confidence and sure is None and reply["outcome"] == "kept":
            reply["note"] = f"{said['unsure']} {reply['note']}".strip()
        return {**reply, "saved": self._saved(saved)}

    def _sure(self, answer: Any, confidence: int | None) -> int | None:
        """Return the confidence to keep: once the result is known, it is the one from before."""
        if not self.question.confidence:
            return None
        known = self.desk.latest(self.question.id, "answer")
        if known is None or known.outcome not in questions.TRIES or known.answer != answer:
            return confidence
        return None if known.confidence is None else int(known.confidence)

    def _must_ask(self, result: Result, sure: int | None) -> bool:
        """Tell whether to ask how sure first, once: after the result it would mean nothing."""
        told = self.question.feedback == "now" and result.outcome in questions.TRIES
        first = not self._reminded and not self._tries()
        if not (self.question.confidence and told and sure is None and first):
            return False
        self._reminded = True
        return True

    def _asking(self) -> Reply:
        said = self.words["study"]
        return {"outcome": "kept", "heading": said["how_sure"], "note": said["how_sure_why"]}

    def draft(self, answer: Any) -> Reply:
        """Keep an answer that is not finished."""
        saved = self.desk.book.write(self.question.id, answer, kind="draft")
        return {"saved": self._saved(saved, draft=True)}

    def hint(self) -> Reply:
        """Give the next hint, one step at a time."""
        used = self._hints_used()
        text = questions.hint(self.question, used)
        if text is None:
            return {"text": "", "hints_left": 0}
        self.desk.book.write(self.question.id, used + 1, kind="hint")
        return {"text": text, "hints_left": questions.hints_left(self.question, used + 1)}

    def solution(self) -> Reply:
        """Give the worked answer, if a try has been made."""
        text = questions.solution(self.question, self._tries())
        if text is not None:
            self.desk.book.write(self.question.id, None, kind="solution")
        return {"text": text or ""}

    def last(self) -> Reply:
        """Return the reply to the newest answer that was kept; empty before there is one."""
        checked = self.desk.latest(self.question.id, "answer")
        if checked is None:
            return {}
        result = questions.check(self.question, checked.answer)
        saved = self._saved(self.desk.saved())
        return {**self._checked(result), "saved": saved, "answer": checked.answer}

    def restore(self, card: QuestionCard) -> None:
        """Put what is kept back on a card: the answer, its reply, the hints and the solution."""
        name = self.question.id
        last, checked = self.desk.latest(name), self.desk.latest(name, "answer")
        seen, reply = self.desk.latest(name, "solution"), self.last()
        with card.hold_sync():
            card.owner = self.desk.alias
            card.answer = last.answer if last else None
            sure = (checked if last is None or last.kind == "draft" else last) or last
            card.confidence = (
                None if sure is None or sure.confidence is None else int(sure.confidence)
            )
            card.feedback = reply
            card.saved = reply.get("saved", {})
            card.hints = list(self.question.hints[: self._hints_used()])
            card.solution = (questions.solution(self.question, self._tries()) or "") if seen else ""

    def _outcome(self, result: Result) -> str | None:
        """Return the outcome to keep; none while the answers are not given yet."""
        later = self.question.feedback == "later" and result.outcome in questions.TRIES
        return None if later else result.outcome

    def _judged(self, result: Result) -> bool:
        """Tell whether the card says right or wrong; own words and the unscored are not judged."""
        if result.outcome not in questions.TRIES:
            return True
        if self.question.kind in OWN_WORDS:
            return any(note.code == "too-few-words" for note in result.notes)
        return self.question.scored

    def _checked(self, result: Result) -> Reply:
        said = self.words["outcome"]
        notes = " ".join(questions.note_text(note, self.words) for note in result.notes)
        if self.question.feedback == "later" and result.outcome in questions.TRIES:
            return {"outcome": "kept", "heading": said["kept"], "note": self.question.later}
        if result.outcome == "not-tried":
            notes = notes or self.words["study"]["empty"]
        tries = self._tries()
        judged = self._judged(result)
        return {
            "outcome": result.outcome if judged else "kept",
            "heading": said[result.outcome] if judged else self._unmarked(),
            "explanations": [
                asdict(each) | ({} if judged else {"mark": "note"}) for each in result.explanations
            ],
            "note": notes,
            "hints_left": questions.hints_left(self.question, self._hints_used()),
            "can_see_solution": questions.can_see_solution(
                self.question, tries or int(result.outcome in questions.TRIES)
            ),
        }

    def _unmarked(self) -> str:
        # A teacher may read and mark own words; of all else without marks there is nothing to mark.
        name = "own_words" if self.question.kind in OWN_WORDS else "unmarked"
        return str(self.words["study"][name])

    def _tries(self) -> int:
        return self.desk.count(self.question.id, "answer")

    def _hints_used(self) -> int:
        return self.desk.count(self.question.id, "hint")

    def _saved(self, saved: Saved, *, draft: bool = False) -> dict[str, Any]:
        return told(saved, self.desk, self.words, draft=draft)
