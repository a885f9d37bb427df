"""Comparing: the page `/vergelijken/`, and for each case a file with its side of the comparison, in ready Dutch HTML."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator import dutch
from generator.guide import last_change
from generator.markup import Markuper, typographic
from generator.model.financing import Named
from generator.outputs import DataFile, Draft, Fragment
from generator.pages.brief import brief_of
from generator.pages.cases import FIGURE_ORDER
from generator.pages.desk import Desk, drafted
from generator.pages.lists import newest_change
from generator.pages.site import Facts, Site
from generator.vocabulary import About, Choice, Initiator, Nature, Role

PATH = "vergelijken/"
#: What a list of things shows when a case has nothing there.
NOTHING = "Niets genoemd"


@dataclass(frozen=True)
class Row:
    """A row of the comparison. `part` is the macro that draws it, `about` what the macro is asked for.

    `keys` are the values by which two cases are the same or not; a row without them is only to be read. `none` is what stands
    there when the case has nothing. A row without keys that none of the cases fills is left out, unless it `stays`.
    """

    label: str
    part: str
    keys: Callable[[Facts], Sequence[object]] | None = None
    about: Choice | None = None
    none: str = dutch.SILENT
    stays: bool = False


@dataclass(frozen=True)
class Section:
    """A group of rows, with the anchor of the section of the case page where it is told in full; `remark` is what a reader must know of all its rows."""

    label: str
    anchor: str
    rows: tuple[Row, ...]
    present: Callable[[Facts], object] = lambda facts: True
    remark: str = ""


def _who(parties: Sequence[Named]) -> list[object]:
    return [party.party or party.name for party in parties]


def _scales(facts: Facts) -> list[object]:
    """Where people notice it and where it is arranged, which is the same unless the case says otherwise."""
    case = facts.case
    return [f"merkbaar: {case.scale}", f"geregeld: {case.organised_at or case.scale}"] if case.scale else []


SECTIONS = (
    Section(
        "In het kort",
        "",
        (
            Row("Samenvatting", "summary"),
            Row("Plaats", "where", lambda facts: facts.case.places),
            Row("Fase", "phase", lambda facts: [facts.case.status]),
            Row("Periode", "period", lambda facts: [dutch.period(facts.case.period)] if facts.case.period else []),
            Row("Onderwerp", "challenges", lambda facts: facts.case.challenges),
            Row("Manier van werken", "methods", lambda facts: facts.case.methods, none=NOTHING),
            Row("Wat deed het Rijk?", "state_roles", lambda facts: facts.case.state_roles, none=NOTHING),
            Row("Voor wie", "target_groups", lambda facts: facts.case.target_groups),
            Row("Schaal", "scale", _scales),
            Row("Wie begon", "begun", lambda facts: [who for who in facts.case.initiators if who is not Initiator.UNKNOWN]),
            Row("Wie had de leiding", "led", lambda facts: _who([party for party in facts.case.parties if Role.DIRECTOR in party.role])),
            Row("Wie betaalt", "paid", lambda facts: _who(facts.payers)),
            Row("Kosten", "cost", none="De bron noemt geen totale kosten", stays=True),
            Row("Hoe weten we dit?", "evidence", lambda facts: facts.case.evidence.kind),
        ),
    ),
    Section(
        "Wie betaalt wat?",
        "financiering",
        (Row("Hoe het is betaald", "money_summary"), *(Row(nature.label, "money", about=nature, none=NOTHING) for nature in Nature), Row("Wat telt voor hoeveel?", "rates", none=NOTHING)),
        lambda facts: facts.case.financing,
        "Bedragen uit verschillende jaren en van verschillende soort kunt u niet zomaar naast elkaar leggen. Kijk steeds naar soort, zekerheid en jaar. Wij tellen niets op en rekenen niets om.",
    ),
    Section(
        "Wat kwam eruit?",
        "resultaten",
        (
            Row("Hoe het ging", "results_summary"),
            *(Row(kind.label, "figures", about=kind, none=NOTHING) for kind in FIGURE_ORDER),
            Row("Wat lukte niet?", "setbacks"),
            Row("Hoe ging het verder?", "later"),
        ),
        lambda facts: facts.case.results,
    ),
    Section("Leerpunten", "leerpunten", tuple(Row(about.label, "learned", about=about, none=NOTHING) for about in About), lambda facts: facts.case.learnings),
)


def plan_compare(site: Site, markuper: Markuper) -> Draft:
    """The page on which a reader chooses two to four cases and reads them side by side."""
    description = "Zet twee tot vier praktijkvoorbeelden naast elkaar: feiten, geld, resultaten en leerpunten."
    return drafted(site, markuper, PATH, "compare.html", "Voorbeelden vergelijken", description, "vergelijken", search=False, number=len(site.guide.cases))


def plan_sides(site: Site, markuper: Markuper) -> Iterator[Fragment]:
    """The side of each case, and the list from which cases are chosen. No case can be called `index`."""
    everything = site.cases(site.guide.cases)
    for facts in everything:
        yield _side(site, markuper, facts)
    yield Fragment(PATH, "", DataFile(f"{PATH}index.json", _json([_entry(site, facts) for facts in everything])))


def _entry(site: Site, facts: Facts) -> dict[str, object]:
    """What the picker shows of a case and by which words it finds it."""
    case, themes = facts.case, site.guide.themes
    entry: dict[str, object] = {"id": case.id, "title": case.title, "place": _places(site, facts), "about": [themes[name].label for name in (*case.challenges, *case.methods)]}
    return {**entry, "old": case.aliases} if case.aliases else entry


def _places(site: Site, facts: Facts) -> str:
    names = [site.place_name(name) for name in facts.case.places]
    return "; ".join(names) if len(names) <= 2 else f"{names[0]} en {dutch.count(len(names) - 1, 'andere plaats', 'andere plaatsen')}"


def _side(site: Site, markuper: Markuper, facts: Facts) -> Fragment:
    desk, case = Desk(site, markuper, PATH), facts.case
    draw = markuper.parts("compare_case.html", desk=desk, site=site, guide=site.guide, case=case, facts=facts)
    sections: list[dict[str, object]] = []
    pieces: list[str] = []
    for section in SECTIONS:
        link = draw("link", section.anchor, section.label) if section.present(facts) else ""
        rows = [_row(row, facts, draw) for row in section.rows]
        sections.append({"label": section.label, "link": link, **({"remark": section.remark} if section.remark else {}), "rows": rows})
        pieces += [link, *(str(row["html"]) for row in rows)]
    side = {
        "id": case.id,
        "title": case.title,
        "place": _places(site, facts),
        "stand": f"Stand: {dutch.date(case.status_date)}",
        **_in_short(site, facts),
        "sections": sections,
        "sources": list(_sources(site, facts)),
    }
    return Fragment(PATH, "".join(pieces), DataFile(f"{PATH}{case.id}.json", _json(side)))


def _in_short(site: Site, facts: Facts) -> dict[str, object]:
    """What a list of one's own shows of a case: a few lines in plain words, and when it was last changed and how."""
    case, brief, change = facts.case, brief_of(site, facts), newest_change(facts.case)
    return {
        "summary": brief.summary,
        "facts": brief.facts,
        "known": brief.stand,
        "later": bool(case.follow_up),
        "challenge": case.challenges[0],
        "changed": last_change(case),
        **({"change": change.what} if change else {}),
    }


