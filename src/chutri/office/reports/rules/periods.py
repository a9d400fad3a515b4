"""Periods of reports: which days they cover, when they close, until when their report is in time.

Decree 09/2019/NĐ-CP, Article 12, lets a period close before its calendar end (day 14 of its last month) so that figures
can be gathered; on which day is data (``models.PeriodRule``), not known here.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from chutri.office.reports.choices import Relation, Rhythm

# months of one period, and how many of them a year has
_MONTHS: dict[Rhythm, tuple[int, int]] = {
    Rhythm.MONTH: (1, 12),
    Rhythm.QUARTER: (3, 4),
    Rhythm.HALF_YEAR: (6, 2),
    Rhythm.NINE_MONTHS: (9, 1),
    Rhythm.YEAR: (12, 1),
}
PERIODIC = tuple(_MONTHS)
_ROMAN = ("I", "II", "III", "IV")
END_OF_MONTH = 31


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One stretch that is reported on; ``number`` counts within the year (a final or ad hoc report: its own count)."""

    year: int
    number: int
    rhythm: Rhythm

    def __str__(self) -> str:
        """Say it as an official writes it: tháng 3/2026, quý IV/2026, 6 tháng đầu năm 2026."""
        if self.rhythm == Rhythm.MONTH:
            return f"tháng {self.number}/{self.year}"
        if self.rhythm == Rhythm.QUARTER:
            return f"quý {_ROMAN[self.number - 1]}/{self.year}"
        if self.rhythm == Rhythm.HALF_YEAR:
            return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
        if self.rhythm == Rhythm.NINE_MONTHS:
            return f"9 tháng năm {self.year}"
        if self.rhythm == Rhythm.YEAR:
            return f"năm {self.year}"
        return "tổng kết" if self.rhythm == Rhythm.FINAL else f"đột xuất lần {self.number} năm {self.year}"

    @property
    def last_month(self) -> int:
        """Give the last month that it covers; of a period without months, the last of the year."""
        return _MONTHS[self.rhythm][0] * self.number if self.rhythm in _MONTHS else 12

    @property
    def first_month(self) -> int:
        """Give the first month that it covers."""
        return self.last_month - _MONTHS[self.rhythm][0] + 1 if self.rhythm in _MONTHS else 1


@dataclass(frozen=True, slots=True)
class DueDay:
    """Until when a period's report is owed: a day of its last month, ``after`` months later, or of a ``month`` of the year.

    ``before``: the day itself is late (*trước ngày 20*).
    """

    day: int
    relation: Relation = Relation.BEFORE
    after: int = 0
    month: int | None = None

    def last_day(self, period: Period) -> date:
        """Give the last day on which the report is in time."""
        month, year = self.month or period.last_month + self.after, period.year
        if self.month and self.month < period.last_month:  # trước ngày 10/01 of the year that follows
            year += 1
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        stated = day_of_month(year, month, self.day)
        return stated - timedelta(days=1) if self.relation == Relation.BEFORE else stated


def day_of_month(year: int, month: int, day: int) -> date:
    """Give a day of a month; the month's last for a day that it does not have."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def window(period: Period, closing_day: int) -> tuple[date, date]:
    """Give the first and last day that a period covers when periods close on a day of their last month.

    With 14: March runs from 15/02 to 14/03, the year 2026 from 15/12/2025 to 14/12/2026; with 31 they are the calendar's.
    """
    end = day_of_month(period.year, period.last_month, closing_day)
    months = period.year * 12 + period.first_month - 2
    before = day_of_month(months // 12, months % 12 + 1, closing_day)
    return before + timedelta(days=1), end


def periods_of(rhythm: Rhythm, years: range) -> Iterator[Period]:
    """Give the periods of a rhythm in some years, in order; none for what has no rhythm."""
    for year in years:
        for number in range(1, _MONTHS.get(rhythm, (0, 0))[1] + 1):
            yield Period(year, number, rhythm)


@dataclass(frozen=True, slots=True)
class Opening:
    """Since when and until when a duty holds, and how many days before its last day a form opens."""

    since: date
    until: date | None
    days_before: int


def periods_to_open(rhythm: Rhythm, due: DueDay, opening: Opening, today: date) -> list[Period]:
    """Give every period whose form should be open by now, in order: those missed while nothing ran are among them."""
    found = []
    for period in periods_of(rhythm, range(opening.since.year - 1, today.year + 2)):
        last = due.last_day(period)
        if last < opening.since or (opening.until is not None and last > opening.until):
            continue
        if last - timedelta(days=opening.days_before) <= today:
            found.append(period)
    return found
