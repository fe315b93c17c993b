"""A school's web server: a built site in one folder of it, by plain http, as a school has it."""

import os
import re
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

    def __init__(self, line: list[str], log: Path, path: str) -> None:
        self._log = log
        with log.open("wb") as out:
            self._process = subprocess.Popen(
                [sys.executable, *line], stdout=out, stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )  # fmt: skip
        self.host = f"{HOST}:{self._port()}"
        self.address = f"http://{self.host}/{path}"

    def _port(self) -> str:
        until = time.monotonic() + 30
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


def plain(site: Path, home: Path) -> School:
    """Serve a site from below a folder by the plainest server there is."""
    (home / "www").mkdir(parents=True)
    (home / "www" / FOLDER).symlink_to(site, target_is_directory=True)
    line = ["-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(home / "www")]
    return School(line, home / "server.log", f"{FOLDER}/")


def own(site: Path, home: Path) -> School:
    """Serve a site by the course's own command."""
    home.mkdir(parents=True, exist_ok=True)
    return School(["-m", "whosays", "serve", str(site), "--port", "0"], home / "server.log", "")
