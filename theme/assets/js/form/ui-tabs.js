// The views of the form: writing, the page as it will be, what changed, and the file. After the ARIA pattern for tabs.

import { make, uid } from "./ui-dom.js";

/** `views` are {id, label, node, show()}; returns the bar with the function that opens one. */
export function tabs(views, label) {
  const bar = make("div", { className: "tabs", role: "tablist" });
  bar.setAttribute("aria-label", label);
  const buttons = views.map((view) => {
    const node = make("button", { type: "button", className: "tabs__tab", role: "tab", id: uid("tab"), textContent: view.label });
    node.setAttribute("aria-controls", view.node.id);
    view.node.setAttribute("role", "tabpanel");
    view.node.setAttribute("aria-labelledby", node.id);
    node.addEventListener("click", () => open(view.id));
    return node;
  });
  bar.append(...buttons);
  let places = {};
  let now;

  function open(id, focus = false) {
    if (now) places[now] = scrollY;
    const index = views.findIndex((view) => view.id === id);
    views.forEach((view, number) => {
      view.node.hidden = number !== index;
      buttons[number].setAttribute("aria-selected", String(number === index));
      buttons[number].tabIndex = number === index ? 0 : -1;
    });
    const changed = now !== id;
    now = id;
    views[index].show?.();
    if (focus) buttons[index].focus();
    // Where one was in a view: the long form stays where it was when one comes back from the preview.
    if (changed && places[id] !== undefined) scrollTo(0, places[id]);
    else if (changed && Object.keys(places).length) bar.scrollIntoView();
  }

  bar.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: views.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    open(views[(to + views.length) % views.length].id, true);
  });
  return { bar, open, current: () => now };
}
