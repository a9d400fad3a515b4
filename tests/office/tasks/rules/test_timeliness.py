"""How tasks stand against their deadlines."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.plans.rules.deadlines import last_day
from chutri.office.tasks.choices import Status, Timeliness
from chutri.office.tasks.rules.timeliness import due_window, timeliness

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("relation", "last"),
    [("before", date(2026, 3, 9)), ("on", date(2026, 3, 10)), ("by", date(2026, 3, 10)), ("within", date(2026, 3, 10))],
)
def test_before_a_day_ends_with_the_day_before(relation: str, last: date) -> None:
    assert last_day(date(2026, 3, 10), relation) == last


@pytest.mark.parametrize(
    ("status", "last", "standing"),
    [
        (Status.NOT_STARTED, date(2026, 3, 4), Timeliness.OVERDUE),
        (Status.PAUSED, date(2026, 3, 4), Timeliness.OVERDUE),
        (Status.IN_PROGRESS, date(2026, 3, 5), Timeliness.SOON),
        (Status.NOT_STARTED, date(2026, 3, 12), Timeliness.SOON),
        (Status.NOT_STARTED, date(2026, 3, 13), Timeliness.IN_TIME),
        (Status.NOT_STARTED, None, Timeliness.UNDATED),
        (Status.DONE, date(2026, 3, 4), Timeliness.CLOSED),
        (Status.DROPPED, None, Timeliness.CLOSED),
    ],
)
def test_a_task_stands_by_its_last_day(status: str, last: date | None, standing: Timeliness) -> None:
    assert timeliness(status=status, last=last, today=TODAY) == standing


@pytest.mark.parametrize(
    ("kept", "window"),
    [
        ("qua-han", (None, date(2026, 3, 4))),
        ("7-ngay", (date(2026, 3, 5), date(2026, 3, 12))),
        ("sau", (date(2026, 3, 13), None)),
    ],
)
def test_filters_part_the_days_without_a_gap(kept: str, window: tuple[date | None, date | None]) -> None:
    assert due_window(kept, TODAY) == window
