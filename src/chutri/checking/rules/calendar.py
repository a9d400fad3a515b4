"""Dates written in the text that no calendar has, and weekdays that are not the day's."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import date

from chutri.checking.case import Case
from chutri.checking.codes import finding
from chutri.checking.days import day_in_words
from chutri.checking.model import Finding
from chutri.checking.phrases import quoted
from chutri.checking.working_days import WEEKDAYS

_SHORT_MONTHS = (4, 6, 9, 11)

# The searches begin at a letter or mark that is rare in a plan, so that a long text costs little.
_SLASH = re.compile(
    r"/(?:(?<=[3-9]\d/)\s?(\d{1,2})|(?<=29/)\s?(0?2)|\s?(00|1[3-9]|[2-9]\d))(?:\s?/\s?(\d{4}))?(?![\d/])"
)
_IN_WORDS = re.compile(r"[Nn]gày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?(?!\d)")
_DAY_BEFORE = re.compile(r"(?<![\d/.,])(\d{1,2})\s?$")
_CALLED_A_DAY = re.compile(r"(?:ngày|đến|từ|trước|sau|hết|hạn|[-–(])\s*$", re.IGNORECASE)

_DAY_NAMES = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tư": 2,
    "4": 2,
    "năm": 3,
    "5": 3,
    "sáu": 4,
    "6": 4,
    "bảy": 5,
    "bẩy": 5,
    "7": 5,
}
_DATE = r"(?:ngày\s+)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(20\d\d)"
# Without the capital that may begin it, so that the search can jump from one rare letter to the next.
_WEEKDAY = re.compile(r"hứ\s+((?i:hai|ba|tư|năm|sáu|bảy|bẩy)|[2-7])\b")
_SUNDAY = re.compile(r"hủ\s+[Nn]hật\b()")
_DATE_AFTER = re.compile(r"\s*,?\s*\(?\s*" + _DATE + r"(?!\d)", re.IGNORECASE)
_DATE_BEFORE = re.compile(_DATE + r"\s*\(\s*(?:(?:sáng|chiều|tối)\s+)?[tc]$", re.IGNORECASE)
# "lần thứ hai ngày …", "phiên họp thứ 5 ngày …" count, they do not name a day.
_COUNTS = re.compile(r"(?:lần|họp|kỳ|khóa|khoá|hội nghị|phiên|đại hội|tập|bậc|hạng)\s+$", re.IGNORECASE)


def no_such_day(case: Case) -> Iterator[Finding]:
    """CT206: 30/02, 31/11, 29/02 of a common year, 32/5/2024."""
    text = case.reading.text
    for match in _SLASH.finditer(text):
        before = _DAY_BEFORE.search(text, max(0, match.start() - 4), match.start())
        if before is None:
            continue
        month, year = match[1] or match[2] or match[3], match[4]
        called = year is not None or _CALLED_A_DAY.search(text[max(0, before.start() - 8) : before.start()])
        if called and _impossible(int(before[1]), int(month), int(year or 0)):
            yield _no_such_day(text, before.start(1), match.end())
    for match in _IN_WORDS.finditer(text):
        if _impossible(int(match[1]), int(match[2]), int(match[3] or 0)):
            yield _no_such_day(text, match.start(), match.end())


def _no_such_day(text: str, start: int, end: int) -> Finding:
    return finding(
        "CT206",
        f"Không có ngày {quoted(text[start:end].removeprefix('ngày ').removeprefix('Ngày '))} trên lịch.",
        (start, end),
        hint="Kiểm tra lại ngày và tháng.",
    )


def _impossible(day: int, month: int, year: int) -> bool:
    """Whether a day and month cannot be; without a year 29 February can."""
    if not 1 <= month <= 12 or day == 0 or day > 31:
        return year > 0
    if month == 2:
        return day > (29 if not year or isleap(year) else 28)
    return day > 30 and month in _SHORT_MONTHS


def wrong_weekday(case: Case) -> Iterator[Finding]:
    """CT209: ``thứ Hai, ngày 15/10/2024`` or ``15/10/2024 (thứ Hai)`` where the 15th is a Tuesday."""
    text = case.reading.text
    for match in (*_WEEKDAY.finditer(text), *_SUNDAY.finditer(text)):
        begin = match.start() - 1
        after = _DATE_AFTER.match(text, match.end())
        dated = after if after and not _COUNTS.search(text, max(0, begin - 12), begin) else None
        before = _DATE_BEFORE.search(text, max(0, begin - 40), begin + 1) if dated is None else None
        dated = dated or before
        if dated is None:
            continue
        try:
            day = date(int(dated[3]), int(dated[2]), int(dated[1]))
        except ValueError:
            continue  # CT206 says so
        stated = _DAY_NAMES[match[1].lower()] if match[1] else 6
        if day.weekday() != stated:
            yield finding(
                "CT209",
                f"Ngày {day_in_words(day)} là {WEEKDAYS[day.weekday()]}, không phải {WEEKDAYS[stated]}.",
                (min(begin, dated.start()), max(match.end(), dated.end())),
                hint="Sửa thứ hoặc sửa ngày.",
            )
