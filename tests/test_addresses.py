"""Addresses that last: what is on the list, what is said of one that is lost, and what is left where something was."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.addresses.names import addresses_of, anchors_of, family, is_firm, item_of, subject_of, things_of
from generator.commands.record import recorded
from generator.markup import Markuper
from generator.outputs import Output
from generator.pages.cases import plan_cases
from generator.pages.gaps import Gaps
from generator.pages.site import Site
from generator.pipeline import Made, read_guide
from generator.reading.published import PUBLISHED, published_in
from tests.addresses import change, faults, lost, made, record, rename, withdraw
from tests.support import GUIDE, ROOT, problems, said, small_guide

WERF, BRUG = "casussen/buurtwerf-de-lantaarn/", "casussen/de-brug/"
FILE = "cases/buurtwerf-de-lantaarn.yml"
MOVES = "content/doorverwijzingen.yml"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what is drawn is kept, for all tests together."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """The invented guide with all its addresses on the list."""
    root = Path(shutil.copytree(GUIDE, tmp_path_factory.mktemp("bron") / "gids"))
    record(root, cache)
    return root


@pytest.fixture
def guide(published: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(published, tmp_path / "gids"))


def on_page(found: Made, path: str) -> str:
    """The HTML of one page."""
    return next(page.content for page in found.pages if page.path == path)


def file_of(found: Made, path: str) -> str:
    """What one file says."""
    return next(file.data.decode() for file in found.data if file.path == path)


# --- What is on the list ----------------------------------------------------------------------------


def test_what_is_a_promise() -> None:
    """Pages, files and places on pages; not numbered footnotes, parts of pictures, controls, or what only our scripts fetch."""
    html = (
        '<article class="learning" id="leerpunt-begin-klein"></article><tr id="bedrag-bouw"><h2 id="aanpak">x</h2><ol><li id="bron-12"></li></ol>'
        '<svg><title id="kaart-wide-titel"></title><g id="deel"></g></svg><input id="zoek"><p id="zoek-uitleg"><nav aria-labelledby="op-deze-pagina"><h2 id="op-deze-pagina">'
    )
    page = Output("casussen/de-brug/", "", "", "casus", html)
    assert list(anchors_of(page)) == ["leerpunt-begin-klein", "bedrag-bouw", "aanpak"]
    files = ["data/casussen.csv", "feed.xml", "casussen/de-brug/notitie.txt", "vergelijken/de-brug.json", "_redirects", "_headers", "meedoen/casus/gegevens.json"]
    home = Output("", "", "", "home", '<h2 id="nieuw">x</h2>')
    assert addresses_of([home, page], files) == {
        "#nieuw", "casussen/de-brug/", "casussen/de-brug/#leerpunt-begin-klein", "casussen/de-brug/#bedrag-bouw", "casussen/de-brug/#aanpak",
        "data/casussen.csv", "feed.xml", "casussen/de-brug/notitie.txt",
    }  # fmt: skip


def test_the_records_know_their_addresses(published: Path, cache: Path) -> None:
    """What follows from the records is really there when the pages are made, so that `check` may judge it."""
    things = things_of(read_guide(published).guide)
    assert len(things) > 50
    assert things <= set(made(published, cache).addresses)


def test_the_list_of_the_real_guide_is_in_order() -> None:
    """As the command writes it; every promise of the contract is on it, and nothing that only our scripts use."""
    text = (ROOT / PUBLISHED).read_text(encoding="utf-8")
    found, wrong = published_in(text)
    assert wrong == []
    assert recorded(ROOT, (), ()).text.decode() == text
    assert {"casussen/", "leernetwerken/", "data/casussen.csv", "api/v1/casussen.json", "meedoen/velden/#veld-figures-bound", "meedoen/meldingen/#dode-link"} <= found.keys()
    assert not [address for address in found if re.search(r"^assets/|zoeken/index/|#bron-\d|-wide-|vergelijken/.*json", address)]


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("casussen/de-brug/notitie.txt", "casussen/de-brug/"),
        ("casussen/de-brug/#aanpak", "casussen/de-brug/"),
        ("casussen/de-brug/#leerpunt-x", "casussen/de-brug/#leerpunt-x"),
        ("api/v1/themas/werk.json", "themas/werk/"),
        ("insluiten/casus/de-brug/", "casussen/de-brug/"),
        ("insluiten/grafiek/casus-de-brug-x/", "grafieken/casus-de-brug-x.svg"),
        ("grafieken/casus-de-brug-x.png", "grafieken/casus-de-brug-x.svg"),
        ("plaatjes/casussen/de-brug.png", "casussen/de-brug/"),
        ("data/indicatoren/banen.csv", "indicatoren/banen/"),
        ("plaatsen/veldstad/feed.xml", "plaatsen/veldstad/"),
        ("casussen/opgave/werk/", "casussen/opgave/werk/"),
        ("feed.xml", "feed.xml"),
        ("over/", "over/"),
    ],
)
def test_what_belongs_together(address: str, whole: str) -> None:
    """What is lost together is said once."""
    assert subject_of(address) == whole


def test_a_list_of_cases_is_no_case() -> None:
    """The list of a value moves with its theme."""
    assert item_of("casussen/opgave/") is None
    assert item_of("themas/werk/")
    assert "casussen/opgave/werk/" in family("themas/werk/")
    assert not is_firm("themas/werk/#leerpunten-geld")
    assert is_firm("meedoen/meldingen/#dode-link")


# --- What changes no other address ------------------------------------------------------------------

LISTS: tuple[Callable[[Any], Any], ...] = (lambda case: case["learnings"], lambda case: case["results"]["figures"], lambda case: case["financing"]["lines"])


def case_page(root: Path) -> set[str]:
    """The addresses on the page of the case."""
    site = Site(read_guide(root).guide, lambda path: "")
    [page] = [page.make() for page in plan_cases(site, Gaps(site), Markuper(ROOT / "theme/guide")) if page.path == WERF]
    return set(anchors_of(page))


@settings(max_examples=10)
@given(
    which=st.sampled_from(range(3)), keep=st.lists(st.integers(0, 9), unique=True), order=st.randoms(use_true_random=False), new=st.lists(st.from_regex(r"[a-z]{3,8}x", fullmatch=True), unique=True)
)
def test_each_thing_keeps_its_own_address(which: int, keep: list[int], order: Any, new: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Leaving out, adding and reordering learnings, figures and lines changes the address of no other."""
    root = Path(shutil.copytree(GUIDE, tmp_path_factory.mktemp("eigen") / "gids"))
    file = root / FILE
    case = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    # Which refer to each other by their ids.
    case.pop("notes", None)
    for learning in case["learnings"]:
        learning.pop("answers", None)
    part = LISTS[which](case)
    word = ("leerpunt", "cijfer", "bedrag")[which]
    before = [entry["id"] for entry in part]
    left = [entry for number, entry in enumerate(part) if number in keep]
    # (Copied whole: what is shared would be written with anchors, which the gate refuses.)
    part[:] = [*left, *({**deepcopy(part[0]), "id": name} for name in new)]
    order.shuffle(part)
    file.write_text(yaml.safe_dump(case, allow_unicode=True, sort_keys=False), encoding="utf-8")
    was, now = case_page(GUIDE), case_page(root)
    own = {f"{word}-{name}" for name in before}
    assert {anchor for anchor in now if anchor.startswith(f"{word}-")} == {f"{word}-{entry['id']}" for entry in (*left, *({"id": name} for name in new))}
    assert {anchor for anchor in was - own if is_firm(f"{WERF}#{anchor}")} <= now


