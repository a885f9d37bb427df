"""Cases that have something in common, and cases that did it differently: what is found, in which order, with which reason."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.pages import related
from generator.pages.fit import Fits
from generator.pages.related import MOST, Likeness, named_by
from generator.pages.site import Site
from generator.pipeline import read_guide
from tests.support import complete, small_guide

#: What the invented cases share: places, parties and a programme that few of them have.
REGISTERS = {
    "content/plaatsen.yml": (
        "- {id: veldstad, name: Veldstad, type: gemeente}\n- {id: noord, name: Noord, type: wijk, part_of: [veldstad]}\n- {id: kade, name: De Kade, type: buurt, part_of: [noord]}\n"
        "- {id: duinstad, name: Duinstad, type: gemeente}\n- {id: bosstad, name: Bosstad, type: gemeente}\n- {id: zeestad, name: Zeestad, type: gemeente}\n- {id: heistad, name: Heistad, type: gemeente}\n"
    ),
    "content/partijen.yml": (
        "- {id: gemeente-veldstad, name: Gemeente Veldstad, type: gemeente, places: [veldstad]}\n- {id: gilde, name: Gilde, type: bewoners}\n- {id: fonds, name: Het Fonds, type: fonds}\n"
        "- {id: bank, name: De Bank, type: bedrijf}\n- {id: rijk, name: Rijksoverheid, type: rijk}\n"
    ),
}
#: Cases that share nothing with the first one but what everything shares.
OTHERS = {f"los-{number}": "challenges: [wonen]\n" for number in range(6)}


def site(root: Path, cases: Mapping[str, str], more: Mapping[str, str] | None = None) -> Site:
    """The site of a guide with these cases, whatever is wrong with it otherwise."""
    files = {f"cases/{name}.yml": complete(text if "title:" in text else f"title: {name.capitalize()}\n{text}") for name, text in {**OTHERS, **cases}.items()}
    return Site(read_guide(small_guide(root, changes={**REGISTERS, **files, **(more or {})})).guide, lambda path: "")


def alike(root: Path, **cases: str) -> list[tuple[str, str]]:
    """(id, reason) of what is found for the case called `een`."""
    found = site(root, cases)
    return [(other.case.id, other.why) for other in Likeness(found).like(found.guide.cases["een"])]


FULL = "challenges: [werk]\nmethods: [vitale-coalities]\ninitiators: [bewoners]\n"
BEGUN = "methods: [vitale-coalities]\ninitiators: [bewoners, gemeente]\n"
TWO_PAY = "parties: [{party: fonds, role: financier}, {party: bank, role: financier}]\n"
THREE = "parties: [{party: gilde, role: partner}, {party: fonds, role: partner}, {party: bank, role: partner}]\n"


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ("places: [noord]\n", "places: [noord]\n", "Zelfde wijk: Noord, Veldstad."),
        ("places: [kade]\n", "places: [noord]\n", "Zelfde wijk: Noord, Veldstad."),
        ("places: [kade]\n", "places: [kade]\n", "Zelfde buurt: De Kade, Veldstad."),
        ("places: [veldstad]\nchallenges: [werk]\n", "places: [noord]\nchallenges: [werk]\n", "Zelfde gemeente: Veldstad. Zelfde onderwerp (Werk)."),
        ("parties: [{party: gilde, role: partner}]\n", "parties: [{party: gilde, role: uitvoerder}]\n", "Zelfde partij: Gilde."),
        ("parties: [{party: fonds, role: financier}]\n", "parties: [{party: fonds, role: financier}]\n", "Zelfde financier: Het Fonds."),
        ("parties: [{party: fonds, role: financier}]\n", "parties: [{party: fonds, role: partner}]\n", "Zelfde partij: Het Fonds."),
        ("part_of: los-0\n", "part_of: los-0\n", "Hoort ook bij: Los-0."),
        (FULL, FULL, "Zelfde onderwerp (Werk), manier van werken (Vitale coalities) en initiatiefnemer (Bewoners)."),
        ("places: [noord]\nparties: [{party: gemeente-veldstad, role: partner}]\n", "places: [noord]\nparties: [{party: gemeente-veldstad, role: partner}]\n", "Zelfde wijk: Noord, Veldstad."),
        ("parties: [{party: fonds, role: financier}, {party: gilde, role: partner}]\n", "parties: [{party: gilde, role: partner}, {party: fonds, role: financier}]\n", "Zelfde financier: Het Fonds. Zelfde partij: Gilde."),
        (TWO_PAY, TWO_PAY, "Zelfde financiers: Het Fonds; De Bank."),
        (THREE, THREE, "Zelfde partijen: Gilde; Het Fonds en nog 1."),
        (f"challenges: [werk, wonen]\n{BEGUN}", f"challenges: [werk, wonen]\n{BEGUN}", "Zelfde onderwerpen (Werk; Wonen), manier van werken (Vitale coalities) en initiatiefnemers (Bewoners; Gemeente)."),
    ],
)  # fmt: skip
def test_the_reason_is_said_in_words(tmp_path: Path, one: str, two: str, why: str) -> None:
    """Of places only the nearest; a financier is not a party once more; what is general comes last."""
    fields = ("challenges: [werk]\n" if "challenges" not in one else "", "challenges: [wonen]\n" if "challenges" not in two else "")
    assert ("twee", why) in alike(tmp_path, een=fields[0] + one, twee=fields[1] + two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("challenges: [werk]\n", "challenges: [werk]\n"),
        ("challenges: [werk]\nmethods: [vitale-coalities]\n", "challenges: [werk]\nmethods: [vitale-coalities]\n"),
        ("challenges: [werk]\nplaces: [veldstad]\n", "challenges: [wonen]\nplaces: [veldstad]\n"),
        ("challenges: [werk]\nparties: [{party: rijk, role: financier}]\n", "challenges: [wonen]\nparties: [{party: rijk, role: financier}]\n"),
        ("challenges: [werk]\nparties: [{party: gilde, role: partner}]\n", "challenges: [wonen]\nparties: [{party: gilde, role: partner, certainty: mogelijk}]\n"),
        ("challenges: [werk]\nplaces: [veldstad, duinstad, bosstad, zeestad, heistad, noord]\n", "challenges: [wonen]\nplaces: [noord]\n"),
        ("challenges: [werk]\nmethods: [vitale-coalities]\ninitiators: [onbekend]\n", "challenges: [werk]\nmethods: [vitale-coalities]\ninitiators: [onbekend]\n"),
    ],
    ids=["a theme", "a theme and a method", "a municipality", "the State", "a party that might take part", "one of very many places", "nobody knows who began"],
)
def test_what_is_common_is_no_reason(tmp_path: Path, one: str, two: str) -> None:
    """A theme, a municipality or the State alone bind nothing."""
    assert "twee" not in [name for name, _ in alike(tmp_path, een=one, twee=two)]


def test_even_what_is_near_binds_no_multitude(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A neighbourhood binds more cases than a party does, but not without limit."""
    many = {f"buur-{letter}": "challenges: [wonen]\nplaces: [noord]\n" for letter in "abcde"}
    near = {"een": "challenges: [werk]\nplaces: [noord]\n", **many}
    monkeypatch.setattr(related, "MOST_NEAR", len(near))
    assert len(alike(tmp_path / "a", **near)) == MOST
    monkeypatch.setattr(related, "MOST_NEAR", len(near) - 1)
    assert alike(tmp_path / "b", **near) == []


