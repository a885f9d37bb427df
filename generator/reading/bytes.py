"""From the bytes of a file to text that is safe to parse, or the one fault that stands in the way."""

from __future__ import annotations

from pathlib import Path as File

from generator.reading.tree import CONTROL, Fault

MAX_BYTES = 256_000


def _at(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _too_big(size: int) -> Fault:
    return Fault(1, 1, "te-groot", f"het bestand is {-(-size // 1000)} kB, ten hoogste {MAX_BYTES // 1000} kB mag", "splits het bestand of kort de teksten in")


def _not_a_file(file: File) -> str | None:
    if file.is_file():
        return None
    if file.is_dir():
        return "dit is een map, geen bestand"
    return "dit is een koppeling naar een bestand dat er niet is" if file.is_symlink() and not file.exists() else "dit is geen gewoon bestand"


def read_file(file: File) -> tuple[str, list[Fault]]:
    """As `read_text`, of a file; what is no file, may not be read or is far too big is never opened."""
    try:
        if wrong := _not_a_file(file):
            return "", [Fault(1, 1, "niet-te-lezen", wrong, "zet er een gewoon bestand neer, of haal het weg")]
        if (size := file.stat().st_size) > MAX_BYTES:
            return "", [_too_big(size)]
        return read_text(file.read_bytes())
    except PermissionError:
        return "", [Fault(1, 1, "niet-te-lezen", "u mag dit bestand niet lezen", "geef uzelf leesrechten")]
    except OSError:
        return "", [Fault(1, 1, "niet-te-lezen", "het bestand is niet te lezen", "probeer het opnieuw, of haal het weg")]


def read_text(data: bytes) -> tuple[str, list[Fault]]:
    """The text of a file with Unix line ends, and the faults in its characters (the text is not to be parsed then)."""
    if len(data) > MAX_BYTES:
        return "", [_too_big(len(data))]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        return "", [Fault(line, column, "geen-utf-8", "het bestand is geen tekst in UTF-8", "sla het bestand op als UTF-8")]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        return "", [Fault(1, 1, "leeg-bestand", "het bestand is leeg", "vul het bestand of verwijder het")]
    return text, _character_faults(text)


def _character_faults(text: str) -> list[Fault]:
    faults = []
    if match := CONTROL.search(text):
        code = f"U+{ord(match.group()):04X}"
        faults.append(Fault(*_at(text, match.start()), "stuurteken", f"een onzichtbaar stuurteken ({code})", "haal het teken weg"))
    if (index := text.find("\t")) >= 0:
        faults.append(Fault(*_at(text, index), "tab", "een tab", "gebruik spaties om in te springen"))
    return faults
