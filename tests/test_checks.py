"""The rules of the guide: what each refuses, in exact words, and that a clean guide is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import checks
from tests.support import CASE, GUIDE, SMALL, complete, problems, said, small_guide

SOURCE = "source: {document: verslag}"
MEETINGS = "content/leernetwerken/werven.md"
LIST = "content/leeslijsten/eerst.md"


def listing(*lines: str, added: str = "2026-11-22") -> str:
    """A reading list with these lines after its first ones; the fourth line of the file is the first of them."""
    return "\n".join(("---", "title: Eerst", "summary: Kort.", *lines, f"added: {added}", "---", "Lees.", ""))


IN_NAME = "staat al in de naam (haal het weg: wie dat zoekt, vindt deze pagina al)"
TWICE = "staat hier al eerder (haal het weg)"
TOO_LONG = "is te lang (schrijf ten hoogste 6 woorden en 60 tekens)"

#: Amounts: without a unit, in euros in another way, a time without a unit, and three that are fine.
UNITS = (
    ("a", "amount: {value: 200000}"),
    ("b", "amount: {value: 2, unit: Euro}"),
    ("c", "term: {from: 2, to: 3}"),
    ("d", "amount: {value: 2, of: {unit: woningen}}"),
    ("e", "amount: {words: niet genoemd}"),
    ("f", "amount: {value: 2, unit: '% van de kosten'}"),
)

#: rule → (further files, the messages of that rule about them)
BROKEN: dict[str, tuple[dict[str, str], list[str]]] = {
    "check_ids_once": (
        {"content/plaatsen.yml": "- {id: veldstad, name: Veldstad, type: gemeente}\n- {id: veldstad, name: Veldstad, type: regio}\n"},
        ["content/plaatsen.yml:2:8: fout: de id 'veldstad' bestaat al (content/plaatsen.yml:1) (kies een andere id, of voeg de twee samen) [dubbele-id]"],
    ),
    "check_reserved": (
        {"cases/status.yml": "title: Stand\n", CASE: "aliases: [proefje, kosten]\n"},
        [
            "cases/proef.yml:1:20: fout: op /casussen/kosten/ staat al een lijst (kies een andere id, zoals 'kosten-en-plaats') [gereserveerde-id]",
            "cases/status.yml:1:1: fout: op /casussen/status/ staat al een lijst (kies een andere id, zoals 'status-en-plaats') [gereserveerde-id]",
        ],
    ),
    "check_listed": (
        {LIST: listing("cases:", "  - {case: proef, note: Eerst.}", "  - {case: de-brug, note: Dan.}", "  - {case: proef, note: Nog eens.}")},
        ["content/leeslijsten/eerst.md:7:12: fout: casus 'proef' staat al eerder in deze lijst (laat haar op één plaats staan) [dubbele-casus]"],
    ),
    "check_meetings": (
        {
            MEETINGS: f"---\nlabel: Werven\nkind: kennisnetwerk\nmeetings: [{{id: start, title: Start, date: 2016, {SOURCE}}}]\n{SOURCE}\n---\nElk wijkgilde.\n",
            LIST: listing("network: werven", "meeting: strat", "cases: [{case: proef, note: Kort.}]"),
            "content/leeslijsten/los.md": listing("meeting: start", "cases: [{case: proef, note: Kort.}]"),
            "content/leeslijsten/ver.md": listing("network: werven", "meeting: slotdag", "cases: [{case: proef, note: Kort.}]"),
            # Of a network that does not exist the rule about references says so, and nothing more is said of its meeting.
            "content/leeslijsten/zonder.md": listing("network: werf", "meeting: start", "cases: [{case: proef, note: Kort.}]"),
            "content/leeslijsten/goed.md": listing("network: werven", "meeting: start", "cases: [{case: proef, note: Kort.}]"),
        },
        [
            "content/leeslijsten/eerst.md:5:10: fout: leernetwerk 'werven' heeft geen bijeenkomst 'strat' (bedoelt u 'start'?) [onbekende-verwijzing]",
            "content/leeslijsten/los.md:4:10: fout: er staat een bijeenkomst, maar niet van welk leernetwerk (zet erbij: network: werven) [onbekende-verwijzing]",
            "content/leeslijsten/ver.md:5:10: fout: leernetwerk 'werven' heeft geen bijeenkomst 'slotdag' (gebruik de eigen naam (id) van een bijeenkomst van dat netwerk, of laat meeting weg) [onbekende-verwijzing]",
            "content/leeslijsten/zonder.md:4:10: fout: onbekend leernetwerk 'werf' (bedoelt u 'werven'?) [onbekende-verwijzing]",
        ],
    ),
    "check_list_dates": (
        {LIST: listing("cases: [{case: proef, note: Kort.}]", "changes: [{date: 2026-11-22, what: A}, {date: 2026-11-21, what: B}]")},
        ["content/leeslijsten/eerst.md:5:47: waarschuwing: deze wijziging (2026-11-21) is van voor de dag waarop de lijst erbij kwam (2026-11-22) (verbeter de datum) [datums-andersom]"],
    ),
    "check_names_once": (
        {
            "content/plaatsen.yml": "- {id: veldstad, name: Veldstad, type: gemeente}\n- {id: duinstad, name: Duinstad, type: gemeente, part_of: [veldland]}\n- {id: veldland, name: Veldstad, type: provincie}\n"
            "- {id: a, name: Noord, type: wijk, part_of: [veldstad]}\n- {id: b, name: Noord, type: wijk, part_of: [duinstad]}\n- {id: c, name: Zuid, aliases: [noord], type: wijk, part_of: [duinstad]}\n",
            "content/partijen.yml": "- {id: gemeente-veldstad, name: Gemeente Veldstad, aliases: [Veldstad], type: gemeente}\n- {id: stad, name: De Stad, aliases: [gemeente  veldstad], type: koepel}\n",
            "content/begrippen.yml": "- {id: wijkgilde, term: Wijkgilde, kind: werkvorm, definition: A., synonyms: [gilde, Wijkgilde]}\n- {id: gilde, term: Gilde, kind: werkvorm, definition: B.}\n"
            "- {id: woon, term: WoON, kind: monitor, definition: C., match: case}\n- {id: woonplek, term: woon, kind: begrip, definition: D.}\n- {id: woon2, term: Onderzoek, abbreviation: WoON, kind: monitor, definition: E., match: case}\n",
        },
        [
            "content/begrippen.yml:2:21: fout: 'Gilde' is al een naam van 'wijkgilde' (content/begrippen.yml:1) (voeg de twee samen, of geef één van de twee een naam die verschilt) [dubbele-naam]",
            "content/begrippen.yml:5:46: fout: 'WoON' is al een naam van 'woon' (content/begrippen.yml:3) (voeg de twee samen, of geef één van de twee een naam die verschilt) [dubbele-naam]",
            "content/partijen.yml:2:39: fout: 'gemeente veldstad' is al een naam van 'gemeente-veldstad' (content/partijen.yml:1) (voeg de twee samen, of geef één van de twee een naam die verschilt) [dubbele-naam]",
            "content/plaatsen.yml:6:33: fout: 'noord' is al een naam van 'b' (content/plaatsen.yml:5) (voeg de twee samen, of geef één van de twee een naam die verschilt) [dubbele-naam]",
        ],
    ),
    "check_used": (
        {
            "content/plaatsen.yml": "- {id: veldstad, name: Veldstad, type: gemeente}\n- {id: noord, name: Noord, type: wijk, part_of: [veldstad]}\n- {id: zuid, name: Zuid, type: wijk, part_of: [veldstad], lists: [{list: new-town, source: {document: verslag}}]}\n",
            "content/begrippen.yml": "- {id: wijkgilde, term: Wijkgilde, kind: werkvorm, definition: Lijkt op een loods.}\n- {id: loods, term: Loods, kind: begrip, definition: Een gebouw.}\n- {id: kraan, term: Kraan, kind: begrip, definition: Een kraan.}\n",
            "content/partijen.yml": "- {id: gemeente-veldstad, name: Gemeente Veldstad, type: gemeente}\n- {id: duin, name: Duin, type: bedrijf, members: [duin]}\n",
            # A search word is no text that readers see: it makes no term used.
            CASE: "goals: Van [de gemeente](partij:gemeente-veldstad).\nsearch_words: [kraan]\n",
        },
        [
            "content/begrippen.yml:3:8: waarschuwing: het begrip 'kraan' komt nergens in de gids voor (verwijs ernaar in een casus of tekst, of haal de regel weg) [ongebruikt]",
            "content/partijen.yml:2:8: waarschuwing: de partij 'duin' komt nergens in de gids voor (verwijs ernaar in een casus of tekst, of haal de regel weg) [ongebruikt]",
            "content/plaatsen.yml:2:8: waarschuwing: de plaats 'noord' komt nergens in de gids voor (verwijs ernaar in een casus of tekst, of haal de regel weg) [ongebruikt]",
        ],
    ),
    "check_references": (
        {CASE: "places: [velstad]\nchallenges: [werk, werkk]\npart_of: de-burg\nterms: [wijkgilden]\nparties: [{party: gemeente-veldstat, role: partner}]\nsources: [{document: verslagje}]\n"},
        [
            "cases/proef.yml:1:10: fout: onbekende plaats 'velstad' (bedoelt u 'veldstad'?) [onbekende-verwijzing]",
            "cases/proef.yml:2:20: fout: onbekend thema 'werkk' (bedoelt u 'werk'?) [onbekende-verwijzing]",
            "cases/proef.yml:3:10: fout: onbekende casus 'de-burg' (bedoelt u 'de-brug'?) [onbekende-verwijzing]",
            "cases/proef.yml:4:9: fout: onbekend begrip 'wijkgilden' (bedoelt u 'wijkgilde'?) [onbekende-verwijzing]",
            "cases/proef.yml:5:19: fout: onbekende partij 'gemeente-veldstat' (bedoelt u 'gemeente-veldstad'?) [onbekende-verwijzing]",
            "cases/proef.yml:6:22: fout: onbekende bron 'verslagje' (bedoelt u 'verslag'?) [onbekende-verwijzing]",
        ],
    ),
    "check_texts": (
        {CASE: "goals: |\n  Een\n\n  <b> en [twee](leernetwerk:werf) en [drie](indicator:baan)[^bron: verslagje, 3].\n"},
        [
            "cases/proef.yml:4:3: fout: HTML in een tekst: <b> (gebruik Markdown, of schrijf < als \\<) [html-in-tekst]",
            "cases/proef.yml:4:17: fout: onbekend leernetwerk 'werf' (bedoelt u 'werven'?) [onbekende-verwijzing]",
            "cases/proef.yml:4:45: fout: onbekende indicator 'baan' (bedoelt u 'banen'?) [onbekende-verwijzing]",
            "cases/proef.yml:4:68: fout: onbekende bron 'verslagje' (bedoelt u 'verslag'?) [onbekende-verwijzing]",
        ],
    ),
    "check_anchors_once": (
        {
            CASE: f"learnings:\n  - {{id: een, title: A, about: geld, {SOURCE}}}\n  - {{id: een, title: B, about: geld, {SOURCE}}}\n"
            f"results:\n  figures:\n    - {{id: twee, what: A, value: 1, {SOURCE}}}\n    - {{id: twee, what: B, value: 1, {SOURCE}}}\n"
            f"financing:\n  lines:\n    - {{id: drie, what: A, nature: kosten, {SOURCE}}}\n    - {{id: drie, what: B, nature: kosten, {SOURCE}}}\n"
            f"  rates:\n    - {{id: vier, what: A, {SOURCE}}}\n    - {{id: vier, what: B, {SOURCE}}}\n    - {{id: vier, what: C, {SOURCE}}}\n",
            MEETINGS: f"---\nlabel: Werven\nkind: kennisnetwerk\nmeetings:\n  - {{id: een, title: A, date: 2016, {SOURCE}}}\n  - {{id: een, title: B, date: 2017, {SOURCE}}}\n{SOURCE}\n---\nWerven.\n",
        },
        [
            "cases/proef.yml:3:10: fout: de id 'een' staat hier al eerder (kies een andere id: zij is een adres) [dubbele-id]",
            "cases/proef.yml:7:12: fout: de id 'twee' staat hier al eerder (kies een andere id: zij is een adres) [dubbele-id]",
            "cases/proef.yml:11:12: fout: de id 'drie' staat hier al eerder (kies een andere id: zij is een adres) [dubbele-id]",
            "cases/proef.yml:14:12: fout: de id 'vier' staat hier al eerder (kies een andere id: zij is een adres) [dubbele-id]",
            "cases/proef.yml:15:12: fout: de id 'vier' staat hier al eerder (kies een andere id: zij is een adres) [dubbele-id]",
            "content/leernetwerken/werven.md:6:10: fout: de id 'een' staat hier al eerder (kies een andere id: zij is een adres) [dubbele-id]",
        ],
    ),
    "check_facets": (
        {CASE: "challenges: [werk, vitale-coalities]\nmethods: [kennis]\nstate_roles: [wonen]\n"},
        [
            "cases/proef.yml:1:20: fout: 'vitale-coalities' is een werkwijze, geen opgave (kies uit: werk, wonen) [verkeerd-facet]",
            "cases/proef.yml:2:11: fout: 'kennis' is een rijksrol, geen werkwijze (kies uit: vitale-coalities) [verkeerd-facet]",
            "cases/proef.yml:3:15: fout: 'wonen' is een opgave, geen rijksrol (kies uit: kennis) [verkeerd-facet]",
        ],
    ),
    "check_headline": (
        {
            CASE: f"results:\n  figures:\n    - {{id: a, what: A, value: 1, headline: true, {SOURCE}}}\n    - {{id: b, what: B, value: 1, headline: true, {SOURCE}}}\n",
            "cases/de-brug.yml": f"results:\n  figures:\n    - {{id: a, what: A, value: 1, headline: true, illustration: true, {SOURCE}}}\n",
        },
        [
            "cases/de-brug.yml:3:44: fout: een voorbeeld kan niet voor de casus staan (haal headline weg) [kerncijfer]",
            "cases/proef.yml:4:44: fout: er is al een cijfer dat voor de casus staat (laat headline bij één cijfer staan) [kerncijfer]",
        ],
    ),
    "check_circles": (
        {
            CASE: "part_of: de-brug\n",
            "cases/de-brug.yml": "part_of: de-kraan\n",
            "cases/de-kraan.yml": "part_of: proef\n",
            "cases/de-kade.yml": "part_of: de-kade\n",
            "cases/de-muur.yml": "part_of: de-kade\n",
            "content/plaatsen.yml": "- {id: veldstad, name: Veldstad, type: gemeente, part_of: [veldland]}\n- {id: veldland, name: Veldland, type: land, part_of: [veldstad]}\n- {id: noord, name: Noord, type: wijk, part_of: [veldstad]}\n",
        },
        [
            "cases/de-brug.yml:1:10: fout: 'de-brug' is via part_of deel van zichzelf (haal één van de verwijzingen weg) [kring]",
            "cases/de-kade.yml:1:10: fout: 'de-kade' is via part_of deel van zichzelf (haal één van de verwijzingen weg) [kring]",
            "cases/de-kraan.yml:1:10: fout: 'de-kraan' is via part_of deel van zichzelf (haal één van de verwijzingen weg) [kring]",
            "cases/proef.yml:1:10: fout: 'proef' is via part_of deel van zichzelf (haal één van de verwijzingen weg) [kring]",
            "content/plaatsen.yml:1:59: fout: 'veldstad' is via part_of deel van zichzelf (haal één van de verwijzingen weg) [kring]",
            "content/plaatsen.yml:2:55: fout: 'veldland' is via part_of deel van zichzelf (haal één van de verwijzingen weg) [kring]",
        ],
    ),
    "check_aliases": (
        {CASE: "aliases: [oude-proef, de-brug, proef]\n", "cases/de-kraan.yml": "aliases: [oude-kraan, oude-proef]\n"},
        [
            "cases/proef.yml:1:11: fout: de oude id 'oude-proef' is al van casus 'de-kraan' (haal haar bij één van de twee weg) [dubbele-id]",
            "cases/proef.yml:1:23: fout: de oude id 'de-brug' is al van casus 'de-brug' (haal haar bij één van de twee weg) [dubbele-id]",
            "cases/proef.yml:1:32: fout: de oude id 'proef' is al van casus 'proef' (haal haar bij één van de twee weg) [dubbele-id]",
        ],
    ),
    "check_located": (
        {
            "content/plaatsen.yml": "- {id: veldstad, name: Veldstad, type: gemeente}\n- {id: noord, name: Noord, type: wijk, part_of: [veldstad]}\n- {id: dorp, name: Het Dorp, type: buurt}\n",
            CASE: "places: [dorp, noord]\n",
        },
        ["content/plaatsen.yml:3:3: waarschuwing: er staat niet bij in welke gemeente 'Het Dorp' ligt (noem bij part_of de gemeente of het stadsdeel) [zonder-gemeente]"],
    ),
    "check_units": (
        {
            CASE: "financing:\n  lines:\n"
            + "".join(f"    - {{id: {name}, what: A, nature: kosten, {SOURCE}, {fields}}}\n" for name, fields in UNITS)
            + f'results:\n  figures:\n    - {{id: g, what: A, value: 1, {SOURCE}}}\n    - {{id: h, what: A, value: 1, unit: "euro\'s", {SOURCE}}}\n'
        },
        [
            "cases/proef.yml:3:77: fout: er staat geen eenheid bij dit getal (zet erbij: unit: EUR, of een andere eenheid) [eenheid]",
            "cases/proef.yml:4:94: fout: 'Euro' is hier niet de eenheid voor euro's (schrijf unit: EUR) [eenheid]",
            "cases/proef.yml:5:75: fout: er staat geen eenheid bij dit getal (zet erbij: unit: jaar, of een andere eenheid) [eenheid]",
            "cases/proef.yml:12:40: fout: 'euro's' is hier niet de eenheid voor euro's (schrijf unit: EUR) [eenheid]",
        ],
    ),
    "check_notes": (
        {CASE: f"notes:\n  - {{about: [scale, begin, bgein, qqq], text: Ja.}}\nlearnings: [{{id: begin, title: A, about: geld, {SOURCE}}}]\n"},
        [
            "cases/proef.yml:2:28: fout: 'bgein' komt in deze casus niet voor (bedoelt u 'begin'?) [onbekende-verwijzing]",
            "cases/proef.yml:2:35: fout: 'qqq' komt in deze casus niet voor (gebruik de id van een leerpunt, bedrag of cijfer, of de naam van een veld) [onbekende-verwijzing]",
        ],
    ),
    "check_answers": (
        {
            CASE: f"learnings:\n  - {{id: vraag, title: A, about: geld, {SOURCE}}}\n  - {{id: goed, title: B, about: geld, answers: vraag, {SOURCE}}}\n"
            f"  - {{id: bijna, title: C, about: geld, answers: vrag, {SOURCE}}}\n  - {{id: niet, title: D, about: geld, answers: qqq, {SOURCE}}}\n  - {{id: zelf, title: E, about: geld, answers: zelf, {SOURCE}}}\n",
        },
        [
            "cases/proef.yml:4:49: fout: leerpunt 'vrag' komt in deze casus niet voor (bedoelt u 'vraag'?) [onbekende-verwijzing]",
            "cases/proef.yml:5:48: fout: leerpunt 'qqq' komt in deze casus niet voor (gebruik de id van een leerpunt van deze casus) [onbekende-verwijzing]",
            "cases/proef.yml:6:48: fout: een leerpunt is geen antwoord op zichzelf (gebruik de id van een ander leerpunt van deze casus) [onbekende-verwijzing]",
        ],
    ),
    "check_home": (
        {
            "content/over.md": "---\ntitle: Over\nlearnings: [{case: proef, learning: begn}, {case: proef, learning: begin}, {case: de-brug, learning: qqq}]\n---\nOver.\n",
            CASE: f"learnings: [{{id: begin, title: A, about: geld, {SOURCE}}}]\n",
        },
        [
            "content/over.md:3:37: fout: casus 'proef' heeft geen leerpunt 'begn' (bedoelt u 'begin'?) [onbekende-verwijzing]",
            "content/over.md:3:102: fout: casus 'de-brug' heeft geen leerpunt 'qqq' (gebruik de id van een leerpunt van die casus) [onbekende-verwijzing]",
        ],
    ),
    "check_pages": (
        {
            CASE: "learnings:\n"
            + "".join(
                f"  - {{id: {name}, title: A, about: geld, source: {{document: verslag, {where}}}}}\n"
                for name, where in {
                    "before": "line: 9, page: 77",
                    "first": "line: 10, page: 5",
                    "last": "line: 19, page: 5",
                    "wrong": "line: 20-25, page: 5",
                    "next": "line: 20, page: 6",
                    "silent": "line: 20",
                }.items()
            )
        },
        ["cases/proef.yml:5:87: fout: regel 20-25 staat op bladzijde 6, niet op 5 (schrijf page: 6, of verbeter de regel) [bladzijde]"],
    ),
    "check_rows_once": (
        {
            "content/indicatoren/banen.csv": "measure,area,date,when,value,document\n"
            + "niveau,veldstad,2014,,1,verslag\n"
            + "niveau,veldstad,2015,,1,verslag\n"
            + "niveau,veldstad,2014,toen,1,verslag\n"
            + "niveau,veldstad,2014,,2,verslag\n"
        },
        ["content/indicatoren/banen.csv:5:1: fout: deze rij meet hetzelfde als die op regel 2 (niveau, veldstad) (voeg de twee samen of geef elk een eigen datum) [dubbele-meting]"],
    ),
    "check_registered": (
        {CASE: "parties:\n  - {name: Nieuwe Bank, role: financier}\n  - {name: een bank, named: false, role: financier}\n"},
        ["cases/proef.yml:2:12: waarschuwing: de partij 'Nieuwe Bank' staat niet in het register (voeg toe in content/partijen.yml, of schrijf named: false) [niet-geregistreerd]"],
    ),
    "check_new": (
        {
            CASE: "new:\n  parties:\n    - {id: nieuwe-bank, name: Nieuwe Bank, type: bedrijf}\n  places:\n    - {id: nieuwbuurt, name: Nieuwbuurt, type: buurt, part_of: [veldstad]}\n"
            "  sources:\n    - {id: eigen-verhaal, title: Ons verhaal, publisher: De Nieuwe Bank, date: 2026, type: eigen-ervaring}\n"
            "places: [nieuwbuurt]\nparties: [{party: nieuwe-bank, role: partner}]\nsources: [{document: eigen-verhaal}, {document: verslag}]\n"
        },
        [
            f"{CASE}:3:7: waarschuwing: de partij 'nieuwe-bank' staat alleen in deze casus, niet in het register (u hoeft niets te doen; een redacteur zet de regel in content/partijen.yml) [niet-geregistreerd]",
            f"{CASE}:5:7: waarschuwing: de plaats 'nieuwbuurt' staat alleen in deze casus, niet in het register (u hoeft niets te doen; een redacteur zet de regel in content/plaatsen.yml) [niet-geregistreerd]",
            f"{CASE}:7:7: waarschuwing: de bron 'eigen-verhaal' staat alleen in deze casus, niet in het register (u hoeft niets te doen; een redacteur zet de regel in content/bronnen.yml) [niet-geregistreerd]",
        ],
    ),
    "check_search_words": (
        {
            CASE: "title: Een proef in Noord\nsearch_words: [probeersel, Proef, in noord, proef Noord, proefje, Probeersel, een, twee, Eén, ‘een’, '…']\n",
            "content/partijen.yml": SMALL["content/partijen.yml"].replace("name: Gilde,", "name: Gilde, aliases: [De Werkers], search_words: [gilde, werkers, vaklui],"),
            "content/plaatsen.yml": "- {id: veldstad, name: Veldstad, aliases: [Het Veld], type: gemeente, search_words: [veldstad, het veld, veldje]}\n",
            "content/begrippen.yml": "- {id: wijkgilde, term: Wijkgilde, kind: werkvorm, definition: A., synonyms: [buurtgilde], abbreviation: WG, search_words: [wg, buurtgilde, wijkgilde, vakmensen]}\n",
            "content/themas/werk.md": "---\nfacet: opgave\nlabel: Werk\nsynonyms: [banen]\norder: 1\nsearch_words: [banen, werk, baantje]\n---\nOver werk.\n",
            MEETINGS: f"---\nlabel: Werven\nsynonyms: [loodsen]\nkind: kennisnetwerk\nsearch_words: [loodsen, werf]\n{SOURCE}\n---\nElk wijkgilde leert.\n",
            "content/groepen/samen.md": f"---\nlabel: Samen\nsynonyms: [bij elkaar]\norder: 1\nsummary: Samen.\nstatus_date: 2017\nsearch_words: [bij elkaar, bijeen]\n{SOURCE}\n---\nSamen.\n",
            "content/indicatoren/banen.yml": SMALL["content/indicatoren/banen.yml"] + "search_words:\n  - banen\n  - een twee drie vier vijf zes\n  - een twee drie vier vijf zes zeven\n"
            f"  - {'a' * 60}\n  - {'b' * 61}\n",
        },
        [
            f"{path}: waarschuwing: het zoekwoord '{word}' {said} [zoekwoord]"
            for path, word, said in [
                (f"{CASE}:2:28", "Proef", IN_NAME),
                (f"{CASE}:2:35", "in noord", IN_NAME),
                (f"{CASE}:2:67", "Probeersel", TWICE),
                (f"{CASE}:2:79", "een", IN_NAME),
                (f"{CASE}:2:95", "‘een’", TWICE),
                (f"{CASE}:2:102", "…", "heeft geen letters of cijfers (haal het weg)"),
                ("content/begrippen.yml:1:125", "wg", IN_NAME),
                ("content/begrippen.yml:1:129", "buurtgilde", IN_NAME),
                ("content/begrippen.yml:1:141", "wijkgilde", IN_NAME),
                ("content/groepen/samen.md:7:16", "bij elkaar", IN_NAME),
                ("content/indicatoren/banen.yml:8:5", "banen", IN_NAME),
                ("content/indicatoren/banen.yml:10:5", "een twee drie vier vijf zes zeven", TOO_LONG),
                ("content/indicatoren/banen.yml:12:5", "b" * 60 + "…", TOO_LONG),
                ("content/leernetwerken/werven.md:5:16", "loodsen", IN_NAME),
                ("content/partijen.yml:2:66", "gilde", IN_NAME),
                ("content/partijen.yml:2:73", "werkers", IN_NAME),
                ("content/plaatsen.yml:1:86", "veldstad", IN_NAME),
                ("content/plaatsen.yml:1:96", "het veld", IN_NAME),
                ("content/themas/werk.md:6:16", "banen", IN_NAME),
                ("content/themas/werk.md:6:23", "werk", IN_NAME),
            ]
        ],
    ),
    "check_after_status": (
        {
            CASE: f"status: uitvoering\nstatus_date: 2016\nperiod: {{start: 2017, end: lopend}}\nphases: [{{what: A, period: 2017/2018, status: uitvoering}}, {{what: B, period: 2018, status: aangekondigd}}]\n"
            f"results:\n  figures:\n    - {{id: a, what: A, value: 1, date: 2017, {SOURCE}}}\n    - {{id: b, what: B, value: 1, date: 2017, kind: verwachting, {SOURCE}}}\n"
            f"    - {{id: c, what: C, value: 1, date: 2016-12, {SOURCE}}}\n    - {{id: d, what: D, value: 1, date: 2015/2018, {SOURCE}}}\n"
            f"financing:\n  lines:\n    - {{id: e, what: E, nature: kosten, certainty: gerealiseerd, date: 2018-01, {SOURCE}}}\n    - {{id: f, what: F, nature: kosten, certainty: gepland, date: 2018, {SOURCE}}}\n",
            "cases/de-brug.yml": "status: gestopt\nstatus_date: 2016-05\nperiod: {start: 2014, end: 2017-01-01}\n",
            "cases/de-kraan.yml": "status: voorbereiding\nstatus_date: 2016-05\nperiod: {start: 2017, end: lopend}\n",
        },
        [
            f"cases/{place}: waarschuwing: dit is van {date}, maar de casus vertelt de stand van {stand} (verbeter de datum of status_date, of zet het bij follow_up) [na-de-stand]"
            for place, date, stand in [
                ("de-brug.yml:3:28", "2017-01-01", "2016-05"),
                ("proef.yml:3:17", "2017", "2016"),
                ("proef.yml:4:28", "2017/2018", "2016"),
                ("proef.yml:7:40", "2017", "2016"),
                ("proef.yml:13:71", "2018-01", "2016"),
            ]
        ],
    ),
    "check_ending": (
        {
            CASE: "status: gestopt\nperiod: {start: 2014, end: lopend}\n",
            "cases/de-brug.yml": "status: uitvoering\nstatus_date: 2016-05\nperiod: {start: 2014, end: 2016-04}\n",
            "cases/de-kraan.yml": "status: uitvoering\nstatus_date: 2016-05\nperiod: {start: 2014, end: 2016}\n",
            "cases/de-kade.yml": "status: onbekend\nstatus_date: 2016-05\nperiod: {start: 2014, end: 2015}\n",
        },
        [
            "cases/de-brug.yml:3:28: waarschuwing: de periode eindigde in 2016-04, maar de status is 'uitvoering' (schrijf status: afgerond of gestopt, of verbeter end) [status-en-einde]",
            "cases/proef.yml:2:28: waarschuwing: de status is 'gestopt', maar de periode loopt nog ('lopend') (vul bij end in wanneer het stopte, of schrijf end: onbekend) [status-en-einde]",
        ],
    ),
    "check_order": (
        {
            CASE: "added: 2026-11-21\nreview_by: 2026-11-21\nchanges: [{date: 2026-11-20, what: A}, {date: 2026-11-21, what: B}]\n"
            f"results:\n  figures:\n    - {{id: a, what: A, value: 1, date: 2013-12, baseline: {{value: 0, date: 2014}}, target: {{value: 2, date: 2013}}, {SOURCE}}}\n"
            f"    - {{id: b, what: B, value: 1, date: 2014-02, baseline: {{value: 0, date: 2014}}, target: {{value: 2, date: 2014}}, {SOURCE}}}\n",
        },
        [
            "cases/proef.yml:2:12: waarschuwing: review_by (2026-11-21) is niet na added (2026-11-21) (kies een dag na added, bijvoorbeeld een jaar later) [datums-andersom]",
            "cases/proef.yml:3:18: waarschuwing: deze wijziging (2026-11-20) is van voor de dag waarop de casus erbij kwam (2026-11-21) (verbeter de datum) [datums-andersom]",
            "cases/proef.yml:6:40: waarschuwing: de meting (2013-12) ligt voor de beginstand (2014) (verbeter date, of de datum van baseline) [datums-andersom]",
            "cases/proef.yml:6:108: waarschuwing: het doel (2013) ligt voor de beginstand (2014) (verbeter de datum van target of van baseline) [datums-andersom]",
        ],
    ),
    "check_listings": (
        {
            "content/plaatsen.yml": "- {id: veldstad, name: Veldstad, type: gemeente, lists: [{list: new-town, from: 2016, to: 2012, source: {document: verslag}}, {list: new-town, from: 2012, to: 2012, source: {document: verslag}}]}\n"
        },
        ["content/plaatsen.yml:1:91: waarschuwing: 'to' (2012) ligt voor 'from' (2016) (draai de twee om) [datums-andersom]"],
    ),
    "check_dated": (
        {
            CASE: f"results:\n  figures:\n    - {{id: a, what: A, value: 1, baseline: {{value: 0}}, {SOURCE}}}\n    - {{id: b, what: B, value: 1, baseline: {{value: 0}}, when: na een jaar, {SOURCE}}}\n    - {{id: c, what: C, value: 1, {SOURCE}}}\n",
            "content/bronnen.yml": SMALL["content/bronnen.yml"] + "- {id: eigen, title: Eigen, publisher: De Lantaarn, date: 2026, type: eigen-ervaring}\n",
            "cases/de-brug.yml": f"sources: [{{document: eigen}}]\nresults:\n  figures:\n    - {{id: a, what: A, value: 1, {SOURCE}}}\n    - {{id: b, what: B, words: veel, {SOURCE}}}\n"
            f"financing:\n  lines:\n    - {{id: c, what: C, nature: kosten, amount: {{value: 1, unit: EUR}}, {SOURCE}}}\n    - {{id: d, what: D, nature: kosten, amount: {{value: 1, unit: EUR, when: in het begin}}, {SOURCE}}}\n    - {{id: e, what: E, nature: kosten, {SOURCE}}}\n"
            f"learnings: [{{id: f, title: F, about: geld, {SOURCE}}}]\n",
        },
        [
            f"cases/{place}: waarschuwing: er staat niet bij van wanneer dit is (zet erbij: date: 2017-04, of when: in het eerste jaar) [zonder-datum]"
            for place in ("de-brug.yml:4:7", "de-brug.yml:8:7", "proef.yml:3:7")
        ],
    ),
    "check_contact": (
        {
            CASE: "approach: |\n  Bel 012-345 67 89 of\n  mail jan@lantaarn.example.\n\n  Niet: casus 2012-2016, 1.200.000.000, https://veldstad.example/x@y.z of 0123456789012.\nparties: [{name: De Kraan (+31 (0)12 3456789), named: false, role: partner}]\nstatsu: x\n",
            "content/begrippen.yml": "- {id: wijkgilde, term: Wijkgilde, kind: werkvorm, definition: Vraag het info@gilde.example.}\n",
            "content/over.md": "---\ntitle: Over\n---\nMail de redactie: redactie@wijkengids.example.\n",
        },
        [
            "cases/proef.yml:2:7: fout: een telefoonnummer in de tekst: 012-345 67 89 (haal het weg: de gids noemt geen gegevens van mensen; link naar de site van de organisatie) [contactgegevens]",
            "cases/proef.yml:3:8: fout: een e-mailadres in de tekst: jan@lantaarn.example (haal het weg: de gids noemt geen gegevens van mensen; link naar de site van de organisatie) [contactgegevens]",
            "cases/proef.yml:6:28: fout: een telefoonnummer in de tekst: +31 (0)12 3456789 (haal het weg: de gids noemt geen gegevens van mensen; link naar de site van de organisatie) [contactgegevens]",
            "cases/proef.yml:7:1: fout: onbekend veld 'statsu' (bedoelt u 'status'?) [onbekend-veld]",
            "content/begrippen.yml:1:74: fout: een e-mailadres in de tekst: info@gilde.example (haal het weg: de gids noemt geen gegevens van mensen; link naar de site van de organisatie) [contactgegevens]",
        ],
    ),
    "check_lengths": (
        {CASE: f"title: {'a' * 121}\nsummary: {'b' * 600}\nlearnings:\n  - {{id: een, title: A, about: geld, text: {'c ' * 401}, {SOURCE}}}\n", "cases/de-brug.yml": f"summary: {'b' * 601}\n"},
        [
            "cases/de-brug.yml:1:10: waarschuwing: 'summary' is 601 tekens lang; meer dan 600 leest bijna niemand (vertel in één of twee zinnen wat het is; de rest kan in approach) [lange-tekst]",
            "cases/proef.yml:1:8: waarschuwing: 'title' is 121 tekens lang; meer dan 120 leest bijna niemand (houd de naam kort; de rest kan in summary of text) [lange-tekst]",
            "cases/proef.yml:4:44: waarschuwing: 'text' is 801 tekens lang; meer dan 800 leest bijna niemand (kort de tekst in, of verdeel hem over meer velden of leerpunten) [lange-tekst]",
        ],
    ),
    "check_titles": (
        {
            CASE: f"title: Werken met D.B.\nlearnings:\n  - {{id: een, title: Begin klein., about: geld, {SOURCE}}}\n  - {{id: twee, title: Wie durft?, about: geld, {SOURCE}}}\n",
            "cases/de-brug.yml": "title: De brug.\n",
        },
        [f"cases/{place}: waarschuwing: een titel eindigt niet met een punt (haal de punt weg) [titel-met-punt]" for place in ("de-brug.yml:1:8", "proef.yml:3:22")],
    ),
    "check_quotes": (
        {
            CASE: "results:\n  figures:\n"
            + "".join(
                f'    - {{id: {name}, what: A, {value}, source: {{document: verslag, quote: "{quote}"}}}}\n'
                for name, value, quote in [
                    ("a", "value: 15", "51 bewoners"),
                    ("b", "value: 2500000", "2,5 miljoen euro"),
                    ("c", "value: 20", "in 2017 waren dat er twintig"),
                    ("d", "value: 1500", "1.500 woningen van de 2.000"),
                    ("e", "value: -4", "4 procent minder"),
                    ("f", "from: 10, to: 20", "tussen 10 en 30"),
                    ("g", "value: 200", "200 klussen"),
                ]
            )
            + "    - {id: h, what: H, value: 38, source: [{document: verslag, quote: 39 wijken}, {document: verslag, quote: nog 38}]}\n"
            + "financing:\n  lines:\n    - {id: i, what: I, nature: kosten, amount: {value: 0.5, unit: EUR}, source: {document: verslag, quote: een half miljoen in 3 jaar}}\n",
        },
        [
            "cases/proef.yml:3:70: waarschuwing: 15 staat niet in het citaat '51 bewoners' (kies een citaat waarin het getal staat, of verbeter het getal) [citaat-zonder-getal]",
            "cases/proef.yml:13:108: waarschuwing: 0.5 staat niet in het citaat 'een half miljoen in 3 jaar' (kies een citaat waarin het getal staat, of verbeter het getal) [citaat-zonder-getal]",
        ],
    ),
    "check_parties_once": (
        {
            CASE: "parties:\n  - {party: gemeente-veldstad, role: [financier, partner]}\n  - {party: gilde, role: partner}\n  - {party: gemeente-veldstad, role: [adviseur, partner]}\n"
            "  - {name: Een Bank, named: false, role: partner}\n  - {name: een bank, named: false, role: partner}\n"
        },
        [
            "cases/proef.yml:4:5: waarschuwing: 'gemeente-veldstad' staat er al als partner (haal één van de twee weg) [dubbele-partij]",
            "cases/proef.yml:6:5: waarschuwing: 'een bank' staat er al als partner (haal één van de twee weg) [dubbele-partij]",
        ],
    ),
    "check_filled_in": (
        {CASE: "title: Proef\nsummary: |\n  Een proef.\n  VUL IN: nog een zin\n"},
        ["cases/proef.yml:4:3: fout: nog in te vullen: nog een zin (vervang dit, of haal het veld weg als het niet verplicht is) [nog-invullen]"],
    ),
    "check_learned": (
        {
            "content/bronnen.yml": SMALL["content/bronnen.yml"] + "- {id: eigen, title: Eigen, publisher: De Lantaarn, date: 2026, type: eigen-ervaring}\n",
            CASE: "title: Proef\nsources: [{document: eigen}]\n",
            "cases/de-brug.yml": "sources: [{document: eigen}, {document: verslag}]\n",
        },
        ["cases/proef.yml:1:1: waarschuwing: u schrijft uit eigen ervaring, maar er staat geen leerpunt bij (voeg bij learnings toe wat u een ander zou aanraden of afraden) [zonder-leerpunten]"],
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_each_rule(rule: str, tmp_path: Path) -> None:
    """The rule finds exactly this, and no other rule finds anything there."""
    files, messages = BROKEN[rule]
    root = small_guide(tmp_path, changes={path: complete(text) if path.startswith("cases/") else text for path, text in files.items()})
    assert said(root) == messages


def test_every_rule_has_an_example() -> None:
    """A new rule needs an example here."""
    assert {rule.__name__ for rule in (*checks.RULES_OF_ONE, *checks.RULES, *checks.RULES_WHEN_SOUND)} == set(BROKEN)


def test_a_clean_guide_has_no_problems(tmp_path: Path) -> None:
    """Neither the invented guide nor the smallest one has anything wrong, not even a warning."""
    assert said(GUIDE) == []
    assert said(small_guide(tmp_path)) == []


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("part_of: zzz", "1:10: fout: onbekende casus 'zzz' (voeg toe in cases/zzz.yml)"),
        ("methods: [zzz]", "1:11: fout: onbekend thema 'zzz' (voeg toe in content/themas/zzz.md)"),
        ("places: [zzz]", "1:10: fout: onbekende plaats 'zzz' (voeg toe in content/plaatsen.yml, of onder new.places in de casus)"),
        ("parties: [{party: zzz, role: partner}]", "1:19: fout: onbekende partij 'zzz' (voeg toe in content/partijen.yml, of onder new.parties in de casus)"),
        ("terms: [zzz]", "1:9: fout: onbekend begrip 'zzz' (voeg toe in content/begrippen.yml)"),
        ("sources: [{document: zzz}]", "1:22: fout: onbekende bron 'zzz' (voeg toe in content/bronnen.yml, of onder new.sources in de casus)"),
        ("goals: '[x](leernetwerk:zzz)'", "1:8: fout: onbekend leernetwerk 'zzz' (voeg toe in content/leernetwerken/zzz.md)"),
        ("goals: '[x](indicator:zzz)'", "1:8: fout: onbekende indicator 'zzz' (voeg toe in content/indicatoren/zzz.yml)"),
        ("goals: '[x](groep:zzz)'", "1:8: fout: onbekende groep 'zzz' (voeg toe in content/groepen/zzz.md)"),
        ("goals: '[x](leeslijst:zzz)'", "1:8: fout: onbekende leeslijst 'zzz' (voeg toe in content/leeslijsten/zzz.md)"),
        ("goals: '[x](pagina:zzz)'", "1:8: fout: onbekende pagina 'zzz' (voeg toe in content/zzz.md)"),
        ("goals: '[x](thema:zzz)'", "1:8: fout: onbekend thema 'zzz' (voeg toe in content/themas/zzz.md)"),
    ],
)
def test_a_reference_to_nothing_says_where_to_add_it(reference: str, message: str, tmp_path: Path) -> None:
    """When no id comes near, the message names the file in which it would stand."""
    assert said(small_guide(tmp_path, complete(reference))) == [f"{CASE}:{message} [onbekende-verwijzing]"]


NESTED = {
    "phases: [{what: A, places: [x]}]": "phases[0].places[0]",
    "period: {start: 2014, source: {document: x}}": "period.source[0].document",
    "parties: [{party: gemeente-veldstad, role: partner}, {party: x, role: partner}]": "parties[1].party",
    f"financing: {{lines: [{{id: a, what: A, nature: kosten, payers: [x], {SOURCE}}}]}}": "financing.lines[0].payers[0].party",
    f"financing: {{lines: [{{id: a, what: A, nature: kosten, borne_by: [{{party: x}}], {SOURCE}}}]}}": "financing.lines[0].borne_by[0].party",
    f"financing: {{lines: [{{id: a, what: A, nature: kosten, recipients: [x], {SOURCE}}}]}}": "financing.lines[0].recipients[0].party",
    f"financing: {{lines: [{{id: a, what: A, nature: kosten, amount: {{value: 1, unit: EUR, area: x}}, {SOURCE}}}]}}": "financing.lines[0].amount.area",
    f"financing: {{rates: [{{id: a, what: A, indicator: x, {SOURCE}}}]}}": "financing.rates[0].indicator",
    f"results: {{figures: [{{id: a, what: A, value: 1, date: 2016, baseline: {{value: 1, source: {{document: x}}}}, {SOURCE}}}]}}": "results.figures[0].baseline.source[0].document",
    "learnings: [{id: a, title: A, about: geld, source: [{document: verslag}, {document: x}]}]": "learnings[0].source[1].document",
    f"follow_up: [{{date: 2018, text: '[x](plaats:x)', {SOURCE}}}]": "follow_up[0].text",
    "related: [{case: x, relation: lijkt-op, why: Ja.}]": "related[0].case",
}


@pytest.mark.parametrize("text", NESTED)
def test_references_deep_in_a_case(text: str, tmp_path: Path) -> None:
    """Every reference is checked, wherever it stands, and the problem names the field."""
    found = problems(small_guide(tmp_path, complete(text)))
    assert [(problem.code, problem.line, problem.field) for problem in found] == [("onbekende-verwijzing", 1, NESTED[text])]


def test_what_could_not_be_read_is_not_unknown(tmp_path: Path) -> None:
    """One mistake in a register gives one problem, not one for each case that points into it."""
    case = complete("parties: [{party: gemeente-veldstad, role: partner}, {party: gemeente-veldstat, role: partner}]\nrelated: [{case: de-brug, relation: lijkt-op, why: Ja.}]")
    root = small_guide(tmp_path, case, changes={"content/partijen.yml": "- {id: gemeente-veldstad, name: Veldstad, type: stad}\n", "cases/de-brug.yml": "title: [\n"})
    assert [(problem.path, problem.code) for problem in problems(root)] == [
        ("cases/de-brug.yml", "geen-yaml"),
        ("cases/proef.yml", "onbekende-verwijzing"),
        ("content/partijen.yml", "niet-in-de-lijst"),
    ]
