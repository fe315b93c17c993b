"""Marking as a marker does it: saved at once, resumable, blind, and written to a table."""

import ast
import contextlib
import csv
import json
import re
import shutil
from pathlib import Path

import hostile_files
import kernel
import nbformat
import pytest
from open_texts import LINES, QUESTION, WROTE, put, put_all

import whosays
from whosays import journal
from whosays.classroom.marking import MARKS, open_questions
from whosays.classroom.marking.table import BY_STUDENT, COLUMNS
from whosays.classroom.problems import words
from whosays.classroom.text import shown

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "teacher" / "mark.ipynb"

#: A name that could not stand in a text by chance.
HIDDEN = {f"zq{alias.lower()}zq": text for alias, text in WROTE.items()}


def desk(folder, marker="Lee", **rest):
    """Open the marking of the texts in a folder."""
    marks = {"marks": folder / "marks", "lesson": "02", "question": QUESTION, **rest}
    return whosays.marking(folder / "in", marker=marker, **marks)


def press(widget, kind, **message):
    """Do what a press in the page does."""
    widget._receive(widget, {"type": kind, "text": widget.text_id, **message}, [])


def mark_all(widget, mark="met"):
    """Give every line of the text that lies open the same mark."""
    for line in LINES:
        press(widget, "mark", line=line, mark=mark)


def turn_to(widget, wanted):
    """Go on to the text that is wanted."""
    for _ in range(widget.count):
        if wanted(widget.text):
            return
        press(widget, "move", to="next")
    raise AssertionError("no such text")


@pytest.fixture
def folder(tmp_path):
    """A folder with three hand-ins."""
    put_all(tmp_path / "in", HIDDEN)
    return tmp_path


def state(widget):
    """Return all that the page is given, as text."""
    return json.dumps({name: repr(it) for name, it in widget.get_state().items()})


def test_no_name_reaches_the_page(folder):
    """Neither an alias nor a file's name is in the widget's state, whatever is pressed."""
    widget = desk(folder)
    for act in ("next", "next", "back", "open"):
        press(widget, "move", to=act)
        mark_all(widget)
        assert not any(alias in state(widget) for alias in HIDDEN)
    assert not any(alias in widget.agreement().html for alias in HIDDEN)
    assert not any(alias in widget.much_alike().html for alias in HIDDEN)


def test_a_mark_is_saved_before_it_is_told(folder):
    """*Saved* stands there when the mark is on the disk, and not before."""
    widget = desk(folder)
    assert widget.saved == {}
    press(widget, "mark", line="page", mark="met")
    assert widget.saved == {"ok": True, "text": "Saved."}
    kept = journal.open_journal(folder / "marks", alias="Lee", lesson=f"mark-02-{QUESTION}")
    assert kept.latest(f"{widget.text_id}/page").answer == "met"


def test_what_is_not_saved_says_so(folder):
    """Where the folder of the marks cannot be made, the page says what to do."""
    (folder / "marks").write_text("a file in the way")
    widget = desk(folder)
    press(widget, "mark", line="page", mark="met")
    assert widget.saved["ok"] is False
    assert widget.saved["text"] == (
        f"Not saved: the folder {folder / 'marks'} cannot be made or reached. Your marks are held "
        "while this notebook stays open. Put the folder back, then set one more mark."
    )


def test_marking_goes_on_where_the_marker_was(folder):
    """Closing and opening again shows the same text, its marks and the same order."""
    first = desk(folder)
    mark_all(first)
    press(first, "move", to="next")
    press(first, "mark", line="fair", mark="cannot-say")
    again = desk(folder)
    assert (again.place, again.text, again.marks) == (2, first.text, {"fair": "cannot-say"})
    assert again.progress == "1 of 3 texts are marked on every line. Begun: 1."


def test_a_text_that_comes_late_joins_the_end(folder):
    """What was there keeps its place, while the page is open and after it was closed."""
    widget = desk(folder)
    mark_all(widget)
    order = widget._session.order
    for number in range(9):
        put(folder / "in", f"late{number}", f"A late text, number {number}.")
    press(widget, "look")
    assert widget.note == "New texts: 9. They stand at the end."
    assert widget._session.order[:3] == desk(folder)._session.order[:3] == order


def test_a_text_handed_in_anew_is_marked_anew(folder):
    """A changed text takes the place of the old one at the end, without its marks."""
    widget = desk(folder)
    mark_all(widget)
    old = next(alias for alias, text in HIDDEN.items() if text == widget.text)
    put(folder / "in", old, "Something else.", made="20")
    again = desk(folder)
    assert again.count == 3
    assert again._session.texts[again._session.order[-1]].text == "Something else."
    assert again.progress == "0 of 3 texts are marked on every line."


