"""The case board as a picture: claims in order, a sign and a word each, readable on a wall."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

import whosays
from whosays import charts


@pytest.fixture(scope="module")
def brief():
    """Return the brief of the package's ledger."""
    return whosays.load().brief


def written(ax, gid):
    """Return the texts of one kind, from the top down."""
    found = [text for text in ax.texts if text.get_gid() == gid]
    ordered = sorted(found, key=lambda text: -text.get_position()[1])
    return [text.get_text() for text in ordered]


def size(ax):
    """Return the size of the claims' type, in points."""
    return next(text.get_fontsize() for text in ax.texts if text.get_gid() == "claim")


def test_all_claims_stand_in_reading_order(brief):
    """Fifteen numbers, two parts, and every word of every claim."""
    ax = charts.board(brief.sample(frac=1, random_state=1))
    assert written(ax, "position") == [str(n) for n in range(1, 16)]
    assert written(ax, "part") == ["Top of the brief", "Stamp", "Body of the brief"]
    words = " ".join(brief.sort_values("position")["text"]).split()
    assert " ".join(written(ax, "claim")).split() == words


def test_no_verdict_is_seen_before_its_stamp(brief):
    """Without stamps all fifteen are open, in the picture, its alt text and its table."""
    ax = charts.board(brief)
    assert set(written(ax, "stamp")) == {"○ open"}
    assert "repair" not in charts.alt(ax)
    assert set(charts.board_table(brief)["Stamp"]) == {"○ open"}


def test_a_stamp_is_a_sign_and_a_word(brief):
    """Each verdict has a sign of its own, and never the sign alone."""
    stamps = written(charts.board(brief, stamped=brief["brief_id"]), "stamp")
    assert stamps[:4] == ["✎ needs a repair", "✎ needs a repair", "∅ not found here", "✓ holds"]
    assert len({stamp.split()[0] for stamp in stamps}) == 7


def test_the_first_guess_is_shown(brief):
    """A guess is a word, or what a lesson keeps of it; of several the first."""
    kept = [SimpleNamespace(answer="holds"), SimpleNamespace(answer="needs-repair")]
    ax = charts.board(brief, guesses={"b1": kept, "b14": "needs-repair", "b2": []})
    assert written(ax, "guess") == ["✓ holds", "✎ needs a repair"]
    assert charts.alt(ax).endswith("Guesses are shown for 2 of them.")


def test_without_guesses_there_is_no_column_for_them(brief):
    """A board for the whole class names nobody's guess."""
    assert "Guess" not in written(charts.board(brief), "part")
    assert "Guess" not in charts.board_table(brief)


@pytest.mark.parametrize(("page", "least"), [("projector", 12), ("page", 6.5), ("laptop", 7)])
def test_type_stays_readable_on_every_page(brief, page, least):
    """Fifteen claims, guesses and stamps fit without type that nobody can read."""
    look = charts.look.at(page)
    assert size(charts.board(brief, guesses={}, stamped=["b1"], look=look)) >= least


def test_a_whole_sheet_has_larger_type(brief):
    """On a whole A4 sheet the claims are set larger than the page's own text."""
    look = replace(charts.look.at("page"), height=9.8)
    assert size(charts.board(brief, look=look)) > look.text


def test_the_alt_text_lists_the_claims_by_stamp(brief):
    """Whoever cannot see the board hears which claims bear which stamp."""
    assert charts.alt(charts.board(brief.iloc[:3], stamped=["b1", "b14"])) == (
        "Case board with 3 claims of the brief, in reading order. Title: Case board: what the "
        "brief says. Open: claim 3. Needs a repair: claims 1 and 2."
    )


MEND = 'Type charts.board(ledger.brief, stamped=["b1"]).'
WRONG = {
    "an id": (
        {"stamped": ["b1", "b99"]},
        f"The brief has no claim b99. Its claims are b1, b14. {MEND}",
    ),
    "a guess": (
        {"guesses": {"b99": "holds"}},
        f"The brief has no claim b99. Its claims are b1, b14. {MEND}",
    ),
    **{
        name: (
            given,
            f"The brief has no claim {told}. Its claims are b1, b14. {MEND}",
        )
        for name, given, told in [
            ("a number", {"stamped": 5}, "5"),
            ("numbers among ids", {"stamped": [1, "b1"]}, "1"),
            ("guesses by number", {"guesses": {1: "holds", "x": "holds"}}, "1, x"),
        ]
    },
    "a list of guesses": (
        {"guesses": ["holds"]},
        "The case board cannot take a list of guesses. It needs what was guessed of each claim. "
        'Type charts.board(ledger.brief, guesses={"b1": "holds"}).',
    ),
}


@pytest.mark.parametrize(("given", "told"), WRONG.values(), ids=WRONG)
def test_what_is_not_on_the_board_is_refused(brief, given, told):
    """Unknown claims are told with those that there are."""
    with pytest.raises((TypeError, ValueError)) as caught:
        charts.board(brief.iloc[:2], **given)
    assert str(caught.value) == told


def test_a_whole_ledger_is_refused():
    """The likeliest slip is answered by name."""
    with pytest.raises(TypeError) as caught:
        charts.board(whosays.load())
    assert str(caught.value) == (
        "The case board cannot draw a whole ledger. It draws the claims of its brief. "
        "Type charts.board(ledger.brief)."
    )
