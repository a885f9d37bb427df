"""Writes the index of the search with Pagefind's command-line program; its Python interface writes empty files when the machine is busy."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from generator.search.documents import Document
from generator.search.words import lexicon

#: Where the index stands on the site.
FOLDER = "zoeken/index"
#: Of all that Pagefind writes, only this is used: its own boxes and highlighters are not, nor the programme for other languages.
_KEPT_FILES = ("pagefind.js", "pagefind-entry.json", "wasm.nl.pagefind", "pagefind.nl_*.pf_meta")
_KEPT_FOLDERS = ("index", "fragment", "filter")
#: What readers choose by, beside the kind of page.
CHOICES = ("thema", "plaats")


class IndexFailed(Exception):
    """The index could not be written as it should be."""


def write_index(documents: Iterable[Document], vocabulary: Sequence[str], folder: Path) -> None:
    """Write the index of these pages into `folder`, whole or not at all; else IndexFailed."""
    with tempfile.TemporaryDirectory(prefix="wijkengids-zoeken-") as temporary:
        pages, made = Path(temporary, "pages"), Path(temporary, "index")
        pages.mkdir()
        count = 0
        for document in documents:
            count += 1
            file = pages / document.path / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(as_html(document), encoding="utf-8")
        _run(pages, made)
        _check(made, count)
        (made / "woorden").mkdir()
        _write_words(vocabulary, made / "woorden")
        _write_choices(made)
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
    filters = "".join(f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">' for name, values in document.filters.items() for value in values)
    return f'<!doctype html><html lang="nl"><head><title>{escape(document.title)}</title>{metas}{filters}</head><body data-pagefind-body><p>{escape(document.text)}</p></body></html>'


def _run(pages: Path, made: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(made), "--force-language", "nl", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise IndexFailed(f"Het programma voor de zoekindex stopte met een fout: {(done.stderr or done.stdout).strip()[-300:]}")


def _check(made: Path, pages: int) -> None:
    """An index with an empty file, or without some of the pages, would make the search fail for some questions only."""
    if empty := [path.relative_to(made).as_posix() for path in sorted(made.rglob("*")) if path.is_file() and not path.stat().st_size]:
        raise IndexFailed(f"De zoekindex heeft een leeg bestand: {', '.join(empty[:3])}. Bouw de site nog eens.")
    entry = made / "pagefind-entry.json"
    counted = json.loads(entry.read_text(encoding="utf-8"))["languages"].get("nl", {}).get("page_count", 0) if entry.is_file() else 0
    if counted != pages:
        raise IndexFailed(f"De zoekindex heeft {counted} van de {pages} pagina’s. Bouw de site nog eens.")


def _write_words(vocabulary: Sequence[str], folder: Path) -> None:
    """The words by their first letter, for typing errors, and the parts of compounds: the browser fetches only what a question needs."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        by_letter[word[0]].append(word)
    for letter, words in by_letter.items():
        if letter.isascii():
            (folder / f"{letter}.txt").write_text("\n".join(shortened(words)) + "\n", encoding="utf-8")
    (folder / "delen.txt").write_text("\n".join(shortened(sorted(lexicon()))) + "\n", encoding="utf-8")


def _write_choices(made: Path) -> None:
    """Filter → value → the pages that have it, by the names that Pagefind gave them. With a filter alone it would fetch the whole index."""
    choices: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in CHOICES}
    for file in sorted((made / "fragment").iterdir()):
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        for name, values in choices.items():
            for value in page["filters"].get(name, ()):
                values[value].append(file.name.partition(".")[0])
    text = json.dumps({name: {value: " ".join(ids) for value, ids in sorted(values.items())} for name, values in choices.items()}, ensure_ascii=False, separators=(",", ":"))
    (made / "woorden" / "keuzes.json").write_text(text + "\n", encoding="utf-8")


def shortened(words: Sequence[str]) -> Iterator[str]:
    """Sorted words, each as the number of letters that it shares with the one before (one sign, in base 36) and the rest of it."""
    before = ""
    for word in words:
        shared = next((at for at, (old, new) in enumerate(zip(before, word)) if old != new), min(len(before), len(word)))
        shared = min(shared, 35)
        yield f"{'0123456789abcdefghijklmnopqrstuvwxyz'[shared]}{word[shared:]}"
        before = word
