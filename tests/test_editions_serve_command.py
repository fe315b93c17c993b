"""What ``whosays serve`` tells, and what it refuses."""

import socket
from pathlib import Path

import pytest

from whosays.cli import main, serve
from whosays.editions import serving


@pytest.fixture
def site(tmp_path):
    """Return a folder that passes for a site."""
    (tmp_path / "site" / "python").mkdir(parents=True)
    (tmp_path / "site" / "python" / "boot.js").touch()
    (tmp_path / "site" / "index.html").touch()
    return tmp_path / "site"


@pytest.fixture
def served(monkeypatch):
    """Let the server end at once, as by Ctrl-C, and return what it was given."""
    given = {}

    def stopped(folder, opened, *, seen):
        given.update(folder=folder, address=opened.getsockname()[0], seen=seen)
        opened.close()
        raise KeyboardInterrupt

    monkeypatch.setattr(serving, "serve", stopped)
    monkeypatch.setattr(serving, "lan_addresses", lambda: ["192.168.1.20"])
    return given


def free_port():
    """Return a port that nobody holds."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def test_only_this_computer_is_served_unless_asked(site, served, capsys):
    """The address is told, and Ctrl-C ends it in words and with status 0."""
    port = free_port()
    assert main(["serve", str(site), "--port", str(port)]) == 0
    assert (served["folder"], served["address"], served["seen"]) == (site, "127.0.0.1", None)
    assert capsys.readouterr().out.splitlines() == [
        f"The course in {site} is open on this computer at http://127.0.0.1:{port}/",
        "To stop: press Ctrl-C here. No answers are lost.",
        "",
        "The server has stopped. The same command starts it again.",
    ]


def test_a_class_is_told_what_to_type(site, served, capsys):
    """On all addresses only when asked, with the address to type and what plain http means."""
    port = free_port()
    assert main(["serve", str(site), "--port", str(port), "--lan"]) == 0
    assert served["address"] == "0.0.0.0"
    told = capsys.readouterr().out
    assert f"type this address: http://192.168.1.20:{port}/\n" in told
    assert "plain http" in told
    assert "no name and no answer is sent here" in told
    assert "use the same one in each lesson" in told


def test_two_addresses_are_both_told():
    """A computer on cable and wireless has two, and either may be the one."""
    lines = serve.told(Path("site"), 8000, lan=True, addresses=["10.0.0.5", "192.168.1.20"])
    assert lines.count("type this address") == 2
    assert "Try them in turn" in lines


def test_no_address_is_told_in_words():
    """The server runs all the same; the teacher is told where to look."""
    assert "network settings" in serve.told(Path("site"), 8000, lan=True, addresses=[])


def test_each_other_computer_is_counted_once(site, served, capsys):
    """The teacher sees that they get through; no address is written down."""
    main(["serve", str(site), "--port", str(free_port()), "--lan"])
    capsys.readouterr()
    for address in ("127.0.0.1", "192.168.1.31", "192.168.1.31", "192.168.1.32"):
        served["seen"](address)
    assert capsys.readouterr().out.splitlines() == [
        "Other computers that have come so far: 1",
        "Other computers that have come so far: 2",
    ]


def test_a_folder_that_is_missing_is_told(tmp_path, capsys, monkeypatch):
    """With no folder named, site is meant; the trouble ends with the line that builds it."""
    monkeypatch.chdir(tmp_path)
    assert main(["serve"]) == 1
    assert capsys.readouterr().err == (
        "There is no folder site. A browser edition is built first, then served. "
        "Build it: whosays site --out site\n"
    )


def test_a_file_is_no_folder(tmp_path, capsys, monkeypatch):
    """Such as the zip of a site."""
    monkeypatch.chdir(tmp_path)
    Path("site.zip").touch()
    assert main(["serve", "site.zip"]) == 1
    assert "site.zip is a file, not a folder." in capsys.readouterr().err


def test_a_folder_that_is_no_site_is_told(tmp_path, capsys):
    """Nobody serves their home folder to a class by a slip."""
    assert main(["serve", str(tmp_path)]) == 1
    assert "does not hold a browser edition." in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(site, capsys):
    """Another one is offered, with the folder that was named."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", str(site), "--port", str(port)]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"Port {port} cannot be used. Another program holds it")
    assert "while attempting" not in told
    assert told.endswith(f"whosays serve {site} --port {port + 1 if port < 65535 else 8001}\n")


def test_a_port_that_is_taken_for_a_class_is_told_with_its_words(site, capsys):
    """The line to type serves the class, as the one that failed."""
    with socket.create_server(("0.0.0.0", 0)) as other:
        assert main(["serve", str(site), "--lan", "--port", str(other.getsockname()[1])]) == 1
    assert capsys.readouterr().err.endswith(" --lan\n")


@pytest.mark.parametrize("port", ["0", "-1", "65536"])
def test_a_port_that_cannot_be_is_told(site, capsys, port):
    """Ports have their numbers."""
    assert main(["serve", str(site), "--port", port]) == 1
    assert capsys.readouterr().err.startswith(f"There is no port {port}. ")


def test_the_addresses_of_this_computer_are_never_its_own_loop(monkeypatch):
    """What only this computer can reach is of no use to another; each address is told once."""
    monkeypatch.setattr(serving, "_own_address", {"10.255.255.254": "10.0.0.5"}.get)
    names = ("me", [], ["127.0.1.1", "10.0.0.5", "192.168.1.20"])
    monkeypatch.setattr("socket.gethostbyname_ex", lambda name: names)
    assert serving.lan_addresses() == ["10.0.0.5", "192.168.1.20"]
