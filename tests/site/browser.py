"""A reader's visit to one page of the site, in the real browser, that remembers what went wrong."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from importlib.resources import files
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, expect

#: The widths of a phone and of a desk.
PHONE, DESK = 360, 1280
_ALL = [(PHONE, True), (DESK, False), (PHONE, False), (DESK, True)]
#: How many times slower the browser is made than it is: `SLOW_BROWSER=6` shows which test counts on luck.
SLOW = float(os.environ.get("SLOW_BROWSER", "1"))
#: How pages are looked at: (width, dark). Every page narrow and wide, light and dark; all pairs of the two with ALL_LOOKS=1, which takes twice as long.
LOOKS = _ALL if os.environ.get("ALL_LOOKS") else _ALL[:2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
# Marks breaches of the Content-Security-Policy that the console might not tell.
_WATCH = "document.addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));"
# A page of the site as a document. It comes as one from the network: the policy of our pages lets no text become HTML.
READ = """(address) => new Promise((resolve, reject) => {
    const asked = Object.assign(new XMLHttpRequest(), { onload: () => resolve(asked.response), onerror: reject });
    asked.open("GET", address);
    asked.responseType = "document";
    asked.send();
})"""
# Puts a sheet of a test over those of the page, in the place of an earlier one; the policy of the site lets scripts of a test do that.
STYLE = "(text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }"
# The elements that stick out, except within a frame of their own that scrolls; and a root that hides what sticks out.
_TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    const hiding = [document.documentElement, document.body].filter((e) => /hidden|clip/.test(getComputedStyle(e).overflowX)).map((e) => `${e.tagName} hides what does not fit`);
    if (document.documentElement.scrollWidth <= room) return hiding;
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > room && !e.closest(".scroll, .table-scroll"));
    return [...hiding, `${document.documentElement.scrollWidth} > ${room}`, ...wide.slice(-3).map((e) => e.outerHTML.slice(0, 150))];
}"""


def until(page: Page, true: Callable[[], bool]) -> None:
    """Wait until this is so, as patiently as `expect` is, while the page goes on: for what is not to be seen on it."""
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end, "it does not become so"
        page.wait_for_timeout(20)


def is_of_its_age(words: str) -> bool:
    """Does a browser say this because of its age? They differ in the features that they know: an older one warns of each name that is new to it, or that it only tries out with some sites."""
    return "Permissions-Policy header: " in words and ("Unrecognized feature" in words or "Origin trial controlled feature not enabled" in words)


@dataclass
class Visit:
    """A page in the browser. `faults` are errors, breaches of the policy and requests to elsewhere; `asked` the paths that were fetched."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open an address of the site."""
        self.page.goto(f"{self.home}/{address}")
        self.page.evaluate("document.fonts.ready.then(() => null)")

    @property
    def context(self) -> BrowserContext:
        """The window, with its cookies."""
        return self.page.context

    def unfold(self) -> None:
        """Open whatever can be unfolded."""
        self.page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }")

    def violations(self) -> list[str]:
        """What axe finds wrong, with the elements."""
        self.page.evaluate(AXE)
        found: list[dict[str, Any]] = self.page.evaluate("async (tags) => (await axe.run({runOnly: tags, resultTypes: ['violations']})).violations", RULES)
        return [f"{rule['id']}: {node['html'][:150]} ({node['failureSummary']})" for rule in found for node in rule["nodes"]]

    def settled(self) -> None:
        """Wait until what scripts fill is filled: a form that becomes ready later moves what stands below it."""
        expect(self.page.locator("[data-form]:not([data-ready])")).to_have_count(0)
        expect(self.page.locator("main [aria-busy=true]")).to_have_count(0)

    def too_wide(self) -> list[str]:
        """The elements that make the page scroll sideways."""
        found: list[str] = self.page.evaluate(f"({_TOO_WIDE})()")
        return found

    def all_too_wide(self, addresses: list[str]) -> dict[str, list[str]]:
        """The same for many pages: they are put one after the other into the page that is open, which is much faster than visiting each."""
        found: dict[str, list[str]] = self.page.evaluate(
            f"""async (addresses) => {{
                document.querySelector("link[rel=icon]").remove();
                const found = {{}};
                for (const address of addresses) {{
                    history.replaceState(null, "", address);
                    const {{ body }} = await ({READ})(address);
                    document.body.className = body.className;
                    document.body.replaceChildren(...body.childNodes);
                    const wide = ({_TOO_WIDE})();
                    if (wide.length) found[address] = wide;
                }}
                return found;
            }}""",
            [f"{self.home}/{address}" for address in addresses],
        )
        return found

    def copied(self, wanted: str | re.Pattern[str]) -> None:
        """Wait until the text on the clipboard is this or fits it: a page puts it there in its own time."""
        pattern = wanted if isinstance(wanted, re.Pattern) else re.compile(rf"\A{re.escape(wanted)}\Z")
        until(self.page, lambda: pattern.search(self.page.evaluate("navigator.clipboard.readText()")) is not None)

    def heard(self, message: ConsoleMessage) -> None:
        """Note what the console says."""
        if is_of_its_age(message.text):
            return
        if message.type in ("error", "warning") and not (message.text.startswith("Failed to load resource") and self._lost(message.location["url"])):
            self.faults.append(f"console: {message.text}")

    def fetched(self, request: Request) -> None:
        """Note what was asked for."""
        if not request.url.startswith((self.home + "/", "data:", "blob:")):
            self.faults.append(f"request to {request.url}")
        self.asked.append(request.url.removeprefix(self.home))

    def crashed(self, error: Error) -> None:
        """Note a fault in a script."""
        self.faults.append(f"script: {error}")

    def _lost(self, url: str) -> bool:
        """A page that does not exist says so with its status, which the console reports."""
        return url == self.page.url


