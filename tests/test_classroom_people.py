"""Who handed in what: system, then owner, then alias; and never a guess between two."""

from itertools import permutations

import pytest

from whosays.classroom.form import SystemName
from whosays.classroom.people.assigning import Clue, Student, who
from whosays.classroom.people.roster import Person, Roster

JANE = Person("s1", 2, "s1", "Doe, Jane", "Mina", "jane@school.test", "101", "5501", "jdoe")
JOHN = Person("s2", 3, "s2", "Dóe, John", "Anna", "john@school.test", "102", "5502", "jdoe2")
CLASS = Roster("roster", (JANE, JOHN))


def clue(alias: str, journal: str = "j1", file: str = "", **more: object) -> Clue:
    """Return what is known of one file, named after its alias where no name is given."""
    return Clue(file or f"{alias}.json", alias, "01", journal, **more)  # type: ignore[arg-type]


def canvas(name: str, number: str) -> SystemName:
    """Return what Canvas writes into the name of a file."""
    return SystemName("canvas", name, number)


def moodle(name: str, number: str) -> SystemName:
    """Return what Moodle writes into the name of a file."""
    return SystemName("moodle", name, number)


def codes(clues: list[Clue], roster: Roster | None = None) -> list[str]:
    """Return the codes of what is not certain."""
    return [problem.code for problem in who(clues, roster, grader="teacher")[1]]


def students(clues: list[Clue], roster: Roster | None = None) -> list[Student]:
    """Return who handed in each file."""
    return who(clues, roster, grader="teacher")[0]


@pytest.mark.parametrize(
    ("system", "row"),
    [
        pytest.param(canvas("doejane", "101"), JANE, id="canvas-number"),
        pytest.param(canvas("somebody", "102"), JOHN, id="canvas-number-before-name"),
        pytest.param(moodle("Jane Doe", "5501"), JANE, id="moodle-number"),
        pytest.param(moodle("", "5502"), JOHN, id="moodle-hides-names"),
        pytest.param(canvas("doejane", ""), JANE, id="canvas-name-alone"),
        pytest.param(moodle("JOHN  DOE", ""), JOHN, id="case-accents-order-blanks"),
        pytest.param(canvas("doejane", "999"), None, id="name-with-another-number"),
        pytest.param(moodle("Jane Doe", "999"), JANE, id="moodle-number-of-another-assignment"),
        pytest.param(moodle("Jane Roe", "999"), None, id="stranger"),
    ],
)
def test_the_system_tells_first_by_number_then_by_name(system, row):
    """A number decides; a name decides only where no number contradicts it."""
    (student,) = students([clue("Zoe", system=system)], CLASS)
    assert (student.row, student.proof) == (row, "system")


def test_two_with_one_name_are_told_and_not_guessed():
    """A name that two rows share is given to neither, and both are named."""
    twins = Roster("roster", (Person("a", 2, name="Doe, Jane"), Person("b", 3, name="Jane Doe")))
    given, problems = who([clue("Zoe", system=canvas("doejane", "7"))], twins, grader="teacher")
    assert (given[0].key, given[0].row) == ("doejane 7", None)
    assert problems[0].what == (
        "Zoe.json came from doejane, and the class list has several: "
        "Doe, Jane (line 2), Jane Doe (line 3)."
    )


NAMED = Roster("roster", (Person("Doe, Jane", 2, name="Doe, Jane"),))


def sent(place: str, name: str, number: str, journal: str) -> Clue:
    """Return what is known of a file in the folder that Moodle made for a student."""
    file = f"{place}{name}_{number}_assignsubmission_file/a.json"
    return clue(journal, journal, file, system=moodle(name, number))


