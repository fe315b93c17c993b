"""`whosays worksheet` makes files or says what, why and how to mend it; never half of them."""

import re
import shlex
import sys
import tomllib

import pypdf
import pytest
from checkout import ROOT

from whosays.cli import main
from whosays.editions import worksheets
from whosays.editions.worksheets import make, render


@pytest.fixture(autouse=True)
def typed_whosays(monkeypatch):
    """Let the command be typed as its name, whatever this machine has."""
    monkeypatch.setattr("whosays.cli.worksheet.command", lambda: "whosays")


def ran(capsys, *words):
    """Run the command and return its status, what it said, and what went wrong."""
    status = main(["worksheet", *words])
    said = capsys.readouterr()
    return status, said.out, said.err.strip()


def test_the_brief_is_made_and_named(tmp_path, capsys):
    """The folder is made, the file is named, and it is a PDF."""
    status, said, _ = ran(capsys, "brief", "--out", str(tmp_path / "new" / "sheets"))
    path = tmp_path / "new" / "sheets" / "brief.pdf"
    assert (status, path.read_bytes()[:5]) == (0, b"%PDF-")
    assert said.splitlines()[0] == f"Made: {path}"


@pytest.fixture
def unset(monkeypatch):
    """Let files be named and written without being drawn or set."""
    monkeypatch.setattr(make, "render", lambda *_, **__: b"Who Says? worksheet")
    for name in ("sheet", "brief_page", "poster"):
        monkeypatch.setattr(make.content, name, lambda *_: {})
    monkeypatch.setattr(make, "key_of", lambda *_: {})


@pytest.mark.usefixtures("unset")
def test_a_lesson_has_a_sheet_and_if_asked_a_key(tmp_path):
    """A key is made only where it is asked for, so that it is not printed by mistake."""
    names = [path.name for path in worksheets.make_worksheets("60", tmp_path)]
    assert names == ["60-minutes.pdf"]
    names = [path.name for path in worksheets.make_worksheets("60", tmp_path, key=True)]
    assert names == ["60-minutes.pdf", "60-minutes-key.pdf"]


@pytest.mark.usefixtures("unset")
def test_all_is_ten_lessons_the_brief_and_the_board(tmp_path):
    """`all` makes every lesson with its key, the brief and the case board, in this order."""
    names = [path.name for path in worksheets.make_worksheets("all", tmp_path, key=True)]
    assert len(names) == 22
    assert names[:2] == ["00-start-here.pdf", "00-start-here-key.pdf"]
    assert names[-2:] == ["brief.pdf", "case-board.pdf"]


def test_an_unknown_lesson_is_refused(tmp_path, capsys):
    """Nothing is made, and the message lists what there is."""
    assert ran(capsys, "99", "--out", str(tmp_path / "out")) == (
        1,
        "",
        "There is no lesson 99. There are sheets of 00, 01, 02, 03, 04, 05, 06, 07, 08, 60, of all "
        "of them (all), and of the brief and the board alone (brief, board). Name one of them: "
        "whosays worksheet 04 --out worksheets",
    )
    assert not (tmp_path / "out").exists()


def test_a_missing_package_is_named_with_what_to_type(tmp_path, capsys, monkeypatch):
    """Without typst the line to type installs it, in the version that will do."""
    monkeypatch.setattr(render, "_present", {"mistune": "3.1", "typst": ""}.get)
    assert ran(capsys, "brief", "--out", str(tmp_path)) == (
        1,
        "",
        "No worksheet was made: typst is missing or too old. Sheets are set by these packages, "
        "which the course itself can do without. Install what is missing: "
        f'{sys.executable} -m pip install "typst>={render.NEEDED["typst"]}"',
    )


@pytest.mark.parametrize("paper", render.PAPERS)
@pytest.mark.usefixtures("unset")
def test_every_paper_can_be_asked_for_by_its_name(tmp_path, capsys, paper):
    """The command knows each paper that there is."""
    assert ran(capsys, "brief", "--out", str(tmp_path), "--paper", paper)[0] == 0


