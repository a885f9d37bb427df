// The characters of Markdown: spaces, punctuation, escapes and entities, and where links lead. After the design of markdown-it.

import { ownHtml } from "../trusted.js";

const WHITE = "\\t\\n\\v\\f\\r \\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000";
const TRIMMED = `${WHITE}\\u2028\\u2029`;
const TRIM = new RegExp(`^[${TRIMMED}]+|[${TRIMMED}]+$`, "g");
const RUNS = new RegExp(`[${TRIMMED}]+`, "g");
const IS_WHITE = new RegExp(`^[${WHITE}]$`);
const IS_PUNCTUATION = /^[\p{P}\p{S}]$/u;
const ESCAPED = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const ESCAPES_AND_ENTITIES = /\\([!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~])|&([a-z#][a-z0-9]{1,31});/gi;
const NUMBERED = /^#(?:x([a-f0-9]{1,8})|([0-9]{1,8}))$/i;

export const isWhite = (char) => IS_WHITE.test(char);
export const isPunctuation = (char) => IS_PUNCTUATION.test(char);
export const isSpace = (char) => char === " " || char === "\t";
export const isEscaped = (char) => ESCAPED.includes(char);
export const trim = (text) => text.replace(TRIM, "");

/** The character at or before a place, a whole one also where it takes two places. */
export const charAt = (text, index) => String.fromCodePoint(text.codePointAt(index));

export function charBefore(text, index) {
  const low = text.charCodeAt(index - 1);
  return low >= 0xdc00 && low <= 0xdfff && index > 1 ? charAt(text, index - 2) : text[index - 1];
}

/** What makes two names of a link the same. */
export const referenceKey = (label) => trim(label).replace(RUNS, " ").toLowerCase().toUpperCase();

/** May a character be written by its number? */
export function isCharacter(code) {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe) return false;
  return !(code <= 0x08 || code === 0x0b || (code >= 0x0e && code <= 0x1f) || (code >= 0x7f && code <= 0x9f));
}

let page;

/** The characters that an HTML entity stands for, or nothing. The browser knows them all, so that no list of them is needed here. */
export function entity(name) {
  if (!/^[a-z][a-z0-9]*$/i.test(name)) return undefined;
  page ??= new DOMParser();
  // Something stands before it, or a space at the start would be left out.
  const text = page.parseFromString(ownHtml(`x&${name};`), "text/html").documentElement.textContent.slice(1);
  // A browser reads the start of an unknown name as one that it knows; the semicolon then stays.
  return name !== "semi" && text.endsWith(";") ? undefined : text;
}

/** A text without its escapes and entities. */
export function unescape(text) {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(ESCAPES_AND_ENTITIES, (whole, escaped, name) => {
    if (escaped) return escaped;
    const number = NUMBERED.exec(name);
    if (!number) return entity(name) ?? whole;
    const code = number[1] ? parseInt(number[1], 16) : Number(number[2]);
    return isCharacter(code) ? String.fromCodePoint(code) : whole;
  });
}

/** Where a link leads, from `pos` on: {pos, text} behind it, or nothing. */
export function destination(text, pos, end) {
  if (text[pos] === "<") {
    for (let i = pos + 1; i < end; i++) {
      if (text[i] === "\n" || text[i] === "<") return undefined;
      if (text[i] === ">") return { pos: i + 1, text: unescape(text.slice(pos + 1, i)) };
      if (text[i] === "\\" && i + 1 < end) i++;
    }
    return undefined;
  }
  let [level, i] = [0, pos];
  for (; i < end; i++) {
    const char = text[i];
    if (char === undefined || char <= " " || char === "\x7f") break;
    if (char === "\\" && i + 1 < end) {
      if (text[i + 1] === " ") break;
      i++;
    } else if (char === "(" && ++level > 32) return undefined;
    else if (char === ")" && level-- === 0) { level = 0; break; }
  }
  return i === pos || level ? undefined : { pos: i, text: unescape(text.slice(pos, i)) };
}

/** The title of a link, or the part of it on this line: {ok, more, pos, text, mark}; `before` is the part on the lines before. */
export function linkTitle(text, start, end, before) {
  let pos = start;
  const state = { ok: false, more: false, pos: 0, text: before?.text ?? "", mark: before?.mark };
  if (!before) {
    if (pos >= end || !"\"'(".includes(text[pos])) return state;
    state.mark = text[pos] === "(" ? ")" : text[pos];
    start = ++pos;
  }
  for (; pos < end; pos++) {
    if (text[pos] === state.mark) return { ...state, ok: true, pos: pos + 1, text: state.text + unescape(text.slice(start, pos)) };
    if (text[pos] === "(" && state.mark === ")") return state;
    if (text[pos] === "\\" && pos + 1 < end) pos++;
  }
  return { ...state, more: true, text: state.text + unescape(text.slice(start, pos)) };
}
