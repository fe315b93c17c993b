"""Chromium, driven by Playwright."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from harness import FLAGS
from playwright.sync_api import Error
from running import end_with
from school import HOST
from tabs import Moved, Tab

_LIMIT = 120_000


class Chromium:
    """A running Chromium on a profile, or on none at all as a private window."""

    def __init__(
        self, play: Any, executable: str, profile: Path, wire: int, host: str, *,
        private: bool = False, blocked: bool = False,
    ) -> None:  # fmt: skip
        profile.mkdir(parents=True, exist_ok=True)
        self.net_log = profile / "net-log.json"
        flags = [
            *FLAGS, f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
            f"--proxy-server=http://127.0.0.1:{wire}",
            f"--proxy-bypass-list=<-loopback>;{HOST};{host}", f"--log-net-log={self.net_log}",
        ]  # fmt: skip
        if blocked:
            _forbid_storage(profile)
        kind, options = play.chromium, {"executable_path": executable, "args": flags}
        if private:
            self._browser = kind.launch(**options)
            self.context = self._browser.new_context()
        else:
            self._browser = None
            self.context = kind.launch_persistent_context(str(profile), **options)
        self.context.set_default_timeout(_LIMIT)

    def tab(self, width: int, height: int) -> "ChromiumTab":
        """Open a tab of a size."""
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        return ChromiumTab(page)

    def close(self) -> None:
        """Quit, so that all is kept; a second time does nothing."""
        self.context.close()
        if self._browser:
            self._browser.close()

    def kill(self) -> None:
        """End it at once: whoever waits for it is told that it is gone."""
        end_with(self.net_log)

    def requests(self) -> list[str]:
        """Return every address that this Chromium asked for, once it is closed."""
        events = json.loads(self.net_log.read_text("utf-8"))["events"]
        return [it["params"]["url"] for it in events if "url" in it.get("params", {})]


def _forbid_storage(profile: Path) -> None:
    path = profile / "Default" / "Preferences"
    path.parent.mkdir(exist_ok=True)
    forbidden = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    path.write_text(json.dumps(forbidden), "utf-8")


class ChromiumTab(Tab):
    """One tab."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self._complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._complaints.append(f"{error} {error.stack}"))

    def goto(self, address: str) -> None:
        """Open an address and wait until the page has loaded."""
        self.page.goto(address)

    def reload(self) -> None:
        """Load the page anew, as F5 does."""
        self.page.reload()

    def evaluate(self, function: str, *args: Any) -> Any:
        """Call a JavaScript function in the page; return what it gives, awaited."""
        try:
            return self.page.evaluate(f"args => ({function})(...args)", list(args))
        except Error as error:
            if "context was destroyed" in str(error):
                raise Moved from error
            raise

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        self.page.keyboard.type(text)

    def point(self, x: float, y: float) -> None:
        """Click at a place of the page, in pixels."""
        self.page.mouse.click(x, y)

    def download(self, act: Callable[[], None]) -> tuple[str, bytes]:
        """Do what makes the page save a file; return its name and what is in it."""
        with self.page.expect_download() as saved:
            act()
        return saved.value.suggested_filename, saved.value.path().read_bytes()

    def complaints(self) -> list[str]:
        """Return the errors that the page's console has shown so far."""
        return list(self._complaints)

    def picture(self) -> bytes:
        """Return a PNG of what is in view."""
        return self.page.screenshot()

    def close(self) -> None:
        """Close the tab alone."""
        self.page.close()

    def _hear(self, message: Any) -> None:
        if message.type == "error":
            self._complaints.append(f"{message.text} {message.location.get('url', '')}")
