// What is wrong with the form of a record, in words: one fault per field. The same as generator/reading/messages.py.

import { meantDate, meantFlag, meantNumber, meantWord } from "./meant.js";
import { slug } from "./nearest.js";
import { fill, isRecord, keysOf, say, shown, strip, written } from "./words.js";

const DATES = ["date", "point", "day"];
const WITH_UNIT = ["value"]; // fields of a number that stand beside a unit and a bound
const WHOLE = ["page", "order", "first"]; // fields of a number that has neither
const NAMED = /bedoelt u '([^']+)'|van '([^']+)' ontbreekt een spatie/;

/** The faults for what `readRecord` found wrong in `value`: {path, code, message, hint, atKey?} of each. */
export function faultsOf(wrong, value, data) {
  const found = new Map();
  const meant = new Set();
  const absent = new Set();
  for (const [path, kind, input, given] of wrong) {
    const name = JSON.stringify(path);
    const extra = kind === "extra_forbidden";
    const words = wordsOf(path, kind, input, given, at(value, path.slice(0, -1)), data);
    if (extra) meant.add(JSON.stringify([...path.slice(0, -1), namedField(words)]));
    if (kind === "missing") absent.add(name);
    if (!found.has(name)) found.set(name, { path, ...words, ...(extra ? { atKey: true } : {}) });
  }
  // A field that is missing because its name was misspelled is one mistake.
  return [...found].filter(([name]) => !(absent.has(name) && meant.has(name))).map(([, fault]) => fault);
}

/** The known field that the message about an unknown one names. */
function namedField({ message, hint }) {
  const match = NAMED.exec(`${message} ${hint}`);
  return match ? match[1] ?? match[2] : "";
}

/** What was typed at a path. */
function at(value, path) {
  let current = value;
  for (const step of path) {
    if (isRecord(current) && Object.hasOwn(current, step)) current = current[step];
    else if (Array.isArray(current) && typeof step === "number" && step < current.length) current = current[step];
    else if (step !== 0) return undefined;
  }
  return current;
}

function wordsOf(path, type, input, given, record, data) {
  const same = data.wording.same[type] ?? type;
  const field = path.findLast((step) => typeof step === "string") ?? "";
  let [kind, more] = special(same, input, field, Array.isArray(record), data);
  if (same === "unknown") [kind, more] = unknownField(path, given.owner, record, data);
  else if (same === "choice" && input !== null) [kind, more] = notInList(input, given.known, data);
  const value = shown(input);
  const example = Object.hasOwn(data.wording.examples, field) ? data.wording.examples[field] : `${field}: …`;
  const filled = { input: value, field, n: data.limits.quote, whole: given.whole ?? "", slug: slug(value) || "mijn-casus", example, ...more };
  const words = say(data, "form", Object.hasOwn(data.wording.form, kind) ? kind : "other", filled);
  const meant = DATES.includes(kind) && meantDate(text(input), kind === "day", kind === "date", data);
  return meant ? { ...words, hint: fill(data.wording.meant, { meant }) } : words;
}

const text = (input) => (typeof input === "string" ? input : written(input));

/** A better fitting entry for what was typed, with what fills it in. */
function special(kind, typed, field, inList, data) {
  if (typed === null && field) return [inList ? "empty_item" : "empty", {}];
  if (kind === "number" && typeof typed === "string") return number(typed, field, data);
  const flag = kind === "flag" && typeof typed === "string" && meantFlag(typed);
  if (flag) return ["flag_meant", { meant: flag }];
  if (kind === "curly_quotes") return [kind, { meant: shown([...strip(typed)].slice(1, -1).join("")) }];
  if (kind === "string_type" && Array.isArray(typed)) return ["string_list", {}];
  if (kind === "tuple_type" && isRecord(typed)) return ["tuple_record", {}];
  if (kind === "model_type" && Object.hasOwn(data.wording.examples, field) && !inList) return ["model_example", {}];
  return [kind, {}];
}

/** What is said of something that is no number: how it would be written, when that is clear. */
function number(typed, field, data) {
  const meant = meantNumber(typed, !WITH_UNIT.includes(field), data);
  if (!meant) return [WHOLE.includes(field) ? "number_whole" : "number", {}];
  return [/^-?[0-9]+,[0-9]+$/.test(strip(typed)) ? "number_comma" : "number_meant", { meant }];
}

/** What is said of a value that is not in the list: the one that was meant, and the list. */
function notInList(input, known, data) {
  const near = meantWord(text(input), known, data);
  const remedy = (near ? `${fill(data.wording.near, { near })} ` : "") + fill(data.wording.choose, { choices: known.join(", ") });
  return [typeof input === "string" ? "choice" : "choice_list", { remedy }];
}

/** What is said of an unknown field: the one that was meant, or that a space or a point is missing. */
function unknownField(path, owner, record, data) {
  const known = Object.keys(owner.properties);
  const key = path.at(-1);
  const fields = isRecord(record) ? record : {};
  const empty = fields[key] === null || fields[key] === undefined;
  const colon = key.indexOf(":");
  if (empty && colon >= 0 && known.includes(key.slice(0, colon))) return ["unknown_space", { field: key.slice(0, colon), value: shown(key.slice(colon + 1)) }];
  const order = keysOf(fields);
  const before = order[order.indexOf(key) - 1];
  if (empty && /^[0-9]+$/.test(key) && before !== undefined && /^-?[0-9]+$/.test(text(fields[before]))) {
    return ["unknown_comma", { field: before, meant: `${fields[before]}.${key}` }];
  }
  const near = meantWord(key, known, data);
  return ["unknown", { input: shown(key), remedy: near ? fill(data.wording.near, { near }) : fill(data.wording.choose, { choices: known.join(", ") }) }];
}
