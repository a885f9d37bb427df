// From the bytes of a file to text that is safe to read further, or what stands in the way. The same as generator/reading/bytes.py.

import { odd } from "./characters.js";
import { length, say, shown, strip } from "./words.js";

const CONFLICT = /^(<{7}|>{7}) /;
const HARD_SPACES = [/^[ \u00a0]*(\u00a0) *(?:- )?[a-z_]+:/d, /^ *(?:- )?[a-z_]+:(\u00a0)/d];
const WORD_BREAK = "\x0b";

const fault = (data, line, column, name, given) => ({ line, column, ...say(data, "files", name, given), field: "" });

/** The text of a file with Unix line ends, and the faults in its characters (the text is not to be read further then). */
export function readBytes(bytes, data) {
  const refused = (...found) => ({ text: "", faults: [fault(data, ...found)] });
  const most = data.limits.bytes;
  if (bytes.length > most) return refused(1, 1, "too_big", { size: Math.ceil(bytes.length / 1000), most: most / 1000 });
  const begins = (start) => [...start].every((char, index) => bytes[index] === char.charCodeAt(0));
  const [, what] = data.wording.beginnings.find(([start]) => begins(start)) ?? [];
  if (what) return refused(1, 1, "office", { what });
  const wrong = wrongByte(bytes);
  if (wrong >= 0) return refused(...notUtf8(bytes, wrong));
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  return strip(text) ? { text, faults: characterFaults(text, data) } : refused(1, 1, "empty");
}

/** Where the first byte stands that is no UTF-8, or -1. */
function wrongByte(bytes) {
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i];
    const more = byte < 0x80 ? 0 : byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : -1;
    if (more < 0) return i;
    // The second byte keeps out what can be written shorter, halves of a pair and what lies past the last character.
    const least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    const most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    for (let k = 1; k <= more; k++) {
      const next = bytes[i + k];
      if (next === undefined || next < (k === 1 ? least : 0x80) || next > (k === 1 ? most : 0xbf)) return i;
    }
    i += more + 1;
  }
  return -1;
}

/** Which other encoding it probably is, and where that shows. */
function notUtf8(bytes, start) {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return [1, 1, "utf_16"];
  const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, start));
  const lines = before.split("\n");
  const place = [lines.length, length(lines.at(-1)) + 1];
  // Text of an older system has no controls, and a single letter or sign where UTF-8 stumbles.
  const sign = new TextDecoder("windows-1252").decode(bytes.subarray(start, start + 1));
  const alone = !(bytes[start + 1] >= 0x80 && bytes[start + 1] < 0xc0);
  const controls = bytes.some((byte) => byte <= 0x08 || (byte >= 0x0e && byte <= 0x1f));
  return controls || !alone || shown(sign) !== sign ? [...place, "not_utf_8"] : [...place, "windows", { sign }];
}

function placeOf(text, index) {
  const before = text.slice(0, index);
  return [before.split("\n").length, length(before.slice(before.lastIndexOf("\n") + 1)) + 1];
}

/** What is wrong with the characters of a text; the first of each sort. */
function characterFaults(text, data) {
  const lines = text.split("\n");
  const conflict = lines.findIndex((line) => CONFLICT.test(line));
  if (conflict >= 0) return [fault(data, conflict + 1, 1, "conflict", { sign: lines[conflict].slice(0, 7) })];
  const faults = [];
  for (const { name, index, char, sign } of odd(text, data)) faults.push(fault(data, ...placeOf(text, index), char === WORD_BREAK ? "word_break" : name, { sign }));
  const hard = hardSpace(lines);
  if (hard) faults.push(fault(data, ...hard, "hard_space", { sign: "U+00A0" }));
  const tab = text.indexOf("\t");
  if (tab >= 0) faults.push(fault(data, ...placeOf(text, tab), "tab"));
  return faults;
}

/** Where a hard space stands before or behind the name of a field. */
function hardSpace(lines) {
  for (const [index, line] of lines.entries()) {
    for (const pattern of HARD_SPACES) {
      const match = pattern.exec(line);
      if (match) return [index + 1, match.indices[1][0] + 1];
    }
  }
  return undefined;
}
