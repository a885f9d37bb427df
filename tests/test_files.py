"""Files that are no case at all: each gives one located problem, at once, and never a traceback."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import CASE, SMALL, assert_located, complete, problems, said, small_guide, write

LAUGHS = "a: &a [lol, lol]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
EMPTY = "cases/proef.yml:1:1: fout: het bestand is leeg (vul het bestand of verwijder het) [leeg-bestand]"
NOT_UTF_8 = "fout: het bestand is geen tekst in UTF-8 (sla het bestand op als UTF-8) [geen-utf-8]"
WINDOWS = "cases/proef.yml:2:{}: fout: de '{}' hier is niet opgeslagen in UTF-8; het bestand is waarschijnlijk Windows-1252 (ANSI) (kies bij Opslaan als de codering UTF-8) [geen-utf-8]"
NO_TEXT = "cases/proef.yml:1:1: fout: dit is {}, geen tekstbestand (kopieer de tekst naar een leeg tekstbestand en sla dat op als .yml) [geen-tekst]"
TOO_BIG = "kB, ten hoogste 256 kB mag (splits het bestand of kort de teksten in) [te-groot]"
FIELDS = "cases/proef.yml:1:1: fout: hier horen velden te staan (schrijf veld: waarde, elk op een eigen regel) [verkeerd-type]"
DIRECTION = "fout: een onzichtbaar teken dat de leesrichting omdraait ({}) (typ de woorden eromheen opnieuw) [stuurteken]"
CONTROL = "fout: een onzichtbaar stuurteken ({}) (haal het teken weg) [stuurteken]"

BAD = {
    "an empty file": (b"", EMPTY),
    "only white space": (b" \n\n   \n", EMPTY),
    "only line ends of another system": (b"\r\n\r\n", EMPTY),
    "only a byte order mark": (b"\xef\xbb\xbf", EMPTY),
    "only comments": (b"# een\n# twee\n", FIELDS),
    "10 MB of letters": (b"a" * 10_000_000, f"cases/proef.yml:1:1: fout: het bestand is 10000 {TOO_BIG}"),
    "one byte too many": (b"#" * 256_001, f"cases/proef.yml:1:1: fout: het bestand is 257 {TOO_BIG}"),
    "not one byte too many": (b"#" * 256_000, FIELDS),
    "billion laughs": (
        LAUGHS.encode(),
        "cases/proef.yml:1:4: fout: een & of * vlak voor een waarde betekent in YAML iets anders (zet de waarde tussen dubbele aanhalingstekens, of schrijf haar voluit) [anker]",
    ),
    "250 kB of brackets": (b"[" * 250_000, "cases/proef.yml:1:14: fout: de velden zijn te diep genest (controleer de haakjes en het inspringen) [te-diep]"),
    "250 kB of braces": (b"{a: " * 62_500, "cases/proef.yml:1:53: fout: de velden zijn te diep genest (controleer de haakjes en het inspringen) [te-diep]"),
    "250 kB of dashes": (b"- " * 125_000, "cases/proef.yml:1:27: fout: de velden zijn te diep genest (controleer de haakjes en het inspringen) [te-diep]"),
    "a single line of 250 kB": (b"a" * 250_000, FIELDS),
    "a key of 250 kB": (b"a" * 250_000 + b": b", 'cases/proef.yml:1:250001: fout: een dubbele punt op een plek waar dat niet kan (zet een tekst met ": " tussen dubbele aanhalingstekens) [geen-yaml]'),
    "a NUL byte": (b"title: a\x00b\n", f"cases/proef.yml:1:9: {CONTROL.format('U+0000')}"),
    "UTF-16 with a mark": (
        "title: Proef\n".encode("utf-16"),
        "cases/proef.yml:1:1: fout: het bestand is opgeslagen als UTF-16 ('Unicode'), niet als UTF-8 (kies bij Opslaan als de codering UTF-8) [geen-utf-8]",
    ),
    "UTF-16 without a mark": ("title: Proef\n".encode("utf-16-le"), f"cases/proef.yml:1:2: {CONTROL.format('U+0000')}"),
    "Latin-1": ("title: Proef\nsummary: café\n".encode("latin-1"), WINDOWS.format(13, "é")),
    "Latin-1 behind other signs": ("title: Proef\nsummary: é ".encode() + "é\n".encode("latin-1"), WINDOWS.format(12, "é")),
    "quotes of Windows": ("title: Proef\nsummary: “een".encode("cp1252"), WINDOWS.format(10, "“")),
    "half an emoji": (b"title: Proef\nsummary: \xed\xa0\xbd\n", f"cases/proef.yml:2:10: {NOT_UTF_8}"),
    "line ends of old machines": (b"title: Proef\rsummary: Ja\r", f"cases/proef.yml:1:13: {CONTROL.format('U+000D')}"),
    "a byte order mark in the middle": ("title: Proef\nsummary: \ufeffJa\n".encode(), f"cases/proef.yml:2:10: {CONTROL.format('U+FEFF')}"),
    "a mark that turns the direction of writing": ("title: Pro\u202eef\n".encode(), f"cases/proef.yml:1:11: {DIRECTION.format('U+202E')}"),
    "an escape sequence of a terminal": (b"title: \x1b[31mProef\n", f"cases/proef.yml:1:8: {CONTROL.format('U+001B')}"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NO_TEXT.format("een plaatje")),
    "a document of Word": (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", NO_TEXT.format("een Word-, Excel- of zip-bestand")),
    "a pdf": (b"%PDF-1.7\n%\xe2\xe3", NO_TEXT.format("een pdf")),
    "rich text": (b"{\\rtf1\\ansi title: Proef}", NO_TEXT.format("een RTF-bestand uit een tekstverwerker")),
    "a line end of Word": (
        b"title: Proef\nsummary: Een\x0btwee\n",
        "cases/proef.yml:2:13: fout: een regeleinde uit Word (U+000B) (haal het teken weg en begin met Enter een nieuwe regel) [stuurteken]",
    ),
    "a quote of 250 kB": (complete("goals: |\n  " + '"' * 250_000).encode(), "cases/proef.yml:2:3: fout: een alinea van meer dan 5000 tekens (zet er witregels tussen) [te-lang]"),
    "mentions of 250 kB": (complete("goals: |\n  Een\n\n  " + "[^bron: " * 30_000).encode(), "cases/proef.yml:4:3: fout: een alinea van meer dan 5000 tekens (zet er witregels tussen) [te-lang]"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD.keys())
def test_bad_input_gives_one_problem(data: bytes, message: str, tmp_path: Path) -> None:
    """One problem, with its place and a remedy."""
    root = small_guide(tmp_path)
    (root / CASE).write_bytes(data)
    assert said(root) == [message]
    assert_located(root, problems(root))


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_give_one_problem(seed: int, tmp_path: Path) -> None:
    """Bytes from nowhere are no text."""
    root = small_guide(tmp_path, random.Random(seed).randbytes(4096))
    found = problems(root)
    assert [problem.code for problem in found] == ["geen-utf-8"]
    assert_located(root, found)


@pytest.mark.parametrize("path", ["content/partijen.yml", "content/themas/werk.md", "content/over.md", "content/indicatoren/banen.yml", "content/indicatoren/banen.csv"])
@pytest.mark.parametrize("data", [b"\xff\xfe", b"", b"a" * 300_000, b"\x00"], ids=["bytes", "empty", "big", "nul"])
def test_bad_input_elsewhere_gives_one_problem(path: str, data: bytes, tmp_path: Path) -> None:
    """What points into the file that cannot be read is not reported as well."""
    root = small_guide(tmp_path, complete("parties: [{party: gemeente-veldstad, role: partner}]\ngoals: Zie [hier](pagina:over)."))
    (root / path).write_bytes(data)
    assert [problem.path for problem in problems(root)] == [path]


def test_a_register_may_grow(tmp_path: Path) -> None:
    """It holds the things of all cases: what is too large for a case is fine there, up to a bound of its own."""
    root = small_guide(tmp_path)
    register = root / "content/partijen.yml"
    with register.open("a", encoding="utf-8") as file:
        file.writelines(f"- {{id: nog-een-{number}, name: Nog een partij met nummer {number}, type: bedrijf}}\n" for number in range(5000))
    assert register.stat().st_size > 256_000
    assert {problem.code for problem in problems(root)} == {"ongebruikt"}
    register.write_bytes(b"#" * 16_000_001)
    assert said(root) == ["content/partijen.yml:1:1: fout: het bestand is 16001 kB, ten hoogste 16000 kB mag (splits het bestand of kort de teksten in) [te-groot]"]


@pytest.mark.parametrize("text", [complete("goals: Ja\n").replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + complete("").encode()], ids=["CRLF", "byte order mark"])
def test_other_systems_may_write_text(text: bytes, tmp_path: Path) -> None:
    """Line ends of Windows and a byte order mark at the start are no fault."""
    assert said(small_guide(tmp_path, text)) == []


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_lines_count_the_same_with_other_line_ends(ends: str, tmp_path: Path) -> None:
    """A problem in a file from Windows is on the line that the editor sees."""
    root = small_guide(tmp_path, complete("title: A\ngoals: |\n  Een\n\n  <b>\nplaces: [velstad]\n").replace("\n", ends).encode())
    assert [(problem.line, problem.code) for problem in problems(root)] == [(5, "html-in-tekst"), (6, "onbekende-verwijzing")]


def _replace(root: Path, path: str) -> Path:
    (root / path).unlink()
    return root / path


@pytest.mark.parametrize("path", [CASE, "content/partijen.yml", "content/over.md", "content/indicatoren/banen.csv"])
def test_a_folder_with_the_name_of_a_file(path: str, tmp_path: Path) -> None:
    """A folder called x.yml is not passed over."""
    _replace(small_guide(tmp_path), path).mkdir()
    assert said(tmp_path) == [f"{path}:1:1: fout: dit is een map, geen bestand (zet er een gewoon bestand neer, of haal het weg) [niet-te-lezen]"]


@pytest.mark.parametrize("path", [CASE, "content/partijen.yml", "content/over.md"])
def test_a_link_that_leads_nowhere(path: str, tmp_path: Path) -> None:
    """A broken symbolic link is not passed over, and neither is one to itself."""
    file = _replace(small_guide(tmp_path), path)
    file.symlink_to(tmp_path / "weg")
    message = f"{path}:1:1: fout: dit is een koppeling naar een bestand dat er niet is (zet er een gewoon bestand neer, of haal het weg) [niet-te-lezen]"
    assert said(tmp_path) == [message]
    file.unlink()
    file.symlink_to(file)
    assert [problem.code for problem in problems(tmp_path)] == ["niet-te-lezen"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    """Reading from a pipe that nobody writes to would wait for ever."""
    os.mkfifo(_replace(small_guide(tmp_path), CASE))
    done = subprocess.run([sys.executable, "-m", "generator", "check", "--root", str(tmp_path)], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == f"{CASE}:1:1: fout: dit is geen gewoon bestand (zet er een gewoon bestand neer, of haal het weg) [niet-te-lezen]\n"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without leave to read there is a problem, whoever runs the tests."""
    root = small_guide(tmp_path)
    whole = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.name == "proef.yml":
            raise PermissionError(13, "Permission denied")
        return whole(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert said(root) == [f"{CASE}:1:1: fout: u mag dit bestand niet lezen (geef uzelf leesrechten) [niet-te-lezen]"]


def test_a_file_that_is_far_too_big_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is known without reading it into memory."""
    root = small_guide(tmp_path, b"a" * 1_000_000)
    whole, opened = Path.read_bytes, []

    def note(file: Path) -> bytes:
        opened.append(file.name)
        return whole(file)

    monkeypatch.setattr(Path, "read_bytes", note)
    assert [problem.code for problem in problems(root)] == ["te-groot"]
    assert "proef.yml" not in opened
    assert "de-brug.yml" in opened


def test_a_file_that_fails_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails gives a problem too."""
    root = small_guide(tmp_path)

    def fail(file: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert f"{CASE}:1:1: fout: het bestand is niet te lezen (probeer het opnieuw, of haal het weg) [niet-te-lezen]" in said(root)


NAMES = {
    "cases/De-Brug.yml": "de bestandsnaam 'De-Brug' verschilt alleen in hoofdletters van 'de-brug.yml' (kies een andere naam, of voeg de twee bestanden samen) [dubbele-id]",
    "cases/DeKraan.yml": "de bestandsnaam 'DeKraan' is geen geldige id (noem het bestand bijvoorbeeld 'dekraan.yml') [ongeldige-id]",
    "cases/de kraan.yml": "de bestandsnaam 'de kraan' is geen geldige id (noem het bestand bijvoorbeeld 'de-kraan.yml') [ongeldige-id]",
    "cases/de_kraan.yml": "de bestandsnaam 'de_kraan' is geen geldige id (noem het bestand bijvoorbeeld 'de-kraan.yml') [ongeldige-id]",
    "cases/één.yml": "de bestandsnaam 'één' is geen geldige id (noem het bestand bijvoorbeeld 'een.yml') [ongeldige-id]",
    "cases/-.yml": "de bestandsnaam '-' is geen geldige id (noem het bestand bijvoorbeeld 'mijn-casus.yml') [ongeldige-id]",
    "cases/index.yml": "de bestandsnaam 'index' is geen geldige id (noem het bestand bijvoorbeeld 'mijn-casus.yml') [ongeldige-id]",
    "cases/de-kraan.yaml": "een casus eindigt op .yml (noem het bestand 'de-kraan.yml', of haal het weg) [bestandsnaam]",
    "cases/De Kraan.YML": "een casus eindigt op .yml (noem het bestand 'de-kraan.yml', of haal het weg) [bestandsnaam]",
    "cases/lees-mij.txt": "een casus eindigt op .yml (noem het bestand 'lees-mij.yml', of haal het weg) [bestandsnaam]",
    "content/partijen.yaml": "de gids leest dit bestand niet (bedoelt u 'partijen.yml'?) [bestandsnaam]",
    "content/Plaatsen.yml": "de gids leest dit bestand niet (bedoelt u 'plaatsen.yml'?) [bestandsnaam]",
    "content/zzz.yml": "de gids leest dit bestand niet (kies uit: partijen.yml, plaatsen.yml, begrippen.yml, bronnen.yml, doorverwijzingen.yml) [bestandsnaam]",
    "content/over-ons.markdown": "de gids leest dit bestand niet (een bestand in deze map eindigt op .md) [bestandsnaam]",
    "content/themas/energie.MD": "de gids leest dit bestand niet (een bestand in deze map eindigt op .md) [bestandsnaam]",
    "content/themas/energie.yml": "de gids leest dit bestand niet (een bestand in deze map eindigt op .md) [bestandsnaam]",
    "content/indicatoren/huizen.yaml": "de gids leest dit bestand niet (een bestand in deze map eindigt op .yml of .csv) [bestandsnaam]",
    "content/indicatoren/huizen.csv": "het bestand 'huizen.yml' met de uitleg ontbreekt (zet het naast dit bestand) [ontbreekt]",
    "content/themas/Werk.md": "de bestandsnaam 'Werk' verschilt alleen in hoofdletters van 'werk.md' (kies een andere naam, of voeg de twee bestanden samen) [dubbele-id]",
}


@pytest.mark.parametrize("path", NAMES)
def test_wrong_file_names(path: str, tmp_path: Path) -> None:
    """A file with a name that is not read, or is no id, is named; it is not passed over."""
    text = SMALL["content/themas/werk.md"] if path.endswith(".md") else complete("")
    root = small_guide(tmp_path, changes={path: text})
    assert said(root) == [f"{path}:1:1: fout: {NAMES[path]}"]


def test_a_folder_that_is_not_read(tmp_path: Path) -> None:
    """Files in other folders are named, and so are folders among the cases."""
    root = small_guide(tmp_path, changes={"content/overig/iets.md": "Iets.", "cases/map/de-kraan.yml": complete("")})
    assert said(root) == [
        "cases/map:1:1: fout: de gids leest geen mappen in cases/ (zet de casussen in cases/ zelf) [bestandsnaam]",
        "content/overig/iets.md:1:1: fout: de gids leest dit bestand niet (kies een van de mappen: content/themas, content/leernetwerken, content/groepen, content/leeslijsten, content, content/indicatoren) [bestandsnaam]",
    ]


def test_hidden_files_and_assets_are_left_alone(tmp_path: Path) -> None:
    """What a system or an editor's program leaves behind is no case, and pictures may stand beside the pages."""
    assert said(small_guide(tmp_path, changes={"cases/.de-kraan.yml": b"\xff", "cases/.gitkeep": "", "content/.over.md": "", "content/beeld/foto.png": b"\xff"})) == []


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file name in another encoding can be shown, and be written to a terminal."""
    root = small_guide(tmp_path)
    try:
        (root / os.fsdecode(b"cases/\xff.yml")).write_text(complete(""))
    except OSError:
        pytest.skip("this file system has no such names")
    message = "cases/\ufffd.yml:1:1: fout: de bestandsnaam '\ufffd' is geen geldige id (noem het bestand bijvoorbeeld 'mijn-casus.yml') [ongeldige-id]"
    assert said(root) == [message]
    assert message.encode()


def test_an_indicator_without_its_table(tmp_path: Path) -> None:
    """The measurements stand beside the definition."""
    (small_guide(tmp_path) / "content/indicatoren/banen.csv").unlink()
    assert said(tmp_path) == ["content/indicatoren/banen.yml:1:1: fout: het bestand 'banen.csv' met de metingen ontbreekt (zet het naast dit bestand) [ontbreekt]"]


def test_all_problems_of_all_files_at_once(tmp_path: Path) -> None:
    """Nothing stops at the first file; problems come in the order of files and lines."""
    root = small_guide(
        tmp_path,
        complete("statsu: x\nplaces: [velstad]\ngoals: <b>\n"),
        changes={
            "cases/de-brug.yml": "a: [\n",
            "cases/De-Kraan.yml": b"",
            "content/plaatsen.yml": "- {id: veldstad, name: Veldstad, type: dorp}\n",
            "content/over.md": "---\ntitle: Over\n---\n[x](casus:niets)\n",
            "content/indicatoren/banen.csv": "measure,area,value,document\nniveau,veldstad,x,verslag\n",
        },
    )
    found = problems(root)
    assert [(problem.path, problem.line, problem.code) for problem in found] == [
        ("cases/De-Kraan.yml", 1, "leeg-bestand"),
        ("cases/De-Kraan.yml", 1, "ongeldige-id"),
        ("cases/de-brug.yml", 1, "geen-yaml"),
        ("cases/proef.yml", 1, "onbekend-veld"),
        ("cases/proef.yml", 2, "onbekende-verwijzing"),
        ("cases/proef.yml", 3, "html-in-tekst"),
        ("content/indicatoren/banen.csv", 2, "verkeerd-type"),
        ("content/over.md", 4, "onbekende-verwijzing"),
        ("content/plaatsen.yml", 1, "niet-in-de-lijst"),
    ]
    assert list(found) == sorted(found)


def test_an_empty_guide_is_fine(tmp_path: Path) -> None:
    """No files, no problems."""
    assert said(write(tmp_path, {"cases/.gitkeep": ""})) == []
