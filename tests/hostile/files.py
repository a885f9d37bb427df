"""What every file beside the pages is asked: is it whole, is nothing in it that its kind does not have, and does each attack stand in it as the words that it is?"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lxml.html  # type: ignore[import-untyped]
from lxml import etree

from generator.characters import odd
from tests.hostile.corpus import corpus, folded

_TEXTS = {attack.token("tekst"): folded(attack.text) for attack in corpus() if attack.is_text}
_TOKEN = re.compile(r"zq[a-z]{3}\d+tzq")
_ANY_TOKEN = re.compile(r"zq[a-z]{3}\d+[mt]zq")
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*( ?%)?")
#: Files whose lines say something to a server or a robot: no words of editors come there.
NO_WORDS = ("_headers", "_redirects", "robots.txt", ".well-known/security.txt")
#: What is HTML in a file of JSON.
HTML = ("html", "link", "content_html")
#: Ours, beside which nothing of editors stands.
_OURS = ("assets/", "meedoen/casus/gegevens.json", "zoeken/index/")
_ADDRESS = re.compile(r"(LICENSE|LEESMIJ\.md|[a-z0-9_.-]+(/[a-zA-Z0-9_.-]+)*)")
#: Scripts and what fetches by itself have no place in a drawing or a feed.
_FORBIDDEN = {"script", "foreignObject", "iframe", "image", "a", "use", "animate", "set", "include", "embed", "object"}


def faults(site: Path, vocabulary: dict[str, set[str]]) -> Iterator[str]:
    """What is wrong with the files of a site. `vocabulary` has the names that files of each kind have on a calm site."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        if not _ADDRESS.fullmatch(name):
            yield f"{name}: no name for a file"
        if name.startswith(_OURS) or file.suffix == ".html":
            continue
        look = LOOKS.get(file.suffix)
        for fault in look(file.read_bytes(), vocabulary.get(file.suffix, set())) if look else ():
            yield f"{name}: {fault}"
        if name in NO_WORDS and _ANY_TOKEN.search(file.read_text(encoding="utf-8")):
            yield f"{name}: words of editors"


def names(site: Path) -> dict[str, set[str]]:
    """The names of elements, fields and properties in the files of each kind."""
    found: dict[str, set[str]] = {}
    for file in sorted(path for path in site.rglob("*") if path.suffix in NAMES):
        if not file.relative_to(site).as_posix().startswith(_OURS):
            found.setdefault(file.suffix, set()).update(NAMES[file.suffix](file.read_bytes()))
    return found


def whole(text: str) -> Iterator[str]:
    """Each attack in a text that is not shown as it was typed."""
    plain = folded(text)
    for match in _TOKEN.finditer(plain):
        if not plain[: match.start()].endswith(_TEXTS[match.group()]):
            yield f"{match.group()} is not whole: {plain[max(0, match.start() - 120) : match.end()]}"


def hidden(text: str) -> Iterator[str]:
    """Each character that nobody sees."""
    yield from (f"{name} {sign}" for name, _, sign in odd(text))


def html(text: str) -> Iterator[str]:
    """What is wrong with a piece of HTML in a file."""
    for element in lxml.html.fragment_fromstring(text, create_parent="div").iter():
        if element.tag in ("script", "style", "iframe", "img", "object", "embed", "form", "base", "meta", "link", "svg", "math") and "plaatjes/" not in element.get("src", ""):
            yield f"<{element.tag}>"
        yield from (f"<{element.tag} {name}={value}>" for name, value in element.items() if name.startswith("on") or re.match(r"\s*(javascript|data|vbscript|blob|file):", value))
    yield from whole(lxml.html.fragment_fromstring(text, create_parent="div").text_content())


