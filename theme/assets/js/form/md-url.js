// The addresses of links, in the form in which they go into a page: as mdurl writes them, with names of hosts in letters without accents.

import { length, strip } from "./words.js";

const PROTOCOL = /^([a-z0-9.+-]+:)/i;
const SLASHED = ["http:", "https:", "ftp:", "gopher:", "file:"];
const HOST_PART = /^[+a-z0-9A-Z_-]{0,63}$/;
const HOST_START = /^([+a-z0-9A-Z_-]{0,63})([^\n]*)$/;
const NO_HOST = ["%", "/", "?", ";", "#", "'", "{", "}", "|", "\\", "^", "`", "<", ">", '"', " ", "\r", "\n", "\t"];
const RECODED = ["http:", "https:", "mailto:"];
const KEPT = /[A-Za-z0-9;/?:@&=+$,\-_.!~*'()#]/;
const LONGEST_HOST = 255;
const UNDECODED = ";/?:@&=+$,#%";

const first = (text, signs) => signs.map((sign) => text.indexOf(sign)).filter((place) => place >= 0).reduce((least, place) => Math.min(least, place), Infinity);

function parse(url) {
  const parts = { protocol: "", slashes: false, auth: "", host: undefined, port: "", path: "", search: "", hash: "" };
  let rest = strip(url);
  parts.protocol = PROTOCOL.exec(rest)?.[1] ?? "";
  rest = rest.slice(parts.protocol.length);
  const script = parts.protocol === "javascript:";
  const slashes = rest.startsWith("//");
  if (slashes && !script) {
    rest = rest.slice(2);
    parts.slashes = true;
  }
  if (!script && (slashes || (parts.protocol && !SLASHED.includes(parts.protocol)))) rest = hostOf(rest, parts);
  const cut = (sign, key) => {
    const place = rest.indexOf(sign);
    if (place < 0) return;
    parts[key] = rest.slice(place);
    rest = rest.slice(0, place);
  };
  cut("#", "hash");
  cut("?", "search");
  parts.path = rest;
  return parts;
}

/** Takes the host from the start of what is left of an address; gives what then is left. */
function hostOf(text, parts) {
  let rest = text;
  const end = first(rest, ["/", "?", "#"]);
  const at = end === Infinity ? rest.lastIndexOf("@") : rest.slice(0, end + 1).lastIndexOf("@");
  if (at >= 0) {
    parts.auth = rest.slice(0, at);
    rest = rest.slice(at + 1);
  }
  let stop = Math.min(first(rest, NO_HOST), rest.length);
  if (stop > 0 && rest[stop - 1] === ":") stop--;
  let host = rest.slice(0, stop);
  rest = rest.slice(stop);
  const port = /:[0-9]*$/.exec(host);
  if (port) {
    if (port[0] !== ":") parts.port = port[0].slice(1);
    host = host.slice(0, -port[0].length);
  }
  const bracketed = host.startsWith("[") && host.endsWith("]");
  if (!bracketed) {
    const names = host.split(".");
    const wrong = names.findIndex((name) => name && !HOST_PART.test([...name].map((char) => (char > "\x7f" ? "x" : char)).join("")));
    if (wrong >= 0) {
      const bit = HOST_START.exec(names[wrong]);
      const left = [...(bit ? [bit[2]] : []), ...names.slice(wrong + 1)];
      if (left.length) rest = left.join(".") + rest;
      host = [...names.slice(0, wrong), ...(bit ? [bit[1]] : [])].join(".");
    }
  }
  if (length(host) > LONGEST_HOST) host = "";
  parts.host = bracketed ? host.slice(1, -1) : host;
  return rest;
}

const format = ({ protocol, slashes, auth, host = "", port, path, search, hash }) =>
  `${protocol}${slashes ? "//" : ""}${auth ? `${auth}@` : ""}${host.includes(":") ? `[${host}]` : host}${port ? `:${port}` : ""}${path}${search}${hash}`;

function encode(text) {
  return text.replace(/%[0-9a-fA-F]{2}|[\s\S]/gu, (char) => {
    if (char.length === 3 && char[0] === "%") return char;
    if (char > "\x7f") return encodeURIComponent(char.isWellFormed?.() === false ? "\ufffd" : char);
    return KEPT.test(char) ? char : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
}

function decode(text) {
  return text.replace(/(%[a-f0-9]{2})+/gi, (run) => {
    const bytes = run.match(/[a-f0-9]{2}/gi).map((pair) => parseInt(pair, 16));
    return new TextDecoder().decode(new Uint8Array(bytes)).replace(/[\s\S]/gu, (char) => (UNDECODED.includes(char) ? `%${char.charCodeAt(0).toString(16).toUpperCase()}` : char));
  });
}

const recoded = (parts) => parts.host && (!parts.protocol || RECODED.includes(parts.protocol));

/** Each name within the name of a host. */
function names(host, change) {
  const [before, after] = host.split("@");
  const [start, domain] = after === undefined ? ["", host] : [`${before}@`, after];
  return start + domain.split(/[.\u3002\uff0e\uff61]/).map(change).join(".");
}

/** An address as it stands in a link. */
export function linkAddress(url) {
  const parts = parse(url);
  if (recoded(parts)) parts.host = names(parts.host, (name) => (/[^\0-\x7e]/.test(name) ? `xn--${toAscii(name)}` : name));
  if (!parts.host?.includes(":")) return encode(format(parts));
  for (const key of ["protocol", "auth", "host", "path", "search", "hash"]) parts[key] = encode(parts[key]);
  return format(parts);
}

/** An address as readers see it, where it is its own text. */
export function linkWords(url) {
  const parts = parse(url);
  if (recoded(parts)) {
    try {
      parts.host = names(parts.host, (name) => (name.startsWith("xn--") ? fromAscii(name.slice(4).toLowerCase()) : name));
    } catch {
      // A name that says it is coded and is not, stays as it is.
    }
  }
  return decode(format(parts));
}

// Punycode (RFC 3492).

function adapt(delta, size, isFirst) {
  let value = isFirst ? Math.floor(delta / 700) : Math.floor(delta / 2);
  value += Math.floor(value / size);
  let k = 0;
  for (; value > 455; k += 36) value = Math.floor(value / 35);
  return k + Math.floor((36 * value) / (value + 38));
}

const threshold = (k, bias) => Math.min(26, Math.max(1, k - bias));
const digit = (value) => "abcdefghijklmnopqrstuvwxyz0123456789"[value];

function toAscii(name) {
  const codes = [...name].map((char) => char.codePointAt(0));
  const plain = codes.filter((code) => code < 128);
  let out = String.fromCharCode(...plain) + (plain.length ? "-" : "");
  let [code, delta, bias, done] = [128, 0, 72, plain.length];
  while (done < codes.length) {
    const next = Math.min(...codes.filter((one) => one >= code));
    delta += (next - code) * (done + 1);
    code = next;
    for (const one of codes) {
      if (one < code) delta++;
      if (one !== code) continue;
      let q = delta;
      for (let k = 36; ; k += 36) {
        const t = threshold(k, bias);
        if (q < t) break;
        out += digit(t + ((q - t) % (36 - t)));
        q = Math.floor((q - t) / (36 - t));
      }
      out += digit(q);
      bias = adapt(delta, done + 1, done === plain.length);
      delta = 0;
      done++;
    }
    delta++;
    code++;
  }
  return out;
}

function fromAscii(name) {
  const cut = name.lastIndexOf("-");
  const out = cut > 0 ? [...name.slice(0, cut)] : [];
  let [code, i, bias, pos] = [128, 0, 72, cut >= 0 ? cut + 1 : 0];
  while (pos < name.length) {
    const before = i;
    for (let [w, k] = [1, 36]; ; k += 36) {
      const value = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(name[pos++]);
      if (value < 0) throw new Error(name);
      i += value * w;
      const t = threshold(k, bias);
      if (value < t) break;
      w *= 36 - t;
    }
    bias = adapt(i - before, out.length + 1, before === 0);
    code += Math.floor(i / (out.length + 1));
    i %= out.length + 1;
    out.splice(i++, 0, String.fromCodePoint(code));
  }
  return out.join("");
}
