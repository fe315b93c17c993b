"""The link to a page, as it stands below a picture."""

from urllib.parse import urlsplit


def linked(text: str, url: str) -> str:
    """Fill the page's host and its address into a text with ``{host}`` and ``{link}``."""
    # A bracket inside an address would end the link too soon.
    link = url.replace("(", "%28").replace(")", "%29")
    return text.format(host=urlsplit(url).netloc, link=link)