def _sources(site: Site, facts: Facts) -> Iterator[str]:
    """The documents of a case with the sections and pages, in plain words, to stand below it on paper."""
    places: dict[str, list[str]] = {}
    for part in facts.case.sources:
        where = ", ".join(filter(None, [dutch.section(part.section), f"bladzijde {part.pages.replace('-', '–')}" if part.pages else ""]))
        places.setdefault(part.document, []).extend(filter(None, [where]))
    for document, said in places.items():
        source = site.guide.sources[document]
        yield ": ".join(filter(None, [f"{source.title} ({source.publisher}, {dutch.date(source.date)})", "; ".join(said)]))


def _row(row: Row, facts: Facts, draw: Callable[..., str]) -> dict[str, object]:
    """Sorted keys, because in which order two cases name the same things makes no difference."""
    html = draw(row.part, row.about) if row.about else draw(row.part)
    keys = None if row.keys is None else sorted(map(str, row.keys(facts)))
    return {"label": row.label, "html": html, "none": row.none, **({} if keys is None else {"keys": keys}), **({"stays": True} if row.stays else {})}


def _json(value: object) -> bytes:
    return (json.dumps(_printed(value), ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _printed(value: object) -> object:
    """Plain words with the apostrophe that belongs in print."""
    if isinstance(value, dict):
        return {key: _printed(inside) for key, inside in value.items()}
    return [_printed(inside) for inside in value] if isinstance(value, (list, tuple)) else typographic(value)
