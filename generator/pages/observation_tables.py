"""The tables of numbers: amounts, figures and the rows of indicators. One row is one number, with how exact it is and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.guide import Guide
from generator.model.base import Kind
from generator.model.case import Case, Figure
from generator.model.financing import FinancingLine, Named, Rate
from generator.model.observation import Quantity, SourceRef, Target
from generator.model.others import Indicator
from generator.model.others import Row as Measured
from generator.pages.site import Site
from generator.pages.tables import ADDRESS, BETWEEN, FOUND, OBSERVED, OF_CASE, PART, Column, Row, Table, address, exactness, field, fields, found, observed, of_case

_PARTS_OF_MONEY = (("amount", "Het bedrag"), ("term", "De looptijd"), ("step", "Voor elke … (tarief)"), ("worth", "… telt zoveel (tarief)"))
_PARTS_OF_FIGURE = (("figure", "Het cijfer zelf"), ("baseline", "Hoe het was voor men begon"), ("target", "Wat men wilde halen"), ("reference", "Hetzelfde cijfer ergens anders"))
_NAMES = f"lijst (namen), met '{BETWEEN.strip()}' ertussen"


def observation_tables(site: Site) -> Iterator[Table]:
    """Amounts, figures, and each indicator."""
    yield _financing(site)
    yield _figures(site)
    yield from (_indicator(site, indicator) for indicator in site.guide.indicators.values())


def observations(case: Case) -> Iterator[tuple[str, str | None, str, Quantity]]:
    """(of what, its id, which number of it, the number) of every number that a case states."""
    if case.period and case.period.duration:
        yield "period", None, "period", case.period.duration
    yield from (("phase", str(number), "phase", phase.duration) for number, phase in enumerate(case.phases, 1) if phase.duration)
    for line in case.lines:
        yield from (("line", line.id, part, quantity) for part, quantity in (("amount", line.amount), ("term", line.term)) if quantity)
    for rate in case.rates:
        yield from (("rate", rate.id, part, quantity) for part, quantity in (("step", rate.step), ("worth", rate.worth)) if quantity)
    for figure in case.figures:
        yield "figure", figure.id, "figure", figure
        yield from (("figure", figure.id, part, quantity) for part, quantity in _beside(figure))


def _beside(figure: Figure) -> Iterator[tuple[str, Quantity]]:
    """What a figure can be compared with, where it says so."""
    for part, quantity in (("baseline", figure.baseline), ("target", figure.target), ("reference", figure.reference)):
        if quantity:
            yield part, quantity


def _financing(site: Site) -> Table:
    columns = (
        field(FinancingLine, "id"),
        ADDRESS,
        *OF_CASE,
        Column("record", "Bedrag of tarief", "keuze", (("line", "Bedrag of betaling"), ("rate", "Tarief: wat telt voor hoeveel"))),
        Column(PART, "Welk getal ervan", "keuze", _PARTS_OF_MONEY, "Kies amount voor de bedragen zelf. Tel ze niet op: ze gaan over verschillende jaren en dingen."),
        *fields(FinancingLine, "what", "form"),
        *(Column(column.name, column.meaning, _NAMES, (), "De id’s staan in deelnames.csv.") for column in fields(FinancingLine, "payers", "borne_by", "recipients")),
        *OBSERVED,
        *fields(FinancingLine, "per", "nature", "certainty", "partial"),
        field(FinancingLine, "date", "line_date", "Datum van de regel"),
        *fields(Rate, "group", "indicator", "as_printed"),
        *fields(FinancingLine, "note"),
        *FOUND,
    )
    rows: list[Row] = []
    for case in site.guide.cases.values():
        base = of_case(site.guide, case)
        rows += [{**base, **row} for line in case.lines for row in _line_rows(site, case, line)]
        rows += [{**base, **row} for rate in case.rates for row in _rate_rows(site, case, rate)]
    return Table("financiering", "Wie betaalt wat", "één bedrag, looptijd of tarief", columns, tuple(rows), ("case", "record", "id", PART))


def _line_rows(site: Site, case: Case, line: FinancingLine) -> Iterator[Row]:
    """The amount of a line, also when it has none, and its term."""
    guide = site.guide
    told = {
        "id": line.id,
        "address": address(site, Kind.CASE, f"{case.id}#bedrag-{line.id}"),
        "record": "line",
        "payers": _names(guide, line.payers),
        "borne_by": _names(guide, line.borne_by),
        "recipients": _names(guide, line.recipients),
        "line_date": line.date,
        **{key: getattr(line, key) for key in ("what", "form", "per", "nature", "certainty", "partial", "note")},
    }
    amount = observed(guide, line.amount)
    yield {**told, PART: "amount", **amount, "date": amount.get("date") or line.date, **found(guide, _own(line.amount, line.source))}
    if line.term:
        yield {**told, PART: "term", **observed(guide, line.term), **found(guide, _own(line.term, line.source))}


def _rate_rows(site: Site, case: Case, rate: Rate) -> Iterator[Row]:
    """What counts, and for how much; a rate that has no number still has a row."""
    told = {
        "id": rate.id,
        "address": address(site, Kind.CASE, f"{case.id}#waardering-{rate.id}"),
        "record": "rate",
        **{key: getattr(rate, key) for key in ("what", "group", "indicator", "as_printed", "certainty", "note")},
    }
    if rate.step:
        yield {**told, PART: "step", **observed(site.guide, rate.step), **found(site.guide, _own(rate.step, rate.source))}
    yield {**told, PART: "worth", **observed(site.guide, rate.worth), **found(site.guide, _own(rate.worth, rate.source))}


def _own(quantity: Quantity | None, sources: tuple[SourceRef, ...]) -> tuple[SourceRef, ...]:
    """Where a number stands: where it says itself, else where the whole stands."""
    return (quantity.source if quantity else ()) or sources


def _names(guide: Guide, parties: Iterable[Named]) -> tuple[str, ...]:
    return tuple(guide.parties[party.party].name if party.party else party.name or "" for party in parties)


def _figures(site: Site) -> Table:
    columns = (
        field(Figure, "id"),
        ADDRESS,
        *OF_CASE,
        Column(PART, "Welk getal ervan", "keuze", _PARTS_OF_FIGURE, "Kies figure voor de cijfers zelf; de andere rijen zijn om mee te vergelijken."),
        *fields(Figure, "what"),
        *OBSERVED,
        field(Target, "change"),
        *fields(Figure, "kind", "headline", "illustration", "series", "comparable", "indicator", "note"),
        *FOUND,
    )
    rows: list[Row] = []
    for case in site.guide.cases.values():
        base = of_case(site.guide, case)
        rows += [{**base, **row} for figure in case.figures for row in _figure_rows(site, case, figure)]
    return Table("cijfers", "Cijfers van praktijkvoorbeelden", "één getal: een cijfer, of waarmee het te vergelijken is", columns, tuple(rows), ("case", "id", PART))


def _figure_rows(site: Site, case: Case, figure: Figure) -> Iterator[Row]:
    told = {
        "id": figure.id,
        "address": address(site, Kind.CASE, f"{case.id}#cijfer-{figure.id}"),
        **{key: getattr(figure, key) for key in ("what", "kind", "headline", "illustration", "series", "comparable", "indicator", "note")},
    }
    for part, quantity in (("figure", figure), *_beside(figure)):
        change = quantity.change if isinstance(quantity, Target) else None
        yield {**told, PART: part, **observed(site.guide, quantity), "change": change, **found(site.guide, _own(quantity, figure.source))}


def _indicator(site: Site, indicator: Indicator) -> Table:
    """The rows of one indicator."""
    guide = site.guide
    columns = (
        field(Indicator, "id", "id", "Indicator"),
        ADDRESS,
        field(Indicator, "label"),
        *fields(Measured, "measure"),
        *OBSERVED,
        *FOUND,
        *fields(Measured, "note"),
        Column("status_date", "Tot wanneer weten we dit?", "datum of periode", (), "De datum van het document."),
    )
    rows = tuple(_indicator_row(site, indicator, row, guide.sources[row.document].date) for row in indicator.rows)
    return Table(f"indicatoren/{indicator.id}", indicator.label, "één meting", columns, rows, ("id", "measure", "area", "date", "when", "unit", "document"))


def _indicator_row(site: Site, indicator: Indicator, row: Measured, known: str) -> Row:
    guide = site.guide
    ranged = row.value_to is not None
    source = SourceRef(document=row.document, section=row.section, page=row.page, line=row.line, quote=None)
    return {
        "id": indicator.id,
        "address": address(site, Kind.INDICATOR, indicator.id),
        "label": indicator.label,
        "measure": row.measure,
        "value": None if ranged else row.value,
        "from": row.value if ranged else None,
        "to": row.value_to,
        "words": row.words,
        "bound": exactness(row.bound, row.value, row.value_to),
        "unit": row.unit or indicator.unit,
        "area": row.area,
        "area_name": guide.places[row.area].name,
        "date": row.date,
        "when": row.when,
        **found(guide, (source,)),
        "note": row.note,
        "status_date": known,
    }
