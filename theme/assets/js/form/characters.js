// Characters that no text of the guide may hold: the patterns are those of generator/characters.py, which come with the data.

const made = new WeakMap();

function patterns({ odd, stranger, host }) {
  const all = Object.entries(odd).map(([name, pattern]) => [name, new RegExp(pattern, "u")]);
  return { all, stranger: new RegExp(stranger, "u"), host: new RegExp(host, "u") };
}

function of(data) {
  if (!made.has(data.limits)) made.set(data.limits, patterns(data.limits));
  return made.get(data.limits);
}

/** How a sign that cannot be seen is called. */
export const codeOf = (char) => `U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** The first of each sort in a text: {name, index, char, sign}. */
export function odd(text, data) {
  const { all, stranger } = of(data);
  const found = [];
  for (const [name, pattern] of all) {
    const match = pattern.exec(text);
    if (!match) continue;
    const index = match.index + (name === "disguised" ? Math.max(0, match[0].search(stranger)) : 0);
    const char = String.fromCodePoint(text.codePointAt(index));
    found.push({ name, index, char, sign: codeOf(char) });
  }
  return found;
}

/** Does an address on the internet lead to the site that a reader reads in it? */
export const hostIsPlain = (address, data) => of(data).host.test(address);
