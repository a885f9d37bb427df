"""What each page says of itself in JSON-LD, with types of schema.org (`pages/things` says what each record is).

The one context is `https://schema.org`; nobody fetches it to show the page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.model.base import Kind
from generator.outputs import Output
from generator.pages.cite import DATA_TITLE
from generator.pages.data import ARCHIVE, Offer
from generator.pages.site import FOLDERS, LICENCE_ADDRESS, TITLES, Site
from generator.pages.things import LANGUAGE, Node, Things, id_node

#: Pages that are more than a page.
_PAGES = {"over/": "AboutPage", "zoeken/": "SearchResultsPage", "meedoen/tip/": "ContactPage"}
#: Overviews of everything of a kind.
_LISTS = {f"{folder}/": kind for kind, folder in FOLDERS.items()}


@dataclass(frozen=True)
class Linker:
    """Knows of each address what stands there."""

    site: Site
    version: str
    #: The files of the data: only its own page names them, and they take long to make.
    offers: Callable[[], tuple[Offer, ...]] = tuple

    @cached_property
    def _things(self) -> Things:
        return Things(self.site)

    @cached_property
    def _records(self) -> Mapping[str, tuple[Kind, str]]:
        guide = self.site.guide
        return {self.site.address(kind, name): (kind, name) for kind in FOLDERS for name in guide.records.get(kind, ())}

    def linked(self, page: Output) -> str:
        """The JSON-LD of a page, safe within a `<script>`."""
        graph = [self._page(page), *self._crumbs(page), *self._about(page)]
        text = json.dumps({"@context": "https://schema.org", "@graph": [_clean(node) for node in graph]}, ensure_ascii=False, separators=(",", ":"))
        # Within a script only these can end it or begin a comment; in a string they mean the same when escaped.
        return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")

    def _page(self, page: Output) -> Node:
        """The page itself, as a part of the site."""
        url = self._things.url(page.path)
        main = self._main(page)
        kind = _PAGES.get(page.path) or ("CollectionPage" if main and main.get("@type") == "ItemList" else "WebPage")
        return {
            "@type": kind,
            "@id": f"{url}#pagina",
            "url": url,
            "name": page.title,
            "description": page.description,
            "inLanguage": LANGUAGE,
            "isPartOf": id_node(f"{self.site.base}#site"),
            "breadcrumb": id_node(f"{url}#kruimelpad") if page.path else None,
            "license": LICENCE_ADDRESS,
            "dateModified": page.updated,
            "primaryImageOfPage": {"@type": "ImageObject", "url": self._things.url(page.picture)} if page.picture else None,
            "mainEntity": id_node(main["@id"]) if main else None,
        }

    def _crumbs(self, page: Output) -> Iterable[Node]:
        if not page.path:
            return ()
        steps = [("Home", ""), *((crumb.title, crumb.url) for crumb in page.crumbs), (page.title, page.path)]
        items = [{"@type": "ListItem", "position": number, "name": name, "item": self._things.url(path)} for number, (name, path) in enumerate(steps, 1)]
        return ({"@type": "BreadcrumbList", "@id": f"{self._things.url(page.path)}#kruimelpad", "itemListElement": items},)

    def _about(self, page: Output) -> Iterable[Node]:
        """What the page is about; on the home page the site as a whole."""
        main = self._main(page)
        yield from (main,) if main else ()
        if page.path == "":
            yield self._website()
        if page.path == "data/":
            yield self._catalogue()
        if page.path == f"{FOLDERS[Kind.TERM]}/" or page.path == f"{FOLDERS[Kind.THEME]}/":
            yield self._term_set(_LISTS[page.path])
        found = self._records.get(page.path)
        if found and found[0] is Kind.THEME:
            yield self._list(page.path, self.site.guide.cases_with_theme.get(found[1], ()))

    def _main(self, page: Output) -> Node | None:
        """The one thing that the page is about."""
        if page.path == "data/":
            return self._dataset()
        if page.path in _LISTS and _LISTS[page.path] in self.site.guide.records:
            return self._overview(_LISTS[page.path])
        found = self._records.get(page.path)
        if not found:
            return None
        return self._things.thing(*found)

    def _overview(self, kind: Kind) -> Node:
        """A list of everything of a kind."""
        path = f"{FOLDERS[kind]}/"
        names = sorted(self.site.guide.records[kind], key=lambda name: self.site.title(kind, name).casefold())
        # Without their names: those stand on the page, and the longest list has hundreds.
        items = [{"@type": "ListItem", "position": number, "url": self._things.url(self.site.address(kind, name))} for number, name in enumerate(names, 1)]
        return {"@type": "ItemList", "@id": f"{self._things.url(path)}#lijst", "name": TITLES[kind], "numberOfItems": len(items), "itemListElement": items}

    def _list(self, path: str, cases: Iterable[str]) -> Node:
        items = [self._things.item(number, Kind.CASE, facts.case.id) for number, facts in enumerate(self.site.cases(cases), 1)]
        return {"@type": "ItemList", "@id": f"{self._things.url(path)}#voorbeelden", "name": "Praktijkvoorbeelden", "numberOfItems": len(items), "itemListElement": items}

    def _term_set(self, kind: Kind) -> Node:
        path = f"{FOLDERS[kind]}/"
        return {"@type": "DefinedTermSet", "@id": f"{self._things.url(path)}#begrippenlijst", "name": TITLES[kind], "url": self._things.url(path), "inLanguage": LANGUAGE, "license": LICENCE_ADDRESS}

    def _website(self) -> Node:
        search = {"@type": "EntryPoint", "urlTemplate": f"{self.site.base}zoeken/?q={{vraag}}"}
        return {
            "@type": "WebSite",
            "@id": f"{self.site.base}#site",
            "name": "Wijkengids",
            "url": self.site.base,
            "inLanguage": LANGUAGE,
            "license": LICENCE_ADDRESS,
            "potentialAction": {"@type": "SearchAction", "target": search, "query-input": "required name=vraag"},
        }

    def _catalogue(self) -> Node:
        url = self._things.url("data/")
        return {
            "@type": "DataCatalog",
            "@id": f"{url}#catalogus",
            "name": "Open data van de Wijkengids",
            "url": url,
            "inLanguage": LANGUAGE,
            "license": LICENCE_ADDRESS,
            "dataset": id_node(f"{url}#gegevens"),
        }

    def _dataset(self) -> Node:
        url = self._things.url("data/")
        return {
            "@type": "Dataset",
            "@id": f"{url}#gegevens",
            "name": DATA_TITLE,
            "description": "Praktijkvoorbeelden uit Nederlandse wijken, met kosten, financiering, cijfers, leerpunten en de plek in de bron.",
            "url": url,
            "inLanguage": LANGUAGE,
            "license": LICENCE_ADDRESS,
            "isAccessibleForFree": True,
            "version": self.version,
            "dateModified": self.version,
            "creator": {"@type": "Organization", "name": "Wijkengids", "url": self.site.base},
            "includedInDataCatalog": id_node(f"{url}#catalogus"),
            "spatialCoverage": {"@type": "Country", "name": "Nederland"},
            "distribution": [self._things.download(offer.path, offer.media_type) for offer in self.offers()] or self._things.download(ARCHIVE, "application/zip"),
        }


def _clean(value: Any) -> Any:
    """What is not known is left out."""
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items() if item not in (None, "", [], ())}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return value
