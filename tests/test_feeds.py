"""Feeds: what is told, in both formats, by what name, and of which day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.atom import atom, plan_atom
from generator.exports.jsonfeed import jsonfeed, plan_jsonfeed
from generator.model.base import Kind
from generator.outputs import FeedLink
from generator.pages.cite import one_line
from generator.pages.events import events_of, first_day, happened
from generator.pages.feeds import ATOM, JSON, MOST, OWN, Entry, Feed, announced, entry_html, feeds_of
from generator.pages.site import Site
from generator.pipeline import read_guide
from tests.support import GUIDE, ROOT, complete, guide_in, small_guide

GOLDEN = Path(__file__).parent / "golden" / "feeds"
BASE = "https://gids.example/map/"
ATOM_NAMES = "{http://www.w3.org/2005/Atom}"


def site_of(root: Path, base: str = BASE) -> Site:
    """The site of a guide, at an address of its own."""
    return Site(guide_in(root) if root in (ROOT, GUIDE) else read_guide(root).guide, lambda path: "", base=base)


@pytest.fixture(scope="module", params=["real", "invented"])
def site(request: pytest.FixtureRequest) -> Site:
    """The real guide and the invented one."""
    return site_of(ROOT if request.param == "real" else GUIDE)


def told(root: Path, **given: str) -> Mapping[str, tuple[str, str]]:
    """Identity → (title, moment) of every entry of the feed of a guide."""
    return {entry.id: (entry.title, entry.moment) for entry in feeds_of(site_of(root, **given))[0].entries}


@pytest.mark.parametrize("name", ["feed.xml", "feed.json", "leernetwerken/netwerk-van-werven/feed.xml"])
def test_the_feed_of_the_invented_guide(name: str) -> None:
    """Exactly this."""
    feeds = feeds_of(site_of(GUIDE))
    files = {file.path: file.data for file in (*plan_atom(feeds), *plan_jsonfeed(feeds))}
    assert files[name].decode() == (GOLDEN / name.replace("/", "-")).read_text(encoding="utf-8")


def test_a_reader_of_feeds_reads_them_all(site: Site) -> None:
    """Each Atom feed, also one without news, with for every entry who, what, where and when."""
    for feed in feeds_of(site):
        parsed = feedparser.parse(atom(feed))
        assert not parsed.bozo, (feed.path, parsed.get("bozo_exception"))
        assert parsed.version == "atom10"
        assert (parsed.feed.id, parsed.feed.title, parsed.feed.updated) == (feed.id, feed.title, feed.updated)
        assert {(link.rel, link.href) for link in parsed.feed.links if link.rel != "license"} == {("self", f"{BASE}{feed.path}feed.xml"), ("alternate", f"{BASE}{feed.path}")}
        assert parsed.feed.author == "Wijkengids"
        assert "CC BY 4.0" in parsed.feed.rights
        assert [(entry.id, entry.link, entry.title, entry.published, entry.updated) for entry in parsed.entries] == [
            (entry.id, entry.url, entry.title, entry.moment, entry.moment) for entry in feed.entries
        ]
        for entry, made in zip(parsed.entries, feed.entries, strict=True):
            assert entry.updated_parsed[:3] == tuple(map(int, made.moment[:10].split("-")))
            assert [tag.term for tag in entry.get("tags", [])] == [tag.id for tag in made.tags]
            assert entry.content[0].type == "text/html"
            assert entry.content[0].value.replace("\n", "") == made.html.replace("\n", "")


def test_both_formats_tell_the_same(site: Site) -> None:
    """JSON Feed 1.1 has the entries of Atom, with the fields that it demands."""
    for feed in feeds_of(site):
        made = json.loads(json.dumps(jsonfeed(feed)))
        assert made["version"] == "https://jsonfeed.org/version/1.1"
        assert made["feed_url"] == f"{BASE}{feed.path}feed.json"
        assert made["home_page_url"] == f"{BASE}{feed.path}"
        assert (made["language"], made["authors"][0]["name"]) == ("nl", "Wijkengids")
        assert all(key.startswith("_") or key in {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"} for key in made)
        assert [(item["id"], item["url"], item["title"], item["content_html"], item["date_published"]) for item in made["items"]] == [
            (entry.id, entry.url, entry.title, entry.html, entry.moment) for entry in feed.entries
        ]
        assert all(item["date_modified"] == item["date_published"] and all(isinstance(tag, str) for tag in item["tags"]) for item in made["items"])


def test_the_form_of_atom(site: Site) -> None:
    """What RFC 4287 demands of a feed and of its entries, and no identity twice."""
    for feed in feeds_of(site):
        root = ElementTree.fromstring(atom(feed))
        for name in ("id", "title", "updated", "author"):
            assert len(root.findall(ATOM_NAMES + name)) == 1
        entries = root.findall(f"{ATOM_NAMES}entry")
        assert len(entries) <= MOST
        for entry in entries:
            for name in ("id", "title", "updated", "published", "content", "summary"):
                assert len(entry.findall(ATOM_NAMES + name)) == 1
        identities = [entry.findtext(f"{ATOM_NAMES}id") for entry in entries]
        assert len(set(identities)) == len(identities)
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", identity or "") for identity in identities)
        assert atom(feed).startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    assert len({feed.id for feed in feeds_of(site)}) == len(feeds_of(site))


def test_what_has_a_feed(site: Site) -> None:
    """The guide, and every theme, place, network and list; of the newest things, the newest first."""
    feeds = feeds_of(site)
    assert [feed.path for feed in feeds] == ["", *(site.address(kind, name) for kind in OWN for name in site.guide.records[kind])]
    assert {kind.value for kind in OWN} == {"thema", "plaats", "leernetwerk", "leeslijst"}
    for feed in feeds:
        moments = [entry.moment for entry in feed.entries]
        assert moments == sorted(moments, reverse=True)
        assert feed.updated == (moments[0] if moments else f"{first_day(site.guide)}T00:00:00Z")
    everything = events_of(site)
    assert len(everything) == sum(len(happened(record)) for records in site.guide.records.values() for record in records.values())
    assert [entry.id for entry in feeds[0].entries] == [event.id for event in everything[:MOST]]


def test_whose_news_is_where() -> None:
    """A theme, a place and a network tell of their cases, a network of its lists too, a list of itself and its cases."""
    feeds = {feed.path: [entry.title for entry in feed.entries] for feed in feeds_of(site_of(GUIDE))}
    assert feeds["themas/samenleven/"] == ["Nieuw voorbeeld: Straatfeest", "Nieuw voorbeeld: De Brug"]
    assert feeds["plaatsen/duinstad/"] == ["Nieuw voorbeeld: De Brug"]
    assert feeds["leeslijsten/los/"] == ["Nieuw voorbeeld: Straatfeest", "Nieuwe leeslijst: Een losse lijst"]
    assert "Leeslijst gewijzigd: Eerst bouwen" in feeds["leernetwerken/netwerk-van-werven/"]
    assert feeds["leernetwerken/tweede-top/"] == ["Nieuw voorbeeld: Straatfeest"]


CHANGED = """title: Eerst
changes:
  - {date: 2026-12-01, what: Bedrag verbeterd}
  - {date: 2026-12-01, what: Partij erbij}
  - {date: 2026-12-05, what: Nieuwe bron}
