"""How long a second build takes after one case changed, and how soon a preview shows it; and whether what they make is right.

Each second build is a process of its own, after which the words must be there (or gone), and the site the same as that of a first build of the same files in
another folder. Beside it MkDocs with Material on the same pages: `serve`, and `build --dirty`, which leaves lists as they were.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.equal import texts_of
from benchmarks.measured import Failed, Run, measure
from benchmarks.rivals import ASIDE, Rival, clear_aside, material, ours, prepared
from benchmarks.synthetic import ROOT, SEED

ADDED = "een-case-erbij"
_POLL = 0.01


@dataclass(frozen=True)
class Change:
    """A change to a guide: its name, what it does when it is made for the so-manieth time, and what must then be on which pages of the site, and what not."""

    name: str
    make: Callable[[Path, str], None]
    there: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def _edit(file: Path, pattern: str, by: str) -> None:
    text, number = re.subn(pattern, by, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    if not number:
        raise Failed(f"{file.name}: nothing like {pattern}")
    file.write_text(text, encoding="utf-8")


def changes_of(case: str) -> tuple[Change, ...]:
    """What an editor does to one case. Each brings a word that nothing else has."""

    def sentence(root: Path, word: str) -> None:
        _edit(root / f"cases/{case}.yml", r"^background: \|\n( +)(?:Nieuw is \w+\. )?", rf"background: |\n\1Nieuw is {word}. ")

    def title(root: Path, word: str) -> None:
        _edit(root / f"cases/{case}.yml", r"^title: .*$", f"title: Aanpak {word}")

    def add(root: Path, word: str) -> None:
        shutil.copy(root / f"cases/{case}.yml", root / f"cases/{ADDED}.yml")
        _edit(root / f"cases/{ADDED}.yml", r"^title: .*$", f"title: Erbij {word}")

    def remove(root: Path, word: str) -> None:
        (root / f"cases/{ADDED}.yml").unlink()

    page, new = f"casussen/{case}/", f"casussen/{ADDED}/"
    return (
        Change("a sentence", sentence, (page,)),
        Change("a title", title, (page, "casussen/", "a-z/")),
        Change("a case added", add, (new, "casussen/", "a-z/")),
        Change("a case removed", remove, gone=(new,)),
    )


def case_to_change(root: Path) -> str:
    """The case in the middle by length, of those that tell a background."""
    files = [file for file in (root / "cases").glob("*.yml") if re.search(r"^background: \|$", file.read_text(encoding="utf-8"), re.MULTILINE)]
    return sorted(files, key=lambda file: (file.stat().st_size, file.name))[len(files) // 2].stem


def check_words(site: Path, change: Change, word: str) -> None:
    """The word is on every page where it belongs, and a page that is gone is gone."""
    for page in change.there:
        if word not in (site / page / "index.html").read_text(encoding="utf-8"):
            raise Failed(f"{change.name}: '{word}' is not on /{page}")
    for page in change.gone:
        if (site / page).exists():
            raise Failed(f"{change.name}: /{page} is still there")


def differences(one: Path, two: Path) -> list[str]:
    """The files that are not the same in both folders, or in one of them only."""
    found = [sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()) for folder in (one, two)]
    only = set(found[0]) ^ set(found[1])
    return sorted(only | {name for name in set(found[0]) & set(found[1]) if not filecmp.cmp(one / name, two / name, shallow=False)})


def clean_build(root: Path, folder: Path, limit: float) -> Path:
    """The site of the same files, built for the first time in another folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns("site", ASIDE))
    clean = ours(folder)
    clean.clear()
    measure(clean.command, ROOT, folder / "said.txt", limit)
    return clean.site


def second_builds(own: Rival, runs: int, limit: float, verify: bool, work: Path) -> Iterator[tuple[str, list[Run]]]:
    """(what changed, each second build)."""
    case = case_to_change(own.folder)
    builds: dict[str, list[Run]] = {}
    for number in range(runs):
        for change in changes_of(case):
            word = f"proefwoord{'abcdefghijklmnopqrstuvwxyz'[number]}{change.name.replace(' ', '')}"
            change.make(own.folder, word)
            builds.setdefault(change.name, []).append(measure(own.command, ROOT, work / "said.txt", limit))
            check_words(own.site, change, word)
            if verify and (wrong := differences(own.site, clean_build(own.folder, work / "clean", limit))):
                raise Failed(f"{change.name}: the second build is not the same as a first one: {', '.join(wrong[:10])} ({len(wrong)} files)")
            print(f"{change.name}: {builds[change.name][-1].seconds:.2f} s{', the same as a first build' if verify else ''}", file=sys.stderr)
    yield from builds.items()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def _wait(address: str, words: str, until: float, server: subprocess.Popen[bytes]) -> None:
    """Ask for a page again and again until these words are on it."""
    while words not in _page(address):
        if server.poll() is not None or time.monotonic() > until:
            raise Failed(f"{address} never showed {words!r}")
        time.sleep(_POLL)


