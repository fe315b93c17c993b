"""A real kernel that runs cells one by one, as a notebook does, and gives back what they show."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

Outputs = list[dict[str, Any]]


class Kernel:
    """A running kernel."""

    def __init__(self, client: NotebookClient) -> None:
        self._client = client

    def run(self, source: str) -> Outputs:
        """Run one cell and return its outputs; an error is an output too."""
        cells = self._client.nb.cells
        cells.append(nbformat.v4.new_code_cell(source))
        self._client.execute_cell(cells[-1], len(cells) - 1)
        return cells[-1].outputs


@contextmanager
def started(folder: Path) -> Iterator[Kernel]:
    """Start a kernel in a folder, and end it again."""
    client = NotebookClient(
        nbformat.v4.new_notebook(), timeout=120, kernel_name="python3", allow_errors=True,
        store_widget_state=False, resources={"metadata": {"path": str(folder)}},
    )  # fmt: skip
    with client.setup_kernel():
        yield Kernel(client)


def texts(outputs: Outputs) -> list[str]:
    """Return the outputs as plain text."""
    return [each.get("data", {}).get("text/plain", each.get("text", "")) for each in outputs]


def errors(outputs: Outputs) -> list[str]:
    """Return the errors among the outputs, and whatever was written to standard error."""
    raised = [f"{each['ename']}: {each['evalue']}" for each in outputs if "ename" in each]
    return raised + [each["text"] for each in outputs if each.get("name") == "stderr"]
