// Everything that the gate says of one case: what is wrong with its form, with what it points to and with its sense.
//
// `data` is that of gegevens.json. Nothing here knows of a screen.

import { isId, nearest, slug } from "./nearest.js";
import { marked, readRecord } from "./record.js";
import { Guide } from "./guide.js";
import { rulesWhenSound, rules, textRules } from "./rules.js";
import { compare, fieldName, fill, isRecord, shown, written } from "./words.js";
import { fault, readBytes, readTree } from "./yaml-read.js";

export const ERROR = "fout";

/**
 * All findings on a case: {path, code, message, hint, severity, field, atKey?, line?}, in the order of what was typed.
 * `line` counts from 0 within a text; `atKey` is set when the name of a field is wrong and not its value.
 */
export function checkCase(id, value, data) {
  return inOrder(findings(id, value, data), value);
}

function findings(id, value, data) {
  const found = [];
  let typed = value;
  if (isRecord(value) && Object.hasOwn(value, "id")) {
    const [code, message, hint] = data.faults.not_here;
    found.push({ path: ["id"], code, message: fill(message, { key: "id" }), hint, severity: ERROR, atKey: true });
    const { id: _, ...rest } = value;
    typed = rest;
  }
  const { record, wrong } = readRecord(typed, data);
  found.push(...faultsOf(wrong, data));
  const guide = new Guide(id, record, typed, data);
  const things = record ? guide.own : [{ prefix: [], record: typed, node: data.schema, typed: true }];
  for (const thing of things) {
    for (const [path, kind, text] of marked(thing.record, thing.node, data.schema, thing.typed)) found.push(...textRules(guide, [...thing.prefix, ...path], kind, text));
  }
  if (record) found.push(...rules(guide));
  if (record && !found.some((one) => one.severity === ERROR)) found.push(...rulesWhenSound(guide));
  return found.map((one) => ({ ...one, field: fieldName(one.path) }));
}

// What is wrong with the form of a record, in words: one fault per field.

function faultsOf(wrong, data) {
  const found = new Map();
  for (const [path, kind, input, given] of wrong) {
    const name = JSON.stringify(path);
    if (found.has(name)) continue;
    const [code, message, hint] = wordsOf(path, kind, input, given, data);
    found.set(name, { path, code, message, hint, severity: ERROR, ...(kind === "extra_forbidden" ? { atKey: true } : {}) });
  }
  return [...found.values()];
}

function wordsOf(path, typed, input, given, data) {
  if (typed === "extra_forbidden") return unknownField(path, given.owner, data);
  const same = data.same[typed] ?? typed;
  const kind = input === null && path.length ? "empty" : same;
  if (kind === "enum") return notInList(input, given.known, data);
  const [code, message, hint] = data.words[kind] ?? data.faults.other;
  const value = shown(input);
  const field = path.findLast((step) => typeof step === "string") ?? "";
  const filled = { input: value, field, n: data.limits.quote, whole: given.whole ?? "", slug: slug(value) || data.faults.no_slug };
  return [code, fill(message, filled), fill(hint, filled)];
}

function unknownField(path, owner, data) {
  const key = path[path.length - 1];
  const known = Object.keys(owner.properties);
  const near = nearest(key, known);
  const [code, message, hint, choose] = data.faults.unknown_field;
  return [code, fill(message, { key: shown(key) }), near ? fill(hint, { near }) : fill(choose, { known: known.join(", ") })];
}

function notInList(input, known, data) {
  const near = nearest(typeof input === "string" ? input : written(input), known);
  const [code, message, hint, choose] = data.faults.not_in_list;
  return [code, fill(message, { input: shown(input) }), (near ? `${fill(hint, { near })} ` : "") + fill(choose, { known: known.join(", ") })];
}

// Places.

/** The findings in the order in which their fields were typed. */
function inOrder(found, value) {
  const keys = new Map(found.map((one) => [one, orderOf(one.path, value)]));
  return found.sort((a, b) => compareLists(keys.get(a), keys.get(b)) || (a.line ?? -1) - (b.line ?? -1) || byWords(a, b));
}

function orderOf(path, value) {
  const order = [];
  let current = value;
  for (const step of path) {
    if (Array.isArray(current)) order.push(step);
    else if (isRecord(current) && Object.hasOwn(current, step)) order.push(Object.keys(current).indexOf(step));
    else if (step === 0) continue;
    else break;
    current = current[step];
  }
  return order;
}

function compareLists(one, other) {
  for (let i = 0; i < Math.min(one.length, other.length); i++) if (one[i] !== other[i]) return one[i] - other[i];
  return one.length - other.length;
}

const byWords = (a, b) => ["severity", "code", "message", "hint", "field"].reduce((order, key) => order || compare(a[key], b[key]), 0);

const byPlace = (a, b) => a.line - b.line || a.column - b.column || byWords(a, b);

/** A finding with its place in a file that was read. */
function located(one, tree) {
  const mark = (one.atKey && tree.keyMark(one.path)) || tree.mark(one.path);
  const place = one.line !== undefined && mark.textLine ? { line: mark.textLine + one.line, column: 1 } : { line: mark.line, column: mark.column };
  return { ...place, severity: one.severity, code: one.code, message: one.message, hint: one.hint, field: one.field, path: one.path };
}

/** A file as the gate sees it: {text, tree, problems}, each problem with its line and column, in their order. */
export function checkFile(id, bytes, data) {
  const name = nameFault(id, data);
  const problems = (faults) => [...(name ? [name] : []), ...faults.map((one) => ({ ...one, severity: ERROR, path: [] }))];
  const { text, faults } = readBytes(bytes, data);
  if (faults.length) return { text, tree: null, problems: problems(faults).sort(byPlace) };
  const read = readTree(text, data);
  const found = problems(read.faults);
  if (read.tree && !name) found.push(...findings(id, read.tree.value, data).map((one) => located(one, read.tree)));
  // What can only be judged when nothing is wrong is not judged beside a fault in the text.
  const kept = read.faults.length ? found.filter((one) => !data.soundOnly.includes(one.code)) : found;
  return { text, tree: read.tree, problems: kept.sort(byPlace) };
}

/** What is wrong with the name of the file, which is the id. */
export function nameFault(id, data) {
  if (isId(id, data.reserved)) return null;
  const plain = slug(id);
  const name = isId(plain, data.reserved) ? plain : data.faults.no_slug;
  return { ...fault(data, 1, 1, "file_name", { id, name }), severity: ERROR, path: [] };
}
