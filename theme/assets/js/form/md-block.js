// The blocks of a Markdown text: paragraphs, headings, rules, code and HTML (which the gate refuses). After the design of markdown-it.

import { blockquote, list, reference, table } from "./md-groups.js";
import { isSpace, trim } from "./md-words.js";

const MOST_LEVELS = 20;
const HTML_NAMES = "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";
const ATTRIBUTE = "(?:\\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:\\s*=\\s*(?:[^\"'=<>`\\x00-\\x20]+|'[^']*'|\"[^\"]*\"))?)";
const OPEN_TAG = `<[A-Za-z][A-Za-z0-9\\-]*${ATTRIBUTE}*\\s*\\/?>`;
const CLOSE_TAG = "<\\/[A-Za-z][A-Za-z0-9\\-]*\\s*>";
export const HTML_TAG = new RegExp(`(?:${OPEN_TAG}|${CLOSE_TAG}|<!---?>|<!--(?:[^-]|-[^-]|--[^>])*-->|<[?][\\s\\S]*?[?]>|<![A-Za-z][^>]*>|<!\\[CDATA\\[[\\s\\S]*?\\]\\]>)`, "y");
/** How a block of HTML begins and ends, and whether it ends a paragraph. */
const HTML_BLOCKS = [
  [/^<(?:script|pre|style|textarea)(?=\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i, true],
  [/^<!--/, /-->/, true],
  [/^<\?/, /\?>/, true],
  [/^<![A-Za-z]/, />/, true],
  [/^<!\[CDATA\[/, /\]\]>/, true],
  [new RegExp(`^</?(?:${HTML_NAMES})(?=\\s|/?>|$)`, "i"), /^$/, true],
  [new RegExp(`^(?:${OPEN_TAG}|${CLOSE_TAG})\\s*$`), /^$/, false],
];

export class Blocks {
  constructor(text) {
    this.src = text;
    this.tokens = [];
    this.references = new Map();
    this.starts = []; // where each line begins and ends, how many spaces it starts with and how wide those are
    this.ends = [];
    this.shifts = [];
    this.widths = [];
    this.offsets = [];
    for (const line of lines(text)) this.addLine(...line);
    this.most = this.starts.length;
    this.addLine(text.length, text.length, 0, 0);
    this.indent = 0;
    this.line = 0;
    this.level = 0;
    this.listIndent = -1;
    this.tight = false;
    this.parent = "root";
    this.tokenize(0, this.most);
  }

  addLine(start, end, shift, width) {
    this.starts.push(start);
    this.ends.push(end);
    this.shifts.push(shift);
    this.widths.push(width);
    this.offsets.push(0);
  }

  push(type, tag, nesting, more = {}) {
    if (nesting < 0) this.level--;
    const token = { type, tag, nesting, level: this.level, content: "", block: true, hidden: false, ...more };
    if (nesting > 0) this.level++;
    this.tokens.push(token);
    return token;
  }

  /** An element with a text in it. */
  wrap(type, tag, content, map, inner = map, more = {}) {
    this.push(`${type}_open`, tag, 1, { map, ...more });
    this.push("inline", "", 0, { content, map: inner });
    this.push(`${type}_close`, tag, -1);
  }

  first(line) {
    return this.starts[line] + this.shifts[line];
  }

  isEmpty(line) {
    return this.first(line) >= this.ends[line];
  }

  isCode(line) {
    return this.widths[line] - this.indent >= 4;
  }

  skipSpaces(pos) {
    while (isSpace(this.src[pos])) pos++;
    return pos;
  }

  skipChars(pos, char) {
    while (this.src[pos] === char) pos++;
    return pos;
  }

  lineText(line) {
    return this.src.slice(this.first(line), this.ends[line]);
  }

  /** Lines of the text without their first `indent` places. */
  linesText(begin, end, indent, keepLast) {
    let text = "";
    for (let line = begin; line < end; line++) {
      let [width, pos] = [0, this.starts[line]];
      const last = line + 1 < end || keepLast ? this.ends[line] + 1 : this.ends[line];
      while (pos < last && width < indent) {
        const char = this.src[pos];
        if (char === "\t") width += 4 - ((width + this.offsets[line]) % 4);
        else if (char === " " || pos - this.starts[line] < this.shifts[line]) width++;
        else break;
        pos++;
      }
      text += " ".repeat(Math.max(0, width - indent)) + this.src.slice(pos, last);
    }
    return text;
  }

  /** Does a line begin something that ends a block of this kind? */
  endsBlock(kind, line, end) {
    return TERMINATORS[kind].some((rule) => rule(this, line, end, true));
  }

  tokenize(start, end) {
    let [line, hasEmpty] = [start, false];
    while (line < end) {
      while (line < this.most && this.isEmpty(line)) line++;
      this.line = line;
      if (line >= end || this.widths[line] < this.indent) break;
      if (this.level >= MOST_LEVELS) {
        this.line = end;
        break;
      }
      RULES.find((rule) => rule(this, line, end, false));
      this.tight = !hasEmpty;
      line = this.line;
      if (line - 1 < end && this.isEmpty(line - 1)) hasEmpty = true;
      if (line < end && this.isEmpty(line)) {
        hasEmpty = true;
        this.line = ++line;
      }
    }
  }
}

function* lines(text) {
  for (let start = 0; start < text.length;) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    let [pos, width] = [start, 0];
    for (; pos < end && isSpace(text[pos]); pos++) width += text[pos] === "\t" ? 4 - (width % 4) : 1;
    if (pos === end && end === text.length) return;
    yield [start, end, pos - start, width];
    start = end + 1;
  }
}

