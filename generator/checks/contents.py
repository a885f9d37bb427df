"""The rules about what is said: how long, in whose words, and what does not belong in a guide that everyone reads.

Not rules, because the real cases show that they would be wrong: a case without learnings (23 of 78, whose documents have none),
an amount of money among the figures (a family's average debt is an outcome, not a way of paying), a learning without a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.dates import own_experience
from generator.checks.findings import Finding, all_cases
from generator.guide import Guide
from generator.model.base import Kind
from generator.model.case import Case
from generator.model.observation import Quantity, SourceRef
from generator.model.walk import Path
from generator.problems import Severity, shown
from generator.reading.content import Content
from generator.reading.meant import TIMES
from generator.reading.messages import field_name
from generator.texts import parse
from generator.wording import CONTACT, RULES, SHORTEN, TEXTS, say

#: Signs that a field may have, by its path without indexes. Every real case stays below; only what nobody would read is above.
LIMITS: dict[str, int] = {
    "title": 120,
    "summary": 600,
    "goals": 1200,
    "background": 3000,
    "approach": 5000,
    "phases.what": 200,
    "financing.summary": 2000,
    "financing.lines.what": 160,
    "financing.lines.note": 500,
    "financing.rates.what": 160,
    "results.summary": 2000,
    "results.setbacks": 2000,
    "results.figures.what": 160,
    "results.figures.note": 500,
    "learnings.title": 120,
    "learnings.text": 800,
    "follow_up.text": 1200,
    "related.why": 600,
    "notes.text": 1000,
}
_SHORTEST_LIMIT = min(LIMITS.values())
#: Data with which a person can be reached. A link to `mailto:` is refused as a link already.
CONTACTS: dict[str, str] = {
    "mail": r"(?<![\w.+:/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "phone": r"(?<![\w+.,/-])(?:(?:\+|00)31[ -]?(?:\(0\))?[ -]?|\(?0)[1-9](?:[ )-]{0,2}[0-9]){8}(?![0-9])",
}
_CONTACTS = {name: re.compile(pattern) for name, pattern in CONTACTS.items()}
# What each of them has.
_MAYBE_CONTACT = re.compile("@|31|0[1-9]")
# An address on the internet may hold anything.
_NO_TEXT = ("url",)
#: A number in a quotation, with the word that multiplies it.
QUOTED = r"([0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?)(?: (" + "|".join(map(re.escape, sorted(TIMES, key=len, reverse=True))) + r")(?!\w))?(?![0-9])"
_QUOTED = re.compile(QUOTED)


def check_contact(guide: Guide, content: Content) -> Iterator[Finding]:
    """No text holds a person's e-mail address or telephone number; the pages of the guide itself may."""
    records = [(origin, record.model_dump(by_alias=True)) for kind, found in content.records.items() if kind is not Kind.PAGE for record, origin in found]
    broken = [(origin, value) for value, model, origin in content.broken]
    for origin, value in (*records, *broken):
        for path, text in _strings(value, ()):
            if not _MAYBE_CONTACT.search(text):
                continue
            for name, pattern in _CONTACTS.items():
                for match in pattern.finditer(text):
                    line, column = text.count("\n", 0, match.start()), match.start() - text.rfind("\n", 0, match.start()) - 1
                    yield Finding(origin, path, *say(RULES, "contact", what=CONTACT[name], input=shown(match.group())), text_line=line, text_column=column)


def _strings(value: object, path: Path) -> list[tuple[Path, str]]:
    """(path, text) of every text in a value, but for addresses on the internet."""
    found: list[tuple[Path, str]] = []
    _gather(value, path, found)
    return found


def _gather(value: object, path: Path, found: list[tuple[Path, str]]) -> None:
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, dict):
        for key, item in value.items():
            if item and key not in _NO_TEXT:
                _gather(item, (*path, key), found)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _gather(item, (*path, index), found)


