// The page of a reading list: what changed since a day, and printing. All else works without a script.

import { sinceField } from "./list-since.js";

const list = document.querySelector("[data-listing]");
const form = document.querySelector("[data-since]");

function go(day) {
  const query = new URLSearchParams(location.search);
  if (day) query.set("sinds", day);
  else query.delete("sinds");
  const words = query.toString();
  history.pushState(null, "", `${location.pathname}${words ? `?${words}` : ""}${location.hash}`);
}

if (list && form) {
  const show = sinceField(form, { asked: () => new URLSearchParams(location.search).get("sinds") ?? "", go, list: () => list });
  addEventListener("popstate", show);
  show();
}

for (const place of document.querySelectorAll("[data-list-actions]")) {
  place.hidden = false;
  place.querySelector("[data-print]").addEventListener("click", () => window.print());
}
