// The words of a YAML text, after the design of libyaml: simple keys, indents and flow levels, with the same problems at the same places.
// Only what strict YAML can hold is scanned: the text has Unix line ends, no tabs and no control characters.

import { Problem } from "./yaml-problem.js";
import { Scalars } from "./yaml-scalar.js";

const KEY_LENGTH = 1024; // a key is short, and stands on one line
const STARTS_NO_WORD = "-?:,[]{}#&*!|>'\"%@`";
const FLOW = { "[": "seq", "{": "map", "]": "seq", "}": "map" };

export class Scanner extends Scalars {
  constructor(text) {
    super(text);
    this.tokens = [];
    this.taken = 0; // tokens that the parser has taken
    this.indent = -1;
    this.indents = [];
    this.level = 0;
    this.keys = [];
    this.keyAllowed = true;
    this.started = this.ended = false;
  }

  /** The next token, which stays. */
  peekToken() {
    this.fetchMore();
    return this.tokens[0];
  }

  takeToken() {
    this.fetchMore();
    this.taken++;
    return this.tokens.shift();
  }

  fetchMore() {
    for (;;) {
      let more = !this.tokens.length;
      if (!more) {
        for (const key of this.keys) this.checkKey(key);
        more = this.keys.some((key) => key.possible && key.token === this.taken);
      }
      if (!more || this.ended) return;
      this.fetch();
    }
  }

  add(type, start, end = this.mark(), more = {}) {
    this.tokens.push({ type, start, end, ...more });
  }

  fetch() {
    if (!this.started) return this.startStream();
    this.skipToToken();
    for (const key of this.keys) this.checkKey(key);
    this.unroll(this.column);
    const char = this.peek();
    if (char === "") return this.endStream();
    if (this.column === 0 && char === "%") return this.directive();
    if (this.column === 0 && this.isMarker("---")) return this.documentMark("document-start");
    if (this.column === 0 && this.isMarker("...")) return this.documentMark("document-end");
    if (char === "[" || char === "{") return this.flowStart(char);
    if (char === "]" || char === "}") return this.flowEnd(char);
    if (char === ",") return this.flowEntry();
    if (char === "-" && this.isBlank(1)) return this.blockEntry();
    if (char === "?" && (this.level || this.isBlank(1))) return this.key();
    if (char === ":" && (this.level || this.isBlank(1))) return this.value();
    if (char === "*" || char === "&") return this.anchor(char === "*" ? "alias" : "anchor");
    if (char === "!") return this.tag();
    if ((char === "|" || char === ">") && !this.level) return this.word(() => this.scanBlock(char === "|"), true);
    if (char === "'" || char === '"') return this.word(() => this.scanQuoted(char));
    if (this.startsPlain(char)) return this.word(() => this.scanPlain());
    throw new Problem("found character that cannot start any token", this.mark(), this.mark());
  }

  startsPlain(char) {
    if (!STARTS_NO_WORD.includes(char) && !this.isBlank()) return true;
    return (char === "-" && !this.isSpace(1)) || (!this.level && (char === "?" || char === ":") && !this.isBlank(1));
  }

  startStream() {
    this.indent = -1;
    this.keys.push({ possible: false });
    this.keyAllowed = true;
    this.started = true;
    this.add("stream-start", this.mark());
  }

  endStream() {
    if (this.column !== 0) this.forceNewLine();
    this.unroll(-1);
    this.removeKey();
    this.keyAllowed = false;
    this.ended = true;
    this.add("stream-end", this.mark());
  }

  skipToToken() {
    for (;;) {
      while (this.peek() === " ") this.skip();
      if (this.peek() === "#") this.skipComment();
      if (this.peek() !== "\n") return;
      this.skip();
      if (!this.level) this.keyAllowed = true;
    }
  }

  // Simple keys: what may turn out to be a key when a colon follows.

  checkKey(key) {
    if (!key.possible || (key.mark.line === this.line && key.mark.index + KEY_LENGTH >= this.pos)) return key.possible;
    if (key.required) throw new Problem("could not find expected ':'", this.mark(), key.mark);
    return (key.possible = false);
  }

  saveKey() {
    const required = !this.level && this.indent === this.column;
    if (!this.keyAllowed) return;
    this.removeKey();
    this.keys[this.keys.length - 1] = { possible: true, required, token: this.taken + this.tokens.length, mark: this.mark() };
  }

  removeKey() {
    const key = this.keys[this.keys.length - 1];
    if (key.possible && key.required) throw new Problem("could not find expected ':'", this.mark(), key.mark);
    key.possible = false;
  }

