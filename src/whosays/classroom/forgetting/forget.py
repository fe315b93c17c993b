"""Taking a student out of what grading wrote, at their wish or when they leave the school.

Tables lose the student's rows, the page for them goes, and what tells of the class is made again
from the answers of the others; a board that showed the opening items hides them again. The hand-ins
themselves are the teacher's: they are only listed.
"""

from __future__ import annotations

import csv
import difflib
import io
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.classroom.feedback.page import file_name
from whosays.classroom.grading import output, tables
from whosays.classroom.grading.graded import Came, Graded, Grading
from whosays.classroom.grading.writing import FEEDBACK, write_class
from whosays.classroom.people.assigning import PROOFS, Proof, Student
from whosays.classroom.people.roster import same
from whosays.classroom.problems import filled_in, trouble
from whosays.classroom.scoring.class_summary import class_summary
from whosays.classroom.scoring.items import item_stats
from whosays.classroom.scoring.judging import Answered
from whosays.classroom.scoring.keys import Keys
from whosays.classroom.scoring.student_summary import student_summary
from whosays.classroom.text import csv_text, shown
from whosays.journal.names import alike

from .traces import Found, Traces

if TYPE_CHECKING:
    from whosays.ledger import Ledger

#: What an export wrote here; it is made again more easily than mended.
EXPORTS = ("for-canvas.csv", "for-moodle.csv", "for-csv.csv")


#: The most students that are suggested.
MOST_NEAR = 5


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of the files.

    Parameters
    ----------
    students
        The keys of the students who were taken out.
    removed
        Files of the folder that are gone.
    left
        Files of the folder that still hold one of the student's names: in another student's
        words, perhaps, or in a file that somebody put there.
    inputs
        Hand-ins of the student's own that were read in grading or found, as far as is known.
    shared
        Files found, or read in grading, that name the student among others.
    unread
        Files that could not be searched.
    """

    students: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]
    inputs: tuple[str, ...]
    unread: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


def forget(
    alias: str,
    out: str | os.PathLike[str],
    *,
    inputs: Iterable[str | os.PathLike[str]] = (),
    exact: bool = False,
    ledger: Ledger | None = None,
) -> Forgotten:
    """Take a student out of a folder that grading wrote.

    Parameters
    ----------
    alias
        The student's alias, name or key, in any case.
    out
        The folder. All its files change together or not at all.
    inputs
        What was graded, and the class list: it is searched for the student, zips included, and
        never changed.
    exact
        True to take `alias` for a key alone, as the column student of grades.csv has it.
    ledger
        The tables that the class was graded with; those of the package when left out.

    Returns
    -------
    Forgotten
        What is gone, and what still names the student.

    Raises
    ------
    FileNotFoundError
        When there is no such folder, or an input is missing.
    ValueError
        When nobody, or more than one student, is called so; the text says what to type.
    OSError
        When the folder cannot be written.
    """
    folder = Path(out).expanduser()
    if not output.is_ours(folder):
        raise FileNotFoundError(trouble("forget", "not_graded", out=folder))
    given = [Path(each).expanduser() for each in inputs]
    for each in given:
        if not each.exists():
            raise FileNotFoundError(trouble("forget", "no_input", path=each))
    known = tables.read(folder, "students.csv")
    row = _chosen(alias, known, folder, exact=exact)
    key = row["student"]
    answers = tables.read_answers(folder)
    mine = {each.file for each in answers if each.student == key}
    others = {each.file for each in answers if each.student != key}
    names = [row[name] for name in ("student", "name", "alias", "email", "login")]
    traces = Traces(names, [row["number"]], [row["name"]])
    from whosays.ledger import load

    keys = Keys(load() if ledger is None else ledger)
    # All of the old folder is looked at, so nothing of it is carried over.
    with output.replaced(folder, carry=False) as new:
        gone = _copied(folder, new, key, mine - others, traces)
        write_class(_regraded(new, keys), new)
    # What is promised is looked at: every file that is there now is searched.
    left = traces.search(folder)
    searched = [_placed(each, traces.search(each, inputs=True)) for each in given]
    found = {file for each in searched for file in each.files}
    # What was graded is known by its name within the folder or zip alone.
    named = found | {
        file for file in mine if file and not any(it.endswith(f"/{file}") for it in found)
    }
    own = {file for file in named if _is_own(file, mine - others, traces)}
    return Forgotten(
        students=(key,),
        removed=tuple(gone),
        left=tuple(left.files),
        inputs=tuple(sorted(own)),
        shared=tuple(sorted(named - own)),
        unread=tuple(file for each in searched for file in each.unread),
    )


def _placed(given: Path, found: Found) -> Found:
    """Return what was found with the folder that was searched before it."""
    place = given if given.is_dir() else given.parent
    return Found(
        [(place / file).as_posix() for file in found.files],
        [(place / file).as_posix() for file in found.unread],
    )


def _is_own(file: str, mine: Collection[str], traces: Traces) -> bool:
    """Tell whether a file is a student's own, and no table of many or note."""
    name = file.rpartition("/")[2]
    return file in mine or name.casefold().endswith(".json") or traces.in_name(name)


