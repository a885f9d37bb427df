// Runs before the first paint: marks that scripts work, and that the address asks for something, and puts back the reader's choice of light or dark.
(() => {
  const root = document.documentElement;
  // What is shown without scripts stays where the rest of ours, modules, cannot run.
  if ("noModule" in HTMLScriptElement.prototype) {
    root.classList.add("js");
    if (location.search) root.classList.add("asks");
  }
  try {
    const choice = localStorage.getItem("weergave");
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  } catch {
    // storage is refused: the device decides
  }
})();
