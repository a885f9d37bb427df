"""The open data on the built site, as the programs of others read them: OpenAPI, JSON Schema, JSON-LD, RDF, and the example that readers are given."""

from __future__ import annotations

import copy
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from pyld import jsonld  # type: ignore[import-untyped]
from rdflib import DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from generator.model.base import Kind
from generator.pages.site import FOLDERS
from tests.site.built import Built

#: rdflib's own JSON-LD parser still uses what rdflib calls old.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

BASE = "https://wijkengids.example/"
SCHEMA = "https://schema.org/"
#: rdflib knows an older DCAT.
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"
PROFILE = URIRef("https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/")


def read(built: Built, path: str) -> Any:
    """A file of the API."""
    return json.loads((built.site / path).read_text(encoding="utf-8"))


def exists(built: Built, address: str) -> bool:
    """Does an address lead to a file or a page of the site?"""
    path = urlsplit(address).path.removeprefix("/")
    return (built.site / path / "index.html").is_file() if path.endswith("/") or not path else (built.site / path).is_file()


# --- the API -------------------------------------------------------------------------------------------------------


def closed(node: Any) -> Any:
    """A schema that refuses what it does not name, so that nothing stands in a file that is not described."""
    if isinstance(node, list):
        return [closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: closed(value) for key, value in node.items()}
    if isinstance(node.get("properties"), dict) and "type" in node:
        made.setdefault("additionalProperties", False)
    return made


def described(built: Built) -> Iterator[tuple[str, Draft202012Validator]]:
    """(file, what it must be) of each file of the API but the description itself."""
    document = read(built, "api/v1/openapi.json")
    components = closed(document["components"])
    for path, item in document["paths"].items():
        [content] = item["get"]["responses"]["200"]["content"].values()
        must = Draft202012Validator({**closed(content["schema"]), "components": components}, format_checker=Draft202012Validator.FORMAT_CHECKER)
        pattern = path.lstrip("/").replace("{id}", "*")
        for file in sorted(built.site.glob(pattern)):
            yield file.relative_to(built.site).as_posix(), must


def test_every_file_of_the_api_is_as_described(built: Built) -> None:
    """The description is OpenAPI 3.1, it describes every file, and each file is what it says, with no field more."""
    document = read(built, "api/v1/openapi.json")
    assert document["openapi"].startswith("3.1.")
    validate(document)
    seen = set()
    for path, must in described(built):
        assert not [(path, error.json_path, error.message) for error in must.iter_errors(read(built, path))]
        seen.add(path)
    assert seen == {file.relative_to(built.site).as_posix() for file in (built.site / "api").rglob("*.json")} - {"api/v1/openapi.json"}


