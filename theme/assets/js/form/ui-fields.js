// A control for each kind of field. Every control stands in an element with the path of the field, where its messages come.

import { combobox } from "./ui-combobox.js";
import { button, keyOf, make, say, uid } from "./ui-dom.js";
import { records } from "./ui-list.js";
import { part } from "./ui-parts.js";
import { labelOf } from "./ui-schema.js";
import { tips } from "./ui-tips.js";
import { NEW } from "./ui-choices.js";

const FEW = 5; // so many choices stand below each other; more go in a list
const DATES = { moment: "Een jaar, maand of dag: 2017, 2017-04 of 2017-04-12. Of een periode: 2006/2012.", begin: "2017, 2017-04 of 2017-04-12. Weet u het niet? Schrijf onbekend.", einde: "2017, 2017-04 of 2017-04-12. Loopt het nog? Schrijf lopend.", dag: "Jaar, maand en dag: 2017-04-12", regels: "Een getal, of van–tot: 22 of 22-24" };
const SHORT = new Set(["moment", "begin", "einde", "dag", "regels", "getal", "geheel"]);

/** The field with its label, help and the place for its messages. `controls` are given the ids of the help and the messages. */
export function field(form, described, path, controls, { group = false, label = described.label, alone = false } = {}) {
  const [helpId, faultId] = [uid("uitleg"), uid("melding")];
  const help = helpOf(described);
  const ids = [help && helpId, faultId].filter(Boolean).join(" ");
  const id = uid("veld");
  const need = described.required && make("span", { className: "veld__nodig", textContent: "verplicht" });
  const inner = controls({ id, ids });
  const parts = [help && make("p", { id: helpId, className: "veld__uitleg", textContent: help }), inner, make("div", { id: faultId, className: "veld__meldingen" })];
  const node = group
    ? make("fieldset", { className: "veld", "aria-describedby": ids }, make("legend", { className: "veld__naam" }, label, need && " ", need), ...parts)
    : make("div", { className: "veld" }, make("label", { className: "veld__naam", htmlFor: id }, label, need && " ", need), ...parts);
  node.dataset.path = keyOf(path);
  // From one box of a group to the next is not leaving it.
  node.addEventListener("focusout", (event) => { if (!node.contains(event.relatedTarget)) form.left(path, alone); });
  form.messages?.paint(node);
  return node;
}

const WITH_EXAMPLE = new Set(["tekst", "markdown", "moment", "begin", "einde", "dag", "regels", "getal", "geheel", "texts"]);

function helpOf({ help, examples, kind, key }) {
  const found = WITH_EXAMPLE.has(kind) ? examples?.[0] : undefined;
  const example = Array.isArray(found) ? found[0] : typeof found === "object" ? undefined : found;
  const words = help || DATES[kind === "texts" ? "" : kind] || "";
  return example !== undefined && !words.includes(String(example)) && key !== "id" ? `${words}${words && !/[.?!…]$/.test(words) ? "." : ""} Bijvoorbeeld: ${example}`.trim() : words;
}

/** Draws any field of a record by its kind. */
export function draw(form, described, path) {
  const { kind, many } = described;
  if (kind === "choice") return choice(form, described, path);
  if (kind === "choices" || kind === "themes") return choices(form, described, path);
  if (kind === "ref") return ref(form, described, path);
  if (kind === "refs") return refs(form, described, path);
  if (kind === "texts") return texts(form, described, path);
  if (kind === "ja-nee") return flag(form, described, path);
  if (many) return records(form, described, path);
  if (described.item.properties) return part(form, described, path);
  return text(form, described, path);
}

const LONG = new Set(["note", "why", "what"]);

