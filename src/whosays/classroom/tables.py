"""The tables that grading writes: their columns, and writing and reading them as CSV.

The columns of every table stand here and nowhere else; what each means stands in `words.toml`,
one table a file under ``[columns]``, and is written beside the tables as ``columns.md``.
"""

from __future__ import annotations

from collections.abc import Mapping

from .problems import words

#: The columns of every table, in the order in which they are written.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "grades.csv": (
        *("student", "name", "alias", "proof", "lesson", "hand_ins", "received", "late"),
        *("asked", "answered", "right", "score", "stretch_answered", "stretch_right"),
    ),
    "students.csv": (
        *("student", "name", "alias", "proof", "system", "number", "lessons", "hand_ins"),
        *("asked", "answered", "right", "score"),
        *("sound_count", "trust_sound", "unsound_count", "trust_unsound"),
        *("discernment", "bias", "leaning"),
        *("low_count", "low_right", "middle_count", "middle_right", "high_count", "high_right"),
    ),
    "objectives.csv": (
        *("student", "objective", "lesson", "asked", "answered", "right", "score", "text"),
    ),
    "answers.csv": (
        *("student", "lesson", "question", "kind", "role", "objective", "claim", "try", "counts"),
        *("answer", "confidence", "outcome", "score", "scored", "sound", "trust", "time"),
        *("journal", "file", "answer_json"),
    ),
    "items.csv": (
        *("lesson", "question", "role", "objective", "prompt", "answered", "right_first"),
        *("right_last", "discrimination", "mean_confidence", "commonest_wrong"),
        *("commonest_wrong_text", "commonest_wrong_share", "commonest_wrong_explanation", "note"),
    ),
    "problems.csv": ("file", "graded", "what", "why", "mend", "code"),
}


def meaning(table: str, column: str) -> str:
    """Return what a column holds, in one sentence for a teacher."""
    text: str = words()["columns"][table.removesuffix(".csv")][column]
    return text
