// The list from which cases are chosen on /vergelijken/, with a box to filter it.

import { make } from "./compare.js";
import { fold } from "./search/words.js";

const SHOWN = 60;
const toCompare = (number, most) => (number === 0 ? "Kies twee tot vier voorbeelden" : number === 1 ? "Kies er nog minstens één bij" : number < most ? "Voeg een voorbeeld toe of haal er een weg" : "Haal een voorbeeld weg");

/**
 * The picker. `heading` says what is to be chosen, given what is. `show(ids, replaced)` tells it what is chosen, `open(state)` unfolds it. The list of all cases is long:
 * `onOpen` is called whenever the reader gets to see the picker, and `fill(all)` gives the list.
 */
export function pickerOf({ most, onPick, onCancel, onOpen, heading = toCompare }) {
  const title = make("h2", { className: "picker__title" });
  const field = make("input", { type: "search", id: "zoek-voorbeeld", className: "picker__filter", autocomplete: "off", spellcheck: false, maxLength: 80, "data-control": "zoek-voorbeeld" });
  const hint = make("p", { className: "picker__hint", role: "status" });
  const list = make("ul", { className: "picker__list", hidden: true });
  const cancel = make("button", { type: "button", className: "button button--quiet", textContent: "Toch niet vervangen", hidden: true });
  const head = make("div", { className: "picker__head" }, make("label", { htmlFor: "zoek-voorbeeld", textContent: "Filter op naam, plaats of onderwerp" }), field, cancel, hint);
  const node = make("details", { className: "picker" }, make("summary", {}, title), head, list);
  let all, texts, ids = [], replaced;

  function item(entry) {
    const checked = ids.includes(entry.id);
    const full = ids.length >= most && !replaced;
    // While one is replaced, those that stand there already cannot be chosen once more.
    const box = make("input", { type: "checkbox", checked, disabled: checked ? Boolean(replaced) : full, "data-control": `kies-${entry.id}` });
    box.addEventListener("change", () => onPick(entry.id, box.checked));
    return make("li", {}, make("label", { className: "tick" }, box, make("span", {}, entry.title, ...(entry.place ? [make("span", { className: "cell__more", textContent: entry.place })] : []))));
  }

  function draw() {
    cancel.hidden = !replaced;
    if (!all) return;
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    const found = all.filter((entry) => words.every((word) => texts.get(entry.id).includes(word)));
    list.replaceChildren(...found.slice(0, SHOWN).map(item));
    list.hidden = found.length === 0;
    const count = found.length === 0 ? "Niets gevonden. Probeer een ander of korter woord." : found.length > SHOWN ? `${found.length} voorbeelden; u ziet de eerste ${SHOWN}. Typ een woord om te kiezen.`
      : found.length === 1 ? "1 voorbeeld" : `${found.length} voorbeelden`;
    hint.textContent = replaced ? `Kies wat in de plaats komt van: ${replaced.title}. ${count}` : ids.length >= most ? `U hebt er ${most} gekozen. Meer kan niet. Haal er eerst één weg. ${count}` : count;
  }

  field.addEventListener("input", draw);
  cancel.addEventListener("click", onCancel);
  node.addEventListener("toggle", () => { if (node.open) onOpen(); });
  return {
    node,
    open(state) { node.open = state; },
    /** Unfolds it and puts the reader there. */
    enter() {
      node.open = true;
      field.focus();
    },
    fill(given) {
      all = given;
      texts = new Map(all.map((entry) => [entry.id, fold([entry.title, entry.place, ...entry.about].join(" "))]));
      draw();
    },
    show(chosen, other) {
      [ids, replaced] = [chosen, other];
      if (replaced) node.open = true;
      title.textContent = heading(ids.length, most);
      draw();
    },
  };
}