# --- What is said of an address that is lost --------------------------------------------------------


def test_a_rename_without_its_earlier_id(guide: Path, cache: Path) -> None:
    """One message for the page and all that stood on it; the new name is recognised by what stands there, however different it is."""
    rename(guide, "de-brug", "heel-iets-anders", alias=False)
    [words] = lost(faults(guide, cache))
    assert words == ("het adres /casussen/de-brug/ bestaat niet meer (en 2 eronder) (kreeg de casus een andere naam? Zet in cases/heel-iets-anders.yml: aliases: [de-brug]) [verloren-adres]")


def test_the_line_of_the_list(guide: Path, cache: Path) -> None:
    """A message points to the address in the list."""
    rename(guide, "de-brug", "de-burg", alias=False)
    [words] = [words for words in faults(guide, cache) if "verloren" in words]
    line = int(words.split(":")[1])
    assert (guide / PUBLISHED).read_text(encoding="utf-8").split("\n")[line - 1] == BRUG


def test_a_rename_with_its_earlier_id(guide: Path, cache: Path) -> None:
    """Nothing is lost, and the new addresses only wait to be recorded."""
    rename(guide, "de-brug", "brug-der-buren", alias=True)
    assert faults(guide, cache) == []
    assert {address for address in made(guide, cache).unrecorded if "brug" in address} >= {"casussen/brug-der-buren/", "casussen/brug-der-buren/#leerpunt-stempels"}


