"""The hand-in on the page: what it says before, what the button makes, where the copy goes."""

import json
import os

import pytest

import whosays
from whosays.classroom.form import LARGEST
from whosays.classroom.handing_in import dropping
from whosays.journal import open_journal

HOLDS = [
    "your alias, **Mina**, and the number of the lesson, 05",
    "your answers, each with its time, also those that no program marks. "
    "Questions: 1. Tries, all counted: 2",
    "how sure you said you were, for 1 of the tries",
    "which version of the course you have, and a code that is the same in all your hand-ins. It "
    "says when you first answered here",
]
NEXT = (
    "Hand it in the way your teacher asked for. On a shared computer, delete it from the downloads "
    "after that. If you change an answer later, make a new file."
)


@pytest.fixture(autouse=True)
def no_drop(monkeypatch):
    """Take away whatever drop folder this machine has."""
    monkeypatch.delenv("WHOSAYS_DROP", raising=False)


@pytest.fixture
def answered(tmp_path):
    """Return a function that opens a lesson in which Mina has tried the first question twice."""

    def opened(id="05"):
        book = open_journal(tmp_path / "answers", alias="Mina", lesson=id)
        for answer, sure in (("a", 80), ("b", None)):
            book.write(f"{id}-q1", answer, confidence=sure, outcome="not-yet")
        return whosays.lesson(id, answers=tmp_path / "answers")

    return opened


def press(view):
    """Press the button as the page does, and return the file and the note."""
    sent = []
    view.offer.send = sent.append
    view.offer._receive(None, {"type": "make"}, None)
    return sent[0]["file"]


def type_folder(view, text):
    """Choose a drop folder as the page does, and return what is said."""
    view.box._receive(None, {"type": "submit", "value": str(text)}, None)
    return view.box.note


def test_it_says_what_the_file_will_hold(answered):
    """Alias, answers, how sure, and the code: in words, before anything is made."""
    assert whosays.hand_in(answered()).offer.told["holds"] == HOLDS


def test_it_says_what_the_file_will_not_hold(answered):
    """No score and no name of the machine: the student need not guess."""
    more = " ".join(whosays.hand_in(answered()).offer.told["more"])
    assert "does **not** hold a score" in more
    assert "the name of this computer" in more


def test_it_says_who_can_read_the_file_and_that_nobody_has_to(answered):
    """Before it is made: who sees it, that lessons do without it, and whom to tell."""
    more = " ".join(whosays.hand_in(answered()).offer.told["more"])
    assert "your teacher can find that out from your answers" in more
    assert "Whoever gets the file can read all of it." in more
    assert "Handing in is not needed for any lesson." in more
    assert "want it deleted later, tell your teacher" in more


def test_the_button_makes_the_file_that_was_shown(answered):
    """What is saved is what stood under *See the file itself*, and it holds the two tries."""
    view = whosays.hand_in(answered())
    shown, file = view.offer.told["inside"], press(view)
    data = json.loads(file["text"])
    assert {**json.loads(shown), "made": ""} == {**data, "made": ""}
    assert [given["answer"] for given in data["answers"]] == ["a", "b"]
    assert (file["type"], file["note"]) == ("application/json", NEXT)
    assert file["name"].startswith("whosays-05-Mina-2")


def test_an_answer_given_later_is_in_it(answered):
    """Coming back to look, the page is told anew."""
    lesson = answered()
    view = whosays.hand_in(lesson)
    lesson.submit("05-q2", None)
    lesson.desk.book.write("05-q2", "c")
    view.offer._receive(None, {"type": "look"}, None)
    assert "Questions: 2. Tries, all counted: 3" in view.offer.told["holds"][1]
    assert len(view.value.answers) == 3


def test_nobody_signed_in_has_nothing_to_hand_in(tmp_path):
    """The page says where to sign in, and shows no button."""
    view = whosays.hand_in(whosays.lesson("05", answers=tmp_path))
    assert view.value is None
    assert view.offer.told == {
        "lead": "Nobody is signed in, so there is nothing to hand in yet. Go up to the box that "
        "asks for your alias and sign in."
    }


