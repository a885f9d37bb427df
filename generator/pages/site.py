"""What all pages share: addresses, names, and the facts of a case that are shown in many places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.charts.chart import Chart
from generator.charts.drawing import Drawing
from generator.guide import Guide, Key, assemble, last_change
from generator.ids import slug, sort_key
from generator.model.base import Kind
from generator.model.case import Case, Figure
from generator.model.financing import FinancingLine, Named
from generator.model.once import Same
from generator.model.others import Group, Meeting
from generator.terms import TermFinder
from generator.vocabulary import Certainty, Form, Nature, PartyCertainty, PlaceType, Role

FOLDERS: dict[Kind, str] = {
    Kind.CASE: "casussen",
    Kind.THEME: "themas",
    Kind.PLACE: "plaatsen",
    Kind.PARTY: "partijen",
    Kind.TERM: "begrippen",
    Kind.SOURCE: "bronnen",
    Kind.NETWORK: "leernetwerken",
    Kind.INDICATOR: "indicatoren",
    Kind.GROUP: "groepen",
    Kind.LIST: "leeslijsten",
}
# The words that readers see for a list of each kind.
TITLES: dict[Kind, str] = {
    Kind.CASE: "Praktijkvoorbeelden",
    Kind.THEME: "Thema’s",
    Kind.PLACE: "Plaatsen",
    Kind.PARTY: "Partijen",
    Kind.TERM: "Woordenlijst",
    Kind.SOURCE: "Bronnen",
    Kind.NETWORK: "Leernetwerken",
    Kind.GROUP: "Wat voorbeelden gemeen hebben",
    Kind.LIST: "Leeslijsten",
    Kind.INDICATOR: "Cijfers",
}
#: Under what the words and data of the guide may be used: its short name, and where it stands.
LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
#: The other way round from FOLDERS: the kind of what stands in a folder.
KINDS = {folder: kind for kind, folder in FOLDERS.items()}
# What an amount must be to stand as the cost of a case: money that was or is to be spent on it, never saved money or a ceiling.
_PAID = {Nature.COST}
_NOT_MONEY = {Form.IN_KIND, Form.SERVICE_IN_RETURN}
_UNSURE = {Certainty.POSSIBLE, Certainty.DRAFT}
_PAYING = {Nature.COST, Nature.CONTRIBUTION, Nature.ADVANCE}


@dataclass(frozen=True)
class Facts:
    """What cards, tables and the strip of key facts show of a case."""

    case: Case
    headline: Figure | None
    cost: FinancingLine | None
    payers: tuple[Named, ...]


def _payers(case: Case) -> tuple[Named, ...]:
    """Those who pay: the financiers among the parties, then the payers of lines, each once; not those who only might."""
    financiers = [party for party in case.parties if Role.FINANCIER in party.role]
    of_lines = [payer for line in case.lines if line.nature in _PAYING and line.form not in _NOT_MONEY and not line.partial for payer in line.payers]
    of_parts = {_who(payer) for line in case.lines if line.partial for payer in line.payers} - {_who(payer) for payer in of_lines}
    found: dict[str, Named] = {}
    for payer in (*financiers, *of_lines):
        if payer.certainty is PartyCertainty.CERTAIN and _who(payer) not in of_parts:
            found.setdefault(_who(payer), payer)
    return tuple(found.values())


def _who(party: Named) -> str:
    return party.party or (party.name or "").lower()


def facts_of(case: Case) -> Facts:
    """The facts of a case; what its sources do not hold is None or empty."""
    costs = (line for line in case.lines if line.nature in _PAID and line.certainty not in _UNSURE and not line.partial and line.amount and line.amount.is_number)
    headline = next((figure for figure in case.figures if figure.headline), None)
    return Facts(case, headline, next(costs, None), _payers(case))


def name_of(record: Any) -> str:
    """What a record is called: it has one of these fields."""
    return str(next(getattr(record, field) for field in ("title", "label", "name", "term") if hasattr(record, field)))


def anchor_of(section: str) -> str:
    """The anchor of a section on the page of its source."""
    return f"par-{slug(section)}"


def picture_address(path: str) -> str:
    """The address of the picture that stands for a page elsewhere: in a newsletter, or where its link is shared."""
    return f"plaatjes/{path.rstrip('/') or 'home'}.png"


@dataclass(frozen=True)
class Host:
    """What the place where the site stands offers: does it take forms, and is there an address for mail?"""

    takes_forms: bool = False
    mail: str = ""

    @property
    def reachable(self) -> bool:
        """Can readers reach the makers from the site?"""
        return self.takes_forms or bool(self.mail)


NO_HOST = Host()


def _no_pictures(chart: Chart) -> Drawing:
    raise LookupError(chart.id)


@dataclass(frozen=True)
class Site:
    """The Guide with what is worked out once for all pages. `edit` gives the address where a file can be changed."""

    guide: Guide
    edit: Callable[[str], str]
    #: (address of a page, section of it) → its charts.
    charts: Mapping[tuple[str, str], Sequence[Chart]] = field(default_factory=dict)
    #: The address of the site as a whole, with a slash at its end; nothing while it has none.
    home: str = ""
    host: Host = NO_HOST
    #: The address for files that must hold whole addresses, with a slash at its end: that of the site, or its placeholder. Readers never see a placeholder.
    base: str = "https://wijkengids.example/"
    #: Every address that was ever published: a list of cases that has become empty stays where it was.
    published: Collection[str] = ()
    #: Gives the pictures of a chart, which take long to draw.
    drawing: Callable[[Chart], Drawing] = _no_pictures

    @cached_property
    def named(self) -> Site:
        """What the facts of one case or indicator may name: the registers alone, and the same thing as long as they are, so that what is worked out with it can be kept with the record."""
        registers = {Kind.PLACE: self.guide.places, Kind.PARTY: self.guide.parties, Kind.SOURCE: self.guide.sources}
        return _NAMED.of(Site(assemble({kind: records.values() for kind, records in registers.items()}), _nowhere))

    @cached_property
    def finder(self) -> TermFinder:
        """Finds terms in texts."""
        return TermFinder(self.guide.terms.values())

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """Case → its facts."""
        return {name: facts_of(case) for name, case in self.guide.cases.items()}

    @cached_property
    def cases_with_term(self) -> Mapping[str, tuple[str, ...]]:
        """Term → the cases that name it, in a field, by a link or in their texts."""
        guide = self.guide
        found: dict[str, set[str]] = {term: {name for kind, name in keys if kind is Kind.CASE} for term, keys in guide.terms_found.items()}
        for term in guide.terms:
            found.setdefault(term, set()).update(guide.referring((Kind.TERM, term), Kind.CASE))
        return {term: tuple(sorted(names)) for term, names in found.items() if names}

    @cached_property
    def meetings_in(self) -> Mapping[str, Sequence[tuple[str, Meeting]]]:
        """Place → (network, meeting) of the meetings in it or in a place within it."""
        found: dict[str, list[tuple[str, Meeting]]] = defaultdict(list)
        for name, network in self.guide.networks.items():
            for meeting in network.meetings:
                for place in self.guide.around([meeting.place] if meeting.place else ()):
                    found[place].append((name, meeting))
        return found

    @cached_property
    def sections(self) -> Mapping[str, Mapping[str, Collection[tuple[Kind, str, str | None]]]]:
        """Source → its sections, each with (kind, id, pages) of the cases, networks and groups that draw on it."""
        found: dict[str, dict[str, dict[tuple[Kind, str, str | None], None]]] = defaultdict(lambda: defaultdict(dict))
        for name, case in self.guide.cases.items():
            for part in case.sources:
                if part.section:
                    found[part.document][part.section][Kind.CASE, name, part.pages] = None
        for kind in (Kind.NETWORK, Kind.GROUP):
            for name, record in self.guide.records[kind].items():
                for source in getattr(record, "source"):
                    if source.section:
                        found[source.document][source.section][kind, name, str(source.page) if source.page else None] = None
        return found

    def address(self, kind: Kind, target: str) -> str:
        """The address on the site of a thing by its id; an anchor may follow the id (`de-brug#leerpunt-begin-klein`)."""
        name, _, anchor = target.partition("#")
        folder = f"{FOLDERS[kind]}/" if kind in FOLDERS else ""
        return f"{folder}{name}/" + (f"#{anchor}" if anchor else "")

    def shown(self, path: str) -> str:
        """An address as readers see and copy it: whole when the site has one, else from its root; then a script on the page makes it whole."""
        return f"{self.home or '/'}{path}"

    @cached_property
    def _days(self) -> Mapping[Key, str]:
        """Record that says when it was added → the day on which it was last changed, or else added."""
        return {(kind, name): last_change(record) for kind, records in self.guide.records.items() for name, record in records.items() if hasattr(record, "added")}

    def dated(self, address: str) -> tuple[Kind, str] | None:
        """The thing of which this is the page, or something on or beneath it, when it says when it was added and changed."""
        folder, _, rest = address.partition("#")[0].partition("/")
        kind = KINDS.get(folder)
        thing = (kind, rest.partition("/")[0]) if kind else None
        return thing if thing in self._days else None

    def last_change(self, kind: Kind, name: str) -> str:
        """The day on which a thing with dates was last changed, or else added."""
        return self._days.get((kind, name), "")

    @cached_property
    def _titles(self) -> Mapping[Key, str]:
        return {(kind, name): self._place_name(name) if kind is Kind.PLACE else name_of(record) for kind, records in self.guide.records.items() for name, record in records.items()}

    @cached_property
    def _sort_keys(self) -> Mapping[Key, tuple[str, str]]:
        return {thing: sort_key(title) for thing, title in self._titles.items()}

    def title(self, kind: Kind, name: str) -> str:
        """The name of a thing as readers see it."""
        return self._titles[kind, name]

    def title_key(self, kind: Kind, name: str) -> tuple[str, str]:
        """What things are sorted by when they stand by name."""
        return self._sort_keys[kind, name]

    def kind_of(self, teller: Case | Group) -> Kind:
        """Of which kind something is that has learnings."""
        return Kind.CASE if isinstance(teller, Case) else Kind.GROUP

    def place_name(self, name: str) -> str:
        """The name of a place, with its municipality behind a part of one: `Dolphia, Enschede`."""
        return self._titles[Kind.PLACE, name]

    def _place_name(self, name: str) -> str:
        place = self.guide.places[name]
        if place.type is PlaceType.PROVINCE:
            return f"{place.name} (provincie)"
        within = self.guide.municipality_of(name)
        municipality = self.guide.places[within].name if within else ""
        return f"{place.name}, {municipality}" if municipality and municipality not in place.name else place.name

    def cases(self, names: Iterable[str]) -> list[Facts]:
        """The facts of these cases, by title."""
        return sorted((self.facts[name] for name in dict.fromkeys(names)), key=lambda facts: self.title_key(Kind.CASE, facts.case.id))


def _nowhere(path: str) -> str:
    return ""


_NAMED: Same[Site] = Same()
