"""Searching as readers do: in the box, on the page of results, with the keyboard, and when there is nothing to find."""

from __future__ import annotations

import json
import re
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Locator, Route, expect

from generator.pages.site import FOLDERS
from generator.search.index import shortened
from generator.search.words import fold, whole, words_of
from tests.site.browser import Visit, until
from tests.site.built import Built
from tests.site.conftest import Visiting
from tests.site.test_reading import PHONE, VISIBLE_FOCUS
from tests.support import ROOT

INDEX = "/zoeken/index/"
RESULTS = "#resultaten"


def in_box(visited: Visit, words: str) -> Locator:
    """Ask for words in the box and wait for the answer; returns what is told about it."""
    panel, count = visited.page.locator(".search__panel"), visited.page.locator(".search__count")
    visited.page.locator("#zoek").fill("")
    expect(panel).to_be_hidden()
    visited.page.locator("#zoek").fill(words)
    expect(panel).to_be_visible()
    expect(count).to_contain_text(re.compile("resulta|gevonden"))
    return count


def on_page(visited: Visit, words: str, more: str = "") -> Locator:
    """Open the page with the results for these words; returns what is told about it."""
    visited.go(f"zoeken/?q={quote(words)}{more}")
    expect(visited.page.locator("[data-status]")).to_contain_text("‘")
    answered(visited)
    return visited.page.locator("[data-status]")


def answered(visited: Visit) -> None:
    """Wait until the page has its answer."""
    expect(visited.page.locator("[data-status]")).to_contain_text(re.compile("resulta|gevonden|Typ"))
    expect(visited.page.locator("[data-answers][aria-busy]")).to_have_count(0)


def titles(visited: Visit, within: str = RESULTS) -> list[str]:
    """The titles of the hits, best first."""
    return visited.page.locator(f"{within} .hit__title").all_inner_texts()


@pytest.mark.parametrize("address", ["", "begrippen/", "bestaat/niet/", "zoeken/"])
def test_nothing_is_loaded_before_it_is_used(visit: Visiting, address: str) -> None:
    """The engine and its index are fetched when the reader starts, on any page, also one that does not exist; and never the whole index."""
    with visit() as visited:
        visited.go(address)
        assert not [path for path in visited.asked if INDEX in path or "engine" in path]
        visited.page.locator("#zoek").fill("huurachterstand")
        expect(visited.page.locator(".hit").first).to_be_visible()
        loaded = [path for path in visited.asked if INDEX in path]
        assert 1 <= len([path for path in loaded if path.endswith(".pf_index")]) <= 3
        assert visited.faults == []


# Through the engine that both the box and the page use, all questions at once: the addresses of the first hits of each.
ASK = """async ([questions, most]) => {
    const { Asking } = await import("/assets/js/search/asking.js");
    const engine = new Asking("/zoeken/index/");
    const first = async (question) => Promise.all((await engine.search(question)).hits.slice(0, most).map(async ({ data }) => (await data()).url));
    return Promise.all(questions.map(first));
}"""


def asked_at_once(visited: Visit, questions: list[str], most: int) -> list[list[str]]:
    """The addresses of the first hits of each question."""
    visited.go("over/")
    answers: list[list[str]] = visited.page.evaluate(ASK, [questions, most])
    return [[address.lstrip("/") for address in found] for found in answers]


