"""Who Says? Reading one war-news story, claim by claim."""

__version__ = "0.1.0"