function code(state, start, end, silent) {
  if (!state.isCode(start)) return false;
  let last = start + 1;
  for (let next = last; next < end && (state.isEmpty(next) || state.isCode(next)); next++) if (!state.isEmpty(next)) last = next + 1;
  state.line = last;
  state.push("code_block", "code", 0, { content: `${state.linesText(start, last, 4 + state.indent, false)}\n`, map: [start, last] });
  return true;
}

function fence(state, start, end, silent) {
  if (state.isCode(start)) return false;
  const from = state.first(start);
  const mark = state.src[from];
  if (from + 3 > state.ends[start] || (mark !== "~" && mark !== "`")) return false;
  const pos = state.skipChars(from, mark);
  if (pos - from < 3 || (mark === "`" && state.src.slice(pos, state.ends[start]).includes(mark))) return false;
  if (silent) return true;
  let [next, closed] = [start, false];
  while (++next < end) {
    const begin = state.first(next);
    if (begin < state.ends[next] && state.widths[next] < state.indent) break;
    if (begin >= state.src.length) break;
    if (state.src[begin] !== mark || state.isCode(next)) continue;
    const after = state.skipChars(begin, mark);
    if (after - begin < pos - from || state.skipSpaces(after) < state.ends[next]) continue;
    closed = true;
    break;
  }
  state.line = next + (closed ? 1 : 0);
  state.push("fence", "code", 0, { markup: state.src.slice(from, pos), content: state.linesText(start + 1, next, state.widths[start], true), map: [start, state.line] });
  return true;
}

function hr(state, start, end, silent) {
  if (state.isCode(start)) return false;
  const text = state.src.slice(state.first(start), state.ends[start]);
  if (!/^[*_-]/.test(state.src[state.first(start)] ?? "") || !/^([*_-])[ \t]*(?:\1[ \t]*){2,}$/.test(text)) return false;
  if (silent) return true;
  state.line = start + 1;
  state.push("hr", "hr", 0, { map: [start, start + 1] });
  return true;
}

function htmlBlock(state, start, end, silent) {
  if (state.isCode(start) || state.src[state.first(start)] !== "<") return false;
  const kind = HTML_BLOCKS.find(([begin]) => begin.test(state.lineText(start)));
  if (!kind) return false;
  if (silent) return kind[2];
  const [, close] = kind;
  let next = start + 1;
  if (!close.test(state.lineText(start))) {
    for (; next < end; next++) {
      if (state.widths[next] < state.indent && (close.test("") || !state.isEmpty(next))) break;
      const text = state.lineText(next);
      if (!close.test(text)) continue;
      if (text) next++;
      break;
    }
  }
  state.line = next;
  state.push("html_block", "", 0, { content: state.linesText(start, next, state.indent, true), map: [start, next] });
  return true;
}

function heading(state, start, end, silent) {
  let pos = state.first(start);
  let last = state.ends[start];
  if (state.isCode(start) || state.src[pos] !== "#" || pos >= last) return false;
  let level = 1;
  while (state.src[++pos] === "#" && pos < last && level <= 6) level++;
  if (level > 6 || (pos < last && !isSpace(state.src[pos]))) return false;
  if (silent) return true;
  while (last > pos && isSpace(state.src[last - 1])) last--;
  let mark = last;
  while (mark > pos && state.src[mark - 1] === "#") mark--;
  if (mark > pos && isSpace(state.src[mark - 1])) last = mark;
  state.line = start + 1;
  state.wrap("heading", `h${level}`, trim(state.src.slice(pos, last)), [start, start + 1]);
  return true;
}

/** A paragraph, or a heading that is underlined. */
function underlined(state, start, end) {
  if (state.isCode(start)) return false;
  const before = state.parent;
  state.parent = "paragraph";
  let [next, level] = [start + 1, 0];
  for (; next < end && !state.isEmpty(next); next++) {
    if (state.widths[next] - state.indent > 3) continue;
    if (state.widths[next] >= state.indent && (level = underline(state, next))) break;
    if (state.widths[next] >= 0 && state.endsBlock("paragraph", next, end)) break;
  }
  // As in the gate's parser, the kind of the parent stays changed when this is no heading: the paragraph that follows sets it again.
  if (!level) return false;
  state.line = next + 1;
  state.wrap("heading", `h${level}`, trim(state.linesText(start, next, state.indent, false)), [start, next + 1], [start, next]);
  state.parent = before;
  return true;
}

function underline(state, line) {
  const pos = state.first(line);
  const mark = state.src[pos];
  if (pos >= state.ends[line] || (mark !== "-" && mark !== "=")) return 0;
  if (state.skipSpaces(state.skipChars(pos, mark)) < state.ends[line]) return 0;
  return mark === "=" ? 1 : 2;
}

function paragraph(state, start) {
  const end = state.most;
  const before = state.parent;
  state.parent = "paragraph";
  let next = start + 1;
  for (; next < end && !state.isEmpty(next); next++) {
    if (state.widths[next] - state.indent > 3 || state.widths[next] < 0) continue;
    if (state.endsBlock("paragraph", next, end)) break;
  }
  state.line = next;
  state.wrap("paragraph", "p", trim(state.linesText(start, next, state.indent, false)), [start, next]);
  state.parent = before;
  return true;
}

const RULES = [table, code, fence, blockquote, hr, list, reference, htmlBlock, heading, underlined, paragraph];
const TERMINATORS = {
  paragraph: [table, fence, blockquote, hr, list, htmlBlock, heading],
  blockquote: [fence, blockquote, hr, list, htmlBlock, heading],
  list: [fence, blockquote, hr],
};
