"""Finding a case: the pages of the values, and choosing in the browser with the mouse, the keyboard, an address, and without scripts."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.markup import typographic
from generator.pages.facet_words import LISTS
from generator.pages.facets import facets_of, values_of
from generator.vocabulary import Filter
from tests.site.browser import DESK, LOOKS, PHONE, Visit
from tests.site.built import Built
from tests.site.conftest import Visiting
from tests.site.dom import Element

AXES = {str(axis): axis for axis in Filter}


def having(built: Built, **wanted: str) -> set[str]:
    """The cases that have, on each axis, one of these values (with commas between them); worked out from the records."""
    values = {name: values_of(built.guide, case, built.facts.facts[name].cost) for name, case in built.guide.cases.items()}
    return {name for name, own in values.items() if all(set(ids.split(",")) & set(own[AXES[axis]]) for axis, ids in wanted.items())}


def listed(page: Element) -> list[str]:
    """The cases in the list of a page."""
    [briefs] = page.all("ul", "briefs")
    return [item.get("data-case") for item in briefs.all("li")]


def shown(page: Page) -> list[str]:
    """The cases that the finder shows, in order: those that the links in #casussen lead to."""
    found: list[str] = page.locator("#casussen a").evaluate_all("links => links.map((link) => new URL(link.href).pathname.split('/')[2])")
    return found


def axis_of(page: Page, axis: str) -> Locator:
    """The choices of one axis beside the list, opened."""
    found = page.locator(f".axis[data-axis={axis}]")
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def box(page: Page, axis: str, value: str) -> Locator:
    """The box of one choice beside the list."""
    return axis_of(page, axis).locator(f"input[value={value}]")


def number_behind(choice: Locator) -> int:
    """The number of cases that stands behind a choice."""
    return int(choice.locator("xpath=..").locator(".number").inner_text())


def ready(page: Page, number: int) -> None:
    """Wait until so many cases are shown."""
    expect(page.locator("#casussen > li")).to_have_count(number)


def test_every_value_has_a_page_with_its_cases(built: Built) -> None:
    """Each value that a case has, and no other, has a page with exactly its cases, the way to the choice and to its sisters."""
    wanted = {"casussen/"} | {f"casussen/{name}/" for name in built.guide.cases}
    for facet in facets_of(built.facts):
        folder = f"casussen/{facet.axis}/"
        wanted |= {folder, *(f"{folder}{value.id}/" for value in facet.values)}
        numbers = {row.hrefs[0]: row.all("span", "rows__count")[0].text.split()[0] for row in built.pages[folder].all("ul", "rows")[0].all("li")}
        assert numbers == {f"../../casussen/{facet.axis}/{value.id}/": str(len(value.cases)) for value in facet.values}
        for value in facet.values:
            page = built.pages[f"{folder}{value.id}/"]
            assert page.all("h1")[0].text == value.title
            assert page.all("nav", "crumbs")[0].all("li")[-2].text == LISTS[facet.axis]
            assert sorted(listed(page)) == sorted(having(built, **{str(facet.axis): value.id})) == sorted(value.cases)
            hrefs = set(page.all("main")[0].hrefs)
            assert f"../../../casussen/?{facet.axis}={value.id}" in hrefs
            assert {f"../../../casussen/{facet.axis}/{other.id}/" for other in facet.values if other is not value} <= hrefs
            assert all(len(item.hrefs) == 1 and "Stand: " in item.text for item in page.all("ul", "briefs")[0].all("li"))
    assert {address for address in built.pages if address.startswith("casussen/") and not address.endswith("/blad/")} == wanted


