"""Whatever the files say and in whatever order they come, the same people come out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.classroom.form import SystemName
from whosays.classroom.people.assigning import Clue, who
from whosays.classroom.people.roster import Person, Roster
from whosays.journal import clean_alias

MANY = 200
PEOPLE = Roster(
    "roster",
    (
        Person("s1", 2, "s1", "Doe, Jane", "anna", "", "1", "1", "o1"),
        Person("s2", 3, "s2", "Jane Doe", "Anna", "", "2", "", ""),
        Person("line 4", 4, name="Roe, Jo", alias="Ben"),
    ),
)
_aliases = st.sampled_from(["Anna", "anna", "Anna (2)", "Ben", "s1", "", "Jo Roe", "\u202e"])
_names = st.sampled_from(["doejane", "Jane Doe", "roejo", ""])
_systems = st.none() | st.builds(
    SystemName, st.sampled_from(["canvas", "moodle"]), _names, st.sampled_from(["1", "2", "9", ""])
)
_clues = st.builds(
    Clue,
    file=st.just(""),
    alias=_aliases,
    lesson=st.sampled_from(["01", "02"]),
    journal=st.sampled_from(["j1", "j2", "j3"]),
    owner=st.sampled_from(["", "o1", "o2", "o3", "root", "teacher"]),
    system=_systems,
    paper=st.booleans(),
)


def named(clues):
    """Return the clues with a file name each, so that they can be told apart."""
    return [
        Clue(f"{n:02}", c.alias, c.lesson, c.journal, c.owner, c.system, c.paper)
        for n, c in enumerate(clues)
    ]


def by_file(clues, roster):
    """Return who each file was given to, and what was told, in an order of its own."""
    students, problems = who(clues, roster, grader="teacher")
    told = sorted((p.file, p.code, *sorted(p.params.items())) for p in problems)
    return {c.file: s for c, s in zip(clues, students, strict=True)}, told


@settings(max_examples=MANY, deadline=None, derandomize=True)
@given(st.lists(_clues, max_size=9), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_the_files_does_not_matter(clues, random, listed):
    """Shuffled files come out as the same students with the same keys and the same troubles."""
    files, roster = named(clues), PEOPLE if listed else None
    shuffled = random.sample(files, len(files))
    assert by_file(files, roster) == by_file(shuffled, roster)


@settings(max_examples=MANY, deadline=None, derandomize=True)
@given(st.lists(_clues, max_size=9), st.booleans())
def test_nobody_is_merged_without_proof(clues, listed):
    """One key is one student; files that nothing proves share one only with alias and journal."""
    files = named(clues)
    students, problems = who(files, PEOPLE if listed else None, grader="teacher")
    assert len({student.key for student in students}) == len(set(students))
    assert all(problem.what and problem.mend for problem in problems)
    by_system = {s.key for c, s in zip(files, students, strict=True) if c.system or c.owner}
    unproved = [
        (student.key, clean_alias(clue.alias), clue.journal)
        for clue, student in zip(files, students, strict=True)
        if student.key not in by_system and not clue.paper
    ]
    for key, alias, journal in unproved:
        mine = {(a, j) for k, a, j in unproved if k == key}
        assert mine == {(alias, journal)}
