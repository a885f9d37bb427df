// What an editor means by a number, a date or a word that is written in another way. Only a hint. The same as generator/reading/meant.py.

import { nearest, slug } from "./nearest.js";
import { isPoint } from "./record.js";
import { split, strip } from "./words.js";

const NUMBER = /^(?<bound>[^\d€-]+? )?(?<euro>€|EUR|euro)? ?(?<number>-?\d[\d.]*(?:,\d+)?)(?:,-)? ?(?<times>k|duizend|ton|mln\.?|miljoen|miljard)?(?: ?(?<unit>%|(?<= )[\p{L}_][\p{L}\p{N}_ ]*))?$/iu;
const DAY = /^(?:(\d{1,2})[-/. ])?(\d{1,2}|[a-z]+)[-/. ](\d{4})$/;

const pad = (number) => String(number).padStart(2, "0");

/** How a number with a Dutch comma, a unit or words would be written; nothing when that is not clear. `whole`: for a field that has no unit. */
export function meantNumber(text, whole, data) {
  const match = NUMBER.exec(split(text).join(" "));
  const named = strip(match?.groups.bound ?? "").toLowerCase();
  const bound = Object.hasOwn(data.meant.bounds, named) ? data.meant.bounds[named] : undefined;
  if (!match || (match.groups.bound && !bound)) return undefined;
  const { number: digits, euro } = match.groups;
  const times = (match.groups.times ?? "").toLowerCase();
  if (/^-?0\d/.test(digits)) return undefined;
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(digits) && !/^-?\d+\.\d+$/.test(digits)) return undefined;
  const dotted = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(digits);
  const plain = (dotted || digits.includes(",") ? digits.replaceAll(".", "") : digits).replace(",", ".");
  const unit = (match.groups.unit ?? "").toLowerCase();
  const parts = [multiplied(plain, data.meant.times[times] ?? 1)];
  if (bound) parts.push(`bound: ${bound}`);
  if (euro || data.meant.euros.includes(unit) || times === "ton") parts.push("unit: EUR");
  else if (unit === "%" || unit === "procent") parts.push('unit: "%"');
  else if (unit) parts.push(`unit: ${match.groups.unit}`);
  if (parts.length > 1 && whole) return undefined;
  return parts.length === 1 && parts[0] === text ? undefined : parts.join(", ");
}

/** A number in digits, times a thousand or more, without rounding; no zeros that say nothing. */
function multiplied(typed, factor) {
  const minus = typed.startsWith("-") ? "-" : "";
  const [units, fraction = ""] = typed.slice(minus.length).split(".");
  const zeros = String(factor).length - 1;
  const behind = fraction.padEnd(zeros, "0");
  const whole = (units + behind.slice(0, zeros)).replace(/^0+/, "") || "0";
  const rest = behind.slice(zeros).replace(/0+$/, "");
  return minus + (rest ? `${whole}.${rest}` : whole);
}

/** How a date as people write it would be written; nothing when that is not clear. `day`: a whole day is asked; `period`: a period may stand there. */
export function meantDate(text, day, period, data) {
  const typed = split(text.toLowerCase()).join(" ");
  let made, match;
  if ((match = DAY.exec(typed))) {
    const [, date, month, year] = match;
    const number = data.meant.months.includes(month) ? data.meant.months.indexOf(month) + 1 : /^\d+$/.test(month) ? Number(month) : 0;
    made = `${year}-${pad(number)}${date ? `-${pad(Number(date))}` : ""}`;
  } else if ((match = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(typed))) {
    made = `${match[1]}-${pad(Number(match[3]))}${match[4] ? `-${pad(Number(match[4]))}` : ""}`;
  } else if ((match = /^(\d{4}) ?(?:-|–|t\/m|tot) ?(\d{4})$/.exec(typed))) return period && match[1] < match[2] ? `${match[1]}/${match[2]}` : undefined;
  else return undefined;
  return isPoint(made) && (made.length === 10 || !day) ? made : undefined;
}

/** `true` or `false` for a yes or a no in other words. */
export function meantFlag(text) {
  const word = strip(text).toLowerCase();
  if (["nee", "no", "off", "n", "0", "false", "onwaar"].includes(word)) return "false";
  return ["ja", "yes", "on", "y", "j", "1", "true", "waar"].includes(word) ? "true" : undefined;
}

/** The known word that someone means who typed this: in other words, in capitals, with signs around it, or nearly right. */
export function meantWord(text, known, data) {
  const plain = slug(text);
  const meanings = Object.hasOwn(data.wording.meanings, plain) ? data.wording.meanings[plain] : [];
  return [plain.replaceAll("-", "_"), plain, ...meanings].find((word) => known.includes(word)) ?? nearest(text, known);
}
