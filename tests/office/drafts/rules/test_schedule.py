"""Due days of steps: shared out up to the last day, on working days."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.drafts.rules.schedule import due_days
from chutri.office.tasks.rules.working_time import calendar

FIRST = date(2026, 3, 2)  # a Monday


@pytest.mark.parametrize(
    ("kinds", "last", "expected"),
    [
        (["draft", "approve"], date(2026, 3, 20), [date(2026, 3, 16), date(2026, 3, 20)]),
        # two bodies asked abreast share a day
        (
            ["draft", "consult", "consult", "revise", "approve"],
            date(2026, 3, 30),
            [date(2026, 3, 13), date(2026, 3, 20), date(2026, 3, 20), date(2026, 3, 26), date(2026, 3, 30)],
        ),
        # the last day is a Sunday: the Friday before
        (["draft", "number", "issue"], date(2026, 3, 15), [date(2026, 3, 13)] * 3),
        (["draft", "approve"], None, [None, None]),
        (["draft"], date(2026, 2, 1), [None]),
    ],
)
def test_days_are_shared_out(kinds: list[str], last: date | None, expected: list[date | None]) -> None:
    found = due_days(kinds, first=FIRST, last=last, days=calendar())
    assert found == expected
