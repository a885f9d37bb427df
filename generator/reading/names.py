"""The names of files: which of them hold records, and which cannot be right. No file is passed over in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path as File

from generator.ids import is_id, nearest, slug
from generator.reading.tree import Fault
from generator.wording import CHOOSE, FILES, NEAR, STRAY, say

# The folder of the indicators: a definition and a table each.
INDICATORS = "content/indicatoren"
_TEXTS = (".yml", ".yaml", ".md", ".markdown")


def shown_path(root: File, file: File) -> str:
    """The path of a file from the root, with forward slashes; bytes that are no text and signs that cannot be seen become question marks."""
    return _text(file.relative_to(root).as_posix())


def files_in(root: File, folder: str, suffix: str) -> list[File]:
    """The files in a folder whose name ends so, in the order of their names; hidden ones are left out."""
    return sorted((file for file in (root / folder).glob(f"*{suffix}") if not file.name.startswith(".")), key=lambda file: file.name)


def name_fault(file: File) -> Fault | None:
    """What is wrong with the name of a file that holds a record: it is an id, and an address."""
    if is_id(file.stem):
        return None
    for other in files_in(file.parent, ".", file.suffix):
        if other.stem != file.stem and other.stem.lower() == file.stem.lower():
            return Fault(1, 1, *say(FILES, "name_case", name=_text(file.stem), other=_text(other.name)))
    plain = slug(file.stem)
    name = plain if is_id(plain) else "mijn-casus"
    return Fault(1, 1, *say(FILES, "name", name=_text(file.stem), example=name + file.suffix))


def stray_files(root: File, folders: Collection[str], registers: Collection[str]) -> Iterator[tuple[str, Fault]]:
    """(path, fault) of each file that looks like a record, but stands where none is read or has another ending."""
    for file in files_in(root, "cases", ""):
        if file.suffix != ".yml":
            yield shown_path(root, file), _stray_case(file)
    for file in sorted((root / "content").rglob("*")):
        path = shown_path(root, file)
        hidden = any(part.startswith(".") for part in path.split("/"))
        if not hidden and file.suffix.lower() in _TEXTS and not _expected(path, folders, registers):
            yield path, Fault(1, 1, *say(FILES, "stray", remedy=_remedy(path, folders, registers)))
    for file in files_in(root, INDICATORS, ".csv"):
        if not file.with_suffix(".yml").exists():
            yield shown_path(root, file), Fault(1, 1, *say(FILES, "no_definition", name=f"{_text(file.stem)}.yml"))


def _text(name: str) -> str:
    if name.isascii() and name.isprintable():
        return name
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in whole)


def _stray_case(file: File) -> Fault:
    if file.is_dir():
        return Fault(1, 1, *say(FILES, "case_folder"))
    return Fault(1, 1, *say(FILES, "case_name", example=f"{slug(file.stem) or 'mijn-casus'}.yml"))


def _expected(path: str, folders: Collection[str], registers: Collection[str]) -> bool:
    folder, _, name = path.rpartition("/")
    if name in registers and folder == "content":
        return True
    return name.endswith(".yml") if folder == INDICATORS else name.endswith(".md") and folder in folders


def _remedy(path: str, folders: Collection[str], registers: Collection[str]) -> str:
    folder, _, name = path.rpartition("/")
    if folder == INDICATORS:
        return STRAY["indicator"]
    if folder == "content" and not name.lower().endswith((".md", ".markdown")):
        near = nearest(name.lower(), registers)
        return NEAR.format(near=near) if near else CHOOSE.format(choices=", ".join(registers))
    return STRAY["text"] if folder in folders else STRAY["folder"].format(choices=", ".join((*folders, INDICATORS)))
