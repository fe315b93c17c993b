"""Handing in: from a journal to one file, into the drop folder, and the page that offers it."""
