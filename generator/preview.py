"""The preview: a server that makes each page when somebody looks at it, with the functions that make the site.

It begins at once and shows a change at once, however large the guide is. What can only be judged of the whole (dead links, lost addresses) is
judged behind it, as soon as nobody asks for pages, and told in the terminal.
"""

from __future__ import annotations

import logging
import posixpath
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer

from generator import dutch
from generator.pipeline import Checked, Making, read_guide
from generator.plugin import Frame, WijkengidsPlugin
from generator.problems import Problem, ProblemsFound
from generator.publish import run, went_wrong
from generator.store import DrawingStopped
from generator.swap import reason

log = logging.getLogger("mkdocs.plugins.wijkengids")
Say = Callable[[str], None]

#: Seconds between two looks at the files, and how long nobody asks for anything before the whole is judged.
_LOOK, _QUIET = 0.2, 2.0
_WATCHED = ("cases", "content", "theme")
#: What is read as records and texts; every other file belongs to the design.
_READ = (".yml", ".md", ".csv", ".txt")


@dataclass(frozen=True)
class _Guide:
    """A guide that is shown: the folder in which its design stands, and which of its pages stand there too."""

    making: Making
    plugin: WijkengidsPlugin
    frame: Frame
    folder: Path
    laid: set[str] = field(default_factory=set)


class Preview:
    """The last guide that could be shown. What is asked for of it is laid in a folder, beside its design."""

    def __init__(self, root: Path, address: str, folder: Path, say: Say) -> None:
        self._root, self._address, self._folder, self._say = root, address, folder, say
        self._design: dict[Path, tuple[int, int]] = {}
        #: Held while something is laid, and while another guide takes the place of the one that is shown.
        self._laying = threading.Lock()
        #: Everything that was ever laid: whatever else stands in the folder belongs to the design.
        self._ever: set[str] = set()
        self._asked = time.monotonic()
        self._faults: list[Problem] = []
        self.guide = self._placed(read_guide(root))

    def refresh(self) -> None:
        """Read the guide again. While it cannot be shown the one before stays, and the reasons are told."""
        try:
            checked = read_guide(self._root)
            guide = self._placed(checked) if self._seen() != self._design else self._replaced(checked)
        except Exception as error:
            # MkDocs' server would let readers wait until a next change.
            log.error("%s De vorige versie blijft te zien.", _why(error))
            return
        with self._laying:
            self.guide = guide

    def _placed(self, checked: Checked) -> _Guide:
        """Let MkDocs lay out, in a new folder, all that stands around the pages."""
        design, folder = self._seen(), Path(tempfile.mkdtemp(dir=self._folder))
        config = load_config(str(self._root / "mkdocs.yml"), site_dir=str(folder), dev_addr=self._address)
        config.plugins.on_startup(command="serve", dirty=False)
        plugin = config.plugins["wijkengids"]
        assert isinstance(plugin, WijkengidsPlugin)
        plugin.on_demand, plugin.given = True, checked
        try:
            run(config)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._design = design
        return _Guide(plugin.making, plugin, plugin.frame(config), folder)

    def _replaced(self, checked: Checked) -> _Guide:
        """Another guide in the same design."""
        now = self.guide
        now.plugin.begin_again(checked, now.frame.config)
        return _Guide(now.plugin.making, now.plugin, now.frame, now.folder)

    def _seen(self) -> dict[Path, tuple[int, int]]:
        """When each file of the design was last written, and how long it is."""
        files = (file for folder in _WATCHED for file in (self._root / folder).rglob("*") if file.suffix not in _READ and file.is_file())
        return {file: (found.st_mtime_ns, found.st_size) for file in (self._root / "mkdocs.yml", *files) for found in (file.stat(),)}

    def lay(self, path: str) -> _Guide:
        """Lay what is asked for in the folder, as it is now; returns the guide that it is of."""
        self._asked, now = time.monotonic(), self.guide
        path = posixpath.normpath(f"/{path}").lstrip("/") + ("/" if path.endswith("/") and path.strip("/") else "")
        path = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
        page = path if path.endswith("/") or not path else f"{path}/"
        if page in now.making.drafts:
            self._put(now, f"{page}index.html", lambda: self._page(now, page))
        else:
            name = f"{path}index.html" if path.endswith("/") else path
            self._put(now, name, lambda: now.making.file(name))
        return now

    def _page(self, now: _Guide, path: str) -> bytes | None:
        output = now.making.page(path)
        return now.frame.around(output) if output else None

    def _put(self, now: _Guide, name: str, make: Callable[[], bytes | None]) -> None:
        file = now.folder / name
        if name in now.laid or (name not in self._ever and file.exists()):
            return
        data = make()
        with self._laying:
            if now is not self.guide:
                # It took so long that another guide is shown: nothing of this one may lie among what is laid of that.
                return
            if data is None:
                file.unlink(missing_ok=True)
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._ever.add(name)
                partial = file.with_name(f"{file.name}.part")
                partial.write_bytes(data)
                partial.replace(file)
            now.laid.add(name)

    def judge(self, ended: threading.Event) -> None:
        """Judge each guide as a whole when it is shown and nobody asks for anything."""
        judged: _Guide | None = None
        while not ended.wait(_LOOK):
            now = self.guide
            if now is judged or time.monotonic() - self._asked < _QUIET:
                continue
            if self._gone_through(now, ended):
                judged = now
                self.tell(now.making)

    def _gone_through(self, now: _Guide, ended: threading.Event) -> bool:
        """Make all pages, one at a time: when a file changes meanwhile, this guide is of no interest any more."""
        try:
            return all(now is self.guide and not ended.is_set() and now.making.planned(path) for path in now.making.drafts)
        except Exception:
            # It is told with all the rest.
            return True

    def tell(self, making: Making) -> None:
        """Tell what is wrong with a guide as a whole, and that nothing is any more."""
        before, self._faults = self._faults, []
        try:
            making.made  # noqa: B018
        except ProblemsFound as found:
            self._faults = list(found.problems)
            for problem in self._faults:
                log.error(str(problem))
            self._say(f"De site is zo nog niet te publiceren: {dutch.count(len(self._faults), 'fout', 'fouten')} in de links en adressen.")
        except Exception as error:
            self._faults = before
            log.error(_why(error))
            return
        if before and not self._faults:
            self._say("Alle links en adressen kloppen weer.")


