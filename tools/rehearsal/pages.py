"""The pages of a hub as a student's browser goes through them, from log-in to an open lesson."""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from rehearsal.browser import Browser, RefusedError
from rehearsal.kernel import Kernel
from rehearsal.wire import PROTOCOL

PASSWORD = "rehearsal"
_FORM_MARK = re.compile(r'name="_xsrf"\s+value="([^"]*)"')
_SCRIPT = re.compile(r'<script[^>]+src="([^"]+)"')
#: What JupyterLab asks of its server while it starts.
_LAB_ASKS = (
    "lab/api/settings", "lab/api/themes", "lab/api/translations", "api/kernelspecs",
    "api/contents?content=1", "api/sessions", "api/kernels", "lab/api/workspaces/default",
)  # fmt: skip


@dataclass
class Page:
    """A lesson that is open in a browser.

    Parameters
    ----------
    browser
        The browser.
    base
        The path of the user's server.
    path
        The notebook's place below it.
    notebook
        The notebook as it was read.
    kernel
        The line to its kernel.
    """

    browser: Browser
    base: str
    path: str
    notebook: dict[str, Any]
    kernel: Kernel

    async def save(self) -> None:
        """Save the notebook, as JupyterLab does by itself every two minutes."""
        address = f"{self.base}api/contents/{quote(self.path)}"
        body = {"type": "notebook", "format": "json", "content": self.notebook}
        await self.browser.told(address, method="PUT", body=body)


async def log_in(browser: Browser, name: str) -> str:
    """Fill in the log-in form; return the address of the page that it leads to."""
    page = (await browser.ask("/hub/login")).body.decode()
    mark = _FORM_MARK.search(page)
    if mark is None:
        raise RefusedError("The log-in page has no form with a mark against forgery.")
    form = {"username": name, "password": PASSWORD, "_xsrf": mark[1]}
    return str((await browser.ask("/hub/login", method="POST", form=form)).effective_url)


async def start_server(browser: Browser, name: str) -> None:
    """Ask for the server and watch its progress bar until the server is there."""
    answer = await browser.ask("/hub/spawn")
    if urlsplit(answer.effective_url).path.startswith("/hub/spawn-pending"):
        await _watch(browser, name)


async def _watch(browser: Browser, name: str) -> None:
    mark = quote(browser.cookies("/hub/")["_xsrf"])
    address = f"/hub/api/users/{name}/server/progress?_xsrf={mark}"
    came = bytearray()
    await browser.ask(address, each=came.extend)
    events = [json.loads(line[5:]) for line in came.splitlines() if line.startswith(b"data:")]
    if not events or not events[-1].get("ready"):
        raise RefusedError(f"The server of {name} did not start: {events[-1:]}")


async def open_lab(browser: Browser, name: str) -> str:
    """Load JupyterLab's page and what it asks for; return the path of the user's server."""
    page = await browser.ask(f"/user/{name}/lab")
    base = f"/user/{name}/"
    if not urlsplit(page.effective_url).path.startswith(base):
        raise RefusedError(f"JupyterLab of {name} did not open, but {page.effective_url}.")
    scripts = [script for script in _SCRIPT.findall(page.body.decode()) if "static" in script]
    asked = [*scripts, *(base + each for each in _LAB_ASKS)]
    await asyncio.gather(*(browser.ask(each) for each in asked))
    return base


async def open_lesson(browser: Browser, base: str, file: str) -> Page:
    """Open a notebook: its text, a session, the line to its kernel.

    A session that is there already is joined, as after a page was closed and opened again.
    """
    notebook = await browser.told(f"{base}api/contents/{quote(file)}?content=1&type=notebook")
    sessions = await browser.told(f"{base}api/sessions")
    found = [each for each in sessions if each["path"] == file]
    wanted = {"path": file, "name": file, "type": "notebook", "kernel": {"name": "python3"}}
    session = (
        found[0] if found else await browser.told(f"{base}api/sessions", method="POST", body=wanted)
    )
    mine = uuid.uuid4().hex
    line = f"{base}api/kernels/{session['kernel']['id']}/channels?session_id={mine}"
    kernel = Kernel(await browser.socket(line, PROTOCOL), mine)
    await kernel.ready()
    return Page(browser, base, file, notebook["content"], kernel)
