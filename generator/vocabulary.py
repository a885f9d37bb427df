"""Every controlled list, once: the value that editors type and the Dutch words that readers see."""

from __future__ import annotations

from enum import Enum


class Choice(str, Enum):
    """A value out of a closed list, with the words that readers see for it."""

    label: str

    def __new__(cls, value: str, label: str) -> Choice:
        """A member is its value, and carries its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    def __str__(self) -> str:
        return str(self.value)


class Status(Choice):
    """How far a case had come on its status date."""

    ANNOUNCED = "aangekondigd", "Aangekondigd"
    PREPARATION = "voorbereiding", "In voorbereiding"
    PILOT = "pilot", "Proef"
    RUNNING = "uitvoering", "In uitvoering"
    COMPLETED = "afgerond", "Afgerond"
    STOPPED = "gestopt", "Gestopt"
    UNKNOWN = "onbekend", "Onbekend"


class Scale(Choice):
    """The scale that a case works at, from small to large."""

    HOUSEHOLD = "huishouden", "Huishouden"
    STAIRWELL = "portiek", "Portiek of blok"
    BLOCK = "buurt", "Buurt"
    NEIGHBOURHOOD = "wijk", "Wijk"
    DISTRICT = "stadsdeel", "Stadsdeel"
    CITY = "stad", "Stad of gemeente"
    REGION = "regio", "Regio"
    NATIONAL = "landelijk", "Landelijk"


class Facet(Choice):
    """The three axes along which cases are grouped."""

    CHALLENGE = "opgave", "Onderwerp"
    METHOD = "werkwijze", "Manier van werken"
    STATE_ROLE = "rijksrol", "Wat deed het Rijk?"


class Filter(Choice):
    """Along what a reader finds a case: the part of an address and the words for it. No case may have such an id."""

    CHALLENGE = "opgave", "Onderwerp"
    METHOD = "werkwijze", "Manier van werken"
    STATE_ROLE = "rijksrol", "Wat deed het Rijk?"
    MUNICIPALITY = "gemeente", "Gemeente"
    PROVINCE = "provincie", "Provincie"
    SCALE = "schaal", "Schaal"
    STATUS = "status", "Fase"
    INITIATOR = "initiatiefnemer", "Wie begon?"
    PARTY_TYPE = "partijsoort", "Soort partij"
    FORM = "betaalvorm", "Hoe wordt er betaald?"
    COST = "kosten", "Kosten"
    EVIDENCE = "bewijs", "Hoe weten we dit?"
    PERIOD = "periode", "Wanneer begon het?"


class Initiator(Choice):
    """Who started a case."""

    MUNICIPALITY = "gemeente", "Gemeente"
    HOUSING_CORPORATION = "corporatie", "Woningcorporatie"
    CARE = "zorg-en-welzijn", "Zorg en welzijn"
    REGION = "regio", "Regio"
    RESIDENTS = "bewoners", "Bewoners"
    ALLIANCE = "samenwerkingsverband", "Samenwerkende partijen"
    BUSINESS = "bedrijven-en-verenigingen", "Bedrijven en verenigingen"
    PROVINCE = "provincie", "Provincie"
    KNOWLEDGE = "kennisinstelling", "Kennisinstelling"
    STATE = "rijk", "Rijk"
    UNKNOWN = "onbekend", "Onbekend"


class Evidence(Choice):
    """What the knowledge about a case rests on."""

    EXPERIENCE = "ervaring", "Ervaring van betrokkenen"
    MONITORING = "monitoring", "Cijfers die zijn bijgehouden"
    EVALUATION = "evaluatie", "Evaluatie"
    COST_BENEFIT = "mkba", "Kosten-batenanalyse (MKBA)"
    RESEARCH = "onderzoek", "Onderzoek"
    PLAN = "aankondiging", "Een plan of afspraak, nog geen ervaring"
    MENTION = "vermelding", "Een korte vermelding in een bron"


class Role(Choice):
    """What a party does in a case."""

    INITIATOR = "initiatiefnemer", "Initiatiefnemer"
    CLIENT = "opdrachtgever", "Opdrachtgever"
    DIRECTOR = "regisseur", "Regie"
    EXECUTOR = "uitvoerder", "Uitvoering"
    FINANCIER = "financier", "Financiering"
    PARTNER = "partner", "Partner"
    MANAGER = "beheerder", "Beheer"
    REPORTER = "melder", "Melder"
    SUPPORTER = "ondersteuner", "Ondersteuning"
    ADVISER = "adviseur", "Advies"
    RESEARCHER = "onderzoeker", "Onderzoek"
    OWNER = "eigenaar", "Eigenaar"
    PARTICIPANT = "deelnemer", "Deelnemer"
    TARGET_GROUP = "doelgroep", "Doelgroep"
    SUPERVISOR = "toezichthouder", "Toezicht"


class Bound(Choice):
    """How exact a number is. The label goes before the number; `max` and `min` read as "ten hoogste" and "ten minste"."""

    EXACT = "exact", ""
    CIRCA = "circa", "ongeveer"
    ALMOST = "bijna", "bijna"
    AMPLY = "ruim", "ruim"
    MIN = "min", "ten minste"
    MAX = "max", "ten hoogste"
    MORE_THAN = "meer-dan", "meer dan"
    LESS_THAN = "minder-dan", "minder dan"
    AVERAGE = "gemiddeld", "gemiddeld"


class Form(Choice):
    """The form in which money or effort comes in."""

    GRANT = "subsidie", "Subsidie"
    LOAN = "lening", "Lening"
    OWN_MEANS = "eigen-middelen", "Eigen middelen"
    FUND = "fonds", "Fonds"
    REVENUE = "inkomsten", "Inkomsten"
    OWN_CONTRIBUTION = "eigen-bijdrage", "Eigen bijdrage"
    IN_KIND = "in-natura", "In natura"
    GUARANTEE = "garantie", "Garantie"
    REGULAR = "regulier", "Regulier budget"
    SERVICE_IN_RETURN = "tegenprestatie", "Tegenprestatie"
    UNKNOWN = "onbekend", "Vorm onbekend"


class Nature(Choice):
    """What an amount is: not every amount in a source is a cost that someone paid."""

    COST = "kosten", "Kosten"
    CONTRIBUTION = "bijdrage", "Bijdrage"
    REVENUE = "opbrengst", "Opbrengst"
    SAVED_COST = "bespaarde-kosten", "Bespaarde kosten (volgens de bron)"
    AVOIDABLE_COST = "vermijdbare-kosten", "Kosten die te vermijden zijn (volgens de bron)"
    MAXIMUM = "maximum", "Maximum"
    PRICE = "prijs", "Prijs van het aanbod"
    ADVANCE = "voorschot", "Voorschot dat terugkomt"
    DIFFERENCE = "verschil", "Verschil in prijs"
    RISK = "risico", "Wie het risico draagt"


class Certainty(Choice):
    """How sure an amount is."""

    REALISED = "gerealiseerd", "uitgegeven"
    ONGOING = "lopend", "werd toen betaald"
    PROMISED = "toegezegd", "beloofd"
    ESTIMATED = "geschat", "geschat"
    PLANNED = "gepland", "gepland"
    DRAFT = "concept", "concept"
    POSSIBLE = "mogelijk", "mogelijk"
    UNKNOWN = "onbekend", "niet bekend of het is uitgegeven"


class FigureKind(Choice):
    """What a figure counts."""

    CAPACITY = "capaciteit", "Ruimte en capaciteit"
    ACTIVITY = "activiteit", "Wat er is gedaan"
    REACH = "bereik", "Wie er is bereikt"
    OUTCOME = "uitkomst", "Uitkomsten"
    EXPECTATION = "verwachting", "Verwachtingen"
    CONTEXT = "context", "Achtergrond"


class LearningKind(Choice):
    """The label that the source gives to a learning."""

    LESSON = "les", "Les"
    OPPORTUNITY = "kans", "Kans"
    RISK = "risico", "Risico"
    ADVANTAGE = "voordeel", "Voordeel"
    DISADVANTAGE = "nadeel", "Nadeel"
    FOR = "voor", "Voor"
    AGAINST = "tegen", "Tegen"
    BOTTLENECK = "knelpunt", "Knelpunt"
    QUESTION = "vraag", "Open vraag"
    CONCLUSION = "conclusie", "Conclusie"
    PREMISE = "uitgangspunt", "Uitgangspunt"


class About(Choice):
    """What a learning is about."""

    COOPERATION = "samenwerking", "Samenwerken"
    MONEY = "geld", "Geld"
    REACHING_RESIDENTS = "bewoners-bereiken", "Bewoners bereiken"
    SIGNALLING = "signaleren", "Op tijd signaleren"
    ORGANISATION = "organisatie", "Organisatie"
    RULES = "regels", "Regels"
    CONDITIONS = "randvoorwaarden", "Voorwaarden"
    TRANSFER = "overdraagbaarheid", "Werkt het ook elders?"
    MEASURING = "meten", "Meten"


class Relation(Choice):
    """How one case relates to another; the label continues after the name of the case."""

    BUILDS_ON = "bouwt-voort-op", "Bouwt voort op"
    RESEMBLES = "lijkt-op", "Lijkt op"
    WORKS_WITH = "werkt-samen-met", "Werkt samen met"
    SAME_PLACE = "zelfde-plaats", "Zelfde plaats"
    CONTRASTS = "verschilt-van", "Pakt het anders aan"
    FOLLOWED_BY = "vervolg", "Vervolg"
    EXAMPLE_WITHIN = "voorbeeld-binnen", "Voorbeeld binnen dit project"


class PartyType(Choice):
    """What kind of organisation a party is."""

    MUNICIPALITY = "gemeente", "Gemeente"
    HOUSING_CORPORATION = "corporatie", "Woningcorporatie"
    STATE = "rijk", "Rijk"
    PROVINCE = "provincie", "Provincie"
    REGION = "regio", "Samenwerkende gemeenten"
    CARE = "zorg", "Zorg"
    WELFARE = "welzijn", "Welzijn"
    RESIDENTS = "bewoners", "Bewoners"
    BUSINESS = "bedrijf", "Bedrijf"
    FUND = "fonds", "Fonds"
    KNOWLEDGE = "kennisinstelling", "Kennisinstelling"
    NETWORK_OPERATOR = "netbeheerder", "Netbeheerder"
    UMBRELLA = "koepel", "Koepel of vereniging"
    EDUCATION = "onderwijs", "Onderwijs"
    JUSTICE = "politie-en-justitie", "Politie en justitie"
    OTHER = "overig", "Overig"


class PlaceType(Choice):
    """What kind of area a place is."""

    COUNTRY = "land", "Land"
    PROVINCE = "provincie", "Provincie"
    REGION = "regio", "Regio"
    MUNICIPALITY = "gemeente", "Gemeente"
    DISTRICT = "stadsdeel", "Stadsdeel"
    NEIGHBOURHOOD = "wijk", "Wijk"
    BLOCK = "buurt", "Buurt"
    GROUP = "groep", "Groep van plaatsen"


class TermKind(Choice):
    """What kind of thing a term names."""

    PROGRAMME = "programma", "Programma"
    LAW = "wet", "Wet of regel"
    METHOD = "werkvorm", "Werkvorm"
    FINANCING = "financieringsvorm", "Financieringsvorm"
    MONITOR = "monitor", "Monitor of commissie"
    PUBLICATION = "publicatie", "Publicatie"
    ORGANISATION = "organisatievorm", "Organisatievorm"
    TERM = "begrip", "Begrip"


class TermMatch(Choice):
    """How a term is found in a text."""

    ANY = "any", "hoofdletters tellen niet mee"
    CASE = "case", "hoofdletters tellen mee"


class Direction(Choice):
    """Which way an indicator is better."""

    HIGHER = "hoger-is-beter", "Hoger is beter"
    LOWER = "lager-is-beter", "Lager is beter"
    NEUTRAL = "neutraal", "Hoger of lager is niet vanzelf beter"


class Measure(Choice):
    """What a row of an indicator states."""

    LEVEL = "niveau", "Stand"
    TREND = "trend", "Verandering"
    GAP = "afstand", "Afstand tot het gemiddelde van de stad"
    CLOSER = "wijken-dichterbij", "Wijken waar de afstand kleiner werd"
    FURTHER = "wijken-verder", "Wijken waar de afstand groter werd"
    SAME = "wijken-gelijk", "Wijken waar de afstand vrijwel gelijk bleef"
    AVERAGE = "wijken-op-gemiddelde", "Wijken op of voorbij het gemiddelde van de stad"
    UNMEASURED = "wijken-zonder-cijfer", "Wijken met te weinig gegevens"
    GOAL = "doel", "Doel"
    OTHER = "overig", "Overig"


class SourceType(Choice):
    """What kind of document a source is."""

    REPORT = "rapport", "Rapport"
    LETTER = "brief", "Brief aan de Tweede Kamer"
    ANNEX = "bijlage", "Bijlage bij een brief"
    EXPERIENCE = "eigen-ervaring", "Eigen ervaring"


class PlaceList(Choice):
    """The lists that a neighbourhood can be on."""

    PRIORITY = "aandachtswijk", "Aandachtswijk"
    FORTY_PLUS = "40-plus-wijk", "40+-wijk"
    PLATFORM31 = "platform31-wijk", "Platform31-wijk"
    NEW_TOWN = "new-town", "New Town"
    FOCUS = "focuswijk", "Focuswijk (NPRZ)"


class NetworkKind(Choice):
    """What kind of learning network it is."""

    COMMUNITY = "community-of-practice", "Community of practice"
    NETWORK = "kennisnetwerk", "Kennisnetwerk"
    COURSE = "leergang", "Leergang"
    EVENT = "bijeenkomst", "Bijeenkomst"
    CONSULTATION = "overleg", "Bestuurlijk overleg"
    EXPERIMENT = "experiment", "Gezamenlijk experiment"
    PLATFORM = "platform", "Platform"


class PartyCertainty(Choice):
    """How sure it is that a party takes part."""

    CERTAIN = "zeker", "Zeker"
    POSSIBLE = "mogelijk", "Mogelijk"
    INTENDED = "beoogd", "Beoogd"
    WITHDRAWN = "gestopt", "Deed eerst mee"


CHALLENGES = ("wonen", "energie", "leren-en-jeugd", "werk", "inkomen-en-schulden", "gezondheid", "veiligheid", "samenleven")
METHODS = ("gebiedsgericht-werken", "frontlijnsturing", "bewonersinitiatief", "mensen-maken-het-verschil", "vitale-coalities", "nieuwe-financiering")
STATE_ROLES = ("regelgeving", "experimenten", "kennis")
THEMES = {Facet.CHALLENGE: CHALLENGES, Facet.METHOD: METHODS, Facet.STATE_ROLE: STATE_ROLES}