def test_cases_are_found_by_their_title(real: Built, visit: Visiting) -> None:
    """The words of the title of each case find that case among the first three; in the box these are the first three too."""
    cases = list(real.guide.cases.values())
    questions = [" ".join(re.findall(r"[\w’']{3,}", case.title)) for case in cases]
    with visit() as visited:
        found = asked_at_once(visited, questions, 3)
        assert [(case.title, pages) for case, pages in zip(cases, found) if f"casussen/{case.id}/" not in pages] == []
        for at in range(0, len(cases), len(cases) // 5):
            in_box(visited, questions[at])
            hits = visited.page.locator(".search__hits a")
            expect(hits.first).to_have_attribute("href", re.compile(f"/{found[at][0]}$"))
            assert [urlsplit(str(link.get_attribute("href"))).path.lstrip("/") for link in hits.all()][:3] == found[at]


def test_the_box_with_the_keyboard(visit: Visiting) -> None:
    """Arrows walk through the hits and back, Escape closes, Enter on a hit goes there."""
    with visit() as visited:
        visited.go("themas/")
        in_box(visited, "woningen")
        panel, box, hits = visited.page.locator(".search__panel"), visited.page.locator("#zoek"), visited.page.locator(".search__hits a")
        assert hits.count() > 1
        assert visited.violations() == []
        for key, target in (("ArrowDown", hits.nth(0)), ("ArrowDown", hits.nth(1)), ("ArrowUp", hits.nth(0)), ("ArrowUp", box)):
            visited.page.keyboard.press(key)
            expect(target).to_be_focused()
            assert visited.page.evaluate(VISIBLE_FOCUS)
        visited.page.keyboard.press("ArrowDown")
        visited.page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(box).to_be_focused()
        in_box(visited, "woningen")
        first = hits.first.get_attribute("href")
        visited.page.keyboard.press("ArrowDown")
        visited.page.keyboard.press("Enter")
        visited.page.wait_for_url(str(first))
        assert visited.faults == []


@pytest.mark.parametrize("address", ["", "themas/", "bestaat/niet/"])
def test_enter_leads_to_all_results(visit: Visiting, address: str) -> None:
    """Also when nothing was loaded yet; the address carries the question."""
    with visit() as visited:
        visited.go(address)
        visited.page.locator("#zoek").fill("bewoners & buurt")
        visited.page.keyboard.press("Enter")
        visited.page.wait_for_url("**/zoeken/?q=bewoners+%26+buurt")
        answered(visited)
        expect(visited.page.locator("#zoek")).to_have_value("bewoners & buurt")
        expect(visited.page.locator(f"{RESULTS} > li").nth(3)).to_be_visible()
        assert visited.page.title().startswith("bewoners & buurt: ")


def test_a_hit_tells_what_it_is(real: Built, visit: Visiting) -> None:
    """Its kind, place and theme, until when its sources reach, and the words around the match; hidden words never show."""
    with visit() as visited:
        on_page(visited, "meldpunt EMMA")
        hit = visited.page.locator(f"{RESULTS} > li").first
        case = real.guide.cases["meldpunt-emma-zoetermeer"]
        expect(hit.locator("a")).to_have_attribute("href", re.compile("/casussen/meldpunt-emma-zoetermeer/$"))
        for words in ("Praktijkvoorbeeld", "Zoetermeer", "Inkomen en schulden", "Stand: januari 2017"):
            expect(hit).to_contain_text(words)
        assert hit.locator("mark").count() > 1
        page = " ".join(real.pages[f"casussen/{case.id}/"].text.split())
        shown = hit.locator(".hit__text").inner_text()
        pieces = [piece.strip() for piece in re.split("…|·", shown) if piece.strip()]
        assert pieces
        assert all(piece.replace("\u00a0", " ") in page.replace("\u00a0", " ") for piece in pieces), pieces


def test_choosing_on_the_page_of_results(visit: Visiting) -> None:
    """Each choice says how many there are, the choices follow each other, and the address can be shared."""
    with visit(width=PHONE) as visited:
        on_page(visited, "energie")
        everything = visited.page.locator("[data-status]").inner_text()
        visited.page.get_by_text("Kies een soort pagina").click()
        kind = visited.page.get_by_label("Soort pagina", exact=True)
        option = kind.locator("option[value=casussen]")
        expect(option).to_have_text(re.compile(r"Praktijkvoorbeeld \(\d+\)"))
        count = int(re.sub(r"\D", "", option.inner_text()))
        kind.select_option("casussen")
        expect(visited.page.locator("[data-status]")).to_contain_text(f"{count} resultaten")
        assert visited.page.locator("[data-status]").inner_text() != everything
        answered(visited)
        assert all("/casussen/" in str(link.get_attribute("href")) for link in visited.page.locator(f"{RESULTS} a").all())
        theme = visited.page.get_by_label("Thema", exact=True)
        label = theme.locator("option").nth(1).inner_text()
        theme.select_option(index=1)
        found = int(re.sub(r"\D", "", label.rpartition("(")[2]))
        expect(visited.page.locator("[data-status]")).to_contain_text(f"{found} resulta")
        expect(visited.page.locator(f"{RESULTS} > li")).to_have_count(min(found, 20))
        answered(visited)
        shared, shown = visited.page.url, titles(visited)
        assert visited.too_wide() == []
        visited.page.go_back()
        expect(visited.page.locator("[data-status]")).to_contain_text(f"{count} resultaten")
        visited.page.goto(shared)
        expect(visited.page.locator("[data-status]")).to_contain_text(f"{found} resulta")
        expect(visited.page.locator(f"{RESULTS} > li")).to_have_count(min(found, 20))
        assert titles(visited) == shown
        assert visited.faults == []


def test_more_results_can_be_asked_for(visit: Visiting) -> None:
    """Twenty at a time; the focus goes to the first of the new ones, and the button goes when all are there."""
    with visit() as visited:
        many = int(re.findall(r"\d+", on_page(visited, "schulden").inner_text())[0])
        assert many > 40
        hits, more = visited.page.locator(f"{RESULTS} > li"), visited.page.locator("[data-more]")
        for there in range(20, many, 20):
            expect(hits).to_have_count(there)
            expect(more).to_have_text(f"Toon nog {min(20, many - there)} resultaten" if many - there > 1 else "Toon nog 1 resultaat")
            more.focus()
            visited.page.keyboard.press("Enter")
            expect(hits.nth(there).locator("a")).to_be_focused()
        expect(hits).to_have_count(many)
        expect(more).to_be_hidden()
        assert len({link.get_attribute("href") for link in hits.locator("a").all()}) == many


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("huurachterstant", "huurachterstand"),
        ("energei", "energie"),
        ("crowdfundign", "crowdfunding"),
        ("schuldhulpverlenning", "schuldhulpverlening"),
        ("zonepanelen", "zonnepanelen"),
        ("zonnepaneel", "zonnepanelen"),
        ("cooperatie", "coöperatie"),
        ("COÖPERATIE", "coöperatie"),
    ],
)
def test_typing_errors_and_accents(visit: Visiting, typed: str, meant: str) -> None:
    """One finds the same with them, and is told what was looked for instead."""
    with visit() as visited:
        on_page(visited, meant)
        best = titles(visited)[0]
        on_page(visited, typed)
        assert best in titles(visited)[:3]
        told = visited.page.locator("[data-notes]").inner_text()
        mended = typed not in ("cooperatie", "COÖPERATIE", "zonnepaneel")
        assert ("in plaats van" in told) == mended


