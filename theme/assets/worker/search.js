// The search at work, beside the page: WebAssembly is allowed here and on no page. It answers what `js/search/asking.js` asks; the name of the worker is the address of the index.

import { Engine } from "../js/search/engine.js";

const engine = new Engine(new URL(self.name));

const ANSWERS = {
  start: async () => { await engine.start(); },
  search: async (question) => {
    const { hits, words } = await engine.search(question);
    return { hits: hits.map(({ data: _, ...hit }) => hit), words };
  },
  page: (id) => engine.page(id),
  choices: () => engine.choices(),
  instead: (words) => engine.instead(words),
};

addEventListener("message", async ({ data: { turn, what, about } }) => {
  try {
    postMessage({ turn, answer: await ANSWERS[what](about) });
  } catch (fault) {
    postMessage({ turn, fault: String(fault) });
  }
});
