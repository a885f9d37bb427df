// "Gewijzigd sinds": marks the cases on a list that were added or changed on a day or after it. The day stands in the address.

import { make } from "./compare.js";

const DAY = /^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/;

/** Is this a day that exists, as in 2026-11-22? */
export function isDay(text) {
  if (!DAY.test(text ?? "")) return false;
  const day = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A day in Dutch: 22 november 2026. */
export const dutchDay = (day) => new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));

/** Mark the items of a list that changed since `day` (or none, without one), and say in words how many there are. */
export function mark(list, day) {
  const items = [...list.querySelectorAll("[data-changed]")];
  const fresh = items.filter((item) => day && item.dataset.changed >= day);
  for (const item of items) {
    item.classList.toggle("listed--new", fresh.includes(item));
    item.querySelector(".listed__new")?.remove();
    if (fresh.includes(item)) item.querySelector(".listed__changed").prepend(make("span", { className: "listed__new", textContent: "Nieuw of gewijzigd" }), " ");
  }
  if (!day) return "";
  const since = `sinds ${dutchDay(day)}`;
  if (fresh.length === 0) return `Niets in deze lijst is nieuw of gewijzigd ${since}.`;
  return fresh.length === 1 ? `1 van de ${items.length} voorbeelden is nieuw of gewijzigd ${since}.` : `${fresh.length} van de ${items.length} voorbeelden zijn nieuw of gewijzigd ${since}.`;
}

/** What is said of a day in the address that is none; as text only. */
const strange = (text) => `‘${text.length > 30 ? `${text.slice(0, 30)}…` : text}’ in het adres is geen dag. Schrijf bijvoorbeeld 2026-11-01.`;

/**
 * The field in which a reader chooses the day. `day()` gives the one that the address asks for, `go(day)` changes the address,
 * `list()` gives the list. Gives back a function that shows what the address asks for now.
 */
export function sinceField(form, { asked, go, list }) {
  const [field, off, said] = [form.querySelector("input"), form.querySelector("[data-since-off]"), form.querySelector("[data-since-said]")];
  const show = () => {
    const wanted = asked();
    const day = isDay(wanted) ? wanted : "";
    if (day || !wanted) field.value = day;
    off.hidden = !wanted;
    const words = mark(list(), day);
    said.textContent = wanted && !day ? strange(wanted) : words;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(field.value);
    show();
  });
  off.addEventListener("click", () => {
    go("");
    show();
    field.focus();
  });
  form.hidden = false;
  return show;
}
