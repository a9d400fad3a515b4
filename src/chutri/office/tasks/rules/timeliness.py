"""How a task stands against its deadline on a given day: computed from what was done, never typed."""

from __future__ import annotations

from datetime import date, timedelta

from chutri.office.tasks.choices import DueFilter, Stage, Standing

SOON = timedelta(days=7)
MONTH = timedelta(days=30)
CLOSED = (Stage.DONE, Stage.CANCELLED)
# whoever leads still has to do something
WORKING = (Stage.NOT_STARTED, Stage.UNDER_WAY, Stage.RETURNED)
OPEN = (Stage.NOT_STARTED, Stage.UNDER_WAY, Stage.SUBMITTED, Stage.RETURNED)


def standing(*, stage: str, last: date | None, submitted: date | None, finished: date | None, today: date) -> Standing:
    """Say how a task stands; ``last`` is its last day in time, None where no date binds.

    A result that waits for its acceptance stops the clock on the day it was handed in: the delay of whoever decides is not
    the lead's. Returned, the clock has never stopped. ``finished`` is the day on which the accepted result was handed in.
    """
    if stage == Stage.CANCELLED:
        return Standing.CANCELLED
    if last is None:
        return Standing.UNDATED
    if stage == Stage.DONE:
        return Standing.ON_TIME if finished is not None and finished <= last else Standing.LATE
    reached = submitted if stage == Stage.SUBMITTED and submitted is not None else today
    return Standing.RUNNING if reached <= last else Standing.OVERDUE


def days_left(last: date, today: date) -> int:
    """Give the calendar days from today to the last day in time; negative once it has passed."""
    return (last - today).days


def due_window(kept: str, today: date) -> tuple[date | None, date | None]:
    """Give the first and last ``last_day`` that a filter of the list keeps; None is open."""
    if kept == DueFilter.OVERDUE:
        return None, today - timedelta(days=1)
    if kept == DueFilter.SOON:
        return today, today + SOON
    if kept == DueFilter.MONTH:
        return today, today + MONTH
    return today + SOON + timedelta(days=1), None
