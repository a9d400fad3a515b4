"""Severities."""

import pytest

from chutri.checking.model import Severity, at_least


@pytest.mark.parametrize(
    ("severity", "floor", "expected"),
    [
        ("error", "error", True),
        ("warning", "error", False),
        ("warning", "warning", True),
        ("error", "note", True),
        ("note", "warning", False),
    ],
)
def test_severities_are_ordered(severity: Severity, floor: Severity, expected: bool) -> None:
    assert at_least(severity, floor) is expected
