// Advice on plain Dutch under a text: folded, in a soft voice, never in the way. Nothing is wrong, so nothing is counted as a message.

import { advice } from "./plain.js";
import { button, count, debounce, make, root } from "./ui-dom.js";

const WAIT = 600; // who is typing is not disturbed
const WORD = /^[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/u;

/** A line under a box that says how many tips there are; opened it shows them. Absent to the eye when there are none. */
export function tips(form, input, label) {
  const summary = make("summary", {});
  const list = make("ul", { className: "tips__lijst" });
  const node = make("details", { className: "meer meer--klein tips" }, summary, list);
  let last;
  const draw = () => {
    const found = advice(input.value, form.data);
    const key = JSON.stringify(found);
    if (key === last) return;
    last = key;
    node.hidden = !found.length;
    summary.replaceChildren(`${count(found.length, "tip", "tips")} voor gewone taal`, make("span", { className: "hidden", textContent: ` bij ${label}` }));
    list.replaceChildren(...found.map((one) => line(one, input)));
  };
  input.addEventListener("input", debounce(draw, WAIT));
  draw();
  return node;
}

function line(found, input) {
  const href = new URL(`meedoen/meldingen/#${found.code}`, root).href;
  return make("li", {}, make("p", { textContent: `${sentence(found.message)} ${sentence(found.hint)}` }),
    make("p", { className: "tips__doen" }, button("Wijs aan", () => point(found, input), "tekstknop", { "data-do": "wijs-aan" }),
      make("a", { href, target: "_blank" }, "Uitleg", make("span", { className: "hidden", textContent: `: ${found.message} (opent een nieuw venster)` }))));
}

/** Selects the word that a tip is about, in the box. */
function point({ line, column }, input) {
  const lines = input.value.split("\n");
  const before = [...(lines[line] ?? "")].slice(0, column).join("");
  const start = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + before.length;
  const word = WORD.exec(input.value.slice(start))?.[0] ?? "";
  input.focus();
  input.setSelectionRange(start, start + word.length);
}

/** As a sentence: with a capital and a full stop, and round quotation marks. */
const sentence = (text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.?!…]$/.test(text) ? "" : "."}`.replace(/'([^']*)'/g, "‘$1’");
