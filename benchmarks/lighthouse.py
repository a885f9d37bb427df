"""Lighthouse on the real site, as a phone sees it: `make bench-lighthouse`.

The site is served with its own headers and packed as a host does; nothing leaves the machine. It fails when the median of a score is too low.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.site.browser import FLAGS
from tests.site.server import serving

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "benchmarks/npm/node_modules/lighthouse/cli/index.js"
#: category → the least that the median of its runs may be.
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
#: Measured and shown, but no reason to fail: these fetch and work out what the address asks for, and the search asks robots not to list it.
ONLY_SHOWN = ("vergelijken", "zoeken", "formulier")
#: metric → its name in the table, and how it is written.
METRICS: dict[str, tuple[str, Callable[[float], str]]] = {
    "first-contentful-paint": ("FCP", lambda value: f"{value / 1000:.2f} s"),
    "largest-contentful-paint": ("LCP", lambda value: f"{value / 1000:.2f} s"),
    "speed-index": ("SI", lambda value: f"{value / 1000:.2f} s"),
    "total-blocking-time": ("TBT", lambda value: f"{value:.0f} ms"),
    "cumulative-layout-shift": ("CLS", lambda value: f"{value:.3f}"),
}


@dataclass(frozen=True)
class Run:
    """One report: category → score out of a hundred, metric → value, and which audits cost points."""

    scores: dict[str, int]
    metrics: dict[str, float]
    faults: tuple[str, ...]
    speed: float


def kinds(site: Path) -> dict[str, str]:
    """Kind of page → address; of cases and themes the largest, which is the slowest."""

    def largest(folder: str, among: Iterable[str] | None = None) -> str:
        pages = [path for path in (site / folder).glob("*/index.html") if among is None or path.parent.name in among]
        return max(pages, key=lambda path: path.stat().st_size).parent.relative_to(site).as_posix() + "/"

    cases = {path.stem for path in (site / "api/v1/casussen").glob("*.json") if (site / "casussen" / path.stem).is_dir()}
    two = ",".join(sorted(cases)[:2])
    return {
        "home": "",
        "praktijkvoorbeeld (langste)": largest("casussen", cases),
        "thema (langste)": largest("themas"),
        "kiezen": "casussen/",
        "indicator (langste)": largest("indicatoren"),
        "vergelijken (twee)": f"vergelijken/?casus={two}",
        "zoeken (een vraag)": "zoeken/?q=schulden",
        "leeslijst (langste)": largest("leeslijsten"),
        "formulier": "meedoen/casus/",
        "leerpunten": "leerpunten/",
        "plaats (langste)": largest("plaatsen"),
    }


def named(found: dict[str, str], part: str) -> dict[str, str]:
    """Those with this in their name. When there are none, say which there are."""
    chosen = {kind: address for kind, address in found.items() if part in kind}
    if not chosen:
        raise SystemExit(f"Geen soort pagina heeft ‘{part}’ in de naam. Deze zijn er: {', '.join(found)}.")
    return chosen


def read(report: dict[str, Any]) -> Run:
    """What counts of a report of Lighthouse. A run that failed is no measurement."""
    if "runtimeError" in report:
        raise SystemExit(f"Lighthouse: {report['runtimeError']['message']}")
    audits = report["audits"]
    faults = []
    for name, category in report["categories"].items():
        for audit in category["auditRefs"]:
            found = audits[audit["id"]]
            if audit["weight"] and name != "performance" and found["score"] is not None and found["score"] < 1:
                faults.append(f"{audit['id']}: {found['title']}")
    return Run(
        scores={name: round(100 * category["score"]) for name, category in report["categories"].items()},
        metrics={name: audits[name]["numericValue"] for name in METRICS},
        faults=tuple(faults),
        speed=report["environment"]["benchmarkIndex"],
    )


def measure(address: str, throttling: str) -> Run:
    """One run in a browser of its own. Lighthouse reports nothing to its makers."""
    flags = " ".join(["--headless=new", *FLAGS])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        command = ["node", str(PROGRAM), address, "--quiet", "--no-enable-error-reporting", f"--throttling-method={throttling}", "--output=json", f"--output-path={file}", f"--chrome-flags={flags}"]
        done = subprocess.run(command, env={**os.environ, "CI": "1", "CHROME_PATH": browser()}, capture_output=True, text=True, timeout=300, check=False)
        if not file.exists():
            raise SystemExit(f"Lighthouse: {done.stdout}{done.stderr}")
        return read(json.loads(file.read_text(encoding="utf-8")))


def browser() -> str:
    """The browser that CHROMIUM names, or Debian's."""
    wanted = os.environ.get("CHROMIUM")
    found = shutil.which(wanted) if wanted else shutil.which("chromium") or shutil.which("chromium-headless-shell")
    if not found:
        raise SystemExit("Chromium is niet geïnstalleerd: sudo apt install chromium")
    return found