def test_what_is_rare_comes_first(tmp_path: Path) -> None:
    """A neighbourhood before a fund, a fund before what many cases share; what is general weighs more the fewer cases have it."""
    fund, party = "parties: [{party: fonds, role: financier}]\n", "parties: [{party: bank, role: partner}]\n"
    both = "parties: [{party: fonds, role: financier}, {party: bank, role: partner}]\n"
    wanted = {"wijk": "places: [noord]\n", "fonds": fund, "partij": party}
    particular = {name: f"challenges: [wonen]\n{text}" for name, text in wanted.items()}
    common = {f"vaak-{number}": "challenges: [wonen]\nmethods: [vitale-coalities]\ninitiators: [bewoners]\n" for number in range(6)}
    found = alike(tmp_path, een=f"{FULL}places: [noord]\n{both}", algemeen=FULL, **particular, **common)
    assert [name for name, _ in found] == ["wijk", "fonds", "algemeen", "partij"]


def test_never_the_whole_list_and_always_the_same(tmp_path: Path) -> None:
    """At most four, by title when they share the same; whatever the order of the files."""
    many = {f"buur-{letter}": "challenges: [wonen]\nplaces: [noord]\n" for letter in "fedcba"}
    found = alike(tmp_path / "a", een="challenges: [werk]\nplaces: [noord]\n", **many)
    assert [name for name, _ in found] == ["buur-a", "buur-b", "buur-c", "buur-d"]
    assert len(found) == MOST
    assert found == alike(tmp_path / "b", **dict(reversed(many.items())), een="challenges: [werk]\nplaces: [noord]\n")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("related: [{case: twee, relation: lijkt-op, why: Ook zo.}]\n", ""),
        ("", "related: [{case: een, relation: lijkt-op, why: Ook zo.}]\n"),
        ("approach: Zie [twee](casus:twee).\n", ""),
        ("", "background: Zie [een](casus:een).\n"),
        ("part_of: twee\n", ""),
        ("", "part_of: een\n"),
    ],
)
def test_what_is_named_is_not_found_once_more(tmp_path: Path, one: str, two: str) -> None:
    """A relation in a field or in a text, from either side."""
    place = "challenges: [werk]\nplaces: [noord]\n"
    found = site(tmp_path, {"een": place + one, "twee": place + two, "drie": place})
    assert "twee" in named_by(found.guide, found.guide.cases["een"])
    assert [other.case.id for other in Likeness(found).like(found.guide.cases["een"])] == ["drie"]


