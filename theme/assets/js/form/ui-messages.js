// The messages of the gate, at the field that they are about, in the summary and counted in the table of contents.

import { button, count, keyOf, make, root, say } from "./ui-dom.js";
import { goOn } from "./ui-finish.js";
import { inForm, meantBy } from "./ui-say.js";
import { SECTIONS, sectionOf } from "./ui-sections.js";

const starts = (path, start) => start.length <= path.length && start.every((step, index) => path[index] === step);

export class Messages {
  constructor(form) {
    this.form = form;
    this.all = [];
    this.everything = false; // after "Controleer" every message is shown, before that only those of fields that were left
    this.touched = new Map();
    this.summary = make("div", { className: "samenvatting", tabIndex: -1, hidden: true });
  }

  get errors() {
    return this.all.filter((one) => one.severity === "fout");
  }

  get warnings() {
    return this.all.filter((one) => one.severity !== "fout");
  }

  /** Check again and show what is to be shown. */
  run() {
    const loose = this.loose();
    const said = new Set(loose.map(({ path }) => keyOf(path)));
    this.all = [...loose, ...this.form.check().filter(({ path }) => !said.has(keyOf(path)))];
    this.paintAll(this.form.node);
    this.count();
    if (this.everything) this.drawSummary();
  }

  /** Words in a box to choose from that are no choice: the file does not have them, so the gate cannot say it. */
  loose() {
    return [...(this.form.node?.querySelectorAll("[data-loose]") ?? [])].map((input) => ({
      path: JSON.parse(input.closest("[data-path]").dataset.path), code: "onbekende-verwijzing", message: input.dataset.loose, hint: input.dataset.hint, severity: "fout",
    }));
  }

  /** A field was left; `alone` when nobody has been in the fields within it yet. */
  touch(path, alone = false) {
    const key = keyOf(path);
    this.touched.set(key, { path, alone: alone && (this.touched.get(key)?.alone ?? true) });
  }

  /** Entries of a list have other places now: what was said of them waits until they are left again. */
  forget(path) {
    for (const [key, { path: other }] of this.touched) if (starts(other, path) && other.length > path.length) this.touched.delete(key);
  }

  isShown(message) {
    return this.everything || [...this.touched.values()].some(({ path, alone }) => starts(message.path, path) && (!alone || path.length === message.path.length));
  }

  get shown() {
    return this.all.filter((message) => this.isShown(message));
  }

  paintAll(node) {
    const fields = [...(node.dataset?.path ? [node] : []), ...node.querySelectorAll("[data-path]")];
    const shown = this.shown;
    for (const field of fields) this.paint(field, shown);
    for (const item of this.form.node?.querySelectorAll("[data-entry]") ?? []) this.badge(item.querySelector(".regel__fouten"), shown, [JSON.parse(item.dataset.entry)]);
    for (const details of this.form.node?.querySelectorAll("details.meer") ?? []) {
      const paths = (details.covers ?? (details.dataset.path ? [details.dataset.path] : [])).map((key) => JSON.parse(key));
      this.badge(details.querySelector(":scope > summary .regel__fouten"), shown, paths);
    }
  }

  badge(node, shown, paths) {
    const number = shown.filter((message) => paths.some((path) => starts(message.path, path))).length;
    if (node) node.textContent = number ? count(number, "melding", "meldingen") : "";
  }

  /** What is said at one field: its own messages, and those of fields within it that have no place of their own yet. */
  paint(field, shown = this.shown) {
    const path = JSON.parse(field.dataset.path);
    const box = field.querySelector(":scope > .veld__meldingen, :scope > .deel__in > .deel > .veld__meldingen");
    if (!box) return;
    const mine = shown.filter((message) => this.belongs(message, path, field));
    box.replaceChildren(...mine.map((message) => this.line(message, true)));
    const wrong = mine.some((message) => message.severity === "fout");
    field.classList.toggle("veld--fout", wrong);
    field.classList.toggle("veld--let-op", Boolean(mine.length) && !wrong);
    const control = field.querySelector(":scope > input, :scope > textarea, :scope > select, :scope > .keuze input");
    if (wrong) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }

  belongs(message, path, field) {
    if (!starts(message.path, path)) return false;
    if (message.path.length === path.length) return true;
    // The nearest field that is drawn says it. A folded entry has a number beside its name, and says it when it is opened.
    if (this.place(message.path) !== field) return false;
    return ![...field.querySelectorAll("[data-entry]")].some((entry) => starts(message.path, JSON.parse(entry.dataset.entry)) && !entry.querySelector(":scope > details[open]"));
  }

