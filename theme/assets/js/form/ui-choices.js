// What can be chosen: the things of the registers, and what this case adds to them.

import { fold } from "../search/words.js";
import { slug } from "./nearest.js";
import { own } from "./ui-dom.js";

/** kind → where a new one is written down, what it is called, and the field that has its name. */
export const NEW = {
  partij: { list: "parties", what: "partij", name: "name" },
  plaats: { list: "places", what: "plaats", name: "name" },
  bron: { list: "sources", what: "bron", name: "title" },
};
const MOST = 40;

export class Choices {
  constructor(data, state) {
    this.data = data;
    this.state = state;
    this.texts = new Map();
  }

  /** Everything of a kind: {id, name, also}, in the order of the alphabet. */
  all(kind) {
    const known = Object.entries(this.data.ids[kind] ?? {}).map(([id, name]) => ({ id, name, also: this.data.aliases?.[kind]?.[id] ?? [], note: this.within(kind, id) }));
    return [...this.own(kind), ...known].sort((a, b) => a.name.localeCompare(b.name, "nl"));
  }

  own(kind) {
    const spec = NEW[kind];
    const entries = spec ? this.state.get(["new", spec.list]) : undefined;
    return (Array.isArray(entries) ? entries : []).filter((entry) => entry?.id).map((entry) => ({ id: entry.id, name: entry[spec.name] || entry.id, also: [], fresh: true }));
  }

  /** Of a place: what it is a part of, because many towns have a Noord. */
  within(kind, id) {
    const [above] = (kind === "plaats" && this.data.part_of?.plaats?.[id]) || [];
    return above && this.data.ids.plaats[above];
  }

  nameOf(kind, id) {
    return this.own(kind).find((entry) => entry.id === id)?.name ?? own(this.data.ids[kind], id) ?? id;
  }

  isNew(kind, id) {
    return this.own(kind).some((entry) => entry.id === id);
  }

  has(kind, id) {
    return this.isNew(kind, id) || own(this.data.ids[kind], id) !== undefined;
  }

  /** {shown, number} of what fits the words: those whose name begins with them first. */
  find(kind, words, without = new Set()) {
    const parts = fold(words).split(/\s+/).filter(Boolean);
    const found = [];
    for (const entry of this.all(kind)) {
      if (without.has(entry.id)) continue;
      const text = this.textOf(entry);
      if (parts.every((part) => text.includes(part))) found.push([text.startsWith(parts[0] ?? "") ? 0 : parts.every((part) => ` ${text}`.includes(` ${part}`)) ? 1 : 2, entry]);
    }
    found.sort((a, b) => a[0] - b[0]);
    return { shown: found.slice(0, MOST).map(([, entry]) => entry), number: found.length };
  }

  textOf(entry) {
    const all = [entry.name, ...entry.also, entry.id].join(" ");
    if (!this.texts.has(all)) this.texts.set(all, fold(all));
    return this.texts.get(all);
  }

  /** Write down something new of this kind; returns its id. */
  add(kind, name) {
    const spec = NEW[kind];
    const stem = slug(name).split("-").slice(0, 8).join("-") || `nieuwe-${spec.what}`;
    let id = stem;
    for (let number = 2; this.has(kind, id); number++) id = `${stem}-${number}`;
    const entries = this.state.get(["new", spec.list]) ?? [];
    this.state.set(["new", spec.list], [...entries, { id, [spec.name]: name }]);
    return id;
  }

  /** Take away what was new and is named nowhere any more. */
  drop(kind, id) {
    const spec = NEW[kind];
    if (!spec || !this.isNew(kind, id) || this.state.names(id) || this.isAbove(id)) return false;
    const path = ["new", spec.list];
    const entries = this.state.get(path);
    const rest = entries.filter((entry) => entry.id !== id);
    this.state.moveComments(path, (at) => rest.indexOf(entries[at]));
    this.state.set(path, rest);
    return true;
  }

  /** Is something else that is new a part of it? */
  isAbove(id) {
    return Object.values(NEW).some(({ list }) => (this.state.get(["new", list]) ?? []).some((entry) => entry?.id !== id && [entry?.part_of].flat().includes(id)));
  }

  /** Take away everything new that only this entry named; returns what `putBack` needs. */
  dropAll(gone) {
    const named = new Set();
    const walk = (value) => (value !== null && typeof value === "object" ? Object.values(value).forEach(walk) : named.add(value));
    walk(gone);
    const dropped = [];
    for (const [kind, { list }] of Object.entries(NEW)) {
      for (const entry of this.state.get(["new", list]) ?? []) {
        const index = this.state.get(["new", list]).indexOf(entry);
        if (named.has(entry?.id) && this.drop(kind, entry.id)) dropped.push({ kind, list, index, entry });
      }
    }
    return dropped;
  }

  /** What `dropAll` took away stands in its place again. */
  putBack(dropped) {
    for (const { kind, list, index, entry } of dropped.toReversed()) {
      if (this.has(kind, entry.id)) continue;
      this.state.set(["new", list], (this.state.get(["new", list]) ?? []).toSpliced(index, 0, entry));
    }
  }
}
