// "Wat is er veranderd?": the case as it was beside the case as it is now.

import { fieldChanges, lineChanges } from "./ui-differ.js";
import { count, make } from "./ui-dom.js";

const SIGNS = { same: " ", out: "−", in: "+", gap: " " };
const SAID = { out: "weg: ", in: "erbij: " };

const heading = () => make("h2", { className: "verschil__kop", textContent: "Wat is er veranderd?" });

export function drawChanges(form) {
  const { state } = form;
  const fields = fieldChanges(form, state.before, state.tidy(state.value));
  if (!fields.length) return [heading(), make("p", { className: "lead", textContent: "Er is nog niets veranderd." })];
  const side = (label, text, kind) => make("div", { className: `verschil__kant verschil__kant--${kind}` }, make("dt", { textContent: label }), make("dd", {}, text ? make(kind === "oud" ? "del" : "ins", { textContent: text }) : make("span", { className: "verschil__leeg", textContent: kind === "oud" ? "stond er niet" : "is weggehaald" })));
  const lines = lineChanges(state.text, form.text());
  return [
    heading(),
    make("p", { className: "lead", textContent: `${count(fields.length, "verandering", "veranderingen")}.` }),
    make("ul", { className: "verschil" }, fields.map(({ name, before, after }) => make("li", {}, make("h3", { textContent: name }), make("dl", {}, side("Was", before, "oud"), side("Wordt", after, "nieuw"))))),
    make("details", { className: "meer" }, make("summary", { textContent: "De veranderde regels in het bestand" }),
      make("ol", { className: "regelverschil" }, lines.map(({ kind, text }) => make("li", { className: `regelverschil__regel regelverschil__regel--${kind}` }, make("span", { className: "regelverschil__teken", textContent: SIGNS[kind], "aria-hidden": "true" }), SAID[kind] && make("span", { className: "hidden", textContent: SAID[kind] }), make(kind === "out" ? "del" : kind === "in" ? "ins" : "span", { textContent: text || " " }))))),
  ];
}