  /** The element of the field at a path, or of the nearest one around it. */
  place(path) {
    for (let length = path.length; length > 0; length--) {
      const found = this.form.node?.querySelector(`[data-path="${CSS.escape(keyOf(path.slice(0, length)))}"]`);
      if (found) return found;
    }
    return undefined;
  }

  /** One message. Of a file that was pasted it speaks of keys, as the file does; at a field (`here`) in the words of the form. */
  line(found, here = false) {
    const message = here ? { ...found, ...inForm(this.form, found) } : found;
    const meant = here ? meantBy(this.form, found) : [];
    const wrong = message.severity === "fout";
    const href = new URL(`meedoen/meldingen/#${message.code}`, root).href;
    return make("p", { className: wrong ? "melding melding--fout" : "melding melding--let-op" }, make("strong", { textContent: wrong ? "Verbeter dit: " : "Let op: " }), `${capital(message.message)}. `, message.hint && `${capital(message.hint)}${/[.?!…]$/.test(message.hint) ? " " : ". "}`,
      meant.length > 0 && [button("Neem over", () => this.take(meant), "tekstknop", { "data-do": "neem-over" }), " "],
      make("a", { href, target: "_blank" }, "Wat betekent dit?", make("span", { className: "hidden", textContent: ` ${message.message} (opent een nieuw venster)` })));
  }

  /** What the gate thinks was meant takes the place of what was typed. */
  take(meant) {
    for (const [path, value] of meant) this.form.state.set(path, value);
    this.form.draw();
    this.form.reveal(meant[0][0]);
    say("Overgenomen.");
  }

  drawSummary() {
    const [errors, warnings] = [inOrder(this.errors), inOrder(this.warnings)];
    const link = (message) => {
      const node = make("a", { href: `#${sectionOf(message.path).id}`, textContent: this.named(message) });
      node.addEventListener("click", (event) => {
        event.preventDefault();
        this.form.reveal(message.path);
      });
      return make("li", {}, node);
    };
    const name = this.form.nameFault();
    const rest = this.form.readFaults;
    const number = errors.length + (name ? 1 : 0) + rest.length;
    this.summary.hidden = false;
    this.summary.className = `samenvatting samenvatting--${number ? "fout" : "goed"}`;
    this.summary.replaceChildren(
      make("h2", { textContent: number ? `Er ${number === 1 ? "is" : "zijn"} nog ${count(number, "ding", "dingen")} te verbeteren` : "Alles klopt" }),
      ...(number ? [make("ul", {}, rest.map((fault) => this.restLink(fault)), errors.map(link), name && this.nameLink(name)), ...goOn(this.form)] : [make("p", { textContent: "Het voorbeeld is klaar. Onder aan het formulier staat hoe het bij de redactie komt." })]),
      ...(warnings.length ? [make("h3", { textContent: `Let ook op ${warnings.length === 1 ? "dit" : "deze dingen"}. Versturen kan wel.` }), make("ul", {}, warnings.map(link))] : []));
  }

  /** A message after the name of its field, which is not said twice. */
  named(message) {
    const own = this.form.schema.at(message.path)?.label?.replace(/[?.]$/, "");
    const said = inForm(this.form, message).message;
    return `${this.form.nameOf(message.path).replace(/\?$/, "")}: ${own ? said.replace(`het veld ‘${own}’`, "dit veld").replace(`‘${own}’`, "dit veld") : said}`;
  }

  restLink(fault) {
    const node = make("a", { href: "#rest-van-bestand", textContent: `Uw bestand, regel ${fault.line}: ${fault.message}` });
    node.addEventListener("click", (event) => {
      event.preventDefault();
      this.form.node.querySelector("#rest-van-bestand").focus();
    });
    return make("li", {}, node);
  }

  nameLink(fault) {
    const node = make("a", { href: "#bestandsnaam", textContent: `Naam van het bestand: ${fault.replace(/^De naam van het bestand /, "de naam ")}` });
    node.addEventListener("click", (event) => {
      event.preventDefault();
      this.form.node.querySelector("#bestandsnaam input").focus();
    });
    return make("li", {}, node);
  }

  count() {
    for (const section of SECTIONS) {
      const number = this.shown.filter((message) => sectionOf(message.path) === section).length;
      const badge = this.form.contents?.get(section.id);
      if (badge) badge.textContent = number ? count(number, "melding", "meldingen") : "";
    }
  }
}

/** In the order of the form, not of the file. */
function inOrder(messages) {
  const place = ({ path }) => {
    const section = sectionOf(path);
    const fields = [...section.open, ...(section.more ?? [])];
    return [SECTIONS.indexOf(section), fields.findIndex((field) => starts(path, field) || starts(field, path))];
  };
  return messages.map((message) => [place(message), message]).sort(([a], [b]) => a[0] - b[0] || a[1] - b[1]).map(([, message]) => message);
}

const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
