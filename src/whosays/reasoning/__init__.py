"""Reasoning about doubt: shares, ranges, simulation, calibration and discernment.

Plain numbers in, plain numbers out; nothing here knows the ledger, draws, or shows anything.
"""

from whosays.reasoning.calibration import Bin, Gain, brier, gain, three_bins
from whosays.reasoning.discernment import Discernment, discern
from whosays.reasoning.shares import Share, share

__all__ = [
    "Bin",
    "Discernment",
    "Gain",
    "Share",
    "brier",
    "discern",
    "gain",
    "share",
    "three_bins",
]
