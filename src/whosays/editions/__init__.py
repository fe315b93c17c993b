"""Editions of the course: the one that is a folder of plain files, for a browser and no more."""

from whosays.editions.site.build import Site, build_site
from whosays.editions.site.problems import SiteError

__all__ = ["Site", "SiteError", "build_site"]
