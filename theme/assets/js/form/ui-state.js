// The case that is being written: a tree of texts, lists and records, as a file has it.

import { own } from "./ui-dom.js";

const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isWords = (value) => value !== null && value !== undefined && typeof value !== "object";
const isEmpty = (value) => value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);
// The place of an entry that was taken away: what was said of it goes with it.
const GONE = -1;

/** Holds the value of the case. `changed` events tell whoever shows it. */
export class State extends EventTarget {
  constructor(schema) {
    super();
    this.schema = schema;
    this.fresh("", {});
  }

  /** Begin with this case: its id (none when it is new), its value, and the text that it was read from. */
  fresh(id, value, text = "", comments = []) {
    this.id = id;
    this.known = Boolean(id && text);
    this.before = structuredClone(this.tidy(value));
    this.text = text;
    this.comments = comments;
    this.value = this.tidy(value);
    this.dirty = false;
  }

  get(path) {
    return path.reduce((found, step) => (found === null || found === undefined ? undefined : found[step]), this.value);
  }

  /** Put a value somewhere; nothing at all takes the field away, and the records that become empty with it. */
  set(path, value, quiet = false) {
    if (isEmpty(value)) this.remove(path);
    else {
      let found = this.value;
      path.slice(0, -1).forEach((step, index) => {
        if (found[step] === undefined || found[step] === null || typeof found[step] !== "object") found[step] = typeof path[index + 1] === "number" ? [] : {};
        found = found[step];
      });
      found[path.at(-1)] = value;
    }
    this.tell(path, quiet);
  }

  remove(path) {
    const parents = path.map((_, index) => this.get(path.slice(0, index)));
    const parent = parents.at(-1);
    if (parent === undefined || parent === null) return;
    if (Array.isArray(parent)) parent.splice(path.at(-1), 1);
    else delete parent[path.at(-1)];
    // An entry of a list stays, also when nothing is left in it: its writer takes it away.
    const above = path.slice(0, -1);
    if (above.length && typeof above.at(-1) === "string" && (isRecord(parent) ? !Object.keys(parent).length : !parent.length)) this.remove(above);
  }

  tell(path, quiet = false) {
    this.dirty = true;
    this.dispatchEvent(new CustomEvent("changed", { detail: { path, quiet } }));
  }

  /**
   * The same case without what is empty, with lists where the file may have one entry, and records where it may have an id.
   * What has no place in its field is left out: a list or a record where words belong, and words in a list of records. A field that a case does not have stays until its writer settles it.
   */
  tidy(value, record = { ...this.schema.root, name: "Case" }) {
    if (!isRecord(value)) return value;
    const fields = Object.entries(value).map(([key, inner]) => [key, own(record.properties, key), inner]);
    const tidied = fields.map(([key, node, inner]) => [key, node, node ? this.tidyField(inner, this.schema.field(key, node)) : inner]);
    // Where something else is assumed when nothing stands there, an empty list says something.
    return Object.fromEntries(tidied.filter(([, node, inner]) => !isEmpty(inner) || (Array.isArray(inner) && node && "default" in node)).map(([key, , inner]) => [key, inner]));
  }

  tidyField(value, field) {
    if (!field.many) return isWords(value) ? value : field.item.properties && isRecord(value) ? this.tidy(value, field.item) : undefined;
    const list = Array.isArray(value) ? value : field.node["x-een-of-meer"] ? [value] : undefined;
    if (!list) return isWords(value) ? value : undefined;
    if (!field.item.properties) return list.filter(isWords);
    const records = list.map((entry) => (field.item["x-id-of-velden"] && isWords(entry) ? { party: entry } : entry));
    return records.filter(isRecord).map((entry) => this.tidy(entry, field.item));
  }

  /** The case as a file has it: one entry without its list, and an id where a record says no more. */
  asFile(value = this.tidy(this.value), record = { ...this.schema.root, name: "Case" }) {
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => {
      const node = own(record.properties, key);
      return [key, node ? this.fieldAsFile(inner, this.schema.field(key, node)) : inner];
    }));
  }

  fieldAsFile(value, field) {
    if (!field.many) return field.item.properties ? this.asFile(value, field.item) : value;
    if (!Array.isArray(value)) return value;
    const list = value.map((entry) => {
      if (!field.item.properties) return entry;
      return field.item["x-id-of-velden"] && isRecord(entry) && entry.party && Object.keys(entry).length === 1 ? entry.party : this.asFile(entry, field.item);
    });
    return field.node["x-een-of-meer"] && list.length === 1 ? list[0] : list;
  }

  /** Entries of a list have another place now: what was said of them in comments moves along. `place` gives the new place of an old one. */
  moveComments(path, place) {
    const at = path.length;
    this.comments = this.comments.map((comment) => {
      if (comment.path.length <= at || !path.every((step, index) => comment.path[index] === step)) return comment;
      const to = place(comment.path[at]);
      return { ...comment, path: [...path, to < 0 ? GONE : to, ...comment.path.slice(at + 1)] };
    });
  }

  /** Is this value somewhere in the case, outside `new`? */
  names(wanted, value = this.value, key = "") {
    if (key === "new") return false;
    if (value === wanted) return true;
    return value !== null && typeof value === "object" && Object.entries(value).some(([name, inner]) => this.names(wanted, inner, name));
  }
}
