"""Reasoning about doubt: shares, ranges, simulation, calibration and discernment.

Plain numbers in, plain numbers out; nothing here knows the ledger, draws, or shows anything.
"""

__all__: list[str] = []
