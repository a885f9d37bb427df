"""The form and the tip in the real browser: from nothing to a file that the gate lets through, and from a file back to the same bytes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, FileChooser, Locator, Page, Route, expect

from generator.model.case import Case
from generator.model.walk import keys_of
from generator.problems import Severity
from tests.site import acts
from tests.site.browser import DESK, PHONE, Staying, Visit, until, visiting
from tests.site.built import Built
from tests.site.commands import INVENTED, build
from tests.site.conftest import Visiting
from tests.site.server import serving
from tests.support import problems

FORM = "meedoen/casus/"
LANTERN = "buurtwerf-de-lantaarn"
# Case files with much in them, little, odd numbers, and texts of every sort.
ROUND_TRIPS = ("meldpunt-emma-zoetermeer", "sociale-hypotheek-dolphia-enschede", "wijkbedrijf-selwerd-groningen", "weer-thuis-in-de-wijk")
HOSTILE = "<script>document.title='mis'</script> \"><img src=x onerror=alert(1)> ' & {{7*7}}"


@pytest.fixture(scope="session")
def veldstad_visit(browser: Browser, invented: Built) -> Iterator[Visiting]:
    """Opens a window on the site of the invented guide."""
    with serving(invented.site) as home, closing(Staying(browser, home)) as windows:
        yield windows


def opened(visited: Visit, query: str = "") -> Page:
    """The form, ready to be filled in."""
    visited.go(FORM + query)
    expect(visited.page.locator("[data-form][data-ready]")).to_be_visible()
    return visited.page


def field(page: Page, *path: str | int) -> Locator:
    """The field at a path."""
    return page.locator(f"[data-path='{json.dumps(path, separators=(',', ':'))}']")


def typed(page: Page, words: str, *path: str | int) -> None:
    """Type into the box of a field, and leave it."""
    box = field(page, *path).locator("input, textarea").first
    box.fill(words)
    box.blur()


def choose(page: Page, words: str, name: str, *path: str | int) -> None:
    """Type part of a name and take a choice."""
    place = field(page, *path)
    place.get_by_role("combobox").press_sequentially(words)
    place.get_by_role("option", name=name).first.click()


def tab(page: Page, name: str) -> None:
    """Go to a view."""
    page.get_by_role("tab", name=name).click()


def text_of(page: Page) -> str:
    """The file as the form would send it."""
    tab(page, "Bestand")
    file = page.get_by_label("Het bestand zoals het nu is")
    expect(file).to_be_visible()
    text = file.input_value()
    tab(page, "Schrijven")
    return text


def shown(page: Page, *path: str | int) -> list[str]:
    """The messages at a field."""
    return [line.inner_text() for line in field(page, *path).locator("> .veld__meldingen .melding").all()]


def pasted(page: Page, text: str) -> None:
    """Put the text of a file into the form."""
    tab(page, "Bestand")
    page.get_by_label("Of plak de tekst van een bestand").fill(text)
    page.locator("[data-do=lees]").click()


# --- What is there ----------------------------------------------------------------


def test_every_case_can_be_opened(built: Built) -> None:
    """Its file stands on the site, byte for byte."""
    for name in built.guide.cases:
        assert (built.site / f"casussen/{name}/casus.yml").read_bytes() == (built.root / f"cases/{name}.yml").read_bytes()


def test_a_case_leads_to_the_form(built: Built) -> None:
    """With itself in it."""
    for name in built.guide.cases:
        ways = built.pages[f"casussen/{name}/"].all("div", "improve")[0].hrefs
        assert f"../../meedoen/casus/?casus={name}" in ways


def test_only_the_form_loads_what_it_needs(built: Built) -> None:
    """No other page carries its styles and scripts."""
    for address in ("", f"casussen/{next(iter(built.guide.cases))}/", "meedoen/"):
        assert not re.search(r"form\.css|js/form/", (built.site / address / "index.html").read_text(encoding="utf-8"))


def test_without_javascript_the_page_is_useful(veldstad_visit: Visiting) -> None:
    """It says how else it can be done, with a file to start from."""
    with veldstad_visit(javascript=False) as visited:
        visited.go(FORM)
        expect(visited.page.get_by_role("heading", name="Zonder JavaScript")).to_be_visible()
        assert visited.page.get_by_role("link", name="Bewaar het sjabloon").get_attribute("href") == "sjabloon.yml"
        expect(visited.page.get_by_text("Het formulier laadt")).to_be_hidden()
        expect(visited.page.get_by_text("Uw concept blijft")).to_be_hidden()


def test_the_template_names_every_required_field(built: Built) -> None:
    """So that the gate asks for nothing that was not in it."""
    text = (built.site / FORM / "sjabloon.yml").read_text(encoding="utf-8")
    for name, info in Case.model_fields.items():
        assert not info.is_required() or name == "id" or re.search(rf"^{name}:", text, re.MULTILINE), name


def test_every_field_of_a_case_is_in_the_form(veldstad_visit: Visiting) -> None:
    """Also the ones that are folded: nothing that a file may hold is out of reach."""
    with veldstad_visit() as visited:
        page = opened(visited)
        for details in page.locator("details.meer--deel").all():
            details.evaluate("(node) => node.reveal()")
        drawn = {json.loads(node.get_attribute("data-path") or "[]")[0] for node in page.locator("[data-path]").all()}
        assert drawn == set(keys_of(Case)) - {"id"}


# --- From nothing to a file --------------------------------------------------------


def fill_in(page: Page) -> None:
    """Everything that a short case needs, with a source of one's own."""
    typed(page, "De Klusbus", "title")
    typed(page, "Bewoners repareren spullen van buren.", "summary")
    field(page, "status").locator("select").select_option("uitvoering")
    typed(page, "2019-05", "status_date")
    field(page, "challenges").get_by_label("Wonen").check()
    field(page, "evidence", "kind").get_by_label("Ervaring van betrokkenen").check()
    choose(page, "lantaarnb", "De Lantaarnbuurt", "places")
    typed(page, "Een bus rijdt door de wijk.\n\n- maandag\n- dinsdag", "approach")
    field(page, "parties").get_by_role("button", name="Nog een partij").click()
    choose(page, "hoeksteen", "De Hoeksteen", "parties", 0)
    field(page, "parties", 0, "role").get_by_label("Financiering").check()
    field(page, "learnings").get_by_role("button", name="Leerpunt erbij").click()
    typed(page, "Begin met één dag", "learnings", 0, "title")
    field(page, "learnings", 0, "about").get_by_label("Organisatie").check()
    field(page, "learnings", 0, "source").get_by_role("button", name="Vindplaats erbij").click()
    document = field(page, "learnings", 0, "source", 0, "document")
    document.get_by_role("combobox").press_sequentially("Verhaal van de klusbus")
    document.get_by_role("option", name="is een nieuwe bron").click()
    typed(page, "De Klusbus", "new", "sources", 0, "publisher")
    typed(page, "2019-05", "new", "sources", 0, "date")
    field(page, "new", "sources", 0, "type").get_by_label("Eigen ervaring").check()
    page.get_by_role("button", name="Neem de documenten over").click()


