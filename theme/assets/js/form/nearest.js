// Ids, and the known word that looks most like another one: the same answer as the gate gives.

import { casefold, compare, split } from "./words.js";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// Marks that stand on the letter before them; those that choose between drawings of a sign are no part of it.
const COMBINING = /(?![\u034f\ufe00-\ufe0f])\p{Mn}/gu;
const CUTOFF = 0.6;
const POPULAR_FROM = 200; // in longer words, letters that are everywhere do not count

/** Is this a well-formed id? */
export const isId = (text, reserved = []) => ID.test(text) && !reserved.includes(text);

/** The id that a text would naturally get; empty when it holds no letter or digit. */
export function slug(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(COMBINING, "");
  return (plain.match(/[a-z0-9]+/g) ?? []).join("-");
}

/** The known word that looks most like `word`, or nothing when none comes near. */
export function nearest(word, known) {
  const target = new Word(word);
  let best;
  for (const one of [...new Set(known)].sort(compare)) {
    const letters = [...one];
    if (quickest(letters, target) < CUTOFF || quick(letters, target) < CUTOFF) continue;
    const score = ratio(letters, target);
    // Of equally good ones the last in the alphabet is taken.
    if (score >= CUTOFF && (!best || score > best.score || (score === best.score && compare(one, best.one) > 0))) best = { one, score };
  }
  return best?.one;
}

class Word {
  constructor(text) {
    this.letters = [...text];
    this.counts = new Map();
    this.places = new Map();
    this.letters.forEach((letter, index) => {
      this.counts.set(letter, (this.counts.get(letter) ?? 0) + 1);
      this.places.set(letter, [...(this.places.get(letter) ?? []), index]);
    });
    const size = this.letters.length;
    if (size >= POPULAR_FROM) {
      for (const [letter, places] of this.places) if (places.length > Math.floor(size / 100) + 1) this.places.delete(letter);
    }
  }
}

const share = (matches, sizes) => (sizes ? (2 * matches) / sizes : 1);

const quickest = (letters, target) => share(Math.min(letters.length, target.letters.length), letters.length + target.letters.length);

function quick(letters, target) {
  const left = new Map(target.counts);
  let matches = 0;
  for (const letter of letters) {
    const count = left.get(letter) ?? 0;
    left.set(letter, count - 1);
    if (count > 0) matches++;
  }
  return share(matches, letters.length + target.letters.length);
}

/** How much two words are alike, by the method of Ratcliff and Obershelp: the longest block they share, then those on both sides of it. */
function ratio(letters, target) {
  const waiting = [[0, letters.length, 0, target.letters.length]];
  let matches = 0;
  while (waiting.length) {
    const [a1, a2, b1, b2] = waiting.pop();
    const [a, b, size] = longest(letters, target, a1, a2, b1, b2);
    if (!size) continue;
    matches += size;
    if (a1 < a && b1 < b) waiting.push([a1, a, b1, b]);
    if (a + size < a2 && b + size < b2) waiting.push([a + size, a2, b + size, b2]);
  }
  return share(matches, letters.length + target.letters.length);
}

function longest(letters, target, a1, a2, b1, b2) {
  let [bestA, bestB, size] = [a1, b1, 0];
  let before = new Map();
  for (let a = a1; a < a2; a++) {
    const now = new Map();
    for (const b of target.places.get(letters[a]) ?? []) {
      if (b < b1) continue;
      if (b >= b2) break;
      const run = (before.get(b - 1) ?? 0) + 1;
      now.set(b, run);
      if (run > size) [bestA, bestB, size] = [a - run + 1, b - run + 1, run];
    }
    before = now;
  }
  // Letters that did not count may still widen the block on both sides.
  while (bestA > a1 && bestB > b1 && letters[bestA - 1] === target.letters[bestB - 1]) { bestA--; bestB--; size++; }
  while (bestA + size < a2 && bestB + size < b2 && letters[bestA + size] === target.letters[bestB + size]) size++;
  return [bestA, bestB, size];
}

/** What makes two names the same: capitals and spaces do not count. */
export const nameKey = (name) => casefold(split(name).join(" "));