  // Indents: a block begins where something stands further to the right, and ends where something stands less far.

  roll(column, number, type, mark) {
    if (this.level || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    const token = { type, start: mark, end: mark };
    if (number === -1) this.tokens.push(token);
    else this.tokens.splice(number - this.taken, 0, token);
  }

  unroll(column) {
    if (this.level) return;
    while (this.indent > column) {
      this.add("block-end", this.mark());
      this.indent = this.indents.pop();
    }
  }

  // The tokens.

  directive() {
    this.unroll(-1);
    this.removeKey();
    this.keyAllowed = false;
    const start = this.mark();
    this.skip();
    const name = this.nameOf();
    if (!name) throw new Problem("could not find expected directive name", this.mark(), start);
    if (!this.isBlank()) throw new Problem("found unexpected non-alphabetical character", this.mark(), start);
    if (name !== "YAML" && name !== "TAG") throw new Problem("found unknown directive name", this.mark(), start);
    const said = name === "YAML" ? { version: this.version(start) } : this.tagDirective(start);
    const end = this.mark();
    while (this.peek() === " ") this.skip();
    if (this.peek() === "#") this.skipComment();
    if (!this.atLineEnd()) throw new Problem("did not find expected comment or line break", this.mark(), start);
    this.skip();
    this.add("directive", start, end, said);
  }

  documentMark(type) {
    this.unroll(-1);
    this.removeKey();
    this.keyAllowed = false;
    const start = this.mark();
    this.skip(3);
    this.add(type, start);
  }

  flowStart(char) {
    this.saveKey();
    this.level++;
    this.keys.push({ possible: false });
    this.keyAllowed = true;
    const start = this.mark();
    this.skip();
    this.add(`flow-${FLOW[char]}-start`, start);
  }

  flowEnd(char) {
    this.removeKey();
    if (this.level) {
      this.level--;
      this.keys.pop();
    }
    this.keyAllowed = false;
    const start = this.mark();
    this.skip();
    this.add(`flow-${FLOW[char]}-end`, start);
  }

  flowEntry() {
    this.removeKey();
    this.keyAllowed = true;
    const start = this.mark();
    this.skip();
    this.add("flow-entry", start);
  }

  blockEntry() {
    if (!this.level) {
      if (!this.keyAllowed) throw new Problem("block sequence entries are not allowed in this context", this.mark());
      this.roll(this.column, -1, "block-seq-start", this.mark());
    }
    this.removeKey();
    this.keyAllowed = true;
    const start = this.mark();
    this.skip();
    this.add("block-entry", start);
  }

  key() {
    if (!this.level) {
      if (!this.keyAllowed) throw new Problem("mapping keys are not allowed in this context", this.mark());
      this.roll(this.column, -1, "block-map-start", this.mark());
    }
    this.removeKey();
    this.keyAllowed = !this.level;
    const start = this.mark();
    this.skip();
    this.add("key", start);
  }

  value() {
    const key = this.keys[this.keys.length - 1];
    if (this.checkKey(key)) {
      this.tokens.splice(key.token - this.taken, 0, { type: "key", start: key.mark, end: key.mark });
      this.roll(key.mark.column, key.token, "block-map-start", key.mark);
      key.possible = false;
      this.keyAllowed = false;
    } else {
      if (!this.level) {
        if (!this.keyAllowed) throw new Problem("mapping values are not allowed in this context", this.mark());
        this.roll(this.column, -1, "block-map-start", this.mark());
      }
      this.keyAllowed = !this.level;
    }
    const start = this.mark();
    this.skip();
    this.add("value", start);
  }

  anchor(type) {
    this.saveKey();
    this.keyAllowed = false;
    const start = this.mark();
    this.skip();
    const name = this.nameOf();
    if (!name || !(this.isBlank() || "?:,]}%@`".includes(this.peek()))) {
      throw new Problem("did not find expected alphabetic or numeric character", this.mark(), start);
    }
    this.add(type, start, this.mark(), { value: name });
  }

  tag() {
    this.saveKey();
    this.keyAllowed = false;
    const start = this.mark();
    this.add("tag", start, undefined, this.scanTag(start));
    this.tokens[this.tokens.length - 1].end = this.mark();
  }

  /** A scalar; one that starts a line may be a key, but a block text never is. */
  word(scan, block = false) {
    if (block) this.removeKey();
    else this.saveKey();
    this.keyAllowed = block;
    this.tokens.push(scan());
  }
}
