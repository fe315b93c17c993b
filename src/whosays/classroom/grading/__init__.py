"""Grading a folder or zip of hand-ins, and the tables and pages that it writes."""

from .graded import Grading
from .grading import grade

__all__ = ["Grading", "grade"]
