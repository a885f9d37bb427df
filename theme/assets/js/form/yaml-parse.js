// From the words of a YAML text to events: where records and lists begin and end, and the values in them. After the design of libyaml.

import { Problem } from "./yaml-problem.js";
import { Scanner } from "./yaml-scan.js";

const STANDARD = { "!": "!", "!!": "tag:yaml.org,2002:" };

/** Reads a text; `events()` gives one event at a time, so that whoever reads them stops at the first that is refused. */
export class Parser {
  constructor(text) {
    this.scanner = new Scanner(text);
    this.tags = {};
  }

  peek() {
    return this.scanner.peekToken();
  }

  is(...types) {
    return types.includes(this.peek().type);
  }

  take() {
    return this.scanner.takeToken();
  }

  problem(words, context) {
    return new Problem(words, this.peek().start, context);
  }

  empty(mark) {
    return { type: "scalar", start: mark, end: mark, value: "", style: "" };
  }

  *events() {
    this.take();
    let first = true;
    for (;;) {
      if (!first) while (this.is("document-end")) this.take();
      if (this.is("stream-end")) return;
      yield* this.document(first && !this.is("directive", "document-start"));
      first = false;
    }
  }

  *document(implicit) {
    const start = this.peek().start;
    const said = this.directives();
    if (implicit) {
      yield { type: "document", start, ...said };
      yield* this.node(true);
    } else {
      if (!this.is("document-start")) throw this.problem("did not find expected <document start>");
      yield { type: "document", start, ...said };
      this.take();
      if (this.is("directive", "document-start", "document-end", "stream-end")) yield this.empty(this.peek().start);
      else yield* this.node(true);
    }
    if (this.is("document-end")) this.take();
  }

  directives() {
    const said = { version: undefined, tags: {} };
    while (this.is("directive")) {
      const { version, handle, prefix } = this.peek();
      if (version) {
        if (said.version) throw this.problem("found duplicate %YAML directive");
        if (version[0] !== 1 || (version[1] !== 1 && version[1] !== 2)) throw this.problem("found incompatible YAML document");
        said.version = version;
      } else {
        if (Object.hasOwn(said.tags, handle)) throw this.problem("found duplicate %TAG directive");
        said.tags[handle] = prefix;
      }
      this.take();
    }
    this.tags = { ...STANDARD, ...said.tags };
    return { directed: Boolean(said.version || Object.keys(said.tags).length) };
  }

  *node(block, indentless = false) {
    const start = this.peek().start;
    if (this.is("alias")) {
      this.take();
      yield { type: "alias", start };
      return;
    }
    const more = { start, ...this.properties(start) };
    const type = this.peek().type;
    if (indentless && type === "block-entry") yield* this.indentlessList(more);
    else if (type === "scalar") {
      const token = this.take();
      yield { type, ...more, end: token.end, value: token.value, style: token.style };
    } else if (type === "flow-seq-start") yield* this.flowList(more);
    else if (type === "flow-map-start") yield* this.flowRecord(more);
    else if (block && type === "block-seq-start") yield* this.blockList(more);
    else if (block && type === "block-map-start") yield* this.blockRecord(more);
    else if (more.anchor || more.tag !== undefined) yield { ...this.empty(start), ...more };
    else throw this.problem("did not find expected node content", start);
  }

  /** The anchor and the tag before a value. */
  properties(start) {
    let anchor, tag;
    for (let count = 0; count < 2 && this.is("anchor", "tag"); count++) {
      if (this.is("anchor") ? anchor : tag !== undefined) break;
      const token = this.take();
      if (token.type === "anchor") anchor = token.value;
      else tag = token;
    }
    if (tag?.handle) {
      if (!Object.hasOwn(this.tags, tag.handle)) throw new Problem("found undefined tag handle", tag.start, start);
      return { anchor, tag: this.tags[tag.handle] + tag.suffix };
    }
    return { anchor, tag: tag?.suffix };
  }

  *blockList(more) {
    yield { type: "list", ...more };
    const begun = this.take().start;
    while (this.is("block-entry")) {
      const { end } = this.take();
      if (this.is("block-entry", "block-end")) yield this.empty(end);
      else yield* this.node(true);
    }
    if (!this.is("block-end")) throw this.problem("did not find expected '-' indicator", begun);
    this.take();
    yield { type: "end" };
  }

  *indentlessList(more) {
    yield { type: "list", ...more };
    while (this.is("block-entry")) {
      const { end } = this.take();
      if (this.is("block-entry", "key", "value", "block-end")) yield this.empty(end);
      else yield* this.node(true);
    }
    yield { type: "end" };
  }

  *blockRecord(more) {
    yield { type: "record", ...more };
    const begun = this.take().start;
    while (this.is("key")) {
      const key = this.take();
      if (this.is("key", "value", "block-end")) yield this.empty(key.end);
      else yield* this.node(true, true);
      if (!this.is("value")) {
        yield this.empty(this.peek().start);
        continue;
      }
      const { end } = this.take();
      if (this.is("key", "value", "block-end")) yield this.empty(end);
      else yield* this.node(true, true);
    }
    if (!this.is("block-end")) throw this.problem("did not find expected key", begun);
    this.take();
    yield { type: "end" };
  }

  *flowList(more) {
    yield { type: "list", flow: true, ...more };
    const begun = this.take().start;
    for (let first = true; !this.is("flow-seq-end"); first = false) {
      if (!first) {
        if (!this.is("flow-entry")) throw this.problem("did not find expected ',' or ']'", begun);
        this.take();
      }
      if (this.is("key")) yield* this.pair();
      else if (!this.is("flow-seq-end")) yield* this.node(false);
      else break;
    }
    yield { type: "end", start: this.take().start };
  }

  /** A record of one field, which may stand in a list without its braces. */
  *pair() {
    yield { type: "record", flow: true, start: this.take().start };
    if (!this.is("value", "flow-entry", "flow-seq-end")) yield* this.node(false);
    else yield this.empty(this.take().end);
    if (this.is("value")) {
      this.take();
      if (!this.is("flow-entry", "flow-seq-end")) yield* this.node(false);
      else yield this.empty(this.peek().start);
    } else yield this.empty(this.peek().start);
    yield { type: "end", start: this.peek().start };
  }

  *flowRecord(more) {
    yield { type: "record", flow: true, ...more };
    const begun = this.take().start;
    for (let first = true; !this.is("flow-map-end"); first = false) {
      if (!first) {
        if (!this.is("flow-entry")) throw this.problem("did not find expected ',' or '}'", begun);
        this.take();
      }
      if (this.is("flow-map-end")) break;
      if (this.is("key")) yield* this.flowField();
      else {
        yield* this.node(false);
        yield this.empty(this.peek().start);
      }
    }
    yield { type: "end", start: this.take().start };
  }

  *flowField() {
    this.take();
    if (this.is("value", "flow-entry", "flow-map-end")) yield this.empty(this.peek().start);
    else yield* this.node(false);
    if (!this.is("value")) {
      yield this.empty(this.peek().start);
      return;
    }
    this.take();
    if (this.is("flow-entry", "flow-map-end")) yield this.empty(this.peek().start);
    else yield* this.node(false);
  }
}
