// The form as a whole: what its parts ask of it, what it draws, and what it does when something is typed.

import * as dutch from "./dutch.js";
import { checkCase } from "./check.js";
import { drawChanges } from "./ui-changes.js";
import { Choices, NEW } from "./ui-choices.js";
import { button, debounce, keyOf, make, say } from "./ui-dom.js";
import { Keeper } from "./ui-keeper.js";
import { drawFile } from "./ui-file.js";
import { drawFinish, wrongName } from "./ui-finish.js";
import { titleOf } from "./ui-list.js";
import { Messages } from "./ui-messages.js";
import { drawRest } from "./ui-rest.js";
import { preview } from "./ui-preview.js";
import { Schema } from "./ui-schema.js";
import { SECTIONS, drawSection, sectionOf } from "./ui-sections.js";
import { State } from "./ui-state.js";
import { tabs } from "./ui-tabs.js";
import { readComments } from "./yaml-comments.js";
import { withIds, writeCase } from "./yaml-write.js";

const PREVIEW_AFTER = 250; // milliseconds without a key

/** The form with what its parts ask of it. */
export class Form {
  constructor(node, data) {
    this.node = node;
    this.data = data;
    this.schema = new Schema(data.schema);
    this.state = new State(this.schema);
    this.choices = new Choices(data, this.state);
    this.opened = new WeakSet(); // entries of lists that are unfolded
    this.made = new WeakSet(); // entries whose id is made from their words
    this.readFaults = []; // what was wrong with the text of a file that was taken over, until its writer looked at it
    this.asked = undefined; // the field at which the form is to be opened
    this.keeper = new Keeper(this);
    this.sources = { last: "", fresh: () => (this.sources.last ? { document: this.sources.last } : {}) };
  }

  // --- What the parts ask ----------------------------------------------------

  check() {
    const found = checkCase(this.state.id || "nieuw-voorbeeld", this.state.tidy(this.state.value), this.data);
    return found.filter((one) => one.path[0] !== "id");
  }

  text() {
    return writeCase(this.state.asFile(), this.data.schema, this.state.comments);
  }

  nameFault() {
    return wrongName(this, this.state.id);
  }

  quantityInWords(value) {
    try {
      return dutch.quantity(value, this.data) || "";
    } catch {
      return [value.words ?? value.value ?? [value.from, value.to].filter(Boolean).join(" tot "), value.unit].filter(Boolean).join(" ");
    }
  }

  dateInWords(text) {
    try {
      return dutch.date(text, this.data);
    } catch {
      return text;
    }
  }

  /** The name of a field for people, with the entry that it is part of. */
  nameOf(path) {
    const names = [];
    path.forEach((step, index) => {
      const here = path.slice(0, index + 1);
      if (typeof step === "number") {
        const list = this.schema.at(here);
        const title = list && titleOf(this, this.state.get(here), list.item);
        names.push(title || String(step + 1));
      } else names.push(this.schema.at(here)?.label ?? step);
    });
    return names.filter(Boolean).join(" › ");
  }

  /** A field was left: from now on its messages are shown. */
  left(path, alone = false) {
    this.messages.touch(path, alone);
    this.checkSoon();
  }

  moved(path) {
    this.messages.forget(path);
  }

  refreshInput(path, value) {
    const input = this.node.querySelector(`[data-path="${CSS.escape(keyOf(path))}"] input`);
    if (input && input !== document.activeElement) input.value = value;
  }

  /** Check everything and say it; with `go` the reader is brought to what was found. */
  checkAll(go = true) {
    this.messages.everything = true;
    this.messages.run();
    this.paintName?.();
    if (!go) return;
    this.views.open("schrijven");
    this.messages.summary.focus();
    this.messages.summary.scrollIntoView();
  }

  /** Unfold what is around a field and go to it. */
  reveal(path) {
    this.views.open("schrijven");
    for (let length = 1; length <= path.length; length++) {
      const key = keyOf(path.slice(0, length));
      this.node.querySelector(`[data-entry="${CSS.escape(key)}"] > details`)?.reveal();
      for (const details of this.node.querySelectorAll("details")) if (details.covers?.includes(key) || details.dataset.path === key) details.reveal?.();
    }
    const place = this.messages.place(path);
    const target = place ?? this.node.querySelector(`#${sectionOf(path).id}`);
    const control = (place?.matches("fieldset.lijst") && place.querySelector(".regels__erbij")) || target?.querySelector("input, textarea, select, button") || target;
    control?.focus();
    target?.scrollIntoView({ block: "center" });
  }

  // --- What is new in the guide ------------------------------------------------

  redrawNew() {
    const section = SECTIONS.find(({ id }) => id === "nieuw");
    const now = this.node.querySelector("#nieuw");
    now.replaceWith(drawSection(this, section));
    this.showNew();
  }

  showNew() {
    const has = Boolean(this.state.get(["new"]));
    this.node.querySelector("#nieuw").hidden = !has;
    this.contents.get("nieuw").closest("li").hidden = !has;
  }

  openNew(kind, id, from) {
    const { list } = NEW[kind];
    const index = (this.state.get(["new", list]) ?? []).findIndex((entry) => entry.id === id);
    const path = ["new", list, index];
    const entry = this.state.get(path);
    if (kind === "bron" && !entry.date) this.sources.last = id;
    this.reveal([...path, entry.type ? (kind === "bron" ? "publisher" : "name") : "type"]);
    const row = this.node.querySelector(`[data-entry="${CSS.escape(keyOf(path))}"]`);
    row?.querySelector(".regel__terug")?.remove();
    if (from) row?.querySelector("details").append(make("p", { className: "regel__terug" }, button("Terug naar waar u was", () => {
      const place = from.isConnected ? from : this.node.querySelector(".form__deel");
      place.focus();
      place.scrollIntoView({ block: "center" });
    }, "button button--quiet")));
  }

