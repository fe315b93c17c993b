"""What is decided of one file of a site: its type, its keeping, its place, its gzipped twin."""

import gzip

import pytest

from whosays.editions import serving

TYPES = {
    "pyodide.asm.wasm": "application/wasm",
    "a.js": "text/javascript; charset=utf-8",
    "a.mjs": "text/javascript; charset=utf-8",
    "all.json": "application/json",
    "00-start.ipynb": "application/json",
    "p.zip": "application/zip",
    "p.svg": "image/svg+xml",
    "p.woff2": "font/woff2",
    "manifest.webmanifest": "application/manifest+json",
    "INDEX.HTML": "text/html; charset=utf-8",
    "LICENSE": "application/octet-stream",
}


@pytest.mark.parametrize(("name", "wanted"), TYPES.items(), ids=TYPES)
def test_a_file_has_its_own_type(name, wanted, monkeypatch):
    """A machine whose table of types is wrong changes nothing."""
    monkeypatch.setattr("mimetypes.guess_type", lambda *given, **more: ("text/plain", None))
    assert serving.content_type(name) == wanted


KEPT = ["1053.6c533be.js", "592.dfd0b9431bfb4edbbcd2.js", "packages-0123456789ab.zip"]
KEPT += ["whosays-0123456789ab.tar.gz", "e8ce01ac.3a2b91a0c5.woff2"]
ASKED = ["index.html", "boot.js", "jupyter-lite.json", "bundle.js", "pyodide.asm.wasm"]
ASKED += ["packages.tar.gz", "00-start-here.ipynb", "lesson-20251123.ipynb", "fa-solid-900.svg"]


@pytest.mark.parametrize("name", KEPT)
def test_a_hashed_name_is_kept_for_a_year(name):
    """Its bytes never change, so nobody asks again."""
    assert serving.cache_rule(name) == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("name", ASKED)
def test_any_other_name_is_asked_about(name):
    """A new version is seen at the next visit."""
    assert serving.cache_rule(name) == "no-cache"


ACCEPTED = {
    "gzip, deflate": True,
    "br, GZIP;q=0.5": True,
    "deflate, gzip;q=0": False,
    "gzip; q=0.000": False,
    "x-gzipped": False,
    "": False,
}


@pytest.mark.parametrize(("header", "taken"), ACCEPTED.items(), ids=ACCEPTED)
def test_gzip_is_sent_only_to_who_takes_it(header, taken):
    """A refusal by the weight 0 is a refusal."""
    assert serving.takes_gzip(header) is taken


@pytest.fixture
def site(tmp_path):
    """Return a folder like a site, with something secret beside it."""
    for name in ("site/index.html", "site/lab/index.html", "site/a b.txt", "secret.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    (tmp_path / "site" / ".htaccess").write_text("", "utf-8")
    (tmp_path / "site" / "empty").mkdir()
    return tmp_path / "site"


INSIDE = {
    "": "index.html",
    "index.html": "index.html",
    "lab": "lab/index.html",
    "lab/": "lab/index.html",
    "lab/index.html": "lab/index.html",
    "a b.txt": "a b.txt",
}


@pytest.mark.parametrize(("path", "file"), INSIDE.items(), ids=INSIDE)
def test_what_is_in_the_folder_is_found(site, path, file):
    """A file is found by its name, and a folder means its first page."""
    assert serving.find(site, path) == (site / file).resolve()


OUTSIDE = ["../secret.txt", "lab/../../secret.txt", "/etc/passwd", "//etc/passwd", "./index.html"]
OUTSIDE += ["..\\secret.txt", "C:/secret.txt", ".htaccess", "empty", "empty/", "lab//index.html"]
OUTSIDE += ["index.html/", "a\0b", "x" * 5000, "no.html", "link.txt", "way/secret.txt"]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: repr(path[:20]))
def test_nothing_else_is_found(site, path):
    """No address, no dot and no symbolic link leads out; a folder is not listed."""
    (site / "link.txt").symlink_to(site.parent / "secret.txt")
    (site / "way").symlink_to(site.parent, target_is_directory=True)
    assert serving.find(site, path) is None


def test_a_twin_holds_the_same_bytes(site):
    """A gzipped file of an older version is passed over, however new the file is."""
    page, zipped = site / "index.html", site / "index.html.gz"
    assert serving.twin(page) is None
    zipped.write_bytes(gzip.compress(page.read_bytes()))
    assert serving.twin(page) == zipped
    page.write_text("another", "utf-8")
    assert serving.twin(page) is None
    zipped.write_bytes(b"\x1f\x8b")
    assert serving.twin(page) is None


def test_a_site_is_told_from_another_folder(site):
    """A first page alone is any web page."""
    assert not serving.is_site(site)
    (site / "python").mkdir()
    (site / "python" / "boot.js").touch()
    assert serving.is_site(site)
