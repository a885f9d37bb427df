"""A page as it comes out of the printer: its sheets as pictures and as words with their places, and what is wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Page

from tests.site.browser import STYLE

#: Points of a millimetre, and what a sheet keeps free at its sides and its top: the least of the two forms, less half a millimetre.
MM = 72 / 25.4
SIDE, TOP = 13.5 * MM, 13.5 * MM
FOOT = 16 * MM
#: Of the height of a sheet that is not the last at least this part is used.
LEAST = 0.12
#: What is left out of paper on purpose: controls, ways onward, what the picture says already, marks of sources (they stand across lines), words to check on a screen, and what only is read out.
LEFT_OUT = (
    "script, style, svg, .hidden, .bron, .actions, .contents, section:has(> .improve), .after, .more, .button, button, .anchor, .chart__more, .sources__quotes, .switch, .views__table, .share, .agenda, .copies, .since, .list-take, "
    ".without-js, .sides__controls, .sides__section a, .sides__who, .sides__name, .sides__narrow, .compare-page__paper, .pick, .picker, .pickbar, .compare-page__less, .copied__text, .tick, .letters, [hidden], [role=status], "
    ".skip, .help, .theme .learning__text, .theme .learning__answers, .theme .learning__about, .theme .learning__where, .theme .card .stand strong, .theme .rest > summary, .theme .rest > .links, .finder__panel, .finder__sort, .finder__take, .finder__other, .finder__ways, .finder__more, .wipe"
)
CONTROLS = (
    "Naar de inhoud",
    "Weergave:",
    "Zoek in de gids",
    "Zet op uw eigen site",
    "Kopieer",
    "Vergelijk met een ander",
    "Blad om te printen",
    "Op deze pagina",
    "Link en bronvermelding",
    "Geef een tip",
    "Toon als",
    "Zet in uw",
)
_ASKED = """(leftOut) => {
    const bare = (e) => { const copy = e.cloneNode(true); copy.querySelectorAll(leftOut).forEach((one) => one.remove()); return copy; };
    const texts = (e) => { const found = []; for (const walk = document.createTreeWalker(bare(e), NodeFilter.SHOW_TEXT); walk.nextNode();) found.push(walk.currentNode.data); return found; };
    const shown = (e) => !e.closest(leftOut);
    const all = (of, from = document) => [...from.querySelectorAll(of)].filter(shown);
    const words = (e) => bare(e).textContent;
    return {
        words: texts(document.querySelector("main")),
        links: all("main a[href^=http]:not([data-address])").map((a) => a.getAttribute("href")),
        headings: all("main :is(h2, h3, h4, summary)").map(words),
        tables: all("main table").filter((t) => t.tHead && t.rows.length > 3).map((t) => [words(t.tHead), [...[...t.tBodies].flatMap((b) => [...b.rows]).filter(shown).at(-1).cells].filter(shown).map((cell) => texts(cell).join(" "))]),
        rows: [...document.querySelectorAll(".sides tbody th")].map(words),
        charts: all("figure.chart").map((f) => [words(f.querySelector(".chart__title")), words(f.querySelector(".chart__credit"))]),
    };
}"""


def squeezed(text: str) -> str:
    """Only the letters and figures: lines, hyphens and ligatures fall where the sheet wants."""
    return re.sub(r"[\W_]", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff")).lower()


@dataclass(frozen=True)
class Paper:
    """A printed page: the bytes of the PDF, and what its page says in the browser."""

    data: bytes
    asked: dict[str, Any]

    @cached_property
    def sheets(self) -> list[Any]:
        """The sheets."""
        return list(pdfium.PdfDocument(self.data))

    @cached_property
    def pictures(self) -> list[Image.Image]:
        """What each sheet looks like: a dot for a point."""
        return [sheet.render(scale=1).to_pil().convert("RGB") for sheet in self.sheets]

    @cached_property
    def lines(self) -> list[list[str]]:
        """The lines of each sheet, without the number of the page."""
        return [[line for line in sheet.get_textpage().get_text_range().splitlines() if line.strip() and not re.fullmatch(r"Wijkengids|Bladzijde \d+ van \d+", line.strip())] for sheet in self.sheets]

    @cached_property
    def texts(self) -> list[str]:
        """The letters of each sheet."""
        return [squeezed(re.sub(r"\[\d+\]", "", " ".join(lines))) for lines in self.lines]

    def faults(self) -> list[str]:
        """All that is wrong."""
        return [*self.ink(), *self.missing(), *self.controls(), *self.tables(), *self.charts(), *self.ends()]

    def ink(self) -> list[str]:
        """White paper, with nothing in its margins but the number at the foot, and no sheet that is nearly empty."""
        wrong = []
        for number, picture in enumerate(self.pictures, 1):
            wide, high = picture.size
            free = [(0, 0, int(SIDE), high), (wide - int(SIDE), 0, wide, high), (0, 0, wide, int(TOP)), (0, high - int(5 * MM), wide, high)]
            if any(picture.convert("L").crop(box).point(lambda value: 255 * (value < 250)).getbbox() for box in free):
                wrong.append(f"sheet {number}: ink in the margin")
            if sum(picture.convert("L").histogram()[250:]) < 0.5 * wide * high:
                wrong.append(f"sheet {number}: no white paper")
            body = picture.crop((0, int(TOP), wide, high - int(FOOT))).convert("L").point(lambda value: 255 * (value < 200)).getbbox()
            if number < len(self.pictures) and (not body or (body[3] - body[1]) / high < LEAST):
                wrong.append(f"sheet {number}: nearly empty")
        return wrong

    def missing(self) -> list[str]:
        """Words of the page and addresses elsewhere that are not on paper, or not as often."""
        whole = "".join(self.texts)
        asked = Counter(word for text in self.asked["words"] for part in text.split() if len(word := squeezed(part)) > 3)
        lost = [word for word, times in asked.items() if whole.count(word) < times]
        return [f"lost: {sorted(lost)}"] * bool(lost) + [f"no address: {link}" for link in self.asked["links"] if squeezed(link) not in whole]

    def controls(self) -> list[str]:
        """Words of what cannot be pressed on paper."""
        whole = "\n".join(line for lines in self.lines for line in lines)
        return [f"control: {word}" for word in CONTROLS if word in whole]

    def tables(self) -> list[str]:
        """Tables that go on without their header, and those of which the header or the last row is on no sheet: whether they are whole cannot be seen."""
        wrong = []
        for header, cells in self.asked["tables"]:
            # The first cell stands together; what is drawn over a line (an amount) comes later among the words of the sheet. A row of a comparison may go on on the next one.
            name, begin, rest = " ".join(header.split()[:3]), squeezed(cells[0])[:30], [squeezed(word) for cell in cells[1:] for word in cell.split()]
            first = next((n for n, text in enumerate(self.texts) if squeezed(header) in text), None)
            last = next((n for n, text in enumerate(self.texts) if n >= (first or 0) and begin in text and all(word in "".join(self.texts[n : n + 2]) for word in rest)), None)
            if first is None or last is None:
                wrong.append(f"no {'header' if first is None else 'last row'}: {name}")
            else:
                wrong += [f"sheet {n + 1}: no header {name}" for n in range(first, last + 1) if squeezed(header) not in self.texts[n]]
        return wrong

    def continued(self) -> list[str]:
        """Sheets on which a comparison goes on in the middle of a row: what comes beneath its header is the name of no row."""
        names = tuple(squeezed(name) for name in self.asked["rows"])
        wrong = []
        for header in (squeezed(header) for header, *_ in self.asked["tables"]):
            parts = [(n, text.partition(header)[2]) for n, text in enumerate(self.texts, 1) if header in text]
            wrong += [f"sheet {n}: in the middle of a row: {part[:20]}" for n, part in parts if part and not part.startswith(names)]
        return wrong

    def charts(self) -> list[str]:
        """Charts that are not on one sheet from title to source."""
        return [f"chart divided: {title}" for title, credit in self.asked["charts"] if not any(squeezed(title) in text and squeezed(credit) in text for text in self.texts)]

    def ends(self) -> list[str]:
        """Headings at the end of a sheet."""
        headings = {squeezed(text) for text in self.asked["headings"]}
        return [f"sheet {n}: ends with {lines[-1]!r}" for n, lines in enumerate(self.lines[:-1], 1) if lines and squeezed(lines[-1]) in headings]


def print_of(page: Page, style: str = "") -> Paper:
    """Print the page that is open, with nothing changed or with a style that plants a fault."""
    if style:
        page.evaluate(STYLE, style)
    asked = page.evaluate(_ASKED, LEFT_OUT)
    return Paper(page.pdf(format="A4", prefer_css_page_size=True, print_background=False), asked)
