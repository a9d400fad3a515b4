"""When an event is held: clock, first and last day, month or quarter in the words behind a label of time.

Unlike a deadline's, every date there counts: ``ngày 18-25/11/2024``, ``15 và 16/11/2025``, ``tháng 6 và tháng 7/2026``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from chutri.reading.fold import plain_rx
from chutri.reading.patterns import Pattern

_CLOCK = Pattern(
    r"(?<![\d/.,])(?P<h>[012]?\d)\s*(?:(?:giờ|h(?=\d|\b))\s*(?P<m>[0-5]\d)?|:\s?(?P<c>[0-5]\d)(?!\d))(?:\s*(?:phút|'))?"
)
_DAYS = (
    r"(?<![\d/.])(?<!tuần )(?<!đợt )(?P<d>\d{1,2})(?P<more>(?:\s*(?:-|,|;|và|đến|tới|&|\+)\s*(?:hết\s+)?(?:ngày\s*)?\d{1,2}){0,31})"
    r"\s*(?:[/.-]\s*(?P<dm>\d{1,2})(?![\d.]*\d*\s*(?:ngày|buổi|tiếng))|tháng\s*(?P<dt>\d{1,2}))(?!\d)(?:\s*(?:[/.-]|,?\s*năm)\s*(?P<dy>[0-9]{4}))?(?!\d)"
)
_MONTHS = r"tháng\s*(?P<t>\d{1,2})(?!\d)(?P<tmore>(?:\s*(?:-|,|và|đến|tới)\s*(?:hết\s+)?(?:tháng\s*)?\d{1,2}(?!\d)){0,12})(?:\s*(?:[/.-]|,?\s*năm)\s*(?P<ty>[0-9]{4}))?"
_QUARTER = r"quý\s*(?P<q>iv|iii|ii|i|[1-4])\b(?:\s*(?:/|,?\s*năm|-)?\s*(?P<qy>[0-9]{4}))?"
_YEAR = r"năm\s*(?P<y>(?:19|20)[0-9]{2})(?!\d)"
_POINT = Pattern(f"(?:{_DAYS}|{_MONTHS}|{_QUARTER}|{_YEAR})")
_NUMBER = plain_rx(r"\d{1,2}")
_BRACKET = plain_rx(r"\([^()]*\)")
_LATEST = Pattern(r"chậm nhất|muộn nhất|trước ngày|hết hạn")
_LONGEST = 500  # characters of a value that are looked at
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ONWARD = Pattern(r"(?:từ|kể từ|bắt đầu từ|sau)\s+(?:ngày\s*|đầu\s*)?$")
_UNTIL = Pattern(
    r"(?:từ nay|từ khi\b.*|từ ngày (?:ký|ban hành))\s*(?:cho )?(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s*|cuối\s*)*$"
)


class Moments(NamedTuple):
    """When something is held, as precisely as written; ``time`` is ``HH:MM``."""

    start: str | None
    end: str | None
    time: str | None


def clock(match: re.Match[str]) -> str | None:
    """The time of day of a match of :func:`clocks`, or ``None`` where the clock has no such time."""
    hour, minute = int(match.group("h")), int(match.group("m") or match.group("c") or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None


def clocks(low: str, start: int, end: int) -> list[re.Match[str]]:
    """The times of day in a stretch of folded text."""
    return [match for match in _CLOCK.finditer(low, start, end) if clock(match)]


def clock_at(low: str, at: int, end: int) -> re.Match[str] | None:
    """The time of day that begins at ``at``."""
    match = _CLOCK.match(low, at, end)
    return match if match and clock(match) else None


def held(low: str, start: int, end: int, year: str | None) -> Moments:
    """When the event is held that a label's value ``low[start:end]`` tells of; ``year`` is the document's own."""
    words = _without_asides(low[start : min(end, start + _LONGEST)], year)
    times = clocks(words, 0, len(words))
    for match in times:  # 07 giờ 30 is no day
        words = words[: match.start()] + " " * (match.end() - match.start()) + words[match.end() :]
    points, before = _points(words, year)
    time = clock(times[0]) if times else None
    if not points:
        return Moments(None, None, time)
    first, last = points[0], points[-1]
    if len(points) == 1 and _UNTIL.search(before):
        return Moments(None, _closing(last), time)
    if len(points) == 1 and _ONWARD.search(before):
        return Moments(_opening(first), None, time)
    if len(first) == 4 and len(points) == 1:
        return Moments(f"{first}-01", f"{first}-12", time)
    return Moments(_opening(first), None if last == first else _closing(last), time)


def _opening(iso: str) -> str:
    return f"{iso}-01" if len(iso) == 4 else iso


def _closing(iso: str) -> str:
    return f"{iso}-12" if len(iso) == 4 else iso


def _without_asides(words: str, year: str | None) -> str:
    """Brackets with a latest day or with the dates of what is commemorated, blanked."""
    for match in _BRACKET.finditer(words):
        inner = match.group()
        years = [int(found) for found in re.findall(r"(?<!\d)((?:1[5-9]|20)\d\d)(?!\d)", inner)]
        old = year is not None and any(found < int(year) - 2 for found in years)
        if old or _LATEST.search(inner) or (len(years) == 2 and years[1] - years[0] > 4):
            words = words[: match.start()] + " " * len(inner) + words[match.end() :]
    return words


def _points(words: str, year: str | None) -> tuple[list[str], str]:
    """The dates in order, and the words before the first."""
    matches = list(_POINT.finditer(words))
    exact = [match for match in matches if match.group("y") is None]
    if exact:
        matches = exact
    points: list[str] = []
    own = year
    for match in reversed(matches):  # a date without a year takes the next one's: 28/12 và 29/12/2011
        own = match.group("dy") or match.group("ty") or match.group("qy") or match.group("y") or own
        points[:0] = _isos(match, own)
    return points, words[: matches[0].start()] if matches else ""


def _isos(match: re.Match[str], year: str | None) -> list[str]:
    if year is None:
        return []
    if match.group("y"):
        return [year]
    if match.group("q"):
        return [f"{year}-Q{_ROMAN.get(match.group('q')) or int(match.group('q'))}"]
    if match.group("t"):
        months = [int(match.group("t")), *(int(number) for number in _NUMBER.findall(match.group("tmore") or ""))]
        return [f"{year}-{month:02d}" for month in months if 1 <= month <= 12]
    month = int(match.group("dm") or match.group("dt"))
    if not 1 <= month <= 12:
        return []
    days = [int(match.group("d")), *(int(number) for number in _NUMBER.findall(match.group("more") or ""))]
    return [f"{year}-{month:02d}-{day:02d}" for day in days if 1 <= day <= 31]
