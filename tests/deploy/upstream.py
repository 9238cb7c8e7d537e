"""A server behind the proxy that notes what it is asked."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Upstream:
    """Answers everything with 200, or as often as it is told to with 503 or not at all.

    Attributes:
        heard: headers of each request.
        refusals: how many requests are still refused.
        cuts: how many connections it still ends in place of an answer.
    """

    def __init__(self) -> None:
        self.heard: list[dict[str, str]] = []
        self.refusals = 0
        self.cuts = 0
        upstream = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                upstream.heard.append(dict(self.headers.items()))
                if upstream.cuts > 0:
                    upstream.cuts -= 1
                    self.close_connection = True
                    return
                status = 503 if upstream.refusals > 0 else 200
                upstream.refusals -= 1
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_POST = do_GET  # noqa: N815 - as its base class calls it

            def log_message(self, format: str, *args: object) -> None:
                """Nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port

    def __enter__(self) -> Upstream:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
