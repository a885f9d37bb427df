"""What could be said more simply in a text, with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.plain import tables
from generator.plain.passive import passives
from generator.plain.sentences import Block, Sentence, Word, blocks
from generator.wording import PLAIN, Words, say

# So many words of a sentence show which one is meant.
_SHOWN = 4
# A word with one of these is an address.
_ADDRESS = re.compile(r"[./&0-9]")
_ENDINGS = ("", "s", "'s", "n", "en", "e", "je", "jes", "er")
_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(tables.OFFICIAL, key=lambda phrase: -len(phrase.split())):
    _FIRST.setdefault(_phrase.split()[0], []).append(tuple(_phrase.split()))


@dataclass(frozen=True)
class Advice:
    """One piece of advice; `line` and `column` count from 0 within the text, `entry` is one of `wording.PLAIN`."""

    line: int
    column: int
    entry: str
    words: Words


def advice(text: str, known: Collection[str]) -> tuple[Advice, ...]:
    """All advice on a text, in its order. `known` are long words of names and of the word list, in small letters."""
    return tuple(sorted((one for block in blocks(text) for one in _of_block(block, known)), key=lambda one: (one.line, one.column)))


def _of_block(block: Block, known: Collection[str]) -> Iterator[Advice]:
    for sentence in block.sentences:
        if not sentence[0].quoted and len(sentence) > tables.MOST_WORDS:
            yield _advice(sentence[0], "sentence", start=_start(sentence), words=len(sentence), most=tables.MOST_WORDS)
        for verb, participle in passives(sentence):
            yield _advice(sentence[verb], "passive", form=_form(sentence, verb, participle))
        for index, word in enumerate(sentence):
            if not word.quoted:
                yield from _of_word(sentence, index, known)
    if block.words > tables.MOST_WORDS_OF_A_PARAGRAPH and len(block.sentences) > 1:
        yield _advice(block.sentences[0][0], "paragraph", words=block.words, most=tables.MOST_WORDS_OF_A_PARAGRAPH)


def _of_word(sentence: Sentence, index: int, known: Collection[str]) -> Iterator[Advice]:
    word = sentence[index]
    if is_long(word.lower) and not is_known(word.lower, known):
        yield _advice(word, "long_word", word=word.text, letters=_letters(word.lower))
    for phrase in _FIRST.get(word.lower, ()):
        typed = sentence[index : index + len(phrase)]
        if tuple(one.lower for one in typed) == phrase:
            plain = tables.OFFICIAL[" ".join(phrase)]
            if not any(one.lower in tables.NOT_WITH.get(" ".join(phrase), ()) for one in sentence):
                yield _advice(word, "official", word=" ".join(one.text for one in typed), plain=plain)
            return


def _advice(word: Word, entry: str, /, **given: object) -> Advice:
    return Advice(word.line, word.column, entry, say(PLAIN, entry, **given))


def _form(sentence: Sentence, verb: int, participle: int) -> str:
    """A passive form as it is written, with dots for what stands between."""
    first, last = sorted((verb, participle))
    return f"{sentence[first].text} {'… ' if last > first + 1 else ''}{sentence[last].text}"


def _start(sentence: Sentence) -> str:
    """The first words of a sentence, to recognise it by."""
    return " ".join(word.text for word in sentence[:_SHOWN])


@lru_cache(maxsize=16384)
def is_long(word: str) -> bool:
    """Is this word (in small letters) long, and no address and not one that everybody knows?"""
    return len(word) >= tables.LONG_WORD and _letters(word) >= tables.LONG_WORD and not _ADDRESS.search(word) and not _listed(word, tables.EVERYDAY)


def is_known(word: str, known: Collection[str]) -> bool:
    """Is this a word of a name or of the word list, or a form of it? In one with hyphens each long part counts."""
    return all(_listed(part, known) for part in (word, *word.split("-")) if len(part) >= tables.LONG_WORD) or _listed(word, known)


def _listed(word: str, known: Collection[str]) -> bool:
    return any(word.endswith(ending) and word[: len(word) - len(ending)] in known for ending in _ENDINGS)


def _letters(word: str) -> int:
    """How many letters the longest part of a word has."""
    return max(map(len, re.split("[-·']", word)))


def long_words(name: str) -> Iterator[str]:
    """The words of a name that would be long in a text, and those of which a form would be."""
    for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", name):
        lower = word.lower().replace("’", "'")
        yield from (part for part in {lower, *lower.split("-")} if len(part) >= tables.LONG_WORD - max(map(len, _ENDINGS)))
