"""For all tests: nothing leaves this machine, and every figure is closed again."""

import os
import socket
import sys

import pytest

_LOOPBACK = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::", ""}
# Nothing listens there, so that a program started by a test cannot reach out either.
_DEAD_END = "http://127.0.0.1:9"


def pytest_configure():
    """Close the way out before any test module is imported."""
    socket.socket.connect = _only_near(socket.socket.connect)
    socket.socket.connect_ex = _only_near(socket.socket.connect_ex)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        os.environ[name] = _DEAD_END
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1,localhost,::1"


def _only_near(connect):
    def guarded(self, address):
        far = isinstance(address, tuple) and str(address[0]) not in _LOOPBACK
        if far:
            raise AssertionError(f"a test tried to reach {address[0]}; the course works offline")
        return connect(self, address)

    return guarded


@pytest.fixture(autouse=True)
def _figures_closed():
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
