"""One simulated student: comes in, runs the lesson cell by cell, answers, moves, hands in."""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from rehearsal import pages
from rehearsal.answers import Answer, tries
from rehearsal.browser import Browser
from rehearsal.kernel import KernelLostError, Model

#: The page's own beat: after so long at rest it tells the kernel where the slider stands.
REST = 0.15
_MOST_LOSSES = 3


class BrokenPromiseError(RuntimeError):
    """The course did not do what it tells students that it does."""


def promised(kept: object, what: str) -> None:
    """Raise `BrokenPromiseError` with these words where something was not kept."""
    if not kept:
        raise BrokenPromiseError(what)


@dataclass
class Seen:
    """What one student's page saw, in seconds where it is a time.

    Parameters
    ----------
    start
        From the click on *Sign in* by name of the step: server, lab, lesson.
    moves
        From each move of the slider to the frame that came back.
    answered
        How many tries the cards called saved.
    restored
        How many answers stood on their cards again after the kernel was lost.
    lost
        How many times the kernel was lost.
    handed_in
        What the page said of the hand-in.
    """

    start: dict[str, float] = field(default_factory=dict)
    moves: list[float] = field(default_factory=list)
    answered: int = 0
    restored: int = 0
    lost: int = 0
    handed_in: str = ""


