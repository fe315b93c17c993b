"""A small server for a folder that ``whosays site`` wrote: what is sent, and how.

Tornado comes with JupyterLab and brings conditional, partial and HEAD answers on one event loop, so
that a class needs no thread for each of its connections; Python's own ``http.server`` has none of
these. What is decided about one file stands in small functions that need no server.
"""

import asyncio
import contextlib
import hashlib
import re
import socket
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tornado import httpserver, web

__all__ = [
    "application",
    "cache_rule",
    "content_type",
    "find",
    "is_site",
    "lan_addresses",
    "listen",
    "run",
    "serve",
    "takes_gzip",
    "twin",
]

_TYPES = {
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gz": "application/gzip",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ipynb": "application/json",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "md": "text/markdown; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "otf": "font/otf",
    "pdf": "application/pdf",
    "png": "image/png",
    "py": "text/x-python; charset=utf-8",
    "svg": "image/svg+xml",
    "toml": "application/toml",
    "ttf": "font/ttf",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "whl": "application/zip",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "zip": "application/zip",
}
# A name such as 1053.6c533be.js or whosays-0123456789ab.tar.gz: other bytes have another name.
_HASHED = re.compile(r"[.-][0-9a-f]{7,64}\.(?:css|js|mjs|png|svg|tar\.gz|ttf|wasm|woff2?|zip)$")
_YEAR = "public, max-age=31536000, immutable"
# No packet is sent to these: asked for a way there, the computer names its own address.
_FAR = ("192.168.255.254", "10.255.255.254", "172.31.255.254")


def is_site(folder: Path) -> bool:
    """Return whether a folder holds a browser edition."""
    return all((folder / name).is_file() for name in ("index.html", "python/boot.js"))


def content_type(name: str) -> str:
    """Return the type that a file is sent with, whatever this machine's own tables say."""
    return _TYPES.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")


def cache_rule(name: str) -> str:
    """Return what ``Cache-Control`` says of a file.

    A name with a hash in it is kept for a year. Anything else is asked about each time, so that a
    new version is seen at once.
    """
    return _YEAR if _HASHED.search(name) else "no-cache"


def takes_gzip(accepted: str) -> bool:
    """Return whether an ``Accept-Encoding`` header lets a gzipped file be sent."""
    for each in accepted.lower().split(","):
        name, *settings = (part.strip() for part in each.split(";"))
        if name == "gzip":
            return not any(re.fullmatch(r"q=0(\.0*)?", setting) for setting in settings)
    return False


def find(folder: Path, path: str) -> Path | None:
    """Return the file of a site that an address means, or None where there is none.

    Parameters
    ----------
    folder : Path
        The site.
    path : str
        What stands behind the first slash of the address, decoded. A folder means the
        ``index.html`` in it.

    Returns
    -------
    Path or None
        Always a file inside `folder`, symbolic links followed. Names that begin with a dot are
        never found.
    """
    named = path.removesuffix("/")
    parts = named.split("/") if named else []
    if any(not part or part.startswith(".") or re.search(r"[\\:\0]", part) for part in parts):
        return None
    try:
        root = folder.resolve()
        found = folder.joinpath(*parts)
        if named != path or found.is_dir():
            found = found / "index.html"
        inside = found.resolve()
        return inside if inside.is_relative_to(root) and inside.is_file() else None
    except (OSError, ValueError):
        return None


def twin(path: Path) -> Path | None:
    """Return the gzipped file beside a file, if it holds these very bytes and no older ones."""
    other = path.with_name(path.name + ".gz")
    try:
        return other if _is_twin(path, _state(path), other, _state(other)) else None
    except OSError:
        return None


def _state(path: Path) -> tuple[int, ...]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


@lru_cache(maxsize=4096)
def _is_twin(path: Path, state: object, other: Path, other_state: object) -> bool:
    # A gzip file ends with the checksum and the length of what is in it.
    with other.open("rb") as file:
        file.seek(-8, 2)
        ending = file.read()
    data = path.read_bytes()
    length = len(data) & 0xFFFFFFFF
    return ending == zlib.crc32(data).to_bytes(4, "little") + length.to_bytes(4, "little")


