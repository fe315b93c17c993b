"""Published figures as data: who said which number, when, with which hedge, on which page.

``load()`` gives a ``Ledger`` of fresh tables. ``LedgerError`` (a ``ValueError``) is the one error.
"""

from .errors import LedgerError
from .ids import split_ids
from .ledger import Ledger
from .loading import load

__all__ = ["Ledger", "LedgerError", "load", "split_ids"]
