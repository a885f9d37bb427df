"""Dutch words for the search: which words a text has, what compounds are made of, and forms that a stemmer does not bring together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LINKS = ("", "s", "e", "en", "er")
#: What a name ends with that is indexed as one word. Pagefind finds longer words too, and no other word goes on like this.
END = "zqx"
#: A part of a compound has at least this many letters, a compound at least twice as many.
SHORTEST = 3
#: Voiceless at the end of a word, voiced before an ending: `bedrijf`, `bedrijven`; `huis`, `huizen`.
_VOICED = {"f": "v", "s": "z"}
_VOWEL = "aeiouy"


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, in order; a mark within a word is left out (`auto’s` is `autos`)."""
    return [re.sub("['’]", "", word).lower() for word in _WORD.findall(text)]


def fold(word: str) -> str:
    """The word without accents: `coöperatie` is `cooperatie`."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))


def stem(word: str) -> str:
    """The beginning that a word shares with its plural and other forms, as `stem` in the browser makes it."""
    return re.sub(r"(?:([bdfgklmnprst])\1)?(?:en|e)$|s$", r"\1", word) if len(word) > 5 else word


def whole(name: str) -> str:
    """A name as one word that is found only by a question with just these words, written apart or not: its beginning, and an end that no word has."""
    return stem("".join(fold(word) for word in words_of(name))) + END


@cache
def lexicon() -> frozenset[str]:
    """The words that compounds are made of, without accents."""
    lines = Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


@cache
def parts(word: str) -> tuple[str, ...]:
    """The two halves of a compound, without accents; nothing when the word is none. Of several ways the longest second half counts."""
    plain = fold(word)
    for at in range(SHORTEST, len(plain) - SHORTEST + 1):
        for link in _LINKS:
            first, second = plain[:at].removesuffix(link) if link else plain[:at], plain[at:]
            if plain[:at].endswith(link) and first in lexicon() and second in lexicon():
                return first, second
    return ()


def other_number(word: str) -> Iterator[str]:
    """The singular of a plural or the plural of a singular, where the last letter changes its voice and stemmers miss that."""
    for hard, soft in _VOICED.items():
        if word.endswith(f"{soft}en") and len(word) > 5:
            stem = word[:-3]
            # An open syllable writes its long vowel once: `graven` is `graaf`.
            yield stem + hard
            if stem[-1] in "aeou" and stem[-2:-1] not in _VOWEL:
                yield stem + stem[-1] + hard
        elif word.endswith(hard) and len(word) > 3 and word[-2] in f"{_VOWEL}j":
            stem = word[:-1]
            yield f"{stem[:-1] if stem[-2:-1] == stem[-1:] else stem}{soft}en"


def derived(words: Iterable[str], known: frozenset[str]) -> list[str]:
    """What else should find a text with these words: halves of compounds and the other number, when that is a word of the guide (`known`)."""
    own = set(words)
    found: dict[str, None] = {}
    for word in sorted(own):
        found.update(dict.fromkeys(parts(word)))
        found.update(dict.fromkeys(form for form in other_number(word) if form in known))
    return sorted(set(found) - own)
