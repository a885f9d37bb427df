"""Every kind of page in its states, light and dark, on two phones and a desk: nothing for axe to find, nothing out of view, no fault.

A row of the table is a page in a state. `tests/site/access.py` says in which looks, and with which rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.addresses import change, withdraw
from tests.site import acts
from tests.site.access import DRAWN, LOOKS, MORTAR, Look, asked, kind_of, looked_at, looks_of
from tests.site.browser import Staying, Visit, axe_version, visiting
from tests.site.built import Built
from tests.site.commands import build, copy_guide
from tests.site.conftest import Visiting
from tests.site.server import serving
from tests.site.test_form import field, opened, pasted, tab, typed

LANTERN = "buurtwerf-de-lantaarn"
FOUR = f"{LANTERN},de-brug,programma-de-haven,straatfeest"
Act = Callable[[Visit], object]


# --- Ways into a state -------------------------------------------------------------


def _unfolded(visited: Visit) -> None:
    """Whatever can be unfolded is open."""
    visited.unfold()


def _box(words: str, told: str) -> Act:
    """The panel below the search box, with an answer."""

    def act(visited: Visit) -> None:
        visited.page.locator("#zoek").fill(words)
        expect(visited.page.locator(".search__panel")).to_be_visible()
        expect(visited.page.locator(".search__count")).to_contain_text(re.compile(told))

    return act


def _menu(visited: Visit) -> None:
    acts.menu(visited.page)
    expect(visited.page.locator("[data-menu]")).to_have_attribute("aria-expanded", "true")


def _results(told: str) -> Act:
    def act(visited: Visit) -> None:
        expect(visited.page.locator("[data-status]")).to_contain_text(re.compile(told))
        expect(visited.page.locator("[data-answers][aria-busy]")).to_have_count(0)
        _unfolded(visited)

    return act


def _cited(visited: Visit) -> None:
    """The dialog with the citation of a part, with what it copies for who cannot copy."""
    acts.citing(visited.page)
    dialog = visited.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Kopieer de link").click()
    expect(dialog.locator(".copied").first).not_to_be_empty()


def _refused(visited: Visit) -> None:
    """Everything that copies, with a clipboard that refuses."""
    _unfolded(visited)
    visited.page.evaluate("navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false")
    for name in ("Kopieer voor uw notitie", "Kopieer de code", "Kopieer voor uw nieuwsbrief", "Kopieer de bronvermelding"):
        for button in visited.page.get_by_role("button", name=name).all():
            button.click()
    expect(visited.page.get_by_label("Tekst voor uw notitie")).to_be_visible()
    expect(visited.page.get_by_label("HTML voor uw nieuwsbrief")).to_be_visible()


def _chosen(visited: Visit) -> None:
    """The boxes on cards: two chosen, the bar unfolded."""
    acts.picked(visited.page)
    visited.page.locator(".pickbar summary").click()
    # Where the bar lies over nothing.
    visited.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(visited.page.get_by_role("link", name="Vergelijk (2)")).to_be_visible()


def _choices(visited: Visit) -> None:
    """All choices of the finder unfolded, with a choice and a fault in the address."""
    expect(visited.page.locator("[data-fault]")).to_contain_text("kleur=rood")
    _unfolded(visited)
    expect(visited.page.locator(".help__go")).to_be_visible()


def _guided(visited: Visit) -> None:
    """The guided way in, at its end."""
    visited.page.locator("[data-help] > summary").click()
    visited.page.locator("[data-help] input:visible").first.check()
    for _ in range(4):
        visited.page.get_by_role("button", name="Volgende").click()
    expect(visited.page.get_by_role("heading", name="Dit koos u")).to_be_visible()


def _table(visited: Visit) -> None:
    """Cases as a table, scrolled to its end."""
    visited.page.locator(".views__table").evaluate("(frame) => { for (let at = frame; at; at = at.parentElement) if (at.matches('details')) at.open = true; }")
    for name in ("tabel", "Tabel"):
        for choice in visited.page.get_by_label(re.compile(name)).all():
            if choice.is_visible() and choice.get_attribute("type") == "radio":
                choice.check()
    visited.page.locator(".scroll").first.evaluate("(frame) => { frame.scrollLeft = 1e4; }")


def _scrolled(visited: Visit) -> None:
    """Every frame that scrolls, at its end."""
    _unfolded(visited)
    visited.page.evaluate("() => { for (const frame of document.querySelectorAll('.scroll, .table-scroll')) frame.scrollLeft = 1e4; }")


def _sides(visited: Visit) -> None:
    expect(visited.page.locator(".sides")).to_be_visible()
    _unfolded(visited)


def _said(where: str, words: str) -> Act:
    def act(visited: Visit) -> None:
        expect(visited.page.locator(where)).to_contain_text(words)
        _unfolded(visited)

    return act


def _own(visited: Visit) -> None:
    expect(visited.page.locator(".listed")).to_have_count(2)


def _edited(visited: Visit) -> None:
    _own(visited)
    visited.page.get_by_role("button", name="Pas deze lijst aan").click()
    expect(visited.page.locator("textarea")).to_have_count(2)
    _unfolded(visited)


def _ready(visited: Visit) -> Page:
    acts.form_ready(visited.page)
    return visited.page


def _errors(visited: Visit) -> None:
    acts.faulty(visited.page)


def _combobox(visited: Visit) -> None:
    field(_ready(visited), "places").get_by_role("combobox").press_sequentially("veld")
    expect(field(visited.page, "places").get_by_role("option").first).to_be_visible()


def _form_unfolded(visited: Visit) -> None:
    """A whole case, with every entry of every list unfolded."""
    acts.form_unfolded(_ready(visited))


def _tab(name: str) -> Act:
    """A view of the form in which something was changed."""

    def act(visited: Visit) -> None:
        typed(_ready(visited), "Anders", "title")
        tab(visited.page, name)

    return act


def _draft(visited: Visit) -> None:
    typed(_ready(visited), "Half af", "title")
    expect(visited.page.get_by_text("Concept bewaard")).to_be_visible()
    opened(visited)
    expect(visited.page.locator(".concept")).to_contain_text("Half af")


def _broken_file(visited: Visit) -> None:
    pasted(_ready(visited), "title: Een\nkleur: rood\ntitle: [")
    expect(visited.page.locator(".bestand__meldingen")).not_to_be_empty()


def _strange_file(visited: Visit) -> None:
    """A file with a field that the form does not know."""
    pasted(_ready(visited), "title: Een muur\nschaal: wijk\n")
    tab(visited.page, "Schrijven")
    expect(visited.page.locator("#rest-van-bestand")).to_be_visible()


def _tips(visited: Visit) -> None:
    goals = field(_ready(visited), "goals")
    goals.locator("textarea").fill("De muur **wordt** door de buurt geverfd, ten behoeve van wie er werkt.")
    goals.locator(".tips summary").click()
    expect(goals.locator(".tips li").first).to_be_visible()


def _tip_errors(visited: Visit) -> None:
    """Sent without an answer: the browser points at the first field."""
    visited.page.get_by_role("button", name="Kopieer de tip").click()
    expect(visited.page.locator("#tip-titel:invalid")).to_be_focused()


def _tip_done(visited: Visit) -> None:
    visited.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for name in ("titel", "plaats", "verhaal", "les"):
        visited.page.locator(f"#tip-{name}").fill("De Klusbus")
    visited.page.get_by_label("Ik ben akkoord").check()
    visited.page.get_by_role("button", name="Kopieer de tip").click()
    expect(visited.page.locator("[data-tip-said]")).to_contain_text("Gekopieerd")


# --- The table ----------------------------------------------------------------------

#: Address on the invented site → the states in which it is looked at.
TABLE: Mapping[str, Mapping[str, Act | None]] = {
    "": {"as it comes": None, "answers in the box": _box("buurt", "resulta")},
    "404.html": {"as it comes": None},
    "a-z/": {"as it comes": None},
    "begrippen/": {"as it comes": None},
    "bronnen/": {"as it comes": None},
    "financiering/": {"as it comes": None},
    "groepen/": {"as it comes": None},
    "indicatoren/": {"as it comes": None},
    "leerpunten/": {"as it comes": None, "nothing in the box": _box("xqzwvb", "Niets gevonden")},
    "partijen/": {"as it comes": None},
    "plaatsen/": {"as it comes": None},
    "themas/": {"as it comes": None, "menu open": _menu, "answers in the box": _box("buurt", "resulta")},
    "over/": {"as it comes": None},
    f"casussen/{LANTERN}/": {"unfolded": _scrolled, "citation of a part": _cited, "nothing can be copied": _refused},
    "casussen/straatfeest/": {"as it comes": None},
    f"casussen/{LANTERN}/blad/": {"as it comes": None},
    "themas/wonen/": {"unfolded": _unfolded, "as a table": _table},
    "themas/wonen/blad/": {"as it comes": None},
    "groepen/samen-bouwen/": {"unfolded": _unfolded},
    "begrippen/wijkgilde/": {"as it comes": None},
    "bronnen/verslag-veldstad-2017/": {"unfolded": _unfolded},
    "indicatoren/betaald-werk/": {"chart as a table": _unfolded},
    "partijen/gemeente-veldstad/": {"unfolded": _unfolded},
    "plaatsen/veldstad/": {"unfolded": _unfolded},
    "leernetwerken/": {"unfolded": _unfolded},
    "leernetwerken/netwerk-van-werven/": {"unfolded": _unfolded},
    "leeslijsten/": {"as it comes": None},
    "leeslijsten/eerst-bouwen/": {"unfolded": _unfolded},
    "leeslijsten/eerst-bouwen/?sinds=2000-01-01": {"what changed": _said(".since__said", "sinds 1 januari 2000")},
    "leeslijsten/eigen/": {"empty": _unfolded},
    f"leeslijsten/eigen/?casus={LANTERN},straatfeest&titel=Voor%20de%20raad&noot.{LANTERN}=Let%20op&sinds=2020-01-01": {"read": _own, "edited": _edited},
    f"leeslijsten/eigen/?casus={LANTERN},bestaat-niet&kleur=rood": {"not understood": _said(".own-list__said", "bestaat-niet")},
    "casussen/": {"as it comes": None, "two chosen": _chosen, "guided to the end": _guided},
    "casussen/?opgave=werk&kleur=rood": {"choices and a fault": _choices},
    "casussen/?gemeente=veldstad&opgave=wonen&kosten=geen&bewijs=onbekend&schaal=onbekend&status=gepland": {"with choices": _unfolded},
    "casussen/gemeente/": {"as it comes": None},
    "casussen/opgave/werk/": {"as it comes": None},
    "zoeken/": {"empty": None},
    "zoeken/?q=buurt": {"hits": _results("resulta")},
    "zoeken/?q=paspoort+buurt+xqzwvb&kleur=rood": {"nothing found": _results("gevonden|resulta")},
    "vergelijken/": {"to choose": _unfolded},
    f"vergelijken/?casus={FOUR}": {"four": _sides},
    f"vergelijken/?casus={LANTERN},straatfeestt,bestaat-niet,x,y&kleur=rood": {"refused": _said(".compare-page__messages", "straatfeestt")},
    "meedoen/": {"as it comes": None},
    "meedoen/casus/": {"empty": _ready, "errors": _errors, "list open": _combobox, "tips": _tips, "broken file": _broken_file, "strange file": _strange_file, "draft": _draft},
    f"meedoen/casus/?casus={LANTERN}": {"unfolded": _form_unfolded, **{name: _tab(name) for name in ("Bekijken", "Verschil", "Bestand")}},
    "meedoen/tip/": {"as it comes": None, "errors": _tip_errors, "copied": _tip_done},
    "meedoen/meldingen/": {"unfolded": _unfolded},
    "meedoen/velden/": {"unfolded": _unfolded},
    "meedoen/velden/registers/": {"unfolded": _unfolded},
    "meedoen/volgen/": {"unfolded": _unfolded},
    "meedoen/wat-ontbreekt/": {"unfolded": _unfolded},
    "meedoen/wat-ontbreekt/onderwerp/": {"unfolded": _unfolded},
    "meedoen/wat-ontbreekt/oudste/": {"unfolded": _unfolded},
    "data/": {"unfolded": _unfolded},
    "data/woordenboek/": {"scrolled": _scrolled},
    "data/versies/": {"unfolded": _unfolded},
    f"insluiten/casus/{LANTERN}/": {"as it comes": None},
    f"insluiten/grafiek/casus-{LANTERN}-meldingen/": {"as it comes": None},
    "insluiten/leernetwerk/netwerk-van-werven/": {"as it comes": None},
    "insluiten/thema/wonen/": {"as it comes": None},
    f"nieuwsbrief/casus/{LANTERN}/": {"as it comes": None},
    "nieuwsbrief/leeslijst/eerst-bouwen/": {"as it comes": None},
    "nieuwsbrief/thema/wonen/": {"as it comes": None},
    "casussen/de-lantaarn/": {"moved": None},
    "casussen/de-lantaarn/blad/": {"moved": None},
    "insluiten/casus/de-lantaarn/": {"moved": None},
    "insluiten/grafiek/casus-de-lantaarn-meldingen/": {"moved": None},
}
#: Pages with hundreds of things alike.
LARGE = {
    (f"meedoen/casus/?casus={LANTERN}", "unfolded"),
    ("meedoen/velden/", "unfolded"),
    ("meedoen/velden/registers/", "unfolded"),
    ("data/woordenboek/", "scrolled"),
    ("meedoen/meldingen/", "unfolded"),
}
#: States in which something lies over the page, or half out of a frame that scrolls.
COVERING = {"answers in the box", "nothing in the box", "citation of a part", "two chosen", "as a table", "four", "refused", "scrolled", "list open", "Bestand"}
ROWS = [pytest.param(address, state, id=f"{address.partition('?')[0] or 'home'} {state}") for address, states in TABLE.items() for state in states]


def moved(address: str) -> bool:
    """Is it an address of before?"""
    return re.search("/(casus-)?de-lantaarn[-/]", address) is not None


def _stays(page: Page) -> None:
    """Let a page at an old address stay where it is: readers see it only where nothing leads on."""

    def still(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r'<meta http-equiv="refresh"[^>]*>|<script src="[^"]*moved\.js"[^>]*></script>', "", answer.text()))

    page.route(re.compile("/de-lantaarn/|/casus-de-lantaarn"), still)


@pytest.fixture(scope="module")
def veldstad(browser: Browser, invented: Built) -> Iterator[Visiting]:
    """A window on the site of the invented guide, empty each time."""
    with serving(invented.site) as home, closing(Staying(browser, home)) as window:
        yield window


@pytest.mark.parametrize(("address", "state"), ROWS)
def test_every_page_in_every_state(veldstad: Visiting, address: str, state: str) -> None:
    """On a phone and on a desk, the one light and the other dark: nothing for axe to say, all contrast decided, nothing out of view; no fault, no request elsewhere, no cookie."""
    looks = looks_of([row.values for row in ROWS].index((address, state)))
    with veldstad(width=looks[0].width) as visited:
        if moved(address):
            _stays(visited.page)
        visited.go(address)
        if act := TABLE[address][state]:
            act(visited)
        assert looked_at(visited, looks, covered=state in COVERING, large=(address, state) in LARGE) == []
        assert [fault for fault in visited.faults if not (fault.startswith("console: Failed to load resource") and "404" in fault and "bestaat-niet" in address)] == []
        assert visited.context.cookies() == []


def without_a_row(site: Built, rows: set[str]) -> set[str]:
    """The kinds of pages of a site that stand in no row."""
    return {kind_of(address, site) for address in site.parsed} - rows


def test_every_kind_of_page_is_in_the_table(invented: Built, real: Built, special: Built) -> None:
    """Whoever makes a new kind of page gives it a row; each row is there; a row that is left out is missed."""
    addresses = {address.partition("?")[0] for address in TABLE}
    assert addresses <= set(invented.parsed)
    rows = {kind_of(address, invented) for address in addresses} | {kind_of(choose(real), real) for choose in LONGEST.values()} | {kind_of(address, special) for address in SPECIAL}
    assert [without_a_row(site, rows) for site in (invented, real, special)] == [set(), set(), set()]
    for left_out in ("casus casussen/*", "- nieuwsbrief/leeslijst/*", "voorbeelden casussen/~", "leeslijst leeslijsten/eigen", "home", "- insluiten/grafiek/casus-*"):
        assert without_a_row(invented, rows - {left_out}) == {left_out}


# --- Special pages: where the host takes forms, and where something was withdrawn ----------

#: Address → what must be on it.
SPECIAL = {"meedoen/tip/": "Verstuur de tip", "meedoen/tip/bedankt/": "", "casussen/straatfeest/": "ingetrokken", "casussen/de-brug/": "ingetrokken"}


@pytest.fixture(scope="module")
def special(invented: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site on a host that takes forms, on which a case and a learning were withdrawn."""
    root = copy_guide(invented.root, tmp_path_factory.mktemp("bijzonder") / "gids")
    change(root, ("content/leeslijsten/los.md", lambda text: text.replace("case: straatfeest", "case: de-brug")))
    withdraw(root, "straatfeest")
    gone = "".join(
        f"- {{from: {place}, {title}gone: Er is geen bron meer, date: 2026-12-01}}\n"
        for place, title in (("casussen/straatfeest/", "title: Straatfeest, "), ("casussen/de-brug/#leerpunt-stempels", ""))
    )
    change(root, ("content/doorverwijzingen.yml", gone), ("cases/de-brug.yml", lambda text: text.replace("id: stempels", "id: bewaar-de-kaart")))
    done = build(root, None, "--no-search", WIJKENGIDS_TIP_FORM="true")
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(root)