def test_a_case_that_is_taken_away(guide: Path, cache: Path) -> None:
    """The remedy gives the entry; with it the guide can be published."""
    withdraw(guide, "de-brug")
    [words] = lost(faults(guide, cache))
    assert "Is het ingetrokken? Zet in content/doorverwijzingen.yml: - {from: casussen/de-brug/, gone: WAAROM, date: JJJJ-MM-DD}" in words
    entry = re.search(r"- \{from:.*\}", words)
    assert entry
    change(guide, (MOVES, entry[0].replace("WAAROM", "De bron klopte niet").replace("JJJJ-MM-DD", "2026-12-01") + "\n"))
    assert faults(guide, cache) == []


@pytest.mark.parametrize(
    ("old", "new", "anchor"),
    [("koffie", "bakkie", "bedrag"), ("betaalde-baan", "echte-baan", "cijfer"), ("wie-houdt-de-sleutel", "sleutel", "leerpunt")],
)
def test_a_thing_with_another_id(guide: Path, cache: Path, old: str, new: str, anchor: str) -> None:
    """Its old id, or the very line for the register; that line is enough, also for the chart of a figure, and the old anchor leads to the same place."""
    change(guide, (FILE, lambda text: re.sub(rf"(?<![a-z-]){old}(?![a-z-])", new, text)))
    [words] = lost(faults(guide, cache))
    line = f"- {{from: {WERF}#{anchor}-{old}, to: {WERF}#{anchor}-{new}}}"
    assert words == f"het adres /{WERF}#{anchor}-{old} bestaat niet meer (zet de id '{old}' terug, of zet in content/doorverwijzingen.yml: {line}) [verloren-adres]"
    change(guide, (MOVES, line + "\n"))
    assert faults(guide, cache) == []
    page = on_page(made(guide, cache), WERF)
    assert re.search(rf'id="{anchor}-{new}"[^>]*>(\s*<th[^>]*>)?<span id="{anchor}-{old}"></span>', page)
    assert "Verhuisd of ingetrokken" not in page


def test_a_chart_that_has_too_little_left_to_show(guide: Path, cache: Path) -> None:
    """Nobody took it away, so nobody has to say so: its frame stays at its address and says it, and its files lead there."""
    name = "casus-buurtwerf-de-lantaarn-betaalde-baan"
    assert f"grafieken/{name}.svg" in {file.path for file in made(guide, cache).data}
    change(guide, (FILE, lambda text: re.sub(r"value: 15\n( +)bound: bijna", r"words: nog niet geteld", text)))
    site = made(guide, cache)
    files = {file.path: file.data.decode() for file in site.data if file.path in (f"insluiten/grafiek/{name}/index.html", f"grafieken/{name}.svg", "_redirects")}
    assert f"grafieken/{name}.svg" not in files
    frame = files[f"insluiten/grafiek/{name}/index.html"]
    assert "Deze grafiek is er niet meer" in frame
    assert f'href="../../../{WERF}" target="_top"' in frame
    assert "<script" not in frame
    for form in ("svg", "png", "csv"):
        assert f"/grafieken/{name}.{form} /insluiten/grafiek/{name}/ 301\n" in files["_redirects"]


