"""office() finds who held which post on a day, in any usual spelling of the name."""

import pytest

import whosays
from whosays.ledger.new import new_ledger

ledger = whosays.load()


@pytest.mark.parametrize(
    "name",
    [
        "Sergei Shoigu",
        "Sergey Shoigu",
        "SERGEI SHOYGU",
        "Shoigu",
        " shoigu ",
        "Shoïgu",
        "Sergei  Shojgu",
    ],
)
def test_spelling_does_not_matter(name):
    """Case, accents, spaces and transliteration lead to the same person."""
    assert set(ledger.office(name)["person"]) == {"Sergei Shoigu"}


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Choe Son-hui", "Choe Son Hui"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Valeriy Gerasimov", "Valery Gerasimov"),
        ("Oleksandr Syrsky", "Oleksandr Syrskyi"),
        ("Budanov", "Kyrylo Budanov"),
    ],
)
def test_other_names(name, person):
    """Usual other spellings find their person."""
    assert set(ledger.office(name)["person"]) == {person}


@pytest.mark.parametrize(
    ("day", "posts"),
    [
        ("2024-05-11", {"o-sergei-shoigu-2012"}),
        ("2024-05-12", {"o-sergei-shoigu-2012", "o-sergei-shoigu-2024"}),
        ("2024-05-13", {"o-sergei-shoigu-2024"}),
        ("2025-03-21", {"o-sergei-shoigu-2024", "o-sergei-shoigu-seen-2025"}),
        ("2012-11-05", set()),
    ],
)
def test_post_on_a_day(day, posts):
    """The posts of a day are given, both of them on the day of a handover."""
    assert set(ledger.office("Sergei Shoigu", on=day).index) == posts


def test_posts_in_words():
    """Each post says in words from when to when it is known."""
    when = ledger.office("Shoigu")["when"]
    assert when["o-sergei-shoigu-2012"] == "from 6 November 2012 to 12 May 2024"
    assert when["o-sergei-shoigu-2024"] == "from 12 May 2024; no end known here"
    assert when["o-sergei-shoigu-seen-2025"] == "seen in office on 21 March 2025"
    zaluzhnyi = ledger.office("Valerii Zaluzhnyi")["when"].iloc[0]
    assert zaluzhnyi == "until 8 February 2024; start not known here"


@pytest.mark.parametrize("person", sorted(set(ledger.offices["person"])))
def test_every_person_is_found(person):
    """Every name of the table finds its rows, all of them with words for when."""
    found = ledger.office(person)
    assert set(found["person"]) == {person}
    assert found["when"].str.contains(r"from|until|seen in office").all()


def test_name_of_several_people():
    """A surname that many share is answered with all of them."""
    with pytest.raises(whosays.LedgerError) as caught:
        ledger.office("Kim")
    assert str(caught.value) == (
        "More than one person is called 'Kim'. They are Kim Jong Un, Kim Kyou-hyun, Kim "
        "Myung-soo, Kim Seung-kyum, Kim Yong-bok and Kim Yong-hyun. "
        'For instance: ledger.office("Kim Jong Un")'
    )


@pytest.mark.parametrize("wrong", ["Napoleon", "", None, 5])
def test_unknown_person(wrong):
    """A name that nobody here has is answered with every name."""
    with pytest.raises(whosays.LedgerError) as caught:
        ledger.office(wrong)
    text = str(caught.value)
    assert text.startswith(f"No person is called {str(wrong)!r}. The choices are Ahn Gyu-back, ")
    assert all(person in text for person in ledger.offices["person"])


def test_wrong_day():
    """A day that does not exist is answered with how to write one."""
    with pytest.raises(whosays.LedgerError) as caught:
        ledger.office("Shoigu", on="2025-3-21")
    assert str(caught.value) == (
        "'2025-3-21' is not a day. A day is written as year-month-day, and it must exist in the "
        'calendar. For instance: ledger.office("Sergei Shoigu", on="2025-03-21")'
    )


def test_ledger_without_offices(tmp_path):
    """Where no post stands in the ledger, the error says which file to fill."""
    new_ledger(tmp_path / "story")
    with pytest.raises(whosays.LedgerError) as caught:
        whosays.load(tmp_path / "story").office("Shoigu")
    assert str(caught.value) == (
        "No post stands in this ledger. The table offices is empty. "
        "Fill offices.csv with who held which post, and load the ledger again."
    )
