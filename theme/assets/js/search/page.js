// The page with all results: the address carries the question and the choices, so that it can be kept and shared.

import { Asking } from "./asking.js";
import { KINDS, element, hit, remarks, spellingsOf } from "./hits.js";

const [AT_ONCE, FIRST, PAUSE, LONGEST] = [20, 1, 250, 200];
const FILTERS = ["soort", "thema", "plaats"];

export function setUp(form, root, index) {
  const page = document.querySelector("[data-answers]");
  const [status, notes, list, more, nothing, instead] = ["status", "notes", "list", "more", "nothing", "instead"].map((name) => page.querySelector(`[data-${name}]`));
  const input = form.elements.q;
  const filters = form.querySelector("details");
  const selects = new Map(FILTERS.map((name) => [name, form.elements[name]]));
  for (const select of selects.values()) select.disabled = false;
  const engine = new Asking(index);
  const site = document.title.split(" – ").at(-1);
  // While a reader types, each question takes the place of the one before in the history.
  let typing = false;
  let shown = location.search;
  let turn = 0;
  let last = [];
  let timer;

  const address = () => {
    const query = new URLSearchParams();
    if (input.value.trim()) query.set("q", input.value.trim());
    for (const [name, select] of selects) if (select.value) query.set(name, select.value);
    return `${location.pathname}${query.size ? `?${query}` : ""}`;
  };

  /** Put what the address says into the form; returns what it says that cannot be understood. */
  const read = () => {
    const query = new URLSearchParams(location.search);
    const strange = [...query.keys()].filter((key) => key !== "q" && !FILTERS.includes(key)).map((key) => `‘${key.slice(0, 40)}’`);
    const question = query.get("q") ?? "";
    input.value = question.slice(0, LONGEST);
    for (const [name, select] of selects) {
      const value = query.get(name) ?? "";
      if (value && ![...select.options].some((option) => option.value === value)) select.append(new Option(value.slice(0, 60), value.slice(0, 60)));
      select.value = value.slice(0, 60);
    }
    if ([...selects.values()].some((select) => select.value)) filters.open = true;
    return [
      question.length > LONGEST ? `De vraag is erg lang. We gebruiken de eerste ${LONGEST} tekens.` : "",
      strange.length ? `Dit in het adres kennen we niet: ${strange.slice(0, 3).join(", ")}. Dat gebruiken we niet.` : "",
    ].filter(Boolean);
  };

  const clear = (words) => {
    status.textContent = words;
    notes.replaceChildren();
    list.replaceChildren();
    more.hidden = nothing.hidden = true;
  };

  /** The choices with how many of the hits have them, given the other choices; the hits that are left, and the choices that do not exist. */
  async function choose(hits) {
    const sets = await engine.choices();
    const values = new Map(FILTERS.map((name) => [name, name === "soort" ? Object.keys(KINDS) : [...(sets.get(name)?.keys() ?? [])]]));
    // Whoever types an address does not mind capitals.
    for (const [name, select] of selects) {
      const meant = values.get(name).find((value) => value.toLowerCase() === select.value.toLowerCase());
      if (meant && meant !== select.value) {
        select.append(new Option(meant, meant));
        select.value = meant;
      }
    }
    const unknown = FILTERS.filter((name) => selects.get(name).value && !values.get(name).includes(selects.get(name).value)).map((name) => {
      const { value } = selects.get(name);
      selects.get(name).value = "";
      return `‘${value}’`;
    });
    const chosen = new Map(FILTERS.map((name) => [name, selects.get(name).value]));
    const has = (name, value, { id, kind }) => (name === "soort" ? kind === value : sets.get(name).get(value).has(id));
    const fits = (hit, except) => FILTERS.every((name) => name === except || !chosen.get(name) || has(name, chosen.get(name), hit));
    for (const [name, select] of selects) {
      const others = hits.filter((hit) => fits(hit, name));
      const counts = values.get(name).map((value) => [value, others.filter((hit) => has(name, value, hit)).length]).filter(([value, count]) => count || value === chosen.get(name));
      const order = name === "soort" ? ([, a], [, b]) => b - a : ([a], [b]) => a.localeCompare(b, "nl");
      select.replaceChildren(new Option(`Alles (${others.length})`, ""), ...counts.sort(order).map(([value, count]) => new Option(`${name === "soort" ? KINDS[value] : value} (${count})`, value)));
      select.value = chosen.get(name);
    }
    return { shown: hits.filter((hit) => fits(hit)), unknown };
  }

  async function draw(hits, words, mine, from = 0) {
    const spellings = spellingsOf(words);
    const entry = async ({ kind, data }) => hit({ kind, page: await data(), spellings }, root);
    // The best one first: the others are fetched when it is there.
    for (const some of [hits.slice(from, from + FIRST), hits.slice(from + FIRST, from + AT_ONCE)]) {
      const entries = await Promise.all(some.map(entry));
      if (mine !== turn) return;
      list.append(...entries);
    }
    const left = hits.length - from - AT_ONCE;
    more.hidden = left <= 0;
    more.textContent = left === 1 ? "Toon nog 1 resultaat" : `Toon nog ${Math.min(left, AT_ONCE)} resultaten`;
    more.onclick = async () => {
      const before = list.lastElementChild;
      await draw(hits, words, turn, from + AT_ONCE);
      before.nextElementSibling?.querySelector("a").focus();
    };
  }

  /** The choices leave nothing: without them there is something. */
  function offerAll() {
    const button = element("button", "button button--quiet", "Wis de keuze");
    button.type = "button";
    button.addEventListener("click", () => {
      for (const select of selects.values()) select.value = "";
      go(true);
      input.focus();
    });
    notes.append(button);
  }

  async function explain(words, mine) {
    const found = await engine.instead(words);
    if (mine !== turn) return;
    instead.replaceChildren(...found.map((word) => {
      const link = element("a", "", word);
      link.href = `?${new URLSearchParams({ q: word })}`;
      return element("li", "", link);
    }));
    instead.parentElement.hidden = !found.length;
    nothing.hidden = false;
  }

  async function ask(strange = []) {
    turn += 1;
    const mine = turn;
    const question = input.value.trim();
    if (!question) {
      clear("Typ hierboven wat u zoekt.");
      page.removeAttribute("aria-busy");
      document.title = `Zoeken – ${site}`;
      notes.replaceChildren(...strange.map((words) => element("p", "", words)));
      return;
    }
    status.textContent = "Bezig met zoeken.";
    page.setAttribute("aria-busy", "true");
    try {
      const { hits, words } = await engine.search(question);
      if (mine !== turn) return;
      // Most readers do not filter: what they see first does not wait for it.
      const filtering = [...selects.values()].some(({ value }) => value);
      let { shown, unknown } = filtering ? await choose(hits) : { shown: hits, unknown: [] };
      if (mine !== turn) return;
      const many = shown.length === 1 ? "1 resultaat" : `${shown.length} resultaten`;
      const without = hits.length ? ` Zonder deze keuze ${hits.length === 1 ? "is er 1 resultaat" : `zijn er ${hits.length} resultaten`}.` : "";
      clear(shown.length ? `${many} voor ‘${question}’.` : `Niets gevonden voor ‘${question}’.${without}`);
      const left = unknown.length ? [`Deze keuze kennen we niet: ${unknown.join(", ")}. Die gebruiken we niet.`] : [];
      notes.replaceChildren(...[...strange, ...left, ...remarks(words)].map((line) => element("p", "", line)));
      document.title = `${question.slice(0, 60)}: ${many} – ${site}`;
      if (shown.length) await draw(shown, words, mine);
      else if (hits.length) offerAll();
      else await explain(words, mine);
      if (mine !== turn) return;
      last = hits;
      filters.hidden = !hits.length;
      if (!filtering && filters.open) await choose(hits);
    } catch {
      if (mine === turn) clear("Zoeken lukt nu niet. Gebruik de lijst van A tot Z.");
    } finally {
      if (mine === turn) page.removeAttribute("aria-busy");
    }
  }

  const go = (push) => {
    clearTimeout(timer);
    if (address() !== location.pathname + location.search) history[push ? "pushState" : "replaceState"](null, "", address());
    shown = location.search;
    ask();
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); typing = false; go(true); });
  filters.addEventListener("toggle", () => { if (filters.open && !page.hasAttribute("aria-busy")) choose(last).catch(() => {}); });
  input.addEventListener("focus", () => engine.start().catch(() => {}), { once: true });
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { go(!typing); typing = true; }, PAUSE); });
  input.addEventListener("blur", () => { typing = false; });
  for (const select of selects.values()) select.addEventListener("change", () => go(true));
  // A link within the page changes the history too.
  addEventListener("popstate", () => {
    if (location.search === shown) return;
    shown = location.search;
    typing = false;
    ask(read());
  });
  if (location.search) ask(read());
  else if (input.value) go(false);
}
