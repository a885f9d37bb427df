"""Reading again what was read before: whatever changed in between, nothing of it is out of date."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.addresses.names import things_of
from generator.guide import Guide
from generator.model.base import Kind
from generator.model.once import once
from generator.pages.charts import plan_charts
from generator.pages.events import first_day
from generator.pages.facets import facets_of
from generator.pages.gaps import Gaps
from generator.pages.site import Site
from generator.pipeline import Checked, read_guide
from generator.reading import files
from generator.reading.kept import Kept
from tests.support import CASE, GUIDE, small_guide

OTHER = "cases/tweede.yml"
#: What the guide has beside the smallest one: a second case with something wrong of its own, and links to and from the first.
BESIDE = {
    OTHER: "title: Tweede.\nsummary: |\n  Bij een wijkgilde, als in [de proef](casus:proef) [^bron: verslag, 11].\nstatus: pilot\nstatus_date: 2017\nchallenges: [werk]\n"
    "evidence: {kind: ervaring}\nsources: [{document: verslag}]\nphases: [{what: Begin, source: {document: verslag, line: 11, page: 5}}]\nadded: 2026-11-21\n",
}
#: What an editor does, one after the other: (file, words, what they become); without words the file becomes that, without both it goes.
EDITS: list[tuple[str, str | None, str | None]] = [
    (OTHER, "title: Tweede.", "# Twee regels.\n\ntitle: Tweede."),
    (OTHER, "casus:proef", "casus:proefje"),
    (CASE, "title: Proef", "aliases: [proefje]\ntitle: Proef"),
    (OTHER, "casus:proefje", "casus:proef"),
    ("content/begrippen.yml", "term: Wijkgilde", "term: Buurtgilde"),
    ("content/bronnen.yml", "lines: [10, 20]", "lines: [5, 9]"),
    ("content/bronnen.yml", "lines: [5, 9]", "lines: [10, 20]"),
    ("content/bronnen.yml", "id: verslag", "id: verslagen"),
    ("content/bronnen.yml", "id: verslagen", "id: verslag"),
    ("content/themas/werk.md", "facet: opgave", "facet: rijksrol"),
    ("content/themas/werk.md", "facet: rijksrol", "facet: opgave"),
    ("content/indicatoren/banen.csv", "niveau,veldstad", "niveau,velddorp"),
    ("content/plaatsen.yml", "id: veldstad", "id: velddorp"),
    (OTHER, "status: pilot", "status: plot"),
    (OTHER, "status: plot", "status: pilot"),
    (CASE, None, None),
    (CASE, None, "title: [\n"),
    (CASE, None, "title: VUL IN\nsummary: Een proef.\n"),
    ("content/partijen.yml", None, "id: los\n"),
    ("content/partijen.yml", None, "- {id: gilde, name: Gilde, type: bewoners}\n"),
    ("content/adressen.txt", None, "casussen/weg/\n"),
    ("content/doorverwijzingen.yml", None, "- {from: casussen/weg/, to: casussen/tweede/}\n"),
    ("content/doorverwijzingen.yml", "tweede", "derde"),
    ("content/doorverwijzingen.yml", None, None),
    ("content/adressen.txt", None, None),
]


def seen(checked: Checked) -> list[object]:
    """Everything that a guide says, with its places."""
    guide, content = checked.guide, checked.content
    referring = {(kind, name, by): guide.referring((kind, name), by) for kind in Kind for name in guide.records[kind] for by in Kind}
    return [checked.problems, guide.records, referring, {term: list(keys) for term, keys in guide.terms_found.items()}, checked.places, content.trees, content.published, content.moves]


def test_a_second_reading_says_what_a_first_one_says(tmp_path: Path) -> None:
    """After each edit, with what was kept and without; and what did not change is not read again."""
    root = small_guide(tmp_path, changes=BESIDE)
    said = set()
    for name, words, becomes in EDITS:
        file = root / name
        if becomes is None:
            file.unlink()
        else:
            text = file.read_text() if words else ""
            assert (words or "") in text
            file.write_text(text.replace(words, becomes) if words else becomes)
        again = seen(read_guide(root))
        with patch.object(files, "_KEPT", Kept()):
            assert again == seen(read_guide(root)), (name, becomes)
        said.add(str(again[0]))
    assert len(said) > 10


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    """A case that stayed as it was is the same record; what is gone is forgotten."""
    root = small_guide(tmp_path, changes=BESIDE)
    first = read_guide(root).guide.cases
    (root / OTHER).write_text((root / OTHER).read_text() + "# Klaar.\n")
    second = read_guide(root).guide.cases
    assert second["proef"] is first["proef"]
    assert second["tweede"] is not first["tweede"]
    assert second == first
    (root / OTHER).unlink()
    read_guide(root)
    assert Path(OTHER) not in files._KEPT._made


#: What an editor changes in a guide that stays sound: (file, words, what they become).
MENDS = [
    ("content/bronnen.yml", "title: Verslag van Veldstad", "title: Verslag over Veldstad"),
    ("content/partijen.yml", "name: Gemeente Veldstad, type: gemeente", "name: Gemeente Veldstad, type: bewoners"),
    ("content/plaatsen.yml", "name: Veldstad, type: gemeente, part_of: [veldland]", "name: Veldstede, type: gemeente, part_of: []"),
    ("content/indicatoren/betaald-werk.csv", "2014,,62.3,63", "2014,,62.4,63"),
    ("content/themas/wonen.md", "label: Wonen", "label: Huizen"),
    ("cases/buurtwerf-de-lantaarn.yml", "amount: {value: 200000, bound: circa, unit: EUR}", "amount: {value: 900, unit: EUR}"),
]


def worked_out(guide: Guide) -> list[object]:
    """What is kept with a record though it follows from the registers too."""
    site = Site(guide, str)
    return [plan_charts(site), facets_of(site), [Gaps(site).of(facts) for facts in site.facts.values()], things_of(guide), first_day(guide)]


def test_what_is_kept_with_a_record_follows_the_registers(tmp_path: Path) -> None:
    """Another name, sort or page in a register is seen in what was worked out of cases that stayed as they were."""
    root = tmp_path / "gids"
    shutil.copytree(GUIDE, root)
    seen = [worked_out(read_guide(root).guide)]
    for name, words, becomes in MENDS:
        text = (root / name).read_text(encoding="utf-8")
        assert words in text, name
        (root / name).write_text(text.replace(words, becomes), encoding="utf-8")
        seen.append(worked_out(read_guide(root).guide))
        with patch.object(files, "_KEPT", Kept()):
            assert seen[-1] == worked_out(read_guide(root).guide), (name, becomes)
    assert sum(one != other for one, other in pairwise(seen)) >= 4


class Thing:
    """Something that something can be worked out of."""


def test_once_is_once_for_each_thing_and_all_that_is_given() -> None:
    """Another thing, or something else given, is worked out anew; what died is never taken for what has its place in memory."""
    asked = []

    @once
    def work(thing: Thing, given: int = 0) -> int:
        asked.append((id(thing), given))
        return given

    one, two = Thing(), Thing()
    assert [work(one), work(one), work(two), work(one, 1), work(one, 1), work(one)] == [0, 0, 0, 1, 1, 0]
    assert len(asked) == 4
    for _ in range(50):
        work(Thing())
    assert len(asked) == 54


@pytest.mark.parametrize("data", [b"a", b""])
def test_kept_goes_by_the_bytes(data: bytes) -> None:
    """The same bytes under the same name; nothing that was not asked for in a round stays."""
    kept, made = Kept[int](), []

    def make() -> int:
        made.append(0)
        return len(made)

    assert [kept.of("x", data, make), kept.of("x", data, make), kept.of("y", data, make), kept.of("x", b"b", make), kept.of("x", data, make)] == [1, 1, 2, 3, 4]
    kept.end_of_round()
    assert kept.of("x", data, make) == 4
    kept.end_of_round()
    assert kept.of("y", data, make) == 5
