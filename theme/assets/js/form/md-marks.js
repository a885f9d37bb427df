// Marks that come in pairs: emphasis and quotation marks. After the design of markdown-it.

import { charAt, charBefore, isPunctuation, isWhite } from "./md-words.js";

const QUOTES = { '"': ["“", "”"], "'": ["‘", "’"] };
const APOSTROPHE = "’";

/** Finds for each opening mark of emphasis the closing one. */
export function balance(delimiters) {
  const lowest = {};
  const jumps = [];
  let [head, lastToken] = [0, -2];
  for (const [index, closer] of delimiters.entries()) {
    jumps.push(0);
    if (delimiters[head].mark !== closer.mark || lastToken !== closer.token - 1) head = index;
    lastToken = closer.token;
    if (!closer.close) continue;
    const bottoms = (lowest[closer.mark] ??= [-1, -1, -1, -1, -1, -1]);
    const slot = (closer.open ? 3 : 0) + (closer.size % 3);
    const first = head - jumps[head] - 1;
    let matched = false;
    for (let at = first; at > bottoms[slot]; at -= jumps[at] + 1) {
      const opener = delimiters[at];
      if (opener.mark !== closer.mark || !opener.open || opener.end >= 0 || isOdd(opener, closer)) continue;
      const jump = at > 0 && !delimiters[at - 1].open ? jumps[at - 1] + 1 : 0;
      jumps[index] = index - at + jump;
      jumps[at] = jump;
      closer.open = false;
      opener.end = index;
      opener.close = false;
      matched = true;
      lastToken = -2;
      break;
    }
    if (!matched) bottoms[slot] = first;
  }
}

/** The rule of three: marks that can open and close do not pair when their runs together are a multiple of three. */
function isOdd(opener, closer) {
  return (opener.close || closer.open) && (opener.size + closer.size) % 3 === 0 && (opener.size % 3 !== 0 || closer.size % 3 !== 0);
}

/** Turns marks that pair into emphasis, two at once into strong emphasis. */
export function emphasise(tokens, delimiters) {
  for (let i = delimiters.length - 1; i >= 0; i--) {
    const start = delimiters[i];
    if (start.end === -1) continue;
    const end = delimiters[start.end];
    const before = delimiters[i - 1];
    const strong = i > 0 && before.end === start.end + 1 && before.mark === start.mark && before.token === start.token - 1 && delimiters[start.end + 1].token === end.token + 1;
    const name = strong ? "strong" : "em";
    Object.assign(tokens[start.token], { type: `${name}_open`, tag: name, nesting: 1, content: "" });
    Object.assign(tokens[end.token], { type: `${name}_close`, tag: name, nesting: -1, content: "" });
    if (!strong) continue;
    tokens[before.token].content = "";
    tokens[delimiters[start.end + 1].token].content = "";
    i--;
  }
}

/** The tokens with texts that stand next to each other joined, and the depth of each. */
export function joinTexts(tokens) {
  const found = [];
  let level = 0;
  for (const token of tokens) {
    if (token.nesting < 0) level--;
    token.level = level;
    if (token.nesting > 0) level++;
    const last = found[found.length - 1];
    if (token.type === "text" && last?.type === "text") last.content += token.content;
    else found.push(token);
  }
  return found;
}

/** As `joinTexts`, with what was escaped as plain text again. */
export function joinSpecials(tokens) {
  const found = [];
  for (const token of tokens) {
    if (token.type === "text_special") token.type = "text";
    const last = found[found.length - 1];
    if (token.type === "text" && last?.type === "text") last.content += token.content;
    else found.push(token);
  }
  return found;
}

const replaceAt = (token, place, char) => {
  token.content = token.content.slice(0, place) + char + token.content.slice(place + 1);
};

/** The character before or after a place in the texts of a paragraph; a space at its edges and at a new line. */
function neighbour(tokens, index, step) {
  for (let i = index + step; i >= 0 && i < tokens.length; i += step) {
    const { type, content } = tokens[i];
    if (type === "softbreak" || type === "hardbreak") return " ";
    if (content) return step < 0 ? charBefore(content, content.length) : charAt(content, 0);
  }
  return " ";
}

/** Quotation marks as in print. */
export function smartQuotes(tokens) {
  let stack = [];
  for (const [index, token] of tokens.entries()) {
    let keep = stack.length;
    while (keep && stack[keep - 1].level > token.level) keep--;
    stack = stack.slice(0, keep);
    if (token.type !== "text") continue;
    for (let place = token.content.search(/['"]/); place >= 0; place = next(token.content, place + 1)) {
      stack = quote(tokens, index, place, stack);
    }
  }
}

const next = (text, from) => {
  const found = text.slice(from).search(/['"]/);
  return found < 0 ? -1 : from + found;
};

function quote(tokens, index, place, stack) {
  const token = tokens[index];
  const text = token.content;
  const mark = text[place];
  const [open, close] = sides(tokens, index, place);
  if (!open && !close) {
    if (mark === "'") replaceAt(token, place, APOSTROPHE);
    return stack;
  }
  if (close) {
    for (let i = stack.length - 1; i >= 0 && stack[i].level >= token.level; i--) {
      const opener = stack[i];
      if (opener.mark !== mark || opener.level !== token.level) continue;
      replaceAt(token, place, QUOTES[mark][1]);
      replaceAt(tokens[opener.index], opener.place, QUOTES[mark][0]);
      return stack.slice(0, i);
    }
  }
  if (open) return [...stack, { index, place, mark, level: token.level }];
  if (mark === "'") replaceAt(token, place, APOSTROPHE);
  return stack;
}

/** Can a quotation mark open, can it close? */
function sides(tokens, index, place) {
  const text = tokens[index].content;
  const last = place > 0 ? charBefore(text, place) : neighbour(tokens, index, -1);
  const after = place + 1 < text.length ? charAt(text, place + 1) : neighbour(tokens, index, 1);
  const [lastMark, nextMark, lastWhite, nextWhite] = [isPunctuation(last), isPunctuation(after), isWhite(last), isWhite(after)];
  let open = !nextWhite && (!nextMark || lastWhite || lastMark);
  let close = !lastWhite && (!lastMark || nextWhite || nextMark);
  // Of two marks behind a number the first stands for inches.
  if (after === '"' && text[place] === '"' && /[0-9]/.test(last)) open = close = false;
  return open && close ? [lastMark, nextMark] : [open, close];
}
