// The sheet on which the preview is written: words, names and dates as readers see them, and the footnotes so far.

import * as dutch from "./dutch.js";
import { make } from "./ui-dom.js";
import { render } from "./texts.js";
import { labelOf } from "./ui-schema.js";
import { ownHtml } from "../trusted.js";

const list = (value) => (Array.isArray(value) ? value : []);
// What is half typed has no words yet: it is shown as it stands.
const tried = (act, otherwise) => {
  try {
    return act() || otherwise;
  } catch {
    return otherwise;
  }
};

export class Sheet {
  constructor(form, value) {
    this.form = form;
    this.value = value;
    this.notes = new Map();
  }

  words(name) {
    return this.form.schema.defs[name]?.["x-woorden"] ?? {};
  }

  label(name, value) {
    return value === undefined ? "" : labelOf(this.form.schema.defs[name] ?? {}, value);
  }

  labels(name, values) {
    const words = values.map((one, index) => (index && !/^.[A-Z]/.test(this.label(name, one)) ? this.label(name, one).slice(0, 1).toLowerCase() + this.label(name, one).slice(1) : this.label(name, one)));
    return words.length > 1 ? `${words.slice(0, -1).join(", ")} en ${words.at(-1)}` : words.join("");
  }

  name(kind, id) {
    return this.form.choices.nameOf(kind, id);
  }

  /** In the preview nothing leads away from the form: what will be a link looks like one. */
  link(kind, id) {
    return make("span", { className: "proef__link", textContent: this.name(kind, id) });
  }

  party(party) {
    const certainty = party.certainty && party.certainty !== "zeker" ? ` (${this.label("PartyCertainty", party.certainty).toLowerCase()})` : "";
    return [party.party ? this.link("partij", party.party) : sentence(party.name ?? ""), certainty];
  }

  parties(them) {
    return them.map((party) => (party.party ? this.name("partij", party.party) : party.name ?? "") + (party.certainty && party.certainty !== "zeker" ? ` (${this.label("PartyCertainty", party.certainty).toLowerCase()})` : "")).join(", ");
  }

  date(text) {
    return tried(() => dutch.date(String(text), this.form.data), String(text));
  }

  on(text) {
    return tried(() => dutch.on(String(text), this.form.data), String(text));
  }

  period(value) {
    return tried(() => dutch.period(value, this.form.data), [value.start, value.end].filter(Boolean).join(" – "));
  }

  quantity(value) {
    return this.form.quantityInWords(value);
  }

  moment(value) {
    return tried(() => dutch.moment(value, this.form.data), value.when || value.date || "");
  }

  per(text) {
    return tried(() => dutch.per(text), text);
  }

  certainty(how, nature) {
    return tried(() => dutch.certainty(how, nature, this.form.data), this.label("Certainty", how));
  }

  /** The word that says how exact a number is. */
  bound(value) {
    return value.words === undefined && value.bound && value.bound !== "exact" ? this.label("Bound", value.bound) : "";
  }

  /** The number alone, to stand big beside what it counts. */
  short(value) {
    return tried(() => dutch.short(value, this.form.data), this.quantity(value));
  }

  /** A quantity that looks as exact as it is. */
  amount(value) {
    const look = value.words !== undefined ? "words" : value.from !== undefined ? "range" : value.bound ?? "exact";
    const text = this.quantity(value);
    const bound = this.bound(value);
    return make("span", { className: `amount amount--${/^[a-z-]+$/.test(look) ? look : "exact"}` }, bound && text.startsWith(`${bound} `) ? [make("span", { className: "amount__bound", textContent: bound }), text.slice(bound.length)] : text);
  }

  /** The HTML of a text: only what `render` makes of it, which lets nothing through that an editor may not write. `heading` is the level above its own. */
  text(text, heading = 2) {
    const frame = make("template");
    frame.innerHTML = ownHtml(tried(() => render(String(text), this.context(), heading), "") || "");
    if (!frame.content.childNodes.length) return make("p", { textContent: String(text) });
    // Nothing leads away from the form.
    for (const link of frame.content.querySelectorAll("a")) {
      const mark = make("span", { className: link.classList.contains("bron") ? "bron" : "proef__link" });
      mark.append(...link.childNodes);
      link.replaceWith(mark);
    }
    return frame.content;
  }

  context() {
    return { kinds: Object.keys(this.form.data.ids), mention: (mention) => this.markHtml(mention) };
  }

  markHtml({ document, section }) {
    return `<a class="bron" href="#">${this.number(document, section)}</a>`;
  }

  number(document, section, page) {
    const key = JSON.stringify([document, section ?? "", page ?? ""]);
    if (!this.notes.has(key)) this.notes.set(key, { document, section, page });
    return [...this.notes.keys()].indexOf(key) + 1;
  }

  /** The numbers of the footnotes of these sources. */
  marks(sources) {
    return list(sources).filter((source) => source?.document).map((source) => make("span", { className: "bron", textContent: String(this.number(source.document, source.section, source.page)) }));
  }

  sources(others) {
    const rest = others.filter((source) => source?.document && ![...this.notes.values()].some((note) => note.document === source.document));
    if (!this.notes.size && !rest.length) return undefined;
    const line = ({ document, section, page, pages }) => make("li", {}, make("span", {}, this.link("bron", document), section && `, ${tried(() => dutch.section(String(section)), section)}`, (page || pages) && `, bladzijde ${String(page || pages).replace("-", "–")}`));
    return make("section", { className: "section" }, make("h2", { textContent: "Bronnen" }), make("div", { className: "section__body" }, make("ol", { className: "sources" }, [...this.notes.values()].map(line), rest.map(line))));
  }
}

const sentence = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
