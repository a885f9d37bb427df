"""The preview: a change is seen within seconds, and a mistake leaves the last good site."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from mkdocs.exceptions import Abort, ConfigurationError

from generator.around import Around
from generator.outputs import Draft, Output
from generator.pipeline import Checked, Making, read_guide
from generator.preview import Preview as Shown
from generator.preview import serve
from generator.settings import configured
from tests.site.commands import ROOT, build, environment, tree

PATIENCE = 20


class Preview:
    """A running `wijkengids serve`."""

    def __init__(self, root: Path, log: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.log = log
        with log.open("w") as output:
            command = [sys.executable, "-m", "generator", "serve", "--root", str(root), "--address", self.address]
            # A program that was started in the background ignores Ctrl+C, and so would this one.
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=output, stderr=subprocess.STDOUT, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))

    def page(self, address: str) -> str:
        """A page as it is now; nothing as long as there is none."""
        try:
            with urlopen(f"http://{self.address}/{address}", timeout=5) as answer:
                return str(answer.read().decode())
        except HTTPError as answer:
            return str(answer.read().decode())
        except URLError:
            return ""

    @property
    def told(self) -> str:
        """What it has said so far."""
        return self.log.read_text(encoding="utf-8")

    def stop(self) -> int:
        """End it as Ctrl+C does."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=10)


def soon(look: Callable[[], bool]) -> bool:
    """Does this become true within seconds?"""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if look():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def start(small: Path, tmp_path: Path) -> Iterator[Callable[[], Preview]]:
    """Starts a preview of the small guide, which is ended whatever happens."""
    started: list[Preview] = []

    def begin() -> Preview:
        started.append(Preview(small, tmp_path / "log.txt"))
        return started[-1]

    yield begin
    for preview in started:
        preview.process.kill()
        preview.process.wait()


def test_the_preview_follows_each_change(small: Path, start: Callable[[], Preview]) -> None:
    """A changed case is shown; while it is broken the last good one stays, with the message; then it goes on."""
    preview = start()
    case, here = small / "cases/straatfeest.yml", "casussen/straatfeest/"
    good = case.read_text(encoding="utf-8")
    retitled = re.compile("^title: .*$", re.MULTILINE)
    assert soon(lambda: "<h1>Straatfeest</h1>" in preview.page(here)), preview.told
    assert f"http://{preview.address}/" in preview.told

    case.write_text(retitled.sub("title: Een ander feest", good), encoding="utf-8")
    assert soon(lambda: "<h1>Een ander feest</h1>" in preview.page(here)), preview.told

    case.write_text(retitled.sub("titel: Fout", good), encoding="utf-8")
    assert soon(lambda: "cases/straatfeest.yml:1:1: fout:" in preview.told), preview.told
    assert soon(lambda: "De vorige versie blijft te zien." in preview.told), preview.told
    old = preview.page(here)
    assert "<h1>Een ander feest</h1>" in old
    assert "U ziet een oude versie." in old
    assert "cases/straatfeest.yml:1:1: fout:" in old
    assert "Traceback" not in preview.told

    case.write_text(retitled.sub("title: Weer goed", good), encoding="utf-8")
    assert soon(lambda: "<h1>Weer goed</h1>" in preview.page(here)), preview.told
    assert "Weer goed" in preview.page("casussen/")
    assert "U ziet een oude versie." not in preview.page(here)
    assert "Het klopt weer" in preview.told
    # What does not exist yet is reloaded too: its policy would forbid that.
    lost = preview.page("casussen/nieuw/")
    assert "livereload(" in lost
    assert "Content-Security-Policy" not in lost

    template = small / "theme/guide/case.html"
    drawn = template.read_text(encoding="utf-8")
    template.write_text("{{ geen.woord }}", encoding="utf-8")
    assert soon(lambda: "case.html, regel 1" in preview.page(here)), preview.told
    assert "livereload(" in preview.page(here)
    template.write_text(drawn, encoding="utf-8")
    assert soon(lambda: "<h1>Weer goed</h1>" in preview.page(here)), preview.told

    new = small / "cases/nieuw.yml"
    new.write_text(retitled.sub("title: Een nieuw begin", good), encoding="utf-8")
    assert soon(lambda: "<h1>Een nieuw begin</h1>" in preview.page("casussen/nieuw/")), preview.told
    assert preview.stop() == 0
    assert not (small / "site").exists()


