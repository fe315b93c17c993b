"""The parts of a rehearsal that need no hub: messages, cookies, answers, memory."""

import sys
from types import SimpleNamespace

import pytest
from rehearsal import hub
from rehearsal.answers import expected, keys, tries
from rehearsal.browser import Browser
from rehearsal.memory import part_of, pss_of
from rehearsal.processes import free_port
from rehearsal.wire import Message, packed, unpacked
from tornado.httputil import HTTPHeaders

CLASS = range(20)


def test_a_message_comes_back_as_it_was_sent():
    """What a page packs is unpacked with its kind, content, channel and buffers."""
    sent = Message("comm_msg", {"a": ["ü", 1]}, channel="iopub", buffers=[b"\0\1", b""])
    came = unpacked(packed(sent, "session"))
    assert (came.kind, came.content, came.channel) == (sent.kind, sent.content, sent.channel)
    assert (came.id, came.parent, list(came.buffers)) == (sent.id, "", [b"\0\1", b""])


def test_a_cookie_goes_where_its_path_says():
    """Of two cookies with one name, the one for the longer path goes to a page below it."""
    browser = Browser("http://127.0.0.1:1")
    headers = HTTPHeaders()
    for line in ("_xsrf=hub; Path=/hub/", "_xsrf=mine; Path=/user/a/", "all=1; Path=/"):
        headers.add("Set-Cookie", line)
    browser._keep(SimpleNamespace(headers=headers))
    assert browser.cookies("/hub/login") == {"_xsrf": "hub", "all": "1"}
    assert browser.cookies("/user/a/api") == {"_xsrf": "mine", "all": "1"}
    assert browser.cookies("/user/ab") == {"all": "1"}


def test_each_student_answers_otherwise_and_always_the_same():
    """No two of a class give the same answers, and one gives the same whenever asked."""
    given = [str(tries(number, "04")) for number in CLASS]
    assert len(set(given)) == len(CLASS)
    assert given == [str(tries(number, "04")) for number in CLASS]


@pytest.mark.parametrize("number", [0, 7, 19])
def test_a_student_answers_every_card_of_the_lesson(number):
    """Each question has one or two tries, and a second one is there only after a slip."""
    rows = expected(number, "04")
    assert {row[0] for row in rows} == set(keys().questions("04"))
    again = {row[0] for row in rows if row[1] == 2}
    first = {row[0]: row[3] for row in rows if row[1] == 1}
    assert {first[id] for id in again} <= {"not-yet", ""}


def test_a_missing_hub_or_proxy_is_told(tmp_path, monkeypatch):
    """Who lacks a part reads which, and the line that brings it; nothing was touched before."""
    monkeypatch.setattr(hub, "_can_be_apart", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(hub, "find_spec", lambda name: name)
    with pytest.raises(RuntimeError, match="proxy was not found") as proxy:
        hub.Hub(tmp_path)
    monkeypatch.setattr(hub, "find_spec", lambda name: None)
    with pytest.raises(RuntimeError, match="hub was not found") as nothing:
        hub.Hub(tmp_path)
    for told in (proxy, nothing):
        assert str(told.value).endswith("\nType: make test-hub")


def test_no_port_is_given_twice():
    """Ports lie below those that the system gives away, and no two are the same."""
    ports = [free_port() for _ in range(50)]
    assert len(set(ports)) == 50
    assert all(1024 < port < 32768 for port in ports)


def test_memory_is_read_from_the_kernels_own_book():
    """The proportional share is told in MiB, and not what its parts are."""
    book = (
        "5581-7ffe ---p 00000000 00:00 0 [rollup]\nRss: 9000 kB\nPss:    2048 kB\nPss_Anon: 1 kB\n"
    )
    assert pss_of(book) == 2


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("python -m ipykernel_launcher -f kernel-1.json", "kernel"),
        ("python -m jupyterhub.singleuser --ServerApp.port=0", "server"),
        ("python -m whosays lab", "server"),
        ("python -m jupyterhub --config jupyterhub_config.py", "hub"),
        ("node .bin/configurable-http-proxy --port 1", "proxy"),
        ("python -m jupyterhub_idle_culler --timeout=1", "culler"),
        ("sh -c ls", "other"),
    ],
)
def test_a_process_is_known_by_its_command_line(line, part):
    """Kernels, servers, hub, proxy and culler are told apart."""
    assert part_of(line.split()) == part
