"""The real cases and registers: what the checks alone do not promise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from generator.dutch import moment, quantity, short
from generator.guide import Guide
from generator.model.case import Case
from generator.model.observation import Quantity, SourceRef
from generator.model.walk import nested, proses
from generator.pipeline import Checked
from generator.texts import parse, plain
from generator.vocabulary import THEMES, Certainty, Facet, Nature, PlaceList, PlaceType
from tests.support import ROOT, checked_in

pytestmark = pytest.mark.real

FULL = {
    "bewonersbedrijf-op-eigen-houtje-emmen", "blue-zone-selwerd-groningen", "emmerhout-energieneutraal-emmen", "gefaseerde-vernieuwing-trichterveld-maastricht", "groningen-woont-slim",
    "huis-van-oosterflank-rotterdam", "inponden-particulier-bezit-parkstad", "meldpunt-emma-zoetermeer", "palenstein-aardgasvrij-zoetermeer", "postnl-postbezorgers-in-de-wijk",
    "sociale-hypotheek-dolphia-enschede", "stedelijke-vernieuwing-op-uitnodiging-lelystad", "transitie-exploitatie-hoogbouwflats-parkstad", "weer-thuis-in-de-wijk",
    "wijkbedrijf-selwerd-groningen", "woonruimtebemiddeling-buitenhof-delft", "zonnepanelen-parkstad",
}  # fmt: skip
MEDIUM = {
    "bbhs-bewonersbedrijf-leeuwarden", "beste-school-van-deventer", "delta-lloyd-thuisadministratie-amsterdam", "experiment-ondermijnende-criminaliteit",
    "frontlijnteam-heechterp-schieringen-leeuwarden", "gezonde-wijk-overvecht-utrecht", "kluswinkel-op-uitnodiging-lelystad", "lokale-fondsen", "maakdebuurtwet-amsterdam",
    "meevaart-amsterdam-oost", "mkba-zuilen-utrecht", "new-towns-preventieve-aanpak", "nprz", "nprz-bewoners-burgertop", "nprz-particuliere-woningvoorraad", "nprz-school-childrens-zone",
    "nprz-werk", "nprz-wonen", "oog-voor-de-buurt", "open-data-maatschappelijk-aanbesteden-amsterdam-oost", "opstapregeling-apeldoorn", "pilot-gedragsaanwijzing", "project-integrale-aanpak",
    "rotterdam-vakmanstad-henk-oosterling", "spar-voorzieningen-krimpgebieden", "treiteraanpak-amsterdam", "veilige-buurten-teams-maastricht", "voorjebuurt", "wijeindhoven",
    "wijkondernemingen-lsa-experiment", "zichtbare-schakel",
}  # fmt: skip
SHORT = {
    "bruisplaats-gouda", "caribisch-nederland-bonaire-nikiboko", "energiecoaches-groningen", "experimentenprogramma-regelgeving-platform31", "hatert-nijmegen-aandachtswijk-af",
    "kruiskamp-amersfoort-aandachtswijk-af", "langer-thuis", "leegstaand-vastgoed-bewonersbeheer", "leergang-maatschappelijk-aanbesteden", "limmel-nazareth-verbinding-maastricht",
    "manifest-stedelijke-ontwikkeling-op-uitnodiging", "mvo-bedrijven-in-de-wijk", "nprz-bijstandscontrole-bloemhof", "nprz-defensieconvenant", "nprz-link2work",
    "nprz-ouderbetrokkenheid-3-0", "participatiecoaches-arnhem", "postnl-75plus-rotterdam", "postnl-onkruid-twente", "postnl-openbare-ruimte-stichtse-vecht", "postnl-watermeter-amsterdam",
    "postnl-zwerfafval-schiedam-oost", "schilderswijk-den-haag-verkenning", "social-impact-bond-rotterdam", "spangen-onderzoek-rotterdam", "urban40", "vroegtijdige-probleemsignalering",
    "wijkcoaches-velve-lindenhof-enschede", "wooncooperatie", "zwols-lokaal-werkfonds",
}  # fmt: skip
# Part → whole.
PARTS = {
    "bruisplaats-gouda": "voorjebuurt",
    "energiecoaches-groningen": "groningen-woont-slim",
    "kluswinkel-op-uitnodiging-lelystad": "stedelijke-vernieuwing-op-uitnodiging-lelystad",
    "nprz-bewoners-burgertop": "nprz",
    "nprz-bijstandscontrole-bloemhof": "nprz-werk",
    "nprz-defensieconvenant": "nprz-werk",
    "nprz-link2work": "nprz-werk",
    "nprz-ouderbetrokkenheid-3-0": "nprz-school-childrens-zone",
    "nprz-particuliere-woningvoorraad": "nprz-wonen",
    "nprz-school-childrens-zone": "nprz",
    "nprz-werk": "nprz",
    "nprz-wonen": "nprz",
    "opstapregeling-apeldoorn": "weer-thuis-in-de-wijk",
    "participatiecoaches-arnhem": "project-integrale-aanpak",
    "postnl-75plus-rotterdam": "postnl-postbezorgers-in-de-wijk",
    "postnl-onkruid-twente": "postnl-postbezorgers-in-de-wijk",
    "postnl-openbare-ruimte-stichtse-vecht": "postnl-postbezorgers-in-de-wijk",
    "postnl-watermeter-amsterdam": "postnl-postbezorgers-in-de-wijk",
    "postnl-zwerfafval-schiedam-oost": "postnl-postbezorgers-in-de-wijk",
    "wijkcoaches-velve-lindenhof-enschede": "project-integrale-aanpak",
    "zwols-lokaal-werkfonds": "lokale-fondsen",
}


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The real guide with what is wrong with it."""
    return checked_in(ROOT)


