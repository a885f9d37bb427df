"""Advice on plain Dutch: what it finds, where, and what it leaves alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.plain import known_words
from generator.pipeline import advice_on, read_guide
from generator.plain import tables
from generator.plain.advice import Advice, advice
from generator.plain.passive import is_participle, passives
from generator.plain.sentences import blocks
from generator.problems import Severity
from tests.plain import ALL_TEXTS, CASES, PASSIVES, SENTENCES
from tests.support import CASE, GUIDE, ROOT, checked_in, complete, small_guide

NOBODY: frozenset[str] = frozenset()


def codes(text: str) -> list[str]:
    """The codes of the advice on a text."""
    return [one.words[0] for one in advice(text, NOBODY)]


def has_passive(text: str) -> bool:
    """Is a passive form found in a text?"""
    return any(True for block in blocks(text) for sentence in block.sentences for _ in passives(sentence))


def test_sentences_were_labelled() -> None:
    """At least two hundred, of both kinds, each once."""
    assert len(PASSIVES) >= 200
    assert {mark for mark, _ in PASSIVES} == {"+", "-", "="}
    assert len({sentence for _, sentence in PASSIVES}) == len(PASSIVES)


@pytest.mark.parametrize("sentence", [sentence for mark, sentence in PASSIVES if mark != "+"])
def test_what_is_no_passive_is_left_alone(sentence: str) -> None:
    """`Worden` as becoming, the perfect tense, and `is gebouwd`, of which a list of words cannot tell."""
    assert not has_passive(sentence)


def test_passives_are_found() -> None:
    """Of the labelled sentences with `worden` and a participle at least 95 in 100."""
    wanted = [sentence for mark, sentence in PASSIVES if mark == "+"]
    missed = [sentence for sentence in wanted if not has_passive(sentence)]
    assert len(missed) <= len(wanted) * 0.05, missed


@pytest.mark.parametrize(("text", "wanted"), CASES.items())
def test_words(text: str, wanted: list[str]) -> None:
    """Long words and words from offices."""
    assert codes(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), SENTENCES.items())
def test_sentences(text: str, wanted: list[int]) -> None:
    """Abbreviations, numbers, initials, quotations and lists neither break nor join sentences."""
    assert [len(sentence) for block in blocks(text) for sentence in block.sentences] == wanted


@pytest.mark.parametrize(("words", "wanted"), [(tables.MOST_WORDS, []), (tables.MOST_WORDS + 1, ["lange-zin"])])
def test_a_long_sentence(words: int, wanted: list[str]) -> None:
    """One word too many."""
    assert codes(" ".join(["buurt"] * words) + ".") == wanted


def test_a_long_paragraph() -> None:
    """Its words count together; in two paragraphs they do not."""
    sentence = "De buren eten samen in de kantine van de werf. "
    many = tables.MOST_WORDS_OF_A_PARAGRAPH // 10
    assert codes(sentence * many) == []
    assert codes(sentence * (many + 1)) == ["lange-alinea"]
    assert codes(sentence * many + "\n\n" + sentence) == []


def test_names_are_known(tmp_path: Path) -> None:
    """Long words of parties, places and the word list, also in the plural and beside a hyphen."""
    names = {"content/partijen.yml": "- {id: gemeente-veldstad, name: Stichting Buurtontwikkelingsproject, type: bewoners, members: [gemeente-veldstad]}\n"}
    known = known_words(read_guide(small_guide(tmp_path, changes=names)).guide)
    assert {"buurtontwikkelingsproject", "kennisinstelling"} <= known
    text = "Het Buurtontwikkelingsproject, twee buurtontwikkelingsprojecten, kennisinstellingen en een buurtontwikkelingsplan."
    assert [one.words[1] for one in advice(text, known)] == ["'buurtontwikkelingsplan' is een lang woord (22 letters)"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Goed.\n\nDe muur **wordt** geverfd.", (2, 10)),
        ("Goed.\nEn de muur\nwordt geverfd.", (2, 0)),
        ("- Goed.\n- De muur wordt geverfd.", (1, 10)),
        ("Zie [De Brug](casus:de-brug) en thans.", (0, 32)),
        ("De &eacute;&eacute;n tevens.", (0, 21)),
        ("| a | b |\n|---|---|\n| a | thans |", (2, 6)),
        ("De auto's en 's avonds thans.", (0, 23)),
        ("Wat 'thans' is, is thans.", (0, 19)),
        ("Eerst[^bron: verslag, thans] en dan thans.", (0, 36)),
    ],
)
def test_places(text: str, place: tuple[int, int]) -> None:
    """Line and column of the word that it is about, in the text as it was typed."""
    (one,) = advice(text, NOBODY)
    assert (one.line, one.column) == place


def test_in_a_file(tmp_path: Path) -> None:
    """In a block the place within it; advice is no problem and stops nothing."""
    case = complete("goals: |\n  Een plek.\n\n  De muur wordt geverfd.\nbackground: De muur wordt thans geverfd.\n")
    checked = read_guide(small_guide(tmp_path, case))
    assert checked.problems == ()
    assert [(one.path, one.line, one.column, one.severity, one.code, one.field) for one in advice_on(checked)] == [
        (CASE, 4, 11, Severity.ADVICE, "lijdende-vorm", "goals"),
        (CASE, 5, 21, Severity.ADVICE, "lijdende-vorm", "background"),
        (CASE, 5, 27, Severity.ADVICE, "kantoorwoord", "background"),
    ]
    assert not any(one.is_error for one in advice_on(checked))


def test_a_broken_text_gets_no_advice(tmp_path: Path) -> None:
    """What is too long to read is said once, by the gate."""
    assert advice("De muur wordt geverfd. " * 400, NOBODY) == ()


@given(st.lists(st.sampled_from([*"aAe .,!?…:;()“”‘’'\"\n-*_[]|#\\&0é\u00a0", "wordt ", "gebouwd ", "bijv. ", "dat "]), max_size=120).map("".join))
def test_any_text_can_be_read(text: str) -> None:
    """Places lie within the text, and every word stands in one sentence."""
    found = advice(text, NOBODY)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(0 <= one.line < len(lines) and 0 <= one.column <= len(lines[one.line]) for one in found)
    assert [*found] == sorted(found, key=lambda one: (one.line, one.column))


def test_tables_hold_what_is_asked_of_them() -> None:
    """Small letters, no word twice in what contradicts itself; every word from offices is found in a sentence."""
    assert not tables.ABBREVIATIONS & tables.ENDING_ABBREVIATIONS
    assert not tables.NO_PARTICIPLE & tables.UNPREFIXED
    assert all(word == word.lower() for value in vars(tables).values() if isinstance(value, frozenset) for word in value)
    for phrase, plain in tables.OFFICIAL.items():
        assert [one.words[1:] for one in _official(f"Dus {phrase} dat.")] == [(f"'{phrase}' is een woord uit de kantoortaal", f"schrijf: {plain}")], phrase
        assert not _official(f"Dus {plain} dat."), phrase


def _official(text: str) -> list[Advice]:
    return [one for one in advice(text, NOBODY) if one.entry == "official"]


@pytest.mark.parametrize("word", sorted(tables.NO_PARTICIPLE | {"gemeenteraad", "gezondheid", "zekerheid", "ontstaan", "bewoners", "gebouwen", "gemeengoed", "voorbeeld"}))
def test_no_participles(word: str) -> None:
    """Words that only look like one."""
    assert not is_participle(word)


@pytest.mark.real
def test_the_real_guide_is_read_fast() -> None:
    """All advice on it takes well under a second of the processor: who checks a file does not wait for it."""
    checked = checked_in(ROOT)
    start = time.process_time()
    found = advice_on(checked)
    assert time.process_time() - start < 1
    assert len(checked.guide.cases) > 70
    assert {one.severity for one in found} == {Severity.ADVICE}


def test_the_tables_are_read_too() -> None:
    """What the form is held equal to."""
    assert sum(bool(codes(text)) for text in ALL_TEXTS) > 100
    assert [one.code for one in advice_on(checked_in(GUIDE))] == ["lijdende-vorm"]
