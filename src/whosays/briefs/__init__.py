"""A student's brief, read: its figures, the claims they are tied to, and what to look at again.

Nothing here rewrites what a student wrote, keeps it or shows it; what is found is told in codes.
"""

__all__: list[str] = []
