"""What the server answers: asked by a client of Python's own, on this computer."""

import asyncio
import gzip
import http.client
import threading

import pytest

from whosays.editions import serving

BIG = b"self.x = 1;\n" * 1000


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return a folder like a site."""
    folder = tmp_path_factory.mktemp("site")
    files = {"index.html": b"<p>first", "lab/index.html": b"<p>lab", "python/boot.js": BIG}
    files |= {"python/boot.js.gz": gzip.compress(BIG), "1.0123abc.js": b"1", "a.wasm": b"\0asm"}
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def port(site):
    """Serve the folder in a thread, and return the port."""
    opened = serving.listen(0)
    loop = asyncio.new_event_loop()
    task = loop.create_task(serving.run(serving.application(site), opened))
    thread = threading.Thread(target=lambda: loop.run_until_complete(asyncio.wait([task])))
    thread.start()
    yield opened.getsockname()[1]
    loop.call_soon_threadsafe(task.cancel)
    thread.join()
    loop.close()


@pytest.fixture
def ask(port):
    """Return what asks the server and gives status, headers and bytes."""

    def asked(path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, answer.headers, data

    return asked


def test_the_first_page_is_asked_about_each_time(ask):
    """It comes with a fingerprint, and is not sent again while that holds."""
    status, headers, data = ask("/")
    assert (status, data, headers["Cache-Control"]) == (200, b"<p>first", "no-cache")
    status, again, data = ask("/", If_None_Match=headers["ETag"])
    assert (status, again["Cache-Control"], data) == (304, "no-cache", b"")


def test_a_new_version_is_seen_at_once(ask, site):
    """A file that changes while the server runs is sent anew, with another fingerprint."""
    (site / "new.json").write_text("1", "utf-8")
    old = ask("/new.json")[1]["ETag"]
    (site / "new.json").write_text("22", "utf-8")
    status, headers, data = ask("/new.json", If_None_Match=old)
    assert (status, data, headers["ETag"] != old) == (200, b"22", True)


def test_a_hashed_file_is_kept(ask):
    """The browser need not ask for it for a year."""
    assert "immutable" in ask("/1.0123abc.js")[1]["Cache-Control"]


def test_wasm_has_its_type_and_nobody_guesses_another(ask):
    """Without the right type a browser compiles it only when it is all there."""
    headers = ask("/a.wasm")[1]
    assert headers["Content-Type"] == "application/wasm"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_gzipped_file_is_sent_where_it_is_taken(ask):
    """Type and bytes are those of the file itself, and a cache is told of the two forms."""
    _, plain, data = ask("/python/boot.js")
    status, headers, small = ask("/python/boot.js", Accept_Encoding="gzip, deflate")
    assert (status, gzip.decompress(small), headers["Content-Encoding"]) == (200, data, "gzip")
    assert headers["Content-Type"] == plain["Content-Type"] == "text/javascript; charset=utf-8"
    assert headers["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert headers["ETag"] != plain["ETag"]


def test_a_part_is_a_part_of_the_file_itself(ask):
    """Whoever asks for some bytes gets them unzipped."""
    status, headers, data = ask("/python/boot.js", Range="bytes=5-10", Accept_Encoding="gzip")
    assert (status, data, headers["Content-Encoding"]) == (206, BIG[5:11], None)
    assert headers["Content-Range"] == f"bytes 5-10/{len(BIG)}"


def test_head_tells_the_size_alone(ask):
    """The headers are those of the whole answer."""
    status, headers, data = ask("/python/boot.js", "HEAD")
    assert (status, headers["Content-Length"], data) == (200, str(len(BIG)), b"")


def test_a_folder_leads_to_its_page(ask):
    """The slash is added and the question kept, as links on the page go by the address."""
    status, headers, _ = ask("/lab?path=00%20a.ipynb")
    assert (status, headers["Location"]) == (302, "/lab/?path=00%20a.ipynb")
    assert ask("/lab/")[2] == b"<p>lab"


AWAY = ["/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/python", "/x%00y"]
AWAY += ["/%2fetc%2fpasswd", "/..%5c..%5csecret", "/%ff", "//school.test/..", "/python/"]


@pytest.mark.parametrize("path", AWAY)
def test_no_address_leads_out_or_lists_a_folder(ask, path):
    """Each is answered with a page that leads back to the first one."""
    status, headers, data = ask(path, Accept_Encoding="gzip")
    assert status in {400, 404}
    assert b"passwd" not in data
    assert headers["Location"] is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_it(ask, method):
    """The server takes nothing in."""
    assert ask("/index.html", method)[0] == 405
