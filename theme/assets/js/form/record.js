// What an editor typed, against the JSON Schema: a record with its values, or what is wrong with it. The same as the gate's models say.

import { hostIsPlain } from "./characters.js";
import { isId } from "./nearest.js";
import { isRecord, length, split, strip } from "./words.js";

const POINT = /^([1-9][0-9]{3})(?:-([0-9]{2}))?(?:-([0-9]{2}))?$/;
const NUMBER = /^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?$/;
const DOTS = /^-?[1-9][0-9]{0,2}(\.[0-9]{3})+$/;
const LINES = /^[1-9][0-9]{0,6}(-[1-9][0-9]{0,6})?$/;
const CURLY = /^[“”„][^“”„]*[“”]$/;
const WEB = ["http:", "https:"];

/** A part of the schema with what it refers to. */
export function resolve(node, root) {
  let found = node;
  while (found?.$ref) {
    const { $ref, ...more } = found;
    found = { ...root.$defs[$ref.replace("#/$defs/", "")], ...more };
  }
  return found;
}

/** What kind of thing stands here: `many` (one or a list), `payer` (an id or a record), `list`, `record`, `choice`, `url` or the sort of a value. */
function sortOf(node) {
  if (node["x-een-of-meer"]) return "many";
  if (node["x-id-of-velden"]) return "payer";
  if (node.type === "array") return "list";
  if (node.properties) return "record";
  if (node.enum) return "choice";
  return node.format === "uri" ? "url" : node["x-soort"];
}

/** The list, or the record, of which a field may also hold one entry, or the id. */
const innerOf = (node, root) => resolve(node.anyOf[1], root);

/** May the field be given as nothing? */
const isNullable = (owner, key, node) => !owner.required?.includes(key) && !("default" in node) && !["many", "list"].includes(sortOf(node));

