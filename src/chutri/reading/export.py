"""A reading as plain values for JSON: the shape that ``chutri read --format json`` prints."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from chutri.reading.model import SCHEMA, Reading

_HIDDEN = frozenset({"text", "places"})
_names: dict[type, tuple[str, ...]] = {}


def to_dict(reading: Reading, *, with_text: bool = False) -> dict[str, Any]:
    """The reading as dictionaries, lists and scalars; ``text`` (what spans count in) only where asked."""
    out: dict[str, Any] = {"schema": SCHEMA}
    for name in _fields(Reading):
        if name not in _HIDDEN:
            out[name] = _value(getattr(reading, name))
    if with_text:
        out["text"] = reading.text
        out["places"] = _value(reading.places)
    return out


def _fields(kind: type) -> tuple[str, ...]:
    names = _names.get(kind)
    if names is None:
        names = _names[kind] = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    return names


def _value(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        if len(value) == 2 and type(value[0]) is int:
            return list(value)
        return [_value(item) for item in value]
    return {name: _value(getattr(value, name)) for name in _fields(type(value))}
