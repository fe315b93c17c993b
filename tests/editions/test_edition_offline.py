"""Nothing that the edition does reaches another host; and the watch would see it if it did."""

from urllib.parse import urlsplit

import pytest
from browsers import BOTH
from wire import ERRANDS

_FROM_A_WORKER = """where => new Promise((done) => {
  const source = `fetch("${where}").catch(() => {}).finally(() => postMessage(1))`;
  new Worker(URL.createObjectURL(new Blob([source]))).onmessage = () => done(1);
})"""


@pytest.mark.parametrize("name", BOTH)
def test_the_watch_sees_a_page_and_a_worker_that_reach_out(launch, school, wire, name):
    """A fetch to another host, from the page or from a worker of it, is refused and noted."""
    tab = launch(name).tab(1366, 768)
    tab.goto(f"{school.address}lab/index.html")
    tab.evaluate("() => fetch('http://page.test/a').catch(() => 1)")
    tab.evaluate(_FROM_A_WORKER, "http://worker.test/b")
    tab.evaluate(_FROM_A_WORKER, "http://127.0.0.1:8999/c")
    asked, wire.asked[:] = set(wire.asked), []
    assert asked == {"page.test", "worker.test", "127.0.0.1"}


@pytest.fixture(scope="module", params=BOTH)
def asked(launch, school, request):
    """Return every address that a browser asked for while lesson 00 was opened and run."""
    browser = launch(request.param)
    tab = browser.tab(1366, 4000)
    tab.goto(school.address)
    tab.goto(f"{school.address}lab/index.html?path=00-start-here.ipynb")
    tab.lesson_ready("00-")
    tab.run_all()
    if request.param == "firefox":
        return browser.requests()
    browser.close()
    return browser.requests()


def test_every_request_goes_to_the_one_server(school, asked):
    """The browser's own list of requests, workers included, names one server and no other."""
    hosts = {parts.netloc for parts in map(urlsplit, asked) if parts.hostname not in ERRANDS}
    assert hosts - {""} == {school.host}


def test_the_list_has_what_only_a_worker_asks_for(asked):
    """Python's files are fetched by workers, and they are on the list."""
    assert any(it.endswith("python/python_stdlib.zip") for it in asked)
