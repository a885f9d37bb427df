"""The facets of a case: which values its record gives it on each axis, the words for them, and the data made of them."""

from __future__ import annotations

import csv
import io
import json
from enum import Enum
from pathlib import Path

import pytest

from generator.exports.tables import as_file
from generator.guide import Guide
from generator.model.financing import FinancingLine
from generator.pages.case_tables import case_tables
from generator.pages.facet_words import HINTS, LISTS, PHRASES, UNKNOWN, UNSAID, title_of
from generator.pages.facets import cost_classes, facets_of, values_of
from generator.pages.finder import opening
from generator.pages.finder_data import CHOICES, TABLE, plan_finder_data
from generator.pages.site import Site, facts_of
from generator.pipeline import read_guide
from generator.vocabulary import Evidence, Facet, Filter, Form, Initiator, PartyType, Scale, Status
from tests.support import GUIDE, complete, guide_in, small_guide

PLACES = (
    "- {id: veldland, name: Veldland, type: land}\n- {id: provincie-a, name: A, type: provincie, part_of: [veldland]}\n"
    "- {id: veldstad, name: Veldstad, type: gemeente, part_of: [provincie-a]}\n- {id: noord, name: Noord, type: wijk, part_of: [veldstad]}\n- {id: duinstad, name: Duinstad, type: gemeente}\n"
)


def line(**fields: object) -> str:
    """A financing line as it is typed."""
    stated = {"id": "a", "what": "A", "nature": "kosten", "source": "{document: verslag}", **fields}
    return "financing:\n  lines:\n    - {" + ", ".join(f"{key}: {value}" for key, value in stated.items()) + "}\n"


def guide_with(root: Path, case: str) -> Guide:
    """A small guide in which the case reads so."""
    found = read_guide(small_guide(root, complete(case), {"content/plaatsen.yml": PLACES}))
    assert not [problem for problem in found.problems if problem.is_error], found.problems
    return found.guide


# What is typed in the case → the axis and its values.
TABLE_OF_VALUES: list[tuple[str, Filter, tuple[str, ...]]] = [
    ("challenges: [wonen, werk]", Filter.CHALLENGE, ("wonen", "werk")),
    ("methods: [vitale-coalities]", Filter.METHOD, ("vitale-coalities",)),
    ("", Filter.METHOD, (UNKNOWN,)),
    ("state_roles: [kennis]", Filter.STATE_ROLE, ("kennis",)),
    ("", Filter.STATE_ROLE, (UNKNOWN,)),
    ("places: [noord]", Filter.MUNICIPALITY, ("veldstad",)),
    ("places: [noord, veldstad, duinstad]", Filter.MUNICIPALITY, ("veldstad", "duinstad")),
    ("places: [noord]", Filter.PROVINCE, ("provincie-a",)),
    ("places: [duinstad]", Filter.PROVINCE, (UNKNOWN,)),
    ("places: [veldland]", Filter.MUNICIPALITY, (UNKNOWN,)),
    ("", Filter.MUNICIPALITY, (UNKNOWN,)),
    ("scale: wijk", Filter.SCALE, ("wijk",)),
    ("scale: wijk\norganised_at: stad", Filter.SCALE, ("wijk",)),
    ("", Filter.SCALE, (UNKNOWN,)),
    ("status: gestopt", Filter.STATUS, ("gestopt",)),
    ("initiators: [bewoners, corporatie]", Filter.INITIATOR, ("bewoners", "corporatie")),
    ("", Filter.INITIATOR, (UNKNOWN,)),
    ("parties: [{party: gilde, role: partner}, {party: gemeente-veldstad, role: [partner, financier]}]", Filter.PARTY_TYPE, ("bewoners", "gemeente")),
    ("parties: [{party: gilde, role: partner, certainty: mogelijk}]", Filter.PARTY_TYPE, (UNKNOWN,)),
    ("parties: [{party: gilde, role: partner, certainty: beoogd}]", Filter.PARTY_TYPE, (UNKNOWN,)),
    ("parties: [{party: gilde, role: partner, certainty: gestopt}]", Filter.PARTY_TYPE, ("bewoners",)),
    ("parties: [{name: een bank, named: false, role: financier}]", Filter.PARTY_TYPE, (UNKNOWN,)),
    (line(payers="[gemeente-veldstad]"), Filter.PARTY_TYPE, ("gemeente",)),
    (line(payers="[gemeente-veldstad]", certainty="mogelijk"), Filter.PARTY_TYPE, (UNKNOWN,)),
    (line(payers="[gemeente-veldstad]", nature="bespaarde-kosten"), Filter.PARTY_TYPE, (UNKNOWN,)),
    (line(form="lening"), Filter.FORM, ("lening",)),
    (line(form="lening", certainty="gepland"), Filter.FORM, ("lening",)),
    (line(form="lening", certainty="mogelijk"), Filter.FORM, (UNKNOWN,)),
    (line(form="lening", certainty="concept"), Filter.FORM, (UNKNOWN,)),
    (line(form="lening", nature="bespaarde-kosten"), Filter.FORM, (UNKNOWN,)),
    (line(form="onbekend"), Filter.FORM, (UNKNOWN,)),
    ("", Filter.FORM, (UNKNOWN,)),
    (line(amount="{value: 5000, unit: EUR}"), Filter.COST, ("tot-10-duizend",)),
    (line(amount="{value: 5000, unit: EUR}", certainty="geschat"), Filter.COST, ("tot-10-duizend",)),
    (line(amount="{value: 5000, unit: EUR}", certainty="mogelijk"), Filter.COST, (UNKNOWN,)),
    (line(amount="{value: 5000, unit: EUR}", nature="bespaarde-kosten"), Filter.COST, (UNKNOWN,)),
    (line(amount="{value: 5000, unit: EUR}", partial="true"), Filter.COST, (UNKNOWN,)),
    (line(amount="{from: 8000, to: 12000, unit: EUR, bound: max}"), Filter.COST, ("tot-10-duizend", "tot-100-duizend")),
    ("", Filter.COST, (UNKNOWN,)),
    ("evidence: {kind: [ervaring, monitoring]}", Filter.EVIDENCE, ("ervaring", "monitoring")),
    ("period: {start: 1999-12-31}", Filter.PERIOD, ("voor-2000",)),
    ("period: {start: 2000}", Filter.PERIOD, ("2000-2009",)),
    ("period: {start: 2009-12}", Filter.PERIOD, ("2000-2009",)),
    ("period: {start: 2010}", Filter.PERIOD, ("2010-2014",)),
    ("period: {start: 2015-01-01}", Filter.PERIOD, ("2015-2019",)),
    ("period: {start: 2020}", Filter.PERIOD, ("vanaf-2020",)),
    ("period: {end: 2016}", Filter.PERIOD, (UNKNOWN,)),
    ("", Filter.PERIOD, (UNKNOWN,)),
]


