"""How to refer to a thing of the guide: its address, and a plain citation with the date of the version and the sources behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import dutch
from generator.charts.chart import Chart
from generator.guide import last_change
from generator.ids import sort_key
from generator.markup import typographic
from generator.model.base import Kind, Record
from generator.model.case import Case
from generator.model.others import Group, Indicator, Network, Theme
from generator.pages.site import KINDS, LICENCE, Site
from generator.texts import plain

#: Who makes the guide, as a citation names it.
AUTHOR = "Wijkengids"
#: Where the data set is described and its citation stands.
DATA = "data/"
#: What the data set is called, in every citation and catalogue.
DATA_TITLE = "Praktijkvoorbeelden uit Nederlandse wijken (open data)"
#: What stands in a pattern for the part that is cited, and for its sources.
PART, SOURCES = "{deel}", "{bron}"
# Letters that are not printed and belong to words all the same: a soft hyphen, and what joins letters or keeps them apart.
KEPT = "\u00ad\u200c\u200d"
# More documents than this do not fit in a citation.
_MOST_SOURCES = 6


@dataclass(frozen=True)
class Cited:
    """What a citation says of a thing.

    `path` is its address on the site, `updated` the day of this version, `stand` until when its sources knew it, `facts` the sentence that names them.
    `files` is the address at which the citation stands as files (`citaat.bib` and so on), when it does.
    """

    title: str
    path: str
    updated: str = ""
    stand: str = ""
    facts: str = ""
    summary: str = ""
    files: str = ""

    @property
    def version(self) -> str:
        """Which version this is, in words; nothing for a guide without dates."""
        return f"Versie van {dutch.date(self.updated)}." if self.updated else ""

    def words(self, part: str = "") -> str:
        """The citation up to its address, which comes last. `part` is what is cited within it: `leerpunt ‘Begin klein’`."""
        year = f" ({self.updated[:4]})" if self.updated else ""
        within = f"{part}, in: " if part else ""
        stand = f" (stand: {dutch.date(self.stand)})" if self.stand else ""
        return " ".join(filter(None, [f"{AUTHOR}{year}.", f"{within}{self.title}{stand}.", self.version, SOURCES if part else self.facts, f"Licentie: {LICENCE}."]))

    @property
    def noted(self) -> str:
        """What has no field of its own in the formats for references: the version, until when it was known, and where the facts come from."""
        return " ".join(filter(None, [self.version, f"Stand: {dutch.date(self.stand)}." if self.stand else "", self.facts]))

    @property
    def pattern(self) -> str:
        """The citation of a part of it, with places for the part and its sources: a script on the page fills them in."""
        return self.words(PART)


def of_case(site: Site, case: Case) -> Cited:
    """A case, with the documents that it draws on."""
    path = site.address(Kind.CASE, case.id)
    return _cited(site, path, case.title, [case], [source.document for source in case.sources], case.status_date, plain(case.summary), files=path)


def of_theme(site: Site, theme: Theme) -> Cited:
    """A theme: the version is that of its newest case."""
    cases = [site.guide.cases[name] for name in site.guide.cases_with_theme.get(theme.id, ())]
    return _cited(site, site.address(Kind.THEME, theme.id), theme.label, cases, [source.document for case in cases for source in case.sources])


def of_group(site: Site, group: Group) -> Cited:
    """What a source says of cases together."""
    cases = [site.guide.cases[member.case] for member in group.cases if member.case]
    return _cited(site, site.address(Kind.GROUP, group.id), group.label, cases, [source.document for source in group.source], group.status_date)


def of_indicator(site: Site, indicator: Indicator) -> Cited:
    """An indicator with its rows."""
    documents = [*(source.document for source in indicator.source), *(row.document for row in indicator.rows)]
    return _cited(site, site.address(Kind.INDICATOR, indicator.id), indicator.label, (), documents)


def of_network(site: Site, network: Network) -> Cited:
    """A network with its meetings."""
    cases = [site.guide.cases[name] for name in network.all_cases]
    sources = [*network.source, *(source for meeting in network.meetings for source in meeting.source)]
    return _cited(site, site.address(Kind.NETWORK, network.id), network.label, cases, [source.document for source in sources], network.status_date or "")


def of_records(site: Site, path: str, title: str, records: Iterable[Record], cases: Iterable[Case] = ()) -> Cited:
    """Anything that is made of cases and of records of its own, such as a reading list."""
    drawn = list(cases)
    return _cited(site, path, title, [*records, *drawn], [source.document for case in drawn for source in case.sources])


def of_data(site: Site) -> Cited:
    """All data of the guide."""
    return _cited(site, DATA, DATA_TITLE, (), site.guide.sources, files=DATA)


def in_files(site: Site) -> Iterator[Cited]:
    """Everything whose citation stands in files too: each case, and the data set."""
    yield from (of_case(site, case) for case in site.guide.cases.values())
    yield of_data(site)


def one_line(text: str) -> str:
    """Words on one line without control characters, as formats of lines can hold them."""
    return " ".join("".join(letter for letter in text if letter.isprintable() or letter.isspace() or letter in KEPT).split())


def of_chart(site: Site, chart: Chart) -> Cited:
    """A chart; its credit names its sources already."""
    title = f"Grafiek ‘{chart.title}’{f', in: {chart.about}' if chart.about else ''}"
    return Cited(title, f"{chart.page}#grafiek-{chart.id}", version_at(site, chart.page), facts=chart.credit)


def version_at(site: Site, path: str) -> str:
    """The day of the version of what stands at an address: that of its newest case; of a page that shows no cases of its own, of the whole guide."""
    guide = site.guide
    folder, _, name = path.removesuffix("/").partition("/")
    shown = {Kind.CASE: [name] if name in guide.cases else (), Kind.THEME: guide.cases_with_theme.get(name, ()), Kind.PLACE: guide.cases_in.get(name, ())}
    return max((last_change(guide.cases[case]) for case in shown.get(KINDS.get(folder, Kind.PAGE), ())), default="") or guide.newest


def document(site: Site, name: str) -> str:
    """A source as a citation names it: its title, who published it and when."""
    source = site.guide.sources[name]
    return f"{source.title} ({source.publisher}, {dutch.date(source.date)})"


def _cited(site: Site, path: str, title: str, records: Iterable[Record], documents: Iterable[str], stand: str = "", summary: str = "", *, files: str = "") -> Cited:
    """The parts of a citation put together; without records of its own the version is that of the guide."""
    updated = max((last_change(record) for record in records), default="") or site.guide.newest
    return Cited(str(typographic(title)), path, updated, stand, _facts(site, documents), str(typographic(summary)), files)


def _facts(site: Site, documents: Iterable[str]) -> str:
    """Where the facts come from; what is too much for a sentence is counted."""
    names = list(dict.fromkeys(documents))
    if len(names) > _MOST_SOURCES:
        return f"De feiten komen uit {dutch.count(len(names), 'document', 'documenten')}; de pagina zegt welke."
    words = "; ".join(sorted((document(site, name) for name in names), key=sort_key))
    return str(typographic(f"De feiten komen uit: {words}.")) if words else ""
