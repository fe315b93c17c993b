"""The made classes that other tests stand on: alike for equal seeds, and much like real ones."""

import hashlib

import classes
import pytest

from whosays.classroom import reading
from whosays.classroom.form import LARGEST
from whosays.classroom.handing_in.making import encode
from whosays.classroom.scoring.judging import judge
from whosays.classroom.scoring.student_summary import student_summary

SYSTEMS = [None, "canvas", "moodle"]


def digest(folder):
    """Return what a folder holds: names, bytes, times."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [
        (f"{path.relative_to(folder)}", path.read_bytes(), path.stat().st_mtime) for path in found
    ]
    return hashlib.sha256(repr(lines).encode()).hexdigest()


@pytest.mark.parametrize("system", SYSTEMS)
def test_equal_seeds_give_equal_bytes(tmp_path, system):
    """Run again, the same class comes out; with another seed another one."""
    made = [
        classes.make_class(tmp_path / f"{n}", 5, ("01", "05"), seed, system)
        for n, seed in enumerate((7, 7, 8))
    ]
    one, two, other = (digest(tmp_path / f"{n}") for n in range(3))
    assert one == two != other
    assert made[0].files == made[1].files


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_is_made_is_read_back(tmp_path, system):
    """The reader finds every file, with what it holds and what the school's system said of it."""
    made = classes.make_class(tmp_path, 25, ("00", "05"), seed=1, system=system)
    read = {each.file: each for each in reading.received(tmp_path)}
    assert read.keys() == made.files.keys()
    for name, each in made.files.items():
        assert (read[name].hand_in, read[name].system) == (each.hand_in, each.system)


def test_no_two_have_one_name():
    """Names, aliases and journals of 640 students are all unlike."""
    made = classes.pupils(640)
    for field in ("name", "alias", "journal"):
        assert len({getattr(each, field) for each in made}) == 640


def test_a_class_is_much_like_a_real_one():
    """Some hand in twice, some late, some not at all; four in five first tries are right or so."""
    found = [*classes.hand_ins(100, ("01", "02", "03"), seed=2, system="canvas")]
    pairs = [(each.hand_in.alias, each.hand_in.lesson) for _, each in found]
    late = {pair for pair, (_, each) in zip(pairs, found, strict=True) if each.system.late}
    assert 1 <= 300 - len(set(pairs)) <= 14
    assert 15 <= len(pairs) - len(set(pairs)) <= 45
    assert 5 <= len(late) <= 25
    rows = [row for _, each in found for row in judge([each], classes.keys(), student="a").rows]
    first = [row.outcome == "right" for row in rows if row.try_ == 1 and row.scored]
    assert 0.65 <= sum(first) / len(first) <= 0.85


def test_able_students_do_better():
    """Scores follow ability, as they do in a class."""
    piles = {}
    for pupil, each in classes.hand_ins(60, ("01", "02", "03", "04"), seed=4):
        piles.setdefault(pupil, []).extend(judge([each], classes.keys(), student="a").rows)
    score = {
        pupil: student_summary(rows, classes.keys(), student="a").score
        for pupil, rows in piles.items()
    }
    ranked = sorted(score, key=lambda pupil: pupil.ability)
    low, high = ranked[:20], ranked[-20:]
    assert sum(score[it] for it in high) / 20 > sum(score[it] for it in low) / 20 + 0.15


def test_no_file_is_too_large():
    """Also the longest hand-in of a class fits into a file."""
    sizes = [len(encode(each.hand_in)) for _, each in classes.hand_ins(20, seed=6)]
    assert max(sizes) < LARGEST / 2