function text(form, described, path) {
  const kind = described.kind;
  const value = form.state.get(path);
  const long = kind === "markdown" || shownValue(value).length > 70 || shownValue(value).includes("\n") || (LONG.has(described.key) && kind === "tekst");
  return field(form, described, path, ({ id, ids }) => {
    const given = { id, className: `invoer${SHORT.has(kind) ? " invoer--kort" : ""}`, value: shownValue(value), autocomplete: "off", "aria-describedby": ids, "aria-required": described.required ? "true" : undefined };
    const input = long
      ? make("textarea", { ...given, rows: kind === "markdown" ? (described.key === "summary" ? 3 : 6) : 2 })
      : make("input", { ...given, type: "text", inputMode: kind === "getal" ? "decimal" : kind === "geheel" ? "numeric" : "text", spellcheck: kind === "tekst" });
    input.addEventListener("input", () => form.state.set(path, typed(input.value, kind), true));
    input.addEventListener("change", () => {
      if (kind === "getal" && /^-?\d+,\d+$/.test(input.value.trim())) input.value = input.value.trim().replace(",", ".");
      form.state.set(path, typed(input.value, kind));
    });
    return [input, kind === "markdown" && tips(form, input, described.label), kind === "markdown" && described.key !== "summary" && described.key !== "why" && markdownHelp()];
  });
}

/** A block of text ends with one line end in a file, but not in the box. */
const shownValue = (value) => (typeof value === "string" ? value.replace(/\n+$/, "") : value === undefined || value === null ? "" : typeof value === "object" ? "" : String(value));

function typed(value, kind) {
  if (kind === "markdown") return value.trim() ? `${value.replace(/^\n+/, "").replace(/\s+$/, "")}\n` : "";
  return value.trim() ? value.trim() : "";
}

const markdownHelp = () => make("details", { className: "meer meer--klein" }, make("summary", { textContent: "Zo maakt u een lijst, een kop of een link" }),
  make("pre", { className: "voorbeeld", textContent: "Een lege regel begint een nieuwe alinea.\n\n- een lijst\n- met streepjes\n\n**vet** en *schuin*\n\n## Een tussenkop\n\n[De Brug](casus:de-brug)\nna een getal: [^bron: id-van-de-bron, 3.2]" }));

function choice(form, described, path) {
  const { item, fallback, required } = described;
  const value = form.state.get(path) ?? fallback;
  const options = item.enum.map((one) => [one, labelOf(item, one) === one && one === "exact" ? "Precies dit getal" : labelOf(item, one)]);
  const set = (chosen) => form.state.set(path, chosen === fallback && form.state.get(path) === undefined ? undefined : chosen);
  if (options.length > FEW) return field(form, described, path, ({ id, ids }) => {
    const select = make("select", { id, className: "invoer invoer--keuze", "aria-describedby": ids, "aria-required": required ? "true" : undefined });
    const known = value === undefined || options.some(([one]) => one === value);
    if (fallback === undefined || !known) select.append(make("option", { value: known ? "" : value, textContent: known ? "Kies …" : `${value} (staat niet in de lijst)` }));
    select.append(...options.map(([one, label]) => make("option", { value: one, textContent: capital(label) })));
    select.value = value ?? "";
    select.addEventListener("change", () => set(select.value));
    return select;
  });
  return field(form, described, path, () => {
    const name = uid("keus");
    const none = !required && fallback === undefined ? [["", "Niet bekend"]] : [];
    return make("div", { className: "kiezen" }, [...options, ...none].map(([one, label]) => {
      const box = make("input", { type: "radio", name, value: one, checked: one === (value ?? "") });
      box.addEventListener("change", () => set(one));
      return make("label", { className: "vink" }, box, make("span", { textContent: capital(label) }));
    }));
  }, { group: true });
}

export const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Which themes may stand in which field, by the facet that they have. */
const FACETS = { challenges: "opgave", methods: "werkwijze", state_roles: "rijksrol" };

const FIRST_COUNTS = new Set(["challenges"]); // the first gives the page its colour

