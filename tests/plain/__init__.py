"""Sentences of which is known what is said of them, for the gate and for the form."""

from __future__ import annotations

from pathlib import Path

#: (mark, sentence) of each sentence that was labelled: see the first line of the file.
PASSIVES = [(line[0], line[2:]) for line in Path(__file__).with_name("lijdend.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]

#: What a text says → the codes of the advice on it.
CASES: dict[str, list[str]] = {
    # Words from offices; not in a quotation, in a title or in code, and not `realiseren` as becoming aware.
    "De werf is er ten behoeve van de buurt.": ["kantoorwoord"],
    "Ten behoeve van de buurt.": ["kantoorwoord"],
    "De gemeente dient te betalen en tracht dat te doen.": ["kantoorwoord", "kantoorwoord"],
    "Zij wil een loods realiseren.": ["kantoorwoord"],
    "Zij realiseert zich dat het tijd kost.": [],
    "De wethouder sprak van “een plan ten behoeve van de buurt”.": [],
    "Lees *Handboek ten behoeve van de wijk*.": [],
    "Lees [Plan ten behoeve van de wijk](https://lantaarn.example).": [],
    "> De werf is er ten behoeve van de buurt.": [],
    "De knop heet `middels`.": [],
    "Met behulp daarvan, en met name in mei.": ["kantoorwoord"],
    "Het behoort de gemeente te zijn.": [],
    # Long words: no names, no words of the word list, no addresses; the longest part of one with hyphens counts.
    "Meer buurtontwikkelingsprojecten.": ["lang-woord"],
    "Een buurtontwikkelings-project.": ["lang-woord"],
    "Een buurt-ontwikkelings-project.": [],
    "Lees www.dezeerlangenaamvaneenwerf.example.": [],
    "Ieder draagt eigen verantwoordelijkheid.": [],
    "Buurtontwikkelingsprojecten en buurtontwikkelingsplannen.": ["lang-woord", "lang-woord"],
    "Een “buurtontwikkelingsproject”.": [],
}

#: A text → the number of words of each of its sentences.
SENTENCES: dict[str, list[int]] = {
    "De werf is open. Iedereen mag binnen.": [4, 3],
    "Er is werk, bijv. in de tuin. Ook in de keuken.": [7, 4],
    "Zij doen o.a. De Kraan en d.w.z. De Brug mee.": [10],
    "Stoelen, tafels enz. De rest komt later.": [3, 4],
    "Stoelen, tafels enz. zijn er al.": [6],
    "Mevr. J. de Vries en dhr. A.B. Bakker tekenden. Daarna begon het.": [9, 3],
    "Het kost € 2.500 per jaar. Dat is 3,5 procent.": [5, 4],
    "In 2015. 30 bewoners deden mee.": [2, 4],
    "Op blz. 4 van nr. 12 staat art. 3.": [9],
    "“Kom binnen!” riep zij. Toen lachte iedereen.": [4, 3],
    "Zij zei: “Het lukt.” Dat klopte.": [4, 2],
    "Lukt het? Ja! En morgen weer…  Zeker.": [2, 1, 3, 1],
    "’s Avonds is het druk. 's Morgens niet. 't Is er klein.": [5, 3, 4],
    "De B.V. van de wijk heet De Kraan b.v. Zij bestaat tien jaar.": [9, 4],
    "Dit helpt:\n\n- een plek\n- een sleutel. En licht.\n": [2, 2, 2, 2],
    "Eén regel\ndie doorloopt tot de punt. En nog een.": [7, 3],
    "Eerst dit\\\nDan dat": [2, 2],
    "Zie het plan[^bron: verslag, 3.2]. Er staat meer.[^bron: verslag] Veel meer.": [3, 3, 2],
    "| Wat | Hoeveel |\n|---|---|\n| Bewoners | 12. Of meer. |\n": [1, 1, 1, 1, 2],
    "## Een kop\n\nEen alinea.": [2, 2],
    "De gids (zie www.gids.example). Of bel.": [4, 2],
    "Wij hebben 19 van de 20 lokalen/kamers verhuurd.": [8],
    "**Let op.** Het hek is dicht.": [2, 4],
}

#: Every text of the tables, for who compares two readers.
ALL_TEXTS = [*(text for _, text in PASSIVES), *CASES, *SENTENCES]
