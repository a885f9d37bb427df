// Reads the cases in an address, and says in Dutch what it did not understand.

const LONGEST = 60; // letters of a word that are repeated to the reader
const SAID = 4; // words that are answered one by one

const short = (word) => (word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word);

/** How many letters differ between two words. */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
    row = next;
  }
  return row[other.length];
}

/** The case that looks most like a word, when one comes near: a few letters differ, or all its parts stand in the id. */
function nearest(word, all) {
  if (word.length < 3 || word.length > 2 * LONGEST) return undefined;
  const parts = word.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const within = all.filter(({ id }) => parts.length > 0 && parts.every((part) => id.includes(part)));
  if (within.length === 1) return within[0];
  const [best] = all.map((entry) => [distance(word, entry.id), entry]).sort(([a], [b]) => a - b);
  return best && best[0] <= Math.max(2, word.length / 3) ? best[1] : within[0];
}

/**
 * The ids of the cases in `words`, at most `most`, and messages: lists of parts, of which one with an `id` is a link to that case.
 * An old id of a case counts as the new one.
 */
export function read(words, all, most) {
  const known = new Map(all.flatMap((entry) => [entry.id, ...(entry.old ?? [])].map((id) => [id, entry])));
  const ids = [], over = [], twice = new Set(), strange = new Set();
  for (const word of words.split(",").map((part) => part.trim().toLowerCase()).filter(Boolean)) {
    const entry = known.get(word);
    if (!entry) strange.add(word);
    else if (ids.includes(entry.id) || over.includes(entry)) twice.add(entry.title);
    else if (ids.length < most) ids.push(entry.id);
    else over.push(entry);
  }
  const unknown = [...strange];
  const said = unknown.slice(0, SAID).map((word) => {
    const near = nearest(word, all);
    const lost = { text: `Wij kennen geen voorbeeld met de naam ‘${short(word)}’.` };
    return near && !ids.includes(near.id) ? [lost, { text: " Bedoelt u " }, { id: near.id, text: near.title }, { text: "?" }] : [lost];
  });
  if (unknown.length > SAID) said.push([{ text: `Er staan nog ${unknown.length - SAID} andere namen in het adres die wij niet kennen.` }]);
  if (twice.size) said.push([{ text: `Dit stond er twee keer in: ${[...twice].join("; ")}. U ziet het één keer.` }]);
  if (over.length) said.push([{ text: `U kunt ten hoogste ${most} voorbeelden vergelijken. Dit ziet u niet: ${over.slice(0, most).map((entry) => entry.title).join("; ")}${over.length > most ? ` en nog ${over.length - most}` : ""}.` }]);
  return { ids, said };
}
