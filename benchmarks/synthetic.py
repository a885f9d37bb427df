"""Invented cases beside the real ones, to see how the search holds among many more pages.

An invented case is made of the words of three real pages (cases, terms, themes, groups, …) in sentences of its own, so it stands
close to the real ones for many questions. One thing it never does: answer a judged question, else the judgements would no longer
hold. A page answers a question when it has all its words (in any form), and half of them or more in its title, its summary or its
search words. So an invented case may have most words of a question, or all of them somewhere in its text, and must then be found
after the real answer.

The same guide, the same number and the same seed give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.judged import Judged, fold, words_of
from benchmarks.sentences import ABOUT, FIGURES, GROUPS, LEARNING_TEXTS, LEARNINGS, MORE, SUMMARIES, TITLES, UNITS, WHY
from generator.guide import Guide
from generator.ids import slug
from generator.model.base import Kind
from generator.pipeline import read_guide
from generator.vocabulary import Facet

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("cases", "content", "theme", "mkdocs.yml")
QUESTIONS = ROOT / "tests/search/questions.json"
SEED = 2026
#: Of a hundred pages more, so many are places and parties: they grow with a guide too.
PLACES, PARTIES = 5, 3
# The fields of a record that hold words; everything else is an id, a date or a number.
_PROSE = {"title", "summary", "goals", "background", "approach", "text", "what", "setbacks", "definition", "label", "intro", "body"}
_PHRASES = {"search_words", "synonyms", "target_groups", "term"}
# How many words the text of a real case has, from the shortest to the longest tenth.
_LENGTHS = (330, 400, 470, 570, 640, 740, 890, 1260, 1900)
# What stands between an article and a word that begins something else is a noun, mostly.
_NOUN = re.compile(r"\b(?:de|het|een|hun|geen)\s+(?:\w+e\s+)?([^\W\d_]{3,})(?=[.,;:]|\s+(?:van|in|op|met|en|of|voor|die|dat|is|zijn|bij|aan|uit|naar|over|om|te)\b)")
_STARTS = "Linden Berken Zand Water Olmen Veen Korte Lange Hoge Nieuwe Heide Wilgen Kraaien Molen Ooster Wester Elzen Dijk Brugge Klooster".split()
_ENDS = "rade donk hoven broek mere kerke drecht bergen veen schoten loo wolde zijl horst laar meent".split()
_QUARTERS = "Noord Oost Zuid West Midden".split()
_KINDS = ("Stichting", "Coöperatie", "Wijkteam", "Vereniging", "Fonds", "Woonbedrijf", "Buurtbedrijf", "Netwerk")


def copy_guide(folder: Path) -> None:
    """Lay out the real guide in `folder`, with what was drawn before, so that it need not be drawn again."""
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    if (ROOT / ".cache").is_dir():
        shutil.copytree(ROOT / ".cache", folder / ".cache")


class Names:
    """Makes names of towns and organisations that nothing has yet."""

    def __init__(self, chance: random.Random, taken: Iterable[str]) -> None:
        self._pick = chance.choice
        self._taken = {fold(name) for name in taken}

    def town(self) -> str:
        """The name of a municipality."""
        return self._new(lambda: f"{self._pick(_STARTS)}{self._pick(_ENDS)}")

    def quarter(self) -> str:
        """The name of a part of one."""
        return self._new(lambda: f"{self._pick(_STARTS)}{self._pick(_ENDS)}-{self._pick(_QUARTERS)}")

    def party(self) -> str:
        """The name of an organisation."""
        return self._new(lambda: f"{self._pick(_KINDS)} {self._pick(_STARTS)}{self._pick(_ENDS)}")

    def _new(self, make: Callable[[], str]) -> str:
        name = make()
        for again in range(1, 1000):
            if fold(name) not in self._taken:
                break
            name = make() if again % 50 else f"{make()} {again}"
        self._taken.add(fold(name))
        return name


def strings(value: Any, keys: Collection[str], within: bool = False) -> Iterator[str]:
    """The texts under these keys, anywhere in a record."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from strings(part, keys, key in keys)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part, keys, within)
    elif within and isinstance(value, str):
        yield value


def _plain(text: str) -> str:
    """A text without links and mentions of sources."""
    return re.sub(r"\[\^[^\]]*\]|\]\([^)]*\)|\[|\*", " ", text)


class Topic:
    """What one real page talks about: its words, as often as it uses them; those of them that look like nouns; and its phrases."""

    def __init__(self, record: dict[str, Any], names: frozenset[str]) -> None:
        texts = [_plain(text) for text in strings(record, _PROSE | _PHRASES)]
        self.words = [word if word.isupper() else word.lower() for text in texts for word in words_of(text) if word not in names]
        self.phrases = [phrase for phrase in strings(record, _PHRASES) if len(phrase.split()) < 4 and not set(words_of(phrase)) & names and _plain(phrase) == phrase]
        nouns = {word for text in texts for word in _NOUN.findall(text.lower())} | {phrase.lower() for phrase in self.phrases}
        self.nouns = [word for word in self.words if word in nouns]


