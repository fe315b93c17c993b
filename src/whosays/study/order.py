"""What a cell shows that was run before the set-up cell: a kind word in place of an error.

The start file ``startup/50-whosays.py`` is installed where IPython of the environment looks when a
kernel starts. It hands over every missing name that the set-up cell of a lesson makes.
"""

from __future__ import annotations

from html import escape
from typing import Any

from whosays.lessons import words
from whosays.study.pages import Page

__all__ = ["excuse"]


def excuse(shell: Any, error: NameError) -> bool:
    """Show the kind word for a name that the set-up cell makes, and let *Run All* go on.

    Parameters
    ----------
    shell
        The IPython shell of the kernel.
    error
        The missing name, as it was raised.

    Returns
    -------
    bool
        False where the name is missing in a module rather than in a cell: nothing is shown then.
    """
    if not _is_of_a_cell(shell, error):
        return False

    # IPython notes the error before it asks us and hands the result over when the cell is done.
    def forgive(result: Any) -> None:
        shell.events.unregister("post_run_cell", forgive)
        if getattr(result, "error_in_exec", None) is error:
            result.error_in_exec = None

    shell.events.register("post_run_cell", forgive)
    page = kind_word(error.name or "")
    shell.display_pub.publish({"text/plain": page.text, "text/html": page._repr_html_()})
    return True


def kind_word(name: str) -> Page:
    """Return what is wrong, why, and how to mend it, for one missing name."""
    said = words()["study"]["order"]
    texts = [said[key] for key in ("what", "why", "mend")]
    code = {"name": name, "cell": said["cell"]}
    marked = {key: f"<code>{escape(text)}</code>" for key, text in code.items()}
    html = "".join(f"<p>{escape(text).format(**marked)}</p>" for text in texts)
    return Page(f'<div role="status">{html}</div>', " ".join(texts).format(**code))


def _is_of_a_cell(shell: Any, error: NameError) -> bool:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_globals is shell.user_global_ns