@pytest.mark.parametrize(("typed", "axis", "values"), TABLE_OF_VALUES)
def test_values_follow_from_the_record(typed: str, axis: Filter, values: tuple[str, ...], tmp_path: Path) -> None:
    """Only what the case itself says counts; what only might be does not; silence is a value of its own."""
    guide = guide_with(tmp_path, typed)
    case = guide.cases["proef"]
    assert values_of(guide, case, facts_of(case).cost)[axis] == values


AMOUNTS: list[tuple[dict[str, object], str | None, tuple[str, ...]]] = [
    ({"value": 9999.99}, None, ("tot-10-duizend",)),
    ({"value": 10_000}, None, ("tot-100-duizend",)),
    ({"value": 10_000, "bound": "max"}, None, ("tot-10-duizend",)),
    ({"value": 10_000, "bound": "minder-dan"}, "eenmalig", ("tot-10-duizend",)),
    ({"value": 10_000, "bound": "meer-dan"}, None, ("tot-100-duizend",)),
    ({"value": 200_000, "bound": "circa"}, None, ("tot-1-miljoen",)),
    ({"from": 80_000, "to": 120_000}, None, ("tot-100-duizend", "tot-1-miljoen")),
    ({"from": 80_000, "to": 120_000, "bound": "max"}, None, ("tot-100-duizend", "tot-1-miljoen")),
    ({"from": 5_000, "to": 1_000_000, "bound": "bijna"}, None, ("tot-10-duizend", "tot-100-duizend", "tot-1-miljoen")),
    ({"from": 8_000, "to": 10_000, "bound": "minder-dan"}, None, ("tot-10-duizend",)),
    ({"from": 10_000, "to": 20_000, "bound": "max"}, None, ("tot-100-duizend",)),
    ({"value": 20_000_000, "bound": "max"}, None, ("vanaf-10-miljoen",)),
    ({"value": 1_000_000}, None, ("tot-10-miljoen",)),
    ({"value": 10_000_000}, None, ("vanaf-10-miljoen",)),
    ({"value": 2_000_000_000}, None, ("vanaf-10-miljoen",)),
    ({"value": 200_000}, "jaar", ("per-eenheid",)),
    ({"value": 200_000}, "structureel", ("per-eenheid",)),
    ({"value": 200, "unit": "uur"}, None, ()),
]


