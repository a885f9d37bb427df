"""What the advice on plain Dutch knows of the language, as data: the form in the browser has the same tables."""

from __future__ import annotations

#: A sentence of more words is long, a paragraph of more words too.
MOST_WORDS, MOST_WORDS_OF_A_PARAGRAPH = 20, 100
#: A word of this many letters is long; in one with hyphens the longest part counts.
LONG_WORD = 18

#: Abbreviations after which a sentence goes on.
ABBREVIATIONS = frozenset(
    """
    a.g.v a.h.v afb afd art betr bijv blz ca circa d.d d.m.v d.w.z dhr dr drs e.v evt excl fig gebr gem hfst i.c i.c.m i.h.a i.h.b i.h.k.v i.i.g i.o i.o.m i.o.v i.p.v
    i.s.m i.v.m incl ing inl ir jhr jl m.a.w m.b.t m.b.v m.i m.i.v m.m.v m.n m.u.v max mevr mgr min mln mld mr mw n.a.v nr nrs o.a o.b.v o.g.v o.l.v o.m o.v par pag plm pp
    prof resp s.v.p st t.a.v t.b.v t.g.v t.h.v t.m t.n.v t.o.v t.w.v v.a v.chr n.chr v.d vgl vnl vs w.o z.g z.g.n zgn jan feb mrt apr aug sep sept okt nov dec
    """.split()
)
#: Abbreviations at which a sentence may end: it does when a capital follows.
ENDING_ABBREVIATIONS = frozenset("a.s b.v c.s cs e.a e.d enz etc m.m n.v o.i.d z.o.z".split())

#: Long words that everybody knows, or for which there is no shorter one.
EVERYDAY = frozenset(
    """
    verantwoordelijk verantwoordelijke verantwoordelijken verantwoordelijkheid verantwoordelijkheden vrijwilligersorganisatie vrijwilligersorganisaties
    wijkverpleegkundige wijkverpleegkundigen gemeenteraadsverkiezingen tweedekamerlid tweedekamerleden arbeidsongeschiktheid arbeidsongeschikte hoogspanningskabel
    migratieachtergrond persoonsgegevens contactgegevens burgerservicenummer toegankelijkheidsverklaring praktijkvoorbeeld
    """.split()
)

#: The forms of `worden` that make a passive when a participle belongs to them.
WORDEN = frozenset("word wordt worden werd werden".split())
#: What can stand between a participle and `worden` behind it: `gebouwd zal kunnen worden`.
HELPERS = frozenset(
    "te kan kon konden kunnen mag mocht mochten mogen moet moest moesten moeten zal zou zouden zullen hoeft hoeven hoefde gaan gaat ging gingen wil wilde willen dient dienen blijft blijven".split()
)
#: Where a clause ends: what stands behind these words belongs to another verb.
CLAUSE = frozenset(
    """
    dat die doordat had hadden heb hebben hebt heeft hoe hoewel indien is maar nadat of omdat terwijl totdat voordat waar waaraan waarbij waardoor waarin waarmee waarom
    waarop waarvan waarvoor wanneer want waren was wat werd werden wie word worden wordt zijn zoals zodat zodra
    """.split()
)
#: Of these, right behind `worden` or a preposition, the clause goes on: `werd dat uitgezocht`, `werd met die buurt gebouwd`.
POINTING = frozenset("dat die zijn".split())
#: Signs between words at which a clause ends; what stands between brackets is passed over.
CLAUSE_SIGNS = ",;:[]–—"
PREPOSITIONS = frozenset(
    "aan achter bij binnen buiten door in langs met na naar naast namens om onder op over per rond sinds te tegen tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor wegens zonder".split()
)
#: Behind one of these a participle without ending can be an adjective with a noun behind it: `een breed gedeeld doel`.
INDEFINITE = frozenset("een geen elk ieder ons welk zo'n zulk veel meer weinig eigen".split())
#: Behind a participle one of these is no noun that it could belong to.
FOLLOWERS = PREPOSITIONS | frozenset(
    """
    al alleen als boven daar daarin daarna dan dat die doordat dus elk en er geworden hier hoe kan kon konden kunnen maar mag moest moesten moet moeten mogen nadat niet nog of omdat ook
    pas samen terwijl toch toen totdat voordat waar waaraan waarbij waardoor waarin waarmee waarna waarom waaronder waarop waarvan waarvoor wanneer want wat welk welke werd werden wie worden wordt
    zal zoals zodat zou zouden zullen
    """.split()
)
#: Behind these a participle makes no passive: `wat zij gebouwd hebben`.
PERFECT = frozenset("heb hebben hebt heeft had hadden is was waren".split())
#: What comes before `ge` in a participle: `opgeknapt`, `samengewerkt`.
SEPARABLE = """
    aan achter af bij binnen bloot boven buiten deel dicht dood door gelijk goed hoog in kapot kennis klaar kwijt leeg lief los mede mee mis na neer om onder op open over plaats rond
    samen schoon stil stop tegen teleur tentoon terecht terug thuis toe tussen uit vast veilig vlak vol voor vooruit voort vrij waar vorm weer weg zwart
    """.split()
