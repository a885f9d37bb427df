"""The headers of the built site, as a file `_headers` that hosts of static files read (Netlify, Cloudflare Pages and others).

Hosts differ when two rules fit one address: some join what they say, some take the last. So every header of an address comes from one rule only:
what is the same everywhere stands in `/*`, the rest in rules that never fit the same address. That is why no rule names the other addresses of a site:
there is no way to say "all but these".
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from generator.outputs import DataFile

Headers = Mapping[str, str]

# The rules of a policy. What `default-src 'none'` already refuses (objects, frames, media, manifests) is not said again.
_NOTHING = "default-src 'none'; base-uri 'none'"
_LOOKS = "style-src 'self'; img-src 'self'; font-src 'self'"
_UNFRAMED = "frame-ancestors 'none'"
#: Nothing from elsewhere, nothing inline, nothing made of words: where HTML or the address of a script is made of words, `assets/js/trusted.js` says that it may.
_PAGE = f"{_NOTHING}; script-src 'self'; worker-src 'self'; connect-src 'self'; {_LOOKS}; form-action 'self'; require-trusted-types-for 'script'; trusted-types wijkengids"
#: The worker of the search, which has no page: WebAssembly runs here and nowhere else.
_WORKER = f"{_NOTHING}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; {_UNFRAMED}"
#: A page that others may put in theirs: no script at all.
_FRAMED = f"{_NOTHING}; {_LOOKS}; form-action 'none'; frame-ancestors *"
#: A letter for a newsletter: mail programs need styles within the elements. Exactly these are allowed, and nothing else works in it.
_LETTER = f"{_NOTHING}; style-src 'unsafe-hashes'{{styles}}; img-src 'self'; form-action 'none'; {_UNFRAMED}"
#: What is no page: opened by itself it runs nothing and is no part of this site. The page for what does not exist still looks like ours.
_FILE = f"{_NOTHING}; {_LOOKS}; form-action 'none'; {_UNFRAMED}; sandbox"
#: Charts carry their font, as a style of their own.
_CHART = f"{_NOTHING}; style-src 'self'{{styles}}; img-src 'self'; font-src 'self' data:; form-action 'none'; {_UNFRAMED}; sandbox"
#: What a page says itself where no rule can reach it: the page for addresses that do not exist. In a page `frame-ancestors` means nothing.
POLICY_OF_A_PAGE = _PAGE

_POLICY, _SHARED = "Content-Security-Policy", "Cross-Origin-Resource-Policy"
_OPEN: Headers = {"Access-Control-Allow-Origin": "*"}
#: Where pages stand that others may frame.
FRAMED = "insluiten"
#: Where letters stand.
LETTERS = "nieuwsbrief"
CHARTS = "grafieken"
#: Folders without pages.
_FILES = (".well-known", "api", CHARTS, "plaatjes")
#: Folders of which each folder within has a policy of its own, and folders of which each kind of file has one.
_BY_FOLDER, _BY_KIND = ("assets", "zoeken"), ("data", "vergelijken")
#: What only pages of this site load.
_ONLY_HERE = ("/assets/js/", "/assets/worker/", "/zoeken/index/", "/vergelijken/")

# Every feature that may be refused, as Chromium names them, but for the clipboard, of which browsers ask the reader. What only tells a site about the browser (`ch-…`) it does not ask.
_FEATURES = """
    accelerometer autoplay browsing-topics camera captured-surface-control compute-pressure cross-origin-isolated deferred-fetch deferred-fetch-minimal
    digital-credentials-create digital-credentials-get display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid identity-credentials-get idle-detection
    interest-cohort keyboard-map language-detector language-model local-fonts local-network local-network-access loopback-network magnetometer media-playback-while-not-visible
    microphone midi on-device-speech-recognition otp-credentials payment picture-in-picture private-state-token-issuance private-state-token-redemption
    publickey-credentials-create publickey-credentials-get screen-wake-lock serial speaker-selection storage-access summarizer sync-xhr translator unload usb window-management
    xr-spatial-tracking
