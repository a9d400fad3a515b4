"""Dates as an official types or writes them: 15/11/2024, 15-11-2024, tháng 10/2024, 10/2024, quý IV/2025, năm 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chutri.office.lib.stated_dates import StatedDate, stated_date

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_WRITTEN = re.compile(
    r"(?<![\d/])(?:"
    r"(?:ngày\s+)?(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})"
    r"|ngày\s+(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})\s+năm\s+(?P<year2>\d{4})"
    r"|(?:tháng\s+)?(?P<month3>\d{1,2})\s?/\s?(?P<year3>\d{4})"
    r"|tháng\s+(?P<month4>\d{1,2})\s+năm\s+(?P<year4>\d{4})"
    r"|qu[ýí]\s+(?P<quarter>IV|I{1,3}|[1-4])\s?[-/]?\s?(?:năm\s+)?(?P<year5>\d{4})"
    r"|năm\s+(?P<year6>\d{4})"
    r")(?![\d/])",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def typed_date(text: str) -> StatedDate | None:
    """Read the one date that somebody typed; None where it is none, or no day that exists."""
    text = " ".join(text.split())
    if _BARE_YEAR.fullmatch(text) or _ISO.fullmatch(text):
        return stated_date(text)
    match = _WRITTEN.fullmatch(text)
    return _stated(match) if match else None


def dates_in(words: str) -> Iterator[StatedDate]:
    """Give every date that words state."""
    for match in _WRITTEN.finditer(words):
        found = _stated(match)
        if found:
            yield found


def _stated(match: re.Match[str]) -> StatedDate | None:
    part = match.groupdict()
    year = next(part[name] for name in ("year", "year2", "year3", "year4", "year5", "year6") if part[name])
    if part["quarter"]:
        number = part["quarter"].upper()
        return stated_date(f"{year}-Q{_ROMAN.get(number, number)}")
    month = next((part[name] for name in ("month", "month2", "month3", "month4") if part[name]), None)
    if month is None:
        return stated_date(year)
    day = part["day"] or part["day2"]
    return stated_date(f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else ""))
