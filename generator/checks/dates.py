"""The rules about dates: what must come before what, and until when a case tells its story.

Not a rule: that every figure and amount has a date. In 115 of the 278 figures of the documents there is none, and the date of
the case ("Stand: april 2017") is shown with each. A date is asked only where readers would go wrong without it (a figure beside
an earlier one) and where whoever writes can know it (their own experience). Plans may lie after the date of the case.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.findings import Finding, all_cases
from generator.guide import Guide
from generator.model.base import Kind, in_order
from generator.model.case import Case, Figure
from generator.model.financing import FinancingLine
from generator.model.registers import Place
from generator.model.walk import Path
from generator.problems import Severity
from generator.reading.content import Content
from generator.vocabulary import Certainty, FigureKind, SourceType, Status
from generator.wording import RULES, say

#: What is still to come, or stands outside the case, may be of a later date.
PLANNED_FIGURES = (FigureKind.EXPECTATION, FigureKind.CONTEXT)
PLANNED_STATUSES = (Status.ANNOUNCED, Status.PREPARATION)
ENDED_STATUSES = (Status.COMPLETED, Status.STOPPED)


def _begins(moment: str) -> str:
    return moment.split("/")[0]


def _ends(moment: str) -> str:
    return moment.split("/")[-1]


def check_after_status(guide: Guide, content: Content) -> Iterator[Finding]:
    """What a case tells as done or measured is not from after its status date; plans may be."""
    for case, origin in all_cases(content):
        for path, date in _told(case):
            if not in_order(_begins(date), _ends(case.status_date)):
                yield Finding(origin, path, *say(RULES, "after_status", date=date, status_date=case.status_date), Severity.WARNING)


def _told(case: Case) -> Iterator[tuple[Path, str]]:
    """(path, date) of everything that a case tells as done, measured or paid."""
    if case.period and case.period.start != "onbekend" and case.status not in PLANNED_STATUSES:
        yield ("period", "start"), case.period.start
    if case.period and case.period.end not in ("lopend", "onbekend") and case.status in ENDED_STATUSES:
        yield ("period", "end"), case.period.end
    for index, phase in enumerate(case.phases):
        if phase.period and phase.status and phase.status not in (*PLANNED_STATUSES, Status.UNKNOWN):
            yield ("phases", index, "period"), phase.period
    for index, figure in enumerate(case.figures):
        if figure.date and figure.kind not in PLANNED_FIGURES:
            yield ("results", "figures", index, "date"), figure.date
    for index, line in enumerate(case.lines):
        if line.date and line.certainty is Certainty.REALISED:
            yield ("financing", "lines", index, "date"), line.date


def check_ending(guide: Guide, content: Content) -> Iterator[Finding]:
    """The status and the end of the period say the same: what is over has ended, and what ended is over."""
    for case, origin in all_cases(content):
        end = case.period.end if case.period else "onbekend"
        if end == "lopend" and case.status in ENDED_STATUSES:
            yield Finding(origin, ("period", "end"), *say(RULES, "open_end", status=case.status.value), Severity.WARNING)
        elif end not in ("lopend", "onbekend") and case.status not in (*ENDED_STATUSES, Status.UNKNOWN) and not in_order(_begins(case.status_date), end):
            yield Finding(origin, ("period", "end"), *say(RULES, "closed_end", end=end, status=case.status.value), Severity.WARNING)


def check_order(guide: Guide, content: Content) -> Iterator[Finding]:
    """A review and a change come after the day a case was added; a target and a measurement after the baseline."""
    for case, origin in all_cases(content):
        if case.review_by and case.review_by <= case.added:
            yield Finding(origin, ("review_by",), *say(RULES, "review", date=case.review_by, added=case.added), Severity.WARNING)
        for index, change in enumerate(case.changes):
            if change.date < case.added:
                yield Finding(origin, ("changes", index, "date"), *say(RULES, "change", date=change.date, added=case.added), Severity.WARNING)
        for index, figure in enumerate(case.figures):
            base = figure.baseline.date if figure.baseline else None
            for key, name, date in (("target", "target", figure.target.date if figure.target else None), ("date", "measured", figure.date)):
                if base and date and not in_order(_begins(base), _ends(date)):
                    path: Path = ("results", "figures", index, key, "date") if key == "target" else ("results", "figures", index, key)
                    yield Finding(origin, path, *say(RULES, name, date=date, baseline=base), Severity.WARNING)


def check_listings(guide: Guide, content: Content) -> Iterator[Finding]:
    """A place is put on a list before it is taken off."""
    for record, origin in content.records[Kind.PLACE]:
        assert isinstance(record, Place)
        for index, listing in enumerate(record.lists):
            if listing.from_ and listing.to and not in_order(_begins(listing.from_), _ends(listing.to)):
                yield Finding(origin, ("lists", index, "to"), *say(RULES, "listed", from_=listing.from_, to=listing.to), Severity.WARNING)


def own_experience(guide: Guide, case: Case) -> bool:
    """Does whoever writes tell what they saw themselves? Then they can know what a document leaves out."""
    sources = [guide.sources.get(part.document) for part in case.sources]
    return all(source and source.type is SourceType.EXPERIENCE for source in sources)


def check_dated(guide: Guide, content: Content) -> Iterator[Finding]:
    """A number says of when it is, where it is compared with an earlier one or told from one's own experience."""
    for case, origin in all_cases(content):
        own = own_experience(guide, case)
        for index, figure in enumerate(case.figures):
            if _undated(figure) and figure.is_number and (own or (figure.baseline and figure.baseline.is_number)):
                yield Finding(origin, ("results", "figures", index), *say(RULES, "no_date"), Severity.WARNING)
        for index, line in enumerate(case.lines):
            if own and line.amount and line.amount.is_number and _undated(line):
                yield Finding(origin, ("financing", "lines", index), *say(RULES, "no_date"), Severity.WARNING)


def _undated(record: Figure | FinancingLine) -> bool:
    if isinstance(record, Figure):
        return not (record.date or record.when)
    return not (record.date or (record.amount and (record.amount.date or record.amount.when)))