def test_a_mark_can_be_taken_back(folder):
    """An empty mark leaves the line as if it had never been marked."""
    widget = desk(folder)
    press(widget, "mark", line="page", mark="met")
    press(widget, "mark", line="page", mark="")
    assert (widget.marks, desk(folder).marks) == ({}, {})


def test_a_mark_goes_to_the_text_that_was_seen(folder):
    """A press that was on its way while the text changed marks the text it was meant for."""
    widget = desk(folder)
    seen = widget.text_id
    press(widget, "move", to="next")
    widget._receive(widget, {"type": "mark", "text": seen, "line": "page", "mark": "met"}, [])
    assert widget.marks == {}
    assert widget._session.kept.marks() == {seen: {"page": "met"}}


UNKNOWN = {
    "text": {"text": "nobody", "line": "page", "mark": "met"},
    "line": {"line": "nothing", "mark": "met"},
    "mark": {"line": "page", "mark": "best"},
}


@pytest.mark.parametrize("message", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_mark_is_refused(folder, message):
    """Nothing is kept of a press that names what is not there."""
    widget = desk(folder)
    with pytest.raises(ValueError, match="There is no"):
        press(widget, "mark", **message)
    assert widget._session.kept.marks() == {}


def test_the_ends_are_told(folder):
    """Going on from the last and back from the first text says so and stays."""
    widget = desk(folder)
    press(widget, "move", to="back")
    assert (widget.place, widget.note) == (1, "This is the first text.")
    for _ in range(3):
        press(widget, "move", to="next")
    assert (widget.place, widget.note[:23]) == (3, "This was the last text.")


def test_the_next_open_text_is_found(folder):
    """The button goes to the next text with an unmarked line, from the start again at the end."""
    widget = desk(folder)
    press(widget, "move", to="next")
    for _ in range(2):
        mark_all(widget)
        press(widget, "move", to="open")
    assert (widget.place, widget.note) == (1, "")
    mark_all(widget)
    press(widget, "move", to="open")
    assert widget.note == "Every line of every text has a mark."
    assert widget.progress == "All 3 texts are marked on every line."


def read(path):
    """Return the rows of marks.csv."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_says_whose_marks_these_are(folder):
    """marks.csv joins the marks of all markers to the students, and to what they ticked."""
    put(folder / "in", "=Eve", "Words of Eve.", ticked=["page"], journal="j")
    for marker in ("Lee", "Park"):
        widget = desk(folder, marker)
        turn_to(widget, lambda text: text == "Words of Eve.")
        mark_all(widget, "not-met")
    rows = read(widget.write())
    assert {row["student"] for row in rows} == {"'=Eve"}
    told = [(row["marker"], row["line"], row["mark"], row["self_check"]) for row in rows]
    assert told == [
        (marker, line, "not-met", "yes" if line == "page" else "no")
        for marker in ("Lee", "Park")
        for line in sorted(LINES)
    ]


def test_the_table_holds_every_question(folder):
    """Marks on another question of the same hand-ins stand in the same table."""
    put(folder / "in", "Eve", "Words on another question.", question="01-own")
    other = desk(folder, lesson="01", question="01-own")
    press(other, "mark", line=other.spec["rubric"][0]["id"], mark=MARKS[2])
    mine = desk(folder)
    mark_all(mine)
    assert {row["question"] for row in read(mine.write())} == {"01-own", QUESTION}
    assert mine.write().read_bytes() == other.write().read_bytes()


HOSTILE = {
    "page": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "turned round": "abc\u202egpj.exe",
    "controls": "a\x00b\x1b[31mc",
    "long": "word " * 5000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_text(tmp_path, text):
    """Whatever a text holds, the pages escape it and the widget gets it cleaned."""
    put_all(tmp_path / "in", {"Ada": text + " one two three", "Bo": text + " one two three"})
    for marker, mark in (("Lee", "met"), ("Park", "not-met")):
        widget = desk(tmp_path, marker)
        mark_all(widget, mark)
    assert shown(widget.text, 13_000, lines=True) == widget.text
    for html in (widget.agreement().html, widget.much_alike().html):
        assert "<script" not in html
        assert "<img" not in html
        assert not any(sign in html for sign in "\u202e\x00\x1b")


def test_two_markers_are_compared(folder):
    """Kappa, raw agreement and the text on which they differ stand on one page, in words."""
    first, second = desk(folder, "Lee"), desk(folder, "Park")
    mark_all(first)
    turn_to(second, lambda text: text == first.text)
    mark_all(second)
    press(second, "mark", line="page", mark="not-met")
    html = first.agreement("Park").html
    assert html.count("nothing tells agreement from chance") == 2
    assert "0 of 1" in html
    assert "0.00" in html
    assert "Where they differ: 1" in html
    assert html == first.agreement().html


def test_without_a_second_marker_the_page_says_what_to_do(folder):
    """One marker alone is told how a second one comes in."""
    widget = desk(folder)
    mark_all(widget)
    assert "Let a colleague mark in the same folder" in widget.agreement().html


def test_of_several_markers_one_is_named(folder):
    """With three markers, the page lists whom to compare with."""
    for marker in ("Lee", "Park", "Kim"):
        mark_all(widget := desk(folder, marker))
    assert "Park" not in widget.agreement("Lee").html
    assert "Name one of them: desk.agreement(&quot;Lee&quot;)." in widget.agreement().html


def test_an_empty_folder_has_nothing_to_mark(tmp_path):
    """The page says that nobody has handed in words yet, and nothing can be pressed wrong."""
    (tmp_path / "in").mkdir()
    widget = desk(tmp_path)
    for act in ("next", "back", "open"):
        press(widget, "move", to=act)
    assert (widget.count, widget.text) == (0, "")
    assert widget.progress.startswith("There is no text to mark yet.")


def test_unread_files_are_counted_not_named(folder):
    """A broken file keeps nobody from being marked; its name might say whose it is."""
    (folder / "in" / "zqname.json").write_text("{")
    widget = desk(folder)
    assert widget.count == 3
    assert widget.note.startswith("Files that could not be read as hand-ins: 1.")
    assert "zqname" not in state(widget)


REFUSED = {
    "lesson": (
        {"lesson": "99"},
        "There is no lesson '99'. The lessons are 00, 01, 02, 03, 04, 05, 06, 07, 08, 60. "
        'Type whosays.marking("hand-ins", marker="Ms Lee", lesson="02", question="02-own").',
    ),
    "question": (
        {"lesson": "04", "question": "04-q1"},
        "Lesson 04 has no question '04-q1' to mark. Answered in own words are 04-exit, 04-own. "
        'Type whosays.marking("hand-ins", marker="Ms Lee", lesson="04", question="04-exit").',
    ),
    "no marker": (
        {"marker": " "},
        "Nobody is named as the marker yet. Marks are kept under the name of whoever gives them, "
        "so that two markers can be compared. Put your own name between the quotes, and run the "
        'cell again: marker = "Ms Lee"',
    ),
    "long marker": (
        {"marker": "x" * 401},
        f"No marks can be kept for '{'x' * 40}'. A marker's name has 1 to 400 visible characters. "
        'Type whosays.marking("hand-ins", marker="Ms Lee", lesson="02", question="02-own").',
    ),
}


@pytest.mark.parametrize(("given", "text"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_marked_is_refused(folder, given, text):
    """The message says what, why, and the line to type."""
    with pytest.raises(ValueError, match=r"Type whosays|Put your") as caught:
        desk(folder, **given)
    assert str(caught.value) == text


def test_a_notebook_that_was_just_opened_shows_no_traceback(folder):
    """Who runs all cells before typing a name reads the sentence and nothing else."""
    with kernel.started(folder) as running:
        source = "import whosays\nwhosays.marking('in', marker='', question='02-own')"
        (error,) = running.run(source)
    assert error["traceback"] == [error["evalue"]]
    assert error["evalue"].startswith("Nobody is named as the marker yet.")


def test_a_missing_folder_is_told(tmp_path):
    """A wrong name is told before anything is opened."""
    with pytest.raises(FileNotFoundError) as caught:
        desk(tmp_path)
    assert str(caught.value) == (
        f"There is nothing at {tmp_path / 'in'}. Marking reads hand-ins from a folder or a zip. "
        'Type whosays.marking("hand-ins", marker="Ms Lee", lesson="02", question="02-own") '
        "with the name of yours."
    )


def test_every_column_has_its_meaning():
    """Every column of both tables has its meaning."""
    assert set(words()["columns"]["marks"]) == {"_what", *COLUMNS}
    assert set(words()["columns"]["marks-by-student"]) == {"_what", *BY_STUDENT}


def test_the_notebook_names_every_open_question_and_column():
    """What can be marked, and what the table holds, stands in the teacher's notebook."""
    text = NOTEBOOK.read_text("utf-8")
    asked = [each for questions in open_questions().values() for each in questions]
    assert [each for each in (*asked, *COLUMNS, *BY_STUDENT) if f"`{each}`" not in text] == []


@pytest.mark.parametrize("name", ["mark", "board"])
def test_a_windows_path_can_be_typed_into_the_notebook(name):
    """Typed between the quotes, it is read as it stands."""
    cells = nbformat.read(NOTEBOOK.with_name(f"{name}.ipynb"), as_version=4).cells
    (setup,) = [each["source"] for each in cells if each["id"] == "setup"]
    typed, many = re.subn(
        r'(folder|hand_ins|roster) = (r?)"[^"]*"$', r'\1 = \2"C:\\Users\\mia"', setup, flags=re.M
    )
    found = {node.value for node in ast.walk(ast.parse(typed)) if isinstance(node, ast.Constant)}
    assert many >= 2
    assert "C:\\Users\\mia" in found


def test_one_row_a_student_counts_the_lines_that_are_met(folder):
    """For a school's own list: who, by name, and how many lines of how many."""
    alias = next(iter(HIDDEN))
    roster = folder / "class.csv"
    roster.write_text(f"student_id,name,alias\ns-17,Mina Kim,{alias}\n", encoding="utf-8")
    widget = desk(folder, roster=roster)
    turn_to(widget, lambda text: text == HIDDEN[alias])
    for line, mark in zip(LINES, ("met", "not-met"), strict=False):
        press(widget, "mark", line=line, mark=mark)
    (row,) = read(widget.write().with_name("marks-by-student.csv"))
    assert row == {
        "student": "s-17", "name": "Mina Kim", "lesson": "02", "question": QUESTION,
        "marker": "Lee", "met": "1", "marked": "2", "of": f"{len(LINES)}",
    }  # fmt: skip


def test_the_lesson_need_not_be_named(folder):
    """A question's id begins with its lesson."""
    named = desk(folder)
    bare = whosays.marking(folder / "in", marker="Lee", question=QUESTION, marks=folder / "marks")
    assert (bare.label, bare.text_id) == (named.label, named.text_id)


def test_a_name_typed_otherwise_is_noticed(folder):
    """Who types another case or blank is told where the marks are, and not given them."""
    mark_all(desk(folder, "Ms Lee"))
    again = desk(folder, "ms  lee")
    assert again.progress == "0 of 3 texts are marked on every line."
    assert again.note == (
        "Marks on this question are kept under “Ms Lee” too. If that is you, run the cell again "
        "with that name, letter for letter."
    )


def test_a_zip_is_marked_like_a_folder(folder):
    """The zip that a school's system gives needs no unpacking."""
    path = shutil.make_archive(str(folder / "all"), "zip", folder / "in")
    where = {"marks": folder / "marks", "lesson": "02", "question": QUESTION}
    zipped = whosays.marking(path, marker="Lee", **where)
    assert (zipped.count, zipped.text_id) == (3, desk(folder).text_id)


def test_a_class_list_names_the_students_in_the_table(folder):
    """With a roster, marks.csv has the ids that grades.csv has; the page still has no name."""
    alias = next(iter(HIDDEN))
    roster = folder / "class.csv"
    roster.write_text(f"student_id,name,alias\ns-17,Zqname,{alias}\n", encoding="utf-8")
    widget = desk(folder, roster=roster)
    turn_to(widget, lambda text: text == HIDDEN[alias])
    mark_all(widget)
    assert {row["student"] for row in read(widget.write())} == {"s-17"}
    assert "Zqname" not in state(widget)


def test_a_broken_class_list_is_told(folder):
    """A list that cannot be read stops nobody from marking."""
    widget = desk(folder, roster=folder / "nowhere.csv")
    assert widget.note.startswith("The class list was not read whole.")
    assert widget.count == 3


def test_hostile_files_keep_nobody_from_being_marked(folder):
    """Every kind of broken file lies beside the three texts; these can be marked all the same."""
    for number, kind in enumerate(hostile_files.KINDS.values()):
        place = folder / "in" / f"kind{number}"
        place.mkdir()
        with contextlib.suppress(OSError, AttributeError):
            kind.make(place)
    widget = desk(folder)
    assert set(HIDDEN.values()) <= {each.text for each in widget._session.texts.values()}
    for _ in range(widget.count):
        mark_all(widget)
        press(widget, "move", to="next")
    assert len(read(widget.write())) == widget.count * len(LINES)
    assert "<script" not in widget.much_alike().html


def test_a_student_is_taken_out_of_the_table(folder):
    """Once the hand-ins are gone, the table that is written next names the student no more."""
    widget = desk(folder)
    for _ in range(3):
        mark_all(widget)
        press(widget, "move", to="next")
    gone = next(iter(HIDDEN))
    (folder / "in" / f"whosays.{gone}.10.json").unlink()
    names = {row["student"] for row in read(desk(folder).write())}
    assert names == set(HIDDEN) - {gone}
    kept = [path.read_text() for path in (folder / "marks").glob("*.jsonl")]
    assert not any(gone in text for text in kept)
