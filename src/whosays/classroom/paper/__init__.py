"""Answers that were written on paper: a small CSV, graded like any other hand-in."""

from .rows import read_paper

__all__ = ["read_paper"]
