"""The Guide: everything by id, and for each thing who points to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.guide import Guide, parties_of
from generator.model.base import Kind
from generator.pipeline import read_guide
from generator.vocabulary import Facet
from tests.support import GUIDE, SMALL, complete, guide_in, small_guide

WERF, BRUG, HAVEN, FEEST = "buurtwerf-de-lantaarn", "de-brug", "programma-de-haven", "straatfeest"


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The invented guide."""
    return guide_in(GUIDE)


def test_everything_is_there_by_id(guide: Guide) -> None:
    """Each kind, in the order of files and registers."""
    assert list(guide.cases) == [WERF, BRUG, HAVEN, FEEST]
    assert list(guide.places) == ["veldland", "veldstad", "veldstad-noord", "lantaarnbuurt", "duinstad", "v2"]
    assert list(guide.networks) == ["netwerk-van-werven", "tweede-top"]
    assert list(guide.groups) == ["samen-bouwen"]
    assert list(guide.lists) == ["eerst-bouwen", "los"]
    assert list(guide.pages) == ["meedoen", "over", "voorpagina"]
    assert {kind: len(records) for kind, records in guide.records.items()} == {
        Kind.CASE: 4, Kind.THEME: 8, Kind.PLACE: 6, Kind.PARTY: 5, Kind.TERM: 4, Kind.SOURCE: 2, Kind.NETWORK: 2, Kind.INDICATOR: 1, Kind.PAGE: 3, Kind.GROUP: 1, Kind.LIST: 2,
    }  # fmt: skip
    assert all(getattr(record, "id") == name for records in guide.records.values() for name, record in records.items())


def test_parts_and_wholes(guide: Guide) -> None:
    """A parent knows its parts; a place the places within it and the groups it belongs to."""
    assert guide.parts == {HAVEN: (WERF,)}
    assert guide.places_within == {"veldland": ("veldstad", "duinstad"), "veldstad": ("veldstad-noord",), "veldstad-noord": ("lantaarnbuurt",)}
    assert guide.areas_with == {"veldstad": ("v2",), "duinstad": ("v2",)}


def test_places_around(guide: Guide) -> None:
    """Near before far, each once; ids that do not exist are left out."""
    assert guide.around(["lantaarnbuurt"]) == ("lantaarnbuurt", "veldstad-noord", "veldstad", "veldland")
    assert guide.around(["veldstad-noord", "lantaarnbuurt", "duinstad"]) == ("veldstad-noord", "lantaarnbuurt", "duinstad", "veldstad", "veldland")
    assert guide.around(["nergens"]) == ()
    assert guide.around([]) == ()


def test_cases_in_a_place_are_those_within_it(guide: Guide) -> None:
    """A case in a neighbourhood is in its city, its country and the groups of these too, once."""
    assert guide.cases_in == {"veldstad-noord": (WERF,), "lantaarnbuurt": (WERF,), "veldstad": (WERF, HAVEN), "veldland": (WERF, BRUG, HAVEN), "duinstad": (BRUG,), "v2": (WERF, BRUG, HAVEN)}


def test_cases_by_theme(guide: Guide) -> None:
    """Challenges, methods and roles of the state alike."""
    assert guide.cases_with_theme == {
        "wonen": (WERF, HAVEN),
        "werk": (WERF, BRUG),
        "samenleven": (BRUG, FEEST),
        "bewonersinitiatief": (WERF,),
        "nieuwe-financiering": (BRUG,),
        "vitale-coalities": (HAVEN,),
        "experimenten": (WERF,),
    }


def test_cases_by_party(guide: Guide) -> None:
    """Those who take part, pay, receive or bear, each case once; who has only a name is in no index."""
    assert guide.cases_with_party == {
        "gemeente-veldstad": (WERF, HAVEN),
        "stichting-de-lantaarn": (WERF, BRUG),
        "corporatie-de-hoeksteen": (WERF,),
        "veldstadse-bank": (WERF,),
    }
    assert list(parties_of(guide.cases[WERF])) == [
        "gemeente-veldstad", "stichting-de-lantaarn", "corporatie-de-hoeksteen", "veldstadse-bank", "gemeente-veldstad", "stichting-de-lantaarn", "corporatie-de-hoeksteen",
    ]  # fmt: skip


