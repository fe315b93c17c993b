"""What Canvas and Moodle write into the names of the files that a teacher downloads.

Canvas: ``kimmina_LATE_4711_90210_my-file.json``, that is the sortable name in small letters
without blanks or signs, LATE where it is, the user's number, the number of the upload, and the
student's own file name. Where it hides names: ``anon_A1b2C_90210_my-file.json``.

Moodle: a folder ``Mina Kim_1234_assignsubmission_file`` a student, with an underscore more at the
end before version 4.1; or, where a teacher wants no folders, the same before the file's name. The
number is the participant's, as in the grading worksheet. It says nothing of lateness.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from whosays.classroom.form import SystemName
from whosays.classroom.text import shown

# Canvas leaves letters of all scripts with their marks, digits and underscores in a name.
_WHO = (
    r"(?:(?P<name>[^\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]*?)_(?:(?P<late>LATE|late)_)?(?P<user>[0-9]{1,20})"
    r"|(?P<anon_late>LATE_)?anon_(?P<anon>[A-Za-z0-9]{3,12}))"
)
# A typed text or a link is no upload and so has no number of one.
_CANVAS = re.compile(rf"{_WHO}(?:_(?P<upload>[0-9]{{1,20}})_.+|_(?:text|link)\.html)", re.DOTALL)
_MOODLE = re.compile(
    r"(?P<name>[^_]+)_(?P<user>[0-9]{1,20})_assignsubmission_[a-z]+(?:_.*)?", re.DOTALL
)
# As the course names what it puts into a drop folder.
_DROPPED = re.compile(r"(?i)whosays\.[0-9]{2}\..+\.[0-9a-f]{12}\.json", re.DOTALL)
# "Participant" in the languages of many schools: Moodle writes it where it hides names.
_HIDDEN = re.compile(
    "(?i)participant[ei]?|partecipante|teilnehmer(?:in|/in)?|teilnehmende|deelnemer|deltager|"
    "deltagare|osallistuja|résztvevő|uczestnik|účastník|учасник|участник|참가자|参与者|参加者"
)


def system_name(name: str, *, folder: bool = False) -> SystemName | None:
    """Return what a school's system wrote into the name of a file or folder.

    Parameters
    ----------
    name
        Without the folders above it.
    folder
        Whether it names a folder; Canvas makes none.

    Returns
    -------
    SystemName or None
        None for a name that no system made. Anybody can give a file such a name; see
        `believable`.
    """
    if match := _MOODLE.fullmatch(name):
        hidden = _HIDDEN.fullmatch(match["name"].strip())
        return SystemName("moodle", "" if hidden else shown(match["name"]), match["user"])
    if folder:
        return None
    match = _CANVAS.fullmatch(name)
    if match is None:
        return None
    late = bool(match["late"] or match["anon_late"])
    name, number = shown(match["name"] or ""), match["user"] or match["anon"]
    return SystemName("canvas", name, number, late, int(match["upload"] or 0))


def believable(named: int, loose: Collection[str]) -> bool:
    """Tell whether the names in one folder were made by a school's system.

    A student who may put files into a shared folder can call one what a system would call
    another's. So such names count only where they outnumber the hand-ins without one, and never
    beside files that the course itself dropped, for that is where students may write.

    Parameters
    ----------
    named
        How many files, or folders, have a system's name.
    loose
        The names of the hand-ins that have none.
    """
    return named > len(loose) and not any(_DROPPED.fullmatch(name) for name in loose)
