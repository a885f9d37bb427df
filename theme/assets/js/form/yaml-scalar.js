// The characters of a YAML text and the values in it: plain, quoted and block texts, tags and names. See yaml-scan.js.

import { Problem } from "./yaml-problem.js";

const ESCAPES = { 0: "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029" };
const CODES = { x: 2, u: 4, U: 8 };
const NAME = /[0-9A-Za-z_-]/;
const HEX = /^[0-9A-Fa-f]$/;
const URI = /[0-9A-Za-z_\-;/?:@&=+$.!~*'()%]/;
const URI_LISTS = /[0-9A-Za-z_\-;/?:@&=+$.!~*'()%,[\]]/;
const FLOW_END = ",[]{}";
const FLOW_COLON = ",?[]{}";

/** Line breaks as they are folded: one becomes a space, more lose their first. */
const folded = (first, more) => (first === "\n" ? more || " " : first + more);

export class Scalars {
  constructor(text) {
    // A character outside the first plane counts as one, for columns and lengths.
    this.wide = /[\ud800-\udfff]/.test(text);
    this.text = this.wide ? [...text] : text;
    this.pos = 0;
    this.line = 0;
    this.lineStart = 0;
    this.comments = [];
  }

  get column() {
    return this.pos - this.lineStart;
  }

  mark() {
    return { index: this.pos, line: this.line, column: this.column };
  }

  peek(ahead = 0) {
    return this.text[this.pos + ahead] ?? "";
  }

  cut(start, end = this.pos) {
    return this.wide ? this.text.slice(start, end).join("") : this.text.slice(start, end);
  }

  /** Is there a space, a line end or the end of the text? */
  isBlank(ahead = 0) {
    const char = this.peek(ahead);
    return char === " " || char === "\n" || char === "" || char === "\t";
  }

  isSpace(ahead = 0) {
    const char = this.peek(ahead);
    return char === " " || char === "\t";
  }

  atLineEnd() {
    const char = this.peek();
    return char === "\n" || char === "";
  }

  isMarker(marker) {
    return [...marker].every((char, index) => this.peek(index) === char) && this.isBlank(marker.length);
  }

  skip(count = 1) {
    for (; count; count--) {
      const char = this.peek();
      this.pos++;
      if (char === "\n") {
        this.line++;
        this.lineStart = this.pos;
      }
    }
  }

  forceNewLine() {
    this.line++;
    this.lineStart = this.pos;
  }

  /** A comment up to the end of the line, kept with its place and with what stands before it on that line. */
  skipComment() {
    const start = this.mark();
    while (!this.atLineEnd()) this.skip();
    this.comments.push({ index: start.index, line: start.line + 1, text: this.cut(start.index), before: this.cut(this.lineStart, start.index) });
  }

  nameOf() {
    const start = this.pos;
    while (NAME.test(this.peek())) this.skip();
    return this.cut(start);
  }

  scalar(start, end, value, style) {
    return { type: "scalar", start, end, value, style };
  }

  scanPlain() {
    const start = this.mark();
    const indent = this.indent + 1;
    let [value, spaces, first, more, broken, end] = ["", "", "", "", false, start];
    for (;;) {
      if ((this.column === 0 && (this.isMarker("---") || this.isMarker("..."))) || this.peek() === "#") break;
      while (!this.isBlank()) {
        const [char, next] = [this.peek(), this.peek(1)];
        if (this.level && char === ":" && next && FLOW_COLON.includes(next)) throw new Problem("found unexpected ':'", this.mark(), start);
        if ((char === ":" && this.isBlank(1)) || (this.level && FLOW_END.includes(char))) break;
        value += broken ? folded(first, more) : spaces;
        [spaces, first, more, broken] = ["", "", "", false];
        value += char;
        this.skip();
        end = this.mark();
      }
      if (!this.isSpace() && this.peek() !== "\n") break;
      while (this.isSpace() || this.peek() === "\n") {
        const char = this.peek();
        if (char === "\n") {
          if (broken) more += char;
          else [spaces, first, broken] = ["", char, true];
        } else if (!broken) spaces += char;
        this.skip();
      }
      if (!this.level && this.column < indent) break;
    }
    if (broken) this.keyAllowed = true;
    return this.scalar(start, end, value, "");
  }

  scanQuoted(mark) {
    const start = this.mark();
    this.skip();
    let value = "";
    for (;;) {
      if (this.column === 0 && (this.isMarker("---") || this.isMarker("..."))) throw new Problem("found unexpected document indicator", this.mark(), start);
      if (this.peek() === "") throw new Problem("found unexpected end of stream", this.mark(), start);
      const [text, joined] = this.quotedWord(mark, start);
      value += text;
      if (this.peek() === mark) break;
      value += this.quotedSpace(joined);
    }
    this.skip();
    return this.scalar(start, this.mark(), value, mark);
  }

  /** What stands up to the next space; and whether it ends in a line break that was escaped. */
  quotedWord(mark, start) {
    let value = "";
    while (!this.isBlank()) {
      const [char, next] = [this.peek(), this.peek(1)];
      if (mark === "'" && char === mark && next === mark) {
        value += char;
        this.skip(2);
      } else if (char === mark) break;
      else if (mark === '"' && char === "\\" && next === "\n") {
        this.skip(2);
        return [value, true];
      } else if (mark === '"' && char === "\\") value += this.escape(next, start);
      else {
        value += char;
        this.skip();
      }
    }
    return [value, false];
  }

  escape(char, start) {
    if (!Object.hasOwn(ESCAPES, char) && !Object.hasOwn(CODES, char)) throw new Problem("found unknown escape character", this.mark(), start);
    this.skip(2);
    if (Object.hasOwn(ESCAPES, char)) return ESCAPES[char];
    let digits = "";
    while (digits.length < CODES[char]) {
      if (!HEX.test(this.peek(digits.length))) throw new Problem("did not find expected hexdecimal number", this.mark(), start);
      digits += this.peek(digits.length);
    }
    const code = parseInt(digits, 16);
    if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) throw new Problem("found invalid Unicode character escape code", this.mark(), start);
    this.skip(digits.length);
    return String.fromCodePoint(code);
  }

  quotedSpace(joined) {
    let [spaces, first, more, broken] = ["", "", "", joined];
    while (this.isSpace() || this.peek() === "\n") {
      const char = this.peek();
      if (char === "\n") {
        if (broken) more += char;
        else [spaces, first, broken] = ["", char, true];
      } else if (!broken) spaces += char;
      this.skip();
    }
    return broken ? folded(first, more) : spaces;
  }

  scanBlock(literal) {
    const start = this.mark();
    this.skip();
    const [keep, increment] = this.blockHeader(start);
    let indent = increment && Math.max(this.indent, 0) + increment;
    let [value, first, wasBlank] = ["", "", false];
    let [more, end] = [this.blockBreaks(indent), this.mark()];
    indent ||= this.foundIndent;
    while (this.column === indent && this.peek() !== "") {
      const blank = this.isSpace();
      if (!literal && first === "\n" && !wasBlank && !blank) value += more ? "" : " ";
      else value += first;
      value += more;
      wasBlank = blank;
      const from = this.pos;
      while (!this.atLineEnd()) this.skip();
      value += this.cut(from);
      first = this.peek();
      if (first) this.skip();
      end = this.mark();
      more = this.blockBreaks(indent);
    }
    if (keep !== "-") value += first;
    if (keep === "+") value += more;
    return this.scalar(start, end, value, literal ? "|" : ">");
  }

  /** How a block text ends (`+`, `-` or neither) and how far it is said to be indented. */
  blockHeader(start) {
    let [keep, increment] = ["", 0];
    const sign = () => {
      if (this.peek() !== "+" && this.peek() !== "-") return;
      keep = this.peek();
      this.skip();
    };
    sign();
    if (/[0-9]/.test(this.peek())) {
      if (this.peek() === "0") throw new Problem("found an indentation indicator equal to 0", this.mark(), start);
      increment = Number(this.peek());
      this.skip();
      if (!keep) sign();
    }
    while (this.isSpace()) this.skip();
    if (this.peek() === "#") this.skipComment();
    if (!this.atLineEnd()) throw new Problem("did not find expected comment or line break", this.mark(), start);
    if (this.peek()) this.skip();
    return [keep, increment];
  }

  /** The empty lines here; `foundIndent` is the indent of what follows, when none was given. */
  blockBreaks(indent) {
    let [breaks, most] = ["", 0];
    for (;;) {
      while ((!indent || this.column < indent) && this.peek() === " ") this.skip();
      most = Math.max(most, this.column);
      if (this.peek() !== "\n") break;
      this.skip();
      breaks += "\n";
    }
    this.foundIndent = Math.max(most, this.indent + 1, 1);
    return breaks;
  }

  // Tags and directives are refused; they are read to know which, and where a mistake in them is.

  scanTag(start) {
    let [handle, suffix] = ["", ""];
    if (this.peek(1) === "<") {
      this.skip(2);
      suffix = this.uri(URI_LISTS, "", start);
      if (this.peek() !== ">") throw new Problem("did not find the expected '>'", this.mark(), start);
      this.skip();
    } else {
      handle = this.handle(start, false);
      if (handle.length > 1 && handle.endsWith("!")) suffix = this.uri(URI, "", start);
      else {
        suffix = this.uri(URI, handle, start);
        [handle, suffix] = suffix ? ["!", suffix] : ["", "!"];
      }
    }
    if (!this.isBlank() && !(this.level && this.peek() === ",")) throw new Problem("did not find expected whitespace or line break", this.mark(), start);
    return { handle, suffix };
  }

  handle(start, directive) {
    const from = this.pos;
    if (this.peek() !== "!") throw new Problem("did not find expected '!'", this.mark(), start);
    this.skip();
    this.nameOf();
    if (this.peek() === "!") this.skip();
    else if (directive && this.pos - from > 1) throw new Problem("did not find expected '!'", this.mark(), start);
    return this.cut(from);
  }

  uri(allowed, head, start) {
    let value = head.slice(1);
    let size = head.length;
    while (allowed.test(this.peek())) {
      if (this.peek() === "%") value += this.octets(start);
      else {
        value += this.peek();
        this.skip();
      }
      size++;
    }
    if (!size) throw new Problem("did not find expected tag URI", this.mark(), start);
    return value;
  }

  octets(start) {
    const bytes = [];
    let width = 0;
    do {
      if (this.peek() !== "%" || !HEX.test(this.peek(1)) || !HEX.test(this.peek(2))) throw new Problem("did not find URI escaped octet", this.mark(), start);
      const octet = parseInt(this.peek(1) + this.peek(2), 16);
      if (!width) {
        width = octet < 0x80 ? 1 : (octet & 0xe0) === 0xc0 ? 2 : (octet & 0xf0) === 0xe0 ? 3 : (octet & 0xf8) === 0xf0 ? 4 : 0;
        if (!width) throw new Problem("found an incorrect leading UTF-8 octet", this.mark(), start);
      } else if ((octet & 0xc0) !== 0x80) throw new Problem("found an incorrect trailing UTF-8 octet", this.mark(), start);
      bytes.push(octet);
      this.skip(3);
    } while (bytes.length < width);
    return new TextDecoder().decode(new Uint8Array(bytes));
  }

  version(start) {
    while (this.isSpace()) this.skip();
    const major = this.versionNumber(start);
    if (this.peek() !== ".") throw new Problem("did not find expected digit or '.' character", this.mark(), start);
    this.skip();
    return [major, this.versionNumber(start)];
  }

  versionNumber(start) {
    const from = this.pos;
    while (/[0-9]/.test(this.peek())) {
      if (this.pos - from >= 9) throw new Problem("found extremely long version number", this.mark(), start);
      this.skip();
    }
    if (this.pos === from) throw new Problem("did not find expected version number", this.mark(), start);
    return Number(this.cut(from));
  }

  tagDirective(start) {
    while (this.isSpace()) this.skip();
    const handle = this.handle(start, true);
    if (!this.isSpace()) throw new Problem("did not find expected whitespace", this.mark(), start);
    while (this.isSpace()) this.skip();
    const prefix = this.uri(URI_LISTS, "", start);
    if (!this.isBlank()) throw new Problem("did not find expected whitespace or line break", this.mark(), start);
    return { handle, prefix };
  }
}
