"""A tab of Firefox, driven by WebDriver BiDi, which Firefox speaks by itself."""

import base64
import json
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tabs import Moved, Tab
from websocket import create_connection

_START = 120
_CALL = 90
_QUIT = 30
_TOLD = ["log.entryAdded", "network.beforeRequestSent", "script.realmCreated"]
_MOVED = re.compile(r"AbortError|no such (frame|realm)|navigat", re.IGNORECASE)
# Where the standard keeps keys that have no character of their own.
_KEYS = {
    "Enter": "\ue007", "Tab": "\ue004", "Space": " ", "Escape": "\ue00c", "Backspace": "\ue003",
    "Delete": "\ue017", "Home": "\ue011", "End": "\ue010", "PageUp": "\ue00e",
    "PageDown": "\ue00f", "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014",
    "ArrowDown": "\ue015", "Control": "\ue009", "Shift": "\ue008", "Alt": "\ue00a",
}  # fmt: skip


class Firefox:
    """A running Firefox on a profile; ``close`` ends it as a user does, so that it keeps all."""

    def __init__(self, executable: str, profile: Path, prefs: dict[str, Any]) -> None:
        profile.mkdir(parents=True, exist_ok=True)
        self.downloads = profile / "downloads"
        self.downloads.mkdir(exist_ok=True)
        prefs = {**prefs, "browser.download.folderList": 2,
                 "browser.download.dir": str(self.downloads)}  # fmt: skip
        lines = (f"user_pref({json.dumps(key)}, {json.dumps(prefs[key])});\n" for key in prefs)
        (profile / "user.js").write_text("".join(lines), "utf-8")
        self._log = profile / "log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [executable, "--headless", "--no-remote", "--profile", str(profile),
                 "--remote-debugging-port", "0"],
                stdout=log, stderr=log,
            )  # fmt: skip
        self._count = 0
        self.events: list[dict[str, Any]] = []
        try:
            self._socket = create_connection(
                f"{self._address()}/session", timeout=_CALL, suppress_origin=True
            )
            self.call("session.new", capabilities={})
            self.call("session.subscribe", events=_TOLD)
        except BaseException:
            self.kill()
            raise

    def _address(self) -> str:
        until = time.monotonic() + _START
        while time.monotonic() < until and self._process.poll() is None:
            found = re.search(r"BiDi listening on (ws://\S+)", self._log.read_text("utf-8"))
            if found:
                return found[1]
            time.sleep(0.05)
        raise RuntimeError(f"Firefox did not start:\n{self._log.read_text('utf-8')[-3000:]}")

    def call(self, method: str, **params: Any) -> Any:
        """Send a command and return its result; what is told meanwhile is kept as events."""
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": params}))
        until = time.monotonic() + _CALL
        while True:
            # What a busy page tells without end is no answer.
            self._socket.settimeout(max(0.01, until - time.monotonic()))
            told = json.loads(self._socket.recv())
            if told.get("id") == self._count:
                break
            if told["type"] == "event":
                self.events.append(told)
                if method == "script.evaluate" and _went_away(told, params["target"]["context"]):
                    raise Moved
        if told["type"] == "error":
            raise RuntimeError(f"{method}: {told['error']}: {told['message']}")
        return told["result"]

    def tab(self, width: int, height: int) -> "FirefoxTab":
        """Open a tab of a size."""
        context = self.call("browsingContext.create", type="tab")["context"]
        size = {"width": width, "height": height}
        self.call("browsingContext.setViewport", context=context, viewport=size)
        return FirefoxTab(self, context)

    def requests(self) -> list[str]:
        """Return the address of every request that Firefox has told of."""
        if self._process.poll() is None:
            self.call("session.status")
        sent = (it for it in self.events if it["method"] == "network.beforeRequestSent")
        return [it["params"]["request"]["url"] for it in sent]

    def close(self) -> None:
        """Quit, so that all is kept; a second time does nothing."""
        if self._process.poll() is not None:
            return
        try:
            self.call("browser.close")
            self._process.wait(_QUIT)
        finally:
            self._socket.close()
            self.kill()

    def kill(self) -> None:
        """End it at once, if it still runs."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(_QUIT)


def _went_away(told: dict[str, Any], context: str) -> bool:
    """Return whether a tab has another page: what was asked of the one before stays unanswered."""
    page = told["params"]
    made = told["method"] == "script.realmCreated"
    return made and page["type"] == "window" and page.get("context") == context


class FirefoxTab(Tab):
    """One tab."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self.firefox = firefox
        self.context = context

    def goto(self, address: str) -> None:
        """Open an address and wait until the page has loaded."""
        self._call("browsingContext.navigate", url=address, wait="complete")

    def reload(self) -> None:
        """Load the page anew, as F5 does."""
        self._call("browsingContext.reload", wait="complete")

    def evaluate(self, function: str, *args: Any) -> Any:
        """Call a JavaScript function in the page; return what it gives, awaited."""
        call = f"(async () => JSON.stringify(await ({function})(...{json.dumps(args)})))()"
        target = {"context": self.context}
        try:
            told = self.firefox.call(
                "script.evaluate", expression=call, target=target, awaitPromise=True
            )
        except RuntimeError as error:
            raise (Moved if _MOVED.search(str(error)) else RuntimeError)(str(error)) from error
        if told["type"] == "exception":
            raise RuntimeError(f"{told['exceptionDetails']['text']}\nin {function[:400]}")
        return json.loads(told["result"].get("value", "null"))

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            *held, last = [_KEYS.get(name, name) for name in key.split("+")]
            last = last.lower() if held else last
            down = [("keyDown", each) for each in [*held, last]]
            self._keys(down + [("keyUp", each) for each in [last, *held]])

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        self._keys([(act, letter) for letter in text for act in ("keyDown", "keyUp")])

    def point(self, x: float, y: float) -> None:
        """Click at a place of the page, in pixels."""
        acts = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._perform({"type": "pointer", "id": "mouse", "actions": acts})

    def download(self, act: Callable[[], None]) -> tuple[str, bytes]:
        """Do what makes the page save a file; return its name and what is in it."""
        before = set(self.firefox.downloads.iterdir())
        act()
        until = time.monotonic() + 30
        while time.monotonic() < until:
            new = set(self.firefox.downloads.iterdir()) - before
            # A file that is still being written stands beside a ``.part``.
            if new and not any(path.suffix == ".part" for path in new):
                (path,) = new
                if path.stat().st_size:
                    return path.name, path.read_bytes()
            time.sleep(0.05)
        raise AssertionError("no file was saved")

    def complaints(self) -> list[str]:
        """Return the errors that the page's console has shown so far."""
        self.firefox.call("session.status")
        told = [it["params"] for it in self.firefox.events if it["method"] == "log.entryAdded"]
        return [
            f"{it['text']} {it.get('stackTrace')}"
            for it in told
            if it["level"] == "error" and it["source"].get("context") == self.context
        ]

    def picture(self) -> bytes:
        """Return a PNG of what is in view."""
        return base64.b64decode(self._call("browsingContext.captureScreenshot")["data"])

    def close(self) -> None:
        """Close the tab alone."""
        self._call("browsingContext.close")

    def _call(self, method: str, **params: Any) -> Any:
        return self.firefox.call(method, context=self.context, **params)

    def _keys(self, acts: list[tuple[str, str]]) -> None:
        actions = [{"type": act, "value": value} for act, value in acts]
        self._perform({"type": "key", "id": "keyboard", "actions": actions})

    def _perform(self, source: dict[str, Any]) -> None:
        self._call("input.performActions", actions=[source])
