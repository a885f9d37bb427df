"""The JSON Schema of a case says what the reader says, for programs that know no Dutch."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.model.case import Case
from generator.model.schema import schema
from tests.support import CASE, GUIDE, ROOT, problems, small_guide

VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
CASES = sorted((GUIDE / "cases").glob("*.yml"))
REAL = sorted((ROOT / "cases").glob("*.yml"))


class Yaml12(yaml.SafeLoader):
    """YAML 1.2 as an editor's program reads it: `nee`, `off` and `2017-04-12` are words."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
]:
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^({pattern})$"), list(first))
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def loaded(file: Path) -> Any:
    """What a program for YAML 1.2 makes of a file."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=Yaml12)


def test_the_schema_is_one() -> None:
    """It is valid for its own draft, has no id and nothing that it does not know."""
    made = schema()
    Draft202012Validator.check_schema(made)
    assert made["title"] == "Casus"
    assert made["additionalProperties"] is False
    assert set(made["properties"]) == set(Case.model_fields) - {"id"}
    assert "id" not in made["required"]


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_invented_cases_fit_the_schema(file: Path) -> None:
    """What the reader accepts, the schema accepts."""
    assert [error.message for error in VALIDATOR.iter_errors(loaded(file))] == []


@pytest.mark.real
@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_real_cases_fit_the_schema(file: Path) -> None:
    """An editor's program marks nothing in a file that `check` accepts."""
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(loaded(file))] == []


KNOWN = {"partij": {"gemeente-veldstad": "Gemeente Veldstad"}, "thema": {"wonen": "Wonen", "kennis": "Kennis"}, "plaats": {}}


def test_ids_are_suggested_and_others_are_not_refused() -> None:
    """What a guide has is offered; what a case may add itself is accepted; what is no id is not."""
    made = schema(KNOWN)
    Draft202012Validator.check_schema(made)
    assert made["$defs"]["partij"] == {"enum": ["gemeente-veldstad"], "enumDescriptions": ["Gemeente Veldstad"]}
    assert made["$defs"]["opgave"]["enum"] == ["wonen"]
    assert made["properties"]["challenges"]["items"]["anyOf"][0] == {"$ref": "#/$defs/opgave"}
    assert "plaats" not in made["$defs"]
    validator = Draft202012Validator(made, format_checker=Draft202012Validator.FORMAT_CHECKER)
    case = loaded(GUIDE / "cases/buurtwerf-de-lantaarn.yml")
    assert validator.is_valid(case)
    case["parties"][0]["party"] = "Niet Goed"
    assert not validator.is_valid(case)


def test_the_full_case_has_every_field() -> None:
    """So that every part of the schema is tried."""
    seen: set[tuple[str, str]] = set()

    def walk(value: object, name: str) -> None:
        if isinstance(value, dict):
            seen.update((name, key) for key in value)
            for key, inner in value.items():
                walk(inner, key)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, name)

    walk(loaded(GUIDE / "cases/buurtwerf-de-lantaarn.yml"), "")
    # What no register has yet is a warning, and the invented guide has none.
    assert {key for name, key in seen if name == ""} == set(schema()["properties"]) - {"new"}
    for name, model in {
        "lines": "FinancingLine",
        "rates": "Rate",
        "figures": "Figure",
        "learnings": "Learning",
        "phases": "Phase",
        "related": "Related",
        "period": "Period",
        "sources": "CaseSource",
    }.items():
        fields = set(schema()["$defs"][model]["properties"])
        alternatives = {"value", "from", "to", "words", "source"}
        assert fields - {key for where, key in seen if where == name} <= alternatives, model


Change = Callable[[dict[str, Any]], None]


def put(*path: str | int, value: object) -> Change:
    """A change of one value."""

    def change(case: dict[str, Any]) -> None:
        inner: Any = case
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value

    return change