@pytest.mark.parametrize(("amount", "per", "classes"), AMOUNTS)
def test_classes_of_cost(amount: dict[str, object], per: str | None, classes: tuple[str, ...]) -> None:
    """A range is in every class that it touches; an amount per year or house is no total; nothing but euros is a cost in euros."""
    stated = {"id": "a", "what": "A", "nature": "kosten", "per": per, "amount": {"unit": "EUR", **amount}, "source": {"document": "verslag"}}
    assert cost_classes(FinancingLine.model_validate(stated)) == classes


def test_no_cost_no_class() -> None:
    """Without a line that stands as the cost there is none."""
    assert cost_classes(None) == ()


LISTED: dict[Filter, type[Enum]] = {
    Filter.SCALE: Scale,
    Filter.STATUS: Status,
    Filter.INITIATOR: Initiator,
    Filter.PARTY_TYPE: PartyType,
    Filter.FORM: Form,
    Filter.EVIDENCE: Evidence,
}


@pytest.mark.parametrize("axis", Filter)
def test_every_value_has_a_title_of_its_own(axis: Filter) -> None:
    """A new value of a list needs its words; no two titles are alike."""
    assert axis in UNSAID
    assert axis in LISTS
    assert set(HINTS) <= set(Filter)
    if axis in LISTED:
        assert set(PHRASES[axis]) == {str(value) for value in LISTED[axis]} | {UNKNOWN}
        titles = [title_of(axis, str(value.value), "") for value in LISTED[axis]]
        assert len(set(titles)) == len(titles)


def test_titles_in_plain_words() -> None:
    """They read as a sentence would."""
    assert title_of(Filter.MUNICIPALITY, "zoetermeer", "Zoetermeer") == "Praktijkvoorbeelden in Zoetermeer"
    assert title_of(Filter.INITIATOR, "bewoners", "Bewoners") == "Praktijkvoorbeelden, begonnen door bewoners"
    assert title_of(Filter.CHALLENGE, "wonen", "Wonen en woonomgeving") == "Praktijkvoorbeelden over wonen en woonomgeving"
    assert title_of(Filter.COST, "tot-10-duizend", "Minder dan € 10.000") == "Praktijkvoorbeelden met kosten van minder dan € 10.000"
    assert title_of(Filter.PROVINCE, UNKNOWN, UNSAID[Filter.PROVINCE]) == "Praktijkvoorbeelden waarbij geen provincie is genoemd"
    assert title_of(Filter.STATE_ROLE, "kennis", "Kennis en monitoring") == "Praktijkvoorbeelden waarin het Rijk werkte aan kennis en monitoring"
    assert title_of(Filter.PERIOD, "2000-2009", "2000 tot en met 2009") == "Praktijkvoorbeelden die van 2000 tot en met 2009 begonnen"


@pytest.mark.parametrize("name", ["Ameland", "Bonaire", "Saba", "Schiermonnikoog", "Sint Eustatius", "Terschelling", "Texel", "Vlieland"])
def test_on_an_island(name: str) -> None:
    """What happens on an island does not happen in it."""
    assert title_of(Filter.MUNICIPALITY, name.lower().replace(" ", "-"), name) == f"Praktijkvoorbeelden op {name}"


@pytest.mark.parametrize("fields", [{"partial": "true"}, {"certainty": "mogelijk"}, {"nature": "bespaarde-kosten"}])
def test_an_amount_that_is_no_total_is_not_denied(fields: dict[str, object], tmp_path: Path) -> None:
    """A source that gives an amount for a part gives an amount: the choice, the page and the table say only that no total is known."""
    site = Site(guide_with(tmp_path, line(amount="{value: 5000, unit: EUR}", **fields)), lambda path: "")
    [value] = next(facet.values for facet in facets_of(site) if facet.axis is Filter.COST)
    assert (value.id, value.label) == (UNKNOWN, "Geen totale kosten bekend")
    assert value.title == "Praktijkvoorbeelden waarvan de bron geen totale kosten noemt"
    table = table_of(site).decode("utf-8-sig")
    assert {row["id"]: row["kosten_in_woorden"] for row in csv.DictReader(io.StringIO(table, newline=""))}["proef"] == "Geen totale kosten bekend"


