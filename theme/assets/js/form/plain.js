// Advice on plain Dutch: what a text could say more simply. The same as generator/plain/advice.py and passive.py.

import { blocks } from "./plain-sentences.js";
import { length, say } from "./words.js";

const SHOWN = 4; // so many words of a sentence show which one is meant
const ADDRESS = /[./&0-9]/;
const ENDINGS = ["", "s", "'s", "n", "en", "e", "je", "jes", "er"];
const NO_SIGN = /^[ \u00a0\n]*$/;
const made = new WeakMap();

/** All advice on a text, in its order: [{line, column, code, message, hint}], lines and columns counted from 0. */
export function advice(text, data) {
  const tables = tablesOf(data.plain);
  const found = [...blocks(text, data)].flatMap((block) => [...ofBlock(block, tables)]);
  return found.sort((a, b) => a.word.line - b.word.line || a.word.column - b.word.column)
    .map(({ word, entry, given }) => ({ line: word.line, column: word.column, ...say(data, "plain", entry, given) }));
}

function* ofBlock(sentences, tables) {
  for (const sentence of sentences) {
    if (!sentence[0].quoted && sentence.length > tables.most_words) yield { word: sentence[0], entry: "sentence", given: { start: start(sentence), words: sentence.length, most: tables.most_words } };
    for (const [verb, participle] of passives(sentence, tables)) yield { word: sentence[verb], entry: "passive", given: { form: form(sentence, verb, participle) } };
    for (const [index, word] of sentence.entries()) if (!word.quoted) yield* ofWord(sentence, index, word, tables);
  }
  const words = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  const most = tables.most_words_of_a_paragraph;
  if (words > most && sentences.length > 1) yield { word: sentences[0][0], entry: "paragraph", given: { words, most } };
}

function* ofWord(sentence, index, word, tables) {
  if (isLong(word.lower, tables) && !isKnown(word.lower, tables)) yield { word, entry: "long_word", given: { word: word.text, letters: letters(word.lower) } };
  for (const phrase of tables.phrases.get(word.lower) ?? []) {
    const typed = sentence.slice(index, index + phrase.length);
    if (typed.length < phrase.length || typed.some((one, at) => one.lower !== phrase[at])) continue;
    const name = phrase.join(" ");
    const other = tables.not_with[name] ?? [];
    if (!sentence.some((one) => other.includes(one.lower))) yield { word, entry: "official", given: { word: typed.map((one) => one.text).join(" "), plain: tables.official[name] } };
    return;
  }
}

/** A passive form as it is written, with dots for what stands between. */
function form(sentence, verb, participle) {
  const [first, last] = [Math.min(verb, participle), Math.max(verb, participle)];
  return `${sentence[first].text} ${last > first + 1 ? "… " : ""}${sentence[last].text}`;
}

/** The first words of a sentence, to recognise it by. */
const start = (sentence) => sentence.slice(0, SHOWN).map((word) => word.text).join(" ");

// Long words.

const isLong = (word, tables) => length(word) >= tables.long_word && letters(word) >= tables.long_word && !ADDRESS.test(word) && !listed(word, tables.everydaySet);

function isKnown(word, tables) {
  return [word, ...word.split("-")].filter((part) => length(part) >= tables.long_word).every((part) => listed(part, tables.knownSet)) || listed(word, tables.knownSet);
}

const listed = (word, known) => ENDINGS.some((ending) => word.endsWith(ending) && known.has(word.slice(0, word.length - ending.length)));

const letters = (word) => Math.max(...word.split(/[-·']/).map(length));

// Passive forms.

function* passives(sentence, tables) {
  for (const [index, word] of sentence.entries()) {
    const form = tables.wordenSet.has(word.lower);
    if (word.quoted || (!form && word.lower !== "geworden")) continue;
    const found = before(sentence, index, tables) ?? (form ? behind(sentence, index, tables) : undefined);
    if (found !== undefined) yield [index, found];
  }
}

/** The participle right before the verb, or with helping verbs between. */
function before(sentence, index, tables) {
  let at = index - 1;
  while (at >= 0 && index - at <= 3 && tables.helpersSet.has(sentence[at].lower) && joined(sentence[at], tables)) at--;
  return at >= 0 && joined(sentence[at], tables) && isParticiple(sentence[at].lower, tables) ? at : undefined;
}

/** The participle behind the verb, in the same clause; what stands between brackets is passed over. */
function behind(sentence, index, tables) {
  let aside = false;
  for (let at = index + 1; at < sentence.length; at++) {
    const [previous, word] = [sentence[at - 1], sentence[at].lower];
    aside = (aside || previous.after.includes("(")) && !previous.after.includes(")");
    if (aside) continue;
    if (!joined(previous, tables) || (tables.clauseSet.has(word) && !points(sentence, at, index, tables))) return undefined;
    if (isParticiple(word, tables) && closes(sentence, at, tables)) return at;
  }
  return undefined;
}

/** Does `dat` or `die` point at something, in the same clause? */
const points = (sentence, at, verb, tables) => tables.pointingSet.has(sentence[at].lower) && (at === verb + 1 || tables.prepositionsSet.has(sentence[at - 1].lower));

const joined = (word, tables) => ![...tables.clause_signs].some((sign) => word.after.includes(sign));

/** Is this no adjective with its noun behind it, nor a participle of another verb? */
function closes(sentence, at, tables) {
  if (at + 1 === sentence.length || !NO_SIGN.test(sentence[at].after)) return true;
  const next = sentence[at + 1].lower;
  if (tables.perfectSet.has(next)) return false;
  if (tables.followersSet.has(next)) return true;
  return !sentence[at].lower.endsWith("en") && !sentence.slice(Math.max(0, at - 3), at).some((word) => tables.indefiniteSet.has(word.lower));
}

function isParticiple(word, tables) {
  if (tables.no_participleSet.has(word)) return false;
  if (tables.unprefixedSet.has(word)) return true;
  const match = tables.ge.exec(word);
  if (match && tables.strongSet.has(match[1])) return true;
  return tables.weak.test(word) && !tables.none.test(word);
}

// Tables.

/** The tables of the guide in the forms in which they are asked; made once. */
function tablesOf(given) {
  if (!made.has(given)) made.set(given, prepared(given));
  return made.get(given);
}

function prepared(given) {
  const sets = Object.fromEntries(Object.entries(given).filter(([, value]) => Array.isArray(value)).map(([name, value]) => [`${name}Set`, new Set(value)]));
  const phrases = new Map();
  // A long phrase before the short one that it begins with.
  for (const phrase of Object.keys(given.official).map((one) => one.split(" ")).sort((a, b) => b.length - a.length)) phrases.set(phrase[0], [...(phrases.get(phrase[0]) ?? []), phrase]);
  const separable = given.separable.join("|");
  return {
    ...given, ...sets, phrases,
    ge: new RegExp(`^(?:${separable})?(?:ge|${given.fixed.join("|")})(.+)$`, "u"),
    weak: new RegExp(`^(?:${separable})?(?:ge.{2,}[dt]|(?:${given.fixed.join("|")}).+(?:${given.fixed_endings.join("|")}))$`, "u"),
    none: new RegExp(`^(?:(?:${given.no_participle_start.join("|")}).*|.+(?:${given.no_participle_end.join("|")}))$`, "u"),
  };
}
