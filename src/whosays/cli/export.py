"""``whosays export``: the marks of a graded class in the form of the school's system."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from whosays.cli.words import say, tell

if TYPE_CHECKING:
    from whosays.classroom.exporting.export import Exported

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Any) -> None:
    """Register ``export`` with the command."""
    parser = subparsers.add_parser(
        "export", help=say("export.help"), description=say("export.about")
    )
    parser.add_argument("out", metavar="OUT", help=say("export.out"))
    parser.add_argument(
        "--for",
        dest="kind",
        type=str.casefold,
        choices=("canvas", "moodle", "csv"),
        required=True,
        help=say("export.kind"),
    )
    parser.add_argument("--roster", metavar="FILE", help=say("export.roster"))
    parser.add_argument("--lesson", metavar="N", help=say("export.lesson"))
    parser.add_argument("--assignment", metavar="TITLE", help=say("export.assignment"))
    parser.add_argument("--to", metavar="FILE", help=say("export.to"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the marks; 0 when everybody is in, 1 when somebody was left out, 2 for nothing."""
    from whosays.classroom.exporting.export import export

    try:
        made = export(
            args.out,
            args.kind,
            roster=args.roster,
            lesson=args.lesson,
            assignment=args.assignment,
            to=args.to,
        )
    except (OSError, ValueError) as error:
        tell(str(error), sys.stderr)
        return 2
    tell("\n".join(told(made)), sys.stdout)
    return 1 if made.problems else 0


def told(made: Exported) -> list[str]:
    """Return the lines that tell a teacher what was written, and what to do with it."""
    count = say("export.one" if made.students == 1 else "export.many", count=made.students)
    lines = [say("export.done", students=count, columns=", ".join(made.columns), path=made.path)]
    if made.unproved:
        lines.append(say("export.unproved", count=made.unproved))
    for problem in made.problems[:20]:
        lines.append(str(problem))
    if len(made.problems) > 20:
        lines.append(say("export.more", count=len(made.problems) - 20))
    return [*lines, "", say(f"export.next_{made.form.replace('-', '_')}")]
