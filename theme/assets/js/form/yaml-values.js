// How a single value is written in YAML, so that every reader of YAML takes it for what was typed. The same as generator/writing/scalars.py.

import { strip, stripEnd } from "./words.js";

const NO_START = ",[]{}#&*!|>'\"%@`?:";
const BRACKETS = /[,[\]{}]/;
// Words that YAML 1.1 or the core schema of YAML 1.2 would take for nothing, yes or no, a number, a date or a sign of its own.
const OTHER = new RegExp(
  "^(?:" + [
    "~|null|Null|NULL|<<|=",
    "y|Y|n|N|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF",
    "[-+]?[0-9][0-9_]*",
    "[-+]?0b[01_]+|[-+]?0o[0-7_]+|[-+]?0x[0-9a-fA-F_]+",
    "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?",
    "[-+]?([0-9][0-9_]*(\\.[0-9_]*)?|\\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?",
    "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)",
    "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ ]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\\.[0-9]*)?([ ]*(Z|[-+][0-9]{1,2}(:?[0-9]{2})?))?",
  ].join("|") + ")$",
);

/** Words: plain where every reader of YAML takes it for the same words, else in double quotes. `flow`: between brackets. */
export function words(typed, flow) {
  const text = strip(typed);
  return isPlain(text, flow) ? text : quoted(text);
}

export const quoted = (text) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;

function isPlain(text, flow) {
  if (!text || NO_START.includes([...text][0]) || text === "-" || text.startsWith("- ")) return false;
  if (text.includes("\n") || text.includes(": ") || text.includes(" #") || text.endsWith(":")) return false;
  return !(flow && BRACKETS.test(text)) && !OTHER.test(text);
}

/** A number as it was typed, but for zeros after the point that say nothing: `6.0` is 6, `12.50` is 12.5. */
export const number = (text) => (text.includes(".") ? text.replace(/0+$/, "").replace(/\.+$/, "") : text);

/** [sign, lines] of a text as a block: no blank lines around it, each of its lines one line of the file. */
export function block(typed, indent) {
  const right = stripEnd(typed);
  const text = strip(right).includes("\n") ? right.replace(/^(?:\s*\n)+/, "") : strip(right);
  return [text.startsWith(" ") ? "|2" : "|", text.split("\n").map((line) => (line ? " ".repeat(indent) + line : ""))];
}
