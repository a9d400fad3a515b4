"""The forms that come with the program."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent.parent / "data" / "starters.toml"


@dataclass(frozen=True, slots=True)
class Starter:
    """A form to begin with: its questions as fields of ``models.Question``."""

    key: str
    name: str
    questions: tuple[dict[str, Any], ...]


@cache
def starters() -> tuple[Starter, ...]:
    """Give the forms that come along."""
    read = tomllib.loads(_DATA.read_text("utf-8"))["starter"]
    return tuple(Starter(one["key"], one["name"], tuple(one["question"])) for one in read)
