"""What the checks know that no document says: dated tables in ``data/*.toml``, read once when first needed.

A province that needs its own tables keeps a folder with files of the same names and passes it to ``Knowledge``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from chutri.checking.days import day_in_words
from chutri.checking.working_days import WorkingDays

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class EndedBody:
    """A body that does not exist from ``gone_from`` on.

    ``sure`` is false where nobody has seen the legal text or the press (confidence C or memory): then a finding only warns.
    """

    name: str
    level: str | None
    place: str | None
    gone_from: date
    successors: tuple[str, ...]
    note: str | None
    source: str
    sure: bool


@dataclass(frozen=True, slots=True)
class EndedLevel:
    """A level of local government that does not exist from ``gone_from`` on."""

    words: tuple[str, ...]
    gone_from: date
    successors: tuple[str, ...]
    source: str
    sure: bool


@dataclass(frozen=True)
class Knowledge:
    """The tables of one folder; each is read when first asked for. Raises ``ValueError`` for a table that is malformed."""

    folder: Path = field(default=DATA)

    @cached_property
    def working_days(self) -> WorkingDays:
        """The calendar of working days."""
        table = _table(self.folder / "working_days.toml")
        swaps = table.get("swap", [])
        years = _table(self.folder / "public_holidays.toml")
        return WorkingDays(
            holidays={
                int(year): {date.fromisoformat(day): name for day, name in days.items()} for year, days in years.items()
            },
            off={swap["off"]: f"ngày nghỉ hoán đổi, làm bù {day_in_words(swap['worked'])}" for swap in swaps}
            | {entry["day"]: entry["name"] for entry in table.get("off", [])},
            worked=frozenset(swap["worked"] for swap in swaps),
            unsure={entry["day"]: entry["why"] for entry in table.get("unsure", [])},
        )

    @cached_property
    def ended_bodies(self) -> tuple[EndedBody, ...]:
        """Bodies that have ended."""
        return tuple(
            EndedBody(
                entry["name"],
                entry.get("level"),
                entry.get("place"),
                entry["gone_from"],
                tuple(entry["successors"]),
                entry.get("note"),
                entry["source"],
                entry["confidence"] in ("A", "B"),
            )
            for entry in _table(self.folder / "ended_bodies.toml").get("body", [])
        )

    @cached_property
    def ended_levels(self) -> tuple[EndedLevel, ...]:
        """Levels of local government that have ended."""
        return tuple(
            EndedLevel(
                tuple(entry["words"]),
                entry["gone_from"],
                tuple(entry["successors"]),
                entry["source"],
                entry["confidence"] in ("A", "B"),
            )
            for entry in _table(self.folder / "ended_bodies.toml").get("level", [])
        )


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from error


DEFAULT = Knowledge()