def downloaded(page: Page) -> tuple[str, str]:
    """(name, text) of the file that the form hands over."""
    with page.expect_download() as waiting:
        page.locator("[data-do=download]").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_from_an_empty_form_to_a_file_that_passes(veldstad_visit: Visiting, veldstad: Path, width: int) -> None:
    """The file gets a name from title and place; the gate has only to say what is not registered yet."""
    with veldstad_visit(width=width) as visited:
        page = opened(visited)
        fill_in(page)
        page.locator("[data-do=controleer]").click()
        expect(page.locator(".samenvatting")).to_contain_text("Alles klopt")
        expect(page.locator(".samenvatting")).to_be_focused()
        name, text = downloaded(page)
        assert visited.faults == []
    assert name == "de-klusbus-lantaarnbuurt.yml"
    (veldstad / "cases" / name).write_text(text, encoding="utf-8", newline="")
    found = [one for one in problems(veldstad) if one.path == f"cases/{name}"]
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []
    assert {one.code for one in found} <= {"niet-geregistreerd"}


def test_an_empty_form_says_what_is_missing(veldstad_visit: Visiting) -> None:
    """At the top, at the field and beside the name of the part; a link leads to the field."""
    with veldstad_visit() as visited:
        page = opened(visited)
        expect(page.locator(".melding")).to_have_count(0)
        page.locator("[data-do=controleer]").click()
        summary = page.locator(".samenvatting")
        expect(summary).to_be_focused()
        expect(field(page, "title").locator(".melding").first).to_be_visible()
        expect(page.get_by_role("navigation", name="Onderdelen").get_by_role("listitem").filter(has_text="De kern")).to_contain_text("melding")
        expect(summary.get_by_role("link", name="Titel: dit veld ontbreekt", exact=True)).to_be_visible()
        said = summary.locator("li a").all_inner_texts()
        assert [words for words in said if (name := words.partition(":")[0].rpartition("› ")[2]) and name in words.partition(":")[2]] == []
        summary.get_by_role("link", name=re.compile("^Titel")).click()
        box = field(page, "title").locator("input")
        expect(box).to_be_focused()
        expect(box).to_have_attribute("aria-invalid", "true")
        about = field(page, "title").get_by_role("link", name="Wat betekent dit?").get_attribute("href")
        assert about
        assert re.search(r"/meedoen/meldingen/#[a-z-]+$", about)


def test_a_message_comes_when_a_field_is_left(veldstad_visit: Visiting) -> None:
    """Not before, and not at fields where nobody has been; it goes when the fault is mended."""
    with veldstad_visit() as visited:
        page = opened(visited)
        box = field(page, "status_date").locator("input")
        box.fill("mei 2019")
        assert shown(page, "status_date") == []
        box.blur()
        expect(field(page, "status_date").locator(".melding")).to_contain_text("Verbeter dit")
        assert shown(page, "title") == []
        typed(page, "2019-05", "status_date")
        expect(field(page, "status_date").locator(".melding")).to_have_count(0)
        first = field(page, "challenges").locator("input").first
        first.focus()
        first.press("Tab")
        field(page, "parties").get_by_role("button", name="Nog een partij").click()
        choose(page, "hoeksteen", "De Hoeksteen", "parties", 0)
        field(page, "parties", 0, "role").locator("input").first.focus()
        page.wait_for_timeout(300)
        assert shown(page, "parties", 0, "role") == []
        # The first box of the group was left for the list of parties: then it is said.
        expect(field(page, "challenges").locator(".melding")).to_have_count(1)


def test_an_amount_is_asked_openly_and_in_euros(veldstad_visit: Visiting) -> None:
    """It is not folded away, and a number alone is money unless the writer says otherwise."""
    with veldstad_visit() as visited:
        page = opened(visited)
        page.get_by_role("button", name="Bedrag of betaling erbij").click()
        typed(page, "1200", "financing", "lines", 0, "amount", "value")
        unit = field(page, "financing", "lines", 0, "amount", "unit").locator("input")
        expect(unit).to_have_value("EUR")
        assert "amount: {value: 1200, unit: EUR}" in text_of(page)
        typed(page, "2 ton", "financing", "lines", 0, "amount", "value")
        number = field(page, "financing", "lines", 0, "amount", "value")
        expect(number.locator(".melding")).to_contain_text("Schrijf ‘Getal’: 200000, ‘Eenheid’: EUR.")
        number.get_by_role("button", name="Neem over").click()
        expect(number.locator("input")).to_have_value("200000")
        expect(number.locator("input")).to_be_focused()
        expect(number.locator(".melding")).to_have_count(0)
        field(page, "financing", "lines", 0, "nature").locator("select").focus()
        page.keyboard.press("Tab")
        expect(field(page, "financing", "lines", 0, "nature").locator(".melding")).to_contain_text("Het veld ‘Soort’ ontbreekt. Bijvoorbeeld: Kosten")
        unit.fill("uur")
        typed(page, "1300", "financing", "lines", 0, "amount", "value")
        expect(unit).to_have_value("uur")


def test_the_most_important_subject_is_asked(veldstad_visit: Visiting) -> None:
    """Only where there is more than one; it stands first in the file."""
    with veldstad_visit() as visited:
        page = opened(visited)
        asked = page.get_by_label("Wat is het belangrijkste?")
        field(page, "challenges").get_by_label("Wonen").check()
        expect(asked).to_be_hidden()
        field(page, "challenges").get_by_label("Werk").check()
        expect(asked).to_have_value("wonen")
        asked.select_option("werk")
        assert "challenges: [werk, wonen]" in text_of(page)
        field(page, "challenges").get_by_label("Wonen").uncheck()
        expect(asked).to_be_hidden()
        assert "challenges: [werk]" in text_of(page)


