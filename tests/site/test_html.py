"""What holds for each page of the site: its links, its shape, its language, and that nothing comes from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

from generator.pages.overviews import HOME
from tests.site.built import Built
from tests.site.dom import Element

HERE = "http://site/"
BLOCKS = re.compile(r"address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h\d|header|hr|main|nav|ol|p|pre|section|table|ul")
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "data-root")
ENGLISH = re.compile(
    r"\b(Permanent link|Search|Table of contents|Skip to|Page not found|Not found|Back to top|Edit this page|Last update|Copy to clipboard|Made with|Initializing|matching documents|Toggle|Navigation|Next page|Previous page)\b"
    r"|\b(January|February|March|May|June|July|August|October) \d{4}\b|\b\d{1,2} (january|february|march|may|june|july|august|october)\b",
    re.IGNORECASE,
)
# Signs that a template or a text came through unfinished.
LEAKS = re.compile(
    r"\bNone\b|\bTrue\b|\bFalse\b|\bUndefined\b|\bundefined\b|\bNaN\b|\{\{|\}\}|\{%|\[\^|\]\(|&(amp|lt|quot|#\d+);"
    r"|\b(casus|thema|plaats|partij|begrip|bron|leernetwerk|indicator|groep|pagina):[a-z0-9]|\b[A-Z]\w+\.[A-Z_]{3,}\b|<\w+ object|\bEUR\b"
)

# Lists that scripts fill.
FILLED = {"search__hits", "resultaten", "links links--instead"}


def addresses(page: Element) -> Iterator[tuple[Element, str]]:
    """Each address that a page names, with the element that names it."""
    for element in page.walk():
        for name in ADDRESSES:
            if name in element.attributes:
                yield element, element.get(name)
        for candidate in filter(None, element.get("srcset").split(",")):
            yield element, candidate.split()[0]


def leads_outside(element: Element, address: str) -> bool:
    """Is this an address elsewhere, that readers go to only when they choose to?"""
    return urlsplit(address).scheme in ("http", "https", "mailto") and element.tag == "a"


def ids(page: Element) -> list[str]:
    """The ids on a page."""
    return [element.get("id") for element in page.walk() if "id" in element.attributes]


def test_every_address_leads_somewhere(built: Built) -> None:
    """Links, anchors, styles, scripts, pictures, signs and forms lead to what exists, also in the frame, on 404.html and in the signs."""
    anchors = {address: set(ids(page)) for address, page in built.pages.items()}
    signs = set(re.findall(r'\sid="([^"]+)"', (built.site / "assets/signs.svg").read_text(encoding="utf-8")))
    faults, seen = set(), 0
    for address, page in built.pages.items():
        for element, named in addresses(page):
            if leads_outside(element, named):
                continue
            seen += 1
            target = urlsplit(urljoin(HERE + address, named))
            path, anchor = unquote(target.path).lstrip("/"), unquote(target.fragment)
            known = {"assets/signs.svg": signs}.get(path, anchors.get(path, set()))
            if target.netloc != "site" or not (path in anchors or (built.site / path).is_file()) or (anchor and anchor not in known):
                faults.add((address, element.tag, named))
    assert not faults
    assert seen > 20 * len(built.pages)


def test_styles_and_scripts_ask_for_nothing_elsewhere(built: Built) -> None:
    """What a style sheet names exists; our own files name no other host."""
    for style in built.site.rglob("*.css"):
        for named in re.findall(r"""(?:url\(|@import)\s*["']?([^"')\s]+)""", style.read_text(encoding="utf-8")):
            assert (style.parent / named.partition("#")[0]).is_file(), (style.name, named)
    own = [path for path in (built.site / "assets").rglob("*") if path.suffix in (".css", ".js", ".svg") and "javascripts" not in path.parts]
    assert {path.suffix for path in own} == {".css", ".js", ".svg"}
    for path in own:
        assert not re.findall(r"https?://(?!www\.w3\.org/)[^\s\"']*|[\"']//\w", path.read_text(encoding="utf-8")), path


def test_nothing_is_loaded_from_elsewhere(built: Built) -> None:
    """Only links that a reader may follow name another host, and they say so."""
    for address, page in built.pages.items():
        for element in page.walk():
            named = [value for name, value in element.attributes.items() if re.match(r"(https?:)?//", value) and name != "xmlns"]
            assert not named or (element.tag == "a" and element.get("rel") == "external"), (address, element.tag, named)


def test_the_search_knows_every_page_that_is_about_something(built: Built) -> None:
    """Each place in the index exists; everything with a page of its own is in it, and what messages mean; lists of others are not."""
    about = {built.facts.address(kind, name) for kind, records in built.guide.records.items() for name in records if name != HOME}
    assert set(built.indexed) <= set(built.pages)
    assert set(built.indexed) == {*about, "meedoen/meldingen/"}
    assert not [address for address, page in built.indexed.items() if not page.text or not page.fields["title"]]


def test_pages_are_written_properly(built: Built) -> None:
    """Elements are closed where they should be, and stand where browsers leave them."""
    faults = [(address, fault) for address, (_, found) in built.parsed.items() for fault in found]
    for address, (page, _) in built.parsed.items():
        for element in page.walk():
            around = element.parent.tag if element.parent else ""
            if "p" in element.inside and BLOCKS.fullmatch(element.tag):
                faults.append((address, f"<{element.tag}> in <p>: {element.text[:60]}"))
            if element.tag in ("a", "button") and {"a", "button"} & set(element.inside):
                faults.append((address, f"<{element.tag}> in a link: {element.text[:60]}"))
            if (around in ("ul", "ol") and element.tag != "li") or (around == "dl" and element.tag not in ("dt", "dd", "div")):
                faults.append((address, f"<{element.tag}> in <{around}>"))
            if element.tag in ("ul", "ol", "dl", "tbody") and not any(isinstance(child, Element) for child in element.children) and not FILLED & {element.get("class"), element.get("id")}:
                faults.append((address, f"<{element.tag}> without items"))
    assert not faults


def test_each_page_has_one_title_one_main_and_ids_of_its_own(built: Built) -> None:
    """One h1, one main, lang=nl; ids once; each label and description refers to what exists."""
    for address, page in built.pages.items():
        pictured = sum(len(picture.all("title")) for picture in page.all("svg"))
        assert [len(page.all("html")), len(page.all("h1")), len(page.all("main")), len(page.all("title")) - pictured] == [1, 1, 1, 1], address
        assert page.all("html")[0].get("lang") == "nl"
        known = Counter(ids(page))
        assert not [name for name, count in known.items() if count > 1 or not name], address
        for element in page.walk():
            referred = {name for key in ("for", "aria-labelledby", "aria-describedby", "aria-controls") for name in element.get(key).split()}
            assert referred <= set(known), (address, referred)


def test_headings_step_down_one_at_a_time(built: Built) -> None:
    """No level is skipped on the way down."""
    for address, page in built.pages.items():
        levels = [int(element.tag[1]) for element in page.all("main")[0].walk() if re.fullmatch("h[1-6]", element.tag)]
        assert levels[0] == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


def test_titles_and_descriptions_tell_pages_apart(built: Built) -> None:
    """A title is on one page only and ends in the name of the site; a description is not empty."""
    titles = {address: page.all("title")[0].text for address, page in built.pages.items()}
    assert not [(title, count) for title, count in Counter(titles.values()).items() if count > 1]
    assert all(" – Wijkengids" in title or not address for address, title in titles.items())
    for address, page in built.pages.items():
        described = [found.get("content").strip() for found in page.all("meta") if found.get("name") == "description"]
        assert len(described) == 1, address
        assert described[0], address


def test_nothing_is_inline(built: Built) -> None:
    """No inline script or style and no handler: the Content-Security-Policy forbids them all. Only letters for mail have styles within their elements."""
    for address, page in built.pages.items():
        assert not page.all("style"), address
        assert not [script.text for script in page.all("script") if script.children or not script.get("src")], address
        assert not [name for element in page.walk() for name in element.attributes if (name == "style" and not address.startswith("nieuwsbrief/")) or name.startswith("on")], address
        assert not [value for element in page.walk() for value in element.attributes.values() if value.strip().lower().startswith("javascript:")], address


def words_of(page: Element) -> str:
    """Everything on a page that is read or read out."""
    spoken = ("title", "aria-label", "alt", "placeholder", "content", "data-label")
    return "\n".join([page.text, *(element.get(name) for element in page.walk() for name in spoken if name in element.attributes)])


def test_no_english_interface(built: Built) -> None:
    """Nothing of MkDocs or Material speaks through."""
    assert not {(address, found.group()) for address, page in built.pages.items() for found in ENGLISH.finditer(words_of(page))}


def test_nothing_unfinished(built: Built) -> None:
    """No empty value, no markup, no id of a record, no code of a currency; but in what is shown as an editor types it."""
    for address, page in built.pages.items():
        typed = Counter(found.group() for element in page.all("code") for found in LEAKS.finditer(element.text))
        assert not Counter(found.group() for found in LEAKS.finditer(words_of(page))) - typed, address


def test_numbers_are_written_as_the_dutch_do(built: Built) -> None:
    """A point separates thousands, a comma the decimals: 1.413,7 and € 200.000."""
    for address, page in built.pages.items():
        for amount in page.all("span", "amount"):
            if "amount--words" not in amount.get("class"):
                assert not re.search(r"\d\.(?!\d{3}(?!\d))\d|\d,\d{3}(?!\d)|\d{5}|€\d", amount.text), (address, amount.text)
