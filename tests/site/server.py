"""A web server for the built site that sends the headers of its `_headers`, and 404.html for what does not exist; packed with gzip, when asked, as hosts do."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import BinaryIO

Rule = tuple[re.Pattern[str], dict[str, str]]
#: What hosts pack: text. Fonts and pictures are packed already. The level is that of zlib, between those of nginx (1) and of hosts that pack beforehand (9).
PACKED = re.compile(r"(text/.*|application/(.*\+)?(json|xml|javascript)|image/svg\+xml)(;.*)?")
LEVEL = 6


def rules_of(site: Path) -> list[Rule]:
    """What `_headers` of a built site says: which addresses, which headers."""
    rules: list[Rule] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rules.append((_pattern(line), {}))
        elif line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            assert name not in rules[-1][1], line
            rules[-1][1][name] = value
        else:
            assert not line or line.startswith("#"), line
    return rules


def _pattern(rule: str) -> re.Pattern[str]:
    """`*` is anything, `:name` one step of the address; the rule of a folder fits the folder itself, and a slash at the end says nothing."""
    parts = re.split(r"(/\*$|\*|:\w+)", rule.removesuffix("/"))
    return re.compile("".join({"/*": "(/.*)?", "*": ".*"}.get(part) or ("[^/]+" if part.startswith(":") else re.escape(part)) for part in parts) + "/?")


def given(rules: list[Rule], path: str) -> list[tuple[str, str]]:
    """Every header that a rule gives to this path, also when another gives it too."""
    return [pair for pattern, headers in rules if pattern.fullmatch(path) for pair in headers.items()]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body are two writes: together they would wait for each other.
    disable_nagle_algorithm = True

    def __init__(self, *arguments: object, rules: list[Rule], directory: str) -> None:
        self._rules = rules
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    @property
    def _given(self) -> dict[str, str]:
        return dict(given(self._rules, self.path.partition("?")[0]))

    def end_headers(self) -> None:
        for name, value in self._given.items():
            if name != "Content-Type":
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
        known = {".woff2": "font/woff2", ".js": "text/javascript"}
        return self._given.get("Content-Type") or known.get(Path(path).suffix) or super().guess_type(path)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Packing(_Handler):
    """Packs what is text, as a host does for every browser that can unpack it."""

    def __init__(self, *arguments: object, slow: Mapping[str, float], rules: list[Rule], directory: str) -> None:
        self._slow = slow
        super().__init__(*arguments, rules=rules, directory=directory)

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        time.sleep(self._slow.get(path.suffix, 0))
        file = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        kind = self.guess_type(file)
        if not file.is_file() or not PACKED.fullmatch(kind) or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        packed = gzip.compress(file.read_bytes(), LEVEL, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Last-Modified", self.date_time_string(int(file.stat().st_mtime)))
        self.end_headers()
        return BytesIO(packed)


@contextmanager
def serving(site: Path, *, packed: bool = False, slow: Mapping[str, float] | None = None) -> Iterator[str]:
    """The address at which this site can be visited. A site that is not ours has no headers of its own. What is packed may also be slow: the end of a name → seconds."""
    rules = rules_of(site) if (site / "_headers").exists() else []
    handler = partial(_Packing, slow=slow or {}, rules=rules, directory=str(site)) if packed else partial(_Handler, rules=rules, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
