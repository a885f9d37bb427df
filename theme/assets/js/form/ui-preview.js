// What the page of the case will look like: the same parts, classes and order as the real page, made from what was typed so far.

import { make, sign } from "./ui-dom.js";
import { money, results } from "./ui-preview-tables.js";
import { Sheet } from "./ui-sheet.js";

// Of what was left open nobody knows yet whether a source says it; only who chose so has looked.
export const OPEN = "Nog niet ingevuld";
const SILENT = "Dat zegt de bron niet";
const begunBy = (sheet, value) => list(value.initiators).filter((one) => one !== "onbekend").map((one) => sheet.label("Initiator", one)).join(", ") || (list(value.initiators).length ? SILENT : OPEN);
const list = (value) => (Array.isArray(value) ? value : []);

/** The page, as one element. */
export function preview(form, value) {
  const sheet = new Sheet(form, value);
  return make("article", { className: "case proef" }, head(sheet, value), facts(sheet, value), fit(sheet, value), ...stories(sheet, value), phases(sheet, value), parties(sheet, value),
    money(sheet, value), results(sheet, value), followUp(sheet, value), learnings(sheet, value), related(sheet, value), notes(sheet, value), sheet.sources(list(value.sources)));
}

export function section(anchor, heading, body, wide = false) {
  const title = make("h2", { id: `proef-${anchor}`, textContent: heading });
  const node = make("section", { className: `section${wide ? " section--wide" : ""}` }, title, body);
  node.setAttribute("aria-labelledby", title.id);
  return node;
}

function head(sheet, value) {
  const themes = [...list(value.challenges), ...list(value.methods), ...list(value.state_roles)];
  return make("header", { className: "head" },
    make("p", { className: "course", "aria-hidden": "true" }, list(value.challenges).map((name) => make("span", { className: `opgave--${name}` }))),
    make("h2", { className: "proef__titel", textContent: value.title || "Nog zonder titel" }),
    list(value.places).length > 0 && make("p", { className: "head__meta" }, list(value.places).slice(0, 3).map((id) => [make("span", { className: "plate", textContent: sheet.name("plaats", id) }), " "])),
    make("div", { className: "lead" }, value.summary ? sheet.text(value.summary) : "Hier komt de samenvatting."),
    value.part_of && make("p", { className: "head__part" }, "Onderdeel van ", sheet.link("casus", value.part_of), "."),
    value.status_date && make("p", { className: "stand" }, make("strong", { textContent: `Stand: ${sheet.date(value.status_date)}.` }), list(value.follow_up).length ? " Lees hoe het verderging." : " Wat daarna gebeurde, weten we niet."),
    make("ul", { className: "tags" }, themes.map((name) => make("li", {}, make("span", { className: `tag${list(value.challenges).includes(name) ? ` opgave--${name}` : ""}` }, list(value.challenges).includes(name) && sign(name), sheet.name("thema", name))))));
}

const fact = (label, ...body) => make("div", { className: "fact" }, make("dt", { textContent: label }), make("dd", {}, body));
const more = (text) => text && make("span", { className: "fact__more", textContent: text });
export const sentence = (text) => String(text ?? "").slice(0, 1).toUpperCase() + String(text ?? "").slice(1);