@pytest.mark.parametrize("question", ["xqzwvb", "paspoort verlengen", "hondenbelasting", "recept appeltaart", "dementie", "parkeren", "buurtbus", "kat"])
def test_nothing_found_is_said_honestly(visit: Visiting, question: str) -> None:
    """No noise: what is missing is named, and there is a way on."""
    with visit(width=PHONE) as visited:
        status = on_page(visited, question)
        expect(status).to_have_text(f"Niets gevonden voor ‘{question}’.")
        expect(status).to_have_attribute("aria-live", "polite")
        assert titles(visited) == []
        expect(visited.page.locator("[data-notes]")).to_contain_text("niet in de gids")
        expect(visited.page.locator("[data-nothing]")).to_be_visible()
        expect(visited.page.locator("[data-nothing]").get_by_role("link", name="Energie")).to_be_visible()
        assert visited.too_wide() == []
        visited.go("over/")
        expect(in_box(visited, question)).to_contain_text(f"Niets gevonden voor ‘{question}’")
        expect(visited.page.locator(".search__all a")).to_be_visible()


def test_what_could_be_asked_instead(visit: Visiting) -> None:
    """A word of the question that is found by itself is offered, and answers."""
    with visit() as visited:
        on_page(visited, "paspoort huurachterstand xqzwvb")
        visited.page.locator("[data-instead] a", has_text="huurachterstand").click()
        visited.page.wait_for_url("**/zoeken/?q=huurachterstand")
        answered(visited)
        assert titles(visited)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("?q=" + "a" * 10_000, "De vraag is erg lang"),
        ("?q=" + quote("schulden " * 1_000), "De vraag is erg lang"),
        ("?q=" + quote("<script>alert(1)</script><img src=x onerror=alert(1)>"), ""),
        ("?q=schulden&kleur=rood", "‘kleur’"),
        ("?q=schulden&thema=Bestaat+niet", "‘Bestaat niet’"),
        ("?q=schulden&soort=%3Cb%3E", "‘<b>’"),
        ("?q=%00%EF%BF%BD%F0%9F%98%80", ""),
        ("?q=+++", ""),
        ("?kleur=rood", "‘kleur’"),
    ],
    ids=["long word", "many words", "markup", "unknown filter", "unknown theme", "unknown kind", "odd signs", "spaces", "no question"],
)
def test_a_strange_address(visit: Visiting, address: str, told: str) -> None:
    """A normal page that says what was not understood."""
    with visit() as visited:
        visited.go(f"zoeken/{address}")
        if told or "%" in address:
            expect(visited.page.locator("[data-notes]")).to_contain_text(told or re.compile("niet in de gids|geen woorden"))
        answered(visited)
        expect(visited.page.locator("#zoek")).to_be_visible()
        if address.startswith("?q=schulden&"):
            assert titles(visited)
        assert visited.page.locator("[data-answers] script, [data-answers] img").count() == 0
        assert visited.faults == []


