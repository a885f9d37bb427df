"""Where the time of a cold build goes: CPU by stage, by kind of work and by function, beside what the machine needs at least.

`--cases 300,1000` builds guides of several sizes and says how each stage grows: an exponent of 1 is linear, of 2 with the square.
A guide is built once before, so that its charts, pictures and fonts come from the cache. CPU seconds hardly depend on what else
the machine does; that what is looked at is not slowed down matters more than the last digit (see `sampled.py`).
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.measured import Failed
from benchmarks.rivals import clear_aside, ours, prepared
from benchmarks.synthetic import ROOT, SEED

#: They only hand on the work: what they call is a stage.
_CONDUCTORS = ("generator/cli.py", "generator/publish.py", "generator/plugin.py", "generator/pipeline.py", "generator/pages/plan.py", "generator/open_data.py", "generator/checks/__init__.py")
_MKDOCS = "/mkdocs/"
# What the file of a function says about the kind of work; the first that fits, from the innermost function outwards.
_WORK = (
    (".html", "templates"),
    ("/jinja2/", "templates"),
    ("/markupsafe/", "templates"),
    ("/yaml/", "parsing YAML"),
    ("generator/reading/tree.py", "parsing YAML"),
    ("/pydantic/", "validation"),
    ("/markdown_it/", "Markdown"),
    ("generator/texts.py", "Markdown"),
    ("<frozen importlib", "imports"),
    ("/mkdocs/", "MkDocs"),
)
_WRITERS = {"write_file", "copy_file"}


@dataclass(frozen=True)
class Seen:
    """What was seen of one build, in CPU seconds."""

    total: float
    collecting: float
    megabytes: float
    stages: Mapping[str, float]
    work: Mapping[str, float]
    functions: Mapping[str, float]


def observe(root: Path) -> Seen:
    """Build the guide in `root` without the index of the search, in a process of its own, and say what it did."""
    with tempfile.TemporaryDirectory() as name:
        result = Path(name) / "seen.json"
        # What the guide has in its cache beside drawings goes; its own site stays.
        replace(ours(root), site=Path(name) / "site").clear()
        command = [sys.executable, "-m", "benchmarks.sampled", str(result), "build", "--no-search", "--root", str(root), "--site-dir", f"{name}/site"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        return seen(json.loads(result.read_text(encoding="utf-8")))


def seen(told: Mapping[str, object]) -> Seen:
    """Sum up what `sampled.py` wrote; together as much as the process used."""
    chains: list[tuple[list[list[str]], float]] = told["chains"]  # type: ignore[assignment]
    own, children, collecting, kilobytes = (float(str(told[key])) for key in ("own", "children", "collecting", "kilobytes"))
    part = own / sum(spent for _, spent in chains)
    stages, work, functions = defaultdict[str, float](float), defaultdict[str, float](float), defaultdict[str, float](float)
    for chain, spent in chains:
        stages[stage_of(chain)] += spent * part
        work[work_of(chain)] += spent * part
        functions[_function(chain[-1])] += spent * part
    if children:
        stages["other processes"] = children
    return Seen(own + children, collecting, kilobytes / 1024, stages, work, functions)


def stage_of(chain: Sequence[Sequence[str]]) -> str:
    """What the conductors had called: `pages/cases.plan_cases`; or the function of a conductor itself."""
    if any(file.startswith("<frozen importlib") for file, _ in chain):
        return "imports"
    last = max((index for index, (file, _) in enumerate(chain) if file.endswith(_CONDUCTORS) or _MKDOCS in file), default=-1)
    if last < 0:
        return "start"
    file, name = chain[last]
    if _MKDOCS in file:
        outer = next((function for path, function in reversed(chain[: last + 1]) if path.endswith("/mkdocs/commands/build.py")), name)
        return f"MkDocs: {'writing' if name in _WRITERS else outer}"
    return _function(chain[last + 1]) if last + 1 < len(chain) else _function(chain[last])


def work_of(chain: Sequence[Sequence[str]]) -> str:
    """The kind of work of the innermost function that says one."""
    for file, name in reversed(chain):
        if _MKDOCS in file and name in _WRITERS:
            return "writing files"
        if kind := next((kind for part, kind in _WORK if part in file), None):
            return kind
        if "generator/" in file:
            return f"our own: {_module(file)}"
    return "the rest"


def _module(file: str) -> str:
    path = file.partition("generator/")[2].removesuffix(".py")
    return path.partition("/")[0] + "/" if "/" in path else path


def _function(step: Sequence[str]) -> str:
    file, name = step
    if name == "_collect":
        # While Python looks for memory that can go nothing else is seen than who is told of it.
        return "looking for memory that can go"
    inside = file.partition("generator/")[2] if "generator/" in file else "/".join(Path(file).parts[-2:])
    return f"{inside.removesuffix('.py')}.{name}"


def floors(root: Path) -> dict[str, float]:
    """CPU seconds that some of the work takes at least on this machine: the same bytes in the same files, and the same YAML through its C parser alone."""
    import yaml

    files = [(file.relative_to(root / "site"), file.read_bytes()) for file in sorted((root / "site").rglob("*")) if file.is_file()]
    texts = [file.read_text(encoding="utf-8") for file in sorted([*(root / "cases").glob("*.yml"), *(root / "content").rglob("*.yml")])]

    def write() -> None:
        with tempfile.TemporaryDirectory(dir=root) as name:
            for folder in {path.parent for path, _ in files}:
                (Path(name) / folder).mkdir(parents=True, exist_ok=True)
            for path, data in files:
                (Path(name) / path).write_bytes(data)
            spent[0] = time.process_time()

    def events() -> None:
        for text in texts:
            for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
                pass

    def load() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    made = {}
    what: Iterable[tuple[str, Callable[[], None]]] = (
        (f"write the {len(files):,} files of the site ({sum(len(data) for _, data in files) / 1e6:.0f} MB)", write),
        (f"read the events of {len(texts):,} files of YAML ({sum(map(len, texts)) / 1e6:.0f} MB)", events),
        ("the same into dictionaries and lists", load),
    )
    for name, run in what:
        spent = [0.0]
        start = time.process_time()
        run()
        # Removing the files is no part of it.
        made[name] = (spent[0] or time.process_time()) - start
    return made


def growth(sizes: Sequence[int], values: Sequence[float]) -> str:
    """The exponent between the first and the last size; nothing where there is too little to tell."""
    if len(sizes) < 2 or min(values[0], values[-1]) < 0.05:
        return ""
    return f"{math.log(values[-1] / values[0]) / math.log(sizes[-1] / sizes[0]):.2f}"


def table(what: str, sizes: Sequence[int], builds: Sequence[Mapping[str, float]], most: int) -> str:
    """A Markdown table: seconds and share at each size, and how it grows."""
    totals = [sum(build.values()) for build in builds]
    names = sorted({name for build in builds for name in build}, key=lambda name: -builds[-1].get(name, 0))[:most]
    lines = [f"| {what} | " + " | ".join(f"{size:,} cases" for size in sizes) + " | share | grows |", "|---" * (len(sizes) + 3) + "|"]
    for name in names:
        values = [build.get(name, 0.0) for build in builds]
        lines.append(f"| {name} | " + " | ".join(f"{value:.2f} s" for value in values) + f" | {100 * values[-1] / totals[-1]:.0f} % | {growth(sizes, values)} |")
    return "\n".join(lines)


def main() -> None:
    """Build, look and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", default="300,1000", help="how many cases, smallest first (300,1000)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--root", type=Path, action="append", help="a guide that stands there and was built before, instead of a new one; once for each size")
    parser.add_argument("--most", type=int, default=30, help="lines in a table (30)")
    given = parser.parse_args()
    sizes = [int(size) for size in given.cases.split(",")]
    try:
        roots = given.root or [prepared(size, given.seed, ROOT / "build").folder for size in sizes]
    except Failed as failure:
        sys.exit(str(failure))
    builds = [observe(root.resolve()) for root in roots]
    clear_aside(ROOT / "build")
    print("| | " + " | ".join(f"{size:,} cases" for size in sizes) + " |\n" + "|---" * (len(sizes) + 1) + "|")
    for what, values in (("CPU", [build.total for build in builds]), ("of those: looking for memory that can go", [build.collecting for build in builds])):
        print(f"| {what} | " + " | ".join(f"{value:.1f} s" for value in values) + " |")
    print("| memory | " + " | ".join(f"{build.megabytes:.0f} MB" for build in builds) + " |")
    for what, measured in (
        ("stage", [build.stages for build in builds]),
        ("kind of work", [build.work for build in builds]),
        ("function, without what it calls", [build.functions for build in builds]),
    ):
        print(f"\n{table(what, sizes, measured, given.most)}")
    print(f"\n| at least, with {sizes[-1]:,} cases | CPU |\n|---|---|")
    print("\n".join(f"| {what} | {seconds:.2f} s |" for what, seconds in floors(roots[-1].resolve()).items()))


if __name__ == "__main__":
    main()
