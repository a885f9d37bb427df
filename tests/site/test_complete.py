"""The site that looks at itself before it is put in place: nothing is wrong with ours, and whatever is broken on purpose is named."""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import pytest

from generator.complete.page import Page
from generator.complete.tree import Fault
from generator.complete.written import MOST, Promised, faults_of, together, told
from generator.guide import Guide
from generator.model.base import Kind
from generator.pages import feeds
from tests.site.built import Built
from tests.site.commands import build, copy_guide, tree
from tests.site.dom import Element, read

BASE = "https://wijkengids.example/"
ADDRESS = "https://wijken.voorbeeld.nl/gids/"
PLACEHOLDER, ADDRESSED = Promised("", BASE, True, True), Promised(ADDRESS, ADDRESS, True, False)
CASE, THEME, BRIDGE = "casussen/buurtwerf-de-lantaarn/index.html", "themas/werk/index.html", "casussen/de-brug/index.html"
#: Where a page says where something is, for the slow reading.
SAYING = ("href", "src", "action", "formaction", "poster", "data-from", "data-to")


@dataclass(frozen=True)
class Break:
    """Something that is done to a written site, and the file that it is done to."""

    name: str
    do: Callable[[Path], None]


def put(site: Path, name: str, data: bytes) -> None:
    """A file with other bytes; the file that it is a hard link to stays as it is."""
    (site / name).unlink(missing_ok=True)
    (site / name).write_bytes(data)


def swap(name: str, old: str, new: str, count: int = -1) -> Break:
    """Replace a text in a file."""

    def change(site: Path) -> None:
        text = (site / name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old}"
        put(site, name, text.replace(old, new, count).encode())

    return Break(name, change)


def cut(name: str, pattern: str) -> Break:
    """Take out what a pattern finds."""

    def change(site: Path) -> None:
        text, number = re.subn(pattern, "", (site / name).read_text(encoding="utf-8"), flags=re.DOTALL)
        assert number, f"{name} has no {pattern}"
        put(site, name, text.encode())

    return Break(name, change)


def filled(name: str, data: bytes) -> Break:
    """A file with other bytes."""
    return Break(name, lambda site: put(site, name, data))


def gone(name: str) -> Break:
    """A file that was not written."""
    return Break(name, lambda site: (site / name).unlink())


def altered(name: str, change: Callable[[object], object]) -> Break:
    """JSON in which something else stands."""
    return Break(name, lambda site: put(site, name, json.dumps(change(json.loads((site / name).read_text(encoding="utf-8")))).encode()))


def without_case(data: object) -> list[object]:
    """A list of records without that of one case."""
    assert isinstance(data, list)
    return [record for record in data if record["id"] != "de-brug"]


def without_item(data: object) -> object:
    """A feed that forgets one case."""
    assert isinstance(data, dict)
    return data | {"items": [item for item in data["items"] if "de-brug" not in item["url"]]}


def without_value(data: object) -> object:
    """The finder's data, in which the first case has lost its first value."""
    assert isinstance(data, dict)
    return data | {"cases": [data["cases"][0][1:], *data["cases"][1:]]}


def without_last(data: object) -> object:
    """The finder's data without the last case."""
    assert isinstance(data, dict)
    return data | {"cases": data["cases"][:-1]}


def unconnected(data: object) -> object:
    """A record of the API that does not know what names it."""
    assert isinstance(data, dict)
    return data | {"connected": {}}


def unsearched(site: Path) -> None:
    """The piece of one case is not in the index."""
    for file in (site / "zoeken/index/fragment").iterdir():
        if b"/casussen/de-brug/" in gzip.decompress(file.read_bytes()):
            file.unlink()


def unspoken(site: Path) -> None:
    """A piece of the index without a word."""
    file = next((site / "zoeken/index/fragment").iterdir())
    page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
    put(site, file.relative_to(site).as_posix(), gzip.compress(b"pagefind_dcd" + json.dumps(page | {"content": ""}).encode()))


