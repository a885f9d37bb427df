// The end of the form: the name of the file, and the ways to send it: GitHub, copying, downloading.

import { button, make, say, uid } from "./ui-dom.js";
import { isId, slug } from "./nearest.js";

const MOST_OF_AN_ADDRESS = 8000; // browsers and GitHub refuse much longer ones
const MOST_WORDS = 8;

/** Does a case have this name, or did one have it before? */
const isTaken = (form, id) => Object.hasOwn(form.data.ids.casus, id) || Object.values(form.data.aliases.casus).some((names) => names.includes(id));

/** The name of a file that a case would naturally get: its title and its place. */
function proposal(form) {
  const title = slug(String(form.state.get(["title"]) ?? ""));
  const [place] = Array.isArray(form.state.get(["places"])) ? form.state.get(["places"]) : [];
  if (!title) return "";
  const words = title.split("-").slice(0, MOST_WORDS).join("-");
  const tail = place && !words.includes(place) ? `-${place}` : "";
  let id = words + tail;
  for (let number = 2; isTaken(form, id); number++) id = `${words}${tail}-${number}`;
  return id;
}

/** What is wrong with the name of a new file; empty when nothing is. */
export function wrongName(form, id) {
  if (form.state.known) return "";
  if (!id) return "De naam van het bestand ontbreekt. Geef het voorbeeld een titel, of vul hier zelf een naam in.";
  if (!isId(id, form.data.reserved)) return `‘${id}’ kan geen naam zijn. Gebruik kleine letters, cijfers en streepjes${slug(id) ? `, zoals ‘${slug(id)}’` : ""}.`;
  if (isTaken(form, id)) return `Er is al een voorbeeld met de naam ‘${id}’. Kies een andere naam.`;
  if ((form.data.lists ?? []).includes(id)) return `‘${id}’ is al het adres van een lijst. Kies een andere naam.`;
  return "";
}

