// What comes near a name in an address that the guide does not know. Fetched only when there is such a name.

import { distance, fold } from "./search/words.js";

const [LONGEST, SHORTEST_PART, SAME_START] = [60, 4, 3];

/** The one of the ids that is fewest typing errors away, at most so many. */
function closest(word, ids, most) {
  const [best] = ids.map((id) => [distance(word, id, most), id]).filter(([steps]) => steps <= most).sort(([a], [b]) => a - b);
  return best?.[1];
}

/**
 * The one of the ids that was probably meant: one typing error away, two in a long word; else the only one that has it as a part (`limburg`);
 * else two letters away with the same beginning (`woning`). Nothing when none is that near.
 */
export function nearest(asked, ids) {
  const word = fold(asked.trim()).replaceAll(" ", "-");
  if (word.length < SHORTEST_PART || word.length > LONGEST) return undefined;
  const all = [...ids];
  const having = all.filter((id) => `-${id}-`.includes(`-${word}-`));
  return closest(word, all, word.length > 7 ? 2 : 1) ?? (having.length === 1 ? having[0] : undefined) ?? closest(word, all.filter((id) => id.startsWith(word.slice(0, SAME_START))), 2);
}
