"""The promised addresses, the words on them, what stands on the page of a case, and the references between pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from urllib.parse import urldefrag, urljoin

import jsonschema
import pytest

from generator import dutch
from generator.guide import pointed_at
from generator.markup import typographic
from generator.model.base import Kind
from generator.model.case import Case
from generator.model.observation import SourceRef
from generator.model.schema import schema
from generator.vocabulary import Facet, Form
from tests.site.built import Built
from tests.site.dom import Element

# Address → the words that readers see there.
PROMISED = {
    "": ["Waar loopt u tegenaan?", "Wat anderen leerden", "Zoek in de gids", "Praktijkvoorbeelden", "Leernetwerken", "Cijfers"],
    "casussen/": ["Praktijkvoorbeelden", "Onderwerp", "Stand:"],
    "themas/": ["Thema’s", "Onderwerpen", "Manieren van werken", "Wat deed het Rijk?"],
    "plaatsen/": ["Plaatsen"],
    "partijen/": ["Partijen"],
    "indicatoren/": ["Cijfers"],
    "begrippen/": ["Woordenlijst"],
    "leernetwerken/": ["Leernetwerken"],
    "groepen/": ["Wat voorbeelden gemeen hebben"],
    "leeslijsten/": ["Leeslijsten"],
    "bronnen/": ["Bronnen"],
    "leerpunten/": ["Wat anderen leerden"],
    "financiering/": ["Wie betaalt wat?"],
    "vergelijken/": ["Voorbeelden vergelijken"],
    "a-z/": ["Alles van A tot Z"],
    "meedoen/": ["Meedoen"],
    "meedoen/volgen/": ["Volg de gids", "Hoe werkt het?", "Volg een deel", "Bijeenkomsten in uw agenda"],
    "meedoen/meldingen/": ["Wat betekent deze melding?", "Zo niet", "Zo wel"],
    "meedoen/wat-ontbreekt/": ["Wat weten we nog niet?", "Per onderwerp", "Oudste eerst", "Weet u", "Waarom vragen we dit?"],
    "over/": ["Over"],
    "toegankelijkheid/": ["Toegankelijkheid"],
    "privacy/": ["Privacy"],
    "data/": ["Open data", "Tabellen", "Zo opent u een tabel", "Voor programma’s: de API", "Versies die blijven", "Wijzigingen in de API"],
    "data/woordenboek/": ["Woordenboek van de gegevens", "Tot wanneer weten we dit?"],
    "data/versies/": ["Vaste versies van de gegevens", "SHA-256"],
    "404.html": ["Deze pagina bestaat niet"],
}
STRIP = ["Fase", "Wie begon", "Wie betaalt", "Kosten", "Hoe weten we dit?"]


def main(page: Element) -> Element:
    """What a page is about, without its frame."""
    return page.all("main")[0]


@cache
def links(built: Built, address: str) -> frozenset[str]:
    """The addresses, with and without anchors, that the page itself leads to."""
    found = {urljoin(f"http://site/{address}", href).removeprefix("http://site/") for href in main(built.pages[address]).hrefs}
    return frozenset(found | {urldefrag(link).url for link in found})


@pytest.mark.parametrize("address", PROMISED)
def test_promised_addresses(real: Built, address: str) -> None:
    """Each address of the contract exists and has the words that readers know."""
    text = real.pages[address].all("body")[0].text
    assert not [words for words in PROMISED[address] if words not in text]


def test_everything_has_an_address(built: Built) -> None:
    """Each record has a page of its own that is named after it and is on the list of its kind and on that from A to Z."""
    index = links(built, "a-z/")
    for kind, records in built.guide.records.items():
        for name in records:
            address = built.facts.address(kind, name)
            if (kind, name) == (Kind.PAGE, "voorpagina"):
                continue
            assert built.pages[address].all("h1")[0].text == typographic(built.facts.title(kind, name)), address
            assert address in index
            if kind is not Kind.PAGE:
                assert address in links(built, built.facts.address(kind, "").rstrip("/") + "/")


def test_cases_are_all_in_the_list(built: Built) -> None:
    """All cases stand in #casussen, each once, with how old the knowledge is."""
    cards = [child for child in built.pages["casussen/"].by_id("casussen").children if isinstance(child, Element)]
    assert sorted(href for card in cards for href in card.hrefs if "#" not in href) == sorted(f"../casussen/{name}/" for name in built.guide.cases)
    assert all("Stand: " in card.text for card in cards)


def test_themes_name_their_facet(built: Built) -> None:
    """Above a theme stands what it is: Onderwerp, Manier van werken or Wat deed het Rijk?"""
    assert {facet.label for facet in Facet} == {"Onderwerp", "Manier van werken", "Wat deed het Rijk?"}
    for name, theme in built.guide.themes.items():
        assert built.pages[f"themas/{name}/"].all("p", "head__kind")[0].text == theme.facet.label


