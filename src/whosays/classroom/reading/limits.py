"""The limits of reading: what is beyond them is told, and the next file is read."""

from whosays.classroom.form import LARGEST

#: The most bytes of one hand-in.
MOST_BYTES = LARGEST
#: How deep lists and objects may lie in each other.
MOST_NESTED = 20
#: The most characters that a number may be written with.
MOST_DIGITS = 40
#: How many folders may lie in each other below what was given.
MOST_DEPTH = 8
#: The most files and folders that are looked at, what lies in zips included.
MOST_FILES = 100_000
#: The most of them in the folders and zips of one student: one lesson gives one file.
MOST_OF_ONE = 1_000
#: The most entries of one zip.
MOST_ENTRIES = 25_000
#: The most bytes of the list of contents at the end of a zip.
MOST_DIRECTORY = 6 * 1024 * 1024
#: How often a file is read again that changes while it is read.
MOST_READINGS = 3
