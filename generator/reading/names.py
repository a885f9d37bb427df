"""The names of files: which of them hold records, and which cannot be right. No file is passed over in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path as File

from generator.ids import is_id, nearest, slug
from generator.reading.tree import Fault

# The folder of the indicators: a definition and a table each.
INDICATORS = "content/indicatoren"
_TEXTS = (".yml", ".yaml", ".md", ".markdown")


def shown_path(root: File, file: File) -> str:
    """The path of a file from the root, with forward slashes; bytes that are no text become question marks."""
    return file.relative_to(root).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def files_in(root: File, folder: str, suffix: str) -> list[File]:
    """The files in a folder whose name ends so, in the order of their names; hidden ones are left out."""
    return sorted(file for file in (root / folder).glob(f"*{suffix}") if not file.name.startswith("."))


def name_fault(file: File) -> Fault | None:
    """What is wrong with the name of a file that holds a record: it is an id, and an address."""
    if is_id(file.stem):
        return None
    for other in files_in(file.parent, ".", file.suffix):
        if other.stem != file.stem and other.stem.lower() == file.stem.lower():
            return Fault(1, 1, "dubbele-id", f"de bestandsnaam '{file.stem}' verschilt alleen in hoofdletters van '{other.name}'", "kies een andere naam, of voeg de twee bestanden samen")
    plain = slug(file.stem)
    name = plain if is_id(plain) else "mijn-casus"
    return Fault(1, 1, "ongeldige-id", f"de bestandsnaam '{_text(file.stem)}' is geen geldige id", f"noem het bestand bijvoorbeeld '{name}{file.suffix}'")


def stray_files(root: File, folders: Collection[str], registers: Collection[str]) -> Iterator[tuple[str, Fault]]:
    """(path, fault) of each file that looks like a record, but stands where none is read or has another ending."""
    for file in files_in(root, "cases", ""):
        if file.suffix != ".yml":
            yield shown_path(root, file), _stray_case(file)
    for file in sorted((root / "content").rglob("*")):
        path = shown_path(root, file)
        hidden = any(part.startswith(".") for part in path.split("/"))
        if not hidden and file.suffix.lower() in _TEXTS and not _expected(path, folders, registers):
            yield path, Fault(1, 1, "bestandsnaam", "dit bestand wordt niet gelezen", _remedy(path, folders, registers))
    for file in files_in(root, INDICATORS, ".csv"):
        if not file.with_suffix(".yml").exists():
            yield shown_path(root, file), Fault(1, 1, "ontbreekt", f"het bestand '{_text(file.stem)}.yml' met de uitleg ontbreekt", "zet het naast dit bestand")


def _text(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _stray_case(file: File) -> Fault:
    if file.is_dir():
        return Fault(1, 1, "bestandsnaam", "mappen in cases/ worden niet gelezen", "zet de casussen in cases/ zelf")
    return Fault(1, 1, "bestandsnaam", "een casus eindigt op .yml", f"noem het bestand '{slug(file.stem) or 'mijn-casus'}.yml', of haal het weg")


def _expected(path: str, folders: Collection[str], registers: Collection[str]) -> bool:
    folder, _, name = path.rpartition("/")
    if name in registers and folder == "content":
        return True
    return name.endswith(".yml") if folder == INDICATORS else name.endswith(".md") and folder in folders


def _remedy(path: str, folders: Collection[str], registers: Collection[str]) -> str:
    folder, _, name = path.rpartition("/")
    if folder == INDICATORS:
        return "een bestand in deze map eindigt op .yml of .csv"
    if folder == "content" and not name.lower().endswith((".md", ".markdown")):
        near = nearest(name.lower(), registers)
        return f"bedoelt u '{near}'?" if near else f"kies uit: {', '.join(registers)}"
    return "een bestand in deze map eindigt op .md" if folder in folders else f"kies een van de mappen: {', '.join((*folders, INDICATORS))}"
