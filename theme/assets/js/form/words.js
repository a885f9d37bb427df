// Small things in which the gate's own language differs from the browser's: what a space is, what can be printed,
// how a value looks in a message. The form gives the same messages as the gate because these are the same.

const SPACE = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`);
const START = new RegExp(`^[${SPACE}]+`);
const END = new RegExp(`[${SPACE}]+$`);
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}\p{Zs}]/gu;
const MOST = 60; // characters of a value that a message shows

/** The words of a text. */
export const split = (text) => text.split(SPACES).filter(Boolean);

export const strip = (text) => text.replace(START, "").replace(END, "");

export const stripEnd = (text) => text.replace(END, "");

/** How many characters a text has; one outside the first plane counts as one. */
export function length(text) {
  let size = text.length;
  for (let i = 0; i < text.length - 1; i++) if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) { size--; i++; }
  return size;
}

const isHigh = (code) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code) => code >= 0xdc00 && code <= 0xdfff;

/** The order of two texts by their characters, which for those outside the first plane is not that of `<`. */
export function compare(a, b) {
  if (a === b) return 0;
  const [one, other] = [[...a], [...b]];
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    if (one[i] !== other[i]) return one[i].codePointAt(0) - other[i].codePointAt(0);
  }
  return one.length - other.length;
}

/** A text in which capitals do not count. */
export const casefold = (text) => text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").replaceAll("ſ", "s");

export const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** A text without signs that cannot be seen. */
export const printable = (text) => text.replace(UNPRINTABLE, (char) => (char === " " ? char : "\ufffd"));

/** A value as a message shows it: on one line and not too long. */
export function shown(value) {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return "…";
  const text = printable(split(String(value)).join(" "));
  return length(text) <= MOST ? text : `${[...text].slice(0, MOST).join("")}…`;
}

/** A value as Python writes it; only for what is compared with the words of a list. */
export function written(value) {
  if (value === null || value === undefined) return "None";
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  return `{${Object.entries(value).map(([key, item]) => `${quoted(key)}: ${written(item)}`).join(", ")}}`;
}

const ESCAPES = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

function quoted(text) {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replace(/[\s\S]/gu, (char) => {
    if (char === mark) return `\\${char}`;
    if (ESCAPES[char]) return ESCAPES[char];
    UNPRINTABLE.lastIndex = 0;
    if (char === " " || !UNPRINTABLE.test(char)) return char;
    const code = char.codePointAt(0);
    const hex = code.toString(16);
    return code < 0x100 ? `\\x${hex.padStart(2, "0")}` : code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
  });
  return mark + inner + mark;
}

/** A template of a message with its {places} filled in; {{ and }} stand for braces. */
export function fill(template, given) {
  return template.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) => (name === undefined ? found[0] : String(given[name] ?? "")));
}

/** A path as editors know it: `parties[0].role`. */
export function fieldName(path) {
  return path.reduce((name, step) => (typeof step === "number" ? `${name}[${step}]` : name ? `${name}.${step}` : step), "");
}

/** What the gate says of one thing that is wrong: an entry of a table of the wording, filled in. */
export function say(data, table, entry, given = {}) {
  const [code, message, hint] = data.wording[table][entry];
  return { code, message: fill(message, given), hint: fill(hint, given) };
}

const KEYS = Symbol("keys");

/** Remembers in which order the keys of a record were typed, which an object does not do for keys that are numbers. */
export const typedInOrder = (record, keys) => Object.defineProperty(record, KEYS, { value: keys });

/** The keys of a record in the order in which they were typed. */
export const keysOf = (record) => record[KEYS] ?? Object.keys(record);

/** A pattern of the gate, whose word signs are those of all languages. */
export function pattern(source, flags = "") {
  let inside = false;
  const made = source.replace(/\\w|\\.|\[\^?|\]/g, (part) => {
    if (part === "\\w") return inside ? "\\p{L}\\p{N}_" : "[\\p{L}\\p{N}_]";
    if (part[0] !== "\\") inside = part !== "]";
    return part;
  });
  return new RegExp(made, `u${flags}`);
}
