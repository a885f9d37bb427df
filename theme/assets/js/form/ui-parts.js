// Records within a case: which of their fields come first, quantities as one group, and parties that have an id or only a name.

import { combobox } from "./ui-combobox.js";
import { keyOf, make, uid } from "./ui-dom.js";
import { draw, field, newNote, newOnes } from "./ui-fields.js";
import { isQuantity } from "./ui-schema.js";

/** The fields that most writers need, by the name of the record, in the order in which they are asked. The others stand under "Meer". */
const FIRST = {
  CaseParty: ["party", "role", "note"],
  Named: ["party"],
  FinancingLine: ["what", "amount", "nature", "per", "payers", "form", "certainty", "date", "source"],
  Rate: ["what", "step", "worth", "source"],
  Figure: ["what", "quantity", "kind", "headline", "source"],
  Learning: ["title", "text", "about", "kind", "source"],
  FollowUp: ["date", "text", "source"],
  Related: ["case", "relation", "why"],
  Phase: ["what", "period", "when", "status"],
  SourceRef: ["document", "section", "page", "quote"],
  CaseSource: ["document", "section", "pages"],
  Period: ["start", "end"],
  Knowledge: ["kind", "why"],
  Party: ["name", "type", "places"],
  Place: ["name", "type", "part_of"],
  Source: ["title", "publisher", "date", "type", "url"],
};
/** What is asked of a source that is what the writer saw; the rest is filled in already. */
const OWN = {
  publisher: { label: "Wie vertelt dit?", help: "Uw rol of uw organisatie, niet uw naam.", examples: ["een bewoner van de wijk"] },
  date: { label: "Van wanneer is wat u vertelt?", help: "Een jaar, maand of dag.", examples: ["2019-05"] },
};
/** A thing of the register, or only a name: one box for the two fields. */
const NAMED = { one_party: ["party", "name"], one_case: ["case", "name"] };
const ONE_QUANTITY = ["value", "from", "to", "words", "bound", "unit", "date", "when"];

/** What the list around it is about: never folded, though a source need not say it. */
const ASKED = new Set(["amount"]);

/** A record in a frame of its own; one that a case can do without is folded while it is empty. */
export function part(form, described, path) {
  const { item, label, required } = described;
  const faultId = uid("melding");
  const draws = () => [described.help && make("p", { className: "veld__uitleg", textContent: described.help }), make("div", { id: faultId, className: "veld__meldingen" }), body(form, item, path)];
  if (required) {
    const node = make("fieldset", { className: "deel", "aria-describedby": faultId }, make("legend", { className: "veld__naam", textContent: label }), draws());
    node.dataset.path = keyOf(path);
    return node;
  }
  const inner = make("div", { className: "deel__in" });
  const details = make("details", { className: "meer", open: ASKED.has(described.key) || form.state.get(path) !== undefined }, make("summary", {}, label, " ", make("span", { className: "regel__fouten" })), inner);
  const fill = () => {
    if (inner.firstChild) return;
    inner.append(make("fieldset", { className: "deel" }, make("legend", { className: "hidden", textContent: label }), draws()));
    form.messages?.paintAll(details);
  };
  details.reveal = () => {
    details.open = true;
    fill();
  };
  details.addEventListener("toggle", () => details.open && fill());
  if (details.open) fill();
  details.dataset.path = keyOf(path);
  return details;
}

/** The fields of a record: the important ones, and the others under "Meer". */
export function body(form, item, path) {
  const named = (item["x-regels"] ?? []).map((rule) => NAMED[rule]).find(Boolean);
  const fields = new Map(form.schema.fields(item).map((one) => [one.key, one]));
  const amount = isQuantity(item);
  const own = item.name === "Source" && form.state.get([...path, "type"]) === "eigen-ervaring";
  if (own) for (const [key, words] of Object.entries(OWN)) fields.set(key, { ...fields.get(key), ...words });
  const first = own ? Object.keys(OWN) : FIRST[item.name] ?? (amount ? ["quantity"] : [...fields.keys()]);
  const done = new Set([...first, ...(amount ? ONE_QUANTITY : []), ...(named ?? [])]);
  const one = (key) => {
    if (key === "quantity") return quantity(form, fields, path);
    if (named?.[0] === key) return namedBox(form, fields, path, named[0]);
    return fields.has(key) ? draw(form, fields.get(key), [...path, key]) : undefined;
  };
  const rest = [...fields.keys()].filter((key) => !done.has(key));
  return make("div", { className: `velden velden--${(item.name ?? "los").toLowerCase()}` }, ...first.map(one), rest.length ? restOf(form, fields, path, rest, own) : undefined);
}