def test_without_an_answer_there_is_nothing_to_hand_in(answered):
    """Answers of another lesson do not count; a press that comes all the same makes no file."""
    answered()
    view = whosays.hand_in(whosays.lesson("06", answers=answered("05").desk.folder))
    said = (
        "There is nothing to hand in yet. Answer a question of this lesson first; then come back "
        "here."
    )
    assert (view.offer.told, press(view)) == ({"lead": said}, {"note": said})


def test_who_signs_in_sees_their_own(answered):
    """On a shared computer nobody reads, or hands in, what the one before answered."""
    lesson = answered()
    view = whosays.hand_in(lesson)
    lesson.sign_in()._receive(None, {"type": "submit", "value": "Olha"}, None)
    assert view.value is None
    assert "inside" not in view.offer.told


def test_who_signs_in_is_not_told_of_the_others_file(answered):
    """The page takes away what it said of the file that was made before."""
    lesson = answered()
    view, sent = whosays.hand_in(lesson), []
    view.offer.send = sent.append
    lesson.sign_in()._receive(None, {"type": "submit", "value": "Olha"}, None)
    assert sent == [{"type": "forget"}]


def test_a_copy_goes_into_the_drop_folder(answered, tmp_path, monkeypatch):
    """The same bytes, and the page says where."""
    monkeypatch.setenv("WHOSAYS_DROP", str(tmp_path / "box"))
    (tmp_path / "box").mkdir()
    file = press(whosays.hand_in(answered()))
    (copy,) = (tmp_path / "box").iterdir()
    assert copy.read_text(encoding="utf-8") == file["text"]
    assert file["note"] == (
        f"A copy is in {tmp_path / 'box'}, so your answers are handed in. On a shared computer, "
        "delete the file with your downloads. If you change an answer later, press the button "
        "again: the new copy stands beside this one."
    )


def test_a_copy_that_fails_is_told_and_the_file_is_made(answered, tmp_path, monkeypatch):
    """The download does not depend on the class's folder."""
    monkeypatch.setenv("WHOSAYS_DROP", str(tmp_path / "box"))
    file = press(whosays.hand_in(answered()))
    assert json.loads(file["text"])["alias"] == "Mina"
    assert file["note"] == (
        f"No copy could be put into {tmp_path / 'box'}. It is not there just now, or cannot be "
        "reached. The file with your downloads is whole. Hand that one in, and tell your teacher."
    )


def test_a_folder_that_can_be_seen_is_no_private_place(answered, tmp_path, monkeypatch):
    """Before the button is pressed, the page says that others can look and change."""
    monkeypatch.setenv("WHOSAYS_DROP", str(tmp_path))
    told = whosays.hand_in(answered()).offer.told["more"][-1]
    assert f"A copy also goes into your class’s folder, {tmp_path}. You can see" in told
    assert "neither private nor safe from changes" in told


def test_too_many_tries_are_told(answered):
    """Some are left out of the file, and the page says which."""
    lesson = answered()
    for number in range(40):
        lesson.desk.book.write("05-q2", f"{number}{'x' * 4000}")
    told = whosays.hand_in(lesson).offer.told
    assert told["more"][0].startswith(
        "You made very many tries. To keep the file small, 38 of them"
    )


def test_an_answer_that_is_too_long_is_named_by_its_question(answered):
    """The student reads the question's own words, not its id."""
    lesson = answered()
    lesson.desk.book.write("05-q1", "x" * LARGEST)
    view = whosays.hand_in(lesson)
    start = lesson.questions["05-q1"].prompt[:40].replace("*", "∗")
    assert view.offer.told["lead"].startswith("The file would be too large to hand in, mostly")
    assert start in view.offer.told["lead"]
    assert press(view) == {"note": view.offer.told["lead"]}


FOLDS = {"00": "", "01": "Your teacher named a class folder?", "60": ""}


