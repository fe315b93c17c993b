"""Taking a student out of what grading wrote."""
