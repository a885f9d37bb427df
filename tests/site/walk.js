// What tests ask of a page while they walk through it with Tab: where the focus is, whether it can be seen, what can be reached. Put into each page before its own scripts.
(() => {
  const INTERACTIVE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable=true]";
  const words = (text) => text.trim().replace(/\s+/g, " ").slice(0, 48);
  const name = (e) =>
    `${e.tagName.toLowerCase()}${e.id && `#${e.id}`}${[...e.classList].map((one) => `.${one}`).join("")} (${words(e.innerText || e.getAttribute("aria-label") || e.closest("label")?.innerText || e.getAttribute("name") || "")})`;
  const ignored = (one) => one.visibility !== "visible" || one.display === "none" || one.pointerEvents === "none";

  // What a reader takes for the element: the card of a link that covers it, the label of a box that is drawn by its label.
  function shape(e) {
    if (e.matches("a") && getComputedStyle(e, "::after").position === "absolute" && getComputedStyle(e, "::after").content !== "none") return e.offsetParent ?? e;
    const drawn = getComputedStyle(e);
    if (e.matches("input") && (drawn.opacity === "0" || e.offsetWidth < 4 || drawn.clipPath !== "none")) return e.labels?.[0] ?? e;
    return e;
  }

  function visible(e) {
    if (!e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false, opacityProperty: false })) return false;
    const box = shape(e).getBoundingClientRect();
    return box.width > 1 && box.height > 1;
  }

  // --- Colours ---------------------------------------------------------------------------------------------

  function rgba(text) {
    const found = /^rgba?\(([^)]+)\)$/.exec(text);
    if (!found) throw new Error(`no colour: ${text}`);
    const [r, g, b, a = 1] = found[1].split(/[ ,/]+/).map(Number);
    return [r, g, b, a];
  }

  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];

  // What is painted behind an element, as far as colours go.
  function ground(e) {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255, 1]);
  }

  const light = (channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  // --- The focus ---------------------------------------------------------------------------------------------

  // The line around the focus: on the element, or on what it stands in.
  function lined(e) {
    for (let at = e, steps = 0; at && steps < 5; at = at.parentElement, steps += 1) {
      const style = getComputedStyle(at);
      if (style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2 && (at === e || at.matches(":has(:focus-visible)"))) return at;
    }
    return null;
  }

  // How many sides of the line are cut off by something that hides or scrolls what sticks out.
  function cut(e, reach) {
    const box = e.getBoundingClientRect();
    const sides = new Set();
    for (let at = e.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === "visible") continue;
      const room = at.getBoundingClientRect();
      if (box.left - reach < room.left - 0.5) sides.add("left");
      if (box.right + reach > room.right + 0.5) sides.add("right");
      if (box.top - reach < room.top - 0.5) sides.add("top");
      if (box.bottom + reach > room.bottom + 0.5) sides.add("bottom");
    }
    return [...sides];
  }

  function indicator(e) {
    const at = lined(e);
    if (!at) return [`${name(e)}: no line around the focus`];
    const style = getComputedStyle(at);
    const offset = parseFloat(style.outlineOffset);
    const width = parseFloat(style.outlineWidth);
    const ratio = contrast(over(rgba(style.outlineColor), ground(at)), ground(offset < 0 ? at : (at.parentElement ?? at)));
    const sides = cut(at, offset + width);
    return [...(ratio < 3 ? [`${name(e)}: the line around the focus has a contrast of ${ratio.toFixed(2)}`] : []), ...(sides.length > 1 ? [`${name(e)}: the line around the focus is cut off: ${sides}`] : [])];
  }

  // What hides the focus: something before it, or the edge of the window. Of a link that covers a card its words must be seen.
  function hidden(e) {
    const at = e.matches("input") ? shape(e) : e;
    // Inline text that is broken over lines is looked at line by line.
    const boxes = [...at.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    const found = [];
    for (const box of boxes) {
      // Of a box for a long text the browser shows the line that is typed in; of what only a script gives the focus, the beginning is read.
      if ((e.matches("textarea") || e.tabIndex < 0) && box.top >= 0 && box.top + box.height / 3 < innerHeight) continue;
      if ((box.height < innerHeight && (box.top < -2 || box.bottom > innerHeight + 2)) || (box.width < innerWidth && (box.left < -2 || box.right > innerWidth + 2)))
        found.push(`${name(e)}: off the window: ${[box.left, box.top, box.right, box.bottom].map(Math.round)} of ${innerWidth}x${innerHeight}`);
      const inset = Math.min(4, box.width / 4, box.height / 4);
      const xs = [box.left + inset, (box.left + box.right) / 2, box.right - inset];
      const ys = [box.top + inset, (box.top + box.bottom) / 2, box.bottom - inset];
      const points = xs.flatMap((x) => ys.map((y) => [x, y])).filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
      const before = [];
      for (const [x, y] of points) {
        const hit = document.elementFromPoint(x, y);
        if (hit && !at.contains(hit) && !hit.contains(at) && !e.contains(hit) && !(e.labels && [...e.labels].some((label) => label.contains(hit))) && !ignored(getComputedStyle(at))) before.push(name(hit));
      }
      // A sign or a button at the edge of a field hides nothing.
      if (before.length * 3 > points.length) found.push(`${name(e)}: behind ${[...new Set(before)].join(", ")}`);
    }
    if (!boxes.length) found.push(`${name(e)}: has no size`);
    return found;
  }

  const sticks = (e) => {
    for (let at = e; at; at = at.parentElement) if (["sticky", "fixed"].includes(getComputedStyle(at).position)) return true;
    return false;
  };

  function measured(e) {
    const box = shape(e).getBoundingClientRect();
    let [x, y] = [scrollX, scrollY];
    for (let at = e.parentElement; at && at !== document.body; at = at.parentElement) [x, y] = [x + at.scrollLeft, y + at.scrollTop];
    return { e, stuck: sticks(e), left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y };
  }

  const numbers = new Map();
  // The name with a number of its own: on the way back the same element is called the same.
  function called(e) {
    if (!numbers.has(e)) numbers.set(e, numbers.size);
    return `${numbers.get(e)} ${name(e)}`;
  }

  const log = { on: false, stops: [], faults: [], wanted: [] };

  function note() {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) {
      log.stops.push(null);
      return;
    }
    log.stops.push(measured(e));
    // The browser brings it into view when it gets the focus. What a page says a moment later (in the form: a message on the field before) moves it, and no reader's eye.
    if (document.documentElement.scrollHeight !== log.height) e.scrollIntoView({ block: "nearest" });
    if (!visible(e)) log.faults.push(`${name(e)}: cannot be seen`);
    else log.faults.push(...hidden(e), ...indicator(e));
  }

  addEventListener("focusin", () => (log.height = document.documentElement.scrollHeight), { capture: true });

  // The focus is looked at when the next Tab comes: by then the page has scrolled to it.
  addEventListener("keydown", (event) => event.key === "Tab" && log.on && note(), { capture: true });

  // --- The whole page ------------------------------------------------------------------------------------------

  // Every stop that a mouse can use. Of a group of radio buttons, tabs or options one is a stop, the arrows lead to the others.
  function wanted() {
    const seen = new Set();
    // While a dialog asks something, nothing behind it can be reached.
    const room = document.querySelector("dialog:modal") ?? document;
    return [...room.querySelectorAll(INTERACTIVE)].filter((e) => {
      if (e.disabled || !visible(e) || e.closest("[inert]") || e.getAttribute("aria-disabled") === "true") return false;
      if (e.matches("[tabindex='-1']") && !e.matches("a, button, input, select, textarea, summary")) return false;
      // The arrows lead there: from another tab, from the box with the list.
      if (e.tabIndex < 0 && (e.matches("[role=tab], [role=option]") || e.parentElement.querySelector("[role=combobox]"))) return false;
      if (e.matches("input[type=radio]")) {
        const group = `${e.form ? [...document.forms].indexOf(e.form) : ""} ${e.name}`;
        const chosen = document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]:checked`);
        if (seen.has(group) || (chosen && chosen !== e)) return false;
        seen.add(group);
      }
      return true;
    });
  }

  // What looks as if it could be pressed, and is nothing that a keyboard knows.
  const onlyMouse = () =>
    [...document.querySelectorAll("body *")].filter((e) => getComputedStyle(e).cursor === "pointer" && visible(e) && !e.closest(`${INTERACTIVE.replace("[tabindex]", "[tabindex='0']")}, label`) && !e.querySelector(INTERACTIVE)).map((e) => `${name(e)}: only for a mouse`);

  // A step back: up, and not to the right.
  function jumps(stops) {
    const found = [];
    for (let i = 1; i < stops.length; i += 1) {
      const [from, to] = [stops[i - 1], stops[i]];
      if (!from || !to || from.stuck || to.stuck) continue;
      const above = to.bottom <= from.top + 2;
      const leftward = to.right <= from.left + 2 && to.top < from.bottom - 2 && to.bottom <= from.bottom + 2;
      if ((above && to.left < from.right - 2) || leftward) found.push(`from ${name(from.e)} back to ${name(to.e)}`);
    }
    return found;
  }

  // Where an element comes again: the focus has been round. A box for a date has several stops, one after the other.
  function again(stops) {
    const least = Math.min(5, Math.max(2, log.wanted.length));
    const last = new Map();
    for (const [i, { e }] of stops.entries()) {
      if (last.has(e) && new Set(stops.slice(last.get(e), i).map((stop) => stop.e)).size >= least) return i;
      if (!last.has(e)) last.set(e, i);
    }
    return -1;
  }

  window.walk = {
    begin() {
      Object.assign(log, { on: true, stops: [], faults: [], wanted: wanted() });
      return log.wanted.length;
    },
    round: () => again(log.stops.filter(Boolean)) > 0,
    end(whole) {
      log.on = false;
      let stops = log.stops.filter(Boolean);
      const round = again(stops);
      if (round > 0) stops = stops.slice(0, round);
      const reached = new Set(stops.map((stop) => stop.e));
      // A box for a date has a stop for the day, the month and the year.
      const twice = stops.filter((stop) => !stop.e.matches("[type=date]")).length - [...reached].filter((e) => !e.matches("[type=date]")).length;
      const missed = whole ? wanted().filter((e) => log.wanted.includes(e) && !reached.has(e)).map((e) => `${name(e)}: not reached`) : [];
      return { stops: stops.map((stop) => called(stop.e)), jumps: jumps(stops), faults: [...new Set(log.faults), ...missed, ...(twice ? [`${twice} stops come twice`] : [])], back: round > 0 };
    },
    onlyMouse,
    // Where the line around the focus stands, in the window.
    around: () => {
      const { left, top, width, height } = shape(lined(document.activeElement) ?? document.activeElement).getBoundingClientRect();
      return { x: left, y: top, width, height };
    },
    // The targets: what can be pressed, with its size and whether it stands in a running text.
    targets: () =>
      wanted()
        .filter((e) => !e.matches("main, .scroll, [role=tabpanel]") && !(e.matches("[tabindex]") && !e.matches("a, button, input, select, textarea, summary")))
        .map((e) => {
          const label = e.matches("input[type=checkbox], input[type=radio]") ? (e.closest("label") ?? e) : shape(e);
          const boxes = [...label.getClientRects()];
          const [wide, high] = [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
          const around = e.parentElement;
          const rest = [...around.childNodes].filter((node) => node !== e && !(node.nodeType === 1 && node.matches(".hidden, a, button, svg"))).map((node) => node.textContent).join("").trim();
          return { name: name(e), control: !e.matches("a") || e.matches(".button"), wide, high, inline: e.matches("a") && getComputedStyle(e).display === "inline" && rest.length > 0 };
        }),
  };
})();
