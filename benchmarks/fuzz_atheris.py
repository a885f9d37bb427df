"""Coverage-guided: atheris looks for bytes that reach code which no other bytes reached. `make bench-atheris ARGS="--seconds 300"`.

It begins with the real files. The first byte says what the others are: YAML alone, a case, a table, a theme, or a text. A crash is printed, and its bytes
stay in build/atheris/; `python -m benchmarks.fuzz_atheris build/atheris/crash-…` tries them again. The corpus that it grows stays there too.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["generator.reading", "generator.texts", "generator.characters", "generator.checks", "generator.model"]):
    # What is imported here first is watched; the pages are not, or all would be slow.
    from generator.checks import check as check
    from generator.reading.bytes import read_text
    from generator.reading.files import read_content as read_content
    from generator.reading.tree import read_tree
    from generator.texts import parse

from benchmarks.fuzz import Tally, judge
from benchmarks.targets import ROOT, Bench, Target
from benchmarks.verdict import MARKUPER, check_text, site_of
from generator.model.base import Kind
from generator.pages.desk import Desk

FOLDER = ROOT / "build/atheris"
MOST_BYTES = 6_000


class Fuzzer:
    """What bytes are taken for, by their first one."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.tally = bench, Tally()
        self.case, self.theme = bench.files_in("cases", ".yml")[0], bench.files_in("content/themas", ".md")[0]
        self.indicator = bench.files_in("content/indicatoren", ".yml")[0]
        self.table = self.indicator.replace(".yml", ".csv")
        self.desk = Desk(site_of(bench.invented.read({})), MARKUPER, "over/")
        self.ways: Sequence[Callable[[bytes], None]] = (self.tree, self.of_case, self.of_table, self.of_theme, self.text)

    def one(self, data: bytes) -> None:
        """One input."""
        if data:
            self.ways[data[0] % len(self.ways)](data[1:])

    def tree(self, data: bytes) -> None:
        """YAML to a tree: each fault is on a line of the text."""
        text, faults = read_text(data)
        if not faults:
            faults = read_tree(text)[1]
        assert all(1 <= fault.line <= text.count("\n") + 1 or not text for fault in faults), faults

    def of_case(self, data: bytes) -> None:
        """A case among what it may point to."""
        self._judge(self.case, {self.case: data}, Kind.CASE)

    def of_table(self, data: bytes) -> None:
        """The table of an indicator."""
        self._judge(self.indicator, {self.indicator: self.bench.seeds.files[self.indicator], self.table: data}, Kind.INDICATOR)

    def of_theme(self, data: bytes) -> None:
        """A file with front matter."""
        self._judge(self.theme, {self.theme: data}, Kind.THEME)

    def _judge(self, path: str, files: dict[str, bytes], kind: Kind) -> None:
        held = self.bench.around(path)
        judge(held, files, self.bench.known(held), Target("atheris", lambda random: (held, files), lambda _: kind), self.tally, drawn=20)

    def text(self, data: bytes) -> None:
        """Markdown: refused on a line of it, or HTML with nothing in it that runs."""
        text = data.decode("utf-8", "replace")
        parsed = parse(text)
        lines = [*(found.line for found in parsed.refusals), *(found.line for found in parsed.links), *(found.line for found in parsed.mentions)]
        # To Markdown a lone carriage return ends a line too; in a file it is refused.
        assert all(0 <= line <= len(re.findall(r"\r\n?|\n", text)) for line in lines)
        if not parsed.refusals and not parsed.links and not parsed.mentions:
            check_text(text, self.desk)


def write_corpus(fuzzer: Fuzzer, folder: Path) -> int:
    """The real files that are short enough, each as what it is; how many."""
    found = [(0 if path.count("/") == 1 and path.endswith(".yml") else {"cases": 1, "themas": 3}.get(path.split("/")[-2], 2), data) for path, data in fuzzer.bench.seeds.files.items() if "/" in path]
    found += [(4, text.encode()) for text in fuzzer.bench.texts[:300]]
    folder.mkdir(parents=True, exist_ok=True)
    for number, (way, data) in enumerate(found):
        (folder / f"seed-{number:04}").write_bytes(bytes([way]) + data[:MOST_BYTES])
    return len(found)


def main() -> None:
    """Run for so many seconds; libFuzzer ends the process, with 0 when nothing broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("again", nargs="*", help="files to try again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fuzzer = Fuzzer(Bench(Path(folder)))
        print(f"{write_corpus(fuzzer, FOLDER / 'corpus')} real files and texts to begin with")
        bounds = [f"-max_total_time={options.seconds}", f"-seed={options.seed}", f"-max_len={MOST_BYTES}", "-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1", f"-artifact_prefix={FOLDER}/"]
        atheris.Setup([sys.argv[0], *bounds, *(options.again or [str(FOLDER / "corpus")])], fuzzer.one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
