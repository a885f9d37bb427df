// Tags and directives in a YAML text. They are refused; they are read to know which, and where a mistake in them is. See yaml-scan.js.

import { Problem } from "./yaml-problem.js";
import { Scalars } from "./yaml-scalar.js";

const HEX = /^[0-9A-Fa-f]$/;
const URI = /[0-9A-Za-z_\-;/?:@&=+$.!~*'()%]/;
const URI_LISTS = /[0-9A-Za-z_\-;/?:@&=+$.!~*'()%,[\]]/;

export class Tags extends Scalars {
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
