"""A school's web server: a built site in one folder of it, by plain http, as a school has it."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

HOST = "school.test"
FOLDER = "course"
# The browsers are told that the school's name is this machine; to them it is no safe origin.
_STARTS = re.compile(r"(?:port |127\.0\.0\.1:)(\d+)")


class School:
    """A server that runs until it is closed."""

    def __init__(self, line: list[str], log: Path, path: str, name: str = HOST) -> None:
        self._log = log
        with log.open("wb") as out:
            self._process = subprocess.Popen(
                [sys.executable, *line], stdout=out, stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )  # fmt: skip
        self.host = f"{name}:{self._port()}"
        self.address = f"http://{self.host}/{path}"

    def _port(self) -> str:
        until = time.monotonic() + 120
        while time.monotonic() < until and self._process.poll() is None:
            if found := _STARTS.search(self._log.read_text("utf-8")):
                return found[1]
            time.sleep(0.05)
        raise RuntimeError(f"the server did not start:\n{self._log.read_text('utf-8')}")

    def log(self) -> str:
        """Return what the server has written down."""
        return self._log.read_text("utf-8")

    def close(self) -> None:
        """Stop."""
        self._process.terminate()
        self._process.wait(20)


# Python's own server in few lines, with a type of our choice for one kind of file.
_PLAIN = """
import functools, http.server, sys
folder, wasm = sys.argv[1:]
kind = http.server.SimpleHTTPRequestHandler
kind.extensions_map = {**kind.extensions_map, ".wasm": wasm}
answer = functools.partial(kind, directory=folder)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), answer)
print("port", server.server_port)
server.serve_forever()
"""


def plain(site: Path, home: Path, *, wasm: str = "application/wasm") -> School:
    """Serve a site from below a folder by the plainest server there is."""
    (home / "www").mkdir(parents=True)
    (home / "www" / FOLDER).symlink_to(site, target_is_directory=True)
    line = ["-c", _PLAIN, str(home / "www"), wasm]
    return School(line, home / "server.log", f"{FOLDER}/")


def own(site: Path, home: Path) -> School:
    """Serve a site by the course's own command, to this computer alone, at a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    line = ["-m", "whosays", "serve", str(site), "--port", port]
    return School(line, home / "server.log", "", "127.0.0.1")
