"""Which days offices work: weekends, the Labour Code's holidays, and the days swapped by yearly announcements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from chutri.checking.holiday_table import holidays_of

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

# The longest run of days off is Tết: with weekends at both ends, under three weeks.
_LONGEST = 21


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A calendar: ``holidays`` by year; ``off`` and ``worked`` stand above them; ``unsure`` says why a day is doubtful.

    A year that ``holidays`` lacks is asked of the library, which is slow the first time.
    """

    holidays: Mapping[int, Mapping[date, str]] = field(default_factory=dict)
    off: Mapping[date, str] = field(default_factory=dict)
    worked: frozenset[date] = frozenset()
    unsure: Mapping[date, str] = field(default_factory=dict)

    def why_off(self, day: date) -> str | None:
        """Why offices are closed on that day, in Vietnamese; ``None`` for a working day."""
        if day in self.worked:
            return None
        if day in self.off:
            return self.off[day]
        holidays = self.holidays.get(day.year)
        holiday = (holidays_of(day.year) if holidays is None else holidays).get(day)
        if holiday:
            return f"{holiday}; {self.unsure[day]}" if day in self.unsure else holiday
        return WEEKDAYS[day.weekday()] if day.weekday() >= 5 else None

    def last_before(self, day: date) -> date:
        """The last working day before ``day``."""
        for days in range(1, _LONGEST):
            earlier = day - timedelta(days=days)
            if self.why_off(earlier) is None:
                return earlier
        return day - timedelta(days=1)