def test_ones_own_experience_is_a_source_in_three_steps(veldstad_visit: Visiting) -> None:
    """One choice; only who and when are asked; it stands among the sources, once."""
    with veldstad_visit() as visited:
        page = opened(visited)
        typed(page, "De Klusbus", "title")
        for index in range(2):
            page.get_by_role("button", name="Leerpunt erbij").click()
            field(page, "learnings", index, "source").get_by_role("button", name="Vindplaats erbij").click()
            document = field(page, "learnings", index, "source", 0, "document")
            document.get_by_role("combobox").fill("")
            document.get_by_role("combobox").press_sequentially("eigen erv")
            document.get_by_role("option", name="Mijn eigen ervaring").click()
            if not index:
                expect(page.get_by_label("Wie vertelt dit?")).to_be_focused()
                typed(page, "een bewoner", "new", "sources", 0, "publisher")
                typed(page, "2019", "new", "sources", 0, "date")
        text = text_of(page)
        assert "  sources:\n    - {id: eigen-ervaring-met-de-klusbus, title: Eigen ervaring met De Klusbus, publisher: een bewoner, date: 2019, type: eigen-ervaring}" in text
        assert "\nsources:\n  - {document: eigen-ervaring-met-de-klusbus}\n" in text
        assert text.count("source: {document: eigen-ervaring-met-de-klusbus}") == 2


def test_a_warning_is_no_error(veldstad_visit: Visiting) -> None:
    """It is said in other words and does not stand in the way."""
    with veldstad_visit() as visited:
        page = opened(visited)
        fill_in(page)
        page.locator("[data-do=controleer]").click()
        expect(page.locator(".samenvatting--goed h3")).to_contain_text("Versturen kan wel")
        expect(page.locator(".melding--fout")).to_have_count(0)
        page.locator(".samenvatting--goed a").first.click()
        said = page.locator(".form__schrijven .melding--let-op").first
        expect(said).to_be_visible()
        expect(said).to_contain_text("Let op")


def test_tips_for_plain_dutch_are_quiet(veldstad_visit: Visiting) -> None:
    """Folded and counted under the text, never a message; each points at its words. Without anything to say nothing is there."""
    with veldstad_visit() as visited:
        page = opened(visited)
        goals = field(page, "goals")
        tips, box = goals.locator(".tips"), goals.locator("textarea")
        expect(tips).to_be_hidden()
        box.fill("Een plek voor iedereen.\n\nDe muur **wordt** door de buurt geverfd, ten behoeve van wie er werkt.")
        expect(tips.locator("summary")).to_have_text("2 tips voor gewone taal bij Doel")
        expect(tips.locator("li").first).to_be_hidden()
        box.blur()
        page.wait_for_timeout(300)
        assert shown(page, "goals") == []
        tips.locator("summary").click()
        expect(tips.locator("li")).to_have_text(
            [re.compile("^‘wordt … geverfd’ is een lijdende vorm. Zeg wie het doet"), re.compile("^‘ten behoeve van’ is een woord uit de kantoortaal. Schrijf: voor.")]
        )
        for name, word in (("lijdende-vorm", "wordt"), ("kantoorwoord", "ten")):
            item = tips.locator("li").filter(has=page.locator(f"a[href$='#{name}']"))
            item.get_by_role("button", name="Wijs aan").click()
            expect(box).to_be_focused()
            assert box.evaluate("(box) => box.value.slice(box.selectionStart, box.selectionEnd)") == word
        box.fill("Een plek voor iedereen. De buurt verft de muur.")
        expect(tips).to_be_hidden()
        page.locator("[data-do=controleer]").click()
        assert not page.locator(".samenvatting").get_by_text("lijdende").count()
        assert visited.faults == []


# --- An existing case ----------------------------------------------------------------


@pytest.mark.parametrize("name", ROUND_TRIPS)
def test_a_change_of_one_thing_changes_one_line(real: Built, visit: Visiting, name: str) -> None:
    """A file that is opened comes out the same, byte for byte; only what was changed differs."""
    before = (real.root / f"cases/{name}.yml").read_text(encoding="utf-8")
    with visit() as visited:
        page = opened(visited, f"?casus={name}")
        assert text_of(page) == before
        typed(page, "Een andere titel", "title")
        after = text_of(page)
        lines = [(old, new) for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new]
        assert lines == [(before.split("\n")[0], "title: Een andere titel")]
        tab(page, "Verschil")
        expect(page.get_by_text("1 verandering.")).to_be_visible()
        expect(page.locator(".verschil li")).to_contain_text("Een andere titel")
        page.get_by_text("De veranderde regels").click()
        assert [line.inner_text().strip() for line in page.locator(".regelverschil ins").all()] == ["title: Een andere titel"]
        assert visited.faults == []


def test_every_case_comes_out_as_it_went_in(real: Built, visit: Visiting) -> None:
    """All of them, byte for byte, and the form has nothing against what the gate let through."""
    with visit() as visited:
        page = opened(visited)
        found = page.evaluate(
            """async (ids) => {
                const load = (name) => import(`/assets/js/form/${name}.js`);
                const [{ checkFile }, { State }, { Schema }, { commentsOf }, { writeCase }] = await Promise.all(["check", "ui-state", "ui-schema", "ui-form", "yaml-write"].map(load));
                const data = await (await fetch("/meedoen/casus/gegevens.json")).json();
                const wrong = [];
                for (const id of ids) {
                    const bytes = new Uint8Array(await (await fetch(`/casussen/${id}/casus.yml`)).arrayBuffer());
                    const { text, tree, problems } = checkFile(id, bytes, data);
                    const state = new State(new Schema(data.schema));
                    state.fresh(id, tree.value, text, commentsOf(text));
                    if (writeCase(state.asFile(), data.schema, state.comments) !== text || problems.some((one) => one.severity === "fout")) wrong.push(id);
                }
                return wrong;
            }""",
            list(real.guide.cases),
        )
        assert found == []
        assert visited.faults == []


