// Runs before the first paint: marks that scripts work and which of them did not come, and that the address asks for something, and puts back the reader's choice of light or dark.
(() => {
  const root = document.documentElement;
  // What is shown without scripts stays where the rest of ours, modules, cannot run.
  if ("noModule" in HTMLScriptElement.prototype) {
    root.classList.add("js");
    if (location.search) root.classList.add("asks");
    // A script that does not come, or that needs one that does not: the style sheets (`[data-lost~=…]`) then show what the page has without it.
    addEventListener("error", ({ target }) => {
      if (target instanceof HTMLScriptElement) root.dataset.lost = `${root.dataset.lost ?? ""} ${target.src.replace(/.*\/|\.js$/g, "")}`;
    }, true);
  }
  try {
    const choice = localStorage.getItem("weergave");
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  } catch {
    // storage is refused: the device decides
  }
})();
