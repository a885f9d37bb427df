// What `wijkengids new` left open: each placeholder in a case is one thing to do. The same as generator/checks/todo.py.

import { fieldName, isRecord, say, split } from "./words.js";

const MOST = 300; // characters of what is still to be filled in

/** Nothing in a case is still to be filled in. `value` is what was typed. */
export function* filledIn(value, data) {
  const { placeholder } = data.limits;
  for (const [path, text] of placeholders(value, placeholder)) {
    const lines = text.split("\n");
    const line = lines.findIndex((words) => words.includes(placeholder));
    const after = lines[line].slice(lines[line].indexOf(placeholder) + placeholder.length).replace(/^:/, "");
    const what = [...split(after).join(" ")].slice(0, MOST).join("") || fieldName(path);
    yield { path, line, column: 0, ...say(data, "rules", "todo", { what }) };
  }
}

/** Findings without those that say that a placeholder is no value of its field: that is no second problem. */
export function withoutPlaceholders(found, value, data) {
  const names = new Set([...placeholders(value, data.limits.placeholder)].map(([path]) => JSON.stringify(path)));
  return found.filter((one) => one.atKey || !names.has(JSON.stringify(nearestPath(value, one.path))));
}

function* placeholders(value, placeholder, path = []) {
  if (typeof value === "string") {
    if (value.includes(placeholder)) yield [path, value];
  } else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* placeholders(item, placeholder, [...path, index]);
  else if (isRecord(value)) for (const [key, item] of Object.entries(value)) yield* placeholders(item, placeholder, [...path, key]);
}

/** The path of the nearest thing that was typed; an index that is not there is skipped: one may stand where a list may. */
function nearestPath(value, path) {
  const found = [];
  let current = value;
  for (const step of path) {
    const there = Array.isArray(current) ? typeof step === "number" && step < current.length : isRecord(current) && Object.hasOwn(current, step);
    if (there) {
      found.push(step);
      current = current[step];
    } else if (typeof step !== "number") break;
  }
  return found;
}
