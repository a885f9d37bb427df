// The page /vergelijken/: reads the cases from the address, fetches their sides and puts them next to each other.
// The HTML of a side comes from the generator; what stands in the address is only ever shown as text.

import { MOST, addressOf, make } from "./compare.js";
import { pickerOf } from "./compare-pick.js";
import { copier, textOf } from "./note.js";
import { likely, read, strange } from "./compare-read.js";
import { tableOf } from "./compare-table.js";
import { listOf, load, sides } from "./sides.js";

const place = document.querySelector("[data-compare-page]");
const here = new URL(location.pathname, location.href);
const title = document.title;
const NAME = "naam-";
const [messages, status, tools, table, paper] = ["compare-page__messages", "hidden", "compare-page__tools", "compare-page__table", "compare-page__paper"].map((className) => make("div", { className }));
status.setAttribute("role", "status");

let all, picker, ids = [], replacing, only = false, asked = 0, search;

/** The list of all cases, which grows with the guide: fetched when the picker opens, or when the address cannot be read without. Says so when that fails. */
const list = listOf((found) => { all = found; picker.fill(all); }, () => {
  tell([["De lijst met voorbeelden ophalen lukt nu niet. Probeer het later nog eens, of ga naar ", make("a", { href: new URL("../casussen/", here), textContent: "alle praktijkvoorbeelden" }), "."]]);
});

/** Show what is chosen; `focus` names the control that the reader should be at afterwards, unless he went on in the meantime. */
async function render(focus) {
  const mine = ++asked;
  const before = document.activeElement;
  const shown = [...ids];
  try {
    await load(shown);
  } catch {
    if (mine !== asked) return;
    status.textContent = "";
    tell([["Het ophalen lukt nu niet. Probeer het later nog eens."]]);
    picker.show(shown, replacing === undefined ? undefined : sides.get(replacing));
    return;
  }
  // Who clicks on is not shown what was asked for before.
  if (mine !== asked) return;
  const now = document.activeElement;
  const wanted = focus && (now === before || now === document.body) ? focus : now?.dataset.control;
  const chosen = shown.map((id) => sides.get(id));
  document.title = chosen.length ? `${chosen.map((side) => side.title).join(" / ")} – ${title}` : title;
  tools.replaceChildren(...(chosen.length ? toolsOf(chosen) : []));
  table.replaceChildren(...(chosen.length ? [tableOf(chosen, { only, onMove: move, onDrop: drop, onReplace: replace })] : []));
  paper.replaceChildren(...(chosen.length ? paperOf(chosen) : []));
  picker.show(shown, replacing === undefined ? undefined : sides.get(replacing));
  settle();
  if (wanted) attend(wanted);
}

/** The picker stands first until there is something to compare, then last. Moved only when it must be: that takes the focus away. */
function settle() {
  if (ids.length < 2 && picker.node.nextElementSibling !== tools) tools.before(picker.node);
  if (ids.length >= 2 && picker.node.previousElementSibling !== table) table.after(picker.node);
}

/** Puts the reader at a control; at the name of a case that came, its column in view and the picker folded. */
function attend(wanted) {
  const found = [...place.querySelectorAll(`[data-control="${CSS.escape(wanted)}"]:not(:disabled)`)].find((node) => node.checkVisibility());
  const node = found ?? place.querySelector("summary, input");
  if (!wanted.startsWith(NAME)) return node.focus();
  picker.open(false);
  node.focus({ preventScroll: true });
  (node.closest("td") ?? node.closest("thead") ?? node).scrollIntoView({ block: "center" });
}

/** What only paper needs: where this comparison is found, and the sources of each case. */
function paperOf(chosen) {
  const sources = chosen.flatMap((side) => [make("h3", { textContent: side.title }), make("ul", {}, ...side.sources.map((words) => make("li", { textContent: words })))]);
  return [make("h2", { textContent: "Bronnen" }), ...sources, make("p", { textContent: `Adres van deze vergelijking: ${addressOf(ids)}` })];
}