def test_the_choices_lead_to_the_pages(built: Built) -> None:
    """Without scripts every choice on the list of all cases is a link, with the number of cases behind it."""
    page = built.pages["casussen/"]
    links = {(link.get("data-axis"), link.get("data-value")): link for axis in page.all("details", "axis") for link in axis.all("a") if link.get("data-value")}
    values = {(str(facet.axis), value.id): len(value.cases) for facet in facets_of(built.facts) for value in facet.values}
    assert {key: int(link.all("span", "number")[0].text) for key, link in links.items()} == values
    assert all(link.get("href") == f"../casussen/{axis}/{value}/" for (axis, value), link in links.items())


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=lambda value: {True: "dark", False: "light"}.get(value, str(value)))
def test_choosing_fits(visit: Visiting, width: int, dark: bool) -> None:
    """With the choices, the guided way in, a choice and a fault in view nothing sticks out, and nothing is kept. What axe says of these states: test_access.py."""
    with visit(width=width, dark=dark) as visited:
        visited.go("casussen/?opgave=wonen&kleur=rood")
        page = visited.page
        expect(page.locator("[data-fault]")).to_contain_text("kleur=rood")
        if width == PHONE:
            page.locator("[data-panel] > summary").click()
        axis_of(page, "kosten")
        axis_of(page, "gemeente")
        page.locator("[data-help] > summary").click()
        expect(page.locator(".help__go")).to_be_visible()
        assert visited.too_wide() == []
        while page.get_by_role("button", name="Volgende").is_visible():
            page.get_by_role("button", name="Volgende").click()
        expect(page.get_by_role("heading", name="Dit koos u")).to_be_focused()
        assert visited.too_wide() == []
        assert visited.faults == []
        assert visited.context.cookies() == []
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_values_of_an_axis_widen_and_axes_narrow(real: Built, visit: Visiting) -> None:
    """Two values of one axis: either. Two axes: both. The list, the number and the address follow each choice."""
    with visit() as visited:
        visited.go("casussen/")
        page = visited.page
        assert set(shown(page)) == set(real.guide.cases)
        for axis, value, wanted in [
            ("opgave", "wonen", {"opgave": "wonen"}),
            ("opgave", "werk", {"opgave": "wonen,werk"}),
            ("status", "pilot", {"opgave": "wonen,werk", "status": "pilot"}),
        ]:
            box(page, axis, value).check()
            found = having(real, **wanted)
            ready(page, len(found))
            assert set(shown(page)) == found
            expect(page.locator("[data-results]")).to_have_text(f"{len(found)} van de {len(real.guide.cases)} praktijkvoorbeelden")
            assert {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()} == wanted
        assert page.url.endswith("/casussen/?opgave=wonen,werk&status=pilot")
        expect(page.locator("[data-results]")).to_have_attribute("role", "status")
        assert visited.faults == []


def test_the_numbers_follow_the_other_choices(real: Built, visit: Visiting) -> None:
    """Behind each value stands what it would give beside what is chosen on the other axes; what would give nothing can be read but not chosen."""
    with visit() as visited:
        visited.go("casussen/?opgave=wonen&initiatiefnemer=bewoners,corporatie")
        page = visited.page
        ready(page, len(having(real, opgave="wonen", initiatiefnemer="bewoners,corporatie")))
        others = {"opgave": {"initiatiefnemer": "bewoners,corporatie"}, "initiatiefnemer": {"opgave": "wonen"}, "schaal": {"opgave": "wonen", "initiatiefnemer": "bewoners,corporatie"}}
        seen = set()
        for facet in facets_of(real.facts):
            for value in facet.values if str(facet.axis) in others else ():
                choice = box(page, str(facet.axis), value.id)
                expected = len(having(real, **{**others[str(facet.axis)], str(facet.axis): value.id}))
                assert number_behind(choice) == expected, (facet.axis, value.id)
                assert choice.is_disabled() == (expected == 0)
                seen.add(expected == 0)
        assert seen == {True, False}


def test_an_address_can_be_shared_and_left_again(real: Built, visit: Visiting) -> None:
    """Who opens an address sees the selection; back and forward walk through what was chosen."""
    with visit() as visited:
        page = visited.page
        visited.go("casussen/?provincie=provincie-zuid-holland&opgave=werk&volgorde=stand")
        both = having(real, provincie="provincie-zuid-holland", opgave="werk")
        ready(page, len(both))
        stands = page.locator("#casussen > li").evaluate_all("items => items.map((item) => item.dataset.stand.split('/').at(-1))")
        assert stands == sorted(stands, reverse=True)
        expect(box(page, "opgave", "werk")).to_be_checked()
        expect(box(page, "provincie", "provincie-zuid-holland")).to_be_checked()
        page.get_by_role("button", name="Haal weg: Onderwerp").click()
        province = having(real, provincie="provincie-zuid-holland")
        ready(page, len(province))
        assert page.url.endswith("?provincie=provincie-zuid-holland&volgorde=stand")
        page.go_back()
        ready(page, len(both))
        expect(box(page, "opgave", "werk")).to_be_checked()
        page.go_forward()
        ready(page, len(province))
        expect(box(page, "opgave", "werk")).not_to_be_checked()
        page.locator("#casussen a").first.click()
        expect(page.locator("dl.facts")).to_be_visible()
        page.go_back()
        ready(page, len(province))


