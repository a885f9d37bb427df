// Reads the cases in an address, and says in Dutch what it did not understand.

import { distance } from "./search/words.js";

const LONGEST = 60; // letters of a word that are repeated to the reader
const SAID = 4; // words that are answered one by one

const short = (word) => (word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word);

/** The case that looks most like a word, when one comes near: a few letters differ, or all its parts stand in the id. */
function nearest(word, all) {
  if (word.length < 3 || word.length > 2 * LONGEST) return undefined;
  const parts = word.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const within = all.filter(({ id }) => parts.length > 0 && parts.every((part) => id.includes(part)));
  if (within.length === 1) return within[0];
  const most = Math.max(2, Math.floor(word.length / 3));
  const [best] = all.map((entry) => [distance(word, entry.id, most), entry]).sort(([a], [b]) => a - b);
  return best && best[0] <= most ? best[1] : within[0];
}

const parted = (words) => words.split(",").map((part) => part.trim().toLowerCase()).filter(Boolean);

/** The ids in `words` when all of them could be one, each stands there once and they are not too many: then the list of all cases is not needed to read them. */
export function likely(words, most) {
  const ids = parted(words);
  return ids.length <= most && new Set(ids).size === ids.length && ids.every((id) => id.length <= LONGEST && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) ? ids : undefined;
}

/** What stands in an address beside the cases, as messages: nothing here listens to it. */
export function strange(query) {
  const keys = [...new Set(query.keys())].filter((key) => key !== "casus").map((key) => `‘${short(key)}’`);
  return keys.length ? [[{ text: `Dit in het adres kennen we niet: ${keys.slice(0, SAID).join(", ")}. Dat gebruiken we niet.` }]] : [];
}

/**
 * The ids of the cases in `words`, at most `most`, and messages: lists of parts, of which one with an `id` is a link to that case.
 * An old id of a case counts as the new one. `doing` says what is done with them.
 */
export function read(words, all, most, doing = "vergelijken") {
  const known = new Map(all.flatMap((entry) => [entry.id, ...(entry.old ?? [])].map((id) => [id, entry])));
  const ids = [], over = [], twice = new Set(), lost = new Set();
  for (const word of parted(words)) {
    const entry = known.get(word);
    if (!entry) lost.add(word);
    else if (ids.includes(entry.id) || over.includes(entry)) twice.add(entry.title);
    else if (ids.length < most) ids.push(entry.id);
    else over.push(entry);
  }
  const unknown = [...lost];
  const said = unknown.slice(0, SAID).map((word) => {
    const near = nearest(word, all);
    const said = { text: `Wij kennen geen voorbeeld met de naam ‘${short(word)}’.` };
    return near && !ids.includes(near.id) ? [said, { text: " Bedoelt u " }, { id: near.id, text: near.title }, { text: "?" }] : [said];
  });
  if (unknown.length > SAID) said.push([{ text: `Er staan nog ${unknown.length - SAID} andere namen in het adres die wij niet kennen.` }]);
  if (twice.size) said.push([{ text: `Dit stond er twee keer in: ${[...twice].join("; ")}. U ziet het één keer.` }]);
  if (over.length) said.push([{ text: `U kunt niet meer dan ${most} voorbeelden ${doing}. Dit ziet u niet: ${over.slice(0, most).map((entry) => entry.title).join("; ")}${over.length > most ? ` en nog ${over.length - most}` : ""}.` }]);
  return { ids, said };
}
