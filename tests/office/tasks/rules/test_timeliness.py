"""How a task stands on a day."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.plans.rules.deadlines import last_day
from chutri.office.tasks.choices import DueFilter, Stage, Standing
from chutri.office.tasks.rules.timeliness import days_left, due_window, standing

LAST = date(2026, 3, 10)
BEFORE, ON, AFTER = date(2026, 3, 9), LAST, date(2026, 3, 11)


# stage, last day, handed in, finished, today → standing
CASES = [
    ("not_started", LAST, None, None, ON, Standing.RUNNING),
    ("not_started", LAST, None, None, AFTER, Standing.OVERDUE),
    ("under_way", LAST, None, None, BEFORE, Standing.RUNNING),
    ("under_way", LAST, None, None, AFTER, Standing.OVERDUE),
    ("submitted", LAST, ON, None, AFTER, Standing.RUNNING),
    ("submitted", LAST, AFTER, None, AFTER, Standing.OVERDUE),
    ("returned", LAST, None, None, AFTER, Standing.OVERDUE),
    ("returned", LAST, None, None, ON, Standing.RUNNING),
    ("done", LAST, ON, ON, AFTER, Standing.ON_TIME),
    ("done", LAST, AFTER, AFTER, AFTER, Standing.LATE),
    ("done", None, ON, ON, AFTER, Standing.UNDATED),
    ("under_way", None, None, None, AFTER, Standing.UNDATED),
    ("cancelled", LAST, None, None, AFTER, Standing.CANCELLED),
    ("cancelled", None, None, None, AFTER, Standing.CANCELLED),
]


@pytest.mark.parametrize(("stage", "last", "submitted", "finished", "today", "expected"), CASES)
def test_a_task_stands_so(
    stage: str, last: date | None, submitted: date | None, finished: date | None, today: date, expected: Standing
) -> None:
    assert standing(stage=stage, last=last, submitted=submitted, finished=finished, today=today) == expected


def test_the_cases_show_every_stage_and_every_standing() -> None:
    assert {case[0] for case in CASES} == set(Stage.values)
    assert {case[5] for case in CASES} == set(Standing)


@pytest.mark.parametrize(
    ("kept", "window"),
    [
        (DueFilter.OVERDUE, (None, date(2026, 3, 9))),
        (DueFilter.SOON, (date(2026, 3, 10), date(2026, 3, 17))),
        (DueFilter.MONTH, (date(2026, 3, 10), date(2026, 4, 9))),
        (DueFilter.LATER, (date(2026, 3, 18), None)),
    ],
)
def test_a_filter_keeps_a_window_of_days(kept: str, window: tuple[date | None, date | None]) -> None:
    assert due_window(kept, LAST) == window


@pytest.mark.parametrize(("today", "left"), [(BEFORE, 1), (ON, 0), (AFTER, -1)])
def test_days_that_are_left(today: date, left: int) -> None:
    assert days_left(LAST, today) == left


@pytest.mark.parametrize(
    ("relation", "last"),
    [("before", date(2026, 3, 9)), ("on", date(2026, 3, 10)), ("by", date(2026, 3, 10)), ("within", date(2026, 3, 10))],
)
def test_before_a_day_ends_with_the_day_before(relation: str, last: date) -> None:
    assert last_day(date(2026, 3, 10), relation) == last
