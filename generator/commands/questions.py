"""The questions of `wijkengids new`, in plain Dutch. Enter skips what need not be known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.commands.finding import MOST, Known, exact, find, known
from generator.commands.new import EXPERIENCE, Given, Maker, Unclear
from generator.model.base import Kind
from generator.vocabulary import Choice, PartyType, PlaceType, SourceType

_AGAIN = "Dat begrijpen we niet. Typ een nummer, of een andere naam."
_TYPES: dict[Kind, type[Choice]] = {Kind.PLACE: PlaceType, Kind.PARTY: PartyType, Kind.SOURCE: SourceType}
_KEYS = {Kind.PLACE: "places", Kind.PARTY: "parties", Kind.SOURCE: "sources"}


@dataclass
class Talk:
    """A conversation with an editor: `ask` shows a question and gives the answer, `tell` shows a line."""

    ask: Callable[[str], str]
    tell: Callable[[str], None]

    def line(self, question: str) -> str:
        """An answer without the blanks around it."""
        return " ".join(self.ask(f"{question} ").split())

    def needed(self, question: str) -> str:
        """An answer that cannot be left out."""
        while not (answer := self.line(question)):
            self.tell("Dit is nodig om verder te gaan.")
        return answer

    def numbers(self, question: str, names: Sequence[str], required: bool) -> list[int]:
        """One or more of a numbered list, by number."""
        for number, name in enumerate(names, 1):
            self.tell(f"  {number}. {name}")
        while True:
            answer = self.line(question).replace(",", " ").split()
            chosen = [int(word) - 1 for word in answer if word.isascii() and word.isdigit()]
            if len(chosen) == len(answer) and all(0 <= index < len(names) for index in chosen) and (chosen or not required):
                return list(dict.fromkeys(chosen))
            self.tell(f"Typ een nummer van 1 tot en met {len(names)}.")


def ask_for_the_rest(maker: Maker, given: Given, talk: Talk) -> str:
    """Ask what the flags did not say; the id that the case gets."""
    draft = maker.draft
    draft.title = draft.title or talk.needed("Hoe heet de casus?")
    if not given.places and (place := _choose(maker, talk, Kind.PLACE, "Waar is het? Typ een plaats of wijk, of een deel van de naam (Enter: dat weet ik niet).")):
        draft.places.append(place)
    if not given.challenges:
        themes = list(known(maker.guide, Kind.THEME))
        talk.tell("Waar gaat het over?")
        draft.challenges += [themes[index].id for index in talk.numbers("Welke onderwerpen? Typ een of meer nummers, zoals 1, 3.", [theme.name for theme in themes], required=True)]
    if not given.parties:
        _ask_parties(maker, talk)
    if given.source and not draft.source:
        maker.set_source(maker.one(Kind.SOURCE, given.source))
    while not draft.source:
        if source := _choose(maker, talk, Kind.SOURCE, f"Waar weet u het van? Typ een deel van de titel, of '{EXPERIENCE}'."):
            maker.set_source(source)
        else:
            talk.tell("Zonder bron komt een casus niet op de site. Uw eigen ervaring is ook een bron.")
    return given.id or _ask_id(maker, talk)


def _ask_parties(maker: Maker, talk: Talk) -> None:
    question = "Wie doet mee? Typ een naam, of een deel ervan (Enter: dat weet ik niet)."
    while party := _choose(maker, talk, Kind.PARTY, question):
        if party not in maker.draft.parties:
            maker.draft.parties.append(party)
        question = "Wie nog meer? (Enter: klaar)"


def _ask_id(maker: Maker, talk: Talk) -> str:
    """The id: the name of the file and the address of the page."""
    proposed = maker.proposed()
    while True:
        name = talk.line(f"Het adres wordt /casussen/{proposed}/. Goed? (Enter: ja, of typ een andere id)") or proposed
        try:
            return maker.check_id(name)
        except Unclear as problem:
            talk.tell(f"{str(problem)[:1].upper()}{str(problem)[1:]}.")


def _choose(maker: Maker, talk: Talk, kind: Kind, question: str) -> str | None:
    """The id of what an editor means, out of what looks like the words typed, or of something new; None when it was skipped."""
    words = talk.line(question)
    while words:
        if kind is Kind.SOURCE and words.casefold().replace(" ", "-") == EXPERIENCE:
            return maker.add_experience()
        found = [item] if (item := exact(maker.guide, kind, words)) else find(maker.guide, kind, words)[:MOST]
        if len(found) == 1 and found[0] is item:
            talk.tell(f"  {found[0].name} ({found[0].id})")
            return found[0].id
        _show(talk, words, found)
        answer = talk.line("Welke? Typ een nummer, of een andere naam (Enter: geen van deze).")
        if answer == "0" or answer.casefold() == "nieuw":
            return _add(maker, talk, kind, words)
        if answer.isascii() and answer.isdigit():
            if 1 <= int(answer) <= len(found):
                return found[int(answer) - 1].id
            talk.tell(_AGAIN)
            continue
        words = answer
    return None


def _show(talk: Talk, words: str, found: Sequence[Known]) -> None:
    if not found:
        talk.tell(f"  '{words}' vinden we niet.")
    for number, item in enumerate(found, 1):
        talk.tell(f"  {number}. {item.name} ({item.id})")
    talk.tell(f"  0. nieuw: {words}")


def _add(maker: Maker, talk: Talk, kind: Kind, words: str) -> str:
    """Something that no register has yet, with what kind of thing it is."""
    name = maker.add(kind, words)
    entry = next(entry for entry in maker.draft.new[_KEYS[kind]] if entry["id"] == name)
    types = [choice for choice in _TYPES[kind] if choice is not SourceType.EXPERIENCE]
    if chosen := talk.numbers("Wat is het? Typ een nummer (Enter: dat weet ik niet).", [choice.label for choice in types], required=False):
        entry["type"] = types[chosen[0]].value
    return name