"""


def test_identities_stay(tmp_path: Path) -> None:
    """Another case, another order, another address of the site, a new title or other words: what was told keeps its name and its day."""
    before = told(small_guide(tmp_path / "a", complete(CHANGED)))
    assert len(before) == 5
    others = {"cases/a-eerder.yml": complete("title: Aardig\nadded: 2026-01-01\n"), "cases/zzz.yml": complete("title: Zee\nadded: 2027-01-01\n")}
    after = told(small_guide(tmp_path / "b", complete(CHANGED.replace("Eerst", "Nu anders").replace("Partij erbij", "Partij toegevoegd") + "  - {date: 2027-02-01, what: Nog iets}\n"), others))
    assert {key: moment for key, (_, moment) in before.items()}.items() <= {key: moment for key, (_, moment) in after.items()}.items()
    assert len(after) == 8
    assert told(small_guide(tmp_path / "c", complete(CHANGED)), base="https://elders.example/") == before


def test_a_new_name_of_a_file_is_no_news(tmp_path: Path) -> None:
    """A case is known by its first name: it keeps it under `aliases`."""
    before = told(small_guide(tmp_path / "a", complete(CHANGED)))
    root = small_guide(tmp_path / "b", complete(CHANGED + "aliases: [proef]\n"))
    (root / "cases/proef.yml").rename(root / "cases/nieuwe-naam.yml")
    assert told(root) == before


def test_no_clock_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds on different days give the same bytes."""

    def all_bytes() -> list[bytes]:
        feeds = feeds_of(site_of(GUIDE))
        return [*(file.data for file in plan_atom(feeds)), *(file.data for file in plan_jsonfeed(feeds))]

    before = all_bytes()

    class Later(date):
        @classmethod
        def today(cls) -> Later:
            return cls(2041, 1, 1)

    monkeypatch.setattr("datetime.date", Later)
    monkeypatch.setattr("time.time", lambda: 2_240_000_000.0)
    assert all_bytes() == before


