"""Finds passive forms: a form of `worden` with the participle that belongs to it.

Only `worden`: `is gebouwd` may be passive (`door de gemeente`) or not (`is gegroeid`), and a list of verbs cannot tell. A participle that
says how something becomes (`het werd bekend`) is none, nor is one before its noun (`het werd een gedeeld doel`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.plain import tables
from generator.plain.sentences import Sentence, Word

_SEPARABLE = "|".join(tables.SEPARABLE)
_GE = re.compile(rf"(?:{_SEPARABLE})?(?:ge|{'|'.join(tables.FIXED)})(.+)")
_FIXED = rf"(?:{'|'.join(tables.FIXED)}).+(?:{'|'.join(tables.FIXED_ENDINGS)})"
_WEAK = re.compile(rf"(?:{_SEPARABLE})?(?:ge.{{2,}}[dt]|{_FIXED})")
_NONE = re.compile(rf"(?:{'|'.join(tables.NO_PARTICIPLE_START)}).*|.+(?:{'|'.join(tables.NO_PARTICIPLE_END)})")


@lru_cache(maxsize=16384)
def is_participle(word: str) -> bool:
    """Can this word (in small letters) be the participle of a passive?"""
    if word in tables.NO_PARTICIPLE:
        return False
    if word in tables.UNPREFIXED:
        return True
    if (match := _GE.fullmatch(word)) and match[1] in tables.STRONG:
        return True
    return _WEAK.fullmatch(word) is not None and _NONE.fullmatch(word) is None


def passives(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """(place of the form of `worden`, place of the participle) of each passive form in a sentence that the writer made."""
    for index, word in enumerate(sentence):
        if word.quoted:
            continue
        if word.lower in tables.WORDEN:
            found = _before(sentence, index)
            found = _behind(sentence, index) if found is None else found
        elif word.lower == "geworden":
            found = _before(sentence, index)
        else:
            continue
        if found is not None:
            yield index, found


def _before(sentence: Sentence, index: int) -> int | None:
    """The participle right before the verb, or with helping verbs between: `gebouwd kan worden`."""
    at = index - 1
    while at >= 0 and index - at <= 3 and sentence[at].lower in tables.HELPERS and _joined(sentence[at]):
        at -= 1
    if at < 0 or not _joined(sentence[at]) or not is_participle(sentence[at].lower):
        return None
    return at


def _behind(sentence: Sentence, index: int) -> int | None:
    """The participle behind the verb, in the same clause: `werd in 2014 door de buurt gebouwd`."""
    aside = False
    for at in range(index + 1, len(sentence)):
        before, word = sentence[at - 1], sentence[at].lower
        aside = (aside or "(" in before.after) and ")" not in before.after
        if aside:
            continue
        if not _joined(before) or (word in tables.CLAUSE and not _points(sentence, at, index)):
            return None
        if is_participle(word) and _closes(sentence, at):
            return at
    return None


def _points(sentence: Sentence, at: int, verb: int) -> bool:
    """Does `dat` or `die` point at something, in the same clause?"""
    return sentence[at].lower in tables.POINTING and (at == verb + 1 or sentence[at - 1].lower in tables.PREPOSITIONS)


def _joined(word: Word) -> bool:
    """Does the clause go on after this word?"""
    return not any(sign in tables.CLAUSE_SIGNS for sign in word.after)


def _closes(sentence: Sentence, at: int) -> bool:
    """Is this no adjective with its noun behind it, nor a participle of another verb?"""
    if at + 1 == len(sentence) or sentence[at].after.strip(" \u00a0\n"):
        return True
    behind = sentence[at + 1].lower
    if behind in tables.PERFECT:
        return False
    if behind in tables.FOLLOWERS:
        return True
    # One in `en` keeps its form before every noun (`gesloten deuren`), others only behind `een`, `geen` and the like.
    return not sentence[at].lower.endswith("en") and not any(word.lower in tables.INDEFINITE for word in sentence[max(0, at - 3) : at])
