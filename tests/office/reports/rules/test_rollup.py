"""Many reports become one by the rule of each question."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.reports.choices import AnswerKind, RollUp
from chutri.office.reports.rules.answers import Asked
from chutri.office.reports.rules.rollup import Given, by_group, roll_up

ROWS = (
    Given(1, "Sen Đông", {"n": "2.5", "w": "1", "t": "Thiếu vốn"}, date(2026, 3, 18), "Xã"),
    Given(2, "Sen Tây", {"n": "4", "w": "3"}, date(2026, 3, 19), "Xã"),
    Given(3, "Bạch Môn", {"t": "Thiếu người"}, date(2026, 3, 20), "Phường"),
)


@pytest.mark.parametrize(
    ("rule", "weight", "value", "given"),
    [
        (RollUp.SUM, "", "6.5", 2),
        (RollUp.AVERAGE, "", "3.25", 2),
        (RollUp.AVERAGE, "w", "3.62", 2),
        (RollUp.COUNT, "", "2", 2),
        (RollUp.LATEST, "", "4", 2),
        (RollUp.NONE, "", "", 2),
    ],
)
def test_figures(rule: RollUp, weight: str, value: str, given: int) -> None:
    (found,) = roll_up([Asked(key="n", label="Số", roll_up=rule, weight=weight)], ROWS)
    assert (found.value, found.given, found.said) == (value, given, [])


def test_words_are_listed_by_body() -> None:
    (found,) = roll_up([Asked(key="t", label="Khó khăn", kind=AnswerKind.TEXT, roll_up=RollUp.LIST)], ROWS)
    assert (found.said, found.given) == ([("Sen Đông", "Thiếu vốn"), ("Bạch Môn", "Thiếu người")], 2)


def test_nothing_given_is_nothing() -> None:
    (found,) = roll_up([Asked(key="x", label="Khác")], ROWS)
    assert (found.value, found.given) == ("", 0)


def test_groups_roll_up_apart() -> None:
    groups = by_group([Asked(key="n", label="Số")], ROWS)
    assert {name: [one.value for one in rolled] for name, rolled in groups.items()} == {"Xã": ["6.5"], "Phường": [""]}
