// Links and pictures within a block of a Markdown text. After the design of markdown-it.

import { linkAddress } from "./md-url.js";
import { destination, linkTitle, referenceKey } from "./md-words.js";

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

export function link(state, silent) {
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

export function image(state, silent) {
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
