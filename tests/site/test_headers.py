"""The headers of the built site, as this suite reads them and as Netlify does."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.exports.headers import headers_file
from tests.site.built import Built
from tests.site.commands import ROOT
from tests.site.server import given, rules_of

Given = dict[str, list[tuple[str, str]]]
POLICY, OPEN = "Content-Security-Policy", "Access-Control-Allow-Origin"
#: Every page has these.
SECURITY = {
    POLICY,
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-DNS-Prefetch-Control",
    "X-Permitted-Cross-Domain-Policies",
}
#: What means something for a page only.
OF_PAGES = {"Cross-Origin-Opener-Policy", "Permissions-Policy", "X-DNS-Prefetch-Control"}
#: What depends on the address: no rule can say it of one that does not exist.
OF_AN_ADDRESS = {POLICY, "Cross-Origin-Resource-Policy", *OF_PAGES}
#: What does not exist, and looks like what does: names that end as a file does, addresses without their slash, folders that begin as another.
UNKNOWN = """
    /onbekend/ /onbekend.html /casussen/onbekend/ /casussen/onbekend /casussen/de-brug /casussen/de-brug/onbekend/ /themas/onbekend/feed.xml /themas/feed.xml /partijen/notaris/ /begrippen/basics/
    /casussen/de-bib/ /plaatsen/maris/blad/ /insluiten/ /insluiten/casus/onbekend/ /insluiten/casus/ /api/v2/ /api/ /data /data/onbekend.csv /data/versies/2020-01-01.zip /over/onbekend/ /feed.rss /plaatjes/onbekend.png
    /leernetwerken/x/y/agenda.ics /grafieken/ /zoeken/index/ /index.html /casussen/index.html
""".split()
#: suffix → the type that a host should send; a host guesses none of these, or not how the text is written.
TYPES = {
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".yml": "text/yaml; charset=utf-8",
    "feed.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "citaat.json": "application/vnd.citationstyles.csl+json; charset=utf-8",
    "notitie.txt": "text/plain; charset=utf-8",
}


def addresses(site: Path) -> list[str]:
    """Every address of a built site, that of a page without its index.html."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted("/" + path.removesuffix("index.html") for path in files if not path.startswith("_"))