#: What a verb begins with whose participle has no `ge`.
FIXED = "be ver ont her".split()
#: Participles that end in `en` (or have an ending of their own), without their `ge`: `geboden`, `aangeboden`, `verboden`.
STRONG = frozenset(
    """
    bakken bannen beten blazen bleken boden bogen bonden borgen braden broken daan dacht dorven dragen dreven dronken dwongen floten gaan geten geven goten graven grepen
    hangen heven holpen houden keken kneden knepen komen kozen kregen laden laten leken lezen lopen meden meten nomen prezen raden reden roepen scheiden schonden schonken
    schoten schoven schreven slagen slepen sleten slopen sloten smeten smolten sneden snoeid spannen spoten sproken stegen stoken stolen stoten streden streken troffen
    trokken vangen vonden vouwen vreten wassen weken weten weven wezen wogen wonnen worpen worven wreven wrongen zien zocht zogen zonden zongen zouten zwegen zworen
    """.split()
)
#: What a participle without `ge` ends in, after another letter than that of its prefix: `bereikt`, `vernieuwd`; `verandert` is no participle.
FIXED_ENDINGS = "d ft kt pt st xt cht sht".split()
#: Participles without `ge` of verbs whose first letters are no sure sign.
UNPREFIXED = frozenset(
    """
    aanbeden aanbevolen aanvaard achterhaald bedreven benut beplant bepleit bezet bezworen doorbroken doorlopen doorzocht erkend ervaren herzien misbruikt misleid omarmd
    omgeven omringd omschreven omsloten omzeild onderbroken ondergaan onderhandeld onderhouden ondermijnd ondernomen onderschat onderscheiden onderschreven ondersteund
    onderstreept ondertekend onderverdeeld onderwezen onderworpen onderzocht ontmoet overdreven overlegd overschat overschreden overtroffen overtuigd overvallen overwogen
    overwonnen vergeten vergroot verkort verlet verloren verplant verzet verzocht verzonnen volbracht voldaan voltooid voltrokken voorgeschreven voorkomen voorspeld
    voorzien weerlegd weersproken
    """.split()
)
#: Words that look like a participle and are none, or that say how somebody or something is: `het werd bekend`.
NO_PARTICIPLE = frozenset(
    """
    aanverwant afstand bedoeld bedragen beeld beest begaafd begaan begrijpt bejaard bekend beklemd bekwaam beladen beleid bent beperkt bereid bericht beroemd beroepen
    berucht berust beschrijft bespreekt bestaat bestand betreft beurt bevoegd bevriend bewind bewust bezit bezoekt geaard gebaat gebed gebeurt gebied gebit geboren
    gedicht gedraagt geduld geest gehandicapt gehecht gehucht gehuwd gelaat geld geldt geliefd gelooft geluid gemiddeld gemoed gemotiveerd geneigd geniet geraakt gerecht
    gerechtigd gerucht geschikt geslacht gespecialiseerd gestalt getrouwd gevat gevecht geweld gewend gewest gewicht gewild gezicht gezind gezond geïnteresseerd herfst
    hert ingewikkeld middelt ontgaat ontstaat opgelucht opgewonden overbelast overbevolkt tussenbericht uitgerust uitgesproken verband verbod verdragen verdriet vergaat
    vergrijsd vergt verhit verkeerd verkoopt verkouden verlegen verliefd verlopen vermoeid verouderd verpauperd verplicht verschilt verslaafd verslagen verstaat verstand
    vertrekt vertrouwd verwant verzoekt voorbeeld voorbehoud weerbericht
    """.split()
)
#: A word that begins or ends like this is no participle.
NO_PARTICIPLE_START = "gemeente geldp gezond gebied gezin geweld gebruiks gebouwen gevel generatie geneesmiddel gedrags gegevens gevoels geluids".split()
NO_PARTICIPLE_END = "heid teit stad gebied beleid budget markt kracht dienst tijd kant punt project bestand beeld bericht goed".split()

