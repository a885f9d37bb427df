"""What the guide does not know of a case yet, as questions that somebody may be able to answer. It is no score: a source may be silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator import dutch
from generator.guide import Guide
from generator.model.case import Case, Figure
from generator.model.observation import SourceRef
from generator.model.once import once
from generator.model.walk import nested
from generator.pages.site import Facts, Site
from generator.vocabulary import Initiator, Status

#: From how many months after the status date it is asked how things went on.
OLD = 36
#: name → (the question in general, why it matters), in the order in which they are asked.
KINDS: dict[str, tuple[str, str]] = {
    "vervolg": ("Hoe ging het verder?", "Een ander wil weten of het nog bestaat, en wat ervan kwam."),
    "leerpunten": ("Wat zou u een ander aanraden?", "Wat de een leerde, hoeft de ander niet zelf uit te vinden."),
    "tegenslag": ("Wat lukte niet?", "Wat misging, is voor een ander net zo nuttig als wat lukte."),
    "cijfer": ("Welk cijfer hoort erbij?", "Een cijfer laat zien hoe groot het was."),
    "datum": ("Van wanneer zijn de cijfers?", "Zonder datum weet niemand of een cijfer nog klopt."),
    "bedrag": ("Wat kostte het?", "Wie zelf wil beginnen, vraagt dit als eerste."),
    "betaler": ("Wie betaalde?", "Dan weet een ander waar geld te vinden is."),
    "partijen": ("Wie deed mee?", "Dan weet een ander wie er nodig is."),
    "begin": ("Wie begon ermee?", "Iets van bewoners loopt anders dan iets van de gemeente."),
    "periode": ("Van wanneer tot wanneer?", "Dan is te zien hoe lang zoiets duurt."),
    "fase": ("Hoe ver is het?", "Dan weet een ander of het een plan is, of iets dat er is."),
    "plaats": ("Waar was het?", "Dan vindt iemand uit dezelfde plaats het voorbeeld."),
    "bladzijde": ("Op welke bladzijde staat het?", "Dan kan iedereen het nalezen."),
}


@dataclass(frozen=True)
class Gap:
    """Something that is not known of a case: its kind, the field where it belongs, and the question."""

    name: str
    field: str
    question: str

    @property
    def why(self) -> str:
        """Why it matters."""
        return KINDS[self.name][1]


@dataclass(frozen=True)
class Gaps:
    """What is not known of the cases of a guide."""

    site: Site

    @property
    def _guide(self) -> Guide:
        return self.site.guide

    @cached_property
    def _newest(self) -> str:
        """The last day on which anything of the guide changed: what is old is measured from there, never from the clock."""
        return max((day for case in self._guide.cases.values() for day in (case.added, *(change.date for change in case.changes))), default="")

    @cached_property
    def _with_pages(self) -> set[str]:
        """The sources that have page numbers: those in which somebody found one."""
        found = {name for name, source in self._guide.sources.items() if source.page_starts}
        return found.union(*map(_paged, self._guide.cases.values()))

    def of(self, facts: Facts) -> tuple[Gap, ...]:
        """What is not known of a case, the most wanted first."""
        case = facts.case
        found = [*self._later(case), *_story(case), *_figures(case), *_money(facts), *_people(case), *_time(case), *self._place(case)]
        order = list(KINDS)
        return tuple(sorted(found, key=lambda gap: order.index(gap.name)))

    def _later(self, case: Case) -> Iterator[Gap]:
        if not case.follow_up and _months(self._newest) - _months(case.status_date) >= OLD:
            yield Gap("vervolg", "follow_up", f"Weet u hoe het verderging na {dutch.date(case.status_date.rpartition('/')[2])}?")

    def _place(self, case: Case) -> Iterator[Gap]:
        if not case.places:
            yield Gap("plaats", "places", "Weet u waar dit was?")
        paged = any(source.document in self._with_pages for source in case.sources)
        if paged and not any(source.pages for source in case.sources) and not any(source.page for _, source in nested(case, SourceRef)):
            yield Gap("bladzijde", "sources", "Weet u op welke bladzijde van de bron dit staat?")


@once
def _paged(case: Case) -> frozenset[str]:
    """The sources of which a case names a page."""
    return frozenset((*(source.document for source in case.sources if source.pages), *(source.document for _, source in nested(case, SourceRef) if source.page)))


def _months(date: str) -> int:
    """How many months a date is after the beginning of the count; of a period its end, of a year its last month."""
    parts = [int(part) for part in date.rpartition("/")[2].split("-")]
    return parts[0] * 12 + (parts[1] if len(parts) > 1 else 12)


def _story(case: Case) -> Iterator[Gap]:
    if not case.learnings:
        yield Gap("leerpunten", "learnings", "Weet u wat de mensen hier leerden, en wat zij een ander aanraden?")
    if not (case.results and case.results.setbacks):
        yield Gap("tegenslag", "results.setbacks", "Weet u wat hier niet lukte, of stopte?")


def _figures(case: Case) -> Iterator[Gap]:
    if not case.figures:
        yield Gap("cijfer", "results.figures", "Weet u een cijfer: om hoeveel mensen, woningen of keren ging het?")
    undated = [(index, figure) for index, figure in enumerate(case.figures) if _undated(figure)]
    if undated:
        question = f"Weet u van wanneer dit cijfer is: ‘{undated[0][1].what}’?" if len(undated) == 1 else f"Weet u van wanneer {len(undated)} van de cijfers zijn?"
        yield Gap("datum", f"results.figures.{undated[0][0]}.date", question)


def _undated(figure: Figure) -> bool:
    """Is it unsaid when this was so? An example need not have been at any time."""
    return not (figure.date or figure.when or figure.illustration)


def _money(facts: Facts) -> Iterator[Gap]:
    case = facts.case
    if not any(line.amount and line.amount.is_number for line in case.lines):
        yield Gap("bedrag", "financing.lines", "Weet u wat het kostte?")
    if not facts.payers and not any(line.payers for line in case.lines):
        yield Gap("betaler", "financing.lines", "Weet u wie dit betaalde?")


def _people(case: Case) -> Iterator[Gap]:
    if not any(party.party or party.named for party in case.parties):
        yield Gap("partijen", "parties", "Weet u welke organisaties meededen?")
    if Initiator.UNKNOWN in case.initiators:
        yield Gap("begin", "initiators", "Weet u wie hiermee begon?")


def _time(case: Case) -> Iterator[Gap]:
    start = case.period.start if case.period else "onbekend"
    end = case.period.end if case.period else "onbekend"
    if start == "onbekend" and end == "onbekend":
        yield Gap("periode", "period", "Weet u wanneer het begon, en of het nog loopt?")
    elif start == "onbekend":
        yield Gap("periode", "period.start", "Weet u wanneer het begon?")
    elif end == "onbekend":
        yield Gap("periode", "period.end", "Weet u wanneer het stopte, of loopt het nog?")
    if case.status is Status.UNKNOWN:
        yield Gap("fase", "status", "Weet u hoe ver het is?")
