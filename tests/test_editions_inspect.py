"""A finished site is looked over: what would reach another server, or is missing, is named."""

import io
import json
import tarfile

import pytest

from whosays.editions.site import inspect
from whosays.editions.site.lite import KERNEL

LESSON = "00-start-here.ipynb"
PACKED = ("comm", "ipywidgets", "anywidget", "pandas", "matplotlib", "pyodide_kernel", "whosays")


def settings(**kernel):
    """Return a page's configuration with these settings of the kernel."""
    plain = {"pyodideUrl": "./python/boot.js", "disablePyPIFallback": True}
    return {"jupyter-config-data": {"litePluginSettings": {KERNEL: {**plain, **kernel}}}}


def write(site, name, content):
    """Write a file of a site, anything but bytes as JSON."""
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def packed(names):
    """Return an archive of one module for each package."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name in names:
            tar.addfile(tarfile.TarInfo(f"lib/python3.12/site-packages/{name}/__init__.pyc"))
    return buffer.getvalue()


@pytest.fixture
def site(tmp_path):
    """Return a small site with nothing wrong."""
    write(tmp_path, "index.html", b'<a href="https://example.org/">a source</a>')
    write(tmp_path, "lab/index.html", b'<script src="../python/early.js"></script>')
    write(tmp_path, "jupyter-lite.json", settings())
    write(tmp_path, "lab/jupyter-lite.json", {"jupyter-config-data": {}})
    write(tmp_path, "python/boot.js", b'// `__PARTS__`\nconst P = ["packages-1.tar.gz"]')
    write(tmp_path, "python/pyodide-lock.json", {"packages": {}})
    write(tmp_path, "python/packages-1.tar.gz", packed(PACKED))
    write(tmp_path, f"files/{LESSON}", {"cells": []})
    write(tmp_path, "api/contents/all.json", {"content": [{"name": LESSON}]})
    return tmp_path


def looked_over(site):
    """Return what is wrong with it, as one text."""
    return " ".join(inspect.faults(site, frozenset({LESSON})))


def test_nothing_is_wrong_with_a_good_site(site):
    """A link that a reader may follow is no fault."""
    assert looked_over(site) == ""


FAR = "https://elsewhere.example/pyodide.js"
FAULTS = {
    "python elsewhere": ("jupyter-lite.json", settings(pyodideUrl=FAR), f"fetch Python from {FAR}"),
    "python unset": ("jupyter-lite.json", {"jupyter-config-data": {}}, "Python from None"),
    "python elsewhere below": (
        "lab/jupyter-lite.json",
        settings(pyodideUrl=FAR),
        f"lab/jupyter-lite.json points outside the site: {FAR}",
    ),
    "fallback": ("jupyter-lite.json", settings(disablePyPIFallback=False), "on the open net"),
    "another address": ("jupyter-lite.json", settings(more=["//a.example/x"]), "//a.example/x"),
    "script": ("lab/index.html", b'<script src="https://a.example/x.js">', "https://a.example"),
    "font": ("build/a.css", b"src: url('https://a.example/f.woff2')", "https://a.example/f"),
    "import": ("build/a.css", b'@import "//a.example/f.css";', "//a.example/f.css"),
    "no archives": ("python/boot.js", b'const P = __PARTS__; "packages-1.tar.gz"', "name the arch"),
    "unread archive": ("python/packages-2.tar.gz", packed([]), "packages-2.tar.gz is not read"),
    "no comm": ("python/packages-1.tar.gz", packed(PACKED[1:]), "The package comm is missing."),
    "full lock": ("python/pyodide-lock.json", {"packages": {"a": 1}}, "is not empty"),
    "unlisted lesson": ("api/contents/all.json", {"content": []}, f"lesson {LESSON} is missing"),
}


@pytest.mark.parametrize(("name", "content", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named(site, name, content, said):
    """One thing that is wrong is enough, and is told."""
    write(site, name, content)
    assert said in looked_over(site)


@pytest.mark.parametrize("name", ["index.html", "lab/index.html", "python/boot.js"])
def test_a_missing_page_is_named(site, name):
    """Without it no lesson opens."""
    (site / name).unlink()
    assert looked_over(site) == f"The file {name} is missing."


def test_a_missing_lesson_is_named(site):
    """A lesson that is listed must be there too."""
    (site / "files" / LESSON).unlink()
    assert f"The lesson {LESSON} is missing." in looked_over(site)


def test_a_heavy_site_is_named(site, monkeypatch):
    """A school's line has to carry it."""
    monkeypatch.setattr(inspect, "MOST_BYTES", 100)
    assert "and 0 MB is the most" in looked_over(site)