def test_comments_move_along(small: Path, browser: Browser) -> None:
    """What an editor wrote beside a party stays with that party when it is moved, and goes with it when it is taken away."""
    file = small / "cases/straatfeest.yml"
    text = file.read_text(encoding="utf-8").rstrip("\n")
    extra = "\nparties:\n  # de eerste\n  - {name: buren, named: false, role: partner}\n  - {name: koor, role: partner}\n"
    file.write_text(_with_parties(text, extra), encoding="utf-8", newline="")
    assert build(small, None, "--no-search").returncode == 0
    with serving(small / "site") as home, visiting(browser, home) as visited:
        page = opened(visited, "?casus=straatfeest")
        page.get_by_role("button", name="Omlaag: partij 1").click()
        assert re.search(r"parties:\n  - \{name: koor, role: partner\}\n  # de eerste\n  - \{name: buren", text_of(page))
        page.get_by_role("button", name="Weghalen: partij 2").click()
        assert "de eerste" not in text_of(page)
        page.get_by_role("button", name="Zet terug").click()
        assert "# de eerste" in text_of(page)
        expect(page.get_by_text("Concept bewaard")).to_be_visible()
        page = opened(visited, "?casus=straatfeest")
        page.get_by_role("button", name="Ga ermee verder").click()
        assert re.search(r"koor, role: partner\}\n  # de eerste\n", text_of(page))


def _with_parties(text: str, extra: str) -> str:
    """The text with these parties in their place among the fields."""
    lines = [line for line in text.split("\n") if not line.startswith("parties:")]
    at = next(number for number, line in enumerate(lines) if line.startswith(("background:", "approach:", "financing:", "results:", "learnings:", "sources:")))
    return "\n".join([*lines[:at], extra.strip("\n"), *lines[at:]]) + "\n"


def test_a_link_opens_the_form_at_a_field(veldstad_visit: Visiting) -> None:
    """Folded or not: the focus is on it."""
    with veldstad_visit() as visited:
        page = opened(visited, f"?casus={LANTERN}&veld=review_by")
        expect(field(page, "review_by").locator("input")).to_be_focused()
        page = opened(visited, f"?casus={LANTERN}&veld=financing.lines.1.per")
        expect(field(page, "financing", "lines", 1, "per").locator("input")).to_be_focused()
        page = opened(visited, f"?casus={LANTERN}&veld=results.figures")
        assert page.evaluate("document.activeElement.closest('[data-path]').dataset.path") == '["results","figures"]'


def test_a_case_that_does_not_exist(veldstad_visit: Visiting) -> None:
    """Is said, and what was in the address is only shown as words."""
    with veldstad_visit() as visited:
        page = opened(visited, "?casus=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
        expect(page.get_by_role("alert")).to_contain_text("<img src=x onerror=alert(1)>")
        assert visited.faults == []


# --- Keyboard, lists ------------------------------------------------------------------


def test_with_only_a_keyboard(veldstad_visit: Visiting) -> None:
    """A register is searched by half a name, a list is filled, and the focus never gets lost."""
    with veldstad_visit() as visited:
        page = opened(visited)
        box = field(page, "places").get_by_role("combobox")
        box.focus()
        page.keyboard.type("noord")
        expect(box).to_have_attribute("aria-expanded", "true")
        expect(field(page, "places").get_by_role("status")).to_contain_text("1 mogelijkheid")
        page.keyboard.press("ArrowDown")
        assert page.locator(f"#{box.get_attribute('aria-activedescendant')}").get_attribute("aria-selected") == "true"
        page.keyboard.press("End")
        page.keyboard.press("Home")
        page.keyboard.press("Enter")
        expect(field(page, "places").locator(".gekozen li")).to_have_text(re.compile("Veldstad-Noord"))
        page.keyboard.type("xx")
        page.keyboard.press("Escape")
        expect(box).to_have_value("")
        expect(box).to_have_attribute("aria-expanded", "false")
        page.keyboard.type("Brandnieuwebuurt")
        page.keyboard.press("Tab")
        expect(box).to_have_value("Brandnieuwebuurt")
        expect(field(page, "places").locator(".melding--fout")).to_contain_text("staat niet in de gids")
        box.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        expect(field(page, "places").locator(".gekozen li")).to_have_count(2)
        expect(field(page, "places").locator(".melding--fout")).to_have_count(0)
        add = field(page, "target_groups").locator("textarea")
        add.focus()
        page.keyboard.type("jongeren\nouderen")
        page.get_by_role("tab", name="Schrijven").focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("tab", name="Bekijken")).to_be_focused()
        expect(page.locator(".proef")).to_contain_text("Jongeren, ouderen")


def test_a_list_keeps_the_focus(veldstad_visit: Visiting) -> None:
    """Adding goes to the new entry, moving stays on the button, what was taken away can be put back."""
    with veldstad_visit() as visited:
        page = opened(visited)
        for title in ("Eerst", "Daarna"):
            page.get_by_role("button", name="Leerpunt erbij").click()
            page.keyboard.type(title)
        page.get_by_role("button", name="Omhoog: leerpunt 2").press("Enter")
        assert text_of(page).index("Daarna") < text_of(page).index("Eerst")
        page.get_by_role("button", name="Leerpunt erbij").click()
        page.get_by_role("button", name="Omlaag: leerpunt 1").press("Enter")
        expect(page.get_by_role("button", name="Omlaag: leerpunt 2")).to_be_focused()
        page.get_by_role("button", name="Weghalen: leerpunt 2").press("Enter")
        expect(page.get_by_role("button", name="Zet terug")).to_be_focused()
        assert "Daarna" not in text_of(page)
        page.get_by_role("button", name="Zet terug").press("Enter")
        assert "id: daarna" in text_of(page)


def test_what_is_new_goes_with_its_entry(veldstad_visit: Visiting) -> None:
    """And comes back with it; as long as another entry names it, it stays."""
    with veldstad_visit() as visited:
        page = opened(visited)
        for number in range(2):
            field(page, "parties").get_by_role("button", name="Nog een partij").click()
            choose(page, "Het Nieuwe Koor", "Het Nieuwe Koor", "parties", number)
        whole = text_of(page)
        assert whole.count("het-nieuwe-koor") == 3
        field(page, "parties").get_by_role("button", name="Weghalen: partij 2").click()
        assert "id: het-nieuwe-koor" in text_of(page)
        field(page, "parties").get_by_role("button", name="Weghalen: partij 1").click()
        assert "koor" not in text_of(page)
        expect(page.locator("#nieuw")).to_be_hidden()
        page.get_by_role("button", name="Zet terug").click()
        assert "id: het-nieuwe-koor" in text_of(page)


# --- Draft -----------------------------------------------------------------------------


