"""The files of a site's Python: from a folder or an address, each proved, or none at all."""

import hashlib
import http.server
import json
import threading
from functools import partial

import pytest

from whosays.editions import SiteError
from whosays.editions.site import parts
from whosays.editions.site.pins import Pins, pins

WHEEL = "six-1-py3-none-any.whl"


def sha(data):
    """Return the sha256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def mirror(tmp_path):
    """Return a folder with a Pyodide of two files and one package."""
    lock = {"packages": {"six": {"file_name": WHEEL, "sha256": sha(b"six")}}}
    folder = tmp_path / "mirror"
    folder.mkdir()
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))
    (folder / "pyodide.js").write_bytes(b"js")
    (folder / WHEEL).write_bytes(b"six")
    return folder


@pytest.fixture
def wanted(mirror):
    """Return the pins of that Pyodide."""
    core = {name: sha((mirror / name).read_bytes()) for name in ("pyodide-lock.json", "pyodide.js")}
    return Pins("0", "0", "3.12.7", "", core, ("six",), ())


@pytest.fixture
def told():
    """Return the lines of progress, as they come."""
    return []


@pytest.fixture
def server(mirror):
    """Serve the mirror; yield its address and the answers that come before the right ones."""
    before = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

        def do_GET(self):
            self.send_error(before.pop(0)) if before else super().do_GET()

    served = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Handler, directory=str(mirror))
    )
    threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01}).start()
    yield f"http://127.0.0.1:{served.server_port}/", before
    served.shutdown()
    served.server_close()


@pytest.fixture
def to(tmp_path):
    """Return an empty folder."""
    folder = tmp_path / "to"
    folder.mkdir()
    return folder


def test_a_folder_gives_all_files(mirror, wanted, to, told):
    """Core and packages are copied, and each package is told."""
    (wheel,) = parts.fetch(str(mirror), wanted, to, told.append)
    assert wheel.read_bytes() == b"six"
    assert sorted(path.name for path in to.iterdir()) == sorted([*wanted.core, WHEEL])
    assert told == [f"  1 of 1: {WHEEL}"]


def test_an_address_gives_the_same_files(server, wanted, to, told):
    """Where the files come from makes no difference to what they are."""
    (wheel,) = parts.fetch(server[0], wanted, to, told.append)
    assert wheel.read_bytes() == b"six"


def test_an_address_needs_no_slash_at_its_end(server, wanted, to, told):
    """What is typed without one means the same folder."""
    assert parts.fetch(server[0].rstrip("/"), wanted, to, told.append)


def test_a_busy_server_is_asked_again(server, wanted, to, told, monkeypatch):
    """Two refusals of a server that is too busy are borne."""
    monkeypatch.setattr(parts, "REST", 0)
    server[1].extend([503, 500])
    assert parts.fetch(server[0], wanted, to, told.append)


@pytest.mark.parametrize("answers", [[404], [503] * 3], ids=["missing", "busy"])
def test_a_server_without_the_file_is_told(server, wanted, to, told, monkeypatch, answers):
    """What the server said stands in the error, with the file's name."""
    monkeypatch.setattr(parts, "REST", 0)
    server[1].extend(answers)
    with pytest.raises(SiteError, match=rf"^pyodide-lock\.json could not .*: {answers[0]} "):
        parts.fetch(server[0], wanted, to, told.append)


@pytest.mark.parametrize("name", ["pyodide.js", "pyodide-lock.json", WHEEL])
@pytest.mark.parametrize("data", [b"jx", b"", b"js\n"], ids=["other", "empty", "longer"])
def test_a_wrong_byte_stops(mirror, wanted, to, told, name, data):
    """A damaged file is named, with both hashes, and what to type."""
    (mirror / name).write_bytes(data)
    with pytest.raises(SiteError) as caught:
        parts.fetch(str(mirror), wanted, to, told.append)
    assert str(caught.value).startswith(f"{name} from {mirror} is not the file that is meant. ")
    assert sha(data)[:12] in str(caught.value)
    assert str(caught.value).endswith(": whosays site --out site")


def test_a_missing_file_is_told(mirror, wanted, to, told):
    """A mirror that lacks a package is not enough."""
    (mirror / WHEEL).unlink()
    with pytest.raises(SiteError, match=f"^{WHEEL} could not be read from "):
        parts.fetch(str(mirror), wanted, to, told.append)


@pytest.mark.parametrize("source", ["", "  ", "no-such-folder", "ftp://somewhere/"])
def test_what_is_no_source_is_told(wanted, to, told, source):
    """Neither a folder nor an address that can be asked."""
    with pytest.raises(SiteError, match="is neither a folder nor an address"):
        parts.fetch(source, wanted, to, told.append)


def test_a_package_that_the_lock_lacks_is_told():
    """Pins and lock must fit together."""
    with pytest.raises(SiteError, match=r"^Pyodide has no package six"):
        parts.packages_of({"packages": {}}, ("six",))


def test_every_pin_is_a_sha256():
    """Nothing is fetched that cannot be proved."""
    hashes = [*pins().core.values(), *(wheel.sha256 for wheel in pins().wheels)]
    assert all(len(each) == 64 and int(each, 16) for each in hashes)


def test_the_lock_of_the_packages_is_pinned():
    """The packages' own hashes stand in it."""
    assert "pyodide-lock.json" in pins().core
