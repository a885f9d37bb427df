"""What the judged questions ask, in words, so that no invented case answers one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from itertools import chain

_SHORTEST, _LONGEST = 3, 24
_STOP = frozenset(
    """de het een en of van voor in op met bij door naar om te aan uit over tot als dan er die dat is zijn was waren wordt worden werd hun zij ze niet ook nog wel maar al zo
    kan kunnen moet moeten mag wil heeft hebben had doet doen gaat gaan meer zonder tegen onder tussen via per hier daar dit deze wie wat waar hoe welk welke zich haar hij
    geen alle veel iets iemand andere ander eigen elk elke staat stond daarom omdat bron bronnen zegt noemt
    hun ons onze uw mijn je jij u wij we ik kun kunt mogen wil willen wilt krijg krijgt krijgen maak maken ga gaat doe wanneer waarom word""".split()
)


def fold(text: str) -> str:
    """Lower case without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))


def words_of(text: str) -> list[str]:
    """The words of a text that say something."""
    return [word for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text) if _SHORTEST <= len(word) <= _LONGEST and fold(word) not in _STOP]


class Judged:
    """The judged questions, as what an invented case may not answer."""

    def __init__(self, questions: Iterable[str]) -> None:
        self._needs = [need for question in questions if (need := frozenset(words_of(fold(question))))]
        self._asked = frozenset(chain.from_iterable(self._needs))
        self._held = cache(self._held_by)

    def _held_by(self, word: str) -> frozenset[str]:
        """The words of questions that a page with this word might be found by: another form of it, a compound, a typing error."""
        return frozenset(asked for part in fold(word).split("-") for asked in self._asked if _alike(asked, part))

    def held(self, words: Iterable[str]) -> frozenset[str]:
        """The words of questions that these words answer to."""
        return frozenset(chain.from_iterable(map(self._held, words)))

    def barred(self, subject: frozenset[str]) -> frozenset[str]:
        """What the rest of a page may not hold that is about these words of questions: what some question still lacks."""
        return frozenset(chain.from_iterable(need - subject for need in self._needs if 2 * len(need & subject) >= len(need)))

    def answered(self, subject: frozenset[str], everything: frozenset[str]) -> bool:
        """Would a page answer a question that is about these words of questions, and has these in all?"""
        return any(need <= everything and 2 * len(need & subject) >= len(need) for need in self._needs)


def _alike(asked: str, word: str) -> bool:
    stem = re.sub(r"(en|e|s)$", "", asked) if len(asked) > 5 else asked
    if stem in word if len(stem) > 3 else word.startswith(stem) or word.endswith(stem):
        return True
    near = len(asked) > 5 and asked[0] == word[:1] and abs(len(asked) - len(word)) < 4
    return (len(word) > 0.6 * len(asked) and word in asked) or (near and SequenceMatcher(None, asked, word).ratio() > 0.77)
