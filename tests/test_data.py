"""The open data without a site: tables, the API, the zip, and the versions that stay."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pandas  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.commands.versions import NotFrozen, freeze
from generator.exports.api import connected
from generator.exports.dictionary import dictionary
from generator.exports.tables import as_file, cell, safe
from generator.model.base import Kind
from generator.model.observation import Quantity, SourceRef
from generator.model.walk import nested
from generator.open_data import OpenData, make_open_data
from generator.pages.case_tables import case_tables
from generator.pages.data import ARCHIVE, CATALOGUE, brief_fields
from generator.pages.observation_tables import observation_tables
from generator.pages.register_tables import register_tables
from generator.pages.site import FOLDERS, Site
from generator.pages.tables import described
from generator.pipeline import publishable, read_guide
from generator.problems import ProblemsFound
from tests.support import GUIDE, ROOT, checked_in, guide_in

Cells = Mapping[str, str]


@pytest.fixture(scope="module", params=[GUIDE, pytest.param(ROOT, marks=pytest.mark.real)], ids=["invented", "real"])
def site(request: pytest.FixtureRequest) -> Site:
    """The invented guide, then the real one."""
    return Site(read_guide(request.param).guide, lambda path: "")


@pytest.fixture(scope="module")
def tables(site: Site) -> dict[str, list[Cells]]:
    """Table → its rows, as a program reads them back."""
    made = (*case_tables(site), *observation_tables(site), *register_tables(site))
    return {table.id: rows_of(as_file(table).data) for table in made}


def rows_of(data: bytes) -> list[Cells]:
    """The rows of a table, read as any program would."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def typed(value: object) -> str:
    """How a value stands in a cell; what is not there is empty."""
    return "" if value is None else str(value)


def stated(rows: list[Cells]) -> list[tuple[str, ...]]:
    """What each row states: case, number, range, words, exactness, unit, whole, area, when."""
    names = ("case", "value", "from", "to", "words", "bound", "unit", "of_value", "of_unit", "area", "date", "when")
    return sorted(tuple(text_of(row[name]) for name in names) for row in rows if row["value"] or row["from"] or row["words"])


def text_of(written: str) -> str:
    """The text that a cell stands for: without the apostrophe that keeps it from being a formula."""
    return written[1:] if written.startswith("'") and written.lstrip("'")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") and written.lstrip("'") else written


def test_every_number_of_every_case_is_in_a_table(site: Site, tables: dict[str, list[Cells]]) -> None:
    """Exactly as it was typed, once, with how exact it is, of what, where and when."""
    wanted = []
    for name, case in site.guide.cases.items():
        lines = {id(line.amount): line.date for line in case.lines if line.amount}
        for _, quantity in nested(case, Quantity):
            wanted.append((name, *_told(quantity, lines.get(id(quantity)))))
            for part in ("baseline", "target", "reference"):
                other = getattr(quantity, part, None)
                wanted += [(name, *_told(other, None))] if other else []
    assert stated([*tables["financiering"], *tables["cijfers"], *tables["fasen"]]) == sorted(wanted)


def _told(quantity: Quantity, date: str | None) -> tuple[str, ...]:
    whole = quantity.of
    return (
        *(typed(value) for value in (quantity.value, quantity.from_, quantity.to, quantity.words, None if quantity.words else quantity.bound, quantity.unit)),
        *(typed(value) for value in (whole and whole.value, whole and whole.unit, quantity.area, quantity.date or date, quantity.when)),
    )


def test_every_row_of_every_indicator_is_in_its_table(site: Site, tables: dict[str, list[Cells]]) -> None:
    """With its unit, also where only the indicator says which."""
    for name, indicator in site.guide.indicators.items():
        rows = tables[f"indicatoren/{name}"]
        assert len(rows) == len(indicator.rows)
        for row, written in zip(indicator.rows, rows, strict=True):
            assert (written["value"] or written["from"], written["to"], text_of(written["words"])) == (typed(row.value), typed(row.value_to), typed(row.words))
            assert (written["unit"], written["date"], text_of(written["when"]), written["area"]) == (row.unit or indicator.unit, typed(row.date), typed(row.when), row.area)
            assert (written["document"], text_of(written["section"]), written["line"]) == (row.document, typed(row.section), typed(row.line))


