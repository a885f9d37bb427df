"""Comparing cases: choosing them anywhere, reading them side by side, bad addresses, and notes to copy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import combinations
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator import dutch
from generator.markup import typographic
from generator.pages.compare import SECTIONS
from generator.pages.related import MOST, named_by
from tests.site.browser import DESK, PHONE, Visit, until
from tests.site.built import Built
from tests.site.conftest import Visiting
from tests.site.dom import Element, read
from tests.site.test_html import LEAKS
from tests.site.test_pages import main
from tests.site.test_reading import VISIBLE_FOCUS

EMMA, WIJK, THUIS, STOP = "meldpunt-emma-zoetermeer", "wijkbedrijf-selwerd-groningen", "weer-thuis-in-de-wijk", "sociale-hypotheek-dolphia-enschede"
FOUR = (EMMA, WIJK, THUIS, STOP)


def side(built: Built, name: str) -> dict[str, object]:
    """The published side of a case."""
    found = json.loads((built.site / f"vergelijken/{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def html_of(given: dict[str, object]) -> Iterator[str]:
    """Every piece of HTML in a side."""
    sections = given["sections"]
    assert isinstance(sections, list)
    for section in sections:
        yield from (section["link"], *(row["html"] for row in section["rows"]))


def compare(visited: Visit, *names: str) -> Locator:
    """Open the comparison of these cases and wait for its table."""
    visited.go(f"vergelijken/?casus={','.join(names)}")
    expect(visited.page.locator(".sides")).to_be_visible()
    return visited.page.locator(".sides")


def columns(page: Page) -> list[str]:
    """The ids of the cases that stand side by side."""
    return [urlsplit(str(link.get_attribute("href"))).path.strip("/").split("/")[-1] for link in page.locator(".sides__title").all()]


def row(table: Locator, label: str) -> Locator:
    """The row of the table with this label."""
    return table.locator("tbody tr:not(.sides__section)", has=table.page.locator("th", has_text=re.compile(f"^{re.escape(label)}"))).first


def without_lost(visited: Visit) -> list[str]:
    """What went wrong, but for sides that are asked for in vain: that is how the page finds out that no case has that name."""
    return [fault for fault in visited.faults if not fault.startswith("console: Failed to load resource")]


# --- What is published ------------------------------------------------------------


def test_every_case_has_a_side_and_a_place_in_the_list(built: Built) -> None:
    """With the same rows in the same order, so that they can be laid next to each other."""
    listed = json.loads((built.site / "vergelijken/index.json").read_text(encoding="utf-8"))
    assert sorted(entry["id"] for entry in listed) == sorted(built.guide.cases)
    for name, case in built.guide.cases.items():
        given = side(built, name)
        sections = given["sections"]
        assert isinstance(sections, list)
        assert [(section["label"], [row["label"] for row in section["rows"]]) for section in sections] == [(section.label, [row.label for row in section.rows]) for section in SECTIONS]
        assert given["id"] == name
        assert str(given["stand"]).startswith("Stand: ")
        for anchor in (*(f"bedrag-{line.id}" for line in case.lines), *(f"cijfer-{figure.id}" for figure in case.figures), *(f"leerpunt-{learning.id}" for learning in case.learnings)):
            assert sum(f'href="../casussen/{name}/#{anchor}"' in html for html in html_of(given)) >= 1, (name, anchor)


def test_a_side_is_finished_html(built: Built) -> None:
    """Closed properly, without ids, handlers, styles and unfinished words, and as few bytes as a page that loads four of them can bear."""
    for name in built.guide.cases:
        for html in html_of(side(built, name)):
            tree, faults = read(html)
            assert not faults, (name, html)
            assert not [key for element in tree.walk() for key in element.attributes if key in ("id", "style") or key.startswith("on")], (name, html)
            assert not LEAKS.search(tree.text), (name, LEAKS.search(tree.text))
        assert (built.site / f"vergelijken/{name}.json").stat().st_size < 60_000, name


def test_no_amount_without_its_nature_and_its_date(built: Built) -> None:
    """A sum in a comparison says in its own cell what it is, when it was and, when money was to be spent, how sure that is."""
    seen = 0
    for name, case in built.guide.cases.items():
        html = "".join(html_of(side(built, name)))
        for line in case.lines:
            found = re.findall(rf'<a href="\.\./casussen/{name}/#bedrag-{line.id}">.*?(?=<a href="\.\./casussen/{name}/#|$)', html, re.DOTALL)
            for cell in found:
                assert line.nature.label in cell, (name, line.id)
                when = (dutch.moment(line.amount) if line.amount else "") or (dutch.date(line.date) if line.date else "jaar niet genoemd")
                assert str(typographic(when)).lower() in unescape(cell).lower(), (name, line.id)
                assert "state--" in cell or line.certainty == "onbekend", (name, line.id)
                seen += 1
    assert seen


def test_a_case_leads_into_the_comparison(built: Built) -> None:
    """With itself, and with the cases that did it differently: only ids that exist."""
    seen = 0
    for name in built.guide.cases:
        asked = [href.partition("?casus=")[2].split(",") for href in main(built.pages[f"casussen/{name}/"]).hrefs if "vergelijken/?casus=" in href]
        assert asked[0] == [name]
        assert all(ids[0] == name and set(ids) <= set(built.guide.cases) and len(ids) == 2 for ids in asked[1:])
        assert len(asked) <= 4
        seen += len(asked)
    assert seen > len(built.guide.cases) or len(built.guide.cases) < 10


def fit(page: Element) -> dict[str, str]:
    """The answers below "Past dit bij ons?"."""
    [box] = page.all("div", "fit")
    [answers] = box.all("dl")
    return {entry.all("dt")[0].text: entry.all("dd")[0].text for entry in answers.all("div")}


def test_does_it_fit(built: Built) -> None:
    """Every question has an answer out of the case, or says that the source is silent."""
    for name, case in built.guide.cases.items():
        answers = fit(main(built.pages[f"casussen/{name}/"]))
        assert list(answers) == ["Voor wie", "Op welke schaal", "Onder welke voorwaarden", "Wie had de leiding", "Wie betaalt", "Werkt het ook elders?"]
        assert all(answers.values())
        assert (answers["Voor wie"] == "Dat zegt de bron niet") == (not case.target_groups)
        assert answers["Op welke schaal"].startswith(case.scale.label if case.scale else "Dat zegt de bron niet")
        for label, about in (("Onder welke voorwaarden", "randvoorwaarden"), ("Werkt het ook elders?", "overdraagbaarheid")):
            learnings = [learning for learning in case.learnings if about in learning.about and (about == "overdraagbaarheid" or learning.kind in (None, "les", "kans", "uitgangspunt"))]
            assert (answers[label] == "Dat zegt de bron niet") == (not learnings), (name, label)
        begun = ", ".join("dat zegt de bron niet" if who == "onbekend" else who.label for who in case.initiators)
        assert f"Wie begon: {begun}" in answers["Wie had de leiding"], name
        assert (answers["Wie had de leiding"].startswith("Dat zegt de bron niet")) == (not any("regisseur" in party.role for party in case.parties))


def test_who_refers_to_a_case_stands_folded_and_is_not_quoted(built: Built) -> None:
    """With the link and the kind of relation; the words of the other case have its own "here" in them."""
    seen = 0
    for name, case in built.guide.cases.items():
        page = main(built.pages[f"casussen/{name}/"])
        known = {item.case for item in case.related} | {case.part_of, *built.guide.parts.get(name, ())}
        back = [(other.id, item) for other in built.guide.cases.values() for item in other.related if item.case == name and other.id not in known]
        folded = [details for details in page.all("details", "rest") if "verwijzen" in details.all("summary")[0].text]
        assert len(folded) == bool(back), name
        if back:
            assert f"({len(back)})" in folded[0].all("summary")[0].text
            assert sorted(item.text for item in folded[0].all("p")) == sorted(f"Noemt dit voorbeeld onder ‘{item.relation.label}’." for _, item in back)
            assert "Daar staat: “" not in page.text
        seen += len(back)
    assert seen or len(built.guide.cases) < 10


def test_computed_relations_are_few_and_new(built: Built) -> None:
    """At most four, none that the page names elsewhere, each with its reason, and always a way to more."""
    seen = 0
    for name, case in built.guide.cases.items():
        page = main(built.pages[f"casussen/{name}/"])
        found = [item for details in page.all("details", "rest") for item in details.all("li") if "lijken" in details.all("summary")[0].text]
        ids = [item.hrefs[0].strip("/").split("/")[-1] for item in found]
        assert len(ids) <= MOST
        assert not set(ids) & named_by(built.guide, case)
        assert all(re.match(r"(Zelfde|Hoort ook bij)", item.all("p")[0].text) for item in found), name
        seen += len(ids)
        if ids:
            assert f"../../themas/{case.challenges[0]}/" in page.hrefs
    assert seen or len(built.guide.cases) < 10


# --- Side by side -----------------------------------------------------------------


@pytest.mark.parametrize("number", [2, 3, 4])
def test_side_by_side(real: Built, visit: Visiting, number: int) -> None:
    """A column for each case in the order of the address, with links to its page and to the sections there."""
    with visit() as visited:
        table = compare(visited, *FOUR[:number])
        assert columns(visited.page) == list(FOUR[:number])
        for label in ("Plaats", "Fase", "Wie begon", "Wie betaalt", "Kosten", "Voor wie", "Hoe weten we dit?"):
            assert row(table, label).locator("td").count() == number
        for name in FOUR[:number]:
            expect(row(table, "Fase")).to_contain_text(real.guide.cases[name].status.label)
            for anchor in ("#financiering", "#resultaten", "#leerpunten"):
                assert table.locator(f"a[href='../casussen/{name}/{anchor}']").count() >= 1
        assert visited.faults == []


def test_differences_are_marked_in_words(real: Built, visit: Visiting) -> None:
    """Equal, partly equal, different and not named by all are told apart by words and a sign; what a source does not say is no difference."""
    cases = real.guide.cases
    same = next(pair for pair in combinations(sorted(cases), 2) if cases[pair[0]].status == cases[pair[1]].status and set(cases[pair[0]].challenges).isdisjoint(cases[pair[1]].challenges))
    partly = next(
        pair for pair in combinations(sorted(cases), 2) if set(cases[pair[0]].challenges) & set(cases[pair[1]].challenges) and set(cases[pair[0]].challenges) != set(cases[pair[1]].challenges)
    )
    silent = next(pair for pair in combinations(sorted(cases), 2) if cases[pair[0]].target_groups and not cases[pair[1]].target_groups)
    with visit() as visited:
        table = compare(visited, *same)
        expect(row(table, "Fase").locator(".sides__mark")).to_contain_text("= Gelijk")
        expect(row(table, "Onderwerp").locator(".sides__mark")).to_contain_text("≠ Verschilt")
        table = compare(visited, *partly)
        expect(row(table, "Onderwerp").locator(".sides__mark")).to_contain_text("≈ Deels gelijk")
        table = compare(visited, *silent)
        expect(row(table, "Voor wie").locator(".sides__mark")).to_contain_text("Niet bij elk genoemd")
        expect(row(table, "Voor wie").locator("td").nth(1)).to_contain_text("Dat zegt de bron niet")


def test_amounts_are_only_to_be_read(real: Built, visit: Visiting) -> None:
    """No sign says that costs are alike or not; that no source names them is said; and a remark tells how to read amounts."""
    cases = real.guide.cases
    costs = {name: next(row["html"] for section in side(real, name)["sections"] for row in section["rows"] if row["label"] == "Kosten") for name in cases}  # type: ignore[attr-defined]
    named, silent = [name for name in cases if costs[name]][:2], [name for name in cases if not costs[name]][:2]
    assert all("keys" not in row for name in cases for section in side(real, name)["sections"] for row in section["rows"] if row["label"] == "Kosten")  # type: ignore[attr-defined]
    with visit() as visited:
        table = compare(visited, *named)
        expect(row(table, "Kosten")).to_be_visible()
        expect(row(table, "Kosten").locator(".sides__mark")).to_have_count(0)
        expect(table.locator(".sides__remark")).to_have_count(1)
        expect(table.locator("tbody", has_text="Wie betaalt wat?").locator(".sides__remark")).to_contain_text("Wij tellen niets op en rekenen niets om.")
        table = compare(visited, *silent)
        for at in range(2):
            expect(row(table, "Kosten").locator("td").nth(at)).to_contain_text("De bron noemt geen totale kosten")


def test_only_the_differences(real: Built, visit: Visiting) -> None:
    """The switch hides the rows in which the cases are alike, and nothing else; it stays on when a case is added."""
    cases = real.guide.cases
    pair = next(
        pair for pair in combinations(sorted(cases), 2) if cases[pair[0]].status == cases[pair[1]].status and cases[pair[0]].scale != cases[pair[1]].scale and all(cases[name].scale for name in pair)
    )
    with visit() as visited:
        table = compare(visited, *pair)
        switch = visited.page.get_by_label("Alleen verschillen")
        hidden, shown = row(table, "Fase"), row(table, "Schaal")
        expect(hidden).to_be_visible()
        switch.focus()
        visited.page.keyboard.press("Space")
        expect(hidden).to_be_hidden()
        expect(shown).to_be_visible()
        expect(row(table, "Samenvatting")).to_be_visible()
        other = next(name for name in cases if name not in pair and cases[name].status == cases[pair[0]].status)
        visited.page.locator(".picker summary").click()
        visited.page.get_by_label("Filter op naam, plaats of onderwerp").fill(cases[other].title)
        visited.page.locator(f"[data-control='kies-{other}']").check()
        expect(visited.page.locator(".sides--3")).to_be_visible()
        expect(hidden).to_be_hidden()
        visited.page.get_by_label("Alleen verschillen").uncheck()
        expect(hidden).to_be_visible()


# --- Choosing on the page ---------------------------------------------------------


def test_the_picker_with_the_keyboard(real: Built, visit: Visiting) -> None:
    """Filter, choose two with the space bar, keep the focus, see the address follow; back and forward work."""
    with visit() as visited:
        visited.go("vergelijken/")
        page = visited.page
        field = page.get_by_label("Filter op naam, plaats of onderwerp")
        field.focus()
        for number, name in enumerate((EMMA, THUIS), 1):
            page.keyboard.press("Control+A")
            page.keyboard.type(real.guide.cases[name].title[:20])
            page.keyboard.press("Tab")
            assert page.evaluate(VISIBLE_FOCUS)
            page.keyboard.press("Space")
            expect(page.locator(".sides__title")).to_have_count(number)
            # With two there is something to read: the reader comes at the name of what was added.
            expect(page.locator(f"[data-control='{'kies' if number == 1 else 'naam'}-{name}']:visible")).to_be_focused()
            assert page.evaluate(VISIBLE_FOCUS)
            if number == 1:
                expect(page.locator(f"[data-control='kies-{name}']")).to_be_checked()
                field.focus()
        assert page.url.endswith(f"?casus={EMMA},{THUIS}")
        assert columns(page) == [EMMA, THUIS]
        page.go_back()
        expect(page.locator(".sides--1")).to_be_visible()
        assert columns(page) == [EMMA]
        page.go_back()
        expect(page.locator(".sides")).to_have_count(0)
        page.go_forward()
        page.go_forward()
        expect(page.locator(".sides--2")).to_be_visible()
        page.reload()
        expect(page.locator(".sides--2")).to_be_visible()
        assert columns(page) == [EMMA, THUIS]
        assert visited.faults == []


def test_who_goes_on_is_not_called_back(visit: Visiting) -> None:
    """A side that comes late is shown without taking the focus from where the reader went to in the meantime."""
    with visit() as visited:
        waiting: list[Route] = []
        visited.page.route(f"**/vergelijken/{EMMA}.json", lambda route: waiting.append(route))
        visited.go("vergelijken/")
        page = visited.page
        page.locator(f"[data-control='kies-{EMMA}']").check()
        field = page.get_by_label("Filter op naam, plaats of onderwerp")
        field.fill("thuis")
        until(page, lambda: bool(waiting))
        expect(page.locator(".sides")).to_have_count(0)
        waiting[0].continue_()
        expect(page.locator(".sides__title")).to_have_count(1)
        expect(field).to_be_focused()
        expect(field).to_have_value("thuis")
        assert visited.faults == []


def test_the_long_list_comes_when_it_is_needed(real: Built, visit: Visiting) -> None:
    """Two cases are shown without the list of all cases, which is fetched once, when the picker opens."""
    with visit() as visited:
        compare(visited, EMMA, THUIS)
        assert "/vergelijken/index.json" not in visited.asked
        page = visited.page
        page.locator(".picker summary").click()
        expect(page.locator(".picker__list li")).to_have_count(min(60, len(real.guide.cases)))
        expect(page.locator(f"[data-control='kies-{EMMA}']")).to_be_checked()
        page.locator(".picker summary").click()
        page.locator(".picker summary").click()
        assert visited.asked.count("/vergelijken/index.json") == 1
        assert visited.faults == []


def test_a_step_within_the_page_changes_nothing(visit: Visiting) -> None:
    """The link that skips the menu leaves the picker open and the filter filled."""
    with visit() as visited:
        table = compare(visited, EMMA, THUIS)
        page = visited.page
        page.locator(".picker summary").click()
        expect(page.locator(".picker__list li").first).to_be_visible()
        field = page.get_by_label("Filter op naam, plaats of onderwerp")
        field.fill("wonen")
        table.evaluate("(node) => { node.dataset.same = 'yes'; }")
        page.evaluate("window.steps = 0; addEventListener('popstate', () => { window.steps += 1; });")
        page.locator("a[href^='#']").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("window.steps === 1")
        # Whatever the page did would be done by now: it would draw the sides that it has.
        page.wait_for_timeout(100)
        expect(field).to_be_visible()
        expect(field).to_have_value("wonen")
        expect(page.locator(".sides[data-same]")).to_have_count(1)


def test_what_was_just_dropped_is_moved_no_more(visit: Visiting) -> None:
    """While another side is on its way the table is behind; its old controls do nothing strange."""
    with visit() as visited:
        compare(visited, EMMA, THUIS)
        waiting: list[Route] = []
        page = visited.page
        page.route(f"**/vergelijken/{WIJK}.json", lambda route: waiting.append(route))
        page.locator(".picker summary").click()
        page.get_by_label("Filter op naam, plaats of onderwerp").fill("selwerd")
        page.locator(f"[data-control='kies-{WIJK}']").check()
        page.locator(f"[data-control='weg-{EMMA}']").click()
        for control in (f"later-{EMMA}", f"weg-{EMMA}", f"eerder-{THUIS}", f"vervang-{EMMA}"):
            page.locator(f"[data-control='{control}']").click()
            assert page.url.endswith(f"?casus={THUIS},{WIJK}"), control
        for route in waiting:
            route.continue_()
        expect(page.locator(".sides__title")).to_have_count(2)
        expect(page.locator(f".sides__title[href*='{WIJK}']")).to_be_visible()
        assert columns(page) == [THUIS, WIJK]
        expect(page.get_by_role("button", name="Toch niet vervangen")).to_be_hidden()
        assert visited.faults == []


def test_the_filter(visit: Visiting) -> None:
    """All words must be there, in the name, the place or the theme, with or without accents; nothing found is said."""
    with visit() as visited:
        visited.go("vergelijken/")
        page, hint = visited.page, visited.page.locator(".picker__hint")
        field = page.get_by_label("Filter op naam, plaats of onderwerp")
        field.fill("zoetermeer schulden")
        expect(page.locator(".picker__list li")).to_have_count(1)
        expect(page.locator(".picker__list li")).to_contain_text("EMMA")
        field.fill("cooperatie")
        expect(page.locator(".picker__list")).to_contain_text("Wooncoöperatie")
        field.fill("xqzwvb")
        expect(hint).to_contain_text("Niets gevonden")
        expect(hint).to_have_attribute("role", "status")


def test_moving_replacing_and_taking_away(real: Built, visit: Visiting) -> None:
    """Every change stands in the address and leaves the focus on a control that is there."""
    with visit() as visited:
        compare(visited, EMMA, WIJK, THUIS)
        page = visited.page

        def press(control: str, name: str) -> None:
            page.locator(f"[data-control='{control}-{name}']").focus()
            page.keyboard.press("Enter")

        press("later", EMMA)
        expect(page.locator(".sides__title").first).to_have_text(real.guide.cases[WIJK].title)
        assert columns(page) == [WIJK, EMMA, THUIS]
        assert page.url.endswith(f"?casus={WIJK},{EMMA},{THUIS}")
        expect(page.locator(f"[data-control='later-{EMMA}']")).to_be_focused()
        press("weg", EMMA)
        expect(page.locator(".sides--2")).to_be_visible()
        assert columns(page) == [WIJK, THUIS]
        assert page.evaluate(VISIBLE_FOCUS)
        press("vervang", WIJK)
        expect(page.get_by_label("Filter op naam, plaats of onderwerp")).to_be_focused()
        expect(page.locator(".picker__hint")).to_contain_text("Kies wat in de plaats komt van")
        page.keyboard.type("emma zoetermeer")
        page.locator(f"[data-control='kies-{EMMA}']").check()
        expect(page.locator(".sides__title").first).to_have_text(real.guide.cases[EMMA].title)
        assert page.url.endswith(f"?casus={EMMA},{THUIS}")
        expect(page.locator(f"[data-control='naam-{EMMA}']:visible")).to_be_focused()
        press("vervang", THUIS)
        page.get_by_role("button", name="Toch niet vervangen").click()
        expect(page.locator(f"[data-control='vervang-{THUIS}']")).to_be_focused()
        assert visited.faults == []


@pytest.mark.parametrize(("width", "words"), [(PHONE, ["Omhoog", "Omlaag"]), (DESK, ["Naar links", "Naar rechts"])])
def test_choosing_begins_at_the_top_and_ends_in_the_column(real: Built, visit: Visiting, width: int, words: list[str]) -> None:
    """With one case the picker stands before it and asks for more; with two a button leads to it; who adds comes at the new column, in view."""
    with visit(width=width) as visited:
        compare(visited, EMMA)
        page, picker = visited.page, visited.page.locator(".picker")
        before = "() => document.querySelector('.picker').compareDocumentPosition(document.querySelector('.sides')) & Node.DOCUMENT_POSITION_FOLLOWING"
        assert page.evaluate(before)
        expect(page.get_by_role("heading", name="Kies er nog minstens één bij")).to_be_visible()
        expect(page.get_by_role("button", name="Voeg een voorbeeld toe")).to_have_count(0)
        for number, name in ((2, WIJK), (3, THUIS), (4, STOP)):
            if number > 2:
                expect(picker).not_to_have_attribute("open", re.compile(".*"))
                page.get_by_role("button", name="Voeg een voorbeeld toe").click()
            field = page.get_by_label("Filter op naam, plaats of onderwerp")
            if number > 2:
                expect(field).to_be_focused()
            field.fill(real.guide.cases[name].title)
            page.locator(f"[data-control='kies-{name}']").check()
            expect(page.locator(f".sides--{number}")).to_be_visible()
            link = page.locator(f"[data-control='naam-{name}']:visible")
            expect(link).to_be_focused()
            expect(link).to_be_in_viewport()
            assert not page.evaluate(before)
        expect(page.get_by_role("button", name="Voeg een voorbeeld toe")).to_have_count(0)
        for label in words:
            expect(page.get_by_role("button", name=re.compile(rf"^{label}\s*: {real.guide.cases[WIJK].title}"))).to_be_visible()
        page.locator(f"[data-control='weg-{WIJK}']").click()
        expect(page.locator(".sides--3")).to_be_visible()
        assert visited.faults == []


def test_four_is_the_most(visit: Visiting) -> None:
    """With four, the others cannot be chosen, and it is said why."""
    with visit() as visited:
        compare(visited, *FOUR)
        visited.page.locator(".picker summary").click()
        expect(visited.page.locator(".picker__hint")).to_contain_text("U hebt er 4 gekozen. Meer kan niet.")
        expect(visited.page.locator(".picker__list input:not(:checked):enabled")).to_have_count(0)


# --- Bad addresses ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "words", "shown"),
    [
        (f"{EMMA},meldpunt-emma-zoetermer2", ["Wij kennen geen voorbeeld met de naam ‘meldpunt-emma-zoetermer2’."], [EMMA]),
        (f"{EMMA},wijkbedrijf-selwerd-gronigen", ["Wij kennen geen voorbeeld", "Bedoelt u Wijkbedrijf Selwerd?"], [EMMA]),
        ("emma", ["‘emma’", "Bedoelt u Meldpunt EMMA"], []),
        (f"{EMMA},{EMMA},{THUIS}", ["Dit stond er twee keer in: Meldpunt EMMA"], [EMMA, THUIS]),
        (",".join((*FOUR, "wooncooperatie")), ["niet meer dan 4 voorbeelden", "Dit ziet u niet: Wooncoöperatie."], list(FOUR)),
        (EMMA, [], [EMMA]),
        ("", [], []),
        (",,,", [], []),
        (f"{EMMA.upper()}, {THUIS}", [], [EMMA, THUIS]),
        (f"<script>alert(1)</script>,{EMMA},{THUIS}", ["‘<script>alert(1)</script>’"], [EMMA, THUIS]),
        (f"<img src=x onerror=alert(1)>,{EMMA}", ["‘<img src=x onerror=alert(1)>’"], [EMMA]),
        ("x" * 10_000 + f",{EMMA}", ["‘" + "x" * 60 + "…’"], [EMMA]),
        (",".join(f"w{number}" for number in range(2_000)) + f",{EMMA}", ["Er staan nog 1996 andere namen in het adres die wij niet kennen."], [EMMA]),
        ("../../../etc/passwd,index,%00", ["‘../../../etc/passwd’", "‘index’"], []),
    ],
    ids=["near", "nearer", "a part", "twice", "five", "one", "none", "commas", "capitals", "script", "image", "long", "many", "paths"],
)  # fmt: skip
def test_a_bad_address_is_answered(visit: Visiting, asked: str, words: list[str], shown: list[str]) -> None:
    """A normal page says what was not understood, with the rest; nothing of the address becomes markup."""
    with visit(width=PHONE) as visited:
        visited.go(f"vergelijken/?casus={quote(asked, safe=',')}")
        page = visited.page
        expect(page.locator(".picker")).to_be_visible()
        expect(page.locator(".sides__title")).to_have_count(len(shown))
        assert columns(page) == shown
        said = page.locator(".compare-page__messages")
        for sentence in words:
            expect(said).to_contain_text(sentence)
        if not words:
            expect(said).to_be_empty()
        assert page.locator("main script, main img").count() == 0
        expect(page.get_by_role("heading", level=1)).to_have_text("Voorbeelden vergelijken")
        assert visited.too_wide() == []
        assert without_lost(visited) == []


@pytest.mark.parametrize(
    ("query", "words", "shown"),
    [
        (f"casussen={EMMA},{THUIS}", "Dit in het adres kennen we niet: ‘casussen’. Dat gebruiken we niet.", 0),
        (f"Casus={EMMA}", "‘Casus’", 0),
        (f"casus={EMMA},{THUIS}&foo=bar&foo=&<b>=1", "Dit in het adres kennen we niet: ‘foo’, ‘<b>’. Dat gebruiken we niet.", 2),
    ],
)
def test_what_else_stands_in_the_address_is_said(visit: Visiting, query: str, words: str, shown: int) -> None:
    """Once, as text; what is understood is shown."""
    with visit() as visited:
        visited.go(f"vergelijken/?{query}")
        expect(visited.page.locator(".compare-page__messages")).to_contain_text(words)
        expect(visited.page.locator(".sides__title")).to_have_count(shown)
        assert visited.faults == []


def test_the_nearest_can_be_taken(visit: Visiting) -> None:
    """The suggestion is a link to the comparison with that case."""
    with visit() as visited:
        visited.go(f"vergelijken/?casus={EMMA},weer-thuis-in-de-wijck")
        visited.page.locator(".compare-page__messages a").click()
        expect(visited.page.locator(".sides--2")).to_be_visible()
        assert columns(visited.page) == [EMMA, THUIS]


def test_when_nothing_can_be_fetched(visit: Visiting) -> None:
    """It is said, with a way on."""
    with visit() as visited:
        visited.page.route("**/vergelijken/*.json", lambda route: route.abort())
        visited.go(f"vergelijken/?casus={EMMA},{THUIS}")
        expect(visited.page.locator(".compare-page__messages")).to_contain_text("lukt nu niet")
        expect(visited.page.locator(".compare-page__messages a")).to_have_text("alle praktijkvoorbeelden")


def test_when_one_side_cannot_be_fetched(real: Built, visit: Visiting) -> None:
    """It is said, nothing says that the case was added, and the picker is there to choose another."""
    with visit() as visited:
        visited.page.route(f"**/vergelijken/{THUIS}.json", lambda route: route.abort())
        page = visited.page
        for begin in (f"vergelijken/?casus={EMMA},{THUIS}", "vergelijken/"):
            visited.go(begin)
            if begin == "vergelijken/":
                page.get_by_label("Filter op naam, plaats of onderwerp").fill("weer thuis")
                page.locator(f"[data-control='kies-{THUIS}']").check()
            expect(page.locator(".compare-page__messages")).to_contain_text("Het ophalen lukt nu niet.")
            expect(page.locator("main")).not_to_contain_text("staat erbij")
            expect(page.locator(".picker summary")).to_have_text(re.compile(r"\w"))
            page.locator(".picker").evaluate("(node) => { node.open = true; }")
            page.get_by_label("Filter op naam, plaats of onderwerp").fill("")
            expect(page.locator(".picker__list li")).to_have_count(min(60, len(real.guide.cases)))
            page.get_by_label("Filter op naam, plaats of onderwerp").fill("weer thuis")
            expect(page.locator(f"[data-control='kies-{THUIS}']")).to_be_checked()


# --- Choosing anywhere ------------------------------------------------------------


@pytest.mark.parametrize("address", ["casussen/", "themas/wonen/", ""])
def test_cases_are_chosen_on_their_cards(visit: Visiting, address: str) -> None:
    """A box on each card, a bar with what is chosen; the link leads to the comparison; nothing is stored."""
    with visit() as visited:
        visited.go(address)
        page, bar = visited.page, visited.page.locator(".pickbar")
        expect(bar).to_be_hidden()
        boxes = page.locator("li[data-case]:visible > .pick input")
        expect(boxes.nth(1)).to_be_visible()
        expect(boxes).to_have_count(page.locator("li[data-case]:visible").count())
        names = [str(boxes.nth(at).get_attribute("value")) for at in range(2)]
        boxes.nth(0).focus()
        page.keyboard.press("Space")
        expect(bar).to_be_visible()
        expect(bar.get_by_role("status")).to_contain_text("Kies er nog minstens één bij.")
        boxes.nth(1).check()
        go = bar.get_by_role("link", name="Vergelijk (2)")
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        go.click()
        expect(page.locator(".sides--2")).to_be_visible()
        assert columns(page) == names
        assert visited.context.cookies() == []
        assert visited.faults == []


def test_a_fifth_is_refused_in_words(visit: Visiting) -> None:
    """The box stays empty, and the bar says why; taking one away makes room."""
    with visit(width=PHONE) as visited:
        visited.go("casussen/")
        page, boxes = visited.page, visited.page.locator("li[data-case] > .pick input")
        for at in range(4):
            boxes.nth(at).check()
        boxes.nth(4).click()
        expect(boxes.nth(4)).not_to_be_checked()
        expect(page.locator(".pickbar__said")).to_contain_text("niet meer dan 4 voorbeelden")
        expect(page.locator(".pickbar__said")).not_to_have_class(re.compile("hidden"))
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        assert visited.violations() == []
        assert visited.too_wide() == []
        page.locator(".pickbar summary").click()
        page.locator(".pickbar__drop").first.click()
        expect(boxes.nth(0)).not_to_be_checked()
        boxes.nth(4).check()
        expect(page.get_by_role("link", name="Vergelijk (4)")).to_be_visible()
        page.get_by_role("button", name="Wis de keuze").click()
        expect(page.locator(".pickbar")).to_be_hidden()
        expect(page.locator(".pick input:checked")).to_have_count(0)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_bar_covers_neither_focus_nor_the_end(visit: Visiting, width: int) -> None:
    """What has the focus stands above the bar, and at the end of the page everything can be seen."""
    with visit(width=width) as visited:
        visited.go("casussen/")
        page = visited.page
        page.locator("li[data-case] > .pick input").first.check()
        covered = """() => {
            const bar = document.querySelector(".pickbar"), e = document.activeElement;
            return !bar.contains(e) && e.getBoundingClientRect().bottom > bar.getBoundingClientRect().top;
        }"""
        for _ in range(20):
            page.keyboard.press("Tab")
            assert not page.evaluate(covered), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        assert page.evaluate("document.querySelector('.foot').getBoundingClientRect().bottom <= document.querySelector('.pickbar').getBoundingClientRect().top + 1")


def test_lists_that_change_get_boxes_too(visit: Visiting) -> None:
    """What a script adds later can be chosen as well, and knows what was chosen before; it gets one box only."""
    with visit() as visited:
        visited.go("casussen/")
        page = visited.page
        page.locator(f"li[data-case='{EMMA}'] > .pick input").check()
        page.evaluate(
            f"""() => {{
                const list = document.querySelector("#casussen"), item = document.createElement("li");
                item.dataset.case = "{EMMA}";
                item.append(document.createElement("h2"));
                item.firstChild.append(Object.assign(document.createElement("a"), {{ href: "#", textContent: "Meldpunt EMMA" }}));
                list.replaceChildren(item);
            }}"""
        )
        box = page.locator("#casussen > li > .pick input")
        expect(box).to_have_count(1)
        expect(box).to_be_checked()
        box.uncheck()
        expect(page.locator(".pickbar")).to_be_hidden()


def test_what_was_wiped_while_it_was_filtered_away(real: Built, visit: Visiting) -> None:
    """A card that comes back into the list does not say that it is still chosen."""
    with visit() as visited:
        visited.go("casussen/")
        page = visited.page
        box = page.locator(f"#casussen > li[data-case='{EMMA}'] > .pick input")
        box.check()
        other = next(name for case in real.guide.cases.values() for name in case.challenges if name not in real.guide.cases[EMMA].challenges)
        choice = page.locator(f".axis[data-axis=opgave] input[value='{other}']")
        choice.check()
        expect(box).to_have_count(0)
        page.get_by_role("button", name="Wis de keuze").click()
        choice.uncheck()
        expect(box).to_have_count(1)
        expect(box).not_to_be_checked()
        assert visited.faults == []


def test_taking_the_last_away_keeps_the_focus(visit: Visiting) -> None:
    """The bar is gone then; the focus is on the box of that case."""
    with visit() as visited:
        visited.go("casussen/")
        page = visited.page
        page.locator("li[data-case] > .pick input").first.check()
        page.locator(".pickbar summary").click()
        page.locator(".pickbar__drop").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".pickbar")).to_be_hidden()
        assert page.evaluate("document.activeElement !== document.body && document.activeElement.checkVisibility()")
        assert page.evaluate(VISIBLE_FOCUS)
        expect(page.locator("li[data-case] > .pick input").first).to_be_focused()


# --- Notes ------------------------------------------------------------------------


def allow_clipboard(visited: Visit) -> None:
    """Let the page write to the clipboard, and the test read it."""
    visited.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=visited.home)


def test_a_case_is_copied(real: Built, visit: Visiting) -> None:
    """The text of the case comes on the clipboard, with an address that leads there."""
    with visit() as visited:
        allow_clipboard(visited)
        visited.go(f"casussen/{EMMA}/")
        button = visited.page.get_by_role("button", name="Kopieer voor uw notitie")
        button.focus()
        visited.page.keyboard.press("Enter")
        expect(visited.page.locator(".actions .copied")).to_have_text("Gekopieerd")
        expect(visited.page.locator(".actions .copied")).to_have_attribute("role", "status")
        text = visited.page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
        published = (real.site / f"casussen/{EMMA}/notitie.txt").read_text(encoding="utf-8-sig")
        assert text == published.replace(f"Adres: /casussen/{EMMA}/", f"Adres: {visited.home}/casussen/{EMMA}/")
        assert visited.faults == []


def test_a_refused_clipboard_shows_the_text(visit: Visiting) -> None:
    """Selected, in a field with a name, and it is said what to do."""
    with visit(width=PHONE) as visited:
        visited.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: {write: () => Promise.reject(new Error('no')), writeText: () => Promise.reject(new Error('no'))}});")
        visited.go(f"casussen/{EMMA}/")
        visited.page.get_by_role("button", name="Kopieer voor uw notitie").click()
        field = visited.page.get_by_label("Tekst voor uw notitie")
        expect(field).to_be_focused()
        expect(visited.page.locator(".actions .copied")).to_contain_text("Kopieer de tekst hieronder")
        assert visited.page.evaluate("(e => e.value.slice(e.selectionStart, e.selectionEnd))(document.activeElement)").startswith("Meldpunt EMMA")
        assert visited.violations() == []
        assert visited.too_wide() == []


def test_a_text_that_cannot_be_fetched(visit: Visiting) -> None:
    """It is said."""
    with visit() as visited:
        visited.page.route("**/notitie.txt", lambda route: route.abort())
        visited.go(f"casussen/{EMMA}/")
        visited.page.get_by_role("button", name="Kopieer voor uw notitie").click()
        expect(visited.page.locator(".actions .copied")).to_contain_text("lukt nu niet")


def test_a_comparison_is_copied(real: Built, visit: Visiting) -> None:
    """The texts below each other, under one heading with the address of the comparison."""
    with visit() as visited:
        allow_clipboard(visited)
        compare(visited, EMMA, THUIS)
        visited.page.get_by_role("button", name="Kopieer voor uw notitie").click()
        expect(visited.page.locator(".actions .copied")).to_have_text("Gekopieerd")
        text = visited.page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
        assert text.startswith(f"Vergelijking van 2 praktijkvoorbeelden uit de Wijkengids\nAdres: {visited.home}/vergelijken/?casus={EMMA},{THUIS}\n")
        places = [text.index(f"\n{real.guide.cases[name].title}\n") for name in (EMMA, THUIS)]
        assert places == sorted(places)
        assert text.count("\nBRONNEN\n") == text.count("Licentie: CC BY 4.0") == 2


# --- For everyone -----------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 768, 1100])
def test_nothing_sticks_out_at_other_widths(visit: Visiting, width: int) -> None:
    """With four cases, on the smallest phone, a tablet and a small desk."""
    with visit(width=width) as visited:
        compare(visited, *FOUR)
        assert visited.too_wide() == []


def test_on_a_phone_the_cases_stand_below_each_other(visit: Visiting) -> None:
    """In each row, each with its name; on a tablet and a desk next to each other, without repeating it: there the names at the top stay in view."""
    for width, below in ((PHONE, True), (768, False), (DESK, False)):
        with visit(width=width) as visited:
            table = compare(visited, EMMA, THUIS)
            cells = row(table, "Fase").locator("td")
            first, second = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
            assert first
            assert second
            assert (second["y"] > first["y"]) == below
            assert (cells.nth(0).locator(".sides__who").is_visible()) == below
            if not below:
                table.locator("tbody").last.evaluate("(part) => part.scrollIntoView()")
                name = table.locator(".sides__names th").first.bounding_box()
                assert name
                assert 0 <= round(name["y"]) < 100


def test_on_paper(real: Built, visit: Visiting) -> None:
    """Side by side, without controls, picker and buttons; with the address, the sources and, when rows are left out, a line that says so."""
    with visit(width=PHONE) as visited:
        table = compare(visited, *FOUR)
        visited.page.emulate_media(media="print")
        visited.page.set_viewport_size({"width": 1050, "height": 740})
        cells = row(table, "Fase").locator("td")
        tops = {round(box["y"]) for at in range(4) if (box := cells.nth(at).bounding_box())}
        assert len(tops) == 1
        paper, less = visited.page.locator(".compare-page__paper"), visited.page.locator(".compare-page__less")
        expect(paper).to_contain_text(f"Adres van deze vergelijking: {visited.home}/vergelijken/?casus={','.join(FOUR)}")
        for name in FOUR:
            expect(paper).to_contain_text(real.guide.cases[name].title)
            for part in real.guide.cases[name].sources:
                expect(paper).to_contain_text(real.guide.sources[part.document].title)
        expect(less).to_be_hidden()
        visited.page.emulate_media(media="screen")
        expect(paper).to_be_hidden()
        visited.page.get_by_label("Alleen verschillen").check()
        expect(less).to_be_hidden()
        visited.page.emulate_media(media="print")
        expect(less).to_be_visible()
        for hidden in (".picker", ".sides__controls", ".compare-page__tools .actions"):
            expect(visited.page.locator(hidden).first).to_be_hidden()
        assert visited.too_wide() == []


def test_while_it_loads_nothing_says_that_scripts_are_off(visit: Visiting) -> None:
    """The words for a browser without scripts are not shown to others, however late the script comes."""
    with visit() as visited:
        held: list[Route] = []
        visited.page.route("**/compare-page.js*", lambda route: held.append(route))
        visited.page.goto(f"{visited.home}/vergelijken/", wait_until="commit")
        expect(visited.page.locator(".without-js")).to_have_count(1)
        expect(visited.page.locator(".without-js")).to_be_hidden()
        until(visited.page, lambda: bool(held))
        expect(visited.page.locator(".without-js")).to_be_hidden()
        held[0].continue_()


def test_without_scripts(real: Built, visit: Visiting) -> None:
    """The page explains itself and leads to the cases; a case offers its text as a link; no boxes, no bar."""
    with visit(javascript=False) as visited:
        visited.go(f"vergelijken/?casus={EMMA},{THUIS}")
        expect(visited.page.locator(".without-js")).to_be_visible()
        expect(visited.page.locator("main")).to_contain_text("JavaScript")
        visited.page.get_by_role("link", name=f"Alle {len(real.guide.cases)} praktijkvoorbeelden").click()
        expect(visited.page.locator("#casussen > li")).to_have_count(len(real.guide.cases))
        expect(visited.page.locator(".pick")).to_have_count(0)
        visited.go(f"casussen/{EMMA}/")
        link = visited.page.get_by_role("link", name="Kopieer voor uw notitie")
        assert link.get_attribute("href") == "notitie.txt"
        assert visited.faults == []