def unzipped(site: Path) -> None:
    """An archive without the file of one case."""
    with zipfile.ZipFile(site / "data/wijkengids.zip") as old:
        kept = {name: old.read(name) for name in old.namelist() if name != "yaml/de-brug.yml"}
    (site / "data/wijkengids.zip").unlink()
    with zipfile.ZipFile(site / "data/wijkengids.zip", "w") as new:
        for name, data in kept.items():
            new.writestr(name, data)


def flipped(site: Path) -> None:
    """An archive in which a byte fell over."""
    data = bytearray((site / "data/wijkengids.zip").read_bytes())
    data[len(data) // 2] ^= 0xFF
    put(site, "data/wijkengids.zip", bytes(data))


DEAD, ANCHOR, MISSING = "'{}' leidt nergens heen", "een link gaat naar '#{}', maar dat staat niet in {}", "'{}' ontbreekt in deze lijst"
#: What is done to a written site → the file that is named, and what is said of it.
FAULTS: dict[str, tuple[Break, str, str]] = {
    "a link": (swap(BRIDGE, 'href="../../plaatsen/duinstad/"', 'href="../../plaatsen/duinstadt/"'), BRIDGE, DEAD.format("../../plaatsen/duinstadt/")),
    "a link without its slash": (swap(BRIDGE, 'href="../../plaatsen/duinstad/"', 'href="../../plaatsen/duinstad"'), BRIDGE, DEAD.format("../../plaatsen/duinstad")),
    "a scheme that is none": (swap(BRIDGE, 'href="../../plaatsen/duinstad/"', 'href="plaats:duinstad"'), BRIDGE, DEAD.format("plaats:duinstad")),
    "the menu": (swap(THEME, 'href="../../leerpunten/"', 'href="../../leerpunt/"'), THEME, DEAD.format("../../leerpunt/")),
    "a script": (swap(THEME, "assets/js/frame.js", "assets/js/kader.js"), THEME, DEAD.format("../../assets/js/kader.js")),
    "a script of a script": (gone("assets/js/finder-near.js"), "assets/js/finder.js", DEAD.format("./finder-near.js")),
    "a worker": (gone("assets/worker/search.js"), "assets/js/search/asking.js", DEAD.format("../../worker/search.js")),
    "the styles": (gone("assets/css/print.css"), THEME, DEAD.format("../../assets/css/print.css")),
    "a font": (gone("assets/fonts/public-sans.woff2"), "assets/css/together.css", DEAD.format("../fonts/public-sans.woff2")),
    "a font that is none": (filled("assets/fonts/public-sans.woff2", b"<!doctype html>"), "assets/fonts/public-sans.woff2", "niet te lezen (geen .woff2)"),
    "a sign": (swap("assets/signs.svg", 'id="menu"', 'id="meny"'), "404.html", ANCHOR.format("menu", "assets/signs.svg")),
    "the icon": (gone("assets/img/mark.svg"), THEME, DEAD.format("../../assets/img/mark.svg")),
    "an anchor on the page": (swap(BRIDGE, 'id="financiering"', 'id="geld"'), BRIDGE, ANCHOR.format("financiering", BRIDGE)),
    "an anchor elsewhere": (swap(CASE, 'id="leerpunt-begin-klein"', 'id="leerpunt-begin"'), "", ANCHOR.format("leerpunt-begin-klein", CASE)),
    "an address in linked data": (swap(BRIDGE, f"{BASE}plaatsen/duinstad/", f"{BASE}plaatsen/oud/"), BRIDGE, DEAD.format(f"{BASE}plaatsen/oud/")),
    "the root of scripts": (swap(THEME, 'data-root="../.."', 'data-root=".."'), THEME, DEAD.format('data-root=".."')),
    "the index of scripts": (gone("zoeken/index/pagefind.js"), THEME, DEAD.format("zoeken/index/pagefind.js")),
    "what the finder fetches": (swap("casussen/index.html", "casussen-keuze.json", "keuze.json"), "casussen/index.html", DEAD.format("../data/keuze.json")),
    "where a page moved": (swap("_redirects", "/api/v1/casussen/buurtwerf-de-lantaarn.json", "/api/v1/casussen/weg.json"), "_redirects", DEAD.format("/api/v1/casussen/weg.json")),
    "a moved page": (gone("casussen/de-lantaarn/index.html"), "casussen/de-lantaarn/index.html", "het bestand ontbreekt"),
    "an address in the API": (swap("api/v1/casussen/de-brug.json", '"/casussen/de-brug/"', '"/casussen/brug/"'), "api/v1/casussen/de-brug.json", DEAD.format("/casussen/brug/")),
    "an address in a table": (swap("data/citaat.ris", f"{BASE}data/", f"{BASE}gegevens/"), "data/citaat.ris", DEAD.format(f"{BASE}gegevens/")),
    "an address in a piece of a page": (swap("vergelijken/de-brug.json", "../casussen/de-brug/", "../casussen/brug/"), "vergelijken/de-brug.json", DEAD.format("../casussen/brug/")),
    "the address in a feed": (swap("feed.json", f"{BASE}casussen/de-brug/", f"{BASE}brug/"), "feed.json", DEAD.format(f"{BASE}brug/")),
    "a page": (gone(BRIDGE), BRIDGE, "het bestand ontbreekt"),
    "a picture": (gone("plaatjes/casussen/de-brug.png"), "plaatjes/casussen/de-brug.png", "het bestand ontbreekt"),
    "the overview": (cut("casussen/index.html", r'<li class="brief" data-case="de-brug".*?</li>'), "casussen/index.html", MISSING.format("de-brug")),
    "a theme": (swap(THEME, "casussen/de-brug/", "casussen/straatfeest/"), THEME, MISSING.format("casussen/de-brug/")),
    "a place": (swap("plaatsen/duinstad/index.html", "casussen/de-brug/", "casussen/straatfeest/"), "plaatsen/duinstad/index.html", MISSING.format("casussen/de-brug/")),
    "a place around it": (swap("plaatsen/veldland/index.html", "casussen/de-brug/", "casussen/straatfeest/"), "plaatsen/veldland/index.html", MISSING.format("casussen/de-brug/")),
    "a party": (swap("partijen/stichting-de-lantaarn/index.html", "casussen/de-brug/", "casussen/straatfeest/"), "partijen/stichting-de-lantaarn/index.html", MISSING.format("casussen/de-brug/")),
    "a network": (swap("leernetwerken/netwerk-van-werven/index.html", "casussen/de-brug/", "casussen/straatfeest/"), "leernetwerken/netwerk-van-werven/index.html", MISSING.format("casussen/de-brug/")),
    "a source": (swap("bronnen/verslag-veldstad-2017/index.html", "casussen/de-brug/", "casussen/straatfeest/"), "bronnen/verslag-veldstad-2017/index.html", MISSING.format("casussen/de-brug/")),
    "a reading list": (swap("leeslijsten/eerst-bouwen/index.html", "casussen/de-brug/", "casussen/straatfeest/"), "leeslijsten/eerst-bouwen/index.html", MISSING.format("casussen/de-brug/")),
    "a related case": (swap(CASE, "../../casussen/de-brug/", "../../casussen/straatfeest/"), CASE, MISSING.format("casussen/de-brug/")),
    "all of A to Z": (swap("a-z/index.html", "../casussen/de-brug/", "../casussen/straatfeest/"), "a-z/index.html", MISSING.format("casussen/de-brug/")),
    "the learnings": (swap("leerpunten/index.html", "../casussen/de-brug/", "../casussen/straatfeest/"), "leerpunten/index.html", MISSING.format("casussen/de-brug/")),
    "the list of the API": (altered("api/v1/casussen.json", without_case), "api/v1/casussen.json", MISSING.format("de-brug")),
    "a stranger in the API": (altered("api/v1/casussen.json", lambda data: [{"id": "vreemd"}, *without_case(data)]), "api/v1/casussen.json", "'vreemd' staat in deze lijst, maar niet in de gids"),
    "a record of the API": (altered("api/v1/casussen/de-brug.json", unconnected), "api/v1/casussen/de-brug.json", MISSING.format("plaatsen/duinstad")),
    "a record of the API that is gone": (gone("api/v1/plaatsen/duinstad.json"), "api/v1/plaatsen/duinstad.json", "het bestand ontbreekt"),
    "the address of a record of the API": (swap("api/v1/plaatsen/veldland.json", '"address":"/plaatsen/veldland/"', '"address":"/plaatsen/"'), "api/v1/plaatsen/veldland.json", "het adres is '/plaatsen/', dat moet '/plaatsen/veldland/' zijn"),
    "a record of the API that is none": (filled("api/v1/themas/werk.json", b"[1]"), "api/v1/themas/werk.json", "het bestand is niet te lezen (TypeError"),
    "the index of the API": (swap("api/v1/index.json", '"count":4', '"count":3'), "api/v1/index.json", "van 'casus' staan er 3, dat moeten er 4 zijn"),
    "the feed": (altered("feed.json", without_item), "feed.json", MISSING.format("casussen/de-brug/")),
    "the feed of a theme": (altered("themas/werk/feed.json", without_item), "themas/werk/feed.json", MISSING.format("casussen/de-brug/")),
    "the other format of a feed": (swap("feed.xml", "casussen/de-brug/", "casussen/straatfeest/"), "feed.xml", MISSING.format("casussen/de-brug/")),
    "a value of the finder": (altered("data/casussen-keuze.json", without_value), "data/casussen-keuze.json", "bij 'buurtwerf-de-lantaarn' ontbreekt 'opgave/wonen'"),
    "the finder": (altered("data/casussen-keuze.json", without_last), "data/casussen-keuze.json", "van 'casussen' staan er 3, dat moeten er 4 zijn"),
    "the comparison": (altered("vergelijken/index.json", without_case), "vergelijken/index.json", MISSING.format("de-brug")),
    "the search": (Break("zoeken/index", unsearched), "zoeken/index", MISSING.format("casussen/de-brug/")),
    "a page without words in the search": (Break("zoeken/index", unspoken), "", "weet de zoekindex niets"),
    "a choice of the search": (swap("zoeken/index/woorden/keuzes.json", "Samenleven", "Samen leven"), "zoeken/index/woorden/keuzes.json", "bij 'de-brug' ontbreekt 'samenleven'"),
    "a table": (cut("data/casussen.csv", r"\nde-brug,[^\n]*"), "data/casussen.csv", MISSING.format("de-brug")),
    "a table without anything": (filled("data/cijfers.csv", b""), "data/cijfers.csv", "leeg"),
    "a table without a row": (filled("data/fasen.csv", b"\xef\xbb\xbf"), "data/fasen.csv", "niet te lezen"),
    "a table with half a line end": (filled("data/deelnames.csv", b"case\rde-brug\n"), "data/deelnames.csv", "niet te lezen (Error"),
    "rows of a table": (cut("data/leerpunten.csv", r"\n[^\n]*,de-brug,[^\n]*"), "data/leerpunten.csv", "van 'de-brug' staan er 0, dat moeten er 1 zijn"),
    "the archive": (Break("data/wijkengids.zip", unzipped), "data/wijkengids.zip", MISSING.format("yaml/de-brug.yml")),
    "a byte of the archive": (Break("data/wijkengids.zip", flipped), "data/wijkengids.zip", ""),
    "an empty file": (filled("casussen/de-brug/notitie.txt", b""), "casussen/de-brug/notitie.txt", "het bestand is leeg"),
    "a file of spaces": (filled("casussen/de-brug/notitie.txt", b"\n \n"), "casussen/de-brug/notitie.txt", "het bestand is leeg"),
    "half a file": (swap("feed.json", "]}", ""), "feed.json", "het bestand is niet te lezen"),
    "half a feed": (swap("feed.xml", "</feed>", ""), "feed.xml", "het bestand is niet te lezen"),
    "no text": (filled(BRIDGE, b"\xff\xfe"), BRIDGE, "het bestand is niet te lezen"),
    "an empty page": (cut(BRIDGE, r"(?<=</h1>).*?(?=</main>)"), BRIDGE, "op de pagina staat geen tekst"),
    "a page without a heading": (cut(BRIDGE, r"(?<=<h1>).*?(?=</h1>)"), BRIDGE, "de pagina heeft geen kop"),
    "a page without a title": (cut(BRIDGE, r"(?<=<title>).*?(?=</title>)"), BRIDGE, "de pagina heeft geen titel"),
    "a chart": (cut(CASE, r'(?<=aria-labelledby="casus-buurtwerf-de-lantaarn-betaalde-baan-wide-titel casus-buurtwerf-de-lantaarn-betaalde-baan-wide-tekst">).*?(?=</svg>)'), CASE, "een afbeelding is leeg"),
    "the file of a chart": (cut("grafieken/casus-buurtwerf-de-lantaarn-meldingen.svg", r"<(?:path|rect|circle|line)\b[^>]*/>"), "grafieken/casus-buurtwerf-de-lantaarn-meldingen.svg", "een afbeelding is leeg"),
    "a value that was missing": (swap(BRIDGE, "<dd>Buurt</dd>", "<dd>None</dd>"), BRIDGE, "er staat 'None', dat een sjabloon liet staan"),
    "marks of a template": (swap(BRIDGE, "<dd>Buurt</dd>", "<dd>{{ case.scale }}</dd>"), BRIDGE, "er staat '{{ case.scale }}'"),
}  # fmt: skip


def groups() -> list[list[str]]:
    """The faults, so that no file has two in one group: to look at a whole site takes a fifth of a second. Of two files that are compared with each other one is broken."""
    beside = {"data/casussen-keuze.json": "casussen/index.html", "feed.xml": "feed.json"}
    made: list[dict[str, str]] = []
    for name, (broken_by, _, _) in FAULTS.items():
        file = beside.get(broken_by.name, broken_by.name)
        group = next((group for group in made if file not in group), None)
        if group is None:
            made.append(group := {})
        group[file] = name
    return [[*group.values()] for group in made]


@pytest.fixture(scope="module")
def addressed(invented: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented guide at an address of its own, in a folder of a host, without the search."""
    root = copy_guide(invented.root, tmp_path_factory.mktemp("adres") / "gids")
    done = build(root, None, "--no-search", WIJKENGIDS_URL=ADDRESS, WIJKENGIDS_NOINDEX="false")
    assert done.returncode == 0, done.stderr
    return root / "site"


def broken(site: Path, to: Path, breaks: Iterable[Break], guide: Guide, promised: Promised) -> list[Fault]:
    """What is said of a copy of a site in which something was broken. The copy is made of hard links."""
    shutil.copytree(site, to, copy_function=os.link)
    for change in breaks:
        change.do(to)
    return faults_of(to, guide, promised)


def test_nothing_is_wrong_with_ours(invented: Built, addressed: Path) -> None:
    """Without an address and with one. Every build of the other tests was looked at too, that of the real guide among them."""
    assert faults_of(invented.site, invented.guide, PLACEHOLDER) == []
    assert faults_of(addressed, invented.guide, ADDRESSED) == []


@pytest.mark.parametrize("names", groups())
def test_each_fault_is_named(invented: Built, tmp_path: Path, names: list[str]) -> None:
    """The file in which it shows, and what is wrong; the site that it is a copy of stays whole."""
    found = broken(invented.site, tmp_path / "site", [FAULTS[name][0] for name in names], invented.guide, PLACEHOLDER)
    for name in names:
        _, file, words = FAULTS[name]
        assert [fault for fault in found if (not file or fault.file == file) and words in fault.words], f"{name}:\n" + "\n".join(map(str, found))


@pytest.mark.parametrize(
    ("break_it", "file", "words"),
    [
        (cut("sitemap.xml", rf"<url><loc>{ADDRESS}casussen/de-brug/</loc>.*?</url>"), "sitemap.xml", MISSING.format("casussen/de-brug/")),
        (cut("sitemap.xml", rf"<url><loc>{ADDRESS}over/</loc>.*?</url>"), "sitemap.xml", MISSING.format("over/")),
        (gone("sitemap.xml"), "sitemap.xml", "het bestand ontbreekt"),
        (swap("robots.txt", "sitemap.xml", "kaart.xml"), "robots.txt", DEAD.format(f"{ADDRESS}kaart.xml")),
        (swap(THEME, f'<link rel="canonical" href="{ADDRESS}themas/werk/">', f'<link rel="canonical" href="{ADDRESS}werk/">'), THEME, DEAD.format(f"{ADDRESS}werk/")),
        (swap(THEME, f'content="{ADDRESS}plaatjes/themas/werk.png"', f'content="{ADDRESS}plaatjes/werk.png"'), THEME, DEAD.format(f"{ADDRESS}plaatjes/werk.png")),
        (swap("404.html", "/gids/casussen/", "/gids/casus/"), "404.html", DEAD.format("/gids/casus/")),
    ],
    ids=["a case on the sitemap", "a page on the sitemap", "the sitemap", "where the sitemap is", "the whole address of a page", "the picture of a page", "the page for what is not there"],
)
def test_each_fault_of_a_site_with_an_address_is_named(invented: Built, addressed: Path, tmp_path: Path, break_it: Break, file: str, words: str) -> None:
    """What only a site with an address has."""
    found = broken(addressed, tmp_path / "site", [break_it], invented.guide, ADDRESSED)
    assert [fault for fault in found if fault.file == file and words in fault.words], "\n".join(map(str, found))


def test_a_cell_may_be_longer_than_python_reads_by_itself(invented: Built, tmp_path: Path) -> None:
    """In a guide of ten thousand cases the cell of a common source names thousands. Afterwards files of editors are read as strictly as before."""
    long = " ".join(["een-heel-gewone-casus"] * 10_000)
    before = csv.field_size_limit()
    assert len(long) > before
    assert broken(invented.site, tmp_path / "site", [swap("data/bronnen.csv", "buurtwerf-de-lantaarn", long, 1)], invented.guide, PLACEHOLDER) == []
    assert csv.field_size_limit() == before


def slowly(page: Element) -> tuple[set[str], set[str]]:
    """(links, anchors) of a page, read as a tree. The pictures of styles are no attribute, and no page of ours has a `srcset`."""
    found = [*page.walk()]
    links = {value for element in found for name, value in element.attributes.items() if name in SAYING}
    links |= {element.get("content").partition("url=")[2] for element in found if element.get("http-equiv") == "refresh"}
    assert not [element for element in found if "srcset" in element.attributes or "url(" in element.get("style")]
    return links, {element.get("id") for element in found if "id" in element.attributes}


def test_the_fast_reading_of_a_page_finds_what_the_slow_one_does(real: Built, invented: Built) -> None:
    """All pages of the invented guide, and every twenty-fifth of the real one."""
    files = [*chain(sorted(invented.site.rglob("*.html")), sorted(real.site.rglob("*.html"))[::12])]
    assert len(files) > 200
    for file in files:
        html = file.read_text(encoding="utf-8")
        page, (links, ids) = Page(html), slowly(read(html)[0])
        assert not page.links ^ links, file
        assert not page.ids ^ ids, file


@pytest.mark.parametrize(
    ("html", "links", "ids"),
    [
        ('<a title="a > b" href="x/">x</a>', {"x/"}, set()),
        ("<a href='x/' id='y'>x</a>", {"x/"}, {"y"}),
        ('<p>href="x/" id="y"</p><!-- <a href="z/"> --><pre>&lt;a href="w/"></pre>', set(), set()),
        ('<script src="x.js">if (a < b) f("<a href=\\"y/\\">")</script><style>.a { } /* <a id="z"> */</style>', {"x.js"}, set()),
        ('<a href="?a=1&amp;b=2#een&amp;twee"></a><p id="een&amp;twee">', {"?a=1&b=2#een&twee"}, {"een&twee"}),
        ('<img srcset="a.png 1x, b.png 2x" src="c.png"><p style="background: url(d.png)">', {"a.png", "b.png", "c.png", "d.png"}, set()),
        ('<a\n  class="x"\n  href="y/"\n>x</a>', {"y/"}, set()),
        ("<style>p { background: url('a.png') }</style><p>url(b.png)</p>", {"a.png"}, set()),
        ('<p data-id="x" data-href="y">', set(), set()),
    ],
)
def test_a_page_is_read_as_a_browser_does(html: str, links: set[str], ids: set[str]) -> None:
    """Quoted signs, both kinds of quotation marks, text that looks like a tag, scripts, comments and entities."""
    assert not Page(html).links ^ links
    assert not Page(html).ids ^ ids


def test_words_of_editors_are_no_leftovers(invented: Built, tmp_path: Path) -> None:
    """Who writes `None` or `{{ x }}` in a case may publish it."""
    case = invented.guide.cases["de-brug"].model_copy(update={"summary": "{{ x }}", "title": "None"})
    guide = replace(invented.guide, cases={**invented.guide.cases, "de-brug": case})
    write = [swap(BRIDGE, "<h1>De Brug</h1>", "<h1>None</h1><p>{{ x }}</p>")]
    assert broken(invented.site, tmp_path / "a", write, guide, PLACEHOLDER) == []
    assert len(broken(invented.site, tmp_path / "b", write, invented.guide, PLACEHOLDER)) == 2


def test_of_very_many_faults_the_number_is_told() -> None:
    """Nobody reads hundreds of lines."""
    assert told([Fault("a", "b")] * (MOST + 2)) == ["a: b"] * MOST + ["en nog 2 andere"]
    assert told([Fault("a", "b")]) == ["a: b"]


def test_what_is_wrong_on_every_page_is_told_once(invented: Built, tmp_path: Path) -> None:
    """A link of the shell, as pages of every depth say it, with how many other files have it; what is wrong on one page is not hidden by it."""
    link = FAULTS["a link"][0]
    found = broken(invented.site, tmp_path / "site", [gone("assets/css/print.css"), link], invented.guide, PLACEHOLDER)
    pages = {fault.file for fault in found if "print.css" in fault.words}
    assert len(pages) > 100
    assert len({fault.words for fault in found if "print.css" in fault.words}) > 2
    assert told(together(found)) == [
        f"404.html: '/assets/css/print.css' leidt nergens heen (ook in {len(pages) - 1} andere bestanden)",
        f"{BRIDGE}: {FAULTS['a link'][2]}",
    ]


def test_two_pages_are_two() -> None:
    """One other file is said in other words, a link that stands in one file twice is told once, and what is about nothing stays apart."""
    dead = [Fault("a", "'x' leidt nergens heen", "x"), Fault("a", "'./x' leidt nergens heen", "x"), Fault("b", "'../x' leidt nergens heen", "x")]
    assert told(together(dead)) == ["a: 'x' leidt nergens heen (ook in 1 ander bestand)"]
    assert told(together(dead[:2])) == ["a: 'x' leidt nergens heen"]
    empty = [Fault("a", "het bestand is leeg"), Fault("b", "het bestand is leeg")]
    assert together(empty) == empty


def test_an_incomplete_site_is_not_published(invented: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell that asks for what is not there, and a planner that forgets: the old site stands, each fault is named, and it is said whose fault it is."""
    root = copy_guide(invented.root, tmp_path / "gids")
    shutil.copytree(invented.site, root / "site", copy_function=os.link)
    before = tree(root / "site")
    swap("theme/404.html", "{% endblock %}", '<img src="/weg.png" alt="">{% endblock %}').do(root)
    told_in = feeds._told_in
    monkeypatch.setattr("generator.pages.feeds._told_in", lambda site, kind, name: set() if kind is Kind.THEME else told_in(site, kind, name))
    done = build(root, None, "--no-search")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "404.html: '/weg.png' leidt nergens heen" in said
    assert "themas/werk/feed.json: 'casussen/de-brug/' ontbreekt in deze lijst" in said
    assert "De site is niet gebouwd; de vorige staat er nog. Wat gemaakt is, klopt niet: " in said
    assert "Traceback" not in said
    assert tree(root / "site") == before
    assert sorted(os.listdir(root)) == [".cache", "cases", "content", "mkdocs.yml", "site", "theme"]
