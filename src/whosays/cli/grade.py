"""``whosays grade``: from a folder or zip of hand-ins to marks, in one line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whosays.cli.command import command
from whosays.cli.words import say, tell

if TYPE_CHECKING:
    from datetime import datetime

    from whosays.classroom.grading.graded import Grading, Progress
    from whosays.classroom.grading.lateness import Due

__all__ = ["add_parser", "run"]

#: Files that could not be graded that are named on the terminal; the table names all.
MOST_TOLD = 3
#: The most letters of the name of one.
MOST_LETTERS = 100


def add_parser(subparsers: Any) -> None:
    """Register ``grade`` with the command."""
    parser = subparsers.add_parser("grade", help=say("grade.help"), description=say("grade.about"))
    parser.add_argument("path", metavar="PATH", help=say("grade.path"))
    parser.add_argument("--out", metavar="OUT", help=say("grade.out"))
    parser.add_argument("--roster", metavar="FILE", help=say("grade.roster"))
    parser.add_argument("--paper", metavar="FILE", help=say("grade.paper"))
    parser.add_argument(
        "--late-after", metavar="TIME", action="append", help=say("grade.late_after")
    )
    parser.add_argument(
        "--keep", metavar="first|best|last", default="first", help=say("grade.keep")
    )
    parser.add_argument("--trust-aliases", action="store_true", help=say("grade.trust_aliases"))
    parser.add_argument("--lessons", metavar="URL", help=say("grade.lessons"))
    parser.add_argument("--show-opening", action="store_true", help=say("grade.show_opening"))
    parser.add_argument("--json", action="store_true", help=say("grade.json"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Grade and tell what came of it.

    Returns
    -------
    int
        0 when every file was read, 1 when problems.csv names something that was not, 2 when
        nothing could be graded.
    """
    from whosays.classroom.grading.grade import grade
    from whosays.classroom.grading.output import check_out, others
    from whosays.classroom.grading.writing import write

    out = Path(args.out).expanduser() if args.out else Path(f"{_stem(args.path)}-graded")
    try:
        given = [Path(each) for each in (args.path, args.roster, args.paper) if each]
        check_out(out, given)
        with _Bar("files") as progress:
            grading = grade(
                args.path,
                roster=args.roster,
                late_after=args.late_after,
                keep=args.keep,
                paper=args.paper,
                trust_aliases=args.trust_aliases,
                progress=progress,
            )
        before = others(out)
        with _Bar("pages") as progress:
            write(
                grading,
                out,
                lessons=args.lessons,
                show_opening=args.show_opening,
                progress=progress,
            )
    except (OSError, ValueError) as error:
        tell(str(error), sys.stderr)
        return 2
    if args.json:
        tell(json.dumps(summary(grading, out), indent=2, ensure_ascii=False), sys.stdout)
    else:
        kept = sorted(others(out) - before)
        lines = told(grading, out, path=args.path, kept=kept, show_opening=args.show_opening)
        tell("\n".join(lines), sys.stdout)
    return grading.status


def summary(grading: Grading, out: Path) -> dict[str, Any]:
    """Return what came of a grading as plain values; only names of files may name a student."""
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
            "students": worst.students, "score": round(worst.score, 4),
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


def _stem(path: str) -> str:
    given = Path(path).expanduser().resolve()
    return given.name if given.is_dir() else given.stem


class _Bar:
    """A bar on the terminal that shows how much was done; nothing where there is no terminal."""

    def __init__(self, things: str) -> None:
        self._things = say(f"grade.bar_{things}")

    def __enter__(self) -> Progress:
        from tqdm import tqdm

        self._bar = tqdm(
            disable=not sys.stderr.isatty(), leave=False, unit=f" {self._things}", ascii=True
        )
        return self._step

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def _step(self, done: int, found: int) -> None:
        self._bar.total = found
        self._bar.update(done - self._bar.n)
