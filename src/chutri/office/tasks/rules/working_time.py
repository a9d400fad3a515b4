"""Working days between two days, and which deadlines a reminder of so many working days speaks of today. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chutri.checking.knowledge import DEFAULT
from chutri.checking.working_days import WorkingDays

DAY = timedelta(days=1)
# Longer than any run of days off: Tết with the weekends at both ends.
_LONGEST_BREAK = 21
# The reminder of the day after the last day in time, beside those of 7, 3 and 1 working days before it.
DAY_AFTER = 0


def calendar() -> WorkingDays:
    """Give the calendar of working days that the office goes by (Labour Code art. 112 and the yearly announcements)."""
    return DEFAULT.working_days


def is_working(day: date, days: WorkingDays) -> bool:
    """Say whether offices work on that day."""
    return days.why_off(day) is None


def working_days_between(first: date, last: date, days: WorkingDays) -> int:
    """Count the working days after ``first`` up to and with ``last``: 0 for the same day, never negative."""
    return sum(is_working(first + DAY * ahead, days) for ahead in range(1, (last - first).days + 1))


def last_working_day(last: date, days: WorkingDays) -> date:
    """Give the last day on which somebody at a desk can still be in time: the deadline's own, or a working day before it."""
    return last if is_working(last, days) else days.last_before(last)


@dataclass(frozen=True, slots=True)
class Window:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date


def reminded_today(offset: int, today: date, days: WorkingDays) -> Window | None:
    """Give the last days of those deadlines that are ``offset`` working days ahead; ``DAY_AFTER``: that passed since yesterday.

    None on a day off: what falls on it was said on the working day before, or is said on the next one.
    """
    if not is_working(today, days):
        return None
    if offset == DAY_AFTER:
        return Window(days.last_before(today), today - DAY)
    day, counted = today, 0
    while counted < offset:
        day += DAY
        counted += is_working(day, days)
    first = day
    while not is_working(day + DAY, days) and (day - first).days < _LONGEST_BREAK:
        day += DAY
    return Window(first, day)


@dataclass(frozen=True, slots=True)
class Wait:
    """A stretch in which the next step lay with one agency, by name."""

    holder: str
    began: date
    ended: date


def waiting_by_holder(waits: list[Wait], days: WorkingDays) -> list[tuple[str, int]]:
    """Add up the working days that a task waited for each agency, in the order in which they first held it."""
    total: dict[str, int] = {}
    for wait in waits:
        total[wait.holder] = total.get(wait.holder, 0) + working_days_between(wait.began, wait.ended, days)
    return list(total.items())
