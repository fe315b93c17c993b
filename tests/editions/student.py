"""What a student does with the cards and charts of a lesson, by keys alone."""

from collections.abc import Sequence
from pathlib import Path

from tabs import OPEN, Tab

import whosays
from whosays.classroom.grading.graded import Grading

CARD = f"{OPEN} .ws-card"
SLIDER = f"{OPEN} input[type=range]"
HAND_IN = "Make my hand-in file"
_WORDS = f"""(place, part) =>
  document.querySelectorAll("{CARD}")[place].querySelector(part)?.innerText ?? ''"""


def words(tab: Tab, place: int, part: str) -> str:
    """Return what a part of a card says; cards count from 0."""
    return tab.evaluate(_WORDS, place, part)


def choose(tab: Tab, place: int, option: int, *, told: str, sure: bool = False) -> str:
    """Choose an option of a card and press its button; return what the card says of saving.

    Cards and options count from 0; ``told`` is how the card's word on the answer begins. Where the
    card asks how sure one is, ``sure`` says a little more than the least.
    """
    first = f"place => document.querySelectorAll('{CARD}')[place].querySelector('input').focus()"
    tab.evaluate(first, place)
    tab.press("Space", *["ArrowDown"] * option)
    if sure:
        tab.tab_to(".ws-confidence")
        tab.press("Space", "ArrowRight")
    tab.tab_to(".ws-main")
    tab.press("Enter")
    tab.wait(f"(place, told) => ({_WORDS})(place, '.ws-heading').startsWith(told)", place, told)
    return settled(tab, place)


def settled(tab: Tab, place: int) -> str:
    """Wait until a card says whether its answer is kept; return its words."""
    # While it is being kept, the words end with an ellipsis.
    tab.wait(f"place => /^[^…]+$/.test(({_WORDS})(place, '.ws-saved'))", place)
    return words(tab, place, ".ws-saved")


def place_of(tab: Tab, text: str) -> int:
    """Wait for a card with a text, such as "prediction 3 of 10"; return its place."""
    cards = f"[...document.querySelectorAll('{CARD}')]"
    find = f"{cards}.findIndex((it) => it.textContent.includes(text))"
    tab.wait(f"text => {find} >= 0", text)
    return tab.evaluate(f"text => {find}", text)


def step(tab: Tab) -> str:
    """Return what the first chart's slider says of where it stands."""
    slider = f"document.querySelector('{SLIDER}')"
    return tab.evaluate(f"() => {slider}.getAttribute('aria-valuetext')")


def hand_in(tab: Tab) -> tuple[str, bytes]:
    """Press the button of the last cell by keyboard; return the file's name and what is in it."""
    buttons = f"[...document.querySelectorAll('{OPEN} button')]"
    find = f"{buttons}.find((it) => it.innerText === '{HAND_IN}')"
    tab.wait(f"() => !!{find}")
    # What was answered since its cell ran belongs to it, once somebody comes to look.
    tab.evaluate(f"() => {find}.closest('.ws-offer').scrollIntoView()")
    tab.wait(f"() => {find}.offsetParent !== null")
    tab.evaluate(f"() => {find}.focus()")
    return tab.download(lambda: tab.press("Enter"))


def graded(folder: Path, *files: tuple[str, bytes]) -> Grading:
    """Put files that were handed in into a folder and grade them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        (folder / name).write_bytes(data)
    return whosays.grade(folder)


def tries(grading: Grading, question: str) -> Sequence[tuple[object, str]]:
    """Return what one student answered to a question, try by try, and what came of it."""
    (student,) = grading.students
    return [(row.answer, row.outcome) for row in student.rows if row.question == question]