def _chosen(
    alias: str, known: Sequence[Mapping[str, str]], out: Path, *, exact: bool
) -> Mapping[str, str]:
    """Return the row of the only student who is called so."""
    wanted, columns = alike(alias), ("student", "name", "alias")
    # Mina Kim is Kim, Mina.
    words = same("name", alias)
    if exact:
        called = [row for row in known if row["student"] == alias]
    else:
        called = [
            row
            for row in known
            if wanted
            and (wanted in {alike(row[n]) for n in columns} or words == same("name", row["name"]))
        ]
    if len(called) == 1:
        return called[0]
    near = [] if called else _near(alias, known)
    name = "several" if called else ("nobody", "nobody_near", "nobody_sure")[min(len(near), 2)]
    people = "\n".join(f"  {_described(row)}" for row in called[:MOST_NEAR] or near)
    blanks = {"text": shown(alias), "people": people, "out": out}
    if near:
        blanks |= {"nearest": _described(near[0]), "first": near[0]["student"]}
    raise ValueError(trouble("forget", name, **blanks))


def _described(row: Mapping[str, str]) -> str:
    """Return one person in one line, first what tells them from everybody else."""
    parts = [f'"{row["student"]}"']
    if row["name"] not in ("", row["student"]):
        parts.append(row["name"])
    if row["alias"] not in ("", row["student"]):
        parts.append(f"alias {row['alias']}")
    return ", ".join(parts)


def _near(alias: str, known: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Return the few students whose key, name or alias comes near to a text, each once."""
    texts: dict[str, dict[str, Mapping[str, str]]] = {}
    for row in known:
        for text in {alike(row[n]) for n in ("name", "alias", "student")} - {""}:
            texts.setdefault(text, {})[row["student"]] = row
    wanted = alike(alias)
    close = difflib.get_close_matches(wanted, texts, n=MOST_NEAR, cutoff=0.6)
    within = [text for text in sorted(texts) if wanted and (wanted in text or text in wanted)]
    found = {key: row for text in (*close, *within) for key, row in texts[text].items()}
    return list(found.values())[:MOST_NEAR]


def _copied(folder: Path, new: Path, key: str, mine: set[str], traces: Traces) -> list[str]:
    """Copy what stays, without the student; return what does not."""
    page = f"{FEEDBACK}/{file_name(key)}"
    grades = tables.read(folder, "grades.csv")
    lessons = {each["lesson"] for each in grades if each["student"] != key}
    gone = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            (new / name).mkdir(exist_ok=True)
        elif name == page or name in EXPORTS:
            gone.append(name)
        elif name == "problems.csv":
            _filter(path, new / name, lambda head, row: not _tells_of(head, row, mine, traces))
        elif name == "missing.csv":
            # Of a lesson that nobody else handed in, nobody is missing.
            _filter(
                path,
                new / name,
                lambda head, row: row[0] in lessons and not _is_of(key, head, row),
            )
        elif name.endswith(".csv") and not path.is_symlink():
            _filter(path, new / name, lambda head, row: not _is_of(key, head, row))
        else:
            shutil.copy2(path, new / name, follow_symlinks=False)
    return gone


def _is_of(key: str, head: Sequence[str], row: Sequence[str]) -> bool:
    """Tell whether a row is a student's, in a table that says so in a column of that name.

    A row that only mentions the name may be somebody else's.
    """
    place = head.index("student") if "student" in head else len(row)
    return place < len(row) and csv_text(row[place]) == key


def _tells_of(head: Sequence[str], row: Sequence[str], mine: set[str], traces: Traces) -> bool:
    texts = dict(zip(head, (csv_text(cell) for cell in row), strict=False))
    file, code = texts.pop("file", ""), texts.pop("code", "")
    if file in mine or traces.in_name(file):
        return True
    return any(traces.in_text(filled_in(code, name, text)) for name, text in texts.items())


def _filter(path: Path, to: Path, keep: Callable[[list[str], list[str]], bool]) -> None:
    """Write the header and the rows to be kept; a table that cannot be read is copied."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    except (UnicodeDecodeError, csv.Error):
        shutil.copy2(path, to)
        return
    kept = rows[:1] + [row for row in rows[1:] if keep(rows[0], row)]
    # What a spreadsheet needs to read the letters stays as it was.
    marked = path.read_bytes().startswith(b"\xef\xbb\xbf")
    with to.open("w", encoding="utf-8-sig" if marked else "utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(kept)


def _regraded(folder: Path, keys: Keys) -> Grading:
    """Return the grading that a folder's tables tell of."""
    answers: dict[str, list[Answered]] = {}
    for each in tables.read_answers(folder):
        answers.setdefault(each.student, []).append(each)
    came: dict[str, dict[str, Came]] = {}
    for row in tables.read(folder, "grades.csv"):
        came.setdefault(row["student"], {})[row["lesson"]] = _came(row)
    students, absent = [], []
    for row in tables.read(folder, "students.csv"):
        key, proof = row["student"], row["proof"]
        known: Proof = next((each for each in PROOFS if each == proof), "alias")
        student = Student(key, row["name"], known, row["alias"])
        rows = tuple(answers.get(key, ()))
        # On the class list, but nothing came from them.
        if key not in came:
            absent.append(student)
            continue
        summary = student_summary(rows, keys, student=key, lessons=came[key])
        students.append(Graded(student, summary, None, came[key], rows))
    told = [each.rows for each in students if each.rows]
    return Grading(
        keys=keys,
        students=tuple(students),
        absent=tuple(absent),
        items=tuple(item_stats(told, keys)),
        summary=class_summary(told, keys),
    )


def _came(row: Mapping[str, str]) -> Came:
    late = {"yes": True, "no": False}.get(row["late"])
    time = datetime.fromisoformat(f"{row['received']}+00:00") if row["received"] else None
    return Came(int(row["hand_ins"]), time, late)
