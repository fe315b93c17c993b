"""A group of controls in a real JupyterLab: named, close together, exchanged without a jump."""

import pytest
from cells import FIGURE
from playwright.sync_api import expect

GROUP = """
from whosays.controls import Choice, Group, Several
which = Choice(["sent", "added", "present"], label="Measure", value="sent")
who = Several(["Seoul", "Kyiv"], label="Families")
late = Several(["b"], label="Later")
one, other = figure(), figure(label="Other", alt="Other {}.".format)
group = Group([which, who, one], label="Estimates over time", code="This is: `estimates(1)`")
def chosen(change):
    group.children = [which, late, other]
    group.code = "This is: `estimates(2)`"
which.observe(chosen, "value")
group
"""


@pytest.fixture(scope="module")
def notebook(lab):
    """Two inputs and a figure in one group; a choice exchanges the last two."""
    lab.write("group.ipynb", [FIGURE, GROUP])
    notebook = lab.open("group.ipynb")
    notebook.run_all()
    notebook.page.get_by_role("img", name="A dot at 0.").wait_for()
    return notebook


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(notebook, theme):
    """The group and all in it pass in both themes."""
    notebook.theme(theme)
    assert notebook.axe(".ws-together") == []


def test_the_group_has_its_name_and_its_code(notebook):
    """Members stand in a group with a name; the line of code stands below."""
    group = notebook.page.get_by_role("group", name="Estimates over time")
    expect(group.get_by_role("radio")).to_have_count(3)
    expect(group.locator("code")).to_have_text("estimates(1)")


def test_options_stand_side_by_side(notebook):
    """In a group, short options take one line."""
    tops = notebook.page.get_by_role("radio").evaluate_all(
        "all => all.map(it => it.getBoundingClientRect().top)"
    )
    assert len(set(tops)) == 1


def test_members_are_exchanged_and_who_stays_keeps_the_focus(notebook):
    """An arrow key in the choice brings other members; the choice still has the focus."""
    page = notebook.page
    page.get_by_role("radio", name="sent", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("img", name="Other 0.").wait_for()
    expect(page.get_by_role("radio", name="added")).to_be_focused()
    expect(page.get_by_role("slider", name="Other")).to_have_count(1)
    expect(page.get_by_role("slider", name="Step")).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(1)
    expect(page.locator(".ws-together code")).to_have_text("estimates(2)")
