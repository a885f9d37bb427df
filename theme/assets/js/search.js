// The search boxes. Nothing more is loaded before a reader starts; without scripts the forms lead to the list from A to Z.

const { root: rootPath, search: indexPath } = document.documentElement.dataset;

if (indexPath) {
  const root = new URL(`${rootPath}/`.replace("//", "/"), location.href);
  const index = new URL(indexPath, location.href);
  for (const form of document.querySelectorAll("form[data-search]")) {
    form.action = new URL("zoeken/", root);
    if (form.dataset.search === "page") {
      import("./search/page.js").then(({ setUp }) => setUp(form, root, index));
    } else {
      form.addEventListener("focusin", () => import("./search/box.js").then(({ setUp }) => setUp(form, root, index)), { once: true });
    }
  }
}
