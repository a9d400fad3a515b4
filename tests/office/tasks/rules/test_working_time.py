"""Working days: of waits, and of reminders."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.checking.working_days import WorkingDays
from chutri.office.tasks.rules.working_time import (
    DAY_AFTER,
    Wait,
    Window,
    calendar,
    last_working_day,
    reminded_today,
    waiting_by_holder,
    working_days_between,
)

# Friday 6 March 2026 is a holiday of this test's own
DAYS = WorkingDays(holidays={2026: {date(2026, 3, 6): "Ngày hội của tỉnh"}})
MON, TUE, WED, THU, FRI, SAT, SUN, NEXT_MON = (date(2026, 3, day) for day in range(2, 10))


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (MON, MON, 0),
        (MON, TUE, 1),
        (MON, THU, 3),
        (THU, SUN, 0),
        (THU, NEXT_MON, 1),
        (SAT, SUN, 0),
        (TUE, MON, 0),
        (MON, date(2026, 3, 13), 8),
    ],
)
def test_working_days_between_two_days(first: date, last: date, count: int) -> None:
    assert working_days_between(first, last, DAYS) == count


@pytest.mark.parametrize(("last", "desk"), [(THU, THU), (FRI, THU), (SUN, THU), (NEXT_MON, NEXT_MON)])
def test_the_last_day_at_a_desk(last: date, desk: date) -> None:
    assert last_working_day(last, DAYS) == desk


@pytest.mark.parametrize(
    ("offset", "today", "window"),
    [
        (1, MON, Window(TUE, TUE)),
        (1, WED, Window(THU, SUN)),  # what falls on the days off behind Thursday is said with it
        (1, THU, Window(NEXT_MON, NEXT_MON)),
        (3, MON, Window(THU, SUN)),
        (7, MON, Window(date(2026, 3, 12), date(2026, 3, 12))),
        (DAY_AFTER, TUE, Window(MON, MON)),
        (DAY_AFTER, NEXT_MON, Window(THU, SUN)),
        (1, FRI, None),
        (DAY_AFTER, SAT, None),
    ],
)
def test_which_deadlines_are_spoken_of_today(offset: int, today: date, window: Window | None) -> None:
    assert reminded_today(offset, today, DAYS) == window


def test_every_deadline_is_spoken_of_once_by_each_reminder() -> None:
    days = [date.fromordinal(date(2026, 1, 1).toordinal() + ahead) for ahead in range(180)]
    for offset in (1, 3, 7, DAY_AFTER):
        windows = [window for day in days if (window := reminded_today(offset, day, calendar()))]
        spoken = [
            date.fromordinal(ordinal)
            for window in windows
            for ordinal in range(window.first.toordinal(), window.last.toordinal() + 1)
        ]
        assert len(spoken) == len(set(spoken))
        assert spoken == [date.fromordinal(spoken[0].toordinal() + ahead) for ahead in range(len(spoken))]


def test_tet_is_no_time_at_a_desk() -> None:
    assert working_days_between(date(2026, 2, 13), date(2026, 2, 22), calendar()) == 0


def test_waits_add_up_by_holder_in_the_order_of_their_beginning() -> None:
    waits = [Wait("Sở A", MON, WED), Wait("Văn phòng", WED, THU), Wait("Sở A", THU, NEXT_MON)]
    assert waiting_by_holder(waits, DAYS) == [("Sở A", 3), ("Văn phòng", 1)]