def test_a_choice_that_leaves_nothing_can_be_taken_back(visit: Visiting) -> None:
    """It is not the question that is to blame; capitals in the address do not matter."""
    with visit() as visited:
        status = on_page(visited, "energiecoaches", "&plaats=maastricht")
        expect(status).to_contain_text("Niets gevonden")
        expect(status).to_contain_text("Zonder deze keuze")
        expect(visited.page.locator("[data-nothing]")).to_be_hidden()
        expect(visited.page.get_by_label("Plaats", exact=True)).to_have_value("Maastricht")
        visited.page.get_by_role("button", name="Wis de keuze").click()
        # What is said while nothing was found names the question too.
        expect(status).not_to_contain_text("Niets gevonden")
        expect(status).to_contain_text("voor ‘energiecoaches’")
        assert "plaats" not in visited.page.url
        assert titles(visited)


def test_the_way_back(visit: Visiting) -> None:
    """Typing one question is one step back; a link within the page changes nothing."""
    with visit() as visited:
        status = on_page(visited, "schulden")
        box = visited.page.locator("#zoek")
        box.press("End")
        box.press_sequentially(" en energie", delay=20)
        expect(status).to_contain_text("‘schulden en energie’")
        box.press_sequentially("coach", delay=20)
        expect(status).to_contain_text("‘schulden en energiecoach’")
        visited.page.locator("a.skip").focus()
        visited.page.keyboard.press("Enter")
        expect(box).to_have_value("schulden en energiecoach")
        visited.page.go_back()
        if "#" in visited.page.url or "en+energie" in visited.page.url:
            visited.page.go_back()
        expect(status).to_contain_text("‘schulden’")
        expect(box).to_have_value("schulden")


def test_an_older_question_never_wins(visit: Visiting) -> None:
    """The words of the first question come late: its answer is not shown any more, nor is its failure."""
    with visit() as visited:
        on_page(visited, "schulden")
        held: list[Route] = []
        visited.page.route(f"**{INDEX}woorden/e.txt", lambda route: held.append(route))
        box, status = visited.page.locator("#zoek"), visited.page.locator("[data-status]")
        box.fill("energie")
        box.press("Enter")
        expect(visited.page.locator("[data-answers][aria-busy]")).to_have_count(1)
        box.fill("schulden")
        box.press("Enter")
        expect(status).to_contain_text("‘schulden’")
        answered(visited)
        there = titles(visited)
        until(visited.page, lambda: bool(held))
        held[0].abort()
        visited.page.wait_for_timeout(300)
        expect(status).to_contain_text("‘schulden’")
        assert titles(visited) == there


