// The rules about the sense of a case: what must fit together within it, its dates and its words. The same as generator/checks/sense.py, dates.py and contents.py.

import { decimal, inOrder } from "./record.js";
import { strings } from "./rules.js";
import { longParagraph } from "./texts.js";
import { length, pattern, say, shown, split, strip } from "./words.js";

const WARNING = "waarschuwing";
const OPEN = ["lopend", "onbekend"];
const FACETS = [["challenges", "opgave"], ["methods", "werkwijze"], ["state_roles", "rijksrol"]];
const WHAT = "casus";
const EURO = "EUR";
const CASE_FIELDS = ["id"]; // what a note may be about besides the fields of the schema

const start = (moment) => moment.split("/")[0];
const end = (moment) => moment.split("/").at(-1);
const has = (value) => value !== undefined && value !== null;
const isNumber = (quantity) => has(quantity) && !has(quantity.words);

class Case {
  constructor(guide) {
    this.guide = guide;
    this.data = guide.data;
    this.case = guide.case;
    this.figures = guide.case.results?.figures ?? [];
    this.lines = guide.case.financing?.lines ?? [];
    this.rates = guide.case.financing?.rates ?? [];
    this.learnings = guide.case.learnings ?? [];
  }

  error(path, entry, given = {}) {
    return { path, ...say(this.data, "rules", entry, given) };
  }

  warning(path, entry, given = {}) {
    return { ...this.error(path, entry, given), severity: WARNING };
  }

  /** Does whoever writes tell what they saw themselves? Then they can know what a document leaves out. */
  get ownExperience() {
    return this.case.sources.every(({ document }) => this.guide.sourceType(document) === "eigen-ervaring");
  }
}

/** All of these rules. */
export function* caseRules(guide) {
  const told = new Case(guide);
  for (const rule of [anchors, facets, headline, units, notes, answers, afterStatus, ending, order, dated, lengths, titles, quotes, partiesOnce, learned]) yield* rule(told);
}

/** A learning, line, rate or figure has an id of its own: it is an address. */
function* anchors({ learnings, lines, rates, figures, ...told }) {
  const lists = [[["learnings"], learnings], [["financing", "lines"], lines], [["financing", "rates"], rates], [["results", "figures"], figures]];
  for (const [path, items] of lists) {
    const ids = items.map((item) => item.id);
    for (const [index, id] of ids.entries()) if (ids.indexOf(id) < index) yield { path: [...path, index, "id"], ...say(told.data, "rules", "anchor", { id }) };
  }
}

/** A theme is used on the axis that it belongs to. */
function* facets(told) {
  for (const [field, facet] of FACETS) {
    for (const [index, id] of (told.case[field] ?? []).entries()) {
      const typed = told.data.facets[id];
      if (!typed || typed === facet) continue;
      const choices = Object.keys(told.data.facets).filter((name) => told.data.facets[name] === facet).join(", ");
      yield told.error([field, index], "facet", { id, typed, facet, choices });
    }
  }
}

/** At most one figure stands for a case, and never one that the source gives only as an illustration. */
function* headline(told) {
  const marked = [...told.figures.entries()].filter(([, figure]) => figure.headline);
  for (const [index] of marked.slice(1)) yield told.error(["results", "figures", index, "headline"], "headline");
  for (const [index, figure] of marked) if (figure.illustration) yield told.error(["results", "figures", index, "headline"], "headline_example");
}

/** An amount says in what it is; euros are always `EUR`. */
function* units(told) {
  const { limits: { units: usual }, meant: { euros } } = told.data;
  for (const [path, key, quantity] of quantities(told)) {
    const { unit, of } = quantity;
    if (isNumber(quantity) && !(unit || of?.unit) && usual[key]) yield told.error([...path, "unit"], "no_unit", { unit: usual[key] });
    else if (unit && unit !== EURO && euros.includes(strip(unit).toLowerCase())) yield told.error([...path, "unit"], "euro_unit", { input: shown(unit) });
  }
}

