"""Strict YAML: text to plain values with the line and column of each, or problems. Nothing is guessed or dropped.

The events of PyYAML's C parser are read directly, so that anchors, aliases, tags and duplicate keys are seen and refused
before anything is built from them. A scalar stays the text that was typed; only an unquoted `null`, `~` or nothing is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from generator.model.walk import Path
from generator.problems import shown

MAX_DEPTH = 12
# Characters that cannot be seen, but change what is: controls, line ends of other systems, and marks that turn the direction of writing.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Mark:
    """Where a value stands; lines and columns count from 1.

    `text_line` is the line of a text's own first line, where each line of the text is a line of the file; else 0.
    """

    line: int
    column: int
    text_line: int = 0


@dataclass(frozen=True)
class Fault:
    """Something that strict YAML refuses, before it is tied to a file."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    field: str = ""


@dataclass
class Tree:
    """A value with the marks of everything in it: `marks[path]` of a value, `keys[path]` of the key before it."""

    value: object
    marks: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)

    def mark(self, path: Path) -> Mark:
        """The mark of the value at `path`, or of the nearest thing around it.

        A list index that the file does not have is skipped: one source may stand where a list of sources may.
        """
        current: Path = ()
        for step in path:
            if (*current, step) in self.marks:
                current = (*current, step)
            elif not isinstance(step, int):
                break
        return self.marks.get(current, Mark(1, 1))


