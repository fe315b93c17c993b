"""The time machine shows what had been said by a day, and never anything of a later one."""

import datetime as dt

import pandas as pd
import pytest
from small_ledger import set_cell, write_ledger

import whosays
from whosays import lessons
from whosays.explore._time_rows import DATES

LEDGER = whosays.load()
DAYS = [str(day.date()) for day in pd.date_range("2024-10-01", "2026-04-30")]
MACHINES = {by: whosays.time_machine(LEDGER, by=by) for by in DATES}
RANKED = ["2024-10-01", "2024-10-18", "2024-10-24", "2025-01-31", "2025-04-28", "2026-04-30"]


def rows(machine, day):
    """Return the ids of the statements that the table of a day holds."""
    count = len(machine.shown.table(day))
    return [each.id for each in machine.shown._said][:count]


@pytest.fixture(scope="module")
def cut():
    """What was known by each day, by the ledger's own rule."""
    return {day: LEDGER.known_by(day) for day in DAYS}


@pytest.mark.parametrize("by", DATES)
def test_no_day_shows_more_than_was_known(cut, by):
    """Of every day: marks and table hold just what the ledger cut at that day holds."""
    shown = MACHINES[by].shown
    subject = {each.id for each in shown._said}
    for day in DAYS:
        known = set(cut[day].claims["claim_id"]) | set(cut[day].events["event_id"])
        assert set(rows(MACHINES[by], day)) == known & subject
        assert set(shown.marks(day)["id"]) <= known


@pytest.mark.parametrize("by", DATES)
def test_no_word_comes_from_a_later_day(cut, by):
    """Alt text, sentence and table of a day are those of a machine that has no later rows."""
    for day in RANKED:
        then = whosays.time_machine(cut[day], day="2024-10-01", by=by).shown
        shown = MACHINES[by].shown
        assert shown.alt(day) == then.alt(day)
        assert shown.sentence(day) == then.sentence(day)
        assert shown.table(day).equals(then.table(day))


def test_no_page_of_a_later_day_is_linked(cut):
    """A page that came out later is no source on that day."""
    addresses = dict(zip(LEDGER.reports["url"], LEDGER.reports["published"], strict=True))
    for day in DAYS[::9]:
        linked = [url for url in addresses if f"({url})" in MACHINES["stated"].shown.sentence(day)]
        out = set(cut[day].reports["url"])
        assert set(linked) <= out


@pytest.mark.parametrize("by", DATES)
def test_no_picture_writes_what_came_later(by):
    """On the picture of a day, no text names a later day, but for days that a figure describes."""
    shown = MACHINES[by].shown
    for day in RANKED:
        shown.move(day)
        now = dt.date.fromisoformat(day)
        known = shown.marks(day)
        written = {text.get_text().replace("\n", " ") for text in words(shown)}
        assert written <= set(known["text"])
        assert (known["known"] <= now).all()


def words(shown):
    """Return the texts beside the marks that can be seen."""
    texts = shown.base().texts
    return [text for text in texts if text.get_gid() == "words" and text.get_visible()]


def test_each_side_has_its_newest_word_on_the_picture():
    """On every day and by every date, each lane with marks shows the words of one, the newest."""
    for shown in (machine.shown for machine in MACHINES.values()):
        for day in [*DAYS[:40], *DAYS[40::12]]:
            shown.move(day)
            newest = shown.marks(day).query("rank == 0")["text"]
            assert {text.get_text().replace("\n", " ") for text in words(shown)} == set(newest)


def test_an_october_day_reads_as_it_was():
    """On 24 October 2024: who had given figures, who had only spoken, and the newest of each."""
    first, *lines = MACHINES["stated"].shown.sentence("2024-10-24").split("\n\n")
    assert first == (
        "**By 24 October 2024** figures had come from South Korea, from Ukraine and from the US, "
        "UK and allies. Words without a figure had come from North Korea and Russia."
    )
    assert "Putin in Kazan neither confirmed nor denied North Korean troops" in lines[3]
    assert lines[3].endswith("(The ledger has no page for it with a date up to that day.)")
    assert len(lines) == 4


def test_before_anybody_spoke_it_says_so():
    """On the first day all lanes are empty, and the sentence says that nobody had spoken."""
    shown = MACHINES["stated"].shown
    assert shown.sentence("2024-10-01") == (
        "**By 1 October 2024** nobody in this ledger had said a word on it."
    )
    assert shown.alt("2024-10-01").count("no mark") == 5