def test_what_was_chosen_can_be_taken_back(real: Built, visit: Visiting) -> None:
    """Each choice is a tag with its words; taking one away moves the focus to the next, wiping all leads to the number."""
    with visit(width=PHONE) as visited:
        visited.go("casussen/?opgave=wonen,werk&initiatiefnemer=onbekend")
        page = visited.page
        tags = page.locator(".chosen")
        expect(tags).to_have_count(3)
        assert [re.sub(r"\s*×$", "", " ".join(text.split())) for text in tags.all_inner_texts()] == [
            f"Onderwerp: {real.guide.themes['wonen'].label}",
            f"Onderwerp: {real.guide.themes['werk'].label}",
            "Wie begon? Dat zegt de bron niet",
        ]
        tags.first.focus()
        page.keyboard.press("Enter")
        expect(tags).to_have_count(2)
        expect(tags.first).to_be_focused()
        ready(page, len(having(real, opgave="werk", initiatiefnemer="onbekend")))
        page.get_by_role("button", name="Alles wissen").click()
        ready(page, len(real.guide.cases))
        expect(tags).to_have_count(0)
        expect(page.locator("[data-results]")).to_be_focused()
        assert urlsplit(page.url).query == ""


def test_the_title_says_what_was_chosen(real: Built, visit: Visiting) -> None:
    """A tab and a bookmark carry the words of the choice, the first three of them; going back takes them along."""
    with visit() as visited:
        visited.go("casussen/")
        page = visited.page
        plain = page.title()
        box(page, "opgave", "wonen").check()
        expect(page).to_have_title(f"{real.guide.themes['wonen'].label} – {plain}")
        page.go_back()
        expect(page).to_have_title(plain)
        visited.go("casussen/?initiatiefnemer=bewoners,onbekend&status=pilot&schaal=wijk&volgorde=stand")
        expect(page).to_have_title(re.compile(rf"^[^–]*, [^–]*Bewoners[^–]* en nog 1 – {re.escape(plain)}$"))


def test_orders(real: Built, visit: Visiting) -> None:
    """By name, by how new the knowledge is, by cost with the unknown ones last, by the last change of the case; the address says which."""
    with visit() as visited:
        visited.go("casussen/")
        page = visited.page
        by_name = [facts.case.id for facts in real.facts.cases(real.guide.cases)]
        assert shown(page) == by_name
        select = page.get_by_label("Volgorde")
        select.select_option("kosten")
        remark = page.locator("[data-remark]")
        expect(remark).to_have_text("Eerst kosten in één keer, dan kosten per jaar of per woning. Achteraan staan voorbeelden waarvan de bron geen totale kosten noemt.")
        page.wait_for_url("**/?volgorde=kosten")
        known = having(real, kosten="tot-10-duizend,tot-100-duizend,tot-1-miljoen,tot-10-miljoen,vanaf-10-miljoen")
        expect(page.locator("#casussen > li").first).to_have_attribute("data-case", re.compile("|".join(known)))
        per_unit, silent = (having(real, kosten=value) - known for value in ("per-eenheid", "onbekend"))
        assert [set(part) for part in (shown(page)[: len(known)], shown(page)[len(known) : -len(silent)], shown(page)[-len(silent) :])] == [known, per_unit, silent]
        select.select_option("naam")
        expect(page.locator("#casussen > li").first).to_have_attribute("data-case", by_name[0])
        assert shown(page) == by_name
        assert urlsplit(page.url).query == ""