def test_special_pages(special: Built, browser: Browser) -> None:
    """The tip that is sent, its thanks, a case that is gone, and the list of what a page had."""
    with serving(special.site) as home, visiting(browser, home, width=LOOKS[0].width) as visited:
        for address, words in SPECIAL.items():
            visited.go(address)
            expect(visited.page.locator("main")).to_contain_text(words)
            assert looked_at(visited) == [], address
        assert visited.faults == []


# --- The longest pages of the real guide ------------------------------------------------------


def _longest(*starts: str, ends: str = "/") -> Callable[[Built], str]:
    """The page with the most words of those whose address begins so, but for the page that begins there."""

    def choose(built: Built) -> str:
        found = [address for address in built.pages if address.startswith(starts) and address not in starts and address.endswith(ends) and address.count("/") == starts[0].count("/") + ends.count("/")]
        return max(found, key=lambda address: len(built.pages[address].text))

    return choose


def _page(address: str) -> Callable[[Built], str]:
    return lambda built: address


LONGEST: Mapping[str, Callable[[Built], str]] = {
    "home": _page(""),
    "case": _longest("casussen/"),
    "theme": _longest("themas/"),
    "place": _longest("plaatsen/"),
    "party": _longest("partijen/"),
    "term": _longest("begrippen/"),
    "network": _longest("leernetwerken/"),
    "indicator": _longest("indicatoren/"),
    "reading list": _longest("leeslijsten/"),
    "group": _longest("groepen/"),
    "source": _longest("bronnen/"),
    "cases": _page("casussen/"),
    "learnings": _page("leerpunten/"),
    "A-Z": _page("a-z/"),
    "privacy": _page("privacy/"),
    "accessibility": _page("toegankelijkheid/"),
    **{f"frame of a {kind}": _longest(f"insluiten/{kind}/") for kind in ("casus", "thema", "leernetwerk")},
    **{f"chart of a {kind}": _longest(f"insluiten/grafiek/{kind}-") for kind in ("casus", "indicator", "thema", "kaart")},
    "map": _page("insluiten/grafiek/kaart/"),
}
REAL = (Look(320, False, True), Look(1280, True, True))


