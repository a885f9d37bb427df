"""What each record is in the words of schema.org. It says what the data say and no more: no persons, no ratings, no dates that the sources do not give.

A case is an `Article` about what was tried, not the `Project` itself: the guide tells what sources knew of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.others import Group, Indicator, Meeting, Network, Theme
from generator.model.registers import Party, Place, Source, Term
from generator.pages.site import FOLDERS, LICENCE_ADDRESS, Site
from generator.texts import plain
from generator.vocabulary import NetworkKind, PartyType, PlaceType, SourceType

Node = dict[str, Any]
LANGUAGE = "nl"
#: Kinds of parties that are a part of government.
_PUBLIC = {PartyType.MUNICIPALITY, PartyType.STATE, PartyType.PROVINCE}
_ADMINISTRATIVE = {PlaceType.COUNTRY, PlaceType.PROVINCE, PlaceType.MUNICIPALITY}


@dataclass(frozen=True)
class Things:
    """Makes a node of each record, with references to the others."""

    site: Site

    def url(self, path: str) -> str:
        """A whole address."""
        return f"{self.site.base}{path}"

    def thing(self, kind: Kind, name: str) -> Node:
        """A record as the main thing of its page."""
        made = self._thing(self.site.guide.records[kind][name])
        common = {"@id": self._id_of(kind, name), "url": self.url(self.site.address(kind, name)), "name": self.site.title(kind, name)}
        return {"@type": made.pop("@type"), **common, **made}

    def download(self, path: str, media_type: str) -> Node:
        """A file to take along."""
        return {"@type": "DataDownload", "contentUrl": self.url(path), "encodingFormat": media_type}

    def item(self, position: int, kind: Kind, name: str) -> Node:
        """An entry of a list of cases."""
        return {"@type": "ListItem", "position": position, "name": self.site.title(kind, name), "url": self.url(self.site.address(kind, name))}

    def _id_of(self, kind: Kind, name: str) -> str:
        """The name by which all pages mean the same thing."""
        return f"{self.url(self.site.address(kind, name))}#{kind.value}"

    def _ref(self, kind: Kind, name: str, type_: str) -> Node:
        """A thing that has a page of its own, by its name and address."""
        return {"@type": type_, "@id": self._id_of(kind, name), "name": self.site.title(kind, name), "url": self.url(self.site.address(kind, name))}

    def _thing(self, record: Record) -> Node:
        makers: dict[type, Callable[[Any], Node]] = {
            Case: self._case,
            Theme: self._theme,
            Place: self._place,
            Party: self._party,
            Term: self._term,
            Source: self._source,
            Network: self._network,
            Group: self._group,
            Indicator: self._indicator,
        }
        make = makers.get(type(record))
        return make(record) if make else self._other(record)

    def _case(self, case: Case) -> Node:
        guide = self.site.guide
        period = case.period
        start = period.start if period and period.start != "onbekend" else ""
        end = "" if not period or period.end == "onbekend" else ".." if period.end == "lopend" else period.end
        return {
            "@type": "Article",
            "headline": case.title,
            "abstract": plain(case.summary),
            "inLanguage": LANGUAGE,
            "license": LICENCE_ADDRESS,
            "datePublished": case.added,
            "dateModified": max((case.added, *(change.date for change in case.changes))),
            "temporalCoverage": f"{start}/{end}" if start and end else start,
            "spatialCoverage": [self._place_ref(name) for name in case.places],
            "about": [self._ref(Kind.THEME, name, "DefinedTerm") for name in (*case.challenges, *case.methods, *case.state_roles)],
            "mentions": [self._ref(Kind.PARTY, name, self._party_type(guide.parties[name])) for name in dict.fromkeys(party.party for party in case.parties if party.party)],
            "citation": [self._ref(Kind.SOURCE, name, "CreativeWork") for name in dict.fromkeys(source.document for source in case.sources)],
            "isPartOf": self._ref(Kind.CASE, case.part_of, "Article") if case.part_of else None,
            "hasPart": [self._ref(Kind.CASE, name, "Article") for name in guide.parts.get(case.id, ())],
            "isAccessibleForFree": True,
        }

    def _theme(self, theme: Theme) -> Node:
        return {"@type": "DefinedTerm", "alternateName": list(theme.synonyms), "inDefinedTermSet": id_node(self.url(f"{FOLDERS[Kind.THEME]}/#begrippenlijst"))}

    def _term(self, term: Term) -> Node:
        return {
            "@type": "DefinedTerm",
            "description": plain(term.definition),
            "alternateName": list(term.names[1:]),
            "inDefinedTermSet": id_node(self.url(f"{FOLDERS[Kind.TERM]}/#begrippenlijst")),
        }

    def _place_type(self, place: Place) -> str:
        return "AdministrativeArea" if place.type in _ADMINISTRATIVE else "Place"

    def _place_ref(self, name: str) -> Node:
        place = self.site.guide.places[name]
        return self._ref(Kind.PLACE, name, "ItemList" if place.type is PlaceType.GROUP else self._place_type(place))

    def _place(self, place: Place) -> Node:
        if place.type is PlaceType.GROUP:
            members = [{"@type": "ListItem", "position": number, "item": self._place_ref(name)} for number, name in enumerate(place.members, 1)]
            return {"@type": "ItemList", "alternateName": list(place.aliases), "numberOfItems": len(members), "itemListElement": members}
        within = [self._place_ref(name) for name in place.part_of if self.site.guide.places[name].type is not PlaceType.GROUP]
        return {"@type": self._place_type(place), "alternateName": list(place.aliases), "containedInPlace": within}

    def _party_type(self, party: Party) -> str:
        return "GovernmentOrganization" if party.type in _PUBLIC else "Organization"

    def _party_ref(self, name: str) -> Node:
        return self._ref(Kind.PARTY, name, self._party_type(self.site.guide.parties[name]))

    def _party(self, party: Party) -> Node:
        located = [self._place_ref(name) for name in party.places if self.site.guide.places[name].type is not PlaceType.GROUP]
        return {"@type": self._party_type(party), "alternateName": list(party.aliases), "location": located, "member": [self._party_ref(name) for name in party.members]}

    def _source(self, source: Source) -> Node:
        return {
            "@type": "Report" if source.type is SourceType.REPORT else "CreativeWork",
            "publisher": {"@type": "Organization", "name": source.publisher},
            "datePublished": source.date if "/" not in source.date else None,
            "sameAs": str(source.url) if source.url else None,
            "identifier": source.reference,
        }

    def _network(self, network: Network) -> Node:
        address = self.site.address(Kind.NETWORK, network.id)
        events = [self._meeting(address, meeting) for meeting in network.meetings]
        named = [party.party for party in network.participants if party.party]
        if network.kind is NetworkKind.EVENT:
            return {"@type": "Event", "alternateName": list(network.synonyms), "organizer": [self._party_ref(name) for name in network.organisers], "subEvent": events, **_start(network)}
        members = [self._party_ref(name) for name in dict.fromkeys((*network.organisers, *named))]
        return {"@type": "Organization", "alternateName": list(network.synonyms), "description": _opening(network.text), "member": members, "event": events}

    def _meeting(self, address: str, meeting: Meeting) -> Node:
        start, _, end = meeting.date.partition("/")
        cases = [self._ref(Kind.CASE, name, "Article") for name in meeting.cases]
        return {
            "@type": "Event",
            "@id": f"{self.url(address)}#bijeenkomst-{meeting.id}",
            "url": f"{self.url(address)}#bijeenkomst-{meeting.id}",
            "name": meeting.title,
            "description": meeting.what,
            "startDate": start,
            "endDate": end,
            "location": self._place_ref(meeting.place) if meeting.place else None,
            "about": cases,
        }

    def _group(self, group: Group) -> Node:
        members = [self._ref(Kind.CASE, member.case, "Article") for member in group.cases if member.case]
        return {
            "@type": "CreativeWork",
            "abstract": plain(group.summary),
            "inLanguage": LANGUAGE,
            "license": LICENCE_ADDRESS,
            "about": [self._ref(Kind.THEME, name, "DefinedTerm") for name in (*group.challenges, *group.methods)],
            "mentions": members,
            "citation": [self._ref(Kind.SOURCE, name, "CreativeWork") for name in dict.fromkeys(source.document for source in group.source)],
        }

    def _indicator(self, indicator: Indicator) -> Node:
        dates = sorted({row.date for row in indicator.rows if row.date})
        years = sorted(part[:4] for date in dates for part in date.split("/"))
        return {
            "@type": "Dataset",
            "description": plain(indicator.definition),
            "inLanguage": LANGUAGE,
            "license": LICENCE_ADDRESS,
            "isAccessibleForFree": True,
            "includedInDataCatalog": id_node(self.url("data/#catalogus")),
            "variableMeasured": {"@type": "PropertyValue", "name": indicator.label, "unitText": indicator.unit},
            "temporalCoverage": "/".join(dict.fromkeys((years[0], years[-1]))) if years else None,
            "spatialCoverage": [self._place_ref(name) for name in dict.fromkeys(row.area for row in indicator.rows)],
            "isBasedOn": [self._ref(Kind.SOURCE, name, "CreativeWork") for name in dict.fromkeys(source.document for source in indicator.source)],
            "creator": {"@type": "Organization", "name": "Wijkengids", "url": self.site.base},
            "distribution": self.download(f"data/indicatoren/{indicator.id}.csv", "text/csv"),
        }

    def _other(self, record: Record) -> Node:
        """A kind that has no type of its own here: a list of cases in their order when it has cases, else a work."""
        cases = [str(getattr(item, "case", item)) for item in getattr(record, "cases", ())]
        if not cases:
            return {"@type": "CreativeWork", "inLanguage": LANGUAGE, "license": LICENCE_ADDRESS}
        items = [self.item(number, Kind.CASE, name) for number, name in enumerate(cases, 1) if name in self.site.guide.cases]
        about = plain(getattr(record, "summary")) if hasattr(record, "summary") else None
        return {"@type": "ItemList", "description": about, "itemListOrder": "https://schema.org/ItemListOrderAscending", "numberOfItems": len(items), "itemListElement": items}


def _start(network: Network) -> Node:
    """When a single event began and ended, as far as its source says."""
    period = network.period
    known = {"startDate": period.start, "endDate": period.end} if period else {}
    return {key: value for key, value in known.items() if value not in ("onbekend", "lopend")}


def _opening(text: str) -> str:
    """The first paragraph of a text in plain words."""
    return plain(text.split("\n\n")[0])


def id_node(address: str) -> Node:
    """A reference to what is told elsewhere."""
    return {"@id": address}