def test_the_keyboard_is_enough(real: Built, visit: Visiting) -> None:
    """On a phone: open the choices, open an axis, tick, and go to what was found, without touching anything else."""
    with visit(width=PHONE) as visited:
        visited.go("casussen/")
        page = visited.page
        panel = page.locator("[data-panel]")
        expect(panel.locator(".finder__axes")).to_be_hidden()
        panel.locator("> summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.locator(".axis input").first).to_be_focused()
        page.keyboard.press("Space")
        first = str(page.locator(".axis input").first.get_attribute("value"))
        ready(page, len(having(real, opgave=first)))
        expect(page.locator(".axis input").first).to_be_focused()
        expect(panel.locator("> summary")).to_contain_text("(1 gekozen)")
        done = page.locator("[data-done] button")
        expect(done).to_have_text(f"Toon {len(having(real, opgave=first))} voorbeelden")
        done.focus()
        page.keyboard.press("Enter")
        expect(panel.locator(".finder__axes")).to_be_hidden()
        expect(page.locator("[data-results]")).to_be_focused()
        assert visited.faults == []


def test_what_a_choice_gives_stays_in_view(real: Built, visit: Visiting) -> None:
    """On a phone the number stands at the bottom of the open choices all the way down, and never over the choice that has the focus."""
    with visit(width=PHONE) as visited:
        visited.go("casussen/?opgave=wonen")
        page = visited.page
        ready(page, len(having(real, opgave="wonen")))
        page.locator("[data-panel] > summary").click()
        done = page.locator("[data-done] button")
        boxes = page.locator(".axis[data-axis=opgave] input")
        boxes.first.focus()
        for _ in range(boxes.count() + 3):
            expect(done).to_be_in_viewport(ratio=1)
            focused = page.evaluate("document.activeElement.closest('label, summary, p').getBoundingClientRect().bottom")
            bar = page.locator("[data-done]").bounding_box()
            assert bar
            assert focused <= bar["y"] + 1
            page.keyboard.press("Tab")
        box(page, "schaal", "wijk").check()
        expect(done).to_be_in_viewport(ratio=1)
        expect(done).to_have_text(f"Toon {len(having(real, opgave='wonen', schaal='wijk'))} voorbeelden")


def test_a_long_list_of_choices(real: Built, visit: Visiting) -> None:
    """A box above it finds a value, whatever is chosen stays, and what would give nothing stands behind what would give something."""
    with visit(width=PHONE) as visited:
        visited.go("casussen/?provincie=provincie-zuid-holland")
        page = visited.page
        ready(page, len(having(real, provincie="provincie-zuid-holland")))
        page.locator("[data-panel] > summary").click()
        places = axis_of(page, "gemeente")
        dead = places.locator("input").evaluate_all("boxes => boxes.map((box) => box.disabled)")
        assert dead == sorted(dead)
        assert set(dead) == {True, False}
        names = places.locator("li:has(input:enabled) .choice__name").all_inner_texts()
        find = places.get_by_role("searchbox", name="Zoek in deze lijst: Gemeente")
        find.fill("ROTTER")
        expect(places.locator("li:visible")).to_have_count(1)
        expect(places.locator("[role=status]")).to_have_text("1 keuze.")
        places.locator("input[value=rotterdam]").check()
        find.fill("xyz")
        expect(places.locator("[role=status]")).to_have_text("Die staat niet in deze lijst.")
        expect(places.locator("li:visible input")).to_have_value("rotterdam")
        page.get_by_role("button", name="Haal weg: Gemeente").click()
        expect(places.locator("li:visible")).to_have_count(0)
        find.fill("")
        assert places.locator("li:has(input:enabled):visible .choice__name").all_inner_texts() == names
        short = [facet.axis for facet in facets_of(real.facts) if len(facet.values) <= 12]
        assert all(page.locator(f".axis[data-axis={axis}] input[type=search]").count() == 0 for axis in short)
        assert visited.faults == []


def test_past_the_choices(visit: Visiting) -> None:
    """On a desk a link before the choices leads past them; on a phone they are closed and there is none."""
    with visit(width=DESK) as visited:
        visited.go("casussen/?opgave=wonen")
        past = visited.page.get_by_role("link", name="Naar de voorbeelden")
        past.focus()
        expect(past).to_be_in_viewport(ratio=1)
        visited.page.keyboard.press("Enter")
        expect(visited.page.locator("[data-results]")).to_be_focused()
        expect(visited.page.locator(".chosen")).to_have_count(1)
    with visit(width=PHONE) as visited:
        visited.go("casussen/")
        expect(visited.page.locator(".finder__skip")).to_be_hidden()


def test_targets_are_large_enough(visit: Visiting) -> None:
    """Whatever can be chosen or pressed is 44 pixels high."""
    with visit(width=PHONE) as visited:
        visited.go("casussen/?opgave=wonen")
        page = visited.page
        page.locator("[data-panel] > summary").click()
        page.locator("[data-help] > summary").click()
        expect(page.locator(".chosen")).to_be_visible()
        small = page.locator(".finder :is(summary, button, select, .choice, .axis__list a, .button):visible").evaluate_all(
            "items => items.filter((item) => item.getBoundingClientRect().height < 43.9).map((item) => item.outerHTML.slice(0, 120))"
        )
        assert small == []


def test_the_guided_way_in(real: Built, visit: Visiting) -> None:
    """Four questions, each may be skipped; at the end it says in words what was set, and the list shows it."""
    with visit(width=PHONE) as visited:
        visited.go("casussen/")
        page = visited.page
        guided = page.locator("[data-help]")
        guided.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(guided.get_by_role("heading", name="Wat is er aan de hand?")).to_be_visible()
        expect(guided.locator(".help__where")).to_have_text("Vraag 1 van 4")
        guided.locator("input[value=wonen]").check()
        ready(page, len(having(real, opgave="wonen")))
        guided.get_by_role("button", name="Volgende").click()
        expect(guided.get_by_role("heading", name="Wie kan beginnen?")).to_be_focused()
        guided.locator("input[value=bewoners]").check()
        both = having(real, opgave="wonen", initiatiefnemer="bewoners")
        expect(guided.locator(".help__number")).to_contain_text(str(len(both)) if len(both) > 1 else "1 voorbeeld")
        guided.get_by_role("button", name="Vorige").click()
        expect(guided.locator("input[value=wonen]")).to_be_checked()
        guided.get_by_role("button", name="Volgende").click()
        guided.get_by_role("button", name="Volgende").click()
        expect(guided.get_by_role("heading", name="Welk geld is er?")).to_be_focused()
        guided.get_by_role("button", name="Sla over").click()
        guided.get_by_role("button", name="Sla over").click()
        expect(guided.locator(".help__where")).to_have_text("Klaar")
        assert guided.locator(".help__chosen > li").all_inner_texts() == [f"Onderwerp: {real.guide.themes['wonen'].label}", "Wie begon? Bewoners"]
        guided.get_by_role("button", name="Toon de voorbeelden").click()
        expect(page.locator("[data-results]")).to_be_focused()
        assert set(shown(page)) == both
        assert page.url.endswith("?opgave=wonen&initiatiefnemer=bewoners")
        assert visited.faults == []


def test_skipping_takes_back_what_was_chosen_there(real: Built, visit: Visiting) -> None:
    """A question that is skipped sets nothing; who begins again begins with everything."""
    with visit() as visited:
        visited.go("casussen/?opgave=wonen&schaal=wijk&status=pilot")
        page = visited.page
        ready(page, len(having(real, opgave="wonen", schaal="wijk", status="pilot")))
        guided = page.locator("[data-help]")
        guided.locator("summary").click()
        guided.get_by_role("button", name="Sla over").click()
        ready(page, len(having(real, schaal="wijk", status="pilot")))
        for _ in range(3):
            guided.get_by_role("button", name="Volgende").click()
        guided.get_by_role("button", name="Begin opnieuw").click()
        ready(page, len(having(real, status="pilot")))
        expect(guided.locator(".help__where")).to_have_text("Vraag 1 van 4")


def test_a_question_with_nothing_to_choose_says_so(real: Built, visit: Visiting) -> None:
    """Where what was chosen before leaves no answer, a sentence stands instead of choices that give nothing."""
    without = next(case for case, facts in real.facts.facts.items() if not facts.case.lines and facts.case.places and real.guide.around(facts.case.places))
    values = values_of(real.guide, real.guide.cases[without], None)
    query = "&".join(f"{axis}={','.join(values[axis])}" for axis in (Filter.CHALLENGE, Filter.METHOD, Filter.MUNICIPALITY, Filter.STATUS, Filter.SCALE, Filter.INITIATOR, Filter.STATE_ROLE))
    assert not any(real.guide.cases[name].lines for name in having(real, **{name: ids[0] for name, ids in parse_qs(query).items()})), "choose another case"
    with visit() as visited:
        visited.go(f"casussen/?{query}")
        page = visited.page
        ready(page, len(having(real, **{name: ids[0] for name, ids in parse_qs(query).items()})))
        guided = page.locator("[data-help]")
        guided.locator("summary").click()
        for _ in range(2):
            guided.get_by_role("button", name="Volgende").click()
        said = guided.locator("li:not([hidden])").get_by_text("Bij deze voorbeelden noemt de bron dit niet.")
        expect(said.first).to_be_visible()
        assert guided.locator("input:visible").count() == 0
        for _ in range(2):
            guided.get_by_role("button", name="Vorige").click()
        expect(guided.locator("input:checked:visible")).not_to_have_count(0)


def saved(page: Page) -> tuple[str, bytes]:
    """(name, bytes) of the file that the button gives."""
    with page.expect_download() as waiting:
        page.locator("[data-download]").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def table(data: bytes) -> list[list[str]]:
    """The rows of a file with semicolons."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_selection_as_a_table(real: Built, visit: Visiting) -> None:
    """The file says what the open data of all cases say, of those in the list and in its order, with whole addresses and the words of the page."""
    everything = (real.site / "data/casussen.csv").read_text(encoding="utf-8-sig")
    shown = ["id", "title", "address", *(f"{axis}_in_woorden" for axis in Filter), "status_date"]
    rows = [[str(typographic(row[name])) if name == "title" else row[name] for name in shown] for row in csv.DictReader(io.StringIO(everything, newline=""))]
    heads = ["Praktijkvoorbeeld", "Adres", *(axis.label for axis in Filter), "Stand"]
    with visit() as visited:
        visited.go("casussen/")
        page = visited.page
        home = page.url.removesuffix("/casussen/")
        expect(page.locator("[data-download]")).to_have_text("Download deze lijst (voor Excel)")
        name, data = saved(page)
        assert name == f"{len(rows)}-praktijkvoorbeelden.csv"
        assert table(data) == [heads, *([title, home + address, *cells] for _, title, address, *cells in rows)]
        box(page, "opgave", "wonen").check()
        ready(page, len(having(real, opgave="wonen")))
        name, data = saved(page)
        kept = having(real, opgave="wonen")
        assert name == f"{len(kept)}-praktijkvoorbeelden-wonen.csv"
        assert table(data) == [heads, *([title, home + address, *cells] for case, title, address, *cells in rows if case in kept)]
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\r\n") == data.count(b"\n") == len(kept) + 1
        assert visited.faults == []


def test_a_table_cannot_do_anything(visit: Visiting) -> None:
    """Quotes are doubled, lines and semicolons stay in their cell, a formula becomes a text; the name of the file stays short."""
    with visit() as visited:
        visited.go("casussen/")
        made = visited.page.evaluate("import('/assets/js/finder-core.js').then(({ asTable }) => asTable([['=1+1', 'a;b', 'c,d', 'zeg \"ja\"'], ['-x', 'een\\r\\ntwee', '']]))")
        assert made == '\ufeff\'=1+1;"a;b";c,d;"zeg ""ja"""\r\n\'-x;"een\r\ntwee";\r\n'
        named = "([chosen, number]) => import('/assets/js/finder-core.js').then(({ fileName }) => fileName({ chosen: new Map(Object.entries(chosen)) }, number))"
        assert visited.page.evaluate(named, [{"kosten": ["onbekend"], "schaal": ["wijk"]}, 1]) == "1-praktijkvoorbeeld-kosten-onbekend-wijk"
        assert visited.page.evaluate(named, [{"gemeente": ["a", "b", "c", "d", "e"]}, 9]) == "9-praktijkvoorbeelden-keuze"


BAD: list[tuple[str, dict[str, str], str]] = [
    ("kleur=rood", {}, "kleur=rood"),
    ("q=huur", {}, "q=huur"),
    ("opgave=xxx", {}, "opgave=xxx"),
    ("opgave=wonen,ruimtevaart", {"opgave": "wonen"}, "opgave=ruimtevaart"),
    ("opgave=wonen&gemeente=atlantis", {"opgave": "wonen"}, "gemeente=atlantis"),
    ("opgave=wonen&volgorde=achterstevoren", {"opgave": "wonen"}, "volgorde=achterstevoren"),
    ("status=pilot&opgave=%3Cscript%3Ealert(1)%3C/script%3E", {"status": "pilot"}, "opgave=<script>alert(1)</script>"),
    ("status=pilot&%3Cscript%3Ealert(1)%3C/script%3E", {"status": "pilot"}, "<script>alert(1)</script>"),
    ("status=pilot&opgave=" + "x" * 10_000, {"status": "pilot"}, "opgave=xxxxx"),
    ("status=pilot&opgave=" + ",".join(f"x{number}" for number in range(500)), {"status": "pilot"}, "en nog 497"),
    ("status=pilot&__proto__=x&constructor=y&opgave=toString", {"status": "pilot"}, "__proto__=x"),
    ("status=pilot&opgave=%E0%A4%A", {"status": "pilot"}, "opgave="),
]


@pytest.mark.parametrize(("query", "kept", "said"), BAD, ids=[said[:24] for _, _, said in BAD])
def test_what_is_not_understood_is_said(real: Built, visit: Visiting, query: str, kept: dict[str, str], said: str) -> None:
    """A normal page names what the guide does not know, keeps the rest, and goes on working."""
    with visit() as visited:
        visited.go(f"casussen/?{query}")
        page = visited.page
        fault = page.locator("[data-fault]")
        expect(fault).to_contain_text("Dit in het adres kent de gids niet:")
        expect(fault).to_contain_text(said)
        expect(fault).to_contain_text("De rest van uw keuze staat hieronder." if kept else "U ziet alle voorbeelden.")
        assert len(fault.inner_text()) < 400
        ready(page, len(having(real, **kept)))
        box(page, "schaal", "wijk").check()
        ready(page, len(having(real, **kept, schaal="wijk")))
        expect(fault).to_be_empty()
        assert parse_qs(urlsplit(page.url).query).keys() == {*kept, "schaal"}
        assert visited.faults == []


def test_an_address_that_fits_nothing(visit: Visiting) -> None:
    """It says so, and the choice can be taken back."""
    with visit() as visited:
        visited.go("casussen/?gemeente=zoetermeer&provincie=provincie-friesland")
        page = visited.page
        expect(page.locator("[data-none]")).to_be_visible()
        expect(page.locator("[data-results]")).to_have_text("Geen voorbeeld past bij deze keuze")
        assert shown(page) == []
        expect(page.locator("[data-download]")).to_be_hidden()
        page.get_by_role("button", name="Haal weg: Provincie").click()
        expect(page.locator("[data-none]")).to_be_hidden()
        assert shown(page)


def asked_for_data(visited: Visit) -> list[str]:
    """What was fetched of the data of the finder."""
    return [path for path in visited.asked if path.startswith("/data/")]


def test_nothing_is_fetched_before_choosing(visit: Visiting) -> None:
    """Who only reads the list loads no data; when the data do not come, that is said and the list stays."""
    with visit() as visited:
        visited.go("casussen/")
        page = visited.page
        card = page.locator("#casussen h2 a").first
        card.focus()
        page.locator("#casussen > li .stand").first.dispatch_event("pointerdown")
        page.locator("[data-download]").focus()
        page.evaluate("new Promise((done) => setTimeout(done, 100))")
        assert asked_for_data(visited) == []
        page.route("**/data/**", lambda route: route.abort())
        box(page, "opgave", "wonen").check()
        expect(page.locator("[data-fault]")).to_contain_text("lukt nu niet")
        assert len(shown(page)) == page.locator("#casussen > li").count() > 0
        page.unroute("**/data/**")
        box(page, "opgave", "werk").check()
        expect(page.locator("[data-results]")).to_contain_text("van de")
        assert asked_for_data(visited)


def test_a_fault_ends_with_its_cause(real: Built, visit: Visiting) -> None:
    """Data that came after all take back that they did not come, and show what was chosen; what the address asked for in vain stays said."""
    with visit() as visited:
        page = visited.page
        page.route("**/data/**", lambda route: route.abort())
        visited.go("casussen/?opgave=wonen&kleur=rood")
        fault = page.locator("[data-fault]")
        expect(fault).to_contain_text("lukt nu niet")
        expect(fault).to_contain_text("kleur=rood")
        page.unroute("**/data/**")
        page.get_by_label("Volgorde").focus()
        ready(page, len(having(real, opgave="wonen")))
        expect(fault).not_to_contain_text("lukt nu niet")
        expect(fault).to_contain_text("kleur=rood")


def test_the_table_waits_for_the_data(real: Built, visit: Visiting) -> None:
    """Who asks for the table of a selection whose data are not there yet gets that selection, or hears why not; never the table of all."""
    with visit() as visited:
        page = visited.page
        page.route("**/data/casussen-keuze.json", lambda route: route.abort())
        visited.go("casussen/?opgave=wonen")
        fault = page.locator("[data-fault]")
        expect(fault).to_contain_text("lukt nu niet")
        given: list[str] = []
        page.on("download", lambda download: given.append(download.suggested_filename))
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.locator("[data-download]").click()
        expect(fault).to_be_in_viewport()
        page.evaluate("new Promise((done) => setTimeout(done, 100))")
        assert given == []
        page.unroute("**/data/casussen-keuze.json")
        name, data = saved(page)
        assert name == f"{len(having(real, opgave='wonen'))}-praktijkvoorbeelden-wonen.csv"
        assert {address.split("/")[-2] for _, address, *_ in table(data)[1:]} == having(real, opgave="wonen")
        expect(fault).to_be_empty()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("gemeente=zoetemeer", "‘gemeente=zoetemeer’ (bedoelt u ‘zoetermeer’?)"),
        ("gemeente=Den%20Hag", "‘gemeente=den hag’ (bedoelt u ‘den-haag’?)"),
        ("gemente=zoetermeer", "‘gemente=zoetermeer’ (bedoelt u ‘gemeente’?)"),
        ("volgorde=stant", "‘volgorde=stant’ (bedoelt u ‘stand’?)"),
        ("opgave=woning", "‘opgave=woning’ (bedoelt u ‘wonen’?)"),
        ("provincie=Limburg", "‘provincie=limburg’ (bedoelt u ‘provincie-limburg’?)"),
    ],
)
def test_what_was_meant(visit: Visiting, query: str, said: str) -> None:
    """A typing error in an address is named with what comes nearest."""
    with visit() as visited:
        visited.go(f"casussen/?{query}")
        expect(visited.page.locator("[data-fault]")).to_contain_text(said)
        assert visited.faults == []


