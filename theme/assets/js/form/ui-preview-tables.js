// The tables of the preview: who pays what, and what came of it.

import { make } from "./ui-dom.js";
import { OPEN, section, sentence } from "./ui-preview.js";

const list = (value) => (Array.isArray(value) ? value : []);
const extra = (...parts) => parts.some(Boolean) && make("span", { className: "cell__more" }, parts);
const cell = (label, ...body) => {
  const node = make("td", {}, make("span", {}, body));
  node.dataset.label = label;
  return node;
};
const head = (...labels) => make("thead", {}, make("tr", {}, labels.map((label) => make("th", { scope: "col", textContent: label }))));

/** Wie betaalt wat? */
export function money(sheet, value) {
  const lines = list(value.financing?.lines);
  const rates = list(value.financing?.rates);
  if (!value.financing) return undefined;
  return section("financiering", "Wie betaalt wat?", make("div", { className: "section__body flow" }, value.financing.summary && sheet.text(value.financing.summary),
    lines.length > 0 && make("table", { className: "stack" }, make("caption", { className: "hidden", textContent: "Bedragen en wie ze betaalt" }), head("Waarvoor", "Wie betaalt", "Bedrag", "Soort"), make("tbody", {}, lines.map((line) => row(sheet, line)))),
    rates.length > 0 && [make("h3", { textContent: "Wat telt voor hoeveel?" }), make("table", { className: "stack" }, make("caption", { className: "hidden", textContent: "Scorekaart" }), head("Wat", "Voor elke", "Telt voor"), make("tbody", {}, rates.map((rate) => make("tr", {},
      make("th", { scope: "row" }, sentence(rate.what), " ", sheet.marks(rate.source)), cell("Voor elke", rate.step ? sheet.quantity(rate.step) : OPEN), cell("Telt voor", rate.worth ? sheet.quantity(rate.worth) : rate.as_printed ? `In de bron staat: ‘${rate.as_printed}’` : OPEN)))))]));
}

function row(sheet, line) {
  const when = line.amount && (line.amount.when || (line.amount.date && sheet.date(line.amount.date)));
  return make("tr", {},
    make("th", { scope: "row" }, sentence(line.what), " ", sheet.marks(line.source), extra(line.note && sentence(line.note))),
    cell("Wie betaalt", sheet.parties(list(line.payers)) || (list(line.borne_by).length ? `Zou anders betaald zijn door: ${sheet.parties(list(line.borne_by))}` : ["kosten", "bijdrage", "voorschot"].includes(line.nature) ? OPEN : "–"), list(line.recipients).length > 0 && extra(`Ontvangt: ${sheet.parties(list(line.recipients))}`)),
    cell("Bedrag", line.amount ? sheet.amount(line.amount) : OPEN, extra(line.per && sheet.per(line.per).trim()), extra(line.term && `looptijd: ${sheet.quantity(line.term)}`), extra(when || (line.date && sheet.date(line.date)))),
    cell("Soort", sheet.label("Nature", line.nature), extra(line.form && line.form !== "onbekend" && sheet.label("Form", line.form)), line.certainty && line.certainty !== "onbekend" && make("span", { className: "cell__more" }, make("span", { className: `state state--${line.certainty}`, textContent: sheet.certainty(line.certainty, line.nature) }))));
}

const ORDER = ["uitkomst", "bereik", "activiteit", "capaciteit", "verwachting", "context"];

/** Wat kwam eruit? */
export function results(sheet, value) {
  if (!value.results) return undefined;
  const figures = list(value.results.figures);
  const groups = ORDER.map((kind) => [kind, figures.filter((figure) => (figure.kind ?? "uitkomst") === kind)]).filter(([, group]) => group.length);
  return section("resultaten", "Wat kwam eruit?", make("div", { className: "section__body flow" }, value.results.summary && sheet.text(value.results.summary),
    groups.length > 0 && make("table", { className: "stack" }, make("caption", { className: "hidden", textContent: "Cijfers" }), head("Wat", "Cijfer", "Wanneer", "Vergeleken met"), groups.map(([kind, group]) => make("tbody", {},
      make("tr", { className: "rowhead" }, make("th", { scope: "rowgroup", colSpan: 4, textContent: sheet.label("FigureKind", kind) })), group.map((figure) => figureRow(sheet, figure))))),
    value.results.setbacks && make("div", { className: "box flow" }, make("h3", { textContent: "Wat lukte niet?" }), sheet.text(value.results.setbacks, 3))));
}

function figureRow(sheet, figure) {
  const versus = [["Begin", figure.baseline], [figure.target?.change === "true" ? "Doel: verandering van" : "Doel", figure.target], [figure.reference?.area ? sheet.name("plaats", figure.reference.area) : "Elders", figure.reference]].filter(([, one]) => one);
  return make("tr", {},
    make("th", { scope: "row" }, sentence(figure.what), " ", sheet.marks(figure.source), extra(figure.illustration === "true" && "De bron geeft dit cijfer alleen als voorbeeld."), extra(figure.note && sentence(figure.note))),
    cell("Cijfer", sheet.amount(figure)),
    cell("Wanneer", sheet.moment(figure) || OPEN),
    cell("Vergeleken met", versus.length ? versus.map(([label, one]) => make("span", { className: "versus", textContent: `${label}: ${sheet.quantity(one)}` })) : "–"));
}
