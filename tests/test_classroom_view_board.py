"""The live board as a teacher uses it: what stands there, what is kept back, what mends itself."""

import os

import pytest
from dropped import dropped

import whosays

HOSTILE = '<script>alert("x")</script>'


@pytest.fixture
def folder(tmp_path):
    """A drop folder with lesson 02 of four students; two of them voted again."""
    for alias, *tries in (("Ada", "a", "d"), ("Bo", "a", "d"), ("Cy", "d"), (HOSTILE, "b")):
        dropped(tmp_path / "drop", alias, "02", *(("02-q3", each) for each in tries))
    return tmp_path / "drop"


@pytest.fixture
def board(folder):
    """The board of that folder, with the question that they answered."""
    return whosays.class_board(folder, question="02-q3")


def said(board):
    """Return all that stands on the board, as one text."""
    return repr([*board._head.blocks, *board._foot.blocks])


def block(board, name):
    """Return one block of the board, or None."""
    both = [*board._head.blocks, *board._foot.blocks]
    return next((each for each in both if each["id"] == name), None)


def numbers(board):
    """Return the large numbers."""
    return [each["number"] for each in block(board, "counts")["items"]]


def press(board, name):
    """Press a button of the board."""
    board._foot._receive(board._foot, {"type": "press", "id": name}, [])


def pressed(board):
    """Return the buttons that stay down, by id."""
    return {it["id"]: it["pressed"] for it in block(board, "buttons")["items"] if "pressed" in it}


def test_the_board_counts(board):
    """Handed in, answered, voted again."""
    assert numbers(board) == ["4", "4", "2"]


def test_the_page_is_told_to_ask_each_second():
    """New files stand on the board within two seconds: it asks after every one."""
    board = whosays.class_board("")
    assert (board._head.every, board._foot.every) == (1.0, 0)


def test_a_new_file_is_on_the_board_at_the_next_look(board, folder):
    """Nobody has to press anything."""
    dropped(folder, "Di", "02", ("02-q3", "c"))
    assert board.look() is False
    assert numbers(board) == ["5", "5", "2"]


def test_a_look_without_news_sends_nothing(board, monkeypatch):
    """What did not change is not drawn anew, nor counted anew."""
    monkeypatch.setattr(board, "_show", lambda: pytest.fail("drawn anew"))
    assert board.look() is False


def test_the_votes_can_be_read_in_python(board):
    """What is shown is a value too."""
    votes = board.votes
    assert [(it.id, it.first, it.last) for it in votes.options] == [
        ("a", 2, 0), ("b", 1, 1), ("c", 0, 0), ("d", 1, 3),
    ]  # fmt: skip


def test_the_answer_waits_until_it_is_asked_for(board):
    """Neither the right option nor an explanation stands there before."""
    wrong = board.votes.commonest_wrong
    assert wrong.explanation not in said(board)
    assert "'mark': 'right'" not in said(board)
    press(board, "answer")
    assert wrong.explanation in said(board)
    assert "'mark': 'right'" in said(board)


def test_the_next_question_begins_without_its_answer(board):
    """Asking for one answer asks for no other."""
    press(board, "answer")
    press(board, "next")
    assert board.question == "02-q4"
    assert pressed(board)["answer"] is False


def test_the_last_question_is_followed_by_the_first(board):
    """The button goes round."""
    board.question = "02-own"
    press(board, "next")
    assert board.question == "02-r1"


def test_names_wait_until_they_are_asked_for(board):
    """A projected board shows no one."""
    assert "Ada" not in said(board)
    press(board, "names")
    assert block(board, "typed")["items"] == [HOSTILE, "Ada", "Bo", "Cy"]
    press(board, "names")
    assert "Ada" not in said(board)


def test_nobodys_name_stands_in_the_line_of_code(board):
    """The line of code names the folder and the question."""
    assert board.code.endswith(', question="02-q3")`')
    assert "Ada" not in board.code


def test_trust_and_sureness_are_asked_for(folder):
    """Both stand there after the button, for the lesson that is open."""
    dropped(folder, "Ed", "02", ("02-q1", "a", 60))
    board = whosays.class_board(folder, question="02-q3")
    assert block(board, "trust") is None
    press(board, "trust")
    assert [row["text"] for row in block(board, "trust")["rows"]] == [
        "What does not (judgements: 1)"
    ]
    assert block(board, "sure") is not None


def test_opening_items_are_counted_in_only_on_request(tmp_path):
    """The button is there where the lesson has such items, once trust is shown."""
    board = whosays.class_board(tmp_path, lesson="00")
    assert "items" not in pressed(board)
    press(board, "trust")
    assert pressed(board)["items"] is False
    press(board, "items")
    assert pressed(board)["items"] is True


def test_a_question_on_losses_has_no_answer_to_show(tmp_path):
    """There is not even a button."""
    assert "answer" not in pressed(whosays.class_board(tmp_path, question="05-q3"))


def test_the_board_follows_the_class_until_somebody_picks(tmp_path):
    """The lesson that comes in is the one that is shown; a choice of one's own stays."""
    board = whosays.class_board(tmp_path)
    dropped(tmp_path, "Ada", "03", ("03-q4", "a"))
    board.look()
    assert (board.lesson, board.question) == ("03", "03-q1")
    board.question = "03-q4"
    for alias in ("Bo", "Cy"):
        dropped(tmp_path, alias, "02", ("02-q3", "a"))
    board.look()
    assert (board.lesson, board.question) == ("03", "03-q4")


