"""A case as plain text: the whole of one, exactly, and what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.notes import TERMS, note_of, plan_notes
from generator.pages.site import Site
from generator.pipeline import read_guide
from tests.support import GUIDE, complete, guide_in, small_guide

GOLDEN = Path(__file__).parent / "golden" / "notes" / "buurtwerf-de-lantaarn.txt"


def text_of(root: Path, text: str, home: str = "") -> str:
    """The text of a case in the smallest guide."""
    site = Site(read_guide(small_guide(root, complete(text))).guide, lambda path: "", home=home)
    return note_of(site, site.facts["proef"])


def test_the_text_of_a_whole_case() -> None:
    """Every part in its order, each amount and figure with what it is, how sure, of when and from where."""
    site = Site(guide_in(GUIDE), lambda path: "")
    assert note_of(site, site.facts["buurtwerf-de-lantaarn"]) == GOLDEN.read_text(encoding="utf-8")


def test_every_case_has_one() -> None:
    """As a file beside its page that says itself that it is UTF-8."""
    files = list(plan_notes(Site(guide_in(GUIDE), lambda path: "")))
    assert sorted(file.path for file in files) == sorted(f"casussen/{path.stem}/notitie.txt" for path in (GUIDE / "cases").glob("*.yml"))
    for file in files:
        assert file.data.startswith(b"\xef\xbb\xbf")
        assert file.data.decode("utf-8-sig").endswith(f"{TERMS}\n")


def test_a_case_that_says_little(tmp_path: Path) -> None:
    """Parts without content are left out; what the source does not say is said."""
    assert text_of(tmp_path, "") == (
        "Proef\nPraktijkvoorbeeld uit de Wijkengids\nStand: 2017. Wat daarna gebeurde, weten we niet.\nAdres: /casussen/proef/\n\nEen proef.\n\n"
        "FEITEN\n- Fase: Proef in 2017\n- Onderwerp: Werk\n- Wie begon: Dat zegt de bron niet\n- Wie betaalt: Dat zegt de bron niet\n- Voor wie: Dat zegt de bron niet\n"
        f"- Hoe weten we dit: Ervaring van betrokkenen\n\nBRONNEN\n- Verslag (De Lantaarn, 2017)\n\n{TERMS}\n"
    )


def test_the_evidence_reads_as_one_sentence(tmp_path: Path) -> None:
    """Three kinds are a list, and an abbreviation keeps its capitals."""
    assert "- Hoe weten we dit: Evaluatie, kosten-batenanalyse (MKBA) en onderzoek\n" in text_of(tmp_path, "evidence: {kind: [evaluatie, mkba, onderzoek]}\n")


def test_the_address_is_whole_when_the_site_has_one(tmp_path: Path) -> None:
    """And a path while it has none: a made-up host would lead readers astray."""
    assert "Adres: https://gids.nl/casussen/proef/\n" in text_of(tmp_path, "", "https://gids.nl/")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("amount: {value: 1500, unit: EUR, date: 2016}, nature: kosten, certainty: gerealiseerd", "€ 1.500 (2016). Soort: kosten; zekerheid: uitgegeven."),
        ("amount: {value: 1500, unit: EUR}, nature: kosten", "€ 1.500 (jaar niet genoemd). Soort: kosten; zekerheid: niet bekend of het is uitgegeven."),
        ("amount: {value: 1500, unit: EUR, bound: max}, per: jaar, nature: maximum, date: 2015", "ten hoogste € 1.500 per jaar (2015). Soort: maximum."),
        ("amount: {value: 1500, unit: EUR}, per: eenmalig, nature: opbrengst, certainty: gerealiseerd, date: 2015", "€ 1.500 eenmalig (2015). Soort: opbrengst; zekerheid: ontvangen."),
        ("nature: bijdrage, certainty: toegezegd, form: subsidie, payers: [gilde]", "geen bedrag genoemd. Soort: bijdrage; vorm: subsidie; zekerheid: beloofd; wie betaalt: Gilde."),
        ("amount: {from: 10, to: 20, unit: EUR}, nature: vermijdbare-kosten, borne_by: [gilde], date: 2014", "€ 10 tot € 20 (2014). Soort: kosten die te vermijden zijn (volgens de bron); zou anders betaald zijn door: Gilde."),
    ],
)  # fmt: skip
def test_an_amount_is_never_bare(tmp_path: Path, line: str, words: str) -> None:
    """Its nature, certainty and date stand with it, and the number of its source."""
    text = text_of(tmp_path, f"financing:\n  lines:\n    - {{id: a, what: bouw, {line}, source: {{document: verslag, line: 15}}}}\n")
    assert f"- Bouw: {words} [1]\n" in text
    assert "[1] Verslag (De Lantaarn, 2017), bladzijde 5\n" in text


def test_a_place_in_a_source_has_one_number(tmp_path: Path) -> None:
    """However often it is named, and in the order in which the text names it."""
    two, three = "{document: verslag, section: '2', page: 9}", "{document: verslag, section: '3.1', page: 4}"
    text = text_of(
        tmp_path,
        f"results:\n  figures:\n    - {{id: a, what: banen, value: 2, source: [{three}, {two}]}}\nlearnings:\n  - {{id: b, title: Doe het, about: geld, kind: les, by: de stad, source: {two}}}\n",
    )
    assert "- Banen: 2. Uitkomsten. [1, 2]\n" in text
    assert "- Les: Doe het (gezegd door: de stad) [2]\n" in text
    assert "BRONNEN\n[1] Verslag (De Lantaarn, 2017), paragraaf 3.1, bladzijde 4\n[2] Verslag (De Lantaarn, 2017), 2, bladzijde 9\n" in text
