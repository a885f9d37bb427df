"""What pydantic found wrong, in plain Dutch with a remedy."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.ids import slug
from generator.model.observation import QUOTE_WORDS
from generator.model.walk import Path, keys_of, model_at
from generator.problems import shown
from generator.reading.meant import meant_date, meant_flag, meant_number, meant_word
from generator.reading.tree import Fault, Tree
from generator.wording import CHOOSE, EXAMPLES, FORM, MEANT, NEAR, SAME, Words, say

#: The message table of what can be wrong with a field; `SAME` has its aliases.
WORDS = FORM
# Fields of a number that stand beside a `unit` and a `bound`.
_WITH_UNIT = ("value",)
# Fields of a number that has neither.
_WHOLE = ("page", "order", "first")


def field_name(path: Path) -> str:
    """A path as editors know it: `parties[0].role`."""
    name = ""
    for step in path:
        name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else step
    return name


def _clean(error: Any, value: object) -> Path:
    """The location in the file: pydantic's names for the branches of a union are left out."""
    path: list[str | int] = []
    for number, step in enumerate(error["loc"]):
        absent = number == len(error["loc"]) - 1 and error["type"] == "missing"
        if isinstance(value, dict) and (step in value or absent):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif not (isinstance(step, int) and step == 0):
            continue
        path.append(step)
    return tuple(path)


def _choices(error: Any) -> tuple[str, dict[str, str]]:
    """What is said of a value that is not in the list: the one that was meant, and the list."""
    expected = str(error["ctx"]["expected"]).replace("' or '", "', '").replace(" of ", ", ")
    known = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
    typed = error["input"]
    near = meant_word(str(typed), known)
    hint = f"{NEAR.format(near=near)} " if near else ""
    return "choice" if isinstance(typed, str) else "choice_list", {"remedy": hint + CHOOSE.format(choices=", ".join(known))}


def _unknown(model: type[BaseModel], path: Path, fixed: Collection[str], record: object) -> tuple[str, dict[str, str]]:
    """What is said of an unknown field: the one that was meant, or that a space or a point is missing."""
    keys = tuple(step for step in path if isinstance(step, str))
    owner = model_at(model, keys[:-1])
    known = [key for key in keys_of(owner) if len(path) > 1 or key not in fixed] if owner else []
    key, fields = keys[-1], record if isinstance(record, dict) else {}
    name, colon, value = key.partition(":")
    if fields.get(key) is None and colon and name.strip() in known:
        return "unknown_space", {"field": name.strip(), "value": shown(value)}
    before = [*fields, key][[*fields, key].index(key) - 1]
    if fields.get(key) is None and key.isdigit() and str(fields.get(before)).removeprefix("-").isdigit():
        return "unknown_comma", {"field": before, "meant": f"{fields[before]}.{key}"}
    near = meant_word(key, known)
    return "unknown", {"input": shown(key), "remedy": NEAR.format(near=near) if near else CHOOSE.format(choices=", ".join(known))}


def _number(typed: str, field: str) -> tuple[str, dict[str, str]]:
    """What is said of something that is no number: how it would be written, when that is clear."""
    meant = meant_number(typed, field not in _WITH_UNIT)
    if not meant:
        return "number_whole" if field in _WHOLE else "number", {}
    return "number_comma" if re.fullmatch(r"-?[0-9]+,[0-9]+", typed.strip()) else "number_meant", {"meant": meant}


def _special(kind: str, typed: object, field: str, in_list: bool) -> tuple[str, dict[str, str]]:
    """A better fitting entry for what was typed, with what fills it in."""
    if typed is None and field:
        return "empty_item" if in_list else "empty", {}
    if kind == "number" and isinstance(typed, str):
        return _number(typed, field)
    if kind == "flag" and (meant := meant_flag(str(typed))) and isinstance(typed, str):
        return "flag_meant", {"meant": meant}
    if kind == "curly_quotes":
        return kind, {"meant": shown(str(typed).strip()[1:-1])}
    if kind == "string_type" and isinstance(typed, list):
        return "string_list", {}
    if kind == "tuple_type" and isinstance(typed, dict):
        return "tuple_record", {}
    if kind == "model_type" and field in EXAMPLES and not in_list:
        return "model_example", {}
    return kind, {}