@pytest.fixture(scope="module")
def guide(checked: Checked) -> Guide:
    """The real guide."""
    return checked.guide


def each(guide: Guide) -> Iterator[tuple[str, Case]]:
    """(id, case) of every case."""
    return iter(guide.cases.items())


def test_nothing_is_wrong(checked: Checked) -> None:
    """All files are read and checked without an error or a warning."""
    assert [str(problem) for problem in checked.problems] == []


def test_every_file_became_a_case(guide: Guide) -> None:
    """Nothing is passed over: every case that the sources tell of is there, long or short."""
    assert set(guide.cases) == {file.stem for file in (ROOT / "cases").glob("*.yml")}
    assert set(guide.cases) >= FULL | MEDIUM | SHORT
    assert len(FULL | MEDIUM | SHORT) == 78


def test_parts_know_their_whole(guide: Guide) -> None:
    """A pilot or a box in a chapter is part of what it is told with."""
    assert {name: guide.cases[name].part_of for name in PARTS} == PARTS


def test_the_themes_are_those_of_the_lists(guide: Guide) -> None:
    """Seventeen themes whose addresses are for ever, in the order of the lists."""
    assert {facet: tuple(name for name, _ in guide.themes_of(facet)) for facet in Facet} == THEMES


def test_full_cases_are_full(guide: Guide) -> None:
    """Each tells its background and approach, who took part, what was learned and how it was paid."""
    for name in sorted(FULL):
        case = guide.cases[name]
        assert case.background, name
        assert case.approach, name
        assert case.places, name
        assert case.scale, name
        assert case.parties, name
        assert case.learnings, name
        assert case.financing, name
        assert case.results, name


def test_summaries_fit_a_card(guide: Guide) -> None:
    """A few sentences, in one paragraph, without a link that would stand within a link."""
    for name, case in each(guide):
        assert len(plain(case.summary)) <= 400, name
        assert "\n\n" not in case.summary.strip(), name
        assert plain(case.summary).endswith("."), name


