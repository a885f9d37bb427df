// The rules beyond the form of a record: ids, names, what points to what, and sense. The same as generator/checks.

import { caseRules } from "./rules-sense.js";
import { isId } from "./nearest.js";
import { inOrder, nested } from "./record.js";
import { parse } from "./texts.js";
import { casefold, isRecord, length, pattern, say, shown } from "./words.js";

export const WARNING = "waarschuwing";
const NAMES = { partij: ["name", "aliases"], plaats: ["name", "aliases"], bron: ["title"] };
const SHOWN_NAMES = ["title", "name", "aliases", "term", "label", "synonyms", "abbreviation"];
const FILES = { partij: "content/partijen.yml", plaats: "content/plaatsen.yml", bron: "content/bronnen.yml" };
const WORDS = /[\p{L}\p{N}_]+(?:[-'’.][\p{L}\p{N}_]+)*/gu;

const finding = (guide, path, entry, given, more = {}) => ({ path, ...say(guide.data, "rules", entry, given), ...more });
const warning = (guide, path, entry, given, more = {}) => finding(guide, path, entry, given, { severity: WARNING, ...more });

/** A reference points to something that exists. */
export function* reference(guide, path, kind, name) {
  if (isId(name, guide.data.reserved) && !guide.has(kind, name) && !guide.mayExist(kind, name)) yield { path, ...guide.unknown(kind, name) };
}

/** A text holds only what may be in a text, and its links and mentions of sources point to something that exists. */
export function* texts(guide, path, text) {
  const parsed = parse(text, guide.data);
  for (const { line, column, name, given } of parsed.refusals) yield { path, line, column, ...say(guide.data, "texts", name, given) };
  const pointed = [...parsed.links, ...parsed.mentions.map((mention) => ({ ...mention, kind: "bron", id: mention.document }))];
  for (const { kind, id, line, column } of pointed) {
    if (!guide.has(kind, id) && !guide.mayExist(kind, id)) yield { path, line, column, ...guide.unknown(kind, id) };
  }
}

/** No text holds a person's e-mail address or telephone number. */
export function* contacts(guide, thing) {
  const patterns = Object.entries(guide.data.limits.contacts).map(([name, source]) => [name, pattern(source, "g")]);
  const value = isRecord(thing.record) ? { ...thing.record, id: thing.id } : thing.record;
  for (const [path, text] of strings(value)) {
    for (const [name, found] of patterns) {
      for (const match of text.matchAll(found)) {
        const before = text.slice(0, match.index).split("\n");
        const place = { line: before.length - 1, column: length(before.at(-1)) };
        yield finding(guide, path, "contact", { what: guide.data.wording.contact[name], input: shown(match[0]) }, place);
      }
    }
  }
}

/** Every text in a value, but for addresses on the internet, which may hold anything. */
export function* strings(value, path = []) {
  if (typeof value === "string") yield [path, value];
  else if (value !== null && typeof value === "object") {
    for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) if (key !== "url") yield* strings(item, [...path, key]);
  }
}

/** The rules of a case. */
export function* rulesOfCase(guide) {
  yield* reserved(guide);
  yield* aliases(guide);
  yield* circle(guide);
  yield* registered(guide);
  yield* caseRules(guide);
}

/** The rules of anything that has an id: the case, and what it says is new. */
export function* rulesOfThing(guide, thing) {
  yield* pages(guide, thing);
  yield* searchWords(guide, thing);
  if (thing.kind === "casus") return;
  yield* idOnce(guide, thing);
  yield* namesOnce(guide, thing);
  yield* placeRules(guide, thing);
  const { kind, id } = thing;
  yield warning(guide, [], "new", { what: guide.data.limits.kinds[kind], id, file: FILES[kind] });
}

/** A case, now or under an earlier id, does not stand at the address of a list of cases. */
function* reserved(guide) {
  const names = [[["id"], guide.id], ...(guide.case.aliases ?? []).map((alias, index) => [["aliases", index], alias])];
  for (const [path, id] of names) if (guide.data.lists.includes(id)) yield finding(guide, path, "reserved", { id });
}

/** An earlier id of a case is nobody else's id. */
function* aliases(guide) {
  const seen = new Map();
  for (const [owner, names] of Object.entries(guide.data.aliases.casus)) if (owner !== guide.id && guide.after(owner)) for (const name of names) seen.set(name, owner);
  for (const [index, id] of (guide.case.aliases ?? []).entries()) {
    const owner = guide.has("casus", id) ? id : seen.get(id);
    if (owner) yield finding(guide, ["aliases", index], "alias", { id, owner });
    seen.set(id, guide.id);
  }
}

/** No case is, by a detour, part of itself. */
function* circle(guide) {
  const seen = new Set([guide.id]);
  const wholeOf = (id) => (id === guide.id ? guide.case.part_of : guide.data.part_of.casus[id]);
  let whole = guide.case.part_of;
  while (whole && guide.has("casus", whole) && !seen.has(whole)) {
    seen.add(whole);
    whole = wholeOf(whole);
  }
  if (whole === guide.id) yield finding(guide, ["part_of"], "circle", { id: guide.id });
}

/** A party with a name is in the register; one that the source leaves unnamed need not be. */
function* registered(guide) {
  for (const [index, party] of (guide.case.parties ?? []).entries()) {
    if (party.name && party.named) yield warning(guide, ["parties", index, "name"], "not_registered", { name: shown(party.name) });
  }
}

/** The page that a source names is the page of its line, where the register knows where pages begin. */
function* pages(guide, { record, node }) {
  for (const [path, { document, line, page: typed }] of nested(record, node, guide.data.schema, "SourceRef")) {
    const page = line && pageOf(guide, document, Number(line.split("-")[0]));
    if (page && typed && page !== Number(typed)) yield finding(guide, [...path, "page"], "page", { line, page, typed: Number(typed) });
  }
}

function pageOf(guide, document, line) {
  const own = guide.elsewhere("bron", document) ? undefined : guide.entry("bron", document)?.page_starts;
  const starts = own ? { first: Number(own.first), lines: own.lines.map(Number) } : guide.elsewhere("bron", document) ? guide.data.pages[document] : undefined;
  if (!starts || line < starts.lines[0]) return undefined;
  return starts.first + starts.lines.filter((start) => start <= line).length - 1;
}

// What a case says is new.

/** An id stands for one thing of its kind. */
function* idOnce(guide, thing) {
  const { kind, id } = thing;
  const earlier = guide.fresh.find((other) => other.kind === kind && other.id === id);
  const place = guide.placesOf(kind, id)?.whole ?? (earlier !== thing ? guide.lineOf(earlier.prefix) : undefined);
  if (place) yield finding(guide, ["id"], "id_exists", { id, file: place[0], line: place[1] });
}

/** A name or alias stands for one entry of its register; places in different municipalities may share one. */
function* namesOnce(guide, thing) {
  const { kind } = thing;
  const seen = guide.namesBefore(kind);
  for (const other of guide.fresh.filter((one) => one.kind === kind)) {
    for (const [path, name] of namesOf(other)) {
      const key = guide.nameKey(kind, other.id, name);
      if (!seen.has(key)) seen.set(key, { id: other.id, place: () => guide.lineOf([...other.prefix, ...path]) });
      const { id, place } = seen.get(key);
      if (other !== thing || id === other.id) continue;
      const [file, line] = place();
      yield finding(guide, path, "name_exists", { name: shown(name), id, file, line });
    }
    if (other === thing) return;
  }
}

/** Each name of an entry with its path. */
function* namesOf({ kind, record }) {
  for (const field of NAMES[kind]) {
    const value = record[field];
    if (Array.isArray(value)) for (const [index, name] of value.entries()) yield [[field, index], name];
    else if (value) yield [[field], value];
  }
}

/** A place is no part of itself, a part of a municipality says where it lies, and a place is put on a list before it is taken off. */
function* placeRules(guide, { kind, record }) {
  if (kind !== "plaats") return;
  if (guide.around(record.part_of ?? []).includes(record.id)) yield finding(guide, ["part_of"], "circle", { id: record.id });
  if (guide.data.limits.within.includes(record.type) && !record.part_of?.length) yield warning(guide, ["part_of"], "nowhere", { name: shown(record.name) });
  for (const [index, { from, to }] of (record.lists ?? []).entries()) {
    if (from && to && !inOrder(from.split("/")[0], to.split("/").at(-1))) yield warning(guide, ["lists", index, "to"], "listed", { from_: from, to });
  }
}

/** Something points to each party and place. */
export function* unused(guide, thing) {
  const { kind, id, record } = thing;
  if (kind === "bron" || record.lists?.length || guide.data.new[guide.id]?.[kind]?.[id]) return;
  if (![...guide.pointed(thing)].some(([other, name]) => other === kind && name === id)) yield warning(guide, ["id"], "unused", { what: guide.data.limits.kinds[kind], id });
}

// Search words.

const searched = (text) => casefold(text).match(WORDS) ?? [];

/** A search word adds something: it is short, stands once in its list and is not already in a name of the same record. */
function* searchWords(guide, { record }) {
  const names = SHOWN_NAMES.flatMap((field) => record[field] ?? []).map((name) => ` ${searched(name).join(" ")} `);
  const seen = new Set();
  const { words: most, signs } = guide.data.limits.search;
  for (const [index, typed] of (record.search_words ?? []).entries()) {
    const words = searched(typed);
    const key = ` ${words.join(" ")} `;
    const entry = words.length > most || length(typed) > signs ? "search_long" : !words.length ? "search_empty" : seen.has(key) ? "search_twice" : names.some((name) => name.includes(key)) ? "search_name" : undefined;
    if (entry) yield warning(guide, ["search_words", index], entry, { input: shown(typed), words: most, signs });
    seen.add(key);
  }
}
