// Strict YAML: bytes to text, and text to plain values with the place of each, or faults. The same as generator/reading does.
//
// `data` is that of gegevens.json: it has the words of every message. A scalar stays the text that was typed;
// only an unquoted `null`, `~` or nothing is null.

import { readComments } from "./yaml-comments.js";
import { Parser } from "./yaml-parse.js";
import { Problem } from "./yaml-problem.js";
import { fill, length, shown, strip, stripEnd } from "./words.js";

const START = { line: 1, column: 1, textLine: 0 };

/** A fault with the words of the table; what is at a field is put there by `field`. */
export function fault(data, line, column, name, given = {}, field = "") {
  const [code, message, hint] = data.faults[name];
  return { line, column, code, message: fill(message, given), hint: fill(hint, given), field };
}

const control = (data) => new RegExp(data.limits.control, "u");

const hex = (char) => char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

// Bytes.

/** The text of a file with Unix line ends, and the faults in its characters (the text is not to be read further then). */
export function readBytes(bytes, data) {
  const most = data.limits.bytes;
  if (bytes.length > most) return { text: "", faults: [fault(data, 1, 1, "too_big", { size: Math.ceil(bytes.length / 1000), most: most / 1000 })] };
  const wrong = wrongByte(bytes);
  if (wrong >= 0) {
    let [line, last] = [1, -1];
    for (let i = 0; i < wrong; i++) if (bytes[i] === 10) { line++; last = i; }
    return { text: "", faults: [fault(data, line, wrong - last, "not_utf8")] };
  }
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  if (!strip(text)) return { text: "", faults: [fault(data, 1, 1, "no_text")] };
  return { text, faults: characterFaults(text, data) };
}

/** Where the first byte stands that is no UTF-8, or -1. */
function wrongByte(bytes) {
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i];
    const more = byte < 0x80 ? 0 : byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : -1;
    if (more < 0) return i;
    // The second byte keeps out what can be written shorter, halves of a pair and what lies past the last character.
    const least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    const most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    for (let k = 1; k <= more; k++) {
      const next = bytes[i + k];
      if (next === undefined || next < (k === 1 ? least : 0x80) || next > (k === 1 ? most : 0xbf)) return i;
    }
    i += more + 1;
  }
  return -1;
}

function placeOf(text, index) {
  const before = text.slice(0, index);
  return [before.split("\n").length, length(before.slice(before.lastIndexOf("\n") + 1)) + 1];
}

function characterFaults(text, data) {
  const faults = [];
  const match = control(data).exec(text);
  if (match) faults.push(fault(data, ...placeOf(text, match.index), "control", { code: hex(match[0]) }));
  const tab = text.indexOf("\t");
  if (tab >= 0) faults.push(fault(data, ...placeOf(text, tab), "tab"));
  return faults;
}

// Text.

/** A value with the marks of everything in it, found by path. */
export class Tree {
  constructor() {
    this.value = null;
    this.marks = new Map();
    this.keys = new Map();
    this.comments = [];
  }

  static name = (path) => path.map((step) => (typeof step === "number" ? `#${step}` : `.${step}`)).join("\0");

  /** The mark of the value at a path, or of the nearest thing around it. An index that the file does not have is skipped: one may stand where a list may. */
  mark(path) {
    let current = [];
    for (const step of path) {
      if (this.marks.has(Tree.name([...current, step]))) current = [...current, step];
      else if (typeof step !== "number") break;
    }
    return this.marks.get(Tree.name(current)) ?? START;
  }

  /** The mark of the key before the value at a path, where it has one. */
  keyMark(path) {
    return this.keys.get(Tree.name(path));
  }
}

class Refused extends Error {
  constructor(fault) {
    super(fault.message);
    this.fault = fault;
  }
}

class Builder {
  constructor(events, data, last) {
    Object.assign(this, { events, data, last, faults: [], tree: new Tree() });
  }

  next() {
    return this.events.next().value;
  }

  /** Where an event begins; what is left out at the end of the text stands on its last line. */
  at(event) {
    const line = Math.min(event.start.line + 1, this.last);
    return { line, column: event.start.column + 1, textLine: event.style === "|" ? line + 1 : 0 };
  }

