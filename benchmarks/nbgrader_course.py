"""A lesson as an nbgrader assignment, with submissions made of the answers of a made class.

Each question is a cell in which the student puts an answer, and a cell with a hidden test that
compares it with the key, as a teacher writes it. Only the benchmark uses it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import classes
import nbformat
import question_answers
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from whosays.classroom.scoring.keys import is_marked
from whosays.questions import Question

NAME = "lesson"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def autograded(folder: Path, lesson: str, count: int) -> float:
    """Return how many seconds ``nbgrader autograde`` takes for some submissions of a lesson.

    Raises
    ------
    RuntimeError
        When nbgrader does not grade all of them.
    """
    every = classes.keys().questions(lesson)
    asked = {id: each for id, each in every.items() if is_marked(each)}
    write(folder / "source" / NAME, asked, None)
    run(folder, "generate_assignment")
    given: dict[str, dict[str, Any]] = {}
    for pupil, received in classes.hand_ins(2 * count, [lesson]):
        firsts = {each.question: each.answer for each in reversed(received.hand_in.answers)}
        given.setdefault(f"student{pupil.number}", {}).update(firsts)
    for student in list(given)[:count]:
        write(folder / "submitted" / student / NAME, asked, given[student])
    start = time.perf_counter()
    run(folder, "autograde")
    seconds = time.perf_counter() - start
    found = len(list(folder.glob(f"autograded/*/{NAME}/{NAME}.ipynb")))
    if found != count:
        raise RuntimeError(f"nbgrader graded {found} of {count} submissions.")
    return seconds


def write(folder: Path, asked: Mapping[str, Question], given: Mapping[str, Any] | None) -> None:
    """Write the notebook of the teacher, or of a student who gave these answers."""
    cells = []
    for id, question in asked.items():
        name = f"answer_{id.replace('-', '_')}"
        key = f"{name} = {question_answers.right(question)!r}"
        test = f"assert {name} == {question_answers.right(question)!r}"
        if given is None:
            key = f"### BEGIN SOLUTION\n{key}\n### END SOLUTION"
            test = f"### BEGIN HIDDEN TESTS\n{test}\n### END HIDDEN TESTS"
        else:
            key, test = f"{name} = {given.get(id)!r}", ""
        cells.append(new_markdown_cell(question.prompt))
        cells.append(new_code_cell(key, metadata=marked(f"{id}-answer", solution=True)))
        cells.append(new_code_cell(test, metadata=marked(f"{id}-test", solution=False)))
    folder.mkdir(parents=True)
    notebook = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, folder / f"{NAME}.ipynb")


def marked(id: str, *, solution: bool) -> dict[str, Any]:
    """Return what nbgrader writes into a cell that holds an answer, or a test worth one point."""
    plain = {"schema_version": 3, "grade_id": id, "task": False, "cell_type": "code"}
    if solution:
        return {"nbgrader": plain | {"solution": True, "grade": False, "locked": False}}
    return {"nbgrader": plain | {"solution": False, "grade": True, "locked": True, "points": 1}}


def run(folder: Path, *words: str) -> None:
    """Run one of nbgrader's commands on the assignment."""
    # It calls other commands of its environment by their bare names.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words, NAME],
        cwd=folder, env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"nbgrader {words[0]} failed:\n{done.stdout[-2000:]}")
