"""The explorers of the lessons: charts and controls put together, with no logic of their own."""

from whosays.explore._board import Board, case_board
from whosays.explore._points import read_points

__all__ = ["Board", "case_board", "read_points"]
