"""Stands in for JupyterLite's package installer: the course's site needs no other address.

The real one takes half a second to load and looks for packages outside the site.
"""

from .piplite import install

__all__ = ["install"]
