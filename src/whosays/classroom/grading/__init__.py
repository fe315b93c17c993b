"""Grading a folder or zip of hand-ins, and the tables and pages that it writes."""