def spread(values: Sequence[float], write: Callable[[float], str]) -> str:
    """The median, and the range when runs differ."""
    middle, low, high = (write(value) for value in (statistics.median(values), min(values), max(values)))
    return middle if low == high else f"{middle} ({low}–{high})"


def table(found: dict[str, list[Run]]) -> Iterable[str]:
    """The results as a table in Markdown: of each the median, and between brackets the lowest and the highest."""
    heads = ["pagina", "Performance", "Accessibility", "Best practices", "SEO", *(name for name, _ in METRICS.values())]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for kind, runs in found.items():
        cells = [spread([run.scores[name] for run in runs], lambda value: f"{value:.0f}") for name in LEAST]
        cells += [spread([run.metrics[name] for run in runs], write) for name, (_, write) in METRICS.items()]
        yield f"| {kind} | {' | '.join(cells)} |"


def too_low(found: dict[str, list[Run]]) -> list[str]:
    """Which medians are below what is asked, with the audits that cost points."""
    faults = []
    for kind, runs in found.items():
        for name, least in LEAST.items():
            if kind.startswith(ONLY_SHOWN):
                continue
            middle = statistics.median(run.scores[name] for run in runs)
            if middle < least:
                causes = sorted({fault for run in runs for fault in run.faults})
                faults.append(f"{kind}: {name} {middle:.0f} < {least} {'; '.join(causes)}")
    return faults


def main() -> int:
    """Serve, measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site")
    parser.add_argument("--runs", type=int, default=5, help="runs of each page")
    parser.add_argument("--only", default="", help="only kinds with this in their name")
    parser.add_argument("--throttling", choices=("simulate", "devtools", "provided"), default="simulate", help="how the slow phone is made")
    options = parser.parse_args()
    if not (options.site / "index.html").exists():
        raise SystemExit(f"Er is geen site in {options.site}: make site")
    if options.runs < 1:
        raise SystemExit("Kies minstens één keer: --runs 1.")
    chosen = named(kinds(options.site), options.only)
    found: dict[str, list[Run]] = {kind: [] for kind in chosen}
    with serving(options.site, packed=True) as home:
        for kind, address in chosen.items():
            for number in range(options.runs):
                print(f"\r→ {kind} {number + 1}/{options.runs} …\033[K", end="", file=sys.stderr, flush=True)
                found[kind].append(measure(f"{home}/{address}", options.throttling))
    print("\r\033[K", end="", file=sys.stderr)
    print("\n".join(table(found)))
    speeds = [run.speed for runs in found.values() for run in runs]
    print(f"\n{sum(map(len, found.values()))} runs, throttling: {options.throttling}; speed of this machine (benchmarkIndex): {spread(speeds, lambda value: f'{value:.0f}')}")
    faults = too_low(found)
    print("\n".join(["", "Too low:", *faults]) if faults else f"\nAll at least {', '.join(f'{name} {least}' for name, least in LEAST.items())}.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
