"""Draw every example of every chart, on every kind of page, to one contact sheet.

Run by `make gallery`; the sheet and its pictures lie in build/gallery.
"""

import argparse
import html
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from chart_examples import EXAMPLES, Example  # noqa: E402

from whosays import charts  # noqa: E402

SIZES = ("laptop", "projector", "page")
THEMES = ("light", "dark", "grey")
#: Awkward data are drawn on three pages only, so that each size and each theme is seen.
FEW = (("laptop", "light"), ("projector", "dark"), ("page", "grey"))

HEAD = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Gallery</title><style>
body { font: 15px/1.4 sans-serif; margin: 2rem; background: #d0d0d0; color: #111 }
section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start }
figure { margin: 0; width: 26rem } img { width: 100%; display: block }
figcaption { font-size: 13px } h2 { margin: 2rem 0 .5rem }
</style><h1>Every chart, on every page</h1>
"""


def main(argv: list[str] | None = None) -> int:
    """Draw all pictures, or those whose name holds a word, and write the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word", nargs="?", default="", help="draw only what has it in its name")
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "gallery", help="the folder")
    given = parser.parse_args(argv)
    given.to.mkdir(parents=True, exist_ok=True)
    wanted = [example for example in EXAMPLES if any(given.word in name for name in names(example))]
    if not wanted:
        known = ", ".join(charts_drawn())
        print(f"No example has {given.word!r} in its name. The charts are: {known}.")
        return 1
    if not given.word:
        for old in given.to.glob("*.png"):
            old.unlink()
    parts = [section(example, given.to, given.word) for example in wanted]
    # A part of the pictures has a sheet of its own: the sheet of all stays whole.
    sheet = given.to / (f"only-{given.word}.html" if given.word else "index.html")
    sheet.write_text(HEAD + "".join(parts), "utf-8")
    print(f"{len(wanted)} examples: open {sheet}")
    return 0


def charts_drawn() -> list[str]:
    """Return the names of all charts that have examples."""
    return list(dict.fromkeys(example.chart for example in EXAMPLES))


def names(example: Example) -> dict[str, tuple[str, str]]:
    """Return the names of an example's pictures, each with its size and theme."""
    pages = [(size, theme) for size in SIZES for theme in THEMES] if example.real else FEW
    return {f"{example.id}-{size}-{theme}.png": (size, theme) for size, theme in pages}


def section(example: Example, folder: Path, word: str) -> str:
    """Draw the pictures of one example that have the word in their names, for the sheet."""
    figures = []
    for name, (size, theme) in names(example).items():
        if word not in name:
            continue
        ax = example.draw(look=charts.look.at(size, theme=theme))
        ax.figure.savefig(folder / name, facecolor=ax.figure.get_facecolor())
        figures.append(
            f'<figure><a href="{name}"><img src="{name}" alt="{html.escape(charts.alt(ax))}"></a>'
            f"<figcaption>{size}, {theme}</figcaption></figure>"
        )
    said = html.escape(charts.alt(ax))
    title = html.escape(f"{example.chart}: {example.name}")
    return f"<h2>{title}</h2><p>{said}</p><section>{''.join(figures)}</section>"


if __name__ == "__main__":
    sys.exit(main())
