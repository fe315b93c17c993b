"""No student reaches another's server, files or programs, nor gives orders to hub or proxy."""

import asyncio
from http.client import HTTPConnection

import pytest
from rehearsal import pages
from rehearsal.browser import Browser, RefusedError
from rehearsal.hub import FIRST_USER

WHOSE, WHO = "student-00", "student-01"
ASKED = [
    ("GET", f"/user/{WHOSE}/api/contents"),
    ("GET", f"/user/{WHOSE}/lab"),
    ("GET", "/hub/api/users"),
    ("GET", f"/hub/api/users/{WHOSE}"),
    ("POST", f"/hub/api/users/{WHOSE}/server"),
    ("DELETE", f"/hub/api/users/{WHOSE}/server"),
    ("POST", f"/hub/api/users/{WHOSE}/tokens"),
    ("GET", "/hub/api/proxy"),
    ("POST", "/hub/api/shutdown"),
    ("GET", "/hub/admin"),
]


async def asked(site, method, path):
    """Ask for a path as one of the students, once logged in and in the own server."""
    browser = Browser(site)
    await pages.log_in(browser, WHO)
    await pages.open_lab(browser, WHO)
    return await browser.ask(path, method=method, body=None if method == "GET" else {})


@pytest.mark.parametrize(("method", "path"), ASKED)
def test_a_student_is_refused_what_is_anothers(hub, report, method, path):
    """Neither another's server nor what is the hub's own opens to a student's log-in."""
    with pytest.raises(RefusedError, match=r"was answered by 40[34]"):
        asyncio.run(asked(hub.site, method, path))


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", f"/user/{WHO}/api/contents"), ("POST", f"/hub/api/users/{WHO}/tokens")],
)
def test_a_student_is_given_what_is_the_own(hub, report, method, path):
    """The same kinds of questions are answered where they are about oneself."""
    assert asyncio.run(asked(hub.site, method, path)).code < 300


@pytest.mark.parametrize("token", [None, "", "guessed"])
def test_the_proxy_takes_orders_from_the_hub_alone(hub, token):
    """Without the secret nobody on the machine learns or changes where addresses lead."""
    given = {} if token is None else {"Authorization": f"token {token}"}
    for method, path in (("GET", "/api/routes"), ("POST", f"/api/routes/user/{WHOSE}")):
        line = HTTPConnection("127.0.0.1", hub.orders, timeout=60)
        line.request(method, path, body='{"target": "http://127.0.0.1:1"}', headers=given)
        assert line.getresponse().status == 403
        line.close()


def test_a_students_programs_see_nothing_of_anothers(hub, report, allowed, place):
    """Another's home, sockets, memory and secrets are shut, and so are those of the hub."""
    (kernel,) = hub.kernels_of(WHOSE)
    home = place / "hub" / "homes" / WHOSE
    acts = (
        f"os.listdir({str(home)!r})",
        f"open('/proc/{kernel}/environ').read()",
        f"os.kill({kernel}, 0)",
        f"os.listdir({str(place / 'hub' / 'state')!r})",
        f"open({str(place / 'hub' / 'state' / 'cookie_secret')!r})",
    )
    assert [allowed(FIRST_USER + 1, act) for act in acts] == [False] * len(acts)
    assert allowed(FIRST_USER, acts[0])