/** The address that opens GitHub with the text in it; empty when there is no repository yet. */
export function addressOf(form, text) {
  const { edit } = form.node.dataset;
  if (!edit) return "";
  const id = form.state.id;
  if (form.state.known) return `${edit}cases/${id}.yml?value=${encodeURIComponent(text)}`;
  const base = edit.replace(/\/edit\/([^/]+)\/$/, "/new/$1");
  return `${base}?filename=${encodeURIComponent(`cases/${id}.yml`)}&value=${encodeURIComponent(text)}`;
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What the summary says of sending: that it can be done all the same, or where it is done. */
export function goOn(form) {
  const toEnd = make("a", { href: "#versturen", textContent: "Ga naar ‘Versturen’" });
  toEnd.addEventListener("click", (event) => {
    event.preventDefault();
    const heading = form.node.querySelector("#deel-versturen");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  });
  if (!form.hasGoneOn || !form.goOn) return [make("p", {}, toEnd)];
  const { label, act } = form.goOn;
  const done = make("p", { className: "form__gezegd", role: "status" });
  return [make("p", { textContent: `U koos ‘${label}’. Er is nog iets te verbeteren, maar het kan toch. Verbeter het liever eerst.` }),
    make("p", { className: "form__knoppen" }, button(`${label} toch`, async () => { done.textContent = await act(); }, "button button--quiet", { "data-do": "toch" }), toEnd), done];
}

/** Where a text can go while the guide stands nowhere where people can send it themselves. */
const withoutGitHub = (mail) => (mail
  ? ["Bewaar uw tekst als bestand en mail het naar ", make("a", { href: `mailto:${mail}`, textContent: mail }), ". De redactie kijkt mee voordat het op de site komt."]
  : ["U kunt nog niet vanaf deze site versturen: de gids heeft nog geen postadres. Bewaar uw tekst als bestand. Kent u iemand die aan de gids werkt? Geef het bestand dan aan diegene. Kunt u zelf bij de bestanden? Zet het dan in de map ‘cases’."]);

/** The section at the end. */
export function drawFinish(form) {
  const heading = make("h2", { id: "deel-versturen", textContent: "Versturen", tabIndex: -1 });
  const said = make("p", { className: "form__gezegd", role: "status" });
  const fallback = make("div", {});
  const placeholder = !form.node.dataset.edit;
  const node = make("section", { className: "form__deel form__versturen", id: "versturen", "aria-labelledby": heading.id }, heading,
    make("p", { className: "form__inleiding" }, placeholder ? withoutGitHub(form.node.dataset.mail) : "U verstuurt het voorstel met GitHub. Daarvoor hebt u een gratis account nodig. De redactie kijkt mee voordat het op de site komt."));
  if (!form.state.known) node.append(nameField(form));

  const ready = () => {
    fallback.replaceChildren();
    form.checkAll(false);
    if (!form.messages.errors.length && !form.readFaults.length && !form.nameFault()) return true;
    said.textContent = "";
    return form.hasGoneOn;
  };
  const guarded = (label, act) => async () => {
    if (ready()) return act();
    // The writer decides: what is not finished may be kept, too. The summary, where the reader is brought, has the button as well.
    said.textContent = "Er is nog iets te verbeteren. De lijst staat bovenaan. Nog eens klikken gaat toch door.";
    form.hasGoneOn = true;
    form.goOn = { label, act: async () => {
      await act();
      return said.textContent;
    } };
    form.checkAll(true);
    return undefined;
  };
  const showText = (text) => {
    const area = make("textarea", { id: uid("tekst"), className: "invoer bestand__tekst", rows: 10, readOnly: true, value: text, spellcheck: false });
    fallback.replaceChildren(make("label", { className: "veld__naam", htmlFor: area.id, textContent: "De tekst van het bestand" }), area);
    area.focus();
    area.select();
  };
  const copy = async () => {
    const text = form.text();
    if (await toClipboard(text)) said.textContent = "Gekopieerd.";
    else {
      said.textContent = "Kopiëren lukt niet vanzelf. Kopieer de tekst hieronder.";
      showText(text);
    }
    say(said.textContent);
  };
  const download = () => {
    const name = `${form.state.id || proposal(form) || "nieuw-voorbeeld"}.yml`;
    const link = make("a", { href: URL.createObjectURL(new Blob([form.text()], { type: "application/yaml" })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    said.textContent = `Het bestand ${name} is bewaard.`;
  };
  const github = async () => {
    const text = form.text();
    const address = addressOf(form, text);
    const tooLong = address.length > MOST_OF_AN_ADDRESS;
    const copied = (tooLong || form.state.known) && await toClipboard(text);
    if (tooLong && !copied) showText(text);
    said.textContent = tooLong
      ? `De tekst is te lang om mee te geven in het adres. ${copied ? "Hij is gekopieerd." : "Kopieer hem hieronder."} Plak hem op GitHub in het bestand${form.state.known ? ", in plaats van de oude tekst" : ""}.`
      : form.state.known ? `GitHub gaat open in een nieuw venster. Staat uw tekst er niet? Plak hem dan${copied ? ": hij is gekopieerd" : ""}.` : "GitHub gaat open in een nieuw venster, met uw tekst erin.";
    const target = tooLong ? addressOf(form, "").replace(/[?&]value=$/, "") : address;
    // Some browsers do not open a window on their own after something was copied.
    fallback.append(make("p", {}, "Gaat er niets open? ", make("a", { href: target, target: "_blank", rel: "external noopener", textContent: "Open GitHub hier" }), "."));
    window.open(target, "_blank", "noopener");
  };
  node.append(make("p", { className: "form__knoppen" },
    !placeholder && button("Open in GitHub", guarded("Open in GitHub", github), "button", { "data-do": "github" }),
    button("Kopieer", guarded("Kopieer", copy), placeholder ? "button" : "button button--quiet", { "data-do": "kopieer" }),
    button("Download", guarded("Download", download), "button button--quiet", { "data-do": "download" })), said, fallback);
  return node;
}

function nameField(form) {
  const [id, helpId, faultId] = [uid("naam"), uid("uitleg"), uid("melding")];
  const input = make("input", { id, className: "invoer", type: "text", value: form.state.id, autocomplete: "off", spellcheck: false, autocapitalize: "none" });
  input.setAttribute("aria-describedby", `${helpId} ${faultId}`);
  const faults = make("div", { id: faultId, className: "veld__meldingen" });
  const node = make("div", { className: "veld", id: "bestandsnaam" }, make("label", { className: "veld__naam", htmlFor: id, textContent: "Naam van het bestand" }),
    make("p", { id: helpId, className: "veld__uitleg", textContent: "Dit wordt ook het adres van de pagina, voorgoed. De naam komt van de titel en de plaats; u mag hem veranderen." }), input, faults);
  const paint = () => {
    const fault = form.nameFault();
    const shown = fault && (form.messages.everything || form.namedByHand);
    faults.replaceChildren(...(shown ? [make("p", { className: "melding melding--fout" }, make("strong", { textContent: "Verbeter dit: " }), fault)] : []));
    node.classList.toggle("veld--fout", Boolean(shown));
    if (shown) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  input.addEventListener("input", () => {
    form.namedByHand = Boolean(input.value.trim());
    form.state.id = input.value.trim() || proposal(form);
  });
  input.addEventListener("change", () => {
    input.value = form.state.id;
    paint();
  });
  form.paintName = () => {
    if (!form.namedByHand) input.value = form.state.id = proposal(form);
    paint();
  };
  form.paintName();
  return node;
}
