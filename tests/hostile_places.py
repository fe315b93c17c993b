"""What lies in a folder and is no good file, and what students give by mistake."""

import json
import os
import shutil
import socket
import tempfile
import zipfile
from pathlib import Path

from hostile_contents import of
from hostile_files import kind, written

GOOD = written()


@kind("link-to-a-file", "link")
def _(folder):
    target = folder.parent / "elsewhere.json"
    target.write_bytes(GOOD)
    (folder / "a.json").symlink_to(target)


@kind("link-to-passwords", "link")
def _(folder):
    (folder / "a.json").symlink_to("/etc/passwd")


@kind("link-to-nothing", "link")
def _(folder):
    (folder / "a.json").symlink_to("nowhere.json")


@kind("link-to-itself", "link")
def _(folder):
    (folder / "a.json").symlink_to("a.json")


@kind("link-to-the-folder", "link")
def _(folder):
    (folder / "again").symlink_to(folder, target_is_directory=True)


@kind("link-named-zip", "link")
def _(folder):
    (folder / "a.zip").symlink_to("/etc/passwd")


@kind("pipe", "not-a-file")
def _(folder):
    os.mkfifo(folder / "a.json")


@kind("pipe-named-zip", "not-a-file")
def _(folder):
    os.mkfifo(folder / "a.zip")


@kind("endless-device", "not-a-file")
def _(folder):
    os.mknod(folder / "a.json", 0o666 | 0o020000, os.makedev(1, 5))


@kind("socket", "not-a-file")
def _(folder):
    # The path of a socket may have few letters only, so it is made elsewhere.
    with tempfile.TemporaryDirectory(dir="/tmp") as short:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(f"{short}/s")
        shutil.move(f"{short}/s", folder / "a.json")


@kind("unreadable", "unreadable")
def _(folder):
    _nobodys(folder / "a.json", lambda path: path.write_bytes(GOOD))


@kind("unreadable-folder", "folder-unreadable")
def _(folder):
    _nobodys(folder / "closed", Path.mkdir)


def _nobodys(path, make):
    if os.geteuid() == 0:
        raise OSError("nothing is unreadable to the administrator")
    make(path)
    path.chmod(0)


@kind("200-megabytes", "too-large")
def _(folder):
    with (folder / "a.json").open("wb") as file:
        file.write(GOOD)
        file.truncate(200_000_000)


@kind("folders-without-end", "folder-too-deep")
def _(folder):
    deep = folder.joinpath(*"abcdefghijkl")
    deep.mkdir(parents=True)
    (deep / "a.json").write_bytes(GOOD)


@kind("folder-named-as-a-file", None, 1)
def _(folder):
    (folder / "a.json").mkdir()
    (folder / "a.json" / "b.json").write_bytes(GOOD)


@kind("folder-named-zip", None, 1)
def _(folder):
    (folder / "a.zip").mkdir()
    (folder / "a.zip" / "b.json").write_bytes(GOOD)


@kind("case-clashing-names", None, 2)
def _(folder):
    for name in ("a.json", "A.JSON"):
        if (folder / name).exists():
            raise OSError("names that differ by case are one name here")
        (folder / name).write_bytes(GOOD)


@kind("files-of-the-system", None)
def _(folder):
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "._a.json", ".~lock.a.docx#"):
        (folder / name).write_bytes(b"\0\5\x16\7")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "b.json").write_bytes(b"\0")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "05-checkpoint.ipynb").write_bytes(b"{}")


@kind("executable", None, 1)
def _(folder):
    (folder / "a.json").write_bytes(GOOD)
    (folder / "a.json").chmod(0o777)


# Names under which a good hand-in is read all the same.
for label, file in {
    "not-utf-8": os.fsdecode(b"caf\xe9.json"),
    "turned-round": "a\u202enosj.exe",
    "newline": "a\nb\x1b[31m.json",
    "html": "<img src=x onerror=alert(1)>.json",
    "formula": "=cmd|' calc'!A0.json",
    "longest": "x" * 250 + ".json",
    "no-ending": "a",
    "double-ending": "a.json.txt",
    "copied-by-a-browser": "a (1).json",
    "option": "--out=x.json",
    "blank": " .json",
    "capitals": "A.JSON",
    "braces": "{0}{mend}.json",
    "quotes": "a\"'`$(touch run)`.json",
    "backslash": "..\\..\\a.json",
}.items():
    of(f"name-{label}", None, GOOD, 1, file=file)

NOTEBOOK = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
JOURNAL = b'{"v":1,"kind":"journal","alias":"Mina","sum":"00000000"}\n{"v":1,"kind":"answer"}\n'
BRIEF = b'<!doctype html>\n<html lang="en"><body><main><section class="brief"><h2>'
for label, code, file, data in (
    ("notebook", "mistaken-notebook", "05.ipynb", NOTEBOOK),
    ("notebook-as-json", "mistaken-notebook", "05.json", NOTEBOOK),
    ("large-notebook", "mistaken-notebook", "05.ipynb", b'{"cells": [' + b" " * 70_000),
    ("journal", "mistaken-journal", "answers.05.mina.x.jsonl", JOURNAL),
    ("journal-line", "mistaken-journal", "a.json", JOURNAL.split(b"\n")[0]),
    ("brief-page", "mistaken-brief", "my-brief.html", BRIEF),
    ("brief-data", "mistaken-brief", "brief.json", b'{"@context": "https://schema.org"}'),
    ("pdf", "mistaken-pdf", "05.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    ("pdf-as-json", "mistaken-pdf", "05.json", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    ("old-word", "mistaken-document", "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)),
    ("rich-text", "mistaken-document", "a.rtf", b"{\\rtf1\\ansi Mina}"),
    ("screenshot", "mistaken-picture", "screen.png", b"\x89PNG\r\n\x1a\n" + bytes(99)),
    ("photo", "mistaken-picture", "IMG_1.HEIC", b"\0\0\0\x24ftypheic" + bytes(99)),
    ("roster", "mistaken-table", "roster.csv", b"student_id,name\n1,Mina\n"),
    ("saved-page", "mistaken-page", "05.html", b"<html><body>05</body></html>"),
    ("packed-rar", "mistaken-archive", "a.rar", b"Rar!\x1a\x07\0"),
    ("packed-gzip", "mistaken-archive", "a.json.gz", b"\x1f\x8b\x08" + bytes(99)),
    ("shortcut", "mistaken-link", "a.url", b"[InternetShortcut]\r\nURL=file:///etc/passwd\r\n"),
    ("drive-shortcut", "mistaken-link", "a.gdoc", b'{"url": "https://docs.test/1"}'),
    ("e-mail", "mistaken-mail", "Lesson 5.eml", b"From: mina@school.test\r\nSubject: 05\r\n\r\n"),
    ("half-download", "part-of-download", "a.json.crdownload", GOOD[:99]),
    ("typed-in-moodle", "typed-in-system", "onlinetext.html", b"<p>My answers</p>"),
    ("typed-in-canvas", "typed-in-system", "kimmina_4711_text.html", b"<html>b</html>"),
):  # fmt: skip
    of(f"mistaken-{label}", code, data, file=file)


@kind("mistaken-word", "mistaken-document")
def _(folder):
    _packed(folder / "Lesson 5.docx", "word/document.xml")


@kind("mistaken-excel", "mistaken-table")
def _(folder):
    _packed(folder / "Lesson 5.xlsx", "xl/workbook.xml")


@kind("mistaken-zip-as-json", "mistaken-archive")
def _(folder):
    _packed(folder / "a.json", "a.json")


def _packed(path, inside):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(inside, GOOD)
