// The comparison as a table: a column for each case, a row for each thing; on a phone the cases stand below each other in each row.

import { make } from "./compare.js";
import { ownHtml } from "./trusted.js";

const WORDS = { same: "Gelijk", partly: "Deels gelijk", differs: "Verschilt", silent: "Nergens genoemd", some: "Niet bij elk genoemd" };
const SIGNS = { same: "=", partly: "≈", differs: "≠", silent: "–", some: "…" };

/**
 * Do the cases say the same in this row? Undefined when there is nothing to say: one case, or texts that all have.
 * That a source is silent is no difference between the cases, only between the sources.
 */
function judged(rows) {
  if (rows.length < 2) return undefined;
  const filled = rows.filter((row) => row.html);
  if (!filled.length) return "silent";
  if (!rows[0].keys) return filled.length < rows.length ? "some" : undefined;
  const [{ keys }] = filled;
  const texts = new Set(filled.map((row) => row.keys.join("\n")));
  if (texts.size === 1) return filled.length < rows.length ? "some" : "same";
  return keys.some((key) => filled.every((row) => row.keys.includes(key))) ? "partly" : "differs";
}

/** A label that differs between a desk and a phone, where the cases stand below each other, is two words: the style sheet shows one. */
function control(side, name, labels, does, disabled = false) {
  const label = typeof labels === "string" ? [labels] : labels.map((words, at) => make("span", { className: at ? "sides__narrow" : "sides__wide", textContent: words }));
  const button = make("button", { type: "button", className: "sides__control", disabled, "data-control": `${name}-${side.id}` }, ...label, make("span", { className: "hidden", textContent: `: ${side.title}` }));
  button.addEventListener("click", does);
  return button;
}

const nameOf = (side, className) => make("a", { className, "data-control": `naam-${side.id}`, href: `../casussen/${side.id}/`, textContent: side.title });

/** Two rows, because only the names stay in view: on a desk they stand in the first, on a phone in the second, above the controls. */
function headOf(sides, { onMove, onDrop, onReplace }) {
  const last = sides.length - 1;
  const names = sides.map((side) => make("th", { scope: "col", role: "columnheader" }, nameOf(side, "sides__title")));
  const controls = sides.map((side, at) => {
    const moves = last > 0 ? [control(side, "eerder", ["Naar links", "Omhoog"], () => onMove(side.id, -1), at === 0), control(side, "later", ["Naar rechts", "Omlaag"], () => onMove(side.id, 1), at === last)] : [];
    return make("td", { role: "cell" },
      nameOf(side, "sides__name"),
      ...[side.place, side.stand].filter(Boolean).map((words) => make("span", { className: "cell__more", textContent: words })),
      make("span", { className: "sides__controls" }, ...moves, control(side, "vervang", "Vervang", () => onReplace(side.id)), control(side, "weg", "Haal weg", () => onDrop(side.id))));
  });
  const corner = () => make("td", { role: "cell", className: "sides__corner" });
  return make("thead", { role: "rowgroup" }, make("tr", { role: "row", className: "sides__names" }, corner(), ...names), make("tr", { role: "row", className: "sides__about" }, corner(), ...controls));
}

/** HTML that the generator made, as nodes. */
function nodes(html) {
  return [...new DOMParser().parseFromString(ownHtml(html), "text/html").body.childNodes];
}

function cell(side, ...children) {
  return make("td", { role: "cell" }, make("span", { className: "sides__who", textContent: side.title }), make("div", { className: "sides__what" }, ...children));
}

function rowOf(sides, rows) {
  const judgement = judged(rows);
  // A list of things that none of them names would only be an empty row; that no source names the costs is worth a row.
  if (rows.every((row) => !row.html) && !rows[0].keys && !rows[0].stays) return [];
  const mark = judgement ? [make("span", { className: `sides__mark sides__mark--${judgement}` }, make("span", { "aria-hidden": "true", textContent: SIGNS[judgement] }), ` ${WORDS[judgement]}`)] : [];
  const row = make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, rows[0].label, ...mark),
    ...sides.map((side, at) => cell(side, ...(rows[at].html ? nodes(rows[at].html) : [make("span", { className: "sides__silent", textContent: rows[at].none })]))));
  if (judgement === "same" || judgement === "silent") row.classList.add("sides__alike");
  return [row];
}

/** The table of these sides. `only` leaves out the rows in which they are alike. */
export function tableOf(sides, { only, ...actions }) {
  const head = headOf(sides, actions);
  const bodies = sides[0].sections.map((section, at) => {
    const sections = sides.map((side) => side.sections[at]);
    const rows = section.rows.flatMap((_, number) => rowOf(sides, sections.map((other) => other.rows[number])));
    const first = make("tr", { className: "sides__section", role: "row" }, make("th", { scope: "rowgroup", role: "rowheader" }, section.label),
      ...sides.map((side, number) => cell(side, ...nodes(sections[number].link || ""))));
    const remark = section.remark ? [make("tr", { role: "row", className: "sides__remark" }, make("td", { role: "cell", colSpan: sides.length + 1, textContent: section.remark }))] : [];
    return rows.length ? make("tbody", { role: "rowgroup" }, first, ...remark, ...rows) : "";
  });
  return make("table", { className: `sides sides--${sides.length}${only ? " sides--only" : ""}`, role: "table" }, make("caption", { className: "hidden", textContent: `${sides.length === 1 ? "Eén praktijkvoorbeeld" : `${sides.length} praktijkvoorbeelden naast elkaar`}` }), head, ...bodies);
}
