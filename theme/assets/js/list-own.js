// A list that anyone makes: /leeslijsten/eigen/ reads it from the address, shows it, and writes every change back into the address.
// Nothing is stored or sent. What stands in the address is only ever shown as text.

import { make } from "./compare.js";
import { pickerOf } from "./compare-pick.js";
import { likely } from "./compare-read.js";
import { LONG, clean, readAddress, searchOf } from "./list-address.js";
import { entryOf } from "./list-entry.js";
import { newsletter } from "./list-letter.js";
import { sinceField } from "./list-since.js";
import { copier } from "./note.js";
import { listOf, load, sides } from "./sides.js";

const place = document.querySelector("[data-own-list]");
const heading = document.querySelector("[data-own-title]");
const lead = document.querySelector("[data-own-lead]");
const limits = { cases: Number(place.dataset.most), title: Number(place.dataset.mostTitle), note: Number(place.dataset.mostNote) };
const root = new URL(`${document.documentElement.dataset.root}/`.replace("//", "/"), location.href);
const [unnamed, rest] = [heading.textContent, document.title.slice(heading.textContent.length)];
const part = (className, name = "div") => make(name, { className });
const [said, status, tools, title, long, paper, list] = [part("own-list__said"), part("hidden"), part("own-list__tools"), part("own-list__title"), part("own-list__hint", "p"), part("list-paper", "p"), part("listing", "ol")];

let all, picker, showSince, since, writing = false, state = { ids: [], title: "", notes: new Map(), since: "" }, waiting, asked = 0;

/** The list of all cases, for the picker and for addresses with names that have no side of their own. */
const everything = listOf((found) => { all = found; picker.fill(all); }, () => tell([[{ text: "De lijst met voorbeelden ophalen lukt nu niet. Probeer het later nog eens." }]]));

function tell(messages) {
  said.replaceChildren(...(messages.length ? [make("ul", {}, ...messages.map((parts) => make("li", {}, ...parts.map((one) => (one.act ? acting(one) : one.id ? adder(one) : one.text)))))] : []));
}

function acting({ text, act }) {
  const button = make("button", { type: "button", className: "button button--quiet", textContent: text });
  button.addEventListener("click", act);
  return button;
}

/** What was probably meant, as a button that puts it on the list. */
function adder({ id, text }) {
  const button = make("button", { type: "button", className: "button button--quiet", textContent: text });
  button.addEventListener("click", () => add(id));
  return button;
}

/** Write the list into the address; while somebody types, not at every letter. */
function write(late = false) {
  clearTimeout(waiting);
  if (late) {
    waiting = setTimeout(write, 400);
    return;
  }
  history.replaceState(null, "", location.pathname + searchOf(state));
  showLength();
}

function showLength() {
  const { length } = location.href;
  paper.textContent = `Deze lijst staat op ${location.href.split("#")[0]}`;
  long.hidden = length <= LONG;
  long.textContent = `Het adres van deze lijst is lang: ${length.toLocaleString("nl-NL")} tekens. Sommige mailprogramma’s breken zo’n adres af. Kortere noten helpen.`;
}

function showTitle() {
  heading.textContent = clean(state.title, limits.title).text || unnamed;
  document.title = heading.textContent + rest;
  const { length } = state.ids;
  lead.textContent = length === 0 ? "Zet voorbeelden in uw eigen volgorde, met een titel en noten." : `${length === 1 ? "1 praktijkvoorbeeld" : `${length} praktijkvoorbeelden`}, gekozen door wie deze lijst maakte. De redactie van de gids heeft de lijst niet bekeken.`;
}

/** Show the list; `focus` names the control at which the reader should be afterwards. */
async function render(focus) {
  const mine = ++asked;
  try {
    await load(state.ids);
  } catch {
    if (mine === asked) tell([[{ text: "Het ophalen lukt nu niet. Probeer het later nog eens." }]]);
    return;
  }
  if (mine !== asked) return;
  place.classList.toggle("own-list--writing", writing);
  const { ids, notes } = state;
  list.replaceChildren(...ids.map((id, at) => entryOf(sides.get(id), {
    root, at, of: ids.length, writing, note: notes.get(id) ?? "", most: limits.note, onMove: move, onDrop: drop,
    onNote: (text) => { notes.set(id, clean(text, limits.note, true).text); write(true); },
  })));
  list.hidden = ids.length === 0;
  title.replaceChildren(...(writing ? [titleField()] : []));
  tools.replaceChildren(...toolsOf());
  since.hidden = ids.length === 0;
  picker.show(ids);
  picker.node.hidden = !writing;
  if (ids.length === 0) picker.open(true);
  showTitle();
  showLength();
  showSince();
  since.hidden = ids.length === 0;
  if (focus) (place.querySelector(`[data-control="${CSS.escape(focus)}"]:not(:disabled)`) ?? place.querySelector("[data-control]"))?.focus();
}

function titleField() {
  const field = make("input", { type: "text", value: state.title, maxLength: limits.title, autocomplete: "off", "data-control": "titel" });
  field.addEventListener("input", () => {
    state.title = field.value;
    showTitle();
    write(true);
  });
  return make("label", { className: "own-list__field" }, make("span", { textContent: "Titel van de lijst" }), field);
}