def test_a_preview_of_a_broken_guide_says_what_is_wrong(small: Path, start: Callable[[], Preview]) -> None:
    """It does not start, and points to the mistake."""
    (small / "cases/straatfeest.yml").write_text("title: [\n", encoding="utf-8")
    preview = start()
    assert preview.process.wait(timeout=PATIENCE) == 1
    assert "cases/straatfeest.yml:" in preview.told
    assert "Traceback" not in preview.told


def shown(small: Path, said: list[str] | None = None) -> Shown:
    """A preview without a server; `said` gets what it says of the whole."""
    folder = small.parent / "blad"
    folder.mkdir()
    return Shown(small, "127.0.0.1:8000", folder, (said if said is not None else []).append)


def test_the_preview_shows_what_would_be_published(small: Path) -> None:
    """Every page and every file, asked for one by one, has the bytes that a build gives it; what is nowhere is nowhere."""
    assert build(small, None, "--no-search").returncode == 0
    wanted, preview = tree(small / "site"), shown(small)
    for name in (*wanted, "casussen/bestaat-niet/index.html", "../mkdocs.yml"):
        preview.lay(name.removesuffix("index.html"))
    assert tree(preview.guide.folder) == wanted


def test_what_is_gone_is_gone(small: Path) -> None:
    """A case that is removed has no page any more, and is on no list; another design is seen at once."""
    case = small / "cases/tijdelijk.yml"
    case.write_text((small / "cases/straatfeest.yml").read_text(encoding="utf-8"), encoding="utf-8")
    preview = shown(small)
    page, cases = (preview.guide.folder / name for name in ("casussen/tijdelijk/index.html", "casussen/index.html"))
    for shows in (True, False):
        preview.lay("casussen/tijdelijk/")
        preview.lay("casussen/")
        assert page.is_file() is shows
        assert ("tijdelijk/" in cases.read_text(encoding="utf-8")) is shows
        case.unlink(missing_ok=True)
        preview.refresh()
    (small / "theme/guide/cases.html").write_text("Een ander ontwerp", encoding="utf-8")
    preview.refresh()
    preview.lay("casussen/")
    assert "Een ander ontwerp" in (preview.guide.folder / "casussen/index.html").read_text(encoding="utf-8")


def test_what_only_the_whole_shows_is_told(small: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A dead link does not keep the page from being seen; it is told behind it, and when it is mended that is told too."""
    said: list[str] = []
    preview, page = shown(small, said), small / "content/over.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(good + "\nEn [nergens](/bestaat-niet/).\n", encoding="utf-8")
    preview.refresh()
    preview.lay("over/")
    assert "nergens" in (preview.guide.folder / "over/index.html").read_text(encoding="utf-8")
    preview.tell(preview.guide.making)
    assert "bestaat-niet" in caplog.text
    assert said == ["Zo komt de site niet online: 1 fout in de links en adressen."]
    page.write_text(good, encoding="utf-8")
    preview.refresh()
    preview.tell(preview.guide.making)
    assert said[1:] == ["Alle links en adressen kloppen weer."]


def test_what_fails_behind_the_preview_is_told(small: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A page that nobody looked at and that cannot be made does not end the judging; nothing is said to be right again then."""
    said: list[str] = []
    preview, page = shown(small, said), small / "content/over.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nEn [nergens](/bestaat-niet/).\n", encoding="utf-8")
    preview.refresh()
    preview.tell(preview.guide.making)
    (small / "theme/guide/learnings.html").write_text("{{ er_is_niets }}", encoding="utf-8")
    preview.refresh()
    preview._go_through(preview.guide)
    preview.tell(preview.guide.making)
    assert "(learnings.html, regel 1): UndefinedError" in caplog.text
    assert len(said) == 1


