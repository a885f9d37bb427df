// The form for a case at /meedoen/casus/. Everything happens in this browser: nothing that is typed goes anywhere before its writer sends it.

import * as dutch from "./dutch.js";
import { checkCase, checkFile } from "./check.js";
import { drawChanges } from "./ui-changes.js";
import { Choices, NEW } from "./ui-choices.js";
import { button, debounce, keyOf, make, root, say } from "./ui-dom.js";
import { keep, kept, throwAway } from "./ui-draft.js";
import { drawFile } from "./ui-file.js";
import { drawFinish, wrongName } from "./ui-finish.js";
import { titleOf } from "./ui-list.js";
import { Messages } from "./ui-messages.js";
import { preview } from "./ui-preview.js";
import { Schema } from "./ui-schema.js";
import { SECTIONS, drawSection, sectionOf } from "./ui-sections.js";
import { State } from "./ui-state.js";
import { tabs } from "./ui-tabs.js";
import { readComments } from "./yaml-comments.js";
import { writeCase } from "./yaml-write.js";

const DRAFT_AFTER = 600; // milliseconds without a key
const PREVIEW_AFTER = 250;

class Form {
  constructor(node, data) {
    this.node = node;
    this.data = data;
    this.schema = new Schema(data.schema);
    this.state = new State(this.schema);
    this.choices = new Choices(data, this.state);
    this.opened = new WeakSet(); // entries of lists that are unfolded
    this.made = new WeakSet(); // entries whose id is made from their words
    this.drafting = true;
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
      return dutch.date(text);
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
  left(path) {
    this.messages.touch(path);
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

  /** Another file takes the place of what is in the form. */
  takeOver(tree, text, id) {
    this.state.value = this.state.tidy(tree.value);
    this.state.comments = commentsOf(text);
    if (id && !this.state.known) {
      this.state.id = id;
      this.namedByHand = true;
    }
    this.state.tell([]);
    this.draw();
    this.messages.everything = true;
    this.messages.run();
  }

  takeBack({ id, value }) {
    this.state.id = id;
    this.state.value = value;
    this.state.tell([]);
    this.draw();
  }

  // --- Drawing -----------------------------------------------------------------------

  draw() {
    this.contents = new Map();
    this.write.replaceChildren(this.messages.summary, this.drawContents(), ...SECTIONS.map((section) => drawSection(this, section, section.id === "bronnen" ? this.sourceHelp() : undefined)), this.checkBar(), drawFinish(this));
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
      ...(this.state.known ? [{ id: "veranderd", label: "Wat is er veranderd?", node: this.changes, show: () => this.changes.replaceChildren(...drawChanges(this)) }] : []),
      { id: "bestand", label: "Bestand", node: file.node, show: file.show },
    ], "Wat wilt u zien?");
    this.kept = make("span", { className: "form__bewaard" });
    const panels = [this.write, this.look, ...(this.state.known ? [this.changes] : []), file.node];
    this.node.replaceChildren(...[this.offer(), make("div", { className: "form__balk" }, this.views.bar, this.kept), ...panels].filter(Boolean));
    this.checkSoon = debounce(() => this.messages.run(), 120);
    this.views.open("schrijven");
    this.draw();
    this.follow();
  }

  drawPreview() {
    this.look.replaceChildren(make("p", { className: "form__inleiding", textContent: "Zo gaat de pagina er ongeveer uitzien. Links werken hier niet." }), preview(this, this.state.tidy(this.state.value)));
  }

