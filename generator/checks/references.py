"""The rules about ids, names and what points to them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.findings import Finding, all_cases, all_marked, all_records, unknown
from generator.guide import Guide
from generator.ids import is_id
from generator.model.base import Kind, Prose, Record, Ref
from generator.model.observation import SourceRef
from generator.model.walk import Path, nested
from generator.problems import Severity, shown
from generator.reading.files import Content, Origin
from generator.texts import parse
from generator.vocabulary import Filter
from generator.wording import RULES, say

#: The fields in which an entry of each register has its names.
NAMES: dict[Kind, tuple[str, ...]] = {
    Kind.PARTY: ("name", "aliases"),
    Kind.PLACE: ("name", "aliases"),
    Kind.TERM: ("term", "synonyms", "abbreviation"),
    Kind.SOURCE: ("title",),
}
#: Each is a folder beside those of the cases: /casussen/status/.
LISTS = {str(axis) for axis in Filter}
TO_REGISTER = {
    Kind.PARTY: ("content/partijen.yml", "de partij"),
    Kind.PLACE: ("content/plaatsen.yml", "de plaats"),
    Kind.SOURCE: ("content/bronnen.yml", "de bron"),
}
LISTED = {Kind.PARTY: "de partij", Kind.PLACE: "de plaats", Kind.TERM: "het begrip"}


def check_ids_once(guide: Guide, content: Content) -> Iterator[Finding]:
    """An id stands for one thing of its kind."""
    for records in content.records.values():
        seen: dict[str, Origin] = {}
        for record, origin in records:
            name = str(getattr(record, "id"))
            if name in seen:
                path, mark = content.place(seen[name], ())
                yield Finding(origin, ("id",), *say(RULES, "id_exists", id=name, file=path, line=mark.line))
            seen.setdefault(name, origin)


def check_reserved(guide: Guide, content: Content) -> Iterator[Finding]:
    """A case, now or under an earlier id, does not stand at the address of a list of cases."""
    for case, origin in all_cases(content):
        for path, name in ((("id",), case.id), *((("aliases", index), alias) for index, alias in enumerate(case.aliases))):
            if name in LISTS:
                yield Finding(origin, path, *say(RULES, "reserved", id=name))


def check_names_once(guide: Guide, content: Content) -> Iterator[Finding]:
    """A name or alias stands for one entry of its register; places in different municipalities may share one."""
    for kind, fields in NAMES.items():
        seen: dict[object, tuple[str, Origin, Path]] = {}
        for record, origin in content.records[kind]:
            for path, name in names_of(record, fields):
                other, there, where = seen.setdefault(guide.name_key(kind, str(getattr(record, "id")), name), (str(getattr(record, "id")), origin, path))
                if other != getattr(record, "id"):
                    file, mark = content.place(there, where)
                    yield Finding(origin, path, *say(RULES, "name_exists", name=shown(name), id=other, file=file, line=mark.line))


def names_of(record: Record, fields: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """(path, name) of each name of an entry."""
    for field in fields:
        value = getattr(record, field)
        if isinstance(value, str):
            yield (field,), value
        yield from (((field, index), name) for index, name in enumerate(value or ()) if isinstance(value, tuple))


def check_used(guide: Guide, content: Content) -> Iterator[Finding]:
    """Something points to each party, place and term."""
    for kind, what in LISTED.items():
        for record, origin in content.records[kind]:
            if not guide.is_used(kind, str(getattr(record, "id"))):
                yield Finding(origin, ("id",), *say(RULES, "unused", what=what, id=getattr(record, "id")), Severity.WARNING)


def check_references(guide: Guide, content: Content) -> Iterator[Finding]:
    """A reference points to something that exists."""
    for origin, path, marker, name in all_marked(content):
        if isinstance(marker, Ref) and is_id(name) and name not in guide.records[marker.kind] and not content.may_exist(marker.kind, name):
            yield Finding(origin, path, *unknown(guide, marker.kind, name))


def check_texts(guide: Guide, content: Content) -> Iterator[Finding]:
    """A text holds only what may be in a text, and its links and mentions of sources point to something that exists."""
    for origin, path, marker, text in all_marked(content):
        if not isinstance(marker, Prose):
            continue
        parsed = parse(text)
        for refusal in parsed.refusals:
            yield Finding(origin, path, refusal.code, refusal.message, refusal.hint, text_line=refusal.line, text_column=refusal.column)
        for link in parsed.links:
            if link.id not in guide.records[link.kind] and not content.may_exist(link.kind, link.id):
                yield Finding(origin, path, *unknown(guide, link.kind, link.id), text_line=link.line, text_column=link.column)
        for mention in parsed.mentions:
            if mention.document not in guide.sources and not content.may_exist(Kind.SOURCE, mention.document):
                yield Finding(origin, path, *unknown(guide, Kind.SOURCE, mention.document), text_line=mention.line, text_column=mention.column)


def check_aliases(guide: Guide, content: Content) -> Iterator[Finding]:
    """An earlier id of a case is nobody else's id."""
    seen: dict[str, str] = {}
    for case, origin in all_cases(content):
        for index, alias in enumerate(case.aliases):
            owner = alias if alias in guide.cases else seen.get(alias)
            if owner:
                yield Finding(origin, ("aliases", index), *say(RULES, "alias", id=alias, owner=owner))
            seen[alias] = case.id


def check_pages(guide: Guide, content: Content) -> Iterator[Finding]:
    """The page that a source names is the page of its line, where the register knows where pages begin."""
    for record, origin in all_records(content):
        for path, found in nested(record, SourceRef):
            source = guide.sources.get(found.document)
            page = source.page_of(int(found.line.split("-")[0])) if source and found.line else None
            if page and found.page and page != found.page:
                yield Finding(origin, (*path, "page"), *say(RULES, "page", line=found.line, page=page, typed=found.page))


def check_new(guide: Guide, content: Content) -> Iterator[Finding]:
    """What a case says is new is not yet in a register; an editor puts it there."""
    for kind, (file, words) in TO_REGISTER.items():
        for record, origin in content.records[kind]:
            if origin.prefix[:1] == ("new",):
                yield Finding(origin, (), *say(RULES, "new", what=words, id=getattr(record, "id"), file=file), Severity.WARNING)


def check_registered(guide: Guide, content: Content) -> Iterator[Finding]:
    """A party with a name is in the register; one that the source leaves unnamed need not be."""
    for case, origin in all_cases(content):
        for index, party in enumerate(case.parties):
            if party.name and party.named:
                yield Finding(origin, ("parties", index, "name"), *say(RULES, "not_registered", name=shown(party.name)), Severity.WARNING)
