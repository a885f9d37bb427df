// Markdown → blocks of sentences of words, each word with its place in the text. The same as generator/plain/sentences.py and pieces.py.

import { longParagraph, tokensOf, withLines } from "./texts.js";
import { length } from "./words.js";

// Words in a link or in italics are a name or a title; a quotation is somebody else's.
const FOREIGN = { link_open: 1, link_close: -1, em_open: 1, em_close: -1, blockquote_open: 1, blockquote_close: -1 };
const BREAKS = { softbreak: " ", hardbreak: "\n" };
const WORD = /[\p{L}\p{N}]+(?:['’.,/&·-][\p{L}\p{N}]+)*/gu;
const LETTERS = /^[\p{L}\p{N}]+/u;
// Signs that may end a sentence, with what closes behind them.
const END = /[.!?…]+[)\]”’»"']*(?=[ \u00a0])|\n/g;
const SPACES = /^[ \u00a0]+/;
const OPENING = /^[ \u00a0([“‘«"']+/;
const QUOTED = /“[^“”]*”|‘[^‘’]*’(?![\p{L}\p{N}])|«[^«»]*»/gu;
// `’s Avonds` and `'t Is` begin with a small letter.
const CLITIC = /^['’‘][a-z] /;
const BEFORE = /[^ \u00a0\n([“‘«"']+$/;
const UPPER = /^\p{Uppercase}/u;
const DIGIT = /^\p{Nd}/u;

/** The sentences of each block: [[{text, lower, line, column, after, quoted}]], lines and columns counted from 0. */
export function* blocks(text, data) {
  if (longParagraph(text, data.limits.paragraph) !== undefined) return;
  const lines = text.split("\n");
  for (const parts of pieces(text)) {
    const found = sentences(join(parts), lines, data.plain);
    if (found.length) yield found;
  }
}

function* pieces(text) {
  let [foreign, found] = [0, []];
  for (const [token, line] of withLines(tokensOf(text))) {
    foreign += FOREIGN[token.type] ?? 0;
    if (token.type === "inline" || token.block) {
      if (found.length) yield found;
      found = [];
    } else if (token.type === "text") found.push({ text: token.content, line, foreign: foreign > 0 });
    else if (token.type === "code_inline") found.push({ text: "code", line, foreign: true });
    else if (BREAKS[token.type]) found.push({ text: BREAKS[token.type], line, foreign: false });
  }
  if (found.length) yield found;
}

function join(parts) {
  let text = "";
  const placed = parts.map((part) => {
    const start = text.length;
    text += part.text;
    return { ...part, start };
  });
  return { text, parts: placed };
}

function sentences(joined, lines, tables) {
  const words = wordsOf(joined, lines);
  const found = [];
  let begin = 0;
  for (const end of [...ends(joined.text, tables), joined.text.length]) {
    let upto = begin;
    while (upto < words.length && words[upto].start < end) upto++;
    if (upto > begin) found.push(words.slice(begin, upto));
    begin = upto;
  }
  return found;
}

function wordsOf({ text: whole, parts }, lines) {
  const quotes = [...whole.matchAll(QUOTED)].map((match) => [match.index, match.index + match[0].length]);
  const spans = [...whole.matchAll(WORD)];
  let [piece, line, column] = [0, -1, 0];
  return spans.map(({ index: start, 0: text }, number) => {
    while (piece < parts.length - 1 && parts[piece + 1].start <= start) piece++;
    if (parts[piece].line !== line) [line, column] = [parts[piece].line, 0];
    // A word that is written in another way (an entity, a curly apostrophe) is looked for by its first letters.
    const needle = LETTERS.exec(text)[0] === text ? text : LETTERS.exec(text)[0];
    const found = line < lines.length ? lines[line].indexOf(needle, column) : -1;
    const place = found < 0 ? column : found;
    column = place + (found < 0 ? 0 : needle.length);
    return {
      start, text, lower: text.toLowerCase().replaceAll("’", "'"), line, column: length((lines[line] ?? "").slice(0, place)),
      after: whole.slice(start + text.length, spans[number + 1]?.index ?? whole.length),
      quoted: parts[piece].foreign || quotes.some(([first, upto]) => first <= start && start < upto),
    };
  });
}

/** Where sentences end. */
function* ends(text, tables) {
  for (const match of text.matchAll(END)) {
    const after = match.index + match[0].length;
    if (match[0] === "\n" || (begins(text.slice(after)) && !(match[0] === "." && abbreviated(text.slice(0, match.index), tables)))) yield after;
  }
}

/** Can a sentence begin here? */
function begins(text) {
  const rest = text.replace(SPACES, "");
  const first = rest.replace(OPENING, "");
  return CLITIC.test(rest) || UPPER.test(first) || DIGIT.test(first);
}

/** Does the dot belong to an abbreviation or an initial? */
function abbreviated(before, tables) {
  const word = BEFORE.exec(before)?.[0] ?? "";
  if (tables.abbreviations.includes(word.toLowerCase())) return true;
  if (tables.ending_abbreviations.includes(word.toLowerCase())) return false;
  return word.split(".").every((part) => [...part].length === 1 && UPPER.test(part));
}
