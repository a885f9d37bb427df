"""Feeds as Atom (RFC 4287): `feed.xml` beside each page that has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as xml

from generator.outputs import DataFile
from generator.pages.cite import AUTHOR
from generator.pages.feeds import ATOM, Entry, Feed
from generator.pages.site import LICENCE, LICENCE_ADDRESS


def plan_atom(feeds: Iterable[Feed]) -> Iterator[DataFile]:
    """A file for each feed."""
    for feed in feeds:
        yield DataFile(f"{feed.path}feed.xml", atom(feed))


def atom(feed: Feed) -> bytes:
    """One feed."""
    root = xml.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "nl"})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.about)
    _add(root, "updated", feed.updated)
    _add(root, "link", rel="self", type=ATOM, href=f"{feed.base}{feed.path}feed.xml")
    _add(root, "link", rel="alternate", type="text/html", href=f"{feed.base}{feed.path}")
    _add(root, "link", rel="license", href=LICENCE_ADDRESS)
    author = _add(root, "author")
    _add(author, "name", AUTHOR)
    _add(author, "uri", feed.base)
    _add(root, "rights", f"{AUTHOR}, {LICENCE}")
    for entry in feed.entries:
        _entry(_add(root, "entry"), entry)
    xml.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml.tostring(root, encoding="unicode")}\n'.encode()


def _entry(under: xml.Element, entry: Entry) -> None:
    _add(under, "id", entry.id)
    _add(under, "title", entry.title)
    _add(under, "link", rel="alternate", type="text/html", href=entry.url)
    _add(under, "published", entry.moment)
    _add(under, "updated", entry.moment)
    for tag in entry.tags:
        _add(under, "category", term=tag.id, label=tag.label, scheme=tag.scheme)
    _add(under, "summary", entry.summary)
    _add(under, "content", entry.html, type="html")


def _add(under: xml.Element, name: str, text: str | None = None, **given: str) -> xml.Element:
    made = xml.SubElement(under, name, given)
    made.text = text
    return made