def test_exactness_is_that_of_a_number(tables: dict[str, list[Cells]]) -> None:
    """Words, and a row without a number, are not exact nor anything else; a number always says how exact it is."""
    rows = [row for table in tables.values() for row in table if "bound" in row]
    assert {bool(row["value"] or row["from"] or row["to"]) for row in rows} == {True, False}
    assert [row for row in rows if bool(row["bound"]) != bool(row["value"] or row["from"] or row["to"])] == []


def test_the_key_of_a_table_points_at_one_row(site: Site) -> None:
    """Of every table, as a program reads it: no two rows agree in all of its columns."""
    made = (*case_tables(site), *observation_tables(site), *register_tables(site))
    for table in (*made, dictionary(made)):
        keys = Counter(tuple(row[name] for name in table.key) for row in rows_of(as_file(table).data))
        assert [key for key, number in keys.items() if number > 1] == [], table.id


def test_every_place_in_a_source_is_in_a_table(site: Site, tables: dict[str, list[Cells]]) -> None:
    """Also the second and the third; the quotation is to the letter."""
    written = {(row["case"], row["document"], text_of(row["section"]), row["line"], text_of(row["quote"])) for row in tables["vindplaatsen"]}
    for name, case in site.guide.cases.items():
        for _, source in nested(case, SourceRef):
            assert (name, source.document, typed(source.section), typed(source.line), typed(source.quote)) in written


def test_every_learning_party_and_case_has_its_row(site: Site, tables: dict[str, list[Cells]]) -> None:
    """With its address; a party that has no name in the source keeps the words of the source."""
    guide = site.guide
    assert {row["address"] for row in tables["leerpunten"]} == {f"/casussen/{case.id}/#leerpunt-{item.id}" for case in guide.cases.values() for item in case.learnings} | {
        f"/groepen/{group.id}/#leerpunt-{item.id}" for group in guide.groups.values() for item in group.learnings
    }
    assert sorted(row["id"] for row in tables["casussen"]) == sorted(guide.cases)
    assert [row["id"] for row in tables["partijen"]] == list(guide.parties)
    taking_part = {(row["case"], row["party"], text_of(row["name"]) if not row["party"] else "") for row in tables["deelnames"] if row["part"] == "participant"}
    assert taking_part == {(case.id, party.party or "", party.name or "") for case in guide.cases.values() for party in case.parties}


def test_a_researcher_can_work_with_the_tables(site: Site) -> None:
    """pandas reads each of them: numbers are numbers, and what joins two tables is there in both."""
    made = {table.id: table for table in (*case_tables(site), *observation_tables(site), *register_tables(site))}
    frames = {name: pandas.read_csv(io.BytesIO(as_file(table).data)) for name, table in made.items()}
    assert all(len(frame) == len(made[name].rows) for name, frame in frames.items())
    amounts = frames["financiering"].query("part == 'amount' and value.notna()")
    wanted = [line.amount.value for case in site.guide.cases.values() for line in case.lines if line.amount and line.amount.value is not None]
    assert sorted(amounts["value"]) == sorted(map(float, wanted))
    joined = frames["cijfers"].merge(frames["casussen"], left_on="case", right_on="id", how="left")
    assert joined["title"].notna().all()
    assert frames["vindplaatsen"].merge(frames["bronnen"], left_on="document", right_on="id", how="left")["publisher"].notna().all()


@given(st.text(max_size=12).flatmap(lambda text: st.sampled_from([text, f"={text}", f"'{text}", f"'={text}", f"-{text}", f"\t{text}"])))
def test_no_text_is_a_formula_and_none_is_lost(text: str) -> None:
    """What a spreadsheet would work out gets an apostrophe, and only that."""
    written = safe(text)
    assert written[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n") or not written
    assert text_of(written) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [(-4, "-4"), (-2.5, "-2.5"), (0, "0"), (6.0, "6.0"), (0.00001, "0.00001"), (200000, "200000"), (True, "true"), (None, ""), ("-4", "'-4"), ("=1+1", "'=1+1"), (("a", "b"), "a; b")],
)
def test_numbers_stay_numbers(value: object, written: str) -> None:
    """Never in powers of ten, never with an apostrophe; a text that only looks like one is a text."""
    assert cell(value) == written


