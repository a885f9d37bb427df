// What stands within a block of a Markdown text: words, emphasis, links, mentions of a source. After the design of markdown-it.

import { HTML_TAG } from "./md-block.js";
import { balance, emphasise, joinTexts } from "./md-marks.js";
import { linkAddress, linkWords } from "./md-url.js";
import { charAt, charBefore, destination, entity as entityOf, isCharacter, isEscaped, isPunctuation, isSpace, isWhite, linkTitle, referenceKey } from "./md-words.js";

const MOST_LEVELS = 20;
const STOPS = /[\n!#$%&*+\-:<=>@[\\\]^_`{}~]/g;
const MENTION = /\[\^bron:\s*([^[\]]*)\]/y;
const AUTOLINK = /^[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*\n?$/;
const EMAIL = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\n?$/;
const NUMBERED = /&#(?:x([a-f0-9]{1,6})|([0-9]{1,7}));/iy;
const NAMED = /&([a-z][a-z0-9]{1,31});/iy;

/** The match of a sticky pattern at a place. */
function at(pattern, text, pos) {
  pattern.lastIndex = pos;
  return pattern.exec(text);
}

class Inline {
  constructor(text, references) {
    Object.assign(this, { src: text, references, tokens: [], metas: [], pos: 0, end: text.length, level: 0, pending: "", pendingLevel: 0 });
    Object.assign(this, { cache: new Map(), delimiters: [], outer: [], runs: undefined });
  }

  flush() {
    this.tokens.push({ type: "text", tag: "", nesting: 0, level: this.pendingLevel, content: this.pending });
    this.pending = "";
  }

  push(type, tag, nesting, more = {}) {
    if (this.pending) this.flush();
    if (nesting < 0) {
      this.level--;
      this.delimiters = this.outer.pop();
    }
    const token = { type, tag, nesting, level: this.level, content: "", ...more };
    if (nesting > 0) {
      this.level++;
      this.outer.push(this.delimiters);
      this.delimiters = [];
      this.metas.push(this.delimiters);
    }
    this.pendingLevel = this.level;
    this.tokens.push(token);
    return token;
  }

  tokenize() {
    const end = this.end;
    while (this.pos < end) {
      if (this.level < MOST_LEVELS && RULES.some((rule) => rule(this, false))) continue;
      this.pending += this.src[this.pos++];
    }
    if (this.pending) this.flush();
  }

  /** Goes past whatever stands here. */
  skip() {
    const start = this.pos;
    if (this.cache.has(start)) {
      this.pos = this.cache.get(start);
      return;
    }
    let found = false;
    if (this.level < MOST_LEVELS) {
      found = RULES.some((rule) => {
        this.level++;
        const matched = rule(this, true);
        this.level--;
        return matched;
      });
    } else this.pos = this.end;
    if (!found) this.pos++;
    this.cache.set(start, this.pos);
  }

  skipSpace(pos) {
    while (pos < this.end && (isSpace(this.src[pos]) || this.src[pos] === "\n")) pos++;
    return pos;
  }

  /** Where the text of a link that starts here ends, or -1. */
  labelEnd(start, noNested) {
    const before = this.pos;
    let [level, found] = [1, -1];
    this.pos = start + 1;
    while (this.pos < this.end) {
      const sign = this.src[this.pos];
      if (sign === "]" && --level === 0) {
        found = this.pos;
        break;
      }
      const from = this.pos;
      this.skip();
      if (sign !== "[") continue;
      if (from === this.pos - 1) level++;
      else if (noNested) break;
    }
    this.pos = before;
    return found;
  }

  /** How a run of marks can be read: {open, close, size}. */
  run(start, splits) {
    let pos = start;
    while (pos < this.end && this.src[pos] === this.src[start]) pos++;
    const last = start > 0 ? charBefore(this.src, start) : " ";
    const next = pos < this.end ? charAt(this.src, pos) : " ";
    const [lastMark, nextMark, lastWhite, nextWhite] = [isPunctuation(last), isPunctuation(next), isWhite(last), isWhite(next)];
    const left = !nextWhite && (!nextMark || lastWhite || lastMark);
    const right = !lastWhite && (!lastMark || nextWhite || nextMark);
    return { open: left && (splits || !right || lastMark), close: right && (splits || !left || nextMark), size: pos - start };
  }
}

function words(state, silent) {
  STOPS.lastIndex = state.pos;
  const stop = STOPS.exec(state.src)?.index ?? state.end;
  if (stop === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, stop);
  state.pos = stop;
  return true;
}

function newline(state, silent) {
  if (state.src[state.pos] !== "\n") return false;
  if (!silent) {
    const spaces = / *$/.exec(state.pending)[0].length;
    state.pending = state.pending.slice(0, state.pending.length - spaces);
    state.push(spaces > 1 ? "hardbreak" : "softbreak", "br", 0);
  }
  state.pos++;
  while (state.pos < state.end && isSpace(state.src[state.pos])) state.pos++;
  return true;
}

function escape(state, silent) {
  if (state.src[state.pos] !== "\\" || state.pos + 1 >= state.end) return false;
  if (state.src[state.pos + 1] === "\n") {
    if (!silent) state.push("hardbreak", "br", 0);
    state.pos += 2;
    while (state.pos < state.end && isSpace(state.src[state.pos])) state.pos++;
    return true;
  }
  const char = charAt(state.src, state.pos + 1);
  if (!silent) state.push("text_special", "", 0, { content: isEscaped(char) ? char : `\\${char}` });
  state.pos += 1 + char.length;
  return true;
}

/** The last place of each run of so many backticks. */
function backtickRuns(text) {
  const runs = new Map();
  for (const match of text.matchAll(/`+/g)) runs.set(match[0].length, match.index);
  return runs;
}

function code(state, silent) {
  const start = state.pos;
  if (state.src[start] !== "`") return false;
  let pos = start + 1;
  while (pos < state.end && state.src[pos] === "`") pos++;
  state.runs ??= backtickRuns(state.src);
  if ((state.runs.get(pos - start) ?? -1) >= pos) {
    for (let from = state.src.indexOf("`", pos), to; from !== -1 && from < state.end; from = state.src.indexOf("`", to)) {
      to = from + 1;
      while (state.src[to] === "`") to++;
      if (to > state.end) break;
      if (to - from !== pos - start) continue;
      if (!silent) {
        const text = state.src.slice(pos, from).replaceAll("\n", " ");
        state.push("code_inline", "code", 0, { content: /^ .*[^ ].* $/s.test(text) ? text.slice(1, -1) : text });
      }
      state.pos = to;
      return true;
    }
  }
  if (!silent) state.pending += state.src.slice(start, pos);
  state.pos = pos;
  return true;
}

function marks(state, silent) {
  const mark = state.src[state.pos];
  if (silent || (mark !== "_" && mark !== "*")) return false;
  const { open, close, size } = state.run(state.pos, mark === "*");
  for (let i = 0; i < size; i++) {
    state.push("text", "", 0, { content: mark });
    state.delimiters.push({ mark, size, token: state.tokens.length - 1, end: -1, open, close });
  }
  state.pos += size;
  return true;
}

function mention(state, silent) {
  const match = at(MENTION, state.src, state.pos);
  if (!match) return false;
  if (!silent) state.push("mention", "", 0, { content: match[1] });
  state.pos = match.index + match[0].length;
  return true;
}

/** The address behind the text of a link or a picture, from `pos` on: {pos, href}, or nothing. */
function target(state, from, label) {
  let pos = from;
  if (pos < state.end && state.src[pos] === "(") {
    const inside = inBrackets(state, pos + 1);
    if (inside) return inside;
    // What a link then does, a picture does not: it may still refer to an address by its name.
    if (label.picture || inside === null) return undefined;
    pos = state.bracketEnd;
  }
  if (!state.references.size) return undefined;
  let name;
  if (pos < state.end && state.src[pos] === "[") {
    const end = state.labelEnd(pos, false);
    if (end >= 0) {
      name = state.src.slice(pos + 1, end);
      pos = end + 1;
    } else pos = from;
  } else pos = from;
  const href = state.references.get(referenceKey(name || label.text));
  return href === undefined ? undefined : { pos, href };
}

/** As `target`, of what stands in round brackets; null when the text ends in them. */
function inBrackets(state, from) {
  let pos = state.skipSpace(from);
  if (pos >= state.end) return null;
  const found = destination(state.src, pos, state.end);
  let href = "";
  if (found) {
    href = linkAddress(found.text);
    pos = found.pos;
  }
  if (found || state.picture) pos = behindTitle(state, pos);
  state.bracketEnd = pos + 1;
  return pos < state.end && state.src[pos] === ")" ? { pos: pos + 1, href } : undefined;
}

function behindTitle(state, start) {
  const pos = state.skipSpace(start);
  const title = linkTitle(state.src, pos, state.end);
  return pos < state.end && start !== pos && title.ok ? state.skipSpace(title.pos) : pos;
}

function link(state, silent) {
  if (state.src[state.pos] !== "[") return false;
  const start = state.pos + 1;
  const end = state.labelEnd(state.pos, true);
  if (end < 0) return false;
  state.picture = false;
  const found = target(state, end + 1, { text: state.src.slice(start, end) });
  if (!found) return false;
  if (!silent) {
    const last = state.end;
    Object.assign(state, { pos: start, end });
    state.push("link_open", "a", 1, { href: found.href });
    state.tokenize();
    state.push("link_close", "a", -1);
    state.end = last;
  }
  state.pos = found.pos;
  return true;
}

function image(state, silent) {
  if (state.src[state.pos] !== "!" || (state.pos + 1 < state.end && state.src[state.pos + 1] !== "[")) return false;
  const start = state.pos + 2;
  const end = state.labelEnd(state.pos + 1, false);
  if (end < 0) return false;
  state.picture = true;
  const found = target(state, end + 1, { text: state.src.slice(start, end), picture: true });
  if (!found) return false;
  if (!silent) state.push("image", "img", 0, { content: state.src.slice(start, end) });
  state.pos = found.pos;
  return true;
}

function autolink(state, silent) {
  if (state.src[state.pos] !== "<") return false;
  const close = state.src.slice(state.pos + 1, state.end).search(/[<>]/);
  if (close < 0 || state.src[state.pos + 1 + close] === "<") return false;
  const url = state.src.slice(state.pos + 1, state.pos + 1 + close);
  const mail = !AUTOLINK.test(url);
  if (mail && !EMAIL.test(url)) return false;
  if (!silent) {
    state.push("link_open", "a", 1, { href: linkAddress(mail ? `mailto:${url}` : url) });
    state.push("text", "", 0, { content: linkWords(url) });
    state.push("link_close", "a", -1);
  }
  state.pos += url.length + 2;
  return true;
}

function html(state, silent) {
  if (state.src[state.pos] !== "<" || state.pos + 2 >= state.end || !/[!?/a-z]/i.test(state.src[state.pos + 1])) return false;
  const match = at(HTML_TAG, state.src, state.pos);
  if (!match) return false;
  if (!silent) state.push("html_inline", "", 0, { content: match[0] });
  state.pos += match[0].length;
  return true;
}

function entity(state, silent) {
  if (state.src[state.pos] !== "&" || state.pos + 1 >= state.end) return false;
  const number = at(NUMBERED, state.src, state.pos);
  const match = number ?? at(NAMED, state.src, state.pos);
  if (!match) return false;
  const code = number && (number[1] ? parseInt(number[1], 16) : Number(number[2]));
  const content = number ? String.fromCodePoint(isCharacter(code) ? code : 0xfffd) : entityOf(match[1]);
  if (content === undefined) return false;
  if (!silent) state.push("text_special", "", 0, { content });
  state.pos += match[0].length;
  return true;
}

const RULES = [words, newline, escape, code, marks, mention, link, image, autolink, html, entity];

/** The tokens of a text within a block. */
export function inline(text, references) {
  const state = new Inline(text, references);
  state.tokenize();
  for (const delimiters of [state.delimiters, ...state.metas]) balance(delimiters);
  for (const delimiters of [state.delimiters, ...state.metas]) emphasise(state.tokens, delimiters);
  return joinTexts(state.tokens);
}
