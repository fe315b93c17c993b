"""The files of a site's Python: from a folder or an address, each proved, or none at all."""

import hashlib
import http.server
import json
import threading
from dataclasses import replace
from functools import partial

import pytest

from whosays.editions import SiteError
from whosays.editions.site import parts
from whosays.editions.site.pins import Pins, pins

WHEEL = "six-1-py3-none-any.whl"


def sha(data):
    """Return the sha256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


@pytest.fixture(autouse=True)
def by_hand(monkeypatch):
    """Let nothing look as if make had started it."""
    monkeypatch.delenv("WHOSAYS_MAKE", raising=False)


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
    """A damaged file of a mirror is named, with both hashes, and where a good one comes from."""
    (mirror / name).write_bytes(data)
    with pytest.raises(SiteError) as caught:
        parts.fetch(str(mirror), wanted, to, told.append)
    assert str(caught.value).startswith(f"{name} from {mirror} is not the file that is meant. ")
    assert sha(data)[:12] in str(caught.value)
    assert "browser-edition.md" in str(caught.value)
    assert str(caught.value).endswith(": whosays site --pyodide FOLDER")


def test_a_wrong_byte_from_pyodides_own_address_is_no_fault_of_a_mirror(server, wanted, to, told):
    """A filter on the way is more likely, and nobody has a folder to mend."""
    pins = replace(wanted, address=server[0], core=wanted.core | {"pyodide.js": "0" * 64})
    with pytest.raises(SiteError, match=r"a filter on the way .*: whosays site$"):
        parts.fetch(server[0], pins, to, told.append)


@pytest.mark.parametrize(
    "gone", [[WHEEL], ["pyodide.js", WHEEL], ["pyodide-lock.json", "pyodide.js"]], ids=len
)
def test_all_missing_files_are_told_at_once(mirror, wanted, to, told, gone):
    """Nobody mends a mirror one file at a time."""
    for name in gone:
        (mirror / name).unlink()
    with pytest.raises(SiteError) as caught:
        parts.fetch(str(mirror), wanted, to, told.append)
    assert str(caught.value).startswith(f"Missing in {mirror}: {', '.join(gone)}. ")
    assert list(to.iterdir()) == ([] if "pyodide-lock.json" in gone else [to / "pyodide-lock.json"])


def test_a_file_that_cannot_be_read_is_told(mirror, wanted, to, told):
    """It is there, and something stands in the way."""
    (mirror / WHEEL).unlink()
    (mirror / WHEEL).mkdir()
    with pytest.raises(SiteError, match=f"^{WHEEL} could not be read from "):
        parts.fetch(str(mirror), wanted, to, told.append)


def test_a_packed_mirror_is_told(mirror, wanted, to, told):
    """What was downloaded is an archive, and must be unpacked."""
    packed = mirror / "pyodide-0.tar.bz2"
    packed.touch()
    with pytest.raises(SiteError, match=r"is a file, not a folder.*Unpack it first"):
        parts.fetch(str(packed), wanted, to, told.append)


def test_what_make_started_ends_with_a_line_for_make(wanted, to, told, monkeypatch):
    """Who typed make is not sent to a command that is on no path."""
    monkeypatch.setenv("WHOSAYS_MAKE", "1")
    with pytest.raises(SiteError, match=r": make site$"):
        parts.fetch("no-such-folder", wanted, to, told.append)


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
