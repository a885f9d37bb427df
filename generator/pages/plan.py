"""All pages of the site, in one place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markup import Markuper
from generator.outputs import Draft
from generator.pages.cases import plan_cases
from generator.pages.compare import plan_compare
from generator.pages.embeds import plan_embeds
from generator.pages.fields import plan_fields
from generator.pages.finder import plan_finder
from generator.pages.following import plan_following
from generator.pages.form import plan_form
from generator.pages.gaps import Gaps
from generator.pages.groups import plan_groups
from generator.pages.indicators import plan_indicators
from generator.pages.lists import plan_lists
from generator.pages.messages import plan_messages
from generator.pages.missing import plan_missing
from generator.pages.networks import plan_networks
from generator.pages.overviews import plan_overviews
from generator.pages.registers import plan_registers
from generator.pages.sheets import plan_sheets
from generator.pages.site import Site
from generator.pages.themes import plan_themes


def plan_pages(site: Site, markuper: Markuper) -> Iterator[Draft]:
    """Every page of the guide: where it stands, and how it is made."""
    gaps = Gaps(site)
    yield from plan_overviews(site, markuper)
    yield from plan_finder(site, markuper)
    yield from plan_cases(site, gaps, markuper)
    yield plan_compare(site, markuper)
    yield from plan_themes(site, markuper)
    yield from plan_groups(site, markuper)
    yield from plan_lists(site, markuper)
    yield from plan_networks(site, markuper)
    yield from plan_registers(site, markuper)
    yield from plan_indicators(site, markuper)
    yield from plan_form(site, markuper)
    yield from plan_fields(site, markuper)
    yield plan_messages(site, markuper)
    yield plan_following(site, markuper)
    yield from plan_missing(site, gaps, markuper)
    yield from plan_embeds(site, markuper)
    yield from plan_sheets(site, markuper)
