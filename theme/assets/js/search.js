// The search boxes. Nothing more is loaded before a reader starts; without scripts the forms lead to the list from A to Z.

const { root: rootPath, search: indexPath } = document.documentElement.dataset;

if (indexPath) {
  const root = new URL(`${rootPath}/`.replace("//", "/"), location.href);
  const index = new URL(indexPath, location.href);
  for (const form of document.querySelectorAll("form[data-search]")) {
    form.action = new URL("zoeken/", root);
    const onPage = form.dataset.search === "page";
    const start = async () => {
      try {
        const { setUp } = await import(onPage ? "./search/page.js" : "./search/box.js");
        setUp(form, root, index);
      } catch {
        if (onPage) document.querySelector("[data-status]").textContent = "Zoeken lukt nu niet. Gebruik de lijst van A tot Z.";
        // No connection: the next start tries again; the form itself leads to the page of results.
        form.addEventListener("focusin", start, { once: true });
      }
    };
    // An address with a question is a start too.
    if (onPage && location.search) {
      document.querySelector("[data-status]").textContent = "Bezig met zoeken.";
      start();
    } else {
      form.addEventListener("focusin", start, { once: true });
    }
  }
}
