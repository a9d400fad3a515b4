"""How a line of the history is sealed (a hash over its content and the seal of the line before), what a check may find, how changes read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

FIRST = "0" * 64


def seal(previous: str, at: datetime, content: Mapping[str, object]) -> str:
    """Give the SHA-256 of a line in hexadecimal; ``previous`` is the seal before it, ``FIRST`` for the first line."""
    canonical = json.dumps(
        {"previous": previous, "at": at.astimezone(UTC).isoformat(timespec="microseconds"), **content},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


class Fault(StrEnum):
    """What is wrong at one place of the chain."""

    CHANGED = "changed"
    CUT = "cut"
    TAIL = "tail"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Problem:
    """A place at which the history is not what was written; ``words`` says so in Vietnamese."""

    fault: Fault
    line: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What a walk along the chain found; ``seal`` is the last line's, to be noted outside the database."""

    count: int
    seal: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """What an office noted earlier: the history had so many lines, and the last one this seal (or its beginning)."""

    count: int
    seal: str