def test_the_api_tells_who_points_here(site: Site) -> None:
    """From both sides: what a case is connected with is connected with the case."""
    for name in site.guide.cases:
        for folder, ids in connected(site, Kind.CASE, name).items():
            kind = next(kind for kind, value in FOLDERS.items() if value == folder)
            assert all(name in connected(site, kind, other)["casussen"] for other in ids), (name, folder)


def test_a_place_knows_the_cases_in_its_parts() -> None:
    """The municipality has the case of its neighbourhood."""
    site = Site(guide_in(GUIDE), lambda path: "")
    assert "buurtwerf-de-lantaarn" in connected(site, Kind.PLACE, "veldstad")["casussen"]


def test_a_list_has_what_is_short(site: Site) -> None:
    """No texts, nothing within another thing, and the search words only in the whole."""
    fields = brief_fields(type(next(iter(site.guide.cases.values()))))
    assert {"status", "status_date", "places", "challenges", "added", "changes"} <= set(fields)
    assert not {"summary", "approach", "learnings", "parties", "financing", "search_words"} & set(fields)


@pytest.fixture(scope="module")
def data() -> OpenData:
    """The open data of the invented guide."""
    return open_data(GUIDE)


def open_data(root: Path) -> OpenData:
    """The open data of a guide on disk."""
    checked = read_guide(root)
    written = {name: (root / "cases" / f"{name}.yml").read_bytes() for name in checked.guide.cases}
    return make_open_data(Site(publishable(checked), lambda path: ""), written, checked.frozen)


def zipped(data: OpenData) -> bytes:
    """The zip with everything."""
    return next(file.data for file in data.files if file.path == ARCHIVE)


def test_the_zip_holds_what_its_manifest_says(data: OpenData) -> None:
    """Each file with its size and hash; how many there are of each kind, and until when."""
    with zipfile.ZipFile(io.BytesIO(zipped(data))) as opened:
        assert opened.testzip() is None
        inside = {name: opened.read(name) for name in opened.namelist()}
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    manifest = json.loads(inside.pop("manifest.json"))
    assert {file["path"]: (file["size"], file["sha256"]) for file in manifest["files"]} == {name: (len(text), hashlib.sha256(text).hexdigest()) for name, text in inside.items()}
    assert manifest["version"] == data.available.version >= "2026-12-01"
    assert manifest["counts"]["casussen"] == 4
    assert {"LEESMIJ.md", "LICENSE", "woordenboek.csv", "csv/casussen.csv", "csv/indicatoren/betaald-werk.csv", "json/themas.json", "yaml/de-brug.yml", "schema/casus.json"} <= inside.keys()
    assert inside["yaml/de-brug.yml"] == (GUIDE / "cases/de-brug.yml").read_bytes()
    assert {entry["id"] for entry in json.loads(inside["json/casussen.json"])} == {"buurtwerf-de-lantaarn", "de-brug", "programma-de-haven", "straatfeest"}


def test_the_zip_depends_on_the_data_only(data: OpenData) -> None:
    """Not on the place where the site stands, nor on the time."""
    checked = checked_in(GUIDE)
    written = {name: (GUIDE / "cases" / f"{name}.yml").read_bytes() for name in checked.guide.cases}
    elsewhere = Site(checked.guide, lambda path: "", home="https://elders.test/", base="https://elders.test/")
    assert zipped(make_open_data(elsewhere, written, ())) == zipped(data)
    assert b"wijkengids.example" not in b"".join(zipfile.ZipFile(io.BytesIO(zipped(data))).read(name) for name in zipfile.ZipFile(io.BytesIO(zipped(data))).namelist())


