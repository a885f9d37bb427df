// The draft: kept in this browser only, one for each case and one for what is new. All works on when storage is refused.

const PREFIX = "wijkengids-concept:";
const nameOf = (id) => PREFIX + (id || "nieuw");

/** The draft of a case, or nothing. */
export function kept(id) {
  try {
    const found = JSON.parse(localStorage.getItem(nameOf(id)) ?? "null");
    return found && typeof found === "object" && found.value && typeof found.value === "object" ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Keep it; says whether that worked. */
export function keep(id, draft) {
  try {
    localStorage.setItem(nameOf(id), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function throwAway(id) {
  try {
    localStorage.removeItem(nameOf(id));
  } catch {
    // There was nothing to throw away.
  }
}
