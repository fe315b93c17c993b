"""Published figures as data: who said which number, when, with which hedge, on which page.

``load()`` gives a ``Ledger`` of fresh tables. ``LedgerError`` (a ``ValueError``) is the one error.
"""

from .errors import LedgerError
from .ledger import Ledger, load, split_ids

__all__ = ["Ledger", "LedgerError", "load", "split_ids"]
