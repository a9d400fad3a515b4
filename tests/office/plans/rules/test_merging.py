"""Two savers of one duty."""

from __future__ import annotations

import pytest

from chutri.office.plans.rules.merging import differences

LABELS = {"action": "Nội dung", "deadline": "Ngày hạn"}


@pytest.mark.parametrize(
    ("seen", "theirs", "mine", "expected"),
    [
        ("a", "a", "a", None),
        ("a", "b", "b", None),
        ("a", "b", "a", ("b", "a", False)),
        ("a", "a", "c", ("a", "c", True)),
        ("a", "b", "c", ("b", "c", True)),
        (None, "b", "c", ("b", "c", True)),
    ],
)
def test_who_changed_a_field_is_proposed(
    seen: str | None, theirs: str, mine: str, expected: tuple[str, str, bool] | None
) -> None:
    found = differences(
        LABELS, seen=None if seen is None else {"action": seen}, theirs={"action": theirs}, mine={"action": mine}
    )
    assert [(one.theirs, one.mine, one.prefers_mine) for one in found] == ([expected] if expected else [])
