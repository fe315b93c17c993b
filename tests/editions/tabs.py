"""What a student does in a browser's tab, told once for Chromium and for Firefox.

A browser brings the few primitives that are abstract here; all else is built on them, so that one
scenario runs in both.
"""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from typing import Any

# Asks again and again inside the page for a while, so that a test waits for what is drawn.
_LOOK = """(what, args) => new Promise((found, failed) => {
  const end = Date.now() + 1000;
  const look = async () => {
    try { if (await what(...args)) return found(true); } catch (error) { return failed(error); }
    if (Date.now() > end) return found(false);
    setTimeout(look, 30);
  };
  setTimeout(() => found(false), 1500);
  look();
})"""
# The lesson in front: others may be open behind it.
OPEN = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook"
_FIND = """(selector, text) => [...document.querySelectorAll(selector)].find(
  (it) => it.getClientRects().length && it.innerText.replace(/\\s+/g, " ").includes(text))"""
_PROMPTS = f"""[...document.querySelectorAll("{OPEN} .jp-CodeCell .jp-InputPrompt")]
  .map((it) => it.innerText.trim())"""
_CARD_STATE = f"""() => [...document.querySelectorAll("{OPEN} .ws-card")].map((card) => [
  ...[...card.querySelectorAll("input:checked")].map((it) => it.value),
  ...[...card.querySelectorAll("textarea, select, [type=text]")].map((it) => it.value)])"""


class Moved(Exception):  # noqa: N818
    """The page went to another address before a function had ended."""


class Tab(ABC):
    """One tab of a browser, on a profile that may outlive it."""

    @abstractmethod
    def goto(self, address: str) -> None:
        """Open an address and wait until the page has loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page anew, as F5 does."""

    @abstractmethod
    def evaluate(self, function: str, *args: Any) -> Any:
        """Call a JavaScript function in the page; return what it gives, awaited."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as "Tab" or "Control+A"."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type a text, key by key."""

    @abstractmethod
    def point(self, x: float, y: float) -> None:
        """Click at a place of the page, in pixels."""

    @abstractmethod
    def download(self, act: Callable[[], None]) -> tuple[str, bytes]:
        """Do what makes the page save a file; return its name and what is in it."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """Return the errors that the page's console has shown so far."""

    @abstractmethod
    def picture(self) -> bytes:
        """Return a PNG of what is in view."""

    @abstractmethod
    def close(self) -> None:
        """Close the tab alone."""

    def wait(self, what: str, *args: Any, seconds: float = 120) -> None:
        """Wait until a JavaScript function returns something true."""
        look = f"() => ({_LOOK})({what}, {json.dumps(args)})"
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            # Between two looks the page may go to another address.
            with suppress(Moved):
                if self.evaluate(look):
                    return
        seen = self.evaluate("() => document.body.innerText.slice(-1500)")
        raise AssertionError(f"not within {seconds} s: {what} {args}\nThe page:\n{seen}")

    def wait_for_text(self, text: str, selector: str = "body", *, seconds: float = 120) -> None:
        """Wait until some element shows a text."""
        self.wait(f"(...a) => !!({_FIND})(...a)", selector, text, seconds=seconds)

    def click(self, selector: str, text: str = "") -> None:
        """Click the first visible element that fits; its middle must not be covered."""
        self.wait(f"(...a) => !!({_FIND})(...a)", selector, text)
        place = self.evaluate(
            f"""(...a) => {{
              const it = ({_FIND})(...a);
              it.scrollIntoView({{ block: "nearest" }});
              const box = it.getBoundingClientRect();
              const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
              const top = document.elementFromPoint(x, y);
              return it.contains(top) || top?.contains(it) ? [x, y] : null;
            }}""",
            selector, text,
        )  # fmt: skip
        assert place, f"something lies over {selector} {text!r}"
        self.point(*place)

    def focus(self, selector: str) -> None:
        """Put the keyboard's focus on the first element that fits."""
        self.evaluate("selector => document.querySelector(selector).focus()", selector)

    def tab_to(self, selector: str, most: int = 60) -> None:
        """Press Tab until what fits has the focus."""
        for _ in range(most):
            if self.evaluate("it => !!document.activeElement?.closest(it)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} cannot be reached by Tab")

    # ---------------------------------------------------------------- a lesson

    def lesson_ready(self, name: str = "") -> None:
        """Wait until a lesson stands there and Python beside it is idle."""
        self.wait(
            """async name => {
              const panel = window.jupyterapp?.shell?.currentWidget;
              const context = panel?.context;
              if (!context || !context.path.includes(name)) return false;
              await context.ready;
              await context.sessionContext.ready;
              return context.sessionContext.session?.kernel?.status === "idle"
                && panel.isVisible
                && panel.node.querySelectorAll(".jp-Cell").length > 0;
            }""",
            name,
        )  # fmt: skip

    def run_all(self) -> None:
        """Run every cell and wait for the last; all must have run, and none may have failed."""
        self.evaluate(
            """() => {
              window.ranAll = false;
              const done = () => { window.ranAll = true };
              window.jupyterapp.commands.execute("notebook:run-all-cells").then(done, done);
            }"""
        )
        self.wait("() => window.ranAll", seconds=240)
        self.wait(f"() => !({_PROMPTS}).some((it) => it.includes('*'))")
        assert self.failed_cells() == []
        prompts = self.evaluate(f"() => {_PROMPTS}")
        assert prompts, "no cell has run"
        assert not [it for it in prompts if it == "[ ]:"], prompts

    def run_cell(self, source: str) -> None:
        """Run the cell with a piece of code and wait until it is done."""
        self.evaluate(
            """source => {
              const { content } = window.jupyterapp.shell.currentWidget;
              content.activeCellIndex = content.widgets.findIndex(
                (cell) => cell.model.sharedModel.getSource().includes(source));
              window.ranOne = false;
              const done = () => { window.ranOne = true };
              window.jupyterapp.commands.execute("notebook:run-cell").then(done, done);
            }""",
            source,
        )
        self.wait("() => window.ranOne")

    def failed_cells(self) -> list[str]:
        """Return the texts of the outputs that are errors or stand on the error channel."""
        return self.evaluate(
            f"""() => [...document.querySelectorAll("{OPEN} .jp-OutputArea-output")]
              .filter((it) => /error|stderr/.test(it.dataset.mimeType))
              .map((it) => it.innerText.slice(0, 800))"""
        )

    def cards(self) -> list[list[str]]:
        """Return what is chosen or written in each card."""
        return self.evaluate(_CARD_STATE)

    def sign_in(self, alias: str) -> None:
        """Type an alias into the box and press Enter."""
        box = f"{OPEN} .ws input[type=text]"
        self.wait("box => !!document.querySelector(box)", box)
        self.focus(box)
        self.press("Control+A")
        self.type(alias)
        self.press("Enter")
        self.wait_for_text(alias, f"{OPEN} .ws strong")
