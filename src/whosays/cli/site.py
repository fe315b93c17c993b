"""``whosays site``: build the browser edition, a folder of plain files for any web server."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from whosays.cli.command import command
from whosays.cli.words import say, tell, typed

__all__ = ["add_parser", "run"]

_FOLDER = "site"
_MEGABYTE = 1e6
# A closed terminal, and a computer that shuts down; Windows has no first one.
_STOPS = ("SIGHUP", "SIGTERM")


def add_parser(subparsers: Any) -> None:
    """Register ``site`` with the command."""
    parser = subparsers.add_parser("site", help=say("site.help"), description=say("site.about"))
    parser.add_argument("--out", metavar="DIR", default=_FOLDER, help=say("site.out"))
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
        with _stopped_like_ctrl_c():
            site = build_site(
                args.out, pyodide=args.pyodide, progress=lambda line: tell(line, sys.stderr)
            )
    except SiteError as error:
        tell(str(error), sys.stderr)
        return 1
    size = f"{site.bytes / _MEGABYTE:.0f}"
    tell(say("site.done", folder=site.path, files=site.files, size=size), sys.stdout)
    look, lan = _serving(args.out)
    tell(say("site.next", command=look), sys.stdout)
    tell(say("site.lan", command=lan), sys.stdout)
    return 0


def _serving(folder: str) -> tuple[str, str]:
    """Return what is typed to serve a site here, and to a class: with make, if make built it."""
    if not os.environ.get("WHOSAYS_MAKE"):
        line = f"{command()} serve {typed(folder)}"
        return line, f"{line} --lan"
    line = "make serve" if folder == _FOLDER else f"make serve OUT={typed(folder)}"
    return line, f"{line} ARGS=--lan"


@contextmanager
def _stopped_like_ctrl_c() -> Iterator[None]:
    """Let whatever stops the build be heard as Ctrl-C is, so that its folder is cleared away."""
    numbers = [getattr(signal, name) for name in _STOPS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    heard = [number for number, was in before.items() if was is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)