  fault(event, name, given = {}) {
    const mark = this.at(event);
    return fault(this.data, mark.line, mark.column, name, given);
  }

  build() {
    for (let event = this.next(); event; event = this.next()) {
      if (event.type !== "document") this.tree.value = this.node(event, []);
      else if (this.tree.marks.size) throw new Refused(this.fault(event, "second_document"));
      else if (event.directed) throw new Refused(fault(this.data, 1, 1, "directive"));
    }
  }

  /** Nothing is named, repeated or given a type, and no character is hidden behind an escape. */
  refuse(event) {
    if (event.type === "alias" || event.anchor) throw new Refused(this.fault(event, "anchor"));
    if (event.tag) throw new Refused(this.fault(event, "tag", { tag: shown(event.tag.replaceAll("tag:yaml.org,2002:", "!!")) }));
    if (event.type !== "scalar") return;
    const hidden = control(this.data).exec(event.value) ?? /\t/.exec(event.value);
    if (hidden) this.faults.push(this.fault(event, "control", { code: hex(hidden[0]) }));
  }

  node(event, path) {
    this.refuse(event);
    if (path.length > this.data.limits.depth) throw new Refused(this.fault(event, "too_deep"));
    this.tree.marks.set(Tree.name(path), this.at(event));
    if (event.type === "record") return this.record(path);
    if (event.type === "list") return this.list(path);
    return !event.style && ["", "~", "null"].includes(event.value) ? null : event.value;
  }

  record(path) {
    const found = {};
    for (let event = this.next(); event.type !== "end"; event = this.next()) {
      this.refuse(event);
      if (event.type !== "scalar") throw new Refused(this.fault(event, "key"));
      const here = [...path, event.value];
      const seen = this.tree.keyMark(here);
      if (seen) {
        this.faults.push(this.fault(event, "double_key", { key: shown(event.value), line: seen.line }));
        new Builder(this.events, this.data, this.last).node(this.next(), here);
      } else {
        this.tree.keys.set(Tree.name(here), this.at(event));
        // A key such as __proto__ is a key like any other.
        Object.defineProperty(found, event.value, { value: this.node(this.next(), here), enumerable: true, configurable: true, writable: true });
      }
    }
    return found;
  }

  list(path) {
    const found = [];
    for (let event = this.next(); event.type !== "end"; event = this.next()) found.push(this.node(event, [...path, found.length]));
    return found;
  }
}

function syntaxFault(problem, text, data) {
  const entry = data.syntax.find(([start]) => problem.problem.startsWith(start)) ?? ["", "not_yaml"];
  const [line, column] = syntaxPlace(problem, text, data);
  const [code, message, hint] = [data.faults.not_yaml[0], ...(entry.length > 2 ? entry.slice(1) : data.faults.not_yaml.slice(1))];
  return { line: line + 1, column: column + 1, code, message, hint, field: "" };
}

/** Where the fault is: where what was never closed or finished begins, and never below the last line. */
function syntaxPlace({ problem, mark, context }, text, data) {
  const last = stripEnd(text).split("\n").length - 1;
  const marks = data.begun.some((start) => problem.startsWith(start)) ? [context, mark] : [mark, context];
  const found = marks.find((one) => one && one.line <= last);
  return found ? [found.line, found.column] : [last, 0];
}

/** The tree of one YAML document and the faults in it; no tree when the text is refused as a whole. */
export function readTree(text, data) {
  const parser = new Parser(text);
  const builder = new Builder(parser.events(), data, text.replace(/\n$/, "").split("\n").length);
  try {
    builder.build();
  } catch (stopped) {
    if (stopped instanceof Refused) return { tree: null, faults: [...builder.faults, stopped.fault] };
    if (!(stopped instanceof Problem)) throw stopped;
    return { tree: null, faults: [...builder.faults, syntaxFault(stopped, text, data)] };
  }
  if (parser.scanner.comments.length && !builder.faults.length) builder.tree.comments = readComments(text);
  return { tree: builder.tree, faults: builder.faults };
}