@contextmanager
def visiting(browser: Browser, home: str, *, width: int = 1280, dark: bool = False, javascript: bool = True) -> Iterator[Visit]:
    """A new window, closed afterwards."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", java_script_enabled=javascript, locale="nl-NL", has_touch=width < 700, reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    if javascript:
        context.add_init_script(_WATCH)
    visit = Visit(context.new_page(), home)
    if SLOW > 1:
        context.new_cdp_session(visit.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    visit.page.on("console", visit.heard)
    visit.page.on("request", visit.fetched)
    visit.page.on("pageerror", visit.crashed)
    try:
        yield visit
    finally:
        context.close()


#: What a test may do to a window that cannot be undone: such a window is for that test alone.
_FOR_GOOD = ("add_init_script", "expose_binding", "expose_function", "new_cdp_session", "new_page", "on", "once", "set_default_timeout", "set_extra_http_headers", "set_offline")


@dataclass
class _Window:
    """A window with the visit in it; `spoiled` when something was done to it that stays."""

    visit: Visit
    end: ExitStack
    spoiled: bool = False

    def __post_init__(self) -> None:
        self._session = self.visit.context.new_cdp_session
        for one in (self.visit.page, self.visit.context):
            for name in _FOR_GOOD:
                if hasattr(one, name):
                    setattr(one, name, self._noting(getattr(one, name)))
        emulate = self.visit.page.emulate_media
        # Once a window was paper or in the reader's own colours, it does not quite become what it was.
        self.visit.page.emulate_media = lambda **named: (self._noting(emulate) if {"media", "forced_colors"} & named.keys() else emulate)(**named)  # type: ignore[method-assign]
        self.visit.context.route = self._noting(self.visit.context.route)  # type: ignore[method-assign]

    def _noting(self, done: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(done)
        def does(*given: Any, **named: Any) -> Any:
            self.spoiled = True
            return done(*given, **named)

        return does

    def emptied(self) -> bool:
        """Make it as it was when it was new; False when that cannot be done."""
        page, context = self.visit.page, self.visit.context
        if self.spoiled or page.is_closed() or len(context.pages) > 1:
            return False
        page.unroute_all(behavior="wait")
        # The form keeps a draft when one leaves it: what is kept is cleared after that.
        page.goto("about:blank")
        # A session that stays would undo what a test makes of the window (paper).
        session = self._session(page)
        session.send("Storage.clearDataForOrigin", {"origin": self.visit.home, "storageTypes": "local_storage"})
        session.detach()
        context.clear_cookies()
        context.clear_permissions()
        self.visit.faults.clear()
        self.visit.asked.clear()
        return True


class Staying:
    """Windows that stay for many visits, which is much faster than a new one for each. A visit finds its window empty: nothing kept, nothing intercepted, no faults of before."""

    def __init__(self, browser: Browser, home: str) -> None:
        self._browser, self._home = browser, home
        self._free: dict[tuple[bool, bool], _Window] = {}

    @contextmanager
    def __call__(self, *, width: int = 1280, dark: bool = False, javascript: bool = True) -> Iterator[Visit]:
        """A window of this width in this scheme, with or without scripts."""
        kind = (width < 700, javascript)
        window = self._free.pop(kind, None) or self._new(width, javascript)
        whole = False
        try:
            window.visit.page.set_viewport_size({"width": width, "height": 800})
            window.visit.page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
            yield window.visit
            whole = kind not in self._free and window.emptied()
        finally:
            if whole:
                self._free[kind] = window
            else:
                window.end.close()

    def _new(self, width: int, javascript: bool) -> _Window:
        end = ExitStack()
        return _Window(end.enter_context(visiting(self._browser, self._home, width=width, javascript=javascript)), end)

    def close(self) -> None:
        """Close every window that was opened."""
        for window in self._free.values():
            window.end.close()
        self._free.clear()


def axe_version() -> tuple[int, ...]:
    """The version of the checker."""
    match = re.match(r"/\*! axe v(\d+)\.(\d+)", AXE)
    assert match
    return tuple(int(part) for part in match.groups())
