"""A web server for the built site that sends the headers of netlify.toml, and 404.html for what does not exist."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path

from tests.site.commands import ROOT

HEADERS: list[tuple[str, dict[str, str]]] = [(rule["for"], rule["values"]) for rule in tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))["headers"]]


def headers_of(path: str) -> dict[str, str]:
    """The headers that Netlify sends with the file at this path."""
    return {name: value for pattern, values in HEADERS if fnmatchcase(path, pattern) for name, value in values.items()}


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body are two writes: together they would wait for each other.
    disable_nagle_algorithm = True

    def end_headers(self) -> None:
        for name, value in headers_of(self.path.partition("?")[0]).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(HTTPStatus(code))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(lost)))
        self.end_headers()
        self.wfile.write(lost)

    def guess_type(self, path: str | PathLike[str]) -> str:
        return {".woff2": "font/woff2", ".js": "text/javascript"}.get(Path(path).suffix) or super().guess_type(path)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address at which this site can be visited."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
