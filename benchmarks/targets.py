"""The ways in: what can be typed, where it is put, and in which guide it is read."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

from benchmarks.held import Held, around, hold, table_of
from benchmarks.inputs import FRONT, LISTS, Seeds, markdown, mutated, of_bytes, of_references, of_tokens
from generator.model.base import Kind
from generator.model.walk import proses
from generator.reading.files import FOLDERS, REGISTERS
from generator.reading.published import MOVES, PUBLISHED

ROOT = Path(__file__).resolve().parent.parent
INVENTED = ROOT / "tests/guide"
#: Of each kind of file so many are changed: the smallest, for speed.
MOST_FILES = 12

Files = dict[str, bytes]
_MOVED = {
    MOVES: b"- {from: casussen/oud/, to: casussen/de-brug/}\n- {from: casussen/weg/, gone: De bron bleek over een andere wijk te gaan., date: 2026-12-01, title: Weg}\n- {from: themas/werk/#oud, to: themas/werk/}\n",
    PUBLISHED: b"# alles\ncasussen/oud/\ncasussen/weg/\ncasussen/de-brug/\nthemas/werk/\nthemas/werk/#oud\n",
}


@dataclass(frozen=True)
class Target:
    """A way in: what is typed, and where it is put."""

    name: str
    make: Callable[[Random], tuple[Held, Files]]
    kind: Callable[[str], Kind]


class Bench:
    """The guides in memory, and the files that inputs are made of."""

    def __init__(self, folder: Path) -> None:
        self.real, self.invented = hold(ROOT, folder / "real"), hold(INVENTED, folder / "invented")
        self.small: dict[str, Held] = {}
        self.texts = [text for records in self.real.content.records.values() for record, _ in records for _, text in proses(record)]
        self.invented_files = {**files_of(INVENTED), **_MOVED}
        self.seeds = Seeds(files_of(ROOT), _ids(self.real))
        self.own_seeds = Seeds(self.invented_files, _ids(self.invented))

    def known(self, held: Held) -> Files:
        """Every file of the guide that this is a part of."""
        return self.invented_files if held is self.invented else dict(self.seeds.files)

    def around(self, path: str) -> Held:
        """The real guide with little more than this file."""
        if path not in self.small:
            self.small[path] = around(self.real, path)
        return self.small[path]

    def files_in(self, folder: str, suffix: str) -> list[str]:
        """The smallest real files of a folder."""
        found = [path for path in self.seeds.files if path.rpartition("/")[0] == folder and path.endswith(suffix)]
        return sorted(found, key=lambda path: (len(self.seeds.files[path]), path))[:MOST_FILES]

    def targets(self) -> Iterator[Target]:
        """Every way in."""
        cases, tables = self.files_in("cases", ".yml"), [path for path in self.files_in("content/indicatoren", ".yml") if table_of(path) in self.seeds.files]
        front = [path for folder in FRONT for path in self.files_in(folder, ".md")]
        yield Target("cases", lambda random: self._one(random, random.choice(cases)), lambda _: Kind.CASE)
        yield Target("tables", lambda random: self._table(random, random.choice(tables)), lambda _: Kind.INDICATOR)
        yield Target("front", lambda random: self._one(random, random.choice(front)), kind_of)
        yield Target("registers", self._register, kind_of)
        yield Target("markdown", self._text, lambda _: Kind.PAGE)
        yield Target("relations", self._relations, kind_of)
        yield Target("addresses", self._addresses, lambda _: Kind.CASE)

    def version(self, random: Random) -> tuple[str, bytes]:
        """(name, bytes) of a version of the data that may be damaged."""
        name = random.choice((*["2026-11-22", "2026-11-22-2"] * 4, "2026-13-01", "oud"))
        return name, of_bytes(random, _zip()) if random.random() < 0.5 else _zip(of_tokens(random, _manifest()))

    def _one(self, random: Random, path: str) -> tuple[Held, Files]:
        return self.around(path), {path: mutated(random, self.seeds, path)}

    def _table(self, random: Random, path: str) -> tuple[Held, Files]:
        table = table_of(path)
        changed = table if random.random() < 0.7 else path
        return self.around(path), {path: self.seeds.files[path], table: self.seeds.files[table], changed: mutated(random, self.seeds, changed)}

    def _register(self, random: Random) -> tuple[Held, Files]:
        path = random.choice(LISTS)
        return self.invented, {path: mutated(random, self.own_seeds, path)}

    def _text(self, random: Random) -> tuple[Held, Files]:
        text = markdown(random, self.texts)
        return self.around("content/over.md"), {"content/over.md": f"---\ntitle: Over\n---\n{text}\n".encode("utf-8", "surrogatepass")}

    def _relations(self, random: Random) -> tuple[Held, Files]:
        paths = random.sample([path for path in self.invented_files if path.endswith((".yml", ".md")) and path != MOVES], random.randint(1, 3))
        files = {path: of_references(random, self.own_seeds, path) for path in paths}
        for path in [path for path in files if table_of(path)]:
            files[table_of(path)] = self.invented_files[table_of(path)]
        return self.invented, files

    def _addresses(self, random: Random) -> tuple[Held, Files]:
        changed = random.choice((MOVES, MOVES, PUBLISHED))
        return self.invented, {**_MOVED, changed: mutated(random, self.own_seeds, changed)}


def files_of(root: Path) -> dict[str, bytes]:
    """Every file that an editor writes."""
    found = [file for folder in ("cases", "content") for file in sorted((root / folder).rglob("*")) if file.suffix in (".yml", ".md", ".csv", ".txt")]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in found}


def _ids(held: Held) -> dict[Kind, Sequence[str]]:
    return {kind: [str(getattr(record, "id")) for record, _ in records] for kind, records in held.content.records.items()}


def kind_of(path: str) -> Kind:
    """The kind of what is in a file."""
    folder, _, name = path.rpartition("/")
    if name in REGISTERS:
        return REGISTERS[name][0]
    return FOLDERS[folder][0] if folder in FOLDERS else Kind.CASE if folder == "cases" else Kind.INDICATOR


def _manifest() -> bytes:
    """What a small version of the data says of itself."""
    return json.dumps({"version": "2026-11-22", "counts": {"casus": 1}, "files": [{"path": "casussen.json", "size": 2, "sha256": sha256(b"[]").hexdigest()}]}).encode()


def _zip(manifest: bytes = b"") -> bytes:
    """A small version of the data."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("casussen.json", b"[]")
        zipped.writestr("manifest.json", manifest or _manifest())
    return made.getvalue()
