// What the JSON Schema says of a field, in the form that the fields need: what kind of control it gets, its label, help and choices.

import { own } from "./ui-dom.js";
import { wordsOf } from "./ui-words.js";

/** Wraps the schema of a case. */
export class Schema {
  constructor(schema) {
    this.root = schema;
    this.defs = schema.$defs;
  }

  /** A node with what it refers to. What the field says of itself goes before what the record says; `name` is the name of the record. */
  resolve(node) {
    if (!node.$ref) return node;
    const name = node.$ref.split("/").pop();
    const { title, description, examples, ...rest } = this.defs[name];
    return { ...rest, name, about: description, recordTitle: title, ...node };
  }

  /** The fields of a record, in the order of a file. */
  fields(record) {
    const required = new Set(record.required ?? []);
    return Object.entries(record.properties ?? {}).map(([key, node]) => this.field(key, node, required.has(key), record.name));
  }

  field(key, given, required = false, record = "") {
    const node = this.resolve(given);
    const field = { key, node, required, label: node.title || key, help: node.description ?? "", examples: node.examples ?? [], many: false, item: node };
    if (node.type === "array" || node["x-een-of-meer"]) {
      field.many = true;
      const list = node.type === "array" ? node : node.anyOf.find((branch) => branch.type === "array");
      field.item = this.item(list.items);
    }
    return { ...field, kind: this.kind(field), fallback: node.default, ...wordsOf(record, key) };
  }

  /** The entry of a list; one for which its id may stand counts as the record. */
  item(node) {
    if (!node["x-id-of-velden"]) return this.resolve(node);
    return { ...this.resolve(node.anyOf.find((branch) => branch.$ref)), "x-id-of-velden": true };
  }

  kind({ many, item }) {
    const one = item.properties ? this.recordKind(item) : item.enum ? "choice" : item["x-verwijst"] ? "ref" : item["x-soort"] ?? "tekst";
    if (!many) return one;
    if (one === "choice") return "choices";
    if (one === "ref") return item["x-verwijst"] === "thema" ? "themes" : "refs";
    return item.properties ? "records" : "texts";
  }

  recordKind(item) {
    if (item.name === "SourceRef") return "source";
    return isQuantity(item) ? "quantity" : "record";
  }

  /** The record or field at a path of keys and numbers; nothing when there is none. */
  at(path) {
    let field = { item: { ...this.root, name: "Case" }, kind: "record" };
    for (const step of path) {
      if (typeof step === "number") continue;
      const node = own(field.item.properties, step);
      if (!node) return undefined;
      field = this.field(step, node, (field.item.required ?? []).includes(step), field.item.name);
    }
    return field;
  }
}

export const isQuantity = (record) => ["value", "from", "to", "words"].every((key) => key in (record.properties ?? {}));

/** The words for a value of a list. */
export const labelOf = (node, value) => node["x-woorden"]?.[value] || value;