def test_the_words_of_editors_and_the_day(tmp_path: Path) -> None:
    """What changed stands first, in a sentence; the address leads to the case; a day is noon."""
    entries = feeds_of(site_of(small_guide(tmp_path, complete("changes: [{date: 2026-12-01, what: bedrag verbeterd}]\n"))))[0].entries
    assert [(entry.title, entry.summary, entry.moment, entry.url) for entry in entries] == [
        ("Voorbeeld gewijzigd: Proef", "Bedrag verbeterd", "2026-12-01T00:00:00Z", f"{BASE}casussen/proef/"),
        ("Nieuw voorbeeld: Proef", "Een proef.", "2026-11-21T00:00:00Z", f"{BASE}casussen/de-brug/"),
        ("Nieuw voorbeeld: Proef", "Een proef.", "2026-11-21T00:00:00Z", f"{BASE}casussen/proef/"),
    ]
    assert entries[0].html.startswith("<p><strong>Bedrag verbeterd</strong></p>\n<p>Een proef.</p>")
    assert [tag.label for tag in entries[0].tags] == ["Werk"]


def hostile(text: str) -> Feed:
    """A feed of one entry of which every word is this text."""
    words = one_line(text)
    entry = Entry("urn:uuid:1", f"{BASE}x/", words, words, entry_html(words, words, "", (), f"{BASE}x/"), "2026-01-01T00:00:00Z", ())
    return Feed("", "urn:uuid:0", words, words, entry.moment, (entry,), BASE)


@pytest.mark.parametrize(
    "text", ["]]> <script>alert(1)</script>", "<b>&amp;</b> & \"quote\" 'x'", "nul\x00bel\x07esc\x1b einde", "\ud800 \ufffe \uffff", "</content></entry></feed>", "regel\neen\r\ntwee"]
)
def test_hostile_words_stay_words(text: str) -> None:
    """They are read back as letters, in the title and in the content; no element comes of them."""
    feed = hostile(text)
    parsed = feedparser.parse(atom(feed), sanitize_html=False)
    assert not parsed.bozo
    root = ElementTree.fromstring(atom(feed))
    assert root.findtext(f"{ATOM_NAMES}entry/{ATOM_NAMES}title") == feed.entries[0].title
    html = root.findtext(f"{ATOM_NAMES}entry/{ATOM_NAMES}content") or ""
    assert html == feed.entries[0].html == json.loads(json.dumps(jsonfeed(feed)))["items"][0]["content_html"]
    assert set(re.findall(r"<(/?\w+)", html)) <= {"p", "/p", "strong", "/strong", "a", "/a"}


@given(st.text())
def test_any_words_can_be_told(text: str) -> None:
    """Whatever an editor types, the feed can be read."""
    feed = hostile(text)
    root = ElementTree.fromstring(atom(feed))
    assert (root.findtext(f"{ATOM_NAMES}title") or "") == feed.title
    assert json.loads(json.dumps(jsonfeed(feed)).encode())["title"] == feed.title


def addresses(html: str) -> Iterable[str]:
    """Every address in a piece of HTML."""
    return re.findall(r'href="([^"]*)"', html)


def test_addresses_are_whole_and_lead_somewhere(site: Site) -> None:
    """In a feed nothing is relative: each address is that of something in the guide."""
    known = {urljoin(BASE, site.address(kind, name)) for kind, records in site.guide.records.items() for name in records}
    for feed in feeds_of(site):
        for entry in feed.entries:
            assert entry.url in known
            assert set(addresses(entry.html)) <= known


def test_pages_announce_their_feeds(site: Site) -> None:
    """Each feed is announced by its page, in both formats."""
    for feed in feeds_of(site):
        assert announced(site, feed.path) == (FeedLink(f"{feed.path}feed.xml", ATOM, feed.title), FeedLink(f"{feed.path}feed.json", JSON, feed.title))
    assert [link.url for link in announced(site, "")] == ["feed.xml", "feed.json"]
    assert [link.url for link in announced(site, "themas/wonen/")] == ["themas/wonen/feed.xml", "themas/wonen/feed.json"]
    assert {kind for kind in Kind if announced(site, site.address(kind, next(iter(site.guide.records[kind]), "x")))} == {kind for kind in OWN if site.guide.records[kind]}
    assert not any(announced(site, path) for path in ("themas/", "casussen/provincie/overijssel/", "themas/wonen/dieper/", "over/"))


def dates_of(record: Any) -> list[str]:
    """The days on which something happened to a record."""
    return [day for day, _ in happened(record)]


def test_what_happened_is_in_order() -> None:
    """Whatever the order in the file; a record that tells no days has no news."""
    guide = guide_in(GUIDE)
    assert happened(guide.cases["buurtwerf-de-lantaarn"]) == [("2026-11-21", ""), ("2026-12-01", "Bedrag verbeterd")]
    assert happened(guide.themes["wonen"]) == []
    assert dates_of(guide.lists["eerst-bouwen"]) == ["2026-11-22", "2026-12-02"]
