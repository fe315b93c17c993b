"""A cell that ran before the set-up cell, in a real JupyterLab."""

from playwright.sync_api import expect


def test_a_cell_that_runs_too_early_gets_a_kind_word(lab):
    """Run All goes on after a cell above the set-up cell, which says what to do, for all eyes."""
    setup = 'import whosays\nlesson = whosays.lesson("00")'
    lab.write("early.ipynb", ["lesson.saved()", setup, "lesson.saved()"])
    notebook = lab.open("early.ipynb")
    notebook.run_all()
    said = notebook.page.locator(".jp-OutputArea-output .ws-page")
    expect(said.first).to_contain_text("Python does not know the word lesson yet.")
    expect(said).to_have_count(2)
    expect(said.last).not_to_contain_text("Python does not know")
    assert notebook.axe(".ws-page") == []
    notebook.close()
