"""Days, months, quarters and years in running text: deadlines, starts, windows, rhythms.

A date counts as a deadline only behind words that make it one (``trước ngày``, ``chậm nhất``, ``hoàn thành trong``), or
under a label of time. The date of a cited document, a goal's period or ``70 năm`` never does.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from chutri.reading.flow import Flow
from chutri.reading.fold import fold, plain_rx, rx
from chutri.reading.model import Deadline, Recurrence, Relation
from chutri.reading.points import ONE, Point, closing, date_pattern, opening, point_of
from chutri.reading.rhythm import goes_on_every, recurrence_in
from chutri.reading.sought import sought

_END = r"(?:(?:cuối|hết|đầu|giữa)\s+)"


_RANGE = rx(
    r"(?:(?P<from>từ|bắt đầu từ|trong khoảng thời gian từ)\s+)?(?:(?:nay|khi [^.;,]{3,60}?|sau khi [^.;,]{3,60}?|ngày ký|ngày ban hành)|(?:đầu\s+|cuối\s+)?(?:ngày\s*(?P<sd>\d{1,2})(?=\s*(?:-|đến|tới))|(?P<sd2>\d{1,2})(?=\s*-\s*\d{1,2}\s*/\s*\d)|"
    + date_pattern("a")
    + r"))"
    r"\s*(?:,\s*)?(?:-|đến|tới|cho đến|kéo dài đến)\s*(?:hết\s+|trước\s+|cuối\s+|khoảng\s+)?" + date_pattern("b")
)
_BEFORE = r"(?:trước|ước(?=\s+ngày\s*\d)|trước thời điểm|trước mốc|không (?:muộn|chậm|quá) (?:hơn|quá)|sớm hơn)"
_BY = r"(?:chậm nhất(?:\s+(?:là|đến|vào|trước))*|muộn nhất(?:\s+(?:là|đến|vào))*|đến hết|hết|đến|tới|không quá|(?:hạn|thời hạn)(?:\s+(?:cuối|chót))?(?:\s+là)?:?(?:\s+(?:trước|đến|chậm nhất))?)"
_DONE = rx(r"hoàn thành|xong|báo cáo|hoàn tất|trình|ban hành|gửi|nộp|trước|chậm nhất|đến|hết|tổng kết")
_NOT_AFTER = rx(r"chậm nhất|muộn nhất|đến|hết|không quá")
_SEVERAL_DAYS = plain_rx(
    r"(?<![\d/])(\d{1,2})\s*(?:,|và|-|\+|&)\s*(?:\d{1,2}\s*(?:,|và)\s*){0,12}\d{1,2}\s*/\s*\d{1,2}"
)
_WITHIN_MONTH = rx(r"trong\s+(?:cả\s+)?(?:tháng|quý|quí)")
_MONTH_FIRST = rx(r"\W*tháng\b")
_CUE = sought(rf"(?P<before>\b{_BEFORE})\s+(?:thời hạn\s+)?(?:là\s+)?(?:hết\s+)?{_END}?(?P<one>{ONE.pattern})")
_CUE_BY = sought(
    rf"(?P<by>\b(?:chậm nhất|muộn nhất)(?:\s+(?:là|đến|vào|trước|trong))*|\b(?:xong|hoàn thành|hoàn tất|kết thúc)(?:\s+\S+){{0,3}}?\s+(?:trong|vào|đến|tới|hết|là)(?:\s+(?:hết|cuối|khoảng))?|\bđến hết|\b(?:hạn|thời hạn) (?:cuối|chót|hoàn thành|gửi)[^.;\d]{{0,24}}?)\s*:?\s*(?:hết\s+|cuối\s+|đầu\s+)?(?P<one>{ONE.pattern})"
)
_CUE_IN = sought(
    rf"(?P<done>\b(?:hoàn thành|hoàn tất|xong|báo cáo|trình|ban hành|gửi|nộp)\b[^.;]{{0,90}}?)\b(?P<in>trong|vào)\s+(?:hết\s+|cuối\s+|đầu\s+|nửa đầu\s+)?(?P<one>{ONE.pattern})"
)
_SINCE = rx(rf"từ\s+(?:ngày|(?=tháng|\d{{1,2}}/))\s*{ONE.pattern}\s*$")
_SINCE_LONGEST = 40  # characters of "từ ngày 24 tháng 11 năm 2026"
_INSIDE = rx(r"(?:trong|vào)\s+(?:(?:hết|cuối|khoảng)\s+)?$")
_PERIOD = sought(
    rf"(?:thời gian|thời hạn|tiến độ)(?:\s+(?:thực hiện|hoàn thành|tổ chức|dự kiến|xong))*\s*:?\s*(?:trong|vào|xong|là)?\s*(?P<rest>(?:{_BEFORE}\s+)?(?:ngày|tháng|quý|quí|năm|từ|\d).*)"
)
_ASKS_END = rx(r"hoàn thành|hạn|xong")
_CITED = rx(
    r"(?:số|luật|nghị quyết|nghị định|quyết định|kế hoạch|chỉ thị|thông tư|thông báo|công văn|văn bản|kết luận|đề án|hiến pháp|pháp lệnh|tờ trình|báo cáo số|chương trình số)[^.;]{0,90}$"
)
_DEPENDS = rx(
    r"(?:trước|sau|chậm nhất|trong(?: vòng| thời hạn)?)\s+(?:là\s+|khi\s+)?(?:ít nhất\s+)?(?:\d{1,3}|một|hai|ba|năm|mười)\s*(?:\(\w+\)\s*)?(?:ngày|giờ|tuần|tháng)(?:\s+làm việc)?[^.;,)]{0,80}|"
    r"(?:thực hiện )?theo (?:kế hoạch|tiến độ|lịch|hướng dẫn|quy định|yêu cầu)[^.;]{0,80}|(?:thường xuyên|liên tục)(?:[^.;]{0,40})?"
)


class When(NamedTuple):
    """What a stretch of text says of time."""

    start: str | None
    deadline: Deadline | None
    recurrence: Recurrence | None


NOTHING = When(None, None, None)


_HAS_TIME = sought(
    r"trước|ước ngày|chậm nhất|muộn nhất|xong|hoàn thành|hoàn tất|hết|hàng|hằng|định kỳ|mỗi|tháng|trong năm|trong quý|từ ngày|từ \d|thời gian|thời hạn|trong ngày|vào |trong vòng|diễn ra"
)
_DIGIT = plain_rx(r"\d")


def when_ordered(flow: Flow, start: int, end: int, year: str | None) -> When:
    """The time that a sentence of orders sets; only dates that its words make a deadline count."""
    low = flow.low
    if not _HAS_TIME.search(low, start, end):
        return NOTHING
    recurrence = recurrence_in(flow, start, end)
    if not _DIGIT.search(low, start, end):
        return _windowed(flow, start, end, year, recurrence)
    found = _cued(flow, start, end, year, recurrence)
    period = _PERIOD.search(low, start, end)
    if period and not found:
        rest = period.start("rest")
        due = _ASKS_END.search(low, period.start(), rest) is not None
        inner = when_labelled(flow, rest, _sentence_end(low, rest, end), year, due=due)
        if inner.deadline or inner.start:
            return When(inner.start, inner.deadline, recurrence)
    if not found:
        return _windowed(flow, start, end, year, recurrence)
    latest = max(found, key=lambda deadline: (deadline.date or "").replace("Q", "9"))
    return When(None, latest, recurrence)


# The cues of a deadline, the relation that each states, and words without one of which it says nothing.
_CUES = (
    (_CUE, "before", ("trước", "ước ngày", "không ", "sớm hơn")),
    (_CUE_BY, "by", ("nhất", "xong", fold("hoàn t"), "kết thúc", "đến hết", "hạn ")),
    (_CUE_IN, "within", ("trong", "vào")),
)


def _cued(flow: Flow, start: int, end: int, year: str | None, recurrence: Recurrence | None) -> list[Deadline]:
    """The deadlines that words such as ``trước ngày`` or ``hoàn thành trong`` announce."""
    low = flow.low
    stretch = low[start:end]
    found = []
    for pattern, relation, words in _CUES:
        if not any([word in stretch for word in words]):  # noqa: C419 - of few words a list is faster
            continue
        for match in pattern.finditer(low, start, end):
            if recurrence and recurrence.span[0] <= flow.at(match.start("one")) < recurrence.span[1]:
                continue
            if recurrence and goes_on_every(low, match.end()):
                continue
            if relation == "by" and _SINCE.search(low, max(start, match.start() - _SINCE_LONGEST), match.start()):
                continue  # "từ ngày … đến hết ngày …": a window
            deadline = _deadline(flow, match, relation, None if recurrence else year)
            if deadline:
                found.append(deadline)
    return found


_WINDOW = sought(
    r"(?:từ|trong khoảng thời gian từ)\s+(?:(?:ngày|tháng)\s*\d|\d{1,2}/\d)|\(từ tháng \d"
)  # "Bước 1 (từ tháng 3 đến tháng 6/2013)"
_FROM_DAY = sought(r"từ ngày \d{1,2}(?:/\d{1,2}(?:/\d{4})?)? đến (?:hết )?ngày")
_ON_DAY = sought(
    rf"(?:trong(?<!\wtrong)|vào(?<!\wvào)|diễn ra(?<!\wdiễn ra))\s+(?:sáng |chiều |tối )?ngày\s*(?P<one>{ONE.pattern})"
)
_FINISHED = rx(r"hoàn thành|hoàn tất|\bxong|báo cáo")
_IN_MONTH = sought(rf"trong(?<!\wtrong)(?<!cao điểm trong)\s+(?=tháng|quý|quí)(?P<one>{ONE.pattern})")
_MONTHS_IN_A_ROW = sought(r"tháng\s*\d{1,2}(?:\s*(?:,|và|-|đến)\s*(?:tháng\s*)?\d{1,2})+(?:\s*/\s*|\s+năm\s+)[0-9]{4}")
_HALF_YEAR = rx(r"(0?6|sáu|0?3|ba|0?9|chín) tháng (đầu|cuối) năm\s*([0-9]{4})?")
_IN_YEAR = sought(r"trong năm 20[0-9]{2}(?=,)")
_IN_HALF = sought(
    r"(?P<in>trong(?<!\wtrong)|vào(?<!\wvào))\s+(?P<half>(?:0?6|sáu|0?3|ba|0?9|chín) tháng (?:đầu|cuối) năm\s*(?:[0-9]{4})?)"
)
_IN_DAYS = sought(
    r"(?:trước|chậm nhất(?: là)?|trong(?: vòng| thời hạn)?)\s+(?:ít nhất\s+)?(?:\d{1,3}|một|hai|ba|năm|mười)\s*(?:\(\w+\)\s*)?(?:ngày|giờ|tuần)(?:\s+làm việc)?\b[^.;,)]{0,60}|trước (?:ngày|khi) (?:tổ chức|diễn ra|khai mạc)[^.;,)]{0,60}"
)


def _windowed(flow: Flow, start: int, end: int, year: str | None, recurrence: Recurrence | None) -> When:
    """``từ ngày … đến ngày …``, ``trong ngày …`` inside an order; or days counted from something else."""
    low = flow.low
    window = _WINDOW.search(low, start, end)
    if window and (
        _FROM_DAY.match(low, window.start()) or not _CITED.search(low[max(0, window.start() - 100) : window.start()])
    ):
        bracketed = low[window.start()] == "("
        match = _RANGE.match(low, window.start() + bracketed, end)
        if match:
            words, span = flow.cut(match.start(), match.end())
            first, last = _window(flow, [match], words, span, year)
            if first and last and last.date:
                return When(first, last, recurrence)
    for day in _ON_DAY.finditer(low, start, end):
        one = ONE.match(low, day.start("one"), end)
        point = point_of(one, "", year) if one else None
        if point and len(point.iso) == 10 and not _CITED.search(low[max(0, day.start() - 100) : day.start()]):
            words, span = flow.cut(day.start(), day.end())
            return When(None, Deadline(point.iso, "on", words, span), recurrence)
    within = _IN_MONTH.search(low, start, end)
    when = _within_month(flow, within, start, end, year) if within else None
    if when is not None:
        return when._replace(recurrence=recurrence)
    whole = _IN_YEAR.match(low, start, end)
    if whole and recurrence is None:  # elsewhere in a sentence it tells of what, not by when
        return when_labelled(flow, whole.start(), whole.end(), year)
    inside = _IN_HALF.search(low, start, end)
    half = _part_of_year(low, inside.start("half"), inside.end(), year) if inside else None
    if inside and half and recurrence is None:
        words, span = flow.cut(inside.start(), inside.end())
        clause = max(low.rfind(mark, start, inside.start()) for mark in (";", ". "))
        done = _FINISHED.search(low, max(start, clause), inside.start())
        return When(None if done else half[0], Deadline(half[1], "within", words, span), None)
    counted = _IN_DAYS.search(low, start, end)
    if counted and recurrence is None:
        words, span = flow.cut(counted.start(), counted.end())
        return When(None, Deadline(None, "before" if "trước" in counted.group() else "within", words, span), None)
    return When(None, None, recurrence) if recurrence else NOTHING


def _within_month(flow: Flow, within: re.Match[str], start: int, end: int, year: str | None) -> When | None:
    """``trong tháng 5/2026``, ``trong tháng 6 và tháng 7 năm 2013``; finished in it, it is a deadline only."""
    low = flow.low
    several = _MONTHS_IN_A_ROW.match(low, within.start("one"), end)
    if several:
        return when_labelled(flow, several.start(), several.end(), year)
    one = ONE.match(low, within.start("one"), end)
    point = point_of(one, "", year) if one else None
    if point is None or not point.stated_year or len(point.iso) != 7:
        return None
    words, span = flow.cut(within.start(), within.end())
    clause = max(low.rfind(mark, start, within.start()) for mark in (";", ". "))
    done = "Q" in point.iso or _FINISHED.search(low, max(start, clause), within.start())
    return When(None if done else point.iso, Deadline(point.iso, "within", words, span), None)


def _sentence_end(low: str, start: int, end: int) -> int:
    for mark in (". ", "; "):
        at = low.find(mark, start, end)
        if at >= 0:
            end = min(end, at)
    return end


def _deadline(flow: Flow, match: re.Match[str], relation: str, year: str | None) -> Deadline | None:
    inner = ONE.match(flow.low, match.start("one"), match.end("one"))
    if inner is None:
        return None
    point = point_of(inner, "", year)
    if point is None:
        return None
    text = flow.low[match.start("one") : match.end("one")]
    if len(point.iso) == 4:
        if (
            relation == "by"
            and "đến" in match.group("by")
            and "hoàn" not in match.group("by")
            and "xong" not in match.group("by")
        ):
            return None  # đến năm 2030: a goal
        if relation == "within" and not flow.low[match.start("one") : match.end()].startswith("năm"):
            return None
    if not point.stated_year and "tháng" not in text and "quý" not in text and "/" not in text:
        return None
    if relation == "within" and _CITED.search(flow.low[max(0, match.start("one") - 100) : match.start("in")]):
        return None
    begin = match.start("in") if relation == "within" else match.start()
    if relation == "by":
        begin = match.start()
    words, span = flow.cut(begin, match.end())
    return Deadline(closing(point.iso), _relation(flow.low[begin : match.start("one")], relation, point), words, span)


def _relation(before: str, relation: str, point: Point) -> Relation:
    """What the words before a date make of it: ``hoàn thành trong tháng 12`` is within it."""
    if "trước" in before:
        return "before"
    if relation == "by" and "nhất" not in before and _INSIDE.search(before):
        return "on" if len(point.iso) == 10 else "within"
    return relation  # type: ignore[return-value]


_LEAVES_OPEN = rx(r"(?:và\s+)?(?:các|những)?\s*năm (?:tiếp theo|sau)|trở đi|hằng năm|hàng năm")
_LATEST = rx(r"(?:chậm nhất|muộn nhất|hoàn thành trước|xong trước)[^)]*")


def when_labelled(flow: Flow, start: int, end: int, year: str | None, *, due: bool = False) -> When:
    """The time that the value of a time label or time cell states: any date there counts.

    ``due``: the label asks when it is finished (*Thời gian hoàn thành*, *Thời hạn*), so that one date is no window.
    """
    low = flow.low
    recurrence = recurrence_in(flow, start, end, alone=True)
    latest = _latest(flow, start, end, year)
    ranges = [match for match in _RANGE.finditer(low, start, end) if _is_range(match)]
    points = _points(low, start, end, year)
    if recurrence and not ranges:
        points = [(m, p) for m, p in points if not recurrence.span[0] <= flow.at(m.start()) < recurrence.span[1]]
    begin: str | None = None
    finish: Deadline | None = None
    words, span = flow.cut(start, end)
    words = words.rstrip(" .;,")
    half = _part_of_year(low, start, end, year)
    if half:
        begin, finish = None if due else half[0], Deadline(half[1], "within", words, span)
    elif ranges:
        begin, finish = _window(flow, ranges, words, span, year)
    elif points:
        begin, finish = _single(flow, points, start, words, span, due)
    if latest:
        finish = latest
    if finish is None and begin is None and words:
        if recurrence is None and _DEPENDS.search(low, start, end):
            return When(None, Deadline(None, "within", words, span), None)
        return When(None, None, recurrence)
    if finish and _LEAVES_OPEN.search(low, start, end) and begin and not recurrence:
        finish = Deadline(None, "within", words, span)
    return When(begin, finish, recurrence)


_MONTHS = {"6": 6, "06": 6, "sáu": 6, "3": 3, "03": 3, "ba": 3, "9": 9, "09": 9, "chín": 9}


def _part_of_year(low: str, start: int, end: int, year: str | None) -> tuple[str, str] | None:
    """``6 tháng đầu năm 2026``, ``9 tháng đầu năm``: the first and the last month."""
    found = _HALF_YEAR.search(low, start, end)
    own = (found.group(3) or year) if found else None
    if found is None or own is None:
        return None
    count = _MONTHS[found.group(1)]
    first = 1 if found.group(2) == fold("đầu") else 13 - count
    return f"{own}-{first:02d}", f"{own}-{first + count - 1:02d}"


def _points(low: str, start: int, end: int, year: str | None) -> list[tuple[re.Match[str], Point]]:
    """Every date of a stretch; one without a year takes the next one's: ``28/12 và 29/12/2011``."""
    found: list[tuple[re.Match[str], Point]] = []
    for match in reversed(list(ONE.finditer(low, start, end))):
        point = point_of(match, "", year)
        if point is None:
            continue
        found.insert(0, (match, point))
        if point.stated_year and len(point.iso) > 4:
            year = point.iso[:4]
    return found