def _markup(value: Any) -> Iterator[str]:
    """The pieces of HTML in a value: they are named as such."""
    if isinstance(value, dict):
        yield from (item for key, item in value.items() if key in HTML and isinstance(item, str) and item)
        yield from (text for item in value.values() for text in _markup(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in _markup(item))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        yield from (text for key, item in value.items() if key not in HTML for text in _strings(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in _strings(item))


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        yield from (key for item in value.values() for key in _keys(item))
    elif isinstance(value, list):
        yield from (key for item in value for key in _keys(item))


def _json(data: bytes, known: set[str]) -> Iterator[str]:
    value = json.loads(data)
    # What is looked up by an id has ids for names.
    yield from (f"a field {key!r}" for key in _keys(value) if key not in known and not re.fullmatch(r"[a-z0-9-]+", key) and not re.fullmatch(r"[a-z_]+(,[a-z_]+)*|/.*/?|https?://.*", key))
    for text in _strings(value):
        yield from hidden(text)
        yield from whole(text)
    for text in _markup(value):
        yield from html(text)


def _csv(data: bytes, known: set[str]) -> Iterator[str]:
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    yield from (f"a row of {len(row)} cells: {row}" for row in rows if len(row) != len(rows[0]))
    for cell in (cell for row in rows for cell in row):
        if cell[:1] in "=+-@\t\r\n" and cell and not _NUMBER.fullmatch(cell):
            yield f"a formula: {cell[:60]}"
        yield from hidden(cell)
        yield from whole(cell)


def _tree(data: bytes) -> Any:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _xml(data: bytes, known: set[str]) -> Iterator[str]:
    for element in _tree(data).iter():
        if not isinstance(element.tag, str):
            yield f"no element: {element}"
            continue
        name = etree.QName(element).localname
        if name in _FORBIDDEN or (known and element.tag not in known):
            yield f"<{name}>"
        for key, value in element.attrib.items():
            if str(key).startswith("on") or re.match(r"\s*(javascript|data|vbscript):", str(value)) or (str(key) in ("style",)):
                yield f"<{name} {key}={value}>"
        # The words of a drawing are broken over lines: they are read as one.
        text = element.text or ""
        if name == "svg":
            text = "".join("".join(part.itertext()) for part in element.iter("{*}text"))
        elif name in ("text", "tspan"):
            continue
        yield from hidden(text)
        if element.get("type") != "html":
            yield from whole(text)


def _lines(data: bytes, known: set[str]) -> Iterator[str]:
    text = data.decode("utf-8-sig")
    yield from hidden(text)
    # A line break within words that stand on one line would begin a line in the voice of the guide.
    yield from (fault for line in text.splitlines() for fault in whole(line))


def properties(data: bytes) -> set[str]:
    """The properties of a calendar, the fields of a record: what stands before the value on each line that is no continuation."""
    text = data.decode("utf-8-sig")
    return {match[1] for line in text.splitlines() if (match := re.match(r"([A-Z][A-Z0-9-]+)[;:]", line))}


def _ics(data: bytes, known: set[str]) -> Iterator[str]:
    from icalendar import Calendar

    text = data.decode()
    calendar = Calendar.from_ical(text)
    if extra := properties(data) - known:
        yield f"properties {sorted(extra)}"
    events = [part for part in calendar.walk() if part.name == "VEVENT"]
    uids = [str(event["uid"]) for event in events]
    if len(set(uids)) != len(uids):
        yield "an event twice"
    yield from (f"a line of {len(line)} bytes" for line in data.split(b"\r\n") if len(line) > 75)
    if re.search(rb"[^\r]\n|\r[^\n]", data):
        yield "a line end of another system"
    for event in events:
        for name in ("summary", "description", "location"):
            yield from whole(str(event.get(name, "")))


def _ris(data: bytes, known: set[str]) -> Iterator[str]:
    tags = [line[:6] for line in data.decode("utf-8-sig").splitlines() if line.strip()]
    yield from (f"no field: {tag!r}" for tag in tags if not re.fullmatch(r"[A-Z][A-Z0-9]  - ?", tag))
    if known and (extra := set(tags) - known):
        yield f"fields {sorted(extra)}"
    if [tag[:2] for tag in tags].count("TY") != 1 or [tag[:2] for tag in tags].count("ER") != 1:
        yield "not one record"


def _bib(data: bytes, known: set[str]) -> Iterator[str]:
    from bibtexparser.entrypoint import parse_string

    text = data.decode()
    library = parse_string(text)
    if library.failed_blocks or len(library.entries) != 1:
        yield f"{len(library.entries)} records, {len(library.failed_blocks)} that cannot be read"
    fields = {field.key for entry in library.entries for field in entry.fields}
    if known and (extra := fields - known):
        yield f"fields {sorted(extra)}"
    depth = 0
    for before, char in zip(" " + text, text):
        depth += (char == "{") - (char == "}") if before != "\\" else 0
        if depth < 0:
            yield "a brace too many"
            break


def _zip(data: bytes, known: set[str]) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if not _ADDRESS.fullmatch(name):
                yield f"{name}: no name for a file"
            look = LOOKS.get(Path(name).suffix)
            if look and not name.endswith(".zip"):
                yield from (f"{name}: {fault}" for fault in look(packed.read(name), set() if name.endswith((".json", ".jsonld", ".xml")) else known) if not fault.startswith("a field"))


def _bib_fields(data: bytes) -> set[str]:
    return set(re.findall(r"^\s+([a-z]+) *=", data.decode(), re.MULTILINE))


LOOKS: dict[str, Callable[[bytes, set[str]], Iterator[str]]] = {
    ".json": _json,
    ".jsonld": _json,
    ".csv": _csv,
    ".xml": _xml,
    ".svg": _xml,
    ".txt": _lines,
    ".ics": _ics,
    ".ris": _ris,
    ".bib": _bib,
    ".zip": _zip,
}
NAMES: dict[str, Callable[[bytes], set[str]]] = {
    ".json": lambda data: set(_keys(json.loads(data))),
    ".jsonld": lambda data: set(_keys(json.loads(data))),
    ".xml": lambda data: {element.tag for element in _tree(data).iter() if isinstance(element.tag, str)},
    ".svg": lambda data: {element.tag for element in _tree(data).iter() if isinstance(element.tag, str)},
    ".ics": properties,
    ".ris": lambda data: {line[:6] for line in data.decode("utf-8-sig").splitlines() if line.strip()},
    ".bib": _bib_fields,
}
