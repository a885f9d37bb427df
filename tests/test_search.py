"""What the search knows of a page: its words, the parts of compounds, other forms; and an index that is whole or not there."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ids import slug
from generator.outputs import Output
from generator.pages.site import Site
from generator.search import index
from generator.search.documents import Document, Documents
from generator.search.words import derived, fold, lexicon, other_number, parts, whole, words_of
from generator.vocabulary import PlaceType
from tests.site.dom import read
from tests.support import GUIDE, guide_in


@pytest.mark.parametrize(
    ("word", "halves"),
    [
        ("huurachterstand", ("huur", "achterstand")),
        ("schuldhulpverlening", ("schuld", "hulpverlening")),
        ("bewonersbedrijf", ("bewoners", "bedrijf")),
        ("gemeentehuis", ("gemeente", "huis")),
        ("wijkenaanpak", ("wijken", "aanpak")),
        ("energiecoöperatie", ("energie", "cooperatie")),
        ("buurthuis", ("buurt", "huis")),
        ("huis", ()),
        ("onderhandelen", ()),
        ("overgang", ()),
        ("", ()),
    ],
)
def test_compounds(word: str, halves: tuple[str, ...]) -> None:
    """A compound has two halves that are both in the lexicon; a word that begins as one has none."""
    assert parts(word) == halves


@pytest.mark.parametrize(("word", "form"), [("bedrijven", "bedrijf"), ("bedrijf", "bedrijven"), ("huizen", "huis"), ("huis", "huizen"), ("brieven", "brief"), ("grazen", "graas"), ("kaas", "kazen")])
def test_singular_and_plural(word: str, form: str) -> None:
    """Where the last letter changes its voice."""
    assert form in set(other_number(word))


def test_derived_words_are_new_and_known() -> None:
    """Halves of compounds always help; another number only when it is a word of the guide."""
    assert derived(["huurachterstand", "bedrijf"], frozenset({"bedrijven"})) == ["achterstand", "bedrijven", "huur"]
    assert derived(["bedrijf", "bedrijven"], frozenset({"bedrijven"})) == []
    assert derived(["bedrijf"], frozenset()) == []


@given(st.text(max_size=60))
def test_any_text_has_words(text: str) -> None:
    """Words have letters or digits only and stay the same when taken again; accents do not matter to `fold`."""
    words = words_of(text)
    assert all(word and word == word.lower() for word in words)
    assert words_of(" ".join(words)) == words
    assert all(fold(fold(word)) == fold(word) for word in words)
    for word in words:
        first, second = parts(word) or ("huur", "huis")
        assert {first, second} <= lexicon()
        assert not parts(word) or (fold(word).startswith(first) and fold(word).endswith(second))


@given(st.lists(st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=12), unique=True))
def test_shortened_words_can_be_read_again(words: list[str]) -> None:
    """The number of shared letters and the rest make the word again, as the browser does it."""
    before, found = "", []
    for line in index.shortened(sorted(words)):
        before = before[: int(line[0], 36)] + line[1:]
        found.append(before)
    assert found == sorted(words)


def test_the_lexicon_is_tidy() -> None:
    """Words of three letters or more, in lower case and in order."""
    lines = (Path(index.__file__).with_name("lexicon.txt")).read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert all(len(word) >= 3 and word.isalpha() and word.islower() for word in words)
    assert all(fold(first) <= fold(second) or first < second for first, second in pairwise(words))
    assert len(words) == len(set(words)) > 300


PAGE = """<header class="head"><h1>De Brug</h1><p class="lead">Buren <em>hel</em>pen buren.</p><p class="stand">Stand: 2017.</p></header>
<nav>Op deze pagina</nav><section><h2>Aanpak</h2><p>Eten &amp; praten<a class="bron" href="#bron-1">1</a></p><dl><dt>Kosten</dt><dd><span class="amount"><span>ongeveer</span> € 5<span>eenmalig</span></span></dd></dl></section>
<section data-search-exclude><p>Andere voorbeelden</p></section><figure class="chart"><img src="a.png" alt=""><p>Grafiek</p></figure><p>Klaar.</p><br><p>Zie <a href="../../begrippen/{term}/">dit woord</a></p>
<table><caption class="hidden">Bedragen</caption><thead><tr><th scope="col">Waarvoor</th></tr></thead></table><details class="legend"><summary>Zo leest u bedragen</summary></details>
<p><a class="more" href="a/">Kies verder</a><button type="button">Kopieer</button></p><p class="credit">Gegevens van elders.</p>"""


@pytest.fixture(scope="module")
def documents() -> Documents:
    """The invented guide with pages written here."""
    guide = guide_in(GUIDE)
    name, term = next(iter(guide.cases)), next(name for name, term in guide.terms.items() if len(term.names) > 1)
    pages = [Output(f"casussen/{name}/", "De Brug", "", "casus", PAGE.replace("{term}", term)), Output("a-z/", "Alles", "", "lijst", "<p>alles</p>", search=False)]
    return Documents(Site(guide, lambda path: ""), pages)


def test_a_document_has_the_words_of_its_page_only(documents: Documents) -> None:
    """The way through the page, marks of sources, pictures and what is about other pages are left out; pieces do not run together."""
    (document,) = documents
    assert document.text == "Buren helpen buren. Eten & praten · Kosten · ongeveer € 5 eenmalig · Klaar. Zie dit woord"
    assert document.fields["kern"] == "Buren helpen buren."
    assert document.filters["soort"] == ("casussen",)


def test_a_document_is_found_by_other_words_too(documents: Documents) -> None:
    """By its themes, its place, its search words, and other names of the terms that it leads to."""
    (document,) = documents
    guide = documents.site.guide
    case = next(iter(guide.cases.values()))
    assert document.fields["thema"].startswith(guide.themes[case.challenges[0]].label)
    assert document.fields["zoekwoord"] == " ".join(case.search_words)
    assert document.fields["waar"] == " · ".join(document.filters["plaats"])
    assert {whole(guide.places[place].name) for place in guide.around(case.places) if guide.places[place].type in (PlaceType.MUNICIPALITY, PlaceType.NEIGHBOURHOOD)} <= set(
        document.fields["daar"].split()
    )
    assert document.fields["synoniem"]
    assert {fold(word) for word in words_of(document.text) if len(word) > 3 and word.isalpha()} <= set(documents.vocabulary)


def test_the_page_for_the_index_is_html(tmp_path: Path) -> None:
    """Signs that mean something in HTML stay what they are."""
    document = Document("x/", 'A "b" <c>', "Tekst & <script>", {"naam": '"; '}, {"soort": ("x&y",)}, {"stand": "2017"})
    page, faults = read(index.as_html(document))
    assert faults == []
    assert page.all("title")[0].text == document.title
    assert page.all("p")[0].text == document.text
    assert {meta.get("data-pagefind-meta"): meta.get("content") for meta in page.all("meta") if meta.get("data-pagefind-meta")} == {
        "title[content]": document.title,
        "naam[content]": '"; ',
        "stand[content]": "2017",
    }


SOME = [
    Document(f"{kind}/{slug(title)}/", title, f"Tekst over {title}.", {}, {"soort": (kind,), **({"thema": (theme,)} if theme else {})}, {})
    for kind, title, theme in (("casussen", "Bruggen", "Wonen"), ("casussen", "Tuinen", "Werk"), ("themas", "Werk", ""))
]


def test_an_index_has_what_the_browser_needs(tmp_path: Path) -> None:
    """The programme, the words, the choices, every page; nothing of Pagefind's that is not used; the same bytes each time."""
    for name in ("een", "twee"):
        index.write_index(SOME, ["bruggen", "buren"], tmp_path / name)
    first, second = ({path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()} for name in ("een", "twee"))
    assert first == second
    assert {path.partition("/")[0] for path in first} == {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.nl.pagefind",
        "index",
        "fragment",
        "woorden",
        *(path for path in first if path.endswith(".pf_meta")),
    }
    assert first["woorden/b.txt"] == b"0bruggen\n1uren\n"
    choices = json.loads(first["woorden/keuzes.json"])
    assert sorted(choices["thema"]) == ["Werk", "Wonen"]
    assert {f"fragment/nl_{name}.pf_fragment" for name in choices["thema"].values()} < {path for path in first if path.startswith("fragment/")}
    kinds = json.loads(first["woorden/soorten.json"])
    assert kinds["casussen"] == ""
    assert f"fragment/nl_{kinds['themas']}.pf_fragment" in first


