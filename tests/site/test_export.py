"""The guide as plain files: what another engine makes of them has every address, every anchor and every word of our site, and nothing is ever half there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import markdown as python_markdown  # type: ignore[import-untyped]
import pytest
import yaml
from markdown_it import MarkdownIt

from benchmarks.engines import compared, site_in
from generator.commands import export
from generator.elsewhere.pages import files_of
from generator.elsewhere.settings import MARK, SETTINGS
from generator.outputs import DataFile, Output
from tests.hostile.corpus import corpus, folded
from tests.site.built import Built
from tests.site.commands import called, run, tree
from tests.site.dom import Element, read
from tests.support import small_guide

#: Files of our site that an export has no use for: the design, the search, what only our scripts and our host ask for.
OURS = re.compile(r"assets/.*|zoeken/index/.*|_headers|sitemap\.xml(\.gz)?|404\.html|vergelijken/.*\.json|meedoen/casus/gegevens\.json|data/casussen-keuze\.json")
#: What a reader of our own pages sees only with scripts, on paper or when tabbing, and the contents that engines make by themselves.
UNSEEN = {"needs-js", "met-script", "form__laadt", "skip", "switch", "paper", "after__paper", "list-paper", "contents", "anchor"}
CONTROLS = {"script", "style", "svg", "button", "select", "textarea", "template"}
#: Attacks that no page has: the gate refuses what cannot be seen.
REFUSED = ("broken", "invisible", "homographs")
#: Two families of Markdown, the first with everything on that its engines offer.
EXTENSIONS = ["attr_list", "toc", "tables", "fenced_code", "md_in_html", "def_list", "footnotes", "abbr", "admonition", "sane_lists"]
EXTENSIONS += [
    f"pymdownx.{name}" for name in "betterem caret critic details inlinehilite keys magiclink mark smartsymbols snippets superfences tabbed tasklist tilde".split() if name != "smartsymbols"
]


@pytest.fixture(scope="module")
def exported(invented: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented guide as plain files."""
    folder = tmp_path_factory.mktemp("uitvoer") / "gids"
    done = called("export", "--root", invented.root, folder)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"De gids maakt alle pagina’s en bestanden …\nKlaar: \d+ pagina’s in .*gids\. Hoe u er een site van maakt, staat in .*LEESMIJ\.md\.\n", done.stdout)
    return folder


