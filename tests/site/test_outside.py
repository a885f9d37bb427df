"""What others see of the site: the list of pages, the addresses that pages give themselves, their dates, descriptions and pictures, and whom to tell of a weak spot."""

from __future__ import annotations

import datetime
import re
import shutil
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from PIL import Image

from generator import dutch
from generator.around import Around
from generator.model.base import Kind
from generator.outputs import Output
from generator.pages.site import FOLDERS, picture_address
from generator.pipeline import make_site, read_guide
from tests.site.built import Built
from tests.site.commands import ROOT, build, copy_guide
from tests.site.dom import Element

HOME = "https://wijkengids.test/"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def metas(page: Element) -> dict[str, str]:
    """What the head of a page says, by name or property."""
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.all("meta")}


def mapped(site: Path) -> dict[str, str]:
    """Address → day, of the list of pages."""
    root = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    return {entry.findtext(f"{NAMESPACE}loc", ""): entry.findtext(f"{NAMESPACE}lastmod", "") for entry in root}


@pytest.fixture(scope="module")
def public(invented: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The invented guide at an address of its own."""
    root = copy_guide(invented.root, tmp_path_factory.mktemp("openbaar"))
    done = build(root, None, "--no-search", WIJKENGIDS_URL=HOME, WIJKENGIDS_SECURITY_CONTACT="veilig@veldstad.test")
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(root)


def test_every_page_gives_itself_one_address(public: Built) -> None:
    """The list of pages, the canonical address, that of Open Graph and what is said to robots agree."""
    listed = mapped(public.site)
    for address, page in public.pages.items():
        if address == "404.html":
            continue
        said, whole = metas(page), HOME + address
        canonical = [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
        kept = "noindex" not in said.get("robots", "")
        assert kept is (whole in listed), address
        if kept:
            assert canonical == [whole] == [said["og:url"]], address
            assert said.get("article:modified_time", "") == ("" if not address else listed[whole]), address
        for link in [*canonical, *([said["og:url"]] if "og:url" in said else [])]:
            assert link.startswith(HOME), address
            assert (public.site / urlsplit(link).path.lstrip("/") / "index.html").is_file(), address
    assert all((public.site / urlsplit(address).path.lstrip("/") / "index.html").is_file() for address in listed)
    assert HOME in listed
    assert f"{HOME}zoeken/" not in listed


def test_robots_are_welcome_and_find_the_list(public: Built) -> None:
    """As Python's own reader of robots.txt sees it."""
    reader = RobotFileParser()
    reader.parse((public.site / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert reader.can_fetch("*", f"{HOME}casussen/")
    assert reader.site_maps() == [f"{HOME}sitemap.xml"]


def test_a_preview_names_the_real_site_and_is_not_kept(small: Path) -> None:
    """Its pages point to the real ones; a robot may fetch them, to read that it must not keep them; there is no list."""
    assert build(small, None, "--no-search", WIJKENGIDS_URL=HOME, WIJKENGIDS_NOINDEX="true").returncode == 0
    preview = Built(small)
    said = metas(preview.pages["casussen/de-brug/"])
    assert said["og:url"] == f"{HOME}casussen/de-brug/"
    assert {metas(page).get("robots") for page in preview.pages.values()} == {"noindex"}
    assert (preview.site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"
    assert not (preview.site / "sitemap.xml").exists()
    assert "X-Robots-Tag: noindex" in (preview.site / "_headers").read_text(encoding="utf-8")
    assert not (preview.site / ".well-known").exists()


def test_a_shared_page_shows_what_it_is(public: Built) -> None:
    """Title, description, a picture of the right size with words, and the large card."""
    for address, page in public.pages.items():
        said = metas(page)
        if "og:title" not in said:
            assert address == "404.html" or said.get("robots") == "noindex", address
            continue
        assert said["og:title"], address
        assert said["og:description"] == said["description"], address
        assert (said["og:site_name"], said["og:locale"], said["twitter:card"]) == ("Wijkengids", "nl_NL", "summary_large_image")
        assert said["og:image"].startswith(f"{HOME}plaatjes/"), address
        data = (public.site / said["og:image"].removeprefix(HOME)).read_bytes()
        with Image.open(BytesIO(data)) as image:
            assert image.size == (int(said["og:image:width"]), int(said["og:image:height"])) == (1200, 630)
        assert said["og:image:alt"], address


def test_things_have_a_picture_of_their_own(built: Built) -> None:
    """Each page about one thing, and each beside the home page; what stands below shows that of the page above it. No picture is for nothing."""
    drawn = {path.relative_to(built.site).as_posix() for path in (built.site / "plaatjes").rglob("*.png")}
    things = {picture_address(built.facts.address(kind, name)) for kind in FOLDERS for name in built.guide.records[kind]}
    beside = {picture_address(address) for address in built.pages if address.count("/") < 2 and address != "404.html"}
    assert drawn == things | beside
    assert max((built.site / name).stat().st_size for name in drawn) <= 25_000


def test_a_value_of_an_axis_shows_the_picture_of_the_list(public: Built) -> None:
    """Pages that have none of their own."""
    shown = {address: metas(page).get("og:image", "").removeprefix(HOME) for address, page in public.pages.items()}
    assert shown["meedoen/casus/"] == "plaatjes/meedoen.png"
    assert {shown[address] for address in shown if address.startswith("casussen/status/")} == {"plaatjes/casussen.png"}
    assert metas(public.pages["casussen/de-brug/"])["og:image:alt"].startswith("Praktijkvoorbeeld: De Brug. Duinstad. Stand: ")


def test_descriptions_say_something(built: Built) -> None:
    """None is empty, longer than programs show, or ends within a word or sentence; within a kind no two are the same."""
    found: dict[str, Counter[str]] = {}
    for address, page in built.pages.items():
        said = metas(page)
        if "og:title" in said:
            text = said["description"]
            assert text not in {"", said["og:title"]}, address
            assert len(text) <= 200, address
            assert re.search(r"[.?!…][’”)]?$", text), (address, text)
            assert not re.search(r"[,;:(‘]…$|\s…$", text), (address, text)
            found.setdefault(page.all("body")[0].get("class"), Counter())[text] += 1
    assert {text for texts in found.values() for text, times in texts.items() if times > 1} == set()


@pytest.mark.parametrize(
    ("text", "most", "brief"),
    [
        ("Kort.", 20, "Kort."),
        ("Een zin. Nog een zin.", 12, "Een zin."),
        ("Een zin. Nog een zin.", 21, "Een zin. Nog een zin."),
        ("Dit is b.v. iets, en dan verder.", 20, "Dit is b.v. iets…"),
        ("Zij zei: ‘Nee.’ En dat was het dan.", 20, "Zij zei: ‘Nee.’"),
        ("O. Toen kwam er een heel lange zin.", 20, "O. Toen kwam er een…"),
        ("Twee\n\nalinea’s.", 20, "Twee alinea’s."),
    ],
)
def test_a_long_text_ends_after_a_sentence_or_a_word(text: str, most: int, brief: str) -> None:
    """Whole sentences, when that leaves enough."""
    assert dutch.brief(text, most) == brief


def planned(root: Path) -> dict[str, Output]:
    """The pages of a guide by address, without MkDocs."""
    assets = {file.relative_to(ROOT / "theme").as_posix() for file in (ROOT / "theme/assets").rglob("*.*")}
    made = make_site(read_guide(root), Around(ROOT / "theme/guide", root / ".cache", assets=assets, home=HOME))
    return {page.path: page for page in made.pages}


def shows(page: Output, case: str) -> bool:
    """Does the finished page link to a case, or to the form for it?"""
    links = (urljoin(f"{HOME}{page.path}", href.replace("&amp;", "&")) for href in re.findall(r'href="([^"]*)"', page.content))
    return any(link.startswith((f"{HOME}casussen/{case}/", f"{HOME}meedoen/casus/?casus={case}&")) for link in links)


@pytest.mark.parametrize("case", ["de-brug", "straatfeest"])
def test_a_changed_case_dates_the_pages_that_show_it(tmp_path: Path, invented: Built, case: str) -> None:
    """Those and no others; a case has only its own date, a page that was written by hand has none."""
    for name in ("cases", "content", ".cache"):
        shutil.copytree(invented.root / name, tmp_path / name)
    before = planned(tmp_path)
    file = tmp_path / f"cases/{case}.yml"
    text = re.sub(r"^changes:\n(?:[ -].*\n)*", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text + 'changes:\n  - {date: 2030-03-04, what: "Bedrag verbeterd"}\n', encoding="utf-8")
    after = planned(tmp_path)
    changed = {path for path, page in after.items() if page.updated != before[path].updated}
    data = {"data/", "data/woordenboek/", "data/versies/"}
    own = {f"casussen/{case}/", f"casussen/{case}/blad/"}
    assert changed == own | data | {path for path, page in after.items() if page.kind not in {"casus", "pagina"} and shows(page, case)}
    assert {after[path].updated for path in changed} == {"2030-03-04"}
    assert {"", "casussen/", "a-z/"} <= changed
    assert not {"over/", "meedoen/velden/", "zoeken/"} & changed


def test_a_page_without_facts_has_no_date(public: Built) -> None:
    """No day is better than a wrong one: not that of the build, not that of the newest case."""
    listed = mapped(public.site)
    dated: list[Any] = [record for records in public.guide.records.values() for record in records.values() if hasattr(record, "added")]
    days = {str(day) for record in dated for day in (record.added, *(change.date for change in record.changes))}
    assert listed[f"{HOME}over/"] == listed[f"{HOME}meedoen/velden/"] == ""
    assert listed[f"{HOME}casussen/de-brug/"] == public.facts.last_change(Kind.CASE, "de-brug")
    assert {day for day in listed.values() if day} <= days
    foot = public.pages["casussen/de-brug/"].all("footer")[0].text
    assert f"Deze pagina is bijgewerkt op {dutch.date(listed[f'{HOME}casussen/de-brug/'])}." in foot
    assert "bijgewerkt" not in public.pages["over/"].all("footer")[0].text


def test_whom_to_tell_of_a_weak_spot(public: Built, invented: Built) -> None:
    """RFC 9116: what it asks for, each once, on lines of its own; without an address to write to there is no file."""
    lines = (public.site / ".well-known/security.txt").read_text(encoding="utf-8").splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert len(fields) == len(lines) == 4
    assert fields["Contact"] == "mailto:veilig@veldstad.test"
    assert datetime.datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00")).tzinfo
    assert fields["Preferred-Languages"] == "nl, en"
    assert fields["Canonical"] == f"{HOME}.well-known/security.txt"
    assert not (invented.site / ".well-known").exists()


@pytest.mark.parametrize(("day", "told", "code"), [("2020-01-01", "is voorbij", 0), ("2999-01-01", "", 0), ("gauw", "is geen dag", 1), ("", "is geen dag", 1)])
def test_the_build_tells_when_the_day_is_past(small: Path, day: str, told: str, code: int) -> None:
    """It warns, with the same bytes on every day; what is no day stops it."""
    settings = small / "mkdocs.yml"
    settings.write_text(re.sub(r'security_expires: ".*"', f'security_expires: "{day}"', settings.read_text(encoding="utf-8")), encoding="utf-8")
    done = build(small, None, "--no-search", WIJKENGIDS_SECURITY_CONTACT="https://veldstad.test/veilig")
    assert done.returncode == code
    assert ("security_expires" in done.stdout + done.stderr) is bool(told)
    assert told in done.stdout + done.stderr
    if not code:
        said = (small / "site/.well-known/security.txt").read_text(encoding="utf-8")
        assert said == f"Contact: https://veldstad.test/veilig\nExpires: {day}T23:59:59Z\nPreferred-Languages: nl, en\n"
