// The sections of the form, in the order of the page of a case, and which fields stand in each.

import { keyOf, make } from "./ui-dom.js";
import { draw } from "./ui-fields.js";

/** `open` fields are shown at once, `more` are folded. A field is named by its path. */
export const SECTIONS = [
  { id: "kern", label: "De kern", intro: "Wat is het, en hoe ver is het? Dit zien lezers het eerst.", open: [["title"], ["summary"], ["status"], ["status_date"], ["period"], ["challenges"], ["methods"], ["initiators"], ["evidence"]], more: [["state_roles"], ["search_words"]] },
  { id: "waar", label: "Voor wie en waar", intro: "Zo zien lezers of het bij hen past.", open: [["places"], ["scale"], ["target_groups"]], more: [["organised_at"]] },
  { id: "aanpak", label: "Aanpak", intro: "Wat wilde men, en hoe werkt het? Schrijf kort en gewoon.", open: [["goals"], ["background"], ["approach"]], more: [["phases"]] },
  { id: "partijen", label: "Wie doet mee?", open: [["parties"]] },
  { id: "financiering", label: "Wie betaalt wat?", intro: "Elk bedrag op een eigen regel, met waar het staat.", open: [["financing", "summary"], ["financing", "lines"]], more: [["financing", "rates"]] },
  { id: "resultaten", label: "Wat kwam eruit?", intro: "Ook wat niet lukte. Dat is net zo welkom als een succes.", open: [["results", "summary"], ["results", "figures"], ["results", "setbacks"]] },
  { id: "leerpunten", label: "Leerpunten", intro: "Wat zou u een ander aanraden, of afraden?", open: [["learnings"]] },
  { id: "verder", label: "Hoe ging het verder?", open: [["follow_up"]] },
  { id: "verwant", label: "Verwant", open: [["related"]], more: [["part_of"], ["terms"]] },
  { id: "bronnen", label: "Bronnen", intro: "Waar kan een lezer dit nalezen?", open: [["sources"]], more: [["notes"]] },
  { id: "nieuw", label: "Nieuw in de gids", intro: "Wat de gids nog niet kent. De redactie zet het later in het register.", open: [["new", "parties"], ["new", "places"], ["new", "sources"]], onlyWith: "new" },
  { id: "bestand", label: "Over dit bestand", open: [["added"]], more: [["changes"], ["review_by"], ["aliases"]] },
];

/** The section in which a path stands. A field that no section names would be lost: it goes to the last. */
export function sectionOf(path) {
  const names = path.filter((step) => typeof step === "string");
  const starts = (field) => field.every((step, index) => names[index] === step);
  const found = SECTIONS.find((section) => [...section.open, ...(section.more ?? [])].some(starts)) ?? SECTIONS.find((section) => [...section.open, ...(section.more ?? [])].some((field) => field[0] === names[0]));
  return found ?? SECTIONS.at(-1);
}

/** The fields of the case that no section names. */
function others(form) {
  const named = new Set(SECTIONS.flatMap((section) => [...section.open, ...(section.more ?? [])]).map(([first]) => first));
  return Object.keys(form.schema.root.properties).filter((key) => !named.has(key)).map((key) => [key]);
}

/** Draws one section. */
export function drawSection(form, section, extra) {
  const heading = make("h2", { id: `deel-${section.id}`, textContent: section.label, tabIndex: -1 });
  const last = section === SECTIONS.at(-1);
  const node = make("section", { className: "form__deel", id: section.id }, heading, section.intro && make("p", { className: "form__inleiding", textContent: section.intro }), extra);
  node.setAttribute("aria-labelledby", heading.id);
  for (const path of section.open) node.append(one(form, path));
  const more = [...(section.more ?? []), ...(last ? others(form) : [])];
  if (more.length) node.append(folded(form, more));
  return node;
}

const one = (form, path) => draw(form, form.schema.at(path), path);

function folded(form, paths) {
  const names = paths.map((path) => form.schema.at(path).label.replace(/\?$/, "").toLowerCase());
  const inner = make("div", { className: "velden" });
  const details = make("details", { className: "meer meer--deel", open: paths.some((path) => form.state.get(path) !== undefined) }, make("summary", {}, `Meer: ${names.join(", ")} `, make("span", { className: "regel__fouten" })), inner);
  const fill = () => {
    if (inner.firstChild) return;
    inner.append(...paths.map((path) => one(form, path)));
    form.messages?.paintAll(inner);
  };
  details.covers = paths.map(keyOf);
  details.reveal = () => {
    details.open = true;
    fill();
  };
  details.addEventListener("toggle", () => details.open && fill());
  if (details.open) fill();
  return details;
}