""".split()

#: What every address has. `same-origin` for the referrer: whoever follows a link to a source does not tell where they came from.
_EVERYWHERE: Headers = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Permitted-Cross-Domain-Policies": "none",
}
#: What means something for a page only. Every script, style and font of a page would carry it along for nothing: together more than the words of a case.
_OF_PAGES: Headers = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(["clipboard-write=(self)", *(f"{feature}=()" for feature in _FEATURES)]),
    "X-DNS-Prefetch-Control": "off",
}
_NO_ROBOTS: Headers = {"X-Robots-Tag": "noindex"}

# Hosts let a browser ask each time whether a file changed, which is right for pages, styles and scripts: it is not repeated here.
_MONTH: Headers = {"Cache-Control": "public, max-age=2592000"}
_FOR_EVER: Headers = {"Cache-Control": "public, max-age=31536000, immutable"}


def _type(name: str, *, text: bool = True) -> Headers:
    return {"Content-Type": f"{name}; charset=utf-8" if text else name}


_ATOM, _JSON_FEED, _CALENDAR = _type("application/atom+xml"), _type("application/feed+json"), _type("text/calendar")
_CITATIONS = {"bib": _type("application/x-bibtex"), "ris": _type("application/x-research-info-systems"), "json": _type("application/vnd.citationstyles.csl+json")}
_CSV, _YAML, _TEXT, _LINKED = _type("text/csv"), _type("text/yaml"), _type("text/plain"), _type("application/ld+json")

#: Which things have feeds of their own.
_WITH_FEEDS = ("", "themas/:id/", "plaatsen/:id/", "leernetwerken/:id/", "leeslijsten/:id/")

#: What else an address gets. A `*` stands for anything, a `:name` for one step of an address. A name with a `*` in it (`*.ris`) only stands in a folder
#: without names that editors choose: hosts may read the dot as any letter, and the page /partijen/notaris/ would be one of its files.
_RULES: tuple[tuple[str, Headers], ...] = (
    ("/api/*", _OPEN),
    ("/data/*", _OPEN),
    ("/grafieken/*", _OPEN),
    ("/plaatjes/*", _OPEN),
    # An embed in a frame without an origin of its own (`sandbox`) asks for its fonts as a stranger. They rarely change; an old one for a month does no harm.
    ("/assets/fonts/*", {**_OPEN, **_MONTH}),
    # The names of these files of the search have a hash of what is in them; a version of the data never changes.
    ("/zoeken/index/fragment/*", _FOR_EVER),
    ("/zoeken/index/index/*", _FOR_EVER),
    ("/data/versies/*.zip", _FOR_EVER),
    *((f"/{folder}feed.xml", {**_OPEN, **_ATOM}) for folder in _WITH_FEEDS),
    *((f"/{folder}feed.json", {**_OPEN, **_JSON_FEED}) for folder in _WITH_FEEDS),
    ("/leernetwerken/:id/agenda.ics", {**_OPEN, **_CALENDAR}),
    *((f"/casussen/:id/citaat.{form}", {**_OPEN, **kind}) for form, kind in _CITATIONS.items()),
    ("/casussen/:id/casus.yml", {**_OPEN, **_YAML}),
    ("/meedoen/casus/sjabloon.yml", {**_OPEN, **_YAML}),
    ("/casussen/:id/notitie.txt", {**_OPEN, **_TEXT}),
    *((f"/data/citaat.{form}", kind) for form, kind in _CITATIONS.items()),
    ("/data/*.csv", _CSV),
    ("/data/*.jsonld", _LINKED),
    ("/grafieken/*.csv", _CSV),
    ("/robots.txt", _TEXT),
    ("/.well-known/security.txt", _TEXT),
)


def headers_file(paths: Iterable[str], *, robots: bool, styles: Mapping[str, Iterable[str]] = {}) -> DataFile:
    """The file for a site with these addresses; without `robots` it asks them to stay away from all of it. `styles` are the texts with styles within them, by folder."""
    rules: dict[str, Headers] = {"/*": _EVERYWHERE if robots else {**_EVERYWHERE, **_NO_ROBOTS}}
    named = {folder: hashes_of(texts) for folder, texts in styles.items()}
    for pattern, headers in (*((area, _safety(area, named)) for area in sorted(_areas(paths))), *_RULES):
        rules[pattern] = {**rules.get(pattern, {}), **headers}
    lines = ["# Made by generator/exports/headers.py."]
    for pattern, headers in rules.items():
        lines += [pattern, *(f"  {name}: {value}" for name, value in headers.items())]
    return DataFile("_headers", "".join(f"{line}\n" for line in lines).encode())


def hashes_of(texts: Iterable[str]) -> str:
    """The styles within these texts, in elements or in attributes of them, as a policy names them."""
    found = {unescape(style) for text in texts for style in (*re.findall(r"<style>(.*?)</style>", text, re.DOTALL), *re.findall(r'\sstyle="([^"]*)"', text))}
    return "".join(f" 'sha256-{name}'" for name in sorted(base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in found))


def _safety(area: str, styles: Mapping[str, str]) -> Headers:
    """What may work at an address, and who may load it. The older header for who may frame is for browsers that do not know the policy."""
    framed = {"X-Frame-Options": "DENY"}
    if area.startswith(f"/{FRAMED}/"):
        return {_POLICY: _FRAMED, _SHARED: "cross-origin", **_OF_PAGES}
    if area.startswith(f"/{LETTERS}/"):
        return {_POLICY: _LETTER.format(styles=styles.get(LETTERS, "")), _SHARED: "same-origin", **framed, **_OF_PAGES}
    shared = {_SHARED: "same-origin" if area.startswith(_ONLY_HERE) else "cross-origin", **framed}
    if area.startswith("/assets/worker/"):
        return {_POLICY: _WORKER, **shared}
    if area.startswith(f"/{CHARTS}/"):
        return {_POLICY: _CHART.format(styles=styles.get(CHARTS, "")), **shared}
    if _is_file(area):
        return {_POLICY: _FILE, **shared}
    return {_POLICY: f"{_PAGE}; {_UNFRAMED}", _SHARED: "same-origin", **framed, **_OF_PAGES}


def _is_file(area: str) -> bool:
    """Is there no page at these addresses?"""
    folder = area.split("/")[1]
    if folder in _BY_FOLDER or folder in _BY_KIND:
        return not area.endswith("/")
    return folder in _FILES or (area.count("/") == 1 and area != "/" and not area.endswith(".html"))


def _areas(paths: Iterable[str]) -> Iterator[str]:
    """Patterns that together fit every address of the site, and each of them once: the home page, each file beside it and each folder."""
    yield "/"
    folders: dict[str, set[str]] = defaultdict(set)
    folders[FRAMED].update(("", "casus/"))
    for path in filter(None, paths):
        folder, slash, rest = path.partition("/")
        if slash:
            folders[folder].add(rest)
        elif not path.startswith("_"):  # those are for the host alone
            yield f"/{path}"
    for folder, within in folders.items():
        if folder in (*_BY_FOLDER, *_BY_KIND):
            yield from {f"/{folder}/{_part(folder, rest)}" for rest in within}
        elif within == {""}:
            yield f"/{folder}/"
        # To some hosts `/data/*` fits `/databank/` too: then its addresses are named one by one.
        elif any(other != folder and other.startswith(folder) for other in folders):
            yield from (f"/{folder}/{rest}" for rest in within)
        else:
            yield f"/{folder}/*"


def _part(folder: str, rest: str) -> str:
    """The part of a folder to which an address belongs: a page by itself, a file with those beside it or with those of its kind."""
    if not rest or rest.endswith("/"):
        return rest
    if folder in _BY_KIND:
        return f"*.{rest.rpartition('.')[2]}"
    within, slash, _ = rest.partition("/")
    return f"{within}/*" if slash else rest
