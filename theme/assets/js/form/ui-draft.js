// The drafts: kept in this browser only. A case has its own, and so has every new one. All works on when storage is refused.

const PREFIX = "wijkengids-concept:";
const nameOf = (id) => PREFIX + (id || "nieuw");

function read(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "null");
    return found && typeof found === "object" && found.value && typeof found.value === "object" ? { ...found, key } : undefined;
  } catch {
    return undefined;
  }
}

/** The drafts of a case (or of what is new, without an id), the newest first: a second window, or a second new case, has one of its own. */
export function kept(id) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key === nameOf(id) || key.startsWith(`${nameOf(id)}:`));
    return keys.map(read).filter(Boolean).sort((a, b) => String(b.at).localeCompare(String(a.at)));
  } catch {
    return [];
  }
}

/** Keep a draft, in its own place when it has one that nobody else took over, and else in a free one. Returns the place, or nothing when that did not work. */
export function keep(id, draft, own) {
  try {
    const there = own && read(own);
    let key = own && (!there || there.by === draft.by) ? own : nameOf(id);
    for (let number = 2; key !== own && localStorage.getItem(key) !== null; number++) key = `${nameOf(id)}:${number}`;
    localStorage.setItem(key, JSON.stringify(draft));
    return key;
  } catch {
    return undefined;
  }
}

/** This draft is of another window now. */
export function claim(key, by) {
  try {
    const { key: _, ...draft } = read(key);
    localStorage.setItem(key, JSON.stringify({ ...draft, by }));
  } catch {
    // Then it gets another place when it is kept.
  }
}

export function throwAway(key) {
  try {
    if (key) localStorage.removeItem(key);
  } catch {
    // There was nothing to throw away.
  }
}
