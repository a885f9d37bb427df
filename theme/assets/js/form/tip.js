// A tip where the host takes no forms: the text goes to the writer's own mail program, or to the clipboard. Nothing is sent from here.

import { make } from "./ui-dom.js";

const form = document.querySelector("[data-tip]");
const said = form.querySelector("[data-tip-said]");
const button = form.querySelector("[data-tip-send]");

function textOf() {
  const parts = [...form.querySelectorAll(".veld > label[for]")].filter((label) => label.control.value && label.control.type !== "checkbox");
  const question = (label) => label.firstChild.textContent.trim();
  return `${parts.map((label) => `${question(label)}\n${label.control.value.trim()}`).join("\n\n")}\n\nIk ben akkoord met de licentie CC BY 4.0.\n`;
}

function show(text) {
  const area = make("textarea", { id: "tip-tekst", className: "invoer", rows: 10, readOnly: true, value: text });
  form.querySelector("#tip-tekst")?.parentElement.remove();
  said.after(make("div", { className: "veld" }, make("label", { className: "veld__naam", htmlFor: "tip-tekst", textContent: "Uw tip" }), area));
  area.focus();
  area.select();
}

button.disabled = false;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = textOf();
  if (form.dataset.mail) {
    said.textContent = "Uw mailprogramma gaat open. Gebeurt er niets? Kopieer dan de tekst hieronder.";
    show(text);
    location.href = `mailto:${form.dataset.mail}?subject=${encodeURIComponent(`Tip: ${form.elements.titel.value}`)}&body=${encodeURIComponent(text)}`;
    return;
  }
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = "Gekopieerd. U kunt de tekst nu in een bericht plakken.";
  } catch {
    said.textContent = "Kopiëren lukt niet vanzelf. Kopieer de tekst hieronder.";
    show(text);
  }
});
