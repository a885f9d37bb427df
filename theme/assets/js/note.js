// "Kopieer voor uw notitie": puts a plain text on the clipboard, or shows it when the clipboard is refused.

import { make } from "./compare.js";

const REFUSED = "Kopiëren lukt niet vanzelf. Kopieer de tekst hieronder.";
const LOST = "De tekst ophalen lukt nu niet. Probeer het later nog eens.";

/** The text of one case, with an address that leads there from anywhere. */
export async function textOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const site = new URL(`${document.documentElement.dataset.root}/`.replace("//", "/"), location.href);
  return (await answer.text()).replace(/^Adres: \/(\S*)$/m, (_, path) => `Adres: ${new URL(path, site)}`);
}

/** Some browsers only allow copying at once after the click: then the text may come later as a promise. */
async function copy(text) {
  if (typeof ClipboardItem === "function" && navigator.clipboard?.write) {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": text.then((words) => new Blob([words], { type: "text/plain" })) })]);
  } else {
    await navigator.clipboard.writeText(await text);
  }
}

/** A button that copies what `getText` promises, with the place where it says what happened. */
export function copier(label, getText, className = "button button--quiet", what = "tekst voor uw notitie") {
  const button = make("button", { type: "button", className, textContent: label });
  const said = make("span", { className: "copied", role: "status" });
  const rest = make("div", { className: "copied__text" });
  const show = (words) => {
    const field = make("textarea", { readOnly: true, rows: 12, value: words, spellcheck: false });
    rest.replaceChildren(make("label", { className: "copied__label" }, make("span", { textContent: what[0].toUpperCase() + what.slice(1) }), field));
    field.focus();
    field.select();
    field.scrollTop = 0;
  };
  button.addEventListener("click", async () => {
    said.textContent = "";
    rest.replaceChildren();
    const text = getText();
    text.catch(() => {});
    try {
      await copy(text);
      said.textContent = "Gekopieerd";
    } catch {
      try {
        show(await text);
        said.textContent = REFUSED;
      } catch {
        said.textContent = LOST;
      }
    }
  });
  return [button, said, rest];
}

for (const link of document.querySelectorAll("a[data-note]")) {
  const [button, said, rest] = copier(link.textContent, () => textOf(link.href), link.className);
  link.replaceWith(button);
  button.parentElement.append(said);
  button.parentElement.after(rest);
}
