"""Open a ledger: the story that ships with the package, or a folder of one's own."""

from __future__ import annotations

from pathlib import Path

from .ledger import Ledger
from .reading import read_folder


def load(path: str | Path | None = None) -> Ledger:
    """Return a ledger of fresh tables: this course's story, or a folder of yours.

    Published figures on North Korea's support for Russia: who said which number, when, about
    what, with which hedge, on which page. It is not a verdict, not current, not complete, not a
    sample, and holds nobody's sentences.

    Parameters
    ----------
    path : str or Path, optional
        A folder with the same tables, of another story. ``whosays ledger new PATH`` makes an
        empty one and ``whosays ledger check PATH`` lists what is wrong with one.

    Returns
    -------
    Ledger
        Nine tables. ``meta`` holds their row counts, units, licences and hashes.

    Raises
    ------
    LedgerError
        The folder, a table or a column is missing, or a cell is not what its column allows.

    Source
    ------
    Read from public pages by the authors, September 2023 to April 2026; the pages stand in the
    table ``reports``. Licence CC BY 4.0.

    Examples
    --------
    >>> ledger = load()
    >>> ledger.claim("c-2023-10-13-us-containers")["measure"]
    'containers'
    """
    folder, meta, tables = read_folder(path)
    return Ledger(**tables, meta=meta, path=folder)