def test_a_draft_comes_back_and_can_be_thrown_away(veldstad_visit: Visiting) -> None:
    """It stays in this browser; a case has its own; nothing else is stored there."""
    with veldstad_visit() as visited:
        page = opened(visited)
        typed(page, "Half af", "title")
        expect(page.get_by_text("Concept bewaard")).to_be_visible()
        assert page.evaluate("Object.keys(localStorage)") == ["wijkengids-concept:nieuw"]
        page = opened(visited, f"?casus={LANTERN}")
        expect(page.locator(".concept")).to_have_count(0)
        page = opened(visited)
        expect(page.locator(".concept")).to_contain_text("Half af")
        page.get_by_role("button", name="Ga ermee verder").click()
        expect(field(page, "title").locator("input")).to_have_value("Half af")
        page = opened(visited)
        page.locator(".concept").get_by_role("button", name="Gooi het concept weg").click()
        assert page.evaluate("localStorage.length") == 0
        expect(field(page, "title").locator("input")).to_have_value("")
        assert visited.faults == []


def test_a_draft_of_an_older_file_says_so(veldstad_visit: Visiting) -> None:
    """Going on with it would undo what somebody else changed in the meantime."""
    with veldstad_visit() as visited:
        page = opened(visited, f"?casus={LANTERN}")
        typed(page, "Anders", "title")
        expect(page.get_by_text("Concept bewaard")).to_be_visible()
        page = opened(visited, f"?casus={LANTERN}")
        expect(page.locator(".concept")).to_contain_text("Anders")
        expect(page.locator(".concept")).not_to_contain_text("daarna veranderd")
        page.evaluate(
            """(name) => {
            const draft = JSON.parse(localStorage.getItem(name));
            localStorage.setItem(name, JSON.stringify({ ...draft, from: `${draft.from}# ouder` }));
        }""",
            f"wijkengids-concept:{LANTERN}",
        )
        page = opened(visited, f"?casus={LANTERN}")
        expect(page.locator(".concept")).to_contain_text("daarna veranderd")
        assert visited.violations() == []


def test_what_is_typed_beside_a_draft_has_a_draft_of_its_own(veldstad_visit: Visiting) -> None:
    """Nothing takes the place of anything before it was asked, and two windows do not write over each other."""
    keys = "Object.keys(localStorage).sort()"
    both = ["wijkengids-concept:nieuw", "wijkengids-concept:nieuw:2"]
    with veldstad_visit() as visited:
        page = opened(visited)
        other = visited.context.new_page()
        other.goto(page.url)
        expect(other.locator("[data-form][data-ready]")).to_be_visible()
        for window, title in ((page, "Eerste"), (other, "Tweede")):
            typed(window, title, "title")
            expect(window.get_by_text("Concept bewaard")).to_be_visible()
        assert page.evaluate(keys) == both
        other.close()
        page = opened(visited, "?veld=review_by")
        typed(page, "Derde", "title")
        page.locator(".concept__een").filter(has_text="Tweede").get_by_role("button", name="Ga ermee verder").click()
        expect(page.locator(".concept")).to_contain_text("U hebt hier al iets getypt")
        page.get_by_role("button", name="Open het concept").click()
        expect(field(page, "title").locator("input")).to_have_value("Tweede")
        expect(field(page, "review_by").locator("input")).to_be_focused()
        expect(page.locator(".concept")).to_contain_text("Derde")
        assert page.evaluate(keys) == [*both, "wijkengids-concept:nieuw:3"]
        typed(page, "Tweede, verder", "title")
        page.evaluate("dispatchEvent(new Event('beforeunload'))")
        assert page.evaluate("JSON.parse(localStorage['wijkengids-concept:nieuw:2']).value.title") == "Tweede, verder"
        page.locator(".form__balk").get_by_role("button", name="Gooi het concept weg").click()
        expect(page.locator(".form__bewaard")).to_be_focused()
        opened(visited)
        assert page.evaluate(keys) == ["wijkengids-concept:nieuw", "wijkengids-concept:nieuw:3"]
        assert visited.faults == []


def test_without_storage_it_works_and_warns(veldstad_visit: Visiting) -> None:
    """A browser that refuses to keep anything: it says so, and asks before the page is left."""
    with veldstad_visit() as visited:
        visited.page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('nee', 'SecurityError'); }});")
        page = opened(visited)
        typed(page, "Half af", "title")
        expect(page.get_by_text("Uw browser bewaart geen concept")).to_be_visible()
        asked: list[str] = []

        def answer(dialog: object) -> None:
            asked.append(getattr(dialog, "type"))
            getattr(dialog, "accept")()

        page.on("dialog", answer)
        page.goto("about:blank")
        assert asked == ["beforeunload"]


# --- Sending ----------------------------------------------------------------------------


def with_repository(page: Page) -> None:
    """As if the site had a repository, and with the windows that are opened written down."""

    def serve(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("data-form", 'data-form data-edit="https://code.voorbeeld.nl/wij/gids/edit/main/"', 1))

    page.route(re.compile(r"/meedoen/casus/(\?.*)?$"), serve)
    page.add_init_script("window.opened = []; window.open = (address) => { window.opened.push(address); return null; };")


def test_while_the_repository_is_a_placeholder_nothing_leads_there(veldstad_visit: Visiting) -> None:
    """Copying and downloading remain, and it says what to do then."""
    with veldstad_visit() as visited:
        page = opened(visited)
        expect(page.get_by_role("button", name="Open in GitHub")).to_have_count(0)
        expect(page.locator("#versturen")).to_contain_text("nog geen postadres")
        assert "Open in GitHub" not in (page.locator(".form-uitleg").text_content() or "")
        assert "naar de redactie" not in page.locator("main").inner_text()


def test_what_is_not_finished_can_be_kept_from_where_one_is_brought(veldstad_visit: Visiting) -> None:
    """The summary says what happened and has the button, and the way back to the end."""
    with veldstad_visit() as visited:
        page = opened(visited)
        page.locator("[data-do=download]").click()
        summary = page.locator(".samenvatting")
        expect(summary).to_be_focused()
        expect(summary).to_contain_text("U koos ‘Download’")
        with page.expect_download() as waiting:
            summary.get_by_role("button", name="Download toch").click()
        assert waiting.value.suggested_filename == "nieuw-voorbeeld.yml"
        expect(summary).to_contain_text("is bewaard")
        summary.get_by_role("link", name="Ga naar ‘Versturen’").click()
        expect(page.locator("#deel-versturen")).to_be_focused()
        typed(page, "Verder", "title")
        expect(summary.get_by_role("button", name="Download toch")).to_have_count(0)