def check_lengths(guide: Guide, content: Content) -> Iterator[Finding]:
    """A text is not so long that nobody reads it; of one that is refused for its length that is said once."""
    for case, origin in all_cases(content):
        for path, text in _strings(case.model_dump(by_alias=True), ()):
            size = len(text.strip())
            if size <= _SHORTEST_LIMIT:
                continue
            name = field_name(tuple(step for step in path if isinstance(step, str)))
            if size > LIMITS.get(name, size) and not any(refusal.code == TEXTS["paragraph"][0] for refusal in parse(text).refusals):
                last = str(path[-1])
                remedy = SHORTEN["summary" if name == "summary" else "title" if last in ("title", "what") else "text"]
                yield Finding(origin, path, *say(RULES, "long", field=last, size=size, most=LIMITS[name], remedy=remedy), Severity.WARNING)


def check_titles(guide: Guide, content: Content) -> Iterator[Finding]:
    """A title is no sentence with a full stop; an abbreviation at its end keeps its own."""
    for case, origin in all_cases(content):
        titles: list[tuple[Path, str]] = [(("title",), case.title), *((("learnings", index, "title"), learning.title) for index, learning in enumerate(case.learnings))]
        for path, title in titles:
            word = (title.split() or [""])[-1]
            if word.endswith(".") and "." not in word[:-1]:
                yield Finding(origin, path, *say(RULES, "full_stop"), Severity.WARNING)


def check_quotes(guide: Guide, content: Content) -> Iterator[Finding]:
    """A number stands in the words that are quoted for it, when those hold numbers at all. Years are not compared: they say when."""
    for case, origin in all_cases(content):
        for path, quantity, sources in _quoted(case):
            typed = [number for number in (quantity.value, quantity.from_, quantity.to, quantity.of.value if quantity.of else None) if number is not None]
            quotes = [(index, source.quote, _numbers(source.quote)) for index, source in enumerate(sources) if source.quote]
            found = {number for _, _, numbers in quotes for number in numbers}
            if typed and found and not any(abs(number) in found for number in typed):
                index, quote, _ = next(entry for entry in quotes if entry[2])
                yield Finding(origin, (*path, "source", index, "quote"), *say(RULES, "quote_number", number=_plain(typed[0]), quote=shown(quote)), Severity.WARNING)


def _quoted(case: Case) -> Iterator[tuple[Path, Quantity, tuple[SourceRef, ...]]]:
    """(path, number, sources) of each figure and amount."""
    for index, figure in enumerate(case.figures):
        yield ("results", "figures", index), figure, figure.source
    for index, line in enumerate(case.lines):
        if line.amount:
            yield ("financing", "lines", index), line.amount, line.source


def _numbers(quote: str) -> set[float]:
    """The numbers in a quotation: `2,5 miljoen` is 2500000."""
    found = set()
    for digits, word in _QUOTED.findall(quote):
        if word or not re.fullmatch(r"(19|20)[0-9]{2}", digits):
            found.add(round(float(digits.replace(".", "").replace(",", ".")) * TIMES.get(word, 1), 6))
    return found


def _plain(number: float) -> str:
    """A number as it was typed."""
    return str(int(number)) if number == int(number) else str(number)


def check_parties_once(guide: Guide, content: Content) -> Iterator[Finding]:
    """A party has a role in a case once."""
    for case, origin in all_cases(content):
        seen: set[tuple[str, str]] = set()
        for index, party in enumerate(case.parties):
            name = party.party or party.name or ""
            for role in dict.fromkeys(party.role):
                if (name.lower(), role.value) in seen:
                    yield Finding(origin, ("parties", index), *say(RULES, "party_twice", name=shown(name), role=role.value), Severity.WARNING)
                seen.add((name.lower(), role.value))


def check_learned(guide: Guide, content: Content) -> Iterator[Finding]:
    """Whoever tells their own experience says what they learned; a document may hold no lessons."""
    for case, origin in all_cases(content):
        if not case.learnings and own_experience(guide, case):
            yield Finding(origin, (), *say(RULES, "no_learnings"), Severity.WARNING)
