"""A lesson that was run and saved is shown again when page and kernel are new."""

import pytest
from lab_lessons import lab_with
from projector import Shown

SAVE = "() => window.jupyterapp.commands.execute('docmanager:save')"
RESTART = "() => window.jupyterapp.shell.currentWidget.sessionContext.restartKernel()"


@pytest.fixture
def saved(play, tmp_path):
    """Return lesson 04 with its first cells run again, after a saved page lost its kernel."""
    with lab_with(play, tmp_path, "04") as lab:
        shown = Shown(lab.open("04.ipynb", width=1280, height=720).page).sign_in()
        shown.begin().until("FROM AN EARLIER LESSON 1 OF 3").press("Escape")
        shown.page.evaluate(SAVE)
        shown.page.evaluate(RESTART)
        shown.page.reload()
        shown.page.get_by_text("model not found").first.wait_for()
        yield shown.sign_in()


def test_what_a_saved_page_cannot_show_is_run_again(saved):
    """The class sees the question, and not the line that stands in the place of a lost one."""
    saved.begin().press("Home").until("Warm up").press("PageDown")
    assert "model not found" not in saved.seen()
    assert "FROM AN EARLIER LESSON 1 OF 3" in saved.seen()
