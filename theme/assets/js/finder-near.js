// What comes near a name in an address that the guide does not know. Fetched only when there is such a name.

import { distance, fold } from "./search/words.js";

const LONGEST = 60;

/** The one of the ids that was probably meant: one typing error away, two in a long word; nothing when none is that near. */
export function nearest(asked, ids) {
  const word = fold(asked.trim()).replaceAll(" ", "-");
  const most = word.length > LONGEST ? 0 : word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
  const [best] = [...ids].map((id) => [distance(word, id, most), id]).filter(([steps]) => steps <= most).sort(([a], [b]) => a - b);
  return best?.[1];
}
