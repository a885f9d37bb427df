// "Link en bronvermelding": makes addresses whole, offers to copy them, and opens the citation of a part of the page.

import { make } from "./compare.js";
import { copier } from "./note.js";

const root = new URL(`${document.documentElement.dataset.root}/`.replace("//", "/"), location.href);
const block = document.querySelector(".citing[data-pattern]");

// A site without an address of its own yet says where something stands from its root: here we know where that is.
for (const link of document.querySelectorAll("[data-address]")) {
  if (link.textContent.startsWith("/")) link.textContent = new URL(link.textContent.slice(1), root).href;
}
for (const said of document.querySelectorAll("[data-half]")) {
  // With the space before it: what is copied ends with the address.
  if (said.previousSibling?.nodeType === Node.TEXT_NODE) said.previousSibling.remove();
  said.remove();
}

/** Unfold what an address leads to: not every browser does that of itself. */
function unfold() {
  const fold = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  fold.scrollIntoView();
}

addEventListener("hashchange", unfold);
unfold();

/** Buttons that copy the text or the address of a citation, with the place where they say what happened. */
function copies(texts) {
  const row = make("div", { className: "copies" });
  const rests = [];
  for (const [what, text] of texts) {
    const [button, said, rest] = copier(`Kopieer ${what}`, async () => text(), "button button--quiet", what);
    row.append(button, said);
    rests.push(rest);
  }
  return [row, ...rests];
}

for (const text of document.querySelectorAll("[data-copy]")) {
  const address = text.querySelector("[data-address]");
  const texts = [[text.dataset.copy, () => text.textContent.trim()]];
  if ("link" in text.dataset) texts.unshift(["de link", () => address.textContent]);
  text.after(...copies(texts));
}

/** The places in the sources that a part of the page names, in the words of the list at its end. */
function sourcesOf(part) {
  const marks = new Set([...part.querySelectorAll("a.bron")].map((mark) => mark.getAttribute("href").slice(1)));
  return [...marks].map((id) => {
    const note = document.getElementById(id)?.firstElementChild?.cloneNode(true);
    note?.querySelector("details")?.remove();
    return note?.textContent.trim() ?? "";
  }).filter(Boolean);
}

/** The citation of a part: that of the page, with the part and its own sources in it. */
function citationOf(link) {
  const what = link.getAttribute("aria-label").split(": ").slice(1).join(": ");
  const sources = sourcesOf(document.getElementById(link.hash.slice(1)));
  const said = sources.length ? `${sources.length === 1 ? "Bron" : "Bronnen"}: ${sources.join("; ")}.` : "";
  // Functions, so that a title with a dollar sign stays as it is.
  const words = block.dataset.pattern.replace("{deel}", () => what[0].toUpperCase() + what.slice(1)).replace(/\{bron\} ?/, () => said && `${said} `);
  return { what, words, address: `${block.querySelector("[data-address]").textContent}${link.hash}` };
}

let dialog;

function open(link) {
  const { what, words, address } = citationOf(link);
  const title = make("h2", { id: "deel-citeren", textContent: "Link en bronvermelding" });
  const close = make("button", { type: "button", className: "button button--quiet citing-dialog__close", textContent: "Sluit" });
  const cite = (text) => make("p", { className: "cite", textContent: text });
  dialog ??= document.body.appendChild(make("dialog", { className: "citing-dialog", "aria-labelledby": "deel-citeren" }));
  // The way out stands at the top and stays there: on a phone the boxes are higher than the window.
  const head = make("div", { className: "citing-dialog__head" }, title, close);
  const inside = make("div", { className: "citing-dialog__inside" }, head, make("p", { className: "citing-dialog__about", textContent: what[0].toUpperCase() + what.slice(1) }));
  inside.append(cite(address), ...copies([["de link", () => address]]), cite(`${words} ${address}`), ...copies([["de bronvermelding", () => `${words} ${address}`]]));
  dialog.replaceChildren(inside);
  close.addEventListener("click", () => dialog.close());
  dialog.onclick = (event) => { if (event.target === dialog) dialog.close(); };
  dialog.onclose = () => link.focus({ preventScroll: true });
  dialog.showModal();
}

if (block && "showModal" in HTMLDialogElement.prototype) {
  for (const link of document.querySelectorAll("a.anchor")) {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      // The address of the window becomes that of the part first: following it afterwards would take the focus out of the dialog.
      event.preventDefault();
      location.hash = link.hash;
      open(link);
    });
  }
}
