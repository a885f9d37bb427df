"""The facets of the cases: along which axes a reader finds them, which values there are, and which cases have each.

Only what the record of a case itself says counts; where it says nothing the value is `onbekend`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.guide import Guide
from generator.ids import sort_key
from generator.markup import typographic
from generator.model.case import Case
from generator.model.financing import FinancingLine, Named
from generator.model.once import once
from generator.pages.facet_words import COSTS, PER_UNIT, PER_UNIT_WORDS, PERIODS, UNKNOWN, UNSAID, title_of
from generator.pages.site import Site, facts_of
from generator.vocabulary import Bound, Certainty, Choice, Evidence, Facet, Filter, Form, Initiator, Nature, PartyCertainty, PartyType, PlaceType, Scale, Status

_THEMES = {Filter.CHALLENGE: Facet.CHALLENGE, Filter.METHOD: Facet.METHOD, Filter.STATE_ROLE: Facet.STATE_ROLE}
_CHOICES: Mapping[Filter, type[Choice]] = {
    Filter.SCALE: Scale,
    Filter.STATUS: Status,
    Filter.INITIATOR: Initiator,
    Filter.PARTY_TYPE: PartyType,
    Filter.FORM: Form,
    Filter.EVIDENCE: Evidence,
}
_CLASSES: Mapping[Filter, Mapping[str, str]] = {
    Filter.COST: {name: label for name, label, _, _ in COSTS} | {PER_UNIT: PER_UNIT_WORDS},
    Filter.PERIOD: {name: label for name, label, _ in PERIODS},
}
# Money that is not spent, and ways to pay that only might be used, say nothing of how a case is paid.
_NOT_PAID = {Nature.SAVED_COST, Nature.AVOIDABLE_COST, Nature.RISK}
_UNSURE = {Certainty.POSSIBLE, Certainty.DRAFT}
_ABSENT = {PartyCertainty.POSSIBLE, PartyCertainty.INTENDED}
_IN_ALL = {None, "eenmalig"}


@dataclass(frozen=True)
class Value:
    """One value of an axis: its id (in addresses), the words for it, the title of its page, and its cases in the order of the list."""

    id: str
    label: str
    title: str
    cases: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """An axis with the values that cases have, in the order in which readers see them."""

    axis: Filter
    values: tuple[Value, ...]


def cost_classes(line: FinancingLine | None) -> tuple[str, ...]:
    """The classes in which a cost lies: every class that a range touches; an amount per year or house is no total and has a class of its own."""
    if line is None or line.amount is None or line.amount.unit != "EUR" or not line.amount.is_number:
        return ()
    if line.per not in _IN_ALL:
        return (PER_UNIT,)
    amount = line.amount
    low = amount.from_ if amount.from_ is not None else amount.value
    high = amount.to if amount.to is not None else amount.value
    assert low is not None
    assert high is not None
    if amount.bound in (Bound.MAX, Bound.LESS_THAN, Bound.ALMOST):
        # "Ten hoogste € 10.000" lies below the class that begins there.
        return tuple(name for name, _, least, most in COSTS if least < high and (most is None or low < most or high <= most))
    return tuple(name for name, _, least, most in COSTS if least <= high and (most is None or low < most))


def period_class(case: Case) -> tuple[str, ...]:
    """The class of the year in which a case began."""
    if case.period is None or case.period.start == "onbekend":
        return ()
    year = int(case.period.start[:4])
    return next(((name,) for name, _, until in PERIODS if until is None or year <= until), ())


def values_of(guide: Guide, case: Case, cost: FinancingLine | None) -> dict[Filter, tuple[str, ...]]:
    """Axis → the ids of the values of this case, each once and at least one; `cost` is the line that stands as its cost."""
    around = guide.around(case.places)
    said: dict[Filter, Iterable[str]] = {
        Filter.CHALLENGE: case.challenges,
        Filter.METHOD: case.methods,
        Filter.STATE_ROLE: case.state_roles,
        Filter.MUNICIPALITY: (name for name in around if guide.places[name].type is PlaceType.MUNICIPALITY),
        Filter.PROVINCE: (name for name in around if guide.places[name].type is PlaceType.PROVINCE),
        Filter.SCALE: (case.scale,) if case.scale else (),
        Filter.STATUS: (case.status,),
        Filter.INITIATOR: case.initiators,
        Filter.PARTY_TYPE: (guide.parties[party.party].type for party in _taking_part(case) if party.party),
        Filter.FORM: (line.form for line in case.lines if line.form and line.form is not Form.UNKNOWN and line.nature not in _NOT_PAID and line.certainty not in _UNSURE),
        Filter.COST: cost_classes(cost),
        Filter.EVIDENCE: case.evidence.kind,
        Filter.PERIOD: period_class(case),
    }
    return {axis: tuple(dict.fromkeys(map(str, said[axis]))) or (UNKNOWN,) for axis in Filter}


@once
def _values_of(case: Case, named: Guide) -> Mapping[Filter, tuple[str, ...]]:
    return values_of(named, case, facts_of(case).cost)


def _taking_part(case: Case) -> list[Named]:
    """The parties that take part, pay or receive, or did; not those who only might."""
    paying = [party for line in case.lines if line.nature not in _NOT_PAID and line.certainty not in _UNSURE for party in (*line.payers, *line.recipients)]
    return [party for party in (*case.parties, *paying) if party.certainty not in _ABSENT]


def facets_of(site: Site) -> tuple[Found, ...]:
    """Every axis with its values and the cases of each. A value that no case has is left out."""
    named = site.named.guide
    listed = {facts.case.id: _values_of(facts.case, named) for facts in site.cases(site.guide.cases)}
    return tuple(_found(site.guide, axis, {name: values[axis] for name, values in listed.items()}) for axis in Filter)


def _found(guide: Guide, axis: Filter, listed: Mapping[str, tuple[str, ...]]) -> Found:
    cases: dict[str, list[str]] = {}
    for case, values in listed.items():
        for value in values:
            cases.setdefault(value, []).append(case)
    labels = {**_labels(guide, axis, cases), UNKNOWN: UNSAID[axis]}
    return Found(axis, tuple(Value(name, _word(label), _word(title_of(axis, name, label)), tuple(cases[name])) for name, label in labels.items() if name in cases))


def emptied(site: Site, facet: Found) -> Iterator[Value]:
    """The values of an axis whose list was published and that no case has any more."""
    start, known = f"casussen/{facet.axis}/", {value.id for value in facet.values}
    names = [address.removeprefix(start).removesuffix("/") for address in sorted(site.published) if address.startswith(start) and address.count("/") == 3]
    labels = {**_labels(site.guide, facet.axis, names), UNKNOWN: UNSAID[facet.axis]}
    for name in names:
        if name in labels and name not in known:
            yield Value(name, _word(labels[name]), _word(title_of(facet.axis, name, labels[name])), ())


def _word(text: str) -> str:
    """As on pages: the browser reads these words from there, and its table must be that of the generator."""
    return str(typographic(text))


def _labels(guide: Guide, axis: Filter, used: Iterable[str]) -> dict[str, str]:
    """Value → words, in the order in which readers see them, without that for what is not said."""
    if axis in _THEMES:
        return {name: theme.label for name, theme in guide.themes_of(_THEMES[axis])}
    if axis in _CHOICES:
        return {str(choice): choice.label for choice in _CHOICES[axis] if str(choice) != UNKNOWN}
    if axis in _CLASSES:
        return dict(_CLASSES[axis])
    names = sorted((name for name in used if name in guide.places), key=lambda name: sort_key(guide.places[name].name))
    return {name: guide.places[name].name for name in names}
