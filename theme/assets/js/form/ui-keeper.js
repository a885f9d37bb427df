// Looks after the draft: keeps it while one writes, offers the older ones when one comes back, warns when something would be lost.

import { button, debounce, make, say } from "./ui-dom.js";
import { claim, keep, kept, throwAway } from "./ui-draft.js";

const AFTER = 600; // milliseconds without a key

export class Keeper {
  constructor(form) {
    this.form = form;
    this.by = crypto.getRandomValues(new Uint32Array(2)).join("-"); // two windows may hold the same draft: the second to keep it gets a place of its own
    this.key = undefined; // where what is written here is kept
    this.unsaved = false;
    this.thrown = false; // thrown away, and nothing was typed since
    this.said = make("span", { className: "form__bewaard", tabIndex: -1 });
    this.soon = debounce(() => this.save(), AFTER);
  }

  /** Something changed. */
  later() {
    this.unsaved = true;
    this.thrown = false;
    this.soon();
  }

  /** From now on nothing is lost without a warning. */
  watch() {
    addEventListener("beforeunload", (event) => {
      this.save();
      if (this.unsaved) event.preventDefault();
    });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.save(); });
  }

  get draftName() {
    return this.form.state.known ? this.form.state.id : "";
  }

  save() {
    const { state } = this.form;
    if (!state.dirty || !this.unsaved || this.thrown) return;
    const draft = { value: state.value, comments: state.comments, from: state.text, faults: this.form.readFaults, id: state.id, named: Boolean(this.form.namedByHand), at: new Date().toISOString(), by: this.by };
    const key = keep(this.draftName, draft, this.key);
    if (key) [this.key, this.unsaved] = [key, false];
    this.said.replaceChildren(...(key ? ["Concept bewaard in deze browser. ", this.wipe()] : ["Uw browser bewaart geen concept. Kopieer of download uw tekst voor u weggaat."]));
  }

  wipe() {
    return button("Gooi het concept weg", () => {
      throwAway(this.key);
      this.key = undefined;
      this.unsaved = this.form.state.dirty;
      this.thrown = true;
      this.said.textContent = "Het concept is weggegooid. Wat u nu ziet, blijft staan zolang u deze pagina open hebt.";
      this.said.focus();
      say(this.said.textContent);
    }, "tekstknop");
  }

  /** Was the file of the case changed after the draft was made from it? */
  isOld(draft) {
    return this.form.state.known && typeof draft.from === "string" && draft.from !== this.form.state.text;
  }

  // --- What is on offer ------------------------------------------------------

  /** The older drafts; nothing when there are none. What is typed beside them is kept in a place of its own. */
  offer() {
    this.offered = make("section", { className: "concept", "aria-labelledby": "concept" });
    return this.drawOffer() ? this.offered : undefined;
  }

  drawOffer() {
    const drafts = kept(this.draftName).filter(({ key }) => key !== this.key);
    const more = drafts.length > 1;
    this.offered.replaceChildren(make("h2", { id: "concept", textContent: more ? "U hebt hier nog concepten" : "U hebt hier nog een concept" }),
      ...drafts.map((draft) => this.row(draft)),
      make("p", { textContent: `Liever iets anders? Typ dan gewoon in het formulier: ${more ? "deze concepten blijven" : "dit concept blijft"} bewaard.` }));
    return drafts.length;
  }

  row(draft) {
    const when = new Date(draft.at);
    const said = Number.isNaN(when.getTime()) ? "" : ` van ${when.toLocaleString("nl-NL", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" })}`;
    const row = make("div", { className: "concept__een" });
    const show = (...inner) => row.replaceChildren(...inner);
    const words = make("p", { textContent: `In deze browser staat een concept${said}${draft.value.title ? `: ${draft.value.title}` : ""}.` });
    const goOn = button("Ga ermee verder", () => (this.form.state.dirty ? ask() : this.use(draft)), "button");
    const wipe = button("Gooi het concept weg", () => {
      throwAway(draft.key);
      this.done("Het concept is weggegooid.");
    }, "button button--quiet");
    const ask = () => {
      const yes = button("Open het concept", () => this.use(draft), "button");
      show(make("p", { textContent: "U hebt hier al iets getypt. Dat blijft bewaard als een concept van zichzelf. Wilt u nu dit concept openen?" }),
        make("p", { className: "form__knoppen" }, yes, button("Nee, ga door met wat u typte", () => {
          show(words, buttons);
          goOn.focus();
        })));
      yes.focus();
    };
    const old = this.isOld(draft) && make("p", {}, make("strong", { textContent: "Let op: " }), "het voorbeeld op de site is daarna veranderd. Gaat u verder met uw concept? Kijk dan bij ‘Verschil’ of u niets terugdraait.");
    const buttons = make("p", { className: "form__knoppen" }, goOn, wipe);
    const all = [words, old, buttons].filter(Boolean);
    show(...all);
    return row;
  }

  /** A draft takes the place of what is in the form; that has been kept, and is on offer from now on. */
  use(draft) {
    const { form } = this;
    const { state } = form;
    this.thrown = false;
    this.save();
    if (this.unsaved && state.dirty) return say("Uw browser bewaart niets meer: wat u typte, zou verloren gaan.");
    state.value = state.tidy(draft.value);
    if (Array.isArray(draft.comments)) state.comments = draft.comments;
    form.readFaults = Array.isArray(draft.faults) ? draft.faults : [];
    if (!state.known) [state.id, form.namedByHand] = [String(draft.id ?? ""), Boolean(draft.named)];
    state.dirty = true;
    this.key = draft.key;
    // From now on it is of this window: another one that has it too keeps its own.
    claim(draft.key, this.by);
    this.unsaved = false;
    form.draw();
    return this.done("Het concept staat in het formulier.", true);
  }

  /** Say it, and go to the field that was asked for, or to the beginning of the form. */
  done(words, opened = false) {
    if (!this.drawOffer()) this.offered.remove();
    say(words);
    if (opened && this.form.asked) this.form.reveal(this.form.asked);
    else if (!opened && this.offered.isConnected) this.offered.querySelector("button").focus();
    else this.form.node.querySelector(".tabs__tab").focus();
  }
}
