"""Cases as a piece of a newsletter: HTML that mail programs understand, and the same as plain text.

A letter stands on the site as a page that can be opened and copied by hand; a script copies it too. Its addresses are whole when the site has an address,
else relative: then the browser makes them whole when the letter is copied, so that no mail ever holds a placeholder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from generator.characters import one_line
from generator.charts.drawing import LIGHT
from generator.markup import Markuper, typographic
from generator.model.base import Kind
from generator.model.lists import ReadingList
from generator.outputs import DataFile, Fragment
from generator.pages.brief import Brief, brief_of
from generator.pages.site import LICENCE, Facts, Site, picture_address
from generator.texts import plain

#: Where the letters stand: in a folder of their own, because mail programs need styles within the elements and the headers of this folder allow them.
FOLDER = "nieuwsbrief"
#: A letter about a theme shows this many of its cases.
MOST_OF_A_THEME = 5
# The width beyond which mail programs cut off, and the measures of a picture in it.
_WIDTH, _HEIGHT = 600, 315
# Tells every program that the text is UTF-8, whatever the host says.
_BOM = b"\xef\xbb\xbf"
TERMS = f"Teksten: {LICENCE}. U mag ze overnemen als u de Wijkengids noemt."


@dataclass(frozen=True)
class Item:
    """A case in a letter, with what the maker of the letter says of it."""

    case: Brief
    note: str = ""


@dataclass(frozen=True)
class Letter:
    """What is told in a newsletter. `path` is the address on the site of the page it is about, `more` the words of the link to it.

    `picture` is the page whose picture stands on top, when there is one; `alt` are its words. With `illustrated` each case has its own picture as well.
    """

    title: str
    path: str
    intro: str
    more: str
    items: tuple[Item, ...]
    picture: str = ""
    alt: str = ""
    illustrated: bool = False


def letter_address(kind: Kind, name: str) -> str:
    """Where the letter about a thing stands."""
    return f"{FOLDER}/{kind.value}/{name}/"


def alt_of(case: Brief) -> str:
    """What the picture of a case shows, for who does not see it."""
    return f"Praktijkvoorbeeld uit de Wijkengids: {case.title}{f', {case.place}' if case.place else ''}"


def letter_of_case(site: Site, facts: Facts) -> Letter:
    """One case, with its picture on top."""
    case = brief_of(site, facts)
    return Letter(case.title, case.path, "", "Lees het hele praktijkvoorbeeld", (Item(case),), case.path, alt_of(case))


def letter_of_theme(site: Site, name: str) -> Letter:
    """A theme with the first of its cases, those of which most recently something became known before the others."""
    theme = site.guide.themes[name]
    path = site.address(Kind.THEME, name)
    found = newest_of(site, site.guide.cases_with_theme.get(name, ()))[:MOST_OF_A_THEME]
    alt = f"Thema uit de Wijkengids: {theme.label}"
    return Letter(theme.label, path, plain(theme.text), "Bekijk het hele thema", tuple(Item(brief_of(site, facts)) for facts in found), path, alt)


def letter_of_list(site: Site, found: ReadingList) -> Letter:
    """A reading list: its cases in their order, each with the note of the list."""
    path = site.address(Kind.LIST, found.id)
    items = tuple(Item(brief_of(site, site.facts[listed.case]), plain(listed.note)) for listed in found.cases)
    return Letter(found.title, path, plain(found.summary), "Bekijk de hele leeslijst", items, path, f"Leeslijst uit de Wijkengids: {found.title}")


def newest_of(site: Site, names: Iterable[str]) -> list[Facts]:
    """The facts of these cases: those of which most recently something became known first, then by title."""
    found = sorted((site.facts[name] for name in dict.fromkeys(names)), key=lambda facts: site.title_key(Kind.CASE, facts.case.id))
    return sorted(found, key=lambda facts: facts.case.status_date, reverse=True)


def plan_letters(site: Site, markuper: Markuper) -> Iterator[tuple[Fragment, DataFile]]:
    """The letter about each case, each theme that has cases and each reading list: (its page, its plain text)."""
    of_cases = ((Kind.CASE, name, letter_of_case(site, facts)) for name, facts in site.facts.items())
    of_themes = ((Kind.THEME, name, letter_of_theme(site, name)) for name in site.guide.themes)
    of_lists = ((Kind.LIST, name, letter_of_list(site, found)) for name, found in site.guide.lists.items())
    for kind, name, letter in chain(of_cases, of_themes, of_lists):
        if letter.items:
            yield written(site, markuper, kind, name, letter)


def written(site: Site, markuper: Markuper, kind: Kind, name: str, letter: Letter) -> tuple[Fragment, DataFile]:
    """The files of one letter: its page, and its plain text beside it."""
    path = letter_address(kind, name)
    content = as_html(site, markuper, path, letter)
    return Fragment(path, content, DataFile(f"{path}index.html", content.encode())), DataFile(f"{path}tekst.txt", _BOM + as_text(site, letter).encode())


def as_html(site: Site, markuper: Markuper, path: str, letter: Letter) -> str:
    """The page of a letter that stands at `path`."""
    root = site.home or "../" * path.count("/")

    def picture(of: str) -> str:
        return root + picture_address(of)

    canonical = f"{site.home}{letter.path}" if site.home else ""
    return markuper.draw("newsletter.html", letter=letter, canonical=canonical, root=root, picture=picture, alt_of=alt_of, ink=LIGHT, width=_WIDTH, height=_HEIGHT, terms=TERMS)


def as_text(site: Site, letter: Letter) -> str:
    """The letter as plain text. Each address has a line of its own, from the root of the site while that has no address."""
    root = site.home or "/"
    single = len(letter.items) == 1 and letter.items[0].case.path == letter.path
    parts = [one_line(letter.title).upper(), letter.intro]
    for item in letter.items:
        case = item.case
        head = [case.place] if single else [case.title, case.place]
        facts = [one_line(f"- {label}: {words}") for label, words in case.facts]
        link = [] if single else [root + case.path]
        parts += ["\n".join(map(one_line, filter(None, head))), item.note, case.summary, "\n".join(facts), "\n".join([one_line(case.stand), *link])]
    parts += [f"{letter.more}:\n{root}{letter.path}", f"Uit de Wijkengids. {TERMS}"]
    return str(typographic("\n\n".join(filter(None, parts)) + "\n"))
