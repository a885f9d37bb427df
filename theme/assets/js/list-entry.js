// One case on a list of one's own: what the guide knows of it, the note, and the buttons with which the list is changed.

import { make } from "./compare.js";
import { dutchDay } from "./list-since.js";

const upper = (words) => words.charAt(0).toUpperCase() + words.slice(1);

function changedWords({ changed, change }) {
  const day = make("time", { dateTime: changed, textContent: dutchDay(changed) });
  return make("p", { className: "listed__changed" }, ...(change ? ["Gewijzigd op ", day, `: ${upper(change)}`] : ["In de gids sinds ", day, ", niet gewijzigd"]));
}

/** A button that says with its name about which case it is. */
function control(words, about, name, disabled, act) {
  const button = make("button", { type: "button", disabled, "data-control": name, "aria-label": `${words}: ${about}`, textContent: words });
  button.addEventListener("click", act);
  return button;
}

function controls(side, { at, of, onMove, onDrop }) {
  return make("div", { className: "own-list__controls" },
    control("Eerder", side.title, `eerder-${side.id}`, at === 0, () => onMove(side.id, -1)),
    control("Later", side.title, `later-${side.id}`, at === of - 1, () => onMove(side.id, 1)),
    control("Haal weg", side.title, `weg-${side.id}`, false, () => onDrop(side.id)));
}

/** The item of a case. While the list is being written it has a field for the note and no box to compare, which would be one button too many. */
export function entryOf(side, given) {
  const { root, at, writing, note, most, onNote } = given;
  const words = make("p", { className: "listed__note listed__note--own", textContent: note });
  const item = make("li", { className: `listed opgave--${side.challenge}` },
    make("p", { className: "listed__number", "aria-hidden": "true", textContent: String(at + 1) }),
    make("h2", {}, make("a", { href: new URL(`casussen/${side.id}/`, root).href, textContent: side.title })));
  item.dataset.changed = side.changed;
  if (!writing) item.dataset.case = side.id;
  if (side.place) item.append(make("p", { className: "listed__place", textContent: side.place }));
  item.append(words);
  if (writing) {
    const field = make("textarea", { rows: 3, maxLength: most, value: note, "data-control": `noot-${side.id}` });
    field.addEventListener("input", () => {
      words.textContent = field.value;
      onNote(field.value);
    });
    item.append(make("label", { className: "own-list__field" }, make("span", {}, "Noot", make("span", { className: "hidden", textContent: ` bij ${side.title}` })), field));
  }
  item.append(
    make("p", { className: "listed__about", textContent: side.summary }),
    make("dl", { className: "card__facts" }, ...side.facts.flatMap(([label, words]) => [make("dt", { textContent: label }), make("dd", { textContent: words })])),
    make("p", { className: "stand" }, make("strong", { textContent: `${side.stand}.` }), side.later ? " Hoe het verderging, staat op de pagina van dit voorbeeld." : " Wat daarna gebeurde, weten we niet."),
    changedWords(side), ...(writing ? [controls(side, given)] : []));
  return item;
}
