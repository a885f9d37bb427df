// The blocks of a Markdown text that hold others: quotations, lists and tables; and the addresses that links refer to by a name.

import { linkAddress } from "./md-url.js";
import { destination, isSpace, linkTitle, referenceKey, trim } from "./md-words.js";

const MOST_CELLS = 0x10000;

export function blockquote(state, start, end, silent) {
  if (state.isCode(start) || state.src[state.first(start)] !== ">") return false;
  if (silent) return true;
  const saved = [];
  const save = (line) => saved.push([state.starts[line], state.shifts[line], state.widths[line], state.offsets[line]]);
  const most = state.most;
  const before = state.parent;
  let lastEmpty = quoted(state, start, save);
  state.parent = "blockquote";
  let next = start + 1;
  for (; next < end; next++) {
    if (state.isEmpty(next)) break;
    const outside = state.widths[next] < state.indent;
    if (state.src[state.first(next)] === ">" && !outside) {
      lastEmpty = quoted(state, next, save);
      continue;
    }
    if (lastEmpty) break;
    if (state.endsBlock("blockquote", next, end)) {
      state.most = next;
      if (state.indent) {
        save(next);
        state.widths[next] -= state.indent;
      }
      break;
    }
    save(next);
    state.widths[next] = -1;
  }
  const indent = state.indent;
  state.indent = 0;
  const map = [start, 0];
  state.push("blockquote_open", "blockquote", 1, { map });
  state.tokenize(start, next);
  state.push("blockquote_close", "blockquote", -1);
  state.most = most;
  state.parent = before;
  map[1] = state.line;
  saved.forEach(([begin, shift, width, offset], index) => {
    const line = start + index;
    [state.starts[line], state.shifts[line], state.widths[line], state.offsets[line]] = [begin, shift, width, offset];
  });
  state.indent = indent;
  return true;
}

/** Takes the mark of a quotation from a line; says whether nothing is left of it. */
function quoted(state, line, save) {
  save(line);
  let pos = state.first(line) + 1;
  const initial = state.widths[line] + 1;
  let [offset, skipped, tab] = [initial, 0, 0];
  const sign = state.src[pos];
  if (sign === " " || (sign === "\t" && (state.offsets[line] + offset) % 4 === 3)) {
    pos++;
    offset++;
    skipped = 1;
  } else if (sign === "\t") tab = 1;
  state.starts[line] = pos;
  for (; pos < state.ends[line] && isSpace(state.src[pos]); pos++) {
    offset += state.src[pos] === "\t" ? 4 - ((offset + state.offsets[line] + tab) % 4) : 1;
  }
  state.offsets[line] = state.widths[line] + 1 + (isSpace(sign) ? 1 : 0);
  state.widths[line] = offset - initial - skipped;
  state.shifts[line] = pos - state.starts[line];
  return pos >= state.ends[line];
}

/** Behind the mark of an item of a list: {pos, value} with the number of a numbered one, or nothing. */
function itemMark(state, line, numbered) {
  const text = state.src.slice(state.first(line), state.ends[line]);
  const match = (numbered ? /^([0-9]{1,9})[.)](?=[ \t]|$)/ : /^[*+-](?=[ \t]|$)/).exec(text);
  return match ? { pos: state.first(line) + match[0].length, value: numbered ? Number(match[1]) : undefined } : undefined;
}

export function list(state, start, end, silent) {
  if (state.isCode(start)) return false;
  if (state.listIndent >= 0 && state.widths[start] - state.listIndent >= 4 && state.widths[start] < state.indent) return false;
  const inParagraph = silent && state.parent === "paragraph" && state.widths[start] >= state.indent;
  let mark = itemMark(state, start, true);
  const numbered = Boolean(mark);
  mark ??= itemMark(state, start, false);
  if (!mark || (inParagraph && numbered && mark.value !== 1)) return false;
  if (inParagraph && state.skipSpaces(mark.pos) >= state.ends[start]) return false;
  if (silent) return true;
  const sign = state.src[mark.pos - 1];
  const index = state.tokens.length;
  const [type, tag] = numbered ? ["ordered_list", "ol"] : ["bullet_list", "ul"];
  const map = [start, 0];
  state.push(`${type}_open`, tag, 1, { map, ...(numbered && mark.value !== 1 ? { start: mark.value } : {}) });
  const before = state.parent;
  state.parent = "list";
  const flow = { tight: true, emptyEnd: false };
  let line = start;
  while (line < end) {
    item(state, line, end, mark.pos, flow);
    line = state.line;
    if (line >= end || state.widths[line] < state.indent || state.isCode(line) || state.endsBlock("list", line, end)) break;
    mark = itemMark(state, line, numbered);
    if (!mark || state.src[mark.pos - 1] !== sign) break;
  }
  state.push(`${type}_close`, tag, -1);
  map[1] = state.line = line;
  state.parent = before;
  if (flow.tight) hideParagraphs(state, index);
  return true;
}