def cases_of(built: Built) -> Iterator[tuple[Case, Element]]:
    """Each case with its page."""
    for name, case in built.guide.cases.items():
        yield case, main(built.pages[f"casussen/{name}/"])


def test_a_case_begins_with_its_key_facts(built: Built) -> None:
    """The strip stands before all sections and names the date, the phase, who began and paid, the cost and how we know."""
    for case, page in cases_of(built):
        [strip] = page.all("dl", "facts")
        labels = [label.text for label in strip.all("dt")]
        assert [word for word in STRIP if not any(word.lower() in label.lower() for label in labels)] == []
        assert f"Stand: {dutch.date(case.status_date)}." in page.all("p", "stand")[0].text
        assert case.status.label in strip.text
        assert all(kind.label.lower() in strip.text.lower() for kind in case.evidence.kind)
        order = list(page.walk())
        assert order.index(strip) < order.index(page.all("section")[0])
        headline = next((figure for figure in case.figures if figure.headline), None)
        assert (f"#cijfer-{headline.id}" in strip.hrefs) if headline else not page.all("div", "fact--figure")


def test_a_case_has_the_sections_that_its_file_fills(built: Built) -> None:
    """No section without content, no content without its section, and the list of contents names them."""
    for case, page in cases_of(built):
        present = {
            "Past dit bij ons?": True,
            "Doel": case.goals,
            "Achtergrond": case.background,
            "Aanpak": case.approach,
            "Fasen": case.phases,
            "Wie doet mee?": case.parties,
            "Wie betaalt wat?": case.financing,
            "Wat kwam eruit?": case.results,
            "Wat lukte niet?": case.results and case.results.setbacks,
            "Hoe ging het verder?": case.follow_up,
            "Leerpunten": case.learnings,
            "Bronnen": True,
        }
        headings = [heading.text for tag in ("h2", "h3") for heading in page.all(tag)]
        contents = page.all("nav", "contents")[0].text
        for heading, filled in present.items():
            assert (heading in headings) == bool(filled), (case.id, heading)
            assert heading == "Wat lukte niet?" or (heading in contents) == bool(filled), (case.id, heading)
        assert "Verbeter deze casus" in page.text
        assert page.text.count("van de redactie") >= bool(case.notes)


def anchored(case: Case) -> Iterator[tuple[str, str, tuple[SourceRef, ...]]]:
    """(anchor, words, sources) of everything in a case that has an address of its own."""
    yield from ((f"leerpunt-{learning.id}", learning.title, learning.source) for learning in case.learnings)
    yield from ((f"bedrag-{line.id}", line.what, line.source) for line in case.lines)
    yield from ((f"cijfer-{figure.id}", figure.what, figure.source) for figure in case.figures)
    yield from ((f"waardering-{rate.id}", rate.what, rate.source) for rate in case.rates)


def test_learnings_amounts_and_figures_have_an_address_and_a_source(built: Built) -> None:
    """Each has its anchor and its words; its marks lead to an entry in the list of sources that names each document."""
    for case, page in cases_of(built):
        for anchor, words, sources in anchored(case):
            item = page.by_id(anchor)
            assert str(typographic(words[1:])) in item.text, (case.id, anchor)
            entries = [page.by_id(mark.get("href").removeprefix("#")) for mark in item.all("a", "bron")]
            named = {urldefrag(href).url for entry in entries for href in entry.hrefs}
            assert named >= {f"../../bronnen/{source.document}/" for source in sources}, (case.id, anchor)


def test_source_marks_lead_to_the_list_of_sources(built: Built) -> None:
    """Each mark on each page leads to an entry that links to the document; each entry has a mark."""
    seen = 0
    for address, page in built.pages.items():
        marks = {mark.get("href").removeprefix("#") for mark in page.all("a", "bron")}
        entries = {entry.get("id"): entry for listed in page.all("ol", "sources") for entry in listed.all("li") if entry.get("id")}
        assert marks == set(entries), address
        assert all(any("bronnen/" in href for href in entry.hrefs) for entry in entries.values()), address
        seen += len(marks)
    assert seen


def test_references_can_be_followed_both_ways(built: Built) -> None:
    """A case leads to all that its file points to, and the page of each of those leads back to the case."""
    missing = []
    for case, _ in cases_of(built):
        here = f"casussen/{case.id}/"
        for kind, name in dict.fromkeys(pointed_at(case)):
            there = built.facts.address(kind, name)
            missing += [f"{here} → {there}"] if there not in links(built, here) else []
            missing += [f"{there} → {here}"] if kind is not Kind.PAGE and here not in links(built, there) else []
    assert not missing


