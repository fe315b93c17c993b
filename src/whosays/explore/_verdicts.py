"""The verdict board: one claim of the brief at a time, with verdict, evidence and repair."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import pandas as pd

from whosays import lessons
from whosays.controls import Choice, Group, QuestionCard
from whosays.explore._asked import typed
from whosays.explore._verdict_rows import evidence_rows
from whosays.study.replies import Replies

_NAME = "whosays.verdict_board"
_LONGEST = 34


def verdict_board(
    lesson: Any, *, claims: Iterable[str] | None = None, at: str | None = None
) -> "VerdictBoard":
    """Show the brief's claims one at a time: a verdict, evidence for it, the smallest repair.

    What is chosen and typed is kept in the lesson, unfinished answers too, and stands there
    again when the board is shown anew. Beside a claim that was guessed at stands the guess.

    Parameters
    ----------
    lesson
        The lesson that is open; its questions of the kind "verdict" are asked.
    claims
        Ids of the brief's claims to check, such as "b8"; all that the lesson asks about when
        left out. They stand in reading order.
    at
        The claim that is open at first; the first one without a verdict when left out.

    Returns
    -------
    VerdictBoard
        `value` holds what is kept, by claim; `at` is the open claim and can be set.

    Raises
    ------
    TypeError
        When `lesson` is no lesson, or `claims` are no texts.
    ValueError
        When the lesson asks for no verdict, or for none on a claim that is named.
    """
    if not hasattr(lesson, "questions") or not hasattr(lesson, "submit"):
        raise TypeError(
            f"The verdict board cannot run on a {type(lesson).__name__}. It needs a lesson, "
            f"which keeps the answers. Type {_NAME}(lesson)."
        )
    asked = _asked(lesson)
    if not asked:
        raise ValueError(
            f"Lesson {lesson.id} asks for no verdict. The board shows a lesson's questions of "
            'the kind "verdict". Open the lesson that checks the brief.'
        )
    named = None if claims is None else _texts(claims, like=next(iter(asked)))
    offered = [claim for claim in asked if named is None or claim in named]
    for claim in [*(named or ()), *([] if at is None else [at])]:
        if claim not in offered:
            raise ValueError(
                f"There is no verdict to give on {claim!r} here. The claims are "
                f"{', '.join(offered or asked)}. "
                f'Type {_NAME}(lesson, at="{(offered or [*asked])[0]}").'
            )
    return VerdictBoard(lesson, {claim: asked[claim] for claim in offered}, named=named, at=at)


def _texts(given: Any, *, like: str) -> list[str]:
    several = [given] if isinstance(given, str) else given
    listed = list(several) if isinstance(several, Iterable) else []
    if not listed or not all(isinstance(each, str) for each in listed):
        raise TypeError(
            f"claims cannot be {given!r}. It is an id of the brief, or a list of ids. "
            f'Type {_NAME}(lesson, claims=["{like}"]).'
        )
    return listed


def _asked(lesson: Any) -> dict[str, Any]:
    """Return the questions for a verdict, by claim, in the order of the brief."""
    found = {it.claim: it for it in lesson.questions.values() if it.kind == "verdict"}
    order = lesson.ledger.brief.sort_values("position")["brief_id"]
    return {claim: found[claim] for claim in order if claim in found}


class VerdictBoard(Group):
    """The board as a widget; see `verdict_board`.

    Attributes
    ----------
    at : str
        The claim that is open. It can be set.
    value : dict
        For each claim with anything kept, draft or answer: verdict, evidence and repair.
    """

    def __init__(
        self,
        lesson: Any,
        asked: Mapping[str, Any],
        *,
        named: Sequence[str] | None,
        at: str | None,
    ) -> None:
        self._lesson, self._asked, self._named = lesson, dict(asked), named
        self._words = lessons.words()["explore"]["verdict_board"]
        self._brief = lesson.ledger.brief.set_index("brief_id", drop=False)
        self._rows = evidence_rows(lesson.ledger)
        self._cards: dict[str, QuestionCard] = {}
        due = (claim for claim in asked if not self._judged(claim) and not asked[claim].optional)
        first = next(due, next(iter(asked)))
        self.pick = Choice(self._names(), label=self._heading(), value=at or first)
        super().__init__([self.pick, self._card(self.at)], label=self._words["label"])
        self.code = self._line()
        self.pick.observe(self._opened, "value")
        lesson.on_sign_in(self.restore)

    @property
    def at(self) -> str:
        """The claim that is open."""
        return str(self.pick.value)

    @at.setter
    def at(self, claim: str) -> None:
        if claim not in self._asked:
            raise ValueError(
                f"There is no verdict to give on {claim!r} here. The claims are "
                f'{", ".join(self._asked)}. Set at = "{next(iter(self._asked))}".'
            )
        self.pick.value = claim

    @property
    def value(self) -> dict[str, Any]:
        """What is kept, draft or answer, by claim."""
        kept = {claim: self._lesson.kept(it.id) for claim, it in self._asked.items()}
        return {claim: answer for claim, answer in kept.items() if answer is not None}

    def restore(self) -> None:
        """Show what is kept for whoever is signed in now."""
        for claim, card in self._cards.items():
            self._replies(claim).restore(card)
            card.card_html = self._passage(claim)
        self._tell()

    def _card(self, claim: str) -> QuestionCard:
        """Return the card of a claim; it is made when it is first opened."""
        if claim not in self._cards:
            question, replies = self._asked[claim], self._replies(claim)
            place = self._brief.at[claim, "position"]
            number = self._words["place"].format(position=place, count=len(self._brief))
            spec = {**question.spec(), "number": number, "rows": self._rows}
            card = QuestionCard(spec, card_html=self._passage(claim), owner=self._lesson.alias)
            card.on_submit(partial(self._submit, question.id))
            card.on_draft(partial(self._lesson.draft, question.id))
            card.on_hint(lambda: self._replies(claim).hint())
            card.on_solution(lambda: self._replies(claim).solution())
            replies.restore(card)
            self._lesson.watch_saved(card)
            self._cards[claim] = card
        return self._cards[claim]

    def _replies(self, claim: str) -> Replies:
        return Replies(self._asked[claim], self._lesson.desk, lessons.words())

    def _submit(self, question: str, answer: Any, confidence: int | None) -> dict[str, Any]:
        reply: dict[str, Any] = self._lesson.submit(question, answer, confidence)
        self._tell()
        # Said with the reply, and so read aloud: how far the student has come.
        note = " ".join(filter(None, [str(reply.get("note", "")), self._progress()]))
        return {**reply, "note": note}

    def _opened(self, _change: Any) -> None:
        if self.pick.value is not None:
            self.children = [self.pick, self._card(self.at)]
            self.code = self._line()

    def _tell(self) -> None:
        with self.pick.hold_sync():
            self.pick.spec = {**self.pick.spec, "prompt": self._heading()}
            self.pick.update(self._names())

    def _judged(self, claim: str) -> bool:
        return self._lesson.answer(self._asked[claim].id) is not None

    def _progress(self) -> str:
        judged = {claim for claim in self._asked if self._judged(claim)}
        due = {claim for claim, asked in self._asked.items() if not asked.optional}
        return str(self._words["progress"]).format(judged=len(judged), count=len(due | judged))

    def _heading(self) -> str:
        return str(self._words["pick"]).format(progress=self._progress())

    def _names(self) -> dict[str, str]:
        """Return how the list names each claim: its number, how it begins, if it is judged."""
        names = {}
        for claim in self._asked:
            row = self._brief.loc[claim]
            form = self._words["judged" if self._judged(claim) else "claim"]
            names[claim] = form.format(position=row["position"], begins=self._begins(row["text"]))
        return names

    def _begins(self, text: str) -> str:
        if len(text) <= _LONGEST:
            return text.rstrip(".,:;")
        return str(self._words["cut"]).format(begins=text[:_LONGEST].rsplit(" ", 1)[0])

    def _passage(self, claim: str) -> str:
        row = self._brief.loc[claim]
        whole = self._brief[self._brief["sentence"] == row["sentence"]].sort_values("position")
        text = " ".join(_marked(part, part["brief_id"] == claim) for _, part in whole.iterrows())
        lines = [escape(self._words[f"part_{row['part']}"]), self._guess(row)]
        small = [f"<p><small>{line}</small></p>" for line in lines]
        return f"{small[0]}<p>{text}</p>{small[1] if lines[1] else ''}"

    def _guess(self, row: "pd.Series[Any]") -> str:
        """Return the first guess at a claim; nothing for one that nobody may guess at."""
        if not row["scored"]:
            return ""
        kept = self._lesson.guesses().get(row["brief_id"]) or []
        if not kept:
            return escape(self._words["no_guess"]) if self._lesson.alias else ""
        guess = lessons.words()["explore"]["guesses"].get(kept[0].answer, str(kept[0].answer))
        sure = kept[0].confidence
        form = self._words["guess" if sure is None else "guess_sure"]
        return escape(form.format(guess=guess, percent=f"{sure or 0:g}"))

    def _line(self) -> str:
        more = [] if self._named is None else [f"claims={typed(list(self._named))}"]
        more.append(f"at={typed(self.at)}")
        return str(self._words["code"]).format(more="".join(f", {each}" for each in more))


def _marked(part: "pd.Series[Any]", here: bool) -> str:
    text = escape(str(part["text"]))
    return f"<strong>{text}</strong>" if here else text
