"""A hub that really runs: JupyterHub with the course's own configuration, and the proxy apart."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType

from rehearsal import memory
from rehearsal.pages import PASSWORD
from rehearsal.passage import open_passage
from rehearsal.processes import MARK, answers, free_port, guard, listens, marked, start, wait

ROOT = Path(__file__).parents[2]
CONFIGURATION = ROOT / "deploy" / "one-machine" / "jupyterhub_config.py"
#: The first of the numbers that students have as users, where each is one.
FIRST_USER = 52_000
#: The number of the teacher and of the teachers' group, where students are users of their own.
TEACHER = 51_999
#: As deploy/one-machine/folders.sh makes it: all put files in, teachers alone look.
_DROP_MODE = 0o3773
_NO_PROXY = """The hub's proxy was not found.
configurable-http-proxy is no Python package; make test-hub fetches it into its environment.
Type: make test-hub"""
_NO_HUB = """The hub was not found beside {python}.
The rehearsal needs JupyterHub in the environment of the course.
Type: make test-hub"""


class Hub:
    """A hub with its proxy on free ports of this computer, ended when the block ends.

    Parameters
    ----------
    home
        A folder for all that it keeps.

    Attributes
    ----------
    site
        The address that students type.
    orders
        The port at which the proxy takes orders.
    drop
        The folder that hand-ins arrive in.
    apart
        Whether each student is a user of their own.
    signs
        Lines that the environment of its processes has, and no other.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._ports = {name: free_port() for name in ("site", "hub", "api")}
        self.site = f"http://127.0.0.1:{self._ports['site']}"
        self.orders = self._ports["api"]
        self.drop = home / "drop" / "all"
        # The hub tells its services nothing of our environment, but where it is itself.
        self.signs = (
            f"{MARK}={secrets.token_hex(16)}",
            f"JUPYTERHUB_API_URL=http://127.0.0.1:{self._ports['hub']}/hub/api",
        )
        # First what can be missing: the next line may change what this whole process sees.
        self._program = _programs()
        self.apart = _can_be_apart()
        self._token = secrets.token_hex(16)

    def __enter__(self) -> Hub:
        """Start proxy and hub."""
        self._guard = guard(self.signs)
        try:
            self._make_folders()
            self._start_proxy()
            self.start_hub()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End all."""
        self.close()

    def close(self) -> None:
        """End every process that the hub, its servers and kernels have started."""
        self._guard.communicate()

    def start_hub(self) -> None:
        """Start the hub, and wait until the proxy leads to it."""
        line = [sys.executable, "-m", "jupyterhub", "--config", str(CONFIGURATION)]
        self._hub = self._start("hub", line)
        port, log = self._ports["site"], self._home / "hub.log"
        wait(lambda: answers(port, "/hub/health"), "The hub", self._hub, log)

    def kill(self) -> None:
        """Kill the hub as a power cut would: no word, no cleaning up."""
        self._hub.kill()
        self._hub.wait()

    def kernels_of(self, user: str) -> list[int]:
        """Return the numbers of the kernels of one person."""
        return [each for each in marked(self.signs) if _is(each, user, "kernel")]

    def home_of(self, user: str) -> float:
        """Return how much of the disk one person's files take, in MiB."""
        files = (self._home / "homes" / user).rglob("*")
        return sum(each.lstat().st_blocks for each in files) * 512 / 2**20

    def log(self) -> str:
        """Return what the hub wrote down."""
        return (self._home / "hub.log").read_text("utf-8", errors="replace")

    def _make_folders(self) -> None:
        self._home.chmod(0o711)
        for name in ("homes", "state", "drop", "drop/all"):
            (self._home / name).mkdir()
        (self._home / "state").chmod(0o700)
        if self.apart:
            os.chown(self.drop, 0, TEACHER)
        self.drop.chmod(_DROP_MODE)

    def _start_proxy(self) -> None:
        port, api = str(self._ports["site"]), str(self._ports["api"])
        near = "127.0.0.1"
        line = [
            self._program["configurable-http-proxy"], "--ip", near, "--port", port,
            "--api-ip", near, "--api-port", api,
            "--error-target", f"http://{near}:{self._ports['hub']}/hub/error",
        ]  # fmt: skip
        proxy = self._start("proxy", line)
        wait(lambda: listens(int(api)), "The proxy", proxy, self._home / "proxy.log")

    def _start(self, name: str, line: list[str]) -> subprocess.Popen[bytes]:
        log = self._home / f"{name}.log"
        return start(line, folder=self._home, log=log, environment=self._environment())

    def _environment(self) -> dict[str, str]:
        """Return the environment of hub and proxy: the caller's path and language, and ours."""
        return {
            "PATH": self._program["path"],
            "HOME": str(self._home),
            "LANG": os.environ.get("LANG", "C.UTF-8"),
            MARK: self.signs[0].partition("=")[2],
            "CONFIGPROXY_AUTH_TOKEN": self._token,
            "WHOSAYS_HUB_ADDRESS": self.site,
            "WHOSAYS_HUB_PORT": str(self._ports["hub"]),
            "WHOSAYS_PROXY_PORT": str(self._ports["api"]),
            "WHOSAYS_HUB_STATE": str(self._home / "state"),
            "WHOSAYS_DROP_ROOT": str(self._home / "drop"),
            "WHOSAYS_SPAWNER": str(Path(__file__).with_name("spawner.py")),
            "WHOSAYS_LOGIN": str(CONFIGURATION.with_name("login-trial.py")),
            "WHOSAYS_TRIAL_PASSWORD": PASSWORD,
            "WHOSAYS_REHEARSAL_HOMES": str(self._home / "homes"),
            "WHOSAYS_REHEARSAL_FIRST_USER": str(FIRST_USER if self.apart else 0),
        }


def _is(process: int, user: str, part: str) -> bool:
    return any((each.user, each.part) == (user, part) for each in memory.shares([process]))


def _programs() -> dict[str, str]:
    """Return where the proxy's program is, and the path on which its own language is found.

    Raises
    ------
    RuntimeError
        When hub or proxy are not installed.
    """
    if find_spec("jupyterhub") is None:
        raise RuntimeError(_NO_HUB.format(python=sys.executable))
    path = os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ.get("PATH", os.defpath)])
    proxy = shutil.which("configurable-http-proxy", path=path)
    if proxy is None:
        raise RuntimeError(_NO_PROXY)
    return {"configurable-http-proxy": proxy, "path": path}


def _can_be_apart() -> bool:
    """Tell whether students can be users of their own: to root, where others can read it all.

    Where the programs lie behind a folder that is shut to others, this opens a way to them.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    wanted = (sys.base_prefix, sys.prefix, ROOT, tempfile.gettempdir())
    try:
        open_passage(map(Path, wanted))
        subprocess.run(
            [sys.executable, "-c", "import jupyterhub, whosays"], user=FIRST_USER,
            group=FIRST_USER, extra_groups=[], cwd="/", check=True, capture_output=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return False
    return True
