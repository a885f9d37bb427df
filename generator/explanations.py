"""What each message of the gate means: why it matters, how to mend it, and an example of wrong and of right.

The examples are about a city that does not exist. A test runs each of them through the gate: the wrong one gives its code and
no other, the right one gives nothing. A case is completed with its required fields first, as an editor's own would be.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.problems import Severity

CASE = "cases/proef.yml"
_SOURCE = "source: {document: verslag}"


class Group(StrEnum):
    """What a message is about, in the order of the page."""

    FIELDS = "Velden en waarden"
    WRITING = "Hoe het geschreven is"
    REFERENCES = "Namen en verwijzingen"
    TEXTS = "Teksten"
    PLAIN = "Gewone taal"
    SENSE = "Klopt het met elkaar?"
    FILE = "Het bestand"


@dataclass(frozen=True)
class Explanation:
    """One code. `wrong` and `right` are what a file holds; bytes that are no text stand in `wrong` as surrogates.

    `file` is the file of both examples, `right_file` that of the right one where the name itself is wrong.
    """

    group: Group
    title: str
    why: str
    how: str
    wrong: str
    right: str
    severity: Severity = Severity.ERROR
    file: str = CASE
    right_file: str = ""


def _figure(fields: str, source: str = _SOURCE) -> str:
    return f"results:\n  figures:\n    - id: betaalde-baan\n      what: Bewoners met een betaalde baan\n      {fields}\n      {source}\n"


def _line(fields: str) -> str:
    return f"financing:\n  lines:\n    - id: verbouwing\n      what: Verbouwing van de school\n      nature: kosten\n      {fields}\n      {_SOURCE}\n"


def _learning(fields: str) -> str:
    return f"learnings:\n  - id: begin-klein\n    title: Begin klein\n    about: bewoners-bereiken\n    {fields}\n"


_LEARNING = _learning(_SOURCE)
_LIST = "---\ntitle: Eerst lezen\nsummary: Voor wie begint.\nadded: 2026-11-22\ncases:\n"
_PLACES = """\
- {{id: veldstad, name: Veldstad, type: gemeente}}
- {{id: veldstad-noord, name: Veldstad-Noord, type: wijk{}, lists: [{{list: new-town, {source}}}]}}
""".replace("{source}", _SOURCE.replace("{", "{{").replace("}", "}}"))
_ROWS = "content/indicatoren/banen.csv"
_TERMS = """\
- {{id: wijkgilde, term: Wijkgilde, kind: werkvorm, definition: "{}"}}
- {{id: spaarkaart, term: Spaarkaart, kind: werkvorm, definition: Een kaart met stempels.}}
"""
_PARTIES = "- {id: gemeente-veldstad, name: Gemeente Veldstad, type: gemeente, members: [de-hoeksteen]}\n"

EXPLANATIONS: dict[str, Explanation] = {
    "niet-te-lezen": Explanation(
        Group.FILE,
        "Het bestand is niet te lezen",
        "Er staat een map of een koppeling waar een bestand hoort, of u heeft geen rechten.",
        "Zet er een gewoon bestand neer.",
        "Tekst in een map die proef.yml heet.",
        "title: Buurtwerf De Lantaarn\n",
        file=f"{CASE}/tekst.txt",
        right_file=CASE,
    ),
    "te-groot": Explanation(
        Group.FILE,
        "Het bestand is te groot",
        "Een casus past op een paar bladzijden. Een bestand van meer dan 256 kB is bijna altijd per ongeluk gemaakt.",
        "Kort de teksten in, of verdeel het over twee casussen.",
        "background: |\n" + "  De school stond drie jaar leeg.\n" * 8000,
        "background: |\n  De school stond drie jaar leeg.\n",
    ),
    "geen-tekst": Explanation(
        Group.FILE,
        "Het bestand is geen tekst",
        "Een bestand uit Word, een pdf of een foto is geen casus. Dat blijft zo als u de naam verandert.",
        "Kopieer de tekst naar een leeg tekstbestand. In Word: kies bij Opslaan als voor Tekst zonder opmaak.",
        "%PDF-1.7\nBuurtwerf De Lantaarn\n",
        "title: Buurtwerf De Lantaarn\n",
    ),
    "geen-utf-8": Explanation(
        Group.FILE,
        "De letters zijn niet opgeslagen als UTF-8",
        "Letters als é en ë worden anders vreemde tekens op de site.",
        "Kies in uw programma bij Opslaan als de codering UTF-8.",
        "target_groups: [cliënten, caf\udce9bezoekers]\n",
        "target_groups: [cliënten, cafébezoekers]\n",
    ),
    "leeg-bestand": Explanation(Group.FILE, "Het bestand is leeg", "Van een leeg bestand is geen pagina te maken.", "Vul het bestand in of verwijder het.", "\n", "title: Buurtwerf De Lantaarn\n"),
    "bestandsnaam": Explanation(
        Group.FILE,
        "De naam of de plek van het bestand klopt niet",
        "De gids leest alleen bestanden met de juiste naam, in de juiste map. Anders zou uw werk ongemerkt wegblijven.",
        "Geef het bestand een naam die eindigt op .yml, en zet het in de map cases.",
        "title: De Kraan\n",
        "title: De Kraan\n",
        file="cases/de-kraan.yaml",
        right_file="cases/de-kraan.yml",
    ),
    "beschadigde-versie": Explanation(
        Group.FILE,
        "Een vaste versie van de gegevens is veranderd",
        "Mensen verwijzen naar een versie. Die moet dus blijven zoals zij was, tot op het laatste teken.",
        "Zet de zip terug zoals hij was. Verbeter een fout in de casus zelf: dan staat het in de volgende versie.",
        "Een zip die iemand heeft uitgepakt en weer heeft ingepakt.\n",
        "changes:\n  - {date: 2026-12-01, what: Bedrag verbeterd}\n",
        file="content/versies/2026-11-22.zip",
        right_file=CASE,
    ),
    "samenvoegconflict": Explanation(
        Group.FILE,
        "Twee versies staan door elkaar",
        "Twee mensen veranderden dezelfde regel. Git zette beide versies in het bestand, met tekens ertussen.",
        "Kies welke versie blijft. Haal daarna de regels met <<<<<<<, ======= en >>>>>>> weg.",
        "<<<<<<< HEAD\nscale: wijk\n=======\nscale: buurt\n>>>>>>> nieuwe-schaal\n",
        "scale: buurt\n",
    ),
    "geen-voorwerk": Explanation(
        Group.FILE,
        "De gegevens boven de tekst ontbreken",
        "Een pagina, een thema of een leernetwerk begint met gegevens, zoals de titel.",
        "Zet bovenaan een regel met ---, dan de velden, dan weer een regel met ---.",
        "title: Over deze gids\n\nDeze gids gaat over buurten.\n",
        "---\ntitle: Over deze gids\n---\nDeze gids gaat over buurten.\n",
        file="content/over.md",
    ),
    "geen-csv": Explanation(
        Group.FILE,
        "De tabel is niet te lezen",
        "In een tabel met metingen staat tussen twee cellen een komma. Een komma in een cel maakt er twee cellen van.",
        "Scheid cellen met een komma. Zet een tekst met een komma tussen dubbele aanhalingstekens.",
        "measure,area,date,value,document,note\nniveau,veldstad,2014,12.5,verslag,nieuw, dus lager\n",
        'measure,area,date,value,document,note\nniveau,veldstad,2014,12.5,verslag,"nieuw, dus lager"\n',
        file=_ROWS,
    ),
    "geen-yaml": Explanation(
        Group.WRITING,
        "De regel is niet te lezen",
        "De bestanden zijn geschreven in YAML: steeds een veld, een dubbele punt en een waarde. Het inspringen telt mee.",
        "Kijk naar de plek die de melding noemt. Vaak ontbreekt een spatie, een aanhalingsteken of een haakje, of staat de regel niet recht onder de andere.",
        "title: Buurtwerf: De Lantaarn\n",
        'title: "Buurtwerf: De Lantaarn"\n',
    ),
    "tab": Explanation(
        Group.WRITING,
        "Er staat een tab in het bestand",
        "Een tab is in elk programma anders breed. Daarom mag hij niet.",
        "Gebruik spaties: twee voor elke stap naar rechts.",
        "results:\n\tsummary: Er kwam werk.\n",
        "results:\n  summary: Er kwam werk.\n",
    ),
    "stuurteken": Explanation(
        Group.WRITING,
        "Er staat een teken dat u niet ziet",
        "Zulke tekens komen mee als u plakt uit Word of van een website. Ze breken de tekst of verbergen iets.",
        "Haal het teken op de genoemde plek weg en typ een gewone spatie of een nieuwe regel.",
        "goals: Een plek voor\x0bde hele buurt.\n",
        "goals: Een plek voor de hele buurt.\n",
    ),
    "kapot-teken": Explanation(
        Group.WRITING,
        "Een teken ging verloren",
        "Bij het kopiëren gaat soms een teken kapot. Lezers zien dan een vraagteken of een leeg vakje.",
        "Kijk in de bron wat er hoort te staan en typ dat over.",
        "goals: Een caf\ufffd voor de hele buurt.\n",
        "goals: Een café voor de hele buurt.\n",
    ),
    "gestapelde-tekens": Explanation(
        Group.WRITING,
        "Er staan te veel accenten op één letter",
        "Zo’n stapel loopt over de regels erboven en eronder heen.",
        "Typ de letter opnieuw, met het ene accent dat erop hoort.",
        "goals: Een café\u0302\u0303\u0304 voor de hele buurt.\n",
        "goals: Een café voor de hele buurt.\n",
    ),
    "vreemde-letter": Explanation(
        Group.WRITING,
        "Een letter lijkt op een gewone letter, maar is een andere",
        "Andere alfabetten hebben letters die op de onze lijken. Wie zoekt, vindt het woord dan niet. En iemand kan zich er als een ander mee voordoen.",
        "Typ het woord opnieuw. Een woord dat helemaal in een ander alfabet staat, mag.",
        "goals: De gem\u0435ente helpt mee.\n",
        "goals: De gemeente helpt mee.\n",
    ),
    "hekje": Explanation(
        Group.WRITING,
        "Een hekje maakt de rest van de regel onzichtbaar",
        "Wat na een spatie en een # staat, telt als opmerking. Die tekst zou van de site verdwijnen.",
        "Zet de waarde tussen dubbele aanhalingstekens. Is het toch een opmerking? Zet dan een spatie achter het #.",
        "title: Buurtwerf De Lantaarn #2\n",
        'title: "Buurtwerf De Lantaarn #2"\n',
    ),
    "aanhalingsteken": Explanation(
        Group.WRITING,
        "Een aanhalingsteken staat verkeerd",
        "Rechte aanhalingstekens horen bij de vorm van het bestand, krullende bij de tekst. Door elkaar komen ze op de site.",
        "Haal krullende aanhalingstekens om de hele waarde weg. Zet een los aanhalingsteken ook aan de andere kant.",
        "title: “Buurtwerf De Lantaarn”\n",
        "title: Buurtwerf De Lantaarn\n",
    ),
    "anker": Explanation(
        Group.WRITING,
        "Een waarde begint met & of *",
        "In YAML heeft zo’n teken een eigen betekenis. Wat u bedoelt, komt dan niet op de site.",
        "Zet de hele waarde tussen dubbele aanhalingstekens.",
        "title: &De Lantaarn\n",
        'title: "&De Lantaarn"\n',
    ),
    "tag": Explanation(
        Group.WRITING,
        "Een waarde begint met een uitroepteken",
        "In YAML heeft een uitroepteken voor een waarde een eigen betekenis, en een regel die met % begint ook.",
        "Zet de waarde tussen dubbele aanhalingstekens, of haal het teken weg.",
        "title: !Samen\n",
        'title: "!Samen"\n',
    ),
    "sleutel": Explanation(
        Group.WRITING,
        "De naam van een veld is geen woord",
        "Elk veld heeft een vaste naam: één woord voor de dubbele punt.",
        "Schrijf veld: waarde.",
        "? [title, summary]\n: Buurtwerf De Lantaarn\n",
        "title: Buurtwerf De Lantaarn\n",
    ),
    "te-diep": Explanation(
        Group.WRITING,
        "Er staan te veel haakjes in elkaar",
        "Zo diep gaat geen enkel veld. Waarschijnlijk zijn haakjes blijven staan.",
        "Controleer of elk haakje nodig is en een haakje heeft dat erbij hoort.",
        "target_groups: [[[[[[[[[[[[[jongeren]]]]]]]]]]]]]\n",
        "target_groups: [jongeren]\n",
    ),
    "meer-dan-een-document": Explanation(
        Group.WRITING,
        "Er staan twee casussen in één bestand",
        "Elke casus heeft een eigen bestand: de naam daarvan wordt het adres.",
        "Zet wat na de regel --- staat in een nieuw bestand.",
        "title: Buurtwerf De Lantaarn\n---\ntitle: De Kraan\n",
        "title: Buurtwerf De Lantaarn\n",
    ),
    "dubbele-sleutel": Explanation(
        Group.WRITING,
        "Een veld staat er twee keer",
        "De gids weet niet welke van de twee u bedoelt. Soms ontbreekt alleen het streepje waarmee een nieuw onderdeel begint.",
        "Voeg de twee samen, of zet een streepje voor het nieuwe onderdeel.",
        "title: Buurtwerf De Lantaarn\ntitle: De Lantaarn\n",
        "title: Buurtwerf De Lantaarn\n",
    ),
    "onbekend-veld": Explanation(
        Group.FIELDS,
        "Dit veld bestaat niet",
        "Een veld met een tikfout zou ongemerkt van de pagina wegblijven.",
        "Kijk naar de naam die de melding voorstelt, of zoek het veld op in de lijst met velden.",
        "sumary: Bewoners beheren een school.\n",
        "summary: Bewoners beheren een school.\n",
    ),
    "ontbreekt": Explanation(
        Group.FIELDS,
        "Er ontbreekt iets",
        "Zonder dit veld kan de gids de casus niet goed laten zien. Een cijfer, bedrag of leerpunt zonder bron komt er niet in.",
        "Vul het veld in. Weet u het niet? Laat dan het hele cijfer, bedrag of leerpunt weg.",
        _learning("text: Eén lokaal eerst."),
        _learning(f"text: Eén lokaal eerst.\n    {_SOURCE}"),
    ),
    "leeg-veld": Explanation(
        Group.FIELDS,
        "Dit veld is leeg",
        "Een leeg veld zegt niets. Lezers weten niet of u het vergat of niet wist.",
        "Vul het veld in of haal de regel weg.",
        'title: ""\n',
        "title: Buurtwerf De Lantaarn\n",
    ),
    "verkeerd-type": Explanation(
        Group.FIELDS,
        "Hier hoort iets anders",
        "In sommige velden hoort een getal, in andere een tekst, een lijst of een groepje velden.",
        "Schrijf het zoals de melding voordoet. Een bedrag is een getal met een eenheid: geen €, geen 'ton'.",
        _figure("value: 2 ton"),
        _figure("value: 200000\n      unit: EUR"),
    ),
    "getal-met-komma": Explanation(
        Group.FIELDS,
        "Een getal met een komma",
        "In de bestanden staat een punt voor de cijfers achter de komma. Op de site maakt de gids er een komma van.",
        "Schrijf 12.5 in plaats van 12,5.",
        _figure("value: 12,5"),
        _figure("value: 12.5"),
    ),
    "getal-met-punten": Explanation(
        Group.FIELDS,
        "Een punt in een groot getal",
        "De gids zou 1.500 lezen als anderhalf. Dan staat er een duizendste van het bedrag.",
        "Schrijf het getal zonder punten: 1500.",
        _figure("value: 1.500"),
        _figure("value: 1500"),
    ),
    "ongeldige-datum": Explanation(
        Group.FIELDS,
        "Dit is geen datum",
        "Datums staan overal in dezelfde vorm, zodat de gids ze kan ordenen. U mag ook alleen het jaar geven.",
        "Schrijf eerst het jaar: 2017, 2017-04 of 2017-04-12. Een periode is 2006/2012.",
        "status_date: 04-2017\n",
        "status_date: 2017-04\n",
    ),
    "nog-invullen": Explanation(
        Group.FIELDS,
        "Hier moet u nog iets invullen",
        "Een nieuwe casus begint met plekken waar VUL IN staat. Pas als ze zijn ingevuld, kan de casus op de site.",
        "Zet uw eigen tekst op die plek. Weet u het niet, en is het veld niet verplicht? Haal het veld dan weg.",
        'goals: "VUL IN: wat wil men bereiken?"\n',
        "goals: Meer buren aan het werk.\n",
    ),
    "niet-in-de-lijst": Explanation(
        Group.FIELDS,
        "Dit woord staat niet in de lijst",
        "Sommige velden hebben een vaste lijst met woorden. Zo kunnen lezers erop kiezen.",
        "Kies een woord uit de lijst in de melding.",
        "status: klaar\n",
        "status: afgerond\n",
    ),
    "waarde": Explanation(
        Group.FIELDS,
        "Er is geen waarde, of er zijn er twee",
        "Een cijfer is een getal (value), een bereik (from en to) of een paar woorden (words). Niet twee tegelijk.",
        "Kies één van de drie.",
        _figure("value: 15\n      words: ongeveer vijftien"),
        _figure("value: 15\n      bound: circa"),
    ),
    "eenheid": Explanation(
        Group.FIELDS,
        "Bij een bedrag staat niet waarin het is",
        "Een bedrag zonder eenheid zegt niets: 200.000 wat? De gids schrijft euro's altijd zoals in het voorbeeld. Alleen dan telt een bedrag mee als geld.",
        'Zet unit erbij, zoals in het voorbeeld. Is het geen geld? Gebruik "%" of een woord.',
        _line("amount: {value: 200000}"),
        _line("amount: {value: 200000, unit: EUR}"),
    ),
    "half-bereik": Explanation(
        Group.FIELDS,
        "Een bereik mist zijn begin of zijn eind",
        "Een bereik loopt van een laag getal (from) naar een hoog getal (to).",
        "Vul beide in, het laagste eerst. Weet u er maar één? Gebruik dan value met bound: min of max.",
        _figure("from: 10"),
        _figure("value: 10\n      bound: min"),
    ),
    "citaat-te-lang": Explanation(
        Group.FIELDS,
        "Het citaat is te lang",
        "Een citaat is er om de plek in de bron terug te vinden. Acht woorden zijn genoeg, en zo nemen we geen teksten over.",
        "Kies ten hoogste acht woorden die naast elkaar in de bron staan.",
        _learning("source: {document: verslag, quote: wie klein begint houdt de moed er samen langer in}"),
        _learning("source: {document: verslag, quote: wie klein begint houdt moed}"),
    ),
    "partij": Explanation(
        Group.FIELDS,
        "Een partij heeft geen naam, of twee",
        "Een partij staat in het register (party), of heeft alleen hier een naam (name).",
        "Gebruik één van de twee.",
        "parties:\n  - {party: gemeente-veldstad, name: de gemeente, role: partner}\n",
        "parties:\n  - {party: gemeente-veldstad, role: partner}\n",
    ),
    "casus": Explanation(
        Group.FIELDS,
        "Een andere casus heeft geen naam, of twee",
        "Een verwante casus heeft een eigen pagina (case), of alleen een naam (name).",
        "Gebruik één van de twee.",
        "related:\n  - {relation: lijkt-op, why: Ook een werf in een school.}\n",
        "related:\n  - {case: de-brug, relation: lijkt-op, why: Ook een werf in een school.}\n",
    ),
    "ongeldige-id": Explanation(
        Group.REFERENCES,
        "Deze korte naam klopt niet",
        "Een id is een korte naam die ook in het adres van de pagina staat. Daarin passen geen spaties of hoofdletters.",
        "Gebruik kleine letters, cijfers en streepjes.",
        "challenges: [Werk]\n",
        "challenges: [werk]\n",
    ),
    "dubbele-id": Explanation(
        Group.REFERENCES,
        "Deze korte naam bestaat al",
        "Een id hoort bij één ding. Anders leidt een link naar de verkeerde plek.",
        "Kies een andere id. Gaat het om hetzelfde? Voeg de twee dan samen.",
        _LEARNING + "  - id: begin-klein\n    title: Vier elke stap\n    about: bewoners-bereiken\n    source: {document: verslag}\n",
        _LEARNING + "  - id: vier-elke-stap\n    title: Vier elke stap\n    about: bewoners-bereiken\n    source: {document: verslag}\n",
    ),
    "gereserveerde-id": Explanation(
        Group.REFERENCES,
        "Op dit adres staat al een lijst",
        "Adressen als /casussen/status/ gebruikt de gids zelf.",
        "Kies een andere naam voor het bestand, bijvoorbeeld met de plaats erbij.",
        "title: Stand van de wijk\n",
        "title: Stand van de wijk\n",
        file="cases/status.yml",
        right_file="cases/status-veldstad.yml",
    ),
    "dubbele-casus": Explanation(
        Group.REFERENCES,
        "Een casus staat twee keer in een leeslijst",
        "Een lezer komt dan twee keer hetzelfde voorbeeld tegen.",
        "Laat haar staan op de plaats waar zij het meest zegt, en voeg de twee noten samen.",
        _LIST + "  - {case: proef, note: Let op het geld.}\n  - {case: proef, note: Let op de tijd.}\n---\nLees eerst de proef.\n",
        _LIST + "  - {case: proef, note: Let op het geld en op de tijd.}\n---\nLees eerst de proef.\n",
        file="content/leeslijsten/eerst-lezen.md",
    ),
    "dubbele-naam": Explanation(
        Group.REFERENCES,
        "Twee dingen hebben dezelfde naam",
        "Lezers en de zoekmachine weten dan niet wie u bedoelt.",
        "Voeg de twee samen, of geef één van de twee een naam die verschilt.",
        _PARTIES + "- {id: de-hoeksteen, name: Gemeente Veldstad, type: corporatie, members: [gemeente-veldstad]}\n",
        _PARTIES + "- {id: de-hoeksteen, name: De Hoeksteen, type: corporatie, members: [gemeente-veldstad]}\n",
        file="content/partijen.yml",
    ),
    "onbekende-verwijzing": Explanation(
        Group.REFERENCES,
        "Dit bestaat niet in de gids",
        "U verwijst naar een partij, plaats, bron of casus met een korte naam. Die naam kent de gids niet.",
        "Kijk of u een tikfout maakte. Is het iets nieuws? Zet het dan in het register of onder new in de casus.",
        "parties:\n  - {party: gemeente-veldstat, role: financier}\n",
        "parties:\n  - {party: gemeente-veldstad, role: financier}\n",
    ),
    "niet-geregistreerd": Explanation(
        Group.REFERENCES,
        "Dit staat nog niet in het register",
        "Een partij, plaats of bron met een eigen regel in het register krijgt een eigen pagina.",
        "U hoeft niets te doen: een redacteur zet het in het register. Noemt de bron geen naam? Schrijf dan named: false.",
        "parties:\n  - {name: een bank uit de buurt, role: financier}\n",
        "parties:\n  - {name: een bank uit de buurt, named: false, role: financier}\n",
        Severity.WARNING,
    ),
    "ongebruikt": Explanation(
        Group.REFERENCES,
        "Niets verwijst hiernaar",
        "Een partij, plaats of begrip dat nergens voorkomt, heeft een lege pagina.",
        "Verwijs ernaar in een casus of tekst, of haal de regel uit het register.",
        _TERMS.format("Vakmensen uit de wijk."),
        _TERMS.format("Vakmensen uit de wijk, met een spaarkaart."),
        Severity.WARNING,
        file="content/begrippen.yml",
    ),
    "verkeerd-facet": Explanation(
        Group.REFERENCES,
        "Dit thema staat in het verkeerde veld",
        "Een thema is een opgave (challenges), een manier van werken (methods) of een rol van het Rijk (state_roles).",
        "Zet het thema in het veld waar het bij hoort.",
        "methods: [wonen]\n",
        "methods: [vitale-coalities]\n",
    ),
    "kring": Explanation(
        Group.REFERENCES,
        "Iets is een deel van zichzelf",
        "Een casus kan deel zijn van een programma, maar niet via een omweg van zichzelf.",
        "Haal part_of weg bij één van de twee.",
        "part_of: proef\n",
        "part_of: de-brug\n",
    ),
    "zonder-gemeente": Explanation(
        Group.REFERENCES,
        "Er staat niet bij waar een wijk of buurt ligt",
        "Veel wijken heten hetzelfde. Zonder gemeente weet een lezer niet welke het is, en staat de casus niet bij die gemeente.",
        "Noem bij part_of de gemeente of het stadsdeel.",
        _PLACES.format(""),
        _PLACES.format(", part_of: [veldstad]"),
        Severity.WARNING,
        "content/plaatsen.yml",
    ),
    "html-in-tekst": Explanation(
        Group.TEXTS,
        "Er staat HTML in een tekst",
        "De gids bepaalt zelf hoe een tekst eruitziet, ook op papier en voor een schermlezer.",
        "Schrijf **vet**, *schuin* of een lijst met streepjes. Wilt u echt een < laten zien? Schrijf dan \\<.",
        "goals: |\n  Een plek voor <b>alle</b> bewoners.\n",
        "goals: |\n  Een plek voor **alle** bewoners.\n",
    ),
    "afbeelding-in-tekst": Explanation(
        Group.TEXTS,
        "Er staat een afbeelding in een tekst",
        "Foto’s vragen om rechten en om een beschrijving. De gids heeft ze daarom niet.",
        "Vertel in woorden wat erop staat.",
        "background: |\n  ![De school](school.jpg)\n",
        "background: |\n  De school heeft negen lokalen.\n",
    ),
    "code-in-tekst": Explanation(
        Group.TEXTS,
        "Een regel staat te ver naar rechts",
        "Een tekst met vier spaties ervoor wordt een blok programmacode, met een ander lettertype.",
        "Begin de regel zonder extra spaties.",
        "goals: |\n  Een plek voor iedereen.\n\n      Ook voor jongeren.\n",
        "goals: |\n  Een plek voor iedereen.\n\n  Ook voor jongeren.\n",
    ),
    "bronvermelding": Explanation(
        Group.TEXTS,
        "Een bronvermelding is niet te lezen",
        "Elk getal in een tekst hoort bij een plek in een bron, zodat lezers het kunnen nazoeken.",
        "Schrijf de bron, dan de paragraaf, dan de regel. De laatste twee mogen ontbreken.",
        "goals: |\n  Werk voor veertig bewoners[^1].\n",
        "goals: |\n  Werk voor veertig bewoners[^bron: verslag, 3.4, 12].\n",
    ),
    "onveilige-link": Explanation(
        Group.TEXTS,
        "Een link leidt naar iets wat niet mag",
        "Een link gaat naar een pagina op internet of naar iets in de gids. Andere links kunnen gevaarlijk zijn of iemands gegevens laten zien.",
        "Gebruik https://…, of verwijs naar iets in de gids met zijn soort en korte naam.",
        "goals: |\n  Zie [ons plan](file:///plan.pdf).\n",
        "goals: |\n  Zie [ons plan](https://lantaarn.example/plan).\n",
    ),
    "te-lang": Explanation(
        Group.TEXTS,
        "Een alinea is veel te lang",
        "Een alinea van meer dan 5.000 tekens leest niemand.",
        "Zet witregels tussen de onderwerpen, of kort de tekst in.",
        "approach: |\n" + "  De bewoners knappen elk jaar een lokaal op.\n" * 120,
        "approach: |\n  De bewoners knappen elk jaar een lokaal op.\n",
    ),
    "lange-tekst": Explanation(
        Group.TEXTS,
        "Een tekst is erg lang",
        "Lezers zoeken onderweg een antwoord. Een lange tekst lezen zij niet.",
        "Vertel het belangrijkste eerst en laat de rest weg, of verdeel het over andere velden.",
        "summary: |\n" + "  Bewoners knappen samen een school op en beheren die zelf.\n" * 12,
        "summary: |\n  Bewoners knappen samen een school op en beheren die zelf.\n",
        Severity.WARNING,
    ),
    "titel-met-punt": Explanation(
        Group.TEXTS,
        "Een titel eindigt met een punt",
        "Een titel is geen zin. In lijsten staat zo’n punt in de weg.",
        "Haal de punt weg.",
        "title: Buurtwerf De Lantaarn.\n",
        "title: Buurtwerf De Lantaarn\n",
        Severity.WARNING,
    ),
    "zoekwoord": Explanation(
        Group.TEXTS,
        "Een zoekwoord voegt niets toe",
        "Zoekwoorden zijn alledaagse woorden waarmee mensen zoeken. Wat al in de titel staat, vindt de zoekmachine al.",
        "Kies een kort woord dat nog nergens in de naam staat.",
        "title: Buurtwerf De Lantaarn\nsearch_words: [buurtwerf]\n",
        "title: Buurtwerf De Lantaarn\nsearch_words: [oude school]\n",
        Severity.WARNING,
    ),
    "contactgegevens": Explanation(
        Group.TEXTS,
        "Er staan gegevens van iemand in de tekst",
        "De gids is voor iedereen te lezen, ook voor wie misbruik maakt van adressen. Gegevens van mensen horen er niet in.",
        "Haal het e-mailadres of telefoonnummer weg. Link naar de site van de organisatie.",
        "approach: |\n  Meedoen? Mail naar jan@lantaarn.example.\n",
        "approach: |\n  Meedoen? Kijk op [de site van de werf](https://lantaarn.example).\n",
    ),
    "lange-zin": Explanation(
        Group.PLAIN,
        "Een zin is lang",
        "Wie een lange zin leest, is aan het eind het begin kwijt. Met 10 tot 15 woorden leest een zin prettig.",
        "Maak er twee zinnen van. Vaak kan dat bij een komma, bij ‘en’ of bij ‘die’.",
        "summary: In de oude school aan het plein in Veldstad-Noord werken bewoners samen met de gemeente en de corporatie aan een plek voor iedereen.\n",
        "summary: In de oude school werken bewoners samen met de gemeente en de corporatie. Het wordt een plek voor iedereen.\n",
        Severity.ADVICE,
    ),
    "lange-alinea": Explanation(
        Group.PLAIN,
        "Een alinea is lang",
        "Op een telefoon vult een lange alinea het hele scherm. Lezers slaan haar over.",
        "Zet een lege regel waar een nieuw onderwerp begint.",
        "approach: |\n" + "  De bewoners knappen elk jaar een lokaal op.\n" * 13,
        "approach: |\n" + "  De bewoners knappen elk jaar een lokaal op.\n" * 3,
        Severity.ADVICE,
    ),
    "lang-woord": Explanation(
        Group.PLAIN,
        "Een woord is lang",
        "Woorden van achttien letters of meer leest bijna niemand in één keer. Namen en woorden uit de woordenlijst tellen niet mee.",
        "Knip het woord in tweeën, of kies een korter woord. Kan dat niet? Laat het dan zo.",
        "goals: Meer buurtontwikkelingsprojecten.\n",
        "goals: Meer projecten die de buurt vooruithelpen.\n",
        Severity.ADVICE,
    ),
    "lijdende-vorm": Explanation(
        Group.PLAIN,
        "Een zin staat in de lijdende vorm",
        "Met ‘worden’ staat wie iets doet achteraan, of helemaal niet. Wie uw aanpak wil overnemen, wil dat juist weten.",
        "Begin de zin met wie het doet. Weet u dat niet, of doet het er niet toe? Laat het dan zo.",
        "background: De school werd in 2014 door de buurt opgeknapt.\n",
        "background: De buurt knapte de school in 2014 op.\n",
        Severity.ADVICE,
    ),
    "kantoorwoord": Explanation(
        Group.PLAIN,
        "Een woord komt uit de kantoortaal",
        "Zulke woorden staan in brieven en nota’s, maar niemand zegt ze hardop. Het gewone woord is korter.",
        "Neem het woord dat de melding noemt. Is het een naam of een citaat? Zet het dan tussen aanhalingstekens.",
        "goals: Meer werk ten behoeve van de buurt.\n",
        "goals: Meer werk voor de buurt.\n",
        Severity.ADVICE,
    ),
    "bladzijde": Explanation(
        Group.SENSE,
        "De bladzijde past niet bij de regel",
        "Van deze bron weten we op welke bladzijde elke regel staat. Lezers zoeken op de bladzijde.",
        "Verbeter de bladzijde of de regel.",
        _learning("source: {document: verslag, page: 9, line: 12}"),
        _learning("source: {document: verslag, page: 5, line: 12}"),
    ),
    "citaat-zonder-getal": Explanation(
        Group.SENSE,
        "Het getal staat niet in het citaat",
        "Wie het cijfer nazoekt, moet het op die plek vinden. Nu noemt het citaat een ander getal.",
        "Kijk in de bron welk getal klopt, of kies een citaat waarin het getal staat.",
        _figure("value: 15", "source: {document: verslag, quote: 51 bewoners vonden werk}"),
        _figure("value: 51", "source: {document: verslag, quote: 51 bewoners vonden werk}"),
        Severity.WARNING,
    ),
    "kerncijfer": Explanation(
        Group.SENSE,
        "Meer dan één cijfer staat voor de casus",
        "Boven aan de pagina staat één cijfer, dat met headline: true.",
        "Laat headline: true bij één cijfer staan. Een voorbeeld uit de bron kan het niet zijn.",
        _figure("value: 15\n      headline: true\n      illustration: true"),
        _figure("value: 15\n      headline: true"),
    ),
    "dubbele-meting": Explanation(
        Group.SENSE,
        "Twee rijen meten hetzelfde",
        "Bij dezelfde plaats en dezelfde datum horen geen twee waarden.",
        "Voeg de twee samen, of geef elk een eigen datum.",
        "measure,area,date,value,document\nniveau,veldstad,2014,12.5,verslag\nniveau,veldstad,2014,13,verslag\n",
        "measure,area,date,value,document\nniveau,veldstad,2014,12.5,verslag\nniveau,veldstad,2015,13,verslag\n",
        file=_ROWS,
    ),
    "dubbele-partij": Explanation(
        Group.SENSE,
        "Een partij staat er twee keer",
        "Op de pagina komt de partij dan twee keer in de lijst, met dezelfde rol.",
        "Haal één van de twee weg. Heeft de partij twee rollen? Schrijf dan role: [financier, partner].",
        "parties:\n  - {party: gemeente-veldstad, role: financier}\n  - {party: gemeente-veldstad, role: financier}\n",
        "parties:\n  - {party: gemeente-veldstad, role: [financier, partner]}\n",
        Severity.WARNING,
    ),
    "na-de-stand": Explanation(
        Group.SENSE,
        "Iets is van na de stand van de casus",
        "Elke casus zegt tot wanneer zijn bronnen reiken: status_date. Wat daarna gebeurde, kan die bron niet weten.",
        "Verbeter de datum. Weet u hoe het verderging? Zet dat met zijn eigen bron bij follow_up.",
        "status_date: 2017\n" + _figure("value: 15\n      date: 2019"),
        "status_date: 2017\n" + _figure("value: 15\n      date: 2016"),
        Severity.WARNING,
    ),
    "status-en-einde": Explanation(
        Group.SENSE,
        "De status past niet bij het einde",
        "Wat is afgerond of gestopt, loopt niet meer. En wat jaren geleden eindigde, is niet meer in uitvoering.",
        "Verbeter de status of het einde. Weet u het einde niet? Schrijf end: onbekend.",
        "status: afgerond\nperiod: {start: 2014, end: lopend}\n",
        "status: afgerond\nperiod: {start: 2014, end: 2016}\n",
        Severity.WARNING,
    ),
    "datums-andersom": Explanation(
        Group.SENSE,
        "Twee datums staan in de verkeerde volgorde",
        "Een doel ligt na de beginstand, en een controle na de dag waarop de casus erbij kwam.",
        "Kijk welke van de twee datums niet klopt.",
        _figure("value: 15\n      date: 2016\n      baseline: {value: 0, date: 2014}\n      target: {value: 40, date: 2012}"),
        _figure("value: 15\n      date: 2016\n      baseline: {value: 0, date: 2014}\n      target: {value: 40, date: 2020}"),
        Severity.WARNING,
    ),
    "zonder-datum": Explanation(
        Group.SENSE,
        "Er staat niet bij van wanneer dit is",
        "Een cijfer naast een ouder cijfer zegt pas iets als lezers weten hoeveel tijd ertussen zit. Schrijft u uit eigen ervaring? Dan weet u het moment zelf.",
        "Zet date erbij, of when met woorden: in het eerste jaar.",
        _figure("value: 15\n      baseline: {value: 0, date: 2014}"),
        _figure("value: 15\n      date: 2016\n      baseline: {value: 0, date: 2014}"),
        Severity.WARNING,
    ),
    "zonder-leerpunten": Explanation(
        Group.SENSE,
        "Er staat geen leerpunt bij",
        "U was er zelf bij. Wat u leerde, is voor anderen het meeste waard, ook als het mislukte.",
        "Voeg bij learnings ten minste één leerpunt toe.",
        "sources: [{document: ons-verhaal}]\n",
        _learning("source: {document: ons-verhaal}") + "sources: [{document: ons-verhaal}]\n",
        Severity.WARNING,
    ),
    "verloren-adres": Explanation(
        Group.REFERENCES,
        "Een adres dat ooit op de site stond, is weg",
        "Mensen bewaren links naar de gids en zetten ze op hun eigen site. Zo’n link moet blijven werken, of zeggen waarom iets weg is. Alle adressen staan in content/adressen.txt.",
        "Kreeg een casus een andere naam? Zet de oude naam bij aliases. Veranderde de id van een leerpunt, bedrag of cijfer? Zet hem terug. Is iets echt weg? Schrijf in content/doorverwijzingen.yml waar het heen ging, "
        "of waarom en wanneer het is ingetrokken. Haal nooit een regel uit content/adressen.txt.",
        "casussen/de-kraan/\n",
        "casussen/de-brug/\n",
        file="content/adressen.txt",
    ),
    "doorverwijzing": Explanation(
        Group.REFERENCES,
        "Een doorverwijzing klopt niet",
        "Een doorverwijzing zegt wat er werd van een adres dat niet meer bestaat. Wijst zij naar niets, of in een kring, dan komt een lezer nergens.",
        "Schrijf bij to een adres dat bestaat. Is het ingetrokken? Schrijf dan bij gone de reden en bij date de dag. Over elk oud adres staat één regel, en alleen als het er niet meer is.",
        "- {from: casussen/oude-brug/, to: casussen/grote-brug/}\n",
        "- {from: casussen/oude-brug/, to: casussen/de-brug/}\n",
        file="content/doorverwijzingen.yml",
    ),
    "onbekend-adres": Explanation(
        Group.REFERENCES,
        "Een doorverwijzing over een adres dat nooit bestond",
        "Dan is het vaak een tikfout, en werkt de echte oude link niet.",
        "Kijk in content/adressen.txt hoe het adres precies was.",
        "- {from: casussen/oude-brug/, to: casussen/de-brug/}\n- {from: casussen/oude-burg/, to: casussen/de-brug/}\n",
        "- {from: casussen/oude-brug/, to: casussen/de-brug/}\n",
        Severity.WARNING,
        file="content/doorverwijzingen.yml",
    ),
    "ongeldig-adres": Explanation(
        Group.WRITING,
        "Dit is geen adres op de site",
        "Zo’n adres kan nooit op de site hebben gestaan, dus niemand kan ernaar verwijzen.",
        "Schrijf het adres zonder https:// en zonder de naam van de site. Een pagina is casussen/de-brug/, een plek op een pagina casussen/de-brug/#leerpunt-begin-klein.",
        '- {from: "https://gids.example/casussen/oude-brug/", to: casussen/de-brug/}\n',
        "- {from: casussen/oude-brug/, to: casussen/de-brug/}\n",
        file="content/doorverwijzingen.yml",
    ),
    "dode-link": Explanation(
        Group.SENSE,
        "Een link leidt nergens heen",
        "Een lezer die klikt, krijgt dan een foutmelding. De site komt er pas als de link klopt.",
        "Verbeter de link. Verwijs naar een casus, partij of plaats met zijn korte naam: dan ziet de controle een tikfout.",
        "---\ntitle: Over deze gids\n---\nZie [de voorbeelden](/voorbeelden/).\n",
        "---\ntitle: Over deze gids\n---\nZie [de voorbeelden](/casussen/).\n",
        file="content/over.md",
    ),
}
