"""Which addresses of the site are promises, and what belongs together.

Three classes of anchors:

- *things*: what an editor gave an id (a learning, an amount, a figure, a meeting), a field, a code of a message. One that is lost stops the build.
- *places on a page*: a section, a letter, a group, a chart where it is shown. They come and go with what there is to show, so the site keeps
  them by itself; only a section that is gone from every page is a mistake in the theme.
- *inner ids*: numbered footnotes, parts of pictures, controls of forms. Nobody may count on them, and they are on no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from generator.guide import Guide
from generator.links import values_of
from generator.model.base import Kind, Record
from generator.model.once import once
from generator.outputs import Output
from generator.pages.fields import PATH, PATH_OF_OTHERS
from generator.pages.messages import MESSAGES
from generator.pages.site import FOLDERS, KINDS
from generator.vocabulary import Filter

#: What the id of a thing begins with, and the pages on which everything with an id is a thing.
THINGS = ("leerpunt-", "bedrag-", "waardering-", "cijfer-", "bijeenkomst-")
_PARTS = tuple(zip((thing.rstrip("-") for thing in THINGS), ("learnings", "lines", "rates", "figures", "meetings")))
_REFERENCES = (MESSAGES, PATH, PATH_OF_OTHERS)
#: The anchor of a chart begins so, wherever it is shown; its own address is that of its picture.
CHART = "grafiek-"
#: Files for hosts and for the scripts of the site itself: nobody else counts on them.
_OURS = re.compile(
    r"_headers|_redirects|assets/.*|zoeken/index/.*|nieuwsbrief/.*|\.well-known/.*|vergelijken/.*\.json|data/casussen-keuze\.json|meedoen/casus/gegevens\.json|robots\.txt|sitemap\.xml(\.gz)?"
)
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TAG = re.compile(r"<([a-z][a-z0-9]*)\b[^<>]*")
_CONTROLS = frozenset({"input", "select", "textarea", "button", "label", "output", "datalist", "form", "dialog", "template"})
_INNER = re.compile(r"(bron|vraag)-[0-9]+|op-deze-pagina|gevonden|antwoord|.*-uitleg")
#: The axes along which cases are found by things of a kind: /casussen/opgave/wonen/.
_AXES = {Kind.THEME: (Filter.CHALLENGE, Filter.METHOD, Filter.STATE_ROLE), Kind.PLACE: (Filter.MUNICIPALITY, Filter.PROVINCE)}
_ITEM = re.compile(rf"({'|'.join(FOLDERS.values())})/([a-z0-9-]+)/")
_CHART_FILE = re.compile(r"grafieken/([a-z0-9-]+)\.[a-z]+")
_FIGURE = re.compile(rf"({'|'.join(FOLDERS.values())})/([a-z0-9-]+)/#cijfer-([a-z0-9-]+)")
#: What stands below the list of a kind, beside its things.
BELOW: dict[Kind, frozenset[str]] = {Kind.CASE: frozenset(map(str, Filter)), Kind.LIST: frozenset({"eigen"})}


def anchors_of(output: Output) -> Iterator[str]:
    """The anchors on a page that readers and communities may link to."""
    content = _PICTURE.sub("", output.content)
    for at, name in values_of("id", content):
        tag = _TAG.fullmatch(content, content.rfind("<", 0, at), at)
        if tag and tag[1] not in _CONTROLS and not _INNER.fullmatch(name):
            yield unescape(name)


def addresses_of(pages: Iterable[Output], files: Iterable[str]) -> frozenset[str]:
    """Every address that a site promises. That of the home page itself is no words at all, and on no list."""
    found = {path for path in files if not _OURS.fullmatch(path)}
    for page in pages:
        found.add(page.path)
        found.update(f"{page.path}#{name}" for name in anchors_of(page))
    return frozenset(found - {""})


def things_of(guide: Guide) -> frozenset[str]:
    """The addresses that follow from the records alone: of each thing with a page, and of what has an id on it."""
    found: set[str] = set()
    for kind, folder in FOLDERS.items():
        for name, record in guide.records[kind].items():
            found |= _addresses_of(record, f"{folder}/{name}/")
    return frozenset(found)


@once
def _addresses_of(record: Record, page: str) -> frozenset[str]:
    """A page, and what has an id on it."""
    return frozenset((page, *(f"{page}#{word}-{part.id}" for word, field in _PARTS for part in getattr(record, field, ()))))


def page_of(address: str) -> str:
    """The page on which an anchor stands; any other address is its own."""
    return address.partition("#")[0]


def item_of(page: str) -> tuple[Kind, str] | None:
    """(kind, id) of the thing that a page is about; None for lists and all else."""
    found = _ITEM.fullmatch(page)
    if not found or found[2] in BELOW.get(KINDS[found[1]], ()):
        return None
    return KINDS[found[1]], found[2]


def is_firm(address: str) -> bool:
    """Is this the anchor of a thing, which is only gone when somebody took it away?"""
    page, _, anchor = address.partition("#")
    return bool(anchor) and (page in _REFERENCES or (anchor.startswith(THINGS) and item_of(page) is not None))


def is_thing(address: str) -> bool:
    """Does this address follow from the records alone, so that it can be judged before a page is made?"""
    page, _, anchor = address.partition("#")
    return item_of(page) is not None and (not anchor or anchor.startswith(THINGS))


def family(address: str) -> tuple[str, ...]:
    """The beginnings of all addresses that belong to a page, a figure or a chart, in an order that is the same for each of a kind."""
    if chart := _chart_of(address):
        # That of a figure is first of all its own.
        return *((address,) if "#" in address else ()), f"grafieken/{chart}.", f"insluiten/grafiek/{chart}/", f"plaatjes/insluiten/grafiek/{chart}."
    found = item_of(address)
    if not found:
        return (address,)
    kind, name = found
    folder, word = FOLDERS[kind], str(kind)
    charts = (f"{word}-{name}-", f"kaart-{word}-{name}.", f"kaart-{word}-{name}/")
    return (
        address,
        f"api/v1/{folder}/{name}.",
        f"insluiten/{word}/{name}/",
        f"data/{folder}/{name}.",
        f"plaatjes/{folder}/{name}.",
        f"plaatjes/{folder}/{name}/",
        f"plaatjes/insluiten/{word}/{name}.",
        *(f"casussen/{axis}/{name}/" for axis in _AXES.get(kind, ())),
        *(f"plaatjes/casussen/{axis}/{name}." for axis in _AXES.get(kind, ())),
        *(f"{start}{chart}" for start in ("grafieken/", "insluiten/grafiek/", "plaatjes/insluiten/grafiek/") for chart in charts),
    )


def chart_anchor(address: str) -> str:
    """What the anchors of the charts of a thing or of one chart begin with; nothing for what has no charts."""
    if chart := _chart_of(address):
        return f"{CHART}{chart}"
    found = item_of(address)
    return f"{CHART}{found[0]}-{found[1]}-" if found else ""


def _chart_of(address: str) -> str:
    """The id of the chart that an address is, or of the one that is drawn of a figure."""
    if chart := _CHART_FILE.fullmatch(address):
        return chart[1]
    figure = _FIGURE.fullmatch(address)
    return f"{KINDS[figure[1]]}-{figure[2]}-{figure[3]}" if figure else ""


def subject_of(address: str) -> str:
    """What an address is about: its page, or its chart; so that what is lost together is said once."""
    page, _, anchor = address.partition("#")
    if anchor:
        return address if is_firm(address) else page
    if found := re.fullmatch(r"(?:insluiten/grafiek|grafieken|plaatjes/insluiten/grafiek)/([a-z0-9-]+)(?:/|\.[a-z]+)", address):
        return f"grafieken/{found[1]}.svg"
    if found := re.fullmatch(rf"(?:api/v1|data|plaatjes)/({'|'.join(FOLDERS.values())})/([a-z0-9-]+)\.[a-z]+", address):
        return f"{found[1]}/{found[2]}/"
    if (found := re.fullmatch(r"(?:plaatjes/)?insluiten/([a-z]+)/([a-z0-9-]+)(?:/|\.[a-z]+)", address)) and found[1] in KINDS.values():
        return f"{FOLDERS[Kind(found[1])]}/{found[2]}/"
    below = _ITEM.match(address)
    return below[0] if below and item_of(below[0]) else address