function choices(form, described, path) {
  const { item, key } = described;
  const themes = described.kind === "themes";
  const options = themes
    ? Object.entries(form.data.ids.thema ?? {}).filter(([id]) => !FACETS[key] || (form.data.facets?.[id] ?? FACETS[key]) === FACETS[key])
    : item.enum.map((one) => [one, labelOf(item, one)]);
  const chosen = () => (Array.isArray(form.state.get(path)) ? form.state.get(path) : []);
  // What stood there and is no choice stays visible: else it would be lost, or could not be taken away.
  const odd = chosen().filter((one) => !options.some(([id]) => id === one)).map((one) => [one, `${one} (staat niet in de lijst)`]);
  const labels = new Map([...options, ...odd]);
  const first = FIRST_COUNTS.has(key) ? mainOf(form, path, chosen, labels) : undefined;
  return field(form, described, path, () => [make("div", { className: "kiezen kiezen--breed" }, [...labels].map(([one, label]) => {
    const box = make("input", { type: "checkbox", value: one, checked: chosen().includes(one) });
    box.addEventListener("change", () => {
      const now = box.checked ? [...chosen(), one] : chosen().filter((other) => other !== one);
      form.state.set(path, now.length ? now : undefined);
      first?.show();
    });
    return make("label", { className: "vink" }, box, make("span", { textContent: capital(label) }));
  })), first?.node], { group: true });
}

/** Which of the chosen boxes stands first in the file: boxes to tick have no order that one can see. */
function mainOf(form, path, chosen, labels) {
  const id = uid("veld");
  const select = make("select", { id, className: "invoer invoer--keuze" });
  const node = make("div", { className: "veld__eerst" }, make("label", { className: "veld__naam", htmlFor: id, textContent: "Wat is het belangrijkste?" }), select);
  const show = () => {
    node.hidden = chosen().length < 2;
    select.replaceChildren(...chosen().map((one) => make("option", { value: one, textContent: capital(labels.get(one) ?? one) })));
    [select.value] = chosen();
  };
  select.addEventListener("change", () => {
    form.state.set(path, [select.value, ...chosen().filter((one) => one !== select.value)]);
    show();
  });
  show();
  return { node, show };
}

function flag(form, described, path) {
  const fallback = described.fallback ?? false;
  const value = form.state.get(path);
  return field(form, { ...described, label: "" }, path, ({ id, ids }) => {
    const box = make("input", { id, type: "checkbox", checked: value === undefined ? fallback : value === "true" || value === true, "aria-describedby": ids });
    box.addEventListener("change", () => form.state.set(path, box.checked === fallback ? undefined : String(box.checked)));
    return make("label", { className: "vink", htmlFor: id }, box, make("span", { textContent: described.label }));
  });
}

function texts(form, described, path) {
  const value = form.state.get(path);
  const help = `${described.help ? `${described.help.replace(/[.]$/, "")}. ` : ""}Eén per regel.`;
  return field(form, { ...described, help, examples: [] }, path, ({ id, ids }) => {
    const area = make("textarea", { id, className: "invoer", rows: Math.max(2, (value ?? []).length), value: (Array.isArray(value) ? value : []).join("\n"), "aria-describedby": ids });
    area.addEventListener("input", () => {
      const lines = area.value.split("\n").map((line) => line.trim()).filter(Boolean);
      form.state.set(path, lines.length ? lines : undefined, true);
    });
    area.addEventListener("change", () => form.state.tell(path));
    return area;
  });
}

/** Further choices below those of the guide: this one is new, or only its name is written down. */
export function newOnes(form, kind, use, free) {
  return (words, typedWords) => {
    const own = kind === "bron" && (!typedWords || OWN_WORDS.includes(words.toLowerCase()));
    if (own) return [{ id: "", first: true, name: "Mijn eigen ervaring", note: "U zegt alleen wie u bent en van wanneer het is.", act: () => addOwn(form, use) }];
    if (!typedWords || !words) return [];
    const found = NEW[kind] ? [{ id: "", name: `“${words}” is een nieuwe ${NEW[kind].what}`, note: "U vult er daarna iets meer over in.", act: () => addNew(form, kind, words, use) }] : [];
    return free ? [...found, { id: "", name: `Schrijf alleen “${words}” op`, note: free.note, act: () => free.use(words) }] : found;
  };
}

const OWN_WORDS = "mijn eigen ervaring, zelf meegemaakt";