def test_all_charts_at_once_are_no_change_of_facts(guide: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When most charts vanish the program is to blame: then each is lost."""
    monkeypatch.setattr("generator.pipeline.plan_charts", lambda site: {})
    assert any("insluiten/grafiek" in words or "grafieken" in words for words in lost(faults(guide, cache)))


def test_a_learning_that_is_withdrawn(guide: Path, cache: Path) -> None:
    """The page says so at the old anchor, with the reason and the day."""
    change(guide, ("cases/de-brug.yml", lambda text: re.sub(r"learnings:\n(  .*\n)+", "", text)))
    [words] = lost(faults(guide, cache))
    assert "- {from: casussen/de-brug/#leerpunt-stempels, gone: WAAROM, date: JJJJ-MM-DD}" in words
    change(guide, (MOVES, f"- {{from: {BRUG}#leerpunt-stempels, gone: Het bleek niet te kloppen, date: 2026-12-01}}\n"))
    assert faults(guide, cache) == []
    page = on_page(made(guide, cache), BRUG)
    assert '<li id="leerpunt-stempels">Dit leerpunt is ingetrokken op 1 december 2026. Reden: Het bleek niet te kloppen.' in page
    # The section that held it came and went by itself: whoever follows a link to it is told.
    assert '<li id="leerpunten" class="kept__quiet">U volgde een link naar een onderdeel dat niet meer op deze pagina staat.</li>' in page


def test_a_learning_that_moved_to_another_case(guide: Path, cache: Path) -> None:
    """The page where it stood says where it is now."""
    part = "learnings:\n  - id: stempels\n    title: Stempels raken op\n    about: meten\n    source: {document: verslag-veldstad-2017, line: 410}\n"
    change(guide, ("cases/de-brug.yml", lambda text: text.replace(part, "")), ("cases/straatfeest.yml", lambda text: text + part))
    [words] = lost(faults(guide, cache))
    line = "- {from: casussen/de-brug/#leerpunt-stempels, to: casussen/straatfeest/#leerpunt-stempels}"
    assert line in words
    change(guide, (MOVES, line))
    assert faults(guide, cache) == []
    assert 'Dit leerpunt staat nu ergens anders: <a href="../../casussen/straatfeest/#leerpunt-stempels">ga erheen</a>.' in on_page(made(guide, cache), BRUG)


def test_a_merge(guide: Path, cache: Path) -> None:
    """What the other case has too keeps working; for the rest the check wants to know what became of it."""
    withdraw(guide, "de-brug")
    change(guide, (FILE, lambda text: text.replace("aliases: [de-lantaarn]", "aliases: [de-lantaarn, de-brug]").replace("id: koffie", "id: spaarkaart")))
    words = lost(faults(guide, cache))
    assert [line.split(" bestaat")[0] for line in words] == [f"het adres /{WERF}#bedrag-koffie", f"het adres /{BRUG}#leerpunt-stempels"]
    entries = [f"- {{from: {WERF}#bedrag-koffie, to: {WERF}#bedrag-spaarkaart}}", f"- {{from: {BRUG}#leerpunt-stempels, gone: Dubbel, date: 2026-12-01}}"]
    change(guide, (MOVES, "\n".join(entries)))
    assert faults(guide, cache) == []
    found = made(guide, cache)
    # The browser keeps the anchor while it goes on: there it is told.
    assert '<li id="leerpunt-stempels">Dit leerpunt is ingetrokken' in on_page(found, WERF)
    assert f"/{BRUG}* /{WERF}:splat 301!" in file_of(found, "_redirects")


def test_a_theme_with_another_name(guide: Path, cache: Path) -> None:
    """One line is enough for its page, its lists and its files."""
    change(guide, ("content/themas/nieuwe-financiering.md", None), ("content/themas/ander-geld.md", (GUIDE / "content/themas/nieuwe-financiering.md").read_text(encoding="utf-8")))
    for file in (guide / "cases").glob("*.yml"):
        file.write_text(file.read_text(encoding="utf-8").replace("nieuwe-financiering", "ander-geld"), encoding="utf-8")
    [words] = lost(faults(guide, cache))
    line = "- {from: themas/nieuwe-financiering/, to: themas/ander-geld/}"
    assert line in words
    change(guide, (MOVES, line))
    assert faults(guide, cache) == []
    found = made(guide, cache)
    assert "/casussen/werkwijze/nieuwe-financiering/ /casussen/werkwijze/ander-geld/ 301!" in file_of(found, "_redirects")
    assert 'href="../../../casussen/werkwijze/ander-geld/"' in file_of(found, "casussen/werkwijze/nieuwe-financiering/index.html")


def test_a_list_of_cases_that_has_become_empty_stays(guide: Path, cache: Path) -> None:
    """At its address, with the words that nothing fits now; nobody needs to do anything."""
    change(guide, ("cases/de-brug.yml", lambda text: text.replace("status: gestopt", "status: afgerond")))
    assert faults(guide, cache) == []
    page = on_page(made(guide, cache), "casussen/status/gestopt/")
    assert "Geen praktijkvoorbeelden." in page
    assert "Nu past er geen meer bij deze keuze" in page


def test_a_file_that_every_case_had_is_one_message(guide: Path, cache: Path) -> None:
    """Not one for each case."""
    change(guide, (PUBLISHED, lambda text: text + "".join(f"casussen/{name}/blad.pdf\n" for name in ("de-brug", "straatfeest", "programma-de-haven"))))
    [words] = lost(faults(guide, cache))
    assert words.startswith("het adres /casussen/de-brug/blad.pdf bestaat niet meer (en 2 zulke adressen)")


def test_a_section_that_was_renamed_in_the_theme(guide: Path, cache: Path) -> None:
    """Gone from every page that had it, it is a mistake; gone from one page, it is kept there."""
    change(guide, (PUBLISHED, lambda text: text + "".join(f"casussen/{name}/#hoe-toen\n" for name in ("de-brug", "straatfeest", "programma-de-haven"))))
    assert lost(faults(guide, cache)) == ["geen enkele pagina in /casussen/ heeft nog het onderdeel #hoe-toen (geef het onderdeel in theme/guide/ zijn oude id terug) [verloren-adres]"]
    change(guide, (PUBLISHED, lambda text: text.replace("casussen/straatfeest/#hoe-toen\ncasussen/programma-de-haven/#hoe-toen\n", "")))
    assert faults(guide, cache) == []
    assert '<li id="hoe-toen" class="kept__quiet">' in on_page(made(guide, cache), BRUG)


def test_a_section_that_has_nothing_to_show_any_more(guide: Path, cache: Path) -> None:
    """The theme still names it: that no page has it is no mistake, and whoever follows an old link is told."""
    change(guide, (PUBLISHED, lambda text: text + "".join(f"casussen/{name}/#rollen\n" for name in ("de-brug", "straatfeest", "programma-de-haven"))))
    assert faults(guide, cache) == []
    assert '<li id="rollen" class="kept__quiet">' in on_page(made(guide, cache), BRUG)


def test_a_calendar_without_days_stays(guide: Path, cache: Path) -> None:
    """Who subscribed to it finds it empty, not gone."""
    address = "leernetwerken/netwerk-van-werven/agenda.ics"
    files = {file.path: file.data for file in made(guide, cache).data}
    assert b"BEGIN:VEVENT" in files[address]
    change(guide, ("content/leernetwerken/netwerk-van-werven.md", lambda text: re.sub(r"date: (\d{4}-\d{2})-\d{2}", r"date: \1", text)))
    files = {file.path: file.data for file in made(guide, cache).data}
    assert b"BEGIN:VEVENT" not in files[address]
    assert b"BEGIN:VCALENDAR" in files[address]


# --- The register of moves ----------------------------------------------------------------------------

LIST = "casussen/oud/\ncasussen/ouder/\ncasussen/oudst/\ncasussen/de-brug/#leerpunt-weg\n"
ENTRIES = {
    "- {from: casussen/oud/, to: casussen/de-brug/}": "",
    "- {from: /casussen/oud/, to: /casussen/de-brug/}": "",
    "- {from: casussen/oud/, to: casussen/de-burg/}": "1:29: fout: het nieuwe adres /casussen/de-burg/ bestaat niet (bedoelt u 'casussen/de-brug/'?) [doorverwijzing]",
    "- {from: casussen/de-brug/, to: casussen/proef/}": "1:10: fout: het adres /casussen/de-brug/ bestaat nog (haal deze regel weg, of haal weg wat er nog staat) [doorverwijzing]",
    "- {from: casussen/oud/, to: casussen/ouder/}\n- {from: casussen/ouder/, to: casussen/oud/}": "1:29: fout: via /casussen/oud/ komt een lezer weer op hetzelfde adres uit (laat één van de regels naar het goede adres wijzen) [doorverwijzing]",
    "- {from: casussen/oud/, to: casussen/ouder/}\n- {from: casussen/ouder/, to: casussen/de-brug/}": "",
    "- {from: casussen/oud/, to: casussen/de-brug/}\n- {from: casussen/oud/, to: casussen/proef/}": "2:10: fout: over het adres /casussen/oud/ staat al iets in content/doorverwijzingen.yml:1 (haal één van de twee weg) [doorverwijzing]",
    "- {from: casussen/oudst/, to: casussen/de-brug/}\n- {from: casussen/ouds/, to: casussen/de-brug/}": "2:10: waarschuwing: het adres /casussen/ouds/ heeft nooit op de site gestaan (bedoelt u 'casussen/oudst/'?) [onbekend-adres]",
    "- {from: casussen/oud/}": "1:3: fout: hier hoort 'to' of 'gone' (schrijf to: met het nieuwe adres, of gone: met de reden en date: met de dag) [doorverwijzing]",
    "- {from: casussen/oud/, gone: Klopte niet}": "1:3: fout: er staat niet bij wanneer dit is ingetrokken (zet erbij: date: met jaar, maand en dag) [doorverwijzing]",
    "- {from: casussen/oud/, to: casussen/de-brug/, date: 2026-12-01}": "1:3: fout: 'date' hoort alleen bij iets dat is ingetrokken (haal date weg, of zet erbij: gone: met de reden) [doorverwijzing]",
    "- {from: casussen/oud/, gone: Klopte niet, date: 2026-12-01, to: casussen/de-brug/}": "",
    "- {from: casussen/oud/, gone: Klopte niet, date: december}": "1:50: fout: 'december' is geen dag (schrijf jaar, maand en dag: 2017-04-12) [ongeldige-datum]",
    "- {from: casussen/oud/, naar: casussen/de-brug/}": "1:25: fout: onbekend veld 'naar' (kies uit: from, to, gone, date, title) [onbekend-veld]",
    "- {from: https://gids.example/casussen/oud/, to: casussen/de-brug/}": (
        "1:10: fout: 'https://gids.example/casussen/oud/' is geen adres op de site "
        "(schrijf het zonder de naam van de site, zoals casussen/de-brug/ of casussen/de-brug/#leerpunt-begin-klein) [ongeldig-adres]"
    ),
    "from: casussen/oud/": "1:1: fout: dit bestand is een lijst van doorverwijzingen (begin elke regel met '- {from: …, to: …}') [verkeerd-type]",
}


@pytest.mark.parametrize("text", ENTRIES)
def test_what_is_said_of_the_register(text: str, tmp_path: Path) -> None:
    """Each mistake once, at its place; what is right is passed."""
    root = small_guide(tmp_path, changes={MOVES: text + "\n", PUBLISHED: LIST})
    found = [words for words in said(root) if words.startswith(MOVES)]
    assert found == ([f"{MOVES}:{ENTRIES[text]}"] if ENTRIES[text] else [])


def test_an_alias_and_an_entry_for_one_address(tmp_path: Path) -> None:
    """The earlier id of a case says already what became of its page."""
    case = small_guide(tmp_path / "x").joinpath("cases/de-brug.yml").read_text(encoding="utf-8") + "aliases: [oud]\n"
    line = case.split("\n").index("aliases: [oud]") + 1
    root = small_guide(tmp_path, changes={"cases/de-brug.yml": case, MOVES: "- {from: casussen/oud/, to: casussen/proef/}\n"})
    assert said(root) == [f"{MOVES}:1:10: fout: over het adres /casussen/oud/ staat al iets in cases/de-brug.yml:{line} (haal één van de twee weg) [doorverwijzing]"]


@pytest.mark.parametrize(
    ("aliases", "message"),
    [
        ("[proef]", "de oude id 'proef' is al van casus 'proef' (haal haar bij één van de twee weg) [dubbele-id]"),
        ("[de-brug]", "de oude id 'de-brug' is al van casus 'de-brug' (haal haar bij één van de twee weg) [dubbele-id]"),
        ("[oud, oud]", "de oude id 'oud' is al van casus 'de-brug' (haal haar bij één van de twee weg) [dubbele-id]"),
        ("[status]", "op /casussen/status/ staat al een lijst (kies een andere id, zoals 'status-en-plaats') [gereserveerde-id]"),
    ],
)
def test_an_alias_that_collides(aliases: str, message: str, tmp_path: Path) -> None:
    """With an id, with itself, or with a list."""
    case = small_guide(tmp_path / "x").joinpath("cases/de-brug.yml").read_text(encoding="utf-8") + f"aliases: {aliases}\n"
    assert [str(problem).partition("fout: ")[2] for problem in problems(small_guide(tmp_path, changes={"cases/de-brug.yml": case}))] == [message]


def test_an_alias_that_another_case_uses(tmp_path: Path) -> None:
    """The second of the two is told whose it is."""
    case = small_guide(tmp_path / "x").joinpath("cases/de-brug.yml").read_text(encoding="utf-8") + "aliases: [oud]\n"
    found = problems(small_guide(tmp_path, case, {"cases/de-brug.yml": case}))
    assert [str(problem) for problem in found] == [f"cases/proef.yml:{case.count(chr(10))}:11: fout: de oude id 'oud' is al van casus 'de-brug' (haal haar bij één van de twee weg) [dubbele-id]"]


@pytest.mark.parametrize("name", ["themas", "zoeken", "api", "data", "leeslijsten", "insluiten"])
def test_a_page_that_collides(name: str, tmp_path: Path) -> None:
    """A hand-written page does not stand where the site has something else."""
    [words] = said(small_guide(tmp_path, changes={f"content/{name}.md": "---\ntitle: Iets\n---\nIets.\n"}))
    assert words == f"content/{name}.md:2:1: fout: op /{name}/ staat al een pagina van de gids zelf (kies een andere naam voor dit bestand, zoals '{name}-2') [gereserveerde-id]"


@pytest.mark.parametrize("line", ["/casussen/de-brug/", "https://gids.example/", "<<<<<<< HEAD", "casussen/De Brug/", "casussen/de-brug/#"])
def test_a_line_that_is_no_address(line: str, tmp_path: Path) -> None:
    """It is named with its line."""
    found = said(small_guide(tmp_path, changes={PUBLISHED: f"# Uitleg.\n#\n\ncasussen/de-brug/\n{line}\n"}))
    assert [words.partition(" (")[0] for words in found] in (
        [f"{PUBLISHED}:5:1: fout: '{line}' is geen adres op de site"],
        [f"{PUBLISHED}:5:1: fout: hier staat een teken van een samenvoegconflict"],
    )


# --- What is left ---------------------------------------------------------------------------------------


def test_the_page_at_an_old_address(guide: Path, cache: Path) -> None:
    """It leads on without a script, says so in words, is not to be indexed and names the page that is."""
    found = made(guide, cache, "https://gids.veldstad.example/gids/")
    page = file_of(found, "casussen/de-lantaarn/index.html")
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../casussen/buurtwerf-de-lantaarn/"></noscript>' in page
    assert '<link rel="canonical" href="https://gids.veldstad.example/gids/casussen/buurtwerf-de-lantaarn/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert 'U vindt haar nu hier: <a href="../../casussen/buurtwerf-de-lantaarn/">Buurtwerf De Lantaarn</a>' in page
    assert "canonical" not in file_of(made(guide, cache), "casussen/de-lantaarn/index.html")
    assert "casussen/de-lantaarn/" not in {page.path for page in found.pages}


def test_a_withdrawn_case_leaves_a_page(guide: Path, cache: Path) -> None:
    """With its title, the day, the reason and what came instead; programs are told too, and nothing else names it."""
    withdraw(guide, "de-brug")
    change(guide, (MOVES, "- {from: casussen/de-brug/, title: De Brug, gone: De bron klopte niet, date: 2026-12-01, to: casussen/straatfeest/}\n"))
    found = made(guide, cache)
    page = file_of(found, "casussen/de-brug/index.html")
    for words in (
        "<h1>De Brug</h1>",
        "Deze pagina is ingetrokken op 1 december 2026.",
        "De bron klopte niet.",
        '<a href="../../casussen/straatfeest/">Straatfeest</a>',
        '<meta name="robots" content="noindex">',
    ):
        assert words in page
    assert json.loads(file_of(found, "api/v1/casussen/de-brug.json")) == {
        "id": "de-brug",
        "address": "/casussen/de-brug/",
        "withdrawn": {"date": "2026-12-01", "reason": "De bron klopte niet", "replaced_by": "/casussen/straatfeest/"},
    }
    assert "/casussen/de-brug/notitie.txt /casussen/de-brug/ 301" in file_of(found, "_redirects")
    assert "de-brug" not in file_of(found, "api/v1/casussen.json")
    assert not [page.path for page in found.pages if "casussen/de-brug/" in page.content and not page.path.startswith("meedoen/")]


def test_a_chain_of_renames(guide: Path, cache: Path) -> None:
    """Whoever comes by the first name ends at the last."""
    rename(guide, "de-brug", "brug-der-buren", alias=True)
    record(guide, cache)
    rename(guide, "brug-der-buren", "burenbrug", alias=False)
    change(guide, ("cases/burenbrug.yml", lambda text: text.replace("aliases: [de-brug]\n", "aliases: [de-brug, brug-der-buren]\n")))
    assert faults(guide, cache) == []
    rules = file_of(made(guide, cache), "_redirects")
    assert "/casussen/de-brug/* /casussen/burenbrug/:splat 301!" in rules
    assert "/casussen/brug-der-buren/* /casussen/burenbrug/:splat 301!" in rules


def test_the_rules_as_netlify_reads_them(guide: Path, cache: Path, tmp_path: Path) -> None:
    """Its own parser refuses none; the rule for all that is below a page comes last and goes before the page that stands there."""
    rename(guide, "de-brug", "brug-der-buren", alias=True)
    rules = tmp_path / "_redirects"
    rules.write_text(file_of(made(guide, cache), "_redirects"), encoding="utf-8")
    done = subprocess.run(["node", ROOT / "tests/read_redirects.mjs", rules], capture_output=True, text=True, check=True)
    read = json.loads(done.stdout)
    assert read["errors"] == []
    found = {rule["from"]: (rule["to"], rule["status"], rule["force"]) for rule in read["redirects"]}
    assert len(found) == len(read["redirects"]) == rules.read_text(encoding="utf-8").count("\n") - 1
    assert found["/casussen/de-brug/*"] == ("/casussen/brug-der-buren/:splat", 301, True)
    assert found["/api/v1/casussen/de-brug.json"] == ("/api/v1/casussen/brug-der-buren.json", 301, False)
    stars = ["*" in rule["from"] for rule in read["redirects"]]
    assert stars == sorted(stars)


# --- Recording ------------------------------------------------------------------------------------------


def test_recording_only_adds(guide: Path, cache: Path) -> None:
    """What was on the list stays, in order, once; a second time nothing is new."""
    change(guide, (PUBLISHED, lambda text: "zoeken/\n" + text + "# Een regel van een mens.\nweg/was/\n"))
    checked = read_guide(guide)
    first = recorded(guide, made_addresses := {"casussen/de-brug/", "nieuw/adres/"}, checked.content.published)
    assert first.new == ("nieuw/adres/",)
    lines = [line for line in first.text.decode().splitlines() if not line.startswith("# ")]
    assert lines == sorted(set(lines))
    assert {"weg/was/", "zoeken/", "nieuw/adres/"} <= set(lines)
    (guide / PUBLISHED).write_bytes(first.text)
    assert recorded(guide, made_addresses, ()) == type(first)((), first.text, first.text)


def test_two_branches_both_record(tmp_path: Path) -> None:
    """git joins the lists without a conflict, and the next run puts them in order."""

    def git(*arguments: str) -> str:
        return subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x.example", *arguments], cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    file = tmp_path / PUBLISHED
    file.parent.mkdir()
    git("init", "-q", "-b", "main")
    shutil.copy(ROOT / ".gitattributes", tmp_path)

    def commit(branch: str, address: str) -> None:
        git("switch", "-qc", branch, "main") if branch != "main" else None
        file.write_bytes(recorded(tmp_path, {address}, ()).text)
        git("add", ".")
        git("commit", "-qm", branch)

    commit("main", "casussen/de-brug/")
    commit("een", "casussen/een/")
    commit("twee", "casussen/twee/")
    git("merge", "-q", "--no-edit", "een")
    assert set(published_in(file.read_text(encoding="utf-8"))[0]) == {"casussen/de-brug/", "casussen/een/", "casussen/twee/"}
    text = recorded(tmp_path, (), ()).text.decode()
    assert [line for line in text.splitlines() if line.startswith("cas")] == ["casussen/de-brug/", "casussen/een/", "casussen/twee/"]
