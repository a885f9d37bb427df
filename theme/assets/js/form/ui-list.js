// Lists of records: add, take away (and put back), move up and down. The focus stays where the writer is.

import { button, keyOf, make, say, sign, uid } from "./ui-dom.js";
import { body } from "./ui-parts.js";
import { slug } from "./nearest.js";
import { isQuantity } from "./ui-schema.js";

/** What one entry is called, by the name of its record; with "een" or "de" before it. */
const WORDS = {
  CaseParty: ["partij", "Nog een partij"], Named: ["partij", "Partij erbij"], FinancingLine: ["bedrag", "Bedrag of betaling erbij"], Rate: ["waardering", "Waardering erbij"],
  Figure: ["cijfer", "Cijfer erbij"], Learning: ["leerpunt", "Leerpunt erbij"], FollowUp: ["stap", "Vervolg erbij"], Related: ["verwant voorbeeld", "Verwant voorbeeld erbij"],
  Phase: ["fase", "Fase erbij"], SourceRef: ["vindplaats", "Vindplaats erbij"], CaseSource: ["bron", "Bron erbij"], Note: ["noot", "Noot erbij"], Change: ["wijziging", "Wijziging erbij"],
  Party: ["partij", "Nieuwe partij"], Place: ["plaats", "Nieuwe plaats"], Source: ["bron", "Nieuwe bron"], Listing: ["lijst", "Lijst erbij"],
};
const SMALL = new Set(["SourceRef", "Named", "CaseSource", "Change", "Listing"]);
const MADE = { lines: "what", rates: "what", figures: "what", learnings: "title" };
const WORDS_OF_AN_ID = 6;

/** The entries of a list, with the buttons to change it. Entries with much in them are folded, and drawn when they are opened. */
export function records(form, described, path) {
  const { item } = described;
  const [word, more] = WORDS[item.name] ?? ["regel", "Regel erbij"];
  const small = SMALL.has(item.name);
  const list = make("ol", { className: small ? "regels regels--klein" : "regels" });
  const entries = () => (Array.isArray(form.state.get(path)) ? form.state.get(path) : []);
  const [helpId, faultId] = [uid("uitleg"), uid("melding")];
  const add = button(more, addOne, "button button--quiet regels__erbij");
  const node = make("fieldset", { className: small ? "lijst lijst--klein" : "lijst", "aria-describedby": described.help ? `${helpId} ${faultId}` : faultId },
    make("legend", { className: small ? "veld__naam" : "lijst__naam" }, described.label, described.required && [" ", make("span", { className: "veld__nodig", textContent: "verplicht" })]),
    described.help && make("p", { id: helpId, className: "veld__uitleg", textContent: described.help }), make("div", { id: faultId, className: "veld__meldingen" }), list, add);
  node.dataset.path = keyOf(path);
  node.drawAgain = draw;

  function addOne() {
    const entry = item.name === "SourceRef" || item.name === "CaseSource" ? form.sources.fresh() : {};
    form.state.set(path, [...entries(), entry]);
    form.opened.add(entries().at(-1));
    draw();
    focusIn(list.lastElementChild);
    say(`${word} ${entries().length} toegevoegd.`);
  }

  function move(index, to) {
    const now = [...entries()];
    now.splice(to, 0, ...now.splice(index, 1));
    form.state.moveComments(path, (at) => now.indexOf(entries()[at]));
    form.state.set(path, now);
    form.moved(path);
    draw();
    // The same button again, so that one can go on; at the end of the list the other one.
    const usable = [...list.children[to].querySelectorAll(":scope > .regel__knoppen [data-do]:not([disabled])")];
    (usable.find((one) => one.dataset.do === (to < index ? "op" : "neer")) ?? usable[0])?.focus();
    say(`${word} staat nu op plaats ${to + 1} van ${entries().length}.`);
  }

  function drop(index) {
    const [gone] = entries().slice(index, index + 1);
    const rest = entries().filter((_, number) => number !== index);
    const { comments } = form.state;
    form.state.moveComments(path, (at) => rest.indexOf(entries()[at]));
    form.state.set(path, rest.length ? rest : undefined);
    const fresh = path[0] === "new" ? [] : form.choices.dropAll(gone);
    if (fresh.length) form.redrawNew();
    form.moved(path);
    draw();
    const back = button("Zet terug", () => {
      const now = [...entries()];
      now.splice(index, 0, gone);
      form.choices.putBack(fresh);
      form.state.comments = comments;
      form.state.set(path, now);
      if (fresh.length) form.redrawNew();
      form.moved(path);
      draw();
      focusIn(list.children[index]);
      say(`${word} teruggezet.`);
    }, "tekstknop");
    list.insertBefore(make("li", { className: "regel regel--weg" }, make("span", { textContent: `${titleOf(form, gone, item) || word} is weggehaald. ` }), back), list.children[index] ?? null);
    back.focus();
    say(`${word} weggehaald.`);
  }

  function draw() {
    list.replaceChildren(...entries().map((entry, index) => row(entry, index)));
    form.messages?.paintAll(node);
  }

  function row(entry, index) {
    const here = [...path, index];
    const last = entries().length - 1;
    const name = (act) => `${act}: ${word} ${index + 1}${titleOf(form, entry, item) ? `, ${titleOf(form, entry, item)}` : ""}`;
    const buttons = make("p", { className: "regel__knoppen" },
      last > 0 && button("Omhoog", () => move(index, index - 1), "tekstknop", { disabled: index === 0, "data-do": "op", ariaLabel: name("Omhoog") }),
      last > 0 && button("Omlaag", () => move(index, index + 1), "tekstknop", { disabled: index === last, "data-do": "neer", ariaLabel: name("Omlaag") }),
      button("Weghalen", () => drop(index), "tekstknop tekstknop--weg", { ariaLabel: name("Weghalen") }));
    if (small) return make("li", { className: "regel regel--klein" }, body(form, item, here), buttons);
    const title = make("span", { className: "regel__titel" });
    const name2 = () => { title.textContent = titleOf(form, form.state.get(here) ?? {}, item) || `${word.slice(0, 1).toUpperCase()}${word.slice(1)} ${index + 1}`; };
    const badge = make("span", { className: "regel__fouten" });
    const inner = make("div", { className: "regel__in" });
    // What is said of the entry as a whole stands here, unless a field of it stands for the whole.
    const own = !isQuantity(item) && !item["x-regels"]?.some((rule) => rule.startsWith("one_"));
    if (own) inner.dataset.path = keyOf(here);
    const details = make("details", { className: "regel__vouw", open: form.opened.has(entry) }, make("summary", {}, title, " ", badge), inner);
    const fill = () => {
      if (inner.firstChild) return;
      inner.append(...[own && make("div", { className: "veld__meldingen" }), body(form, item, here)].filter(Boolean));
      form.messages?.paintAll(inner);
    };
    details.reveal = () => {
      details.open = true;
      fill();
    };
    details.addEventListener("toggle", () => {
      if (details.open) {
        form.opened.add(entry);
        fill();
      } else form.opened.delete(entry);
    });
    if (details.open) fill();
    name2();
    inner.addEventListener("input", name2);
    inner.addEventListener("change", () => {
      giveId(form, path, index);
      name2();
    });
    const li = make("li", { className: "regel" }, details, buttons);
    li.dataset.entry = keyOf(here);
    return li;
  }

  draw();
  return node;
}