@pytest.mark.parametrize(("found", "enough"), [("0.14.2", 0), ("0.14.3", 1), ("0.15.0rc1", 1)])
def test_an_older_typst_is_refused(monkeypatch, found, enough):
    """A version that cannot make PDF/UA is as good as none."""
    monkeypatch.setattr(render, "_present", {"mistune": "3.0.2", "typst": found}.get)
    if enough:
        return render.needed()
    with pytest.raises(worksheets.WorksheetError, match="typst is missing or too old"):
        render.needed()


def test_what_is_needed_is_the_extra(tmp_path):
    """The extra `paper` of the project asks for what the command asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = dict(line.split(">=") for line in project["optional-dependencies"]["paper"])
    assert asked == render.NEEDED


def test_what_somebody_else_made_is_not_replaced(tmp_path, capsys):
    """A file of the same name stays, and the line to type has all that was asked for."""
    (tmp_path / "brief-letter.pdf").write_bytes(b"%PDF-1.4 my own brief")
    words = ("--paper", "Letter", "--key")
    status, _, said = ran(capsys, "brief", "--out", str(tmp_path), *words)
    assert status == 1
    assert said == (
        f"{tmp_path / 'brief-letter.pdf'} is already there, and it is not as this course made it. "
        "A file that somebody else made or changed, with notes in it for instance, is never "
        "replaced. Move that file away, or choose another folder: "
        "whosays worksheet brief --paper letter --key --out another-folder"
    )
    assert (tmp_path / "brief-letter.pdf").read_bytes() == b"%PDF-1.4 my own brief"


def test_an_older_worksheet_is_replaced_until_somebody_writes_into_it(tmp_path, capsys):
    """A worksheet is made anew; with a note in it, as readers of PDF add one, it stays."""
    path = tmp_path / "brief.pdf"
    assert [ran(capsys, "brief", "--out", str(tmp_path))[0] for _ in range(2)] == [0, 0]
    with path.open("ab") as file:
        file.write(b"9 0 obj <</Type /Annot>> endobj\nstartxref\n0\n%%EOF\n")
    assert ran(capsys, "brief", "--out", str(tmp_path))[0] == 1
    assert path.read_bytes().endswith(b"startxref\n0\n%%EOF\n")


@pytest.mark.usefixtures("unset")
def test_both_papers_lie_in_one_folder(tmp_path):
    """Sheets on Letter say so in their names, and those on A4 stay."""
    for paper in ("a4", "LETTER"):
        worksheets.make_worksheets("60", tmp_path, paper=paper, key=True)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "60-minutes-key-letter.pdf",
        "60-minutes-key.pdf",
        "60-minutes-letter.pdf",
        "60-minutes.pdf",
    ]


@pytest.mark.parametrize("typed", ["4", "04"])
@pytest.mark.usefixtures("unset")
def test_a_lessons_number_needs_no_nought(tmp_path, typed):
    """As in the column lesson of answers on paper, 4 is lesson 04."""
    (path,) = worksheets.make_worksheets(typed, tmp_path)
    assert path.name == "04-how-many-soldiers.pdf"


def test_a_signed_file_is_still_a_whole_pdf(tmp_path):
    """The comment moves nothing that the end of the file points at."""
    (path,) = worksheets.make_worksheets("brief", tmp_path)
    pdf = path.read_bytes()
    at = int(re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf)[1])
    assert pdf[at : at + 4] == b"xref" or re.match(rb"\d+ 0 obj", pdf[at:])
    assert len(pypdf.PdfReader(path, strict=True).pages) == 1


def test_make_worksheets_is_the_same_command():
    """What `make worksheets` types is understood by the command."""
    text = (ROOT / "Makefile").read_text("utf-8")
    line = re.search(r"^worksheets:.*\n(?:\t.*\n)*?\t@\$\(RUN\) whosays (.*)$", text, re.MULTILINE)
    typed = re.sub(r"\$\(or \$\(\w+\),(\w+)\)|\$\(if .*?\) *(?=\$)|\$\(ARGS\)", r"\1", line[1])
    assert shlex.split(typed) == ["worksheet", "all", "--out", "worksheets"]
