"""Marks in the forms of schools' systems."""
