"""A figure whose steps are exchanged while it is shown."""

from typing import Any

import pytest

from whosays.controls import Figure, Slider

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x03 \x00\x00\x01\xc2\x08\x06\x00\x00\x00"
    b"rest of a picture"
)


def made(**changes: Any) -> Figure:
    """Make a figure of the steps 1 to 5, with some arguments changed."""
    given = {"steps": range(1, 6), "label": "Step", "alt": "Chart {}".format, "caption": "Marks."}
    return Figure(lambda step: PNG, **{**given, **changes})


def moved(figure: Figure, **state: Any) -> None:
    """Send a move as the page does."""
    figure.set_state(state)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"steps": [3, 4, 5]}, 4),
        ({"steps": [7, 8]}, 7),
        ({"steps": [7, 8], "value": 8}, 8),
        ({"value": 2}, 2),
        ({"steps": []}, None),
    ],
    ids=["still there", "gone", "asked for", "same steps", "none"],
)
def test_the_step_after_an_exchange(given, value):
    """The step that was asked for is shown, or the one from before, or the first."""
    figure = made(value=4)
    figure.update(alt="Chart." if given.get("steps") == [] else None, **given)
    assert figure.value == value
    assert figure.first_about["index"] == figure.index


def test_steps_label_and_words_are_new():
    """The page gets kind, label and words of the new steps in one turn."""
    figure = made()
    figure.update(steps=["2025-02-26", "2025-03-27"], label="Day", step_text="on {}".format)
    assert (figure.step_kind, figure.label) == ("date", "Day")
    assert [step["text"] for step in figure.steps] == ["on 2025-02-26", "on 2025-03-27"]
    assert (figure.generation, figure.steps_turn) == (1, 1)


def test_the_newest_drawing_and_words_are_used():
    """Picture, alt text and sentence of the step come from what was given with it."""
    figure = made()
    figure.update(
        lambda step: PNG + bytes([step]), steps=[8, 9], value=9, alt="New {}".format,
        sentence="It is {}.".format,
    )  # fmt: skip
    assert figure.first == PNG + b"\x09"
    said = {"index": 1, "alt": "New 9", "sentence": "It is 9."}
    assert said.items() <= figure.first_about.items()


def test_a_move_on_old_steps_is_dropped():
    """A move that comes late, made before the exchange, changes nothing; the next one counts."""
    figure = made()
    figure.update(steps=range(10, 30), value=12)
    moved(figure, index=4, moved_on=0)
    assert figure.value == 12
    moved(figure, index=4, moved_on=1)
    assert figure.value == 14


def test_a_new_drawing_alone_drops_no_move():
    """Where the steps stay, a move made before a new drawing still counts."""
    figure = made()
    figure.update(lambda step: PNG + b"2")
    moved(figure, index=4, moved_on=0)
    assert figure.value == 5


def test_a_move_to_no_step_is_dropped():
    """A number outside the steps never becomes the state."""
    figure = made()
    moved(figure, index=9, moved_on=0)
    assert figure.value == 1


def test_the_next_picture_is_drawn_as_the_page_last_asked():
    """On a dark, dense screen an exchange sends the picture that this screen shows."""
    figure = made()
    asking = {"type": "frame", "turn": "t", "index": 0, "why": "show", "scale": 2, "theme": "dark"}
    figure.send = lambda content, buffers=None: None
    figure._receive(figure, asking, [])
    figure.update(steps=[1, 2])
    assert {"scale": 2.0, "theme": "dark"}.items() <= figure.first_about.items()


def test_a_value_that_is_no_step_is_refused():
    """The error names what the figure has, and nothing has changed."""
    figure = made()
    with pytest.raises(ValueError, match="not a step") as error:
        figure.update(steps=["HUR", "NIS", "JCS", "US"], value="Kyiv")
    assert str(error.value) == (
        "'Kyiv' is not a step of this figure. It has 4 steps, beginning with 'HUR', 'NIS', 'JCS'. "
        "Give value one of its steps."
    )
    assert (figure.value, figure.generation) == (1, 0)


def test_a_fault_in_the_new_drawing_changes_nothing():
    """Where the new steps cannot be drawn, the figure stays as it was."""
    figure = made()
    with pytest.raises(ZeroDivisionError):
        figure.update(lambda step: 1 / 0, steps=[8, 9])
    assert (figure.value, len(figure.steps), figure.picture()) == (1, 5, PNG)


def test_steps_of_another_slider_cannot_be_exchanged():
    """A figure that a slider elsewhere moves takes its steps from there."""
    figure = Figure(
        lambda step: PNG, slider=Slider([1, 2], label="Step"), alt=str, caption="Marks."
    )
    with pytest.raises(ValueError, match="stands elsewhere") as error:
        figure.update(steps=[3, 4])
    assert str(error.value) == (
        "This figure is moved by a slider that stands elsewhere. "
        "Its steps are that slider's, and other figures may share them. "
        "Make the figure with steps of its own, then give update(steps=...)."
    )
