"""The pages of the cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from types import SimpleNamespace

from generator.guide import Guide, last_change
from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.case import Case, CaseParty, Figure, Note, Related
from generator.model.financing import Rate
from generator.model.others import Group, Meeting, Member
from generator.outputs import Crumb, Draft, Output
from generator.pages.cite import of_case
from generator.pages.desk import Desk
from generator.pages.embeds import frame_height_of
from generator.pages.events import happened
from generator.pages.fit import Fits
from generator.pages.gaps import Gaps
from generator.pages.missing import form_at
from generator.pages.related import Likeness
from generator.pages.site import TITLES, Site
from generator.texts import plain
from generator.vocabulary import FigureKind, Role

LIST = Crumb(TITLES[Kind.CASE], "casussen/")
#: What came of it first, the background last.
FIGURE_ORDER = (FigureKind.OUTCOME, FigureKind.REACH, FigureKind.ACTIVITY, FigureKind.CAPACITY, FigureKind.EXPECTATION, FigureKind.CONTEXT)
# Where an editor's note about a field is shown; a note about an item is shown with the items of its kind.
_PLACE_OF_FIELD = {
    "parties": "parties",
    "initiators": "head",
    "status": "head",
    "status_date": "head",
    "period": "head",
    "places": "head",
    "scale": "head",
    "title": "head",
    "summary": "head",
    "evidence": "head",
    "financing": "money",
    "results": "results",
    "learnings": "learnings",
}


def plan_cases(site: Site, gaps: Gaps, markuper: Markuper) -> Iterator[Draft]:
    """A page for each case."""
    likeness, fits = Likeness(site), Fits(site)
    for facts in site.cases(site.guide.cases):
        yield Draft(site.address(Kind.CASE, facts.case.id), partial(_case_page, site, markuper, facts.case, likeness, fits, gaps))


def _case_page(site: Site, markuper: Markuper, case: Case, likeness: Likeness, fits: Fits, gaps: Gaps) -> Output:
    guide = site.guide
    alike = likeness.like(case)
    notes = _notes(case)
    stories = _stories(case, notes)
    back = _mentioned_by(guide, case)
    groups = _groups(guide, case)
    meetings = [(network, guide.meeting(network, meeting)) for network, meeting in guide.meetings_with.get(case.id, ())]
    return Desk(site, markuper, f"casussen/{case.id}/").page(
        "case.html",
        case.title,
        plain(case.summary),
        "casus",
        (LIST,),
        updated=last_change(case),
        case=case,
        cited=of_case(site, case),
        frame_height=frame_height_of(site, case.id),
        facts=site.facts[case.id],
        amounts=[line for line in case.lines if line.amount and line.amount.is_number],
        notes=notes,
        stories=stories,
        contents=_contents(case, stories, bool(back or alike or guide.parts.get(case.id)), bool(groups)),
        roles=_roles(case.parties),
        rate_groups=_rate_groups(case.rates),
        figure_groups=_figure_groups(case.figures),
        columns=_columns(case.figures),
        fit=fits.of(site.facts[case.id]),
        alike=alike,
        parts=guide.parts.get(case.id, ()),
        back=back,
        meetings=sorted(meetings, key=_meeting_date),
        networks=[name for name in guide.referring((Kind.CASE, case.id), Kind.NETWORK) if case.id in guide.networks[name].cases],
        groups=groups,
        lists=guide.lists_with.get(case.id, ()),
        mentions=site.cases(name for name in guide.referring((Kind.CASE, case.id), Kind.CASE) if name not in _linked(guide, case, back)),
        terms=case.terms,
        happened=happened(case)[::-1],
        followed=_followed(guide, case),
        gaps=gaps.of(site.facts[case.id]),
        form_at=form_at,
        file=site.edit(f"cases/{case.id}.yml"),
    )


def _followed(guide: Guide, case: Case) -> list[tuple[Kind, str]]:
    """What somebody who wants news of a case can follow: its first theme, and its municipality or else its first place."""
    towns = [guide.municipality_of(name) or name for name in case.places]
    return [*((Kind.THEME, name) for name in case.challenges[:1]), *((Kind.PLACE, name) for name in towns[:1])]


def _linked(guide: Guide, case: Case, back: Iterable[tuple[Case, Related]]) -> set[str | None]:
    """The cases that the page leads to anyway."""
    return {item.case for item in case.related} | {other.id for other, _ in back} | {case.part_of, *guide.parts.get(case.id, ())}


def _groups(guide: Guide, case: Case) -> list[tuple[Group, Member]]:
    """(group, what it says of this case) of the groups that it is in, in their own order."""
    groups = [guide.groups[name] for name in guide.referring((Kind.CASE, case.id), Kind.GROUP)]
    found = [(group, member) for group in groups for member in group.cases if member.case == case.id]
    return sorted(found, key=lambda item: item[0].order)


def _meeting_date(item: tuple[str, Meeting]) -> str:
    return item[1].date


def _stories(case: Case, notes: SimpleNamespace) -> list[tuple[str, str, str, list[Note]]]:
    """(anchor, heading, text, notes) of each of the texts that tell the case."""
    found = [("doel", "Doel", case.goals, notes.goals), ("achtergrond", "Achtergrond", case.background, notes.background), ("aanpak", "Aanpak", case.approach, notes.approach)]
    return [(anchor, label, text, its_notes) for anchor, label, text, its_notes in found if text]


def _contents(case: Case, stories: list[tuple[str, str, str, list[Note]]], linked: bool, shared: bool) -> list[tuple[str, str]]:
    """(anchor, heading) of each section that the page has."""
    sections: list[tuple[str, str, object]] = [
        ("past-dit", "Past dit bij ons?", True),
        *((anchor, label, True) for anchor, label, _, _ in stories),
        ("fasen", "Fasen", case.phases),
        ("partijen", "Wie doet mee?", case.parties),
        ("financiering", "Wie betaalt wat?", case.financing),
        ("resultaten", "Wat kwam eruit?", case.results),
        ("hoe-ging-het-verder", "Hoe ging het verder?", case.follow_up),
        ("leerpunten", "Leerpunten", case.learnings),
        ("verwant", "Verwante voorbeelden", case.related or linked),
        ("gedeeld", "Wat dit voorbeeld gemeen heeft met andere", shared),
        ("bronnen", "Bronnen", True),
        ("help-mee", "Help mee", True),
        ("delen", "Delen en volgen", True),
    ]
    return [(anchor, label) for anchor, label, present in sections if present]


def _notes(case: Case) -> SimpleNamespace:
    """The editor's notes by the section in which readers meet them, each shown once."""
    section_of = dict(_PLACE_OF_FIELD)
    section_of.update({field: field for field in ("goals", "background", "approach")})
    section_of.update({line.id: "money" for line in case.lines})
    section_of.update({rate.id: "money" for rate in case.rates})
    section_of.update({item.id: "results" for item in case.figures})
    section_of.update({item.id: "learnings" for item in case.learnings})
    found: dict[str, list[Note]] = {name: [] for name in ("head", "goals", "background", "approach", "parties", "money", "results", "learnings", "rest")}
    for note in case.notes:
        section = next((section_of[about] for about in note.about if about in section_of), "rest")
        present = getattr(case, section, True) if section in ("goals", "background", "approach", "parties", "learnings") else True
        found[section if present else "rest"].append(note)
    return SimpleNamespace(**found)


