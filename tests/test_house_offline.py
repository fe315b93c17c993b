"""The tests themselves cannot leave the machine."""

import socket
import subprocess
import sys
import urllib.request

import pytest


def test_a_test_cannot_reach_another_machine():
    """A connection to any other machine fails at once, by name."""
    with pytest.raises(AssertionError, match=r"tried to reach 192\.0\.2\.1; the course works"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_test_reaches_its_own_machine():
    """A server of the test's own answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_a_program_started_by_a_test_is_kept_in_too():
    """A child process that follows the usual proxy settings finds no way out either."""
    child = "import urllib.request as r; r.urlopen('http://192.0.2.1/', timeout=5)"
    done = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True)
    assert "Connection refused" in done.stderr
    assert urllib.request.getproxies()["http"] == "http://127.0.0.1:9"