@pytest.fixture(scope="module")
def elsewhere(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that MkDocs makes of them with its own theme: nothing of ours, nothing of Material."""
    folder = tmp_path_factory.mktemp("elders")
    settings = (exported / SETTINGS).read_text(encoding="utf-8").replace("name: material", "name: mkdocs").replace("docs_dir: docs", f"docs_dir: {exported / 'docs'}")
    (folder / SETTINGS).write_text(settings, encoding="utf-8")
    done = run("mkdocs", "build", "--strict", "--config-file", folder / SETTINGS, NO_MKDOCS_2_WARNING="1")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_every_address_anchor_and_link_is_alive(invented: Built, elsewhere: Path) -> None:
    """Also of pages that moved, of frames and of letters."""
    found = compared("mkdocs", "", site_in(invented.site), site_in(elsewhere))
    assert found.lost == ()
    assert found.pages[0] == found.pages[1] == len(invented.parsed) - 1
    assert found.anchors[0] == found.anchors[1] > 900
    assert found.dead[1] > 4000


def test_every_file_is_there_as_it_is(invented: Built, elsewhere: Path) -> None:
    """Data, feeds, pictures and the files of cases, byte for byte; nothing that only our own site can use."""
    ours, theirs = tree(invented.site), tree(elsewhere)
    wanted = {path: found for path, found in ours.items() if not OURS.fullmatch(path) and not path.endswith("index.html")}
    assert {path for path, found in wanted.items() if theirs.get(path) != found} == set()
    assert {path.rsplit(".", 1)[-1] for path in wanted} >= {"json", "csv", "xml", "svg", "png", "yml", "zip", "bib", "ris", "ics", "txt"}
    assert not [path for path in theirs if path.startswith(("assets/", "_headers"))]


def seen(page: Element) -> str:
    """The words that stand on a page, without spaces."""

    def words(element: Element) -> Iterator[str]:
        for child in element.children:
            if isinstance(child, str):
                yield child
            elif not (
                child.tag in CONTROLS or not UNSEEN.isdisjoint(child.get("class").split()) or "hidden" in child.attributes or child.get("aria-hidden") == "true" or child.get("role") == "search"
            ):
                yield from words(child)

    return folded("".join(words(page)))


def test_every_word_is_there(invented: Built, elsewhere: Path) -> None:
    """What stands on our page stands on theirs, in the same order; before it only the way back up."""
    for address, (page, _) in invented.parsed.items():
        if address == "404.html":
            continue
        other, _ = read((elsewhere / address / "index.html").read_text(encoding="utf-8"))
        mains = [element for element in other.walk() if element.get("role") == "main"] or other.all("body")
        ours, theirs = seen(page.all("main")[0]) if page.all("main") else seen(page.all("body")[0]), seen(mains[0])
        way, found, after = theirs.partition(ours)
        assert found, address
        assert not way or way.startswith("home"), address
        assert not after or address.startswith("insluiten/"), address


def test_pages_count_on_nothing_of_ours(exported: Path) -> None:
    """No class, script, style sheet or sign of our design; no line begins with a space and none in HTML is empty, by which Markdown would take it for something else."""
    pages = list((exported / "docs").rglob("*.md"))
    assert len(pages) > 130
    for page in pages:
        text = page.read_text(encoding="utf-8")
        body = text.split("---\n", 2)[2]
        assert not re.search(r"^[ \t]", body, re.MULTILINE), page
        assert not re.search(r'<(script|style|link|button|input|use)\b| (class|style|data-[a-z-]+|aria-[a-z-]+|on[a-z]+)="|assets/', body), page
        for block in body.split("\n\n"):
            opened, closed = (len(re.findall(pattern, block)) for pattern in (r"<(?:table|dl|ul|ol|details|div|p|pre)\b", r"</(?:table|dl|ul|ol|details|div|p|pre)>"))
            assert opened == closed, (page, block[:200])


def test_prose_is_markdown(exported: Path) -> None:
    """Who opens the files can read them: headings with their anchors, paragraphs, lists, charts as pictures, and above it what the page is about."""
    text = (exported / "docs/casussen/buurtwerf-de-lantaarn/index.md").read_text(encoding="utf-8")
    front, body = text.removeprefix("---\n").split("---\n", 1)
    assert yaml.safe_load(front) == {"title": "Buurtwerf De Lantaarn", "description": "Bewoners knappen samen met een corporatie een leeg schoolgebouw op en beheren het zelf.", "date": "2026-12-01"}
    for line in (
        "# Buurtwerf De Lantaarn\n",
        "\n## Achtergrond {#achtergrond}\n\nDe school stond drie jaar leeg. In [Veldstad-Noord](../../plaatsen/veldstad-noord/) zocht men",
        "\n- werk in de buurt\n- een gebouw dat van de wijk is\n",
        "\n1. **Meten.** Wat is er kapot?\n1. *Maken.* Een wijkgilde",
        "\n> “Het is ons gebouw”, zegt een bewoner.\n",
        "](../../grafieken/casus-buurtwerf-de-lantaarn-meldingen.svg)\n",
    ):
        assert line in body


def test_pages_that_moved_and_frames(exported: Path) -> None:
    """A page that moved says where to; a frame is a whole page without a menu, and one that moved leads on by itself."""
    moved = (exported / "docs/casussen/de-lantaarn/index.md").read_text(encoding="utf-8")
    assert moved.startswith('---\ntitle: "Deze pagina is verhuisd"\nsearch:\n  exclude: true\n---\n')
    assert "U vindt haar nu hier: [Buurtwerf De Lantaarn](../../casussen/buurtwerf-de-lantaarn/)" in moved
    frame = exported / "docs/insluiten/casus/buurtwerf-de-lantaarn/index.html"
    page, faults = read(frame.read_text(encoding="utf-8"))
    assert (faults, [link.get("target") for link in page.all("a")]) == ([], ["_top"] * len(page.all("a")))
    assert '<meta http-equiv="refresh"' in (exported / "docs/insluiten/casus/de-lantaarn/index.html").read_text(encoding="utf-8")
    assert not frame.with_name("index.md").exists()


def test_settings(exported: Path) -> None:
    """Read by any engine: a short menu, no other plugin, nothing fetched elsewhere; an address only when there is one."""
    settings = yaml.safe_load((exported / SETTINGS).read_text(encoding="utf-8"))
    assert settings["plugins"] == ["search"]
    assert "site_url" not in settings
    assert settings["theme"] == {"name": "material", "language": "nl", "font": False}
    entries = [entry for part in settings["nav"] for value in part.values() for entry in (value if isinstance(value, list) else [part])]
    assert 15 < len(entries) < 30
    assert all((exported / "docs" / file).is_file() for entry in entries for file in entry.values())


def test_the_same_bytes_again(invented: Built, exported: Path, tmp_path: Path) -> None:
    """In another process, over an earlier export of which nothing may stay."""
    old = tmp_path / "oud"
    (old / "docs").mkdir(parents=True)
    (old / SETTINGS).write_text(f"{MARK} Van vroeger.\n", encoding="utf-8")
    (old / "docs/verdwenen.md").write_text("Weg.\n", encoding="utf-8")
    done = run("generator", "export", "--root", invented.root, old, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert done.returncode == 0, done.stderr
    assert tree(old) == tree(exported)
    assert [path.name for path in tmp_path.iterdir()] == ["oud"]


def test_other_folders_are_refused(small: Path, tmp_path: Path) -> None:
    """Whatever somebody has there stays: another folder, another file, the guide itself and what it is made of."""
    other = tmp_path / "werk"
    for name in ("mkdocs.yml", "docs/index.md", "notities.txt"):
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text("site_name: iets anders\n", encoding="utf-8")
    mixed = tmp_path / "gemengd"
    mixed.mkdir()
    (mixed / SETTINGS).write_text(MARK, encoding="utf-8")
    (mixed / "eigen.txt").write_text("van mij", encoding="utf-8")
    before = tree(tmp_path)
    said = dict.fromkeys((other, other / "notities.txt", mixed), "iets anders dan een eerdere uitvoer. Kies een nieuwe of lege map.")
    said |= dict.fromkeys((small, small.parent, small / "cases", small / "content/uitvoer", small / "theme"), "de gids zelf. Kies een andere map.")
    for folder, words in said.items():
        with pytest.raises(export.WrongFolder, match=re.escape(words)):
            export.refuse_other_folders(small, folder)
    export.refuse_other_folders(small, small / "uitvoer")
    done = called("export", "--root", small, other)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"Er is niets geschreven. In '{other}' staat iets anders dan een eerdere uitvoer. Kies een nieuwe of lege map.\n")
    assert tree(tmp_path) == before


def test_a_broken_guide_is_not_exported(tmp_path: Path) -> None:
    """Errors are told, as by a build; the earlier export stays as it was."""
    root = small_guide(tmp_path / "gids", "places: [velstad]\n", {"mkdocs.yml": "site_name: Gids\n"})
    folder = tmp_path / "uitvoer"
    export.write_tree(folder, [DataFile(SETTINGS, MARK.encode())])
    before = tree(folder)
    done = called("export", "--root", root, folder)
    assert done.returncode == 1
    assert "onbekende plaats 'velstad'" in done.stdout
    assert done.stderr == "Er is niets geschreven: haal eerst de fouten weg.\n"
    assert (tree(folder), sorted(path.name for path in tmp_path.iterdir())) == (before, ["gids", "uitvoer"])


@pytest.mark.parametrize("at", ["write", "move"])
def test_nothing_is_half_written(at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full half-way, a folder that cannot be moved into place: the earlier export stands whole, and nothing lies beside it."""
    folder = tmp_path / "uitvoer"
    export.write_tree(folder, [DataFile(SETTINGS, MARK.encode()), DataFile("docs/index.md", b"oud\n")])
    before, rename = tree(folder), Path.rename

    def files() -> Iterator[DataFile]:
        yield DataFile("docs/index.md", b"nieuw\n")
        if at == "write":
            raise OSError(28, "geen ruimte meer")

    def stuck(path: Path, target: Path) -> Path:
        if path.name == "nieuw":
            raise OSError(16, "bezet")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stuck if at == "move" else rename)
    monkeypatch.setattr(export, "exchanged", lambda one, other: False)
    with pytest.raises(OSError, match=r"geen ruimte meer|bezet"):
        export.write_tree(folder, files())
    assert (tree(folder), [path.name for path in tmp_path.iterdir()]) == (before, ["uitvoer"])


