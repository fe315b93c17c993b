"""The limits of reading: beyond them a file is told, and the next one is read."""

from ..form import LARGEST

#: The most bytes of one hand-in.
MOST_BYTES = LARGEST
#: How deep lists and objects may lie in each other.
MOST_NESTED = 20
#: The most digits of a number.
MOST_DIGITS = 40
#: The most answers in one hand-in.
MOST_ANSWERS = 2_000
#: The most characters of one text in a hand-in.
MOST_TEXT = 40_000
#: The most tries that a try may claim to be.
MOST_TRIES = 10_000
#: How many folders may lie in each other below what was given.
MOST_DEPTH = 8
#: The most files and folders that are looked at, what lies in zips included.
MOST_FILES = 100_000
#: The most entries of one zip.
MOST_ENTRIES = 25_000
#: The most bytes of the list of contents at the end of a zip.
MOST_DIRECTORY = 16 * 1024 * 1024
#: The most characters of the path of one entry of a zip.
MOST_NAME = 1_000
