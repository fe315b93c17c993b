"""Feedback for each student: one page, about nobody else."""
