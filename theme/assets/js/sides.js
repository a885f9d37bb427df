// The sides of cases, as the generator made them for /vergelijken/, and the list of all cases. Each is fetched once.

const root = new URL(`${document.documentElement.dataset.root}/`.replace("//", "/"), location.href);

/** id → its side, of every case that was loaded. */
export const sides = new Map();

async function json(name) {
  const answer = await fetch(new URL(`vergelijken/${name}.json`, root));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Fetch the sides of these cases, where they are not there yet. */
export async function load(ids) {
  await Promise.all(ids.filter((id) => !sides.has(id)).map(async (id) => {
    const side = await json(id);
    if (side.id !== id) throw new Error(id);
    sides.set(id, side);
  }));
}

/** Gives the list of all cases, fetched when it is first asked for. `found` is called with it once, `failed` each time that it cannot be had. */
export function listOf(found, failed) {
  let listing;
  return () => (listing ??= json("index").then((all) => {
    found(all);
    return all;
  }).catch(() => {
    listing = undefined;
    failed();
  }));
}
