// The guided way in: one question at a time. Its boxes are choices like all others; here is only the walk along them.

export function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const listing = (words) => (words.length > 1 ? `${words.slice(0, -1).join(", ")} of ${words.at(-1)}` : words.join(""));
const button = (label, quiet = false) => element("button", { type: "button", class: quiet ? "button button--quiet" : "button" }, label);

/** `toList` goes to the cases, `wipe` takes back what was chosen on these axes. Returns what tells it what is chosen now. */
export function setUpHelp(root, { toList, wipe }) {
  if (!root) return undefined;
  const steps = [...root.querySelectorAll("[data-step]")];
  const axes = [...new Set([...root.querySelectorAll("input")].map((box) => box.name))];
  const end = element("li", { "data-step": "" }, element("h2", {}, "Dit koos u"));
  const [where, chosen, number] = [element("p", { class: "help__where" }), element("ul", { class: "help__chosen" }), element("p", { class: "help__number" })];
  const [back, skip, next, done, again] = [button("Vorige", true), button("Sla over", true), button("Volgende"), button("Toon de voorbeelden"), button("Begin opnieuw", true)];
  const all = [...steps, end];
  let at = 0;

  const go = (to, focus = true) => {
    at = to;
    all.forEach((step, index) => { step.hidden = index !== at; });
    const last = at === steps.length;
    where.textContent = last ? "Klaar" : `Vraag ${at + 1} van ${steps.length}`;
    back.hidden = at === 0;
    skip.hidden = next.hidden = last;
    done.hidden = again.hidden = !last;
    if (focus) all[at].querySelector("h2").focus();
  };

  for (const step of all) step.querySelector("h2").tabIndex = -1;
  end.append(chosen);
  steps.at(-1).after(end);
  root.querySelector(".help__steps").before(where);
  root.querySelector(".help__steps").after(number, element("p", { class: "help__go" }, back, next, skip, done, again));
  back.addEventListener("click", () => go(at - 1));
  next.addEventListener("click", () => go(at + 1));
  skip.addEventListener("click", () => {
    const own = [...new Set([...steps[at].querySelectorAll("input:checked")].map((box) => box.name))];
    if (own.length) wipe(own);
    go(at + 1);
  });
  again.addEventListener("click", () => { wipe(axes); go(0); });
  done.addEventListener("click", () => { root.open = false; toList(); });
  go(0, false);

  return {
    show(words, found) {
      // Where nothing is left to choose, a sentence says more than a row of zeros.
      for (const list of root.querySelectorAll(".help__choices")) {
        list.hidden = [...list.querySelectorAll("input")].every((box) => box.disabled);
        list.nextElementSibling.hidden = !list.hidden;
      }
      chosen.replaceChildren(...(words.length ? words.map(([title, labels]) => `${title}${title.endsWith("?") ? "" : ":"} ${listing(labels)}`) : ["Nog niets. U ziet alle voorbeelden."]).map((line) => element("li", {}, line)));
      number.textContent = found === 1 ? "Bij uw keuze past nu 1 voorbeeld." : `Bij uw keuze passen nu ${found === 0 ? "geen" : found.toLocaleString("nl-NL")} voorbeelden.`;
    },
  };
}
