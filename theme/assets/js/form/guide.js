// What the guide knows, as the gate would see it when the case in hand takes the place of the published one.

import { nearest } from "./nearest.js";
import { marked } from "./record.js";
import { casefold, compare, fill, isRecord, say, shown, split } from "./words.js";

export const NEW = { parties: "partij", places: "plaats", sources: "bron" };
const MODELS = { partij: "Party", plaats: "Place", bron: "Source" };
const WITHIN = ["stadsdeel", "wijk", "buurt"]; // parts of a municipality

export class Guide {
  /** `record` is the case when it is sound, `typed` is what was typed. */
  constructor(id, record, typed, data, tree) {
    Object.assign(this, { id, record, data, tree });
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

  /** {code, message, hint} for a reference to something that does not exist. */
  unknown(kind, name) {
    const [what, file] = this.data.wording.unknown[kind];
    const words = say(this.data, "rules", "unknown", { what, input: shown(name), file: fill(file, { id: shown(name) }) });
    return this.nearby(words, name, this.ids(kind));
  }

  /** The same words, with the nearest known name as the remedy when there is one. */
  nearby(words, name, known) {
    const near = nearest(name, known);
    return near ? { ...words, hint: fill(this.data.wording.near, { near }) } : words;
  }

  /** Of the things of a kind that the case says are new, the first with this id. */
  entry(kind, name) {
    return this.own.find((thing) => thing.kind === kind && thing.id === name)?.record;
  }

  placeType(name) {
    return this.elsewhere("plaats", name) ? this.data.types.plaats[name] : this.entry("plaats", name)?.type;
  }

  sourceType(name) {
    return this.elsewhere("bron", name) ? this.data.types.bron[name] : this.entry("bron", name)?.type;
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

  /** Does this file come after that of another case? */
  after(other) {
    return compare(`${other}.yml`, `${this.id}.yml`) < 0;
  }

  /** Where something stands in the file of this case, when it was read from one: [file, line]. */
  lineOf(path) {
    return [`cases/${this.id}.yml`, this.tree?.mark(path).line ?? 1];
  }

  /** Where a thing of the guide stands that comes before those of this case: [file, line] of it, and of each of its names. */
  placesOf(kind, name) {
    if (!this.elsewhere(kind, name)) return undefined;
    const owner = Object.keys(this.data.new).find((id) => Object.hasOwn(this.data.new[id][kind] ?? {}, name));
    if (owner && !this.after(owner)) return undefined;
    const file = owner ? `cases/${owner}.yml` : this.data.limits.files[kind];
    const lines = [this.data.at[kind][name]].flat();
    return { whole: [file, lines[0]], name: (index) => [file, lines[index + 1] ?? lines[0]] };
  }

  /** The names of the things of a kind that come before those of this case: what makes each the same as another → {id, place}. */
  namesBefore(kind) {
    const found = new Map();
    for (const [id, title] of Object.entries(this.data.ids[kind])) {
      const places = this.placesOf(kind, id);
      for (const [index, name] of places ? [title, ...(this.data.aliases[kind]?.[id] ?? [])].entries() : []) {
        const key = this.nameKey(kind, id, name);
        if (!found.has(key)) found.set(key, { id, place: () => places.name(index) });
      }
    }
    return found;
  }

  /** Whatever the things of this case point to, but for what one of them says of itself. */
  *pointed(except) {
    for (const thing of this.own) {
      if (thing === except) continue;
      for (const [, kind, text] of marked(thing.record, thing.node, this.data.schema, false)) yield [kind, text];
    }
  }
}

function* typedIds(value) {
  if (!isRecord(value) || !isRecord(value.new)) return;
  for (const [key, kind] of Object.entries(NEW)) {
    for (const entry of Array.isArray(value.new[key]) ? value.new[key] : []) if (isRecord(entry) && typeof entry.id === "string") yield `${kind} ${entry.id}`;
  }
}