def test_every_source_says_where(guide: Guide) -> None:
    """Each learning, line and figure can be found: a section, a page or a line."""
    for name, case in each(guide):
        for items in (case.learnings, case.lines, case.rates, case.figures):
            for item in items:
                for source in item.source:
                    assert source.line or source.page or source.section, (name, item.id)


def test_sources_are_among_those_of_the_case(guide: Guide) -> None:
    """A case lists every document that its facts come from."""
    lost = {}
    for name, case in each(guide):
        used = {found.document for _, found in nested(case, SourceRef)} | {mention.document for _, text in proses(case) for mention in parse(text).mentions}
        lost[name] = used - {source.document for source in case.sources}
    assert {name: documents for name, documents in lost.items() if documents} == {}


def test_numbers_are_written_in_dutch(guide: Guide) -> None:
    """Every quantity can be shown, on one line, without the marks of a program."""
    for name, case in each(guide):
        for path, value in nested(case, Quantity):
            for words in (quantity(value), short(value), moment(value)):
                assert not re.search(r"None|nan|inf\b|\d\.\d\d?(?!\d)|\n|  ", words) or value.words or value.when, (name, path, words)
            assert quantity(value).strip(), (name, path)


def test_figures_in_texts_are_sourced(guide: Guide) -> None:
    """A full case mentions its sources in its texts too."""
    for name in sorted(FULL):
        case = guide.cases[name]
        assert any(parse(text).mentions for path, text in proses(case) if path[0] in ("background", "approach")), name


def test_costs_are_costs(guide: Guide) -> None:
    """What is saved, avoided or at most is not called spent."""
    for name, case in each(guide):
        for line in case.lines:
            if line.nature in (Nature.SAVED_COST, Nature.AVOIDABLE_COST, Nature.MAXIMUM):
                assert line.certainty is not Certainty.REALISED, (name, line.id)
            if line.nature in (Nature.SAVED_COST, Nature.AVOIDABLE_COST):
                assert not line.payers, (name, line.id)


def test_parents_and_related_cases_are_other_cases(guide: Guide) -> None:
    """No case is related to itself, or twice to the same."""
    for name, case in each(guide):
        others = [related.case for related in case.related if related.case]
        assert name not in others, name
        assert len(others) == len(set(others)), name


def test_the_community_of_practice_has_its_six_meetings(guide: Guide) -> None:
    """From November 2016 to May 2017, each with its cases; every full case of the report but one was presented."""
    meetings = guide.networks["cop-kwetsbare-wijken"].meetings
    assert [meeting.date for meeting in meetings] == ["2016-11", "2016-11-28", "2017-01-26", "2017-03-09", "2017-04-10", "2017-05-11"]
    assert {case for meeting in meetings for case in meeting.cases} == FULL


def test_every_network_and_event_is_there(guide: Guide) -> None:
    """The communities of practice, courses, consultations and events of the sources; a meeting has a date, and nothing is from after its sources."""
    assert set(guide.networks) >= {
        "bijeenkomst-wetenschappelijke-commissie", "burgertop-duizend-op-zuid", "buurtalliantie", "cop-18", "cop-40-plus", "cop-kwetsbare-wijken", "cop-weer-thuis", "digitale-wijkengids",
        "inspiratiebijeenkomst-wijkondernemingen", "jongerentop-jong-op-zuid", "kennisnetwerk-integrale-aanpak", "leergang-maatschappelijk-aanbesteden", "leerkring-new-towns",
        "leeromgeving-nieuwe-financiering", "leertraject-wbmgp-woningwet", "ontwerpteams-oog-voor-de-buurt", "oudertoppen-rotterdam-zuid", "overlegronde-aandachtswijken",
        "platform-society-impact", "platform31-kennistrajecten", "regiotafels-langer-thuis", "stadslabs-nieuw-amsterdam", "vakgemeenschap-waardecreatie", "vervolgexperiment-buurtrechten",
    }  # fmt: skip
    dates = {meeting.date for network in guide.networks.values() for meeting in network.meetings}
    assert {"2012-10-11", "2013-01-26", "2013-12-13", "2014-11-07"} <= dates
    assert max(dates) < "2018"