@pytest.mark.parametrize(
    "clues",
    [
        [
            clue("A", "j1", "x", system=canvas("doejane", "7")),
            clue("B", "j2", "y", system=canvas("doejane", "8")),
        ],
        [
            clue("A", "j1", "x", system=canvas("doejane", "7")),
            clue("B", "j2", "y", system=canvas("janedoe", "8")),
        ],
        [sent("w1/", "Jane Doe", "7", "j1"), sent("w1/", "Doe Jane", "8", "j2")],
    ],
    ids=["canvas", "canvas-other-order", "moodle"],
)
def test_two_accounts_of_one_listed_name_are_never_one_student(clues):
    """Numbers tell them apart, so a row that only has the name is given to neither."""
    for order in permutations(clues):
        given = students(list(order), NAMED)
        assert len({each.key for each in given}) == 2
        assert [(each.row, each.proof) for each in given] == [(None, "system")] * 2
    told = who(clues, NAMED, grader="teacher")[1]
    assert [each.code for each in told][:2] == ["name-two-accounts", "name-two-accounts"]


def test_a_number_in_the_class_list_keeps_the_row_from_a_namesake():
    """Who bears the listed number holds the row, and the other account of that name does not."""
    clues = [sent("w1/", "Jane Doe", "5501", "j1"), sent("w1/", "Jane Doe", "8", "j2")]
    given = students(clues, CLASS)
    assert [each.row for each in given] == [JANE, None]
    assert [each.key for each in given] == ["s1", "Jane Doe 8"]


@pytest.mark.parametrize("roster", [None, NAMED, CLASS], ids=["none", "names", "numbers"])
def test_moodle_numbers_a_student_anew_in_each_assignment(roster):
    """One name with another number in another download is the same student."""
    clues = [sent("w2/", "Jane Doe", "5501", "j1"), sent("w1/", "Jane Doe", "99", "j1")]
    for order in permutations(clues):
        given = students(list(order), roster)
        assert {each.key for each in given} == {"Jane Doe 99" if roster is None else given[0].key}
        assert given[0].row == (roster.people[0] if roster else None)
        assert codes(list(order), roster) == []


def test_two_of_one_name_in_one_assignment_stay_apart_in_all():
    """Where one download shows that two bear a name, the name joins nothing."""
    clues = [
        sent("w1/", "Jane Doe", "7", "j1"),
        sent("w1/", "Jane Doe", "8", "j2"),
        sent("w2/", "Jane Doe", "9", "j1"),
    ]
    keys = ["Jane Doe 7", "Jane Doe 8", "Jane Doe 9"]
    assert [each.key for each in students(clues)] == keys


def test_an_account_that_only_an_alias_puts_into_the_class_list_is_unproved():
    """Whoever owns a file can type a listed alias, and is then not proved to be that person."""
    people = Roster("roster", (Person("Mina", 2, name="Doe, Jane", alias="Mina"),))
    given = students([clue("Mina", owner="u7"), clue("Ben", "j2", owner="u8")], people)
    assert [(each.name, each.proof) for each in given] == [("Doe, Jane", "alias"), ("", "owner")]


@pytest.mark.parametrize("owner", ["teacher", "root", "nobody", ""])
def test_an_owner_who_grades_or_is_nobody_proves_nothing(owner):
    """The person who grades owns what was downloaded, so owning it says nothing."""
    clues = [clue("Mina", owner=owner), clue("Ben", "j2", owner="u7"), clue("Cy", "j3", owner="u8")]
    assert [student.proof for student in students(clues)] == ["alias", "owner", "owner"]


def test_an_owner_of_everything_proves_nothing():
    """One account that owns all files is the school's, not a student's."""
    clues = [clue("Mina", owner="pupil"), clue("Ben", "j2", owner="pupil")]
    assert [student.proof for student in students(clues)] == ["alias", "alias"]


def test_an_owner_in_the_logins_says_who_it_is():
    """The roster's login column makes even the only owner a proof, and even the grader."""
    (student,) = students([clue("Zoe", owner="JDoe")], CLASS)
    assert (student.row, student.proof, student.alias) == (JANE, "owner", "Zoe")


def test_an_account_of_several_aliases_proves_nothing():
    """A shared account holds several students, so its files go by their aliases."""
    clues = [
        clue("A", "j1", owner="lab1"),
        clue("B", "j2", owner="lab1"),
        clue("C", "j3", owner="x"),
    ]
    assert [student.proof for student in students(clues)] == ["alias", "alias", "owner"]