def test_references_hold_for_what_lies_around(built: Built) -> None:
    """The places around a case, its meetings and the terms in its texts know the case too."""
    for case, _ in cases_of(built):
        here = f"casussen/{case.id}/"
        for place in built.guide.around(case.places):
            assert here in links(built, f"plaatsen/{place}/"), (here, place)
        for network, meeting in built.guide.meetings_with.get(case.id, ()):
            assert here in links(built, f"leernetwerken/{network}/")
            assert f"leernetwerken/{network}/#bijeenkomst-{meeting}" in links(built, here)
        for term in (link.removeprefix("begrippen/").rstrip("/") for link in links(built, here) if link.startswith("begrippen/")):
            assert here in links(built, f"begrippen/{term}/"), (here, term)


def test_groups_can_be_followed_both_ways(built: Built) -> None:
    """A group leads to its cases with the reason, each case back; its learnings have an address, and stand with all others and on its themes."""
    everything = links(built, "leerpunten/")
    for name, group in built.guide.groups.items():
        here = f"groepen/{name}/"
        page = main(built.pages[here])
        for member in group.cases:
            if member.case:
                assert f"casussen/{member.case}/" in links(built, here)
                assert here in links(built, f"casussen/{member.case}/")
            else:
                assert str(typographic(member.name)) in page.text
        for learning in group.learnings:
            assert str(typographic(learning.title)) in page.by_id(f"leerpunt-{learning.id}").text
            for theme in (*group.challenges, *group.methods):
                assert f"{here}#leerpunt-{learning.id}" in links(built, f"themas/{theme}/"), (here, theme)
        assert {f"{here}#leerpunt-{learning.id}" for learning in group.learnings} <= everything


def test_networks_can_be_followed_both_ways(built: Built) -> None:
    """A network leads to its cases and places, and they lead back."""
    for name, network in built.guide.networks.items():
        here = f"leernetwerken/{name}/"
        for there in (*(f"casussen/{case}/" for case in network.all_cases), *(f"plaatsen/{place}/" for place in network.places)):
            assert there in links(built, here)
            assert any(link.partition("#")[0] == here for link in links(built, there)), (here, there)


def test_places_stand_on_their_lists(built: Built) -> None:
    """Each list of neighbourhoods can be read as a whole."""
    for name, place in built.guide.places.items():
        for listing in place.lists:
            assert f"plaatsen/#lijst-{listing.list}" in links(built, f"plaatsen/{name}/")
            section = next(found for found in main(built.pages["plaatsen/"]).all("section") if found.get("aria-labelledby") == f"lijst-{listing.list}")
            assert f"../plaatsen/{name}/" in section.hrefs


def test_the_data_of_the_cases(built: Built) -> None:
    """Every case is there as JSON that fits the published schema, and the list leads to each."""
    known = jsonschema.Draft202012Validator(schema())
    known.check_schema(known.schema)
    listed = json.loads((built.site / "api/v1/casussen.json").read_text(encoding="utf-8"))
    assert [case["id"] for case in listed] == list(built.guide.cases)
    for entry in listed:
        assert entry["address"].strip("/") + "/" in built.pages
        case = json.loads((built.site / entry["data"].lstrip("/")).read_text(encoding="utf-8"))
        assert case.pop("address") == entry["address"]
        assert case.pop("connected").keys() >= {"themas", "bronnen"}
        assert case.pop("plain")["/summary"] == entry["summary"]
        assert case.pop("id") == entry["id"]
        assert case["title"] == entry["title"]
        known.validate(case)


def test_learnings_and_amounts_are_gathered(built: Built) -> None:
    """All learnings stand on their page; all lines that say how much, who or how stand on that of the financing; each with its address."""
    learnings, lines = links(built, "leerpunten/"), links(built, "financiering/")
    for case, _ in cases_of(built):
        assert {f"casussen/{case.id}/#leerpunt-{learning.id}" for learning in case.learnings} <= learnings
        telling = [line for line in case.lines if (line.amount and line.amount.is_number) or line.payers or line.form not in (None, Form.UNKNOWN)]
        assert {f"casussen/{case.id}/#bedrag-{line.id}" for line in telling} <= lines


def test_a_theme_is_a_synthesis(built: Built) -> None:
    """A theme shows its cases as cards and as a table, and every learning of each."""
    for name in built.guide.themes:
        page = main(built.pages[f"themas/{name}/"])
        cases = [built.guide.cases[case] for case in built.guide.cases_with_theme.get(name, ())]
        wanted = {f"../../casussen/{case.id}/" for case in cases}
        for part in [*page.all("ul", "views__cards"), *page.all("div", "views__table")] if cases else []:
            assert wanted == {href for href in part.hrefs if "casussen/" in href and "#" not in href}
        here = links(built, f"themas/{name}/")
        for case in cases:
            assert {f"casussen/{case.id}/#leerpunt-{learning.id}" for learning in case.learnings} <= here
