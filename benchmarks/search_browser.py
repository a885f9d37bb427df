"""Asks the judged questions in the real browser, on the page of results and of Material's worker, and measures."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.search_sites import material_files, size_of
from generator.search.index import FOLDER
from tests.site.browser import FLAGS
from tests.site.server import serving

# A question that is not one of the judged ones: after it, the engine and what every question needs are there.
_FIRST_QUESTION = "buurt"
# Notes when the first hit comes into the list.
_WATCH = """() => {
    performance.setResourceTimingBufferSize(10000);
    const list = document.querySelector("#resultaten");
    for (const name of ["append", "appendChild", "prepend", "replaceChildren"]) {
        const put = list[name];
        list[name] = function (...nodes) {
            if (nodes.length && !window.firstHit) window.firstHit = performance.now();
            return put.apply(this, nodes);
        };
    }
}"""
_ANSWERED = """() => new Promise((done) => {
    const look = () => (/resulta|gevonden/.test(document.querySelector("[data-status]").textContent) && !document.querySelector("[aria-busy]") ? done() : setTimeout(look, 5));
    look();
})"""
# As a reader who comes to the page, goes into the box and types: what is fetched from then to the first hit (a browser may take the icon of the site then too).
_COLD = f"""async (question) => {{
    const input = document.querySelector("form[data-search=page]").elements.q;
    const start = performance.now();
    input.focus();
    input.value = question;
    await ({_ANSWERED})();
    return performance.getEntriesByType("resource").filter((one) => one.startTime >= start && one.startTime < window.firstHit && !one.name.endsWith(".svg")).map((one) => one.name);
}}"""
# As a reader who types another question and presses Enter.
_WARM = f"""async (question) => {{
    const form = document.querySelector("form[data-search=page]");
    window.firstHit = 0;
    form.elements.q.value = question;
    const start = performance.now();
    form.requestSubmit();
    await ({_ANSWERED})();
    const found = [...document.querySelectorAll("#resultaten a")].map((link) => link.pathname);
    if (found.length && !window.firstHit) throw new Error("hits came without being noticed");
    return [found, found.length ? window.firstHit - start : null];
}}"""
# Only the ranking: which pages, in which order, before anything of those pages is fetched.
_ENGINE = """async ([first, index, questions]) => {
    const { Engine } = await import(new URL("/assets/js/search/engine.js", location.href));
    const engine = new Engine(new URL(index, location.href));
    await engine.search(first);
    const times = [];
    for (const question of questions) {
        const start = performance.now();
        await engine.search(question);
        times.push(performance.now() - start);
    }
    return times;
}"""
# Material's worker: SETUP 0, READY 1, QUERY 2, RESULT 3.
_MATERIAL = """async ([worker, index, questions]) => {
    const begin = performance.now();
    window.worker = new Worker(worker);
    const message = (type) => new Promise((done) => { window.worker.onmessage = ({ data }) => { if (data.type === type) done(data.data); }; });
    const { config, docs } = await (await fetch(index)).json();
    const ready = message(1);
    window.worker.postMessage({ type: 0, data: { config, docs, options: { suggest: false } } });
    await ready;
    const started = performance.now() - begin;
    const answers = [];
    for (const question of questions) {
        const start = performance.now();
        const result = message(3);
        window.worker.postMessage({ type: 2, data: question });
        const { items } = await result;
        answers.push([items.map(([{ location }]) => location.split("#")[0]), performance.now() - start]);
    }
    return [started, answers];
}"""


@dataclass
class Measured:
    """What a search did: the pages for each question, best first, milliseconds for each, bytes to the first hit (as stored, as sent), memory in MB."""

    found: list[list[str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    engine: list[float] = field(default_factory=list)
    sizes: list[tuple[int, int]] = field(default_factory=list)
    heap: float = 0
    resident: float = 0
    resident_before: float = 0
    started: float = 0


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or the one that CHROMIUM names."""
    program = shutil.which(os.environ.get("CHROMIUM") or "chromium-headless-shell") or shutil.which("chromium")
    if not program:
        sys.exit("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def measure_guide(site: Path, questions: Sequence[str], sample: Sequence[str], runs: int) -> Measured:
    """Ask every question on the page of results, and those of the sample each in a window of its own with nothing in its cache."""
    measured = Measured()
    with serving(site) as home:
        for run in range(runs):
            with chromium() as browser:
                page = _open(browser, home)
                measured.resident_before = _resident(browser)
                page.evaluate(_COLD, _FIRST_QUESTION)
                answers = [page.evaluate(_WARM, question) for question in questions]
                if not run:
                    measured.found = [[path.strip("/") for path in found] for found, _ in answers]
                measured.times += [took for _, took in answers if took is not None]
                measured.heap, measured.resident = _heap(page), _resident(browser)
                measured.engine += page.evaluate(_ENGINE, [_FIRST_QUESTION, f"/{FOLDER}/", list(questions)])
        with chromium() as browser:
            for question in sample:
                page = _open(browser, home)
                files = {site / urlsplit(name).path.strip("/") for name in page.evaluate(_COLD, question)}
                measured.sizes.append(_total(files))
                page.context.close()
    return measured


def _open(browser: Browser, home: str) -> Page:
    page = browser.new_context(locale="nl-NL").new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{home}/zoeken/", wait_until="networkidle")
    page.evaluate(_WATCH)
    return page


def measure_material(site: Path, questions: Sequence[str], runs: int) -> Measured:
    """Ask every question to Material's worker."""
    measured, files = Measured(), material_files(site)
    measured.sizes = [_total({site / name for name in files.values()})]
    with serving(site) as home:
        for run in range(runs):
            with chromium() as browser:
                page = browser.new_page()
                page.set_default_timeout(300_000)
                page.goto(home)
                measured.resident_before = _resident(browser)
                measured.started, answers = page.evaluate(_MATERIAL, [f"/{files['worker']}", f"/{files['index']}", [_FIRST_QUESTION, *questions]])
                if not run:
                    measured.found = [[path.strip("/") for path in found] for found, _ in answers[1:]]
                measured.times += [took for _, took in answers[1:]]
                measured.heap, measured.resident = _heap(page), _resident(browser)
    return measured


def _total(files: set[Path]) -> tuple[int, int]:
    sizes = [size_of(file) for file in files]
    return sum(stored for stored, _ in sizes), sum(sent for _, sent in sizes)


def _heap(page: Page) -> float:
    """What the scripts of the page hold, in MB; not what their WebAssembly or workers hold."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.collectGarbage")
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["JSHeapUsedSize"]) / 1e6


def _resident(browser: Browser) -> float:
    """What the process of the page has in memory, in MB, with all that the browser itself needs there; 0 where that cannot be read."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    status = [Path(f"/proc/{process['id']}/status") for process in processes if process["type"] == "renderer"]
    lines = [line for file in status if file.exists() for line in file.read_text().splitlines() if line.startswith("VmRSS:")]
    return max((int(line.split()[1]) * 1024 / 1e6 for line in lines), default=0)
