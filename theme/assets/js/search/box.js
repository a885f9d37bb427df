// The box in the header and on the home page: the best hits while one types. Enter leads to the page with all of them.

import { Asking } from "./asking.js";
import { hit, remarks, spellingsOf } from "./hits.js";

const [MOST, SHORTEST_QUESTION, PAUSE] = [6, 2, 150];

export function setUp(form, root, index) {
  const engine = new Asking(index);
  const [input, panel, count, list, all] = ["input", ".search__panel", ".search__count", ".search__hits", ".search__all a"].map((s) => form.querySelector(s));
  const links = () => [...panel.querySelectorAll("a")];
  const show = (open) => { panel.hidden = !open; };
  let asked = "";
  let timer;

  async function ask() {
    const question = input.value.trim();
    if (question === asked) { show(Boolean(asked)); return; }
    asked = question.length < SHORTEST_QUESTION ? "" : question;
    if (!asked) { show(false); return; }
    try {
      const { hits, words } = await engine.search(question);
      const pages = await Promise.all(hits.slice(0, MOST).map(async ({ kind, data }) => ({ kind, page: await data(), spellings: spellingsOf(words) })));
      if (question !== asked) return;
      const many = hits.length === 1 ? "1 resultaat" : hits.length > MOST ? `De eerste ${MOST} van ${hits.length} resultaten` : `${hits.length} resultaten`;
      count.textContent = [hits.length ? `${many}.` : `Niets gevonden voor ‘${question}’.`, ...remarks(words)].join(" ");
      list.replaceChildren(...pages.map((page) => hit(page, root, true)));
      all.textContent = hits.length > MOST ? `Alle ${hits.length} resultaten` : hits.length ? "Naar de zoekpagina" : "Zoek verder";
      const address = new URL("zoeken/", root);
      address.searchParams.set("q", question);
      all.href = address;
    } catch {
      if (question !== asked) return;
      asked = "";
      count.textContent = "Zoeken lukt nu niet. Gebruik de lijst van A tot Z.";
      list.replaceChildren();
      all.textContent = "Alles van A tot Z";
      all.href = new URL("a-z/", root);
    }
    show(form.contains(document.activeElement));
  }

  engine.start().catch(() => {});
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
  input.addEventListener("focus", () => { if (asked) show(true); });
  form.addEventListener("keydown", (event) => {
    const stops = links();
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Escape" && !panel.hidden) { event.preventDefault(); input.focus(); show(false); }
    else if (event.key === "ArrowDown" && !panel.hidden && stops.length) { event.preventDefault(); stops[Math.min(at + 1, stops.length - 1)].focus(); }
    else if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (stops[at - 1] ?? input).focus(); }
  });
  document.addEventListener("pointerdown", ({ target }) => { if (!form.contains(target)) show(false); });
  form.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !form.contains(relatedTarget)) show(false); });
  if (input.value) ask();
}