@pytest.mark.parametrize(("id", "fold"), FOLDS.items(), ids=FOLDS)
def test_the_drop_folder_is_folded_away_but_where_a_course_begins(answered, id, fold):
    """It can be reached from every lesson; lesson 00 and the single hour ask for it openly."""
    view = whosays.hand_in(answered(id))
    place = view.children[-1]
    assert getattr(place, "fold", "") == fold
    assert view.box in (place, *getattr(place, "children", ()))


def test_a_chosen_folder_holds_for_all_lessons(answered, tmp_path):
    """Typed once, quotes or not; the words say how private it is."""
    said = type_folder(whosays.hand_in(answered("00")), f' "{tmp_path}" ')
    assert said == (
        "Kept for all lessons: each time that you make a hand-in file, a copy goes into "
        f"{tmp_path}. Whoever can open that folder can read, copy or change what lies in it. It "
        "is neither private nor safe from changes; your school’s own place to upload files is "
        "better."
    )
    assert dropping.folder_of(tmp_path / "answers", "Mina") == tmp_path


@pytest.mark.parametrize("typed", ["https://school.example/drop", "HTTP://school.example"])
def test_an_address_of_the_web_is_no_folder(answered, tmp_path, typed):
    """It is told as what it is, not as a folder that is missing."""
    said = type_folder(whosays.hand_in(answered("00")), typed)
    assert said.startswith("That is an address of the web, not a folder. Nothing has changed.")
    assert dropping.folder_of(tmp_path / "answers", "Mina") is None


def test_a_folder_can_be_given_up(answered, tmp_path):
    """An empty box means that no copy goes anywhere."""
    view = whosays.hand_in(answered("00"))
    type_folder(view, tmp_path)
    assert type_folder(view, "  ") == (
        "Kept: no copy goes anywhere from now on. What was copied before stays where it is."
    )
    assert dropping.folder_of(tmp_path / "answers", "Mina") is None


@pytest.mark.parametrize("name", ["share", "x" * 300, "a\0b"], ids=["missing", "long", "nul"])
def test_a_folder_that_is_not_there_is_not_kept(answered, tmp_path, name):
    """The page says so at once, while the student still has the teacher's words before them."""
    view = whosays.hand_in(answered("00"))
    said = type_folder(view, tmp_path / "none" / name)
    assert said.startswith(f"There is no folder {tmp_path}")
    assert said.endswith("Look at the address your teacher gave you, and type it once more.")
    assert dropping.folder_of(tmp_path / "answers", "Mina") is None


def test_a_file_is_told_from_a_folder(answered, tmp_path):
    """Who types a file's name is told what it is."""
    (tmp_path / "list.csv").touch()
    said = type_folder(whosays.hand_in(answered("00")), tmp_path / "list.csv")
    assert said == (
        f"{tmp_path / 'list.csv'} is a file, not a folder. Nothing has changed. Type the folder "
        "that your teacher named."
    )


@pytest.mark.skipif(os.name == "nt", reason="there such an address is at home")
@pytest.mark.parametrize("typed", ["Z:\\share\\class", "\\\\server\\class", "z:/share"])
def test_an_address_of_windows_is_no_folder_elsewhere(answered, tmp_path, typed):
    """It is not taken for a folder of that strange name beside the notebook."""
    said = type_folder(whosays.hand_in(answered("00")), typed)
    assert said.startswith(f"{typed} is an address as Windows writes it, and this computer")
    assert dropping.folder_of(tmp_path / "answers", "Mina") is None


def test_a_folder_needs_somebody_who_chooses_it(tmp_path):
    """Before signing in, nothing is kept under anybody's name."""
    view = whosays.hand_in(whosays.lesson("00", answers=tmp_path / "answers"))
    assert type_folder(view, tmp_path).startswith("Nobody is signed in")


def test_something_else_than_a_lesson_is_told():
    """The message ends with the line to type."""
    with pytest.raises(TypeError) as caught:
        whosays.hand_in("05")
    assert str(caught.value) == (
        "A hand-in cannot be made of a str. It needs a lesson, where the answers are kept. "
        "Type whosays.hand_in(lesson)."
    )