/** Is this a year, a month or a day that exists? */
export function isPoint(text) {
  const match = POINT.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map((part) => Number(part ?? 1));
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Can a time that begins at `start` end at `end`? May 2014 up to 2014 can: the year ends later. */
export function inOrder(start, end) {
  const shared = Math.min(start.length, end.length);
  return start.slice(0, shared) <= end.slice(0, shared);
}

function number(value) {
  if (DOTS.test(value)) return ["number_dots", { whole: value.replaceAll(".", "") }];
  return NUMBER.test(value) ? undefined : ["number"];
}

function words(value) {
  if (!strip(value)) return ["empty"];
  if (value.split('"').length === 2 && (value.startsWith('"') || value.endsWith('"'))) return ["loose_quote"];
  return CURLY.test(strip(value)) ? ["curly_quotes"] : undefined;
}

function moment(value) {
  const parts = value.split("/");
  if (parts.length > 2 || !parts.every(isPoint)) return ["date"];
  return inOrder(parts[0], parts[parts.length - 1]) ? undefined : ["date_order"];
}

function whole(value) {
  const wrong = number(value);
  if (wrong) return wrong;
  if (!Number.isInteger(Number(value))) return ["int_from_float", {}, decimal(Number(value))];
  return Number(value) >= 1 ? undefined : ["greater_than_equal"];
}

/** A number as Python writes it. */
export function decimal(value) {
  return Math.abs(value) >= 1e-4 ? String(value) : value.toExponential().replace(/e-(\d)$/, "e-0$1");
}

const open = (...allowed) => (value) => (allowed.includes(value) || isPoint(value) ? undefined : ["point"]);

/** Each sort of value: what is wrong with a text, or nothing. */
const TEXTS = {
  tekst: words,
  markdown: words,
  getal: number,
  geheel: whole,
  "ja-nee": (value) => (value === "true" || value === "false" ? undefined : ["flag"]),
  id: (value, data) => (isId(value, data.reserved) ? undefined : ["id"]),
  moment,
  begin: open("onbekend"),
  einde: open("lopend", "onbekend"),
  dag: (value) => (value.length === 10 && isPoint(value) ? undefined : ["day"]),
  regels: (value) => (LINES.test(value) ? undefined : ["lines"]),
  url,
};
/** And what is wrong with a list or a record in its place. */
const OTHERS = { tekst: "string_type", markdown: "string_type", getal: "int_type", geheel: "int_type", "ja-nee": "flag", id: "string_type", moment: "date", begin: "point", einde: "point", dag: "day", regels: "lines", url: "url_type" };

function url(value, data) {
  if (/^https?:\/\//i.test(value) && !hostIsPlain(value, data)) return ["url_host"];
  if (length(value) > 2083) return ["url_too_long"];
  try {
    return WEB.includes(new URL(value).protocol) ? undefined : ["url"];
  } catch {
    return ["url"];
  }
}

const has = (value) => value !== undefined && value !== null;

/** The rules that a record keeps beyond those of its fields; each says whether it is broken. */
const RULES = {
  order: ({ start = "onbekend", end = "onbekend" }) => start !== "onbekend" && end !== "lopend" && end !== "onbekend" && !inOrder(start, end),
  quote: ({ quote }, data) => has(quote) && split(quote).length > data.limits.quote,
  half_range: (value) => has(value.from) !== has(value.to),
  range_order: (value) => has(value.from) && has(value.to) && Number(value.from) >= Number(value.to),
  one_value: (value) => has(value.value) + (has(value.from) || has(value.to)) + has(value.words) !== 1,
  whole: (value) => !has(value.value) && !has(value.unit),
  one_party: (value) => has(value.party) === has(value.name),
  one_case: (value) => has(value.case) === has(value.name),
};

/** Reads what was typed: `record` (with lists where lists may be, flags as such, and what holds when nothing is said) and `wrong`: [path, kind, input, given] of each fault. */
export function readRecord(value, data) {
  const reader = new Reader(data);
  const record = reader.record(value, data.schema, []);
  return { record: reader.wrong.length ? null : record, wrong: reader.wrong };
}

class Reader {
  constructor(data) {
    this.data = data;
    this.root = data.schema;
    this.wrong = [];
  }

  fault(path, kind, input, given = {}) {
    this.wrong.push([path, kind, input, given]);
  }

  value(value, node, path) {
    const sort = sortOf(node);
    if (sort === "many") return this.list(value === null || Array.isArray(value) ? value : [value], innerOf(node, this.root), path);
    if (sort === "payer") return this.payer(value, innerOf(node, this.root), path);
    if (sort === "list") return this.list(value, node, path);
    if (sort === "record") return this.record(value, node, path);
    if (sort === "choice") return node.enum.includes(value) ? value : this.fault(path, "enum", value, { known: node.enum });
    return this.scalar(value, sort, path);
  }

  scalar(value, sort, path) {
    if (typeof value === "string") {
      const wrong = TEXTS[sort]?.(value, this.data);
      if (wrong) return this.fault(path, wrong[0], wrong[2] ?? value, wrong[1]);
      return sort === "ja-nee" ? value === "true" : value;
    }
    if (sort !== "getal") return this.fault(path, OTHERS[sort] ?? "unknown", value);
    // A number is a whole one or a broken one, and this is neither; both branches have a name that a path may hold.
    for (const [branch, kind] of [["int", "int_type"], ["float", "float_type"]]) {
      this.fault(isRecord(value) && Object.hasOwn(value, branch) ? [...path, branch] : path, kind, value);
    }
  }

  list(value, node, path) {
    if (!Array.isArray(value)) return this.fault(path, "tuple_type", value);
    if (!value.length && node.minItems) this.fault(path, "too_short", value);
    const item = resolve(node.items, this.root);
    return value.map((one, index) => this.value(one, item, [...path, index]));
  }

  payer(value, node, path) {
    if (typeof value !== "string") return this.record(value, node, path);
    const wrong = TEXTS.id(value, this.data);
    return wrong ? this.fault(path, wrong[0], value) : { party: value };
  }

  record(value, node, path) {
    if (!isRecord(value)) return this.fault(path, "model_type", value);
    const before = this.wrong.length;
    const record = {};
    for (const key of node.required ?? []) if (!Object.hasOwn(value, key)) this.fault([...path, key], "missing", value);
    for (const [key, part] of Object.entries(node.properties)) {
      if (!Object.hasOwn(value, key)) {
        if ("default" in part) record[key] = part.default;
        continue;
      }
      const inner = resolve(part, this.root);
      if (value[key] === null && isNullable(node, key, part)) continue;
      record[key] = this.value(value[key], inner, [...path, key]);
    }
    for (const key of Object.keys(value)) if (!Object.hasOwn(node.properties, key)) this.fault([...path, key], "extra_forbidden", value[key], { owner: node });
    if (this.wrong.length === before) {
      const broken = (node["x-regels"] ?? []).find((rule) => RULES[rule](record, this.data));
      if (broken) this.fault(path, broken, value);
    }
    return record;
  }
}

/** Every reference and every text in a record: [path, what it refers to (or nothing for a text), value]. `typed` when it is what could not become a record. */
export function* marked(value, node, root, typed, path = []) {
  if (!isRecord(value)) return;
  for (const [key, part] of Object.entries(node.properties)) {
    if (Object.hasOwn(value, key)) yield* markedIn(value[key], resolve(part, root), root, typed, [...path, key]);
  }
}

function* markedIn(value, node, root, typed, path) {
  const sort = sortOf(node);
  if (sort === "many") yield* markedIn(value, innerOf(node, root), root, typed, path);
  else if (sort === "payer") yield* marked(value, innerOf(node, root), root, typed, path);
  else if (sort === "record") yield* marked(value, node, root, typed, path);
  else if (sort === "list") {
    const items = Array.isArray(value) ? value : typed && isRecord(value) ? [value] : [];
    for (const [index, item] of items.entries()) yield* markedIn(item, resolve(node.items, root), root, typed, [...path, index]);
  } else if (typeof value === "string") {
    if (node["x-verwijst"]) yield [path, node["x-verwijst"], value];
    else if (sort === "markdown") yield [path, undefined, value];
  }
}

/** Each record within a record that has the fields of the named model: [path, record]. */
export function* nested(value, node, root, name, path = []) {
  for (const [key, part] of Object.entries(node.properties)) {
    const found = value[key];
    if (!has(found)) continue;
    const inner = resolve(part, root);
    const list = sortOf(inner) === "many" ? innerOf(inner, root) : inner;
    const item = sortOf(list) === "list" ? resolve(list.items, root) : list;
    const entry = sortOf(item) === "payer" ? innerOf(item, root) : item;
    if (sortOf(entry) !== "record") continue;
    for (const [index, one] of Array.isArray(found) ? found.entries() : [[undefined, found]]) {
      const here = index === undefined ? [...path, key] : [...path, key, index];
      if (isNamed(entry, root, name)) yield [here, one];
      else yield* nested(one, entry, root, name, here);
    }
  }
}

const isNamed = (node, root, name) => node.properties === root.$defs[name].properties;
