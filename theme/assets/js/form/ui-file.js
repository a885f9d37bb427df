// The file itself: what it looks like now, and the box in which another file can be pasted or opened.

import { button, count, make, say, uid } from "./ui-dom.js";
import { Messages } from "./ui-messages.js";
import { checkFile } from "./check.js";
import { isRecord } from "./words.js";

export function drawFile(form) {
  const shown = make("textarea", { id: uid("nu"), className: "invoer bestand__tekst", rows: 14, readOnly: true, spellcheck: false });
  const paste = make("textarea", { id: uid("plak"), className: "invoer bestand__tekst", rows: 10, spellcheck: false, autocomplete: "off", autocapitalize: "none" });
  const pick = make("input", { id: uid("kies"), type: "file", accept: ".yml,.yaml,text/yaml,application/yaml", className: "invoer" });
  const said = make("div", { className: "bestand__meldingen", tabIndex: -1 });
  const undo = make("div", {});

  /** Take over what could be read. What could not stays in the box: nothing is lost. */
  function use(bytes, name = "") {
    const id = /^[a-z0-9-]+\.ya?ml$/.test(name) ? name.replace(/\.ya?ml$/, "") : form.state.id || "nieuw-voorbeeld";
    const { text, tree, problems } = checkFile(id, bytes, form.data);
    if (typeof text === "string") paste.value = text;
    const usable = isRecord(tree?.value);
    said.replaceChildren(...report(problems, usable));
    said.focus();
    if (!usable) return;
    const before = { id: form.state.id, value: structuredClone(form.state.value), comments: form.state.comments, named: form.namedByHand };
    form.takeOver(tree, text, form.state.known ? form.state.id : name ? id : "");
    undo.replaceChildren(make("p", {}, "Het formulier is gevuld met dit bestand. ", button("Zet terug wat er stond", () => {
      form.takeBack(before);
      undo.replaceChildren();
      say("Teruggezet.");
    }, "tekstknop")));
  }

  function report(all, usable) {
    const errors = all.filter((one) => one.severity !== "waarschuwing");
    const line = (one) => make("li", {}, make("strong", { textContent: `Regel ${one.line}, teken ${one.column}. ` }), ...new Messages(form).line({ severity: "fout", ...one }).childNodes);
    return [make("h3", { textContent: all.length ? `Dit bestand heeft ${count(all.length, "melding", "meldingen")}` : "Dit bestand klopt" }),
      !usable && make("p", { textContent: "Het is nog niet te lezen en staat nog in het vak. Verbeter het daar en probeer het opnieuw." }),
      usable && errors.length > 0 && make("p", { textContent: "Wat in het formulier past, staat er nu in. Wat er niet in past, staat alleen nog in het vak. Lees daarom deze meldingen." }),
      all.length > 0 && make("ol", { className: "bestand__lijst" }, all.map(line))].filter(Boolean);
  }

  pick.addEventListener("change", async () => {
    const [file] = pick.files;
    if (file) use(new Uint8Array(await file.arrayBuffer()), file.name);
    pick.value = "";
  });
  const node = make("div", { className: "bestand" },
    make("section", { className: "form__deel" }, make("h2", { textContent: "Het bestand van dit voorbeeld" }), make("p", { className: "form__inleiding", textContent: "Zo staat het in de gids. U hoeft dit niet te kunnen lezen." }), make("div", { className: "veld" }, make("label", { className: "veld__naam", htmlFor: shown.id, textContent: "Het bestand zoals het nu is" }), shown)),
    make("section", { className: "form__deel" }, make("h2", { textContent: "Een bestand openen of plakken" }), make("p", { className: "form__inleiding", textContent: "Hebt u al een bestand? Dan vult het formulier zich ermee. Wat er nu in staat, kunt u daarna terugzetten." }),
      make("div", { className: "veld" }, make("label", { className: "veld__naam", htmlFor: pick.id, textContent: "Kies een bestand" }), pick),
      make("div", { className: "veld" }, make("label", { className: "veld__naam", htmlFor: paste.id, textContent: "Of plak de tekst van een bestand" }), paste),
      button("Lees deze tekst", () => use(new TextEncoder().encode(paste.value)), "button", { "data-do": "lees" }), said, undo));
  return { node, show: () => { shown.value = form.text(); } };
}
