"""Inputs that stand on their own: what they take, and the value they give."""

import datetime as dt

import pytest

from whosays import controls

DAY = dt.date(2025, 3, 27)


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (lambda: controls.Choice(["killed", "wounded"], label="Measure"), None),
        (lambda: controls.Several({"a": "about"}, label="Hedges", value=["a"]), ["a"]),
        (lambda: controls.Number(label="How many?", unit="visits", value="4k"), "4k"),
        (lambda: controls.Range(label="How many?"), {"low": "", "best": "", "high": ""}),
        (lambda: controls.Confidence(label="How sure?"), None),
        (lambda: controls.Text(label="Alias", value="ada"), "ada"),
        (lambda: controls.Matching({"i": "x"}, {"t": "y"}, label="Pairs"), {}),
        (lambda: controls.Marks([("s", "about")], labels=["hedge"], label="Mark"), {}),
        (lambda: controls.Slider([DAY], label="Day"), DAY),
    ],
    ids=["choice", "several", "number", "range", "confidence", "text", "pairs", "marks", "slider"],
)
def test_every_input_has_a_value_from_the_start(make, value):
    """The value is there before anybody touches the input."""
    assert make().value == value


def test_an_input_without_a_label_is_refused():
    """A control that a screen reader cannot name is not made."""
    with pytest.raises(ValueError, match="no label") as error:
        controls.Choice(["a"], label=" ")
    assert str(error.value) == (
        "This Choice has no label. "
        "Nobody could tell what it is for, least of all a screen reader. "
        'Give label="..." with a few words that stand beside it.'
    )


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        ([1, 2, 5], "number"),
        ([0.5, 1.5], "number"),
        ([DAY, DAY + dt.timedelta(1)], "date"),
        (["2025-03-27", "2025-03-28"], "date"),
        (["2025-03", "2025-04"], "text"),
        ([3, 1], "text"),
        ([DAY, DAY], "text"),
        (["HUR", "NIS"], "text"),
    ],
    ids=["whole", "broken", "days", "ISO", "months", "falling", "same day", "names"],
)
def test_the_box_beside_a_slider_fits_its_steps(steps, kind):
    """Rising numbers get a number box, rising days a date box, all else a list."""
    assert controls.Slider(steps, label="Step").spec["kind"] == kind


def test_a_slider_is_told_in_words():
    """Every step has words: a date written out, a number with commas, or one's own."""
    days = controls.Slider([DAY], label="Day")
    numbers = controls.Slider([12000], label="Figure")
    own = controls.Slider([1], label="Step", text="the {}st".format)
    told = [slider.spec["steps"][0]["text"] for slider in (days, numbers, own)]
    assert told == ["27 March 2025", "12,000", "the 1st"]


def test_index_and_value_of_a_slider_follow_each_other():
    """The page moves the index, Python the value; both stay together."""
    slider = controls.Slider(["a", "b", "c"], label="Step")
    slider.index = 2
    assert slider.value == "c"
    slider.value = "b"
    assert slider.index == 1


def test_observers_get_the_step_itself():
    """An observer of value sees the step as it was given."""
    seen = []
    slider = controls.Slider([10, 20], label="Step")
    slider.observe(lambda change: seen.append(change["new"]), "value")
    slider.index = 1
    assert seen == [20]


def test_a_value_that_is_no_step_is_refused():
    """The error names what the slider has."""
    with pytest.raises(ValueError, match="not a step") as error:
        controls.Slider(["a", "b", "c", "d"], label="Step", value="x")
    assert str(error.value) == (
        "'x' is not a step of this slider. It has 4 steps, beginning with a, b, c. "
        "Give value one of its steps."
    )


def test_a_slider_without_steps_is_refused():
    """Nothing to choose from is a mistake."""
    with pytest.raises(ValueError, match="no steps"):
        controls.Slider([], label="Step")


def test_a_text_can_be_answered():
    """The button gives the text to a function; what it returns is shown."""
    text = controls.Text(label="Alias", button="Start")
    text.on_submit(lambda alias: f"Welcome, {alias}.")
    text._receive(text, {"type": "submit", "value": "ada"}, [])
    assert (text.value, text.note) == ("ada", "Welcome, ada.")


def test_a_range_can_be_answered():
    """The press brings the three texts with it; what is missing is an empty text."""
    asked = []
    range_ = controls.Range(label="How many?", button="Show")
    range_.on_submit(lambda value: asked.append(value) or "Shown.")
    range_._receive(range_, {"type": "submit", "value": {"low": "1k", "high": "2k"}}, [])
    assert asked == [{"low": "1k", "best": "", "high": "2k"}] == [range_.value]
    assert range_.note == "Shown."
