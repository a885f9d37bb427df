// Everything that the gate says of one case: what is wrong with its form, with what it points to and with its sense.
//
// `data` is that of gegevens.json. Nothing here knows of a screen.

import { faultsOf } from "./form-faults.js";
import { Guide } from "./guide.js";
import { isId, slug } from "./nearest.js";
import { marked, readRecord } from "./record.js";
import { contacts, reference, rulesOfCase, rulesOfThing, texts, unused } from "./rules.js";
import { filledIn, withoutPlaceholders } from "./todo.js";
import { compare, fieldName, isRecord, keysOf, printable, say, typedInOrder } from "./words.js";
import { readBytes, readTree } from "./yaml-read.js";

export const [ERROR, WARNING] = ["fout", "waarschuwing"];

/**
 * All findings on a case: {path, code, message, hint, severity, field, atKey?, line?, column?}, in the order of what was typed.
 * `line` and `column` count from 0 within a text; `atKey` is set when the name of a field is wrong and not its value.
 */
export function checkCase(id, value, data) {
  return inOrder(findings(id, value, data), value);
}

function findings(id, value, data, tree) {
  const found = [];
  let typed = value;
  if (isRecord(value) && Object.hasOwn(value, "id")) {
    found.push({ path: ["id"], ...say(data, "files", "fixed", { field: "id" }), atKey: true });
    const { id: _, ...rest } = value;
    typed = typedInOrder(rest, keysOf(value).filter((key) => key !== "id"));
  }
  const { record, wrong } = readRecord(typed, data);
  found.push(...withoutPlaceholders(faultsOf(wrong, typed, data), value, data), ...filledIn(value, data));
  const guide = new Guide(id, record, typed, data, tree);
  const things = record ? guide.own : [{ prefix: [], record: typed, node: data.schema, typed: true, id }];
  for (const thing of things) found.push(...within(thing, marksOf(guide, thing)), ...within(thing, contacts(guide, thing)));
  for (const thing of guide.own) found.push(...within(thing, thing.kind === "casus" ? rulesOfCase(guide) : []), ...within(thing, rulesOfThing(guide, thing)));
  if (record && found.every((one) => one.severity === WARNING)) for (const thing of guide.fresh) found.push(...within(thing, unused(guide, thing)));
  return found.map((one) => ({ field: fieldName(one.path), severity: ERROR, ...one }));
}

/** Findings with the place of their thing in the case; the name of the field is as the gate gives it, within its own thing. */
function* within({ prefix }, found) {
  for (const one of found) yield { severity: ERROR, ...one, field: fieldName(one.path), path: [...prefix, ...one.path] };
}

/** What is wrong with what a thing points to, and with its texts. */
function* marksOf(guide, thing) {
  for (const [path, kind, text] of marked(thing.record, thing.node, guide.data.schema, thing.typed)) yield* kind ? reference(guide, path, kind, text) : texts(guide, path, text);
}

// Places.

/** The findings in the order in which their fields were typed. */
function inOrder(found, value) {
  const keys = new Map(found.map((one) => [one, orderOf(one.path, value)]));
  return found.sort((a, b) => compareLists(keys.get(a), keys.get(b)) || (a.line ?? -1) - (b.line ?? -1) || (a.column ?? 0) - (b.column ?? 0) || byWords(a, b));
}

function orderOf(path, value) {
  const order = [];
  let current = value;
  for (const step of path) {
    if (Array.isArray(current)) order.push(step);
    else if (isRecord(current) && Object.hasOwn(current, step)) order.push(keysOf(current).indexOf(step));
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
  const place = one.line !== undefined && mark.textLine ? { line: mark.textLine + one.line, column: mark.textColumn + one.column } : { line: mark.line, column: mark.column };
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
  if (read.tree && !name) found.push(...findings(id, read.tree.value, data, read.tree).map((one) => located(one, read.tree)));
  // What can only be judged when nothing is wrong is not judged beside a fault in the text.
  const kept = read.faults.length ? found.filter((one) => one.code !== data.wording.rules.unused[0]) : found;
  return { text, tree: read.tree, problems: kept.sort(byPlace) };
}

/** What is wrong with the name of the file, which is the id. */
export function nameFault(id, data) {
  if (isId(id, data.reserved)) return null;
  const other = Object.keys(data.ids.casus).find((name) => name !== id && name.toLowerCase() === id.toLowerCase());
  const plain = slug(id);
  const example = `${isId(plain, data.reserved) ? plain : "mijn-casus"}.yml`;
  const words = other ? say(data, "files", "name_case", { name: printable(id), other: `${other}.yml` }) : say(data, "files", "name", { name: printable(id), example });
  return { line: 1, column: 1, ...words, field: "", severity: ERROR, path: [] };
}
