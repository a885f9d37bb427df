"""The ways of building: the same bytes every time, the settings, and what a build that fails leaves behind."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.guide import Guide
from generator.pipeline import read_guide
from generator.search.index import FOLDER as INDEX
from tests.site.built import Built
from tests.site.commands import ROOT, build, built_apart, copy_guide, differing, elsewhere, environment, mkdocs, run, tree
from tests.site.dom import Element, read

CASE = "cases/straatfeest.yml"
# A case with no cost: what was saved and what it may cost at most are not what it cost.
SAVED = """\
title: Bespaard
summary: Een case zonder kosten.
status: uitvoering
status_date: 2017-04
challenges: [{theme}]
evidence: {{kind: ervaring}}
financing:
  lines:
    - {{id: bespaard, what: Minder zorg, amount: {{value: 777100, unit: EUR}}, nature: bespaarde-kosten, source: {{document: {source}}}}}
    - {{id: hoogstens, what: Plafond, amount: {{value: 777200, unit: EUR}}, nature: maximum, source: {{document: {source}}}}}
    - {{id: vermijdbaar, what: Ontruiming, amount: {{value: 777300, unit: EUR}}, nature: vermijdbare-kosten, source: {{document: {source}}}}}
    - {{id: prijs, what: Een cursus, amount: {{value: 777400, unit: EUR}}, nature: prijs, source: {{document: {source}}}}}
