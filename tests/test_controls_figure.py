"""The figure: what it refuses, what it sends, what it falls back to."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from whosays.controls import Figure, Slider

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x03 \x00\x00\x01\xc2\x08\x06\x00\x00\x00"
    b"rest of a picture"
)
DAYS = [dt.date(2025, 2, 26), dt.date(2025, 3, 27)]


def made(**changes: Any) -> Figure:
    """Make a figure of two steps, with some arguments changed."""
    given = {"steps": [1, 2], "label": "Step", "alt": "Chart {}".format, "caption": "Marks."}
    return Figure(lambda step: PNG, **{**given, **changes})


def asked(figure: Figure, **message: Any) -> tuple[dict[str, Any], Any]:
    """Ask for a frame as the page does; return the last message and its buffers."""
    sent: list[tuple[dict[str, Any], Any]] = []
    figure.send = lambda content, buffers=None: sent.append((content, buffers))
    figure._receive(figure, {"type": "frame", "turn": "t", **message}, [])
    return sent[-1] if sent else ({}, None)


@pytest.mark.parametrize("alt", ["", "  \n", None], ids=["empty", "blank", "none"])
def test_no_figure_without_alt_text(alt):
    """A picture that says nothing to people who do not see it is not made."""
    with pytest.raises(ValueError, match="alt") as error:
        Figure(PNG, alt=alt, caption="Marks.")
    assert str(error.value) == (
        f"This figure has no alt text (alt={alt!r}). "
        "People who do not see the picture would be told nothing. "
        "Give alt=charts.alt(ax), or a function of the step that returns a sentence."
    )


def test_one_alt_text_for_many_steps_is_refused():
    """A constant text would be wrong as soon as the slider moves."""
    with pytest.raises(ValueError, match="one alt text") as error:
        made(alt="A chart.")
    assert str(error.value) == (
        "This figure has 2 steps and one alt text for all of them. "
        "The text would be wrong as soon as the slider moves. "
        "Give alt a function of the step that returns a sentence."
    )


def test_a_function_that_writes_no_alt_text_is_refused():
    """An alt function is tried on the first step at once."""
    with pytest.raises(ValueError, match="is empty") as error:
        made(alt=lambda step: " ")
    assert str(error.value) == (
        "The alt text of step 1 is empty. "
        "People who do not see the picture would be told nothing. "
        "Let alt return a sentence that says what the chart shows."
    )


def test_no_caption_is_refused():
    """Every figure says how to read it."""
    with pytest.raises(ValueError, match="no caption"):
        made(caption=" ")


def test_a_slider_without_a_name_is_refused():
    """Steps need a label."""
    with pytest.raises(ValueError, match="no label for its slider"):
        made(label="")


def test_a_frame_travels_as_a_buffer_with_its_words():
    """A reply holds index, turn, alt text and sentence; the picture is a buffer, not a trait."""
    figure = made(sentence=lambda step: f"Step {step}.")
    message, buffers = asked(figure, index=1)
    assert (message["index"], message["turn"]) == (1, "t")
    assert (message["alt"], message["sentence"]) == ("Chart 2", "Step 2.")
    assert buffers == [PNG]


def test_a_frame_for_the_same_machine_is_filled_up():
    """A long message is not held back by the server; far away, no byte is sent for nothing."""
    near, far = asked(made(), index=1, near=True)[1], asked(made(), index=1)[1]
    assert (near[0], far) == (PNG, [PNG])
    assert sum(map(len, near)) == 131_072


@pytest.mark.parametrize("index", [-1, 2, "1", None], ids=["below", "above", "text", "none"])
def test_a_request_for_no_step_is_left_alone(index):
    """A request that no honest page sends is not answered."""
    assert asked(made(), index=index) == ({}, None)


def test_a_fault_in_the_drawing_is_told_to_the_page():
    """The page gets the error's words instead of waiting for ever."""
    figure = Figure(
        lambda step: PNG if step == 1 else {}["x"],
        steps=[1, 2], label="Step", alt=str, caption="Marks.",
    )  # fmt: skip
    message, buffers = asked(figure, index=1)
    assert message["problem"] == "KeyError: 'x'"
    assert buffers is None


def test_value_is_the_step_itself():
    """Python reads and sets the step as it was given, not its number."""
    figure = made(steps=DAYS, alt=str)
    figure.value = DAYS[1]
    assert (figure.index, figure.value) == (1, DAYS[1])


def test_steps_carry_their_words():
    """Dates are written out for the slider and keep their short form for the box."""
    figure = made(steps=DAYS, alt=str)
    assert figure.step_kind == "date"
    assert [step["text"] for step in figure.steps] == ["26 February 2025", "27 March 2025"]
    assert [step["value"] for step in figure.steps] == ["2025-02-26", "2025-03-27"]


def test_a_linked_slider_gives_the_steps():
    """A figure moved by a slider elsewhere takes its steps and its place."""
    slider = Slider(DAYS, label="Stated on", value=DAYS[1])
    figure = Figure(lambda day: PNG, slider=slider, alt=str, caption="Marks.")
    assert figure.slider == f"IPY_MODEL_{slider.model_id}"
    assert figure.value == DAYS[1]


def test_the_table_holds_the_data_as_text():
    """Missing values are empty, whole numbers have no point, days no hour."""
    frame = pd.DataFrame({"day": [pd.Timestamp(DAYS[0])], "low": [400.0], "high": [None]})
    figure = made(table=frame, table_caption="Losses")
    assert figure.table == {
        "caption": "Losses",
        "columns": ["day", "low", "high"],
        "rows": [["2025-02-26", "400", ""]],
    }


def test_rows_are_a_table_too():
    """A list of mappings is as good as a DataFrame."""
    figure = made(table=[{"who": "HUR", "n": 400}, {"who": "NIS"}])
    assert figure.table["rows"] == [["HUR", "400"], ["NIS", ""]]


def test_another_table_leaves_the_pictures_alone():
    """The data below may follow the slider without a picture being drawn anew."""
    figure = made(table=[{"who": "HUR"}], table_caption="Who")
    figure.tabulate([{"who": "NIS"}], "Who else")
    assert figure.table == {"caption": "Who else", "columns": ["who"], "rows": [["NIS"]]}
    assert figure.generation == 0


def test_update_draws_anew_and_forgets_old_frames():
    """A new generation tells the page that the frames it keeps are old."""
    figure = made()
    figure.update(lambda step: PNG + b"2", caption="Other marks.")
    assert (figure.generation, figure.caption) == (1, "Other marks.")
    assert figure.first == PNG + b"2"


def test_the_fallback_is_a_figure_with_its_words_escaped():
    """Where no widget runs, the page still has picture, alt text and caption."""
    figure = Figure(PNG, alt='10 < 20 & "30"', caption="**Each** mark.")
    page = figure._repr_mimebundle_()[0]["text/html"]
    assert '<img alt="10 &lt; 20 &amp; &quot;30&quot;" width="800" height="450"' in page
    assert page.endswith("<figcaption>Each mark.</figcaption></figure>")
