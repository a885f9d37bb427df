// The page /vergelijken/: reads the cases from the address, fetches their sides and puts them next to each other.
// The HTML of a side comes from the generator; what stands in the address is only ever shown as text.

import { MOST, addressOf, make } from "./compare.js";
import { pickerOf } from "./compare-pick.js";
import { copier, textOf } from "./note.js";
import { read } from "./compare-read.js";
import { tableOf } from "./compare-table.js";

const place = document.querySelector("[data-compare-page]");
const here = new URL(location.pathname, location.href);
const title = document.title;
const sides = new Map(); // id → its side
const [messages, status, tools, table] = ["compare-page__messages", "hidden", "compare-page__tools", "compare-page__table"].map((className) => make("div", { className }));
status.setAttribute("role", "status");

let all, picker, ids = [], replacing, only = false, asked = 0;

async function json(name) {
  const answer = await fetch(new URL(`${name}.json`, here));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function load(wanted) {
  await Promise.all(wanted.filter((id) => !sides.has(id)).map(async (id) => sides.set(id, await json(id))));
}

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
  picker.show(shown, replacing === undefined ? undefined : sides.get(replacing));
  if (wanted) (place.querySelector(`[data-control="${CSS.escape(wanted)}"]:not(:disabled)`) ?? place.querySelector("summary, input"))?.focus();
}

function toolsOf(chosen) {
  const box = make("input", { type: "checkbox", checked: only, "data-control": "verschillen" });
  box.addEventListener("change", () => {
    only = box.checked;
    table.firstElementChild.classList.toggle("sides--only", only);
    status.textContent = only ? "Alleen de verschillen staan er nog." : "Alles staat er weer.";
  });
  const [button, said, rest] = copier("Kopieer voor uw notitie", () => noteOf(chosen));
  const print = make("button", { type: "button", className: "button button--quiet", textContent: "Print" });
  print.addEventListener("click", () => window.print());
  const row = make("p", { className: "actions" }, button, print, said);
  return chosen.length > 1 ? [make("label", { className: "tick" }, box, make("span", { textContent: "Alleen verschillen" })), row, rest] : [row, rest];
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
  tell([]);
  status.textContent = words;
  render(focus);
}

function move(id, step) {
  const at = ids.indexOf(id), next = [...ids];
  [next[at], next[at + step]] = [next[at + step], next[at]];
  go(next, `${sides.get(id).title} staat nu op plaats ${at + step + 1}.`, `${step < 0 ? "eerder" : "later"}-${id}`);
}

function drop(id) {
  const at = ids.indexOf(id), next = ids.filter((other) => other !== id);
  go(next, `${sides.get(id).title} is weg.`, next.length ? `weg-${next[Math.min(at, next.length - 1)]}` : "zoek-voorbeeld");
}

function replace(id) {
  replacing = id;
  render("zoek-voorbeeld");
}

/** In the picker: add a case, take it away, or put it in the place of another. */
function pick(id, wanted) {
  const name = all.find((entry) => entry.id === id).title;
  if (!wanted) go(ids.filter((other) => other !== id), `${name} is weg.`, `kies-${id}`);
  else if (replacing !== undefined) go(ids.map((other) => (other === replacing ? id : other)), `${name} staat er nu.`, `kies-${id}`);
  else if (ids.length < MOST) go([...ids, id], `${name} staat erbij.`, `kies-${id}`);
}

function fromAddress() {
  const found = read(new URLSearchParams(location.search).getAll("casus").join(","), all, MOST);
  ids = found.ids;
  replacing = undefined;
  tell(found.said.map((message) => message.map((part) => (part.id ? make("a", { href: addressOf([...ids.slice(0, MOST - 1), part.id]), textContent: part.text }) : part.text))));
  picker.open(ids.length < 2);
  render();
}

async function start() {
  place.replaceChildren(messages, status, tools, table);
  messages.setAttribute("role", "status");
  try {
    all = await json("index");
  } catch {
    tell([["De lijst met voorbeelden ophalen lukt nu niet. Probeer het later nog eens, of ga naar ", make("a", { href: new URL("../casussen/", here), textContent: "alle praktijkvoorbeelden" }), "."]]);
    return;
  }
  picker = pickerOf(all, { most: MOST, onPick: pick, onCancel: () => { const id = replacing; replacing = undefined; render(`vervang-${id}`); } });
  place.append(picker.node);
  addEventListener("popstate", fromAddress);
  fromAddress();
}

start();
