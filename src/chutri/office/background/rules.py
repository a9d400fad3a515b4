"""When a job is tried again, when its worker counts as lost, when a periodic job is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

# A worker that runs a job says so this often; after so long a silence the job is given to another.
BEAT = timedelta(seconds=10)
LEASE = timedelta(seconds=60)
# Finished jobs are kept so that a page left open still finds its own; failed ones until somebody decides.
KEEP_DONE = timedelta(days=14)

_FIRST_PAUSE = timedelta(seconds=10)
_LONGEST_PAUSE = timedelta(hours=1)

# What procrastinate calls the word that it brings to a worker, and the queue that it waits in.
DELIVERY = "chutri.run_job"
QUEUE = "chutri"

Scalar = str | int | float | bool | None
RhythmName = Literal["hourly", "daily", "weekly"]


def pause_before(attempt: int) -> timedelta:
    """Give how long to wait after the ``attempt``-th failure: ten seconds, four times as long each time, an hour at most."""
    factor: int = 4 ** min(attempt - 1, 10)
    return min(_FIRST_PAUSE * factor, _LONGEST_PAUSE)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a periodic job is due, in the office's time; ``weekday`` counts from Monday, 0."""

    name: RhythmName
    hour: int = 0
    minute: int = 0
    weekday: int = 0


def newest_due(rhythm: Rhythm, now: datetime) -> datetime:
    """Give the last moment, not after ``now``, at which the job was due; ``now`` carries the office's time zone."""
    if rhythm.name == "hourly":
        due = now.replace(minute=rhythm.minute, second=0, microsecond=0)
        return due if due <= now else due - timedelta(hours=1)
    due = now.replace(hour=rhythm.hour, minute=rhythm.minute, second=0, microsecond=0)
    if rhythm.name == "weekly":
        due -= timedelta(days=(now.weekday() - rhythm.weekday) % 7)
        return due if due <= now else due - timedelta(days=7)
    return due if due <= now else due - timedelta(days=1)
