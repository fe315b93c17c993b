"""A proxy that lets nothing through and writes down who was asked for.

A browser sends every request there that does not go to the school's own server: those of pages,
of workers and of service workers alike.
"""

import socketserver
import threading
from urllib.parse import urlsplit

# What the browsers ask their makers for, whatever page is open.
ERRANDS = {
    "accounts.google.com", "clients2.google.com", "content-autofill.googleapis.com",
    "optimizationguide-pa.googleapis.com", "safebrowsing.googleapis.com", "update.googleapis.com",
    "aus5.mozilla.org", "content-signature-2.cdn.mozilla.net", "detectportal.firefox.com",
    "firefox.settings.services.mozilla.com", "incoming.telemetry.mozilla.org",
}  # fmt: skip
_REFUSED = b"HTTP/1.1 403 Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Wire:
    """The way out, shut; ``asked`` lists each host that something tried to reach."""

    def __init__(self) -> None:
        asked: list[str] = []

        class Refuse(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                words = self.rfile.readline().decode("latin-1").split()
                if len(words) < 2:
                    return
                url = words[1] if "//" in words[1] else f"//{words[1]}"
                if (host := urlsplit(url).hostname or url) not in ERRANDS:
                    asked.append(host)
                self.wfile.write(_REFUSED)

        self.asked = asked
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refuse)
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
