// The form for a case at /meedoen/casus/. Everything happens in this browser: nothing that is typed goes anywhere before its writer sends it.

import { checkFile } from "./check.js";
import { make, root } from "./ui-dom.js";
import { Form, commentsOf } from "./ui-form.js";

/** Today, as the writer's own clock says. */
function today() {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}

async function fetched(address) {
  const answer = await fetch(new URL(address, root));
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

const trouble = (node, words) => node.replaceChildren(make("div", { className: "samenvatting samenvatting--fout", role: "alert" }, make("h2", { textContent: words }), make("p", { textContent: "Probeer het later nog eens, of geef een tip: daar hebt u dit formulier niet voor nodig." })));

async function begin(node) {
  const asked = new URLSearchParams(location.search);
  const id = asked.get("casus") ?? "";
  let data;
  try {
    data = await (await fetched("meedoen/casus/gegevens.json")).json();
  } catch {
    return trouble(node, "Het formulier laadt niet.");
  }
  const form = new Form(node, data);
  let lost = "";
  if (id && Object.hasOwn(data.ids.casus, id)) {
    try {
      const bytes = new Uint8Array(await (await fetched(`casussen/${id}/casus.yml`)).arrayBuffer());
      const { text, tree } = checkFile(id, bytes, data);
      form.state.fresh(id, tree.value, text, commentsOf(text));
    } catch {
      return trouble(node, "Het voorbeeld laadt niet.");
    }
    showTitle(data.ids.casus[id]);
  } else {
    lost = id;
    form.state.fresh("", { added: today() });
  }
  const field = (asked.get("veld") ?? "").split(/[.[\]]+/).filter(Boolean).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  if (field.length && form.schema.at(field)) form.asked = field;
  form.start();
  if (lost) node.prepend(make("p", { className: "melding melding--let-op", role: "alert" }, make("strong", { textContent: "Let op: " }), `Er is geen voorbeeld met de naam ‘${lost}’. U begint nu een nieuw voorbeeld.`));
  if (form.asked) form.reveal(form.asked);
  node.dataset.ready = "true";
  return form;
}

function showTitle(name) {
  const title = document.querySelector("h1");
  const words = `${name} verbeteren`;
  title.textContent = words;
  document.title = document.title.replace(/^[^–]*/, `${words} `);
}

const place = document.querySelector("[data-form]");
if (place) begin(place);
