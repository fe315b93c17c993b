"""What belongs together is pinned together: in the builder, for pip and for the mirror."""

import re
import tomllib
from pathlib import Path

from whosays.editions.site.pins import pins

ROOT = Path(__file__).parents[1]


def test_the_extra_installs_the_version_that_was_tried():
    """Whoever installs the extra `site` gets the pages that the pinned kernel belongs to."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"jupyterlite-core=={pins().lite}" in project["optional-dependencies"]["site"]


def test_the_mirror_holds_the_pinned_pyodide():
    """A mirror that is filled from package indexes is of the version that is looked for."""
    fetched = re.findall(r"pyodide@([\d.]+)", (ROOT / ".ci" / "mirror").read_text("utf-8"))
    assert fetched == [pins().pyodide]


def test_the_page_runs_a_python_that_the_course_supports():
    """The course's own lower bound holds in the browser too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lowest = project["requires-python"].removeprefix(">=")
    page = [int(part) for part in pins().python_minor.split(".")]
    assert page >= [int(part) for part in lowest.split(".")]
