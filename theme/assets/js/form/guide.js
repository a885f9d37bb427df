// What the guide knows, as the gate would see it when the case in hand takes the place of the published one.

import { nearest } from "./nearest.js";
import { marked, resolve } from "./record.js";
import { casefold, compare, fill, isRecord, shown, split } from "./words.js";

export const NEW = { parties: "partij", places: "plaats", sources: "bron" };
const MODELS = { partij: "Party", plaats: "Place", bron: "Source" };
const WITHIN = ["stadsdeel", "wijk", "buurt"]; // parts of a municipality

export class Guide {
  /** `record` is the case when it is sound, `typed` is what was typed. */
  constructor(id, record, typed, data) {
    Object.assign(this, { id, record, data });
    const { new: fresh, ...rest } = record ?? {};
    this.case = rest;
    this.own = record ? [{ kind: "casus", prefix: [], record: rest, node: data.schema, id }, ...this.entries(fresh)] : [];
    this.present = new Set([`casus ${id}`, ...typedIds(typed)]);
    const published = data.new[id] ?? {};
    this.gone = new Set([`casus ${id}`, ...Object.entries(published).flatMap(([kind, ids]) => Object.keys(ids).map((name) => `${kind} ${name}`))]);
    this.mine = new Set(this.own.map((thing) => `${thing.kind} ${thing.id}`));
  }

  entries(fresh) {
    return Object.entries(NEW).flatMap(([key, kind]) => {
      const node = { ...this.data.schema.$defs[MODELS[kind]] };
      return (fresh?.[key] ?? []).map((entry, index) => ({ kind, prefix: ["new", key, index], record: entry, node, id: entry.id }));
    });
  }

  /** The entries that the case says are new. */
  get fresh() {
    return this.own.slice(1);
  }

  has(kind, name) {
    return this.mine.has(`${kind} ${name}`) || this.elsewhere(kind, name);
  }

  /** Does something else than this case have the id? */
  elsewhere(kind, name) {
    return Object.hasOwn(this.data.ids[kind], name) && !this.gone.has(`${kind} ${name}`);
  }

  /** Was the thing there, and only not to be read? */
  mayExist(kind, name) {
    return this.present.has(`${kind} ${name}`);
  }

  ids(kind) {
    const others = Object.keys(this.data.ids[kind]).filter((name) => !this.gone.has(`${kind} ${name}`));
    return [...others, ...this.own.filter((thing) => thing.kind === kind).map((thing) => thing.id)];
  }

  /** (code, message, hint) for a reference to something that does not exist. */
  unknown(kind, name) {
    const [what, file] = this.data.unknown[kind];
    const near = nearest(name, this.ids(kind));
    const [code, message, add, hint] = this.data.rules.unknown;
    return { code, message: fill(message, { what, name: shown(name) }), hint: near ? fill(hint, { near }) : fill(add, { file: fill(file, { id: shown(name) }) }) };
  }

  /** Of the things of a kind that the case says are new, the first with this id. */
  entry(kind, name) {
    return this.own.find((thing) => thing.kind === kind && thing.id === name)?.record;
  }

  placeType(name) {
    return this.entry("plaats", name)?.type ?? this.data.types.plaats[name];
  }

  wholes(name) {
    return this.elsewhere("plaats", name) ? this.data.part_of.plaats[name] ?? [] : this.entry("plaats", name)?.part_of ?? [];
  }

  /** These places and all that they are part of, near before far. */
  around(places) {
    const found = new Set();
    const waiting = [...places];
    while (waiting.length) {
      const name = waiting.shift();
      if (!this.has("plaats", name) || found.has(name)) continue;
      found.add(name);
      waiting.push(...this.wholes(name));
    }
    return [...found];
  }

  municipality(name) {
    if (!WITHIN.includes(this.placeType(name))) return null;
    return this.around(this.wholes(name)).find((other) => this.placeType(other) === "gemeente") ?? null;
  }

  /** What makes a name of a thing the same as that of another. */
  nameKey(kind, id, name) {
    const words = casefold(split(name).join(" "));
    return kind === "plaats" ? JSON.stringify([words, this.placeType(id) === "provincie", this.municipality(id)]) : words;
  }

  /** Does this file come before that of another case? */
  after(other) {
    return compare(`${other}.yml`, `${this.id}.yml`) < 0;
  }

  /** Whatever the things of this case point to, but for what one of them says of itself. */
  *pointed(except) {
    for (const thing of this.own) {
      if (thing === except) continue;
      for (const [, kind, text] of marked(thing.record, thing.node, this.data.schema, false)) yield [kind, text];
    }
  }

  /** A part of the schema with what it refers to. */
  part(node) {
    return resolve(node, this.data.schema);
  }
}

function* typedIds(value) {
  if (!isRecord(value) || !isRecord(value.new)) return;
  for (const [key, kind] of Object.entries(NEW)) {
    for (const entry of Array.isArray(value.new[key]) ? value.new[key] : []) if (isRecord(entry) && typeof entry.id === "string") yield `${kind} ${entry.id}`;
  }
}
