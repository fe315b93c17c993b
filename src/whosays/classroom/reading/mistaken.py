"""What a file is that a student gave instead of a hand-in."""

from __future__ import annotations

import re

# In the order of looking: the first that fits the first bytes.
_STARTS = (
    ("mistaken-pdf", rb"%PDF-"),
    ("mistaken-document", rb"\xd0\xcf\x11\xe0|\{\\rtf"),
    ("mistaken-picture", rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|RIFF.{4}WEBP|.{4}ftyp"),
    ("mistaken-archive", rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ"),
    ("mistaken-journal", rb"\s*\{\"v\": ?\d"),
    ("mistaken-brief", rb"(?i)\s*<!doctype html>.{0,4000}(?:class=\"brief\"|ClaimReview)"),
    ("mistaken-page", rb"(?i)\s*(?:<!doctype html|<html|<\?xml)"),
    ("mistaken-notebook", rb"\s*\{\s*\"(?:cells|nbformat|metadata)\""),
)
_ENDINGS = {
    "mistaken-notebook": "ipynb",
    "mistaken-document": "docx doc odt rtf pages md pptx ppt odp key",
    "mistaken-table": "xlsx xls ods csv tsv numbers",
    "mistaken-pdf": "pdf",
    "mistaken-picture": "png jpg jpeg gif heic heif webp bmp tif tiff svg mp4 mov",
    "mistaken-archive": "zip rar 7z gz tar bz2 xz tgz",
    "mistaken-journal": "jsonl",
    "mistaken-page": "html htm mhtml xhtml",
    "mistaken-link": "url lnk webloc gdoc gsheet desktop",
    "mistaken-mail": "eml emlx msg mbox pst",
    "part-of-download": "crdownload part partial download tmp",
}
_BY_ENDING = {end: code for code, ends in _ENDINGS.items() for end in ends.split()}
# What Canvas and Moodle make of a text that a student typed instead of giving a file.
_TYPED = re.compile(r"onlinetext(?:_\d+)?\.html?|\w+_\d+_(?:text|link)\.html")
# What systems leave in folders, and a hand-in that is still being dropped.
_RUBBISH = re.compile(
    r"(?i)\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|\._.*|\.~lock\..*#|\.gitkeep|"
    r"\.directory|\.nfs[0-9a-f]+|\.spotlight.*|\.trash.*|\.fseventsd|\$recycle\.bin|"
    r"\.whosays\..*\.part|system volume information|__macosx|\.ipynb_checkpoints|@eadir"
)


def is_rubbish(name: str) -> bool:
    """Tell whether a file or folder is an operating system's own, and no student's.

    Parameters
    ----------
    name
        Without the folders above it.
    """
    return _RUBBISH.fullmatch(name) is not None


def mistaken(name: str, head: bytes) -> str | None:
    """Return the code of what a file is that holds no hand-in; None where nothing tells.

    Parameters
    ----------
    name
        Without the folders above it.
    head
        The first bytes of the file.
    """
    if _TYPED.fullmatch(name.casefold()):
        return "typed-in-system"
    ending = name.casefold().rpartition(".")[2]
    if head.startswith(b"PK\x03\x04"):
        # Word, Excel and the like are zips of their own.
        return _BY_ENDING.get(ending, "mistaken-archive")
    first = head[:4096]
    for code, pattern in _STARTS:
        if re.match(pattern, first, re.DOTALL):
            return code
    return _BY_ENDING.get(ending)


def mistaken_json(value: object) -> str:
    """Return the code of what JSON is that is no hand-in.

    Parameters
    ----------
    value
        As it was parsed.
    """
    if isinstance(value, dict):
        if "nbformat" in value or "cells" in value:
            return "mistaken-notebook"
        if "@context" in value or "@graph" in value:
            return "mistaken-brief"
        if "v" in value and ("sum" in value or "kind" in value):
            return "mistaken-journal"
    return "not-a-hand-in"