def _roles(parties: Iterable[CaseParty]) -> list[tuple[Role, list[tuple[CaseParty, bool]]]]:
    """The parties by what they do, in the order of the roles, each with whether it stands there for the first time."""
    found = [(role, [(party, role is min(party.role, key=list(Role).index)) for party in parties if role in party.role]) for role in Role]
    return [(role, group) for role, group in found if group]


def _rate_groups(rates: Iterable[Rate]) -> list[tuple[str, list[Rate]]]:
    return [(group, list(items)) for group, items in groupby(rates, key=lambda rate: rate.group or "")]


def _figure_groups(figures: Iterable[Figure]) -> list[tuple[FigureKind, list[Figure]]]:
    """The figures by what they count; in each the headline first, examples last."""
    figures = sorted(figures, key=lambda figure: (not figure.headline, figure.illustration))
    found = [(kind, [figure for figure in figures if figure.kind is kind]) for kind in FIGURE_ORDER]
    return [(kind, group) for kind, group in found if group]


def _columns(figures: Iterable[Figure]) -> SimpleNamespace:
    """Which columns the table of figures needs: a column without anything in it only takes room."""
    return SimpleNamespace(
        when=any(figure.date or figure.when for figure in figures),
        versus=any(figure.baseline or figure.target or figure.reference or not figure.comparable for figure in figures),
    )


def _mentioned_by(guide: Guide, case: Case) -> list[tuple[Case, Related]]:
    """(case, what it says of this one) of the cases that name this one as related and are not named by it. It is said from their side."""
    own = {item.case for item in case.related} | {case.part_of, *guide.parts.get(case.id, ())}
    others = [guide.cases[name] for name in guide.referring((Kind.CASE, case.id), Kind.CASE) if name not in own]
    return [(other, item) for other in others for item in other.related if item.case == case.id]