def served(command: Sequence[str], page: str, change: Callable[[str], None], runs: int, limit: float, said: Path) -> tuple[float, list[float]]:
    """(seconds until the preview shows its first page, seconds until it shows a change, each time)."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/{page}"
    with said.open("wb") as output:
        start = time.monotonic()
        server = subprocess.Popen([*command, f"127.0.0.1:{port}"], cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            _wait(address, "</html>", start + limit, server)
            first, spent = time.monotonic() - start, []
            for number in range(runs):
                word = f"voorbeeldwoord{'abcdefghijklmnopqrstuvwxyz'[number]}"
                begun = time.monotonic()
                change(word)
                _wait(address, word, begun + limit, server)
                spent.append(time.monotonic() - begun)
            return first, spent
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _row(what: str, spent: Sequence[float], cpu: str = "") -> str:
    return f"| {what} | {statistics.median(spent):.2f} ({min(spent):.2f} – {max(spent):.2f}) | {cpu} | {len(spent)} |"


def _row_of_builds(what: str, builds: Sequence[Run]) -> str:
    return _row(what, [run.seconds for run in builds], f"{statistics.median(run.cpu for run in builds):.2f} s")


def _previews(own: Rival, plain: Rival, case: str, runs: int, limit: float, work: Path) -> Iterator[str]:
    """Rows about `serve`, ours and that of plain MkDocs."""
    page = f"casussen/{case}/"
    sentence = changes_of(case)[0]
    commands = (
        ("ours", (sys.executable, "-m", "generator", "serve", "--root", str(own.folder), "--address"), lambda word: sentence.make(own.folder, word)),
        ("MkDocs + Material", (sys.executable, "-m", "mkdocs", "serve", "--quiet", "--config-file", str(plain.folder / "mkdocs.yml"), "--dev-addr"), lambda word: _say(plain, page, word)),
    )
    for name, command, change in commands:
        first, spent = served(command, page, change, runs, limit, work / "said.txt")
        yield f"| {name}, `serve`: the first page | {first:.2f} | | 1 |"
        yield _row(f"{name}, `serve`: a changed sentence is shown", spent)


def _say(plain: Rival, page: str, word: str) -> None:
    file = plain.folder / "docs" / page / "index.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{word}\n", encoding="utf-8")


def _dirty(plain: Rival, case: str, runs: int, limit: float, work: Path) -> str:
    """A row about `build --dirty` of plain MkDocs."""
    measure(plain.command, ROOT, work / "said.txt", limit)
    builds = []
    for number in range(runs):
        _say(plain, f"casussen/{case}/", f"woord{number}")
        builds.append(measure((*plain.command, "--dirty"), ROOT, work / "said.txt", limit))
    return _row_of_builds("MkDocs + Material, `build --dirty` (lists stay old)", builds)


def main() -> None:
    """Measure, verify and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1000, help="how many cases (1000)")
    parser.add_argument("--runs", type=int, default=5, help="how often each change is made (5)")
    parser.add_argument("--limit", type=float, default=1800, metavar="SECONDS")
    parser.add_argument("--no-verify", action="store_true", help="do not compare each second build with a first one")
    parser.add_argument("--no-serve", action="store_true", help="no previews")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="where the guides stand meanwhile (build/)")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="second.", dir=given.work) as name:
        work = Path(name)
        try:
            own = prepared(given.cases, given.seed, given.work, given.limit)
            plain = material(list(texts_of(own.site)), work / "mkdocs")
            rows = [_row_of_builds(f"ours, second build: {what}", builds) for what, builds in second_builds(own, given.runs, given.limit, not given.no_verify, work)]
            rows += [] if given.no_serve else _previews(own, plain, case_to_change(own.folder), given.runs, given.limit, work)
            rows.append(_dirty(plain, case_to_change(own.folder), given.runs, given.limit, work))
        except Failed as failure:
            sys.exit(str(failure))
        finally:
            clear_aside(given.work)
    print(f"| {given.cases:,} cases | seconds (fastest – slowest) | CPU | tries |\n|---|---|---:|---:|")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
