"""Reading lists: which cases in which order, what is new on them, what stands around them, and addresses that are taken."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from generator.addresses.names import BELOW
from generator.addresses.rules import TOP
from generator.guide import Guide
from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.case import Change
from generator.outputs import Output
from generator.pages.lists import MOST_CASES, in_order, last_changed, meeting_of, newest_change, plan_lists
from generator.pages.networks import STATES, plan_networks, state_of
from generator.pages.newsletter import as_text, letter_of_list
from generator.pages.plan import plan_pages
from generator.pages.site import Site
from generator.pipeline import read_guide
from tests.support import GUIDE, ROOT, guide_in, said, small_guide

BUILD, LOOSE = "eerst-bouwen", "los"


@cache
def veldstad() -> Site:
    """The invented guide."""
    return Site(guide_in(GUIDE), lambda path: path)


def guide_of(root: Path, files: Mapping[str, str]) -> Guide:
    """A small guide with these files, in which nothing is wrong."""
    checked = read_guide(small_guide(root, changes=files))
    assert [str(problem) for problem in checked.problems] == []
    return checked.guide


def reading(title: str, *lines: str) -> str:
    """A reading list of one case."""
    return "\n".join(("---", f"title: {title}", "summary: Kort.", *lines, "cases: [{case: proef, note: Lees dit.}]", "added: 2026-11-22", "---", "Lees.", ""))


def test_a_list_keeps_its_order_and_is_known_from_its_cases() -> None:
    """The order is that of the file, not of the alphabet; each case knows its lists."""
    guide = veldstad().guide
    assert guide.lists[BUILD].case_ids == ("de-brug", "buurtwerf-de-lantaarn")
    assert guide.lists_with == {"de-brug": (BUILD,), "buurtwerf-de-lantaarn": (BUILD,), "straatfeest": (LOOSE,)}
    assert guide.referring((Kind.NETWORK, "netwerk-van-werven"), Kind.LIST) == (BUILD,)
    assert guide.referring((Kind.LIST, BUILD), Kind.LIST) == (LOOSE,)


def test_a_list_knows_its_meeting() -> None:
    """By network and id together; a list of nobody has none."""
    site = veldstad()
    meeting = meeting_of(site, site.guide.lists[BUILD])
    assert meeting is not None
    assert (meeting.id, meeting.date) == ("start", "2016-11")
    assert meeting_of(site, site.guide.lists[LOOSE]) is None


def test_a_list_is_as_new_as_the_newest_on_it() -> None:
    """A change of a case counts, and so does a change of the list."""
    site = veldstad()
    own = site.guide.lists[BUILD]
    assert last_changed(site, own) == "2026-12-02"
    assert last_changed(site, own.model_copy(update={"changes": ()})) == "2026-12-01"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], None),
        ([("2026-12-01", "Bedrag")], "Bedrag"),
        ([("2026-12-01", "Bedrag"), ("2027-01-01", "Naam")], "Naam"),
        ([("2027-01-01", "Naam"), ("2026-12-01", "Bedrag")], "Naam"),
        ([("2026-12-01", "Een"), ("2026-12-01", "Twee")], "Twee"),
        ([("2020-01-01", "Van voor de gids")], None),
    ],
)
def test_the_newest_change(changes: list[tuple[str, str]], expected: str | None) -> None:
    """The last one of the last day; what is older than the case itself is not shown as its last change."""
    case = veldstad().guide.cases["straatfeest"].model_copy(update={"changes": tuple(Change(date=date, what=what) for date, what in changes)})
    found = newest_change(case)
    assert (found.what if found else None) == expected


def test_lists_of_meetings_stand_in_the_order_of_their_dates(tmp_path: Path) -> None:
    """Then those of no meeting, by name."""
    source = "source: {document: verslag}"
    network = (
        f"---\nlabel: Werven\nkind: kennisnetwerk\nmeetings:\n  - {{id: b, title: B, date: 2016-11, {source}}}\n  - {{id: a, title: A, date: 2017-03-09, {source}}}\n{source}\n---\nElk wijkgilde.\n"
    )
    guide = guide_of(
        tmp_path,
        {
            "content/leernetwerken/werven.md": network,
            "content/leeslijsten/een.md": reading("Een", "network: werven", "meeting: a"),
            "content/leeslijsten/twee.md": reading("Twee", "network: werven", "meeting: b"),
            "content/leeslijsten/zes.md": reading("Éénmaal", "network: werven"),
            "content/leeslijsten/zeven.md": reading("Aan het werk"),
        },
    )
    site = Site(guide, lambda path: path)
    assert [found.id for found in in_order(site, guide.lists.values())] == ["twee", "een", "zeven", "zes"]


@cache
def outputs() -> Mapping[str, Output]:
    """Every page of the invented guide."""
    return {draft.path: draft.make() for draft in plan_pages(veldstad(), Markuper(ROOT / "theme" / "guide"))}


def test_no_file_can_take_the_address_of_a_page_of_the_guide() -> None:
    """Every first part of an address that the guide makes itself is in the table of what is taken, and so is what stands among the lists."""
    guide = veldstad().guide
    firsts = {path.partition("/")[0] for path in outputs() if path} - set(guide.pages)
    assert firsts <= TOP, firsts - TOP
    of_lists = {path.split("/")[1] for path in outputs() if path.startswith("leeslijsten/") and path.count("/") > 1}
    assert of_lists - set(guide.lists) == BELOW[Kind.LIST]


@pytest.mark.parametrize(("path", "code"), [("content/leeslijsten/eigen.md", "gereserveerde-id"), ("content/leeslijsten/index.md", "ongeldige-id"), ("content/leeslijsten/readme.md", "ongeldige-id")])
def test_an_id_that_would_collide_with_a_page(path: str, code: str, tmp_path: Path) -> None:
    """It is refused at the file, with a remedy; no page is overwritten in silence."""
    [message] = said(small_guide(tmp_path, changes={path: reading("Eerst")}))
    assert message.startswith(f"{path}:")
    assert message.endswith(f"[{code}]")
    assert "kies een andere naam" in message or "noem het bestand" in message


@pytest.mark.parametrize(("date", "place"), [("", "5:5"), ("    date:\n", "7:10")])
def test_a_meeting_without_a_date(date: str, place: str, tmp_path: Path) -> None:
    """The message says where, what is lacking, how a date is written, and what to do when the source has none."""
    source = "source: {document: verslag}"
    network = f"---\nlabel: Werven\nkind: kennisnetwerk\nmeetings:\n  - id: start\n    title: Start\n{date}    {source}\n{source}\n---\nElk wijkgilde.\n"
    [message] = said(small_guide(tmp_path, changes={"content/leernetwerken/werven.md": network}))
    what = "deze bijeenkomst heeft geen datum (voeg een regel toe, zoals date: 2016-11; zonder datum hoort de bijeenkomst in de tekst onder de tweede ---) [ontbreekt]"
    assert message == f"content/leernetwerken/werven.md:{place}: fout: {what}"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("cases: [{case: proeff, note: Kort.}]",), "4:16: fout: onbekende casus 'proeff' (bedoelt u 'proef'?) [onbekende-verwijzing]"),
        (("cases: []",), "4:8: fout: "),
        (("network: werf", "cases: [{case: proef, note: Kort.}]"), "4:10: fout: onbekend leernetwerk 'werf' (bedoelt u 'werven'?) [onbekende-verwijzing]"),
        (("by: gilden", "cases: [{case: proef, note: Kort.}]"), "4:5: fout: onbekende partij 'gilden' (bedoelt u 'gilde'?) [onbekende-verwijzing]"),
        (("cases: [{case: proef}]",), "4:9: fout: "),
        (("cases: [{case: proef, note: '[x](leeslijst:eerste)'}]",), "4:29: fout: onbekende leeslijst 'eerste' (bedoelt u 'eerst'?) [onbekende-verwijzing]"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_at_its_place(lines: tuple[str, ...], message: str, tmp_path: Path) -> None:
    """References, an empty list, a case without a note."""
    text = "\n".join(("---", "title: Eerst", "summary: Kort.", *lines, "added: 2026-11-22", "---", "Lees.", ""))
    [found] = said(small_guide(tmp_path, changes={"content/leeslijsten/eerst.md": text}))
    assert found.startswith(f"content/leeslijsten/eerst.md:{message}")


def test_a_page_shows_the_list() -> None:
    """Its cases in order with their notes, who made it, its meeting, and since when each case is as it is."""
    content = outputs()["leeslijsten/eerst-bouwen/"].content
    assert content.index('data-case="de-brug"') < content.index('data-case="buurtwerf-de-lantaarn"')
    assert 'data-changed="2026-12-01"' in content
    assert "Stichting De Lantaarn" in content
    assert 'href="../../leernetwerken/netwerk-van-werven/#bijeenkomst-start"' in content
    assert "de redactie van deze gids" in outputs()["leeslijsten/los/"].content
    assert 'leeslijsten/eigen/?casus=de-brug,buurtwerf-de-lantaarn#bewerken"' in content


def test_a_case_leads_to_its_lists() -> None:
    """One list, or more."""
    assert "Ook in deze leeslijst</h2>" in outputs()["casussen/de-brug/"].content
    assert 'href="../../leeslijsten/eerst-bouwen/"' in outputs()["casussen/de-brug/"].content
    assert "Ook in deze leeslijst" not in outputs()["casussen/programma-de-haven/"].content


def test_a_network_leads_to_its_lists_and_the_list_at_its_meeting() -> None:
    """Each once where it belongs; a network without lists says nothing of them."""
    content = outputs()["leernetwerken/netwerk-van-werven/"].content
    meeting = content.partition('id="bijeenkomst-start"')[2].partition('id="bijeenkomst-slot"')[0]
    assert "Leeslijst bij deze bijeenkomst" in meeting
    assert 'id="leeslijsten"' in content
    assert 'id="leeslijsten"' not in outputs()["leernetwerken/tweede-top/"].content


def test_the_letter_of_a_list_has_every_note() -> None:
    """In the order of the list, as plain words."""
    site = veldstad()
    text = as_text(site, letter_of_list(site, site.guide.lists[BUILD]))
    assert text.startswith("EERST BOUWEN\n")
    assert text.index("De Brug\n") < text.index("Kort en klein. Let op wat de bron niet zegt.") < text.index("Buurtwerf De Lantaarn\n") < text.index("Hier bouwden bewoners eerst een loods")
    assert "[^bron" not in text
    assert "**" not in text


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("", "onbekend"),
        ("status: onbekend", "onbekend"),
        ("period: {start: 2009, end: onbekend}", "onbekend"),
        ("period: {start: 2009, end: lopend}", "lopend"),
        ("status: uitvoering\nstatus_date: 2014", "lopend"),
        ("status: uitvoering\nstatus_date: 2012\nperiod: {start: 2008, end: 2013-12}", "lopend"),
        ("status: uitvoering\nstatus_date: 2014-11-19\nperiod: {start: 2008, end: 2013-12}", "afgelopen"),
        ("period: {start: 2016-11, end: 2017-05}", "afgelopen"),
        ("status: afgerond", "afgelopen"),
        ("status: gestopt", "afgelopen"),
        ("status: aangekondigd\nstatus_date: 2014\nperiod: {start: 2014, end: 2014}", "aangekondigd"),
        ("status: voorbereiding", "aangekondigd"),
    ],
)
def test_how_a_network_stood(fields: str, state: str, tmp_path: Path) -> None:
    """What the source says comes first; an end counts when the source reaches that far."""
    text = f"---\nlabel: Werven\nkind: kennisnetwerk\n{fields}{chr(10) if fields else ''}source: {{document: verslag}}\n---\nElk wijkgilde leert.\n"
    assert state_of(guide_of(tmp_path, {"content/leernetwerken/werven.md": text}).networks["werven"]) == state
    assert state in STATES


def test_a_network_of_which_almost_nothing_is_known_has_a_page(tmp_path: Path) -> None:
    """It says so, and has no empty sections; without any list the pages are there all the same."""
    site = Site(guide_of(tmp_path, {}), lambda path: path)
    markuper = Markuper(ROOT / "theme" / "guide")
    pages = {draft.path: draft.make().content for draft in (*plan_networks(site, markuper), *plan_lists(site, markuper))}
    assert "noemt de bron niet" in pages["leernetwerken/werven/"]
    assert "<h2" not in pages["leernetwerken/werven/"].partition("Bronnen</h2>")[0].replace('<h2 id="bronnen">', "")
    assert "leeslijsten/" not in pages["leernetwerken/"]
    assert "Zelf een lijst maken" in pages["leeslijsten/"]


@pytest.mark.real
def test_the_real_lists_have_exactly_the_cases_of_their_meetings() -> None:
    """Four meetings, four lists; and none is longer than a list of one's own may be, which it can become."""
    guide = guide_in(ROOT)
    network = guide.networks["cop-kwetsbare-wijken"]
    by_meeting = {found.meeting: set(found.case_ids) for found in guide.lists.values() if found.network == network.id and found.meeting}
    assert by_meeting == {meeting.id: set(meeting.cases) for meeting in network.meetings if meeting.cases}
    assert set(guide.lists["energietransitie-in-kwetsbare-wijken"].case_ids) == set(guide.cases_with_theme["energie"])
    assert all(len(found.cases) <= MOST_CASES for found in guide.lists.values())