def test_the_three_dates_put_one_statement_on_three_days():
    """The engineers' regiment: formed in May, told in December, on a page that day."""
    id, days = "e-2025-05-28-528-formed", []
    for by in ("as-of", "stated"):
        marks = MACHINES[by].shown.marks("2025-12-31").set_index("id")
        days.append(str(marks.loc[id, "first"].date()))
    assert days == ["2025-05-28", "2025-12-13"]


def test_a_plan_lies_ahead_when_marks_stand_on_what_they_describe():
    """In October 2024 a figure for December is drawn in December, as a month and not a day."""
    marks = MACHINES["as-of"].shown.marks("2024-10-24").set_index("id")
    plan = marks.loc["c-2024-10-23-nis-10000-dec"]
    assert (str(plan["first"].date()), str(plan["last"].date())) == ("2024-12-01", "2024-12-31")
    assert plan["vague"]


def test_nothing_thin_and_no_loss_is_shown():
    """The default rests on rows that were found again, and counts no dead and no wounded."""
    ids = [each.id for each in MACHINES["stated"].shown._said]
    claims = LEDGER.claims[LEDGER.claims["claim_id"].isin(ids)]
    assert not claims["thin"].any()
    assert "not-found" not in set(claims["checked"])
    assert set(claims["measure"]) == set(lessons.words()["explore"]["time"]["measures"])


def test_the_state_can_be_read_set_and_typed_again():
    """Day and date read back, follow what is set, and stand in the line of code."""
    machine = whosays.time_machine(LEDGER)
    machine.day, machine.by = "2025-04-28", "published"
    assert machine.value == {"day": "2025-04-28", "by": "published"}
    line = 'whosays.time_machine(ledger, day="2025-04-28", by="published")'
    assert machine.code == f"For those who like code, this picture is: `{line}`"
    again = eval(line, {"whosays": whosays, "ledger": LEDGER})
    assert again.value == machine.value
    assert again.figure.first_about["alt"] == machine.figure._about("2025-04-28")["alt"]


def test_the_table_follows_the_slider():
    """When the slider rests on an earlier day, the table below holds no later row."""
    machine = whosays.time_machine(LEDGER, day="2025-04-28")
    many = len(machine.figure.table["rows"])
    machine.day = "2024-10-18"
    assert len(machine.figure.table["rows"]) < many
    assert machine.figure.table["caption"] == "What had been said by 18 October 2024"


def test_the_slider_tells_days_and_nothing_else():
    """From 1 October 2024 to the ledger's end, one step a day."""
    steps = MACHINES["stated"].figure.steps
    assert [step["value"] for step in steps] == DAYS
    assert steps[23]["text"] == "24 October 2024"


def test_only_what_changes_is_drawn_anew():
    """Within one length of the axis, every step returns the same artists and leaves the limits."""
    shown = MACHINES["stated"].shown
    first = [id(part) for part in shown.move("2024-11-02")]
    limits = shown.base().get_xlim()
    assert [id(part) for part in shown.move("2024-11-20")] == first
    assert shown.base().get_xlim() == limits


@pytest.fixture
def march(tmp_path):
    """A march of May 2025, counted by claimants whose groups are none of ours."""
    return whosays.load(write_ledger(tmp_path / "march"))


def test_another_story_has_its_own_days_and_title(march):
    """A ledger of another year opens on its last dated claim, with all claims, and says so."""
    machine = whosays.time_machine(march)
    steps = [step["value"] for step in machine.figure.steps]
    assert (machine.day, steps) == ("2025-05-01", ["2025-05-01"])
    assert len(machine.figure.table["rows"]) == len(march.claims)
    assert machine.shown.base().get_title(loc="left") == "Who had said what"
    line = 'whosays.time_machine(ledger, day="2025-05-01", by="stated")'
    assert machine.code.endswith(f"`{line}`")


def test_another_story_names_its_own_speakers(march):
    """No lane and no word of states that the story does not know; its speakers are named."""
    shown = whosays.time_machine(march).shown
    first, line = shown.sentence("2025-05-01").split("\n\n")
    assert first == (
        "**By 1 May 2025** figures had come from the City Police and from the March Office."
    )
    assert line.startswith("The City Police estimated on 1 May 2025: about 3,000 persons")
    assert [text.get_text() for text in shown.base().get_yticklabels()] == ["All speakers"]
    assert shown.alt("2025-05-01").count("mark") == 1


def test_another_story_has_marks(march):
    """A claimant whose group has no colour of its own is drawn with the mark of the others."""
    shown = whosays.time_machine(march).shown
    drawn = [part for part in shown.move("2025-05-01") if part.get_gid() == "days:others"]
    assert [len(part.get_offsets()) for part in drawn] == [1]