function toolsOf(chosen) {
  const less = make("p", { className: "compare-page__less", hidden: !only, textContent: "U ziet alleen waarin de voorbeelden verschillen. Wat gelijk is, staat er niet bij." });
  const box = make("input", { type: "checkbox", checked: only, "data-control": "verschillen" });
  box.addEventListener("change", () => {
    only = box.checked;
    table.firstElementChild.classList.toggle("sides--only", only);
    less.hidden = !only;
    status.textContent = only ? "Alleen de verschillen staan er nog." : "Alles staat er weer.";
  });
  const [button, said, rest] = copier("Kopieer voor uw notitie", () => noteOf(chosen));
  const print = make("button", { type: "button", className: "button button--quiet", textContent: "Print" });
  print.addEventListener("click", () => window.print());
  const more = make("button", { type: "button", className: "button button--quiet", textContent: "Voeg een voorbeeld toe", "data-control": "erbij" });
  more.addEventListener("click", () => picker.enter());
  const row = make("p", { className: "actions" }, ...(chosen.length > 1 && chosen.length < MOST ? [more] : []), button, print, said);
  return chosen.length > 1 ? [make("label", { className: "tick" }, box, make("span", { textContent: "Alleen verschillen" })), row, rest, less] : [row, rest];
}

/** The texts of the cases below each other, under one heading with the address. */
async function noteOf(chosen) {
  const texts = await Promise.all(chosen.map((side) => textOf(new URL(`../casussen/${side.id}/notitie.txt`, here))));
  const head = chosen.length === 1 ? [] : [`Vergelijking van ${chosen.length} praktijkvoorbeelden uit de Wijkengids\nAdres: ${addressOf(chosen.map((side) => side.id))}\n`];
  return [...head, ...texts].join(`\n${"=".repeat(60)}\n\n`);
}

function tell(said) {
  messages.replaceChildren(...(said.length ? [make("ul", { className: "compare-page__said" }, ...said.map((parts) => make("li", {}, ...parts)))] : []));
}

function go(next, words, focus) {
  ids = next;
  replacing = undefined;
  history.pushState(null, "", ids.length ? addressOf(ids) : here);
  search = location.search;
  tell([]);
  status.textContent = words;
  render(focus);
}

// While another side is on its way, the table still has what is chosen no more: what is asked of that is not done.

function move(id, step) {
  const at = ids.indexOf(id), next = [...ids];
  if (at < 0 || next[at + step] === undefined) return;
  [next[at], next[at + step]] = [next[at + step], next[at]];
  go(next, `${sides.get(id).title} staat nu op plaats ${at + step + 1}.`, `${step < 0 ? "eerder" : "later"}-${id}`);
}

function drop(id) {
  const at = ids.indexOf(id), next = ids.filter((other) => other !== id);
  if (at < 0) return;
  go(next, `${sides.get(id).title} is weg.`, next.length ? `weg-${next[Math.min(at, next.length - 1)]}` : "zoek-voorbeeld");
}

function replace(id) {
  if (!ids.includes(id)) return;
  replacing = id;
  render("zoek-voorbeeld");
}

/** Where a reader goes who chose a case: to its column, or on with choosing when there is nothing to compare yet. */
const arrived = (id, number) => (number < 2 ? `kies-${id}` : `${NAME}${id}`);

/** In the picker: add a case, take it away, or put it in the place of another. */
function pick(id, wanted) {
  const name = all.find((entry) => entry.id === id).title;
  if (!wanted) go(ids.filter((other) => other !== id), `${name} is weg.`, `kies-${id}`);
  else if (replacing !== undefined) go(ids.map((other) => (other === replacing ? id : other)), `${name} staat er nu.`, arrived(id, ids.length));
  else if (ids.length < MOST) go([...ids, id], `${name} staat erbij.`, arrived(id, ids.length + 1));
}

/** What the address asks for, when its sides can be had without knowing all cases. */
async function known(words) {
  const found = likely(words, MOST);
  try {
    await load(found ?? []);
    return found && { ids: found, said: [] };
  } catch {
    return undefined;
  }
}

async function fromAddress() {
  const mine = ++asked;
  search = location.search;
  const query = new URLSearchParams(search);
  const words = query.getAll("casus").join(",");
  let found = await known(words);
  const lacking = !found && !(await list());
  if (mine !== asked) return;
  found ??= lacking ? { ids: [], said: [] } : read(words, all, MOST);
  ids = found.ids;
  replacing = undefined;
  if (!lacking) tell([...found.said, ...strange(query)].map((message) => message.map((part) => (part.id ? make("a", { href: addressOf([...ids.slice(0, MOST - 1), part.id]), textContent: part.text }) : part.text))));
  picker.open(ids.length < 2);
  render();
}

function start() {
  messages.setAttribute("role", "status");
  picker = pickerOf({ most: MOST, onPick: pick, onOpen: list, onCancel: () => { const id = replacing; replacing = undefined; render(`vervang-${id}`); } });
  picker.show(ids);
  place.replaceChildren(messages, status, tools, table, picker.node, paper);
  settle();
  // A link within the page, such as the one that skips the menu, is a step in the history too.
  addEventListener("popstate", () => { if (location.search !== search) fromAddress(); });
  fromAddress();
}

start();