class _Server(LiveReloadServer):
    """MkDocs' server, which reloads pages when something changed; what it serves is laid before it just before it looks."""

    def __init__(self, preview: Preview, host: str, port: int, mount: str) -> None:
        super().__init__(preview.refresh, host, port, str(preview.guide.folder), mount, polling_interval=_LOOK)
        self._preview = preview
        self._answering = threading.Lock()
        self.error_handler = self._error

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer with what belongs to the guide of now: when that changes meanwhile, look again."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/"):
            return super().serve_request(environ, start_response)
        while True:
            try:
                now = self._preview.lay(path.removeprefix(self.mount_path).removeprefix("/"))
            except Exception as error:
                log.error(_why(error))
                start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [_why(error).encode()]
            said: list[tuple[Any, ...]] = []
            # MkDocs looks in the one folder that it knows.
            with self._answering:
                self.root = str(now.folder)
                answer = super().serve_request(environ, _keeping(said))
            if now is self._preview.guide:
                start_response(*said[-1])
                return answer
            getattr(answer, "close", lambda: None)()

    def _error(self, code: int) -> bytes | None:
        file = self._preview.guide.folder / f"{code}.html"
        return file.read_bytes() if file.is_file() else None


def _keeping(said: list[tuple[Any, ...]]) -> Callable[..., None]:
    """Keeps the head of an answer until it is known that it will be given."""
    return lambda *head: said.append(head)


def _why(error: Exception) -> str:
    """What stands in the way of a guide or a page, in one line."""
    if isinstance(error, OSError):
        return reason(error)
    return str(error) if isinstance(error, (Abort, ConfigurationError, DrawingStopped)) else went_wrong(error)


def serve(root: Path, address: str, say: Say) -> None:
    """Show the guide under `root` at an address (`127.0.0.1:8000`) until Ctrl+C; Abort or ConfigurationError when it cannot be shown at all."""
    # Whoever is still answering may write in it while it goes.
    with tempfile.TemporaryDirectory(prefix="wijkengids-", ignore_cleanup_errors=True) as folder:
        try:
            preview = Preview(root, address, Path(folder), say)
        except OSError as error:
            raise Abort(reason(error)) from error
        config, ended = preview.guide.frame.config, threading.Event()
        host, port = config.dev_addr
        server = _Server(preview, host, port, urlsplit(config.site_url or "/").path)
        for watched in ("mkdocs.yml", *_WATCHED):
            if (root / watched).exists():
                server.watch(str(root / watched))
        threading.Thread(target=preview.judge, args=(ended,), daemon=True).start()
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        except OSError as error:
            raise Abort(f"Het adres {address} is niet te gebruiken ({error.strerror}). Draait daar al iets? Kies met --address een ander.") from error
        finally:
            ended.set()
            server.shutdown()
            config.plugins.on_shutdown()