def test_the_dictionary_knows_every_column(data: OpenData) -> None:
    """Each column of each table has a meaning and a type, each choice its words; the text to read names them all."""
    with zipfile.ZipFile(io.BytesIO(zipped(data))) as opened:
        rows, readable = rows_of(opened.read("woordenboek.csv")), opened.read("LEESMIJ.md").decode()
        headers = {name: next(csv.reader(io.StringIO(opened.read(name).decode("utf-8-sig")))) for name in opened.namelist() if name.startswith("csv/")}
    known = {(row["file"], row["column"]) for row in rows}
    for name, columns in headers.items():
        file = "indicatoren/<id>.csv" if name.startswith("csv/indicatoren/") else name.removeprefix("csv/")
        assert {(file, column) for column in columns} <= known, name
    assert all(row["meaning"] and row["type"] for row in rows)
    bound = next(row for row in rows if (row["file"], row["column"]) == ("cijfers.csv", "bound"))
    assert bound["values"].startswith("exact = precies | circa = ongeveer")
    assert {row["column"] for row in rows if row["file"] == "cijfers.csv" and row["key"] == "true"} == {"case", "id", "part"}
    assert "Sleutel: `case`, `id` en `part`." in readable
    assert all(f"`{column.name}`" in readable for *_, table in described(data.available.tables[:-1]) for column in table.columns)


def changed(root: Path) -> Path:
    """The guide with a case that says something else."""
    case = root / "cases/straatfeest.yml"
    case.write_text(case.read_text(encoding="utf-8").replace("title: ", "title: Groot ", 1), encoding="utf-8")
    return root


def test_freezing_keeps_the_data_and_says_when_they_changed(veldstad: Path) -> None:
    """The same data are not kept twice; other data of a later day are; the site has each of them."""
    first = freeze(veldstad, zipped(open_data(veldstad)), "2026-12-02")
    assert first == veldstad / "content/versies/2026-12-02.zip"
    assert first.read_bytes() == zipped(open_data(veldstad))
    assert freeze(veldstad, zipped(open_data(veldstad)), "2026-12-03") is None
    kept = open_data(veldstad)
    assert not kept.available.changed
    assert {file.path: file.data for file in kept.files}["data/versies/2026-12-02.zip"] == first.read_bytes()
    later = open_data(changed(veldstad))
    assert later.available.changed
    assert freeze(veldstad, zipped(later), "2026-12-04") == veldstad / "content/versies/2026-12-04.zip"
    assert [item.date for item in read_guide(veldstad).frozen] == ["2026-12-02", "2026-12-04"]
    assert not open_data(veldstad).available.changed


def test_the_same_data_packed_in_another_way_are_the_same(veldstad: Path) -> None:
    """Another computer may compress otherwise: the hashes of what is inside count."""
    archive = zipped(open_data(veldstad))
    freeze(veldstad, archive, "2026-12-02")
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as opened, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as other:
        for name in opened.namelist():
            other.writestr(name, opened.read(name))
    assert freeze(veldstad, target.getvalue(), "2026-12-05") is None


def test_no_state_of_a_day_is_lost(veldstad: Path) -> None:
    """Other data on the same day get a number; what was kept stays as it was; the tenth comes after the second; the site has them all, in that order."""
    archives = {}
    for number in range(1, 12):
        archives[number] = zipped(open_data(veldstad if number == 1 else changed(veldstad)))
        file = freeze(veldstad, archives[number], "2026-12-02")
        assert file == veldstad / f"content/versies/2026-12-02{'' if number == 1 else f'-{number}'}.zip"
        assert freeze(veldstad, archives[number], "2026-12-02") is None
    assert freeze(veldstad, zipped(open_data(changed(veldstad))), "2026-12-03") == veldstad / "content/versies/2026-12-03.zip"
    names = ["2026-12-02", *(f"2026-12-02-{number}" for number in range(2, 12)), "2026-12-03"]
    frozen = read_guide(veldstad).frozen
    assert [(item.name, item.anchor, item.date, item.number) for item in frozen[:-1]] == [(name, f"versie-{name}", "2026-12-02", number) for number, name in enumerate(names[:-1], 1)]
    given = open_data(veldstad)
    files = {file.path: file.data for file in given.files}
    assert [files[f"data/versies/{name}.zip"] for name in names[:-1]] == list(archives.values())
    graph = json.loads(files[CATALOGUE])["@graph"]
    [whole] = [node for node in graph if "dcat:hasVersion" in node]
    assert [node["@id"].partition("#versie-")[2] for node in whole["dcat:hasVersion"]] == names
    before = {node["dcat:version"]: node.get("dcat:previousVersion", {"@id": ""})["@id"].partition("#versie-")[2] for node in graph if "dcat:isVersionOf" in node}
    assert before == dict(zip(names, ["", *names]))