def test_a_design_that_fails_leaves_the_one_before(small: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A mistake in a template is told in one line. Until it is mended every page is shown as it was, also one that nobody saw yet."""
    preview, frame = shown(small), small / "theme/main.html"
    good, before = frame.read_text(encoding="utf-8"), preview.guide
    preview.lay("over/")
    frame.write_text(good + "{% if %}", encoding="utf-8")
    preview.refresh()
    assert "(main.html, regel " in caplog.text
    assert "De vorige versie blijft te zien." in caplog.text
    assert preview.guide is before
    preview.lay("casussen/straatfeest/")
    assert "<h1>Straatfeest</h1>" in (before.folder / "casussen/straatfeest/index.html").read_text(encoding="utf-8")
    assert [*preview._folder.iterdir()] == [before.folder]
    frame.write_text(good + "<!-- ander -->", encoding="utf-8")
    preview.refresh()
    preview.lay("over/")
    assert "<!-- ander -->" in (preview.guide.folder / "over/index.html").read_text(encoding="utf-8")


def test_a_page_of_a_guide_before_is_never_laid(small: Path) -> None:
    """Whoever was still making it when the guide changed is too late. The file of a page is that page, by its own name too."""
    preview, case, name = shown(small), small / "cases/straatfeest.yml", "casussen/straatfeest/index.html"

    def slow() -> bytes:
        case.write_text(case.read_text(encoding="utf-8").replace("title: Straatfeest", "title: Ander feest"), encoding="utf-8")
        preview.refresh()
        preview.lay(name)
        return b"oud"

    preview._put(preview.guide, name, slow)
    preview.lay("casussen/straatfeest/")
    assert "<h1>Ander feest</h1>" in (preview.guide.folder / name).read_text(encoding="utf-8")


def test_a_template_that_fails_does_not_end_the_judging(small: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with the whole is still told when the template is mended."""
    monkeypatch.setattr("generator.preview._QUIET", 0.0)
    said: list[str] = []
    preview, template, ended = shown(small, said), small / "theme/guide/case.html", threading.Event()
    drawn = template.read_text(encoding="utf-8")
    template.write_text("{{ geen.woord }}", encoding="utf-8")
    preview.refresh()
    judging = threading.Thread(target=preview.judge, args=(ended,), daemon=True)
    judging.start()
    try:
        assert soon(lambda: "case.html, regel 1" in caplog.text)
        template.write_text(drawn, encoding="utf-8")
        with (small / "content/over.md").open("a", encoding="utf-8") as text:
            text.write("\nEn [nergens](/bestaat-niet/).\n")
        preview.refresh()
        assert soon(lambda: any("Zo komt de site niet online" in words for words in said)), caplog.text
    finally:
        ended.set()
        judging.join()


@pytest.fixture
def judged(small: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Shown, list[str], threading.Event]]:
    """A preview of which the judge makes its first page, until he may go on; with the addresses of the pages that were made."""
    monkeypatch.setattr("generator.preview._QUIET", 0.0)
    preview, made, go_on, ended = shown(small), list[str](), threading.Event(), threading.Event()

    def watched(draft: Draft) -> Draft:
        def make() -> Output:
            made.append(draft.path)
            assert go_on.wait(PATIENCE)
            return draft.make()

        return Draft(draft.path, make)

    making = preview.guide.making
    making.drafts = {path: watched(draft) for path, draft in making.drafts.items()}
    judging = threading.Thread(target=preview.judge, args=(ended,), daemon=True)
    judging.start()
    assert soon(lambda: bool(made))
    yield preview, made, go_on
    ended.set()
    go_on.set()
    judging.join()


def test_judging_stands_still_while_a_page_is_made(judged: tuple[Shown, list[str], threading.Event]) -> None:
    """What somebody asks for goes first; then the judge goes on to the end."""
    preview, made, go_on = judged
    drafts = preview.guide.making.drafts
    asked = drafts["over/"]

    def make() -> Output:
        go_on.set()
        assert preview.turns.standing.wait(PATIENCE)
        assert len(made) == 1
        return asked.make()

    preview.guide.making.drafts = {**drafts, "over/": Draft("over/", make)}
    preview.lay("over/")
    assert "over/" in made
    assert soon(lambda: set(made) == {*drafts})


