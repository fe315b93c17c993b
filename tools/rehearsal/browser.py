"""What a browser does between pages: cookies by path, redirects, and the marks against forgery."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

#: A class opens its pages in the same minute on one computer; the slowest of them is waited for.
PATIENCE = 300
_MOST_REDIRECTS = 20
_LARGEST = 200 * 1024 * 1024
#: Many pages are open at once, each with some requests on their way.
AsyncHTTPClient.configure(None, max_clients=400, max_body_size=_LARGEST)


class RefusedError(RuntimeError):
    """A page or a server said no; the text holds what was asked and what came back."""


class Browser:
    """One person's browser on one site.

    Parameters
    ----------
    site
        The address of the site, without a path.
    """

    def __init__(self, site: str) -> None:
        self.site = site
        self._client = AsyncHTTPClient()
        self._cookies: dict[tuple[str, str], str] = {}

    def cookies(self, path: str) -> dict[str, str]:
        """Return the cookies that go with a path; of one name the one for the longest path."""
        fitting = sorted(place for place in self._cookies if _below(path, place[0]))
        return {name: self._cookies[where, name] for where, name in fitting}

    async def ask(
        self,
        address: str,
        *,
        method: str = "GET",
        form: Mapping[str, str] | None = None,
        body: Any = None,
        each: Callable[[bytes], object] | None = None,
    ) -> HTTPResponse:
        """Ask for an address and follow where it leads; return the last answer.

        Parameters
        ----------
        address
            A path, or an address of this site.
        method
            The word of HTTP.
        form
            Fields of a form, sent as a page sends them.
        body
            JSON to send in place of a form.
        each
            Is given the bytes as they come, for an answer that takes long.

        Raises
        ------
        RefusedError
            When the answer is an error, or leads round in a circle.
        """
        url = urljoin(self.site, address)
        for _ in range(_MOST_REDIRECTS):
            answer = await self._client.fetch(
                self._request(url, method, form, body, each), raise_error=False
            )
            self._keep(answer)
            if answer.code not in (301, 302, 303, 307, 308):
                break
            url = urljoin(url, answer.headers["Location"])
            method, form, body = "GET", None, None
        if answer.code >= 300:
            said = (answer.body or b"")[:300].decode(errors="replace")
            raise RefusedError(
                f"{method} {url} was answered by {answer.code}: {answer.error} {said}"
            )
        return answer

    async def told(self, address: str, **given: Any) -> Any:
        """Ask as `ask` does and return the JSON of the answer; None where there is none."""
        answer = await self.ask(address, **given)
        return json.loads(answer.body) if answer.body else None

    async def socket(self, address: str, protocol: str) -> WebSocketClientConnection:
        """Open a websocket."""
        url = urljoin(self.site.replace("http", "ws", 1), address)
        headers = self._headers(url)
        request = HTTPRequest(
            url, headers=headers, connect_timeout=PATIENCE, request_timeout=PATIENCE
        )
        return await websocket_connect(request, subprotocols=[protocol], max_message_size=_LARGEST)

    def _request(
        self, url: str, method: str, form: Any, body: Any, each: Callable[[bytes], object] | None
    ) -> HTTPRequest:
        headers, data = self._headers(url), None
        if form is not None:
            data = urlencode(form).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        elif body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        return HTTPRequest(
            url, method=method, headers=headers, body=data, streaming_callback=each,
            follow_redirects=False, connect_timeout=PATIENCE, request_timeout=PATIENCE,
            allow_nonstandard_methods=True, decompress_response=True,
        )  # fmt: skip

    def _headers(self, url: str) -> dict[str, str]:
        cookies = self.cookies(urlsplit(url).path)
        headers = {"Origin": self.site, "Referer": f"{self.site}/"}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if "_xsrf" in cookies:
            headers["X-XSRFToken"] = cookies["_xsrf"]
        return headers

    def _keep(self, answer: HTTPResponse) -> None:
        for line in answer.headers.get_list("Set-Cookie"):
            for name, cookie in SimpleCookie(line).items():
                place = cookie["path"] or "/", name
                if cookie.value:
                    self._cookies[place] = cookie.value
                else:
                    self._cookies.pop(place, None)


def _below(path: str, where: str) -> bool:
    return path == where or path.startswith(where.rstrip("/") + "/")
