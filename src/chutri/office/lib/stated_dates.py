"""Dates as precise as a document states them: a day, a month, a quarter or a year, never more than was said."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "quarter", "year"]

_SHAPE = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?")
_TWELVE = re.compile(r"(?<!\d)12(?!\d)|mười hai", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A stated date: the last day that it covers, and how precisely it was stated."""

    last_day: date
    precision: Precision

    def __str__(self) -> str:
        """Say it as an official writes it: 15/11/2024, tháng 10/2024, quý IV/2025, năm 2026."""
        day = self.last_day
        if self.precision == "day":
            return f"{day:%d/%m/%Y}"
        if self.precision == "month":
            return f"tháng {day:%m/%Y}"
        if self.precision == "quarter":
            return f"quý {_ROMAN[(day.month - 1) // 3]}/{day.year}"
        return f"năm {day.year}"


def stated_date(written: str | None) -> StatedDate | None:
    """Read a reading's date (``2024-11-15``, ``2024-10``, ``2025-Q4``, ``2026``); None for nothing or no such day."""
    match = _SHAPE.fullmatch(written or "")
    if match is None:
        return None
    year = int(match["year"])
    try:
        if match["day"]:
            return StatedDate(date(year, int(match["month"]), int(match["day"])), "day")
        if match["month"]:
            return StatedDate(_end_of_month(year, int(match["month"])), "month")
        if match["quarter"]:
            return StatedDate(_end_of_month(year, 3 * int(match["quarter"])), "quarter")
        return StatedDate(date(year, 12, 31), "year")
    except ValueError:  # 31/02, month 13: the checker says so; the office keeps the words
        return None


def stated_window(start: str | None, end: str | None, words: str = "") -> tuple[StatedDate | None, StatedDate | None]:
    """Read when work begins and is due; ``words`` are what the document says of both.

    A reading gives whole years by their months: *năm 2025* is due 2025-12, *2026 - 2030* begins 2026-01. Where the words
    name no such month they are years again, and a beginning within the year that is due says nothing.
    """
    begins, due = stated_date(start), stated_date(end)
    if due and due.precision == "month" and due.last_day.month == 12 and not _TWELVE.search(words):
        due = StatedDate(due.last_day, "year")
        if begins and begins.precision == "month" and begins.last_day.month == 1:
            begins = StatedDate(date(begins.last_day.year, 12, 31), "year")
    return (None if begins == due else begins), due


def _end_of_month(year: int, month: int) -> date:
    if not (1 <= month <= 12 and year >= 1):
        raise ValueError(month)
    return date(year, month, calendar.monthrange(year, month)[1])
