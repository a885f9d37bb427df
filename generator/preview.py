"""The preview: a server that makes each page when somebody looks at it, with the functions that make the site.

It begins at once and shows a change at once, however large the guide is. What can only be judged of the whole (dead links, lost addresses) is
judged behind it, as soon as nobody asks for pages, and told in the terminal.
"""

from __future__ import annotations

import errno
import gc
import logging
import posixpath
import re
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer

from generator import dutch
from generator.pipeline import Checked, Making, read_guide
from generator.plugin import Frame, WijkengidsPlugin
from generator.problems import Problem, ProblemsFound, errors
from generator.publish import run, went_wrong
from generator.settings import configured
from generator.store import DrawingStopped
from generator.swap import reason
from generator.turns import GivenUp, Turns, looking

log = logging.getLogger("mkdocs.plugins.wijkengids")
Say = Callable[[str], None]

#: Seconds between two looks at the files, how long no other file changes before the guide is read, and how long nobody asks for anything before the whole is judged.
_LOOK, _SETTLED, _QUIET = 0.2, 0.05, 2.0
_WATCHED = ("cases", "content", "theme")
#: Why there can be no server at an address.
_UNABLE = {
    errno.EADDRINUSE: "Op {address} draait al iets. Stop dat, of kies een ander adres: --address 127.0.0.1:8001",
    errno.EACCES: "U mag {address} niet gebruiken. Kies een ander adres: --address 127.0.0.1:8001",
    errno.EADDRNOTAVAIL: "{address} is geen adres van deze computer. Kies een ander adres: --address 127.0.0.1:8001",
}
#: What is read as records and texts; every other file belongs to the design.
_READ = (".yml", ".md", ".csv", ".txt")
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
#: How many messages stand on a page; all of them stand in the terminal.
_TOLD = 5
_LOOKS = "white-space:pre-wrap;margin:0;padding:1rem;background:#7a1212;color:#fff;font:1rem/1.5 sans-serif"
_STALE = f'<pre role="alert" style="{_LOOKS};position:fixed;inset:auto 0 0;z-index:9;max-height:50vh;overflow:auto"><strong>U ziet een oude versie.</strong> Eerst moet dit goed zijn:\n{{words}}{{more}}</pre>'
_FAILED = f'<!doctype html><html lang="nl"><title>Deze pagina is niet te maken</title><pre role="alert" style="{_LOOKS}">{{words}}</pre></html>'


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
        self._root, self._address, self._folder, self.say = root, address, folder, say
        self._design: dict[Path, tuple[int, int]] = {}
        #: Held while something is laid, and while another guide takes the place of the one that is shown.
        self._laying = threading.Lock()
        #: Everything that was ever laid: whatever else stands in the folder belongs to the design.
        self._ever: set[str] = set()
        self.turns = Turns()
        #: The guide that is judged.
        self._judged: _Guide | None = None
        self._ended = threading.Event()
        self._faults: list[Problem] = []
        #: Why the guide of now cannot be shown, while an older one is.
        self.stale: tuple[str, ...] = ()
        self.guide = self._placed(read_guide(root))

    def refresh(self) -> None:
        """Read the guide again. While it cannot be shown the one before stays, and the reasons are told, in the browser too."""
        self.turns.asked()
        with self.turns.first():
            self._refresh()

    def _refresh(self) -> None:
        problems: tuple[str, ...] = ()
        try:
            checked = read_guide(self._root)
            problems = tuple(str(problem) for problem in errors(checked.problems))
            guide = self._placed(checked) if self._seen() != self._design else self._replaced(checked)
        except Exception as error:
            # MkDocs' server would let readers wait until a next change.
            self.stale = problems or (_why(error),)
            log.error("%s De vorige versie blijft te zien.", _why(error))
            return
        with self._laying:
            self.guide = guide
        if self.stale:
            self.stale = ()
            self.say("Het klopt weer: u ziet de nieuwste versie.")

    def _placed(self, checked: Checked) -> _Guide:
        """Let MkDocs lay out, in a new folder, all that stands around the pages."""
        design, folder = self._seen(), Path(tempfile.mkdtemp(dir=self._folder))
        config = configured(self._root, site_dir=str(folder), dev_addr=self._address)
        config.plugins.on_startup(command="serve", dirty=False)
        plugin = config.plugins["wijkengids"]
        assert isinstance(plugin, WijkengidsPlugin)
        plugin.on_demand, plugin.given, plugin.between = True, checked, self.between
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
        self.turns.asked()
        now = self.guide
        path = posixpath.normpath(f"/{path}").lstrip("/") + ("/" if path.endswith("/") and path.strip("/") else "")
        path = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
        page = path if path.endswith("/") or not path else f"{path}/"
        if page in now.making.drafts:
            self._put(now, f"{page}index.html", lambda: self._page(now, page))
        else:
            name = f"{path}index.html" if path.endswith("/") else path
            self._put(now, name, lambda: self._file(now, name))
        return now

    def _page(self, now: _Guide, path: str) -> bytes | None:
        with self.turns.first():
            output = now.making.page(path)
            return now.frame.around(output) if output else None

    def _file(self, now: _Guide, name: str) -> bytes | None:
        with self.turns.first():
            found = now.making.file(name)
        # The judge may be making the whole already: who waits for that may not keep it standing.
        with self.turns.whole():
            return now.making.other_file(name) if found is None else found

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
        self._ended, told = ended, None
        with self.turns.judging():
            while not ended.wait(_LOOK):
                now = self._judged = self.guide
                if now is told or not self.turns.quiet(_QUIET):
                    continue
                with suppress(GivenUp), self.turns.working():
                    self._go_through(now)
                    self.tell(now.making)
                    told = now
                    # Until something changes nobody works here; what readers leave behind may stay till then.
                    gc.collect()

    def between(self) -> None:
        """Where the judge stands still while somebody waits for a page, and gives up when a file changed: its guide is of no interest any more then."""
        self.turns.between(_QUIET, _LOOK, lambda: self._ended.is_set() or self._judged is not self.guide)

    def _go_through(self, now: _Guide) -> None:
        """Make all pages, one at a time."""
        try:
            for path in now.making.drafts:
                self.between()
                now.making.planned(path)
        except Exception:
            # It is told with all the rest.
            return

    def tell(self, making: Making) -> None:
        """Tell what is wrong with a guide as a whole, and that nothing is any more."""
        before, faults = self._faults, list[Problem]()
        try:
            making.made  # noqa: B018
        except ProblemsFound as found:
            faults = list(found.problems)
            for problem in faults:
                log.error(str(problem))
            self.say(f"Zo komt de site niet online: {dutch.count(len(faults), 'fout', 'fouten')} in de links en adressen.")
        except Exception as error:
            log.error(_why(error))
            return
        self._faults = faults
        if before and not faults:
            self.say("Alle links en adressen kloppen weer.")


