"""The real site through the course's own server: what it sends, and a lesson that lasts."""

import gzip
import http.client

import pytest
import student
from school import own

# What a browser will not take under another name.
TYPES = {
    "css": "text/css", "html": "text/html", "js": "text/javascript", "json": "application/json",
    "svg": "image/svg+xml", "wasm": "application/wasm",
}  # fmt: skip


@pytest.fixture(scope="module")
def served(site, tmp_path_factory):
    """Return ``whosays serve`` with the site on it."""
    served = own(site, tmp_path_factory.mktemp("served"))
    yield served
    served.close()


@pytest.fixture(scope="module")
def answers(site, served):
    """Return head and size of the answer for every file of the site, as a browser asks for it."""
    connection = http.client.HTTPConnection(served.host, timeout=60)
    names = [
        it.relative_to(site).as_posix()
        for it in site.rglob("*")
        if it.is_file() and it.name[0] != "."
    ]
    answers = {}
    for name in names:
        connection.request("GET", f"/{name}", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answers[name] = answer.status, answer.headers, answer.read()
    connection.close()
    return answers


def test_every_file_is_sent_with_its_bytes(site, answers):
    """What comes, unpacked where it was packed for the way, is what lies in the folder."""
    for name, (status, headers, data) in answers.items():
        packed = headers.get("Content-Encoding") == "gzip"
        assert status == 200, name
        assert (gzip.decompress(data) if packed else data) == (site / name).read_bytes(), name


def test_every_file_has_a_type_and_the_known_ones_theirs(answers):
    """No script, style, page or part of Python comes as something else."""
    types = {name: headers["Content-Type"] for name, (_, headers, _) in answers.items()}
    wrong = [name for name, it in types.items() if not it.startswith(TYPES.get(ending(name), ""))]
    assert wrong == []
    assert not [name for name in types if ending(name) in TYPES and not types[name]]


def ending(name):
    """Return what follows the last dot of a file's name."""
    return name.rpartition(".")[2]


def test_a_cold_start_takes_little_of_the_network(answers):
    """What is large is sent packed."""
    plain = [
        name
        for name, (_, headers, data) in answers.items()
        if len(data) > 1_000_000 and headers.get("Content-Encoding") != "gzip"
    ]
    assert [name for name in plain if ending(name) not in ("gz", "zip", "whl", "woff2")] == []


def test_an_answer_lasts_and_is_handed_in(launch, served, tmp_path):
    """On this computer's own address: answer by keyboard, reload, hand in, graded."""
    tab = launch("chromium", host=served.host).tab(1366, 900)
    tab.goto(served.address)
    tab.click("a", "Begin")
    tab.lesson_ready("00-")
    tab.run_all()
    tab.sign_in("heron")
    assert student.choose(tab, 0, 2, told="Right").startswith("Saved for heron")
    tab.reload()
    tab.lesson_ready("00-")
    tab.run_all()
    assert tab.cards()[0] == ["c"]
    grading = student.graded(tmp_path, student.hand_in(tab))
    assert student.tries(grading, "00-q1") == [("c", "right")]
