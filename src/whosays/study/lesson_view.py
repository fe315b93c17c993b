"""A lesson as a notebook uses it: sign in, ask, show, tell what is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, WeakMethod, WeakSet

from whosays import questions
from whosays.journal import alias_problem, near_aliases, page_trouble, problem_text
from whosays.ledger import Ledger
from whosays.lessons import LessonData, ids, read, words
from whosays.study import closing, forms, pages, tries
from whosays.study.desk import Desk
from whosays.study.replies import Replies, Reply
from whosays.study.saving import Watch, about_page

if TYPE_CHECKING:
    import pandas as pd
    from ipywidgets import VBox

    from whosays.controls import Button, QuestionCard, SignIn, Writer
    from whosays.journal import Entry, Journal, Saved
    from whosays.questions import Question


#: Kinds of question that are answered in an explorer, and its name.
_ELSEWHERE = {"verdict": "verdict_board", "brief": "brief_writer"}


class Lesson:
    """One lesson of the course, with one person's answers. ``whosays.lesson(id)`` opens it.

    Attributes
    ----------
    data
        The lesson's text, minutes and questions as its file gives them.
    ledger
        The tables that the keys are computed from.
    desk
        Whose answers these are, and where they are kept.
    """

    def __init__(self, data: LessonData, ledger: Ledger, desk: Desk) -> None:
        self.data = data
        self.ledger = ledger
        self.desk = desk
        self._words = words()
        self._cards: WeakSet[QuestionCard] = WeakSet()
        self._boxes: WeakSet[SignIn] = WeakSet()
        self._groups: WeakKeyDictionary[VBox, str] = WeakKeyDictionary()
        self._passed: set[str] = set()
        self._listeners: list[WeakMethod[Callable[[], object]]] = []
        self._saved: pages.LivePage | None = None
        self._wrong = ""
        self._watch = Watch(desk, self._words)
        self.desk.on_settled(self._settled)

    def __repr__(self) -> str:
        """Return the lesson's number and title, and who is signed in."""
        said = self._words["study"]
        alias = self.alias or said["nobody"]
        return str(said["lesson"]).format(id=self.id, title=self.data.title, alias=alias)

    @property
    def id(self) -> str:
        """The lesson's two digits."""
        return self.data.id

    @property
    def alias(self) -> str:
        """Who is signed in; empty when nobody is."""
        return self.desk.alias

    @property
    def journal(self) -> Journal | None:
        """The journal that answers go to; None before the first sign-in."""
        return self.desk.book if self.alias else None

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The lesson's questions by id, in reading order, with keys from the ledger."""
        built = (questions.build(mapping, self.ledger) for mapping in self.data.questions)
        return {question.id: question for question in built}

    @property
    def form(self) -> str:
        """Which form of the opening or closing items this person gets."""
        return forms.form_of(self.data, self.desk)

    def answer(self, id: str) -> Any:
        """Return the newest kept answer to one question, as it was given; None before there is one.

        Raises
        ------
        ValueError
            When the lesson has no such question. The message lists those it has.
        """
        entry = self.desk.latest(self._known(id), "answer")
        return None if entry is None else entry.answer

    def kept(self, id: str) -> Any:
        """Return the newest of what is kept of a question, a draft too; None before there is one.

        Raises
        ------
        ValueError
            When the lesson has no such question. The message lists those it has.
        """
        entry = self.desk.latest(self._known(id))
        return None if entry is None else entry.answer

    def submit(self, id: str, answer: Any, confidence: int | None = None) -> Reply:
        """Check an answer and keep it, as a card does when its button is pressed.

        Parameters
        ----------
        id
            The id of the question.
        answer
            JSON in the form that the question's kind asks for; see `whosays.questions`.
        confidence
            How sure the person is, 0 to 100, where the question asks for it.

        Returns
        -------
        dict
            What a card shows: ``outcome``, ``heading``, ``explanations``, ``note`` and
            ``saved`` (``ok`` and ``text``).

        Raises
        ------
        ValueError
            When the lesson has no such question. The message lists those it has.
        """
        return self._submit(self._replies(self.questions[self._known(id)]), answer, confidence)

    def draft(self, id: str, answer: Any) -> Reply:
        """Keep an answer that is not finished; the reply tells in ``saved`` whether it is kept.

        Raises
        ------
        ValueError
            When the lesson has no such question. The message lists those it has.
        """
        return self._replies(self.questions[self._known(id)]).draft(answer)

    def guesses(self) -> dict[str, list[Entry]]:
        """Return what this person expected of the brief's claims, whichever lesson asked.

        Returns
        -------
        dict
            For each claim of the brief that is asked about (``b1``): the answers kept under
            this alias, oldest first. What is none of the answers on offer is left out.
        """
        kept = {}
        for id in ids():
            asked = [each for each in read(id).with_role("prediction") if "claim" in each]
            entries = self.desk.book_of(id).entries() if asked and self.alias else []
            for each in asked:
                own = [entry for entry in entries if entry.question == each["id"]]
                offered = [option["id"] for option in each["options"]]
                answers = [entry for entry in own if entry.kind == "answer"]
                kept[each["claim"]] = [entry for entry in answers if entry.answer in offered]
        return kept

    def tries(self) -> pd.DataFrame:
        """Return the first tries of this person in all lessons, with how sure they were.

        An opening or closing item is in it once all closing items are answered, and a guess at a
        claim of the brief once this lesson shows its stamp. What has no score, such as anything
        about losses, is never in it.

        Returns
        -------
        pandas.DataFrame
            One row a first try, in the order of the lessons. Columns: ``lesson``, ``question``
            and ``claim`` (of the brief, or empty); ``said``, the chance of being right that was
            named before the result, 0 to 1 or missing; ``right``; ``sound``, whether the thing
            asked about deserves trust, or None; ``trust``, the trust given to it, 0 to 1 or
            missing.
        """
        return tries.first_tries(self)

    def both_sets(self) -> pages.Page:
        """Show the answers to the closing items and to the opening ones, once all are given."""
        return closing.both_sets(self)

    def check(self) -> Button:
        """Show a button that proves that page and kernel hear each other."""
        from whosays.controls import Button

        said = self._words["study"]["check"]
        button = Button(label=said["label"], button=said["button"])
        button.on_submit(lambda _value: str(said["works"]))
        return button

    def sign_in(self) -> SignIn:
        """Show the box that asks under which alias answers are kept.

        Below it is a button that shows the lesson to a class, step by step in large type.
        """
        from whosays.controls import SignIn

        said = self._words["study"]["sign_in"]
        box = SignIn(label=said["label"], value=self.alias, button=said["button"])
        box.on_submit(self._signed)
        if self.alias:
            box.note = self._welcome(said["still"])
        self._boxes.add(box)
        return box

    def on_sign_in(self, act: Callable[[], object]) -> None:
        """Let a method of an explorer be called after each sign-in, while the explorer lives.

        What stands on the page is then somebody else's, as it is for cards.
        """
        self._listeners.append(WeakMethod(act))

    def watch_saved(self, widget: QuestionCard | Writer) -> None:
        """Let the trait `saved` of a widget be set once it is known what came of a saving."""
        self._watch.add(widget)

    def _settled(self, saved: Saved) -> None:
        """Tell what came of a saving, wherever nothing was said of it so far."""
        self._watch.settle(saved)
        known = {each.code for each in self.desk.book.problems}
        fine = saved.ok and "page-others" not in known
        wrong = "" if fine or page_trouble() else self._problem()
        if wrong != self._wrong:
            self._wrong = wrong
            for box in list(self._boxes):
                box.note = wrong or self._welcome(self._words["study"]["sign_in"]["still"])
        self._tell_saved()

    def _signed(self, typed: str) -> str:
        said = self._words["study"]["sign_in"]
        problem = alias_problem(typed)
        if problem:
            return str(said[problem])
        near, known = near_aliases(self.desk.folder, typed), self.desk.knows(typed)
        before, left = self.alias, self._answered()
        saved = self.desk.sign_in(typed)
        for card in list(self._cards):
            self._replies(self.questions[card.spec["id"]]).restore(card)
        for listener in self._listeners:
            act = listener()
            if act is not None:
                act()
        form = self.form
        for group, role in list(self._groups.items()):
            if any(card.spec["form"] not in ("", form) for card in group.children):
                group.children = self._cards_of(role)
        self._passed.clear()
        self._reveal()
        self._tell_saved()
        if not (saved.ok or saved.saving):
            return self._problem()
        texts = [self._welcome(said["back"] if known else said["new"])]
        if before not in ("", self.alias) and left:
            texts.append(said["left"].format(count=left, alias=pages.plain(before)))
        if near:
            texts.append(said["near"].format(near=pages.plain(near[0])))
        return " ".join(texts)

    def _welcome(self, text: str) -> str:
        found = text.format(alias=pages.plain(self.alias), count=self._answered())
        about = about_page(self._words, self._words["study"]["sign_in"]["page"])
        return f"{found} {about}".strip()

    def _answered(self) -> int:
        return len(self.desk.answered() & set(self.questions))

    def _problem(self) -> str:
        return " ".join(problem_text(each, self._words) for each in self.desk.book.problems)

    def ask(self, id: str) -> QuestionCard:
        """Show one question; what is answered is kept in the journal.

        Raises
        ------
        ValueError
            When the lesson has no such question. The message lists those it has.
        """
        from whosays.controls import QuestionCard

        question = self.questions[self._known(id)]
        if question.kind in _ELSEWHERE:
            raise ValueError(
                f"Question {id} does not fit on a card. It is of the kind {question.kind!r}, "
                f"which has a page of its own. Type whosays.{_ELSEWHERE[question.kind]}(lesson)."
            )
        source = pages.source_card(self.ledger, question.card) if question.card else ""
        spec = {**question.spec(), "number": self._place(question)}
        card = QuestionCard(spec, card_html=source, owner=self.alias)
        replies = self._replies(question)
        card.on_submit(partial(self._submit, replies))
        card.on_draft(replies.draft)
        card.on_hint(replies.hint)
        card.on_solution(replies.solution)
        replies.restore(card)
        self._cards.add(card)
        self.watch_saved(card)
        return card

    def _known(self, id: str) -> str:
        if not isinstance(id, str) or id not in self.questions:
            known = ", ".join(self.questions)
            raise ValueError(
                f"Lesson {self.id} has no question {id!r}. Its questions are {known}. "
                f'Type lesson.ask("{next(iter(self.questions))}").'
            )
        return id

    def _submit(self, replies: Replies, answer: object, confidence: int | None) -> Reply:
        reply = replies.submit(answer, confidence)
        self._passed.add(replies.question.id)
        self._reveal()
        self._tell_saved()
        return reply

    def _tell_saved(self) -> None:
        if self._saved is not None:
            self._saved.tell_anew()

    def _reveal(self) -> None:
        """Show the cards of a group up to the first that is still open: one thing at a time."""
        done = self.desk.answered() | self._passed
        for group in list(self._groups):
            closed = False
            for card in group.children:
                card.layout.display = "none" if closed else None
                closed = closed or card.spec["id"] not in done

    def _place(self, question: Question) -> str:
        """Return which of its like a question is ("2 of 5"); empty for the only one."""
        peers = [
            each.id
            for each in self.questions.values()
            if (each.form, self._heading(each)) == (question.form, self._heading(question))
            and (each.scored or each.way)
        ]
        if question.id not in peers or len(peers) == 1:
            return ""
        said = str(self._words["study"]["place"])
        return said.format(n=peers.index(question.id) + 1, all=len(peers))

    def _replies(self, question: Question) -> Replies:
        return Replies(question, self.desk, self._words)

    def ask_all(self, role: str) -> VBox:
        """Show the questions of one role one by one; of two forms, this person's.

        Each opens when the one before has been kept or checked.

        Raises
        ------
        ValueError
            When the lesson has none of that role. The message lists the roles it has.
        """
        from ipywidgets import VBox

        asked = [each for each in self.questions.values() if each.role == role]
        if not asked:
            known = ", ".join(dict.fromkeys(each.role for each in self.questions.values()))
            raise ValueError(
                f"Lesson {self.id} has no questions of role {role!r}. It has {known}. "
                f'Type lesson.ask_all("{known.split(",")[0]}").'
            )
        group = VBox(self._cards_of(role))
        self._groups[group] = role
        self._reveal()
        return group

    def _cards_of(self, role: str) -> list[QuestionCard]:
        return [self.ask(each.id) for each in self._mine() if each.role == role]

    def _mine(self) -> list[Question]:
        """Return the questions that this person gets: of two forms, the one."""
        form = self.form
        return [each for each in self.questions.values() if each.form in ("", form)]

    def brief(self) -> pages.Page:
        """Show the brief that the course is about, sentence by sentence."""
        return pages.brief(self.ledger.brief, self._words["study"]["brief"])

    def saved(self) -> pages.LivePage:
        """Tell in words what is kept, whose it is, and where; told anew as that changes."""
        self._saved = pages.LivePage(self._what_is_saved)
        return self._saved

    def _what_is_saved(self) -> pages.Page:
        said = self._words["study"]["saved"]
        done, judged = self.desk.answered(), self._judged()
        asked = [each for each in self._mine() if each.role != "verdict"]
        asked = [each for each in asked if not self._left_out(each, done)]
        problem = self._problem() if self.alias else ""
        about = about_page(self._words, said["where_page"] if self.desk.book.state().ok else "")
        return pages.saved(
            said,
            alias=self.alias,
            folder=str(self.desk.folder),
            asked=len(asked),
            open_ones=[self._name(each) for each in asked if each.id not in done],
            problem=" ".join(filter(None, [judged, problem])),
            page=None if page_trouble() is None else about.replace(problem, ""),
        )

    def _left_out(self, question: Question, done: set[str]) -> bool:
        """Tell whether a question may stay open: an optional one, or one of another way."""
        if question.optional and question.id not in done:
            return True
        ways: dict[str, set[str]] = {}
        for each in self.questions.values():
            ways.setdefault(each.way, set()).add(each.id)
        ended = {way for way, ids in ways.items() if way and ids <= done}
        return (
            bool(ended and question.way) and question.way not in ended and question.id not in done
        )

    def _judged(self) -> str:
        """Tell how many verdicts are kept, as nobody has to give them all."""
        given = [each for each in self.questions.values() if each.role == "verdict"]
        done = sum(each.id in self.desk.answered() for each in given)
        said = str(self._words["study"]["saved"]["verdicts"])
        return said.format(done=done, count=len(given)) if given and self.alias else ""

    def _name(self, question: Question) -> str:
        return f"{self._heading(question)} {self._place(question)}".strip()

    def _heading(self, question: Question) -> str:
        """Return what stands above a question: its way through the lesson, or its role."""
        return question.way or str(self._words["card"][f"role_{question.role}"])