  // --- Filling -------------------------------------------------------------------

  /** Another file takes the place of what is in the form; returns what `takeBack` needs. */
  takeOver(tree, text, id, readFaults = []) {
    const { state, messages } = this;
    const before = { id: state.id, value: state.value, comments: state.comments, named: this.namedByHand, faults: this.readFaults, everything: messages.everything };
    state.value = state.tidy(withIds(tree.value));
    state.comments = commentsOf(text);
    this.readFaults = readFaults;
    if (id && !state.known) [state.id, this.namedByHand] = [id, true];
    this.filled(true);
    return before;
  }

  takeBack({ id, value, comments, named, faults, everything }) {
    Object.assign(this.state, { id, value, comments });
    [this.namedByHand, this.readFaults] = [named, faults];
    this.filled(everything);
  }

  /** All of the form is other than it was. */
  filled(everything) {
    this.messages.everything = everything;
    if (!everything) this.messages.summary.hidden = true;
    this.state.tell([]);
    this.draw();
  }

  // --- Drawing -----------------------------------------------------------------------

  draw() {
    this.contents = new Map();
    this.write.replaceChildren(this.messages.summary, drawRest(this), this.drawContents(), ...SECTIONS.map((section) => drawSection(this, section, section.id === "bronnen" ? this.sourceHelp() : undefined)), this.checkBar(), drawFinish(this));
    this.showNew();
    this.messages.run();
  }

  drawContents() {
    const items = [...SECTIONS, { id: "versturen", label: "Versturen" }].map(({ id, label }) => {
      const badge = make("span", { className: "form__aantal" });
      this.contents.set(id, badge);
      const link = make("a", { href: `#${id}` }, label);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const heading = this.node.querySelector(`#deel-${id}`);
        heading.focus({ preventScroll: true });
        heading.scrollIntoView();
      });
      return make("li", {}, link, " ", badge);
    });
    return make("nav", { className: "contents form__inhoud", "aria-labelledby": "form-inhoud" }, make("h2", { id: "form-inhoud", textContent: "Onderdelen" }), make("ol", {}, items));
  }

  checkBar() {
    return make("p", { className: "form__knoppen" }, button("Controleer", () => this.checkAll(), "button", { "data-do": "controleer" }));
  }

  /** The documents that were named higher up can be taken over in the list of sources. */
  sourceHelp() {
    return make("p", {}, button("Neem de documenten over die u hierboven noemde", () => {
      const named = new Set();
      const walk = (value, key) => {
        if (!value || typeof value !== "object" || key === "sources" || key === "new") return;
        if (typeof value.document === "string") named.add(value.document);
        for (const [name, inner] of Object.entries(value)) walk(inner, name);
      };
      walk(this.state.value, "");
      const now = (this.state.get(["sources"]) ?? []).filter((source) => source?.document);
      const missing = [...named].filter((document) => !now.some((source) => source.document === document));
      if (missing.length) this.state.set(["sources"], [...now, ...missing.map((document) => ({ document }))]);
      this.node.querySelector(`[data-path="${CSS.escape(keyOf(["sources"]))}"]`).drawAgain();
      this.checkSoon();
      say(missing.length ? `${missing.length} toegevoegd.` : "Alle documenten staan er al.");
    }, "button button--quiet"));
  }

  /** Put the form on the page. */
  start() {
    this.write = make("div", { id: "form-schrijven", className: "form__schrijven" });
    this.look = make("div", { id: "form-bekijken", className: "form__bekijken" });
    this.changes = make("div", { id: "form-veranderd" });
    this.messages = new Messages(this);
    const file = drawFile(this);
    file.node.id = "form-bestand";
    this.views = tabs([
      { id: "schrijven", label: "Schrijven", node: this.write },
      { id: "bekijken", label: "Bekijken", node: this.look, show: () => this.drawPreview() },
      ...(this.state.known ? [{ id: "veranderd", label: "Verschil", node: this.changes, show: () => this.changes.replaceChildren(...drawChanges(this)) }] : []),
      { id: "bestand", label: "Bestand", node: file.node, show: file.show },
    ], "Wat wilt u zien?");
    const panels = [this.write, this.look, ...(this.state.known ? [this.changes] : []), file.node];
    this.node.replaceChildren(...[this.keeper.offer(), make("div", { className: "form__balk" }, this.views.bar, this.keeper.said), ...panels].filter(Boolean));
    this.checkSoon = debounce(() => this.messages.run(), 120);
    this.views.open("schrijven");
    this.draw();
    this.follow();
  }

  drawPreview() {
    this.look.replaceChildren(make("p", { className: "form__inleiding", textContent: "Zo gaat de pagina er ongeveer uitzien. Links werken hier niet. Laat u iets leeg, dan staat er op de pagina dat de bron het niet zegt." }), preview(this, this.state.tidy(this.state.value)));
  }

  follow() {
    const checkLater = debounce(() => this.messages.run(), 500);
    const lookAgain = debounce(() => this.views.current() === "bekijken" && this.drawPreview(), PREVIEW_AFTER);
    this.state.addEventListener("changed", ({ detail: { path } }) => {
      this.keeper.later();
      this.hasGoneOn = false;
      if (path.at(-1) === "document") this.sources.last = this.state.get(path) ?? this.sources.last;
      if (!this.state.known && (path[0] === "title" || path[0] === "places" || !path.length)) this.paintName?.();
      if (this.messages.everything) checkLater();
      lookAgain();
    });
    this.keeper.watch();
  }
}

/** The comments in a file; in one that cannot be read there are none to keep. */
export function commentsOf(text) {
  try {
    return readComments(text);
  } catch {
    return [];
  }
}
