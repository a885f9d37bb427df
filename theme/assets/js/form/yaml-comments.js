// The comments in a case file, each tied to the value that it is about, so that they move along with it. The same as generator/reading/comments.py.

import { Parser } from "./yaml-parse.js";
import { stripEnd } from "./words.js";

/** Where a comment stands: before the first key of the file, on lines before a value, behind it, or after all. */
export const [START, BEFORE, BEHIND, END] = ["begin", "voor", "achter", "einde"];

/** The comments in a text in which nothing is wrong: {line, where, path, text}, in the order in which they stand there. */
export function readComments(text) {
  const parser = new Parser(text);
  const steps = [...stepsOf(parser.events())];
  return parser.scanner.comments.map(({ index, line, text: words, before }) => ({ line, ...place(before, steps, index), text: stripEnd(words) }));
}

/** Whatever a comment can be about: a key, an entry of a list, a value, or a bracket; each with its path and where it starts. */
function* stepsOf(events) {
  for (let event = events.next().value; event; event = events.next().value) if (event.type !== "document") yield* node(event, [], events);
}

const step = (kind, path, event) => ({ kind, path, start: event.start.index });

function* node(event, path, events) {
  if (event.type === "scalar") {
    yield step("value", path, event);
    return;
  }
  if (event.flow) yield step("open", path, event);
  let count = 0;
  let inner = events.next().value;
  for (; inner.type !== "end"; inner = events.next().value) {
    if (event.type === "record") {
      yield step("key", [...path, inner.value], inner);
      yield* node(events.next().value, [...path, inner.value], events);
    } else {
      yield step("entry", [...path, count], inner);
      yield* node(inner, [...path, count++], events);
    }
  }
  if (event.flow) yield step("close", path, inner);
}

/** Where a comment stands that has `line` before it, and what it is about. */
function place(line, steps, index) {
  const last = steps.findLast((one) => one.start < index && one.kind !== "entry");
  if (!last) return { where: START, path: [] };
  // After the dash of an entry, a comment is about the entry.
  if (/^[ -]*$/.test(line)) {
    const following = steps.find((one) => one.start > index);
    return following?.path.length ? { where: BEFORE, path: following.path } : { where: END, path: [] };
  }
  if (!last.path.length) return { where: last.kind === "open" ? START : END, path: [] };
  return { where: last.kind === "open" ? BEFORE : BEHIND, path: last.path };
}
