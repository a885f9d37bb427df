"""The benchmark with Lighthouse fails when it should; Lighthouse itself is not run here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.lighthouse import LEAST, METRICS, Run, kinds, main, named, read, spread, table, too_low
from tests.support import ROOT


def report(**scores: float) -> dict[str, Any]:
    """A report as Lighthouse writes it, with one audit in each category."""
    categories = {name: {"score": scores.get(name.replace("-", "_"), 1), "auditRefs": [{"id": f"of-{name}", "weight": 1}]} for name in LEAST}
    audits: dict[str, dict[str, Any]] = {name: {"numericValue": 12.5} for name in METRICS}
    audits |= {f"of-{name}": {"title": f"About {name}", "score": category["score"]} for name, category in categories.items()}
    return {"categories": categories, "audits": audits, "environment": {"benchmarkIndex": 1000}}


def test_a_report_is_read() -> None:
    """Scores out of a hundred, the metrics, and which audits cost points where a hundred is asked."""
    run = read(report(performance=0.97, seo=0.92))
    assert run.scores == {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 92}
    assert run.metrics == dict.fromkeys(METRICS, 12.5)
    assert run.faults == ("of-seo: About seo",)
    with pytest.raises(SystemExit, match="NO_FCP"):
        read({"runtimeError": {"message": "NO_FCP"}})


@pytest.mark.parametrize(("scores", "fails"), [((98, 98, 90), False), ((97, 97, 100), True), ((98,), False), ((97,), True)])
def test_the_median_decides(scores: tuple[int, ...], fails: bool) -> None:
    """One slow run is no fault; two of three are."""
    runs = [Run({**dict.fromkeys(LEAST, 100), "performance": score}, dict.fromkeys(METRICS, 0.0), (), 1000) for score in scores]
    assert bool(too_low({"home": runs})) == fails
    assert not too_low({"zoeken (een vraag)": runs})


def test_ninety_nine_is_not_a_hundred() -> None:
    """Where nothing may be wrong, what is wrong is named."""
    assert too_low({"home": [read(report(accessibility=0.99))]}) == ["home: accessibility 99 < 100 of-accessibility: About accessibility"]


def test_the_table_tells_the_spread() -> None:
    """The median, and the range only where runs differ."""
    assert spread([3, 1, 2], str) == "2 (1–3)"
    assert spread([2, 2], lambda value: f"{value:.0f}") == "2"
    head, line, row = table({"home": [read(report())]})
    assert head.count("|") == line.count("|") == row.count("|") == 2 + len(LEAST) + len(METRICS)
    assert row.startswith("| home | 100 | 100 | 100 | 100 | 0.01 s |")


def test_kinds_are_found_in_a_site(tmp_path: Path) -> None:
    """The largest page of a kind; of cases no list of a facet, which stands beside them."""
    for path, size in {"casussen/a": 10, "casussen/b": 20, "casussen/opgave": 99, "themas/t": 5, "indicatoren/i": 5, "leeslijsten/l": 5, "plaatsen/p": 5}.items():
        (tmp_path / path).mkdir(parents=True)
        (tmp_path / path / "index.html").write_text("x" * size)
    (tmp_path / "api/v1/casussen").mkdir(parents=True)
    for name in ("a", "b", "index"):
        (tmp_path / f"api/v1/casussen/{name}.json").touch()
    found = kinds(tmp_path)
    assert found["praktijkvoorbeeld (langste)"] == "casussen/b/"
    assert len(found) == len(set(found.values())) >= 11


def test_a_name_that_no_kind_has_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is measured then, and the message names the kinds; so it is with no runs at all."""
    pages = {"home": "", "kiezen": "casussen/"}
    assert named(pages, "") == pages
    assert named(pages, "kie") == {"kiezen": "casussen/"}
    with pytest.raises(SystemExit, match=r"‘kiesen’ in de naam. Deze zijn er: home, kiezen\."):
        named(pages, "kiesen")
    (tmp_path / "index.html").touch()
    monkeypatch.setattr("sys.argv", ["lighthouse", "--site", str(tmp_path), "--runs", "0"])
    with pytest.raises(SystemExit, match="--runs 1"):
        main()


def test_the_lock_names_one_version_and_no_address() -> None:
    """What is installed is fixed, and where it comes from is up to the machine."""
    lock = json.loads((ROOT / "benchmarks/npm/package-lock.json").read_text(encoding="utf-8"))
    asked = json.loads((ROOT / "benchmarks/npm/package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert {name: lock["packages"][f"node_modules/{name}"]["version"] for name in asked} == asked
    assert "resolved" not in json.dumps(lock)
    assert all(package.get("integrity") for name, package in lock["packages"].items() if name)