  follow() {
    const save = debounce(() => this.save(), DRAFT_AFTER);
    const checkLater = debounce(() => this.messages.run(), 500);
    const lookAgain = debounce(() => this.views.current() === "bekijken" && this.drawPreview(), PREVIEW_AFTER);
    this.state.addEventListener("changed", ({ detail: { path } }) => {
      this.unsaved = true;
      this.hasGoneOn = false;
      if (path.at(-1) === "document") this.sources.last = this.state.get(path) ?? this.sources.last;
      if (!this.state.known && (path[0] === "title" || path[0] === "places" || !path.length)) this.paintName?.();
      if (this.messages.everything) checkLater();
      lookAgain();
      save();
    });
    addEventListener("beforeunload", (event) => {
      this.save();
      if (this.unsaved) event.preventDefault();
    });
    addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.save(); });
  }

  // --- The draft ---------------------------------------------------------------------

  get draftName() {
    return this.state.known ? this.state.id : "";
  }

  save() {
    if (!this.state.dirty || !this.drafting || !this.unsaved) return;
    const worked = keep(this.draftName, { value: this.state.value, id: this.state.id, named: Boolean(this.namedByHand), at: new Date().toISOString() });
    if (worked) this.unsaved = false;
    this.kept.replaceChildren(...(worked ? ["Concept bewaard in deze browser. ", this.wipe()] : ["Uw browser bewaart geen concept. Kopieer of download uw tekst voor u weggaat."]));
  }

  wipe() {
    return button("Gooi het concept weg", () => {
      throwAway(this.draftName);
      this.unsaved = this.state.dirty;
      this.kept.textContent = "Het concept is weggegooid. Wat u nu ziet, blijft staan zolang u deze pagina open hebt.";
      say(this.kept.textContent);
    }, "tekstknop");
  }

  offer() {
    const draft = kept(this.draftName);
    if (!draft) return undefined;
    this.drafting = false;
    const when = new Date(draft.at);
    const said = Number.isNaN(when.getTime()) ? "" : ` van ${when.toLocaleString("nl-NL", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" })}`;
    const done = (words) => {
      node.remove();
      this.drafting = true;
      say(words);
      this.node.querySelector(".tabs__tab").focus();
    };
    const node = make("section", { className: "concept", "aria-labelledby": "concept" }, make("h2", { id: "concept", textContent: "U hebt hier nog een concept" }),
      make("p", { textContent: `In deze browser staat een concept${said}${draft.value.title ? `: ${draft.value.title}` : ""}.` }),
      make("p", { className: "form__knoppen" },
        button("Ga ermee verder", () => {
          this.state.value = this.state.tidy(draft.value);
          if (!this.state.known) [this.state.id, this.namedByHand] = [String(draft.id ?? ""), Boolean(draft.named)];
          this.state.dirty = true;
          this.draw();
          done("Het concept staat in het formulier.");
        }, "button"),
        button("Gooi het concept weg", () => {
          throwAway(this.draftName);
          this.unsaved = this.state.dirty;
          done("Het concept is weggegooid.");
        }, "button button--quiet")));
    return node;
  }
}

/** The comments in a file; in one that cannot be read there are none to keep. */
function commentsOf(text) {
  try {
    return readComments(text);
  } catch {
    return [];
  }
}

/** Today, as the writer's own clock says. */
function today() {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}

async function fetched(address) {
  const answer = await fetch(new URL(address, root));
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

const trouble = (node, words) => node.replaceChildren(make("div", { className: "samenvatting samenvatting--fout", role: "alert" }, make("h2", { textContent: words }), make("p", { textContent: "Probeer het later nog eens, of geef een tip: daar hebt u dit formulier niet voor nodig." })));

async function begin(node) {
  const asked = new URLSearchParams(location.search);
  const id = asked.get("casus") ?? "";
  let data;
  try {
    data = await (await fetched("meedoen/casus/gegevens.json")).json();
  } catch {
    return trouble(node, "Het formulier laadt niet.");
  }
  const form = new Form(node, data);
  let lost = "";
  if (id && Object.hasOwn(data.ids.casus, id)) {
    try {
      const bytes = new Uint8Array(await (await fetched(`casussen/${id}/casus.yml`)).arrayBuffer());
      const { text, tree } = checkFile(id, bytes, data);
      form.state.fresh(id, tree.value, text, commentsOf(text));
    } catch {
      return trouble(node, "Het voorbeeld laadt niet.");
    }
    showTitle(data.ids.casus[id]);
  } else {
    lost = id;
    form.state.fresh("", { added: today() });
  }
  form.start();
  if (lost) node.prepend(make("p", { className: "melding melding--let-op", role: "alert" }, make("strong", { textContent: "Let op: " }), `Er is geen voorbeeld met de naam ‘${lost}’. U begint nu een nieuw voorbeeld.`));
  const field = (asked.get("veld") ?? "").split(/[.[\]]+/).filter(Boolean).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  if (field.length && form.schema.at(field)) form.reveal(field);
  node.dataset.ready = "true";
  return form;
}

function showTitle(name) {
  const title = document.querySelector("h1");
  const words = `${name} verbeteren`;
  title.textContent = words;
  document.title = document.title.replace(/^[^–]*/, `${words} `);
}

const place = document.querySelector("[data-form]");
if (place) begin(place);
