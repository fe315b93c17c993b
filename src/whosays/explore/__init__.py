"""The explorers of the lessons: charts and controls put together, and what of it to show."""

from whosays.explore._board import Board, case_board
from whosays.explore._chain import SourceChain, source_chain
from whosays.explore._estimates import EstimatesOverTime, estimates_over_time
from whosays.explore._points import read_points
from whosays.explore._same import SameNumber
from whosays.explore._time import TimeMachine, time_machine

__all__ = [
    "Board",
    "EstimatesOverTime",
    "SameNumber",
    "SourceChain",
    "TimeMachine",
    "case_board",
    "estimates_over_time",
    "read_points",
    "source_chain",
    "time_machine",
]
