"""A lesson shown to a class: what stands on the screen, and the keys of whoever shows it."""

from typing import Any

BUTTON = "Show step by step, in large type"
SCROLLER = ".ws-stage .jp-WindowedPanel-outer"
SEEN = """() => [...document.querySelectorAll(".ws-stage .jp-Cell")]
  .filter((it) => it.offsetHeight).map((it) => it.innerText).join("\\n")"""
_NOTEBOOK = """() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells.map(
  ({ id, cell_type, source, metadata: { trusted, ...metadata } }) =>
    ({ id, cell_type, source, metadata }))"""
SIGN_IN = """() => {
  const { content } = window.jupyterapp.shell.currentWidget;
  const source = (it) => it.model.sharedModel.getSource();
  const last = content.widgets.findIndex((it) => source(it).includes("sign_in()"));
  content.activeCellIndex = last;
  content.widgets.slice(0, last + 1).forEach((it) => content.select(it));
  return window.jupyterapp.commands.execute("notebook:run-cell");
}"""


class Shown:
    """A lesson on a Playwright page of JupyterLab, installed or in the browser."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def sign_in(self) -> "Shown":
        """Run the lesson's first cells, down to the box that asks for an alias."""
        self.page.evaluate(SIGN_IN)
        self.page.get_by_role("button", name=BUTTON).wait_for()
        return self

    def begin(self) -> "Shown":
        """Press the button below the box."""
        self.page.get_by_role("button", name=BUTTON).click()
        return self.settle()

    def settle(self) -> "Shown":
        """Wait until the step is there."""
        self.page.wait_for_selector(".ws-presenter[aria-busy=false]")
        return self

    def press(self, *keys: str) -> "Shown":
        """Press keys one after the other, each once what it asked for is there."""
        for key in keys:
            self.page.keyboard.press(key)
            if self.is_on():
                self.settle()
        return self

    def until(self, text: str, key: str = "PageDown") -> "Shown":
        """Press a key until a text stands on the screen."""
        for _ in range(60):
            if text in self.seen():
                return self
            self.press(key)
        raise AssertionError(f"{text!r} never came; the last thing seen: {self.seen()}")

    def is_on(self) -> bool:
        """Tell whether a lesson is being shown."""
        return bool(self.page.locator(".ws-stage").count())

    def seen(self) -> str:
        """Return the text of the step, as far as it is on the screen or can be scrolled to."""
        return self.page.evaluate(SEEN)

    def place(self) -> str:
        """Return what the bar says, such as "Step 3 of 25"."""
        return self.page.locator(".ws-place").inner_text()

    def told(self) -> str:
        """Return the sentence in the bar."""
        return self.page.locator(".ws-told").inner_text()

    def notebook(self) -> Any:
        """Return the cells as they would be saved, without what running one leaves in it."""
        return self.page.evaluate(_NOTEBOOK)
