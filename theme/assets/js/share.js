// "Zet op uw eigen site" and "Kopieer voor uw nieuwsbrief": makes the code of a frame and copies it, or a letter with its looks.

import { escaped, make } from "./compare.js";

const REFUSED = "Kopiëren lukt niet vanzelf. Kopieer wat hieronder staat.";
const LOST = "De tekst ophalen lukt nu niet. Probeer het later nog eens.";
// What others copy must lead to the site itself, also from a preview; while the site has no address, to where it stands now.
const here = document.querySelector("link[rel=canonical]")?.href ?? location.href;

const whole = (address, from = here) => new URL(address, from).href;

/** The code that puts a frame into a page elsewhere; `theme/guide/share.html` writes the same. */
export function codeOf(address, title, height) {
  return `<iframe src="${escaped(whole(address))}" title="${escaped(title)} – Wijkengids" width="100%" height="${height}" loading="lazy" style="border:0; width:100%"></iframe>`;
}

/** A field of which the text can only be selected. */
function field(label, value, rows) {
  const area = make("textarea", { readOnly: true, rows, value, spellcheck: false });
  area.addEventListener("focus", () => area.select());
  return { area, node: make("label", { className: "share__label" }, make("span", { textContent: label }), area) };
}

/** A button, and the place where it says what happened. */
function button(label, act) {
  const node = make("button", { type: "button", className: "button button--quiet", textContent: label });
  const said = make("span", { className: "copied", role: "status" });
  node.addEventListener("click", async () => {
    said.textContent = "";
    said.textContent = await act();
  });
  return [node, said];
}

/** Copies the code of a field; where the clipboard is refused it is selected. */
function copyCode(area) {
  return button("Kopieer de code", async () => {
    try {
      await navigator.clipboard.writeText(area.value);
      return "Gekopieerd";
    } catch {
      area.focus();
      area.select();
      return "Kopiëren lukt niet vanzelf. De code is geselecteerd: kopieer haar zelf.";
    }
  });
}

for (const link of document.querySelectorAll("a[data-embed]")) {
  const part = link.closest(".share__part");
  let area = part.querySelector("[data-code]");
  if (area) area.addEventListener("focus", () => area.select());
  else {
    const made = field("Code voor uw site", codeOf(link.getAttribute("href"), link.dataset.embed, link.dataset.height), 4);
    area = made.area;
    part.querySelector("[data-half]")?.remove();
    part.querySelector("p:not([class])").after(made.node);
  }
  const [copy, said] = copyCode(area);
  link.before(copy);
  link.after(said);
}

for (const link of document.querySelectorAll("a[data-embed-chart]")) {
  const opener = make("button", { type: "button", className: "share__open", textContent: link.textContent, "aria-expanded": "false" });
  let shown;
  opener.addEventListener("click", () => {
    if (!shown) {
      const title = opener.closest("figure").querySelector(".chart__title").textContent.trim();
      const { area, node } = field("Code voor uw site", codeOf(link.getAttribute("href"), title, link.dataset.height), 4);
      link.textContent = "Bekijk het kader";
      link.className = "button button--quiet";
      shown = make("div", { className: "share__chart" }, node, make("p", { className: "share__ways" }, ...copyCode(area), link));
      opener.closest("ul").after(shown);
      shown.hidden = true;
    }
    shown.hidden = !shown.hidden;
    opener.setAttribute("aria-expanded", String(!shown.hidden));
    if (!shown.hidden) shown.querySelector("textarea").focus();
  });
  link.replaceWith(opener);
}

async function get(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

/** The HTML of a letter with whole addresses. It stays text: the policy of this page allows no styles within elements, not even in a document that nobody sees. */
async function htmlOf(link) {
  const letter = whole(link.getAttribute("href"));
  const [, inside] = (await get(link.href)).match(/<div data-letter[^>]*>([^]*)<\/div>\s*<\/main>/);
  return inside.trim().replace(/ (href|src)="([^"]*)"/g, (_, name, address) => ` ${name}="${whole(address, letter)}"`);
}

/** The plain text of a letter with whole addresses. */
async function textOf(link) {
  const root = whole(`${document.documentElement.dataset.root}/`.replace("//", "/"));
  return (await get(new URL("tekst.txt", link.href))).replace(/^\/(\S*)$/gm, (_, path) => whole(path, root));
}

/**
 * Puts both on the clipboard, as a copy that the reader makes: true when that worked. It must happen at once, within the click.
 * The newer way (ClipboardItem) parses the HTML within this page, whose policy then complains of every style in it.
 */
export function copyRich({ html, text }) {
  let done = false;
  const put = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", text);
    done = true;
  };
  document.addEventListener("copy", put, true);
  try {
    return document.execCommand("copy") && done;
  } finally {
    document.removeEventListener("copy", put, true);
  }
}

for (const link of document.querySelectorAll("a[data-copy-letter]")) {
  const rest = make("div", { className: "copied__text" });
  let letter; // fetched when the reader opens the block, so that it is there at the click
  const load = () => (letter ??= Promise.all([htmlOf(link), textOf(link)]).then(([html, text]) => (letter.ready = { html, text })));
  const loaded = async () => {
    try {
      return await load();
    } catch {
      letter = undefined;
      return undefined;
    }
  };
  const show = async () => {
    const found = await loaded();
    if (!found) return false;
    const { area, node } = field("HTML voor uw nieuwsbrief", found.html, 10);
    rest.replaceChildren(node, make("p", { className: "share__ways" }, ...copyCode(area)));
    area.focus();
    area.scrollTop = 0;
    return true;
  };
  const [rich, said] = button("Kopieer voor uw nieuwsbrief", async () => {
    rest.replaceChildren();
    const found = letter?.ready ?? (await loaded());
    if (found && copyRich(found)) return "Gekopieerd. Plak het in uw nieuwsbrief.";
    return (await show()) ? REFUSED : LOST;
  });
  const [code, wrong] = button("Toon de HTML-code", async () => ((await show()) ? "" : LOST));
  link.closest("details").addEventListener("toggle", loaded);
  link.before(rich, code);
  link.after(said, wrong);
  link.parentElement.after(rest);
}
