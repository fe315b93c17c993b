"""The explorers of the lessons: charts and controls put together, and what of it to show."""

from whosays.explore._board import Board, case_board
from whosays.explore._brief import BriefWriter, brief_writer
from whosays.explore._calibration import Calibration, calibration
from whosays.explore._chain import SourceChain, source_chain
from whosays.explore._discernment import Discernment, discernment
from whosays.explore._estimates import EstimatesOverTime, estimates_over_time
from whosays.explore._losses import LossExplorer, loss_explorer
from whosays.explore._points import read_points
from whosays.explore._same import SameNumber
from whosays.explore._shells import ShellEstimator, shell_estimator
from whosays.explore._time import TimeMachine, time_machine
from whosays.explore._verdicts import VerdictBoard, verdict_board

__all__ = [
    "Board",
    "BriefWriter",
    "Calibration",
    "Discernment",
    "EstimatesOverTime",
    "LossExplorer",
    "SameNumber",
    "ShellEstimator",
    "SourceChain",
    "TimeMachine",
    "VerdictBoard",
    "brief_writer",
    "calibration",
    "case_board",
    "discernment",
    "estimates_over_time",
    "loss_explorer",
    "read_points",
    "shell_estimator",
    "source_chain",
    "time_machine",
    "verdict_board",
]