def table_of(site: Site) -> bytes:
    """The table to which the list of cases leads."""
    found = {file.path: file.data for file in map(as_file, case_tables(site))}
    return found[TABLE]


@pytest.fixture(scope="module")
def site() -> Site:
    """The invented guide."""
    return Site(guide_in(GUIDE), lambda path: "")


def test_each_case_stands_on_each_axis(site: Site) -> None:
    """Values have cases, are named once, what is not said comes last, and each case has a value on each axis."""
    facets = facets_of(site)
    assert [facet.axis for facet in facets] == list(Filter)
    for facet in facets:
        ids = [value.id for value in facet.values]
        assert all(value.cases for value in facet.values)
        assert len(set(ids)) == len(ids)
        assert UNKNOWN not in ids[:-1]
        assert {case for value in facet.values for case in value.cases} == set(site.guide.cases)


def test_values_stand_in_the_order_of_their_list(site: Site) -> None:
    """Themes in their own order, choices in that of the vocabulary, places by name."""
    values = {facet.axis: [value.id for value in facet.values] for facet in facets_of(site)}
    assert values[Filter.CHALLENGE] == [name for name, _ in site.guide.themes_of(Facet.CHALLENGE) if name in values[Filter.CHALLENGE]]
    assert values[Filter.MUNICIPALITY] == ["duinstad", "veldstad", UNKNOWN]
    assert values[Filter.INITIATOR] == ["gemeente", "corporatie", "bewoners", UNKNOWN]


def test_the_data_for_the_browser(site: Site) -> None:
    """The numbers of a case name its values, and each order has each case once."""
    made = json.loads(next(file.data for file in plan_finder_data(site) if file.path == CHOICES))
    order = [facts.case.id for facts in site.cases(site.guide.cases)]
    named = {name: {made["values"][number] for number in numbers} for name, numbers in zip(order, made["cases"], strict=True)}
    for name, case in site.guide.cases.items():
        assert named[name] == {f"{axis}/{value}" for axis, values in values_of(site.guide, case, site.facts[name].cost).items() for value in values}
    assert all(sorted(numbers) == list(range(len(order))) for numbers in made["orders"].values())
    assert [order[number] for number in made["orders"]["stand"]] == ["buurtwerf-de-lantaarn", "de-brug", "straatfeest", "programma-de-haven"]
    assert order[made["orders"]["kosten"][0]] == "buurtwerf-de-lantaarn"
    assert [order[number] for number in made["orders"]["nieuw"]][:2] == ["buurtwerf-de-lantaarn", "straatfeest"]


def test_the_table_of_all_cases(site: Site) -> None:
    """A row for each case, words for the values, a mark by which Excel sees the letters, and no byte that depends on the machine."""
    data = table_of(site)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == len(site.guide.cases) + 1
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert list(rows[0])[:6] == ["id", "address", "title", "summary", "status", "status_date"]
    assert list(rows[0])[-len(Filter) :] == [f"{axis}_in_woorden" for axis in Filter]
    assert [row["id"] for row in rows] == [facts.case.id for facts in site.cases(site.guide.cases)]
    werf = next(row for row in rows if row["id"] == "buurtwerf-de-lantaarn")
    assert werf["address"] == "/casussen/buurtwerf-de-lantaarn/"
    assert (werf["initiators"], werf["initiatiefnemer_in_woorden"]) == ("bewoners; corporatie", "Woningcorporatie; Bewoners")
    assert (werf["municipalities"], werf["gemeente_in_woorden"]) == ("veldstad", "Veldstad")
    assert werf["kosten_in_woorden"] == "€ 100.000 tot € 1 miljoen"
    assert werf["status_date"] == "2017-04"


@pytest.mark.parametrize(
    ("summary", "shown"),
    [
        ("Een straat viert feest.", "Een straat viert feest."),
        ("Kort. Ook kort.", "Kort. Ook kort."),
        ("In 2014 deden 4.000 mensen mee, o.a. buren. Daarna stopte het.", "In 2014 deden 4.000 mensen mee, o.a. buren. Daarna stopte het."),
        (f"{'Lang ' * 30}verhaal. Meer.", f"{'Lang ' * 30}verhaal."),
        (f"Kort. {'Lang ' * 40}verhaal.", "Kort."),
    ],
)
def test_a_compact_card_has_whole_sentences(summary: str, shown: str) -> None:
    """As many as there is room for, and always the first."""
    assert opening(summary) == shown