@pytest.mark.parametrize("name", LONGEST)
def test_the_longest_pages(real: Built, visit: Visiting, name: str) -> None:
    """Light on the smallest phone and dark on a desk: whatever axe says of the small pages it says of the long ones; unfolded where that can be."""
    with visit(width=REAL[0].width) as visited:
        visited.go(LONGEST[name](real))
        _unfolded(visited)
        # Names on a map lie over each other, and a long amount over the edge of its card: the small pages decide those colours.
        assert looked_at(visited, REAL, covered=True, large=True) == []
        assert visited.faults == []


# --- The checker itself -------------------------------------------------------------------------


def test_the_checker_is_recent() -> None:
    """The rules of axe are those of today, with WCAG 2.2."""
    assert axe_version() >= (4, 10)


@pytest.mark.parametrize("dark", [False, True])
def test_the_footer_can_be_read_on_mortar_too(veldstad: Visiting, dark: bool) -> None:
    """Its words stand on bricks with mortar between them: they have contrast with the one (as on all pages) and with the other."""
    with veldstad(width=LOOKS[0].width) as visited:
        visited.page.emulate_media(color_scheme="dark" if dark else "light")
        visited.go("meedoen/")
        assert [found for found in asked(visited, every=False, wall=MORTAR) if found] == []


