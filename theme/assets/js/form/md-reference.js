// The addresses that links in a Markdown text refer to by a name: `[name]: address "title"`. After the design of markdown-it.

import { linkAddress } from "./md-url.js";
import { destination, isSpace, linkTitle, referenceKey } from "./md-words.js";

export function reference(state, start, end, silent) {
  if (state.isCode(start) || state.src[state.first(start)] !== "[") return false;
  const reader = new ReferenceReader(state, start);
  const label = reader.label();
  if (label === undefined) return false;
  const where = reader.address();
  if (where === undefined) return false;
  reader.title();
  if (!reader.atLineEnd()) return false;
  const key = referenceKey(label);
  if (!key) return false;
  if (silent) return true;
  state.line = reader.next;
  if (!state.references.has(key)) state.references.set(key, where);
  return true;
}

class ReferenceReader {
  constructor(state, start) {
    this.state = state;
    this.next = start + 1;
    this.text = state.src.slice(state.first(start), state.ends[start] + 1);
    this.pos = 1;
  }

  /** Adds the next line, when it goes on with this. */
  grow() {
    const { state, next } = this;
    if (next >= state.most || state.isEmpty(next)) return false;
    if (!state.isCode(next) && state.widths[next] >= 0) {
      const before = state.parent;
      state.parent = "reference";
      const ends = state.endsBlock("paragraph", next, state.most);
      state.parent = before;
      if (ends) return false;
    }
    this.text += state.src.slice(state.first(next), state.ends[next] + 1);
    this.next++;
    return true;
  }

  label() {
    for (; this.pos < this.text.length; this.pos++) {
      const char = this.text[this.pos];
      if (char === "[") return undefined;
      if (char === "]") {
        const label = this.text.slice(1, this.pos);
        this.pos += 2;
        return this.text[this.pos - 1] === ":" ? label : undefined;
      }
      if (char === "\n") this.grow();
      else if (char === "\\" && this.text[++this.pos] === "\n") this.grow();
    }
    return undefined;
  }

  skip() {
    for (; this.pos < this.text.length; this.pos++) {
      if (this.text[this.pos] === "\n") this.grow();
      else if (!isSpace(this.text[this.pos])) return;
    }
  }

  address() {
    this.skip();
    const found = destination(this.text, this.pos, this.text.length);
    if (!found) return undefined;
    this.pos = found.pos;
    return linkAddress(found.text);
  }

  title() {
    this.back = [this.pos, this.next];
    this.skip();
    let found = linkTitle(this.text, this.pos, this.text.length);
    while (found.more) {
      const from = this.text.length;
      if (!this.grow()) break;
      this.pos = from;
      found = linkTitle(this.text, from, this.text.length, found);
    }
    this.titled = this.pos < this.text.length && this.pos !== this.back[0] && found.ok;
    if (this.titled) {
      this.pos = found.pos;
      this.titled = Boolean(found.text);
    } else [this.pos, this.next] = this.back;
  }

  atLineEnd() {
    const blank = () => {
      while (this.pos < this.text.length && isSpace(this.text[this.pos])) this.pos++;
      return this.pos >= this.text.length || this.text[this.pos] === "\n";
    };
    if (blank()) return true;
    if (!this.titled) return false;
    // What looked like a title is none: the line may end before it.
    [this.pos, this.next] = this.back;
    return blank();
  }
}
