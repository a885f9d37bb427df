// The gate speaks of a file: of keys and values. Here the same is said in the words of the form: labels and choices.
// One mechanism for every message; the texts themselves live in the gate.

import { labelOf } from "./ui-schema.js";

// Keys that are Dutch words too: only as a key between quotes or before a colon they are meant as one.
const DUTCH = new Set(["of", "per", "id", "type", "status", "url"]);
const NAMES = ["partij", "plaats", "bron"];
const PAIR = /([a-z_]+): ([^,;]+)/;
const PAIRS = /^schrijf ([a-z_]+: [^,;]+(?:, [a-z_]+: [^,;]+)*)$/;
/** What one does in a file, and what one does here. */
const DEEDS = [
  [/^voeg een regel toe, zoals [a-z_]+: (?:…|[{[].*)$/, () => "vul het in"],
  [/^voeg een regel toe, zoals ([a-z_]+): (.+)$/, (_, key, value, words) => `bijvoorbeeld: ${words.value(key, value)}`],
  [/voeg toe in content\/[\w-]+\.yml/, () => "kies een naam uit de lijst, of voeg het toe als iets nieuws"],
  [/de regel in content\/[\w-]+\.yml/, () => "het in de gids"],
  [/schrijf ([a-z_]+): true\b/, (_, key, _value, words) => `zet een vinkje bij ${words.label(key)}`],
  [/schrijf ([a-z_]+): false\b/, (_, key, _value, words) => `haal het vinkje weg bij ${words.label(key)}`],
];

/** The words for the keys around a place: those of the nearest record go first. */
class Words {
  constructor(form, path) {
    this.form = form;
    this.fields = new Map();
    for (let length = 0; length <= path.length; length++) {
      const { item } = form.schema.at(path.slice(0, length)) ?? {};
      for (const field of item?.properties ? form.schema.fields(item) : []) this.fields.set(field.key, field);
    }
    this.here = form.schema.at(path);
  }

  label(key) {
    return this.fields.has(key) ? `‘${this.fields.get(key).label.replace(/[?.]$/, "")}’` : key;
  }

  value(key, value) {
    const item = this.fields.get(key)?.item ?? {};
    return item.enum ? value.split(/(, | of )/).map((one) => labelOf(item, one)).join("") : value;
  }

  /** Something between quotes: a key, a choice, or the id of what is new. What somebody typed stays as it is. */
  quoted(word) {
    if (this.fields.has(word)) return this.label(word);
    if (this.here?.item.enum?.includes(word)) return `‘${labelOf(this.here.item, word)}’`;
    const reference = this.here?.item["x-verwijst"];
    const kind = reference && this.form.choices.has(reference, word) ? reference : NAMES.find((one) => this.form.choices.isNew(one, word));
    return kind ? `‘${this.form.choices.nameOf(kind, word)}’` : `'${word}'`;
  }

  loose(text) {
    const list = text.replace(/kies uit: (.*)$/, (_, all) => `kies uit: ${all.split(", ").map((one) => (this.here?.item.enum ? labelOf(this.here.item, one) : this.fields.get(one)?.label ?? one)).join(", ")}`);
    if (list.includes("kies uit: ")) return list;
    return list.split(/([a-z_]+: [^,;]+)/).map((part) => {
      const [, key, value] = PAIR.exec(part) ?? [];
      if (this.fields.has(key)) return `${this.label(key)}: ${this.value(key, value)}`;
      return part.replace(/(?<![\w.@/-])[a-z_]+(?![\w@/-]|\.\w)/g, (word) => (DUTCH.has(word) ? word : this.label(word)));
    }).join("");
  }
}

/** {message, hint} in the words of the form. */
export function inForm(form, { path, message, hint }) {
  const words = new Words(form, path);
  const quotes = (text, otherwise = (part) => part) => text.split(/('[^']*')/).map((part, index) => (index % 2 ? words.quoted(part.slice(1, -1)) : otherwise(part))).join("");
  const deed = DEEDS.find(([pattern]) => pattern.test(hint));
  const done = deed ? hint.replace(deed[0], (found, key, value) => deed[1](found, key, value, words)) : hint;
  return { message: quotes(message), hint: deed ? quotes(done) : quotes(done, (part) => words.loose(part)).replace("? kies uit", "? Kies uit") };
}

/** [[path, value]] of what the gate thinks was meant; empty when it does not know. */
export function meantBy(form, { path, hint, severity }) {
  const field = form.schema.at(path);
  if (severity !== "fout" || !field || !path.length || field.item.properties) return [];
  const near = /^bedoelt u '([^']+)'\?/.exec(hint);
  if (near) return field.item.enum || field.item["x-verwijst"] ? [[path, near[1]]] : [];
  const date = /^schrijf (\d{4}(?:-\d\d){0,2}(?:\/\d{4})?)$/.exec(hint);
  if (date) return [[path, date[1]]];
  const pairs = (PAIRS.exec(hint)?.[1].split(", ") ?? []).map((pair) => pair.split(": "));
  const record = path.slice(0, -1);
  const known = pairs.every(([key, value]) => form.schema.at([...record, key]) && !/[…{[]/.test(value));
  return known && pairs[0]?.[0] === path.at(-1) ? pairs.map(([key, value]) => [[...record, key], value.replace(/^"(.*)"$/, "$1")]) : [];
}
