// Small things that all parts of the form share: elements, ids, and words that are read aloud.

let last = 0;

/** An element with attributes (properties, where it has them) and children; what is empty is left out. */
export function make(name, given = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (key in node && key !== "list") node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.flat(3).filter((child) => child !== undefined && child !== null && child !== false && child !== ""));
  return node;
}

export const uid = (stem = "f") => `${stem}-${++last}`;

export const button = (label, act, className = "button button--quiet", more = {}) => {
  const node = make("button", { type: "button", className, textContent: label, ...more });
  node.addEventListener("click", act);
  return node;
};

export const root = new URL(`${document.documentElement.dataset.root}/`.replace("//", "/"), location.href);

export const sign = (name) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  node.setAttribute("class", "sign");
  node.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${new URL("assets/signs.svg", root).pathname}#${name}`);
  node.append(use);
  return node;
};

let spoken;

/** Says what happened to those who do not see it. Emptied first: the same words twice are read out twice. */
export function say(words) {
  spoken ??= document.body.appendChild(make("p", { className: "hidden", role: "status" }));
  spoken.textContent = "";
  setTimeout(() => { spoken.textContent = words; }, 60);
}

export const count = (number, one, more) => `${number} ${number === 1 ? one : more}`;

export const debounce = (act, wait) => {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
};

export const keyOf = (path) => JSON.stringify(path);

/** What stands in a table under a name that somebody typed: `constructor` is a name like any other. */
export const own = (table, name) => (table && Object.hasOwn(table, name) ? table[name] : undefined);
