// The grammar of a list of one's own: everything stands in the address, /leeslijsten/eigen/?casus=a,b,c&titel=…&noot.a=…&sinds=2026-11-01
// (docs/decisions/0024-reading-lists.md). What stands in an address is only ever shown as text.

import { read } from "./compare-read.js";

const KNOWN = new Set(["casus", "titel", "sinds"]);
const NOTE = "noot.";
// An address longer than this is cut off by some programs for mail.
export const LONG = 2000;

/** Plain words: no control characters, no white space at the ends, at most so many characters, counted as a reader counts them. */
export function clean(text, most, lines = false) {
  // eslint-disable-next-line no-control-regex
  const plain = (text ?? "").replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f\u200b\u202a-\u202e\u2066-\u2069]/g, " ");
  const letters = [...(lines ? plain.replace(/\n{3,}/g, "\n\n") : plain.replace(/\s+/g, " "))];
  return { text: letters.slice(0, most).join("").trim(), cut: letters.length > most };
}

/**
 * What an address asks for: {ids, title, notes (id → text), since} and `said`, messages about what is not as it was asked for: lists of parts, of which
 * one with an `id` is a link. `all` is the list of all cases, `limits` has `cases`, `title` and `note`.
 */
export function readAddress(search, all, limits) {
  const query = new URLSearchParams(search);
  const { ids, said } = read(query.getAll("casus").join(","), all, limits.cases, "in een leeslijst zetten");
  const current = new Map(all.flatMap((entry) => [entry.id, ...(entry.old ?? [])].map((id) => [id, entry.id])));
  const title = clean(query.get("titel"), limits.title);
  const [notes, lost, strange] = [new Map(), [], []];
  let cut = title.cut ? 1 : 0;
  for (const [key, value] of query) {
    if (KNOWN.has(key)) continue;
    const id = key.startsWith(NOTE) ? current.get(key.slice(NOTE.length).trim().toLowerCase()) : undefined;
    const note = clean(value, limits.note, true);
    if (!key.startsWith(NOTE)) strange.push(key);
    else if (!ids.includes(id)) lost.push(note.text);
    else if (note.text && !notes.has(id)) {
      notes.set(id, note.text);
      cut += note.cut ? 1 : 0;
    }
  }
  return { ids, title: title.text, notes, since: query.get("sinds") ?? "", said: [...said, ...remarks({ lost, strange, cut, limits })] };
}

function remarks({ lost, strange, cut, limits }) {
  const short = (word) => (word.length > 60 ? `${word.slice(0, 60)}…` : word);
  const said = [];
  if (lost.length) said.push([{ text: `Bij ${lost.length === 1 ? "één noot" : `${lost.length} noten`} staat geen voorbeeld uit deze lijst: ${lost.slice(0, 4).map((text) => `‘${short(text)}’`).join(", ")}${lost.length > 4 ? ` en nog ${lost.length - 4}` : ""}.` }]);
  if (cut) said.push([{ text: `Een titel heeft hoogstens ${limits.title} tekens en een noot ${limits.note}. Wat langer was, is afgekapt.` }]);
  if (strange.length) said.push([{ text: `Dit in het adres kennen we niet: ${[...new Set(strange)].slice(0, 4).map((key) => `‘${short(key)}’`).join(", ")}. Dat gebruiken we niet.` }]);
  return said;
}

/** The search of the address of a list; the commas stay readable. */
export function searchOf({ ids, title, notes, since }) {
  const parts = ids.length ? [`casus=${ids.map(encodeURIComponent).join(",")}`] : [];
  if (title.trim()) parts.push(`titel=${encodeURIComponent(title.trim())}`);
  for (const id of ids) if (notes.get(id)?.trim()) parts.push(`${NOTE}${encodeURIComponent(id)}=${encodeURIComponent(notes.get(id).trim())}`);
  if (since) parts.push(`sinds=${encodeURIComponent(since)}`);
  return parts.length ? `?${parts.join("&")}` : "";
}