function facts(sheet, value) {
  const headline = list(value.results?.figures).find((figure) => figure.headline === "true");
  const cost = costOf(value);
  const payers = payersOf(value);
  return make("dl", { className: "facts" },
    headline && make("div", { className: "fact fact--figure" }, make("dt", {}, sentence(headline.what)), make("dd", {}, make("span", { className: `big${headline.words ? " big--words" : ""}` }, sheet.bound(headline) && make("span", { className: "big__bound", textContent: `${sheet.bound(headline)} ` }), sheet.short(headline)),
      headline.of?.value && more(`van de ${headline.of.value}${headline.of.unit ? ` ${headline.of.unit}` : ""}`))),
    fact("Fase", make("strong", { textContent: sheet.label("Status", value.status) || "Nog niet gekozen" }), " ", value.status_date && sheet.on(value.status_date), more(value.period && sheet.period(value.period))),
    fact("Wie begon", begunBy(sheet, value)),
    value.scale && fact("Schaal", sheet.label("Scale", value.scale), more(value.organised_at && `geregeld op het niveau van: ${sheet.label("Scale", value.organised_at).toLowerCase()}`)),
    fact("Wie betaalt", sheet.parties(payers.slice(0, 4)) || OPEN),
    fact(cost?.certainty === "gepland" ? "Geplande kosten" : "Kosten", cost ? [sheet.amount(cost.amount), more(sentence(cost.what))] : OPEN),
    fact("Hoe weten we dit?", sheet.labels("Evidence", list(value.evidence?.kind)) || "Nog niet gekozen", more(value.evidence?.why && sentence(value.evidence.why))));
}

// The same rules as the real page: only money that was or is to be spent counts as what it cost.
const UNSURE = ["mogelijk", "concept"];
const NO_MONEY = ["in-natura", "tegenprestatie"];
const costOf = (value) => list(value.financing?.lines).find((line) => line.nature === "kosten" && !UNSURE.includes(line.certainty) && line.partial !== "true" && line.amount && line.amount.words === undefined);

function payersOf(value) {
  const who = (party) => party.party || String(party.name ?? "").toLowerCase();
  const financiers = list(value.parties).filter((party) => list(party.role).includes("financier"));
  const lines = list(value.financing?.lines);
  const whole = lines.filter((line) => ["kosten", "bijdrage", "voorschot"].includes(line.nature) && !NO_MONEY.includes(line.form) && line.partial !== "true").flatMap((line) => list(line.payers));
  const parts = new Set(lines.filter((line) => line.partial === "true").flatMap((line) => list(line.payers)).map(who).filter((name) => !whole.some((one) => who(one) === name)));
  const found = new Map();
  for (const party of [...financiers, ...whole]) if ((party.certainty ?? "zeker") === "zeker" && !parts.has(who(party)) && !found.has(who(party))) found.set(who(party), party);
  return [...found.values()];
}

// The same kinds as on the real page: what went wrong is no condition.
const ADVICE = [undefined, "les", "kans", "uitgangspunt"];
const partiesIn = (sheet, them) => them.flatMap((party, index) => [index > 0 && ", ", ...sheet.party(party)]);

function fit(sheet, value) {
  const lessons = (about) => list(value.learnings).filter((learning) => list(learning.about).includes(about) && (about !== "randvoorwaarden" || ADVICE.includes(learning.kind))).slice(0, 3);
  const payers = payersOf(value);
  const leaders = list(value.parties).filter((party) => list(party.role).includes("regisseur"));
  const begun = begunBy(sheet, value);
  const cell = (words) => make("span", { className: "cell__more", textContent: words });
  const scale = [sheet.label("Scale", value.scale) || OPEN, value.organised_at && cell(`Geregeld op het niveau van: ${sheet.label("Scale", value.organised_at).toLowerCase()}`)];
  const row = (label, body) => make("div", {}, make("dt", { textContent: label }), make("dd", {}, body || OPEN));
  const titles = (about) => lessons(about).length > 0 && make("ul", {}, lessons(about).map((learning) => make("li", { textContent: learning.title ?? "" })));
  return section("past-dit", "Past dit bij ons?", make("div", { className: "section__body" }, make("div", { className: "fit" }, make("dl", {},
    row("Voor wie", sentence(list(value.target_groups).join(", "))), row("Op welke schaal", scale),
    row("Onder welke voorwaarden", titles("randvoorwaarden")), row("Wie had de leiding", [leaders.length ? partiesIn(sheet, leaders) : OPEN, cell(`Wie begon: ${[OPEN, SILENT].includes(begun) ? begun.toLowerCase() : begun}`)]),
    row("Wie betaalt", payers.length > 0 && [partiesIn(sheet, payers.slice(0, 4)), payers.length > 4 && ` en ${payers.length - 4} andere`]), row("Werkt het ook elders?", titles("overdraagbaarheid"))))));
}

