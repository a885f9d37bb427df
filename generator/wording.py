"""What the gate says, once: for each thing that can be wrong its code, its message and its remedy, in Dutch.

Every text is a template of `str.format`: `{input}` is filled in, a brace of its own is doubled. The tables can be handed to
other programs as they are (the form in the browser fills in the same templates). Each code is explained in `explanations`.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.characters import ODD

#: (code, message, remedy)
Words = tuple[str, str, str]

#: The remedy when something that exists looks like what was typed.
NEAR = "bedoelt u '{near}'?"
#: The remedy when what was typed can be written in our way.
MEANT = "schrijf {meant}"
#: The remedy when there is a list to choose from.
CHOOSE = "kies uit: {choices}"

#: Files: what is no file, no text, or has a name that cannot be right.
FILES: dict[str, Words] = {
    "too_big": ("te-groot", "het bestand is {size} kB, ten hoogste {most} kB mag", "splits het bestand of kort de teksten in"),
    "folder": ("niet-te-lezen", "dit is een map, geen bestand", "zet er een gewoon bestand neer, of haal het weg"),
    "dangling": ("niet-te-lezen", "dit is een koppeling naar een bestand dat er niet is", "zet er een gewoon bestand neer, of haal het weg"),
    "no_file": ("niet-te-lezen", "dit is geen gewoon bestand", "zet er een gewoon bestand neer, of haal het weg"),
    "forbidden": ("niet-te-lezen", "u mag dit bestand niet lezen", "geef uzelf leesrechten"),
    "unreadable": ("niet-te-lezen", "het bestand is niet te lezen", "probeer het opnieuw, of haal het weg"),
    "empty": ("leeg-bestand", "het bestand is leeg", "vul het bestand of verwijder het"),
    "office": ("geen-tekst", "dit is {what}, geen tekstbestand", "kopieer de tekst naar een leeg tekstbestand en sla dat op als .yml"),
    "utf_16": ("geen-utf-8", "het bestand is opgeslagen als UTF-16 ('Unicode'), niet als UTF-8", "kies bij Opslaan als de codering UTF-8"),
    "windows": ("geen-utf-8", "de '{sign}' hier is niet opgeslagen in UTF-8; het bestand is waarschijnlijk Windows-1252 (ANSI)", "kies bij Opslaan als de codering UTF-8"),
    "not_utf_8": ("geen-utf-8", "het bestand is geen tekst in UTF-8", "sla het bestand op als UTF-8"),
    "control": ("stuurteken", "een onzichtbaar stuurteken ({sign})", "haal het teken weg"),
    "direction": ("stuurteken", "een onzichtbaar teken dat de leesrichting omdraait ({sign})", "typ de woorden eromheen opnieuw"),
    "invisible": ("stuurteken", "een teken dat lezers niet zien ({sign})", "typ de woorden eromheen opnieuw"),
    "broken": ("kapot-teken", "een teken dat verloren ging of alleen in één lettertype bestaat ({sign})", "typ wat hier hoort te staan"),
    "stacked": ("gestapelde-tekens", "meer dan twee accenten op één letter ({sign})", "typ de letter opnieuw"),
    "disguised": ("vreemde-letter", "een letter die op een van onze letters lijkt, maar een andere is ({sign})", "typ het woord opnieuw"),
    "word_break": ("stuurteken", "een regeleinde uit Word ({sign})", "haal het teken weg en begin met Enter een nieuwe regel"),
    "hard_space": ("stuurteken", "een harde spatie uit Word of een webpagina ({sign})", "haal de spatie weg en typ een gewone"),
    "tab": ("tab", "hier staat een tab", "gebruik spaties: twee voor elke stap naar rechts"),
    "conflict": ("samenvoegconflict", "hier staat een teken van een samenvoegconflict ({sign})", "kies wat blijft en haal de regels met <<<<<<<, ======= en >>>>>>> weg"),
    "name": ("ongeldige-id", "de bestandsnaam '{name}' is geen geldige id", "noem het bestand bijvoorbeeld '{example}'"),
    "name_case": ("dubbele-id", "de bestandsnaam '{name}' verschilt alleen in hoofdletters van '{other}'", "kies een andere naam, of voeg de twee bestanden samen"),
    "case_folder": ("bestandsnaam", "de gids leest geen mappen in cases/", "zet de casussen in cases/ zelf"),
    "case_name": ("bestandsnaam", "een casus eindigt op .yml", "noem het bestand '{example}', of haal het weg"),
    "stray": ("bestandsnaam", "de gids leest dit bestand niet", "{remedy}"),
    "no_definition": ("ontbreekt", "het bestand '{name}' met de uitleg ontbreekt", "zet het naast dit bestand"),
    "no_table": ("ontbreekt", "het bestand '{name}' met de metingen ontbreekt", "zet het naast dit bestand"),
    "no_rows": ("ontbreekt", "in deze tabel staat geen enkele meting", "zet onder de kolommen ten minste één rij"),
    "fixed": ("onbekend-veld", "het veld '{field}' hoort hier niet", "haal het weg: het volgt uit het bestand zelf"),
    "register": ("verkeerd-type", "een register is een lijst", "begin elke regel met '- {{id: …}}'"),
    "id_case": ("dubbele-id", "de id '{name}' verschilt alleen in hoofdletters van die op regel {line}", "kies een andere id, of voeg de twee samen"),
    "no_front": ("geen-voorwerk", "het bestand begint niet met gegevens tussen twee regels ---", "zet bovenaan ---, dan de velden, dan weer ---"),
    "row": ("geen-csv", "deze rij heeft {cells} cellen, de eerste regel {columns}", "zet een tekst met een komma tussen dubbele aanhalingstekens"),
    "semicolons": ("geen-csv", "de kolommen zijn gescheiden met puntkomma's", "scheid ze met komma's"),
    "csv": ("geen-csv", "{what}", "zet een tekst met een komma tussen dubbele aanhalingstekens, en verdubbel die erbinnen"),
    "column": ("onbekend-veld", "onbekende kolom '{name}'", "{remedy}"),
    "column_twice": ("dubbele-sleutel", "de kolom '{name}' staat er twee keer", "voeg de twee samen"),
    "version": (
        "beschadigde-versie",
        "deze versie van de gegevens is niet meer zoals zij was: {what}",
        "zet het bestand terug zoals het was: git restore --source=<laatste goede commit> en de naam; verander nooit een versie",
    ),
    "address": ("ongeldig-adres", "'{input}' is geen adres op de site", "zet op elke regel één adres zonder schuine streep ervoor, zoals casussen/de-brug/"),
    "moves": ("verkeerd-type", "dit bestand is een lijst van doorverwijzingen", "begin elke regel met '- {{from: …, to: …}}'"),
    "no_column": ("ontbreekt", "de kolom '{name}' ontbreekt", "zet haar in de eerste regel"),
}
#: How a file begins that is no text → what it is.
BEGINNINGS: dict[bytes, str] = {
    b"PK\x03\x04": "een Word-, Excel- of zip-bestand",
    b"\xd0\xcf\x11\xe0": "een oud Word- of Excel-bestand",
    b"%PDF-": "een pdf",
    b"{\\rtf": "een RTF-bestand uit een tekstverwerker",
    b"\x89PNG": "een plaatje",
    b"\xff\xd8\xff": "een foto",
    b"GIF8": "een plaatje",
}
#: What is wrong with a stray file's place → the remedy.
STRAY: dict[str, str] = {
    "indicator": "een bestand in deze map eindigt op .yml of .csv",
    "text": "een bestand in deze map eindigt op .md",
    "folder": "kies een van de mappen: {choices}",
}
#: What Python's CSV reader says → the message.
CSV: dict[str, str] = {
    "unexpected end of data": "een aanhalingsteken dat hier begint, heeft geen einde",
    "',' expected after '\"'": "achter een sluitend aanhalingsteken hoort een komma",
    "field larger than field limit (131072)": "een cel is te lang",
    "": "deze regel is geen geldige CSV",
}

#: What strict YAML refuses, and what duplicate keys mean.
TREE: dict[str, Words] = {
    "second_document": ("meer-dan-een-document", "er begint een tweede document (---)", "zet elke casus in een eigen bestand"),
    "directive": ("tag", "regels die met % beginnen mogen niet", "haal de regel weg"),
    "anchor": ("anker", "een & of * vlak voor een waarde betekent in YAML iets anders", "zet de waarde tussen dubbele aanhalingstekens, of schrijf haar voluit"),
    "tag": ("tag", "een uitroepteken voor een waarde ({tag}) betekent in YAML iets anders", "zet de waarde tussen dubbele aanhalingstekens, of laat het weg"),
    **{name: FILES[name] for name in ODD},
    "too_deep": ("te-diep", "de velden zijn te diep genest", "controleer de haakjes en het inspringen"),
    "key": ("sleutel", "een veldnaam moet een woord zijn", "zet hier veld: waarde"),
    "twice": ("dubbele-sleutel", "het veld '{key}' staat er twee keer (ook op regel {line})", "voeg de twee samen"),
    "twice_all": ("dubbele-sleutel", "vanaf hier staan dezelfde velden er nog een keer (de eerste keer op regel {line})", "haal de tweede keer weg"),
    "no_dash": ("dubbele-sleutel", "hier begint een nieuw onderdeel van de lijst, maar het streepje ontbreekt", "zet '- ' voor '{key}'"),
    "hash": (
        "hekje",
        "wat na ' #' staat, telt als opmerking en komt niet op de site",
        "hoort het bij de tekst? Zet de hele waarde tussen dubbele aanhalingstekens. Is het een opmerking? Schrijf '# '",
    ),
}
#: Typing errors that YAML's parser stumbles over, recognised from the line itself; all are `geen-yaml`.
TYPING: dict[str, Words] = {
    "colon": ("geen-yaml", "een dubbele punt in een tekst zonder aanhalingstekens", 'zet de tekst tussen dubbele aanhalingstekens: {key}: "{value}"'),
    "too_far": ("geen-yaml", "deze regel staat te ver naar rechts", "zet '{key}' precies onder '{above}'"),
    "no_space": ("geen-yaml", "achter de dubbele punt van '{key}' ontbreekt een spatie", "schrijf {key}: {value}"),
    "no_colon": ("geen-yaml", "achter '{key}' ontbreekt een dubbele punt", "schrijf {key}: {value}"),
    "open_quote": (
        "geen-yaml",
        "het aanhalingsteken dat hier begint, heeft geen einde",
        "zet het ook aan het eind van de tekst; een tekst die met een ' begint, hoort tussen dubbele aanhalingstekens",
    ),
    "after_quote": ("geen-yaml", "achter het sluitende aanhalingsteken staat nog tekst", 'zet de hele waarde tussen aanhalingstekens, en schrijf die erbinnen als \\"'),
    "start": ("geen-yaml", "een waarde mag niet met {sign} beginnen", 'zet de waarde tussen dubbele aanhalingstekens: {key}: "{value}"'),
    "not_under": ("geen-yaml", "deze regel staat niet precies onder de regels waar hij bij hoort", "geef hem evenveel spaties als de velden erboven"),
    "dash": ("geen-yaml", "hier ontbreekt een streepje: elk onderdeel van een lijst begint ermee", "begin de regel met '- ', precies onder het vorige streepje"),
    "loose_line": ("geen-yaml", "deze regel hoort bij geen veld", "hoort hij bij de tekst erboven? Zet alles op één regel, of onder | met twee spaties ervoor. Is het een veld? Schrijf veld: waarde"),
}
#: What YAML's parser says → the message.
SYNTAX: dict[str, Words] = {
    "mapping values are not allowed": ("geen-yaml", "een dubbele punt op een plek waar dat niet kan", 'zet een tekst met ": " tussen dubbele aanhalingstekens'),
    "could not find expected ':'": (
        "geen-yaml",
        "hier ontbreekt een dubbele punt, of een regel van een tekst is niet ingesprongen",
        "schrijf veld: waarde, of laat elke regel onder | twee spaties inspringen",
    ),
    "did not find expected key": ("geen-yaml", "na deze waarde staat nog iets wat er niet hoort", "haal het weg, of zet de hele waarde tussen dubbele aanhalingstekens"),
    "did not find expected '-' indicator": ("geen-yaml", "het inspringen van de lijst klopt niet", "begin elke regel van de lijst met '- ', precies onder elkaar"),
    "did not find expected ',' or": ("geen-yaml", "een komma, sluithaak of aanhalingsteken ontbreekt", 'sluit elke {{ met }}, elke [ met ] en elke " met "'),
    "found unexpected end of stream": ("geen-yaml", "het bestand stopt midden in een tekst", "sluit het aanhalingsteken of de haak"),
    "found character that cannot start any token": ("geen-yaml", "een teken waarmee een waarde niet mag beginnen", "zet de waarde tussen dubbele aanhalingstekens"),
    "did not find expected node content": ("geen-yaml", "hier ontbreekt een waarde", "vul de waarde in of haal het leesteken weg"),
    "found unknown escape character": ("geen-yaml", "een \\ met een onbekend teken erachter", "gebruik enkele aanhalingstekens of schrijf \\\\"),
    "block sequence entries are not allowed": ("geen-yaml", "een lijst begint op een plek waar dat niet kan", "begin de lijst op een nieuwe regel"),
    "found undefined tag handle": ("geen-yaml", "een waarde mag niet met ! beginnen", "zet de waarde tussen dubbele aanhalingstekens"),
    "did not find expected alphabetic or numeric character": ("geen-yaml", "een * of & aan het begin van een waarde", "zet de waarde tussen dubbele aanhalingstekens"),
    "did not find expected comment or line break": ("geen-yaml", "achter | of > mag niets staan", "begin de tekst op de volgende regel"),
    "did not find expected <document start>": ("geen-yaml", "na ... mag niets meer komen", "haal de regel met drie punten weg"),
    "found invalid Unicode character escape code": ("geen-yaml", "een \\ met een teken dat niet bestaat", "schrijf het teken zelf"),
    "found unknown directive name": ("geen-yaml", "regels die met % beginnen mogen niet", "haal de regel weg"),
    "found incompatible YAML document": ("geen-yaml", "regels die met % beginnen mogen niet", "haal de regel weg"),
    "": ("geen-yaml", "dit is geen geldige YAML", "vergelijk de regel met die van een andere casus"),
}

#: What is wrong with a field, by the kind of error (pydantic's, and those of `model`).
FORM: dict[str, Words] = {
    "missing": ("ontbreekt", "het veld '{field}' ontbreekt", "voeg een regel toe, zoals {example}"),
    "meeting_undated": (
        "ontbreekt",
        "deze bijeenkomst heeft geen datum",
        "voeg een regel toe, zoals date: 2016-11; zonder datum hoort de bijeenkomst in de tekst onder de tweede ---",
    ),
    "number": ("verkeerd-type", "'{input}' is geen getal", "schrijf alleen het getal, zoals 1413.7; de eenheid hoort bij unit, bijvoorbeeld unit: EUR"),
    "number_whole": ("verkeerd-type", "'{input}' is geen getal", "schrijf alleen het getal: {field}: 28"),
    "number_meant": ("verkeerd-type", "'{input}' is geen getal", "schrijf {field}: {meant}"),
    "number_comma": ("getal-met-komma", "'{input}' heeft een komma; in een getal hoort hier een punt", "schrijf {field}: {meant}"),
    "number_dots": ("getal-met-punten", "'{input}' heeft een punt voor duizendtallen", "schrijf {whole}; bedoelt u een kommagetal, zet er dan een nul achter"),
    "loose_quote": ("aanhalingsteken", "een los aanhalingsteken in '{input}'", "zet het ook aan de andere kant, of haal het weg"),
    "curly_quotes": ("aanhalingsteken", "de waarde staat tussen krullende aanhalingstekens: {input}", "haal ze weg: schrijf {meant}"),
    "flag": ("verkeerd-type", "'{input}' is geen ja of nee", "schrijf true (ja) of false (nee)"),
    "flag_meant": ("verkeerd-type", "'{input}' is geen ja of nee", "schrijf {field}: {meant}"),
    "empty": ("leeg-veld", "het veld '{field}' is leeg", "vul het in of haal het weg"),
    "empty_item": ("leeg-veld", "een onderdeel van '{field}' is leeg", "vul het in, of haal het streepje weg"),
    "id": ("ongeldige-id", "'{input}' is geen geldige id", "gebruik kleine letters, cijfers en streepjes, zoals '{slug}'"),
    "date": ("ongeldige-datum", "'{input}' is geen datum of periode", "schrijf 2017, 2017-04, 2017-04-12 of 2006/2012"),
    "order": ("ongeldige-datum", "de periode eindigt voor zij begint", "draai 'start' en 'end' om"),
    "point": ("ongeldige-datum", "'{input}' is geen datum", "schrijf 2017, 2017-04 of 2017-04-12"),
    "date_order": ("ongeldige-datum", "de periode '{input}' eindigt voor zij begint", "draai de twee datums om"),
    "day": ("ongeldige-datum", "'{input}' is geen dag", "schrijf jaar, maand en dag: 2017-04-12"),
    "lines": ("verkeerd-type", "'{input}' is geen regelnummer", "schrijf 789 of 789-792"),
    "quote": ("citaat-te-lang", "het citaat is langer dan {n} woorden", "kies ten hoogste {n} woorden die samen in de bron staan"),
    "half_range": ("half-bereik", "een bereik heeft zowel 'from' als 'to' nodig", "vul het andere veld in, of gebruik value met bound: min of max"),
    "range_order": ("half-bereik", "'from' is niet kleiner dan 'to'", "draai de twee om"),
    "row_range": ("half-bereik", "'value_to' is niet groter dan 'value'", "draai de twee om, of vul 'value' in"),
    "one_value": ("waarde", "hier hoort precies één waarde", "gebruik value, of from en to, of words"),
    "whole": ("waarde", "hier hoort 'value' of 'unit'", "schrijf hoeveel het er in totaal zijn, of waarvan: {{value: 20, unit: meldingen}}"),
    "one_party": ("partij", "hier hoort 'party' of 'name', en niet allebei", "gebruik party voor een partij uit het register, anders name"),
    "no_theme": ("ontbreekt", "er staat geen thema bij", "vul 'challenges' of 'methods' in"),
    "one_case": ("casus", "hier hoort 'case' of 'name', en niet allebei", "gebruik case voor een casus met een eigen pagina, anders name"),
    "string_type": ("verkeerd-type", "'{field}' moet tekst zijn", "zet de tekst achter de dubbele punt; met ': ' erin tussen dubbele aanhalingstekens"),
    "string_list": ("verkeerd-type", "'{field}' is een lijst, maar moet één tekst zijn", "schrijf de tekst achter de dubbele punt, zonder [ ] en zonder streepjes"),
    "tuple_type": ("verkeerd-type", "'{field}' moet een lijst zijn", "schrijf [een, twee] of begin elke regel met '- '"),
    "tuple_record": ("verkeerd-type", "'{field}' moet een lijst zijn", "zet '- ' voor het eerste veld van elk onderdeel"),
    "model_type": ("verkeerd-type", "hier horen velden te staan", "schrijf veld: waarde, elk op een eigen regel"),
    "model_example": ("verkeerd-type", "hier horen velden te staan", "schrijf bijvoorbeeld {example}"),
    "too_short": ("leeg-veld", "'{field}' is een lege lijst", "vul ten minste één waarde in"),
    "greater_than_equal": ("verkeerd-type", "'{input}' is te klein", "vul een getal van 1 of hoger in"),
    "int_from_float": ("verkeerd-type", "'{input}' is geen geheel getal", "schrijf een getal zonder punt"),
    "int_type": ("verkeerd-type", "'{field}' moet een getal zijn", "schrijf alleen het getal"),
    "float_type": ("verkeerd-type", "'{field}' moet een getal zijn", "schrijf alleen het getal"),
    "url_host": ("onveilige-link", "in '{input}' is niet te lezen naar welke site het leidt", "kopieer het adres uit de adresbalk: https://, en dan alleen gewone letters"),
    "url": ("verkeerd-type", "'{input}' is geen adres op internet", "schrijf https://…"),
    "choice": ("niet-in-de-lijst", "'{input}' staat niet in de lijst", "{remedy}"),
    "choice_list": ("niet-in-de-lijst", "hier hoort één woord uit de lijst", "{remedy}"),
    "unknown": ("onbekend-veld", "onbekend veld '{input}'", "{remedy}"),
    "unknown_space": ("onbekend-veld", "achter de dubbele punt van '{field}' ontbreekt een spatie", "schrijf {field}: {value}"),
    "unknown_comma": ("getal-met-komma", "een komma in een getal; hier hoort een punt", "schrijf {field}: {meant}"),
    "address": ("ongeldig-adres", "'{input}' is geen adres op de site", "schrijf het zonder de naam van de site, zoals casussen/de-brug/ of casussen/de-brug/#leerpunt-begin-klein"),
    "moved_or_gone": ("doorverwijzing", "hier hoort 'to' of 'gone'", "schrijf to: met het nieuwe adres, of gone: met de reden en date: met de dag"),
    "gone_date": ("doorverwijzing", "er staat niet bij wanneer dit is ingetrokken", "zet erbij: date: met jaar, maand en dag"),
    "moved_date": ("doorverwijzing", "'date' hoort alleen bij iets dat is ingetrokken", "haal date weg, of zet erbij: gone: met de reden"),
    "other": ("verkeerd-type", "deze waarde kan hier niet", "vergelijk met een andere casus"),
}
#: Kinds of errors that are said in the same words.
SAME: dict[str, str] = {
    "model_attributes_type": "model_type",
    "dict_type": "model_type",
    "url_parsing": "url",
    "url_scheme": "url",
    "int_parsing": "number",
    "bool_type": "flag",
    "enum": "choice",
    "extra_forbidden": "unknown",
}
#: How a field may look, for those that are often left out or filled in the wrong way.
EXAMPLES: dict[str, str] = {
    "title": "title: Buurtwerf De Lantaarn",
    "summary": "summary: Bewoners beheren samen een leeg schoolgebouw.",
    "status": "status: uitvoering",
    "status_date": "status_date: 2017-04",
    "period": "period: {start: 2014, end: lopend}",
    "challenges": "challenges: [wonen, werk]",
    "evidence": "evidence: {kind: ervaring}",
    "sources": "sources: [{document: aan-de-slag-2017}]",
    "source": "source: {document: aan-de-slag-2017, page: 28}",
    "added": "added: 2026-11-21",
    "id": "id: begin-klein",
    "what": "what: Bewoners met een betaalde baan",
    "about": "about: samenwerking",
    "role": "role: financier",
    "nature": "nature: kosten",
    "amount": "amount: {value: 200000, unit: EUR}",
    "baseline": "baseline: {value: 0, date: 2014}",
    "target": "target: {value: 40, date: 2020}",
    "document": "document: aan-de-slag-2017",
    "kind": "kind: ervaring",
    "relation": "relation: lijkt-op",
    "why": "why: Neemt de spaarkaart over.",
    "date": "date: 2017-04",
    "text": "text: Het gebouw is verkocht.",
}
#: Words that people type for a value of a list or for a field → what they mean, where that is in the list.
MEANINGS: dict[str, tuple[str, ...]] = {
    "klaar": ("afgerond",),
    "gereed": ("afgerond",),
    "voltooid": ("afgerond",),
    "beeindigd": ("afgerond", "gestopt"),
    "loopt": ("uitvoering",),
    "lopend": ("uitvoering",),
    "bezig": ("uitvoering",),
    "proef": ("pilot",),
    "gepland": ("voorbereiding", "aangekondigd"),
    "plan": ("voorbereiding", "aangekondigd"),
    "mislukt": ("gestopt",),
    "woningcorporatie": ("corporatie",),
    "burgers": ("bewoners",),
    "inwoners": ("bewoners",),
    "betaler": ("financier",),
    "straat": ("buurt",),
    "gemeente": ("stad",),
    "dorp": ("gemeente",),
    "land": ("landelijk",),
    "tip": ("les",),
    "naam": ("title", "name", "label"),
    "samenvatting": ("summary",),
    "stand": ("status_date",),
    "periode": ("period",),
    "plaats": ("places", "place", "area"),
    "thema": ("challenges",),
    "thema-s": ("challenges",),
    "opgaven": ("challenges",),
    "werkwijzen": ("methods",),
    "doel": ("goals", "target"),
    "doelen": ("goals",),
    "doelgroep": ("target_groups",),
    "aanpak": ("approach",),
    "achtergrond": ("background",),
    "partij": ("party", "parties"),
    "partijen": ("parties",),
    "rol": ("role",),
    "financiering": ("financing",),
    "bedrag": ("amount",),
    "waarde": ("value",),
    "aantal": ("value",),
    "eenheid": ("unit",),
    "resultaten": ("results",),
    "cijfers": ("figures",),
    "leerpunten": ("learnings",),
    "lessen": ("learnings",),
    "tekst": ("text",),
    "wat": ("what",),
    "waarom": ("why",),
    "datum": ("date",),
    "wanneer": ("when",),
    "bron": ("source", "document"),
    "bronnen": ("sources",),
    "citaat": ("quote",),
    "bladzijde": ("page",),
    "pagina": ("page",),
    "regel": ("line",),
    "paragraaf": ("section",),
    "hoofdstuk": ("section",),
    "soort": ("kind", "nature", "type"),
    "opmerking": ("note",),
}

#: What a text may not hold.
TEXTS: dict[str, Words] = {
    "html": ("html-in-tekst", "HTML in een tekst: {input}", "gebruik Markdown, of schrijf < als \\<"),
    "image": ("afbeelding-in-tekst", "een afbeelding in een tekst", "beschrijf in woorden wat erop staat"),
    "code": ("code-in-tekst", "een ingesprongen blok wordt programmacode", "begin de regel zonder extra spaties"),
    "mention": ("bronvermelding", "een bronvermelding zonder bron", "schrijf [^bron: aan-de-slag-2017, 3.2, 789]"),
    "mention_form": ("bronvermelding", "een bronvermelding die niet te lezen is", "schrijf [^bron: aan-de-slag-2017, 3.2, 789]"),
    "sign": ("stuurteken", "een code voor een teken dat hier niet mag ({input})", "haal de code weg en schrijf gewone letters"),
    "host": ("onveilige-link", "in '{input}' is niet te lezen naar welke site de link leidt", "kopieer het adres uit de adresbalk: https://, en dan alleen gewone letters"),
    "link": ("onveilige-link", "een link naar '{input}'", "gebruik https://… of een id, zoals casus:de-brug"),
    "paragraph": ("te-lang", "een alinea van meer dan {most} tekens", "zet er witregels tussen"),
}

#: What a reference that does not exist is called, and where to add it, by the kind of thing.
UNKNOWN: dict[str, tuple[str, str]] = {
    "casus": ("onbekende casus", "cases/{id}.yml"),
    "thema": ("onbekend thema", "content/themas/{id}.md"),
    "plaats": ("onbekende plaats", "content/plaatsen.yml, of onder new.places in de casus"),
    "partij": ("onbekende partij", "content/partijen.yml, of onder new.parties in de casus"),
    "begrip": ("onbekend begrip", "content/begrippen.yml"),
    "bron": ("onbekende bron", "content/bronnen.yml, of onder new.sources in de casus"),
    "leernetwerk": ("onbekend leernetwerk", "content/leernetwerken/{id}.md"),
    "indicator": ("onbekende indicator", "content/indicatoren/{id}.yml"),
    "groep": ("onbekende groep", "content/groepen/{id}.md"),
    "leeslijst": ("onbekende leeslijst", "content/leeslijsten/{id}.md"),
    "pagina": ("onbekende pagina", "content/{id}.md"),
}

#: The rules beyond the form of a record.
RULES: dict[str, Words] = {
    "unknown": ("onbekende-verwijzing", "{what} '{input}'", "voeg toe in {file}"),
    "id_exists": ("dubbele-id", "de id '{id}' bestaat al ({file}:{line})", "kies een andere id, of voeg de twee samen"),
    "reserved": ("gereserveerde-id", "op /casussen/{id}/ staat al een lijst", "kies een andere id, zoals '{id}-en-plaats'"),
    "reserved_page": ("gereserveerde-id", "op /{address} staat al een pagina van de gids zelf", "kies een andere naam voor dit bestand, zoals '{id}-2'"),
    "name_exists": ("dubbele-naam", "'{name}' is al een naam van '{id}' ({file}:{line})", "voeg de twee samen, of geef één van de twee een naam die verschilt"),
    "unused": ("ongebruikt", "{what} '{id}' komt nergens in de gids voor", "verwijs ernaar in een casus of tekst, of haal de regel weg"),
    "alias": ("dubbele-id", "de oude id '{id}' is al van casus '{owner}'", "haal haar bij één van de twee weg"),
    "page": ("bladzijde", "regel {line} staat op bladzijde {page}, niet op {typed}", "schrijf page: {page}, of verbeter de regel"),
    "new": ("niet-geregistreerd", "{what} '{id}' staat alleen in deze casus, niet in het register", "u hoeft niets te doen; een redacteur zet de regel in {file}"),
    "not_registered": ("niet-geregistreerd", "de partij '{name}' staat niet in het register", "voeg toe in content/partijen.yml, of schrijf named: false"),
    "anchor": ("dubbele-id", "de id '{id}' staat hier al eerder", "kies een andere id: zij is een adres"),
    "facet": ("verkeerd-facet", "'{id}' is een {typed}, geen {facet}", "kies uit: {choices}"),
    "headline": ("kerncijfer", "er is al een cijfer dat voor de casus staat", "laat headline bij één cijfer staan"),
    "headline_example": ("kerncijfer", "een voorbeeld kan niet voor de casus staan", "haal headline weg"),
    "circle": ("kring", "'{id}' is via part_of deel van zichzelf", "haal één van de verwijzingen weg"),
    "nowhere": ("zonder-gemeente", "er staat niet bij in welke gemeente '{name}' ligt", "noem bij part_of de gemeente of het stadsdeel"),
    "note": ("onbekende-verwijzing", "'{input}' komt in deze {what} niet voor", "gebruik de id van een leerpunt, bedrag of cijfer, of de naam van een veld"),
    "answers_itself": ("onbekende-verwijzing", "een leerpunt is geen antwoord op zichzelf", "gebruik de id van een ander leerpunt van deze {what}"),
    "answers": ("onbekende-verwijzing", "leerpunt '{input}' komt in deze {what} niet voor", "gebruik de id van een leerpunt van deze {what}"),
    "home": ("onbekende-verwijzing", "casus '{case}' heeft geen leerpunt '{input}'", "gebruik de id van een leerpunt van die casus"),
    "row": ("dubbele-meting", "deze rij meet hetzelfde als die op regel {line} ({measure}, {area})", "voeg de twee samen of geef elk een eigen datum"),
    "meeting_of_none": ("onbekende-verwijzing", "er staat een bijeenkomst, maar niet van welk leernetwerk", "zet erbij: network: {near}"),
    "meeting": ("onbekende-verwijzing", "leernetwerk '{network}' heeft geen bijeenkomst '{input}'", "gebruik de eigen naam (id) van een bijeenkomst van dat netwerk, of laat meeting weg"),
    "listed_twice": ("dubbele-casus", "casus '{id}' staat al eerder in deze lijst", "laat haar op één plaats staan"),
    "search_long": ("zoekwoord", "het zoekwoord '{input}' is te lang", "schrijf ten hoogste {words} woorden en {signs} tekens"),
    "search_empty": ("zoekwoord", "het zoekwoord '{input}' heeft geen letters of cijfers", "haal het weg"),
    "search_twice": ("zoekwoord", "het zoekwoord '{input}' staat hier al eerder", "haal het weg"),
    "search_name": ("zoekwoord", "het zoekwoord '{input}' staat al in de naam", "haal het weg: wie dat zoekt, vindt deze pagina al"),
    "contact": ("contactgegevens", "{what} in de tekst: {input}", "haal het weg: de gids noemt geen gegevens van mensen; link naar de site van de organisatie"),
    "after_status": ("na-de-stand", "dit is van {date}, maar de casus vertelt de stand van {status_date}", "verbeter de datum of status_date, of zet het bij follow_up"),
    "open_end": ("status-en-einde", "de status is '{status}', maar de periode loopt nog ('lopend')", "vul bij end in wanneer het stopte, of schrijf end: onbekend"),
    "closed_end": ("status-en-einde", "de periode eindigde in {end}, maar de status is '{status}'", "schrijf status: afgerond of gestopt, of verbeter end"),
    "no_unit": ("eenheid", "er staat geen eenheid bij dit getal", "zet erbij: unit: {unit}, of een andere eenheid"),
    "euro_unit": ("eenheid", "'{input}' is hier niet de eenheid voor euro's", "schrijf unit: EUR"),
    "no_date": ("zonder-datum", "er staat niet bij van wanneer dit is", "zet erbij: date: 2017-04, of when: in het eerste jaar"),
    "no_learnings": ("zonder-leerpunten", "u schrijft uit eigen ervaring, maar er staat geen leerpunt bij", "voeg bij learnings toe wat u een ander zou aanraden of afraden"),
    "long": ("lange-tekst", "'{field}' is {size} tekens lang; meer dan {most} leest bijna niemand", "{remedy}"),
    "full_stop": ("titel-met-punt", "een titel eindigt niet met een punt", "haal de punt weg"),
    "review": ("datums-andersom", "review_by ({date}) is niet na added ({added})", "kies een dag na added, bijvoorbeeld een jaar later"),
    "change": ("datums-andersom", "deze wijziging ({date}) is van voor de dag waarop de casus erbij kwam ({added})", "verbeter de datum"),
    "list_change": ("datums-andersom", "deze wijziging ({date}) is van voor de dag waarop de lijst erbij kwam ({added})", "verbeter de datum"),
    "target": ("datums-andersom", "het doel ({date}) ligt voor de beginstand ({baseline})", "verbeter de datum van target of van baseline"),
    "measured": ("datums-andersom", "de meting ({date}) ligt voor de beginstand ({baseline})", "verbeter date, of de datum van baseline"),
    "listed": ("datums-andersom", "'to' ({to}) ligt voor 'from' ({from_})", "draai de twee om"),
    "quote_number": ("citaat-zonder-getal", "{number} staat niet in het citaat '{quote}'", "kies een citaat waarin het getal staat, of verbeter het getal"),
    "party_twice": ("dubbele-partij", "'{name}' staat er al als {role}", "haal één van de twee weg"),
    "lost": ("verloren-adres", "het adres /{address} bestaat niet meer{more}", "{remedy}"),
    "lost_section": ("verloren-adres", "geen enkele pagina in /{folder}/ heeft nog het onderdeel #{anchor}", "geef het onderdeel in theme/guide/ zijn oude id terug"),
    "move_exists": ("doorverwijzing", "het adres /{address} bestaat nog", "haal deze regel weg, of haal weg wat er nog staat"),
    "move_nowhere": ("doorverwijzing", "het nieuwe adres /{address} bestaat niet", "{remedy}"),
    "move_circle": ("doorverwijzing", "via /{address} komt een lezer weer op hetzelfde adres uit", "laat één van de regels naar het goede adres wijzen"),
    "move_twice": ("doorverwijzing", "over het adres /{address} staat al iets in {file}:{line}", "haal één van de twee weg"),
    "move_unpublished": ("onbekend-adres", "het adres /{address} heeft nooit op de site gestaan", "{remedy}"),
    "todo": ("nog-invullen", "nog in te vullen: {what}", "vervang dit, of haal het veld weg als het niet verplicht is"),
}
#: Which words for a text that is too long, by its kind.
SHORTEN: dict[str, str] = {
    "title": "houd de naam kort; de rest kan in summary of text",
    "summary": "vertel in één of twee zinnen wat het is; de rest kan in approach",
    "text": "kort de tekst in, of verdeel hem over meer velden of leerpunten",
}
#: What is recognised as data of a person → what it is called.
CONTACT: dict[str, str] = {"mail": "een e-mailadres", "phone": "een telefoonnummer"}

#: What to do about an address that is lost, by what probably happened.
LOST: dict[str, str] = {
    "renamed": "kreeg de casus een andere naam? Zet in cases/{new}.yml: aliases: [{old}]",
    "moved": "staat het nu ergens anders? Zet in content/doorverwijzingen.yml: - {{from: {address}, to: {to}}}",
    "id_changed": "zet de id '{old}' terug, of zet in content/doorverwijzingen.yml: - {{from: {address}, to: {to}}}",
    "merged": "ging het op in een andere casus? Zet daar: aliases: [{old}]. Is het ingetrokken? Zet in content/doorverwijzingen.yml: - {{from: {address}, gone: WAAROM, date: JJJJ-MM-DD}}",
    "gone": "zet in content/doorverwijzingen.yml: - {{from: {address}, gone: WAAROM, date: JJJJ-MM-DD}}",
    "remove": "haal de regel weg",
    "below": " (en {number} eronder)",
    "alike": " (en {number} zulke adressen)",
}

#: A link between two pages of the site that leads nowhere; only a build can find it.
SITE: dict[str, Words] = {"dead_link": ("dode-link", "een link naar '{href}' leidt nergens heen", "verbeter de link")}

#: Advice on plain Dutch, which never stops a publication.
PLAIN: dict[str, Words] = {
    "sentence": ("lange-zin", "de zin '{start} …' heeft {words} woorden", "maak er twee van: 10 tot 15 woorden leest prettig, meer dan {most} niet"),
    "paragraph": ("lange-alinea", "deze alinea heeft {words} woorden", "begin na ongeveer {most} woorden een nieuwe alinea"),
    "long_word": ("lang-woord", "'{word}' is een lang woord ({letters} letters)", "kies een korter woord, of knip het in twee woorden"),
    "passive": ("lijdende-vorm", "'{form}' is een lijdende vorm", "zeg wie het doet, en begin daarmee de zin"),
    "official": ("kantoorwoord", "'{word}' is een woord uit de kantoortaal", "schrijf: {plain}"),
}

#: What is wrong with a site that was written. It has no code and no remedy for editors: it is a fault of the design or the program.
WRITTEN: dict[str, str] = {
    "no_file": "het bestand ontbreekt",
    "empty": "het bestand is leeg",
    "unreadable": "het bestand is niet te lezen ({error})",
    "broken": "'{what}' erin is beschadigd",
    "dead": "'{link}' leidt nergens heen",
    "anchor": "een link gaat naar '#{anchor}', maar dat staat niet in {file}",
    "not_listed": "'{what}' ontbreekt in deze lijst",
    "stranger": "'{what}' staat in deze lijst, maar niet in de gids",
    "twice": "iets staat twee keer in deze lijst",
    "number": "van '{what}' staan er {found}, dat moeten er {wanted} zijn",
    "value": "bij '{what}' ontbreekt '{value}'",
    "address": "het adres is '{address}', dat moet '{wanted}' zijn",
    "no_title": "de pagina heeft geen titel",
    "no_heading": "de pagina heeft geen kop",
    "no_text": "op de pagina staat geen tekst",
    "no_marks": "een afbeelding is leeg",
    "no_words": "van '{what}' weet de zoekindex niets",
    "left_over": "er staat '{word}', dat een sjabloon liet staan",
    "also": " (ook in {files})",
    "more": "en nog {number} andere",
    "refused": "Wat gemaakt is, klopt niet: {number}. Staat het adres in een tekst van de gids? Verbeter het daar. "
    "Anders is het een fout in het ontwerp (theme/) of het programma (generator/): meld hem, of maak de laatste wijziging daar ongedaan.",
}

TABLES: tuple[Mapping[str, Words], ...] = (FILES, TREE, TYPING, SYNTAX, FORM, TEXTS, RULES, SITE, PLAIN)


def say(table: Mapping[str, Words], entry: str, /, **given: object) -> Words:
    """(code, message, remedy) of one thing that is wrong, filled in."""
    code, message, hint = table[entry]
    return code, message.format(**given), hint.format(**given)


def codes() -> set[str]:
    """Every code that the gate can give."""
    return {code for table in TABLES for code, _, _ in table.values()}
