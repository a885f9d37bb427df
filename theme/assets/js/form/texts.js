// Markdown as the gate reads it: what a text points to, what it may not hold, and its HTML. The same as generator/texts.py.

import { hostIsPlain, odd } from "./characters.js";
import { Blocks } from "./md-block.js";
import { inline } from "./md-inline.js";
import { joinSpecials, smartQuotes } from "./md-marks.js";
import { length, shown, split, strip } from "./words.js";

const SCHEME = /^([^:/?#]*):/;
const LINES = /^[0-9]{1,7}(-[0-9]{1,7})?$/;
const HEADING = 3;

/** Everything that a text holds: {tokens, links: [{kind, id, line, column}], mentions: [{document, section, lines, line, column}], refusals: [{line, column, name, given}]}. Lines and columns count from 0. */
export function parse(text, data) {
  const long = longParagraph(text, data.limits.paragraph);
  if (long !== undefined) return { tokens: [], links: [], mentions: [], refusals: [{ line: long, column: 0, name: "paragraph", given: { most: data.limits.paragraph } }] };
  const kinds = Object.keys(data.ids);
  const lines = text.split("\n");
  const column = (line, needle) => columnOf(lines[line] ?? "", needle);
  const found = { tokens: tokensOf(text), links: [], mentions: [], refusals: [] };
  for (const [token, line] of withLines(found.tokens)) {
    const refused = refusal(token, kinds, data);
    const mention = token.type === "mention" && readMention(token.content);
    // The end of a tag belongs to its beginning: one mistake.
    if (refused && token.type === "html_inline" && token.content.startsWith("</") && found.refusals.length) continue;
    if (refused) found.refusals.push({ line, column: column(line, refused.needle), name: refused.name, given: { input: shownOf(refused.name, token, data) } });
    else if (token.type === "link_open") {
      const [kind, id] = parts(token.href);
      if (kinds.includes(kind)) found.links.push({ kind, id: id.split("#")[0], line, column: column(line, `${kind}:${id}`) });
    } else if (mention) found.mentions.push({ ...mention, line, column: idColumn(lines[line] ?? "", mention.document) });
  }
  return found;
}

/** What a message shows of something that a text may not hold. */
function shownOf(name, token, data) {
  if (name === "sign") return odd(token.content, data)[0].sign;
  return shown(name === "link" || name === "host" ? token.href : token.content);
}

/** Where on its line something stands; 0 where it is written in another way. */
const columnOf = (line, needle) => length(line.slice(0, Math.max(0, line.indexOf(needle))));

/** Where the id of a source begins in a mention of it. */
function idColumn(line, id) {
  for (const { index, 0: opening } of line.matchAll(/\[\^bron:\s*/g)) if (line.startsWith(id, index + opening.length)) return length(line.slice(0, index + opening.length));
  return 0;
}

/** What stands before and after the first colon. */
function parts(href) {
  const place = href.indexOf(":");
  return place < 0 ? [href, ""] : [href.slice(0, place), href.slice(place + 1)];
}

/** The line on which a paragraph begins that is too long to read. */
export function longParagraph(text, most) {
  let [start, size] = [0, 0];
  for (const [number, line] of text.split("\n").entries()) {
    if (strip(line)) size += length(line);
    else [start, size] = [number + 1, 0];
    if (size > most) return start;
  }
  return undefined;
}

/** The tokens of a text. */
export function tokensOf(text) {
  const blocks = new Blocks(text.replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd"));
  for (const token of blocks.tokens) {
    if (token.type !== "inline") continue;
    token.children = inline(token.content, blocks.references);
    if (/['"]/.test(token.content)) smartQuotes(token.children);
    token.children = joinSpecials(token.children);
  }
  return blocks.tokens;
}

/** [token, line] of each token; tokens within a paragraph count the line breaks before them. */
export function* withLines(tokens) {
  for (const token of tokens) {
    let line = token.map?.[0] ?? 0;
    yield [token, line];
    for (const child of token.children ?? []) {
      yield [child, line];
      line += child.type === "softbreak" || child.type === "hardbreak" ? 1 : child.content.includes("\n") ? child.content.split("\n").length - 1 : 0;
    }
  }
}

/** What stands in `document, section, line`; the section and the line may be left out. Nothing when it cannot be read. */
function readMention(content) {
  const found = content.split(",").map(strip);
  if (!found[0]) return undefined;
  const lines = found.length > 1 && LINES.test(found[found.length - 1]) ? found.pop() : null;
  return { document: found[0], section: found.slice(1).join(", ") || null, lines };
}

/** Why a token may not be in a text: the name of its message, and where it shows. */
function refusal(token, kinds, data) {
  if (token.type === "html_inline" || token.type === "html_block") return { name: "html", needle: strip(token.content.split("\n")[0]) };
  if (token.type === "image") return { name: "image", needle: "![" };
  if (token.type === "fence" || token.type === "code_block") return { name: "code", needle: strip(token.markup || token.content.split("\n")[0]) };
  if (token.type === "mention" && !readMention(token.content)) return { name: "mention", needle: "[^bron:" };
  if (token.type === "text" && token.content.includes("[^")) return { name: "mention_form", needle: "[^" };
  if (token.type === "text" && odd(token.content, data).length) return { name: "sign", needle: "&" };
  if (token.type !== "link_open") return undefined;
  const scheme = SCHEME.exec(token.href)?.[1];
  const safe = scheme === undefined || kinds.includes(scheme) || ["http", "https"].includes(scheme.toLowerCase());
  if (!token.href || !safe || token.href.startsWith("//")) return { name: "link", needle: token.href || "](" };
  return scheme !== undefined && !kinds.includes(scheme) && !hostIsPlain(token.href, data) ? { name: "host", needle: token.href } : undefined;
}

// HTML.

/** A text in which nothing is a mark of HTML. */
export const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export const attribute = (text) => escape(text).replaceAll('"', "&quot;").replaceAll("'", "&#x27;");

/**
 * The HTML of a text. `context` says how the page shows what is not plain: `kinds` (of things with an id), `opening(kind, id)` of a link to
 * one, `address(href)` of a page, `mention({document, section, lines})` and `words(text)`; each but `kinds` may be left out.
 */
export function render(text, context, heading = HEADING) {
  return new Renderer(context, heading).render(tokensOf(text));
}

class Renderer {
  constructor(context, heading) {
    this.context = { opening: (kind, id) => `<a href="${attribute(`${kind}:${id}`)}">`, address: (href) => href, mention: () => "", words: escape, ...context };
    this.heading = heading;
    this.plain = 0;
    this.tables = 0;
  }

  render(tokens) {
    return tokens.map((token) => this.token(token)).join("");
  }

  token(token) {
    const special = SPECIAL[token.type];
    if (special) return special(this, token);
    if (token.hidden || !token.tag) return "";
    const end = token.block && token.nesting !== 1 ? "\n" : "";
    return token.nesting === -1 ? `</${token.tag}>${end}` : `<${token.tag}${attributes(token)}>${end}`;
  }

  link(href) {
    this.plain++;
    const [kind, id] = parts(href);
    if (this.context.kinds.includes(kind)) return this.context.opening(kind, id);
    if (href.startsWith("/")) return `<a href="${attribute(this.context.address(href))}">`;
    return href.startsWith("#") ? `<a href="${attribute(href)}">` : `<a href="${attribute(href)}" rel="external">`;
  }

  level(token) {
    return Math.min(6, Number(token.tag[1]) + this.heading - 1);
  }
}

function attributes(token) {
  if (token.tag === "ol" && token.start !== undefined) return ` start="${token.start}"`;
  const scope = token.tag === "th" ? ' scope="col"' : "";
  return scope + (token.align === "right" ? ' class="number"' : "");
}

const SPECIAL = {
  inline: (page, token) => page.render(token.children ?? []),
  text: (page, token) => (page.plain ? escape(token.content) : page.context.words(token.content)),
  code_inline: (page, token) => `<code>${attribute(token.content)}</code>`,
  softbreak: () => "\n",
  mention: (page, token) => {
    const mention = readMention(token.content);
    return mention ? page.context.mention(mention) : "";
  },
  link_open: (page, token) => page.link(token.href),
  link_close: (page) => {
    page.plain--;
    return "</a>";
  },
  heading_open: (page, token) => {
    page.plain++;
    return `<h${page.level(token)}>`;
  },
  heading_close: (page, token) => {
    page.plain--;
    return `</h${page.level(token)}>\n`;
  },
  table_open: (page) => {
    page.tables++;
    return `<div class="table-scroll" role="region" tabindex="0" aria-label="${page.tables > 1 ? `Tabel ${page.tables}` : "Tabel"}"><table>`;
  },
  table_close: () => "</table></div>\n",
};

/** The HTML of a text of one paragraph, without the paragraph around it; of any other text all its HTML. */
export function renderInline(text, context) {
  const html = strip(render(text, context));
  const only = tokensOf(text).map((token) => token.type).join() === "paragraph_open,inline,paragraph_close";
  return only ? html.replace(/^<p>/, "").replace(/<\/p>$/, "") : html;
}

/** The words of a text, without markup, links and mentions, on one line. */
export function plain(text) {
  const pieces = [];
  for (const [token] of withLines(tokensOf(text))) {
    if (token.type === "text" || token.type === "code_inline") pieces.push(token.content);
    else if (token.block || token.type.endsWith("break")) pieces.push(" ");
  }
  return split(pieces.join("")).join(" ");
}