/** What the writer saw is one source, however often it is named; it stands among the sources of the case at once. */
function addOwn(form, use) {
  const news = () => form.state.get(["new", "sources"]) ?? [];
  const known = news().find(({ type }) => type === "eigen-ervaring");
  if (known) return use(known.id);
  const from = document.activeElement;
  const title = String(form.state.get(["title"]) ?? "");
  const id = form.choices.add("bron", title ? `Eigen ervaring met ${title}` : "Eigen ervaring");
  form.state.set(["new", "sources", news().findIndex((entry) => entry.id === id), "type"], "eigen-ervaring");
  use(id);
  const sources = form.state.get(["sources"]) ?? [];
  if (!sources.some((source) => source?.document === id)) {
    form.state.set(["sources"], [...sources, { document: id }]);
    form.node.querySelector(`[data-path="${CSS.escape(keyOf(["sources"]))}"]`).drawAgain();
  }
  form.redrawNew();
  say("Uw eigen ervaring is toegevoegd als bron.");
  return form.openNew("bron", id, from);
}

function addNew(form, kind, words, use) {
  const from = document.activeElement;
  const id = form.choices.add(kind, words);
  use(id);
  form.redrawNew();
  say(`${words} is toegevoegd als nieuwe ${NEW[kind].what}.`);
  form.openNew(kind, id, from);
}

/** A note with the way to the fields of what is new. */
export function newNote(form, kind, id) {
  return form.choices.isNew(kind, id) && make("p", { className: "veld__nieuw" }, `Nieuw in de gids: ${form.choices.nameOf(kind, id)}. `, button("Vul de gegevens aan", (event) => form.openNew(kind, id, event.currentTarget), "tekstknop"));
}

function ref(form, described, path) {
  const kind = described.item["x-verwijst"];
  const more = make("div");
  const show = () => more.replaceChildren(...[newNote(form, kind, form.state.get(path))].filter(Boolean));
  const use = (id) => {
    const old = form.state.get(path);
    form.state.set(path, id);
    if (old && old !== id && form.choices.drop(kind, old)) form.redrawNew();
    show();
  };
  const node = field(form, described, path, ({ id, ids }) => {
    const box = combobox({
      id, label: described.label, describedBy: ids,
      text: () => (form.state.get(path) ? form.choices.nameOf(kind, form.state.get(path)) : ""),
      find: (words) => form.choices.find(kind, words),
      extra: newOnes(form, kind, use),
      onPick: ({ id: chosen }) => use(chosen),
      onClear: () => use(undefined),
    });
    return [box.node, more];
  });
  show();
  return node;
}

function refs(form, described, path) {
  const kind = described.item["x-verwijst"];
  const chosen = () => (Array.isArray(form.state.get(path)) ? form.state.get(path) : []);
  const chips = make("ul", { className: "gekozen" });
  let input;
  const show = () => chips.replaceChildren(...chosen().map((id, index) => make("li", {}, make("span", { textContent: form.choices.nameOf(kind, id) }),
    button("", () => drop(index), "gekozen__weg", { ariaLabel: `Haal ${form.choices.nameOf(kind, id)} weg` }), newNote(form, kind, id))));
  const add = (id) => {
    if (!chosen().includes(id)) form.state.set(path, [...chosen(), id]);
    show();
    say(`${form.choices.nameOf(kind, id)} gekozen.`);
  };
  const drop = (index) => {
    const [id] = chosen().slice(index, index + 1);
    const name = form.choices.nameOf(kind, id);
    const rest = chosen().filter((_, number) => number !== index);
    form.state.set(path, rest.length ? rest : undefined);
    if (form.choices.drop(kind, id)) form.redrawNew();
    show();
    input.focus();
    say(`${name} weggehaald.`);
  };
  const node = field(form, described, path, ({ id, ids }) => {
    const box = combobox({
      id, label: described.label, describedBy: ids, text: () => "", placeholder: chosen().length ? "Nog een …" : "",
      find: (words) => form.choices.find(kind, words, new Set(chosen())),
      extra: newOnes(form, kind, add),
      onPick: ({ id: picked }) => add(picked),
      already: (words) => chosen().some((one) => form.choices.nameOf(kind, one).toLowerCase() === words.toLowerCase()),
    });
    input = box.input;
    return [chips, box.node];
  });
  show();
  return node;
}
