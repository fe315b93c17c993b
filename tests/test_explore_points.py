"""Points open as something that somebody said, with the page and the code beside it."""

import pytest

import whosays
from whosays import lessons

FOUR = [
    "c-2023-10-13-us-containers",
    "c-2024-02-23-us-containers",
    "c-2024-09-04-us-containers",
    "c-2025-05-07-us-containers",
]


@pytest.fixture(scope="module")
def ledger():
    """The ledger that ships."""
    return whosays.load()


@pytest.fixture(scope="module")
def figure(ledger):
    """The four American counts of containers."""
    return whosays.read_points(ledger.claims[ledger.claims["claim_id"].isin(FOUR)], ledger=ledger)


def test_steps_are_the_claims_in_order(figure):
    """The slider goes over the ids of the claims, oldest first, and can be read back."""
    assert [step["value"] for step in figure.steps] == FOUR
    assert figure.value == FOUR[0]


def test_steps_are_told_by_day_and_claimant(figure):
    """The list beside the slider says when and who."""
    assert figure.steps[3]["text"] == "4. 7 May 2025, US mission to the UN"


def test_the_sentence_cites_links_and_shows_code(figure):
    """Who, day, hedge and figure; a link to the page; the code for this very state."""
    said, code = figure.first_about["sentence"].split("\n")
    assert said.startswith("The White House said on 13 October 2023: more than 1,000 containers")
    assert said.endswith(
        "[Open the page at en.yna.co.kr](https://en.yna.co.kr/view/AEN20231014000400315)"
    )
    call = f'`whosays.read_points(claims, at="{FOUR[0]}")`'
    assert code == f"For those who like code, this picture is: {call}"


def test_the_code_shown_gives_the_same_state(ledger):
    """What the line says is what one gets."""
    claims = ledger.claims[ledger.claims["claim_id"].isin(FOUR)]
    again = whosays.read_points(claims, ledger=ledger, at=FOUR[2])
    assert again.value == FOUR[2]
    assert "Ringed, 3 of 4: more than 16,500" in again.first_about["alt"]


def test_a_claim_elsewhere_is_refused(ledger):
    """A start that is not among the points is answered with one that is."""
    claims = ledger.claims[ledger.claims["claim_id"].isin(FOUR)]
    with pytest.raises(ValueError, match="is not a point") as caught:
        whosays.read_points(claims, ledger=ledger, at="c-elsewhere")
    assert str(caught.value) == (
        "'c-elsewhere' is not a point of this chart. It has 4, such as "
        f"'{FOUR[0]}'. Type whosays.read_points(claims, at=\"{FOUR[0]}\")."
    )


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_any_number_of_points_opens(ledger, count):
    """Nothing, one, two or forty claims: each step draws and says something."""
    claims = ledger.claims.query("unit == 'persons' and stated_on.str.len() == 10").copy()
    claims = claims[claims["value"].notna()].assign(measure="killed").iloc[:count]
    figure = whosays.read_points(claims, ledger=ledger)
    assert len(figure.steps) == max(count, 1)
    assert figure.picture(figure.steps[-1].get("value")).startswith(b"\x89PNG")


def test_every_word_comes_from_the_lessons(figure):
    """The label that students read stands in the words of the lessons."""
    assert figure.label == lessons.words()["explore"]["points_label"]
