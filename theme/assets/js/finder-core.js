// What the finder works out: what an address asks for, which cases fit, how many each choice would give, and the table to take along.
// A selection is {chosen: Map of axis → Set of values, order}. Nothing here touches the page.

const MOST_IN_NAME = 4;

/** What an address asks for, and the parts of it that the guide does not know: each with its text, what was asked and the ids that it could have been. `known` is a Map of axis → Map of value → words. */
export function asked(search, known, orders) {
  const [chosen, faults] = [new Map(), []];
  let order = orders[0];
  for (const [name, text] of new URLSearchParams(search)) {
    const ids = text.split(",").map((id) => id.trim().toLowerCase()).filter(Boolean);
    if (name === "volgorde") {
      if (orders.includes(text)) order = text;
      else faults.push({ text: `${name}=${text}`, asked: text, ids: orders });
    } else if (!known.has(name)) faults.push({ text: text ? `${name}=${text}` : name, asked: name, ids: [...known.keys()] });
    else {
      for (const id of ids) {
        if (known.get(name).has(id)) choose(chosen, name, id, true);
        else faults.push({ text: `${name}=${id}`, asked: id, ids: [...known.get(name).keys()] });
      }
    }
  }
  return { chosen, order, faults };
}

/** Add a value to what is chosen, or take it away. */
export function choose(chosen, axis, value, on) {
  const values = chosen.get(axis) ?? new Set();
  if (on) values.add(value);
  else values.delete(value);
  if (values.size) chosen.set(axis, values);
  else chosen.delete(axis);
}

/** The address that carries a selection: axes in the order of the page, values in that of `known`. All ids are safe in an address. */
export function addressOf({ chosen, order }, known, orders) {
  const parts = [...known].filter(([axis]) => chosen.has(axis)).map(([axis, values]) => `${axis}=${[...values.keys()].filter((id) => chosen.get(axis).has(id)).join(",")}`);
  if (order !== orders[0]) parts.push(`volgorde=${order}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** The numbers of the cases that fit in the asked order, and for each value how many cases it would give beside what is chosen on the other axes. */
export function matches({ values, cases, orders }, { chosen, order }) {
  const axes = values.map((name) => name.split("/")[0]);
  const wanted = [...chosen].map(([axis, ids]) => [axis, new Set(values.flatMap((name, number) => (axes[number] === axis && ids.has(name.slice(axis.length + 1)) ? [number] : [])))]);
  const counts = new Array(values.length).fill(0);
  const fit = new Set();
  cases.forEach((own, number) => {
    const missed = wanted.filter(([, numbers]) => !own.some((value) => numbers.has(value))).map(([axis]) => axis);
    if (!missed.length) fit.add(number);
    if (missed.length > 1) return;
    // Values of one axis widen each other, so what is chosen on it does not count for its own values.
    for (const value of own) if (!missed.length || axes[value] === missed[0]) counts[value] += 1;
  });
  const found = orders[order] ? orders[order].filter((number) => fit.has(number)) : [...fit];
  return { found, counts: new Map(values.map((name, number) => [name, counts[number]])) };
}

/** A name for a file with so many cases of a selection: `4-praktijkvoorbeelden-wonen-bewoners`. */
export function fileName({ chosen }, number) {
  const ids = [...chosen].flatMap(([axis, values]) => [...values].map((id) => (id === "onbekend" ? `${axis}-${id}` : id)));
  return [number, number === 1 ? "praktijkvoorbeeld" : "praktijkvoorbeelden", ...(ids.length > MOST_IN_NAME ? ["keuze"] : ids)].join("-");
}

const safe = (cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const quoted = (cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A table as a file for Excel as it is set up in the Netherlands: semicolons, a byte order mark, and safe from formulas. */
export function asTable(rows) {
  return `\uFEFF${rows.map((row) => `${row.map((cell) => quoted(safe(cell))).join(";")}\r\n`).join("")}`;
}

/** The way to a reading list of the cases that were found. When there are more than a list takes, the choice is the reader's: to an empty list, with a word on why. */
export function listLink(link, ids) {
  const most = Number(link.dataset.most);
  link.hidden = false;
  const [own, many] = [link.href.split("?")[0].split("#")[0], ids.length === 0 || ids.length > most];
  link.href = many ? `${own}#bewerken` : `${own}?casus=${ids.map(encodeURIComponent).join(",")}#bewerken`;
  link.nextElementSibling.hidden = ids.length <= most;
  link.textContent = many ? "Maak een leeslijst" : ids.length === 1 ? "Begin er een leeslijst mee" : "Maak er een leeslijst van";
}
