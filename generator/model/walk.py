"""Finds every reference and every text in a record, so that no rule or index has to list the fields that hold them."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.base import Prose, Ref

Path = tuple[str | int, ...]
Marker = Ref | Prose
#: (path in the file, marker, value)
Found = tuple[Path, Marker, str]
M = TypeVar("M", bound=BaseModel)


class _Shape(NamedTuple):
    """What of a value is marked: itself when it is a text, or what stands in it when it is a list. A record in it knows its own fields."""

    markers: tuple[Marker, ...] = ()
    item: _Shape | None = None


@cache
def _shape(annotation: Any) -> _Shape:
    parts = get_args(annotation)
    if get_origin(annotation) is tuple:
        return _Shape(item=_shape(parts[0]))
    if get_origin(annotation) is Annotated:
        inner = _shape(parts[0])
        return _Shape((*(part for part in parts[1:] if isinstance(part, Marker)), *inner.markers), inner.item)
    inners = [_shape(part) for part in parts] if get_origin(annotation) in (Union, types.UnionType) else []
    return _Shape(tuple(marker for inner in inners for marker in inner.markers), next((inner.item for inner in inners if inner.item), None))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Any, _Shape], ...]:
    """(attribute, key in the file, annotation with its markers, its shape) of each field that can hold a marked value."""
    made = []
    for name, field in model.model_fields.items():
        annotation: Any = field.annotation
        for marker in field.metadata:
            if isinstance(marker, Marker):
                annotation = Annotated[annotation, marker]
        if _holds_marker(annotation):
            made.append((name, field.alias or name, annotation, _shape(annotation)))
    return tuple(made)


@cache
def _holds_marker(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_fields(annotation))
    return any(isinstance(part, Marker) or _holds_marker(part) for part in get_args(annotation) if part is not Ellipsis)


def _walk(value: Any, shape: _Shape, path: Path, found: list[Found]) -> None:
    if isinstance(value, str):
        found += [(path, marker, value) for marker in shape.markers]
    elif isinstance(value, tuple):
        if shape.item:
            for index, item in enumerate(value):
                _walk(item, shape.item, (*path, index), found)
    elif isinstance(value, BaseModel):
        for name, key, _, inner in _fields(type(value)):
            _walk(getattr(value, name), inner, (*path, key), found)


def marked(record: BaseModel, path: Path = ()) -> list[Found]:
    """(path in the file, marker, value) of each reference and each text in `record` and in the records within it."""
    found: list[Found] = []
    _walk(record, _Shape(), path, found)
    return found


def references(record: BaseModel) -> Iterator[tuple[Path, Ref, str]]:
    """(path, kind, id) of each reference that `record` makes outside its texts."""
    for path, marker, value in marked(record):
        if isinstance(marker, Ref):
            yield path, marker, value


def proses(record: BaseModel) -> Iterator[tuple[Path, str]]:
    """(path, text) of each Markdown text in `record`."""
    for path, marker, value in marked(record):
        if isinstance(marker, Prose):
            yield path, value


def marked_in(value: object, model: type[BaseModel], path: Path = ()) -> Iterator[Found]:
    """As `marked`, but of what an editor typed: what could not become a record still points to things and holds texts."""
    if isinstance(value, dict):
        for _, key, annotation, _ in _fields(model):
            yield from _walk_typed(value.get(key), annotation, (*path, key))


def _walk_typed(value: object, annotation: Any, path: Path) -> Iterator[Found]:
    parts = get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from marked_in(value, annotation, path)
    elif get_origin(annotation) is Annotated:
        if isinstance(value, str):
            yield from ((path, part, value) for part in parts[1:] if isinstance(part, Marker))
        yield from _walk_typed(value, parts[0], path)
    elif get_origin(annotation) is tuple:
        # One source may stand where a list of sources may.
        items = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
        for index, item in enumerate(items):
            yield from _walk_typed(item, parts[0], (*path, index))
    else:
        for part in parts:
            yield from _walk_typed(value, part, path)


def nested(record: BaseModel, model: type[M], path: Path = ()) -> Iterator[tuple[Path, M]]:
    """(path, record) of each record of `model` within `record`."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        key = field.alias or name
        items = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for index, item in items:
            here: Path = (*path, key) if index is None else (*path, key, index)
            if isinstance(item, model):
                yield here, item
            elif isinstance(item, BaseModel):
                yield from nested(item, model, here)


@cache
def model_at(model: type[BaseModel], path: tuple[str, ...]) -> type[BaseModel] | None:
    """The model of the record that stands at `path` (keys only, no indexes) in a record of `model`."""
    if not path:
        return model
    for name, field in model.model_fields.items():
        if (field.alias or name) == path[0]:
            inner = _model_in(field.annotation)
            return model_at(inner, path[1:]) if inner else None
    return None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys that a record of `model` may have in a file, in the order in which it has them."""
    keys = [field.alias or name for name, field in model.model_fields.items()]
    order: tuple[str, ...] = getattr(model, "KEYS", ())
    return sorted(keys, key=order.index) if order else keys
