"""The words of the finder: what the values of an axis are called, and the titles of their pages."""

from __future__ import annotations

from collections.abc import Mapping

from generator import dutch
from generator.vocabulary import Filter

#: The value of whatever the record of a case does not say.
UNKNOWN = "onbekend"
#: (id, words, from, to) of each class of cost in euro: `from` is in it, `to` is not.
COSTS: tuple[tuple[str, str, float, float | None], ...] = (
    ("tot-10-duizend", "Minder dan € 10.000", 0, 10_000),
    ("tot-100-duizend", "€ 10.000 tot € 100.000", 10_000, 100_000),
    ("tot-1-miljoen", "€ 100.000 tot € 1 miljoen", 100_000, 1_000_000),
    ("tot-10-miljoen", "€ 1 tot € 10 miljoen", 1_000_000, 10_000_000),
    ("vanaf-10-miljoen", "€ 10 miljoen of meer", 10_000_000, None),
)
#: The class of a cost that is no total, and its words.
PER_UNIT, PER_UNIT_WORDS = "per-eenheid", "Per jaar, per woning of per keer"
#: (id, words, last year) of each class of the year in which a case began.
PERIODS: tuple[tuple[str, str, int | None], ...] = (
    ("voor-2000", "Voor 2000", 1999),
    ("2000-2009", "2000 tot en met 2009", 2009),
    ("2010-2014", "2010 tot en met 2014", 2014),
    ("2015-2019", "2015 tot en met 2019", 2019),
    ("vanaf-2020", "In 2020 of later", None),
)
#: What a reader sees for `onbekend`.
UNSAID: Mapping[Filter, str] = {
    **dict.fromkeys(Filter, dutch.SILENT),
    Filter.STATE_ROLE: "Geen rol genoemd",
    Filter.MUNICIPALITY: "Geen gemeente genoemd",
    Filter.PROVINCE: "Geen provincie genoemd",
    Filter.PARTY_TYPE: "Geen partij bij naam genoemd",
    Filter.COST: "Geen totale kosten bekend",
}
#: What a reader must know of an axis to choose well.
HINTS: Mapping[Filter, str] = {
    Filter.STATUS: "De fase op de datum van de bron.",
    Filter.SCALE: "De schaal waarop mensen er iets van merken.",
    Filter.PARTY_TYPE: "Alleen partijen die de bron bij naam noemt.",
    Filter.FORM: "Ook als de bron geen bedrag noemt.",
    Filter.COST: "De kosten van het hele voorbeeld, niet van een deel. Ook geschatte en geplande kosten tellen mee; dat staat erbij.",
    Filter.EVIDENCE: "Waar de kennis over het voorbeeld op steunt.",
    Filter.PERIOD: "Het jaar waarin het begon.",
}
#: The title of the page that lists the values of an axis.
LISTS: Mapping[Filter, str] = {
    Filter.CHALLENGE: "Praktijkvoorbeelden op onderwerp",
    Filter.METHOD: "Praktijkvoorbeelden op manier van werken",
    Filter.STATE_ROLE: "Praktijkvoorbeelden op wat het Rijk deed",
    Filter.MUNICIPALITY: "Praktijkvoorbeelden op gemeente",
    Filter.PROVINCE: "Praktijkvoorbeelden op provincie",
    Filter.SCALE: "Praktijkvoorbeelden op schaal",
    Filter.STATUS: "Praktijkvoorbeelden op fase",
    Filter.INITIATOR: "Praktijkvoorbeelden op wie begon",
    Filter.PARTY_TYPE: "Praktijkvoorbeelden op soort partij",
    Filter.FORM: "Praktijkvoorbeelden op hoe er wordt betaald",
    Filter.COST: "Praktijkvoorbeelden op kosten",
    Filter.EVIDENCE: "Praktijkvoorbeelden op hoe we het weten",
    Filter.PERIOD: "Praktijkvoorbeelden op wanneer het begon",
}
#: What follows "Praktijkvoorbeelden" in the title of the page of a value; `{}` is the name of the value.
_PHRASES: Mapping[Filter, str] = {
    Filter.CHALLENGE: "over {}",
    Filter.METHOD: "met de manier van werken ‘{}’",
    Filter.STATE_ROLE: "met deze rol van het Rijk: {}",
    Filter.MUNICIPALITY: "in {}",
    Filter.PROVINCE: "in de provincie {}",
    Filter.COST: "met kosten van {}",
}
#: Municipalities that are an island: what happens there happens on it, not in it.
ISLANDS = frozenset({"ameland", "bonaire", "saba", "schiermonnikoog", "sint-eustatius", "terschelling", "texel", "vlieland"})
_NAMES = {Filter.MUNICIPALITY, Filter.PROVINCE, Filter.METHOD}
PHRASES: Mapping[Filter, Mapping[str, str]] = {
    Filter.CHALLENGE: {},
    Filter.METHOD: {UNKNOWN: "waarvan de bron geen manier van werken noemt"},
    Filter.STATE_ROLE: {UNKNOWN: "waarbij de bron geen rol van het Rijk noemt"},
    Filter.MUNICIPALITY: {UNKNOWN: "zonder gemeente"},
    Filter.PROVINCE: {UNKNOWN: "zonder provincie"},
    Filter.SCALE: {
        "huishouden": "op de schaal van een huishouden",
        "portiek": "op de schaal van een portiek of blok",
        "buurt": "op de schaal van een buurt",
        "wijk": "op de schaal van een wijk",
        "stadsdeel": "op de schaal van een stadsdeel",
        "stad": "op de schaal van een stad of gemeente",
        "regio": "op de schaal van een regio",
        "landelijk": "op de schaal van het hele land",
        UNKNOWN: "waarvan de bron de schaal niet noemt",
    },
    Filter.STATUS: {
        "aangekondigd": "die zijn aangekondigd",
        "voorbereiding": "in voorbereiding",
        "pilot": "die een proef zijn",
        "uitvoering": "in uitvoering",
        "afgerond": "die zijn afgerond",
        "gestopt": "die zijn gestopt",
        UNKNOWN: "waarvan de bron de fase niet noemt",
    },
    Filter.INITIATOR: {
        "gemeente": "die een gemeente begon",
        "corporatie": "die een woningcorporatie begon",
        "zorg-en-welzijn": "die een organisatie voor zorg of welzijn begon",
        "regio": "die een regio begon",
        "bewoners": "die bewoners begonnen",
        "samenwerkingsverband": "die partijen samen begonnen",
        "bedrijven-en-verenigingen": "die bedrijven of verenigingen begonnen",
        "provincie": "die een provincie begon",
        "kennisinstelling": "die een kennisinstelling begon",
        "rijk": "die het Rijk begon",
        UNKNOWN: "waarvan de bron niet zegt wie begon",
    },
    Filter.PARTY_TYPE: {
        "gemeente": "met een gemeente",
        "corporatie": "met een woningcorporatie",
        "rijk": "met een partij van het Rijk",
        "provincie": "met een provincie",
        "regio": "met samenwerkende gemeenten",
        "zorg": "met een organisatie voor zorg",
        "welzijn": "met een organisatie voor welzijn",
        "bewoners": "met een organisatie van bewoners",
        "bedrijf": "met een bedrijf",
        "fonds": "met een fonds",
        "kennisinstelling": "met een kennisinstelling",
        "netbeheerder": "met een netbeheerder",
        "koepel": "met een koepel of vereniging",
        "onderwijs": "met het onderwijs",
        "politie-en-justitie": "met politie of justitie",
        "overig": "met een ander soort partij",
        UNKNOWN: "waarin de bron geen partij bij naam noemt",
    },
    Filter.FORM: {
        "subsidie": "met een subsidie",
        "lening": "met een lening",
        "eigen-middelen": "met eigen middelen",
        "fonds": "met geld uit een fonds",
        "inkomsten": "met eigen inkomsten",
        "eigen-bijdrage": "met een eigen bijdrage",
        "in-natura": "met hulp in natura",
        "garantie": "met een garantie",
        "regulier": "met regulier budget",
        "tegenprestatie": "met een tegenprestatie",
        UNKNOWN: "waarvan de bron niet zegt hoe er wordt betaald",
    },
    Filter.COST: {PER_UNIT: "met kosten per jaar, per woning of per keer", UNKNOWN: "waarvan de bron geen totale kosten noemt"},
    Filter.EVIDENCE: {
        "ervaring": "met ervaring van betrokkenen",
        "monitoring": "met cijfers die zijn bijgehouden",
        "evaluatie": "met een evaluatie",
        "mkba": "met een kosten-batenanalyse",
        "onderzoek": "met onderzoek",
        "aankondiging": "die nog een plan of afspraak zijn",
        "vermelding": "die een bron kort noemt",
        UNKNOWN: "waarvan de bron niet zegt hoe we dit weten",
    },
    Filter.PERIOD: {
        "voor-2000": "die voor 2000 begonnen",
        "2000-2009": "die van 2000 tot en met 2009 begonnen",
        "2010-2014": "die van 2010 tot en met 2014 begonnen",
        "2015-2019": "die van 2015 tot en met 2019 begonnen",
        "vanaf-2020": "die in 2020 of later begonnen",
        UNKNOWN: "waarvan de bron niet zegt wanneer ze begonnen",
    },
}


def title_of(axis: Filter, value: str, label: str) -> str:
    """The title of the page of a value: `Praktijkvoorbeelden die bewoners begonnen`."""
    if phrase := PHRASES[axis].get(value):
        return f"Praktijkvoorbeelden {phrase}"
    phrase = "op {}" if axis is Filter.MUNICIPALITY and value in ISLANDS else _PHRASES[axis]
    return f"Praktijkvoorbeelden {phrase.format(label if axis in _NAMES else label[:1].lower() + label[1:])}"
