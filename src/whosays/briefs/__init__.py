"""A student's brief, read: its figures, the claims they are tied to, and what to look at again.

Nothing here rewrites what a student wrote, keeps it or shows it; what is found is told in codes.
"""

from .export import as_json, claim_review, page
from .figures import Figure, figures
from .likelihood import TERMS, Likelihood, Offer, likelihood, offers
from .remarks import CODES, Remark, remarks
from .ties import follow

__all__ = [
    "CODES",
    "TERMS",
    "Figure",
    "Likelihood",
    "Offer",
    "Remark",
    "as_json",
    "claim_review",
    "figures",
    "follow",
    "likelihood",
    "offers",
    "page",
    "remarks",
]