def test_an_alias_in_the_class_list_names_but_proves_nothing():
    """The row is found by the alias, in any case, and the proof stays the weakest."""
    (student,) = students([clue("mina")], CLASS)
    assert (student.key, student.name, student.proof) == ("s1", "Doe, Jane", "alias")


def test_two_journals_of_one_alias_stay_apart_in_any_order():
    """The earlier journal keeps the alias, the later is called (2), and both are named."""
    clues = [clue("Anna", "2026b", "x"), clue("Anna", "2026a", "y"), clue("Anna", "2026b", "z")]
    for order in permutations(clues):
        keys = {c.file: s.key for c, s in zip(order, students(list(order)), strict=True)}
        assert keys == {"x": "Anna (2)", "y": "Anna", "z": "Anna (2)"}
        assert codes(list(order)) == ["alias-two-journals"]


def test_a_row_claimed_by_two_journals_is_given_to_neither():
    """Of two unproved students with one listed alias, none gets the listed student's marks."""
    clues = [clue("Mina", "j1", "x"), clue("Mina", "j2", "y")]
    given, (problem,) = who(clues, CLASS, grader="teacher")
    assert [(each.key, each.row) for each in given] == [("Mina", None), ("Mina (2)", None)]
    assert [each.claims for each in given] == [JANE, JANE]
    assert str(problem) == (
        "Row Doe, Jane of the class list has this alias (Mina), but its files come from several "
        "computers or folders of answers. One student on two computers looks like that, and so do "
        "two students with one alias. Each was graded apart, as Mina, Mina (2). The files: x, y. "
        "Ask Doe, Jane. If nobody in your class types another's alias, grade again and add: "
        "--trust-aliases"
    )


@pytest.mark.parametrize("roster", [None, CLASS], ids=["no-list", "list"])
@pytest.mark.parametrize("proof", [{}, {"owner": "pc03"}], ids=["alias", "computers-own"])
def test_a_trusted_alias_is_one_student_on_any_computer(roster, proof):
    """The teacher who types --trust-aliases is told what was joined by it."""
    clues = [clue("Mina", "j1", "x"), clue("mina", "j2", "y", **proof), clue("Zoe", "j3", "z")]
    clues.append(clue("Zoe", "j3", "w", owner="pc04"))
    for order in permutations(clues):
        given, problems = who(list(order), roster, grader="teacher", trust_aliases=True)
        keys = {each.file: student.key for each, student in zip(order, given, strict=True)}
        assert keys == dict.fromkeys("xy", "s1" if roster else "Mina") | dict.fromkeys("zw", "Zoe")
        told = ["alias-trusted", "student-two-journals", *["not-on-roster"] * bool(roster)]
        assert [each.code for each in problems] == told
        assert problems[0].what == (
            "Files of the alias Mina, mina come from several computers or folders of answers, and "
            f"were counted as one student's: {keys['x']}."
        )


def test_a_trusted_alias_joins_no_two_whom_the_system_tells_apart():
    """Two accounts are two students, whatever both typed; what is unproved joins neither."""
    clues = [
        clue("Anna", "j1", "x", system=canvas("doejane", "7")),
        clue("Anna", "j2", "y", system=canvas("roejim", "8")),
        clue("Anna", "j3", "z"),
    ]
    given = who(clues, None, grader="teacher", trust_aliases=True)[0]
    assert [each.key for each in given] == ["doejane 7", "roejim 8", "Anna"]


@pytest.mark.parametrize(
    ("listed", "files", "rows"),
    [
        (["3", "12"], ["03"], [2]),
        (["03"], ["3"], [2]),
        (["3", "03"], ["03", "3"], [3, 2]),
        (["3", "003"], ["03"], [None]),
        (["3"], ["03", "3"], [None, None]),
        (["03a"], ["3a"], [None]),
    ],
    ids=["list-lost-it", "file-lost-it", "exact-first", "two-rows", "two-files", "no-number"],
)
def test_zeros_before_a_number_make_no_other_student(listed, files, rows):
    """A spreadsheet leaves them out; where two numbers would be one, none is guessed."""
    people = tuple(Person(f"k{n}", n, alias=alias) for n, alias in enumerate(listed, 2))
    given = students([clue(each, f"j{each}") for each in files], Roster("roster", people))
    assert [each.row and each.row.line for each in given] == rows