def test_meetings_by_case(guide: Guide) -> None:
    """At which meetings a case was presented."""
    assert guide.meetings_with == {WERF: (("netwerk-van-werven", "start"), ("netwerk-van-werven", "slot")), BRUG: (("netwerk-van-werven", "start"),)}
    assert guide.meeting("netwerk-van-werven", "slot").title == "Slotbijeenkomst"


def test_themes_come_in_their_own_order(tmp_path: Path) -> None:
    """The order that their files state, not that of their names."""
    changes = {"content/themas/werk.md": SMALL["content/themas/werk.md"].replace("order: 1", "order: 3")}
    guide = read_guide(small_guide(tmp_path, changes=changes)).guide
    assert [name for name, _ in guide.themes_of(Facet.CHALLENGE)] == ["wonen", "werk"]
    assert [name for name, _ in guide.themes_of(Facet.STATE_ROLE)] == ["kennis"]


REFERRING: dict[tuple[Kind, str], dict[Kind, tuple[str, ...]]] = {
    (Kind.CASE, BRUG): {Kind.CASE: (WERF,), Kind.NETWORK: ("netwerk-van-werven",), Kind.PAGE: ("over",), Kind.THEME: ()},
    (Kind.CASE, WERF): {Kind.CASE: (BRUG,), Kind.THEME: ("werk",), Kind.PAGE: ("voorpagina",), Kind.NETWORK: ("netwerk-van-werven",)},
    (Kind.CASE, HAVEN): {Kind.CASE: (WERF,)},
    (Kind.SOURCE, "verslag-veldstad-2017"): {
        Kind.CASE: (WERF, BRUG),
        Kind.THEME: ("werk",),
        Kind.PLACE: ("veldstad-noord", "lantaarnbuurt"),
        Kind.PARTY: ("stichting-de-lantaarn",),
        Kind.TERM: ("wijkgilde",),
        Kind.NETWORK: ("netwerk-van-werven", "tweede-top"),
        Kind.INDICATOR: (),
    },
    (Kind.SOURCE, "brief-haven-2015"): {Kind.CASE: (WERF, HAVEN, FEEST), Kind.INDICATOR: ("betaald-werk",)},
    (Kind.TERM, "wijkgilde"): {Kind.CASE: (WERF,)},
    (Kind.TERM, "veldstadmonitor"): {Kind.INDICATOR: ("betaald-werk",), Kind.CASE: ()},
    (Kind.PLACE, "veldstad-noord"): {
        Kind.CASE: (WERF,),
        Kind.PARTY: ("stichting-de-lantaarn",),
        Kind.PLACE: ("lantaarnbuurt",),
        Kind.NETWORK: ("netwerk-van-werven",),
        Kind.INDICATOR: ("betaald-werk",),
    },
    (Kind.PLACE, "veldstad"): {Kind.CASE: (WERF, HAVEN), Kind.PARTY: ("gemeente-veldstad",), Kind.PLACE: ("veldstad-noord", "v2"), Kind.INDICATOR: ("betaald-werk",)},
    (Kind.PARTY, "corporatie-de-hoeksteen"): {Kind.CASE: (WERF,), Kind.PARTY: ("bondgenoten",)},
    (Kind.INDICATOR, "betaald-werk"): {Kind.CASE: (WERF,)},
    (Kind.NETWORK, "netwerk-van-werven"): {Kind.CASE: (WERF,)},
    (Kind.THEME, "werk"): {Kind.CASE: (WERF, BRUG), Kind.INDICATOR: ("betaald-werk",)},
    (Kind.PAGE, "over"): {Kind.CASE: (WERF,)},
}


@pytest.mark.parametrize("target", REFERRING, ids=[f"{kind} {name}" for kind, name in REFERRING])
def test_who_points_to_a_thing(guide: Guide, target: tuple[Kind, str]) -> None:
    """In fields and in texts, from records within records, each once and in the order of the guide."""
    expected = REFERRING[target]
    assert {kind: guide.referring(target, kind) for kind in expected} == expected