def test_a_failure_does_not_stay(visit: Visiting) -> None:
    """Words that could not be fetched are no words that the guide does not have; the next try works."""
    with visit() as visited:
        visited.page.route(f"**{INDEX}woorden/e.txt", lambda route: route.fulfill(status=503))
        visited.go("zoeken/?q=energie")
        status = visited.page.locator("[data-status]")
        expect(status).to_contain_text("Zoeken lukt nu niet")
        expect(visited.page.locator("[data-notes]")).to_be_empty()
        visited.page.unroute(f"**{INDEX}woorden/e.txt")
        visited.page.locator("#zoek").press("Enter")
        expect(status).to_contain_text("resultaten voor ‘energie’")


def test_an_emptied_question(visit: Visiting) -> None:
    """Nothing is left of the answer: not in the list, not in the title, not for a screen reader."""
    with visit() as visited:
        on_page(visited, "schulden $&")
        assert visited.page.title().startswith("schulden $&: ")
        visited.page.locator("#zoek").fill("")
        expect(visited.page.locator("[data-status]")).to_have_text("Typ hierboven wat u zoekt.")
        assert titles(visited) == []
        assert visited.page.title() == "Zoeken – Wijkengids"
        expect(visited.page.locator("[data-answers][aria-busy]")).to_have_count(0)


def test_the_panel_stays_closed_for_who_left(visit: Visiting) -> None:
    """An answer that comes after the reader went on does not cover the page."""
    with visit() as visited:
        visited.go("over/")
        held: list[Route] = []
        visited.page.route(f"**{INDEX}woorden/s.txt", lambda route: held.append(route))
        visited.page.locator("#zoek").fill("schulden")
        until(visited.page, lambda: bool(held))
        visited.page.locator("[data-palette]").focus()
        held[0].continue_()
        expect(visited.page.locator(".search__count")).to_contain_text("resultaten")
        expect(visited.page.locator(".search__panel")).to_be_hidden()


def test_without_scripts_there_is_the_list(visit: Visiting) -> None:
    """The page of results says first what helps, and shows no box that would find nothing."""
    with visit(javascript=False) as visited:
        visited.go("zoeken/?q=schulden")
        expect(visited.page.locator("[data-answers]")).to_be_hidden()
        expect(visited.page.locator("#zoek")).to_be_hidden()
        links = visited.page.locator("main a:visible")
        expect(links.first).to_have_text("lijst van A tot Z")
        links.first.click()
        visited.page.wait_for_url("**/a-z/")


def test_when_the_index_cannot_be_fetched(visit: Visiting) -> None:
    """The reader is told, in the box and on the page, and can go on."""
    with visit() as visited:
        visited.page.route(f"**{INDEX}*.js", lambda route: route.abort())
        visited.go("over/")
        visited.page.locator("#zoek").fill("schulden")
        expect(visited.page.locator(".search__count")).to_contain_text("Zoeken lukt nu niet")
        expect(visited.page.locator(".search__all a")).to_have_attribute("href", re.compile("/a-z/$"))
        visited.go("zoeken/?q=schulden")
        expect(visited.page.locator("[data-status]")).to_contain_text("Zoeken lukt nu niet")


def test_what_a_screen_reader_meets(visit: Visiting) -> None:
    """The box has a name, the number of results is told, the hits are a list of links with a name."""
    with visit() as visited:
        visited.go("over/")
        in_box(visited, "energiecoaches")
        tree = visited.page.locator("form[role=search]").aria_snapshot()
        assert re.search(r'- searchbox "Zoek in de gids": energiecoaches', tree)
        assert re.search(r"- status: .*resulta", tree)
        assert re.search(r"""- list:\s+- listitem:\s+- '?link "Energiecoaches Groningen""", tree)
        on_page(visited, "energiecoaches")
        tree = visited.page.locator("main").aria_snapshot()
        assert re.search(r'- heading "Zoeken" \[level=1\]', tree)
        assert re.search(r'- searchbox "Wat zoekt u\?": energiecoaches', tree)
        assert re.search(r'- region "Resultaten"', tree)
        assert re.search(r'link "Energiecoaches Groningen', tree)


