"""A small folder as grading writes it, for what is made from such a folder."""

from whosays.classroom.grading import output, tables
from whosays.classroom.grading.tables import COLUMNS, cell


def graded(folder, *marks, system=""):
    """Write the tables that hold marks.

    Parameters
    ----------
    folder
        Where to; made when missing.
    marks
        Tuples of key, name, alias, proof, number, lesson and score.
    system
        canvas or moodle, or nothing.
    """
    folder.mkdir(exist_ok=True)
    names = ("student", "name", "alias", "proof", "number", "lesson", "score")
    grades = [dict(zip(names, mark, strict=True)) for mark in marks]
    students = {row["student"]: {**row, "system": system} for row in grades}
    for table, rows in (("grades.csv", grades), ("students.csv", students.values())):
        cells = ([cell(row.get(name, "")) for name in COLUMNS[table]] for row in rows)
        tables.write(folder, table, cells)
    output.sign(folder)
    return folder
