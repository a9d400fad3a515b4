"""The spans of a reading: every one of them, and how much of the text those of a kind cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from chutri.reading import Reading
from chutri.reading.model import Span


def findings_in(value: Any) -> Iterator[Any]:
    """Every finding inside a value: whatever has a span of its own, at any depth."""
    if isinstance(value, tuple):
        for part in value:
            yield from findings_in(part)
    elif is_dataclass(value):
        if hasattr(value, "span"):
            yield value
        for field in fields(value):
            yield from findings_in(getattr(value, field.name))


def all_findings(reading: Reading) -> list[Any]:
    """Every finding of a reading, from its header to its annexes."""
    return [finding for field in fields(reading) for finding in findings_in(getattr(reading, field.name))]


def covered_share(reading: Reading) -> float:
    """The share of the text's non-blank characters inside the header, the outline, recipients, signature or a table.

    1 means that nothing was lost; a text without any such character lost nothing.
    """
    spans: list[Span] = [finding.span for part in _covering(reading) for finding in findings_in(part)]
    inside = [False] * (len(reading.text) + 1)
    for start, end in spans:
        inside[start:end] = [True] * (end - start)
    solid = [at for at, character in enumerate(reading.text) if not character.isspace()]
    return sum(inside[at] for at in solid) / len(solid) if solid else 1.0


def _covering(reading: Reading) -> tuple[Any, ...]:
    return (reading.header, reading.outline, reading.recipients, reading.signature, reading.tables)
