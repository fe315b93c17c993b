"""Who Says? Reading one war-news story, claim by claim.

>>> import whosays
>>> ledger = whosays.load()
>>> ledger.claim("c-2023-10-13-us-containers")["measure"]
'containers'

Importing does nothing else: each name below is fetched from its module when it is
first used, so that a script that only reads the ledger never loads matplotlib or widgets.

Errors: ``LedgerError`` (a ``ValueError``) for anything that is wrong with a ledger or an id.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whosays import charts
    from whosays.classroom.board.view import class_board
    from whosays.classroom.grading.grade import grade
    from whosays.classroom.handing_in.view import hand_in
    from whosays.classroom.marking.view import marking
    from whosays.controls import Figure
    from whosays.explore import (
        brief_writer,
        calibration,
        case_board,
        discernment,
        estimates_over_time,
        loss_explorer,
        read_points,
        shell_estimator,
        source_chain,
        time_machine,
        verdict_board,
    )
    from whosays.ledger import Ledger, LedgerError, load
    from whosays.study import lesson

__version__ = "0.1.0"

__all__ = [
    "Figure",
    "Ledger",
    "LedgerError",
    "__version__",
    "brief_writer",
    "calibration",
    "case_board",
    "charts",
    "class_board",
    "discernment",
    "estimates_over_time",
    "grade",
    "hand_in",
    "lesson",
    "load",
    "loss_explorer",
    "marking",
    "read_points",
    "shell_estimator",
    "source_chain",
    "time_machine",
    "verdict_board",
]

_HOME = {
    "Figure": "controls",
    "Ledger": "ledger",
    "LedgerError": "ledger",
    "brief_writer": "explore",
    "calibration": "explore",
    "case_board": "explore",
    "class_board": "classroom.board.view",
    "discernment": "explore",
    "estimates_over_time": "explore",
    "grade": "classroom.grading.grade",
    "hand_in": "classroom.handing_in.view",
    "lesson": "study",
    "load": "ledger",
    "loss_explorer": "explore",
    "marking": "classroom.marking.view",
    "read_points": "explore",
    "shell_estimator": "explore",
    "source_chain": "explore",
    "time_machine": "explore",
    "verdict_board": "explore",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(
        f"whosays has no {name!r}. It has: {', '.join(n for n in __all__ if n[0] != '_')}."
    )


def __dir__() -> list[str]:
    return __all__
