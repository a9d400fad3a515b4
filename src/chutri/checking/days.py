"""Dates as documents state them: a day, a month, a quarter, a half year, a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from chutri.reading.model import Reading

_STATED = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?$")
_YEAR = re.compile(r"năm\s+(20\d\d)")
_MONTH_YEAR = re.compile(r"tháng\s+(\d{1,2})\s+năm\s+(20\d\d)")
_ROMAN = ("I", "II", "III", "IV")
_WRITTEN = re.compile(
    r"(?<![\d/])(?:(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})"
    r"|(?P<m2>\d{1,2})\s?/\s?(?P<y2>\d{4})"
    r"|ngày\s+(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2})\s+năm\s+(?P<y3>\d{4})"
    r"|tháng\s+(?P<m4>\d{1,2})\s+năm\s+(?P<y4>\d{4})"
    r"|qu[ýí]\s+(?P<q>IV|I{1,3})\s?[-/]?\s?(?:năm\s+)?(?P<y5>\d{4})"
    r"|năm\s+(?P<y6>20\d{2}))(?![\d/])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def one(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last


def days_of(stated: str | None) -> Days | None:
    """The days that a stated date covers: ``2024-11-15``, ``2024-10``, ``2025-Q4``, ``2025``. ``None`` for anything else."""
    match = _STATED.match(stated) if stated else None
    if match is None:
        return None
    year, quarter, half, month, day = (int(part) if part else 0 for part in match.groups())
    if not 1900 <= year <= 2200:
        return None
    if quarter:
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if half:
        return _months(year, 6 * half - 5, 6 * half)
    if not month:
        return _months(year, 1, 12)
    if month > 12 or day > monthrange(year, month)[1]:
        return None
    return Days(date(year, month, day), date(year, month, day)) if day else _months(year, month, month)


def _months(year: int, first: int, last: int) -> Days:
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def day_in_words(day: date) -> str:
    """A day as Decree 30/2020 writes it in figures: a zero before days under 10 and months 1 and 2."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


def in_words(stated: str) -> str:
    """A stated date as an official writes it: ``ngày 15/11/2024``, ``tháng 10/2024``, ``quý IV/2025``, ``năm 2025``."""
    year, _, rest = stated.partition("-")
    if not rest:
        return f"năm {year}"
    if rest.startswith("Q"):
        return f"quý {_ROMAN[int(rest[1]) - 1]}/{year}"
    if rest.startswith("H"):
        return f"6 tháng {'đầu' if rest[1] == '1' else 'cuối'} năm {year}"
    month, _, day = rest.partition("-")
    month = month if int(month) < 3 else str(int(month))
    return f"ngày {day}/{month}/{year}" if day else f"tháng {month}/{year}"


def issued(reading: Reading) -> Days | None:
    """The days between which the document was issued, as far as it tells.

    A draft whose day is blank still says ``tháng 11 năm 2024``, and cannot be older than the newest document it cites.
    ``None`` when it says nothing.
    """
    stated = days_of(reading.header.date)
    if stated:
        return stated
    start, end = reading.header.span
    words = reading.text[start:end]
    month, year = _MONTH_YEAR.search(words), _YEAR.search(words)
    window = None
    if month and 1 <= int(month[1]) <= 12:
        window = _months(int(month[2]), int(month[1]), int(month[1]))
    elif year:
        window = _months(int(year[1]), 1, 12)
    if window is None:
        return None
    cited = [
        days.last for days in map(days_of, (reference.date for reference in reading.references)) if days and days.one
    ]
    newest = max((day for day in cited if day <= window.last), default=window.first)
    return Days(max(window.first, newest), window.last)


@dataclass(frozen=True, slots=True)
class Written:
    """A date in running text: where, as written, and in ISO form (see ``days_of``)."""

    start: int
    end: int
    text: str
    stated: str


def written_in(text: str) -> tuple[Written, ...]:
    """The dates that a text states, in their order; dates that do not exist are left out."""
    found = []
    for match in _WRITTEN.finditer(text):
        stated = _stated(match.groupdict())
        if days_of(stated):
            found.append(Written(match.start(), match.end(), match[0], stated))
    return tuple(found)


def _stated(part: dict[str, str | None]) -> str:
    year = next(part[name] for name in ("y", "y2", "y3", "y4", "y5", "y6") if part[name])
    if part["q"]:
        return f"{year}-Q{_ROMAN.index(part['q'].upper()) + 1}"
    month = next((part[name] for name in ("m", "m2", "m3", "m4") if part[name]), None)
    day = part["d"] or part["d3"]
    return "-".join([year or "", *(f"{int(number):02}" for number in (month, day) if number)])
