"""What the benchmarks invent passes every check, and cases beside the real ones answer no judged question; the scores of the search are what they say."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from benchmarks.guides import Grower, Original
from benchmarks.judged import Judged
from benchmarks.search import Question, score
from benchmarks.synthetic import ROOT, add_invented
from generator.pipeline import read_guide
from tests.site.commands import INVENTED, tree


def guide_with(extra: int, seed: int, folder: Path) -> Path:
    """A small guide with so many pages more."""
    for part in ("cases", "content"):
        shutil.copytree(INVENTED / part, folder / part)
    add_invented(folder, extra, seed)
    return folder


def test_invented_cases_are_sound_and_the_same_each_time(tmp_path: Path) -> None:
    """They bring no error and no warning but that some texts are long, are as many as was asked for, and only another seed makes others."""
    before = read_guide(INVENTED)
    one = guide_with(40, 1, tmp_path / "one")
    after = read_guide(one)
    assert [problem.code for problem in after.problems if problem.code != "lange-tekst"] == [problem.code for problem in before.problems]
    assert sum(map(len, after.guide.records.values())) == sum(map(len, before.guide.records.values())) + 40
    assert len(after.guide.places) > len(before.guide.places)
    assert tree(one) == tree(guide_with(40, 1, tmp_path / "again"))
    assert tree(one) != tree(guide_with(40, 2, tmp_path / "other"))


@pytest.mark.parametrize(
    ("subject", "rest", "answers"),
    [
        ("huurschulden voorkomen", "", False),
        ("vroege huurschuld", "signalering in de wijk", True),
        ("signaleren", "vroeg over huurschuld praten", False),
        ("vroegsignalering van huurschuld", "", True),
        ("huurshuld vroeg signaleerden", "", True),
        ("", "huurschuld vroeg signaleren", False),
    ],
)
def test_what_answers_a_question(subject: str, rest: str, answers: bool) -> None:
    """All its words in any form, half of them in what the page is about."""
    judged = Judged(["hoe kun je huurschuld vroeg signaleren?"])
    about, told = judged.held(subject.split()), judged.held(rest.split())
    assert judged.answered(about, about | told) is answers
    if answers and rest:
        assert judged.barred(about) & told


def test_scores() -> None:
    """The rank of the first answer among the first twenty, by address or pattern; then shares, and the mean of one by rank."""
    question = Question("vraag", "soort", ("casussen/a", "re:begrippen/.*b.*"))
    assert [question.rank(found) for found in (["casussen/a"], ["x", "begrippen/abc"], ["casussen/ab"], ["x"] * 20 + ["casussen/a"], [])] == [1, 2, 0, 0, 0]
    made = score([1, 2, 4, 0])
    assert (made.count, made.first, made.three, made.reciprocal) == (4, 0.25, 0.5, (1 + 1 / 2 + 1 / 4) / 4)


def test_a_grown_guide_is_sound_and_the_same_each_time(tmp_path: Path) -> None:
    """It has as many cases as asked for and not a warning, the length of real ones and words of its own; only another seed makes another."""
    original = Original(ROOT, Random(1).shuffle)

    def grown(name: str, cases: int, seed: int) -> Mapping[str, str]:
        Grower(original, cases, Random(seed)).write(tmp_path / name)
        return tree(tmp_path / name)

    one = grown("one", 30, 1)
    checked = read_guide(tmp_path / "one")
    assert not checked.problems
    assert len(checked.guide.cases) == 30
    assert any(case.related for case in checked.guide.cases.values())
    assert one == grown("again", 30, 1)
    assert one != grown("other", 30, 2)
    for name, case in checked.guide.cases.items():
        real = original.guide.cases[name]
        assert (len(case.figures), len(case.lines), len(case.learnings)) == (len(real.figures), len(real.lines), len(real.learnings))
        assert len(case.summary) == len(real.summary)
        assert case.summary != real.summary
    # Beyond the number of real cases they come again, with registers that grew.
    many = grown("many", 300, 1)
    assert sum(path.startswith("cases/") for path in many) == 300
    places = (tmp_path / "many/content/plaatsen.yml").read_text(encoding="utf-8")
    assert len(original.guide.places) < places.count("- id: ") < 3 * len(original.guide.places)
