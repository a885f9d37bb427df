"""A case as plain text with its sources, to paste into a note: `/casussen/<id>/notitie.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator import dutch
from generator.characters import one_line
from generator.markup import sentence, typographic
from generator.model.base import Kind
from generator.model.case import Figure, Learning
from generator.model.financing import FinancingLine, Named, Rate
from generator.model.observation import Quantity, SourceRef
from generator.outputs import DataFile
from generator.pages.site import LICENCE, Facts, Site
from generator.texts import plain
from generator.vocabulary import Certainty, Form, Initiator, Nature, PartyCertainty

#: Tells every program that the text is UTF-8, whatever the host says.
_BOM = b"\xef\xbb\xbf"
#: Of these one asks whether the money was spent.
_SPENT = {Nature.COST, Nature.CONTRIBUTION, Nature.ADVANCE}
TERMS = f"Licentie: {LICENCE}. U mag deze tekst overnemen en bewerken als u de Wijkengids noemt."
_Place = tuple[str, str | None, str | None]


def plan_notes(site: Site) -> Iterator[DataFile]:
    """The text of each case."""
    for name, facts in site.facts.items():
        yield DataFile(f"{site.address(Kind.CASE, name)}notitie.txt", _BOM + note_of(site, facts).encode())


def note_of(site: Site, facts: Facts) -> str:
    """The text of one case. Every amount and figure has the number of its source, and what makes it more or less than a fact."""
    return _Note(site, facts).text()


class _Note:
    """Writes one text; sources are numbered in the order in which they are named."""

    def __init__(self, site: Site, facts: Facts) -> None:
        self._site = site
        self._facts = facts
        self._case = facts.case
        self._places: dict[_Place, None] = {}

    def text(self) -> str:
        case, results = self._case, self._case.results
        parts = [
            "\n".join(map(one_line, self._head())),
            plain(case.summary),
            _part("Feiten", [f"- {label}: {words}" for label, words in self._key_facts()]),
            _part("Wie betaalt wat?", [*_paragraphs(case.financing.summary if case.financing else None), *map(self._line, case.lines), *map(self._rate, case.rates)]),
            _part("Wat kwam eruit?", [*_paragraphs(results.summary if results else None), *map(self._figure, case.figures)]),
            _part("Wat lukte niet?", _paragraphs(results.setbacks if results else None)),
            _part("Hoe ging het verder?", [f"- {sentence(dutch.date(step.date))}: {plain(step.text)}{self._marks(step.source)}" for step in case.follow_up]),
            _part("Leerpunten", [self._learning(learning) for learning in case.learnings]),
        ]
        # Last, because the parts above number the sources.
        parts += [_part("Bronnen", list(self._sources())), TERMS]
        return str(typographic("\n\n".join(filter(None, parts)) + "\n"))

    def _head(self) -> Iterator[str]:
        case, site = self._case, self._site
        yield case.title
        yield "Praktijkvoorbeeld uit de Wijkengids"
        if case.places:
            yield f"Plaats: {'; '.join(map(site.place_name, case.places))}"
        later = "Wat er daarna bekend werd, staat onder ‘Hoe ging het verder?’." if case.follow_up else "Wat daarna gebeurde, weten we niet."
        yield f"Stand: {dutch.date(case.status_date)}. {later}"
        yield f"Adres: {site.home or '/'}{site.address(Kind.CASE, case.id)}"

    def _key_facts(self) -> Iterator[tuple[str, str]]:
        case, themes = self._case, self._site.guide.themes
        period = dutch.period(case.period) if case.period else ""
        yield "Fase", f"{case.status.label} {dutch.on(case.status_date)}"
        if period:
            yield "Periode", period
        yield "Onderwerp", ", ".join(themes[name].label for name in case.challenges)
        if case.methods:
            yield "Manier van werken", ", ".join(themes[name].label for name in case.methods)
        yield "Wie begon", ", ".join(who.label for who in case.initiators if who is not Initiator.UNKNOWN) or dutch.SILENT
        yield "Wie betaalt", self._names(self._facts.payers) or dutch.SILENT
        if case.scale:
            yield "Schaal", case.scale.label + (f" (geregeld op het niveau van: {case.organised_at.label.lower()})" if case.organised_at else "")
        yield "Voor wie", ", ".join(case.target_groups) or dutch.SILENT
        why = f" ({case.evidence.why})" if case.evidence.why else ""
        yield "Hoe weten we dit", dutch.labels(kind.label for kind in case.evidence.kind) + why

    def _line(self, line: FinancingLine) -> str:
        amount = f"{_quantity(line.amount)}{dutch.per(line.per)}" if line.amount else "geen bedrag genoemd"
        unsaid = "jaar niet genoemd" if line.amount and line.amount.is_number else ""
        when = (dutch.moment(line.amount) if line.amount else "") or (dutch.date(line.date) if line.date else unsaid)
        said = [
            f"Soort: {line.nature.label.lower()}",
            f"vorm: {line.form.label.lower()}" if line.form and line.form is not Form.UNKNOWN else "",
            f"zekerheid: {dutch.certainty(line.certainty, line.nature)}" if line.certainty is not Certainty.UNKNOWN or line.nature in _SPENT else "",
            f"wie betaalt: {self._names(line.payers)}" if line.payers else "",
            f"zou anders betaald zijn door: {self._names(line.borne_by)}" if line.borne_by else "",
            f"ontvangt: {self._names(line.recipients)}" if line.recipients else "",
            f"looptijd: {_quantity(line.term)}" if line.term else "",
        ]
        return f"- {sentence(line.what)}: {amount}{f' ({when})' if when else ''}. {'; '.join(filter(None, said))}.{_remark(line.note)}{self._marks(line.source)}"

    def _rate(self, rate: Rate) -> str:
        worth = _quantity(rate.worth) if rate.worth else "niet genoemd"
        printed = f" (in de bron staat: ‘{rate.as_printed}’)" if rate.as_printed and not (rate.worth and rate.worth.is_number) else ""
        sure = f"; zekerheid: {dutch.certainty(rate.certainty)}" if rate.certainty is not Certainty.UNKNOWN else ""
        step = _quantity(rate.step) if rate.step else "niet genoemd"
        return f"- Scorekaart{f', {rate.group}' if rate.group else ''}: {rate.what}. Voor elke: {step}; telt voor: {worth}{printed}{sure}.{_remark(rate.note)}{self._marks(rate.source)}"

    def _figure(self, figure: Figure) -> str:
        reference = f"{self._site.place_name(figure.reference.area) if figure.reference and figure.reference.area else 'elders'}"
        said = [
            f"{figure.kind.label.lower()}",
            f"gebied: {self._site.place_name(figure.area)}" if figure.area else "",
            f"begin: {_dated(figure.baseline)}" if figure.baseline else "",
            f"doel: {'verandering van ' if figure.target.change else ''}{_dated(figure.target)}" if figure.target else "",
            f"{reference}: {_dated(figure.reference)}" if figure.reference else "",
            "alleen een voorbeeld van de bron" if figure.illustration else "",
            "niet te vergelijken met een eerder cijfer" if not figure.comparable else "",
        ]
        return f"- {sentence(figure.what)}: {_dated(figure)}. {sentence('; '.join(filter(None, said)))}.{_remark(figure.note)}{self._marks(figure.source)}"

    def _learning(self, learning: Learning) -> str:
        kind = f"{learning.kind.label}: " if learning.kind else ""
        by = f" (gezegd door: {learning.by})" if learning.by else ""
        return f"- {kind}{learning.title}{by}{self._marks(learning.source)}"

    def _names(self, parties: Iterable[Named]) -> str:
        return ", ".join(
            (self._site.title(Kind.PARTY, party.party) if party.party else str(party.name)) + (f" ({party.certainty.label.lower()})" if party.certainty is not PartyCertainty.CERTAIN else "")
            for party in parties
        )

    def _marks(self, sources: Iterable[SourceRef]) -> str:
        """` [1, 3]`: the numbers of the places in the sources."""
        numbers = [self._number((source.document, source.section, str(source.page) if source.page else self._page_of(source))) for source in sources]
        return f" [{', '.join(map(str, dict.fromkeys(numbers)))}]" if numbers else ""

    def _number(self, place: _Place) -> int:
        self._places.setdefault(place)
        return list(self._places).index(place) + 1

    def _page_of(self, source: SourceRef) -> str | None:
        page = self._site.guide.sources[source.document].page_of(int(source.line.split("-")[0])) if source.line else None
        return str(page) if page else None

    def _sources(self) -> Iterator[str]:
        """The numbered places, then the documents of the case that no number names."""
        named = {document for document, _, _ in self._places}
        for place in list(self._places):
            yield f"[{self._number(place)}] {self._source(*place)}"
        for part in self._case.sources:
            if part.document not in named:
                yield f"- {self._source(part.document, part.section, part.pages)}"

    def _source(self, document: str, section: str | None, pages: str | None) -> str:
        source = self._site.guide.sources[document]
        where = [f"{source.title} ({source.publisher}, {dutch.date(source.date)})", dutch.section(section), f"bladzijde {pages.replace('-', '–')}" if pages else ""]
        return ", ".join(filter(None, where))


def _part(heading: str, lines: Iterable[str]) -> str:
    """A heading in capitals with its lines; nothing without lines."""
    found = list(lines)
    return "\n".join([heading.upper(), *map(one_line, found)]) if found else ""


_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s")


def _paragraphs(text: str | None) -> list[str]:
    """The words of a text, a line for each paragraph and each item of a list."""
    parts = re.split(rf"\n\s*\n|\n(?={_ITEM.pattern})", text or "")
    return [f"{'- ' if _ITEM.match(part) else ''}{plain(part)}" for part in parts if part.strip()]


def _remark(note: str | None) -> str:
    """A note of an editor as a sentence, to stand behind another."""
    return f" {sentence(note)}{'' if note.endswith('.') else '.'}" if note else ""


def _quantity(value: Quantity) -> str:
    return dutch.quantity(value).replace("\u00a0", " ")


def _dated(value: Quantity) -> str:
    """A moment that has brackets itself stands behind a comma."""
    moment = dutch.moment(value)
    return f"{_quantity(value)}{f', {moment}' if '(' in moment else f' ({moment})' if moment else ''}"
