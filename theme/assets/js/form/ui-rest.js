// What a file said and the form has no field for: unknown names, and faults in the file itself. It stays in sight until its writer settles it.

import { meantWord } from "./meant.js";
import { button, keyOf, make, say, uid } from "./ui-dom.js";
import { isRecord } from "./words.js";

const starts = (path, start) => start.every((step, index) => path[index] === step);

/** The fields that the schema does not know: [{path, record}], with what the schema says of the record that they stand in. */
export function unknownFields(schema, value, record = { ...schema.root, name: "Case" }, path = []) {
  if (!isRecord(value) || !record.properties) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    const node = record.properties[key];
    if (!node) return [{ path: here, record }];
    const { item } = schema.field(key, node);
    if (Array.isArray(inner)) return inner.flatMap((entry, index) => unknownFields(schema, entry, item, [...here, index]));
    return unknownFields(schema, inner, item, here);
  });
}

/** The part above the form, hidden when there is nothing to settle. */
export function drawRest(form) {
  const node = make("section", { className: "form__deel rest-van-bestand", id: "rest-van-bestand", tabIndex: -1 });
  node.setAttribute("aria-labelledby", "deel-rest-van-bestand");
  paint(form, node);
  return node;
}

function paint(form, node) {
  // The id of a case is the name of its file: no field, and nothing to settle.
  const unknown = unknownFields(form.schema, form.state.value).filter(({ path }) => path.length > 1 || path[0] !== "id");
  node.hidden = !unknown.length && !form.readFaults.length;
  node.replaceChildren(make("h2", { id: "deel-rest-van-bestand", textContent: "Nog na te kijken in uw bestand", tabIndex: -1 }),
    ...form.readFaults.map((fault, index) => readFault(form, node, fault, index)), ...unknown.map((one) => unknownField(form, node, one)));
  form.messages?.paintAll(node);
}

/** Settled: draw again what is left, and leave the focus where the writer can go on. */
function settled(form, node, words) {
  form.keeper.later();
  form.draw();
  const now = form.node.querySelector("#rest-van-bestand");
  (now.hidden ? form.node.querySelector(".tabs__tab") : now).focus();
  say(words);
}

function readFault(form, node, fault, index) {
  const words = make("p", { className: "melding melding--fout" }, make("strong", { textContent: `Regel ${fault.line}: ` }), `${fault.message}. ${fault.hint ?? ""}`);
  return make("div", { className: "veld" }, words, make("p", { textContent: "Het formulier las wat er te lezen was. Kijk of dat klopt." }),
    make("p", { className: "form__knoppen" }, button("Nagekeken", () => {
      form.readFaults = form.readFaults.filter((_, at) => at !== index);
      settled(form, node, "Nagekeken.");
    }, "button button--quiet")));
}

function unknownField(form, node, { path, record }) {
  const key = path.at(-1);
  const parent = path.slice(0, -1);
  const value = form.state.get(path);
  const names = form.schema.fields(record).filter((field) => form.state.get([...parent, field.key]) === undefined && !(parent.length === 0 && field.key === "id"));
  const near = names.find((field) => field.label.toLowerCase() === key.toLowerCase())?.key ?? meantWord(key, names.map((field) => field.key), form.data);
  const select = make("select", { id: uid("veldnaam"), className: "invoer" }, make("option", { value: "", textContent: "Kies een veld" }), names.map((field) => make("option", { value: field.key, textContent: field.label, selected: field.key === near })));
  const field = make("div", { className: "veld" }, make("p", { className: "veld__naam", textContent: `‘${key}’${parent.length ? ` bij ${form.nameOf(parent)}` : ""}` }),
    make("p", { className: "veld__uitleg", textContent: `Dit veld kent de gids niet. Er staat: ${shown(value)}` }), make("div", { className: "veld__meldingen" }),
    make("label", { className: "veld__naam", htmlFor: select.id, textContent: "Welk veld is het?" }), select,
    make("p", { className: "form__knoppen" }, button("Neem over", () => {
      if (!select.value) return select.focus();
      // The others of the record stay in their order; the comments move along.
      form.state.remove(path);
      form.state.set([...parent, select.value], value);
      form.state.comments = form.state.comments.map((comment) => (starts(comment.path, path) ? { ...comment, path: [...parent, select.value, ...comment.path.slice(path.length)] } : comment));
      form.state.value = form.state.tidy(form.state.value);
      return settled(form, node, `Overgenomen als ${form.schema.at([...parent, select.value]).label}.`);
    }, "button button--quiet"), button("Haal weg", () => {
      form.state.set(path, undefined);
      settled(form, node, `${key} is weggehaald.`);
    }, "button button--quiet")));
  field.dataset.path = keyOf(path);
  return field;
}

const shown = (value) => (typeof value === "string" ? value : JSON.stringify(value));
