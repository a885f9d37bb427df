// The search boxes. Nothing more is loaded before a reader starts; without scripts the forms lead to the list from A to Z.

const { root: rootPath, search: indexPath } = document.documentElement.dataset;

if (indexPath) {
  const root = new URL(`${rootPath}/`.replace("//", "/"), location.href);
  const index = new URL(indexPath, location.href);
  for (const form of document.querySelectorAll("form[data-search]")) {
    form.action = new URL("zoeken/", root);
    const start = () => import(form.dataset.search === "page" ? "./search/page.js" : "./search/box.js").then(({ setUp }) => setUp(form, root, index));
    // An address with a question is a start too.
    if (form.dataset.search === "page" && location.search) start();
    else form.addEventListener("focusin", start, { once: true });
  }
}
