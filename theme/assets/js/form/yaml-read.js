// Strict YAML: bytes to text, and text to plain values with the place of each, or faults. The same as generator/reading does.
//
// `data` is that of gegevens.json: it has the words of every message. A scalar stays the text that was typed;
// only an unquoted `null`, `~` or nothing is null.

import { readBytes } from "./bytes.js";
import { odd } from "./characters.js";
import { length, say, shown, strip, stripEnd, typedInOrder } from "./words.js";
import { readComments } from "./yaml-comments.js";
import { Parser } from "./yaml-parse.js";
import { Problem } from "./yaml-problem.js";
import { typingError } from "./yaml-typing.js";

const START = { line: 1, column: 1, textLine: 0, textColumn: 0 };
const HASH = /^\s+#(?=[^\s#])/;

export { readBytes };

/** A value with the marks of everything in it, found by path. */
class Tree {
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
  constructor(events, data, lines) {
    Object.assign(this, { events, data, lines, faults: [], tree: new Tree() });
  }

  next() {
    return this.events.next().value;
  }

  /** Where an event begins; what is left out at the end of the text stands on its last line. */
  at(event) {
    const line = Math.min(event.start.line + 1, this.lines.length);
    const column = event.start.column + 1;
    if (event.style === "|") return { line, column, textLine: line + 1, textColumn: this.indent(event.start.line + 1, event.value) + 1 };
    // Quotes and folded lines may hide signs; plain words on one line stand as they are.
    const plain = event.style === "" && event.end.line === event.start.line;
    return plain ? { line, column, textLine: line, textColumn: column } : { line, column, textLine: 0, textColumn: 0 };
  }

  /** How far the lines of a `|` block stand to the right: its first line with words, less the spaces that are its own. */
  indent(first, text) {
    const own = text.split("\n");
    const found = own.findIndex((line, index) => strip(line) && first + index < this.lines.length);
    return found < 0 ? 0 : Math.max(0, length(this.lines[first + found]) - length(own[found]));
  }

  fault(event, name, given = {}) {
    const mark = this.at(event);
    return { line: mark.line, column: mark.column, ...say(this.data, "tree", name, given), field: "" };
  }

  build() {
    for (let event = this.next(); event; event = this.next()) {
      if (event.type !== "document") this.tree.value = this.node(event, []);
      else if (this.tree.marks.size) throw new Refused(this.fault(event, "second_document"));
      else if (event.directed) throw new Refused({ line: 1, column: 1, ...say(this.data, "tree", "directive"), field: "" });
    }
  }

  /** Nothing is named, repeated or given a type, and no character is hidden behind an escape. */
  refuse(event) {
    if (event.type === "alias" || event.anchor) throw new Refused(this.fault(event, "anchor"));
    if (event.tag) throw new Refused(this.fault(event, "tag", { tag: shown(event.tag.replaceAll("tag:yaml.org,2002:", "!!")) }));
    if (event.type !== "scalar") return;
    const hidden = odd(event.value, this.data)[0] ?? (event.value.includes("\t") ? { name: "control", sign: "U+0009" } : undefined);
    if (hidden) this.faults.push(this.fault(event, hidden.name, { sign: hidden.sign }));
    this.hash(event);
  }

  /** `Huis #3` would lose its number: a comment has a space behind its sign. */
  hash({ style, end }) {
    if (style !== "" || !this.lines[end.line]?.includes("#")) return;
    const match = HASH.exec([...this.lines[end.line]].slice(end.column).join(""));
    if (match) this.faults.push({ line: end.line + 1, column: end.column + match[0].length, ...say(this.data, "tree", "hash"), field: "" });
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
    const [keys, twice] = [[], []];
    for (let event = this.next(); event.type !== "end"; event = this.next()) {
      this.refuse(event);
      if (event.type !== "scalar") throw new Refused(this.fault(event, "key"));
      const here = [...path, event.value];
      const seen = this.tree.keyMark(here);
      if (seen) twice.push([event.value, this.at(event)]);
      else {
        this.tree.keys.set(Tree.name(here), this.at(event));
        keys.push(event.value);
      }
      if (seen && found[event.value] !== null && found[event.value] !== "") new Builder(this.events, this.data, this.lines).node(this.next(), here);
      else {
        // Of a field that is there twice and was empty the first time, only that is said.
        // A key such as __proto__ is a key like any other.
        Object.defineProperty(found, event.value, { value: this.node(this.next(), here), enumerable: true, configurable: true, writable: true });
      }
    }
    this.twice(path, keys[0] ?? "", twice);
    return typedInOrder(found, keys);
  }

  /** Fields that stand there twice; one fault when the whole record does, or when the dash of the next one is missing. */
  twice(path, first, twice) {
    const inList = typeof path.at(-1) === "number";
    const whole = new Set(twice.map(([key]) => key)).size > 1 && (inList || twice[0][0] === first);
    const name = !whole ? "twice" : inList ? "no_dash" : "twice_all";
    for (const [key, { line, column }] of whole ? twice.slice(0, 1) : twice) {
      const seen = this.tree.keyMark([...path, key]).line;
      this.faults.push({ line, column, ...say(this.data, "tree", name, { key: shown(key), line: seen }), field: "" });
    }
  }

  list(path) {
    const found = [];
    for (let event = this.next(); event.type !== "end"; event = this.next()) found.push(this.node(event, [...path, found.length]));
    return found;
  }
}

function syntaxFault(problem, text, data) {
  const [line, column] = syntaxPlace(problem, text, data);
  const typed = typingError(text.split("\n"), line, column, problem.problem);
  if (typed) return { line: typed.line + 1, column: typed.column + 1, ...say(data, "typing", typed.name, typed.given), field: "" };
  const name = Object.keys(data.wording.syntax).find((start) => problem.problem.startsWith(start));
  return { line: line + 1, column: column + 1, ...say(data, "syntax", name), field: "" };
}

/** Where the fault is: where what was never closed or finished begins, and never below the last line. */
function syntaxPlace({ problem, mark, context }, text, data) {
  const last = stripEnd(text).split("\n").length - 1;
  const marks = data.limits.begun.some((start) => problem.startsWith(start)) ? [context, mark] : [mark, context];
  const found = marks.find((one) => one && one.line <= last);
  return found ? [found.line, found.column] : [last, 0];
}

/** The tree of one YAML document and the faults in it; no tree when the text is refused as a whole. */
export function readTree(text, data) {
  const parser = new Parser(text);
  const builder = new Builder(parser.events(), data, text.replace(/\n$/, "").split("\n"));
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