#: Where words of editors stand.
SPOTS = """<h1>{t}</h1><p>{t}</p><h2 id="kop">{t}</h2><p>Een <strong>{t}</strong> en <em>{t}</em>, <a href="a/?b=1&amp;c=d_e_f">{t}</a><a class="bron" href="#bron-1">1</a><br>{t}</p>
<ul><li>{t}</li><li><p>{t}</p></li></ul><ol><li><strong>{t}</strong>{t}</li></ol><blockquote><p>{t}</p></blockquote><div role="note"><p>{t}</p></div><p><code>{t}</code></p>
<table><tbody><tr id="rij"><td>{t}</td></tr></tbody></table><dl><div><dt>{t}</dt><dd>{t}<p>{t}</p></dd></div></dl><details><summary>{t}</summary>{t}</details><pre>{t}

  {t}</pre><p>{t}</p>"""


#: What Markdown in one of its many dialects would take for markup.
LOOKALIKES = [
    "```",
    "---",
    "# x",
    "1. x",
    "1) x",
    "- [x] x",
    "    x",
    "\tx",
    "a | b",
    ": x",
    "[^1]: x",
    "*[x]: y",
    "!!! note",
    "??? x",
    "--8<-- 'x'",
    ":smile:",
    "{: #id }",
    "{#id}",
    "\\",
    "2017. x",
    "@x",
]


