"""``whosays grade``: from a folder or zip of hand-ins to marks, in one line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whosays.cli.graded import summary, told
from whosays.cli.words import say, tell

if TYPE_CHECKING:
    from whosays.classroom.grading.graded import Progress

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Any) -> None:
    """Register ``grade`` with the command."""
    parser = subparsers.add_parser("grade", help=say("grade.help"), description=say("grade.about"))
    parser.add_argument("path", metavar="PATH", nargs="?", help=say("grade.path"))
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

    given = args.path if args.path is not None else args.paper
    out = Path(args.out).expanduser() if args.out else Path(f"{_stem(given or '')}-graded")
    try:
        check_out(out, [Path(each) for each in (args.path, args.roster, args.paper) if each])
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
        found = summary(grading, out, show_opening=args.show_opening)
        tell(json.dumps(found, indent=2, ensure_ascii=False), sys.stdout)
    else:
        kept = sorted(others(out) - before)
        lines = told(grading, out, path=given, kept=kept, show_opening=args.show_opening)
        tell("\n".join(lines), sys.stdout)
    return grading.status


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
