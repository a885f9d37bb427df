"""Which questions are asked about a case: only those that its file leaves open, each at the field where the answer belongs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model.case import Case
from generator.model.walk import model_at
from generator.pages.gaps import KINDS, Gap, Gaps
from generator.pages.site import Site
from generator.pipeline import read_guide
from tests.support import GUIDE, ROOT, complete, small_guide

#: A case that leaves nothing open.
WHOLE = complete(
    """\
status_date: 2026
period: {start: 2014, end: lopend}
places: [veldstad]
initiators: [bewoners]
parties: [{party: gemeente-veldstad, role: financier}]
financing:
  lines: [{id: verf, what: Verf, nature: kosten, payers: [gemeente-veldstad], amount: {value: 5, unit: EUR}, source: {document: verslag}}]
results:
  figures: [{id: banen, what: Banen, value: 3, date: 2026, source: {document: verslag}}, {id: beeld, what: Beeld, value: 9, illustration: true, source: {document: verslag}}]
  setbacks: De lift.
learnings: [{id: klein, title: Begin klein, about: geld, source: {document: verslag}}]
sources: [{document: verslag, pages: 5-6}]
"""
)


def asked(root: Path, case: str) -> list[Gap]:
    """The questions about the case of a small guide, which must be sound."""
    checked = read_guide(small_guide(root, case))
    assert [problem for problem in checked.problems if problem.is_error] == []
    site = Site(checked.guide, lambda path: "")
    return list(Gaps(site).of(site.facts["proef"]))


def test_a_whole_case_is_asked_nothing(tmp_path: Path) -> None:
    """When all is said there is no question."""
    assert asked(tmp_path, WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("status_date: 2026", "status_date: 2017-04", Gap("vervolg", "follow_up", "Weet u hoe het verderging na april 2017?")),
        ("status_date: 2026", "status_date: 2012/2023-11", Gap("vervolg", "follow_up", "Weet u hoe het verderging na november 2023?")),
        ("status_date: 2026", "status_date: 2023-12", None),
        ("status_date: 2026", "status_date: 2023", None),
        ("status_date: 2026", "status_date: 2017\nfollow_up: [{date: 2019, text: Verkocht., source: {document: verslag}}]", None),
        (r"learnings: .*", "", Gap("leerpunten", "learnings", "Weet u wat de mensen hier leerden, en wat zij een ander aanraden?")),
        (r"  setbacks: .*", "", Gap("tegenslag", "results.setbacks", "Weet u wat hier niet lukte, of stopte?")),
        (r"  figures: .*", "  summary: Veel.", Gap("cijfer", "results.figures", "Weet u een cijfer: om hoeveel mensen, woningen of keren ging het?")),
        ("value: 3, date: 2026", "value: 3", Gap("datum", "results.figures.0.date", "Weet u van wanneer dit cijfer is: ‘Banen’?")),
        ("value: 3, date: 2026", "value: 3, when: na een jaar", None),
        ("value: 9, illustration: true", "value: 9", Gap("datum", "results.figures.1.date", "Weet u van wanneer dit cijfer is: ‘Beeld’?")),
        (
            "value: 3, date: 2026, source: {document: verslag}}, {id: beeld, what: Beeld, value: 9, illustration: true",
            "value: 3, source: {document: verslag}}, {id: beeld, what: Beeld, value: 9",
            Gap("datum", "results.figures.0.date", "Weet u van wanneer 2 van de cijfers zijn?"),
        ),
        ("amount: {value: 5, unit: EUR}", "amount: {words: geen bedrag genoemd}", Gap("bedrag", "financing.lines", "Weet u wat het kostte?")),
        (r"payers: \[gemeente-veldstad\], ", "", None),
        ("role: financier", "role: partner", None),
        (r"parties: .*", "parties: [{name: bedrijven, named: false, role: partner}]", Gap("partijen", "parties", "Weet u welke organisaties meededen?")),
        (r"initiators: .*", "", Gap("begin", "initiators", "Weet u wie hiermee begon?")),
        (r"period: .*", "", Gap("periode", "period", "Weet u wanneer het begon, en of het nog loopt?")),
        ("start: 2014", "start: onbekend", Gap("periode", "period.start", "Weet u wanneer het begon?")),
        ("end: lopend", "end: onbekend", Gap("periode", "period.end", "Weet u wanneer het stopte, of loopt het nog?")),
        ("status: pilot", "status: onbekend", Gap("fase", "status", "Weet u hoe ver het is?")),
        (r"places: .*", "", Gap("plaats", "places", "Weet u waar dit was?")),
        (", pages: 5-6", "", Gap("bladzijde", "sources", "Weet u op welke bladzijde van de bron dit staat?")),
        ("value: 3, date: 2026, source: {document: verslag}", "value: 3, date: 2026, source: {document: verslag, page: 5}", None),
    ],
)
def test_each_question(tmp_path: Path, old: str, new: str, expected: Gap | None) -> None:
    """One thing left out, one question; something that answers it in another way, none."""
    case = re.sub(old, new, WHOLE)
    assert case != WHOLE
    assert asked(tmp_path, case) == ([expected] if expected else [])


def test_nobody_pays(tmp_path: Path) -> None:
    """When neither a line nor a party says who paid, it is asked."""
    case = WHOLE.replace("payers: [gemeente-veldstad], ", "").replace("role: financier", "role: partner")
    assert asked(tmp_path, case) == [Gap("betaler", "financing.lines", "Weet u wie dit betaalde?")]


def test_a_source_without_pages_is_not_asked_for_them(tmp_path: Path) -> None:
    """Where nobody found a page number there probably is none."""
    assert "bladzijde" not in [
        gap.name
        for gap in asked(
            tmp_path, WHOLE.replace("document: verslag", "document: brief").replace(", pages: 5-6", "") + "new: {sources: [{id: brief, title: Brief, publisher: Buren, date: 2026, type: brief}]}\n"
        )
    ]


def test_age_is_measured_within_the_guide(tmp_path: Path) -> None:
    """The newest change of any case is the day from which one looks back: the same input gives the same questions."""
    case = WHOLE.replace("status_date: 2026", "status_date: 2024")
    assert asked(tmp_path / "a", case) == []
    changed = case + "changes: [{date: 2028-01-02, what: Bedrag verbeterd}]\n"
    assert [gap.name for gap in asked(tmp_path / "b", changed)] == ["vervolg"]


def test_the_order(tmp_path: Path) -> None:
    """The most wanted first, and each kind at most once."""
    names = [gap.name for gap in asked(tmp_path, complete("status_date: 2012\nstatus: onbekend\n"))]
    assert names == [name for name in KINDS if name in names]
    assert set(KINDS) - set(names) == {"datum"}


@pytest.mark.parametrize("root", [pytest.param(ROOT, marks=pytest.mark.real), GUIDE], ids=["real", "invented"])
def test_every_question_is_at_a_field(root: Path) -> None:
    """What a link names is a field that a case has; and it is a question, with a reason."""
    site = Site(read_guide(root).guide, lambda path: "")
    gaps = Gaps(site)
    found = [gap for facts in site.facts.values() for gap in gaps.of(facts)]
    assert found
    for gap in found:
        keys = [step for step in gap.field.split(".") if not step.isdigit()]
        owner = model_at(Case, tuple(keys[:-1]))
        assert owner, gap
        assert keys[-1] in owner.model_fields, gap
        assert gap.question.startswith("Weet u ")
        assert gap.question.endswith("?")
        assert gap.why.endswith(".")