def _latest(flow: Flow, start: int, end: int, year: str | None) -> Deadline | None:
    """A latest day beside a planned one: ``12/11/2025 (chậm nhất là ngày 15/11/2025)``."""
    match = _LATEST.search(flow.low, start, end)
    if match is None or not _DIGIT.search(flow.low, start, match.start()):
        return None
    found = [point for one in ONE.finditer(flow.low, match.start(), match.end()) if (point := point_of(one, "", year))]
    if not found:
        return None
    words, span = flow.cut(match.start(), match.end())
    return Deadline(closing(found[-1].iso), "before" if "trước" in match.group() else "by", words, span)


def _is_range(match: re.Match[str]) -> bool:
    group = match.groupdict()
    if group.get("sd") or group.get("sd2"):
        return True
    if group.get("yyb") and not group.get("yya") and (group.get("qa") or group.get("moa")) and not match.group("from"):
        return False  # Quý IV-2025: one quarter
    if match.group("from"):
        return True
    return any(group.get(name + "a") for name in ("d", "dw", "mm", "mo", "q", "yy"))


def _window(
    flow: Flow, ranges: list[re.Match[str]], words: str, span: tuple[int, int], year: str | None
) -> tuple[str | None, Deadline | None]:
    starts, ends = [], []
    for match in ranges:
        last = point_of(match, "b", year)
        if last is None:
            continue
        own_year = last.iso[:4]
        first = point_of(match, "a", own_year)
        day = match.group("sd") or match.group("sd2")
        if day and len(last.iso) == 10:
            first = Point(f"{last.iso[:8]}{int(day):02d}", True)
        if first and not first.stated_year and first.iso[:4] != own_year:
            first = Point(own_year + first.iso[4:], False)
        if first:
            starts.append(opening(first.iso))
        ends.append(closing(last.iso))
    if not ends:
        return None, None
    return (min(starts) if starts else None), Deadline(max(ends), "within", words, span)