def test_nothing_is_guessed_for_what_is_far_off(visit: Visiting) -> None:
    """No suggestion where nothing is near, and what compares is fetched only when an address has a fault."""
    with visit() as visited:
        visited.go("casussen/?gemeente=atlantis&opgave=w")
        fault = visited.page.locator("[data-fault]")
        expect(fault).to_contain_text("gemeente=atlantis")
        visited.page.evaluate("import('/assets/js/finder-near.js').then(() => new Promise((done) => setTimeout(done, 50)))")
        expect(fault).not_to_contain_text("bedoelt u")
        visited.asked.clear()
        visited.go("casussen/?gemeente=zoetermeer")
        expect(visited.page.locator(".chosen")).to_have_count(1)
        assert not [path for path in visited.asked if path.endswith("finder-near.js")]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_without_scripts(real: Built, visit: Visiting, width: int) -> None:
    """All cases are there, choices are links to pages, the table of all can be had, nothing that needs scripts is shown."""
    with visit(width=width, javascript=False) as visited:
        visited.go("casussen/?opgave=wonen")
        page = visited.page
        assert page.locator("#casussen > li").count() == len(real.guide.cases)
        for hidden in ("[data-sort]", "[data-done]", "[data-none]", "[data-remark]"):
            expect(page.locator(hidden)).to_be_hidden()
        assert page.locator(".finder input").count() == 0
        expect(page.locator("[data-download]")).to_have_attribute("href", "../data/casussen.csv")
        expect(page.locator("[data-download]")).to_have_text("Download als CSV")
        page.locator("[data-help] > summary").click()
        expect(page.locator("[data-help]").get_by_role("link", name=re.compile(real.guide.themes["werk"].label))).to_be_visible()
        assert visited.too_wide() == []
        page.locator("[data-panel] > summary").click()
        page.locator(".axis[data-axis=initiatiefnemer] summary").click()
        page.locator(".axis a[data-axis=initiatiefnemer][data-value=bewoners]").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Praktijkvoorbeelden, begonnen door bewoners")
        assert page.locator(".briefs > li").count() == len(having(real, initiatiefnemer="bewoners"))
        assert visited.faults == []


def test_from_the_page_of_a_value_on(real: Built, visit: Visiting) -> None:
    """The page of a value, a theme and a municipality lead to the finder with that choice made."""
    with visit() as visited:
        page = visited.page
        for address, wanted in [
            ("casussen/initiatiefnemer/bewoners/", {"initiatiefnemer": "bewoners"}),
            ("themas/wonen/", {"opgave": "wonen"}),
            ("plaatsen/rotterdam/", {"gemeente": "rotterdam"}),
        ]:
            visited.go(address)
            page.get_by_role("link", name="Kies verder uit deze voorbeelden").click()
            ready(page, len(having(real, **wanted)))
            assert set(shown(page)) == having(real, **wanted)