class _Server(LiveReloadServer):
    """MkDocs' server, which reloads pages when something changed; what it serves is laid before it just before it looks."""

    def __init__(self, preview: Preview, host: str, port: int, mount: str) -> None:
        super().__init__(preview.refresh, host, port, str(preview.guide.folder), mount)
        self.observer = looking(preview.turns, _LOOK)  # type: ignore[assignment]
        self.build_delay = _SETTLED
        self._preview = preview
        self._answering = threading.Lock()
        self.error_handler = self._error

    def server_activate(self) -> None:
        """Say where the site is as soon as it is there."""
        super().server_activate()
        self._preview.say(f"De site staat op {self.url} (stoppen: Ctrl+C).")

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
                start_response("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
                return [self._inject_js_into_html(_FAILED.format(words=escape(_why(error))).encode(), self._visible_epoch)]
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
        # Its policy would keep it from being reloaded.
        return self._inject_js_into_html(_POLICY.sub(b"", file.read_bytes()), self._visible_epoch) if file.is_file() else None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Reload a page when something changed, and say on it that it is an old one."""
        stale = self._preview.stale
        notice = _STALE.format(words=escape("\n".join(stale[:_TOLD])), more=f"\nen nog {len(stale) - _TOLD} andere" if len(stale) > _TOLD else "") if stale else ""
        return bytes(super()._inject_js_into_html(content + notice.encode(), epoch))  # type: ignore[no-untyped-call]


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
        # What was read first mostly stays: to look through all of it for what can go takes longer than a page.
        gc.freeze()
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
            raise Abort(_UNABLE.get(error.errno or 0, f"Het systeem meldt: {error}.").format(address=address)) from error
        finally:
            ended.set()
            server.shutdown()
            config.plugins.on_shutdown()
