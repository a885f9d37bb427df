"""One field of a record is changed: it is refused where it stands, or the page says exactly the change. `make bench-mutations` does this to the real guide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.held import hold
from benchmarks.mutants import extent, mutants, subjects
from benchmarks.mutations import NEAR, Judge, Report, fold, run, words_of
from benchmarks.targets import INVENTED, files_of
from benchmarks.verdict import Wrong, own_pages, site_of
from generator.model.walk import Path
from generator.reading.tree import read_tree


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """One in ten of all that can be changed in the invented guide."""
    return run(tmp_path_factory.mktemp("held") / "guide", 10, INVENTED, all_sorts=False)


def test_nothing_is_wrong_or_silent(report: Report) -> None:
    """Each mutant is refused, or is another record on a page that says so; what changes nothing has a reason."""
    assert report.wrong == []
    assert sum(result.tried for result in report.results.values()) > 600


def test_what_must_be_refused_is_refused_at_the_field(report: Report) -> None:
    """A key that is there twice or is misspelled, a value of another form, a reference to nothing: at the field or in its record."""
    for how in ("twice (key)", "misspell", "as fields", "as words", "nonsense", "retarget: nothing", "retarget: other kind", "empty"):
        result = report.results[how]
        assert result.refused == result.tried > 3, how
        assert result.near[NEAR[0]] + result.near[NEAR[1]] == result.tried, (how, report.far)


def test_what_may_change_is_shown(report: Report) -> None:
    """Other words, another target, one thing less: most of it can be read on the page of the record."""
    for how in ("drop", "reword", "retarget", "swap", "twice (item)"):
        result = report.results[how]
        assert result.shown > (result.tried - result.refused) / 2, how


# What judges is judged.


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """A case of the invented guide."""
    files = files_of(INVENTED)
    held = hold(INVENTED, tmp_path_factory.mktemp("judge") / "guide")
    return Judge(next(subject for subject in subjects(held, files) if subject.name == "buurtwerf-de-lantaarn"), files)


@pytest.mark.parametrize(
    ("planted", "how", "field", "words"),
    [
        ("an old record", "misspell", "casus.goals", "let through"),
        ("old pages", "reword", "casus.goals", "its page says nothing of it"),
        ("old words", "reword", "casus.goals", "does not say the new words"),
        ("an old index", "retarget", "casus.parties.party", "does not know of it"),
    ],
)
def test_what_goes_wrong_is_seen(planted: str, how: str, field: str, words: str, judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that is passed over in silence, pages kept from before, old words, an index that was not made again: each is told."""
    mutant = next(mutant for mutant in mutants(judge.subject) if (mutant.how, mutant.field) == (how, field))
    judge.judge(mutant, Report())
    kept = list(own_pages(site_of(judge.before), judge.subject.kind))
    faults: dict[str, tuple[str, Callable[..., object]]] = {
        "an old record": ("benchmarks.held.Held.read", lambda *_: judge.before),
        "old pages": ("benchmarks.mutations.own_pages", lambda *_: iter(kept)),
        "old words": ("benchmarks.mutations.words_of", lambda page: words_of(page).replace(fold(str(mutant.new)), fold(str(mutant.old)))),
        "an old index": ("generator.guide.Guide.referring", lambda *_: ()),
    }
    monkeypatch.setattr(*faults[planted])
    with pytest.raises(Wrong, match=words):
        judge.judge(mutant, Report())


def test_the_lines_of_a_field() -> None:
    """From its key to the line before the next one, with all that stands in it; of one that is gone, of what it stood in."""
    tree, _ = read_tree("a: b\nc:\n  - d: e\n    f: g\n  - h\ni: j\n")
    assert tree
    places: list[Path] = [("a",), ("c",), ("c", 0), ("c", 0, "f"), ("c", 0, "x"), ("i",)]
    assert [extent(tree, place)[0] for place in places] == [1, 2, 3, 4, 3, 6]
    assert [extent(tree, place)[1] for place in places[:-1]] == [1, 5, 4, 4, 4]
