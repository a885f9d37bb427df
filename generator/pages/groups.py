"""The pages of the groups: cases that a source names together, what it says of them, and the lessons of them all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.markup import Markuper
from generator.model.base import Kind
from generator.model.others import Group
from generator.outputs import Crumb, Draft, Output
from generator.pages.cite import of_group
from generator.pages.desk import Desk, drafted
from generator.pages.site import FOLDERS, TITLES, Site
from generator.texts import plain

LIST = Crumb(TITLES[Kind.GROUP], f"{FOLDERS[Kind.GROUP]}/")
_INTRO = "Bronnen zetten voorbeelden naast elkaar: wat delen zij, en wat valt daarvan te leren?"


def plan_groups(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """The list of all groups, by source, and a page for each."""
    groups = sorted(site.guide.groups.values(), key=lambda group: (group.order, group.label))
    documents = dict.fromkeys(group.source[0].document for group in groups)
    by_source = [(document, [group for group in groups if group.source[0].document == document]) for document in sorted(documents, key=lambda name: site.guide.sources[name].date, reverse=True)]
    yield drafted(site, markuper, LIST.url, "groups.html", LIST.title, _INTRO, "lijst", search=False, intro=_INTRO, by_source=by_source)
    for group in groups:
        yield Draft(site.address(Kind.GROUP, group.id), partial(_group_page, site, markuper, group))


def _group_page(site: Site, markuper: Markuper, group: Group) -> Output:
    beside = [other for other in site.guide.groups.values() if other is not group and _shared(group, other) > 1]
    return Desk(site, markuper, site.address(Kind.GROUP, group.id)).page(
        "group.html",
        group.label,
        plain(group.summary),
        "groep",
        (LIST,),
        group=group,
        cited=of_group(site, group),
        members=[(member, site.facts[member.case] if member.case else None) for member in group.cases],
        beside=[other.id for other in sorted(beside, key=lambda other: (-_shared(group, other), other.order))][:6],
    )


def _shared(one: Group, other: Group) -> int:
    """How many cases two groups share."""
    return len({member.case for member in one.cases if member.case} & {member.case for member in other.cases})
