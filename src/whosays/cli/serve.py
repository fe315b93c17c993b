"""``whosays serve``: send a browser edition to this computer's browser, or to a class."""

import argparse
import re
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from whosays.cli.words import say, tell, trouble, typed

__all__ = ["add_parser", "run"]

_FOLDER = "site"
_PORT = 8000


def add_parser(subparsers: Any) -> None:
    """Register ``serve`` with the command."""
    parser = subparsers.add_parser("serve", help=say("serve.help"), description=say("serve.about"))
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", default=_FOLDER, help=say("serve.folder")
    )
    parser.add_argument("--port", type=int, default=_PORT, help=say("serve.port"))
    parser.add_argument("--lan", action="store_true", help=say("serve.lan"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve a site until Ctrl-C; return 1 after telling what stood in the way."""
    # Tornado is loaded here, so that the other commands start without it.
    from whosays.editions import serving

    folder = Path(arguments.folder).expanduser()
    problem = _folder_problem(folder, is_site=serving.is_site)
    opened: socket.socket | None = None
    if not problem and not 1 <= arguments.port <= 65535:
        problem = trouble("serve_port_impossible", port=arguments.port, dir=typed(folder))
    if not problem:
        try:
            opened = serving.listen(arguments.port, lan=arguments.lan)
        except OSError as error:
            problem = _port_problem(arguments, folder, error)
    if opened is None:
        tell(problem or "", sys.stderr)
        return 1
    addresses = serving.lan_addresses() if arguments.lan else []
    tell(told(folder, arguments.port, lan=arguments.lan, addresses=addresses), sys.stdout)
    try:
        serving.serve(folder, opened, seen=_counter() if arguments.lan else None)
    except KeyboardInterrupt:
        tell("\n" + say("serve.closed"), sys.stdout)
    return 0


def told(folder: Path, port: int, *, lan: bool, addresses: list[str]) -> str:
    """Return what the teacher reads when the server has started, a line for each thing."""
    lines = [say("serve.here", folder=folder, port=port)]
    if lan:
        lines += [say("serve.there", address=each, port=port) for each in addresses]
        if not addresses:
            lines.append(say("serve.address_unknown", port=port))
        if len(addresses) > 1:
            lines.append(say("serve.several"))
        lines += [say("serve.plain"), say("serve.same_address")]
    return "\n".join([*lines, say("serve.how_to_stop")])


def _folder_problem(folder: Path, *, is_site: Callable[[Path], bool]) -> str | None:
    if not folder.exists():
        return trouble("no_site", dir=typed(folder))
    if not folder.is_dir():
        return trouble("site_is_a_file", dir=typed(folder))
    if not is_site(folder):
        return trouble("not_a_site", dir=typed(folder))
    return None


def _port_problem(arguments: argparse.Namespace, folder: Path, error: OSError) -> str:
    port = arguments.port
    other = f"{port + 1 if 1024 <= port < 65535 else _PORT + 1}{' --lan' if arguments.lan else ''}"
    # Python adds the address in a form that helps nobody here.
    reason = re.sub(r" \(while attempting .*", "", error.strerror or str(error)).rstrip(".")
    return trouble("serve_port_taken", port=port, other=other, reason=reason, dir=typed(folder))


def _counter() -> Callable[[str], None]:
    """Return what tells, for each other computer that comes, how many have come so far."""
    known: set[str] = set()

    def seen(address: str) -> None:
        if address not in known and not address.startswith("127."):
            known.add(address)
            tell(say("serve.count", count=len(known)), sys.stdout)

    return seen