#: Where → what makes it wrong → what is said of it.
PLANTED = (
    (".lead, .intro", "node.style.color = 'var(--line)'", "color-contrast"),
    ("main", "node.style.backgroundImage = 'linear-gradient(red, blue)'", "undecided"),
    ("[data-menu]", "node.replaceChildren()", "button-name"),
    (
        ".foot nav",
        "node.querySelectorAll('a').forEach((link) => { link.style.cssText = 'display: inline; font-size: 8px; line-height: 8px'; link.parentElement.style.cssText = 'line-height: 8px'; })",
        "target-size",
    ),
    ("main h2", "const deep = document.createElement('h5'); deep.textContent = 'Te diep'; node.replaceWith(deep)", "heading-order"),
    ("main h1", "node.style.minInlineSize = '2000px'", ": 20.. > "),
)


def test_planted_faults_are_found(veldstad: Visiting) -> None:
    """One after the other in one page: each is said, what depends on colours and sizes in light and in dark."""
    with veldstad(width=LOOKS[0].width) as visited:
        visited.go("casussen/straatfeest/")
        for where, how, found in PLANTED:
            assert [fault for fault in looked_at(visited, LOOKS[:1]) if re.search(found, fault)] == [], found
            visited.page.locator(where).first.evaluate(f"(node) => {{ {how} }}")
            said_in = {str(look) for look in LOOKS[:2] if look.every or found in (*DRAWN, "undecided")}
            assert said_in == {fault.partition(":")[0] for fault in looked_at(visited, LOOKS[:2]) if re.search(found, fault)}, found
