"""Check a folder of tables that somebody brings: all faults in one report, and never a traceback.

``check(folder)`` reads bytes safely (:mod:`.files`), takes rows apart (:mod:`.rows`), checks
cells, rows and references (:mod:`.cells`, :mod:`.rules`, :mod:`.folder`), and gives a ``Report``.
"""

from .files import Limits
from .folder import check, own_schema
from .report import Fault, Report

__all__ = ["Fault", "Limits", "Report", "check", "own_schema"]
