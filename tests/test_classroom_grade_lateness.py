"""By when hand-ins are due: one time or one a lesson, and whose word tells that one is late."""

from datetime import UTC, datetime

import pytest
from test_classroom_grade import drop, hand_in, picked, table

import whosays
from whosays.classroom.grading.lateness import Due, due
from whosays.cli import main


@pytest.fixture(autouse=True)
def plain_machine(monkeypatch, tmp_path):
    """Stand in an empty folder, with the clock of Greenwich."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir(tmp_path)


def at(day, hour=0, minute=0):
    """Return a time in November."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


TYPED = {
    "nothing": (None, Due()),
    "a time": ("2026-11-16T09:00", Due(at(16, 9))),
    "an hour of one digit": ("2026-11-16T9:00", Due(at(16, 9))),
    "a blank": ("2026-11-16 9:05", Due(at(16, 9, 5))),
    "a zone": ("2026-11-16T9:00+01:00", Due(at(16, 8))),
    "a day": (" 2026-11-16 ", Due(at(17))),
    "a time of one's own": (at(16), Due(at(16))),
    "a lesson": (["02=2026-11-16T16:00"], Due(None, {"02": at(16, 16)})),
    "a lesson in short": (["2 = 2026-11-16"], Due(None, {"02": at(17)})),
    "lessons and the others": (
        ["02=2026-11-16", "2026-11-23", "03=2026-11-20"],
        Due(at(24), {"02": at(17), "03": at(21)}),
    ),
}


@pytest.mark.parametrize(("given", "found"), TYPED.values(), ids=TYPED)
def test_times_are_read_as_people_write_them(given, found):
    """One or several, for all lessons or for one."""
    assert due(given) == found


def test_a_lesson_without_a_time_of_its_own_has_that_of_all():
    """The time of one lesson changes no other."""
    times = due(["02=2026-11-16", "2026-11-23"])
    assert (times.of("02"), times.of("03")) == (at(17), at(24))
    assert due("02=2026-11-16").of("03") is None


WRONG = {
    "no lesson": (
        ["77=2026-11-16"],
        "--late-after names the lesson 77, and there is none. The lessons are 00, 01, 02, 03, 04, "
        "05, 06, 07, 08, 60. Write it so: --late-after 02=2026-11-27T16:00",
    ),
    "no time": (
        ["02=Friday"],
        "02=Friday is no time that --late-after understands. It takes a day, or a day and a time "
        "of day with a T or a blank between, with or without a zone. "
        "Write it so: --late-after 2026-11-27T16:00",
    ),
    "a lesson twice": (
        ["2=2026-11-16", "02=2026-11-17"],
        "--late-after gives lesson 02 two times. Nobody can tell which of them you mean. "
        "Write it once: --late-after 02=2026-11-27T16:00",
    ),
    "all twice": (
        ["2026-11-16", "2026-11-17"],
        "--late-after gives all lessons two times. Nobody can tell which of them you mean. "
        "Name a lesson before each: --late-after 02=2026-11-27T16:00",
    ),
}


@pytest.mark.parametrize(("given", "text"), WRONG.values(), ids=WRONG)
def test_a_wrong_time_is_told(given, text):
    """What, why and what to type."""
    with pytest.raises(ValueError, match="late-after") as told:
        due(given)
    assert str(told.value) == text


def test_each_lesson_is_late_by_its_own_time(tmp_path):
    """What was in time for its own lesson is not late because another was due before."""
    drop(tmp_path / "drop", "a.json", hand_in(), at(16, 12))
    drop(tmp_path / "drop", "b.json", hand_in(lesson="02", answers=[("02-q1", "a")]), at(16, 12))
    times = ["00=2026-11-15", "02=2026-11-20"]
    whosays.grade(tmp_path / "drop", out=tmp_path / "out", late_after=times)
    rows = picked(table(tmp_path / "out", "grades.csv"), "lesson", "late")
    assert rows == [("00", "yes"), ("02", "no")]


def told(capsys, *typed):
    """Return the lines about lateness."""
    main(["grade", "drop", *typed])
    return [line for line in capsys.readouterr().out.splitlines() if line[:5] in ("Late ", "That ")]


def test_one_time_for_several_lessons_gets_a_hint(tmp_path, capsys):
    """The line tells how to name a time for one lesson."""
    drop(tmp_path / "drop", "a.json", hand_in())
    drop(tmp_path / "drop", "b.json", hand_in(lesson="02", answers=[("02-q1", "a")]))
    assert told(capsys, "--late-after", "2026-11-16")[-2:] == [
        "Late (after 2026-11-17 00:00+00:00): 2 of 2 marks.",
        "That is one time for 2 lessons. For a lesson alone: --late-after 00=2026-11-17T00:00",
    ]
    assert told(capsys, "--late-after", "00=2026-11-16", "--late-after", "2026-11-30")[-1] == (
        "Late (lesson 00 after 2026-11-17 00:00+00:00; the others after 2026-12-01 00:00+00:00): "
        "1 of 2 marks."
    )


UNUSED = " Canvas gives no time, so --late-after was not used for them."


@pytest.mark.parametrize(
    ("typed", "more"), [([], ""), (["--late-after", "2026-11-16"], UNUSED)], ids=["plain", "time"]
)
def test_the_mark_of_the_schools_system_is_counted(tmp_path, capsys, typed, more):
    """It is told with and without a time of one's own, and a time that was no use is said so."""
    drop(tmp_path / "drop", "kimmina_LATE_4001_9001_a.json", hand_in())
    drop(tmp_path / "drop", "bergjonas_4002_9002_a.json", hand_in("Jonas"))
    assert told(capsys, *typed) == [f"Late by Canvas's own mark: 1 of 2 marks.{more}"]
