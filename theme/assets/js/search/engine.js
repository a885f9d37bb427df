// Turns a question into pages, best first. Pagefind finds the pages of one word; here the words of a question are weighed together.
// Of a page is known in which of its fields a word stands (title, other names, …) before anything of the page itself is fetched.

import { LIGHT, SHORTEST, Vocabulary, otherNumber, wanted, whole } from "./words.js";

// How much a word counts that is written as the reader wrote it, joined with its neighbour, as half of a compound, or with a typing error mended.
const HOW = { word: 1, joined: 0.9, part: 0.45, typo: 0.8 };
// How much it counts in which field it is found. What is only shown counts nothing.
const FIELD = { title: 6, naam: 5, zoekwoord: 3.6, kern: 3, naamdeel: 2, thema: 1, waar: 2, tekstdeel: 0.5, synoniem: 0.6 };
// What a page is named by: half of a compound that stands there is more than half of a chance.
const NAMES = new Set(["title", "naam", "zoekwoord", "kern", "naamdeel"]);
// Cases are what readers look for most.
const KIND = { casussen: 2, begrippen: 1, themas: 0.65, groepen: 0.9, leeslijsten: 0.7, indicatoren: 1.2, leernetwerken: 0.85, partijen: 0.75, plaatsen: 0.8, bronnen: 0.6, pagina: 0.6 };
// How many other words are suggested.
const MOST_INSTEAD = 5;
const TUNING = { text: 1, power: 0.6, others: 0.3, coverage: 1.2, unknown: 1.15, light: 0.5, whole: 2, kind: 1.6 };
// How much of what a question asks a page must have: this share of the weight of its words, or at least two words and half of them.
const LEAST = { share: 0.5, words: 2 };
// Of how many words the pages are remembered: of a guide of 5,000 pages, those of a common word take a megabyte.
const MOST_KEPT = 40;
// On fewer pages than this a word is rare.
const FEW = 4;
// What a reader wants to see who uses these words.
const KIND_ASKED = { indicatoren: /^(cijfers?|statistieken?|percentages?|aantal(len)?|metingen?)$/, begrippen: /^(betekenis|definitie|uitleg|begrip)$/ };
// How sure it is that half of a compound, or a word that looks like it, is what was meant.
const SURE = { word: 1, joined: 1, typo: 0.9, part: 0.4, nameless: 0.05 };

/** The names that Pagefind gave to pages, out of a row of them. */
const idsOf = (names) => names.split(" ").map((name) => `nl_${name}`);

/** The search over one index. `base` is its address. */
export class Engine {
  #base;
  #pagefind;
  #size = 0;
  #kinds = new Map();
  #mostly = "pagina";
  #words;
  #found = new Map();
  #choices;
  #seen = new Map();

