"""The rules about ids, names and what points to them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.findings import Finding, all_cases, all_records, unknown
from generator.guide import Guide, Key, pointed_at, texts_of
from generator.ids import is_id
from generator.model.base import Kind, Prose, Record, Ref
from generator.model.observation import SourceRef
from generator.model.once import once
from generator.model.walk import Marker, Path, marked, marked_in, nested
from generator.problems import Severity, shown
from generator.reading.content import Content, Origin
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
    for origin, path, marker, name in _doubtful(guide, content):
        if isinstance(marker, Ref) and is_id(name) and not _known(guide, content, (marker.kind, name)):
            yield Finding(origin, path, *unknown(guide, marker.kind, name))


def check_texts(guide: Guide, content: Content) -> Iterator[Finding]:
    """A text holds only what may be in a text, and its links and mentions of sources point to something that exists."""
    for origin, path, marker, text in _doubtful(guide, content):
        if not isinstance(marker, Prose):
            continue
        parsed = parse(text)
        for refusal in parsed.refusals:
            yield Finding(origin, path, refusal.code, refusal.message, refusal.hint, text_line=refusal.line, text_column=refusal.column)
        for link in parsed.links:
            if not _known(guide, content, (link.kind, link.id)):
                yield Finding(origin, path, *unknown(guide, link.kind, link.id), text_line=link.line, text_column=link.column)
        for mention in parsed.mentions:
            if not _known(guide, content, (Kind.SOURCE, mention.document)):
                yield Finding(origin, path, *unknown(guide, Kind.SOURCE, mention.document), text_line=mention.line, text_column=mention.column)


def _known(guide: Guide, content: Content, target: Key) -> bool:
    kind, name = target
    return name in guide.records[kind] or content.may_exist(kind, name)


@once
def _doubtful(guide: Guide, content: Content) -> tuple[tuple[Origin, Path, Marker, str], ...]:
    """Each reference and text of the records in which something is wrong with one, and of what is too broken to be a record. Most records need not be walked through."""
    return tuple(_in_doubt(guide, content))


def _in_doubt(guide: Guide, content: Content) -> Iterator[tuple[Origin, Path, Marker, str]]:
    for record, origin in all_records(content):
        if texts_of(record).refused or not all(_known(guide, content, target) for target in pointed_at(record)):
            yield from ((origin, *found) for found in marked(record))
    for value, model, origin in content.broken:
        yield from ((origin, *found) for found in marked_in(value, model))


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
        for path, document, line, typed in _paged(record):
            source = guide.sources.get(document)
            page = source.page_of(int(line.split("-")[0])) if source else None
            if page and page != typed:
                yield Finding(origin, (*path, "page"), *say(RULES, "page", line=line, page=page, typed=typed))


@once
def _paged(record: Record) -> tuple[tuple[Path, str, str, int], ...]:
    """(path, document, line, page) of each place in a source that a record names by its line and its page."""
    return tuple((path, found.document, found.line, found.page) for path, found in nested(record, SourceRef) if found.line and found.page)


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
