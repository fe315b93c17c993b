"""What came of ``whosays grade``: lines for a teacher, or plain values for a program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whosays.cli.command import command
from whosays.cli.words import say

if TYPE_CHECKING:
    from datetime import datetime

    from whosays.classroom.grading.graded import Grading
    from whosays.classroom.grading.lateness import Due

__all__ = ["summary", "told"]

#: Files that could not be graded that are named on the terminal; the table names all.
MOST_TOLD = 3
#: The most letters of the name of one.
MOST_LETTERS = 100


def summary(grading: Grading, out: Path, *, show_opening: bool = False) -> dict[str, Any]:
    """Return what came of a grading as plain values; only names of files may name a student."""
    from whosays.classroom.board.start import start

    step = start(grading.items, grading.keys, show_opening=show_opening)
    worst, gain, due = grading.worst, grading.summary.gain, grading.due
    judged = grading.summary.discernment
    return {
        "out": str(out),
        "hand_ins": grading.hand_ins,
        "students": len(grading.students),
        "unproved": len(_unproved(grading)),
        "absent": len(grading.absent),
        "lessons": list(grading.lessons),
        "keep": grading.keep,
        "late_after": due.all.isoformat() if due.all else None,
        "late_after_lessons": {id: at.isoformat() for id, at in due.lessons.items()},
        "late": sum(how.late is True for each in grading.students for how in each.came.values()),
        "not_graded": list(grading.not_graded),
        "problems": [
            {"file": each.file, "code": each.code, "graded": each.graded}
            | {"what": each.what, "why": each.why, "mend": each.mend}
            for each in grading.problems
        ],
        "worst_objective": None if worst is None else {
            "objective": worst.objective, "text": worst.text, "lesson": worst.lesson,
            "students": worst.students, "score": round(worst.score, 4), "tries": grading.keep,
        },
        "next_step": None if step is None else {
            "lesson": step.lesson or None, "tries": "last", "line": step.line,
            "questions": [each.question for each in step.hard],
        },
        "discernment": _rounded(judged.difference),
        "bias": _rounded(judged.bias),
        "gain": {"students": gain.count, "mean": _rounded(gain.mean)},
        "status": grading.status,
    }  # fmt: skip


def told(
    grading: Grading,
    out: Path,
    *,
    path: str = "",
    kept: Sequence[str] = (),
    show_opening: bool = False,
) -> list[str]:
    """Return the lines that tell a teacher what came of it, and what to do next.

    Parameters
    ----------
    grading, out
        What came of grading, and where it was written.
    path
        What was graded, as it was typed.
    kept
        The new names of tables that the teacher had changed.
    show_opening
        As for the board.
    """
    from whosays.classroom.board.start import start
    from whosays.classroom.grading.output import typed
    from whosays.classroom.grading.rows import missing_cells

    lines = [_graded(grading), *_read(grading), *_known(grading)]
    lines += _lateness(grading)
    if kept:
        lines.append(say("grade.kept", names=", ".join(kept)))
    if not grading.hand_ins and not grading.problems:
        lines[0] = say("grade.empty", path=path, command=command())
        return lines
    if not grading.hand_ins:
        return [*lines, say("grade.where_problems", path=out / "problems.csv")]
    owing = any(missing_cells(grading))
    places = ((name, out / path) for name, path in _PLACES if name != "missing" or owing)
    blanks = {"out": typed(out), "command": command()}
    lines += ["", *(say(f"grade.where_{name}", path=at, **blanks) for name, at in places)]
    fall = grading.summary.fall
    step = start(grading.items, grading.keys, show_opening=show_opening)
    if fall is not None:
        lines += ["", fall.line]
    if step is not None:
        lines += ["", say("grade.next", step=step.line)]
    return lines


_PLACES = (
    ("board", "board.html"),
    ("feedback", "feedback"),
    ("missing", "missing.csv"),
    ("marks", "grades.csv"),
    ("columns", "columns.md"),
)


def _graded(grading: Grading) -> str:
    if not grading.hand_ins:
        return say("grade.nothing")
    lessons = grading.lessons
    return say(
        "grade.done",
        hand_ins=_count("hand_in", grading.hand_ins),
        students=_count("student", len(grading.students)),
        lessons=say(
            "grade.lesson" if len(lessons) == 1 else "grade.lessons_", names=", ".join(lessons)
        ),
    )


def _read(grading: Grading) -> list[str]:
    """Return what is told of files that were not read or not trusted."""
    from whosays.classroom.text import shown

    lost = grading.not_graded
    part = grading.read_in_part
    odd = sum(each.graded for each in grading.problems) - len(part)
    whole = [each for each in grading.problems if not each.file and not each.graded]
    lines = [f"{each.what} {each.mend}" for each in whole]
    if lost:
        lines.append(say("grade.lost", files=_count("file", len(lost))))
        whats = {each.file: each.what for each in reversed(grading.problems) if not each.graded}
        lines += [
            say("grade.lost_file", file=shown(file, MOST_LETTERS), what=whats[file])
            for file in lost[:MOST_TOLD]
        ]
        if len(lost) > MOST_TOLD:
            lines.append(say("grade.lost_more", count=f"{len(lost) - MOST_TOLD:,}"))
    elif grading.hand_ins and not whole and not part:
        lines.append(say("grade.all_read"))
    lines += [say("grade.in_part", what=each.what) for each in part]
    if odd:
        lines.append(say("grade.odd", things=_count("thing", odd)))
    return lines


def _known(grading: Grading) -> list[str]:
    lines = []
    if unproved := len(_unproved(grading)):
        name = "grade.unproved_listed" if grading.listed else "grade.unproved"
        lines.append(say(name, students=_count("student", unproved)))
    if absent := len(grading.absent):
        lines.append(say("grade.absent", students=_count("student", absent)))
    return lines


def _lateness(grading: Grading) -> list[str]:
    """Return what is known of lateness: a mark of the school's system, and a time beside it."""
    due = grading.due
    came = [(lesson, how) for each in grading.students for lesson, how in each.came.items()]
    lines = []
    for system in sorted({how.mark_of for _, how in came if how.mark_of}):
        lates = [how.late for _, how in came if how.mark_of == system]
        name = system.capitalize()
        lines.append(say("grade.late_marked", system=name, count=lates.count(True), all=len(lates)))
        if due.all or due.lessons:
            lines[-1] += " " + say("grade.late_unused", system=name)
    timed = {
        lesson: [how.late for id, how in came if id == lesson and not how.mark_of]
        for lesson in grading.lessons
        if due.of(lesson) is not None
    }
    lates = [late for each in timed.values() for late in each]
    if not lates:
        return lines
    lines.append(say("grade.late", times=_times(due), count=lates.count(True), all=len(lates)))
    if due.all is not None and not due.lessons and len(timed) > 1:
        at = due.all.astimezone().strftime("%Y-%m-%dT%H:%M")
        lines.append(say("grade.late_each", count=len(timed), lesson=min(timed), time=at))
    if unknown := lates.count(None):
        lines.append(say("grade.no_time", count=unknown))
    return lines


def _times(due: Due) -> str:
    def shown(at: datetime) -> str:
        return at.astimezone().isoformat(" ", "minutes")

    found = [
        say("grade.late_lesson", lesson=lesson, time=shown(at))
        for lesson, at in sorted(due.lessons.items())
    ]
    if due.all is not None:
        name = "grade.late_others" if found else "grade.late_time"
        found.append(say(name, time=shown(due.all)))
    return "; ".join(found)


def _unproved(grading: Grading) -> list[str]:
    return [each.student.key for each in grading.students if each.student.proof == "alias"]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _count(thing: str, count: int) -> str:
    return say(f"grade.one_{thing}" if count == 1 else f"grade.many_{thing}s", count=f"{count:,}")