def test_github_opens_with_the_file(veldstad_visit: Visiting) -> None:
    """A new file has its name and its text in the address; of an existing one the text is on the clipboard too."""
    with veldstad_visit() as visited:
        visited.context.grant_permissions(["clipboard-read", "clipboard-write"])
        with_repository(visited.page)
        page = opened(visited)
        fill_in(page)
        page.locator("[data-do=github]").click()
        page.wait_for_function("window.opened.length")
        address = urlsplit(page.evaluate("window.opened[0]"))
        assert address.path == "/wij/gids/new/main"
        asked = parse_qs(address.query, keep_blank_values=True)
        assert asked["filename"] == ["cases/de-klusbus-lantaarnbuurt.yml"]
        assert asked["value"] == [text_of(page)]
        page = opened(visited, "?casus=straatfeest")
        typed(page, "Straatfeest in mei", "title")
        page.locator("[data-do=github]").click()
        page.wait_for_function("window.opened.length")
        assert urlsplit(page.evaluate("window.opened[0]")).path == "/wij/gids/edit/main/cases/straatfeest.yml"
        visited.copied(text_of(page))
        expect(page.locator("#versturen")).to_contain_text("Plak hem dan")


def test_a_file_that_is_too_long_for_an_address(veldstad_visit: Visiting) -> None:
    """Is copied instead, and it says so; GitHub opens without the text."""
    with veldstad_visit() as visited:
        visited.context.grant_permissions(["clipboard-read", "clipboard-write"])
        with_repository(visited.page)
        page = opened(visited)
        fill_in(page)
        typed(page, "\n\n".join("Een zin die nog een keer wordt verteld." for _ in range(250)), "background")
        page.locator("[data-do=github]").click()
        expect(page.locator("#versturen")).to_contain_text("te lang om mee te geven")
        assert page.evaluate("window.opened[0]") == "https://code.voorbeeld.nl/wij/gids/new/main?filename=cases%2Fde-klusbus-lantaarnbuurt.yml"
        visited.copied(text_of(page))


@pytest.mark.parametrize(
    ("name", "said"), [("straatfeest", "Er is al een voorbeeld"), ("de-lantaarn", "Er is al een voorbeeld"), ("De Klusbus", "kan geen naam zijn"), ("status", "adres van een lijst")]
)
def test_a_name_that_cannot_be(veldstad_visit: Visiting, name: str, said: str) -> None:
    """Taken, not well-formed or reserved: it is said at the field."""
    with veldstad_visit() as visited:
        page = opened(visited)
        box = page.get_by_label("Naam van het bestand")
        box.fill(name)
        box.blur()
        expect(page.locator("#bestandsnaam .melding")).to_contain_text(said)
        page.locator("[data-do=controleer]").click()
        page.locator(".samenvatting").get_by_role("link", name=re.compile("^Naam van het bestand")).click()
        expect(box).to_be_focused()


# --- A file that is pasted ----------------------------------------------------------------


