"""A reading as plain values for JSON: the shape that ``chutri read --format json`` prints."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_type_hints

import orjson

from chutri.reading.model import SCHEMA, Reading

_ON_REQUEST = ("text", "places")
_SHOWN = tuple(field.name for field in fields(Reading) if field.name not in _ON_REQUEST)
_get_shown = attrgetter(*_SHOWN)
Row = dict[str, Any]


def to_dict(reading: Reading, *, with_text: bool = False) -> Row:
    """The reading as dictionaries, sequences and scalars; ``text`` (what spans count in) only where asked."""
    out: Row = {"schema": SCHEMA}
    out.update(_writer(Reading)(reading))
    hidden = {name: out.pop(name) for name in _ON_REQUEST}
    if with_text:
        out.update(hidden)
    return out


def to_json(reading: Reading, *, with_text: bool = False, beside: Mapping[str, Any] | None = None) -> bytes:
    """``to_dict`` as one line of JSON in UTF-8, without its line end; ``beside`` are members that follow the reading's."""
    row: Row = {"schema": SCHEMA, **dict(zip(_SHOWN, _get_shown(reading), strict=True))}
    if with_text:
        row.update((name, getattr(reading, name)) for name in _ON_REQUEST)
    try:
        return orjson.dumps({**row, **(beside or {})})
    except orjson.JSONEncodeError:  # half a character, which UTF-8 cannot hold: it becomes a question mark
        plain = {**to_dict(reading, with_text=with_text), **(beside or {})}
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


@cache
def _writer(kind: type) -> Callable[[Any], Row]:
    """How values of one class become a dictionary: scalars and spans as they are, values of our own in turn."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    many = [(name, part) for name in names if (part := _part(hints[name], within=tuple))]
    single = [(name, part) for name in names if (part := _part(hints[name], within=None))]
    writers: dict[type, Callable[[Any], Row]] = {}

    def write(value: Any) -> Row:
        row = dict(zip(names, get(value), strict=True))
        for name, part in many:
            values = row[name]
            if values:
                writer = writers.get(part) or writers.setdefault(part, _writer(part))
                row[name] = [writer(item) if type(item) is part else [writer(cell) for cell in item] for item in values]
        for name, part in single:
            if row[name] is not None:
                row[name] = _writer(part)(row[name])
        return row

    return write


def _part(hint: Any, *, within: type | None) -> type | None:
    """The class of ours inside ``X | None`` or, ``within`` a tuple, inside ``tuple[X, ...]`` and rows of them."""
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        return hint if within is None else None
    arguments = get_args(hint)
    if getattr(hint, "__origin__", None) is tuple:
        inner = arguments[0]
        if within is None:
            return None
        return _part(inner, within=None) or _part(inner, within=tuple)
    for argument in arguments:
        part = _part(argument, within=within)
        if part:
            return part
    return None
