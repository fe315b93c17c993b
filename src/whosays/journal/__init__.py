"""A student's answers, kept: appended to a file of their own session and synced before *saved*.

One file per alias, lesson and session, in JSON lines; reading merges the files of all sessions.
There is no background thread and nothing heavier than the standard library.

In a page without a server the files lie in memory and in the storage of the page (`page`), which
says only after the call what came of it: a journal is *saving* until then.

Known problems (`Saved.problem`, `Journal.problems`): read-only, disk-full, disk-error, no-folder,
page-full, page-blocked, page-private, page-others, answer-too-long and answer-not-plain on writing;
broken-lines, newer-version, too-large, unreadable and folder-unreadable on reading. Their words are
in lessons/words.toml.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import folder as folders
from . import page
from .book import SAVING, Journal, Saved, now
from .folder import FolderStore, Problem, Reading, Store, default_folder
from .lines import KINDS, SCHEMA, Entry
from .names import MOST_CHARACTERS, alias_problem, alike, clean_alias, encode

__all__ = [
    "KINDS",
    "SAVING",
    "SCHEMA",
    "Entry",
    "Journal",
    "Problem",
    "Reading",
    "Saved",
    "Store",
    "alias_problem",
    "aliases",
    "clean_alias",
    "default_folder",
    "last_alias",
    "near_aliases",
    "open_journal",
    "page_trouble",
    "problem_text",
]


def open_journal(
    folder: str | os.PathLike[str] | None,
    *,
    alias: str,
    lesson: str,
    session: str | None = None,
    ledger: str | None = None,
    course: str | None = None,
) -> Journal:
    """Open the journal of one alias and lesson. Nothing is written before the first answer.

    Parameters
    ----------
    folder
        Where answers are kept; None for `default_folder`. It need not exist. In a page without
        a server there is one place for all, whatever folder is named.
    alias
        Any visible text of up to 400 characters; see `clean_alias`.
    lesson
        The lesson's id, such as ``"01"``.
    session
        A name for this session, put before a random part; None for the time of day.
    ledger, course
        The ledger's hash and the course's version, written beside each entry.

    Returns
    -------
    Journal
        It reads what earlier sessions kept and writes a file of its own.

    Raises
    ------
    ValueError
        When the alias is empty or too long, or the lesson has no id.
    """
    problem = alias_problem(alias)
    if problem is not None or not lesson:
        raise ValueError(
            f"No journal can be kept for the alias {str(alias)[:40]!r} and lesson {lesson!r}. "
            f"An alias has 1 to {MOST_CHARACTERS} visible characters, and a lesson has an id. "
            'Write open_journal(None, alias="Mina", lesson="00").'
        )
    start = session or now().strftime("%Y%m%dt%H%M%S")
    journal_id = f"{encode(start)[:60]}-{os.urandom(5).hex()}"
    name, found = clean_alias(alias), page.here()
    store: Store
    if found is not None:
        store = page.PageStore(found, lesson=lesson, alias=name, journal_id=journal_id)
    else:
        where = default_folder() if folder is None else Path(folder).expanduser().absolute()
        store = FolderStore(where, lesson=lesson, alias=name, journal_id=journal_id)
    return Journal(
        store, alias=name, lesson=lesson, journal_id=journal_id, ledger=ledger, course=course
    )


def aliases(folder: str | os.PathLike[str]) -> list[str]:
    """Return the aliases that have answers in a folder, sorted; empty when it cannot be read.

    Parameters
    ----------
    folder
        Where the journals are.
    """
    return folders.aliases(_place(folder))


def last_alias(folder: str | os.PathLike[str]) -> str:
    """Return the alias that was last answered under in a folder; empty when there is none.

    Parameters
    ----------
    folder
        Where the journals are.
    """
    return folders.last_alias(_place(folder))


def _place(folder: str | os.PathLike[str]) -> str | os.PathLike[str]:
    found = page.here()
    return folder if found is None else found.folder


def page_trouble() -> str | None:
    """Return what is wrong with the storage of the page that answers are kept in.

    Returns
    -------
    str or None
        None where answers are kept in a folder; else "blocked", "private", or "" where nothing
        is known to be wrong. Most browsers do not tell that a window is private.
    """
    found = page.here()
    return None if found is None else found.trouble


def near_aliases(folder: str | os.PathLike[str], alias: str) -> list[str]:
    """Return the aliases in a folder that a person would mix up with this one (anna, Anna).

    Parameters
    ----------
    folder
        Where the journals are.
    alias
        What was typed; the very same alias is not in the list.
    """
    mine = clean_alias(alias)
    return [each for each in aliases(folder) if each != mine and alike(each) == alike(mine)]


def problem_text(problem: Problem, words: Mapping[str, Any]) -> str:
    """Return the words of a problem, from the table [journal] of the words."""
    text: str = words["journal"][problem.code]
    return text.format(**problem.params)
