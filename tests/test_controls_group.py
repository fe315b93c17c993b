"""A group of controls: its name, its members, and the page where no widget runs."""

import pytest

from whosays import controls

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x03 \x00\x00\x01\xc2\x08\x06\x00\x00\x00"
    b"rest of a picture"
)


def test_a_group_without_a_name_is_refused():
    """A reader who comes into the group hears what it is."""
    with pytest.raises(ValueError, match="no label") as error:
        controls.Group([], label=" ")
    assert str(error.value) == (
        "This Group has no label. Nobody could tell what it is for, least of all a screen reader. "
        'Give label="..." with a few words that name what stands in it.'
    )


def test_members_can_be_exchanged():
    """The members are a list that is read and set."""
    choice, text = controls.Choice(["a"], label="One"), controls.Text(label="Two")
    group = controls.Group([choice], label="Both")
    group.children = [choice, text]
    assert group.children == [choice, text]


def test_without_widgets_the_figures_are_there():
    """Where no widget runs, the page still has each figure with its words."""
    figure = controls.Figure(PNG, alt="A dot.", caption="Marks.")
    group = controls.Group([controls.Choice(["a"], label="One"), figure], label="Both")
    data = group._repr_mimebundle_()[0]
    assert data["text/html"] == figure.html()
    assert data["text/plain"] == "Both"
