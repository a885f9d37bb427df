// Find a case: the links to the lists become choices, the address carries them, the list shows what fits.
// What each case has is fetched when the reader begins to choose, or at once when the address asks for something.

import { addressOf, asTable, asked, choose, fileName, listLink, matches } from "./finder-core.js";
import { element, setUpHelp } from "./finder-help.js";
import { setUpLong } from "./finder-long.js";

const WIDE = matchMedia("(min-width: 60em)");
const [MOST_FAULTS, MOST_LETTERS, MANY_CASES, MOST_IN_TITLE] = [3, 60, 200, 3];
const cases = (number) => (number === 1 ? "1 praktijkvoorbeeld" : `${number.toLocaleString("nl-NL")} praktijkvoorbeelden`);

/** A link to the list of a value becomes a box to tick, with the number of cases behind it. */
function toChoice(link) {
  const [name, number] = link.children;
  const box = element("input", { type: "checkbox", name: link.dataset.axis, value: link.dataset.value });
  name.className = "choice__name";
  link.replaceWith(element("label", { class: "choice" }, box, name, " ", number));
  return { box, number, key: `${link.dataset.axis}/${link.dataset.value}` };
}

function setUp(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [list, panel, results, fault, tags] = [root.querySelector("#casussen"), part("panel"), part("results"), part("fault"), part("chosen")];
  const select = part("sort").querySelector("select");
  const orders = [...select.options].map((option) => option.value);
  const items = [...list.children];
  const axes = [...root.querySelectorAll(".axis")];
  const titles = new Map(axes.map((axis) => [axis.dataset.axis, axis.querySelector("summary").textContent.trim()]));
  const known = new Map(axes.map((axis) => [axis.dataset.axis, new Map([...axis.querySelectorAll("a[data-value]")].map((link) => [link.dataset.value, link.firstElementChild.textContent.trim()]))]));
  const boxes = [...root.querySelectorAll("a[data-value]")].map(toChoice);
  const long = [...root.querySelectorAll(".axis__choices--long")].map((choices) => setUpLong(choices, titles.get(choices.closest(".axis").dataset.axis)));
  let selection = { chosen: new Map(), order: orders[0] };
  let found = items.map((_, number) => number);
  const told = { address: "", data: "" };
  const title = document.title;
  let loading, data, nearest;

  const load = () => (loading ??= fetch(root.dataset.from).then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    data = await answer.json();
  }).then(() => {
    tell("data", "");
    show();
    settled();
  }, () => {
    loading = undefined;
    tell("data", "De keuzes laden lukt nu niet. Onder ‘Kies’ staat bij elke vraag een lijst met gewone pagina’s.");
    settled();
  }));

  /** What the address asks for is on the page, or cannot be: until then the style sheet hides what would jump. */
  const settled = () => document.documentElement.classList.remove("asks");

  /** Say what is wrong with the address or the data, or nothing more about it; the other of the two stays. */
  const tell = (about, line) => {
    if (told[about] === line) return;
    told[about] = line;
    fault.replaceChildren(...Object.values(told).filter(Boolean).map((text) => element("p", {}, text)));
  };

  const asks = () => selection.chosen.size > 0 || selection.order !== orders[0];

  const words = ({ chosen }) => [...known].filter(([axis]) => chosen.has(axis)).map(([axis, values]) => [titles.get(axis), [...values].filter(([id]) => chosen.get(axis).has(id)).map(([, label]) => label)]);

  /** The choices in the title of the page, by which a bookmark or a tab is known. */
  const showTitle = () => {
    const labels = words(selection).flatMap(([, own]) => own);
    const more = labels.length - MOST_IN_TITLE;
    document.title = [...(labels.length ? [`${labels.slice(0, MOST_IN_TITLE).join(", ")}${more > 0 ? ` en nog ${more}` : ""}`] : []), title].join(" – ");
  };

  const tag = (axis, id) => {
    const [title, label] = [titles.get(axis), known.get(axis).get(id)];
    const words = element("span", {}, element("span", { class: "chosen__axis" }, `${title}${title.endsWith("?") ? "" : ":"}`), ` ${label}`);
    const button = element("button", { type: "button", class: "chosen", "aria-label": `Haal weg: ${words.textContent}` }, words, element("span", { "aria-hidden": "true" }, "×"));
    button.addEventListener("click", () => {
      const at = [...tags.querySelectorAll(".chosen")].indexOf(button);
      change(() => choose(selection.chosen, axis, id, false));
      const left = [...tags.querySelectorAll(".chosen")];
      (left[Math.min(at, left.length - 1)] ?? results).focus();
    });
    return element("li", {}, button);
  };

  const showTags = () => {
    const made = [...known].flatMap(([axis, values]) => [...values.keys()].filter((id) => selection.chosen.get(axis)?.has(id)).map((id) => tag(axis, id)));
    const wipe = element("button", { type: "button", class: "wipe" }, "Alles wissen");
    wipe.addEventListener("click", () => { change(() => selection.chosen.clear()); results.focus(); });
    tags.replaceChildren(...(made.length ? [element("ul", { class: "tags", "aria-label": "Gekozen" }, ...made), wipe] : []));
  };

  const show = () => {
    const answer = data ? matches(data, selection) : undefined;
    found = answer ? answer.found : found;
    for (const { box, number, key } of boxes) {
      box.checked = selection.chosen.get(box.name)?.has(box.value) ?? false;
      if (!answer) continue;
      const count = answer.counts.get(key) ?? 0;
      number.textContent = count.toLocaleString("nl-NL");
      // A choice that would give nothing stays readable; one that has the focus is not taken away from under the reader.
      box.disabled = count === 0 && !box.checked && document.activeElement !== box;
    }
    if (answer) for (const order of long) order();
    const before = list.children;
    if (found.length !== before.length || found.some((number, at) => items[number] !== before[at])) list.replaceChildren(...found.map((number) => items[number]));
    list.hidden = found.length === 0;
    part("none").hidden = found.length > 0;
    part("take").hidden = found.length === 0;
    listLink(part("list"), found.map((number) => items[number].dataset.case));
    const all = cases(items.length);
    const text = found.length === items.length ? all : found.length ? `${found.length.toLocaleString("nl-NL")} van de ${all}` : "Geen voorbeeld past bij deze keuze";
    if (results.textContent !== text) results.textContent = text;
    select.value = selection.order;
    part("remark").hidden = selection.order !== "kosten";
    const many = [...selection.chosen.values()].reduce((sum, values) => sum + values.size, 0);
    part("number").textContent = many ? `(${many} gekozen)` : "";
    part("done").firstElementChild.textContent = found.length === 1 ? "Toon 1 voorbeeld" : `Toon ${found.length.toLocaleString("nl-NL")} voorbeelden`;
    showTags();
    showTitle();
    help?.show(words(selection), found.length);
  };

  function change(act) {
    act();
    tell("address", "");
    tell("data", "");
    history.pushState(null, "", location.pathname + addressOf(selection, known, orders));
    show();
    if (!data) load();
  }

  /** Name what the guide does not know of the address, with what was probably meant as soon as that can be worked out. */
  const nameFaults = (faults) => {
    const shown = faults.slice(0, MOST_FAULTS).map(({ text, asked: word, ids }) => {
      const meant = nearest?.(word, ids);
      return `‘${text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text}’${meant ? ` (bedoelt u ‘${meant}’?)` : ""}`;
    });
    const more = faults.length - shown.length;
    tell("address", faults.length ? `Dit in het adres kent de gids niet: ${shown.join(", ")}${more > 0 ? ` en nog ${more}` : ""}. ${asks() ? "De rest van uw keuze staat hieronder." : "U ziet alle voorbeelden."}` : "");
    if (!faults.length || nearest) return;
    const { href } = location;
    import("./finder-near.js").then((module) => {
      ({ nearest } = module);
      // The reader may have gone on by now.
      if (location.href === href) nameFaults(faults);
    }, () => {});
  };

  /** Take over what the address says, at the start and when the reader goes back. */
  function follow() {
    const { faults, ...wanted } = asked(location.search, known, orders);
    selection = wanted;
    nameFaults(faults);
    for (const axis of axes) axis.open ||= selection.chosen.has(axis.dataset.axis);
    show();
    if (asks() && !data) load();
    else settled();
  }

  async function download(event) {
    // The link leads to the open data of all cases, for programs and for who has no scripts.
    event.preventDefault();
    if (!data) await load();
    if (!data) {
      fault.scrollIntoView({ block: "nearest" });
      return;
    }
    const rows = found.map((number) => {
      const link = items[number].querySelector("a");
      const own = new Set(data.cases[number].map((value) => data.values[value]));
      const cells = [...known].map(([axis, values]) => [...values].filter(([value]) => own.has(`${axis}/${value}`)).map(([, label]) => label).join("; "));
      return [link.textContent.trim(), link.href, ...cells, items[number].dataset.stand];
    });
    const file = new Blob([asTable([["Praktijkvoorbeeld", "Adres", ...titles.values(), "Stand"], ...rows])], { type: "text/csv;charset=utf-8" });
    const link = element("a", { href: URL.createObjectURL(file), download: `${fileName(selection, rows.length)}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const help = setUpHelp(root.querySelector("[data-help]"), {
    toList: () => { results.focus(); results.scrollIntoView(); },
    wipe: (names) => change(() => names.forEach((axis) => selection.chosen.delete(axis))),
  });
  const fitWindow = () => { panel.open = WIDE.matches; root.classList.toggle("finder--wide", WIDE.matches); };
  root.classList.add("finder--ready");
  list.classList.toggle("briefs--many", items.length > MANY_CASES);
  part("download").textContent = "Download deze lijst (voor Excel)";
  part("sort").hidden = part("done").hidden = false;
  axes[0].open = true;
  fitWindow();
  WIDE.addEventListener("change", fitWindow);
  // Who only reads the list needs no data.
  for (const choices of [panel, root.querySelector("[data-help]"), part("sort")]) {
    choices?.addEventListener("focusin", load);
    choices?.addEventListener("pointerdown", load);
  }
  root.addEventListener("change", ({ target }) => {
    if (target === select) change(() => { selection.order = select.value; });
    else if (target.type === "checkbox" && known.get(target.name)?.has(target.value)) change(() => choose(selection.chosen, target.name, target.value, target.checked));
  });
  part("done").addEventListener("click", () => { panel.open = WIDE.matches; results.focus(); results.scrollIntoView(); });
  part("download").addEventListener("click", download);
  addEventListener("popstate", follow);
  follow();
}

document.querySelectorAll("[data-finder]").forEach(setUp);
