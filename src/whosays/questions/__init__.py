"""Questions: ten kinds, their keys from the ledger, and checking an answer. All of it is pure.

`build` turns a lesson's table into a frozen `Question` or says what is wrong with the table.
`Question.spec` is what a page may see of it. `check` compares an answer with the key and never
raises. `hint`, `can_see_solution` and `solution` hold the rules of help. `read_number` reads a
number as a student types it. Nothing here keeps an answer or shows one.
"""

from .build import KINDS, build
from .check import check
from .help import TRIES, can_see_solution, hint, hints_left, note_text, solution
from .kinds import (
    OWN_WORDS,
    ROLES,
    BriefText,
    Marks,
    Matching,
    NumberQuestion,
    OneChoice,
    Probability,
    Question,
    RangeQuestion,
    Several,
    ShortText,
    Verdict,
)
from .numbers import AskBack, Number, read_number
from .results import NOTES, OUTCOMES, Explanation, Note, Outcome, Result
from .trust import trust

__all__ = [
    "KINDS",
    "NOTES",
    "OUTCOMES",
    "OWN_WORDS",
    "ROLES",
    "TRIES",
    "AskBack",
    "BriefText",
    "Explanation",
    "Marks",
    "Matching",
    "Note",
    "Number",
    "NumberQuestion",
    "OneChoice",
    "Outcome",
    "Probability",
    "Question",
    "RangeQuestion",
    "Result",
    "Several",
    "ShortText",
    "Verdict",
    "build",
    "can_see_solution",
    "check",
    "hint",
    "hints_left",
    "note_text",
    "read_number",
    "solution",
    "trust",
]