def test_a_text_alone_is_enough_to_point(tmp_path: Path) -> None:
    """A link or a mention in a text counts as much as a field."""
    guide = read_guide(small_guide(tmp_path, complete("goals: |\n  Zie [het gilde](begrip:wijkgilde)[^bron: verslag, 3].\n"))).guide
    assert guide.referring((Kind.TERM, "wijkgilde"), Kind.CASE) == ("proef",)
    assert guide.referring((Kind.TERM, "zzz"), Kind.CASE) == ()


def test_of_two_things_with_one_id_the_first_counts(tmp_path: Path) -> None:
    """The second is reported, and changes nothing."""
    places = "- {id: veldstad, name: Een, type: gemeente}\n- {id: veldstad, name: Twee, type: wijk}\n"
    assert read_guide(small_guide(tmp_path, changes={"content/plaatsen.yml": places})).guide.places["veldstad"].name == "Een"


def test_the_values_of_the_full_case(guide: Guide) -> None:
    """What is typed is what is known: numbers as numbers, words as words, one source as a list of one."""
    werf = guide.cases[WERF]
    loan = werf.lines[0]
    assert loan.amount
    assert (loan.amount.value, str(loan.amount.bound), loan.amount.unit) == (200000, "circa", "EUR")
    assert [payer.party or payer.name for payer in loan.payers] == ["gemeente-veldstad", "bewoners"]
    assert [payer.named for payer in loan.payers] == [True, False]
    assert (loan.source[0].line, loan.source[0].page) == ("310", 14)
    assert [source.document for source in werf.lines[1].source] == ["verslag-veldstad-2017", "brief-haven-2015"]
    assert werf.rates[0].as_printed == "1.500"
    first, second, third, fourth = werf.figures
    assert (first.value, first.date, first.headline, first.comparable) == (15, "2017-04", True, False)
    assert first.target is not None
    assert third.target is not None
    assert (first.target.change, third.target.change) == (False, True)
    assert second.of is not None
    assert (second.of.value, fourth.value) == (20, 75)
    assert [str(role) for role in werf.parties[0].role] == ["financier", "partner"]
    assert [str(role) for role in werf.parties[1].role] == ["initiatiefnemer"]


def test_yaml_1_1_words_stay_what_was_typed(tmp_path: Path) -> None:
    """In a text nothing is turned into a truth, a number, a date or a time."""
    words = ["nee", "no", "off", "on", "yes", "true", "012", "1e3", "2017-04-12", "0x1F", "1_000", "12:30:45", ".inf", "3.10"]
    guide = read_guide(small_guide(tmp_path, complete(f"title: nee\ntarget_groups: [{', '.join(words)}]\nstatus_date: 2017-04-12"))).guide
    case = guide.cases["proef"]
    assert (case.title, case.status_date, list(case.target_groups)) == ("nee", "2017-04-12", words)


def test_the_rows_of_an_indicator(guide: Guide) -> None:
    """Each row is an observation: a number, a range or words."""
    first, second, third = (row.quantity for row in guide.indicators["betaald-werk"].rows)
    assert (first.value, str(first.bound), first.date) == (58.5, "circa", "2014")
    assert (second.from_, second.to) == (62.3, 63)
    assert (third.words, third.when, third.is_number) == ("licht gestegen", "sinds de start", False)


def test_the_pages_of_a_source(guide: Guide) -> None:
    """From the lines on which pages begin."""
    source = guide.sources["verslag-veldstad-2017"]
    assert [source.page_of(line) for line in (1, 199, 200, 299, 300, 305, 350, 351, 9999)] == [None, None, 12, 12, 13, 14, 14, 15, 15]
    assert guide.sources["brief-haven-2015"].page_of(1) is None


def test_records_cannot_be_changed(guide: Guide) -> None:
    """What was checked stays as it was."""
    with pytest.raises(ValueError, match="frozen"):
        guide.cases[WERF].title = "Anders"