def test_hostile_words_survive_any_markdown() -> None:
    """Every attack of the corpus, wherever words can stand, in two families of Markdown: the words that come out are those that went in, and no element that was not there."""
    old = python_markdown.Markdown(extensions=EXTENSIONS)
    families = (lambda text: str(old.reset().convert(text)), MarkdownIt("gfm-like", {"html": True, "linkify": False}).render)
    attacks = [attack.text for attack in corpus() if attack.is_text and attack.kind not in REFUSED and len(attack.text) < 400]
    assert len(attacks) > 230
    for text in [*attacks, *LOOKALIKES]:
        content = SPOTS.format(t=escape(text))
        [page] = files_of([Output("x/", text, text, "", content)], ())
        front, body = page.data.decode().removeprefix("---\n").split("---\n", 1)
        assert "{" not in body.replace("{#kop}", "")
        title = yaml.safe_load(front)["title"]
        assert not re.search(r'[<>"]', title)
        assert folded(read(title)[0].text) == folded(text), text
        ours, _ = read(content)
        for render in families:
            # What is no Markdown of old shows the anchor of a heading as words.
            theirs, _ = read(render(body).replace(" {#kop}</h2>", "</h2>"))
            assert folded(theirs.text) == f"home{folded(ours.text)}", (text, body)
            assert not {element.tag for element in theirs.walk()} - {element.tag for element in ours.walk()} - {"sup"}, text
