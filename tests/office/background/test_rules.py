"""Pauses between attempts, and moments at which periodic jobs are due."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chutri.office.background.rules import Rhythm, newest_due, pause_before

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("attempt", "seconds"), [(1, 10), (2, 40), (3, 160), (4, 640), (5, 2560), (6, 3600), (100_000, 3600)]
)
def test_each_pause_is_four_times_the_last_up_to_an_hour(attempt: int, seconds: int) -> None:
    assert pause_before(attempt) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("rhythm", "now", "due"),
    [
        (Rhythm("daily", hour=7), "2026-03-05 06:59:59", "2026-03-04 07:00"),
        (Rhythm("daily", hour=7), "2026-03-05 07:00:00", "2026-03-05 07:00"),
        (Rhythm("daily", hour=7, minute=30), "2026-03-01 00:10:00", "2026-02-28 07:30"),
        (Rhythm("weekly", weekday=0, hour=8), "2026-03-02 08:00:00", "2026-03-02 08:00"),
        (Rhythm("weekly", weekday=0, hour=8), "2026-03-02 07:59:00", "2026-02-23 08:00"),
        (Rhythm("weekly", weekday=4, hour=8), "2026-03-05 12:00:00", "2026-02-27 08:00"),
        (Rhythm("hourly", minute=15), "2026-03-05 00:14:00", "2026-03-04 23:15"),
        (Rhythm("hourly", minute=15), "2026-03-05 00:15:30", "2026-03-05 00:15"),
    ],
)
def test_the_newest_due_moment(rhythm: Rhythm, now: str, due: str) -> None:
    said = newest_due(rhythm, datetime.fromisoformat(now).replace(tzinfo=HANOI))
    assert said == datetime.fromisoformat(due).replace(tzinfo=HANOI)
