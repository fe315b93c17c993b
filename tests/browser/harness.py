"""A real JupyterLab on a folder of its own, and notebooks open in it.

Whatever leaves the machine is written down: the page's requests by a route, those of server and
kernels by a socket guard.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import nbformat

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
_SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "defer"},
}
_SOCKET_GUARD = """
import os, socket

_connect = socket.socket.connect


def _only_here(self, address):
    here = ("127.0.0.1", "::1", "localhost", "0.0.0.0")
    if isinstance(address, tuple) and address[0] not in here:
        with open(os.environ["WHOSAYS_TEST_NETWORK_LOG"], "a") as log:
            log.write(f"{address}\\n")
        raise OSError(f"a test tried to reach {address}")
    return _connect(self, address)


socket.socket.connect = _only_here
"""


def chromium() -> str | None:
    """Return the path of the browser of this machine, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


class Server:
    """JupyterLab of this environment on a folder of its own, with no setting of the user."""

    def __init__(self, home: Path) -> None:
        self.root = home / "course"
        self.network_log = home / "network.log"
        self.token = secrets.token_hex(12)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._prepare(home)
        self.log = (home / "server.log").open("wb")
        self.process = subprocess.Popen(
            self._command(), cwd=self.root, env=self._environment(home),
            stdout=self.log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._wait(home / "server.log")

    @property
    def url(self) -> str:
        """The address that every request of a page must begin with."""
        return f"http://127.0.0.1:{self.port}"

    def _prepare(self, home: Path) -> None:
        self.root.mkdir()
        overrides = home / "config" / "labconfig" / "default_setting_overrides.json"
        overrides.parent.mkdir(parents=True)
        overrides.write_text(json.dumps(_SETTINGS))
        guard = home / "guard" / "sitecustomize.py"
        guard.parent.mkdir()
        guard.write_text(_SOCKET_GUARD)

    def _command(self) -> list[str]:
        return [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
            f"--ServerApp.port={self.port}", "--ServerApp.port_retries=0",
            "--ServerApp.ip=127.0.0.1", f"--IdentityProvider.token={self.token}",
            f"--ServerApp.root_dir={self.root}", "--LabApp.expose_app_in_browser=True",
            "--LabApp.extension_manager=readonly", "--LabApp.news_url=",
        ]  # fmt: skip

    def _environment(self, home: Path) -> dict[str, str]:
        names = {
            "JUPYTER_CONFIG_DIR": "config",
            "JUPYTER_DATA_DIR": "data",
            "JUPYTER_RUNTIME_DIR": "runtime",
            "JUPYTERLAB_SETTINGS_DIR": "settings",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
            "IPYTHONDIR": "ipython",
            "WHOSAYS_ANSWERS": "answers",
        }
        paths = {name: str(home / folder) for name, folder in names.items()}
        guard = os.pathsep.join([str(home / "guard"), os.environ.get("PYTHONPATH", "")])
        return {
            **os.environ, **paths, "PYTHONPATH": guard.rstrip(os.pathsep),
            "WHOSAYS_TEST_NETWORK_LOG": str(self.network_log),
        }  # fmt: skip

    def _wait(self, log: Path) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            try:
                urlopen(f"{self.url}/api?token={self.token}", timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")

    def has_kernel(self, name: str) -> bool:
        """Say whether a page is connected to the kernel of the notebook ``name``."""
        with urlopen(f"{self.url}/api/sessions?token={self.token}", timeout=5) as answer:
            sessions = json.load(answer)
        return any(it["path"] == name and it["kernel"]["connections"] for it in sessions)

    def stop(self) -> None:
        """End the server and its kernels."""
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


class Notebook:
    """One notebook, open in JupyterLab, on a Playwright page."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def command(self, name: str) -> None:
        """Carry out one of JupyterLab's commands and wait until it is done."""
        self.page.evaluate("name => window.jupyterapp.commands.execute(name)", name)

    def run_all(self) -> None:
        """Run every cell, wait for the last, and fail on a cell that raised."""
        self.command("notebook:run-all-cells")
        errors = self.page.locator(".jp-OutputArea-output[data-mime-type*='error']")
        assert errors.count() == 0, errors.first.inner_text()

    def run_cell(self, place: int) -> None:
        """Run the cell at ``place``, counted from 0, and wait until it is done."""
        self.page.evaluate(
            "place => { window.jupyterapp.shell.currentWidget.content.activeCellIndex = place }",
            place,
        )
        self.command("notebook:run-cell")
        self._wait_drawn()

    def result(self, place: int) -> Any:
        """Run the cell at ``place`` again and return the newest result on the page."""
        self.wait_idle()
        self.run_cell(place)
        return self.page.locator(".jp-OutputArea-executeResult .jp-OutputArea-output").last

    def append_and_run(self, source: str) -> None:
        """Add a code cell at the end and run it."""
        self.page.evaluate(
            """source => {
              const notebook = window.jupyterapp.shell.currentWidget.content;
              const at = notebook.model.cells.length;
              notebook.model.sharedModel.insertCell(at, { cell_type: "code", source });
              notebook.activeCellIndex = at;
            }""",
            source,
        )
        self.command("notebook:run-cell")
        self._wait_drawn()

    def _wait_drawn(self) -> None:
        """Wait until the page has drawn every widget that the active cell shows."""
        self.page.wait_for_function(
            """() => {
              const { outputArea } = window.jupyterapp.shell.currentWidget.content.activeCell;
              if (!outputArea) return true;
              const outputs = outputArea.model.toJSON();
              const views = outputs.filter(
                (it) => it.data && "application/vnd.jupyter.widget-view+json" in it.data);
              return outputArea.node.querySelectorAll(".ws").length >= views.length;
            }"""
        )

    def wait_idle(self) -> None:
        """Wait until the page has told the kernel all and the kernel rests."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(
            "() => window.jupyterapp.shell.currentWidget.context.sessionContext"
            ".session?.kernel?.status === 'idle'"
        )

    def close(self) -> None:
        """Close the page and end its kernel."""
        self.page.evaluate("() => window.jupyterapp.serviceManager.sessions.shutdownAll()")
        self.page.context.close()

    def restart_kernel(self) -> None:
        """Restart the kernel without running anything."""
        self.page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.context.sessionContext.restartKernel()"
        )

    def save(self) -> None:
        """Save the notebook file."""
        self.command("docmanager:save")

    def reload(self) -> None:
        """Load the page anew, as F5 does, and wait for the kernel."""
        self.page.reload()
        self.ready()

    def ready(self) -> None:
        """Wait until JupyterLab shows the notebook and its kernel is idle."""
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Notebook .jp-Cell", timeout=60_000)
        self.page.wait_for_function(
            """async () => {
              const context = window.jupyterapp?.shell?.currentWidget?.context?.sessionContext;
              if (!context) return false;
              await context.ready;
              return context.session?.kernel?.status === "idle";
            }""",
            timeout=60_000,
        )

    def theme(self, name: str) -> None:
        """Switch to "JupyterLab Light" or "JupyterLab Dark" and wait until it is there."""
        self.page.evaluate(
            "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", name
        )
        self.page.wait_for_selector(f"body[data-jp-theme-name='{name}']", state="attached")

    def sticking_out(self, width: int, selector: str = ".ws-together") -> int:
        """Return how many of what is named are wider than a page of so many pixels."""
        return self.page.locator(selector).evaluate_all(
            """(all, width) => all.filter((it) => {
              it.style.width = `${width}px`;
              const out = it.scrollWidth > width + 1;
              it.style.width = "";
              return out;
            }).length""",
            width,
        )

    def axe(self, selector: str) -> list[str]:
        """Return axe-core's violations within what ``selector`` names, one line each."""
        from axe_playwright_python.sync_playwright import Axe

        results = Axe().run(self.page, context={"include": [[selector]]})
        return [
            f"{found['id']}: {node['target']} {node['failureSummary']}"
            for found in results.response["violations"]
            for node in found["nodes"]
        ]


class Lab:
    """A running JupyterLab with an empty folder of its own and a browser beside it."""

    def __init__(self, server: Server, browser: Any) -> None:
        self.server = server
        self.browser = browser
        self.strangers: list[str] = []
        self._contexts: list[Any] = []

    def write(self, name: str, cells: list[str]) -> Path:
        """Write a notebook with these code cells into the course folder."""
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(source) for source in cells],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        )
        path = self.server.root / name
        nbformat.write(notebook, path)
        return path

    def open(
        self, name: str, *, width: int = 1366, height: int = 768, scale: float = 1
    ) -> Notebook:
        """Open a notebook of the course folder in JupyterLab, in a fresh browser profile."""
        page = self.page(f"lab/tree/{name}?reset", width=width, height=height, scale=scale)
        notebook = Notebook(page)
        notebook.ready()
        return notebook

    def page(self, address: str, *, width: int = 1366, height: int = 768, scale: float = 1) -> Any:
        """Open an address of the server, guarded, in a fresh browser profile."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=scale
        )
        self._contexts.append(context)
        context.set_default_timeout(15_000)
        context.route("**/*", self._guard)
        page = context.new_page()
        page.on("websocket", lambda socket: self._note(socket.url))
        joint = "&" if "?" in address else "?"
        page.goto(f"{self.server.url}/{address}{joint}token={self.server.token}")
        return page

    def close(self) -> None:
        """Close what was opened and end the kernels that were started."""
        for context in self._contexts:
            for page in context.pages:
                page.evaluate("() => window.jupyterapp?.serviceManager.sessions.shutdownAll()")
            context.close()
        self._contexts.clear()

    def _here(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in ("data", "blob") or parts.hostname == "127.0.0.1"

    def _note(self, url: str) -> None:
        if not self._here(url):
            self.strangers.append(url)

    def _guard(self, route: Any) -> None:
        self._note(route.request.url)
        if self._here(route.request.url):
            route.continue_()
        else:
            route.abort()