#: Words from offices, in the forms in which they are written → what everybody says.
OFFICIAL: dict[str, str] = {
    "aangaande": "over",
    "additioneel": "extra",
    "additionele": "extra",
    "alsmede": "en, en ook",
    "alvorens": "voordat",
    "behoudens": "behalve",
    "bewerkstelligen": "zorgen voor",
    "conform": "volgens, zoals",
    "continueren": "doorgaan met",
    "creëert": "maakt",
    "creëren": "maken",
    "gecreëerd": "gemaakt",
    "derhalve": "dus, daarom",
    "desbetreffende": "deze, die",
    "desalniettemin": "toch",
    "dien te": "moet",
    "dient te": "moet",
    "dienen te": "moeten",
    "diende te": "moest",
    "dienden te": "moesten",
    "door middel van": "met, door",
    "faciliteert": "helpt, maakt mogelijk",
    "faciliteren": "helpen, mogelijk maken",
    "gefaciliteerd": "geholpen, mogelijk gemaakt",
    "gedurende": "tijdens",
    "genereert": "levert op",
    "genereren": "opleveren",
    "geïmplementeerd": "ingevoerd",
    "geïnitieerd": "begonnen",
    "hetgeen": "wat",
    "implementatie": "invoering",
    "implementeert": "voert in",
    "implementeren": "invoeren",
    "in het kader van": "voor, bij",
    "indien": "als",
    "ingevolge": "volgens",
    "initiëren": "beginnen",
    "initieert": "begint",
    "inzake": "over",
    "jegens": "tegenover",
    "krachtens": "volgens",
    "kosteloos": "gratis",
    "kosteloze": "gratis",
    "met behulp van": "met",
    "met betrekking tot": "over",
    "met name": "vooral",
    "middels": "met, door",
    "nadien": "daarna",
    "nagenoeg": "bijna",
    "omtrent": "over, rond",
    "onderhavige": "deze, dit",
    "optimaliseren": "verbeteren",
    "geoptimaliseerd": "verbeterd",
    "realiseert": "maakt, bouwt",
    "realiseerde": "maakte, bouwde",
    "realiseerden": "maakten, bouwden",
    "realiseren": "maken, bouwen, bereiken",
    "gerealiseerd": "gemaakt, gebouwd, bereikt",
    "reeds": "al",
    "respectievelijk": "en",
    "substantieel": "flink, groot",
    "substantiële": "flinke, grote",
    "ten aanzien van": "over, voor",
    "ten behoeve van": "voor",
    "ten einde": "om",
    "ten gevolge van": "door",
    "ten tijde van": "tijdens",
    "teneinde": "om",
    "ter beschikking gesteld": "gegeven",
    "ter beschikking stellen": "geven",
    "ter beschikking stelt": "geeft",
    "tevens": "ook",
    "tezamen": "samen",
    "thans": "nu",
    "trachten": "proberen",
    "tracht": "probeert",
    "trachtte": "probeerde",
    "trachtten": "probeerden",
    "uit hoofde van": "door, als",
    "verstrekken": "geven",
    "verstrekt": "geeft, gegeven",
    "vigerend": "geldend",
    "vigerende": "geldende",
    "voornemens": "van plan",
    "vooralsnog": "voorlopig",
    "voorts": "verder, ook",
    "wederom": "weer",
    "woonachtig": "wonend",
    "zorg dragen": "zorgen",
    "zorg te dragen": "te zorgen",
    "draagt zorg voor": "zorgt voor",
    "dragen zorg voor": "zorgen voor",
    "zulks": "dat",
}
#: `zich realiseren` is to become aware: with one of these in the sentence the word means something else.
NOT_WITH: dict[str, frozenset[str]] = {word: frozenset("zich me mij ons je".split()) for word in ("realiseert", "realiseerde", "realiseerden", "realiseren", "gerealiseerd")}
