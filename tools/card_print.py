"""The teacher's cards for the printer: HTML with its own style, one page of A4 or US Letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import mistune
import pandas as pd

STYLE = (Path(__file__).parent / "card_print.css").read_text("utf-8")
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
{style}</style>
</head>
<body class="{kind}">
{body}</body>
</html>
"""


def page(markdown: str, kind: str = "card") -> str:
    """Return Markdown as a page of HTML; on paper a link is only its words."""
    title = markdown.splitlines()[0].removeprefix("# ")
    body = mistune.create_markdown(plugins=["table"])(re.sub(r"\[(.+?)\]\(.+?\)", r"\1", markdown))
    return PAGE.format(title=escape(title), style=STYLE, kind=kind, body=body)


def brief_sheet(brief: pd.DataFrame, claims: Mapping[int, str], said: Mapping[str, Any]) -> str:
    """Return the brief for a lesson without computers: sentences, claims to guess, no answers."""
    parts = []
    for part, rows in brief.groupby("part", sort=False, observed=True):
        sentences = rows.groupby("sentence", sort=False).text.apply(" ".join)
        numbered = " ".join(f"**{number}** {text}" for number, text in sentences.items())
        parts.append(f"*{said[str(part)]}* {numbered}")
    table = [*said["table"], *(f"| {row} | {text} | ☐ | ☐ | |" for row, text in claims.items())]
    texts = [f"# {said['title']}", said["lead"], *parts, said["guess"], "\n".join(table)]
    return page("\n\n".join(texts) + "\n", "sheet")
