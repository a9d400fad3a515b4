"""The ladder as it is kept, and the last working day."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.plans.operations.deadlines import ladders, last_working_day
from tests.factories.readings import a_reading


def test_every_task_has_its_ladder() -> None:
    kept = ladders(a_reading())
    assert [[(rung["basis"], rung["words"]) for rung in kept[at]] for at in (0, 2)] == [
        [("stated", "trước ngày 10/3/2026"), ("event", "trước ngày 27/3/2026")],
        [("event", "trước ngày 27/3/2026")],
    ]
    stated = kept[0][0]
    assert a_reading().text[stated["start"] : stated["end"]] == "trước ngày 10/3/2026"


@pytest.mark.parametrize(
    ("last", "working"),
    [
        (date(2026, 3, 9), date(2026, 3, 9)),  # Monday
        (date(2026, 3, 8), date(2026, 3, 6)),  # Sunday
        (date(2026, 9, 2), date(2026, 8, 28)),  # the national day with the days around it
        (date(2026, 2, 20), date(2026, 2, 13)),  # Tết
        (None, None),
    ],
)
def test_the_last_working_day_is_before_holidays(last: date | None, working: date | None) -> None:
    assert last_working_day(last) == working
