"""The gallery writes pictures of examples and one sheet that shows and tells them all."""

import subprocess
import sys

from checkout import ROOT


def test_the_sheet_shows_each_page_with_its_alt_text(tmp_path):
    """One awkward example makes three pictures, each with the sentences that tell it."""
    tool = [sys.executable, str(ROOT / "tools" / "gallery.py")]
    subprocess.run([*tool, "range_prediction-months", "--to", str(tmp_path)], check=True)
    sheet = (tmp_path / "only-range_prediction-months.html").read_text("utf-8")
    pictures = sorted(path.name for path in tmp_path.glob("*.png"))
    assert [name.split("-", 2)[2] for name in pictures] == [
        "laptop-light.png",
        "page-grey.png",
        "projector-dark.png",
    ]
    assert all(f'src="{name}" alt="Your own range above' in sheet for name in pictures)


def test_a_part_leaves_the_whole_as_it_was(tmp_path):
    """To draw some pictures anew neither shortens the sheet of all nor deletes other pictures."""
    kept = [tmp_path / "index.html", tmp_path / "another-laptop-light.png"]
    for path in kept:
        path.write_text("kept", "utf-8")
    tool = [sys.executable, str(ROOT / "tools" / "gallery.py")]
    subprocess.run([*tool, "range_prediction-one-laptop", "--to", str(tmp_path)], check=True)
    assert [path.read_text("utf-8") for path in kept] == ["kept", "kept"]
    assert (tmp_path / "range_prediction-one-laptop-light.png").exists()


def test_a_word_that_no_picture_has_is_told(tmp_path):
    """Nothing is deleted or written, and the charts that there are stand in the answer."""
    tool = [sys.executable, str(ROOT / "tools" / "gallery.py"), "sqrt", "--to", str(tmp_path)]
    done = subprocess.run(tool, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("No example has 'sqrt' in its name. The charts are: ")
    assert list(tmp_path.iterdir()) == []