def test_a_page_without_text_is_found_by_its_title(tmp_path: Path) -> None:
    """Pagefind leaves out what has no words."""
    index.write_index([Document("x/", "Leeg", "", {}, {"soort": ("pagina",)}, {})], [], tmp_path / "index")
    assert json.loads((tmp_path / "index/pagefind-entry.json").read_text(encoding="utf-8"))["languages"]["nl"]["page_count"] == 1


def empty_file(made: Path) -> None:
    """What the Python interface of Pagefind does when the machine is busy."""
    next((made / "fragment").iterdir()).write_bytes(b"")


def lost_page(made: Path) -> None:
    """One page less than was asked for."""
    entry = json.loads((made / "pagefind-entry.json").read_text(encoding="utf-8"))
    entry["languages"]["nl"]["page_count"] -= 1
    (made / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")


@pytest.mark.parametrize(("harm", "told"), [(empty_file, "leeg bestand: fragment/"), (lost_page, "2 van de 3 pagina’s")])
def test_a_broken_index_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: object, told: str) -> None:
    """What was there stays as it was."""
    folder = tmp_path / "index"
    index.write_index(SOME, [], folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    run = index._run

    def harmed(pages: Path, made: Path) -> None:
        run(pages, made)
        assert callable(harm)
        harm(made)

    monkeypatch.setattr(index, "_run", harmed)
    with pytest.raises(index.IndexFailed, match=told):
        index.write_index(SOME, [], folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_programme_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it said."""
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(index.IndexFailed, match="stopte met een fout"):
        index.write_index(SOME, [], tmp_path / "index")
    assert not (tmp_path / "index").exists()
