// Dutch words of a question: without accents and stop words, with typing errors mended and compounds taken apart.
// The words of the guide come in files by first letter (see generator/search/index.py); only those that a question needs are fetched.

const LONGEST_QUESTION = 200;
const MOST_WORDS = 12;
export const SHORTEST = 4;
const [SHORTEST_PART, SHORTEST_COMPOUND] = [4, 8];

// Words that say nothing about what is wanted.
const STOP = new Set(`de het een en of van voor in op met bij door naar om te aan uit over tot als dan er die dat is zijn was waren wordt worden werd
  wat wie waar hoe waarom wanneer welk welke dit deze ik je jij u we wij ze zij ons onze hun uw mijn zich niet geen ook nog wel maar al zo kan kun kunt kunnen moet moeten
  hoeveel waarover kreeg kregen had hadden gaf gaven deed deden bestaat bestaan
  mag mogen wil willen heb heeft hebben doe doet doen krijg krijgt krijgen ga gaat gaan word maak maken iets iemand niemand alle alles veel meer zonder tegen onder tussen via per hier daar`.split(/\s+/));

// Words that say little: they help to choose between pages, but a page need not have them.
export const LIGHT = new Set(`creeren opzetten starten beginnen begin organiseren regelen realiseren ontwikkelen inzetten aanbieden bieden geven helpen hulp gebruiken gebruik krijgen zetten nemen komen
  vinden zoeken zien weten laten houden staan zitten werken aanpak aanpakken project projecten voorbeeld voorbeelden ervaring ervaringen informatie aanvragen nieuw nieuwe goed goede beter betere slecht slechte extra eigen
  samen mensen iedereen gemeente gemeenten wijk wijken buurt buurten straat stad bewoner bewoners nederland jaar plan idee thema cijfer cijfers statistiek statistieken percentage aantal aantallen meting metingen betekenis definitie uitleg begrip`.split(/\s+/));

/** The word in lower case without accents and without marks: `Coöperatie’s` is `cooperaties`. */
export const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();

/** All words of a text, folded. */
export const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** The words of a question that matter, in order, each once; all of them when none would be left. Each comes with its neighbours in the question. */
export function wanted(question) {
  const all = wordsOf(question.slice(0, LONGEST_QUESTION));
  const kept = all.map((word, at) => ({ word, before: all[at - 1] ?? "", after: all[at + 1] ?? "" })).filter(({ word }, at) => all.indexOf(word) === at);
  const telling = kept.filter(({ word }) => !STOP.has(word));
  return (telling.length ? telling : kept).slice(0, MOST_WORDS);
}

/** The beginning that a word shares with its plural and other forms: `gesprekken` is `gesprek`, `daklozen` is `dakloz`. */
export const stem = (word) => (word.length > 5 ? word.replace(/(?:([bdfgklmnprst])\1)?(?:en|e)$|s$/, "$1") : word);

/** The plural of a singular and the singular of a plural, where the stem is written otherwise: `paneel`, `panelen`; `bedrijf`, `bedrijven`. */
export function otherNumber(word) {
  const one = word.replace(/en$/, "");
  const voiced = { f: "v", s: "z" };
  const hard = { v: "f", z: "s" };
  const many = one.replace(/([aeou])\1([^aeiouy])$/, "$1$2").replace(/(?<=[aeiouy]j?)[fs]$/, (last) => voiced[last]);
  const single = word.endsWith("en") ? [one, one.replace(/(?<![aeiouy])([aeou])([^aeiouy])$/, "$1$1$2")].map((form) => form.replace(/[vz]$/, (last) => hard[last])) : [one];
  return [...new Set([`${many}en`, ...single])].filter((form) => form !== word && form.length > 3);
}

/** A question as one word, as the names of pages are indexed too (see `whole` in generator/search/words.py). */
export const whole = (question) => `${stem(wordsOf(question.slice(0, LONGEST_QUESTION)).join(""))}zqx`;

/** Words out of a file: each line is how many letters are those of the word before (in base 36), then the rest. */
export function lengthened(text) {
  let before = "";
  return text.split("\n").filter(Boolean).map((line) => (before = before.slice(0, parseInt(line[0], 36)) + line.slice(1)));
}

/** How many letters must be added, left out, changed or swapped to make `b` of `a`; `most + 1` when it is more than `most`. (Damerau, 1964, with neighbours swapped once.) */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, old] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = Number(a[i - 1] !== b[j - 1]);
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, old] = [old, row];
  }
  return Math.min(old[b.length], most + 1);
}

/** The words of the guide. `fetchText` gets the text of one of its files, or nothing when there is no such file. */
export class Vocabulary {
  #fetchText;
  #files = new Map();

  constructor(fetchText) {
    this.#fetchText = fetchText;
  }

  #file(name) {
    if (!this.#files.has(name)) {
      this.#files.set(name, this.#fetchText(`${name}.txt`).then(lengthened).catch((fault) => {
        this.#files.delete(name);
        throw fault;
      }));
    }
    return this.#files.get(name);
  }

  async #words(letter) {
    return /^[a-z]$/.test(letter) ? this.#file(letter) : [];
  }

  /** Is this a word of the guide, in this or another form, or the beginning of one? */
  async knows(word) {
    const start = stem(word);
    return (await this.#words(word[0])).some((known) => known.startsWith(word) || (known.startsWith(start) && stem(known) === start));
  }

  /** Is exactly this a word of the guide? */
  async has(word) {
    return (await this.#words(word[0])).includes(word);
  }

  /** The words of the guide that are at most `most` typing errors away, the nearest, at most three: one error in words of five letters or more, two in words of ten. */
  async near(word, most) {
    const allowed = Math.min(most, word.length > 9 ? 2 : word.length > 4 ? 1 : 0);
    if (!allowed) return [];
    // The first letter is seldom wrong; when it is swapped or doubled, the second one is the first.
    for (const letter of new Set([word[0], word[1]])) {
      const found = (await this.#words(letter)).map((known) => [distance(word, known, allowed), known]).filter(([steps]) => steps <= allowed);
      const least = Math.min(...found.map(([steps]) => steps));
      if (found.length) return found.filter(([steps]) => steps === least).slice(0, 3).map(([, known]) => known);
    }
    return [];
  }

  /** The two halves of a compound, each a known part or a word of the guide; nothing when there are none. The longest second half counts. */
  async parts(word) {
    if (word.length < SHORTEST_COMPOUND) return [];
    const delen = new Set(await this.#file("delen"));
    const is = async (part) => delen.has(part) || (part.length >= SHORTEST && await this.has(part));
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
      for (const link of ["", "s", "e", "en", "er"]) {
        const [first, second] = [word.slice(0, at - link.length), word.slice(at)];
        if (first.length < SHORTEST_PART || !word.slice(0, at).endsWith(link)) continue;
        // The second half is asked for last: its words may have to be fetched.
        if (await is(first) && await is(second)) return [first, second];
      }
    }
    return [];
  }
}