function focusIn(node) {
  node?.querySelector("details")?.reveal?.();
  node?.querySelector("input:not([type=hidden]), textarea, select")?.focus();
}

/** What an entry is called: the first words that stand in it. */
export function titleOf(form, entry, item) {
  if (!entry || typeof entry !== "object") return "";
  const keys = ["what", "title", "name", "date"].filter((key) => key in (item.properties ?? {}));
  const named = keys.map((key) => entry[key]).find((value) => typeof value === "string" && value);
  const ref = Object.entries(item.properties ?? {}).find(([key, node]) => entry[key] && node["x-verwijst"]);
  const text = named ?? (ref ? form.choices.nameOf(ref[1]["x-verwijst"], entry[ref[0]]) : typeof entry.text === "string" ? entry.text : "");
  return String(text).length > 80 ? `${String(text).slice(0, 80)}…` : String(text);
}

/** An entry that has none gets an id of its own from its words; it follows them until the entry has been in a file. */
function giveId(form, path, index) {
  const field = MADE[path.at(-1)];
  const entry = form.state.get([...path, index]);
  if (!field || !entry?.[field] || (entry.id && !form.made.has(entry))) return;
  const taken = new Set(["lines", "rates"].map((key) => ["financing", key]).concat([["results", "figures"], ["learnings"]]).flatMap((one) => form.state.get(one) ?? []).filter((other) => other !== entry).map((other) => other?.id));
  const stem = slug(String(entry[field])).split("-").slice(0, WORDS_OF_AN_ID).join("-");
  if (!stem) return;
  let id = stem;
  for (let number = 2; taken.has(id); number++) id = `${stem}-${number}`;
  form.made.add(entry);
  if (entry.id !== id) form.state.set([...path, index, "id"], id);
  form.refreshInput([...path, index, "id"], id);
}