def test_both_sides_read_words_alike(visit: Visiting, real: Built) -> None:
    """The generator and the browser take the same words out of a name, without accents, and make one word of it in the same way."""
    words = sorted({fold(word) for page in real.indexed.values() for word in words_of(page.text)})
    names = sorted({name for term in real.guide.terms.values() for name in term.names} | {case.title for case in real.guide.cases.values()} | {"Auto’s en foto's", "ÉÉN  twee-drie", "", "75+’ers"})
    with visit() as visited:
        visited.go("over/")
        read = visited.page.evaluate("async (names) => { const { wordsOf, whole } = await import('/assets/js/search/words.js'); return names.map((name) => [wordsOf(name), whole(name)]); }", names)
        kinds = visited.page.evaluate("async () => Object.keys((await import('/assets/js/search/hits.js')).KINDS)")
        again = visited.page.evaluate("async (text) => (await import('/assets/js/search/words.js')).lengthened(text)", "\n".join(shortened(words)))
    assert again == words
    assert set(kinds) == {*FOLDERS.values(), "pagina"}
    assert read == [[[fold(word) for word in words_of(name)], whole(name)] for name in names]


def test_the_name_of_a_place_gives_the_place_and_its_cases(real: Built, visit: Visiting) -> None:
    """Just its name: its own page, then each case in it, before other words that begin alike and before the province of that name. A part of a municipality and a province are places too."""
    guide = real.guide
    asked = {"Emmen": "emmen", "leiden": "leiden", "Utrecht": "utrecht", "Overvecht": "utrecht-overvecht", "drenthe": "provincie-drenthe"}
    cases = {place: {f"casussen/{name}/" for name, case in guide.cases.items() if place in guide.around(case.places)} for place in asked.values()}
    assert all(cases.values())
    with visit() as visited:
        found = asked_at_once(visited, list(asked), 1 + max(map(len, cases.values())))
    for place, pages in zip(asked.values(), found, strict=True):
        assert pages[0] == f"plaatsen/{place}/", pages
        assert set(pages[1 : 1 + len(cases[place])]) == cases[place], pages


QUESTIONS = json.loads((ROOT / "tests/search/questions.json").read_text(encoding="utf-8"))["queries"]


def rank(found: list[str], relevant: list[str]) -> int:
    """Where the first page stands that answers a question, from 1; 0 when there is none."""
    return next((at for at, page in enumerate(found, 1) if any(re.fullmatch(entry.removeprefix("re:"), page) if entry.startswith("re:") else page == entry for entry in relevant)), 0)


def test_judged_questions(visit: Visiting) -> None:
    """Two readers judged what answers each question. Most are answered by the first hit, nearly all by the first three; what the guide does not hold is not found."""
    with visit() as visited:
        # Where a page stands after the fifth adds next to nothing to the mean below.
        found = [[page.strip("/") for page in pages] for pages in asked_at_once(visited, [question["query"] for question in QUESTIONS], 5)]
    asked = [(question["query"], rank(pages, question["relevant"]), len(pages)) for question, pages in zip(QUESTIONS, found) if question["relevant"]]
    idle = [(question["query"], len(pages)) for question, pages in zip(QUESTIONS, found) if not question["relevant"]]
    assert len(asked) > 150
    assert len(idle) > 20
    low = [(query, at) for query, at, _ in asked if not 1 <= at <= 3]
    assert len(low) <= 0.05 * len(asked), low
    assert sum(1 / at for _, at, _ in asked if at) / len(asked) >= 0.91, low
    assert [query for query, _, many in asked if not many] == []
    assert sum(1 for _, many in idle if many) <= 0.1 * len(idle), idle
