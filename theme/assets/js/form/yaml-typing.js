// What an editor probably meant by a line over which the YAML parser stumbles. The same as generator/reading/syntax.py.

import { length, pattern, shown } from "./words.js";

const FIELD = pattern("^(?<lead> *(?:- +)*)(?<key>[\\w-]+):(?<gap> +)(?<value>(?:[^\\n]*[^ \\n])?) *$", "d");
const GLUED = /^(?<lead> *(?:- +)*)(?<key>[A-Za-z_]+):(?<value>[^\s:/](?:.*[^ ])?) *$/d;
// The begin of a text of more lines, without the colon or without the space behind it.
const BLOCK = /^(?<lead> *(?:- +)*)(?<key>[A-Za-z_]+)(?<gap>:| +)(?<value>[|>][-+]?) *$/d;
const KEY = pattern("^( *(?:- +)*)([\\w-]+):");
const QUOTED = { '"': /^"(?:[^"\\]|\\.)*"/, "'": /^'(?:[^']|'')*'/ };
// A quote that is never closed swallows what follows; the parser then stumbles over anything.
const AFTER_OPEN_QUOTE = ["did not find expected key", "did not find expected '-'", "found unexpected end of stream", "mapping values are not allowed", "could not find expected ':'"];
const STARTS = ["found character that cannot start", "did not find expected alphabetic"];
const FAR = 40;

const begins = (text, starts) => starts.some((start) => text.startsWith(start));
const indent = (line) => line.length - line.replace(/^ +/, "").length;
const isBlank = (line) => !/\S/.test(line);

/** The typing error behind what the parser said of this place: {line, column, name, given}, counted from 0; nothing when none is recognised. */
export function typingError(lines, line, column, said) {
  const found = typing(lines, line, units(lines[line] ?? "", column), said);
  return found && { ...found, column: length((lines[found.line] ?? "").slice(0, found.column)) };
}

/** A column as the place in a text where characters outside the first plane take two. */
const units = (text, column) => (length(text) === text.length ? column : [...text].slice(0, column).join("").length);

function typing(lines, line, column, said) {
  const here = lines[line] ?? "";
  const open = begins(said, AFTER_OPEN_QUOTE) && openQuote(lines, line);
  if (open) return open;
  if (said.startsWith("mapping values are not allowed")) return colon(lines, line, column);
  if (said.startsWith("could not find expected ':'")) return looseLine(lines, line);
  const match = begins(said, STARTS) && FIELD.exec(here);
  if (match && [0, 1].includes(column - at(match, "value"))) {
    const { key, value } = match.groups;
    return { line, column: at(match, "value"), name: "start", given: { sign: [...value][0] ?? "", key, value: quotable(value) } };
  }
  const moved = begins(said, STARTS) && odd(lines, line);
  if (moved) return moved;
  return begins(said, ["did not find expected key", "did not find expected '-'"]) ? misplaced(lines, line, column) : undefined;
}

const at = (match, name) => match.indices.groups[name][0];

/** A value as it may stand between double quotes. */
const quotable = (value) => shown(value.replaceAll("\\", "\\\\").replaceAll('"', '\\"'));

/** The nearest line above that holds something. */
function above(lines, line) {
  const found = lines.slice(0, Math.max(0, line)).findLastIndex((one) => !isBlank(one));
  return found < 0 ? undefined : found;
}

/** The nearest field, here or above, with a quote that is not closed on its line while the next line is no part of its value. */
function openQuote(lines, line) {
  for (let number = Math.min(line, lines.length - 1); number > Math.max(-1, line - FAR); number--) {
    const match = FIELD.exec(lines[number]);
    const quoted = match && QUOTED[match.groups.value[0]];
    if (!quoted || quoted.test(match.groups.value)) continue;
    const below = lines.slice(number + 1).find((one) => !isBlank(one)) ?? "";
    if (indent(below) <= match.groups.lead.length) return { line: number, column: at(match, "value"), name: "open_quote", given: {} };
  }
  return undefined;
}

/** A colon too many: within a text, or behind a field that stands too far to the right. */
function colon(lines, line, column) {
  const here = lines[line] ?? "";
  const found = glued(lines, line) || block(lines, line) || odd(lines, line);
  if (found) return found;
  const match = FIELD.exec(here);
  if (match && column > at(match, "gap")) return { line, column, name: "colon", given: { key: match.groups.key, value: quotable(match.groups.value) } };
  const before = above(lines, line);
  const [key, over] = [KEY.exec(here), before === undefined ? undefined : KEY.exec(lines[before])];
  if (!key || !over || indent(here) <= over[1].length) return undefined;
  return { line, column: indent(here), name: "too_far", given: { key: key[2], above: over[2] } };
}

/** A field without a space behind its colon, on the line above or here: the parser takes it for words. */
function glued(lines, line) {
  for (const number of [above(lines, line), line]) {
    const found = number !== undefined && number < lines.length && noSpace(lines[number], number);
    if (found) return found;
  }
  return undefined;
}

function noSpace(text, line) {
  const match = GLUED.exec(text);
  return match && { line, column: match.indices.groups.key[1] + 1, name: "no_space", given: { key: match.groups.key, value: shown(match.groups.value) } };
}

/** A line that is no field. */
function looseLine(lines, line) {
  const here = lines[line] ?? "";
  const stuck = noSpace(here, line);
  if (stuck) return stuck;
  if (lacksDash(lines, line, indent(here)) && here.trimStart().startsWith("{")) return { line, column: indent(here), name: "dash", given: {} };
  if (isBlank(here) || here.includes(":") || "-?[{\"'|>#&*!%@`".includes(here.trimStart()[0])) return undefined;
  return { line, column: indent(here), name: "loose_line", given: {} };
}

/** A line that stands under nothing, a dash that is missing, or words after a closing quote. */
function misplaced(lines, line, column) {
  const here = lines[line] ?? "";
  const match = FIELD.exec(here);
  const quoted = match && QUOTED[match.groups.value[0]]?.exec(match.groups.value);
  if (quoted && column >= at(match, "value") + quoted[0].length) return { line, column, name: "after_quote", given: {} };
  if (column !== indent(here)) return undefined;
  if (lacksDash(lines, line, column)) return { line, column, name: "dash", given: {} };
  return odd(lines, line) ?? { line, column, name: "not_under", given: {} };
}

/** A text of more lines, above, whose field lacks its colon or a space: the parser takes all of it for words. */
function block(lines, line) {
  for (let number = Math.min(line, lines.length) - 1; number > Math.max(-1, line - FAR); number--) {
    const match = BLOCK.exec(lines[number]);
    if (match) {
      const { key, value, gap } = match.groups;
      const space = gap === ":";
      return { line: number, column: match.indices.groups.key[1] + (space ? 1 : 0), name: space ? "no_space" : "no_colon", given: { key, value } };
    }
    if (FIELD.test(lines[number])) return undefined;
  }
  return undefined;
}

/** The line above that is half a step away from this one: it is that line that was moved. Steps are of two spaces. */
function odd(lines, line) {
  if (line >= lines.length || indent(lines[line]) % 2) return undefined;
  for (let number = line - 1; number > Math.max(-1, line - FAR); number--) {
    const size = indent(lines[number]);
    if (!isBlank(lines[number]) && size <= indent(lines[line]) + 2 && size % 2) return { line: number, column: size, name: "not_under", given: {} };
  }
  return undefined;
}

/** Does a list stand above, exactly where this line begins without a dash? */
function lacksDash(lines, line, column) {
  const before = above(lines, line);
  return before !== undefined && indent(lines[before]) === column && lines[before].trimStart().startsWith("- ") && !(lines[line] ?? "").trimStart().startsWith("-");
}