SAME = "challenges: [werk]\nmethods: [vitale-coalities]\n"


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ("initiators: [gemeente]\n", "initiators: [bewoners]\n", "Wie begon: bewoners (hier: gemeente)."),
        ("scale: wijk\n", "scale: stad\n", "Schaal: stad of gemeente (hier: wijk)."),
        ("parties: [{party: fonds, role: financier}]\n", "parties: [{party: bank, role: financier}]\n", "Wie betaalt: De Bank (hier: Het Fonds)."),
        ("initiators: [gemeente]\nscale: wijk\n", "initiators: [rijk]\nscale: stad\n", "Wie begon: Rijk (hier: gemeente). Schaal: stad of gemeente (hier: wijk)."),
    ],
)
def test_what_was_different_is_said_in_words(tmp_path: Path, one: str, two: str, why: str) -> None:
    """Who began, who pays and the scale, from both sides."""
    found = site(tmp_path, {"een": SAME + one, "twee": SAME + two})
    assert [(other.case.id, other.why) for other in Fits(found).of(found.facts["een"]).others] == [("twee", why)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (SAME + "initiators: [gemeente]\n", SAME + "initiators: [onbekend]\n"),
        (SAME + "scale: wijk\n", SAME),
        (SAME + "initiators: [gemeente, bewoners]\n", SAME + "initiators: [bewoners]\n"),
        (SAME + "scale: wijk\n", "challenges: [wonen]\nmethods: [vitale-coalities]\nscale: stad\n"),
        (SAME + "scale: wijk\n", "challenges: [werk]\nscale: stad\n"),
    ],
    ids=["a source is silent", "no scale", "partly the same", "another theme", "no method"],
)
def test_what_is_not_known_is_no_difference(tmp_path: Path, one: str, two: str) -> None:
    """Only what both sources tell, of cases of the same challenge and method."""
    found = site(tmp_path, {"een": one, "twee": two})
    assert Fits(found).of(found.facts["een"]).others == ()


@pytest.mark.parametrize(
    ("one", "two", "more", "files", "found"),
    [
        ("", "", "", {}, False),
        ("terms: [eigenaar]\n", "terms: [eigenaar]\n", "", {}, True),
        ("terms: [eigenaar]\n", "terms: [eigenaar]\n", "terms: [eigenaar]\n", {}, False),
        ("", "", "", {"content/groepen/duo.md": "---\nlabel: Duo\norder: 1\nsummary: Kort.\nstatus_date: 2017\nsource: {document: verslag}\ncases: [{case: een}, {case: twee}]\n---\nKort.\n"}, True),
        ("", "", "", {"content/leernetwerken/kring.md": "---\nlabel: Kring\nkind: platform\nsource: {document: verslag}\ncases: [een, twee]\n---\nKort.\n"}, True),
        ("terms: [eigenaar]\n", "terms: [eigenaar]\nchallenges: [wonen, werk]\nmethods: [vitale-coalities]\n", "", {}, False),
        ("terms: [eigenaar]\n", "terms: [eigenaar]\npart_of: een\n", "", {}, False),
    ],
    ids=["a theme and a method", "a term", "a term that many name", "a group", "a network", "another main theme", "a part"],
)
def test_a_theme_and_a_method_are_not_enough(tmp_path: Path, one: str, two: str, more: str, files: dict[str, str], found: bool) -> None:
    """Cases are only laid side by side when they share something rarer, and never a whole with its part."""
    term = {"content/begrippen.yml": "- {id: eigenaar, term: Eigenaar, kind: begrip, definition: Wie iets heeft.}\n"}
    many = {f"vaak-{number}": f"{SAME}scale: wijk\n{more}" for number in range(4)}
    cases = {"een": f"{SAME}scale: wijk\n{one}", "twee": f"{'' if 'challenges' in two else SAME}scale: stad\n{two}", **many}
    read = site(tmp_path, cases, {**term, **files})
    assert ("twee" in [other.case.id for other in Fits(read).of(read.facts["een"]).others]) == found


