// Find a case: the links to the lists become choices, the address carries them, the list shows what fits.
// What each case has is fetched when the reader begins to choose, or at once when the address asks for something.

import { addressOf, asTable, asked, choose, matches } from "./finder-core.js";
import { element, setUpHelp } from "./finder-help.js";

const WIDE = matchMedia("(min-width: 60em)");
const [MOST_FAULTS, MOST_LETTERS, MANY_CASES] = [3, 60, 200];
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
  let selection = { chosen: new Map(), order: orders[0] };
  let found = items.map((_, number) => number);
  let loading, data;

  const load = () => (loading ??= fetch(root.dataset.from).then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    data = await answer.json();
  }).catch(() => {
    loading = undefined;
    tell("De keuzes laden lukt nu niet. Onder ‘Kies’ staat bij elke vraag een lijst met gewone pagina’s.");
  }));

  const tell = (...lines) => fault.replaceChildren(...lines.map((line) => element("p", {}, line)));

  const words = ({ chosen }) => [...known].filter(([axis]) => chosen.has(axis)).map(([axis, values]) => [titles.get(axis), [...values].filter(([id]) => chosen.get(axis).has(id)).map(([, label]) => label)]);

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
    const before = list.children;
    if (found.length !== before.length || found.some((number, at) => items[number] !== before[at])) list.replaceChildren(...found.map((number) => items[number]));
    list.hidden = found.length === 0;
    part("none").hidden = found.length > 0;
    part("take").hidden = found.length === 0;
    const all = cases(items.length);
    const text = found.length === items.length ? all : found.length ? `${cases(found.length)} van de ${items.length.toLocaleString("nl-NL")}` : `Geen van de ${all}`;
    if (results.textContent !== text) results.textContent = text;
    select.value = selection.order;
    part("remark").hidden = selection.order !== "kosten";
    const many = [...selection.chosen.values()].reduce((sum, values) => sum + values.size, 0);
    part("number").textContent = many ? `(${many} gekozen)` : "";
    part("done").firstElementChild.textContent = found.length === 1 ? "Toon 1 voorbeeld" : `Toon ${found.length.toLocaleString("nl-NL")} voorbeelden`;
    showTags();
    help?.show(words(selection), found.length);
  };

  async function change(act) {
    act();
    tell();
    history.pushState(null, "", location.pathname + addressOf(selection, known, orders));
    show();
    if (data) return;
    await load();
    show();
  }

  /** Take over what the address says, at the start and when the reader goes back. */
  async function follow() {
    const { faults, ...wanted } = asked(location.search, known, orders);
    selection = wanted;
    const shown = faults.slice(0, MOST_FAULTS).map((text) => `‘${text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text}’`);
    const more = faults.length - shown.length;
    tell(...(faults.length ? [`Dit in het adres kent de gids niet: ${shown.join(", ")}${more > 0 ? ` en nog ${more}` : ""}. De rest van uw keuze staat hieronder.`] : []));
    for (const axis of axes) axis.open ||= selection.chosen.has(axis.dataset.axis);
    show();
    if ((selection.chosen.size || selection.order !== orders[0]) && !data) {
      await load();
      show();
    }
  }

  function download(event) {
    if (!data || (found.length === items.length && selection.order === orders[0])) return;
    event.preventDefault();
    const rows = found.map((number) => {
      const { case: id, stand } = items[number].dataset;
      const own = new Set(data.cases[number].map((value) => data.values[value]));
      const cells = [...known].map(([axis, values]) => [...values].filter(([value]) => own.has(`${axis}/${value}`)).map(([, label]) => label).join("; "));
      return [id, items[number].querySelector("a").textContent.trim(), `/casussen/${id}/`, ...cells, stand];
    });
    const file = new Blob([asTable([["id", "titel", "adres", ...known.keys(), "stand"], ...rows])], { type: "text/csv;charset=utf-8" });
    const link = element("a", { href: URL.createObjectURL(file), download: "casussen-keuze.csv" });
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
  part("sort").hidden = part("done").hidden = false;
  axes[0].open = true;
  fitWindow();
  WIDE.addEventListener("change", fitWindow);
  root.addEventListener("focusin", load);
  root.addEventListener("pointerdown", load);
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
