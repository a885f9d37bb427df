// Choosing cases to compare, anywhere: a box on every item of a list that stands for a case, and a bar with what is chosen.
// Nothing is stored: the choice lives on this page, and in the address of /vergelijken/.

export const MOST = 4;
const root = new URL(`${document.documentElement.dataset.root}/`.replace("//", "/"), location.href);

/** The address of the comparison of these cases. */
export const addressOf = (ids) => new URL(`vergelijken/?casus=${ids.map(encodeURIComponent).join(",")}`, root).href;

/** The address of a reading list of these cases, opened to be written. */
export const listOf = (ids) => new URL(`leeslijsten/eigen/?casus=${ids.map(encodeURIComponent).join(",")}#bewerken`, root).href;

/** An element with attributes (properties, where it has them) and children. */
export function make(name, given = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key in node) node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

/** A text as it stands in HTML, between tags and within the quotes of an attribute. */
export const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

const chosen = new Map(); // id → title
let bar;

function boxes(id) {
  return [...document.querySelectorAll("[data-case] > .pick input")].filter((box) => id === undefined || box.value === id);
}

function say(words, aloudOnly = true) {
  bar.said.classList.toggle("hidden", aloudOnly);
  // Emptied first: the same words twice are read out twice.
  bar.said.textContent = "";
  setTimeout(() => { bar.said.textContent = words; }, 50);
}

function choose(id, title, wanted) {
  if (wanted && !chosen.has(id) && chosen.size >= MOST) {
    sync(id);
    say(`U kunt niet meer dan ${MOST} voorbeelden vergelijken. Haal er eerst één weg.`, false);
    return;
  }
  if (wanted) chosen.set(id, title);
  else chosen.delete(id);
  sync(id);
  show();
}

function sync(id) {
  for (const box of boxes(id)) box.checked = chosen.has(box.value);
}

function makeBar() {
  const go = make("a", { className: "button pickbar__go" });
  const list = make("ul", { className: "pickbar__chosen" });
  const read = make("a", { className: "pickbar__list", textContent: "Maak er een leeslijst van" });
  const summary = make("summary", {});
  const wipe = make("button", { type: "button", className: "button button--quiet pickbar__wipe", textContent: "Wis" }, make("span", { className: "hidden", textContent: " de keuze" }));
  const said = make("p", { className: "pickbar__said", role: "status" });
  const more = make("details", { className: "pickbar__more" }, summary, list);
  const node = make("section", { className: "pickbar", "aria-label": "Vergelijken" }, make("div", { className: "wrap pickbar__inside" }, said, more, go, wipe, read));
  wipe.addEventListener("click", () => {
    const [first] = chosen.keys();
    chosen.clear();
    sync();
    show();
    boxes(first)[0]?.focus();
  });
  return { node, go, read, list, summary, said };
}

function show() {
  bar.node.hidden = chosen.size === 0;
  document.documentElement.classList.toggle("has-pickbar", chosen.size > 0);
  if (chosen.size === 0) {
    bar.list.replaceChildren();
    return;
  }
  bar.summary.replaceChildren(`${chosen.size} gekozen`, make("span", { className: "pickbar__names", "aria-hidden": "true", textContent: `: ${[...chosen.values()].join("; ")}` }));
  bar.go.textContent = `Vergelijk (${chosen.size})`;
  bar.go.href = addressOf([...chosen.keys()]);
  bar.read.href = listOf([...chosen.keys()]);
  bar.list.replaceChildren(...[...chosen].map(([id, title]) => {
    const drop = make("button", { type: "button", className: "pickbar__drop", "aria-label": `Haal weg: ${title}`, textContent: "×" });
    drop.addEventListener("click", () => {
      choose(id, title, false);
      (bar.list.querySelector("button") ?? boxes(id)[0])?.focus();
    });
    return make("li", {}, make("span", { textContent: title }), drop);
  }));
  say(chosen.size === 1 ? "1 voorbeeld gekozen. Kies er nog minstens één bij." : `${chosen.size} voorbeelden gekozen.`);
}

/** Give every item in `where` that stands for a case a box to choose it; to be called for lists that came later too. */
export function offer(where = document) {
  const items = [...where.querySelectorAll("li[data-case]")];
  if (where instanceof Element && where.matches("li[data-case]")) items.push(where);
  for (const item of items) {
    const id = item.dataset.case;
    const there = item.querySelector(":scope > .pick input");
    // An item that left the list and comes back was not told what was taken away in the meantime.
    if (there) there.checked = chosen.has(id);
    if (there) continue;
    const title = item.dataset.title ?? (item.querySelector("h2, h3, h4, a") ?? item).textContent.trim();
    const box = make("input", { type: "checkbox", value: id, checked: chosen.has(id), "aria-label": `Vergelijk: ${title}` });
    box.addEventListener("change", () => choose(id, title, box.checked));
    item.append(make("label", { className: "pick" }, box, make("span", { textContent: "Vergelijk" })));
  }
}

function start() {
  bar = makeBar();
  bar.node.hidden = true;
  document.body.append(bar.node);
  offer();
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) offer(node);
  }).observe(document.querySelector("main"), { childList: true, subtree: true });
}

// The page of the comparison imports this module too, and chooses in its own way.
if (document.querySelector("[data-compare-page]")) {
  import("./compare-page.js").catch((fault) => {
    // As theme.js does for what the page itself asks for.
    document.documentElement.dataset.lost = `${document.documentElement.dataset.lost ?? ""} compare`;
    throw fault;
  });
} else start();
if (document.querySelector("[data-note]")) import("./note.js");