def test_who_began_is_said_once(tmp_path: Path) -> None:
    """The field of the case says it; parties are only named beside it when they can be the same."""
    parties = "parties: [{party: gemeente-veldstad, role: initiatiefnemer}, {party: bank, role: initiatiefnemer}, {name: iemand, role: initiatiefnemer}]\n"
    named = {"bewoners": [], "gemeente": ["gemeente-veldstad"], "bedrijven-en-verenigingen": ["bank"], "samenwerkingsverband": ["gemeente-veldstad", "bank", "iemand"], "onbekend": []}
    read = site(tmp_path, {f"van-{who}": f"challenges: [wonen]\ninitiators: [{who}]\n{parties}" for who in named})
    assert {who: [party.party or party.name for party in Fits(read).of(read.facts[f"van-{who}"]).starters] for who in named} == named


def test_what_editors_say_comes_first(tmp_path: Path) -> None:
    """The relation "Pakt het anders aan", from both sides (from the other without its words), before what the data show; three in all."""
    cases = {f"anders-{letter}": f"{SAME}scale: stad\n" for letter in "ab"}
    said = {"daar": "challenges: [wonen]\nrelated: [{case: een, relation: verschilt-van, why: Hier zonder geld.}]\n", "gezegd": "challenges: [wonen]\n"}
    found = site(tmp_path, {"een": f"{SAME}scale: wijk\nrelated: [{{case: gezegd, relation: verschilt-van, why: Daar mét geld.}}]\n", **cases, **said})
    others = Fits(found).of(found.facts["een"]).others
    assert [(other.case.id, other.why) for other in others] == [
        ("gezegd", "Daar mét geld."),
        ("daar", "Wat er anders is, staat bij dat voorbeeld."),
        ("anders-a", "Schaal: stad of gemeente (hier: wijk)."),
    ]


def test_leaders_starters_conditions_and_copying(tmp_path: Path) -> None:
    """By role and by what a learning is about (a question or a bottleneck is no condition); nothing is filled in where the case says nothing."""
    text = (
        "parties: [{party: gilde, role: [regisseur, partner]}, {party: bank, role: initiatiefnemer}, {party: fonds, role: financier}]\ninitiators: [bedrijven-en-verenigingen]\n"
        "learnings:\n  - {id: a, title: Eerst geld, about: randvoorwaarden, source: {document: verslag}}\n  - {id: b, title: Ook elders, about: [geld, overdraagbaarheid], source: {document: verslag}}\n"
        "  - {id: c, title: Kan dat wel, kind: vraag, about: randvoorwaarden, source: {document: verslag}}\n  - {id: d, title: Het gaat mis, kind: knelpunt, about: randvoorwaarden, source: {document: verslag}}\n"
        "  - {id: e, title: Samen, kind: uitgangspunt, about: [samenwerking, randvoorwaarden], source: {document: verslag}}\n"
    )
    found = site(tmp_path, {"een": text})
    fit = Fits(found).of(found.facts["een"])
    assert [party.party for party in fit.leaders] == ["gilde"]
    assert [party.party for party in fit.starters] == ["bank"]
    assert [learning.id for learning in fit.conditions] == ["a", "e"]
    assert [learning.id for learning in fit.transfer] == ["b"]
    silent = Fits(found).of(found.facts["los-0"])
    assert (silent.leaders, silent.starters, silent.conditions, silent.transfer, silent.others) == ((), (), (), (), ())
