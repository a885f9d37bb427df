"""The sentences of the invented cases (see synthetic.py): W stands for a noun, V for any word, P for a phrase, G for a group of people, L for the place.

They read well whatever is filled in: most words stand in a row or between quotes.
"""

from __future__ import annotations

TITLES = (
    "P in L",
    "P en W in L",
    "W en W in L",
    "L werkt aan W en W",
    "Samen voor W in L",
    "Proef met P in L",
    "Netwerk W en W in L",
    "P voor G in L",
    "Van W naar W in L",
)
#: Three of these, each in one of its forms, are a summary.
SUMMARIES = (
    ("In L werken G en de gemeente aan W, W en W.", "Partijen in L begonnen samen met G aan P en W.", "Een groep uit L koos voor W en W, samen met G."),
    ("Zij letten op P en op W.", "Daarbij hoorden W, W en P.", "Het begon met W en leidde tot W."),
    ("Wat het kostte, staat niet in de bron.", "Het werk was in L nieuw.", "De eerste ervaringen gaan over W en W."),
    ("De nadruk lag op W.", "Voor G veranderde vooral ‘W’.", "Er kwam een plek voor P."),
)
MORE = (
    "Het ging in L vooral om W, W en W.",
    "De partners noemden P en W als begin.",
    "Voor G kwam er een gesprek over W en W.",
    "Een medewerker hield bij wat er met W, W en W gebeurde.",
    "De afspraken over P en P staan in een plan voor L.",
    "Wie meedeed, kreeg uitleg over W en over P.",
    "In het tweede jaar kwamen W en W erbij.",
    "Niet alles lukte: W bleef lastig, en P ook.",
    "G vertelden wat zij van W en W vonden.",
    "De gemeente vroeg de partijen om W, W, W en P te verbinden.",
    "Er kwam een lijst met ‘W’, ‘W’ en ‘P’.",
    "Op straat merkten G weinig van W, maar wel van W.",
    "Elke maand bespraken zij W, W en de stand van P.",
    "De bewoners van L dachten mee over W, W en W.",
    "Later bleek dat W en W meer tijd vroegen dan P.",
    "Zonder W was P er in L niet gekomen, zeggen de makers.",
    "Een deel van het geld ging naar W en W.",
    "Vrijwilligers hielpen bij P en bij W.",
    "De vraag was of W, W en W bij elkaar horen.",
    "Na afloop bleef er aandacht voor W en P.",
    "In de gesprekken kwamen ook ‘V’, ‘V’ en ‘V’ voor.",
    "Op een groot vel stonden de woorden ‘V’, ‘V’, ‘V’ en ‘V’.",
    "Volgens G ging het steeds over ‘V’ en ‘V’.",
    "In het verslag staan de woorden V, V, V en V.",
    "Wie erover vertelt, begint over ‘V’ of over ‘V’.",
)
LEARNINGS = (
    "Begin met W en niet met W",
    "Neem de tijd voor P",
    "Spreek af wie over W gaat",
    "W vraagt om W",
    "Laat G meebeslissen over W",
    "P werkt pas als er W is",
)
LEARNING_TEXTS = (
    "De makers zagen dat W en W bij elkaar horen. Zij zouden P de volgende keer eerder regelen.",
    "In L was er eerst weinig W. Dat veranderde toen G over P en W gingen praten.",
    "Wie W wil, moet ook naar W en P kijken.",
    "De afspraken over W, W en P hielpen om vol te houden.",
)
FIGURES = ("G met W of W", "Gesprekken over P", "Plekken voor W in L", "Huishoudens met W")
UNITS = ("bewoners", "huishoudens", "woningen", "gesprekken", "deelnemers")
GROUPS = ("bewoners", "huurders", "jongeren", "ouderen", "gezinnen", "ouders", "vrijwilligers", "werkzoekenden", "ondernemers", "buren", "kinderen", "mensen met weinig geld", "nieuwe bewoners")
WHY = ("de betrokkenen vertellen het zelf", "de bron noemt het kort", "de partijen keken er samen op terug")
ABOUT = ("samenwerking", "geld", "bewoners-bereiken", "signaleren", "organisatie", "regels", "randvoorwaarden", "overdraagbaarheid", "meten")
