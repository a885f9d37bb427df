// A case as its one canonical text: the same bytes as `wijkengids fmt` writes. What stands where is read from the JSON Schema.

import { isId, slug } from "./nearest.js";
import { isRecord, strip } from "./words.js";
import { BEFORE, BEHIND, END, START } from "./yaml-comments.js";
import { block, number, words } from "./yaml-values.js";

// Records of which each field has a line of its own; all others stand between braces on one line.
const BLOCKS = ["Case", "Financing", "Results", "NewEntries", "Phase", "FinancingLine", "Rate", "Figure", "Learning", "FollowUp", "Related", "Note"];
// Texts that are always a block, however short.
const TEXTS = {
  Case: ["summary", "goals", "background", "approach"],
  Financing: ["summary"],
  Results: ["summary", "setbacks"],
  Learning: ["text"],
  FollowUp: ["text"],
};
// Sorts of values that YAML itself may take for a number, a date or a yes or no: they are what they look like.
const PLAIN = ["ja-nee", "moment", "begin", "einde", "dag", "regels"];
const NUMBERS = ["getal", "geheel"];
// Where the entries stand that are an address, the field that their id is made of, and the id of one in whose words none can be found.
const WITH_ID = [
  [["financing", "lines"], "what", "bedrag"],
  [["financing", "rates"], "what", "tarief"],
  [["results", "figures"], "what", "cijfer"],
  [["learnings"], "title", "leerpunt"],
];
const MOST_WORDS = 6;

/** The text of a case file: `value` is what was typed (every scalar a text), `comments` those of `readTree`. */
export function writeCase(value, schema, comments = []) {
  const writer = new Writer(schema, comments);
  writer.remarks(comments.filter(({ where }) => where === START), 0);
  writer.record("Case", schema, value, [], 0);
  writer.remarks(comments.filter(({ where }) => where === END), 0);
  return `${writer.lines.join("\n")}\n`;
}

/** The keys of a record that are written: not those with nothing behind them, nor an empty list unless something else would then be assumed. */
function fieldsOf(value, definition) {
  const required = definition.required ?? [];
  const isNothing = (key) => value[key] === null || value[key] === undefined
    || (Array.isArray(value[key]) && !value[key].length && !required.includes(key) && !("default" in definition.properties[key]));
  return Object.keys(definition.properties).filter((key) => Object.hasOwn(value, key) && !isNothing(key));
}

const starts = (path, other) => other.every((step, index) => path[index] === step);
const same = (path, other) => path.length === other.length && starts(path, other);

/** Writes line by line; what was said about a field that is left out waits for the next line. */
class Writer {
  constructor(schema, comments) {
    this.definitions = schema.$defs;
    this.comments = comments.filter(({ where }) => where === BEFORE || where === BEHIND);
    this.waiting = [];
    this.lines = [];
  }

  /** Comments on lines of their own, after those that were waiting. */
  remarks(comments, indent) {
    for (const { text } of [...this.waiting, ...comments]) this.lines.push(" ".repeat(indent) + text);
    this.waiting = [];
  }

  /** The comments that go before the line of a value, and the one behind it; `inside`: also those within the value. */
  about(path, inside) {
    const own = this.comments.filter((one) => same(one.path, path) || (inside && starts(one.path, path)));
    const behind = own.findLast((one) => one.where === BEHIND && same(one.path, path));
    return [own.filter((one) => one !== behind), behind ? `  ${behind.text}` : ""];
  }

  /** The fields of a record, each on a line of its own; after a dash the first stands on the line of the dash. */
  record(name, definition, value, path, indent, afterDash = false) {
    let dash = afterDash;
    const kept = fieldsOf(value, definition);
    for (const [key, node] of Object.entries(definition.properties)) {
      const here = [...path, key];
      if (kept.includes(key)) {
        this.field((TEXTS[name] ?? []).includes(key), value[key], node, here, indent, dash);
        dash = false;
      } else if (Object.hasOwn(value, key)) this.waiting.push(...this.comments.filter((one) => starts(one.path, here)));
    }
  }

