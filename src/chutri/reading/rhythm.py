"""How often: ``hàng tháng trước ngày 20``, ``định kỳ 6 tháng``, ``hằng quý``."""

from __future__ import annotations

import re

from chutri.reading.flow import Flow
from chutri.reading.fold import fold, rx
from chutri.reading.model import Recurrence, Relation
from chutri.reading.sought import sought

_EVERY = rx(
    r"(?P<day>(?:trước|đến|vào|chậm nhất(?:\s+(?:là|vào|trước))*)?\s*(?:ngày\s*)?(?P<n>\d{1,2})\s*(?:/\s*(?P<mn>\d{1,2})|\s+tháng\s+(?P<mw>\d{1,2}))?\s*(?:của\s+)?)?"
    r"(?P<every>(?:định kỳ\s+)?(?:hàng|hằng|mỗi|từng)\s+(?P<unit>ngày|tuần|tháng|quý|quí|năm)|định kỳ\s+(?:\(?(?P<months>\d{1,2}|sáu|ba)\s*(?P<monthword>tháng|tuần)|(?P<plain>ngày|tuần|tháng|quý|quí|năm)(?!\s+(?:thứ|\d)))|tháng (?:đầu|cuối)(?: của)?(?: mỗi| hằng| hàng| từng)? (?P<edge>quý|quí|năm)(?!\s*(?:[ivx]+\b|\d|này|nay))|(?P<half>(?:0?6|sáu) tháng(?:\s*(?:,|và|/)\s*(?:một\s+|hằng\s+|hàng\s+|cả\s+)?năm|\s+một lần|/lần)))"
)
_OFTEN = sought(
    r"hàng\s|hằng\s|mỗi\s|từng\s|định kỳ|6 tháng|sáu tháng|tháng (?:đầu|cuối)"
)  # no rhythm without one of these
_DAY_BEFORE = 120  # characters that "chậm nhất là ngày 25 tháng 12 của" and the like may take before them
_WEEKDAY = rx(r"(?:vào\s+)?(?:chiều\s+|sáng\s+)?(?P<day>thứ\s+(?P<n>hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s+$")
_WEEKDAYS = {fold(name): number for number, name in enumerate(("hai", "ba", "tư", "năm", "sáu", "bảy"), 1)}
_WEEKDAY_BEFORE = 24  # characters of "vào chiều thứ Sáu" and a space
_UNITS = {
    fold(name): unit
    for name, unit in (
        ("ngày", "day"),
        ("tuần", "week"),
        ("tháng", "month"),
        ("quý", "quarter"),
        ("quí", "quarter"),
        ("năm", "year"),
    )
}
_BRACKET_DAY = rx(
    r"\(?\s*(?P<rel>trước|chậm nhất|vào|đến|gửi trước|báo cáo trước)\s*(?:là\s+)?(?:trước\s+)?(?:ngày\s*)?(?P<n>\d{1,2})(?:\s*[/]\s*(?P<mn>\d{1,2})(?!\s*/?\d)|\s+tháng\s+(?P<mw>\d{1,2}))?(?!\s*[/\d])"
)
_REPORTS = rx(r"báo cáo|định kỳ|tổng hợp|gửi|kiểm tra|họp|giao ban|đánh giá|cập nhật|sơ kết")


def recurrence_in(flow: Flow, start: int, end: int, *, alone: bool = False) -> Recurrence | None:
    """How often a stretch of text says something happens; ``alone``: below a label of time no verb need confirm it."""
    low = flow.low
    often = _OFTEN.search(low, start, end)
    if often is None:
        return None
    for match in _EVERY.finditer(low, max(start, often.start() - _DAY_BEFORE), end):
        unit = _unit(match)
        if unit is None:
            continue
        day, month, relation = _day_of(match)
        stop = match.end()
        if day is None:
            follows = _BRACKET_DAY.search(low, match.end(), min(end, match.end() + 90))
            if follows and "." not in low[match.end() : follows.start()]:
                day = int(follows.group("n"))
                month = int(follows.group("mn") or follows.group("mw") or 0) or None
                relation = "before" if "trước" in follows.group("rel") else "by"
                stop = follows.end()
        if (
            not alone
            and day is None
            and unit in ("month", "year", "quarter")
            and not _REPORTS.search(low, max(start, match.start() - 60), min(end, match.end() + 60))
        ):
            continue
        first = match.start()
        weekday = _weekday(low, start, match.start("every")) if unit == "week" and day is None else None
        if weekday:
            first, day, relation = weekday[0], weekday[1], "on"
        words, span = flow.cut(first, stop)
        return Recurrence(unit, day, relation, words, span, month)
    return None


def _weekday(low: str, start: int, at: int) -> tuple[int, int] | None:
    """``thứ Sáu hằng tuần``: where the weekday's words begin, and which it is (Monday is 1)."""
    found = _WEEKDAY.search(low, max(start, at - _WEEKDAY_BEFORE), at)
    if found is None:
        return None
    name = found.group("n")
    return found.start(), 7 if name is None else int(name) - 1 if name.isdigit() else _WEEKDAYS[name]


def _unit(match: re.Match[str]) -> str | None:
    name = match.group("unit") or match.group("plain") or match.group("edge")
    if name:
        return _UNITS[name]
    if match.group("half"):
        return "half-year"
    months = match.group("months")
    if months and match.group("monthword") == "tháng":
        return {
            "6": "half-year",
            "06": "half-year",
            "sáu": "half-year",
            "3": "quarter",
            "03": "quarter",
            "ba": "quarter",
        }.get(months, "month" if months in ("1", "01") else None)
    return None


def _day_of(match: re.Match[str]) -> tuple[int | None, int | None, Relation | None]:
    if not match.group("n") or not match.group("day") or not re.search(r"trước|ngày|chậm|vào|đến", match.group("day")):
        return None, None, None
    month = match.group("mn") or match.group("mw")
    words = match.group("day")
    relation: Relation = "before" if "trước" in words else "by" if "chậm" in words or "đến" in words else "on"
    return int(match.group("n")), int(month) if month else None, relation


def goes_on_every(low: str, at: int) -> bool:
    """Whether words of a rhythm stand at ``at``: the date before them comes round."""
    return (
        low[at : at + 12].lstrip().startswith(("hàng năm", "hằng năm", "hàng thá", "hằng thá", "hàng quý", "hằng quý"))
    )