def test_another_lesson_has_other_questions(board):
    """Questions are those of the lesson, and the first of its own is open."""
    board.lesson = "03"
    assert board.question == "03-q1"
    assert numbers(board) == ["0", "0"]


def test_a_folder_that_is_away_is_told_and_mends_itself(tmp_path):
    """What was counted stays, and the trouble goes by itself."""
    board = whosays.class_board(tmp_path / "drop", question="02-q3")
    assert block(board, "trouble")["heading"] == f"The folder {tmp_path / 'drop'} is not there."
    dropped(tmp_path / "drop", "Ada", "02", ("02-q3", "a"))
    board.look()
    assert (block(board, "trouble"), numbers(board)) == (None, ["1", "1"])


def test_a_folder_can_be_typed(tmp_path, monkeypatch):
    """Without a folder the board says so, and takes one from the box below."""
    monkeypatch.delenv("WHOSAYS_DROP", raising=False)
    board = whosays.class_board(question="02-q3")
    assert block(board, "folder")["text"] == (
        "No folder is chosen yet. Type the folder that your students hand in to, and press the "
        "button."
    )
    dropped(tmp_path, "Ada", "02", ("02-q3", "a"))
    board._where._receive(board._where, {"type": "submit", "value": f" {tmp_path} "}, [])
    assert board._where.note == f"The board looks here: {tmp_path}"
    assert (block(board, "folder"), numbers(board)) == (None, ["1", "1"])


def test_the_folder_of_the_class_is_used_where_it_is_set(folder, monkeypatch):
    """``WHOSAYS_DROP`` names it for a whole machine."""
    monkeypatch.setenv("WHOSAYS_DROP", str(folder))
    assert numbers(whosays.class_board(question="02-q3")) == ["4", "4", "2"]


def test_files_that_cannot_be_read_are_counted(board, folder):
    """They keep nobody from being counted, and their names are behind a line that opens."""
    (folder / "essay.docx").write_bytes(b"PK")
    (folder / f"{HOSTILE.replace('/', '')}.json").write_text("{")
    board.look()
    assert block(board, "problems")["summary"] == "2 files need a look"
    assert numbers(board) == ["4", "4", "2"]


@pytest.mark.skipif(os.name == "nt", reason="there such an address is at home")
def test_an_address_of_windows_moves_no_board_elsewhere(board, folder):
    """The board says so, and goes on looking where it looked; quotes do no harm."""
    assert board._moved(r"Z:\drop").startswith("That is an address as Windows writes it")
    assert board._moved(f'"{folder}"') == f"The board looks here: {folder}"


def test_a_class_list_names_who_typed_an_alias(folder, tmp_path):
    """Who is on the list stands there by name; an alias that nobody on it has stays an alias."""
    (tmp_path / "class.csv").write_text("student_id,name,alias\ns-17,Mina Kim,Ada\n", "utf-8")
    board = whosays.class_board(folder, lesson="02", roster=tmp_path / "class.csv")
    press(board, "names")
    assert block(board, "typed")["items"] == [HOSTILE, "Bo", "Cy", "Mina Kim (Ada)"]


def test_a_class_list_that_is_not_there_is_told_at_the_top(folder, tmp_path):
    """It is said once, and the files are not called strangers'."""
    board = whosays.class_board(folder, lesson="02", roster=tmp_path / "no.csv")
    assert block(board, "roster") == {
        "kind": "box", "id": "roster", "heading": "no.csv could not be opened.", "rich": False,
        "text": "There is no ordinary file of that name, or this account may not read it. "
        "Look at the name and the folder, and give the file again.",
    }  # fmt: skip
    assert numbers(board)[0] == "4"
    assert block(board, "problems")["summary"] == "1 file needs a look"


def test_a_roster_says_of_how_many(folder, tmp_path):
    """The class list gives the whole number, and the names that are missing."""
    (tmp_path / "class.csv").write_text("name,alias\nAda Byron,Ada\nEd Poe,ed\n")
    board = whosays.class_board(folder, lesson="02", roster=tmp_path / "class.csv")
    assert numbers(board)[:2] == ["1 of 2", "3"]
    press(board, "names")
    assert block(board, "missing")["items"] == ["Ed Poe"]


WRONG = {
    "folder": (
        {"folder": 7},
        TypeError,
        "The drop folder cannot be 7. It is the name of the folder that students hand in to. "
        'Type whosays.class_board("drop").',
    ),
    "lesson": (
        {"lesson": "99"},
        ValueError,
        "There is no lesson '99'. The lessons are 00, 01, 02, 03, 04, 05, 06, 07, 08, 60. "
        'Type whosays.class_board(lesson="00").',
    ),
    "question": (
        {"question": "00-q9"},
        ValueError,
        "Lesson 00 has no question '00-q9'. Its questions are 00-q1, 00-q2, 00-q3, 00-q4, 00-q5, "
        "00-s1, 00-a1, 00-a3, 00-a2, 00-a6, 00-a4, 00-a7, 00-a5, 00-a8, 00-b2, 00-b5, 00-b4, "
        "00-b7, 00-b1, 00-b8, 00-b3, 00-b6, 00-exit, 00-own. "
        'Type whosays.class_board(question="00-q1").',
    ),
}


@pytest.mark.parametrize(("given", "error", "text"), WRONG.values(), ids=WRONG)
def test_a_wrong_word_is_answered(given, error, text):
    """What, why, and the line to type."""
    with pytest.raises(error) as told:
        whosays.class_board(**given)
    assert str(told.value) == text
