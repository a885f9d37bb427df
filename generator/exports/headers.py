"""The headers of the built site, as a file `_headers` that hosts of static files read (Netlify, Cloudflare Pages and others).

Hosts differ when two rules fit one address: some join what they say, some take the last. So every header of an address comes from one rule only:
what is the same everywhere stands in `/*`, the rest in rules that never fit the same address. That is why no rule names the other addresses of a site:
there is no way to say "all but these".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.outputs import DataFile

Headers = Mapping[str, str]

#: Nothing from elsewhere, nothing inline. The search is WebAssembly ('wasm-unsafe-eval') that fetches its index (connect-src).
_OWN = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
#: A page that others may put in theirs: no script at all.
_FRAMED = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *"
#: A letter for a newsletter: mail programs need styles within the elements, and nothing else works in it.
_LETTER = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
#: What a page says itself where no rule can reach it: the page for addresses that do not exist. In a page `frame-ancestors` means nothing.
POLICY_OF_A_PAGE = _OWN

_POLICY = "Content-Security-Policy"
_CLOSED: Headers = {_POLICY: f"{_OWN}; frame-ancestors 'none'"}
_OPEN: Headers = {"Access-Control-Allow-Origin": "*"}
#: Where pages stand that others may frame.
FRAMED = "insluiten"
#: Where letters stand.
LETTERS = "nieuwsbrief"

#: Other sites may load anything (Cross-Origin-Resource-Policy): nothing here is secret, no page knows its reader, and data stands beside pages.
#: What their scripts may read is said by the rules below; what they may frame, by the policies.
_EVERYWHERE: Headers = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
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


def headers_file(paths: Iterable[str], *, robots: bool) -> DataFile:
    """The file for a site with these addresses; without `robots` it asks them to stay away from all of it."""
    rules: dict[str, Headers] = {"/*": _EVERYWHERE if robots else {**_EVERYWHERE, **_NO_ROBOTS}}
    for pattern, headers in (*((area, _policy(area)) for area in sorted(_areas(paths))), *_RULES):
        rules[pattern] = {**rules.get(pattern, {}), **headers}
    lines = ["# Made by generator/exports/headers.py."]
    for pattern, headers in rules.items():
        lines += [pattern, *(f"  {name}: {value}" for name, value in headers.items())]
    return DataFile("_headers", "".join(f"{line}\n" for line in lines).encode())


def _policy(area: str) -> Headers:
    special = {f"/{FRAMED}/": _FRAMED, f"/{LETTERS}/": _LETTER}
    return next(({_POLICY: policy} for folder, policy in special.items() if area.startswith(folder)), _CLOSED)


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
        if within == {""}:
            yield f"/{folder}/"
        # To some hosts `/data/*` fits `/databank/` too: then its addresses are named one by one.
        elif any(other != folder and other.startswith(folder) for other in folders):
            yield from (f"/{folder}/{rest}" for rest in within)
        else:
            yield f"/{folder}/*"
