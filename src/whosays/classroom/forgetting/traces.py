"""Finding what names a student, in texts, files and zips, in whatever way it is written."""

from __future__ import annotations

import html
import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from whosays.classroom.people.finding import squeezed
from whosays.classroom.reading.zips import name_in_zip
from whosays.classroom.text import shown
from whosays.journal.names import encode

#: The most bytes of one file, or one entry of a zip, that are searched.
MOST_BYTES = 4 * 1024 * 1024
#: The most bytes of a zip.
MOST_ZIPPED = 256 * 1024 * 1024
#: The most bytes that all entries of one zip, and of the zips in it, may unpack to.
MOST_UNPACKED = 256 * 1024 * 1024
#: The most characters of a text in which escapes are looked through: hand-ins are far shorter.
MOST_ESCAPED = 1024 * 1024
#: How deep zips may lie in each other.
MOST_NESTED = 3
#: Texts of fewer characters are part of too many others to be searched for. A sign that is a
#: syllable or a word counts as two: with two of them many names are whole.
LEAST = 3

_SYLLABLE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
# What a damaged or locked zip raises is of many kinds.
_DAMAGED = (
    *(OSError, ValueError, RuntimeError, EOFError, LookupError, ArithmeticError, MemoryError),
    *(zlib.error, struct.error, zipfile.BadZipFile),
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TABLES = (".csv", ".tsv", ".txt")
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(slots=True)
class Found:
    """What a search came to: names of files, relative to what was searched.

    Parameters
    ----------
    files
        Those that name the student.
    unread
        Those that could not be searched.
    """

    files: list[str]
    unread: list[str]


class Traces:
    """What names a student.

    Parameters
    ----------
    texts
        Aliases, names and keys, as they were typed.
    numbers
        The school system's numbers, which are looked for in the names of files only.
    people
        Names of a class list, which stand in files with first or last name first, or in two
        columns.
    """

    def __init__(
        self, texts: Iterable[str], numbers: Iterable[str] = (), people: Iterable[str] = ()
    ) -> None:
        texts = [text for text in texts if _length(text) >= LEAST]
        kept = {_folded(text) for text in texts}
        self._inside = _pattern(kept)
        names = {_folded(encode(text)) for text in texts}
        last_first = {way for text in texts for way in squeezed(text) if len(way) > LEAST}
        named = [words for each in people if len(words := _words(each)) > 1]
        self._turned = _turned(named)
        self._apart = [[re.compile(_whole(word)) for word in words] for words in named]
        self._names = _pattern(kept | names | last_first | {each for each in numbers if each})

    def in_text(self, text: str) -> bool:
        """Tell whether a text names the student, also where it is written for JSON or HTML."""
        ways = {text}
        short = len(text) <= MOST_ESCAPED
        if short and "\\u" in text:
            ways.add(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))
        if short and "&" in text:
            ways.add(html.unescape(text))
        return any(self._inside.search(_folded(way)) for way in ways)

    def in_name(self, name: str) -> bool:
        """Tell whether the name of a file, with its folders, names the student."""
        ways = {name, unquote(name)}
        return any(self._names.search(_folded(way)) for way in ways)

    def in_line(self, line: str) -> bool:
        """Tell whether a line of a table has all words of a name, in whatever columns."""
        folded = _folded(line)
        return any(all(word.search(folded) for word in words) for words in self._apart)

    def in_bytes(self, data: bytes, *, table: bool = False) -> bool:
        """Tell whether the bytes of a file name the student, in any usual encoding."""
        texts = [data.decode("utf-8", "replace")]
        if "\ufffd" in texts[0]:
            texts.append(data.decode("cp1252", "replace"))
        if b"\0" in data[:4000]:
            texts += [data.decode(code, "replace") for code in ("utf-16-le", "utf-16-be")]
        if any(self.in_text(text) or self._turned.search(_folded(text)) for text in texts):
            return True
        return table and any(self.in_line(line) for text in texts for line in text.splitlines())

    def search(self, path: Path, *, inputs: bool = False) -> Found:
        """Search a file, or a folder with all that lies in it, zips included.

        Parameters
        ----------
        path
            What was given to be graded: hand-ins, a class list, answers from paper.
        inputs
            True where a table may have first and last name in columns that lie apart.
        """
        found = Found([], [])
        for file, name in _files(path):
            try:
                if file.stat().st_size > MOST_ZIPPED:
                    found.unread.append(shown(name))
                    continue
                data = file.read_bytes()
            except OSError:
                found.unread.append(shown(name))
                continue
            self._look(data, name, found, _Room(MOST_UNPACKED, inputs), 0)
        return found

    def _look(self, data: bytes, name: str, found: Found, room: _Room, depth: int) -> None:
        if data.startswith(_ZIPS) and depth < MOST_NESTED:
            if self.in_name(name):
                found.files.append(shown(name))
            self._unpack(data, name, found, room, depth)
        elif self.in_name(name):
            found.files.append(shown(name))
        elif len(data) > MOST_BYTES or data.startswith(_ZIPS):
            found.unread.append(shown(name))
        elif self.in_bytes(data, table=room.inputs and name.casefold().endswith(_TABLES)):
            found.files.append(shown(name))

    def _unpack(self, data: bytes, name: str, found: Found, room: _Room, depth: int) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for entry in archive.infolist():
                    if entry.is_dir():
                        continue
                    label = f"{name}/{name_in_zip(entry)}"
                    # Other methods may take gigabytes to unpack a single byte.
                    if entry.compress_type not in _METHODS:
                        found.unread.append(shown(label))
                        continue
                    with archive.open(entry) as file:
                        inside = file.read(min(room.left, MOST_BYTES) + 1)
                    room.left -= len(inside)
                    if room.left <= 0:
                        found.unread.append(shown(name))
                        return
                    self._look(inside, label, found, room, depth + 1)
        except _DAMAGED:
            found.unread.append(shown(name))


@dataclass(slots=True)
class _Room:
    """How many bytes more a file of zips may unpack to, and whether it is an input."""

    left: int
    inputs: bool


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield each ordinary file with its name; links are not followed."""
    if path.is_file():
        yield path, path.name
        return
    for file in sorted(path.rglob("*")):
        if stat.S_ISREG(file.lstat().st_mode):
            yield file, file.relative_to(path).as_posix()


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", _folded(name))[:12]


def _turned(names: Iterable[Sequence[str]]) -> re.Pattern[str]:
    """Return a pattern for names with any of their words first, and signs or cells between."""
    ways = (
        r"[\W_]{1,5}".join(_whole(word) for word in (*words[at:], *words[:at]))
        for words in names
        for at in range(len(words))
    )
    return re.compile("|".join(ways) or r"(?!)")


def _length(text: str) -> int:
    return sum(1 + (_SYLLABLE.match(char) is not None) for char in text.strip())


def _pattern(texts: Iterable[str]) -> re.Pattern[str]:
    every = "|".join(_whole(text) for text in sorted(texts, key=len, reverse=True))
    return re.compile(every or r"(?!)")


def _whole(text: str) -> str:
    """Return a pattern for a text as words of its own."""
    # Letters and digits beside it make it another word: Anna is not in Hannah. Where no blanks
    # part words, or endings are joined to a name, nothing tells.
    before = "" if _SYLLABLE.match(text[:1]) else r"(?<![^\W_])"
    after = "" if _SYLLABLE.match(text[-1:]) else r"(?![^\W_])"
    return f"{before}{re.escape(text)}{after}"
