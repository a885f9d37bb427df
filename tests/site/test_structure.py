"""What axe cannot judge of the structure of a page: landmarks that say what they are, titles, links that tell where they lead, tables, labels, languages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

import pytest

from tests.site.built import Built
from tests.site.dom import Element, read

Ids = Mapping[str, Element]
#: Words that say nothing of where a link leads.
EMPTY = re.compile(r"(lees |bekijk |kijk |klik |ga )*(hier|meer|verder|lees|bekijk|kijk|link|deze|dit|deze pagina|website|site|info|hieronder|naar)\.?", re.IGNORECASE)
#: Words that Dutch does not have: two of them in one text and it is English.
ENGLISH = re.compile(r"\b(the|and|with|from|this|that|these|their|your|you|which|are|been|have|would|should|about|its|how|what|when|where|who)\b", re.IGNORECASE)
REFERRING = ("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns", "for", "headers", "list", "form")
SECTIONING = {"article", "aside", "main", "nav", "section"}


def name_of(element: Element, ids: Ids) -> str:
    """The name that is given to an element: by other elements or in an attribute."""
    if labelled := element.get("aria-labelledby"):
        return " ".join(ids[name].text for name in labelled.split() if name in ids)
    return element.get("aria-label")


def heard(element: Element, ids: Ids) -> str:
    """What a screen reader says of a link or a heading: its name, or the words in it that are not hidden."""

    def words(of: Element) -> Iterator[str]:
        for child in of.children:
            if isinstance(child, str):
                yield child
            elif child.get("aria-hidden") != "true" and "hidden" not in child.attributes and child.tag not in ("script", "style"):
                if child.get("aria-label"):
                    yield child.get("aria-label")
                elif child.tag == "img":
                    yield child.get("alt")
                else:
                    yield from words(child)

    return name_of(element, ids) or " ".join("".join(words(element)).replace("\u00ad", "").split())


def landmarks(page: Element, ids: Ids) -> Iterator[str]:
    """Several of one kind need names, all different; the shell has one banner, one main, one end."""
    found: dict[str, list[str]] = defaultdict(list)
    own = bool(page.all("header", "top"))
    for element in page.walk():
        inside = set(element.inside)
        kind = {"navigation": "nav", "complementary": "aside", "region": "section", "search": "search"}.get(element.get("role")) or {
            "nav": "nav",
            "aside": "aside",
            "section": "section",
            "main": "main",
        }.get(element.tag)
        if element.tag in ("header", "footer") and not inside & SECTIONING:
            kind = {"header": "banner", "footer": "contentinfo"}[element.tag]
        if kind:
            found[kind].append(name_of(element, ids).strip())
    for kind in ("main", *(("banner", "contentinfo") if own else ())):
        if len(found[kind]) != 1:
            yield f"{len(found[kind])} × {kind}"
    for kind in ("nav", "section", "aside"):
        for name, count in Counter(found[kind]).items():
            if count > 1 or not name:
                yield f"{count} × {kind} ‘{name}’"
    if len(found["search"]) > 1 and len(set(found["search"])) < len(found["search"]):
        yield "search without a name of its own"


def headings(page: Element, ids: Ids) -> Iterator[str]:
    """None is empty; the title begins with what the page is about."""
    yield from (f"empty <{element.tag}>" for element in page.walk() if re.fullmatch("h[1-6]", element.tag) and not heard(element, ids))
    [title] = [found.text for found in page.all("title") if "svg" not in found.inside]
    [first] = page.all("h1")
    # The title of the home page is the name of the site.
    if page.all("body")[0].get("class") != "page-home" and not title.startswith(heard(first, ids)):
        yield f"title ‘{title}’ of ‘{heard(first, ids)}’"


def controls(page: Element, ids: Ids) -> Iterator[str]:
    """What can be filled in, pressed or followed has a name; no order of its own, no keys of its own; what is referred to exists."""
    labelled = {label.get("for") for label in page.all("label")}
    for element in page.walk():
        if (
            element.tag in ("input", "select", "textarea")
            and element.get("type") not in ("hidden", "submit")
            and not (name_of(element, ids) or element.get("id") in labelled or "label" in element.inside)
        ):
            yield f"<{element.tag} {element.get('name')}> without a label"
        if element.tag in ("a", "button", "summary", "legend") and ("href" in element.attributes or element.tag != "a") and not heard(element, ids):
            yield f"<{element.tag} {element.get('class')}> without a name"
        if element.tag == "fieldset" and not (element.all("legend") or name_of(element, ids)):
            yield "<fieldset> without a legend"
        if element.tag == "details" and not element.all("summary"):
            yield "<details> without a summary"
        if element.tag == "img" and "alt" not in element.attributes:
            yield f"<img {element.get('src')}> without alt"
        if element.tag == "iframe" and not element.get("title"):
            yield "<iframe> without a title"
        if element.tag == "svg" and "svg" not in element.inside and element.get("aria-hidden") != "true" and not (element.get("role") == "img" and (name_of(element, ids) or element.all("title"))):
            yield f"<svg {element.get('class')}> without a name"
        if element.get("tabindex").isdigit() and int(element.get("tabindex")) > 0:
            yield f"tabindex {element.get('tabindex')}"
        if "accesskey" in element.attributes:
            yield "accesskey"
        yield from (f"{key} {name}" for key in REFERRING for name in element.get(key).split() if name not in ids)


def tables(page: Element, ids: Ids) -> Iterator[str]:
    """A table of data has a name (its own, or that of the frame it scrolls in) and headings that say of what."""
    for table in page.all("table"):
        if table.get("role") == "presentation":
            continue
        around = table.parent
        if not (table.all("caption") or name_of(table, ids) or (around and name_of(around, ids))):
            yield f"<table {table.get('class')}> without a name"
        if not table.all("th"):
            yield f"<table {table.get('class')}> without headings"
        yield from (f"<th> {cell.text[:30]} without scope" for cell in table.all("th") if cell.get("scope") not in ("col", "row", "colgroup", "rowgroup"))


def context(link: Element, ids: Ids) -> str:
    """What a screen reader can say around a link: its sentence, item or cell with its headings, and the names of what these stand in."""
    around, said = link.parent, []
    while around:
        if around.tag in ("li", "p", "td", "th", "dd", "dt", "figure", "article", "summary", "h2", "h3", "h4"):
            said.append(around.text)
        if around.tag == "tr":
            said += [cell.text for cell in around.all("th")]
        if around.tag == "dd" and around.parent:
            before = around.parent.children[: around.parent.children.index(around)]
            said += [one.text for one in before if isinstance(one, Element) and one.tag == "dt"][-1:]
        if around.tag == "details":
            said += [one.text for one in around.all("summary")[:1]]
        said.append(name_of(around, ids))
        around = around.parent
    return " | ".join(filter(None, said))


def links(page: Element, ids: Ids) -> Iterator[str]:
    """Links with the same words in the same place lead to the same page; none says only ‘lees meer’."""
    leads: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in page.all("a"):
        if "href" in link.attributes:
            words = heard(link, ids)
            # In a sentence of an editor the words around tell them apart.
            if "flow" not in " ".join(of.get("class") for of in _around(link)):
                leads[words.lower(), context(link, ids)].add(link.get("href"))
            if EMPTY.fullmatch(words):
                yield f"a link says only ‘{words}’"
    yield from (f"‘{words}’ leads to {sorted(there)}" for (words, _), there in leads.items() if len(there) > 1)


def _around(element: Element) -> Iterator[Element]:
    around = element.parent
    while around:
        yield around
        around = around.parent


def languages(page: Element, ids: Ids) -> Iterator[str]:
    """A text with two English words in it says that it is English; code has no language."""
    for element in page.walk():
        own = " ".join(child for child in element.children if isinstance(child, str))
        if len(set(map(str.lower, ENGLISH.findall(own)))) < 2 or element.tag in ("script", "style", "code", "pre") or {"code", "pre"} & set(element.inside):
            continue
        spoken = next((of.get("lang") for of in (element, *_around(element)) if of.get("lang")), "")
        if spoken != "en":
            yield f"English in <{element.tag} lang={spoken}>: {' '.join(own.split())[:100]}"


CHECKS: tuple[Callable[[Element, Ids], Iterator[str]], ...] = (landmarks, headings, controls, tables, links, languages)


def faults(page: Element, check: Callable[[Element, Ids], Iterator[str]]) -> list[str]:
    """What one check says of a page."""
    return list(check(page, {element.get("id"): element for element in page.walk() if element.get("id")}))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_structure(built: Built, check: Callable[[Element, Ids], Iterator[str]]) -> None:
    """On every page of both sites."""
    found = [(address, fault) for address, page in built.pages.items() for fault in faults(page, check)]
    assert not found, (len(found), found[:40])


def test_the_menu_says_where_one_is(built: Built) -> None:
    """The entry of a page itself is the current page, that of a page below it is current; no other is."""
    menu = [link.get("href").removeprefix("../").strip("/") for link in built.pages["over/"].all("nav", "menu")[0].all("a")]
    assert len(menu) >= 5
    for address, page in built.pages.items():
        if page.all("nav", "menu") and address != "404.html":
            marked = {(link.get("aria-current"), link.text) for link in page.all("nav", "menu")[0].all("a") if "aria-current" in link.attributes}
            kinds = {"page" if f"{entry}/" == address else "true" for entry in menu if address.startswith(f"{entry}/")}
            assert {kind for kind, _ in marked} == kinds, address
            assert len(marked) <= 1, address
            crumbs = [item.get("aria-current") for nav in page.all("nav", "crumbs") for item in nav.all("li")]
            assert not crumbs or (crumbs[-1], set(crumbs[:-1])) == ("page", {""}), address


SHELL = '<html lang="nl"><head><title>Titel – gids</title></head><body class="x"><header class="top"></header><main><h1>Titel</h1>{}</main><footer></footer></body></html>'
PLANTED = {
    '<section aria-label="A"></section><section aria-label="A"></section>': landmarks,
    "<aside>Noot</aside>": landmarks,
    "<header></header></main><main>": landmarks,
    "<h2><span aria-hidden='true'>x</span></h2>": headings,
    '<input id="a">': controls,
    '<a href="/"><svg aria-hidden="true"></svg></a>': controls,
    '<p aria-describedby="weg">x</p>': controls,
    '<button tabindex="2">x</button>': controls,
    '<svg><path d=""></path></svg>': controls,
    '<img src="a.png">': controls,
    '<table><tr><th scope="col">a</th></tr></table>': tables,
    '<table aria-label="a"><tr><th>a</th></tr></table>': tables,
    '<p><a href="/a/">Lees meer</a></p>': links,
    '<ul><li><a href="/a/">Rotterdam</a> <a href="/b/">Rotterdam</a></li></ul>': links,
    "<p>The city and its people</p>": languages,
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found(planted: str) -> None:
    """A sound page has none, with the fault in it each check says so."""
    sound, _ = read(SHELL.format('<p>Tekst <span lang="en">The city and its people</span></p>'))
    assert [fault for check in CHECKS for fault in faults(sound, check)] == []
    assert faults(read(SHELL.format(planted))[0], PLANTED[planted])
