"""From the bytes of a file to text that is safe to parse, or the one fault that stands in the way."""

from __future__ import annotations

from generator.reading.tree import CONTROL, Fault

MAX_BYTES = 256_000


def _at(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def read_text(data: bytes) -> tuple[str, list[Fault]]:
    """The text of a file with Unix line ends, and the faults in its characters (the text is not to be parsed then)."""
    if len(data) > MAX_BYTES:
        return "", [Fault(1, 1, "te-groot", f"het bestand is {-(-len(data) // 1000)} kB, ten hoogste {MAX_BYTES // 1000} kB mag", "splits het bestand of kort de teksten in")]
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