def drop(*path: str | int) -> Change:
    """A value that is left out."""

    def change(case: dict[str, Any]) -> None:
        inner: Any = case
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]

    return change


WRONG: dict[str, Change] = {
    **{f"without {key}": drop(key) for key in schema()["required"]},
    **{f"{key} is null": put(key, value=None) for key in schema()["required"]},
    **{f"{key} is a record": put(key, value={"een": 1}) for key in ("title", "status", "challenges", "places", "added", "scale", "goals")},
    **{f"{key} is a list": put(key, value=["een"]) for key in ("title", "status", "status_date", "period", "financing", "results", "goals", "added", "part_of")},
    "an unknown field": put("kleur", value="rood"),
    "an unknown field deep down": put("results", "figures", 0, "kleur", value="rood"),
    "an unknown field of a source": put("learnings", 0, "source", "kleur", value="rood"),
    "a status outside the list": put("status", value="bijna"),
    "a role outside the list": put("parties", 0, "role", value=["baas"]),
    "one role outside the list": put("parties", 0, "role", value="baas"),
    "no roles": put("parties", 0, "role", value=[]),
    "no challenges": put("challenges", value=[]),
    "no sources": put("sources", value=[]),
    "no subject of a learning": put("learnings", 0, "about", value=[]),
    "no source of a learning": put("learnings", 0, "source", value=[]),
    "no kind of evidence": put("evidence", "kind", value=[]),
    "a word for a number": put("results", "figures", 0, "value", value="nee"),
    "a number with a unit": put("results", "figures", 0, "value", value="15 bewoners"),
    "a word for a yes": put("results", "figures", 0, "headline", value="nee"),
    "a word for a change": put("results", "figures", 0, "target", "change", value="nee"),
    "a page that is no whole number": put("learnings", 0, "source", "page", value=1.5),
    "page zero": put("learnings", 0, "source", "page", value=0),
    "a line in words": put("learnings", 0, "source", "line", value="twaalf"),
    "line zero": put("learnings", 0, "source", "line", value=0),
    "an id with a capital": put("learnings", 0, "id", value="Begin"),
    "an id with a space": put("places", 0, value="veldstad noord"),
    "a payer with a capital": put("financing", "lines", 0, "payers", 0, value="Veldstad"),
    "a date in words": put("status_date", value="april 2017"),
    "a year of five digits": put("status_date", value=20170),
    "a year of three digits": put("status_date", value=201),
    "a day in words": put("added", value="vandaag"),
    "a day without its day": put("added", value="2017-04"),
    "a period for a start": put("period", "start", value="2014/2015"),
    "a word for an end": put("period", "end", value="binnenkort"),
    "an empty text": put("goals", value=""),
    "a learning without a title": drop("learnings", 0, "title"),
    "a learning without a source": drop("learnings", 0, "source"),
    "a figure without a source": drop("results", "figures", 0, "source"),
    "a line without a nature": drop("financing", "lines", 0, "nature"),
    "a source without a document": drop("learnings", 0, "source", "document"),
    "a meaningless certainty": put("financing", "lines", 0, "certainty", value="wellicht"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_the_schema_refuses_the_reader_refuses(name: str, tmp_path: Path) -> None:
    """Nobody who follows the schema is surprised, and nobody who ignores it gets through."""
    case = deepcopy(loaded(GUIDE / "cases/buurtwerf-de-lantaarn.yml"))
    WRONG[name](case)
    assert not VALIDATOR.is_valid(case)
    written = yaml.dump(case, Dumper=NoAliases, allow_unicode=True, sort_keys=False)
    assert any(problem.path == CASE and problem.code != "onbekende-verwijzing" for problem in problems(small_guide(tmp_path, written)))


class NoAliases(yaml.SafeDumper):
    """Writes every value out."""

    yaml_implicit_resolvers = Yaml12.yaml_implicit_resolvers

    def ignore_aliases(self, data: object) -> bool:
        """Never write an anchor."""
        return True