def netlify(file: Path, paths: list[str]) -> dict[str, Any]:
    """What Netlify's parser makes of a file of headers."""
    done = subprocess.run(["node", ROOT / "tests/site/read_headers.mjs", file], input=json.dumps(paths), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read: dict[str, Any] = json.loads(done.stdout)
    assert read["errors"] == []
    return read


@pytest.fixture(scope="module")
def ours(real: Built) -> Given:
    """Address → its headers, as the server of this suite sends them."""
    rules = rules_of(real.site)
    return {path: given(rules, path) for path in [*addresses(real.site), *UNKNOWN]}


@pytest.fixture(scope="module")
def theirs(real: Built, ours: Given) -> Given:
    """Address → its headers, as Netlify's parser reads the same file."""
    return {path: [(name, value) for name, value in pairs] for path, pairs in netlify(real.site / "_headers", list(ours))["given"].items()}


def test_netlify_reads_the_same(ours: Given, theirs: Given) -> None:
    """For each address that exists, and for some that do not, the same headers."""
    assert len(ours) > 1000
    assert {path: (sorted(pairs), sorted(theirs[path])) for path, pairs in ours.items() if sorted(pairs) != sorted(theirs[path])} == {}


@pytest.mark.parametrize("reader", ["ours", "theirs"])
def test_a_header_comes_from_one_rule(request: pytest.FixtureRequest, reader: str) -> None:
    """No address gets a header twice: it does not matter whether a host joins what two rules say, or takes the last."""
    read: Given = request.getfixturevalue(reader)
    assert {path: name for path, pairs in read.items() for name, times in Counter(name.lower() for name, _ in pairs).items() if times > 1} == {}


def policy_of(path: str) -> str:
    """Which of the policies an address has."""
    if path.startswith("/insluiten/"):
        return "frame"
    if path.startswith("/nieuwsbrief/"):
        return "letter"
    if path.startswith("/assets/worker/"):
        return "worker"
    own = ("/api/", "/assets/", "/data/", "/grafieken/", "/plaatjes/", "/vergelijken/", "/zoeken/index/", "/.well-known/", "/feed.", "/robots.txt", "/sitemap.xml")
    return "file" if path.startswith(own) and not path.endswith("/") else "page"


def test_every_address_is_safe(built: Built) -> None:
    """Each page and file has every header that protects it; nothing inline, nothing made of words, nothing from elsewhere; only embeds may be framed."""
    rules = rules_of(built.site)
    seen = Counter[str]()
    for path in addresses(built.site):
        pairs = dict(given(rules, path))
        policy, kind = pairs[POLICY], policy_of(path)
        assert pairs.keys() >= (SECURITY - OF_PAGES if kind in ("file", "worker", "chart") else SECURITY), path
        seen[kind] += 1
        assert policy.startswith("default-src 'none'; base-uri 'none'; "), path
        assert "unsafe-inline" not in policy, path
        assert "'unsafe-eval'" not in policy, path
        assert "*" not in policy.replace("frame-ancestors *", ""), path
        assert "http" not in policy, path
        assert ("frame-ancestors *" in policy, pairs.get("X-Frame-Options")) == ((True, None) if kind == "frame" else (False, "DENY")), path
        assert "frame-ancestors 'none'" in policy or kind == "frame", path
        assert ("script-src" in policy) is (kind in ("page", "worker")), path
        assert ("'wasm-unsafe-eval'" in policy) is (kind == "worker"), path
        assert ("require-trusted-types-for 'script'; trusted-types wijkengids;" in policy) is (kind == "page"), path
        assert policy.endswith("; sandbox") is (kind == "file"), path
        assert ("'unsafe-hashes'" in policy) is (kind == "letter"), path
        assert (pairs["Cross-Origin-Resource-Policy"] == "same-origin") is (kind in ("page", "letter", "worker") or path.startswith(("/assets/js/", "/zoeken/index/", "/vergelijken/"))), path
    assert set(seen) == {"frame", "letter", "worker", "file", "page"}
    assert POLICY not in dict(given(rules, "/onbekend/"))
    assert dict(given(rules, "/insluiten/casus/onbekend/"))[POLICY].endswith("frame-ancestors *")


def test_letters_and_charts_may_have_their_own_styles_only(built: Built) -> None:
    """Exactly the styles that stand in them are named, by their hash; one that was changed by a sign is not among them."""
    rules = rules_of(built.site)
    for folder, end, pattern in (("nieuwsbrief", "index.html", r' style="([^"]*)"'), ("grafieken", ".svg", r"<style>(.*?)</style>")):
        texts = [path.read_text(encoding="utf-8") for path in (built.site / folder).rglob(f"*{end}")]
        styles = {style for text in texts for style in re.findall(pattern, text)}
        assert styles
        named = set(re.findall(r"'(sha256-[^']+)'", dict(given(rules, f"/{folder}/x{end}"))[POLICY]))
        assert named == {f"sha256-{base64.b64encode(hashlib.sha256(html.unescape(style).encode()).digest()).decode()}" for style in styles}


def test_the_same_styles_give_the_same_header() -> None:
    """In whatever order the letters come, and how often."""
    letters = ['<p style="color:red">x</p>', '<p style="margin:0">x</p><p style="font-family:&quot;A&quot;">y</p>']
    made = [headers_file(["", "nieuwsbrief/casus/x/"], robots=True, styles={"nieuwsbrief": order}).data for order in (letters, letters[::-1], letters * 2)]
    assert made[0] == made[1] == made[2]
    assert made[0].count(b"sha256-") == 3


def test_features_are_refused(real: Built) -> None:
    """What a page could ask of a device or of an advertiser, nobody may: not the pages, and not what others would put in them."""
    said = dict(part.split("=") for part in dict(given(rules_of(real.site), "/"))["Permissions-Policy"].split(", "))
    assert said.pop("clipboard-write") == "(self)"
    assert set(said.values()) == {"()"}
    assert said.keys() >= {
        "camera",
        "microphone",
        "geolocation",
        "payment",
        "usb",
        "display-capture",
        "interest-cohort",
        "browsing-topics",
        "local-fonts",
        "idle-detection",
        "storage-access",
        "sync-xhr",
    }


def test_what_does_not_exist_is_safe_too(real: Built, ours: Given) -> None:
    """No rule can name all addresses that do not exist but their page says the policy itself; it comes before anything that it is about."""
    assert {path for path in UNKNOWN if not dict(ours[path]).keys() >= SECURITY - OF_AN_ADDRESS} == set()
    lost = (real.site / "404.html").read_text(encoding="utf-8")
    said = dict(ours["/over/"])[POLICY].removesuffix("; frame-ancestors 'none'")
    assert f'<meta http-equiv="Content-Security-Policy" content="{said}">' in lost.replace("&#39;", "'")
    assert lost.index("http-equiv") < lost.index("<script") < lost.index("<link")
    assert "http-equiv" not in (real.site / "index.html").read_text(encoding="utf-8")


def test_files_for_programs_are_open_and_have_their_type(real: Built, ours: Given) -> None:
    """Scripts of other sites may read data, pictures, feeds and calendars, not pages; a file is not sent as what it is not."""
    folders = ("/api/", "/data/", "/grafieken/", "/plaatjes/", "/assets/fonts/")
    typed = 0
    for path in addresses(real.site):
        headers = dict(ours[path])
        wanted = next((kind for end, kind in TYPES.items() if path.endswith(end)), None)
        if path not in {"/robots.txt", "/.well-known/security.txt"}:
            assert headers.get("Content-Type") == wanted, path
            typed += wanted is not None
            assert (headers.get(OPEN) == "*") is (wanted is not None or path.startswith(folders)), path
    assert typed > 100
    assert all("Content-Type" not in dict(ours[path]) for path in UNKNOWN if not path.endswith((".xml", ".csv", ".ics")))


def test_what_may_be_kept(ours: Given) -> None:
    """Fonts for a month; what has a hash or a date in its name for ever; all else is asked for again."""
    kept = {path: value for path, pairs in ours.items() for name, value in pairs if name == "Cache-Control"}
    for path, value in kept.items():
        assert value == "public, max-age=2592000" if path.startswith("/assets/fonts/") else value.endswith("immutable"), path
        assert path.startswith(("/assets/fonts/", "/zoeken/index/fragment/", "/zoeken/index/index/", "/data/versies/")), path
    assert "/data/versies/2020-01-01.zip" in kept
    assert any(path.startswith("/zoeken/index/index/") for path in kept)


def test_other_hosts_can_read_it(real: Built) -> None:
    """Cloudflare Pages takes a hundred rules, each with one asterisk, and lines of 2,000 letters."""
    lines = (real.site / "_headers").read_text(encoding="utf-8").splitlines()
    patterns = [line for line in lines if line.startswith("/")]
    assert len(patterns) == len(set(patterns)) <= 100
    assert max(pattern.count("*") for pattern in patterns) == 1
    assert max(map(len, lines)) <= 2000


def test_robots_are_told_of_every_file(tmp_path: Path) -> None:
    """On a preview also of what is no page."""
    for robots in (True, False):
        data = headers_file(["", "data/casussen.csv"], robots=robots).data.decode()
        assert data.count("X-Robots-Tag: noindex\n") == (not robots)


@pytest.mark.parametrize("page", ["databank/", "overzicht/", "themasatelier/", "apis/x/"])
def test_a_page_that_begins_as_a_folder(tmp_path: Path, page: str) -> None:
    """To Netlify `/data/*` fits `/databank/` too: the folder is then written out, and its page still has one policy."""
    paths = ["", "over/", "data/", "data/casussen.csv", "data/versies/", "themas/", "themas/wonen/", "api/v1/casussen.json", page]
    made = headers_file(paths, robots=True)
    (tmp_path / made.path).write_bytes(made.data)
    asked = [f"/{path}" for path in paths]
    for path, pairs in netlify(tmp_path / made.path, asked)["given"].items():
        assert [name for name, _ in pairs].count(POLICY) == 1, path
    rules = rules_of(tmp_path)
    assert all([name for name, _ in given(rules, path)].count(POLICY) == 1 for path in asked)