class Inventor:
    """Invents places, parties and cases for a guide."""

    def __init__(self, guide: Guide, judged: Judged, seed: int) -> None:
        self._random = random.Random(seed)
        self._judged = judged
        self._names = Names(self._random, (str(getattr(record, "name")) for kind in (Kind.PLACE, Kind.PARTY) for record in guide.records[kind].values()))
        # The names of real places and parties stay theirs.
        names = frozenset(word for kind in (Kind.PLACE, Kind.PARTY) for record in guide.records[kind].values() for word in words_of(str(getattr(record, "name"))) if word[0].isupper())
        kinds = (Kind.CASE, Kind.CASE, Kind.TERM, Kind.THEME, Kind.GROUP, Kind.INDICATOR, Kind.NETWORK)
        topics = [Topic(record.model_dump(mode="json"), names) for kind in kinds for record in guide.records[kind].values()]
        self._topics = [topic for topic in topics if len(set(topic.nouns)) > 4]
        self._all = [word for topic in self._topics for word in topic.nouns]
        self._terms = sorted(guide.terms)
        self._challenges, self._methods = ([name for name, _ in guide.themes_of(facet)] for facet in (Facet.CHALLENGE, Facet.METHOD))
        self._source = sorted(guide.sources)
        self._provinces = sorted(place for place, record in guide.places.items() if record.type == "provincie")
        self._places = sorted(place for place, record in guide.places.items() if record.type in ("gemeente", "wijk"))
        self._place_names = {place: record.name for place, record in guide.places.items()}
        self._parties = sorted(guide.parties)
        self._towns: list[str] = []
        # What was invented and is not used yet.
        self._new_places: list[str] = []
        self._new_parties: list[str] = []

    def place(self) -> dict[str, Any]:
        """A municipality, or a part of one that was invented before."""
        pick = self._random.choice
        if self._towns and self._random.random() < 0.4:
            town = pick(self._towns)
            place = {"name": self._names.quarter(), "type": "wijk", "part_of": [town]}
        else:
            place = {"name": self._names.town(), "type": "gemeente", "part_of": self._random.sample(self._provinces, min(1, len(self._provinces)))}
        name = f"verzonnen-{slug(str(place['name']))}"
        if place["type"] == "gemeente":
            self._towns.append(name)
        self._place_names[name] = str(place["name"])
        # Most cases play in a place of their own kind of name, some in a real one.
        self._places.extend([name] * 2)
        self._new_places.append(name)
        return {"id": name, **place}

    def party(self) -> dict[str, Any]:
        """An organisation."""
        pick = self._random.choice
        name = self._names.party()
        self._new_parties.append(f"verzonnen-{slug(name)}")
        self._parties.append(self._new_parties[-1])
        return {"id": self._parties[-1], "name": name, "type": pick(("corporatie", "welzijn", "zorg", "bewoners", "bedrijf", "fonds")), "places": [pick(self._places)]}

    def case(self) -> dict[str, Any]:
        """A case that answers no judged question."""
        while True:
            pick, judged = self._random.choice, self._judged
            topics = self._random.sample(self._topics, min(3, len(self._topics)))
            self._nouns = [word for topic in topics for word in self._random.choices(topic.nouns, k=90)] + self._random.choices(self._all, k=60)
            self._words = [word for topic in topics for word in topic.words]
            self._phrases = [phrase for topic in topics for phrase in topic.phrases] or ["samen beslissen"]
            # Who a case is for does not change from one sentence to the next.
            self._groups = self._random.sample(GROUPS, 2)
            place = self._new_places[-1] if self._new_places else pick(self._places)
            title = self._sentence(TITLES, self._place_names[place])
            summary = " ".join(self._sentence(templates, self._place_names[place]) for templates in self._random.sample(SUMMARIES, 3))
            found = self._search_words(title)
            subject = judged.held(words_of(" ".join((title, summary, *found, self._place_names[place]))))
            barred = judged.barred(subject)
            self._nouns, self._words, self._phrases = ([words for words in some if not judged.held(words_of(words)) & barred] for some in (self._nouns, self._words, self._phrases))
            if min(map(len, (self._nouns, self._words, self._phrases))) and not judged.answered(subject, subject):
                case = self._case(title, summary, found, place)
                if not judged.answered(subject, subject | judged.held(words_of(" ".join(strings(case, _PROSE))))):
                    self._new_places[-1:] = []
                    self._new_parties[-1:] = []
                    return case

    def _search_words(self, title: str) -> list[str]:
        """As many as real cases have: words, pairs of words, and phrases of real pages."""
        made = {}
        for _ in range(self._random.randint(10, 22)):
            chance = self._random.random()
            typed = self._random.choice(self._phrases) if chance < 0.35 else " ".join(self._random.sample(self._nouns, 1 if chance < 0.8 else 2))
            if fold(typed) not in fold(title):
                made[tuple(re.findall(r"\w+", typed.casefold()))] = typed
        return list(made.values())

    def _case(self, title: str, summary: str, search_words: list[str], place: str) -> dict[str, Any]:
        pick, where = self._random.choice, self._place_names[place]
        year = self._random.randint(2010, 2017)
        source = {"document": pick(self._source), "line": self._random.randint(40, 900)}
        length = pick(_LENGTHS) - 60
        learnings = [self._learning(number, source, where) for number in range(self._random.randint(2, 6))]
        told = sum(len(f"{learning['title']} {learning['text']}".split()) for learning in learnings)
        approach, background, setbacks = (self._text(where, max(20, (length - told) * part // 10)) for part in (6, 3, 1))
        figure = {"id": "cijfer", "what": self._sentence(FIGURES, where), "value": self._random.randint(5, 900), "unit": pick(UNITS), "date": year, "kind": "bereik", "source": source}
        line = {"id": "bijdrage", "what": self._sentence(FIGURES, where), "payers": [pick(self._parties)], "nature": "bijdrage", "form": pick(("subsidie", "lening", "fonds")), "source": source}
        parties = dict.fromkeys([*self._new_parties[-1:], *self._random.sample(self._parties, min(3, len(self._parties)))])
        return {
            "title": title,
            "summary": summary,
            "status": pick(("uitvoering", "afgerond", "pilot", "voorbereiding")),
            "status_date": year,
            "period": {"start": year - 2, "end": "onbekend"},
            "places": [place],
            "scale": pick(("buurt", "wijk", "stad")),
            "challenges": self._random.sample(self._challenges, self._random.randint(1, min(2, len(self._challenges)))),
            "methods": self._random.sample(self._methods, min(1, len(self._methods))),
            "target_groups": self._groups[:1],
            "initiators": [pick(("gemeente", "corporatie", "bewoners", "zorg-en-welzijn"))],
            "evidence": {"kind": pick(("ervaring", "vermelding", "evaluatie")), "why": pick(WHY)},
            "terms": self._random.sample(self._terms, self._random.randint(0, 2)),
            "search_words": search_words,
            "parties": [{"party": name, "role": role} for name, role in zip(parties, ("initiatiefnemer", "uitvoerder", "partner"), strict=False)],
            "background": background,
            "approach": approach,
            "financing": {"summary": self._text(where, 15), "lines": [line]},
            "results": {"summary": self._text(where, 25), "figures": [figure], "setbacks": setbacks},
            "learnings": learnings,
            "sources": [{"document": source["document"]}],
            "added": "2026-11-21",
            "review_by": "2027-11-21",
        }

    def _learning(self, number: int, source: dict[str, Any], where: str) -> dict[str, Any]:
        title = self._sentence(LEARNINGS, where)
        text = self._sentence(LEARNING_TEXTS, where)
        return {"id": f"leerpunt-{number + 1}", "title": title, "text": text, "about": self._random.choice(ABOUT), "source": source}

    def _text(self, where: str, length: int) -> str:
        """Paragraphs of about so many words."""
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < length:
            sentences.append(self._sentence(MORE, where))
        return "\n\n".join(" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4))

    def _sentence(self, templates: Sequence[str], where: str) -> str:
        """A sentence with other words in its places: W a noun, V any word, P a phrase, G a group of people, L where it is."""
        fill = {
            "W": lambda: self._random.choice(self._nouns),
            "V": lambda: self._random.choice(self._words),
            "P": lambda: self._random.choice(self._phrases),
            "G": lambda: self._random.choice(self._groups),
            "L": lambda: where,
        }
        sentence = re.sub(r"\b[WVPGL]\b", lambda found: fill[found[0]](), self._random.choice(templates))
        return sentence[0].upper() + sentence[1:]


def add_invented(folder: Path, extra: int, seed: int = SEED) -> None:
    """Add so many pages to the guide in `folder`: cases, and some places and parties for them."""
    if extra <= 0:
        return
    questions = json.loads(QUESTIONS.read_text(encoding="utf-8"))["queries"]
    inventor = Inventor(read_guide(folder).guide, Judged(question["query"] for question in questions), seed)
    places, parties = extra * PLACES // 100, extra * PARTIES // 100
    for file, make, count in (("plaatsen.yml", inventor.place, places), ("partijen.yml", inventor.party, parties)):
        with (folder / "content" / file).open("a", encoding="utf-8") as register:
            register.write(_dump([make() for _ in range(count)]) if count else "")
    for number in range(extra - places - parties):
        case = inventor.case()
        (folder / "cases" / f"verzonnen-{number + 1:04}.yml").write_text(_dump(case), encoding="utf-8")


def _dump(value: object) -> str:
    return yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=200)


class _Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes what comes twice twice: the guide knows no references within a file."""

    def ignore_aliases(self, data: object) -> bool:
        """Never refer."""
        return True


def main() -> None:
    """Write a guide with invented cases to look at."""
    parser = argparse.ArgumentParser(description="Writes the guide with invented cases into a new folder.")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--extra", type=int, default=100, help="how many pages more (100)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another number gives other cases ({SEED})")
    given = parser.parse_args()
    given.folder.mkdir(parents=True)
    copy_guide(given.folder)
    add_invented(given.folder, given.extra, given.seed)


if __name__ == "__main__":
    main()
