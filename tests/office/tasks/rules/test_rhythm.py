"""When an agency counts as silent."""

from __future__ import annotations

import pytest

from chutri.office.tasks.rules.rhythm import silent_after


@pytest.mark.parametrize(
    ("gaps", "days"),
    [
        ([], 14),
        ([1.0] * 4, 14),
        ([1.0] * 5, 7),
        ([5.0, 5.0, 6.0, 4.0, 100.0], 10),
        ([30.0] * 9, 60),
        ([200.0] * 9, 60),
    ],
)
def test_twice_the_median_within_bounds(gaps: list[float], days: int) -> None:
    assert silent_after(gaps) == days
