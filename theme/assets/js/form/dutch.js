// Numbers, dates and quantities as Dutch readers write them. The same as generator/dutch.py.
//
// What was typed is a text: `6.0` is said as `6,0`. The words of lists come from `data`, that of gegevens.json.

import { decimal } from "./record.js";

const NO_BREAK = "\u00a0";
const YEARS = ["jaartal", "bouwjaar"]; // units whose numbers are years, which take no dot for thousands
const UNSAID = [...YEARS, "rapportcijfer"]; // what is counted says the unit
const has = (value) => value !== undefined && value !== null;

/** A number as Python writes it: what was typed with a point keeps one, and no zeros that say nothing. */
function typed(value) {
  if (typeof value === "number") return plain(value);
  const made = Object.is(Number(value), -0) ? "-0" : plain(Number(value));
  return value.includes(".") && !made.includes(".") ? `${made}.0` : made;
}

/** A number in digits, never with an exponent. */
function plain(value) {
  const [, sign, first, rest = "", power] = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(value.toExponential());
  const [digits, point] = [first + rest, 1 + Number(power)];
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + (digits.length <= point ? digits.padEnd(point, "0") : `${digits.slice(0, point)}.${digits.slice(point)}`);
}

/** 1413.7 as `1.413,7`. */
export function number(value, unit) {
  const text = typed(value);
  if (YEARS.includes(unit)) return Math.abs(Number(value)) < 1e-4 && Number(value) ? decimal(Number(value)) : text;
  const [whole, decimals] = text.split(".");
  const dotted = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  return (decimals === undefined ? dotted : `${dotted},${decimals}`).replace("-", "−");
}

/** `2017-04-12` as `12 april 2017`, `2017-04` as `april 2017`, `2006/2012` as `2006 tot en met 2012`. */
export function date(text, data) {
  if (text.includes("/")) return text.split("/").map((part) => date(part, data)).join(" tot en met ");
  const [year, month, day] = text.split("-").map(Number);
  return [day, month && data.meant.months[month - 1], year].filter(Boolean).join(" ");
}

/** When something was so: `op 12 april 2017`, `in april 2017`. */
export const on = (text, data) => `${text.split("/")[0].length === 10 ? "op" : "in"} ${date(text, data)}`;

/** A period in words: `sinds 2011`, `november 2016 tot en met mei 2017`. */
export function period({ start = "onbekend", end = "onbekend", duration }, data) {
  let words;
  if (start === "onbekend") words = end === "onbekend" || end === "lopend" ? "" : `tot en met ${date(end, data)}`;
  else if (end === "lopend") words = `sinds ${date(start, data)}`;
  else if (end === "onbekend") words = `begon ${on(start, data)}`;
  else words = date(`${start}/${end}`, data);
  const size = duration ? quantity(duration, data) : "";
  return words && size ? `${words} (${size})` : words || size;
}

/** Rounded to cents; what lies just between two goes to the even one. */
function cents(value) {
  const between = Number.isInteger(value * 8) && !Number.isInteger(value * 4);
  if (!between) return Number(value.toFixed(2));
  const low = Math.floor(value * 100);
  return (low % 2 === 0 ? low : low + 1) / 100;
}

function amount(value, unit) {
  if (unit === "%") return `${number(value)}%`;
  if (unit !== "EUR") return number(value, unit);
  if (Number.isInteger(Number(value))) return `€${NO_BREAK}${number(Number(value))}`;
  const rounded = cents(Number(value));
  const text = number(Object.is(rounded, -0) ? "-0.0" : `${plain(rounded)}${Number.isInteger(rounded) ? ".0" : ""}`);
  return `€${NO_BREAK}${text}${text.split(",")[1].length === 1 ? "0" : ""}`;
}

/** A quantity in words: `ongeveer € 200.000`, `19 van de 20 meldingen`, `€ 105.000 tot € 125.000`. */
export function quantity(value, data) {
  if (has(value.words)) return value.words;
  const singular = data.words.singular;
  const one = has(value.value) && Number(value.value) === 1 && has(value.unit) && Object.hasOwn(singular, value.unit);
  let unit = !has(value.unit) || ["EUR", "%", ...UNSAID].includes(value.unit) ? "" : NO_BREAK + (one ? singular[value.unit] : value.unit);
  let text = has(value.value) ? amount(value.value, value.unit) : `${amount(value.from, value.unit)} tot ${amount(value.to, value.unit)}`;
  if (value.of && has(value.of.value)) {
    const whole = value.of.unit || value.unit || "";
    const same = !has(value.of.unit) || value.of.unit === value.unit;
    text = `${text}${same ? "" : unit} van de ${amount(value.of.value, whole)}${["EUR", "%"].includes(whole) ? "" : ` ${whole}`}`.trimEnd();
    unit = "";
  } else if (value.of) [text, unit] = [`${text}${unit} van de ${value.of.unit}`, ""];
  const bound = value.bound && value.bound !== "exact" ? `${data.schema.$defs.Bound["x-woorden"][value.bound]} ` : "";
  return `${bound}${text}${unit}`;
}

/** The number of a quantity alone, to stand big beside words that say how exact it is and what it counts. */
export function short(value, data) {
  if (has(value.words)) return value.words;
  const unit = ["EUR", "%", ...UNSAID].includes(value.unit) ? value.unit : undefined;
  return quantity({ ...value, unit, of: undefined, bound: "exact" }, data);
}

/** When a quantity held, in words; empty when the source does not say. */
export function moment({ when, date: day }, data) {
  if (!when || !day) return when || (day ? date(day, data) : "");
  if (when.startsWith("sinds ")) return `${when}, gemeten in ${date(day, data)}`;
  return when.includes(day.slice(0, 4)) ? when : `${when} (${date(day, data)})`;
}

/** Over what an amount goes, to stand behind it: ` per jaar`, ` eenmalig`. */
export const per = (text) => (!text ? "" : ["eenmalig", "structureel"].includes(text) ? ` ${text}` : ` per ${text}`);

/** How sure an amount of this nature is, in words. */
export function certainty(how, nature, data) {
  const comes = nature === "opbrengst" ? data.words.comes_in[how] : undefined;
  return comes ?? data.schema.$defs.Certainty["x-woorden"][how];
}

/** The name of a part of a source: `paragraaf 3.2`, `Bijlage 1`. */
export const section = (name) => (name ? `${/^[0-9]/.test(name) && name.slice(0, 3).includes(".") ? "paragraaf " : ""}${name}` : "");

/** `1 casus`, `12 casussen`, `geen casussen`. */
export const count = (size, one, more) => `${size ? number(size) : "geen"} ${size === 1 ? one : more}`;

/** `a`, `a en b`, `a, b en c`. */
export const listing = (words) => (words.length > 1 ? `${words.slice(0, -1).join(", ")} en ${words.at(-1)}` : words.join(""));
