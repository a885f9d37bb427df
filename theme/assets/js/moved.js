// The page that stands where another one was: on to the new address, with the anchor and the question that the reader came with.
const to = new URL(document.currentScript.dataset.to, location.href);
to.search ||= location.search;
to.hash ||= location.hash;
location.replace(to);
