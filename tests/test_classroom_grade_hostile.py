"""All hostile and broken files at once: the class is graded as if they were not there."""

import csv
import os

import pytest
from hostile_files import KINDS, SAVED, written

import whosays

GOOD = ("Anna", "Zoë")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return a folder in which every kind of file was graded, beside two good ones."""
    top = tmp_path_factory.mktemp("hostile")
    given, made = top / "given", set()
    for name, kind in KINDS.items():
        place = given / name
        place.mkdir(parents=True)
        try:
            kind.make(place)
        except (OSError, AttributeError):
            continue
        made.add(name)
    for alias in GOOD:
        (given / f"{alias}.json").write_bytes(written(alias=alias, journal=f"j-{alias}"))
        os.utime(given / f"{alias}.json", (SAVED, SAVED))
    before = listing(top)
    whosays.grade(given, out=top / "out")
    return top, made, before


def listing(top):
    """Return everything outside the written folder, with sizes."""
    found = (path for path in top.rglob("*") if top / "out" not in (path, *path.parents))
    return sorted((str(path), path.lstat().st_size) for path in found)


def rows(top, name):
    """Return the rows of a table."""
    with (top / "out" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_good_are_graded_as_if_alone(graded, tmp_path):
    """The marks of the two are those that they get in a folder of their own."""
    top, _, _ = graded
    for alias in GOOD:
        (tmp_path / f"{alias}.json").write_bytes((top / "given" / f"{alias}.json").read_bytes())
        os.utime(tmp_path / f"{alias}.json", (SAVED, SAVED))
    alone = whosays.grade(tmp_path, out=tmp_path.parent / "alone").students
    marks = [row for row in rows(top, "grades.csv") if row["student"] in GOOD]
    assert [row["score"] for row in marks] == [
        f"{round(each.summary.lessons['05'].score, 4)}" for each in alone
    ]


def test_every_kind_is_told_in_the_table(graded):
    """problems.csv names the file of each kind with its code, what, why and mend."""
    top, made, _ = graded
    told = {(row["file"].split("/")[0], row["code"]) for row in rows(top, "problems.csv")}
    wanted = {(name, KINDS[name].code) for name in made if KINDS[name].code}
    assert wanted - told == set()


def test_nothing_outside_the_folder_is_touched(graded):
    """No file is made, changed or removed anywhere else."""
    top, _, before = graded
    assert listing(top) == before


def test_no_table_holds_a_formula(graded):
    """Every cell that begins with a sign of arithmetic is a number."""
    top, _, _ = graded
    for path in sorted((top / "out").glob("*.csv")):
        for row in rows(top, path.name):
            risky = [cell for cell in row.values() if cell.lstrip(" \"'")[:1] in {*"=+-@＝＋－＠"}]
            assert [cell for cell in risky if cell[0] != "'" and not cell[1:2].isdigit()] == []


def test_no_page_holds_anything_that_runs(graded):
    """Every page forbids scripts and frames, and what students wrote is text on it."""
    top, _, _ = graded
    for path in (top / "out").rglob("*.html"):
        page = path.read_text("utf-8").casefold()
        assert "content-security-policy\" content=\"default-src 'none'" in page
        assert not [mark for mark in ("<script", "<img src=x", "onerror=", "javascript:") if
                    mark in page.replace("&lt;", "")]  # fmt: skip
