"""A class of students at one hub, and what happens to them on the way."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from rehearsal import memory, pages
from rehearsal.answers import tries
from rehearsal.browser import Browser
from rehearsal.hub import Hub
from rehearsal.processes import marked
from rehearsal.student import Student

SIZE = 20
LESSON, FILE = "04", "04-how-many-soldiers.ipynb"
#: A whole class on two busy cores; a rehearsal that hangs is ended.
LIMIT = 900


#: Places of the lesson where all wait for all: what is measured there is the whole class's.
_TOGETHER = ("open", "figure", "looked", "end")


@dataclass(frozen=True)
class Trouble:
    """What befalls the class.

    Parameters
    ----------
    hub
        Whether the hub is killed and started again once half of all questions are answered.
    kernel_of
        The number of the student whose kernel is killed half way; None for nobody.
    """

    hub: bool = True
    kernel_of: int | None = 7


@dataclass
class Report:
    """What came of a rehearsal.

    Parameters
    ----------
    students
        Those who took part; each holds what it has `seen`.
    opened, shares
        What every process took when the lesson was open everywhere, and when all had done it.
    homes
        How much of the disk each student's home takes, in MiB.
    while_down
        How many questions were answered while the hub was dead.
    down
        For how long it was, in seconds.
    came_back
        Whether a student who logged in anew after that found the same server and kernel.
    took
        The whole, in seconds.
    """

    students: list[Student] = field(default_factory=list)
    opened: list[memory.Share] = field(default_factory=list)
    shares: list[memory.Share] = field(default_factory=list)
    homes: list[float] = field(default_factory=list)
    while_down: int = 0
    down: float = 0.0
    came_back: bool = False
    took: float = 0.0


class Classroom:
    """A class that does lesson 04 at once.

    Parameters
    ----------
    hub
        The hub, started.
    students
        Their numbers.
    moves
        How many times each moves the slider of the first figure.
    trouble
        What befalls the class.
    """

    def __init__(self, hub: Hub, students: Sequence[int], *, moves: int, trouble: Trouble) -> None:
        self._hub, self._trouble = hub, trouble
        self._students = [
            Student(each, hub.site, lesson=LESSON, file=FILE, at=self._at, moves=moves)
            for each in students
        ]
        self._together = {name: asyncio.Barrier(len(students)) for name in _TOGETHER}
        self._report = Report(self._students)
        self._all = len(students) * len(tries(0, LESSON))
        self._answered = 0
        self._half = asyncio.Event()
        self._killed = False

    async def rehearse(self) -> Report:
        """Let the whole class come, work and hand in; return what came of it.

        Raises
        ------
        ExceptionGroup
            When anything that a student did was refused or lost.
        TimeoutError
            When the class does not come to an end.
        """
        began = time.perf_counter()
        async with asyncio.timeout(LIMIT), asyncio.TaskGroup() as group:
            for student in self._students:
                group.create_task(self._take_part(student), name=student.name)
            if self._trouble.hub:
                group.create_task(self._kill_hub())
        self._report.took = time.perf_counter() - began
        self._report.homes = [self._hub.home_of(each.name) for each in self._students]
        return self._report

    async def _take_part(self, student: Student) -> None:
        await student.arrive()
        try:
            await self._at(student, "open")
            await student.work()
        finally:
            await student.leave()

    async def _at(self, student: Student, place: str) -> None:
        if place in self._together:
            first = await self._together[place].wait() == 0
            if first and place in ("open", "end"):
                found = memory.shares(marked(self._hub.signs))
                self._report.opened = self._report.opened or found
                self._report.shares = found
            await self._together[place].wait()
            return
        self._answered += 1
        self._report.while_down += self._killed
        if 2 * self._answered >= self._all:
            self._half.set()
        half = self._all // len(self._students) // 2
        if student.number == self._trouble.kernel_of and student.questions_done == half:
            self._kill_kernel(student)

    def _kill_kernel(self, student: Student) -> None:
        (kernel,) = self._hub.kernels_of(student.name)
        os.kill(kernel, signal.SIGKILL)

    async def _kill_hub(self) -> None:
        await self._half.wait()
        began = time.perf_counter()
        self._killed = True
        self._hub.kill()
        await asyncio.to_thread(self._hub.start_hub)
        self._killed = False
        self._report.down = time.perf_counter() - began
        self._report.came_back = await self._comes_back(self._students[0])

    async def _comes_back(self, student: Student) -> bool:
        """Log in anew in another browser; tell whether server and kernel are those from before."""
        before = self._hub.kernels_of(student.name)
        browser = Browser(self._hub.site)
        await pages.log_in(browser, student.name)
        base = await pages.open_lab(browser, student.name)
        page = await pages.open_lesson(browser, base, FILE)
        await page.kernel.close()
        return self._hub.kernels_of(student.name) == before and len(before) == 1
