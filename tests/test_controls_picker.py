"""The picker and other inputs with options: what they take, refuse and keep."""

import pytest

from whosays import controls

CLAIMS = {"c-1": "about 10,000", "c-2": "11,000", "c-3": "up to 12,000"}


def test_the_value_is_the_id():
    """An id is given and read; nothing is chosen at first."""
    picker = controls.Picker(CLAIMS, label="Claim")
    assert picker.value is None
    picker.value = "c-2"
    assert picker.value == "c-2"


def test_texts_are_options_too():
    """A plain list of texts: each is its own id."""
    assert controls.Picker(["HUR", "NIS"], label="Claimant", value="NIS").value == "NIS"


def test_a_value_that_is_not_offered_is_refused():
    """The error names what there is."""
    with pytest.raises(ValueError, match="not an option") as error:
        controls.Picker(CLAIMS, label="Claim", value="c-9")
    assert str(error.value) == (
        "'c-9' is not an option of this Picker. It has 3, beginning with c-1, c-2, c-3. "
        "Give value one of its ids."
    )


def test_no_value_is_taken_later_that_is_not_offered():
    """What is refused at first is refused later too."""
    picker = controls.Picker(CLAIMS, label="Claim", value="c-1")
    with pytest.raises(ValueError, match="'c-9' is not an option of this Picker"):
        picker.value = "c-9"
    assert picker.value == "c-1"


def test_a_picker_without_options_is_refused():
    """Nothing to choose from is a mistake."""
    with pytest.raises(ValueError, match="no options") as error:
        controls.Picker({}, label="Claim")
    assert str(error.value) == (
        "This Picker has no options. There is nothing to choose from. "
        'Give it ids with their texts, such as {"c-1": "about 10,000"}.'
    )


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        (controls.Picker(CLAIMS, label="Claim", value="c-2"), "c-2"),
        (controls.Picker(CLAIMS, label="Claim", value="c-1"), None),
        (controls.Choice(CLAIMS, label="Claim", value="c-3"), "c-3"),
        (controls.Choice(CLAIMS, label="Claim", value="c-1"), None),
        (controls.Several(CLAIMS, label="Claims", value=["c-1", "c-3"]), ["c-3"]),
    ],
    ids=["picker", "picker, gone", "choice", "choice, gone", "several"],
)
def test_other_options_keep_what_is_still_offered(made, kept):
    """Options are exchanged, and the choice stays where it can."""
    made.update({"c-2": "11,000", "c-3": "12,000", "c-4": "13,000"})
    assert [option["id"] for option in made.spec["options"]] == ["c-2", "c-3", "c-4"]
    assert made.value == kept