function toolsOf() {
  const edit = make("button", { type: "button", className: writing ? "button" : "button button--quiet", textContent: writing ? "Klaar met aanpassen" : "Pas deze lijst aan", "data-control": "aanpassen" });
  edit.addEventListener("click", () => {
    writing = !writing;
    write();
    tell([]);
    render("aanpassen");
  });
  if (state.ids.length === 0) return [];
  const [copy, copied, rest] = copier("Kopieer de link", async () => { write(); return location.origin + location.pathname + searchOf(state); }, "button button--quiet", "Link naar deze lijst");
  const print = make("button", { type: "button", className: "button button--quiet", textContent: "Print" });
  print.addEventListener("click", () => window.print());
  const hint = part("own-list__hint", "p");
  hint.textContent = "De lijst staat in het adres en nergens anders. Bewaar of deel de link. Wie de link heeft, kan de lijst lezen. Zet er geen gegevens van mensen in.";
  const [mail, mailed, byHand] = newsletter(letter);
  return [make("p", { className: "actions" }, edit, copy, mail, print, copied, mailed), rest, byHand, ...(writing ? [hint] : [])];
}

/** What a letter tells of this list. */
function letter() {
  const { ids, notes } = state;
  return { title: heading.textContent, address: location.origin + location.pathname + searchOf(state), items: ids.map((id) => ({ side: sides.get(id), note: notes.get(id) ?? "", address: new URL(`casussen/${id}/`, root).href })) };
}

function change(ids, words, focus) {
  state = { ...state, ids, notes: new Map([...state.notes].filter(([id]) => ids.includes(id))) };
  write();
  tell([]);
  // Emptied first: the same words twice are read out twice.
  status.textContent = "";
  render(focus).then(() => { status.textContent = words; });
}

function move(id, step) {
  const at = state.ids.indexOf(id), next = [...state.ids];
  if (at < 0 || next[at + step] === undefined) return;
  [next[at], next[at + step]] = [next[at + step], next[at]];
  const edge = at + step === 0 || at + step === next.length - 1;
  change(next, `${sides.get(id).title} staat nu op plaats ${at + step + 1} van ${next.length}.`, `${(step < 0) !== edge ? "eerder" : "later"}-${id}`);
}

/** Off the list; with its place and its note it can be put back until something else happens. */
function drop(id) {
  const at = state.ids.indexOf(id), next = state.ids.filter((other) => other !== id), before = state, { title: name } = sides.get(id) ?? {};
  if (at < 0) return;
  change(next, "", next.length ? `weg-${next[Math.min(at, next.length - 1)]}` : "zoek-voorbeeld");
  const back = () => {
    state = { ...state, notes: new Map([...state.notes, ...(before.notes.has(id) ? [[id, before.notes.get(id)]] : [])]) };
    change(state.ids.toSpliced(at, 0, id), `${name} staat er weer.`, `weg-${id}`);
  };
  tell([[{ text: `${name} is weg. ` }, { text: "Zet terug", act: back }]]);
}

function add(id) {
  if (!state.ids.includes(id) && state.ids.length < limits.cases) change([...state.ids, id], `${all.find((entry) => entry.id === id)?.title ?? id} staat erbij.`, `kies-${id}`);
}

/** Read the list from the address. The list of all cases is only fetched when the address cannot be read without it. */
async function fromAddress() {
  await showAddress();
  // What the address asks for is there, or cannot be: the style sheet hides the list no more.
  document.documentElement.classList.remove("asks");
}

async function showAddress() {
  const query = new URLSearchParams(location.search);
  const ids = likely(query.getAll("casus").join(","), limits.cases);
  const noted = [...query.keys()].filter((key) => key.startsWith("noot."));
  let known = ids && noted.every((key) => ids.includes(key.slice(5))) ? ids.map((id) => ({ id })) : undefined;
  try {
    if (known) await load(ids);
  } catch {
    known = undefined;
  }
  known ??= await everything();
  if (!known) return;
  const { said: messages, ...found } = readAddress(location.search, known, limits);
  state = found;
  writing = writing || location.hash === "#bewerken" || found.ids.length === 0;
  tell(messages);
  await render();
}

function sinceForm() {
  const field = make("input", { type: "date", id: "sinds", min: "2000-01-01", max: "2999-12-31" });
  const off = make("button", { type: "button", className: "button button--quiet", textContent: "Wis", hidden: true, "data-since-off": "" });
  return make("form", { className: "since" }, make("label", { htmlFor: "sinds", textContent: "Gewijzigd sinds" }), field, make("button", { type: "submit", className: "button button--quiet", textContent: "Toon" }), off, make("p", { className: "since__said", role: "status", "data-since-said": "" }));
}

function start() {
  for (const node of [said, status]) node.setAttribute("role", "status");
  since = sinceForm();
  const go = (day) => { state.since = day; write(); };
  showSince = sinceField(since, { asked: () => state.since, go, list: () => list });
  picker = pickerOf({
    most: limits.cases, onPick: (id, wanted) => (wanted ? add(id) : drop(id)), onOpen: everything, onCancel: () => {},
    heading: (number, most) => (number === 0 ? "Kies voorbeelden" : number < most ? "Voeg voorbeelden toe of haal er weg" : "Haal voorbeelden weg"),
  });
  place.replaceChildren(said, status, title, tools, long, since, list, paper, picker.node);
  addEventListener("popstate", fromAddress);
  fromAddress();
}

start();
