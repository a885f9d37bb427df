// Search as you type. Nothing is loaded before the box has the focus; without scripts the form leads to the list from A to Z.
// The worker is Material's: it is sent SETUP and QUERY, and answers READY and RESULT.

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const MOST = 8;
const KINDS = {
  casussen: "Praktijkvoorbeeld", themas: "Thema", indicatoren: "Cijfer", leerpunten: "Leerpunten", leernetwerken: "Leernetwerk",
  begrippen: "Woordenlijst", plaatsen: "Plaats", partijen: "Partij", bronnen: "Bron", groepen: "Groep", leeslijsten: "Leeslijst",
  financiering: "Financiering", meedoen: "Meedoen",
};

// Words that stand on every page, so they say nothing about what is wanted.
const STOP = new Set(`de het een en of van voor in op met bij door naar om te aan uit over tot als dan er is zijn was waren wordt worden
  wat wie waar hoe waarom wanneer welk welke dit dat deze die ik je u we wij ze zij ons onze niet ook kan kun kunt moet heeft hebben`.split(/\s+/));

const words = (html) => new DOMParser().parseFromString(html, "text/html").body;
const kindOf = (location) => KINDS[location.split("/")[0]] ?? "Pagina";

/** The words of a question that matter, without marks around them; all of them when none would be left. */
function wanted(question) {
  const all = question.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).filter(Boolean);
  const kept = all.filter((word) => !STOP.has(word.toLowerCase()));
  return (kept.length ? kept : all).join(" ");
}

/** The index has no tags of cells and terms, so that their words touch: `OnderwerpGezondheid`. */
const apart = (text) => text.replace(/([\p{Ll})])(?=\p{Lu}\p{Ll}{3})/gu, "$1 ");

function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** Text with its marks and without any other markup, from just before the first mark. */
function excerpt(html, length = 150) {
  const parts = [];
  const walk = (node, marked) => {
    if (node.nodeType === Node.TEXT_NODE) parts.push([apart(node.data), marked]);
    else node.childNodes.forEach((child) => walk(child, marked || child.nodeName === "MARK"));
    if (/^(P|LI|H\d|DT|DD|TD|TH)$/.test(node.nodeName)) parts.push([" ", false]);
  };
  walk(words(html), false);
  const first = parts.findIndex(([, marked]) => marked);
  if (first > 0) {
    const before = parts.slice(0, first).map(([text]) => text).join("");
    const start = before.length > 40 ? before.indexOf(" ", before.length - 40) : -1;
    parts.splice(0, first, [start < 0 ? before : `… ${before.slice(start + 1)}`, false]);
  }
  const result = document.createDocumentFragment();
  for (const [text, marked] of parts) {
    if (length <= 0) break;
    const piece = text.length > length ? `${text.slice(0, length).replace(/\S*$/, "")}…` : text;
    result.append(marked ? element("mark", "", piece) : piece);
    length -= text.length;
  }
  return result;
}

function hit(group, base) {
  const page = group.find(({ location }) => !location.includes("#")) ?? group[0];
  const best = group[0];
  const link = element("a", "hit", element("span", "hit__title", excerpt(page.title)), element("span", "hit__kind", kindOf(page.location)));
  if (best !== page) link.append(element("span", "hit__part", "In: ", excerpt(best.title)));
  if (best.text) link.append(element("span", "hit__text", excerpt(best.text)));
  link.href = new URL(best.location, base);
  return element("li", "", link);
}

function setUp(form) {
  const { worker: workerUrl, index: indexUrl } = document.documentElement.dataset;
  if (!workerUrl) return;
  const base = new URL(`${document.documentElement.dataset.root}/`.replace("//", "/"), location.href);
  const [input, panel, count, list] = ["input", ".search__panel", ".search__count", ".search__hits"].map((s) => form.querySelector(s));
  const links = () => [...list.querySelectorAll("a")];
  let worker, ready, failed, sent, asked, timer;

  const show = (open) => { panel.hidden = !open; };
  const ask = () => {
    const query = input.value.trim();
    if (failed) { fail(); return; }
    if (query.length < 2) { show(false); asked = undefined; return; }
    if (!ready) { count.textContent = "De zoeklijst wordt geladen."; list.replaceChildren(); show(true); return; }
    if (query === asked) { show(true); return; }
    asked = query;
    worker.postMessage({ type: QUERY, data: wanted(query) });
  };
  const answer = (items) => {
    const rest = items.length - MOST;
    count.textContent = items.length === 0 ? `Niets gevonden voor ‘${asked}’. Probeer een ander of korter woord.`
      : items.length === 1 ? "1 resultaat" : rest > 0 ? `De eerste ${MOST} van ${items.length} resultaten` : `${items.length} resultaten`;
    list.replaceChildren(...items.slice(0, MOST).map((group) => hit(group, base)));
    show(true);
  };
  const fail = () => {
    failed = true;
    if (sent) form.submit();
    count.textContent = "Zoeken lukt nu niet. Gebruik de lijst van A tot Z.";
    list.replaceChildren();
    show(true);
  };

  async function start() {
    if (worker) return;
    worker = new Worker(workerUrl);
    worker.addEventListener("error", fail);
    worker.addEventListener("message", ({ data }) => {
      if (data.type === READY) { ready = true; sent = false; ask(); }
      if (data.type === RESULT && asked) answer(data.data.items);
    });
    try {
      const { config, docs } = await (await fetch(indexUrl)).json();
      worker.postMessage({ type: SETUP, data: { config, docs, options: { suggest: false } } });
    } catch {
      fail();
    }
  }

  input.addEventListener("focus", () => { start(); if (asked) show(true); });
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  // The reader chooses from the answers. Only when there can be none, the form does what it does without scripts.
  form.addEventListener("submit", (event) => {
    if (failed) return;
    event.preventDefault();
    clearTimeout(timer);
    input.focus();
    sent = !ready;
    start();
    ask();
  });
  form.addEventListener("keydown", (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (event.key === "Escape" && !panel.hidden) { event.preventDefault(); show(false); input.focus(); show(false); }
    else if (event.key === "ArrowDown" && !panel.hidden && all.length) { event.preventDefault(); all[Math.min(at + 1, all.length - 1)].focus(); }
    else if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (all[at - 1] ?? input).focus(); }
  });
  document.addEventListener("pointerdown", ({ target }) => { if (!form.contains(target)) show(false); });
  form.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !form.contains(relatedTarget)) show(false); });
}

document.querySelectorAll("[data-search]").forEach(setUp);
