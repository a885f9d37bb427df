// The engine as the boxes see it. It works in a worker, so that no page needs to allow WebAssembly.

import { ownScript } from "../trusted.js";

const WORKER = new URL("../../worker/search.js", import.meta.url);

/** The search over one index: asks and waits, as if the engine were here. `base` is the address of the index. */
export class Asking {
  #base;
  #worker;
  #waiting = new Map();
  #turn = 0;

  constructor(base) {
    this.#base = base;
  }

  #ask(what, about) {
    return new Promise((resolve, reject) => {
      this.#worker ??= this.#begin();
      this.#turn += 1;
      this.#waiting.set(this.#turn, { resolve, reject });
      this.#worker.postMessage({ turn: this.#turn, what, about });
    });
  }

  #begin() {
    const worker = new Worker(ownScript(WORKER.href), { type: "module", name: new URL(this.#base, location.href).href });
    worker.addEventListener("message", ({ data: { turn, answer, fault } }) => {
      const { resolve, reject } = this.#waiting.get(turn);
      this.#waiting.delete(turn);
      if (fault === undefined) resolve(answer);
      else reject(new Error(fault));
    });
    // It could not be fetched: who asks again gets a new one.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      worker.terminate();
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(new Error("no worker"));
      this.#waiting.clear();
    });
    return worker;
  }

  /** Fetch what every question needs. Rejects when that fails. */
  start() {
    return this.#ask("start");
  }

  /** What `Engine.search` gives; `data` fetches what a hit shows of its page. */
  async search(question) {
    const { hits, words } = await this.#ask("search", question);
    return { hits: hits.map((hit) => ({ ...hit, data: () => this.#ask("page", hit.id) })), words };
  }

  choices() {
    return this.#ask("choices");
  }

  instead(words) {
    return this.#ask("instead", words);
  }
}
