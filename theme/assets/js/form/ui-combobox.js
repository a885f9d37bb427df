// A box to choose one thing out of many, after the ARIA pattern: a text field with a list that it controls.

import { count, make, sign, uid } from "./ui-dom.js";

/**
 * `find(words)` gives {shown: [{id, name, note}], number}; `extra(words)` gives further choices below them ({id, name, act}; those with `first` stand above).
 * `onPick(entry)` is told what was chosen, `onClear()` that the box was emptied. `text()` is what stands in the box at rest;
 * `already(words)` says whether these words are chosen in this field. Words that are no choice stay in the box: `data-loose` holds what is wrong with them.
 */
export function combobox({ id, label, describedBy, find, extra = () => [], onPick, onClear, text, already = () => false, placeholder }) {
  const listId = uid("lijst");
  const input = make("input", { id, type: "text", role: "combobox", className: "invoer keuze__invoer", autocomplete: "off", spellcheck: false, value: text(), placeholder: placeholder ?? "" });
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", listId);
  if (describedBy) input.setAttribute("aria-describedby", describedBy);
  const list = make("ul", { id: listId, role: "listbox", className: "keuze__lijst", hidden: true });
  list.setAttribute("aria-label", label);
  const said = make("p", { className: "keuze__aantal", role: "status" });
  const toggle = make("button", { type: "button", className: "keuze__knop", tabIndex: -1 }, sign("omlaag"));
  toggle.setAttribute("aria-label", `Toon de lijst: ${label}`);
  const node = make("div", { className: "keuze" }, make("div", { className: "keuze__rij" }, input, toggle), list, said);
  let options = [], active = -1, typed = false;

  const isOpen = () => !list.hidden;
  const words = () => (typed ? input.value.trim() : "");

  function show() {
    const { shown, number } = find(words());
    const others = extra(input.value.trim(), typed);
    options = [...others.filter((entry) => entry.first), ...shown, ...others.filter((entry) => !entry.first)];
    list.replaceChildren(...options.map(item));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(isOpen()));
    said.textContent = number > shown.length ? `${count(number, "mogelijkheid", "mogelijkheden")}, de eerste ${shown.length} staan in de lijst. Typ meer letters.` : number ? count(number, "mogelijkheid", "mogelijkheden") : "Niets gevonden in de gids";
  }

  function item(entry, index) {
    const option = make("li", { id: `${listId}-${index}`, role: "option", className: entry.act ? "keuze__optie keuze__optie--anders" : "keuze__optie" },
      make("span", { textContent: entry.name }), entry.note && make("span", { className: "cell__more", textContent: entry.note }));
    option.setAttribute("aria-selected", "false");
    // The box keeps the focus: else it would close before the click comes.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => pick(index));
    return option;
  }

  function point(index) {
    active = options.length ? (index + options.length) % options.length : -1;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", `${listId}-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  function close() {
    list.hidden = true;
    said.textContent = "";
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function pick(index) {
    const entry = options[index];
    close();
    settled();
    if (entry.act) entry.act();
    else onPick(entry);
    input.value = text();
  }

  const exactly = (wanted) => find(wanted).shown.filter((entry) => entry.name.toLowerCase() === wanted.toLowerCase());

  function settled() {
    typed = false;
    delete input.dataset.loose;
    delete input.dataset.hint;
  }

  /** The box is left. Nobody's words may vanish: what is no choice stays, and the form says so. */
  function rest() {
    const wanted = words();
    const exact = wanted ? exactly(wanted) : [];
    close();
    if (wanted && exact.length !== 1 && !already(wanted)) {
      const offers = extra(wanted, true).map(({ name }) => name);
      input.dataset.loose = exact.length ? `er zijn er meer die ‘${wanted}’ heten` : `‘${wanted}’ staat niet in de gids${text() ? `; in het bestand staat nog ‘${text()}’` : ""}`;
      input.dataset.hint = `kies ${[...offers, "een naam uit de lijst"].join(", of ")}`;
      return;
    }
    if (typed && !wanted) onClear?.();
    else if (exact.length) onPick(exact[0]);
    settled();
    input.value = text();
  }

  input.addEventListener("input", () => {
    typed = true;
    show();
  });
  input.addEventListener("click", () => { if (!isOpen()) show(); });
  input.addEventListener("blur", rest);
  toggle.addEventListener("pointerdown", (event) => event.preventDefault());
  toggle.addEventListener("click", () => {
    if (isOpen()) return close();
    input.focus();
    show();
  });
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) show();
      point(active < 0 ? (key === "ArrowDown" ? 0 : -1) : active + (key === "ArrowDown" ? 1 : -1));
    } else if ((key === "Home" || key === "End") && isOpen() && active >= 0) {
      event.preventDefault();
      point(key === "Home" ? 0 : -1);
    } else if (key === "Enter") {
      event.preventDefault();
      if (isOpen() && active >= 0) pick(active);
      else if (isOpen()) {
        const [exact, known] = [exactly(words()), options.filter((entry) => !entry.act)];
        const sure = exact.length === 1 ? exact[0].id : known.length === 1 ? known[0].id : undefined;
        if (sure !== undefined) pick(options.findIndex(({ act, id: one }) => !act && one === sure));
        else if (options.length === 1) pick(0);
      } else show();
    } else if (key === "Escape" && isOpen()) {
      event.preventDefault();
      event.stopPropagation();
      settled();
      input.value = text();
      close();
    }
  });
  return { node, input, refresh: () => { input.value = text(); } };
}
