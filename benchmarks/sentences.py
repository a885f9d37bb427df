"""The sentences of the invented cases (see synthetic.py): W stands for a noun, V for any word, P for a phrase, G for a group of people, L for the place.

They read well whatever is filled in: most words stand in a row or between quotes. They have few words of their own that readers look
for, since those would stand on many more pages than among real cases.
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
    ("In L werken G en de gemeente aan W, W en W.", "In L begon W samen met G aan P en W.", "Voor G in L kwam er W en W."),
    ("Zij letten op P en op W.", "Daarbij hoorden W, W en P.", "Het begon met W en leidde tot W."),
    ("Wat W kostte, staat niet in de bron.", "In L was W nieuw.", "Zo kwam W bij W en W."),
    ("De nadruk lag op W.", "Voor G werd W anders.", "Daarmee hangt P samen."),
)
MORE = (
    "Het ging in L om W, W, W en W.",
    "Eerst was er W, daarna W, W en V.",
    "G kozen voor P, W en W.",
    "Bij W hoorden ook W, W en V.",
    "Wat er over P en W staat, geldt ook voor W, W en V.",
    "Zonder W en W was P er in L niet geweest.",
    "Er was W en er was V, maar nog geen W of W.",
    "Naast P en W waren er W, V en W.",
    "Niet W maar W gaf hier de doorslag, en ook W en V.",
    "‘V’ en ‘V’, zo heette het, of: ‘W en W’.",
    "Van W, W en V naar W: zo zagen G het.",
    "Ook W, W en P horen daarbij, en ook V.",
    "Over W en W denken zij anders dan over W en P.",
    "Het eerste was P, het laatste W, V en W.",
    "Daar waren W, W, W en V voor nodig.",
    "Met W en met P kwam er W, en soms V.",
    "Hier staan W en W naast W, V en W.",
    "W, W en P: daar draait het om, en om V.",
)
LEARNINGS = (
    "Begin met W en niet met W",
    "Denk op tijd aan P",
    "Zeg wie over W gaat",
    "W vraagt om W",
    "Laat G kiezen: W of W",
    "P werkt pas als er W is",
)
LEARNING_TEXTS = (
    "W en W horen bij elkaar. Daarna komen P en V.",
    "In L was er eerst geen W. Dat werd anders met W, V en P.",
    "Wie W wil, moet ook naar W, W en P kijken.",
    "Met W, W en P houdt men V vol.",
)
FIGURES = ("G met W of W", "W en P", "W in L", "W met W")
UNITS = ("bewoners", "huishoudens", "woningen", "deelnemers")
GROUPS = ("bewoners", "huurders", "jongeren", "ouderen", "gezinnen", "ouders", "vrijwilligers", "werkzoekenden", "ondernemers", "buren", "kinderen", "mensen met weinig geld", "nieuwe bewoners")
WHY = ("de betrokkenen vertellen het zelf", "de bron noemt het kort", "de partijen keken er samen op terug")
ABOUT = ("samenwerking", "geld", "bewoners-bereiken", "signaleren", "organisatie", "regels", "randvoorwaarden", "overdraagbaarheid", "meten")
