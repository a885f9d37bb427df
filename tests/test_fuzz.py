"""Files as nobody wrote them, read in a guide that is held in memory: each gives a located problem or a page. `make bench-fuzz` does the same a hundred thousand times."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import SHARES, Tally, bounded, judge, judge_version, run
from benchmarks.held import hold
from benchmarks.inputs import mutated
from benchmarks.targets import INVENTED, Bench
from benchmarks.verdict import MARKUPER, Wrong, check_problems, check_text, elements, own_pages, site_of
from generator.model.base import Kind
from generator.pages.desk import Desk
from generator.pipeline import read_guide
from generator.problems import Problem, Severity
from tests.support import complete, examples, small_guide, write

pytestmark = pytest.mark.real
TARGETS = [name for name in SHARES if name != "versions"]


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    """The guides in memory."""
    with TemporaryDirectory() as folder:
        yield Bench(Path(folder))


@pytest.mark.parametrize("name", TARGETS)
@given(random=st.randoms(use_true_random=False))
@settings(max_examples=examples(150))
def test_any_input_is_a_problem_or_a_page(name: str, random: Random, bench: Bench) -> None:
    """Whatever is typed there; hypothesis looks for the smallest change that breaks it."""
    target = next(target for target in bench.targets() if target.name == name)
    held, files = target.make(random)
    judge(held, files, bench.known(held), target, Tally(), drawn=1)


@given(random=st.randoms(use_true_random=False))
def test_any_version_is_whole_or_damaged(random: Random, bench: Bench) -> None:
    """A zip with other bytes, or with another manifest."""
    judge_version(bench, random, Tally())


def test_a_run_counts_what_became_of_each_input(bench: Bench) -> None:
    """Both ends are reached in every target, with many codes, and the same seed gives the same."""
    tallies = run(bench, 200, 1)
    assert {name: tally.inputs for name, tally in tallies.items()} == {name: 2 * share for name, share in SHARES.items()}
    assert all(tally.refused + tally.passed == tally.inputs and not tally.failed for tally in tallies.values())
    assert all(tally.refused and tally.passed for name, tally in tallies.items() if name != "versions")
    assert len({code for tally in tallies.values() for code in tally.codes}) > 20
    again = run(bench, 30, 1, "relations")["relations"]
    assert (again.refused, again.codes) == ((other := run(bench, 30, 1, "relations")["relations"]).refused, other.codes)


def test_held_in_memory_is_read_as_on_disk(bench: Bench, tmp_path: Path) -> None:
    """The same problems, in the same order, whichever file is another."""
    held = hold(INVENTED, tmp_path / "alone")
    paths = [path for path in bench.own_seeds.files if (INVENTED / path).exists() and not path.endswith(".csv")]
    root = write(tmp_path / "guide", {path: data for path, data in bench.own_seeds.files.items() if (INVENTED / path).exists()})
    for path in paths:
        files = {path: mutated(Random(path), bench.own_seeds, path)}
        if (table := (INVENTED / path).with_suffix(".csv")).exists():
            files[table.relative_to(INVENTED).as_posix()] = table.read_bytes()
        write(root, files)
        assert held.read(files).problems == read_guide(root).problems, path
        write(root, {path: bench.own_seeds.files[path]})


# What judges is judged.


@pytest.mark.parametrize(
    "html",
    ["<p>a", "<p>a</b>", "<p><b>a</p></b>", "</p>", "<p>a < b</p>", "<p class=a class=b>a</p>", '<p title="a">b', "<p <b>a</b></p>"],
)
def test_what_is_not_well_formed(html: str) -> None:
    """Each is a fault."""
    with pytest.raises(Wrong):
        elements(html)


def test_what_is_well_formed() -> None:
    """Elements with their attributes; what has no end needs none."""
    assert elements('<!doctype html><p class="a &amp; b">x<br><use href="#a"/></p><script>a < b</script>') == [("p", {"class": "a & b"}), ("br", {}), ("use", {"href": "#a"}), ("script", {})]


@pytest.mark.parametrize(
    "problem",
    [
        Problem("a.yml", 3, 1, Severity.ERROR, "ontbreekt", "er is iets", "doe iets"),
        Problem("a.yml", 0, 1, Severity.ERROR, "ontbreekt", "er is iets", "doe iets"),
        Problem("a.yml", 1, 0, Severity.ERROR, "ontbreekt", "er is iets", "doe iets"),
        Problem("b.yml", 1, 1, Severity.ERROR, "ontbreekt", "er is iets", "doe iets"),
        Problem("a.yml", 1, 1, Severity.ERROR, "ontbreekt", "er is iets"),
        Problem("a.yml", 1, 1, Severity.ERROR, "ontbreekt", "er is\niets", "doe iets"),
        Problem("a.yml", 1, 1, Severity.ERROR, "bestaat-niet", "er is iets", "doe iets"),
        Problem("a.yml", 1, 1, Severity.WARNING, "ontbreekt", "er is iets", "doe iets"),
    ],
)
def test_what_is_not_located(problem: Problem) -> None:
    """A place that is not there, no remedy, no explanation."""
    files = {"a.yml": b"a: b\nc: d\n"}
    check_problems([Problem("a.yml", 2, 1, Severity.ERROR, "ontbreekt", "er is iets", "doe iets")], files)
    with pytest.raises(Wrong):
        check_problems([problem], files)


def test_a_text_that_runs_something_is_found(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were HTML let through, or a link that runs something, it would be seen."""
    desk = Desk(site_of(bench.invented.read({})), MARKUPER, "over/")
    assert check_text("**x** [y](https://a.example)", desk).startswith("<p><strong>x</strong>")
    for html in ("<img src=x>", "<p onclick='x'>a</p>", "<a href='javascript:x'>a</a>", "<p>a"):
        monkeypatch.setattr("generator.texts.render", lambda *_, html=html: html)
        with pytest.raises(Wrong):
            check_text("x", desk)


def test_what_never_ends_is_stopped() -> None:
    """By the processor time that it takes, not by the clock: another program may be busy."""
    with pytest.raises(TimeoutError), bounded(0.05):
        sum(1 for _ in iter(time.process_time, -1))


def test_a_summary_with_a_list_makes_a_page(tmp_path: Path) -> None:
    """The page of a case is well-formed when its summary is more than a paragraph."""
    root = small_guide(tmp_path, complete("summary: |\n  Een proef.\n  - met een lijst\n"))
    checked = read_guide(root)
    assert not [problem for problem in checked.problems if problem.is_error]
    page = next(page for page in own_pages(site_of(checked), Kind.CASE) if page.path == "casussen/proef/")
    assert "</ul></div>" in page.content.replace("\n", "")
    elements(page.content)