def test_a_version_is_never_written_again(veldstad: Path) -> None:
    """What has no day, or is of an earlier one, is refused with what to do; the file stays."""
    first = freeze(veldstad, zipped(open_data(veldstad)), "2026-12-02")
    assert first
    before = first.read_bytes()
    archive = zipped(open_data(changed(veldstad)))
    for date, words in (("2026-12-01", "Kies een latere dag"), ("morgen", "geen dag")):
        with pytest.raises(NotFrozen, match=words):
            freeze(veldstad, archive, date)
    assert first.read_bytes() == before
    assert [file.name for file in first.parent.iterdir()] == ["2026-12-02.zip"]


def _without(archive: bytes, drop: str = "", change: str = "", extra: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as opened, zipfile.ZipFile(target, "w") as made:
        for name in opened.namelist():
            if name != drop:
                made.writestr(name, opened.read(name) + (b" " if name == change else b""))
        if extra:
            made.writestr(extra, b"")
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "damage", "words"),
    [
        ("2026-12-02.zip", lambda archive: archive[:-200], "geen hele zip"),
        ("2026-12-02.zip", lambda archive: archive[:300] + b"\0" * 40 + archive[340:], "geen hele zip"),
        ("2026-12-02.zip", lambda archive: b"", "geen hele zip"),
        ("2026-12-02.zip", lambda archive: _without(archive, drop="csv/casussen.csv"), "'csv/casussen.csv' ontbreekt"),
        ("2026-12-02.zip", lambda archive: _without(archive, change="csv/casussen.csv"), "'csv/casussen.csv' is veranderd"),
        ("2026-12-02.zip", lambda archive: _without(archive, extra="extra.txt"), "'extra.txt' staat niet in manifest.json"),
        ("2026-12-02.zip", lambda archive: _without(archive, extra="\u202ex.txt"), "'\ufffdx.txt' staat niet in manifest.json"),
        ("2026-12-02.zip", lambda archive: _without(archive, drop="manifest.json"), "manifest.json ontbreekt"),
        ("2026-12-02.zip", lambda archive: _without(archive, change="manifest.json").replace(b'"counts"', b'"amount"'), "geen hele zip|niet te begrijpen"),
        ("2026-12-02-1.zip", lambda archive: archive, "geen dag"),
        ("2026-12-02-02.zip", lambda archive: archive, "geen dag"),
        ("2026-02-30.zip", lambda archive: archive, "geen dag"),
        ("eerste.zip", lambda archive: archive, "geen dag"),
        ("2026-12-02.txt", lambda archive: archive, "geen dag"),
    ],
)
def test_a_damaged_version_stops_the_build(veldstad: Path, name: str, damage: object, words: str) -> None:
    """It is named, with what is wrong and what to do; nothing is published from it."""
    assert callable(damage)
    file = veldstad / "content/versies" / name
    file.parent.mkdir()
    file.write_bytes(damage(zipped(open_data(veldstad))))
    checked = read_guide(veldstad)
    [problem] = checked.problems
    assert (problem.path, problem.line, problem.code) == (f"content/versies/{name}", 1, "beschadigde-versie")
    assert any(part in problem.message for part in words.split("|")), problem.message
    assert "git restore" in problem.hint
    assert checked.frozen == ()
    with pytest.raises(ProblemsFound):
        publishable(checked)
    with pytest.raises(NotFrozen, match="klopt"):
        freeze(veldstad, b"", "2026-12-09")


def test_the_version_is_the_newest_day() -> None:
    """Of what was added or changed."""
    texts = "\n".join(file.read_text(encoding="utf-8") for folder in ("cases", "content/leeslijsten") for file in sorted((GUIDE / folder).glob("*.*")))
    days = re.findall(r"^added: (\S+)|\{date: (\S+), what:", texts, re.MULTILINE)
    assert guide_in(GUIDE).newest == max(first or second for first, second in days)
