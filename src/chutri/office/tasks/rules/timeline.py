"""Tasks as bars over months: where each bar begins and ends, in units of the drawing. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 1000
_LONGEST_MONTHS = 36
_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """One task: from when to when it runs; ``ends`` is None where no date binds."""

    key: int
    begins: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a task's bar stands; ``width`` is 0 for an undated task, which is a mere mark at its beginning."""

    key: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month and where it stands."""

    x: int
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: bars by task, months, and where today stands (None outside)."""

    bars: dict[int, Bar]
    ticks: tuple[Tick, ...]
    today: int | None


def timeline(stretches: Iterable[Stretch], today: date) -> Timeline:
    """Lay tasks out over the months that they span, at most three years of them around today."""
    rows = list(stretches)
    days = [one.begins for one in rows] + [one.ends for one in rows if one.ends] + [today]
    first, last = _bounded(min(days), max(days), today)
    span = max((last - first).days, 1)

    def place(day: date) -> int:
        return round(WIDTH * min(max((day - first).days, 0), span) / span)

    bars = {}
    for one in rows:
        x = place(one.begins)
        width = max(place(one.ends + timedelta(days=1)) - x, 4) if one.ends else 0
        bars[one.key] = Bar(one.key, min(x, WIDTH - 4), min(width, WIDTH - min(x, WIDTH - 4)))
    months = _months(first, last)
    step = -(-len(months) // _MOST_TICKS)
    ticks = tuple(Tick(place(day), f"{day:%m/%Y}") for day in months[::step])
    return Timeline(bars, ticks, place(today))


def _bounded(first: date, last: date, today: date) -> tuple[date, date]:
    half = timedelta(days=31 * _LONGEST_MONTHS // 2)
    first, last = max(first, today - half), min(last, today + half)
    return first.replace(day=1), (last.replace(day=1) + timedelta(days=32)).replace(day=1)


def _months(first: date, last: date) -> list[date]:
    months, day = [], first
    while day < last:
        months.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return months