function stories(sheet, value) {
  return [["doel", "Doel", value.goals], ["achtergrond", "Achtergrond", value.background], ["aanpak", "Aanpak", value.approach]]
    .filter(([, , text]) => text).map(([anchor, label, text]) => section(anchor, label, make("div", { className: "section__body flow" }, sheet.text(text))));
}

function phases(sheet, value) {
  if (!list(value.phases).length) return undefined;
  return section("fasen", "Fasen", make("ol", { className: "section__body timeline" }, value.phases.map((phase) => make("li", {},
    make("p", { className: "timeline__when", textContent: sentence([phase.when || (phase.period && sheet.date(phase.period)), phase.status && sheet.label("Status", phase.status).toLowerCase()].filter(Boolean).join(" · ")) || OPEN }),
    make("p", {}, sentence(phase.what), phase.duration && ` (${sheet.quantity(phase.duration)})`, " ", sheet.marks(phase.source))))));
}

function parties(sheet, value) {
  const all = list(value.parties);
  if (!all.length) return undefined;
  const roles = Object.keys(sheet.words("Role")).map((role) => [role, all.filter((party) => list(party.role).includes(role))]).filter(([, group]) => group.length);
  return section("partijen", "Wie doet mee?", make("div", { className: "section__body" }, make("dl", { className: "parties" }, roles.map(([role, group]) => make("div", {}, make("dt", { textContent: sheet.label("Role", role) }),
    group.map((party) => make("dd", {}, sheet.party(party), (party.note || party.group) && make("span", { className: "cell__more", textContent: sentence([party.group, party.note].filter(Boolean).join("; ")) }))))))));
}

function followUp(sheet, value) {
  if (!list(value.follow_up).length) return undefined;
  return section("verder", "Hoe ging het verder?", make("ol", { className: "section__body timeline" }, value.follow_up.map((step) => make("li", {}, make("p", { className: "timeline__when", textContent: step.date ? sheet.date(step.date) : "" }), step.text && sheet.text(step.text), make("p", {}, sheet.marks(step.source))))));
}

function learnings(sheet, value) {
  if (!list(value.learnings).length) return undefined;
  return section("leerpunten", "Leerpunten", make("div", { className: "section__body learnings" }, value.learnings.map((learning) => make("div", { className: "learning" },
    make("p", { className: "learning__kind" }, learning.kind && [sign(learning.kind), `${sheet.label("LearningKind", learning.kind)} · `], list(learning.about).map((one) => sheet.label("About", one)).join(", ")),
    make("h3", { textContent: learning.title ?? "" }), learning.text && sheet.text(learning.text, 3), make("p", { className: "learning__from" }, learning.by && `Gezegd door: ${learning.by} `, sheet.marks(learning.source))))), true);
}

function related(sheet, value) {
  if (!list(value.related).length) return undefined;
  return section("verwant", "Verwante voorbeelden", make("div", { className: "section__body" }, make("ul", { className: "related" }, value.related.map((item) => make("li", {}, item.case ? sheet.link("casus", item.case) : make("span", { className: "related__name", textContent: item.name ?? "" }),
    make("div", { className: "related__why" }, make("strong", { textContent: `${sheet.label("Relation", item.relation)}.` }), " ", item.why && sheet.text(item.why), sheet.marks(item.source)))))));
}

function notes(sheet, value) {
  const all = list(value.notes).filter((note) => note.text);
  return all.length > 0 && make("div", { className: "note", role: "note" }, sign("noot"), make("p", { className: "note__title", textContent: all.length === 1 ? "Noot van de redactie" : "Noten van de redactie" }), all.map((note) => make("div", { className: "note__text flow" }, sheet.text(note.text))));
}
