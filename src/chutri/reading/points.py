"""One date in running text, as precise as it is written: a day, a month, a quarter, a year."""

from __future__ import annotations

import re
from typing import NamedTuple

from chutri.reading.fold import rx

# One date, most precise first. Years may be missing: the document's own year is taken then.
_D = (
    r"(?P<d§>\d{1,2})\s*[/.-]\s*(?P<m§>\d{1,2})(?!\d)(?!\s*(?:ngày(?!\s*\d)|buổi|tiếng))"  # 1/2 ngày: half a day
    r"(?:\s*[/.-]\s*(?P<y§>[0-9]{4}|(?<=/)[0-9]{2}(?![\d/])))?(?!\d)"
)
_DW = r"(?<!tuần )(?<!tuần thứ )(?<!đợt )(?P<dw§>\d{1,2})\s*tháng\s*(?P<mw§>\d{1,2})(?!\d)(?:\s*(?:năm|[/.-])\s*(?P<yw§>[0-9]{4}))?"
_MY = r"(?:tháng\s*)?(?<![\d/])(?P<mm§>\d{1,2})\s*(?:[/.-]|\s+năm)\s*(?P<my§>[0-9]{4})(?!\d)"
_M = r"tháng\s*(?P<mo§>\d{1,2})(?!\s*[/.]?\d)"
_Q = r"q(?:uý|uí|uy)\s*(?P<q§>iv|iii|ii|i|[1-4])\b\s*(?:[/,.-]?\s*(?:năm\s*)?(?P<qy§>[0-9]{4}))?"
_Y = r"(?:năm\s*)?(?<![\d/.])(?P<yy§>(?:19|20)[0-9]{2})(?![\d/])"
_CLOCK = r"(?:\d{1,2}\s*(?:h|giờ)\s*\d{0,2}(?:'|\s*phút)?,?\s*)?"


def date_pattern(tag: str) -> str:
    """The pattern of one date whose groups carry ``tag``: two dates may stand in one pattern."""
    return f"(?:{_CLOCK}(?:ngày\\s*)?(?:{_DW}|{_D})|{_Q}|{_MY}|{_M}|{_Y})".replace("§", tag)


#: One date; its groups carry no tag.
ONE = rx(date_pattern(""))


class Point(NamedTuple):
    """One date: ISO text at its own precision, and the year if it stated one."""

    iso: str
    stated_year: bool


def point_of(match: re.Match[str], tag: str, year: str | None) -> Point | None:
    """The date that a match of :func:`date_pattern` says; ``year`` completes one without a year of its own."""
    group = match.groupdict()
    for day, month, own in (("d", "m", "y"), ("dw", "mw", "yw")):
        if group.get(day + tag):
            stated = _whole_year(group.get(own + tag))
            value = _iso_day(stated or year, group[month + tag], group[day + tag])
            return Point(value, bool(stated)) if value else None
    if group.get("q" + tag):
        quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(group["q" + tag]) or int(group["q" + tag])
        stated = group.get("qy" + tag)
        return Point(f"{stated or year}-Q{quarter}", bool(stated)) if stated or year else None
    if group.get("mm" + tag) and 1 <= int(group["mm" + tag]) <= 12:
        return Point(f"{group['my' + tag]}-{int(group['mm' + tag]):02d}", True)
    if group.get("mo" + tag) and 1 <= int(group["mo" + tag]) <= 12:
        return Point(f"{year}-{int(group['mo' + tag]):02d}", False) if year else None
    if group.get("yy" + tag):
        return Point(group["yy" + tag], True)
    return None


def _whole_year(written: str | None) -> str | None:
    """``15/03/25`` is a day of 2025."""
    return f"20{written}" if written and len(written) == 2 else written


def _iso_day(year: str | None, month: str, day: str) -> str | None:
    if year is None or not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"


def opening(iso: str) -> str:
    """A bare year as the beginning of a window."""
    return f"{iso}-01" if len(iso) == 4 else iso


def closing(iso: str) -> str:
    """A bare year as the end of a window."""
    return f"{iso}-12" if len(iso) == 4 else iso
