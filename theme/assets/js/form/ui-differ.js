// What is different between two cases: field by field in words, and line by line in the file.

import { keyOf } from "./ui-dom.js";
import { titleOf } from "./ui-list.js";
import { isQuantity, labelOf } from "./ui-schema.js";

/** [{name, before, after}] of every field that differs; words for people, nothing where there was or is nothing. */
export function fieldChanges(form, before, after) {
  const found = [];
  compareRecords(form, { ...form.schema.root, name: "Case" }, before ?? {}, after ?? {}, "", found);
  return found;
}

const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const sorted = (value) => (Array.isArray(value) ? value.map(sorted) : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : typeof value === "string" ? value.trim() : value);

function compareRecords(form, record, before, after, within, found) {
  for (const field of form.schema.fields(record)) {
    const [one, other] = [before[field.key], after[field.key]];
    if (same(one, other)) continue;
    const name = within ? `${within} › ${field.label}` : field.label;
    if (field.many && field.item.properties && field.item.name !== "SourceRef") compareLists(form, field, one ?? [], other ?? [], name, found);
    else if (!field.many && field.item.properties && !isQuantity(field.item) && one && other) compareRecords(form, field.item, one, other, name, found);
    else if (!field.many && field.item.properties && !isQuantity(field.item) && !isShort(field.item)) compareRecords(form, field.item, one ?? {}, other ?? {}, name, found);
    else found.push({ name, before: inWords(form, field, one), after: inWords(form, field, other) });
  }
}

const isShort = (item) => Object.keys(item.properties).length <= 4 && !Object.values(item.properties).some((node) => node.type === "array");

/** Entries are laid beside each other by their id, else by what stands in them, else by their place. */
function compareLists(form, field, before, after, name, found) {
  if (!Array.isArray(before) || !Array.isArray(after)) return;
  const left = [...before];
  for (const entry of after) {
    const at = matching(left, entry, after.indexOf(entry), before);
    const title = `${name}: ${titleOf(form, entry, field.item) || after.indexOf(entry) + 1}`;
    if (at < 0) found.push({ name: title, before: "", after: entryInWords(form, field.item, entry) });
    else {
      const [old] = left.splice(at, 1);
      if (!same(old, entry)) compareRecords(form, field.item, old, entry, title, found);
    }
  }
  for (const old of left) found.push({ name: `${name}: ${titleOf(form, old, field.item) || before.indexOf(old) + 1}`, before: entryInWords(form, field.item, old), after: "" });
  const order = (list, others) => list.filter((entry) => others.some((other) => same(entry, other))).map((entry) => keyOf(sorted(entry)));
  if (keyOf(order(before, after)) !== keyOf(order(after, before))) found.push({ name, before: "in een andere volgorde", after: after.map((entry, index) => titleOf(form, entry, field.item) || index + 1).join(", ") });
}

function matching(left, entry, index, before) {
  if (entry?.id) return left.findIndex((other) => other?.id === entry.id);
  const equal = left.findIndex((other) => same(other, entry));
  if (equal >= 0) return equal;
  return left.indexOf(before[index]);
}

function entryInWords(form, item, entry) {
  return form.schema.fields(item).filter(({ key }) => entry?.[key] !== undefined && key !== "id").map((field) => [field.label, inWords(form, field, entry[field.key])]).filter(([, words]) => words).map((pair) => pair.join(": ")).join("\n");
}

/** A value as people say it. */
function inWords(form, field, value) {
  if (value === undefined || value === null || value === "") return "";
  if (field.many) return (Array.isArray(value) ? value : [value]).map((one) => oneInWords(form, field, one)).join(field.item.properties ? "; " : ", ");
  return oneInWords(form, field, value);
}

function oneInWords(form, { item, kind }, value) {
  if (value && typeof value === "object") {
    if (isQuantity(item)) return form.quantityInWords(value);
    if (item.name === "SourceRef") return [form.choices.nameOf("bron", value.document), value.section && `paragraaf ${value.section}`, value.page && `bladzijde ${value.page}`, value.line && `regel ${value.line}`, value.quote && `‘${value.quote}’`].filter(Boolean).join(", ");
    if (value.party && Object.keys(value).length === 1) return form.choices.nameOf("partij", value.party);
    return form.schema.fields(item).filter(({ key }) => value[key] !== undefined).map((field) => [field.label, inWords(form, field, value[field.key])]).filter(([, words]) => words).map((pair) => pair.join(": ")).join(", ");
  }
  const text = String(value);
  if (item.enum) return labelOf(item, text);
  if (item["x-verwijst"]) return form.choices.nameOf(item["x-verwijst"], text);
  if (kind === "getal" && /^-?\d+(\.\d+)?$/.test(text)) return text.replace(".", ",");
  if (kind === "ja-nee") return text === "true" ? "ja" : "nee";
  return kind === "moment" || kind === "dag" ? form.dateInWords(text) : text.trim();
}

/** [{kind: "same" | "out" | "in" | "gap", text}]: the lines of two texts with those that differ, and two around them. */
export function lineChanges(before, after, around = 2) {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const lines = [
    ...a.slice(0, start).map((text) => ({ kind: "same", text })),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text) => ({ kind: "same", text })),
  ];
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== "same"));
  return lines.flatMap((line, index) => (near[index] ? [line] : near[index - 1] ? [{ kind: "gap", text: "…" }] : []));
}

/** The longest row of lines that both have; the others come in or go out. */
function middle(a, b) {
  const sizes = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) sizes[i][j] = a[i] === b[j] ? sizes[i + 1][j + 1] + 1 : Math.max(sizes[i + 1][j], sizes[i][j + 1]);
  const found = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) found.push({ kind: "same", text: a[i++] }) && j++;
    else if (j >= b.length || (i < a.length && sizes[i + 1][j] >= sizes[i][j + 1])) found.push({ kind: "out", text: a[i++] });
    else found.push({ kind: "in", text: b[j++] });
  }
  return found;
}
