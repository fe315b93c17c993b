"""``whosays site``: build the browser edition, a folder of plain files for any web server."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from whosays.cli.command import command
from whosays.cli.words import say, tell, typed

__all__ = ["add_parser", "run"]

_MEGABYTE = 1e6


def add_parser(subparsers: Any) -> None:
    """Register ``site`` with the command."""
    parser = subparsers.add_parser("site", help=say("site.help"), description=say("site.about"))
    parser.add_argument("--out", metavar="DIR", required=True, help=say("site.out"))
    parser.add_argument(
        "--pyodide",
        metavar="FOLDER_OR_ADDRESS",
        default=os.environ.get("WHOSAYS_PYODIDE") or None,
        help=say("site.pyodide"),
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build it; 0 when it is there, 1 when it could not be built."""
    from whosays.editions import SiteError, build_site

    try:
        site = build_site(
            args.out, pyodide=args.pyodide, progress=lambda line: tell(line, sys.stderr)
        )
    except SiteError as error:
        tell(str(error), sys.stderr)
        return 1
    size = f"{site.bytes / _MEGABYTE:.0f}"
    tell(say("site.done", folder=site.path, files=site.files, size=size), sys.stdout)
    tell(say("site.next", command=command(), folder=typed(args.out)), sys.stdout)
    return 0