def test_a_first_day_of_ones_own_stands_in_the_line(march):
    """A slider that begins earlier says so in its line of code; the day stays the last one."""
    machine = whosays.time_machine(march, since="2025-04-01")
    assert machine.day == "2025-05-01"
    assert 'by="stated", since="2025-04-01")' in machine.code


def test_a_month_that_is_not_over_is_reached(tmp_path):
    """Where the last claim names only its month, the slider goes to the end of that month."""
    folder = write_ledger(tmp_path / "march")
    set_cell(folder, "claims", "stated_on", "2025-06")
    assert whosays.time_machine(whosays.load(folder)).day == "2025-06-30"


def test_a_cut_ledger_opens_on_its_last_day():
    """Before 24 October 2024 there is no such day to show, and the last claim is shown."""
    assert whosays.time_machine(LEDGER).day == "2024-10-24"
    assert whosays.time_machine(LEDGER.known_by("2024-10-20")).day <= "2024-10-20"


def test_title_and_size_stand_in_the_line():
    """What was asked for besides day and date is typed again."""
    machine = whosays.time_machine(LEDGER, title="Mine", size="projector")
    assert machine.code.endswith('by="stated", title="Mine", size="projector")`')


def test_one_measure_needs_no_list():
    """A measure that is given as a text is one measure, and not its letters."""
    machine = whosays.time_machine(LEDGER, measures="containers")
    assert 'measures=["containers"])' in machine.code


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("day", "2030-01-01", "The time machine does not reach 2030-01-01. It goes from"),
        ("by", "printed", "The time machine has no date 'printed'. A mark stands on one of"),
    ],
)
def test_a_wrong_state_is_refused(name, value, words):
    """Setting a day or a date that is not there says what can be set."""
    with pytest.raises(ValueError, match=words):
        setattr(MACHINES["stated"], name, value)


def test_other_measures_can_be_asked_for():
    """Named measures are shown alone, and stand in the line of code."""
    machine = whosays.time_machine(LEDGER, day="2025-04-28", measures=["containers"])
    assert {each.id[:2] for each in machine.shown._said} == {"c-"}
    assert 'measures=["containers"])' in machine.code


REFUSED = [
    ({"ledger": LEDGER.claims}, "The time machine cannot run on a DataFrame. It needs a whole "
     "ledger, with its claims, events and pages. Type whosays.time_machine(ledger)."),
    ({"by": "printed"}, "The time machine has no date 'printed'. A mark stands on one of: stated, "
     "as-of, published. Type whosays.time_machine(ledger, by=\"stated\")."),
    ({"day": "2023-01-01"}, "The time machine does not reach 2023-01-01. It goes from 2024-10-01 "
     "to 2026-04-30, the day of the ledger's last entry. "
     "Type whosays.time_machine(ledger, day=\"2024-10-01\")."),
    ({"since": "2030-01-01"}, "The time machine cannot begin on 2030-01-01. The ledger's last "
     "entry is of 2026-04-30. Type whosays.time_machine(ledger, since=\"2024-10-01\")."),
    ({"title": 5}, "title cannot be 5. It is a text. "
     "Type whosays.time_machine(ledger, title=\"Who had said what\")."),
    ({"size": "huge"}, "The look has no size 'huge'. A size is one of: laptop, projector, page. "
     "Type whosays.time_machine(ledger, size=\"laptop\")."),
    ({"measures": 5}, "measures cannot be 5. It is a text, or a list of texts. "
     "Type whosays.time_machine(ledger, measures=[\"troops-sent-total\"])."),
    ({"ledger": LEDGER.known_by("2000-01-01")}, "This ledger has no claim with a date. A time "
     "machine goes from day to day. Type whosays.time_machine(whosays.load())."),
    ({"day": "soon"}, "'soon' is not a day. A day is written as year-month-day, and it must exist "
     "in the calendar. For instance: whosays.time_machine(ledger, day=\"2024-10-24\")"),
]  # fmt: skip
NAMES = [
    *("claims", "another date", "a day outside", "late", "title", "size", "measures", "empty"),
    "no day",
]


@pytest.mark.parametrize(("given", "words"), REFUSED, ids=NAMES)
def test_a_wrong_argument_is_answered_with_a_right_one(given, words):
    """No ledger, no such date, no such day: what is wrong, why, and what to type."""
    with pytest.raises((TypeError, ValueError)) as caught:
        whosays.time_machine(**{"ledger": LEDGER, **given})
    assert str(caught.value).replace("\n", " ") == words
