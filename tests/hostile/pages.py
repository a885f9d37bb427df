"""What every page of a hostile site is asked in a real browser: it reads each page as readers' browsers do, without running it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.hostile.corpus import corpus, folded
from tests.site.browser import READ as DOCUMENT

#: Reads pages and tells: the elements and attributes there are, what leads away or runs, and where an attack is not shown whole.
READ = """async ([addresses, texts]) => {
    const said = { words: [], faults: [], away: [], shown: 0, found: [] };
    const [words, away, found] = [new Set(), new Set(), new Set()];
    const plain = (text) => text.replace(/[’‘]/g, "'").replace(/\\s+/g, "").toLowerCase();
    const ADDRESSES = ["href", "src", "action", "formaction", "srcset", "xlink:href", "data", "poster", "ping", "background", "cite"];
    const whole = (text, where) => {
        const folded = plain(text);
        for (const match of folded.matchAll(/zq([a-z]{3}\\d+)tzq/g)) {
            const wanted = texts[match[1]];
            found.add(match[1]);
            said.shown += 1;
            if (!folded.slice(0, match.index).endsWith(wanted)) said.faults.push(`${where}: ${match[0]} is not whole: ${folded.slice(Math.max(0, match.index - 120), match.index + 20)} IN PLAATS VAN ${wanted.slice(-100)}`);
        }
    };
    for (const address of addresses) {
        const base = new URL(address, location.href);
        const page = await (DOCUMENT)(base);
        const fault = (words) => said.faults.push(`${address}: ${words}`);
        for (const element of page.querySelectorAll("*")) {
            const tag = element.localName;
            words.add(tag);
            for (const { name, value } of element.attributes) {
                words.add(`${tag}[${name}]`);
                // Mail programs need styles within the elements: in letters those that calm letters have too.
                if (name === "style" && address.startsWith("/nieuwsbrief/")) words.add(`style ${value}`);
                else if (name.startsWith("on") || name === "style" || name === "srcdoc") fault(`<${tag} ${name}=${value.slice(0, 80)}>`);
                // An id is made of the letters and digits of a text, behind a word of ours.
                const own = /^[a-z]+-[a-z0-9-]*$/.test(value) && (name === "id" || name === "aria-labelledby");
                if (own) continue;
                if (["id", "name", "class", "pwn", "for", "role", "type", "rel"].includes(name) && /pwn|zq[a-z]{3}\\d/.test(value)) fault(`<${tag} ${name}=${value.slice(0, 80)}>`);
                if (ADDRESSES.includes(name)) {
                    const to = URL.canParse(value, base) ? new URL(value, base) : null;
                    if (!to) fault(`<${tag} ${name}=${value.slice(0, 80)}>`);
                    else if (to.origin !== location.origin) away.add(`${tag}[${name}] ${to.protocol}//${to.host}`);
                } else if (value.includes("tzq")) whole(value, `${address} ${tag}[${name}]`);
            }
            if (tag === "script" && !element.src && element.type !== "application/ld+json") fault(`<script>${element.textContent.slice(0, 80)}`);
            if (tag === "script" && element.type === "application/ld+json") JSON.parse(element.textContent);
        }
        whole(page.title, `${address} title`);
        for (const script of page.querySelectorAll("script, style")) script.remove();
        whole(page.body.textContent, address);
    }
    return { ...said, words: [...words].sort(), away: [...away].sort(), found: [...found] };
}"""


def read_pages(page: Page, addresses: list[str]) -> dict[str, Any]:
    """What the browser finds on the pages at these addresses."""
    texts = {attack.token("tekst")[2:-3]: folded(attack.text) for attack in corpus() if attack.is_text}
    found: dict[str, Any] = page.evaluate(READ.replace("DOCUMENT", DOCUMENT), [addresses, texts])
    return found