@lru_cache(maxsize=4096)
def _fingerprint(path: Path, state: object) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


class _Files(web.StaticFileHandler):
    """Sends the files of a site; Tornado does ranges, HEAD and what has not changed."""

    def initialize(self, path: str, seen: Callable[[str], None]) -> None:  # type: ignore[override]
        super().initialize(path)
        self.seen = seen
        self.named = ""

    def prepare(self) -> None:
        self.seen(self.request.remote_ip or "")

    def parse_url_path(self, url_path: str) -> str:
        return url_path

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:
        return path

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        folder, path = Path(root), absolute_path
        found = find(folder, path)
        if found is None:
            raise web.HTTPError(404)
        if path and not path.endswith("/") and (folder / path).is_dir():
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(f"/{quote(path)}/{query}")
            return None
        self.named = found.name
        zipped = twin(found)
        if zipped is None:
            return str(found)
        self.set_header("Vary", "Accept-Encoding")
        headers = self.request.headers
        # Part of a file means part of the file itself, not of what it shrinks to.
        if "Range" in headers or not takes_gzip(headers.get("Accept-Encoding", "")):
            return str(found)
        self.set_header("Content-Encoding", "gzip")
        return str(zipped)

    def compute_etag(self) -> str | None:
        path = Path(str(self.absolute_path))
        return f'"{_fingerprint(path, _state(path))}"'

    def get_content_type(self) -> str:
        return content_type(self.named)

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", cache_rule(self.named))
        self.set_header("X-Content-Type-Options", "nosniff")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.clear_header("Content-Encoding")
        what = "There is no such page here." if status_code == 404 else "This cannot be sent."
        self.finish(
            f'<!doctype html><html lang="en"><title>Who Says?</title><p>{what} '
            f'<a href="/">Go to the first page of the course</a></p></html>'
        )


def application(folder: Path, *, seen: Callable[[str], None] | None = None) -> web.Application:
    """Return the web application that sends the files of a site and takes nothing in.

    Parameters
    ----------
    folder : Path
        The site.
    seen : callable, optional
        Called with the address of the computer behind each request.
    """
    settings = {"path": str(folder), "seen": seen or (lambda address: None)}
    return web.Application([(r"/(.*)", _Files, settings)], log_function=lambda handler: None)


def listen(port: int, *, lan: bool = False) -> socket.socket:
    """Open a port for this computer alone, or for all that reach it.

    Raises
    ------
    OSError
        If the port is taken or may not be opened.
    """
    # A class that opens the course at one signal comes with some hundred connections at once.
    opened = socket.create_server(("0.0.0.0" if lan else "127.0.0.1", port), backlog=1024)
    opened.setblocking(False)
    return opened


def serve(
    folder: Path, opened: socket.socket, *, seen: Callable[[str], None] | None = None
) -> None:
    """Send the files of a site until Ctrl-C (KeyboardInterrupt) ends it."""
    asyncio.run(run(application(folder, seen=seen), opened))


async def run(sending: web.Application, opened: socket.socket) -> None:
    """Send what an application sends, at an open port, until the task is cancelled."""
    # Nobody has anything to send here: a long body is refused before it fills the memory.
    server = httpserver.HTTPServer(sending, max_body_size=65536, idle_connection_timeout=300)
    server.add_sockets([opened])
    try:
        await asyncio.Event().wait()
    finally:
        server.stop()


def lan_addresses() -> list[str]:
    """Return the IPv4 addresses by which others on the network may reach this computer."""
    found = [_own_address(far) for far in _FAR]
    with contextlib.suppress(OSError):
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    wanted = [each for each in found if each and not each.startswith(("127.", "0."))]
    return list(dict.fromkeys(wanted))


def _own_address(far: str) -> str:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))
            return str(probe.getsockname()[0])
    except OSError:
        return ""