def test_judging_stands_still_while_a_change_is_read(judged: tuple[Shown, list[str], threading.Event], small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And when another guide is shown then, nothing more is made of this one."""
    preview, made, go_on = judged

    def reading(root: Path) -> Checked:
        go_on.set()
        assert preview.turns.standing.wait(PATIENCE)
        return read_guide(root)

    monkeypatch.setattr("generator.preview.read_guide", reading)
    before, said = preview.guide, list[Making]()
    monkeypatch.setattr(preview, "tell", said.append)
    preview.refresh()
    assert not preview.stale
    assert soon(lambda: bool(said))
    assert said == [preview.guide.making]
    assert preview.guide is not before
    assert len(made) == 1


def test_who_waits_for_the_whole_does_not_wait_for_a_judge_who_stands(judged: tuple[Shown, list[str], threading.Event], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that only the whole could have is made by the judge, however recently somebody asked for something."""
    preview, _, go_on = judged
    tell, telling = preview.tell, threading.Event()

    def late(making: Making) -> None:
        monkeypatch.setattr("generator.preview._QUIET", 3600.0)
        telling.set()
        tell(making)

    monkeypatch.setattr(preview, "tell", late)
    go_on.set()
    assert telling.wait(PATIENCE)
    assert preview.turns.standing.wait(PATIENCE)
    asking = threading.Thread(target=preview.lay, args=("bestaat-niet.txt",), daemon=True)
    asking.start()
    asking.join(PATIENCE)
    assert not asking.is_alive()


def test_nobody_waits_for_a_judge_who_stands_still_for_them(small: Path) -> None:
    """The judge is in the middle of the files that somebody asks for: whoever asks makes them too."""
    checked, judge, standing, go_on = read_guide(small), list[int](), threading.Event(), threading.Event()

    def between() -> None:
        if threading.get_ident() in judge:
            standing.set()
            go_on.wait()

    making = Making(checked, Around(small / "theme/guide", small / ".cache", between=between))
    found = list[bytes | None]()

    def judging() -> None:
        judge.append(threading.get_ident())
        making.file("casussen/de-brug/notitie.txt")

    threads = [threading.Thread(target=judging, daemon=True), threading.Thread(target=lambda: found.append(making.file("casussen/de-brug/notitie.txt")), daemon=True)]
    threads[0].start()
    assert standing.wait(PATIENCE)
    threads[1].start()
    threads[1].join(PATIENCE)
    waits = threads[1].is_alive()
    # Before anything can fail: nobody may wait for ever.
    go_on.set()
    threads[0].join(PATIENCE)
    assert not waits
    assert found[0]


def test_who_asks_for_a_file_waits_for_no_other(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The form is there before letters and open data are made; what nobody has is looked for in all of them."""

    def refuse(*given: object) -> None:
        raise AssertionError("nobody asked for this")

    for name in ("make_open_data", "plan_letters", "plan_bibtex"):
        monkeypatch.setattr(f"generator.pipeline.{name}", refuse)
    making = Making(read_guide(small), Around(small / "theme/guide", small / ".cache"))
    assert making.file("meedoen/casus/gegevens.json")
    with pytest.raises(AssertionError, match="nobody asked"):
        making.file("bestaat-niet.txt")


def test_an_address_that_is_taken_is_said(small: Path) -> None:
    """With what to do."""
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(Abort, match="draait al iets"):
        serve(small, f"127.0.0.1:{other.getsockname()[1]}", lambda words: None)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("use_directory_urls: true", "use_directory_urls: misschien", "mkdocs.yml klopt niet"),
        ("use_directory_urls: true", "use_directory_urls: [", r"mkdocs.yml:\d+:\d+ klopt niet"),
        ("plugins:\n  - wijkengids", "", "ontbreekt de plugin"),
    ],
)
def test_settings_that_cannot_be_used_are_said_in_dutch(small: Path, old: str, new: str, told: str) -> None:
    """Never as a fault of the program."""
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=told):
        configured(small)