@pytest.mark.parametrize("trust", [False, True])
def test_of_two_numbers_that_a_list_makes_one_neither_is_guessed(trust):
    """Not even where aliases are trusted: 03 and 3 are two aliases."""
    people = Roster("roster", (Person("Kim, Mina", 2, name="Kim, Mina", alias="3"),))
    clues = [clue("03", "j1"), clue("3", "j2")]
    given, (problem,) = who(clues, people, grader="teacher", trust_aliases=trust)
    assert [each.row for each in given] == [None, None]
    assert problem.what == "Row Kim, Mina of the class list may be any of the aliases 03, 3."


def test_a_number_that_lost_its_zeros_is_told():
    """The teacher reads which alias was taken for which line."""
    people = Roster("roster", (Person("Kim, Mina", 2, name="Kim, Mina", alias="3"),))
    (problem,) = who([clue("03")], people, grader="teacher")[1]
    assert problem.what == "The alias 03 was taken for 3, in line 2 of the class list."


@pytest.mark.parametrize(
    "alias", ["Z\u043eo", "\u0396oo", "zoo"], ids=["cyrillic", "greek", "case"]
)
def test_an_alias_that_only_looks_like_anothers_is_told(alias):
    """Letters of another script make another student, and the teacher is told of both."""
    clues = [clue("Zoo", "j1"), clue(alias, "j2", "other.json")]
    assert len({each.key for each in students(clues)}) == 2
    assert codes(clues) == ["aliases-alike"]
    assert codes([clue("Zoo", "j1"), clue("Zoe", "j2")]) == []


def test_one_journal_under_two_aliases_stays_apart():
    """A copied file with a new alias is another student, and the teacher is told."""
    clues = [clue("Anna", "j1"), clue("Ben", "j1")]
    assert [student.key for student in students(clues)] == ["Anna", "Ben"]
    assert codes(clues) == ["journal-two-aliases"]


def test_a_file_copied_by_another_account_is_told():
    """The same journal and alias from two accounts of the system are two students."""
    clues = [
        clue("Anna", file="x", system=canvas("doejane", "101")),
        clue("Anna", file="y", system=canvas("roejim", "7")),
    ]
    assert [student.key for student in students(clues)] == ["doejane 101", "roejim 7"]
    assert codes(clues) == ["journal-two-students"]


def test_an_unproved_file_that_joins_a_proved_one_is_told():
    """Whoever has read a hand-in in a shared folder knows its journal and can write another."""
    clues = [
        clue("Anna", file="x", system=canvas("doejane", "101")),
        clue("Anna", file="y"),
        clue("Anna", file="z"),
    ]
    for order in permutations(clues):
        (problem,) = who(list(order), grader="teacher")[1]
        assert (problem.file, problem.code, problem.graded) == ("y", "joined-unproved", True)
        assert problem.what == (
            "Nothing proves that these are of doejane 101: y, z. They were counted with that "
            "student's."
        )


def test_an_unproved_file_joins_a_proved_one_of_its_journal():
    """Same alias and same journal: one student, proved no better than the weakest file."""
    clues = [clue("Anna", file="x", system=canvas("doejane", "101")), clue("Anna", file="y")]
    first, second = students(clues, CLASS)
    assert first is second
    assert (first.key, first.proof) == ("s1", "alias")


