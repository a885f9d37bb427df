// Looks after the draft: keeps it while one writes, offers it when one comes back, warns when something would be lost.

import { button, debounce, make, say } from "./ui-dom.js";
import { keep, kept, throwAway } from "./ui-draft.js";

const AFTER = 600; // milliseconds without a key

export class Keeper {
  constructor(form) {
    this.form = form;
    this.drafting = true; // not while a draft is on offer: it would be written over
    this.unsaved = false;
    this.said = make("span", { className: "form__bewaard" });
    this.soon = debounce(() => this.save(), AFTER);
  }

  /** Something changed. */
  later() {
    this.unsaved = true;
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
    if (!this.form.state.dirty || !this.drafting || !this.unsaved) return;
    const worked = keep(this.draftName, { value: this.form.state.value, comments: this.form.state.comments, from: this.form.state.text, id: this.form.state.id, named: Boolean(this.form.namedByHand), at: new Date().toISOString() });
    if (worked) this.unsaved = false;
    this.said.replaceChildren(...(worked ? ["Concept bewaard in deze browser. ", this.wipe()] : ["Uw browser bewaart geen concept. Kopieer of download uw tekst voor u weggaat."]));
  }

  wipe() {
    return button("Gooi het concept weg", () => {
      throwAway(this.draftName);
      this.unsaved = this.form.state.dirty;
      this.said.textContent = "Het concept is weggegooid. Wat u nu ziet, blijft staan zolang u deze pagina open hebt.";
      say(this.said.textContent);
    }, "tekstknop");
  }

  /** Was the file of the case changed after the draft was made from it? */
  isOld(draft) {
    return this.form.state.known && typeof draft.from === "string" && draft.from !== this.form.state.text;
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
      this.form.node.querySelector(".tabs__tab").focus();
    };
    const node = make("section", { className: "concept", "aria-labelledby": "concept" }, make("h2", { id: "concept", textContent: "U hebt hier nog een concept" }),
      make("p", { textContent: `In deze browser staat een concept${said}${draft.value.title ? `: ${draft.value.title}` : ""}.` }),
      this.isOld(draft) && make("p", {}, make("strong", { textContent: "Let op: " }), "het voorbeeld op de site is daarna veranderd. Gaat u verder met uw concept? Kijk dan bij ‘Verschil’ of u niets terugdraait."),
      make("p", { className: "form__knoppen" },
        button("Ga ermee verder", () => {
          this.form.state.value = this.form.state.tidy(draft.value);
          if (Array.isArray(draft.comments)) this.form.state.comments = draft.comments;
          if (!this.form.state.known) [this.form.state.id, this.form.namedByHand] = [String(draft.id ?? ""), Boolean(draft.named)];
          this.form.state.dirty = true;
          this.form.draw();
          done("Het concept staat in het formulier.");
        }, "button"),
        button("Gooi het concept weg", () => {
          throwAway(this.draftName);
          this.unsaved = this.form.state.dirty;
          done("Het concept is weggegooid.");
        }, "button button--quiet")));
    return node;
  }
}