/** Every number of a case: [path, field, quantity]. */
function* quantities({ figures, lines, rates }) {
  const inFigures = ["results", "figures"];
  for (const [index, figure] of figures.entries()) yield [[...inFigures, index], "", figure];
  for (const [path, records, keys] of [[inFigures, figures, ["baseline", "target"]], [["financing", "lines"], lines, ["amount", "term"]], [["financing", "rates"], rates, ["step", "worth"]]]) {
    for (const [index, record] of records.entries()) for (const key of keys) if (has(record[key])) yield [[...path, index, key], key, record[key]];
  }
}

/** An editor's note is about something in its case: a learning, line, rate or figure by id, or a field by name. */
function* notes(told) {
  const items = [...told.learnings, ...told.lines, ...told.rates, ...told.figures];
  const known = [...new Set([...items.map((item) => item.id), ...CASE_FIELDS, ...Object.keys(told.data.schema.properties)])];
  for (const [index, note] of (told.case.notes ?? []).entries()) {
    for (const [number, about] of (note.about ?? []).entries()) {
      if (known.includes(about)) continue;
      const { path, ...words } = told.error(["notes", index, "about", number], "note", { input: shown(about), what: WHAT });
      yield { path, ...told.guide.nearby(words, about, known) };
    }
  }
}

/** A learning answers a learning of its own case. */
function* answers(told) {
  const known = told.learnings.map((learning) => learning.id);
  for (const [index, learning] of told.learnings.entries()) {
    const here = ["learnings", index, "answers"];
    if (has(learning.answers) && learning.answers === learning.id) yield told.error(here, "answers_itself", { what: WHAT });
    else if (has(learning.answers) && !known.includes(learning.answers)) {
      const { path, ...words } = told.error(here, "answers", { input: shown(learning.answers), what: WHAT });
      yield { path, ...told.guide.nearby(words, learning.answers, known) };
    }
  }
}

/** What a case tells as done or measured is not from after its status date; plans may be. */
function* afterStatus(told) {
  const { status_date } = told.case;
  for (const [path, date] of done(told)) if (!inOrder(start(date), end(status_date))) yield told.warning(path, "after_status", { date, status_date });
}

function* done({ case: { period, status, phases = [] }, figures, lines, data: { limits } }) {
  const { figures: planned, statuses, ended, realised } = limits.planned;
  if (period && period.start !== "onbekend" && !statuses.includes(status)) yield [["period", "start"], period.start];
  if (period && !OPEN.includes(period.end) && ended.includes(status)) yield [["period", "end"], period.end];
  for (const [index, phase] of phases.entries()) {
    if (phase.period && phase.status && ![...statuses, "onbekend"].includes(phase.status)) yield [["phases", index, "period"], phase.period];
  }
  for (const [index, figure] of figures.entries()) if (figure.date && !planned.includes(figure.kind)) yield [["results", "figures", index, "date"], figure.date];
  for (const [index, line] of lines.entries()) if (line.date && line.certainty === realised) yield [["financing", "lines", index, "date"], line.date];
}

/** The status and the end of the period say the same: what is over has ended, and what ended is over. */
function* ending(told) {
  const { period, status, status_date } = told.case;
  const { ended } = told.data.limits.planned;
  const last = period ? period.end : "onbekend";
  if (last === "lopend" && ended.includes(status)) yield told.warning(["period", "end"], "open_end", { status });
  else if (!OPEN.includes(last) && ![...ended, "onbekend"].includes(status) && !inOrder(start(status_date), last)) yield told.warning(["period", "end"], "closed_end", { end: last, status });
}

/** A review and a change come after the day a case was added; a target and a measurement after the baseline. */
function* order(told) {
  const { added, review_by, changes = [] } = told.case;
  if (review_by && review_by <= added) yield told.warning(["review_by"], "review", { date: review_by, added });
  for (const [index, change] of changes.entries()) if (change.date < added) yield told.warning(["changes", index, "date"], "change", { date: change.date, added });
  for (const [index, figure] of told.figures.entries()) {
    const base = figure.baseline?.date;
    const here = ["results", "figures", index];
    for (const [path, entry, date] of [[[...here, "target", "date"], "target", figure.target?.date], [[...here, "date"], "measured", figure.date]]) {
      if (base && date && !inOrder(start(base), end(date))) yield told.warning(path, entry, { date, baseline: base });
    }
  }
}

