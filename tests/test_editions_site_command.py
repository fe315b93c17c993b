"""``whosays site``: what it asks for, what it says, and where progress goes."""

from pathlib import Path

import pytest

from whosays import cli, editions
from whosays.editions import Site, SiteError


@pytest.fixture
def asked(monkeypatch):
    """Build nothing; return what was asked for."""
    given = []

    def build(out, *, pyodide, progress):
        given.append((out, pyodide))
        progress("on the way")
        return Site(Path("/there"), 61_400_000, 562)

    monkeypatch.delenv("WHOSAYS_PYODIDE", raising=False)
    monkeypatch.setattr(editions, "build_site", build)
    return given


def test_it_tells_where_the_site_is(asked, capsys):
    """Progress goes to the side, so that the answer can be piped on."""
    assert cli.main(["site", "--out", "there"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"The site is in {Path('/there')}: 562 files, 61 MB.\n")
    assert out.endswith("serve there\n")
    assert err == "on the way\n"


@pytest.mark.parametrize(
    ("words", "set_to", "wanted"),
    [
        ([], None, None),
        ([], "", None),
        ([], "mirror", "mirror"),
        (["--pyodide", "other"], "mirror", "other"),
    ],
)
def test_python_comes_from_where_it_is_said(asked, monkeypatch, words, set_to, wanted):
    """The option counts before the environment; without both, it is Pyodide's own address."""
    if set_to is not None:
        monkeypatch.setenv("WHOSAYS_PYODIDE", set_to)
    cli.main(["site", "--out", "there", *words])
    assert asked == [("there", wanted)]


def test_a_trouble_is_told(asked, monkeypatch, capsys):
    """No traceback, and the status says that there is no site."""

    def fail(*given, **more):
        raise SiteError("What. Why. Mend.")

    monkeypatch.setattr(editions, "build_site", fail)
    assert cli.main(["site", "--out", "there"]) == 1
    assert capsys.readouterr().err == "What. Why. Mend.\n"


def test_a_folder_must_be_named(capsys):
    """Nothing is written to a place that nobody chose."""
    assert cli.main(["site"]) == 2
    assert "--out" in capsys.readouterr().err