DAMAGE: dict[str, Callable[[Any], object]] = {
    "a field that is always there": lambda case: case.pop("title"),
    "a value that is in no list": lambda case: case.update(status="bezig"),
    "a list that became one": lambda case: case.update(places="veldstad"),
    "a number that became a text": lambda case: case["results"]["figures"][0].update(value="15"),
    "a field that nobody described": lambda case: case.update(extra=1),
    "a date that is none": lambda case: case.update(status_date="april 2017"),
    "an address without a slash": lambda case: case.update(address="casussen/x/"),
    "a source that is not a list": lambda case: case["learnings"][0].update(source=case["learnings"][0]["source"][0]),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_file_is_refused(invented: Built, what: str) -> None:
    """The check of the files can fail."""
    path = "api/v1/casussen/buurtwerf-de-lantaarn.json"
    must = dict(described(invented))[path]
    whole = read(invented, path)
    broken = copy.deepcopy(whole)
    DAMAGE[what](broken)
    assert must.is_valid(whole)
    assert not must.is_valid(broken)


def test_the_api_has_everything(built: Built) -> None:
    """Each kind has its list, each thing its file; addresses, ids and what leads to what exist."""
    index = read(built, "api/v1/index.json")
    assert {entry["kind"] for entry in index["collections"]} == {kind.value for kind in built.guide.records if kind in FOLDERS}
    assert all(exists(built, index[key]) for key in ("documentation", "openapi", "schema", "archive", "catalogue", "versions"))
    for kind, folder in FOLDERS.items():
        if kind not in built.guide.records:
            continue
        listed = read(built, f"api/v1/{folder}.json")
        assert [entry["id"] for entry in listed] == list(built.guide.records[kind])
        for entry in listed:
            whole = read(built, entry["data"].lstrip("/"))
            assert whole["id"] == entry["id"]
            assert whole["address"] == entry["address"]
            assert exists(built, entry["address"])
            assert all((built.site / f"api/v1/{other}/{name}.json").is_file() for other, names in whole["connected"].items() for name in names)
            assert all(_at(whole, pointer) for pointer in whole["plain"])


def _at(node: Any, pointer: str) -> Any:
    """What a JSON Pointer leads to."""
    for part in pointer.split("/")[1:]:
        node = node[int(part)] if isinstance(node, list) else node[part]
    return node


def test_an_indicator_has_its_rows(invented: Built) -> None:
    """With what each states and where it stands."""
    rows = read(invented, "api/v1/indicatoren/betaald-werk.json")["rows"]
    assert len(rows) == len(invented.guide.indicators["betaald-werk"].rows)
    assert all(row["document"] and row["area"] and row["bound"] for row in rows)


# --- JSON-LD -------------------------------------------------------------------------------------------------------

TEXT, URL, DATE, NUMBER, THING, TRUTH = "text", "url", "date", "number", "thing", "truth"
#: Property of schema.org → (types that may have it, what its value may be). From schema.org itself (version 29): a property that is not here is not used.
#: `creativework` and `organization` stand for the type and all below it.
CREATIVE = {"Article", "Report", "CreativeWork", "Dataset", "DataCatalog", "WebSite", "WebPage", "CollectionPage", "AboutPage", "ContactPage", "SearchResultsPage", "DefinedTermSet"}
ORGANISATION = {"Organization", "GovernmentOrganization"}
PLACE = {"Place", "AdministrativeArea", "Country"}
PAGES = {"WebPage", "CollectionPage", "AboutPage", "ContactPage", "SearchResultsPage"}
ANY = CREATIVE | ORGANISATION | PLACE | {"Event", "ItemList", "BreadcrumbList", "ListItem", "DefinedTerm", "DataDownload", "PropertyValue", "ImageObject", "SearchAction", "EntryPoint"}
USED: dict[str, tuple[set[str], set[str]]] = {
    "name": (ANY, {TEXT}),
    "url": (ANY, {URL}),
    "description": (ANY, {TEXT}),
    "alternateName": (ANY, {TEXT}),
    "identifier": (ANY, {TEXT}),
    "sameAs": (ANY, {URL}),
    "potentialAction": (ANY, {THING}),
    "inLanguage": (CREATIVE | {"Event"}, {TEXT}),
    "license": (CREATIVE, {URL}),
    "isPartOf": (CREATIVE, {THING}),
    "hasPart": (CREATIVE, {THING}),
    "about": (CREATIVE | {"Event"}, {THING}),
    "mentions": (CREATIVE, {THING}),
    "citation": (CREATIVE, {THING}),
    "isBasedOn": (CREATIVE, {THING}),
    "mainEntity": (CREATIVE, {THING}),
    "abstract": (CREATIVE, {TEXT}),
    "headline": (CREATIVE, {TEXT}),
    "datePublished": (CREATIVE, {DATE}),
    "dateModified": (CREATIVE, {DATE}),
    "temporalCoverage": (CREATIVE, {TEXT}),
    "spatialCoverage": (CREATIVE, {THING}),
    "isAccessibleForFree": (CREATIVE, {TRUTH}),
    "creator": (CREATIVE, {THING}),
    "publisher": (CREATIVE, {THING}),
    "version": (CREATIVE, {TEXT}),
    "image": (ANY, {URL, THING}),
    "breadcrumb": (PAGES, {THING}),
    "primaryImageOfPage": (PAGES, {THING}),
    "itemListElement": ({"ItemList", "BreadcrumbList"}, {THING}),
    "numberOfItems": ({"ItemList", "BreadcrumbList"}, {NUMBER}),
    "itemListOrder": ({"ItemList", "BreadcrumbList"}, {TEXT}),
    "position": ({"ListItem"} | CREATIVE, {NUMBER}),
    "item": ({"ListItem"}, {THING, URL}),
    "inDefinedTermSet": ({"DefinedTerm"}, {THING}),
    "containedInPlace": (PLACE, {THING}),
    "location": (ORGANISATION | {"Event"}, {THING}),
    "member": (ORGANISATION, {THING}),
    "event": (ORGANISATION | PLACE, {THING}),
    "subEvent": ({"Event"}, {THING}),
    "organizer": ({"Event"}, {THING}),
    "startDate": ({"Event"}, {DATE}),
    "endDate": ({"Event"}, {DATE}),
    "distribution": ({"Dataset"}, {THING}),
    "includedInDataCatalog": ({"Dataset"}, {THING}),
    "variableMeasured": ({"Dataset"}, {THING}),
    "dataset": ({"DataCatalog"}, {THING}),
    "unitText": ({"PropertyValue"}, {TEXT}),
    "contentUrl": ({"DataDownload"}, {URL}),
    "encodingFormat": ({"DataDownload"} | CREATIVE, {TEXT}),
    "target": ({"SearchAction"}, {THING}),
    "query-input": ({"SearchAction"}, {TEXT}),
    "urlTemplate": ({"EntryPoint"}, {TEXT}),
}
#: Kind → the type of the main thing of its page.
MAIN = {
    Kind.CASE: {"Article"},
    Kind.THEME: {"DefinedTerm"},
    Kind.PLACE: {"Place", "AdministrativeArea", "ItemList"},
    Kind.PARTY: ORGANISATION,
    Kind.TERM: {"DefinedTerm"},
    Kind.SOURCE: {"Report", "CreativeWork"},
    Kind.NETWORK: {"Organization", "Event"},
    Kind.GROUP: {"CreativeWork"},
    Kind.INDICATOR: {"Dataset"},
}


def loader(url: str, options: object) -> dict[str, Any]:
    """The one context that pages name, in small: every word is one of schema.org. Nothing is fetched."""
    assert url.rstrip("/") == "https://schema.org", url
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": SCHEMA}}}


def linked_texts(built: Built) -> Iterator[tuple[str, str]]:
    """(address, JSON-LD) of each page that says something of itself. Frames, letters and sheets stand for the page that they are about."""
    for address in built.pages:
        if address == "404.html" or address.startswith(("insluiten/", "nieuwsbrief/")) or address.endswith("/blad/"):
            continue
        html = (built.site / address / "index.html").read_text(encoding="utf-8")
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        if "http-equiv" in html and not found:
            # What only sends readers on says nothing of itself.
            continue
        assert len(found) == 1, address
        yield address, found[0]


@pytest.fixture(scope="session")
def flat(built: Built) -> dict[str, list[dict[str, Any]]]:
    """Address → its nodes, expanded and flattened by a JSON-LD processor."""
    return {address: jsonld.flatten(jsonld.expand(json.loads(text), {"documentLoader": loader, "base": BASE + address})) for address, text in linked_texts(built)}


def test_pages_say_what_schema_org_has_words_for(built: Built, flat: dict[str, list[dict[str, Any]]]) -> None:
    """Every type and property exists, stands where it may, and has a value of the right shape; none is of a person."""
    faults = []
    for address, nodes in flat.items():
        types = {node["@id"]: {name.removeprefix(SCHEMA) for name in node.get("@type", ())} for node in nodes}
        for node in nodes:
            of = types[node["@id"]]
            if not of <= ANY:
                faults.append((address, node["@id"], sorted(of - ANY)))
            for key, values in node.items():
                if key.startswith("@"):
                    continue
                name = key.removeprefix(SCHEMA)
                where, what = USED.get(name, (set(), set()))
                if not of & where and of:
                    faults.append((address, name, sorted(of)))
                faults += [(address, name, value) for value in values if not any(_fits(value, shape) for shape in what)]
    assert faults == []


def _fits(value: dict[str, Any], shape: str) -> bool:
    given = value.get("@value")
    return {
        TEXT: isinstance(given, str) and bool(given.strip()),
        URL: isinstance(given, str) and bool(re.fullmatch(r"https?://[^\s{}]+", given)),
        DATE: isinstance(given, str) and bool(re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", given)),
        NUMBER: isinstance(given, int) and not isinstance(given, bool),
        TRUTH: isinstance(given, bool),
        THING: "@id" in value,
    }[shape]


def test_each_page_says_what_it_is(built: Built, flat: dict[str, list[dict[str, Any]]]) -> None:
    """The page itself, its crumbs as readers see them, and what it is about; addresses of ours exist."""
    missing = set()
    for address, nodes in flat.items():
        by_id = {node["@id"]: node for node in nodes}
        page = by_id[f"{BASE}{address}#pagina"]
        assert {name.removeprefix(SCHEMA) for name in page["@type"]} <= PAGES
        assert page[f"{SCHEMA}inLanguage"] == [{"@value": "nl"}]
        if address:
            [crumbs] = [node for node in nodes if f"{SCHEMA}BreadcrumbList" in node.get("@type", ())]
            steps = sorted((by_id[item["@id"]] for item in crumbs[f"{SCHEMA}itemListElement"]), key=lambda step: step[f"{SCHEMA}position"][0]["@value"])
            shown = [item.text for item in built.pages[address].all("nav", "crumbs")[0].all("li")]
            assert [step[f"{SCHEMA}name"][0]["@value"] for step in steps] == shown, address
        for node in nodes:
            for key in ("url", "contentUrl", "item"):
                missing |= {value["@value"] for value in node.get(f"{SCHEMA}{key}", ()) if "@value" in value and value["@value"].startswith(BASE) and not exists(built, value["@value"])}
    assert missing == set()
    for kind in FOLDERS.keys() & built.guide.records.keys():
        types = MAIN.get(kind, {"ItemList", "CreativeWork"})
        for name in built.guide.records[kind]:
            address = built.facts.address(kind, name)
            [main] = [node for node in flat[address] if node["@id"] == f"{BASE}{address}#{kind.value}"]
            assert {one.removeprefix(SCHEMA) for one in main["@type"]} <= types, address


def test_what_cases_say_comes_from_their_files(built: Built, flat: dict[str, list[dict[str, Any]]]) -> None:
    """Dates, themes and documents of the file, and none besides."""
    for name, case in built.guide.cases.items():
        nodes = {node["@id"]: node for node in flat[f"casussen/{name}/"]}
        main = nodes[f"{BASE}casussen/{name}/#casus"]
        assert main[f"{SCHEMA}datePublished"] == [{"@value": case.added}]
        about = {item["@id"] for item in main[f"{SCHEMA}about"]}
        assert about == {f"{BASE}themas/{theme}/#thema" for theme in (*case.challenges, *case.methods, *case.state_roles)}
        assert {item["@id"] for item in main[f"{SCHEMA}citation"]} == {f"{BASE}bronnen/{source.document}/#bron" for source in case.sources}


def test_home_can_be_searched_and_the_data_found(real: Built) -> None:
    """The search has its address, the data set its catalogue and its files."""
    texts = dict(linked_texts(real))
    home = {node["@type"]: node for node in json.loads(texts[""])["@graph"]}
    assert home["WebSite"]["potentialAction"]["target"]["urlTemplate"] == f"{BASE}zoeken/?q={{vraag}}"
    data = {node["@type"]: node for node in json.loads(texts["data/"])["@graph"]}
    assert data["Dataset"]["includedInDataCatalog"]["@id"] == data["DataCatalog"]["@id"]
    assert f"{BASE}data/wijkengids.zip" in {file["contentUrl"] for file in data["Dataset"]["distribution"]}


def test_no_text_ends_the_script(built: Built) -> None:
    """What could end the element or begin another is written in another way."""
    for address, text in linked_texts(built):
        assert not set("<>&") & set(text), address


# --- DCAT ----------------------------------------------------------------------------------------------------------

#: Class → property → (fewest, most) of DCAT-AP 3.0 and DCAT-AP-NL 3.0: what is mandatory, and what may stand there once only. None: no limit.
RULES: dict[URIRef, dict[URIRef, tuple[int, int | None]]] = {
    DCAT.Catalog: {
        **{DCTERMS.title: (1, None), DCTERMS.description: (1, None), DCTERMS.publisher: (1, 1), DCAT.contactPoint: (1, 1), DCAT.dataset: (1, None)},
        **{DCTERMS.issued: (0, 1), DCTERMS.modified: (0, 1), DCTERMS.license: (0, 1), FOAF.homepage: (0, 1), DCTERMS.creator: (0, 1), DCTERMS.conformsTo: (1, None)},
    },
    DCAT.Dataset: {
        **{DCTERMS.title: (1, None), DCTERMS.description: (1, None), DCTERMS.publisher: (1, 1), DCTERMS.creator: (1, None), DCAT.contactPoint: (1, 1), DCTERMS.identifier: (1, 1)},
        **{
            DCTERMS.accessRights: (1, 1),
            DCAT.theme: (1, None),
            DCTERMS.issued: (0, 1),
            DCTERMS.modified: (0, 1),
            DCAT.version: (0, 1),
            DCTERMS.accrualPeriodicity: (0, 1),
            DCAT.distribution: (1, None),
        },
    },
    DCAT.Distribution: {
        **{DCAT.accessURL: (1, 1), DCAT.downloadURL: (0, 1), DCTERMS.license: (1, 1), DCTERMS.format: (1, 1), DCAT.mediaType: (1, 1), DCAT.byteSize: (1, 1), SPDX.checksum: (1, 1)},
        **{DCTERMS.modified: (0, 1), DCTERMS.issued: (0, 1)},
    },
    DCAT.DataService: {
        **{DCTERMS.title: (1, None), DCTERMS.description: (1, None), DCTERMS.publisher: (1, 1), DCAT.contactPoint: (1, 1), DCTERMS.identifier: (1, 1), DCTERMS.accessRights: (1, 1)},
        **{DCAT.endpointURL: (1, 1), DCAT.endpointDescription: (1, 1), DCTERMS.license: (1, 1), DCAT.theme: (1, None), DCTERMS.creator: (0, 1), DCAT.servesDataset: (1, None)},
    },
    FOAF.Agent: {FOAF.name: (1, None)},
    VCARD.Organization: {VCARD.fn: (1, 1), VCARD.hasURL: (1, 1)},
    SPDX.Checksum: {SPDX.algorithm: (1, 1), SPDX.checksumValue: (1, 1)},
}
#: Property → the class that its value must be of.
RANGES = {
    DCTERMS.publisher: FOAF.Agent,
    DCTERMS.creator: FOAF.Agent,
    DCAT.contactPoint: VCARD.Organization,
    DCAT.dataset: DCAT.Dataset,
    DCAT.distribution: DCAT.Distribution,
    DCAT.service: DCAT.DataService,
    DCAT.servesDataset: DCAT.Dataset,
    DCAT.hasVersion: DCAT.Dataset,
    SPDX.checksum: SPDX.Checksum,
}
#: Property → how the addresses of its list of values begin.
LISTS = {
    DCTERMS.language: f"{EU}language/",
    DCTERMS.accessRights: f"{EU}access-right/",
    DCTERMS.accrualPeriodicity: f"{EU}frequency/",
    DCTERMS.format: f"{EU}file-type/",
    DCAT.theme: f"{EU}data-theme/",
    DCTERMS.spatial: f"{EU}country/",
    DCAT.mediaType: "https://www.iana.org/assignments/media-types/",
}


def catalogue(built: Built) -> Graph:
    """The catalogue, as an RDF parser reads it."""
    return Graph().parse(data=(built.site / "data/catalogus.jsonld").read_bytes(), format="json-ld")


def broken_rules(graph: Graph) -> list[tuple[str, ...]]:
    """What the profile asks and the catalogue does not give."""
    found: list[tuple[str, ...]] = []
    for kind, rules in RULES.items():
        for node in graph.subjects(RDF.type, kind):
            for name, (fewest, most) in rules.items():
                count = len(list(graph.objects(node, name)))
                if count < fewest or (most is not None and count > most):
                    found.append((str(node), str(name), str(count)))
    for name, kind in RANGES.items():
        found += [(str(value), str(name), "class") for value in graph.objects(None, name) if (value, RDF.type, kind) not in graph]
    for name, start in LISTS.items():
        found += [(str(value), str(name), "list") for value in graph.objects(None, name) if not str(value).startswith(start)]
    return found


def test_the_catalogue_keeps_to_its_profile(built: Built) -> None:
    """DCAT-AP-NL 3.0: what is mandatory is there, as often as it may, of the right class and out of the right list."""
    graph = catalogue(built)
    assert broken_rules(graph) == []
    [whole] = graph.subjects(RDF.type, DCAT.Catalog)
    assert (whole, DCTERMS.conformsTo, PROFILE) in graph
    for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.DataService):
        assert all(Literal(str(title), lang="nl") == title for node in graph.subjects(RDF.type, kind) for title in graph.objects(node, DCTERMS.title))
    assert all(value.datatype == XSD.date for name in (DCTERMS.issued, DCTERMS.modified) for value in graph.objects(None, name) if isinstance(value, Literal))


@pytest.mark.parametrize("name", [DCTERMS.publisher, DCAT.contactPoint, DCTERMS.identifier, DCAT.theme, DCTERMS.license])
def test_a_catalogue_without_it_is_refused(invented: Built, name: URIRef) -> None:
    """The check of the profile can fail."""
    graph = catalogue(invented)
    graph.remove((None, name, None))
    assert broken_rules(graph)


def test_the_files_of_the_catalogue_are_what_it_says(built: Built) -> None:
    """Each can be fetched and has that size and that hash; every table, list and the zip is among them, and every page that it names exists."""
    graph = catalogue(built)
    found = set()
    asked = """
        PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?access ?download ?size ?hash WHERE { ?it a dcat:Distribution ; dcat:accessURL ?access ; dcat:downloadURL ?download ; dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?hash }
    """
    for access, download, size, hash_ in graph.query(asked):  # type: ignore[misc]
        assert exists(built, str(access))
        data = (built.site / urlsplit(str(download)).path.lstrip("/")).read_bytes()
        assert isinstance(size, Literal)
        assert size.datatype == XSD.nonNegativeInteger
        assert (int(size), str(hash_).lower()) == (len(data), hashlib.sha256(data).hexdigest())
        found.add(urlsplit(str(download)).path.lstrip("/"))
    assert {file.relative_to(built.site).as_posix() for file in (built.site / "data").rglob("*.csv")} | {"data/wijkengids.zip"} <= found
    assert {f"api/v1/{folder}.json" for kind, folder in FOLDERS.items() if kind in built.guide.records} <= found
    for name in (DCAT.landingPage, FOAF.page, FOAF.homepage, DCAT.endpointURL, DCAT.endpointDescription, VCARD.hasURL):
        assert all(exists(built, str(value)) for value in graph.objects(None, name)), name


# --- the page ------------------------------------------------------------------------------------------------------


def test_the_example_runs(real: Built) -> None:
    """What readers copy from the page works beside the tables."""
    [example] = [code for code in real.pages["data/"].all("code") if code.get("data-example") == "python"]
    done = subprocess.run(
        [sys.executable, "-c", "".join(part for part in example.children if isinstance(part, str))],
        cwd=real.site / "data",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        timeout=60,
        check=True,
    )
    wanted = [line for case in real.guide.cases.values() for line in case.lines if line.form == "lening" and line.amount and line.amount.value is not None]
    assert len(done.stdout.splitlines()) == len(wanted) > 0


def test_the_page_leads_to_everything(built: Built) -> None:
    """Every table, every list, the zip; and each page leads to it."""
    there = {urljoin(f"{BASE}data/", href).removeprefix(BASE) for href in built.pages["data/"].hrefs}
    files = {file.relative_to(built.site).as_posix() for file in (built.site / "data").rglob("*.csv")}
    assert files | {"data/wijkengids.zip", "data/catalogus.jsonld", "api/v1/openapi.json", "api/v1/index.json", "data/versies/", "data/woordenboek/"} <= there
    assert "../../data/" in built.pages["casussen/" + next(iter(built.guide.cases)) + "/"].hrefs
