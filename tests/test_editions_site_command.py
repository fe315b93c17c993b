"""``whosays site``: what it asks for, what it says, and where progress goes."""

import re
import signal
import tempfile
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
    monkeypatch.delenv("WHOSAYS_MAKE", raising=False)
    monkeypatch.setattr(editions, "build_site", build)
    return given


def test_it_tells_where_the_site_is(asked, capsys):
    """Progress goes to the side, so that the answer can be piped on."""
    assert cli.main(["site", "--out", "there"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"The site is in {Path('/there')}: 562 files, 61 MB.\n")
    assert re.search(r"type: .*serve there\n.*type: .*serve there --lan\n$", out)
    assert err == "on the way\n"


@pytest.mark.parametrize(
    ("folder", "line"), [("site", "make serve"), ("a b", 'make serve OUT="a b"')], ids=len
)
def test_what_make_built_is_served_with_make(asked, monkeypatch, capsys, folder, line):
    """Who typed make is not sent to a Python in a hidden folder."""
    monkeypatch.setenv("WHOSAYS_MAKE", "1")
    cli.main(["site", "--out", folder])
    assert capsys.readouterr().out.endswith(
        f"type: {line}\nTo open it to a class, type: {line} ARGS=--lan\n"
    )


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


def test_the_folder_is_that_of_serve(asked):
    """Built and served by two short lines; what is there and not ours is refused anyway."""
    assert cli.main(["site"]) == 0
    assert asked == [("site", None)]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_what_stops_it_is_heard_as_ctrl_c(monkeypatch, tmp_path, name):
    """A closed terminal and a shutdown leave no half-built folder behind."""
    number = getattr(signal, name, None) or pytest.skip("not on this system")
    # Whoever started the tests may have had it passed over, as nohup does.
    before = signal.signal(number, signal.SIG_DFL)

    def stopped(*given, **more):
        with tempfile.TemporaryDirectory(dir=tmp_path):
            signal.raise_signal(number)

    monkeypatch.setattr(editions, "build_site", stopped)
    try:
        assert cli.main(["site"]) == 130
        assert list(tmp_path.iterdir()) == []
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, before)
