"""The watch that stands over every test here would see a page that reaches another host.

That the edition reaches none is seen on a student's whole way: see test_edition_story.py.
"""

import pytest
from browsers import BOTH

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
