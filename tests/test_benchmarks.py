"""What the benchmarks invent passes every check, and cases beside the real ones answer no judged question; the scores of the search are what they say."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from benchmarks.equal import markdown_of
from benchmarks.guides import Grower, Original
from benchmarks.judged import Judged
from benchmarks.measured import Failed, Run, measure
from benchmarks.phases import growth, seen
from benchmarks.search import Question, score
from benchmarks.second import case_to_change, changes_of, check_words, differences
from benchmarks.speed import MKDOCS, OURS, Built, tables
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


def test_a_page_as_markdown_has_its_words_its_table_and_its_links_but_no_drawing() -> None:
    """Signs that Markdown would take for its own are escaped."""
    made = markdown_of(
        '<html><head><title>Wonen &amp; werk</title></head><body><p>kop</p><main><h2 id="a">Wie <em>betaalt</em>?</h2><p>Lees <a href="../b/">de *brug*</a>.</p><svg><text>nee</text></svg>'
        "<ul><li>een<ul><li>twee</li></ul></li></ul><table><thead><tr><th>Wie</th><th>Wat</th></tr></thead><tbody><tr><td>gemeente</td><td>2 | 3</td></tr></tbody></table>"
        "<form><button>Zoek</button></form></main></body></html>"
    )
    assert made == ('---\ntitle: "Wonen & werk"\n---\n\n## Wie *betaalt*?\n\nLees [de \\*brug\\*](../b/).\n\n- een\n    \n    - twee\n\n| Wie | Wat |\n|---|---|\n| gemeente | 2 \\| 3 |\n')


def test_a_command_is_measured_with_what_it_starts_and_stopped_when_it_takes_too_long(tmp_path: Path) -> None:
    """CPU and memory of its children count; a failure tells what was said."""
    said = tmp_path / "said.txt"
    child = "import time; held = b'x' * 60_000_000; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    run = measure([sys.executable, "-c", f"import subprocess, sys; held = b'x' * 60_000_000; subprocess.run([sys.executable, '-c', {child!r}])"], tmp_path, said)
    assert run.cpu > 0.3
    assert 120 < run.megabytes < 180
    assert not run.stopped
    late = measure([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, said, limit=0.2)
    assert late.stopped
    assert late.seconds < 30
    with pytest.raises(Failed, match="niet goed"):
        measure([sys.executable, "-c", "import sys; sys.exit('niet goed')"], tmp_path, said)


def test_the_tables_of_speed_say_ratios_growth_and_what_was_stopped() -> None:
    """Of a whole build, of a page and of a MB; the exponent of twice the work for twice the cases is 1."""
    found = [
        *(Built(100, OURS, Run(seconds, 4, 100), 200, 2000, 20_000_000) for seconds in (3.0, 2.0, 9.0)),
        Built(100, MKDOCS, Run(6, 6, 50), 100, 110, 5_000_000),
        Built(200, OURS, Run(5, 8, 400), 400, 4000, 40_000_000),
        Built(200, MKDOCS, Run(1800, 1, 70, stopped=True), 0, 0, 0),
    ]
    text = "\n".join(tables(found))
    assert "| 100 | ours | 3.00 (2.00 – 9.00) | 4.00 s | 100 MB | 200 | 2,000 | 20 |" in text
    assert f"| 100 | {MKDOCS} | 0.50 | 0.25 | 0.12 | 0.67 | 2.00 |" in text
    assert f"| 200 | {MKDOCS} | stopped after 1800 s |" in text
    assert f"| 200 | {MKDOCS} | 0" not in text
    assert "| ours | 100 | 200 | 40.0 | 200 | 1.00 | 1.00 | 2.00 |" in text


def test_what_a_build_was_doing() -> None:
    """The stage is what the pipeline called, the work what the innermost known function does; together the seconds are those of the process."""
    core = [["/x/generator/cli.py", "main"], ["/y/mkdocs/commands/build.py", "build"], ["/x/generator/plugin.py", "on_pre_build"], ["/x/generator/pipeline.py", "make_site"]]
    template = [*core, ["/x/generator/pages/plan.py", "plan_pages"], ["/x/generator/pages/cases.py", "plan_cases"], ["/x/theme/guide/case.html", "root"], ["/z/python3/json/encoder.py", "encode"]]
    writing = [*core[:2], ["/y/mkdocs/commands/build.py", "_build_page"], ["/y/mkdocs/utils/__init__.py", "write_file"]]
    loading = [*core, ["<frozen importlib._bootstrap>", "_find_and_load"], ["/x/generator/pages/cases.py", "<module>"]]
    told = seen({"own": 8.0, "children": 1.0, "collecting": 0.5, "kilobytes": 2048, "chains": [[template, 5], [writing, 2], [loading, 1]]})
    assert told.total == 9
    assert told.megabytes == 2
    assert told.stages == {"pages/cases.plan_cases": 5, "MkDocs: writing": 2, "imports": 1, "other processes": 1}
    assert told.work == {"templates": 5, "writing files": 2, "our own: pages/": 1}
    assert growth([100, 200], [1, 4]) == "2.00"


def test_a_second_build_is_judged(tmp_path: Path) -> None:
    """A word that is not there, a page that stays and a file that differs are all seen."""
    guide, site = tmp_path / "guide", tmp_path / "site"
    shutil.copytree(INVENTED / "cases", guide / "cases")
    case = case_to_change(guide)
    sentence, title, added, removed = changes_of(case)
    before = (guide / f"cases/{case}.yml").read_text(encoding="utf-8")
    sentence.make(guide, "een")
    sentence.make(guide, "twee")
    assert (guide / f"cases/{case}.yml").read_text(encoding="utf-8").replace("Nieuw is twee. ", "") == before
    added.make(guide, "drie")
    title.make(guide, "vier")
    for page in (*title.there, *added.there):
        (site / page).mkdir(parents=True, exist_ok=True)
        (site / page / "index.html").write_text("vier", encoding="utf-8")
    check_words(site, title, "vier")
    with pytest.raises(Failed, match="drie"):
        check_words(site, added, "drie")
    with pytest.raises(Failed, match="still there"):
        check_words(site, removed, "")
    shutil.copytree(site, tmp_path / "other")
    assert not differences(site, tmp_path / "other")
    (tmp_path / "other/a-z/index.html").write_text("vijf", encoding="utf-8")
    (site / "stale.html").touch()
    assert differences(site, tmp_path / "other") == ["a-z/index.html", "stale.html"]
