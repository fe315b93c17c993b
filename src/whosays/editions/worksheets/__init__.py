"""Worksheets: each lesson on paper, with a key for the teacher, the brief, and a poster.

What a lesson's sheet holds is planned in ``plans/NN.toml`` (see `plan`), with pictures from
``pictures/lessonNN.py``. `content` and `key` join plan, lesson and ledger to plain data, and
`render` lets typst set them.
"""

from .make import make_worksheets
from .problems import WorksheetError

__all__ = ["WorksheetError", "make_worksheets"]