function item(state, line, end, markEnd, flow) {
  const initial = state.widths[line] + markEnd - state.first(line);
  let [pos, offset] = [markEnd, initial];
  for (; pos < state.ends[line] && isSpace(state.src[pos]); pos++) offset += state.src[pos] === "\t" ? 4 - ((offset + state.offsets[line]) % 4) : 1;
  const after = pos >= state.ends[line] || offset - initial > 4 ? 1 : offset - initial;
  const saved = { tight: state.tight, shift: state.shifts[line], width: state.widths[line], listIndent: state.listIndent, indent: state.indent };
  const map = [line, 0];
  state.push("list_item_open", "li", 1, { map });
  Object.assign(state, { listIndent: state.indent, indent: initial + after, tight: true });
  state.shifts[line] = pos - state.starts[line];
  state.widths[line] = offset;
  if (pos >= state.ends[line] && state.isEmpty(line + 1)) state.line = Math.min(state.line + 2, end);
  else state.tokenize(line, end);
  if (!state.tight || flow.emptyEnd) flow.tight = false;
  flow.emptyEnd = state.line - line > 1 && state.isEmpty(state.line - 1);
  Object.assign(state, { listIndent: saved.listIndent, indent: saved.indent, tight: saved.tight });
  state.shifts[line] = saved.shift;
  state.widths[line] = saved.width;
  state.push("list_item_close", "li", -1);
  map[1] = state.line;
}

/** In a list without empty lines, paragraphs are no more than their text. */
function hideParagraphs(state, index) {
  const level = state.level + 2;
  for (let i = index + 2; i < state.tokens.length - 2; i++) {
    if (state.tokens[i].level !== level || state.tokens[i].type !== "paragraph_open") continue;
    state.tokens[i].hidden = state.tokens[i + 2].hidden = true;
    i += 2;
  }
}

// Tables.

function cells(text) {
  const found = [];
  let [current, last, escaped] = ["", 0, false];
  for (let pos = 0; pos < text.length; pos++) {
    if (text[pos] === "|") {
      if (escaped) {
        current += text.slice(last, pos - 1);
        last = pos;
      } else {
        found.push(current + text.slice(last, pos));
        [current, last] = ["", pos + 1];
      }
    }
    escaped = text[pos] === "\\";
  }
  found.push(current + text.slice(last));
  if (found[0] === "") found.shift();
  if (found.length && found[found.length - 1] === "") found.pop();
  return found;
}

/** How the columns are aligned, from the line under the header; nothing when this is no such line. */
function alignments(state, line) {
  const text = state.lineText(line);
  if (!/^[|:-][|: \t-][|: \t-]*$/.test(text) || /^-[ \t]/.test(text)) return undefined;
  const columns = text.split("|").map(trim);
  const found = [];
  for (const [index, column] of columns.entries()) {
    if (!column && (index === 0 || index === columns.length - 1)) continue;
    if (!/^:?-+:?$/.test(column)) return undefined;
    found.push(column.endsWith(":") ? (column.startsWith(":") ? "center" : "right") : column.startsWith(":") ? "left" : "");
  }
  return found;
}

export function table(state, start, end, silent) {
  if (start + 2 > end || state.widths[start + 1] < state.indent || state.isCode(start + 1)) return false;
  const aligned = alignments(state, start + 1);
  const header = aligned && trim(state.lineText(start));
  if (!aligned || !header.includes("|") || state.isCode(start)) return false;
  const columns = cells(header);
  if (!columns.length || columns.length !== aligned.length) return false;
  if (silent) return true;
  const before = state.parent;
  state.parent = "table";
  const map = [start, 0];
  state.push("table_open", "table", 1, { map });
  state.push("thead_open", "thead", 1, { map: [start, start + 1] });
  row(state, "th", columns, aligned, start);
  state.push("thead_close", "thead", -1);
  const next = rows(state, aligned, start, end);
  state.push("table_close", "table", -1);
  map[1] = state.line = next;
  state.parent = before;
  return true;
}

function rows(state, aligned, start, end) {
  let [next, missing, body] = [start + 2, 0, undefined];
  for (; next < end; next++) {
    if (state.widths[next] < state.indent || state.endsBlock("blockquote", next, end)) break;
    const text = trim(state.lineText(next));
    if (!text || state.isCode(next)) break;
    const found = cells(text);
    missing += aligned.length - found.length;
    if (missing > MOST_CELLS) break;
    if (!body) state.push("tbody_open", "tbody", 1, { map: (body = [next, 0]) });
    row(state, "td", found, aligned, next);
  }
  if (body) state.push("tbody_close", "tbody", -1);
  return next;
}

function row(state, tag, columns, aligned, line) {
  const map = [line, line + 1];
  state.push("tr_open", "tr", 1, { map });
  // A header has as many cells as it has; other rows as many as the header.
  aligned.forEach((align, index) => {
    state.push(`${tag}_open`, tag, 1, { align });
    state.push("inline", "", 0, { content: trim(columns[index] ?? ""), map });
    state.push(`${tag}_close`, tag, -1);
  });
  state.push("tr_close", "tr", -1);
}

// Addresses by name: `[name]: address "title"`.

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