function restOf(form, fields, path, rest, shut = false) {
  const inner = make("div", { className: "velden" });
  const open = !shut && rest.some((key) => key !== "id" && form.state.get([...path, key]) !== undefined);
  const details = make("details", { className: "meer", open }, make("summary", {}, "Meer ", make("span", { className: "hidden", textContent: "velden " }), make("span", { className: "regel__fouten" })), inner);
  const fill = () => {
    if (inner.firstChild) return;
    inner.append(...rest.map((key) => draw(form, fields.get(key), [...path, key])));
    form.messages?.paintAll(inner);
  };
  details.reveal = () => {
    details.open = true;
    fill();
  };
  details.covers = rest.map((key) => keyOf([...path, key]));
  details.addEventListener("toggle", () => details.open && fill());
  if (open) fill();
  details.classList.add("meer--velden");
  return details;
}

const WAYS = [["value", "Eén getal"], ["range", "Van … tot …"], ["words", "In woorden"]];

/** A quantity: one number, a range or words; how exact, of what, and when. The ways that are not chosen keep what stood there. */
function quantity(form, fields, path) {
  const get = (key) => form.state.get([...path, key]);
  const start = get("words") !== undefined ? "words" : get("from") !== undefined || get("to") !== undefined ? "range" : "value";
  const kept = {};
  const box = make("div", { className: "aantal__waarde" });
  const name = uid("soort");
  const sets = { value: ["value"], range: ["from", "to"], words: ["words"] };
  const show = (way) => box.replaceChildren(...sets[way].map((key) => draw(form, fields.get(key), [...path, key])), ...(way === "words" ? [] : [draw(form, fields.get("bound"), [...path, "bound"])]));
  const choose = (way) => {
    for (const [other, keys] of Object.entries(sets)) if (other !== way) for (const key of [...keys, ...(way === "words" ? ["bound"] : [])]) {
      if (get(key) === undefined) continue;
      kept[key] = get(key);
      form.state.remove([...path, key]);
    }
    for (const key of [...sets[way], ...(way === "words" ? [] : ["bound"])]) if (kept[key] !== undefined) form.state.set([...path, key], kept[key]);
    show(way);
    form.state.tell(path);
  };
  const faultId = uid("melding");
  const node = make("fieldset", { className: "veld aantal", "aria-describedby": faultId }, make("legend", { className: "veld__naam", textContent: "Hoeveel?" }),
    make("div", { className: "kiezen kiezen--rij" }, WAYS.map(([way, label]) => {
      const radio = make("input", { type: "radio", name, checked: way === start });
      radio.addEventListener("change", () => choose(way));
      return make("label", { className: "vink" }, radio, make("span", { textContent: label }));
    })),
    make("div", { id: faultId, className: "veld__meldingen" }), box, make("div", { className: "aantal__rest" }, ["unit", "date", "when"].map((key) => draw(form, fields.get(key), [...path, key]))));
  node.dataset.path = keyOf(path);
  node.addEventListener("focusout", (event) => { if (!node.contains(event.relatedTarget)) form.left(path); });
  // What somebody pays is nearly always money; who means hours changes the word.
  if (path.at(-1) === "amount") node.addEventListener("change", ({ target }) => {
    const [key] = JSON.parse(target.closest("[data-path]").dataset.path).slice(-1);
    if (!["value", "from", "to"].includes(key) || get(key) === undefined || get("unit") !== undefined) return;
    form.state.set([...path, "unit"], "EUR");
    form.refreshInput([...path, "unit"], "EUR");
  });
  show(start);
  return node;
}

function namedBox(form, fields, path, key) {
  const described = fields.get(key);
  const kind = described.item["x-verwijst"];
  const here = (name) => [...path, name];
  const more = make("div");
  const show = () => {
    const id = form.state.get(here(key));
    const bare = form.state.get(here("name"));
    more.replaceChildren(...[id && newNote(form, kind, id), bare && make("p", { className: "veld__uitleg", textContent: `“${bare}” staat er alleen als naam, zonder eigen pagina.` })].filter(Boolean));
  };
  const use = (id, name) => {
    const old = form.state.get(here(key));
    for (const [one, value] of [[key, id], ["name", name]]) form.state.set(here(one), value);
    if (old && old !== id && form.choices.drop(kind, old)) form.redrawNew();
    show();
  };
  const label = kind === "partij" ? "Welke partij?" : "Welk voorbeeld?";
  const node = field(form, { ...described, label, required: true }, path, ({ id, ids }) => combobox({
    id, label, describedBy: ids,
    text: () => form.state.get(here("name")) ?? (form.state.get(here(key)) ? form.choices.nameOf(kind, form.state.get(here(key))) : ""),
    find: (words) => form.choices.find(kind, words),
    extra: newOnes(form, kind, (chosen) => use(chosen, undefined), { note: kind === "partij" ? "Voor wie de bron niet bij naam noemt, zoals: vier bouwbedrijven." : "Een voorbeeld zonder eigen pagina.", use: (words) => use(undefined, words) }),
    onPick: ({ id: chosen }) => use(chosen, undefined),
    onClear: () => use(undefined, undefined),
  }).node, { alone: true });
  node.append(more);
  show();
  return node;
}
