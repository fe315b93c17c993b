"""Programs of the rehearsal: started with a log, told apart by a mark, ended whatever happens."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path

#: In the environment of what a rehearsal starts: by its value it is found again.
MARK = "WHOSAYS_REHEARSAL"
#: Below those that Linux and macOS give away by themselves.
_PORTS = (20_000, 32_000)


_given: set[int] = set()


def free_port() -> int:
    """Return a port of this computer that nobody has, a new one each time.

    It is none of those that the system gives to whoever asks for any: a server that takes a
    minute to start would find its port taken by one of the many lines of its class.
    """
    while True:
        port = random.SystemRandom().randrange(*_PORTS)
        with socket.socket() as probe:
            if port not in _given and probe.connect_ex(("127.0.0.1", port)) != 0:
                _given.add(port)
                return port


def start(
    line: Sequence[str], *, folder: Path, log: Path, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own; what it says goes to the end of a file."""
    with log.open("ab") as out:
        return subprocess.Popen(
            line, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip


def wait(
    is_there: Callable[[], bool], what: str, program: subprocess.Popen[bytes], log: Path
) -> None:
    """Wait until something is there.

    Raises
    ------
    RuntimeError
        When the program that should bring it has ended, or takes more than two minutes.
    """
    until = time.monotonic() + 120
    while not is_there():
        if program.poll() is not None or time.monotonic() > until:
            why = "took too long" if program.poll() is None else "ended"
            raise RuntimeError(f"{what} is not there: its program {why}.\n{_end_of(log)}")
        time.sleep(0.05)


def listens(port: int) -> bool:
    """Tell whether somebody listens on a port of this computer."""
    with socket.socket() as probe:
        probe.settimeout(5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answers(port: int, path: str) -> bool:
    """Tell whether a path of a site on this computer is answered by a page, and not by an error."""
    asked = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        asked.request("GET", path)
        return asked.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        asked.close()


def marked(signs: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the living processes with one of these lines in their environment."""
    wanted = {sign.encode() for sign in signs}
    for place in Path("/proc").iterdir():
        if not place.name.isdigit() or int(place.name) == os.getpid():
            continue
        try:
            found = (place / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if not wanted.isdisjoint(found):
            yield int(place.name)


def _end_of(log: Path) -> str:
    return log.read_text("utf-8", errors="replace")[-3000:] if log.exists() else ""


def guard(signs: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start who ends all marked processes once its input closes: when we say so, or have died."""
    line = [sys.executable, __file__, *signs]
    return subprocess.Popen(line, stdin=subprocess.PIPE, start_new_session=True)


def _keep_guard(signs: Sequence[str]) -> None:
    sys.stdin.buffer.read()
    # A server that is just starting a kernel is met again in the next round.
    while found := list(marked(signs)):
        for id in found:
            try:
                os.kill(id, signal.SIGKILL)
            except ProcessLookupError:
                continue
        time.sleep(0.05)


if __name__ == "__main__":
    _keep_guard(sys.argv[1:])