  /** One field: its key and its value, on one line or on more. */
  field(always, value, node, path, indent, dash) {
    const [name, definition] = this.resolved(node);
    const [item, items] = this.resolved(definition.items ?? {});
    const fields = isRecord(value) && BLOCKS.includes(name) && fieldsOf(value, definition).length > 0;
    const entries = Array.isArray(value) && "properties" in items && value.length > 0;
    const [before, behind] = this.about(path, !entries && !fields);
    this.remarks(before, dash ? indent - 2 : indent);
    const start = dash ? `${" ".repeat(indent - 2)}- ${path.at(-1)}:` : `${" ".repeat(indent)}${path.at(-1)}:`;
    if (fields) {
      this.lines.push(start + behind);
      this.record(name, definition, value, path, indent + 2);
    } else if (entries) {
      this.lines.push(start + behind);
      this.entries(item, items, value, path, indent + 2);
    } else if (typeof value === "string" && (always || strip(value).includes("\n"))) {
      const [sign, lines] = block(value, indent + 2);
      this.lines.push(`${start} ${sign}${behind}`, ...lines);
    } else this.lines.push(`${start} ${this.inline(value, node, false)}${behind}`);
  }

  /** The entries of a list of records, each after a dash. */
  entries(name, definition, values, path, indent) {
    for (const [index, value] of values.entries()) {
      const here = [...path, index];
      if (BLOCKS.includes(name)) {
        // An entry with a line for each field has no line of its own for what was said behind it.
        this.remarks(this.comments.filter((one) => same(one.path, here)), indent);
        this.record(name, definition, value, here, indent + 2, true);
      } else {
        const [before, behind] = this.about(here, true);
        this.remarks(before, indent);
        this.lines.push(`${" ".repeat(indent)}- ${this.inline(value, definition)}${behind}`);
      }
    }
  }

  /** The name and the definition of what stands at a place of the schema. */
  resolved(node) {
    if (!node.$ref) return ["", node];
    const name = node.$ref.split("/").at(-1);
    return [name, this.definitions[name]];
  }

  /** A value on one line; `flow`: between brackets. */
  inline(value, node, flow = true) {
    const [, definition] = this.resolved(node);
    if (definition["x-een-of-meer"]) {
      const [one, more] = definition.anyOf;
      const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
      return this.inline(single, Array.isArray(single) ? more : one, flow);
    }
    if (definition["x-id-of-velden"]) {
      const [id, fields] = definition.anyOf;
      const only = isRecord(value) && fieldsOf(value, this.resolved(fields)[1]).join() === "party";
      return this.inline(only ? value.party : value, isRecord(value) && !only ? fields : id, flow);
    }
    if (Array.isArray(value)) return `[${value.map((item) => this.inline(item, definition.items)).join(", ")}]`;
    if (isRecord(value)) return `{${fieldsOf(value, definition).map((key) => `${key}: ${this.inline(value[key], definition.properties[key])}`).join(", ")}}`;
    const sort = definition["x-soort"];
    // What is no such value yet (a placeholder) is written as words.
    const text = String(value);
    if (text.includes(" ")) return words(text, flow);
    if (PLAIN.includes(sort)) return text;
    return NUMBERS.includes(sort) ? number(text) : words(text, flow);
  }
}

/** A case as it was typed, with an id for every entry that lacks one but has a title or a `what`. */
export function withIds(value) {
  return WITH_ID.reduce((made, [path, field, otherwise]) => idsAt(made, path, field, otherwise), value);
}

function idsAt(value, path, field, otherwise) {
  if (path.length) {
    const [key, ...rest] = path;
    return isRecord(value) && Object.hasOwn(value, key) ? { ...value, [key]: idsAt(value[key], rest, field, otherwise) } : value;
  }
  if (!Array.isArray(value)) return value;
  const taken = new Set(value.filter((item) => isRecord(item) && typeof item.id === "string").map((item) => item.id));
  return value.map((item) => {
    if (!isRecord(item) || (item.id !== null && item.id !== undefined) || typeof item[field] !== "string") return item;
    const id = free(newId(item[field], otherwise), taken);
    taken.add(id);
    return { ...item, id };
  });
}

/** The id that words give: their first six. */
function newId(typed, otherwise) {
  const name = slug(typed).split("-").slice(0, MOST_WORDS).join("-");
  return isId(name, ["index", "readme"]) ? name : otherwise;
}

function free(name, taken) {
  let found = name;
  for (let number = 2; taken.has(found); number++) found = `${name}-${number}`;
  return found;
}
