// The switch for light and dark, the menu on small screens, and tables that scroll.

const root = document.documentElement;

const signs = { auto: "auto", light: "licht", dark: "donker" };
const names = { auto: "automatisch", light: "licht", dark: "donker" };

// From "auto" first to the look that the device does not show now, so that every press changes something.
function nextMode(mode) {
  const order = matchMedia("(prefers-color-scheme: dark)").matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
  return order[(order.indexOf(mode) + 1) % order.length];
}

function setUpPalette(button) {
  const [use, text] = [button.querySelector("use"), button.querySelector(".tool__text")];
  const sprite = use.getAttribute("href").split("#")[0];
  const show = () => {
    const mode = root.dataset.theme ?? "auto";
    use.setAttribute("href", `${sprite}#${signs[mode]}`);
    text.textContent = `Weergave: ${names[mode]}`;
    button.title = `Nu ${names[mode]}. Klik voor ${names[nextMode(mode)]}.`;
    for (const tag of document.querySelectorAll("meta[name=theme-color]")) {
      tag.dataset.own ??= tag.content;
      tag.content = mode === "auto" ? tag.dataset.own : getComputedStyle(root).getPropertyValue("--ground").trim();
    }
  };
  button.addEventListener("click", () => {
    const next = nextMode(root.dataset.theme ?? "auto");
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      localStorage.setItem("weergave", next);
    } catch {
      // storage is refused: the choice holds for this page
    }
    show();
  });
  show();
}

function setUpMenu(button) {
  const menu = document.getElementById(button.getAttribute("aria-controls"));
  const open = (state) => {
    button.setAttribute("aria-expanded", String(state));
    menu.classList.toggle("menu--open", state);
  };
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    open(false);
    button.focus();
  });
}

// A table wider than its frame can be reached and scrolled with the keyboard; one that fits is no stop on the way.
function setUpScroll(frame) {
  const update = () => {
    const wide = frame.scrollWidth > frame.clientWidth;
    if (wide) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
    frame.classList.toggle("scroll--wide", wide);
  };
  new ResizeObserver(update).observe(frame);
  update();
}

document.querySelectorAll("[data-palette]").forEach(setUpPalette);
document.querySelectorAll("[data-menu]").forEach(setUpMenu);
document.querySelectorAll(".scroll").forEach(setUpScroll);