class Student:
    """One student.

    Parameters
    ----------
    number
        Tells this student's answers and beat from all others'.
    site
        The address of the hub.
    lesson, file
        The lesson's id, and the notebook's name.
    at
        Is called and waited for at each place of the lesson: ``await at(self, "04-q1")`` after a
        question, ``"figure"`` before and ``"looked"`` after the first slider, ``"end"`` before
        the hand-in.
    moves
        How many times the slider of the first figure is moved.
    """

    def __init__(
        self,
        number: int,
        site: str,
        *,
        lesson: str,
        file: str,
        at: Callable[[Student, str], Awaitable[object]],
        moves: int = 0,
    ) -> None:
        self.number, self.name = number, f"student-{number:02}"
        self.seen = Seen()
        self._lesson, self._file, self._at, self._moves = lesson, file, at, moves
        self._browser = Browser(site)
        self._answers = tries(number, lesson)
        self._beat = random.Random(f"beat {number}")
        self._page: pages.Page | None = None
        self._passed: set[str] = set()

    @property
    def page(self) -> pages.Page:
        """The open lesson."""
        if self._page is None:
            raise RuntimeError(f"{self.name} has not opened the lesson. Await arrive() first.")
        return self._page

    @property
    def questions_done(self) -> int:
        """How many questions are behind this student."""
        return len(self._passed & set(self._answers))

    async def arrive(self) -> None:
        """Log in, wait for the server, load JupyterLab, open the lesson."""
        began = time.perf_counter()

        def note(step: str) -> None:
            self.seen.start[step] = time.perf_counter() - began

        await pages.log_in(self._browser, self.name)
        await pages.start_server(self._browser, self.name)
        note("server")
        base = await pages.open_lab(self._browser, self.name)
        note("lab")
        self._page = await pages.open_lesson(self._browser, base, self._file)
        note("lesson")

    async def work(self) -> None:
        """Run the lesson from the first cell to the hand-in; after a lost kernel, begin again.

        Raises
        ------
        BrokenPromiseError
            When an answer that was called saved did not come back, or could not be saved.
        KernelLostError
            When the kernel is lost again and again.
        """
        while True:
            try:
                for cell in self.page.notebook["cells"]:
                    if cell["cell_type"] == "code":
                        await self._run(cell["source"])
            except KernelLostError:
                self.seen.lost += 1
                if self.seen.lost > _MOST_LOSSES:
                    raise
                await self.page.kernel.ready()
            else:
                return await self.page.save()

    async def leave(self) -> None:
        """Close the page."""
        if self._page is not None:
            await self._page.kernel.close()

    async def _run(self, source: str) -> None:
        if "hand_in(" in source:
            await self._once("end")
        opened = await self.page.kernel.run(source)
        for model in opened:
            if model.kind == "QuestionCard" and model.state["spec"]["id"] in self._answers:
                await self._answer(model)
            elif model.state.get("kind") == "text" and "sign_in" in source:
                await self._sign_in(model)
            elif model.kind == "Figure" and len(model.state["steps"]) > 1 and self._moves:
                await self._once("figure", model)
            elif model.kind == "Offer":
                await self._hand_in(model)

    async def _once(self, place: str, figure: Model | None = None) -> None:
        """Do what is done at a place the first time that it is reached."""
        if place in self._passed:
            return
        self._passed.add(place)
        await self._at(self, place)
        if figure is not None:
            await self._look_around(figure)
            await self._once("looked")

    async def _sign_in(self, box: Model) -> None:
        told = {"type": "submit", "value": self.name}
        if box.state["value"] != self.name:
            note = await self.page.kernel.follow(box, told, "note")
            promised(self.name in note, f"{self.name} was not signed in: {note}")

    async def _answer(self, card: Model) -> None:
        """Give the tries at a question that its card does not show yet."""
        given = self._answers[card.state["spec"]["id"]]
        kept = _kept(card, given)
        self.seen.restored += kept
        for each in given[kept:]:
            await self._say(card, "draft", each)
            await self._say(card, "submit", each)
            about = card.state["feedback"]
            promised(about["answer"] == each.answer, f"{self.name}: a reply to another: {about}")
            self.seen.answered += 1
        await self._once(given[0].question)

    async def _say(self, card: Model, kind: str, given: Answer) -> None:
        turn = uuid.uuid4().hex
        told = {"type": kind, "answer": given.answer, "confidence": given.sure, "turn": turn}
        reply = await self.page.kernel.tell(card, told, "reply")
        failed = reply.content["data"]["content"]["failed"]
        saved = card.state["saved"]
        promised(saved.get("ok") and not failed, f"{self.name}, {given.question}: {saved}")

    async def _look_around(self, figure: Model) -> None:
        """Move the slider on a beat of one's own, somewhere new each time."""
        steps = len(figure.state["steps"])
        for _ in range(self._moves):
            await asyncio.sleep(self._beat.uniform(0.5, 1.5))
            index = self._beat.randrange(steps)
            self.seen.moves.append(await self.move(figure, index))
            await asyncio.sleep(REST)
            turn = figure.state.get("steps_turn", 0)
            await self.page.kernel.set(figure, index=index, moved_on=turn)
            await self._frame(figure, min(index + 1, steps - 1), "ahead")

    async def move(self, figure: Model, index: int) -> float:
        """Move the slider; return the seconds until the frame is here."""
        began = time.perf_counter()
        await self._frame(figure, index, "show")
        return time.perf_counter() - began

    async def _frame(self, figure: Model, index: int, why: str) -> None:
        told: dict[str, Any] = {
            "type": "frame", "index": index, "scale": 1, "theme": "light", "why": why,
            # A school's hub is another computer to its pages, unlike this one.
            "near": False, "turn": uuid.uuid4().hex,
        }  # fmt: skip
        frame = await self.page.kernel.tell(figure, told, "frame")
        said = frame.content["data"]["content"]
        promised(frame.buffers and not said.get("problem"), f"no frame {index}: {said}")

    async def _hand_in(self, offer: Model) -> None:
        await self.page.kernel.tell(offer, {"type": "look"}, "reply")
        made = await self.page.kernel.tell(offer, {"type": "make"}, "reply")
        said = made.content["data"]["content"]
        promised(said.get("file", {}).get("name"), f"{self.name} could not hand in: {said}")
        self.seen.handed_in = said["file"]["note"]


def _kept(card: Model, given: list[Answer]) -> int:
    """Return how many of some tries a card shows as kept: up to the one that it holds."""
    reply = card.state["feedback"]
    held = [n for n, each in enumerate(given, 1) if reply.get("answer") == each.answer]
    promised(not reply or held, f"a card shows what was never answered: {reply}")
    return max(held, default=0) if reply else 0
