// The file itself: what it looks like now, and the box in which another file can be pasted or opened.

import { button, count, make, uid } from "./ui-dom.js";
import { Messages } from "./ui-messages.js";
import { checkFile, nameFault } from "./check.js";
import { isRecord } from "./words.js";

export function drawFile(form) {
  const shown = make("textarea", { id: uid("nu"), className: "invoer bestand__tekst", rows: 14, readOnly: true, spellcheck: false });
  const paste = make("textarea", { id: uid("plak"), className: "invoer bestand__tekst", rows: 10, spellcheck: false, autocomplete: "off", autocapitalize: "none" });
  const pick = make("input", { id: uid("kies"), type: "file", accept: ".yml,.yaml,text/yaml,application/yaml", className: "bestand__invoer" });
  const said = make("div", { className: "bestand__meldingen", tabIndex: -1 });
  const undo = make("div", {});

  const earlier = []; // what stood there before each file

  /** Take over what could be read. What could not stays in the box: nothing is lost. */
  function use(bytes, name = "") {
    const own = /^[a-z0-9-]+\.ya?ml$/.test(name) ? name.replace(/\.ya?ml$/, "") : "";
    const id = own || form.state.id || "nieuw-voorbeeld";
    const { text, tree, problems } = checkFile(id, bytes, form.data);
    if (typeof text === "string") paste.value = text;
    const usable = isRecord(tree?.value);
    const fill = () => {
      earlier.push(form.takeOver(tree, text, name ? id : "", problems.filter((one) => !one.path.length && one.line && one.code !== nameFault(id, form.data)?.code)));
      answer(...report(problems, true));
      drawUndo("Het formulier is gevuld met dit bestand. ");
    };
    drawUndo("Eerder vulde u het formulier met een bestand. ");
    if (!usable) answer(...report(problems, false));
    else if (isOther(own, tree.value)) answer(...question(own, tree.value, fill));
    else fill();
  }

  function answer(...nodes) {
    said.replaceChildren(...nodes);
    said.focus();
  }

  function drawUndo(words) {
    undo.replaceChildren(...(earlier.length ? [make("p", {}, words, button("Zet terug wat er stond", () => {
      form.takeBack(earlier.pop());
      shown.value = form.text();
      drawUndo("Daarvoor vulde u het formulier ook met een bestand. ");
      answer(make("p", { textContent: "Teruggezet." }));
    }, "tekstknop"))] : []));
  }

  /** Is this file of another case than the one that is open? By its name, its title, or because nothing of its heart is the same. */
  function isOther(own, value) {
    const { state } = form;
    if (!state.known) return false;
    if (own && own !== state.id) return true;
    const { title, summary } = state.tidy(value);
    return title !== state.before.title && (Boolean(caseOf(own, title)) || (title !== undefined && summary !== undefined && trim(summary) !== trim(state.before.summary) && title !== state.get(["title"])));
  }

  /** The case of the guide that has this name or title. */
  function caseOf(own, title) {
    const { casus } = form.data.ids;
    return Object.hasOwn(casus, own) ? own : Object.keys(casus).find((id) => id !== form.state.id && casus[id] === title);
  }

  function question(own, value, fill) {
    const other = caseOf(own, value.title);
    return [make("h3", { textContent: `Dit lijkt een ander voorbeeld${value.title ? ` (${value.title})` : ""}` }),
      make("p", { textContent: `U hebt ‘${form.data.ids.casus[form.state.id]}’ open. Vult u dit bestand in, dan komt het onder die naam te staan.` }),
      other && make("p", {}, make("a", { href: `?casus=${other}`, textContent: `Open ‘${form.data.ids.casus[other]}’ in het formulier` })),
      make("p", { className: "form__knoppen" }, button("Vul het hier toch in", fill), button("Laat staan wat er stond", () => answer(make("p", { textContent: "Er is niets veranderd." }))))].filter(Boolean);
  }

  function report(all, usable) {
    const errors = all.filter((one) => one.severity !== "waarschuwing");
    const line = (one) => make("li", {}, make("strong", { textContent: `Regel ${one.line}, teken ${one.column}. ` }), ...new Messages(form).line({ severity: "fout", ...one }).childNodes);
    return [make("h3", { textContent: all.length ? `Dit bestand heeft ${count(all.length, "melding", "meldingen")}` : "Dit bestand klopt" }),
      !usable && make("p", { textContent: "Het is nog niet te lezen en staat nog in het vak. Verbeter het daar en probeer het opnieuw." }),
      usable && errors.length > 0 && make("p", { textContent: "Wat in het formulier past, staat er nu in. Wat het niet kent, staat daar bovenaan." }),
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
      // The words of a browser's own button are in the language of the browser: the label is the button.
      make("label", { className: "button button--quiet bestand__kies", htmlFor: pick.id }, pick, make("span", { textContent: "Kies een bestand" })),
      make("div", { className: "veld" }, make("label", { className: "veld__naam", htmlFor: paste.id, textContent: "Of plak de tekst van een bestand" }), paste),
      button("Lees deze tekst", () => use(new TextEncoder().encode(paste.value)), "button", { "data-do": "lees" }), said, undo));
  return { node, show: () => { shown.value = form.text(); } };
}

const trim = (text) => String(text ?? "").trim();
