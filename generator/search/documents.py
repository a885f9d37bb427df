"""What the search knows of a page: the words that stand on it, and words by which people look for it that do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import Any

from generator.dutch import count, date
from generator.model.base import Kind
from generator.outputs import Output
from generator.pages.site import FOLDERS, Site
from generator.search.words import derived, fold, whole, words_of
from generator.vocabulary import PlaceType

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# What is not about the page itself: ways to other pages, pictures, and texts about other pages. The heading of a section is the same on every page,
# and so are buttons, heads of tables, the key to amounts, credits, and what is only read out.
_OTHER_TAGS = frozenset({"nav", "svg", "script", "style", "template", "form", "button", "thead"})
_OTHER_CLASSES = frozenset(
    {"chart", "where", "cite", "sources", "cards", "views", "related", "improve", "bron", "anchor", "stand", "head__meta", "tags", "legend", "credit", "more", "button", "actions", "agenda", "hidden"}
)
# Words run on within these; every other element ends a word.
_INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "wbr"})
# Areas that say little about where a case is: many lie in them, and their names often are the name of something else too.
_TOO_WIDE = frozenset({PlaceType.COUNTRY, PlaceType.GROUP})
#: Shorter words are not compared with typing errors.
_SHORTEST = 4
_BETWEEN = " · "
# `Nationaal Programma Rotterdam Zuid (NPRZ)` is two names.
_NAMES_IN = re.compile(r"[()]")
_TERM_LINK = re.compile(rf'href="[./]*{FOLDERS[Kind.TERM]}/([^/"]+)/')


@dataclass(frozen=True)
class Document:
    """A page as the search knows it. `fields` are words by what they are, `filters` what readers choose by, `shown` what a hit shows beside its excerpt."""

    path: str
    title: str
    text: str
    fields: Mapping[str, str]
    filters: Mapping[str, Sequence[str]]
    shown: Mapping[str, str]


@dataclass
class _Text(HTMLParser):
    """The words of a page in reading order: the lead, and the rest."""

    lead: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        self._part(tag)
        if tag in _VOID:
            return
        heading = tag == "h2" and any(name == "section" for name, _ in self._open)
        if "data-search-exclude" in given or tag in _OTHER_TAGS or classes & _OTHER_CLASSES or heading:
            self._open.append((tag, "skip"))
        elif tag == "h1":
            self._open.append((tag, "title"))
        else:
            self._open.append((tag, "lead" if classes & {"lead", "intro"} else ""))

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _part(self, tag: str) -> None:
        """What stands in another element is another sentence; in an excerpt a dot between them says so. A `span` is another word."""
        if tag == "span":
            self._add(" ")
        if tag in _INLINE:
            return
        for pieces in (self.lead, self.body):
            while pieces and not pieces[-1].strip():
                pieces.pop()
            end = pieces[-1].rstrip()[-1] if pieces else ""
            pieces.append(_BETWEEN if end.isalnum() or end in ("’", ")", "%") else " ")

    def _add(self, data: str) -> None:
        marks = {mark for _, mark in self._open}
        if not marks & {"skip", "title"}:
            (self.lead if "lead" in marks else self.body).append(data)


def _plain(pieces: Iterable[str]) -> str:
    return " ".join("".join(pieces).replace("\u00ad", "").split()).removesuffix(_BETWEEN.rstrip())


@dataclass(frozen=True)
class Documents:
    """Every page that can be found, made from the pages of the site."""

    site: Site
    outputs: Sequence[Output]

    @cached_property
    def _texts(self) -> Mapping[str, tuple[str, str]]:
        """Address → (lead, the rest) of each page."""
        found = {}
        for output in self.outputs:
            if output.search:
                text = _Text()
                text.feed(output.content)
                text.close()
                found[output.path] = (_plain(text.lead), _plain(text.body))
        return found

    @cached_property
    def _records(self) -> Mapping[str, tuple[Kind, str]]:
        """Address → what the page is about."""
        return {self.site.address(kind, name): (kind, name) for kind, records in self.site.guide.records.items() for name in records}

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word of the guide."""
        texts = ((*texts, *self._names(path), *self._search_words(path)) for path, texts in self._texts.items())
        return frozenset(word for pieces in (*texts, [output.title for output in self.outputs if output.search]) for text in pieces for word in words_of(text))

    @cached_property
    def vocabulary(self) -> Sequence[str]:
        """The words, without accents, that typing errors are compared with."""
        return sorted({fold(word) for word in self.known if len(word) >= _SHORTEST and word.isalpha()})

    def __iter__(self) -> Iterator[Document]:
        """The pages in the order of the site."""
        return (self._document(output) for output in self.outputs if output.search)

    def _names(self, path: str) -> tuple[str, ...]:
        """Other names of what a page is about, and the words by which people look for it."""
        if path not in self._records:
            return ()
        kind, name = self._records[path]
        record: Any = self.site.guide.records[kind][name]
        names = list(record.names) if kind is Kind.TERM else [*getattr(record, "synonyms", ()), *getattr(record, "aliases", ())] if kind is not Kind.CASE else []
        return tuple(dict.fromkeys(names))

    def _bare_name(self, path: str) -> tuple[str, ...]:
        """The name of a place without its municipality, which the title of its page has too."""
        kind, name = self._records.get(path, (None, ""))
        return (self.site.guide.places[name].name,) if kind is Kind.PLACE else ()

    def _search_words(self, path: str) -> tuple[str, ...]:
        kind, name = self._records.get(path, (None, ""))
        record: Any = self.site.guide.records[kind][name] if kind else None
        return tuple(getattr(record, "search_words", ()))

    def _document(self, output: Output) -> Document:
        lead, body = self._texts[output.path]
        names, search_words, places, themes = self._names(output.path), self._search_words(output.path), self._places(output.path), self._themes(output.path)
        strong = words_of(" ".join((output.title, *names, *search_words)))
        weak = words_of(f"{lead} {body}")
        fields = {
            "naam": _BETWEEN.join(names),
            "heel": " ".join(dict.fromkeys(whole(part) for name in (output.title, *self._bare_name(output.path), *names) for part in (name, *_NAMES_IN.split(name)) if part.strip())),
            "daar": " ".join(self._lies_in(output.path)),
            "zoekwoord": " ".join(search_words),
            "kern": lead,
            "waar": _BETWEEN.join(places),
            "thema": _BETWEEN.join(themes),
            "naamdeel": " ".join(derived(strong, self.known)),
            "tekstdeel": " ".join(sorted({*derived(weak, self.known)} - set(strong))),
            "synoniem": " ".join(self._synonyms(output)),
        }
        kind = output.path.partition("/")[0]
        filters = {"soort": (kind if kind in FOLDERS.values() else "pagina",), "thema": themes, "plaats": places}
        return Document(output.path, output.title, " ".join((lead, body)).strip(), {key: words for key, words in fields.items() if words}, filters, self._shown(output.path))

    def _synonyms(self, output: Output) -> list[str]:
        """Other names of the terms that a page leads to: the first time that a page names a term is a link."""
        terms = self.site.guide.terms
        found = {name for name in _TERM_LINK.findall(output.content) if name in terms and self.site.address(Kind.TERM, name) != output.path}
        return sorted({name for term in found for name in terms[term].names})

    def _places(self, path: str) -> tuple[str, ...]:
        """The municipalities and provinces in which a page plays, or the area that it is about."""
        guide = self.site.guide
        kind, name = self._records.get(path, (None, ""))
        own = (name,) if kind is Kind.PLACE else getattr(guide.records[kind][name], "places", ()) if kind in (Kind.CASE, Kind.PARTY, Kind.NETWORK) else ()
        wide = (PlaceType.MUNICIPALITY, PlaceType.PROVINCE)
        return tuple(dict.fromkeys(self.site.place_name(place) for place in guide.around(own) if guide.places[place].type in wide))

    def _lies_in(self, path: str) -> list[str]:
        """Names of places, each as one word: of a page of a place its own, of a case those of all places that it plays in. Who asks for just that name wants these first.

        A province that has the name of a municipality gives way to it, as it does among people.
        """
        guide = self.site.guide
        kind, name = self._records.get(path, (None, ""))
        about = (name,) if kind is Kind.PLACE else guide.around(guide.cases[name].places) if kind is Kind.CASE else ()
        places = [guide.places[place] for place in about if guide.places[place].type not in _TOO_WIDE]
        return list(dict.fromkeys(whole(called) for place in places for called in (place.name, *place.aliases) if place.type is not PlaceType.PROVINCE or whole(called) not in self._municipalities))

    @cached_property
    def _municipalities(self) -> frozenset[str]:
        """The names of the municipalities, each as one word."""
        return frozenset(whole(place.name) for place in self.site.guide.places.values() if place.type is PlaceType.MUNICIPALITY)

    def _themes(self, path: str) -> tuple[str, ...]:
        """The labels of the themes that a page belongs to."""
        guide = self.site.guide
        kind, name = self._records.get(path, (None, ""))
        if kind is None:
            return ()
        record: Any = guide.records[kind][name]
        own = (name,) if kind is Kind.THEME else tuple(theme for key in ("challenges", "methods", "state_roles", "themes") for theme in getattr(record, key, ()))
        return tuple(guide.themes[theme].label for theme in dict.fromkeys(own) if theme in guide.themes)

    def _shown(self, path: str) -> Mapping[str, str]:
        """Where a case plays and until when its sources reach: that stands on every hit."""
        kind, name = self._records.get(path, (None, ""))
        if kind is not Kind.CASE:
            return {}
        case = self.site.guide.cases[name]
        place = self.site.place_name(case.places[0]) if case.places else ""
        more = f" en {count(len(case.places) - 1, 'andere plaats', 'andere plaatsen')}" if len(case.places) > 1 else ""
        return {"plek": place + more, "stand": str(date(case.status_date))} if place else {"stand": str(date(case.status_date))}
