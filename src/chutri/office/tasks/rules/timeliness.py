"""How a task stands against its deadline on a given day."""

from __future__ import annotations

from datetime import date, timedelta

from chutri.office.tasks.choices import DueFilter, Status, Timeliness

SOON = timedelta(days=7)
CLOSED = (Status.DONE, Status.DROPPED)


def timeliness(*, status: str, last: date | None, today: date) -> Timeliness:
    """Say how a task stands; ``last`` is its last day in time, None where the document states no date."""
    if status in CLOSED:
        return Timeliness.CLOSED
    if last is None:
        return Timeliness.UNDATED
    if today > last:
        return Timeliness.OVERDUE
    return Timeliness.SOON if last - today <= SOON else Timeliness.IN_TIME


def due_window(kept: str, today: date) -> tuple[date | None, date | None]:
    """Give the first and last ``last_day`` that a filter of the list keeps; None is open."""
    if kept == DueFilter.OVERDUE:
        return None, today - timedelta(days=1)
    if kept == DueFilter.SOON:
        return today, today + SOON
    return today + SOON + timedelta(days=1), None