  constructor(base) {
    this.#base = base;
    this.#words = new Vocabulary(async (name) => {
      const answer = await fetch(new URL(`woorden/${name}`, base));
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    });
  }

  /** Fetch what every question needs. Rejects when that fails. */
  async start() {
    this.#pagefind ??= this.#load().catch((fault) => {
      this.#pagefind = undefined;
      throw fault;
    });
    return this.#pagefind;
  }

  async #load() {
    const [{ createInstance }, kinds, entry] = await Promise.all([import(new URL("pagefind.js", this.#base)), this.#json("woorden/soorten.json"), this.#json("pagefind-entry.json")]);
    for (const [kind, names] of Object.entries(kinds)) {
      if (names) for (const id of idsOf(names)) this.#kinds.set(id, kind);
      else this.#mostly = kind;
    }
    this.#size = entry.languages.nl.page_count;
    const pagefind = createInstance({ basePath: this.#base.href, noWorker: true, ranking: { pageLength: 0.3, termFrequency: 0.6, termSaturation: 1.2 } });
    await pagefind.init("nl");
    return pagefind;
  }

  async #json(name) {
    return (await fetch(new URL(name, this.#base))).json();
  }

  /** What equals this and was seen before, so that thousands of pages share a few lists of fields. */
  #same(value, key = value) {
    if (!this.#seen.has(key)) this.#seen.set(key, value);
    return this.#seen.get(key);
  }

  /** What a hit shows of a page: {url, meta, content}. */
  async page(id) {
    const answer = await fetch(new URL(`fragment/${id}.pf_fragment`, this.#base));
    if (!answer.ok) throw new Error(String(answer.status));
    const data = await answer.blob();
    // Some hosts undo the compression on the way.
    const [first, second] = new Uint8Array(await data.slice(0, 2).arrayBuffer());
    const plain = first === 0x1f && second === 0x8b ? data.stream().pipeThrough(new DecompressionStream("gzip")) : data;
    const text = await new Response(plain).text();
    return JSON.parse(text.slice(text.indexOf("{")));
  }

  /** Every page with this word: [{id, score, fields}]. Pagefind's own results also hold every place of the word on every page: those are let go. */
  #pages(word) {
    if (!this.#found.has(word)) {
      const ask = async () => {
        const pagefind = await this.#pagefind;
        const { results } = await pagefind.search(word);
        // A short word is a name or an abbreviation: the beginning of a longer one is not meant.
        const exact = word.length < SHORTEST ? new Set((await pagefind.search(`"${word}"`)).results.map(({ id }) => id)) : undefined;
        return results.filter(({ id }) => exact?.has(id) ?? true).map(({ id, score, matchedMetaFields = [] }) => ({ id: this.#same(id), score, fields: this.#same(matchedMetaFields, matchedMetaFields.join()) }));
      };
      // What failed is asked for again; and of long use not all is kept.
      if (this.#found.size >= MOST_KEPT) this.#found.delete(this.#found.keys().next().value);
      this.#found.set(word, ask().catch((fault) => {
        this.#found.delete(word);
        throw fault;
      }));
    }
    return this.#found.get(word);
  }

  /** For each word of a question: is it known, and which spellings to look for, each with how it was found. */
  async #spellings(question) {
    return Promise.all(wanted(question).map(async ({ word, before, after }) => {
      const found = new Map();
      // Short words and words with figures are not in the list of words.
      const known = word.length < SHORTEST || /\d/.test(word) || await this.#words.knows(word);
      if (known) found.set(word, "word");
      // Pagefind's stemmer does not bring these together.
      if (word.length >= SHORTEST) for (const form of otherNumber(word)) if (await this.#words.has(form)) found.set(form, "word");
      for (const joined of before || after ? [before + word, word + after] : []) {
        if (joined !== word && joined.length < 40 && await this.#words.has(joined)) found.set(joined, "joined");
      }
      // First a slip of one letter, then a compound, then two wrong letters in a long word.
      if (!found.size) for (const near of await this.#words.near(word, 1)) found.set(near, "typo");
      // A compound that hardly any page has is asked for by its halves too.
      const rare = !found.size || (known && word.length >= SHORTEST && (await this.#pages(word)).length < FEW);
      for (const part of rare ? await this.#words.parts(word) : []) if (!found.has(part)) found.set(part, "part");
      if (!found.size) for (const near of await this.#words.near(word, 2)) found.set(near, "typo");
      return { word, known, spellings: [...found].map(([spelling, how]) => ({ spelling, how })) };
    }));
  }

  /** The pages that answer a question, best first, as [{id, kind, first, value, data}], and what the words of the question were taken for: [{word, known, spellings, found}]. */
  async search(question) {
    await this.start();
    const words = await this.#spellings(question);
    const pages = new Map();
    let weights = 0;
    for (const asked of words) {
      const { word, spellings } = asked;
      const heavy = LIGHT.has(word) ? TUNING.light : 1;
      const { weight: full, found } = await this.#weigh(spellings);
      asked.found = found.size > 0;
      const weight = full * heavy;
      weights += weight;
      for (const [page, { value, sure }] of found) {
        const sum = pages.get(page.id) ?? { page, value: 0, share: 0, words: 0 };
        pages.set(page.id, { page, value: sum.value + value * heavy, share: sum.share + weight * sure, words: sum.words + 1 });
      }
    }
    const isAsked = (kind) => words.some(({ word }) => KIND_ASKED[kind]?.test(word));
    // Who types just the name of something wants that first; of a place also what is there.
    const [named, there] = await this.#called(question);
    const hits = [];
    for (const [id, { page, value, share, words: matched }] of pages) {
      const part = share / weights;
      if (part < LEAST.share && (matched < LEAST.words || matched * 2 < words.length)) continue;
      const kind = this.#kinds.get(id) ?? this.#mostly;
      hits.push({ id, kind, first: there.has(id) + (there.has(id) && named.has(id)), value: value * part ** TUNING.coverage * (KIND[kind] ?? KIND.pagina) * (isAsked(kind) ? TUNING.kind : 1) * (named.has(id) ? TUNING.whole : 1), data: () => this.page(id) });
    }
    return { hits: hits.sort((a, b) => b.first - a.first || b.value - a.value || (a.id < b.id ? -1 : 1)), words };
  }

  /** The pages of which the question is just the name, and the pages of that place and of the cases in it, when it is the name of a place. */
  async #called(question) {
    const pages = await this.#pages(whole(question));
    return ["heel", "daar"].map((name) => new Set(pages.filter(({ fields }) => fields.includes(name)).map(({ id }) => id)));
  }

  /** What one word of a question is worth on each page that has it: the best of its spellings, or both halves of it together. */
  async #weigh(spellings) {
    const [whole, halves] = [new Map(), new Map()];
    const rarity = { whole: 0, halves: 0 };
    const count = spellings.filter(({ how }) => how === "part").length;
    for (const { spelling, how } of spellings) {
      const pages = await this.#pages(spelling);
      if (!pages.length) continue;
      const rare = this.#rarity(pages.length);
      const top = Math.max(...pages.map(({ score }) => score)) || 1;
      if (how === "part") rarity.halves += rare;
      else rarity.whole = Math.max(rarity.whole, rare);
      for (const page of pages) {
        const { fields } = page;
        const worth = fields.map((field) => FIELD[field] ?? 0).sort((a, b) => b - a);
        const value = HOW[how] * rare * (TUNING.text * (page.score / top) ** TUNING.power + (worth[0] ?? 0) + TUNING.others * worth.slice(1).reduce((sum, one) => sum + one, 0));
        if (how === "part") {
          const sure = fields.some((field) => NAMES.has(field)) ? SURE.part : SURE.nameless;
          const sum = halves.get(page.id) ?? { page, value: 0, sure: 0 };
          halves.set(page.id, { page, value: sum.value + value, sure: sum.sure + (2 * sure) / count });
        } else {
          const best = whole.get(page.id) ?? { page, value: 0, sure: 0 };
          whole.set(page.id, { page, value: Math.max(best.value, value), sure: Math.max(best.sure, SURE[how]) });
        }
      }
    }
    const found = new Map([...whole.values()].map(({ page, ...rest }) => [page, rest]));
    for (const [id, { page, ...half }] of halves) {
      const best = whole.get(id);
      if (best) found.set(best.page, { value: Math.max(best.value, half.value), sure: Math.max(best.sure, half.sure) });
      else found.set(page, half);
    }
    return { weight: rarity.whole || rarity.halves || TUNING.unknown * this.#rarity(1), found };
  }

  /** A word on few pages says more than a word on many. */
  #rarity(pages) {
    return Math.log(1 + this.#size / pages);
  }

  /** filter → value → the ids of the pages that have it, for the filters by theme and by place. Fetched when a reader wants to choose. */
  choices() {
    this.#choices ??= this.#json("woorden/keuzes.json").then((filters) => new Map(
      Object.entries(filters).map(([filter, values]) => [filter, new Map(Object.entries(values).map(([value, names]) => [value, new Set(idsOf(names))]))]),
    )).catch((fault) => {
      this.#choices = undefined;
      throw fault;
    });
    return this.#choices;
  }

  /** What could be asked instead of a question without an answer: words of the guide that look like it, and words of it that are found by themselves. */
  async instead(words) {
    const alike = new Set();
    for (const { word, known, spellings } of words) {
      if (known) alike.add(word);
      else if (spellings.length) for (const { spelling } of spellings) alike.add(spelling);
      else for (const near of [...await this.#words.near(word, 2), ...await this.#words.parts(word)]) alike.add(near);
    }
    const found = [];
    for (const word of alike) if ((await this.search(word)).hits.length) found.push(word);
    return found.slice(0, MOST_INSTEAD);
  }
}