/** A number says of when it is, where it is compared with an earlier one or told from one's own experience. */
function* dated(told) {
  const own = told.ownExperience;
  for (const [index, figure] of told.figures.entries()) {
    if (!(figure.date || figure.when) && isNumber(figure) && (own || isNumber(figure.baseline))) yield told.warning(["results", "figures", index], "no_date");
  }
  for (const [index, { amount, date }] of told.lines.entries()) {
    if (own && isNumber(amount) && !(date || amount.date || amount.when)) yield told.warning(["financing", "lines", index], "no_date");
  }
}

/** A text is not so long that nobody reads it; of one that is refused for its length that is said once. */
function* lengths(told) {
  const { lengths: most } = told.data.limits;
  for (const [path, text] of strings(told.case)) {
    const name = path.filter((step) => typeof step === "string").join(".");
    const size = length(strip(text));
    if (!Object.hasOwn(most, name) || size <= most[name] || longParagraph(text, told.data.limits.paragraph) !== undefined) continue;
    const last = path.findLast(() => true);
    const sort = name === "summary" ? "summary" : ["title", "what"].includes(last) ? "title" : "text";
    yield told.warning(path, "long", { field: String(last), size, most: most[name], remedy: told.data.wording.shorten[sort] });
  }
}

/** A title is no sentence with a full stop; an abbreviation at its end keeps its own. */
function* titles(told) {
  const found = [[["title"], told.case.title], ...told.learnings.map((learning, index) => [["learnings", index, "title"], learning.title])];
  for (const [path, title] of found) {
    const word = split(title).at(-1) ?? "";
    if (word.endsWith(".") && !word.slice(0, -1).includes(".")) yield told.warning(path, "full_stop");
  }
}

/** A number stands in the words that are quoted for it, when those hold numbers at all. Years are not compared: they say when. */
function* quotes(told) {
  const quoted = pattern(told.data.limits.quoted, "g");
  for (const [path, quantity, sources] of quotable(told)) {
    const typed = [quantity.value, quantity.from, quantity.to, quantity.of?.value].filter(has);
    const found = [...sources.entries()].filter(([, source]) => source.quote).map(([index, { quote }]) => [index, quote, numbersIn(quote, quoted, told.data)]);
    const all = new Set(found.flatMap(([, , numbers]) => numbers));
    if (!typed.length || !all.size || typed.some((number) => all.has(Math.abs(Number(number))))) continue;
    const [index, quote] = found.find(([, , numbers]) => numbers.length);
    yield told.warning([...path, "source", index, "quote"], "quote_number", { number: asTyped(typed[0]), quote: shown(quote) });
  }
}

function* quotable({ figures, lines }) {
  for (const [index, figure] of figures.entries()) yield [["results", "figures", index], figure, figure.source];
  for (const [index, line] of lines.entries()) if (line.amount) yield [["financing", "lines", index], line.amount, line.source];
}

/** The numbers in a quotation: `2,5 miljoen` is 2500000. */
function numbersIn(quote, quoted, { meant: { times } }) {
  const found = [];
  for (const [, digits, word = ""] of quote.matchAll(quoted)) {
    if (!word && /^(19|20)[0-9]{2}$/.test(digits)) continue;
    const number = Number(digits.replaceAll(".", "").replaceAll(",", "."));
    found.push(Number((number * (times[word] ?? 1)).toFixed(6)));
  }
  return found;
}

/** A number as it was typed, whole where it is. */
function asTyped(text) {
  const number = Number(text);
  return Number.isInteger(number) ? number.toFixed(0) : decimal(number);
}

/** A party has a role in a case once. */
function* partiesOnce(told) {
  const seen = new Set();
  for (const [index, party] of (told.case.parties ?? []).entries()) {
    const name = party.party || party.name || "";
    for (const role of new Set(party.role)) {
      const key = JSON.stringify([name.toLowerCase(), role]);
      if (seen.has(key)) yield told.warning(["parties", index], "party_twice", { name: shown(name), role });
      seen.add(key);
    }
  }
}

/** Whoever tells their own experience says what they learned; a document may hold no lessons. */
function* learned(told) {
  if (!told.learnings.length && told.ownExperience) yield told.warning([], "no_learnings");
}
