"""A month as a wall calendar: weeks that begin on Monday, with the days of the months beside it that fill them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class MonthPage:
    """The weeks of a month, and the first days of the months beside it."""

    first: date
    weeks: tuple[tuple[date, ...], ...]
    before: date
    after: date

    @property
    def title(self) -> str:
        """Say which month."""
        return f"Tháng {self.first:%m/%Y}"


def month_page(first: date) -> MonthPage:
    """Lay out the month that begins on ``first``."""
    weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(first.year, first.month)
    before = (first - timedelta(days=1)).replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    return MonthPage(first, tuple(tuple(week) for week in weeks), before, after)