def test_an_unproved_file_of_another_journal_does_not_join_a_proved_one():
    """Nobody gets into a proved student's marks by typing their alias."""
    clues = [clue("Mina", file="x", system=canvas("doejane", "101")), clue("Mina", "j2", "y")]
    given = students(clues, CLASS)
    assert [(each.key, each.proof) for each in given] == [("s1", "system"), ("Mina", "alias")]
    (problem,) = who(clues, CLASS, grader="teacher")[1]
    assert str(problem) == (
        "Row Doe, Jane of the class list has this alias (Mina), but other files are the ones that "
        "stand in that row. Nothing proves that these are of Doe, Jane too: y. They were graded "
        "apart, as Mina. Ask Doe, Jane. If nobody in your class types another's alias, grade again "
        "and add: --trust-aliases"
    )


def test_the_account_wins_over_the_alias_of_another():
    """A file from Jane's account under John's alias is Jane's, and the teacher is told."""
    given, problems = who([clue("Anna", system=canvas("x", "101"))], CLASS, grader="teacher")
    assert given[0].row is JANE
    assert problems[0].what == (
        "Anna.json came from Doe, Jane, under the alias of Dóe, John: Anna."
    )


@pytest.mark.parametrize("typed", ["Mina", "s1", "jane doe", "JDOE"])
def test_paper_finds_the_student_whom_the_teacher_means(typed):
    """An alias, id, name or login on paper joins the files that are already theirs."""
    files = [clue("Mina"), Clue("paper.csv", typed, "02", "paper", paper=True)]
    first, second = students(files, CLASS)
    assert first is second


@pytest.mark.parametrize(("typed", "place"), [("Anna (1)", 0), ("Anna (2)", 1)])
def test_paper_may_name_a_key_with_its_number(typed, place):
    """Where one alias stands for two, the teacher writes the key that the tables have."""
    clues = [clue("Anna", "j1", "x"), clue("Anna", "j2", "y")]
    given = students([*clues, Clue("p.csv", typed, "01", "paper", paper=True)])
    assert given[2].key == given[place].key


def test_paper_with_an_alias_of_two_is_neither_s():
    """Without a number nobody can tell which one is meant, so the sheet stands alone."""
    clues = [clue("Anna", "j1", "x"), clue("Anna", "j2", "y")]
    clues.append(Clue("p.csv", "Anna", "01", "paper", paper=True))
    given, problems = who(clues, grader="teacher")
    assert [each.key for each in given] == ["Anna", "Anna (2)", "Anna (3)"]
    assert problems[-1].what == ("Anna on paper may be several students: Anna, Anna (2).")


@pytest.mark.parametrize("alias", ["s1", "line 4"])
def test_nobody_takes_the_key_of_a_row_by_typing_it(alias):
    """A key of the class list is its row's alone, whoever signs in under it."""
    people = (*CLASS.people, Person("line 4", 4, name="Poe, Ann", alias="Ann"))
    given = students([clue(alias), clue("Ann", "j2")], Roster("roster", people))
    assert given[0].key == f"{alias} (2)"
    assert given[0].row is None


def test_a_proved_key_is_not_taken_by_an_alias():
    """The proved student keeps the key, and who typed it as an alias gets a number."""
    clues = [clue("doejane 101", "j2"), clue("Mina", system=canvas("doejane", "101"))]
    assert [each.key for each in students(clues)] == ["doejane 101 (2)", "doejane 101"]


def test_paper_alone_makes_a_student():
    """A student who handed in nothing else is known by what the teacher wrote."""
    (student,) = students([Clue("p.csv", "Noor", "01", "paper", paper=True)])
    assert (student.key, student.proof) == ("Noor", "paper")


def test_a_literal_number_in_an_alias_takes_nobody_elses_key():
    """An alias typed as `Anna (2)` and the second Anna have two keys."""
    clues = [clue("Anna", "j1", "x"), clue("Anna", "j2", "y"), clue("Anna (2)", "j3", "z")]
    assert len({student.key for student in students(clues)}) == 3


@pytest.mark.parametrize("alias", ["", "\u202eanna", "<b>x</b>", "\ud800", "a" * 100_000, "\0"])
def test_any_alias_makes_a_key_that_is_safe_to_show(alias):
    """Nothing that an alias holds raises or gets into a key unseen."""
    (student,) = students([clue(alias, file="x")], CLASS)
    assert student.key.isprintable()
    assert len(student.key) <= 80