class Refused(Exception):
    """The text is refused as a whole."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Builder:
    """Builds the tree from parser events, keeping marks and collecting faults."""

    def __init__(self, events: Iterator[yaml.Event], first_line: int, last_line: int) -> None:
        self.events = events
        self.last = last_line
        self.offset = first_line
        self.faults: list[Fault] = []
        self.tree = Tree(None)

    def at(self, event: yaml.Event) -> Mark:
        """Where an event begins; what is left out at the end of the text stands on its last line."""
        mark = event.start_mark
        assert mark
        line = min(mark.line + self.offset, self.last)
        literal = isinstance(event, yaml.ScalarEvent) and event.style == "|"
        return Mark(line, mark.column + 1, line + 1 if literal else 0)

    def fault(self, event: yaml.Event, code: str, message: str, hint: str = "") -> Fault:
        mark = self.at(event)
        return Fault(mark.line, mark.column, code, message, hint)

    def build(self) -> None:
        """Read one document; a second one is refused."""
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.tree.marks:
                    raise Refused(self.fault(event, "meer-dan-een-document", "er begint een tweede document (---)", "zet elke casus in een eigen bestand"))
                if event.version or event.tags:
                    raise Refused(Fault(self.offset, 1, "tag", "regels die met % beginnen mogen niet", "haal de regel weg"))
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                self.tree.value = self.node(event, ())

    def refuse(self, event: yaml.Event) -> None:
        """Nothing is named, repeated or given a type, and no character is hidden behind an escape."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(self.fault(event, "anker", "ankers (&naam) en verwijzingen (*naam) mogen niet", "schrijf de waarde voluit"))
        if tag := getattr(event, "tag", None):
            raise Refused(self.fault(event, "tag", f"tags ({shown(tag.replace('tag:yaml.org,2002:', '!!'))}) mogen niet", "laat de tag weg"))
        if isinstance(event, yaml.ScalarEvent) and (hidden := CONTROL.search(event.value) or re.search("\t", event.value)):
            self.faults.append(self.fault(event, "stuurteken", f"een onzichtbaar stuurteken (U+{ord(hidden.group()):04X})", "haal het teken weg"))

    def node(self, event: yaml.Event, path: Path) -> object:
        self.refuse(event)
        if len(path) > MAX_DEPTH:
            raise Refused(self.fault(event, "te-diep", "de velden zijn te diep genest", "controleer de haakjes en het inspringen"))
        self.tree.marks[path] = self.at(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        assert isinstance(event, yaml.ScalarEvent)
        plain = event.style not in ("'", '"', "|", ">")
        return None if plain and event.value in ("", "~", "null") else str(event.value)

    def mapping(self, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.refuse(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise Refused(self.fault(event, "sleutel", "een veldnaam moet een woord zijn", "zet hier veld: waarde"))
            key = event.value
            seen = self.tree.keys.get((*path, key))
            self.tree.keys.setdefault((*path, key), self.at(event))
            if seen:
                self.faults.append(self.fault(event, "dubbele-sleutel", f"het veld '{shown(key)}' staat er twee keer (ook op regel {seen.line})", "voeg de twee samen"))
                _Builder(self.events, self.offset, self.last).node(next(self.events), (*path, key))
            else:
                found[key] = self.node(next(self.events), (*path, key))
        return found

    def sequence(self, path: Path) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.node(event, (*path, len(found))))
        return found


_SYNTAX = {
    "mapping values are not allowed": ("een dubbele punt op een plek waar dat niet kan", 'zet een tekst met ": " tussen dubbele aanhalingstekens'),
    "could not find expected ':'": ("hier ontbreekt een dubbele punt, of een regel van een tekst is niet ingesprongen", "schrijf veld: waarde, of laat elke regel onder | twee spaties inspringen"),
    "did not find expected key": ("het inspringen klopt niet, of een aanhalingsteken of streepje ontbreekt", "zet velden van dezelfde soort precies onder elkaar"),
    "did not find expected '-' indicator": ("het inspringen van de lijst klopt niet", "begin elke regel van de lijst met '- ', precies onder elkaar"),
    "did not find expected ',' or": ("een komma, sluithaak of aanhalingsteken ontbreekt", 'sluit elke { met }, elke [ met ] en elke " met "'),
    "found unexpected end of stream": ("het bestand stopt midden in een tekst", "sluit het aanhalingsteken of de haak"),
    "found character that cannot start any token": ("een teken waarmee een waarde niet mag beginnen", "zet de waarde tussen dubbele aanhalingstekens"),
    "did not find expected node content": ("hier ontbreekt een waarde", "vul de waarde in of haal het leesteken weg"),
    "found unknown escape character": ("een \\ met een onbekend teken erachter", "gebruik enkele aanhalingstekens of schrijf \\\\"),
    "block sequence entries are not allowed": ("een lijst begint op een plek waar dat niet kan", "begin de lijst op een nieuwe regel"),
    "found undefined tag handle": ("tags (!naam) mogen niet", "zet de waarde tussen dubbele aanhalingstekens"),
    "did not find expected alphabetic or numeric character": ("een * of & aan het begin van een waarde", "zet de waarde tussen dubbele aanhalingstekens"),
    "did not find expected comment or line break": ("achter | of > mag niets staan", "begin de tekst op de volgende regel"),
    "did not find expected <document start>": ("na ... mag niets meer komen", "haal de regel met drie punten weg"),
    "found invalid Unicode character escape code": ("een \\ met een teken dat niet bestaat", "schrijf het teken zelf"),
    "found unknown directive name": ("regels die met % beginnen mogen niet", "haal de regel weg"),
    "found incompatible YAML document": ("regels die met % beginnen mogen niet", "haal de regel weg"),
}


# Faults that the parser only sees further on.
_BEGUN = ("could not find expected ':'", "did not find expected ',' or", "found unexpected end of stream")


def _syntax_fault(error: yaml.YAMLError, text: str, first_line: int) -> Fault:
    problem = str(getattr(error, "problem", None) or error)
    message, hint = next((words for start, words in _SYNTAX.items() if problem.startswith(start)), ("dit is geen geldige YAML", "vergelijk de regel met die van een andere casus"))
    line, column = _syntax_place(error, text)
    return Fault(line + first_line, column + 1, "geen-yaml", message, hint)


def _syntax_place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    """Where the fault is: where what was never closed or finished begins, and never below the last line."""
    last = text.rstrip().count("\n")
    names = ["problem_mark", "context_mark"]
    if str(getattr(error, "problem", "")).startswith(_BEGUN):
        names.reverse()
    marks = [mark for name in names if (mark := getattr(error, name, None)) and mark.line <= last]
    return (marks[0].line, marks[0].column) if marks else (last, 0)


def read_tree(text: str, first_line: int = 1) -> tuple[Tree | None, list[Fault]]:
    """The tree of one YAML document and the faults in it; no tree when the text is refused as a whole.

    `first_line` is the line of the file on which `text` begins.
    """
    builder = _Builder(yaml.parse(text, Loader=yaml.CSafeLoader), first_line, first_line + text.removesuffix("\n").count("\n"))
    try:
        builder.build()
    except Refused as refused:
        return None, [*builder.faults, refused.fault]
    except yaml.YAMLError as error:
        return None, [*builder.faults, _syntax_fault(error, text, first_line)]
    return builder.tree, builder.faults