#: (record, field) → what is said when it is not there, where there is more to say than that it lacks.
_ABSENT = {("Meeting", "date"): "meeting_undated"}


def _absent(kind: str, model: type[BaseModel], path: Path) -> str:
    """The entry for a field that is not there, or has nothing behind it."""
    keys = tuple(step for step in path if isinstance(step, str))
    owner = model_at(model, keys[:-1]) if keys and kind in ("missing", "empty") else None
    return _ABSENT.get((owner.__name__, keys[-1]), kind) if owner else kind


def _words(error: Any, model: type[BaseModel], path: Path, fixed: Collection[str], record: object) -> Words:
    kind = SAME.get(error["type"], error["type"])
    value = shown(error["input"])
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    if kind == "unknown":
        kind, given = _unknown(model, path, fixed, record)
    elif kind == "choice" and error["input"] is not None:
        kind, given = _choices(error)
    else:
        kind, given = _special(kind, error["input"], field, isinstance(record, list))
    kind = _absent(kind, model, path)
    example = EXAMPLES.get(field, f"{field}: …")
    filled = {"input": value, "field": field, "n": QUOTE_WORDS, "whole": (error.get("ctx") or {}).get("whole", ""), "slug": slug(value) or "mijn-casus", "example": example}
    code, message, hint = say(WORDS, kind if kind in WORDS else "other", **{**filled, **given})
    meant = meant_date(str(error["input"]), kind == "day", kind == "date") if kind in ("date", "point", "day") else None
    return code, message, MEANT.format(meant=meant) if meant else hint


def faults_of(error: ValidationError, model: type[BaseModel], value: object, tree: Tree, prefix: Path, fixed: Collection[str] = ()) -> list[Fault]:
    """One fault per field that is wrong. `prefix` is the place of the record in the file; `fixed` are fields that no file has."""
    found: dict[Path, Fault] = {}
    items = [(item, _clean(item, value)) for item in error.errors(include_url=False)]
    for item, path in items:
        full = (*prefix, *path)
        mark = tree.keys.get(full, tree.mark(full)) if item["type"] == "extra_forbidden" else tree.mark(full)
        wrong_items = item["type"] == "too_short" and any(other[: len(full)] == full for other in found)
        if not wrong_items:
            found.setdefault(full, Fault(mark.line, mark.column, *_words(item, model, path, fixed, _at(value, path[:-1])), field_name(full)))
    extra = [path for item, path in items if item["type"] == "extra_forbidden"]
    absent = [path for item, path in items if item["type"] == "missing"]
    for path in _follow(extra, absent, {path: _meant_field(found[(*prefix, *path)]) for path in extra}, value):
        found.pop((*prefix, *path), None)
    return list(found.values())


def _follow(extra: list[Path], absent: list[Path], meant: dict[Path, str], value: object) -> Iterator[Path]:
    """The faults that only follow from another: one mistake is said once.

    A field is missing because its name was misspelled; a record is full of strange fields because it is not the record that
    belongs there (a line above it was lost): then only the first strange field is named.
    """
    for record in dict.fromkeys(path[:-1] for path in extra):
        here = [path for path in extra if path[:-1] == record]
        strange = [path for path in here if not meant[path]]
        typed = _at(value, record)
        other = len(strange) > 1 or (bool(strange) and isinstance(typed, dict) and len(typed) == len(here))
        yield from strange[1:]
        yield from (path for path in absent if path[:-1] == record and (other or path[-1] in [meant[key] for key in here]))


def _meant_field(fault: Fault) -> str:
    """The known field that the message about an unknown one names; nothing when it names none."""
    match = re.search(r"bedoelt u '([^']+)'|van '([^']+)' ontbreekt een spatie|schrijf ([a-z_]+): [0-9.]+$", f"{fault.message} {fault.hint}")
    return next((name for name in match.groups() if name), "") if match else ""


def _at(value: Any, path: Path) -> object:
    """What was typed at a path; None when that is not there."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            # One entry may stand where a list may.
            if step != 0:
                return None
    return value
