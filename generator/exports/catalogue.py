"""The catalogue in DCAT (DCAT-AP-NL 3.0), for portals such as data.overheid.nl that gather what others publish.

The context stands in the file itself: nobody has to fetch anything to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.outputs import DataFile
from generator.pages.cite import DATA_TITLE
from generator.pages.data import API, CATALOGUE, VERSIONS, Offer
from generator.pages.site import LICENCE_ADDRESS, Site
from generator.reading.versions import Frozen

_EU = "http://publications.europa.eu/resource/authority/"
_IANA = "https://www.iana.org/assignments/media-types/"
_PROFILE = "https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/"
_FORMATS = {"text/csv": "CSV", "application/json": "JSON", "application/zip": "ZIP", "application/ld+json": "JSON_LD"}
_CONTEXT: dict[str, Any] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ABOUT = (
    "Praktijkvoorbeelden uit Nederlandse wijken, van gemeenten, corporaties, organisaties en bewoners. Wat probeerden zij, wat kostte het, wie betaalde, wat kwam eruit en wat leerden zij? "
    "Elk bedrag, cijfer en leerpunt met de plek in de bron en de datum tot wanneer de bron het weet."
)
_KEYWORDS = ("wijken", "wijkaanpak", "leefbaarheid", "praktijkvoorbeelden", "kosten en financiering", "leerpunten", "bewonersinitiatief")


def plan_catalogue(site: Site, version: str, issued: str, offers: Iterable[Offer], frozen: Iterable[Frozen]) -> DataFile:
    """`catalogus.jsonld`: the catalogue, the data set with its files, the API, and each frozen version."""
    base = site.base
    kept = tuple(frozen)
    versions = [_frozen_set(site, item, kept[number - 1] if number else None) for number, item in enumerate(kept)]
    dataset = _dataset(site, version, issued, offers, versions)
    service = _service(site, version)
    catalogue = {
        "@id": f"{base}{CATALOGUE}#catalogus",
        "@type": "dcat:Catalog",
        **_said("Open data van de Wijkengids", "Alles wat in de Wijkengids staat, als tabellen, als JSON en als één zip, met de vaste versies."),
        **_common(site),
        "dct:license": _id(LICENCE_ADDRESS),
        "dct:issued": _day(issued),
        "dct:modified": _day(version),
        "dct:conformsTo": _id(_PROFILE),
        "dct:spatial": _id(f"{_EU}country/NLD"),
        "dcat:themeTaxonomy": _id(f"{_EU}data-theme"),
        "foaf:homepage": _id(f"{base}data/"),
        "dcat:dataset": [_id(dataset["@id"]), *(_id(item["@id"]) for item in versions)],
        "dcat:service": _id(service["@id"]),
    }
    graph = [_clean(node) for node in (catalogue, dataset, service, *versions, _agent(site), _contact(site))]
    return DataFile(CATALOGUE, (json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode())


def _dataset(site: Site, version: str, issued: str, offers: Iterable[Offer], versions: list[dict[str, Any]]) -> dict[str, Any]:
    base = site.base
    name = f"{base}data/#gegevens"
    return {
        "@id": name,
        "@type": "dcat:Dataset",
        **_said(DATA_TITLE, _ABOUT),
        **_common(site),
        **_of_dataset(name),
        "dct:accrualPeriodicity": _id(f"{_EU}frequency/IRREG"),
        "dct:issued": _day(issued),
        "dct:modified": _day(version),
        "dcat:version": version,
        "dcat:keyword": [{"@value": word, "@language": "nl"} for word in _KEYWORDS],
        "dcat:landingPage": _id(f"{base}data/"),
        "foaf:page": _id(f"{base}data/woordenboek/"),
        "dct:conformsTo": _id(f"{base}{API}/openapi.json"),
        "dcat:hasVersion": [_id(item["@id"]) for item in versions],
        "dcat:distribution": [_distribution(site, offer.path, offer.title, offer.media_type, offer.size, offer.sha256, version) for offer in offers],
    }


def _of_dataset(name: str) -> dict[str, Any]:
    """What every data set must say, also a frozen one."""
    return {
        "dct:identifier": name,
        "dct:accessRights": _id(f"{_EU}access-right/PUBLIC"),
        "dcat:theme": [_id(f"{_EU}data-theme/{theme}") for theme in ("SOCI", "REGI")],
        "dct:spatial": _id(f"{_EU}country/NLD"),
    }


def _frozen_set(site: Site, item: Frozen, before: Frozen | None) -> dict[str, Any]:
    """A version that stays as it is, and the one before it."""
    name = f"{site.base}{VERSIONS}#{item.anchor}"
    zipped = _distribution(site, item.path, f"Alles in één zip, versie {item.name}", "application/zip", len(item.data), item.sha256, item.date)
    return {
        "@id": name,
        "@type": "dcat:Dataset",
        **_said(f"{DATA_TITLE}, versie {item.name}", f"De gegevens zoals zij waren op {item.date}. Deze versie verandert niet meer."),
        **_common(site),
        **_of_dataset(name),
        "dct:issued": _day(item.date),
        "dct:modified": _day(item.date),
        "dcat:version": item.name,
        "dcat:isVersionOf": _id(f"{site.base}data/#gegevens"),
        "dcat:previousVersion": _id(f"{site.base}{VERSIONS}#{before.anchor}") if before else None,
        "dcat:landingPage": _id(f"{site.base}{VERSIONS}"),
        "dcat:distribution": [zipped],
    }


def _distribution(site: Site, path: str, title: str, media_type: str, size: int, sha256: str, modified: str) -> dict[str, Any]:
    """One file: where it is, what it is, how large it is and the hash of its bytes."""
    address = f"{site.base}{path}"
    return {
        "@id": f"{address}#distributie",
        "@type": "dcat:Distribution",
        "dct:title": {"@value": title, "@language": "nl"},
        "dcat:accessURL": _id(address),
        "dcat:downloadURL": _id(address),
        "dct:license": _id(LICENCE_ADDRESS),
        "dct:format": _id(f"{_EU}file-type/{_FORMATS[media_type]}"),
        "dcat:mediaType": _id(f"{_IANA}{media_type}"),
        "dct:language": _id(f"{_EU}language/NLD"),
        "dct:modified": _day(modified),
        "dcat:byteSize": {"@value": str(size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@id": f"{address}#sha256",
            "@type": "spdx:Checksum",
            "spdx:algorithm": _id("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@value": sha256, "@type": "xsd:hexBinary"},
        },
        "adms:status": _id(f"{_EU}distribution-status/COMPLETED"),
    }


def _service(site: Site, version: str) -> dict[str, Any]:
    """The API."""
    name = f"{site.base}{API}/index.json#api"
    return {
        "@id": name,
        "@type": "dcat:DataService",
        **_said("API van de Wijkengids", "Alles wat in de Wijkengids staat als vaste JSON-bestanden: geen sleutel, geen aanmelding."),
        **_common(site),
        "dct:identifier": name,
        "dct:accessRights": _id(f"{_EU}access-right/PUBLIC"),
        "dct:license": _id(LICENCE_ADDRESS),
        "dcat:theme": _id(f"{_EU}data-theme/SOCI"),
        "dcat:endpointURL": _id(f"{site.base}{API}/index.json"),
        "dcat:endpointDescription": _id(f"{site.base}{API}/openapi.json"),
        "dcat:servesDataset": _id(f"{site.base}data/#gegevens"),
        "dcat:landingPage": _id(f"{site.base}data/"),
        "dct:modified": _day(version),
    }


def _common(site: Site) -> dict[str, Any]:
    """Who publishes, where questions go, and in which language."""
    agent = _id(_agent(site)["@id"])
    return {"dct:publisher": agent, "dct:creator": agent, "dcat:contactPoint": _id(_contact(site)["@id"]), "dct:language": _id(f"{_EU}language/NLD")}


def _agent(site: Site) -> dict[str, Any]:
    return {"@id": f"{site.base}over/#redactie-wijkengids", "@type": "foaf:Agent", "foaf:name": {"@value": "Redactie van de Wijkengids", "@language": "nl"}}


def _contact(site: Site) -> dict[str, Any]:
    """The page on which anyone can write to the editors; an address for mail only where the site has one."""
    mail = {"vcard:hasEmail": _id(f"mailto:{site.host.mail}")} if site.host.mail else {}
    return {"@id": f"{site.base}meedoen/tip/#contact", "@type": "vcard:Organization", "vcard:fn": "Redactie van de Wijkengids", **mail, "vcard:hasURL": _id(f"{site.base}meedoen/tip/")}


def _said(title: str, description: str) -> dict[str, Any]:
    return {"dct:title": {"@value": title, "@language": "nl"}, "dct:description": {"@value": description, "@language": "nl"}}


def _id(address: str) -> dict[str, str]:
    return {"@id": address}


def _day(day: str) -> dict[str, str] | None:
    return {"@value": day, "@type": "xsd:date"} if day else None


def _clean(node: dict[str, Any]) -> dict[str, Any]:
    """What is not known is left out."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}