_AND = rx(r"\s*(?:và|,|;|-)\s*")


def _beside(flow: Flow, points: list[tuple[re.Match[str], Point]]) -> bool:
    """``tháng 9 và tháng 10 năm 2024``: months or quarters in a row are a window."""
    if len({len(point.iso) for _, point in points}) > 1 or len(points[0][1].iso) != 7:
        return False
    return all(_AND.fullmatch(flow.low, one.end(), other.start()) for (one, _), (other, _) in pairwise(points))


def _single(
    flow: Flow, points: list[tuple[re.Match[str], Point]], start: int, words: str, span: tuple[int, int], due: bool
) -> tuple[str | None, Deadline | None]:
    match, point = max(points, key=lambda pair: closing(pair[1].iso).replace("Q", "9"))
    before = flow.low[start : match.start()]
    relation: Relation = "on" if len(point.iso) == 10 else "within"
    if "trước" in before:
        relation = "before"
    elif _NOT_AFTER.search(before):
        relation = "by"
    if len(points) > 1 and len({p.iso for _, p in points}) > 1 and (relation == "on" or _beside(flow, points)):
        first = min(p.iso for _, p in points)
        return first, Deadline(point.iso, "within", words, span)
    several = _SEVERAL_DAYS.search(flow.low, start, match.end())
    if several and len(point.iso) == 10 and not _DONE.search(before):
        return f"{point.iso[:8]}{int(several.group(1)):02d}", Deadline(point.iso, "within", words, span)
    if before.rstrip().endswith(("từ", "bắt đầu từ", "từ ngày", "kể từ", "từ tháng", "từ năm", "từ quý")):
        return opening(point.iso), None
    done = (due and not _LEAVES_OPEN.search(flow.low, match.end())) or _DONE.search(before) is not None
    if len(point.iso) == 4 and not done:
        return opening(point.iso), Deadline(closing(point.iso), "within", words, span)
    if (
        len(point.iso) == 7
        and not done
        and (_WITHIN_MONTH.search(flow.low, start, match.end()) or _MONTH_FIRST.match(flow.low, start))
    ):
        return point.iso, Deadline(point.iso, "within", words, span)
    return None, Deadline(closing(point.iso), relation, words, span)
