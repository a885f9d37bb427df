// A long list of choices: a box above it to find a value by its letters, and what would give nothing behind what would give something.

import { element } from "./finder-help.js";

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase().trim();

/** Set up one list (`ul`) with the words for what is in it. Returns what puts it in order again after the numbers changed. */
export function setUpLong(list, title) {
  const rows = [...list.children].map((item) => ({ item, box: item.querySelector("input"), words: plain(item.querySelector(".choice__name").textContent) }));
  const input = element("input", { type: "search", autocomplete: "off", spellcheck: "false", "aria-label": `Zoek in deze lijst: ${title}` });
  const told = element("p", { class: "axis__told", role: "status" });
  list.before(element("label", { class: "axis__find" }, "Zoek in deze lijst", input), told);
  /** Show what has these letters, and what is chosen: that can always be taken back. Returns how many have them. */
  const sift = () => {
    const asked = plain(input.value);
    return rows.filter(({ item, box, words }) => {
      const fits = words.includes(asked);
      item.hidden = !fits && !box.checked;
      return fits;
    }).length;
  };

  input.addEventListener("input", () => {
    const left = sift();
    told.textContent = !input.value.trim() ? "" : left === 0 ? "Die staat niet in deze lijst." : left === 1 ? "1 keuze." : `${left.toLocaleString("nl-NL")} keuzes.`;
    list.scrollTop = 0;
  });

  return () => {
    // Nothing moves under the hand of a reader who is in this list.
    if (list.contains(document.activeElement)) return;
    sift();
    const wanted = [...rows.filter(({ box }) => !box.disabled), ...rows.filter(({ box }) => box.disabled)].map(({ item }) => item);
    if (wanted.some((item, at) => item !== list.children[at])) list.replaceChildren(...wanted);
  };
}
