// Where the form needs other words than the file: what is a box to tick here, is `true` there. All other words come from the schema.

const PARTY = { help: "Typ een deel van de naam. Staat de partij er niet bij? Dan voegt u haar toe, of u schrijft alleen de naam op." };
const DOCUMENT = { help: "Typ een deel van de titel. Vertelt u wat u zelf meemaakte? Kies ‘Mijn eigen ervaring’. Staat het document er niet bij? Dan voegt u het toe." };
const NAMED = { label: "De bron noemt de naam", help: "Haal het vinkje weg als de bron de naam niet noemt. Vul zelf geen naam in." };
const SECTION = { help: "Het nummer of de naam van de paragraaf." };
const FIELDS = {
  "Case.places": { help: "Typ een deel van de naam. Noem de wijk; de gemeente volgt vanzelf." },
  "Case.challenges": { help: "Waar het over gaat. Kiest u er meer? Dan zegt u daarna welk onderwerp het belangrijkste is: dat geeft de pagina haar kleur." },
  "Case.part_of": { help: "Alleen als dit een deel is van een ander voorbeeld in de gids, zoals een programma." },
  "Case.terms": { help: "Woorden uit de woordenlijst die hier belangrijk zijn. Woorden in de tekst vindt de site zelf." },
  "Named.party": PARTY,
  "CaseParty.party": PARTY,
  "Named.named": NAMED,
  "CaseParty.named": NAMED,
  "Named.certainty": { help: "Alleen anders dan ‘zeker’ als de bron dat zegt." },
  "CaseParty.certainty": { help: "Alleen anders dan ‘zeker’ als de bron dat zegt." },
  "SourceRef.document": DOCUMENT,
  "CaseSource.document": DOCUMENT,
  "SourceRef.section": SECTION,
  "CaseSource.section": SECTION,
  "Source.type": { help: "Wat voor document het is. Kies ‘Eigen ervaring’ voor wat u zelf meemaakte." },
  "Related.case": { help: "Typ een deel van de naam. Heeft het geen eigen pagina? Dan schrijft u alleen de naam op." },
  "Figure.headline": { label: "Dit ene cijfer staat boven aan de pagina", help: "Nooit bij een cijfer dat de bron alleen als voorbeeld geeft." },
  "Figure.illustration": { label: "De bron geeft dit cijfer alleen als voorbeeld", help: "" },
  "Figure.comparable": { label: "Te vergelijken met een eerder cijfer", help: "Haal het vinkje weg als de manier van tellen veranderde." },
  "Figure.indicator": { help: "De cijferreeks van de gids die hierbij hoort. Typ een deel van de naam." },
  "Rate.indicator": { help: "De cijferreeks van de gids die hierbij hoort. Typ een deel van de naam." },
  "FinancingLine.partial": { label: "Dit is maar een klein deel van het voorbeeld", help: "Zoals één proef. Het bedrag telt dan niet mee boven aan de pagina." },
  "FinancingLine.amount": { help: "Noemt de bron geen bedrag? Laat het leeg. Tel nooit zelf bedragen op." },
  "FinancingLine.payers": { help: "" },
  "Target.change": { label: "Het doel is een verandering, geen stand", help: "Bijvoorbeeld: 4 procentpunt minder." },
  "NewEntries.parties": { help: "" },
  "NewEntries.places": { help: "" },
  "NewEntries.sources": { help: "Uw eigen ervaring mag ook een bron zijn." },
};
// The same in every quantity.
const QUANTITY = {
  value: { help: "Alleen het getal, zonder punt voor duizendtallen.", examples: [] },
  from: { help: "Het kleinste getal.", examples: [] },
  to: { help: "Het grootste getal.", examples: [] },
  words: { help: "De woorden van de bron, als die geen getal noemt." },
  bound: { help: "Kies het woord dat in de bron staat." },
  unit: { help: "EUR voor een bedrag, % voor een deel van honderd, of een woord.", examples: [] },
  date: { help: "Een jaar, maand, dag of periode." },
  when: { help: "De woorden van de bron, als die geen datum noemt." },
};
const QUANTITIES = new Set(["Quantity", "Target", "Figure"]);

/** What the form says instead of the schema, of a field of a record. */
export const wordsOf = (record, key) => FIELDS[`${record}.${key}`] ?? (QUANTITIES.has(record) ? QUANTITY[key] : undefined) ?? {};
