// Cases that the editors should look at again: the page has the day, only the reader's clock knows whether it is past.

/** Today where the reader is, as the page writes days: `2027-11-21`. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

const now = today();
for (const words of document.querySelectorAll("[data-review]")) {
  const past = words.dataset.review < now;
  words.hidden = past !== (words.dataset.reviewWhen === "past");
}
