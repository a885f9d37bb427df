// A list of one's own as a piece of a newsletter: HTML that mail programs understand, and plain text. The fixed lists have letters that the generator made.

import { escaped, make } from "./compare.js";
import { copyRich } from "./share.js";

const FACE = "font-family:Arial,Helvetica,sans-serif;";
const BODY = `${FACE}font-size:16px;line-height:24px;margin:0 0 12px 0;`;
const SMALL = `${FACE}font-size:14px;line-height:20px;margin:0 0 12px 0;`;
const LICENCE = "Teksten over de voorbeelden: CC BY 4.0. U mag ze overnemen als u de Wijkengids noemt.";

const paragraph = (words, style = BODY) => `<p style="${style}">${words}</p>`;

function itemHtml({ side, note, address }) {
  return [
    `<h3 style="${FACE}font-size:20px;line-height:26px;margin:24px 0 4px 0;"><a href="${escaped(address)}">${escaped(side.title)}</a></h3>`,
    side.place ? paragraph(escaped(side.place), SMALL) : "",
    note ? paragraph(escaped(note).replace(/\n/g, "<br>"), `${BODY}font-weight:bold;`) : "",
    paragraph(escaped(side.summary)),
    ...side.facts.map(([label, words]) => paragraph(`<strong>${escaped(label)}:</strong> ${escaped(words)}`, `${BODY}margin-bottom:4px;`)),
    paragraph(`<em>${escaped(side.known)}</em>`, SMALL),
  ].join("\n");
}

/** The letter as HTML: every style within its element, at most 600 px wide. What somebody typed is escaped. */
export function asHtml({ title, address, items }) {
  const inside = [
    `<h2 style="${FACE}font-size:24px;line-height:30px;margin:0;">${escaped(title)}</h2>`, ...items.map(itemHtml),
    paragraph(`<a href="${escaped(address)}">Bekijk de hele leeslijst</a>`, `${BODY}font-weight:bold;margin-top:24px;`), paragraph(`Samengesteld uit de Wijkengids. ${LICENCE}`, SMALL),
  ].join("\n");
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;border-collapse:collapse;"><tr><td style="text-align:left;vertical-align:top;">\n${inside}\n</td></tr></table>`;
}

/** The letter as plain text; each address has a line of its own. */
export function asText({ title, address, items }) {
  const parts = items.map(({ side, note, address: to }) => [[side.title, side.place].filter(Boolean).join("\n"), note, side.summary, side.facts.map(([label, words]) => `- ${label}: ${words}`).join("\n"), `${side.known}\n${to}`].filter(Boolean).join("\n\n"));
  return [title.toUpperCase(), ...parts, `De hele leeslijst:\n${address}`, `Samengesteld uit de Wijkengids. ${LICENCE}`].join("\n\n") + "\n";
}

/** A button that copies what `getLetter` gives, with its looks, and the places where it says what happened and where, when that is refused, the HTML can be copied by hand. */
export function newsletter(getLetter) {
  const button = make("button", { type: "button", className: "button button--quiet", textContent: "Kopieer voor uw nieuwsbrief" });
  const [said, rest] = [make("span", { className: "copied", role: "status" }), make("div", { className: "copied__text" })];
  button.addEventListener("click", () => {
    said.textContent = "";
    rest.replaceChildren();
    const letter = getLetter();
    const done = copyRich({ html: asHtml(letter), text: asText(letter) });
    said.textContent = done ? "Gekopieerd. Plak het in uw nieuwsbrief." : "Kopiëren lukt niet vanzelf. Kopieer wat hieronder staat.";
    if (done) return;
    const area = make("textarea", { readOnly: true, rows: 10, value: asHtml(letter), spellcheck: false });
    rest.replaceChildren(make("label", { className: "copied__label" }, make("span", { textContent: "HTML voor uw nieuwsbrief" }), area));
    area.focus();
    area.select();
  });
  return [button, said, rest];
}
