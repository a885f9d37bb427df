// Cases that the editors should look at again: the page has the day, only the reader's clock knows whether it is past.

/** Today where the reader is, as the page writes days: `2027-11-21`. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

for (const line of document.querySelectorAll("[data-review]")) {
  if (line.dataset.review > today()) continue;
  const [before, past] = line.children;
  before.hidden = true;
  past.hidden = false;
  line.classList.add("review--past");
}