sources: [{{document: {source}}}]
added: 2026-11-21
"""


def page(site: Path, address: str) -> Element:
    """One page of a site."""
    return read((site / address / "index.html").read_text(encoding="utf-8"))[0]


def own_pages(site: Path) -> list[Path]:
    """The files of all pages, without those that only say where a page went."""
    return [path for path in site.rglob("index.html") if 'class="page-verhuisd"' not in path.read_text(encoding="utf-8")]


def put(root: Path, name: str, text: str) -> Path:
    """A file of a guide, with text at its end."""
    with (root / name).open("a", encoding="utf-8") as file:
        file.write(text)
    return root / name


def broken_case(root: Path) -> str:
    """A case with a field that does not exist."""
    put(root, CASE, "onzin: ja\n")
    return "cases/straatfeest.yml:"


def dead_link(root: Path) -> str:
    """A link that only the following of all links can find to be dead."""
    put(root, "content/over.md", "\nEn [nergens](/bestaat-niet/).\n")
    return "bestaat-niet"


def dead_side(root: Path) -> str:
    """A dead link in what only a script puts on a page."""
    put(root, "theme/guide/compare_case.html", '{% macro summary() %}<a href="../bestaat-niet/">x</a>{% endmacro %}')
    return "vergelijken/de-brug.json"


def no_theme(root: Path) -> str:
    """Settings without the folder of the theme."""
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  custom_dir: theme\n", ""), encoding="utf-8")
    assert settings.read_text(encoding="utf-8") != text
    return "mkdocs.yml: onder 'theme' staat geen 'custom_dir'."


def broken_page(root: Path) -> str:
    """A template of a page that fails."""
    put(root, "theme/guide/party.html", "{{ geen.naam }}")
    return "party.html"


def broken_frame(root: Path) -> str:
    """An exception when half of the site is written."""
    put(root, "theme/main.html", "{% if page and page.url.startswith('themas/') %}{{ 1 // 0 }}{% endif %}")
    return "main.html"


def aged(root: Path, when: int) -> None:
    """All files of a guide were changed on another day."""
    for path in root.rglob("*"):
        os.utime(path, (when, when))


def test_another_machine_is_one(tmp_path: Path) -> None:
    """The programs under test do have another day, another order of files, more processors and other rights."""
    for name in "abc":
        (tmp_path / name).touch()
    asked = "import datetime, os, time; print(datetime.date.today(), datetime.datetime.now(datetime.UTC).date(), time.strftime('%F'), os.listdir('.'), os.cpu_count(), os.umask(0))"
    said = subprocess.run([sys.executable, "-c", asked], env=environment(**elsewhere(DAYS=400, CPUS=7, UMASK="077"), TZ="UTC"), cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    days = {datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days) for days in (399, 400)}
    assert said.split(maxsplit=3)[:3] in [[str(day)] * 3 for day in days]
    assert said.split(maxsplit=3)[3] == "['c', 'b', 'a'] 7 63\n"


def test_what_differs_is_told(tmp_path: Path) -> None:
    """The file, where its bytes part, and who may read it."""
    for name, words in (("a", "de wijk"), ("b", "de buurt")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "gelijk").write_text("gelijk", encoding="utf-8")
        (tmp_path / name / "anders").write_text(words, encoding="utf-8")
        (tmp_path / name / f"alleen-{name}").touch()
    (tmp_path / "b/gelijk").chmod(0o600)
    told = differing(tmp_path / "a", tmp_path / "b")
    assert told == ["alleen-a: only in a", "alleen-b: only in b", "anders: byte 3, b'de wijk' and b'de buurt'", "gelijk: 100644 and 100600"]
    assert differing(tmp_path / "a", tmp_path / "a") == []


def test_the_commands_write_the_same_bytes(invented: Built, real: Built, tmp_path: Path) -> None:
    """`wijkengids build` and `mkdocs build`: in any order of hashes and files, on another day, in another time zone and language, with other rights, in another folder; without a cache, and with that of another guide."""
    copy = copy_guide(invented.root, tmp_path / "een lange weg" / "naar “dé” gids van Curaçao" / "map" / "in" / "map" / "in" / "map")
    shutil.rmtree(copy / ".cache", ignore_errors=True)
    aged(copy, 86400)
    for number, (command, settings) in enumerate(
        [
            (mkdocs, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", **elsewhere(DAYS=400, CPUS=1)}),
            (built_apart, {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "86400", **elsewhere(DAYS=-2000, CPUS=7, UMASK="077")}),
        ]
    ):
        site = tmp_path / f"de site {number}"
        done = command(copy, site, **settings)
        assert done.returncode == 0, done.stderr
        # MkDocs gives files the rights that this machine gives them.
        assert differing(invented.site, site, modes=command is built_apart) == [], (command.__name__, settings)
        # The next time it is under version control, and has what was kept for another guide.
        (copy / ".git").mkdir(exist_ok=True)
        (copy / ".git/HEAD").write_text("ref: refs/heads/anders\n", encoding="utf-8")
        shutil.rmtree(copy / ".cache")
        shutil.copytree(real.root / ".cache", copy / ".cache")


def test_the_real_guide_is_the_same_every_time(real: Built, tmp_path: Path) -> None:
    """Also with all that the real guide holds: pictures, archives and the index of the search among it."""
    done = mkdocs(real.root, tmp_path / "weer", PYTHONHASHSEED="7", TZ="Asia/Tokyo", **elsewhere(DAYS=100, CPUS=3))
    assert done.returncode == 0, done.stderr
    assert differing(real.site, tmp_path / "weer", modes=False) == []


def test_a_build_shows_its_progress_and_sums_up(small: Path) -> None:
    """Several lines as it goes on; at the end cases, pages, problems and seconds; nothing on the side."""
    done = built_apart(small)
    assert done.returncode == 0
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert len(lines) > 3
    pages = len(list((small / "site").rglob("index.html")))
    assert re.fullmatch(rf"Klaar: 4 casussen, {pages} pagina’s, .*waarschuwing.*, \d+(,\d)? seconden\.", lines[-2])
    assert lines[-1].startswith("De site heeft nog geen eigen adres: zet het bij site_url in mkdocs.yml of in WIJKENGIDS_URL.")
    assert (small / "site").stat().st_mode & 0o777 == 0o755


def test_a_build_can_go_elsewhere(small: Path, tmp_path: Path) -> None:
    """--root and --site-dir, in a folder with a space in its name; nothing else is left there."""
    root = small.rename(tmp_path / "een gids")
    target = tmp_path / "de site" / "hier"
    assert build(root, target).returncode == 0
    assert os.listdir(target.parent) == ["hier"]
    assert (target / "casussen/de-brug/index.html").is_file()
    assert not (root / "site").exists()
    assert build(root, target).returncode == 0
    assert os.listdir(target.parent) == ["hier"]


def test_only_a_site_is_replaced(small: Path) -> None:
    """A folder that holds something else is refused: it would be lost."""
    before = tree(small)
    for wrong in (small, small / "cases", small / "cases/nieuw", small / "mkdocs.yml"):
        done = build(small, wrong)
        assert done.returncode == 1
        assert "iets anders dan een site" in done.stderr
    assert tree(small) == before
    assert sorted(os.listdir(small.parent)) == ["gids"]


def test_without_the_search(small: Path) -> None:
    """--no-search leaves out the index, and no page asks for it."""
    assert build(small, None, "--no-search").returncode == 0
    assert not (small / "site" / INDEX).exists()
    assert (small / "site/zoeken/index.html").is_file()
    assert page(small / "site", "").all("html")[0].get("data-search") == ""


def test_wrong_use_is_told(tmp_path: Path) -> None:
    """A root without a guide, an option that does not exist: exit 2 and a word in Dutch."""
    done = build(tmp_path)
    assert done.returncode == 2
    assert "staat geen map cases/" in done.stderr
    (tmp_path / "cases").mkdir()
    assert build(tmp_path).returncode == 2
    assert run("generator", "build", "--bestaat-niet").returncode == 2


@pytest.mark.parametrize("break_it", [broken_case, dead_link, dead_side, no_theme, broken_page, broken_frame])
def test_a_failed_build_leaves_the_previous_site(invented: Built, tmp_path: Path, break_it: Callable[[Path], str]) -> None:
    """Byte for byte, without anything beside it; it says in Dutch what is wrong, without a traceback."""
    root = copy_guide(invented.root, tmp_path / "gids")
    shutil.copytree(invented.site, root / "site")
    before, beside = tree(root / "site"), sorted(os.listdir(root))
    wrong = break_it(root)
    done = build(root)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert tree(root / "site") == before
    assert sorted(os.listdir(root)) == beside
    assert wrong in told
    assert "De site is niet gebouwd; de vorige staat er nog." in told
    assert "Traceback" not in told


@pytest.mark.parametrize("break_it", [broken_case, dead_link, broken_frame])
def test_a_failure_is_told_alike(small: Path, break_it: Callable[[Path], str]) -> None:
    """The other tests call the command within their own process: run as a program it says the same, on the same side, with the same end."""
    break_it(small)
    program, here = built_apart(small, None, "--no-search"), build(small, None, "--no-search")
    assert (program.returncode, program.stdout, program.stderr) == (here.returncode, here.stdout, here.stderr)
    assert program.returncode == 1


@pytest.mark.parametrize("break_it", [broken_case, dead_link, broken_page])
def test_mkdocs_leaves_the_previous_site_too(invented: Built, tmp_path: Path, break_it: Callable[[Path], str]) -> None:
    """`mkdocs build` stops before it empties the folder."""
    root = copy_guide(invented.root, tmp_path / "gids")
    shutil.copytree(invented.site, root / "site")
    before = tree(root / "site")
    wrong = break_it(root)
    done = mkdocs(root)
    assert done.returncode == 1
    assert wrong in done.stdout + done.stderr
    assert tree(root / "site") == before


def test_the_first_failed_build_leaves_nothing(small: Path) -> None:
    """No half site where there was none."""
    broken_frame(small)
    beside = sorted(os.listdir(small))
    assert build(small).returncode == 1
    assert sorted(os.listdir(small)) == beside


def edit_links(site: Path) -> list[str]:
    """Where the ways to improve a case lead to."""
    return page(site, "casussen/de-brug").all("p", "improve__ways")[0].hrefs


IMPROVE = ["../../meedoen/casus/?casus=de-brug", "../../meedoen/tip/"]


def robots(site: Path) -> set[str]:
    """What the pages tell robots, apart from 404.html, which is never indexed."""
    found = [read(path.read_text(encoding="utf-8"))[0] for path in own_pages(site)]
    return {" ".join(meta.get("content") for meta in document.all("meta") if meta.get("name") == "robots") for document in found}


def robots_of(site: Path, address: str) -> str:
    """What one page tells robots."""
    return " ".join(meta.get("content") for meta in page(site, address).all("meta") if meta.get("name") == "robots")


def test_placeholders_are_not_linked_to(invented: Built) -> None:
    """While the addresses of the site and the repository are placeholders, no page names them to readers; only its JSON-LD, which must hold whole addresses, does."""
    pages = {path: re.sub(r'<script type="application/ld\+json">.*?</script>', "", path.read_text(encoding="utf-8"), flags=re.DOTALL) for path in invented.site.rglob("*.html")}
    assert not [path for path, text in pages.items() if re.search(r"wijkengids\.example|git\.example|rel=\"canonical\"", text)]
    assert edit_links(invented.site) == IMPROVE
    assert robots(invented.site) == {"", "noindex"}
    assert not list(invented.site.glob("sitemap*"))


def test_the_addresses_come_from_the_environment(small: Path) -> None:
    """The site, also in a folder of a host, and the repository, whose files can be changed there."""
    done = build(small, WIJKENGIDS_URL="https://wijken.voorbeeld.nl/gids/", WIJKENGIDS_REPOSITORY="https://code.voorbeeld.nl/wij/gids", WIJKENGIDS_NOINDEX="true")
    assert done.returncode == 0, done.stderr
    site = small / "site"
    folders = {path.parent.relative_to(site).as_posix().removeprefix(".") for path in own_pages(site)}
    other = {address for address in folders if address.startswith(("insluiten/", "nieuwsbrief/")) or address.endswith("/blad")}
    own = {f"https://wijken.voorbeeld.nl/gids/{address}{'/' if address else ''}" for address in folders - other}
    assert len(other) > 10
    for address in folders:
        canonical = [link.get("href") for link in page(site, address).all("link") if link.get("rel") == "canonical"]
        # Frames, letters and sheets stand for the page that they are about.
        assert len(canonical) == 1
        assert canonical[0] in own
        assert address in other or canonical[0].removeprefix("https://wijken.voorbeeld.nl/gids/").rstrip("/") == address
    assert edit_links(site) == [*IMPROVE, "https://code.voorbeeld.nl/wij/gids/edit/main/cases/de-brug.yml"]
    assert robots(site) == {"noindex"}
    lost = read((site / "404.html").read_text(encoding="utf-8"))[0]
    leading = [href for href in lost.hrefs if not href.startswith(("http", "#"))]
    assert leading
    assert all(href.startswith("/gids/") for href in leading)
    assert not (site / "sitemap.xml").exists()


def test_the_real_site_may_be_indexed(small: Path) -> None:
    """A preview says no to robots, the real site does not; an address without a slash at its end is fine."""
    assert build(small, WIJKENGIDS_URL="https://wijken.voorbeeld.nl", WIJKENGIDS_NOINDEX="false").returncode == 0
    assert {address for address in ("", "casussen", "zoeken") if robots_of(small / "site", address)} == {"zoeken"}
    assert 'rel="canonical" href="https://wijken.voorbeeld.nl/casussen/"' in (small / "site/casussen/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("context", "deploy", "indexed"),
    [("production", "https://wijken.voorbeeld.nl", True), ("deploy-preview", "https://deploy-preview-7--wijken.voorbeeld.nl", False), ("branch-deploy", "https://tak--wijken.voorbeeld.nl", False)],
)
def test_netlify_builds_with_the_addresses_that_it_knows(tmp_path: Path, context: str, deploy: str, indexed: bool) -> None:
    """What Netlify sets leads to the address of the real site, in previews too, and to the repository; previews are not indexed."""
    netlify = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))
    given = {**netlify["build"]["environment"], **netlify.get("context", {}).get(context, {}).get("environment", {})}
    given |= {"CONTEXT": context, "URL": "https://wijken.voorbeeld.nl", "DEPLOY_PRIME_URL": deploy, "REPOSITORY_URL": "git@code.voorbeeld.nl:wij/gids.git"}
    make = tmp_path / "make"
    make.write_text('#!/bin/sh\nprintf "%s %s %s" "$WIJKENGIDS_URL" "$WIJKENGIDS_REPOSITORY" "$WIJKENGIDS_NOINDEX"\n', encoding="utf-8")
    make.chmod(0o755)
    command = netlify["build"]["command"].split()
    said = subprocess.run(command, cwd=ROOT, env=environment(**given, PATH=f"{tmp_path}:{os.environ['PATH']}"), capture_output=True, text=True, check=True).stdout
    assert said == f"https://wijken.voorbeeld.nl https://code.voorbeeld.nl/wij/gids {'false' if indexed else 'true'}"


def test_a_saved_cost_is_not_what_a_case_cost(small: Path) -> None:
    """What was saved, a ceiling, what could be avoided and a price stand in the table, never as the cost in the strip or on a card."""
    guide: Guide = read_guide(small).guide
    theme, source = next(iter(guide.cases_with_theme)), next(iter(guide.sources))
    theme = guide.cases["straatfeest"].challenges[0]
    put(small, "cases/bespaard.yml", SAVED.format(theme=theme, source=source))
    done = build(small)
    assert done.returncode == 0, done.stdout
    case = page(small / "site", "casussen/bespaard")
    [cost] = [fact for fact in case.all("div", "fact") if fact.all("dt")[0].text == "Kosten"]
    assert "777" not in case.all("dl", "facts")[0].text
    assert "De bron noemt geen totale kosten" in cost.text
    assert all(f"€ 777.{amount}" in case.text.replace("\u00a0", " ") for amount in ("100", "200", "300", "400"))
    for address in ("casussen", f"themas/{theme}", ""):
        for part in [*page(small / "site", address).all("li", "card"), *page(small / "site", address).all("table", "compare")]:
            assert "777" not in part.text


def test_the_commands_can_be_called_in_either_way() -> None:
    """`wijkengids` is `python -m generator`."""
    script = Path(sys.executable).with_name("wijkengids")
    called = subprocess.run([script, "--help"], capture_output=True, text=True, check=True)
    assert called.stdout == run("generator", "--help").stdout
    assert "build" in called.stdout
