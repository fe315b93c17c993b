"""The built folder: the same bytes each time, small enough, and proved before it is shown."""

import json
import shutil

import pytest
from building import build

LARGEST = 75_000_000


def contents(folder):
    """Return the bytes of every file, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_site_is_small_enough(site):
    """All files together stay below the budget."""
    assert sum(map(len, contents(site).values())) <= LARGEST


def test_the_settings_name_no_other_host(site):
    """Where Python comes from is said as a path of the site, and nothing is an address."""
    settings = json.loads((site / "jupyter-lite.json").read_text("utf-8"))["jupyter-config-data"]
    kernel = settings["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert kernel["pyodideUrl"] == "./python/boot.js"
    assert kernel["disablePyPIFallback"] is True
    assert "://" not in json.dumps(settings["litePluginSettings"])


@pytest.fixture(scope="module")
def again(site, pyodide, tmp_path_factory):
    """Return a second site, built from the same files."""
    folder = tmp_path_factory.mktemp("again") / "site"
    done = build(folder, pyodide)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


def test_two_builds_give_the_same_bytes(site, again):
    """Whoever builds it gets what was tried here."""
    first, second = contents(site), contents(again)
    assert [name for name in first | second if first.get(name) != second.get(name)] == []


def test_a_wrong_byte_stops_the_build_and_leaves_the_old_site(again, pyodide, tmp_path):
    """A changed file of the mirror is named, and what stood there still stands."""
    mirror = shutil.copytree(pyodide, tmp_path / "mirror")
    (wheel,) = mirror.glob("six-*.whl")
    wheel.write_bytes(wheel.read_bytes()[:-1] + b"?")
    before = contents(again)
    done = build(again, str(mirror))
    assert done.returncode == 1
    assert wheel.name in done.stderr
    assert contents(again) == before
