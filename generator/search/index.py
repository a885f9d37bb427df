"""Writes the index of the search with Pagefind's command-line program; its Python interface writes empty files when the machine is busy."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from string import ascii_lowercase

from generator.search.documents import Document
from generator.search.words import lexicon

#: Where the index stands on the site.
FOLDER = "zoeken/index"
#: Of all that Pagefind writes, only this is used: its own boxes and highlighters are not, nor the programme for other languages.
_KEPT_FILES = ("pagefind.js", "pagefind-entry.json", "wasm.nl.pagefind", "pagefind.nl_*.pf_meta")
_KEPT_FOLDERS = ("index", "fragment")
#: Seconds. It takes two for a thousand pages; only a program that hangs takes so long.
_LONGEST = 1800
_REMEDY = "Bouw de site nog eens. Blijft het zo, installeer dan de pakketten opnieuw (make clean-all site)."


class IndexFailed(Exception):
    """The index could not be written as it should be."""


def write_index(documents: Iterable[Document], vocabulary: Sequence[str], folder: Path, room: Path | None = None) -> None:
    """Write the index of these pages into `folder`, whole or not at all; else IndexFailed. It is made in `room`, or where the system keeps what is only needed for a while."""
    with tempfile.TemporaryDirectory(prefix="wijkengids-zoeken-", dir=room) as temporary:
        pages, made = Path(temporary, "pages"), Path(temporary, "index")
        pages.mkdir()
        choices = {}
        for document in documents:
            choices[f"/{document.path}"] = document.filters
            file = pages / document.path / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(as_html(document), encoding="utf-8")
        _run(pages, made)
        _check(made, len(choices))
        (made / "woorden").mkdir()
        _write_words(vocabulary, made / "woorden")
        _write_choices(made, choices)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for path in (*(found for name in _KEPT_FILES for found in made.glob(name)), *(made / name for name in (*_KEPT_FOLDERS, "woorden"))):
            if path.is_dir():
                shutil.copytree(path, folder / path.name)
            elif path.exists():
                shutil.copy(path, folder)


def as_html(document: Document) -> str:
    """The page as Pagefind reads it: only text is shown in excerpts, the fields are found but not shown as text."""
    fields = {"title": document.title, **document.fields, **document.shown}
    metas = "".join(f'<meta data-pagefind-meta="{name}[content]" content="{escape(words)}">' for name, words in fields.items())
    return f'<!doctype html><html lang="nl"><head><title>{escape(document.title)}</title>{metas}</head><body data-pagefind-body><p>{escape(document.text or document.title)}</p></body></html>'


def _run(pages: Path, made: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(made), "--force-language", "nl", "--quiet"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=_LONGEST)
    except subprocess.TimeoutExpired as late:
        raise IndexFailed(f"Het programma voor de zoekindex was na {_LONGEST // 60} minuten nog niet klaar.") from late
    if done.returncode < 0:
        raise IndexFailed(f"Het programma voor de zoekindex is afgebroken (signaal {-done.returncode}), vaak door te weinig geheugen. {_REMEDY}")
    if done.returncode:
        raise IndexFailed(f"Het programma voor de zoekindex stopte met een fout: {(done.stderr or done.stdout).strip()[-300:]} {_REMEDY}")


def _check(made: Path, pages: int) -> None:
    """An index with an empty file, or without some of the pages, would make the search fail for some questions only."""
    if empty := [path.relative_to(made).as_posix() for path in sorted(made.rglob("*")) if path.is_file() and not path.stat().st_size]:
        raise IndexFailed(f"De zoekindex heeft een leeg bestand: {', '.join(empty[:3])}. {_REMEDY}")
    entry = made / "pagefind-entry.json"
    try:
        counted = json.loads(entry.read_text(encoding="utf-8"))["languages"].get("nl", {}).get("page_count", 0) if entry.is_file() else 0
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexFailed(f"De zoekindex is beschadigd. {_REMEDY}") from error
    if counted != pages:
        raise IndexFailed(f"De zoekindex heeft {counted} van de {pages} pagina’s. {_REMEDY}")


def _write_words(vocabulary: Sequence[str], folder: Path) -> None:
    """The words by their first letter, for typing errors, and the parts of compounds: the browser fetches only what a question needs."""
    for letter in ascii_lowercase:
        words = [word for word in vocabulary if word.startswith(letter)]
        (folder / f"{letter}.txt").write_text("\n".join(shortened(words)) + "\n", encoding="utf-8")
    (folder / "delen.txt").write_text("\n".join(shortened(sorted(lexicon()))) + "\n", encoding="utf-8")


def _write_choices(made: Path, choices: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
    """What readers choose by: filter → value → the pages that have it, by the names that Pagefind gave them.

    Pagefind has filters too, but they come out in another order each time, and with a filter alone it fetches the whole index.
    Every search needs the kinds, so these are a file of their own, in which the largest one is only named.
    """
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in sorted((made / "fragment").iterdir()):
        try:
            page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        except (gzip.BadGzipFile, EOFError, zlib.error, ValueError) as error:
            raise IndexFailed(f"De zoekindex is beschadigd: {file.name}. {_REMEDY}") from error
        name = file.name.partition(".")[0].removeprefix("nl_")
        for key, values in choices[page["url"]].items():
            for value in values:
                found[key][value].append(name)
    kinds = found.pop("soort", {})
    largest = max(sorted(kinds), key=lambda kind: len(kinds[kind]), default="")
    _write_json(made / "woorden" / "soorten.json", {kind: "" if kind == largest else " ".join(names) for kind, names in sorted(kinds.items())})
    _write_json(made / "woorden" / "keuzes.json", {key: {value: " ".join(names) for value, names in sorted(values.items())} for key, values in sorted(found.items())})


def _write_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def shortened(words: Sequence[str]) -> Iterator[str]:
    """Sorted words, each as the number of letters that it shares with the one before (one sign, in base 36) and the rest of it."""
    before = ""
    for word in words:
        shared = next((at for at, (old, new) in enumerate(zip(before, word)) if old != new), min(len(before), len(word)))
        shared = min(shared, 35)
        yield f"{'0123456789abcdefghijklmnopqrstuvwxyz'[shared]}{word[shared:]}"
        before = word
