"""Answers that were written on paper: a small CSV, graded like any other hand-in."""
