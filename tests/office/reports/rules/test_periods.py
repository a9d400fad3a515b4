"""Periods: what they cover, until when they are owed, which should be open."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.reports.choices import Relation, Rhythm
from chutri.office.reports.rules.periods import DueDay, Opening, Period, periods_to_open, window

M, Q, H, N, Y = Rhythm.MONTH, Rhythm.QUARTER, Rhythm.HALF_YEAR, Rhythm.NINE_MONTHS, Rhythm.YEAR


@pytest.mark.parametrize(
    ("period", "words", "closing", "begins", "ends"),
    [
        (Period(2026, 3, M), "tháng 3/2026", 14, date(2026, 2, 15), date(2026, 3, 14)),
        (Period(2026, 1, M), "tháng 1/2026", 14, date(2025, 12, 15), date(2026, 1, 14)),
        (Period(2026, 2, M), "tháng 2/2026", 31, date(2026, 2, 1), date(2026, 2, 28)),
        (Period(2026, 4, Q), "quý IV/2026", 14, date(2026, 9, 15), date(2026, 12, 14)),
        (Period(2026, 1, Q), "quý I/2026", 31, date(2026, 1, 1), date(2026, 3, 31)),
        (Period(2026, 1, H), "6 tháng đầu năm 2026", 14, date(2025, 12, 15), date(2026, 6, 14)),
        (Period(2026, 2, H), "6 tháng cuối năm 2026", 14, date(2026, 6, 15), date(2026, 12, 14)),
        (Period(2026, 1, N), "9 tháng năm 2026", 14, date(2025, 12, 15), date(2026, 9, 14)),
        (Period(2026, 1, Y), "năm 2026", 14, date(2025, 12, 15), date(2026, 12, 14)),
        (Period(2026, 1, Y), "năm 2026", 31, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_closes_on_the_day_of_its_rule(
    period: Period, words: str, closing: int, begins: date, ends: date
) -> None:
    assert (str(period), window(period, closing)) == (words, (begins, ends))


@pytest.mark.parametrize(
    ("due", "period", "last"),
    [
        (DueDay(20), Period(2026, 3, M), date(2026, 3, 19)),
        (DueDay(20, Relation.BY), Period(2026, 3, M), date(2026, 3, 20)),
        (DueDay(5, Relation.BY, after=1), Period(2026, 12, M), date(2027, 1, 5)),
        (DueDay(25), Period(2026, 4, Q), date(2026, 12, 24)),
        (DueDay(31, Relation.BY), Period(2026, 2, M), date(2026, 2, 28)),
        (DueDay(10, month=12), Period(2026, 1, Y), date(2026, 12, 9)),
        (DueDay(10, month=1), Period(2026, 1, Y), date(2027, 1, 9)),
        (DueDay(1), Period(2026, 3, M), date(2026, 2, 28)),
    ],
)
def test_until_when_a_report_is_owed(due: DueDay, period: Period, last: date) -> None:
    assert due.last_day(period) == last


def opened(today: date, since: date = date(2026, 2, 1), until: date | None = None, days: int = 10) -> list[int]:
    return [one.number for one in periods_to_open(M, DueDay(20), Opening(since, until, days), today)]


@pytest.mark.parametrize(
    ("today", "numbers"),
    [
        (date(2026, 2, 8), []),
        (date(2026, 2, 9), [2]),
        (date(2026, 3, 8), [2]),
        (date(2026, 3, 9), [2, 3]),
        (date(2026, 6, 1), [2, 3, 4, 5]),
    ],
)
def test_forms_open_before_their_day_and_those_missed_with_them(today: date, numbers: list[int]) -> None:
    assert opened(today) == numbers


def test_nothing_opens_before_a_duty_begins_or_after_it_ends() -> None:
    assert opened(date(2026, 6, 30), since=date(2026, 4, 20), until=date(2026, 5, 31)) == [5]
    assert list(periods_to_open(Rhythm.FINAL, DueDay(1), Opening(date(2026, 1, 1), None, 9), date(2026, 9, 9))) == []


def test_the_year_is_reported_in_the_next() -> None:
    found = periods_to_open(Y, DueDay(10, month=1), Opening(date(2026, 1, 1), None, 20), date(2026, 1, 5))
    assert [one.year for one in found] == [2025]
