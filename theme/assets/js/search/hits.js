// Draws hits: what kind of page, where and about what, and the words around the match.

import { fold, stem } from "./words.js";

export const KINDS = {
  casussen: "Praktijkvoorbeeld", themas: "Thema", indicatoren: "Cijfers", leernetwerken: "Leernetwerk", begrippen: "Woordenlijst",
  plaatsen: "Plaats", partijen: "Partij", bronnen: "Bron", groepen: "Wat voorbeelden gemeen hebben", leeslijsten: "Leeslijst", pagina: "Over deze gids",
};
const [WORDS_SHOWN, WORDS_BEFORE, SHORTEST_START] = [26, 6, 4];

export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** Is this word one that was asked for, in this or another form? */
function matcher(spellings) {
  const starts = spellings.map((spelling) => stem(spelling)).filter((start) => start.length >= SHORTEST_START);
  const short = new Set(spellings);
  return (word) => short.has(word) || starts.find((start) => word.startsWith(start));
}

/** The words of a text with the place of each: [{word, from, to}]. */
const tokens = (text) => [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word: fold(word), from: index, to: index + word.length }));

/** Text, or the stretch of it from the first to the last of some of its words, with <mark> around the words that were asked for. */
function marked(text, matches, some) {
  const parts = document.createDocumentFragment();
  const found = some ?? tokens(text);
  const [start, end] = some?.length ? [some[0].from, some.at(-1).to] : [0, text.length];
  let at = start;
  for (const { word, from, to } of found) {
    if (!matches(word)) continue;
    parts.append(text.slice(at, from), element("mark", "", text.slice(from, to)));
    at = to;
  }
  parts.append(text.slice(at, end));
  return parts;
}

/** The stretch of a text in which most of the words stand that were asked for; its beginning when there are none. */
export function excerpt(text, spellings) {
  const matches = matcher(spellings);
  const found = tokens(text);
  const hits = found.map(({ word }, at) => [at, matches(word) && (matches(word) === true ? word : matches(word))]).filter(([, hit]) => hit);
  let [start, most] = [0, 0];
  for (const [at] of hits) {
    const many = new Set(hits.filter(([other]) => other >= at && other < at + WORDS_SHOWN - WORDS_BEFORE).map(([, hit]) => hit)).size;
    if (many > most) [start, most] = [at, many];
  }
  const from = Math.max(0, Math.min(start - WORDS_BEFORE, found.length - WORDS_SHOWN));
  const shown = found.slice(from, from + WORDS_SHOWN);
  const parts = element("span", "hit__text", from > 0 ? "… " : "", marked(text, matches, shown));
  // The mark that ends a sentence belongs to it.
  parts.append(from + WORDS_SHOWN < found.length ? " …" : text.slice(shown.at(-1)?.to ?? text.length));
  return parts;
}

/** One hit as an entry of a list. `root` is the address of the site; `brief` leaves out the excerpt. */
export function hit({ kind, page, spellings }, root, brief = false) {
  const { url, meta } = page;
  const title = element("span", "hit__title", marked(meta.title, matcher(spellings)));
  const about = [KINDS[kind] ?? KINDS.pagina, meta.plek, kind === "casussen" && meta.thema?.split(" · ").slice(0, 2).join(" · ")].filter(Boolean);
  const link = element("a", "hit", title, element("span", "hit__kind", about.join(" · ")));
  if (!brief) link.append(excerpt(page.content, spellings));
  // Search words and other names stand on no page: the reader's own word says why this is a hit.
  if (!brief && !link.querySelector("mark")) link.append(element("span", "hit__why", "Dit gaat erover, met andere woorden dan de uwe."));
  if (meta.stand) link.append(element("span", "hit__stand", `Stand: ${meta.stand}`));
  link.href = new URL(`.${url}`, root);
  const entry = element("li", "", link);
  // A case in a list can be chosen to compare (compare.js).
  if (kind === "casussen" && !brief) Object.assign(entry.dataset, { case: url.split("/").at(-2), title: meta.title });
  return entry;
}

/** All spellings that the words of a question were taken for. */
export const spellingsOf = (words) => words.flatMap(({ word, spellings }) => (spellings.length ? spellings.map(({ spelling }) => spelling) : [word]));

/** In words: which words were read otherwise than they were typed, and which the guide does not have. */
export function remarks(words) {
  const mended = words.filter(({ spellings }) => spellings[0]?.how === "typo").map(({ word, spellings }) => `‘${spellings.map(({ spelling }) => spelling).join("’ of ‘")}’ in plaats van ‘${word}’`);
  const taken = words.filter(({ spellings }) => spellings[0]?.how === "part").map(({ word, spellings }) => `‘${word}’ als ‘${spellings.map(({ spelling }) => spelling).join("’ en ‘")}’`);
  const missing = words.filter(({ found }) => !found).map(({ word }) => `‘${word}’`);
  return [
    words.length ? "" : "In deze vraag staan geen woorden.",
    mended.length ? `We zochten op ${mended.join(" en ")}.` : "",
    taken.length ? `We lazen ${taken.join(" en ")}.` : "",
    missing.length ? `${missing.length > 1 ? "Deze woorden staan" : "Het woord"} ${missing.join(" en ")}${missing.length > 1 ? "" : " staat"} niet in de gids.` : "",
  ].filter(Boolean);
}