BROKEN = {
    "a tab": "title: Proef\n\tsummary: x\n",
    "a colon in a title": "title: Proef: het begin\n",
    "a wrong indent": "title: Proef\n  summary: x\n",
    "an unknown key": "titel: Proef\n",
    "a key twice": "title: Proef\ntitle: Nog een\n",
    "an amount in words": "title: Proef\nfinancing:\n  lines:\n    - {id: x, what: x, nature: kosten, amount: {value: 2 ton, unit: EUR}, source: {document: verslag-veldstad-2017}}\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_gets_the_messages_of_the_gate(veldstad_visit: Visiting, veldstad: Path, text: str) -> None:
    """The same words at the same line and column; what could not be read stays in the box."""
    (veldstad / "cases/nieuw-voorbeeld.yml").write_text(text, encoding="utf-8", newline="")
    expected = [(one.line, one.column, one.message, one.hint) for one in problems(veldstad) if one.path == "cases/nieuw-voorbeeld.yml"]
    assert expected
    with veldstad_visit() as visited:
        page = opened(visited)
        pasted(page, text)
        lines = [line.text_content() or "" for line in page.locator(".bestand__lijst > li").all()]
        assert len(lines) == len(expected)
        for said, (line, column, message, hint) in zip(lines, expected, strict=True):
            assert said.startswith(f"Regel {line}, teken {column}. ")
            assert message[1:] in said
            assert hint[1:] in said
        expect(page.get_by_label("Of plak de tekst van een bestand")).to_have_value(text)
        assert visited.faults == []


def test_a_pasted_file_fills_the_form_and_can_be_taken_back(veldstad_visit: Visiting) -> None:
    """All of the biggest invented case, and what stood there before: also after a second file and one that cannot be read."""
    text = (INVENTED / f"cases/{LANTERN}.yml").read_text(encoding="utf-8")
    with veldstad_visit() as visited:
        page = opened(visited)
        typed(page, "Wat er stond", "title")
        before = text_of(page)
        pasted(page, "# een opmerking\n" + text)
        tab(page, "Schrijven")
        expect(field(page, "title").locator("input")).to_have_value("Buurtwerf De Lantaarn")
        assert "# een opmerking" in text_of(page)
        pasted(page, "title: Nog een\n")
        pasted(page, "title: Proef: het begin\n")
        expect(page.locator(".bestand")).not_to_contain_text("is gevuld met dit bestand")
        page.get_by_role("button", name="Zet terug wat er stond").click()
        expect(page.locator(".bestand__meldingen")).to_be_focused()
        expect(page.locator(".bestand__meldingen")).to_have_text("Teruggezet.")
        assert "# een opmerking" in text_of(page)
        tab(page, "Bestand")
        page.get_by_role("button", name="Zet terug wat er stond").click()
        expect(page.get_by_role("button", name="Zet terug wat er stond")).to_have_count(0)
        assert text_of(page) == before
        expect(page.locator(".samenvatting")).to_be_hidden()
        typed(page, "Anders", "title")
        expect(page.get_by_label("Naam van het bestand")).to_have_value("anders")


def test_what_the_form_does_not_know_is_settled_by_its_writer(veldstad_visit: Visiting) -> None:
    """An unknown field is taken over or away; a field that stood there twice stays in the list until someone looked."""
    text = (INVENTED / f"cases/{LANTERN}.yml").read_text(encoding="utf-8")
    scale = re.search(r"^scale: .*$", text, re.MULTILINE)
    assert scale
    with veldstad_visit() as visited:
        page = opened(visited)
        pasted(page, text.replace(scale[0], "schaal" + scale[0].removeprefix("scale") + "\nkleur: rood"))
        tab(page, "Schrijven")
        summary = page.locator(".samenvatting")
        expect(summary).to_contain_text("2 dingen")
        summary.get_by_role("link", name=re.compile("schaal")).click()
        unknown = field(page, "schaal")
        expect(unknown.get_by_label("Welk veld is het?")).to_be_focused()
        expect(unknown.locator(".melding")).to_have_count(1)
        assert visited.violations() == []
        unknown.get_by_role("button", name="Neem over").click()
        assert scale[0] in text_of(page)
        field(page, "kleur").get_by_role("button", name="Haal weg").click()
        expect(summary).to_contain_text("Alles klopt")
        expect(page.locator("#rest-van-bestand")).to_be_hidden()
        pasted(page, text.replace(scale[0], f"{scale[0]}\n{scale[0]}"))
        tab(page, "Schrijven")
        expect(summary).to_contain_text("Er is nog 1 ding te verbeteren")
        page.locator("#rest-van-bestand").get_by_role("button", name="Nagekeken").click()
        expect(summary).to_contain_text("Alles klopt")
        assert visited.faults == []


def test_another_case_is_not_filled_in_unasked(veldstad_visit: Visiting) -> None:
    """One case is open and the file is of another: the form asks first."""
    text = (INVENTED / f"cases/{LANTERN}.yml").read_text(encoding="utf-8")
    with veldstad_visit() as visited:
        page = opened(visited, "?casus=straatfeest")
        before = text_of(page)
        pasted(page, text)
        expect(page.locator(".bestand__meldingen")).to_contain_text("Dit lijkt een ander voorbeeld (Buurtwerf De Lantaarn)")
        assert page.locator(".bestand__meldingen a").get_attribute("href") == f"?casus={LANTERN}"
        page.get_by_role("button", name="Laat staan").click()
        assert text_of(page) == before
        pasted(page, text)
        page.get_by_role("button", name="Vul het hier toch in").click()
        assert text_of(page) == text
        pasted(page, before.replace("title: ", "title: Nieuw "))
        expect(page.get_by_text("is gevuld met dit bestand")).to_be_visible()


ODD_SHAPES = {
    "a list where words belong": "title: [Proef]\nsummary: {een: twee}\nstatus: [pilot]\nperiod: [2014]\nlearnings: [{title: [x], text: {a: b}}, null, x]\n",
    "words where a list belongs": "title: Proef\nlearnings: x\nfinancing: {lines: {a: b}}\nsources: x\nplaces: veldstad\n",
    "names that JavaScript has": "title: Proef\n__proto__: {title: Vals}\nconstructor: x\nplaces: [constructor, __proto__]\nparties: [{party: constructor, role: toString}]\nstatus: valueOf\n",
}


@pytest.mark.parametrize("text", ODD_SHAPES.values(), ids=ODD_SHAPES)
def test_a_pasted_file_of_any_shape(veldstad_visit: Visiting, text: str) -> None:
    """What fits is taken over, in every view; what has no place in the form is told, and can be settled there."""
    with veldstad_visit() as visited:
        page = opened(visited)
        pasted(page, text)
        assert page.locator(".bestand__lijst > li").count()
        for name in ("Schrijven", "Bekijken", "Bestand"):
            tab(page, name)
        tab(page, "Schrijven")
        assert text_of(page)
        assert page.evaluate("({}).title === undefined")
        assert visited.faults == []


def test_an_empty_list_stays_where_it_says_something(veldstad_visit: Visiting) -> None:
    """`initiators: []` is not the same as no `initiators`, which means that they are unknown."""
    with veldstad_visit() as visited:
        page = opened(visited)
        pasted(page, "title: Proef\ninitiators: []\nterms: []\n")
        assert text_of(page) == "title: Proef\ninitiators: []\n"


def test_comments_come_back_with_what_they_are_about(veldstad_visit: Visiting) -> None:
    """When another file is taken back, and with a draft."""
    with veldstad_visit() as visited:
        page = opened(visited)
        pasted(page, "# van mij\ntitle: Proef\n")
        pasted(page, "# van een ander\ntitle: Anders\n")
        page.get_by_role("button", name="Zet terug wat er stond").click()
        assert text_of(page).startswith("# van mij\ntitle: Proef\n")
        expect(page.get_by_text("Concept bewaard")).to_be_visible()
        page = opened(visited)
        page.get_by_role("button", name="Ga ermee verder").click()
        assert text_of(page).startswith("# van mij\ntitle: Proef\n")


# --- Preview, looks ---------------------------------------------------------------------


def test_the_preview_says_what_the_page_says(real: Built, visit: Visiting) -> None:
    """Headings, figures, amounts and learnings stand in it in the same words as on the page."""
    with visit() as visited:
        for name in ROUND_TRIPS[:2]:
            page = opened(visited, f"?casus={name}")
            tab(page, "Bekijken")
            preview = " ".join(page.locator(".proef").inner_text().split()).lower()
            found = real.pages[f"casussen/{name}/"]
            amounts = [" ".join(node.text.split()).lower() for cell in found.all("td") for node in cell.all("span", "amount")]
            rows = [" ".join(node.text.split()) for node in found.all("div", "fit")[0].all("dt")]
            assert [node.inner_text() for node in page.locator(".proef .fit dt").all()] == rows
            assert page.locator(".proef .fit dd .proef__link").count()
            assert page.locator(".proef .section__body.flow").filter(has_text=re.compile(r"\w")).count()
            assert not re.search(r"\*\*|\]\(|\[\^", preview), name
            for words in [*amounts, *(learning.title.lower() for learning in real.guide.cases[name].learnings)]:
                assert words.replace("'", "’") in preview.replace("'", "’"), words
        assert visited.faults == []


def test_the_preview_does_not_speak_for_the_source(veldstad_visit: Visiting) -> None:
    """What nobody filled in is not filled in yet. That the source does not say who began stands there when the writer chose so."""
    with veldstad_visit() as visited:
        page = opened(visited)
        preview = page.locator(".proef")
        tab(page, "Bekijken")
        expect(preview).to_contain_text("Nog niet ingevuld")
        expect(preview).not_to_contain_text(re.compile("de bron", re.IGNORECASE))
        pasted(page, "title: Proef\ninitiators: [onbekend]\n")
        tab(page, "Bekijken")
        expect(preview.locator(".fact").filter(has_text="Wie begon")).to_contain_text("Dat zegt de bron niet")


def test_a_file_is_chosen_with_a_button_of_our_own(veldstad_visit: Visiting) -> None:
    """In Dutch, with the keyboard, with a line around it; the browser's own button and words are not in view."""
    with veldstad_visit() as visited:
        page = opened(visited)
        # Listened for from the start: the browser has to hear of it before the key is pressed.
        asked: list[FileChooser] = []
        page.on("filechooser", lambda chooser: asked.append(chooser))
        tab(page, "Bestand")
        own = page.locator("input[type=file]")
        expect(page.get_by_label("Kies een bestand", exact=True)).to_have_attribute("type", "file")
        expect(own).to_have_css("opacity", "0")
        page.get_by_label("Het bestand zoals het nu is").focus()
        page.keyboard.press("Tab")
        expect(own).to_be_focused()
        expect(page.locator("label.bestand__kies")).to_have_css("outline-width", "3px")
        page.keyboard.press("Enter")
        until(page, lambda: bool(asked))
        asked[0].set_files({"name": "straatfeest.yml", "mimeType": "text/yaml", "buffer": b"title: Uit een bestand\n"})
        expect(page.get_by_text("Het formulier is gevuld met dit bestand.")).to_be_visible()


def test_hostile_text_stays_text(veldstad_visit: Visiting) -> None:
    """In the preview, in messages, in the summary and in the comparison: nothing of it becomes a part of the page."""
    with veldstad_visit() as visited:
        page = opened(visited, f"?casus={LANTERN}")
        for path in (("title",), ("summary",), ("approach",), ("status_date",), ("learnings", 0, "title")):
            if path[0] == "learnings":
                page.locator("[data-entry='[\"learnings\",0]'] summary").first.click()
            typed(page, HOSTILE, *path)
        page.locator("[data-do=controleer]").click()
        for name in ("Bekijken", "Verschil", "Bestand", "Schrijven"):
            tab(page, name)
            assert page.locator("main img, [data-form] script").count() == 0
        tab(page, "Bekijken")
        expect(page.locator(".proef__titel")).to_have_text(HOSTILE)
        assert page.title() != "mis"
        assert visited.faults == []


def test_nothing_scrolls_sideways_on_the_smallest_phone(veldstad_visit: Visiting) -> None:
    """320 pixels are enough for every view, with everything unfolded."""
    with veldstad_visit(width=320) as visited:
        page = opened(visited, f"?casus={LANTERN}")
        page.locator("[data-do=controleer]").click()
        acts.form_unfolded(page)
        for name in ("Schrijven", "Bekijken", "Verschil", "Bestand"):
            tab(page, name)
            assert visited.too_wide() == [], name
        tab(page, "Schrijven")
        # The bar is one row, and what one comes to from below does not end up behind it.
        assert page.locator(".tabs").evaluate("(bar) => bar.offsetHeight") < 60
        page.locator(".form__schrijven input[type=text]:visible").last.focus()
        for _ in range(12):
            page.keyboard.press("Shift+Tab")
            hidden = page.evaluate("() => document.activeElement.getBoundingClientRect().top - document.querySelector('.tabs').getBoundingClientRect().bottom")
            assert hidden >= 0


# --- The tip --------------------------------------------------------------------------------


def test_a_tip_is_copied_where_the_host_takes_no_forms(veldstad_visit: Visiting) -> None:
    """Nothing is sent; consent is required; the page says what happens."""
    with veldstad_visit() as visited:
        visited.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visited.go("meedoen/tip/")
        page = visited.page
        for label, words in (("Hoe heet het?", "De Klusbus"), ("Waar is het?", "Veldstad"), ("Wat gebeurde er?", "Een bus."), ("Wat leerde u?", "Begin klein.")):
            page.get_by_label(label).fill(words)
        page.get_by_role("button", name="Kopieer de tip").click()
        assert page.locator("[data-tip-said]").inner_text() == ""
        page.get_by_label("Ik ben akkoord").check()
        page.get_by_role("button", name="Kopieer de tip").click()
        expect(page.locator("[data-tip-said]")).to_contain_text("Gekopieerd")
        visited.copied(re.compile("^Hoe heet het\\?\\r?\\nDe Klusbus\\r?\\n\\r?\\nWaar is het\\?"))
        assert not [asked for asked in visited.asked if "tip" in asked and asked not in ("/meedoen/tip/", "/assets/js/form/tip.js")]


def test_no_contact_is_promised_where_there_is_none(real: Built) -> None:
    """Without an address and without a form of the host both pages begin with how things stand, and speak of no answer."""
    for address in ("meedoen/tip/", "toegankelijkheid/"):
        main = real.pages[address].all("main")[0]
        assert main.text.index("De gids heeft nog geen postadres") < main.text.index("Kent u iemand die aan de gids werkt?") < 700, address
        assert not re.search(r"Vertel het ons|zoeken uit wat|De redactie leest uw tip|hoort u", main.text), address


def test_a_tip_is_a_form_of_the_host_where_it_takes_them(small: Path) -> None:
    """To the site itself, with a trap for robots, and a page that thanks; without that, nothing leads there."""
    done = build(small, None, "--no-search", WIJKENGIDS_TIP_FORM="true")
    assert done.returncode == 0, done.stderr
    html = (small / "site/meedoen/tip/index.html").read_text(encoding="utf-8")
    assert re.search(r'<form[^>]* name="tip" method="post" action="\.\./\.\./meedoen/tip/bedankt/" data-netlify="true" data-netlify-honeypot="website"', html)
    assert '<input type="hidden" name="form-name" value="tip">' in html
    assert "tip.js" not in html
    assert (small / "site/meedoen/tip/bedankt/index.html").is_file()


def test_a_tip_can_go_by_mail(small: Path) -> None:
    """Where the site has an address for it: there the pages promise contact, and nowhere else."""
    (small / "content/toegankelijkheid.md").write_text("---\ntitle: Toegankelijkheid\ndescription: Een proef.\n---\nEen proef.\n", encoding="utf-8")
    done = build(small, None, "--no-search", WIJKENGIDS_TIP_MAIL="redactie@veldstad.example")
    assert done.returncode == 0, done.stderr
    html = (small / "site/meedoen/tip/index.html").read_text(encoding="utf-8")
    assert 'data-mail="redactie@veldstad.example"' in html
    assert "data-netlify" not in html
    form = (small / "site/meedoen/casus/index.html").read_text(encoding="utf-8")
    assert 'data-mail="redactie@veldstad.example"' in form
    said = (small / "site/toegankelijkheid/index.html").read_text(encoding="utf-8")
    assert "Wij zoeken uit wat er misgaat en lossen het op." in said
    assert "geen postadres" not in form + html + said
    shutil.rmtree(small / "site")
