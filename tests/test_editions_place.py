"""Where a site may be written: never over something else, and whole or not at all."""

from pathlib import Path
from types import SimpleNamespace

import pytest

import whosays
from whosays.editions import SiteError, build_site
from whosays.editions.site import build, lite, place
from whosays.editions.site.problems import error

PACKAGE = Path(whosays.__file__).parent


@pytest.fixture
def ours(tmp_path):
    """Return a folder with an older site of ours."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.html").write_text("old")
    place.sign(folder)
    return folder


@pytest.fixture
def built(tmp_path):
    """Return a site that was just built."""
    folder = tmp_path / "built"
    folder.mkdir()
    (folder / "index.html").write_text("new")
    place.sign(folder)
    return folder


def names(folder):
    """Return what a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def test_a_free_name_is_taken(tmp_path):
    """Neither the folder nor those above it need be there."""
    assert place.checked(tmp_path / "a" / "site") == tmp_path / "a" / "site"


def test_an_empty_folder_is_taken(tmp_path):
    """Somebody may have made the folder beforehand."""
    assert place.checked(tmp_path) == tmp_path


def test_an_older_site_is_taken(ours):
    """It is ours by the file that names its maker."""
    assert place.checked(ours) == ours


@pytest.mark.parametrize("entry", ["essay.txt", ".git", "index.html"])
def test_what_is_not_ours_is_left_alone(tmp_path, entry):
    """A folder with anything else in it is refused."""
    (tmp_path / entry).touch()
    with pytest.raises(SiteError, match="holds something else"):
        place.checked(tmp_path)


def test_a_file_is_left_alone(tmp_path):
    """A file of that name is somebody's."""
    (tmp_path / "site").touch()
    with pytest.raises(SiteError, match="holds something else"):
        place.checked(tmp_path / "site")


@pytest.mark.parametrize("out", ["", "  "])
def test_a_name_is_needed(out):
    """Blanks are no folder."""
    with pytest.raises(SiteError, match="has no name"):
        place.checked(out)


@pytest.mark.parametrize("inside", ["", "editions", "ledger/site"])
def test_the_course_itself_is_no_place(inside):
    """Neither the package nor a folder in it may be replaced."""
    with pytest.raises(SiteError, match="which holds the course itself"):
        place.checked(PACKAGE / inside)


@pytest.mark.parametrize("above", PACKAGE.parents[:2])
def test_a_folder_around_the_course_is_no_place(above):
    """Replacing it would take the course away."""
    with pytest.raises(SiteError, match="is not a place for the site"):
        place.checked(above)


def test_a_built_site_is_moved(built, tmp_path):
    """It is renamed, so that it is there whole at once."""
    place.publish(built, tmp_path / "site")
    assert names(tmp_path / "site") == ["index.html", place.MARK]


def test_an_older_site_is_replaced_whole(built, ours, tmp_path):
    """Nothing of the older one stays, beside it neither."""
    place.publish(built, ours)
    assert names(ours) == ["index.html", place.MARK]
    assert names(tmp_path) == ["site"]


def test_an_older_site_stays_where_a_move_fails(built, ours, monkeypatch):
    """It is put back when the new one cannot take its place."""
    rename = Path.rename
    monkeypatch.setattr(
        Path, "rename", lambda path, to: rename(path, to if path != built else ours / "no" / "no")
    )
    with pytest.raises(OSError, match="no"):
        place.publish(built, ours)
    assert names(ours) == ["old.html", place.MARK]


@pytest.mark.parametrize(
    ("number", "said"), [(28, "There is no room left"), (13, "could not be written")]
)
def test_a_failure_leaves_an_older_site(ours, tmp_path, monkeypatch, number, said):
    """What the computer answered is told, and nothing half done is left."""

    def fail(*given):
        raise OSError(number, "answered so")

    monkeypatch.setattr(lite, "check_installed", lambda version: None)
    monkeypatch.setattr(build, "node", lambda: "node")
    monkeypatch.setattr(build, "_built", fail)
    with pytest.raises(SiteError, match=f"{said}.*answered so"):
        build_site(ours)
    assert names(ours) == ["old.html", place.MARK]
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize(
    ("free", "reason", "said"),
    [
        (0, "no network", "There is no room left"),
        (10**9, "[Errno 28] No space left on device", "There is no room left"),
        (10**9, "no network", "pip could not fetch"),
    ],
    ids=["disk", "share", "network"],
)
def test_a_tool_that_ran_out_of_room_is_told_so(tmp_path, monkeypatch, free, reason, said):
    """The disk is asked before the folder goes, as it has room again afterwards."""

    def fail(*given):
        raise error("pip", reason=reason)

    def usage(folder):
        at_work = any(path.name.startswith(".whosays-site-") for path in tmp_path.iterdir())
        return SimpleNamespace(free=free if at_work else 10**9)

    monkeypatch.setattr(lite, "check_installed", lambda version: None)
    monkeypatch.setattr(build, "node", lambda: "node")
    monkeypatch.setattr(build, "_built", fail)
    monkeypatch.setattr(build.shutil, "disk_usage", usage)
    with pytest.raises(SiteError, match=f"^{said}"):
        build_site(tmp_path / "site")


def test_a_site_has_the_files_for_its_servers(tmp_path, monkeypatch):
    """They are written by the build, so that a new one does not lose them."""
    (tmp_path / "lab").mkdir()
    (tmp_path / "python").mkdir()
    (tmp_path / "lab" / "index.html").touch()
    monkeypatch.setattr(build.lite, "page", lambda text, scripts: text)
    monkeypatch.setattr(build, "first_page", lambda prefetch: {})
    build._write_pages(tmp_path)
    assert {".htaccess", "web.config"} < set(names(tmp_path))