def test_groups_say_something(guide: Guide) -> None:
    """A group compares cases or tells a lesson; its statement holds for all its cases alike, or each is told why it is there."""
    assert set(guide.groups) >= {"eigen-kracht", "wederkerigheid", "opstartfondsen", "knellende-regels", "gekoppelde-belangen"}
    for name, group in guide.groups.items():
        assert len(group.cases) > 1 or group.learnings, name
        assert all(member.why for member in group.cases) or not any(member.why for member in group.cases), name
        assert len(plain(group.summary)) <= 400, name


def test_lists_of_places_are_sourced(guide: Guide) -> None:
    """The lists on which a neighbourhood stood; twelve neighbourhoods were studied in 2017, and there are twelve New Towns."""
    listed = Counter(listing.list for place in guide.places.values() for listing in place.lists)
    assert listed[PlaceList.PLATFORM31] == 12
    assert listed[PlaceList.NEW_TOWN] == 12
    assert all(source.line for place in guide.places.values() for listing in place.lists for source in listing.source)


# Whoever adds a case may leave its search words out; to the cases of the beginning they were given.
FIRST_CASES_UNTIL = "2026-11-21"


def test_everyday_words_find_the_first_cases(guide: Guide) -> None:
    """The cases of the beginning keep enough search words to be found by their problem, their people and what they do, and not so many that all questions lead to them."""
    first = {name: case for name, case in each(guide) if case.added <= FIRST_CASES_UNTIL}
    assert not (FULL | MEDIUM) - set(first)
    assert {name: len(case.search_words) for name, case in first.items() if not 6 <= len(case.search_words) <= 25} == {}


KEY_FACTS = {
    "bewonersbedrijf-op-eigen-houtje-emmen": "ongeveer 40 vrijwilligers",
    "groningen-woont-slim": "27 woningen",
    "inponden-particulier-bezit-parkstad": "6 woningen",
    "meldpunt-emma-zoetermeer": "ongeveer 75% van de doorgegeven adressen",
    "nprz-school-childrens-zone": "alle basisscholen op drie na",
    "sociale-hypotheek-dolphia-enschede": "ruim 60 bewoners",
    "weer-thuis-in-de-wijk": "14 gemeenten",
    "woonruimtebemiddeling-buitenhof-delft": "ongeveer 50 woningen van de 73 HAT-eenheden waar zo is toegewezen",
    "zonnepanelen-parkstad": "600 woningen",
}


@pytest.mark.parametrize("name", KEY_FACTS)
def test_the_figure_on_top_of_a_page(guide: Guide, name: str) -> None:
    """The one figure that stands for a case, as the source has it."""
    shown = [quantity(figure).replace("\u00a0", " ") for figure in guide.cases[name].figures if figure.headline]
    assert shown == [KEY_FACTS[name]]


def test_the_strip_on_top_of_a_page(guide: Guide) -> None:
    """Every case tells until when its sources reach, where it was, on what scale and who started it, or that this is unknown."""
    for name, case in each(guide):
        assert case.status_date < "2018", name
        assert case.places, name
        assert case.scale or name not in FULL, name
        assert case.initiators, name
        assert case.evidence.why, name


def test_every_municipality_has_a_province(guide: Guide) -> None:
    """A map of a province that leaves one out says something that is not true; those in the Caribbean have none."""
    without = {name for name, place in guide.places.items() if place.type is PlaceType.MUNICIPALITY and not any(guide.places[around].type is PlaceType.PROVINCE for around in guide.around([name]))}
    assert {around for name in without for around in guide.places[name].part_of} == {"caribisch-nederland"}
