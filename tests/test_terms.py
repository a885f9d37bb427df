"""Terms are found as a Dutch reader would find them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.registers import Term
from generator.terms import Hit, TermFinder


def term(name: str, **more: object) -> Term:
    """A term with an id of its own."""
    return Term.model_validate({"id": more.pop("id", "x"), "term": name, "kind": "begrip", "definition": "Ja.", **more})


FINDER = TermFinder(
    [
        term("wijkgilde", id="wijkgilde", synonyms=["gilde van de wijk"], abbreviation="WG"),
        term("gilde", id="gilde"),
        term("buurt", id="buurt"),
        term("Buurt Plus", id="buurt-plus", match="case"),
        term("WoON", id="woon", match="case"),
        term("energietransitie", id="energietransitie"),
        term("auto", id="auto"),
        term("plek", id="plek", autolink=False),
        term("lening (zacht)", id="zachte-lening"),
        term("vve", id="vve"),
        term("één loket", id="een-loket"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    """(term, words in the text) of every hit."""
    return [(hit.term, text[hit.start : hit.end]) for hit in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Een wijkgilde en twee wijkgildes, drie wijkgilden.", [("wijkgilde", "wijkgilde"), ("wijkgilde", "wijkgildes"), ("wijkgilde", "wijkgilden")]),
        ("WIJKGILDE en Wijkgilde", [("wijkgilde", "WIJKGILDE"), ("wijkgilde", "Wijkgilde")]),
        ("buurt, buurten, buurt's, buurt’s", [("buurt", "buurt"), ("buurt", "buurten"), ("buurt", "buurt's"), ("buurt", "buurt’s")]),
        ("het gilde van de wijk", [("wijkgilde", "gilde van de wijk")]),
        ("een gilde van de stad", [("gilde", "gilde")]),
        ("wijkgildemeester, buurtwerk, achterbuurt, buurt-app, oud-buurt", []),
        ("(buurt) “buurt” buurt. buurt: buurt/gilde", [("buurt", "buurt")] * 5 + [("gilde", "gilde")]),
        ("WG is af, wg en Wg niet", [("wijkgilde", "WG")]),
        ("WoON 2012, maar ik woon, WOON en Woon", [("woon", "WoON")]),
        ("een plek, twee plekken", []),
        ("Buurt Plus, buurt plus, BUURT PLUS", [("buurt-plus", "Buurt Plus"), ("buurt", "buurt"), ("buurt", "BUURT")]),
        ("een lening (zacht).", [("zachte-lening", "lening (zacht)")]),
        ("vve en VvE en vves", [("vve", "vve"), ("vve", "VvE")]),
        ("auto en autos", [("auto", "auto")]),
        ("Één loket, één LOKET", [("een-loket", "Één loket"), ("een-loket", "één LOKET")]),
        ("energietransitie2", []),
        ("", []),
    ],
)
def test_terms_in_a_text(text: str, hits: list[tuple[str, str]]) -> None:
    """Whole words, plurals of longer words, abbreviations in capitals, and the longest name first."""
    assert found(text) == hits


def test_a_hit_is_a_place_in_the_text() -> None:
    """From where up to where."""
    assert list(FINDER.find("de buurten")) == [Hit("buurt", 3, 10)]


def test_the_first_of_two_terms_with_one_name_counts() -> None:
    """The order of the register decides."""
    finder = TermFinder([term("kans", id="een"), term("kans", id="twee")])
    assert [hit.term for hit in finder.find("een kans")] == ["een"]


def test_without_terms_nothing_is_found() -> None:
    """An empty word list, or one in which nothing may be linked."""
    assert list(TermFinder([]).find("een buurt")) == []
    assert list(TermFinder([term("buurt", autolink=False)]).find("een buurt")) == []


@given(st.lists(st.sampled_from(["buurt", "Buurt Plus", "wijkgilde", "gilde van de wijk", "WG", "en", ",", "-", "en’s", "x"])))
def test_hits_never_overlap(words: list[str]) -> None:
    """Hits come from left to right, and each is a name or a plural of it."""
    text = " ".join(words)
    end = 0
    for hit in FINDER.find(text):
        assert end <= hit.start < hit.end <= len(text)
        end = hit.end


def test_names_of_one_and_two_letters_and_with_signs() -> None:
    """Names stand by their first two letters, which a name need not have; of two that fit the longer one counts."""
    finder = TermFinder(
        [term("q", id="een"), term("Q9", id="cijfer"), term("éé", id="accent"), term("3-d", id="sign"), term("q9 plus", id="lang"), term("Wmo", id="wet", match="case"), term("wmo-raad", id="raad")]
    )
    texts = {"Q q9 Q9": ["een", "cijfer"], "q9 plus, Q9 PLUS": ["lang", "lang"], "ÉÉ éé": ["accent", "accent"], "3-D": ["sign"], "Wmo, wmo, WMO": ["wet"], "WMO-raad": ["raad"]}
    assert {text: [hit.term for hit in finder.find(text)] for text in texts} == texts
