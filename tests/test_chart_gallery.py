"""The gallery writes pictures of examples and one sheet that shows and tells them all."""

import subprocess
import sys

from checkout import ROOT


def test_the_sheet_shows_each_page_with_its_alt_text(tmp_path):
    """One awkward example makes three pictures, each with the sentences that tell it."""
    tool = [sys.executable, str(ROOT / "tools" / "gallery.py")]
    subprocess.run([*tool, "range_prediction-months", "--to", str(tmp_path)], check=True)
    sheet = (tmp_path / "index.html").read_text("utf-8")
    pictures = sorted(path.name for path in tmp_path.glob("*.png"))
    assert [name.split("-", 2)[2] for name in pictures] == [
        "laptop-light.png",
        "page-grey.png",
        "projector-dark.png",
    ]
    assert all(f'src="{name}" alt="Your own range above' in sheet for name in pictures)
