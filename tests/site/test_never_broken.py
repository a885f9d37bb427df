"""Whatever breaks a build: the old site stands or the new one is whole, the message is clear, and the next build is right.

`make bench-broken` breaks a hundred builds in each way; here a few.
"""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from benchmarks.broken import CASE, MORE
from generator.pipeline import Checked, read_guide
from generator.search.documents import Document
from generator.search.index import IndexFailed, write_index
from generator.swap import alone
from tests.site.built import Built
from tests.site.commands import ROOT, build, environment, tree

#: As the benchmark does, on a guide that was built before.
FEW = "import sys; from pathlib import Path; from benchmarks.broken import table; sys.exit(table(sys.argv[4:], 1, int(sys.argv[3]), Path(sys.argv[1]), Path(sys.argv[2])))"
FAULTS = ("killed at a moment", "killed at a change of the disk", "asked to stop", "two builds at once", "files limited", "cache poisoned", "disk full")


def test_what_breaks_a_build_breaks_no_site(invented: Built, tmp_path: Path) -> None:
    """Killed, asked to stop, at once with another, without room, with a bad cache: each a real process."""
    done = subprocess.run([sys.executable, "-c", FEW, invented.root, tmp_path, "1", *FAULTS], cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    # Only whoever may mount a disk can fill one.
    lines = [line for line in done.stdout.splitlines()[1:] if not (line.startswith("disk") and "not tried" in line)]
    assert len(lines) >= len(FAULTS) - 1
    assert all(line.split()[-2:] == ["1", "0"] for line in lines), done.stdout


def add_case(root: Path) -> None:
    """A case more, with a name of its own."""
    text = (root / CASE).read_text(encoding="utf-8")
    (root / MORE).write_text(text.replace("title: ", "title: Kortstondig ", 1), encoding="utf-8")


def test_nothing_remains_of_a_case_that_went(small: Path) -> None:
    """No page, no file, no word on a list, in a feed or in the data. What did not change are the very same files."""
    assert build(small, None, "--no-search").returncode == 0
    before, name = tree(small / "site"), Path(MORE).stem
    places = [(small / "site" / file).stat().st_ino for file in ("meedoen/velden/index.html", "casussen/index.html")]
    add_case(small)
    assert build(small, None, "--no-search").returncode == 0
    assert len([path for path in (small / "site").rglob("*") if name in path.name or (path.is_file() and b"Kortstondig" in path.read_bytes())]) > 10
    assert [(small / "site" / file).stat().st_ino == place for file, place in zip(("meedoen/velden/index.html", "casussen/index.html"), places, strict=True)] == [True, False]
    (small / MORE).unlink()
    assert build(small, None, "--no-search").returncode == 0
    assert tree(small / "site") == before


def test_a_folder_of_the_site_that_leads_elsewhere_stays_elsewhere(small: Path, tmp_path: Path) -> None:
    """What lies there is somebody else's: nothing of it comes into the new site, and it stays as it is."""
    assert build(small, None, "--no-search").returncode == 0
    before, elsewhere = tree(small / "site"), tmp_path / "elders"
    (small / "site/data").rename(elsewhere)
    (small / "site/data").symlink_to(elsewhere)
    kept = tree(elsewhere)
    assert build(small, None, "--no-search").returncode == 0
    assert tree(small / "site") == before
    assert tree(elsewhere) == kept
    assert not (small / "site/data").is_symlink()
    assert not [file for file in elsewhere.rglob("*") if file.is_file() and file.stat().st_nlink > 1]


def test_who_waited_reads_again(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was changed while another build took its time is on the site."""
    read, flock, site = read_guide, fcntl.flock, small / "site"
    taken, waiting = threading.Event(), threading.Event()

    def other() -> None:
        with alone(site, print):
            taken.set()
            waiting.wait(60)

    def read_then_change(root: Path) -> Checked:
        found = read(root)
        add_case(root)
        return found

    def tell(slot: int, operation: int) -> None:
        try:
            flock(slot, operation)
        except BlockingIOError:
            waiting.set()
            raise

    thread = threading.Thread(target=other)
    thread.start()
    assert taken.wait(60)
    monkeypatch.setattr("generator.cli.read_guide", read_then_change)
    monkeypatch.setattr(fcntl, "flock", tell)
    done = build(small, None, "--no-search")
    waiting.set()
    thread.join(60)
    assert done.returncode == 0, done.stderr
    assert "Een andere opdracht bouwt deze site al; deze wacht tot die klaar is …" in done.stdout
    assert (site / "casussen" / Path(MORE).stem / "index.html").is_file()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "De schijf is vol. Maak ruimte en bouw opnieuw"),
        (errno.EROFS, "Deze schijf is alleen te lezen. Maak hem schrijfbaar of kies een andere map"),
        (errno.EACCES, "U mag hier niet lezen of schrijven. Geef uzelf dat recht of kies een andere map"),
    ],
)
@pytest.mark.parametrize("at", ["mkdir", "write"])
def test_a_disk_that_refuses(small: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str, at: str) -> None:
    """At the start, and when half of the pages are written: the message says what to do, and the old site stands."""
    site = small / "site"
    site.mkdir()
    for name in ("index.html", "404.html"):
        (site / name).write_text("oud", encoding="utf-8")
    before, made = tree(site), os.mkdir

    def refuse(path: str | Path, *given: int, **named: int) -> None:
        # With the pages of the themes, or before all: the folder of work.
        if (at == "write" and "themas" in str(path)) or (at == "mkdir" and str(path).endswith(".site.bouw")):
            raise OSError(number, "no", str(path))
        made(path, *given, **named)

    monkeypatch.setattr(os, "mkdir", refuse)
    done = build(small, None, "--no-search")
    assert done.returncode == 1
    assert "De site is niet gebouwd; de vorige staat er nog." in done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site) == before
    assert not (small / ".site.bouw").exists()


class Program:
    """Pagefind, as it goes wrong."""

    def __init__(self, code: int = 0, files: Sequence[tuple[str, bytes]] = (), said: str = "") -> None:
        self.code, self.files, self.said = code, files, said

    def __call__(self, command: list[str], **given: object) -> subprocess.CompletedProcess[str]:
        """Run."""
        folder = Path(command[command.index("--output-path") + 1])
        for name, data in self.files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        return subprocess.CompletedProcess(command, self.code, "", self.said)


ENTRY = ("pagefind-entry.json", b'{"languages": {"nl": {"page_count": 1}}}')


@pytest.mark.parametrize(
    ("program", "told"),
    [
        (Program(-9), "is afgebroken (signaal 9), vaak door te weinig geheugen. Bouw de site nog eens."),
        (Program(1, said="No module named pagefind"), "stopte met een fout: No module named pagefind Bouw de site nog eens."),
        (Program(), "heeft 0 van de 1 pagina’s"),
        (Program(files=[("index/nl_x.pf_index", b"")]), "heeft een leeg bestand: index/nl_x.pf_index"),
        (Program(files=[("pagefind-entry.json", b"{")]), "is beschadigd"),
        (Program(files=[("pagefind-entry.json", b"[]")]), "is beschadigd"),
        (Program(files=[ENTRY, ("fragment/nl_x.pf_fragment", b"geen gzip")]), "is beschadigd: nl_x.pf_fragment"),
    ],
)
def test_an_index_that_failed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Callable[..., object], told: str) -> None:
    """Killed, missing, empty, damaged: what stood stays, nothing else is left."""
    monkeypatch.setattr(subprocess, "run", program)
    (tmp_path / "index").mkdir()
    (tmp_path / "index/oud").touch()
    with pytest.raises(IndexFailed) as failed:
        write_index([Document("a/", "A", "Tekst.", {}, {}, {})], ["tekst"], tmp_path / "index", tmp_path)
    assert told in str(failed.value)
    assert os.listdir(tmp_path) == ["index"]
    assert os.listdir(tmp_path / "index") == ["oud"]


def test_a_site_without_its_search_is_not_published(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed index is a failed build."""
    monkeypatch.setattr(subprocess, "run", Program(-9))
    done = build(small)
    assert done.returncode == 1
    assert "De site is niet gebouwd; de vorige staat er nog. Het programma voor de zoekindex is afgebroken (signaal 9)" in done.stderr
    assert sorted(os.listdir(small)) == [".cache", "cases", "content", "mkdocs.yml", "theme"]
