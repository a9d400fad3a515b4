"""Days, months, quarters and years in running text: deadlines, starts, windows, rhythms.

A date counts as a deadline only behind words that make it one (``trước ngày``, ``chậm nhất``, ``hoàn thành trong``), or
under a label of time. The date of a cited document, a goal's period or ``70 năm`` never does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from chutri.reading.flow import Flow
from chutri.reading.fold import fold, plain_rx, rx
from chutri.reading.model import Deadline, Recurrence, Relation
from chutri.reading.rhythm import goes_on_every, recurrence_in

# One date, most precise first. Years may be missing: the document's own year is taken then.
_D = r"(?P<d§>\d{1,2})\s*[/.-]\s*(?P<m§>\d{1,2})(?!\d)(?:\s*[/.-]\s*(?P<y§>[0-9]{4}))?(?!\d)"
_DW = r"(?P<dw§>\d{1,2})\s*tháng\s*(?P<mw§>\d{1,2})(?!\d)(?:\s*(?:năm|[/.-])\s*(?P<yw§>[0-9]{4}))?"
_MY = r"(?:tháng\s*)?(?<![\d/])(?P<mm§>\d{1,2})\s*(?:[/.-]|\s+năm)\s*(?P<my§>[0-9]{4})(?!\d)"
_M = r"tháng\s*(?P<mo§>\d{1,2})(?!\s*[/.]?\d)"
_Q = r"q(?:uý|uí|uy)\s*(?P<q§>iv|iii|ii|i|[1-4])\b\s*(?:[/,.-]?\s*(?:năm\s*)?(?P<qy§>[0-9]{4}))?"
_Y = r"(?:năm\s*)?(?<![\d/.])(?P<yy§>(?:19|20)[0-9]{2})(?![\d/])"
_END = r"(?:(?:cuối|hết|đầu|giữa)\s+)"
_CLOCK = r"(?:\d{1,2}\s*(?:h|giờ)\s*\d{0,2}(?:'|\s*phút)?,?\s*)?"


def _one(tag: str) -> str:
    return f"(?:{_CLOCK}(?:ngày\\s*)?(?:{_DW}|{_D})|{_Q}|{_MY}|{_M}|{_Y})".replace("§", tag)


_ONE = rx(_one(""))
_RANGE = rx(
    r"(?:(?P<from>từ|bắt đầu từ|trong khoảng thời gian từ)\s+)?(?:(?:nay|khi [^.;,]{3,60}?|sau khi [^.;,]{3,60}?|ngày ký|ngày ban hành)|(?:đầu\s+|cuối\s+)?(?:ngày\s*(?P<sd>\d{1,2})(?=\s*(?:-|đến|tới))|(?P<sd2>\d{1,2})(?=\s*-\s*\d{1,2}\s*/\s*\d)|"
    + _one("a")
    + r"))"
    r"\s*(?:,\s*)?(?:-|đến|tới|cho đến|kéo dài đến)\s*(?:hết\s+|trước\s+|cuối\s+|khoảng\s+)?" + _one("b")
)
_BEFORE = r"(?:trước|trước thời điểm|trước mốc|không (?:muộn|chậm|quá) (?:hơn|quá)|sớm hơn)"
_BY = r"(?:chậm nhất(?:\s+(?:là|đến|vào|trước))*|muộn nhất(?:\s+(?:là|đến|vào))*|đến hết|hết|đến|tới|không quá|(?:hạn|thời hạn)(?:\s+(?:cuối|chót))?(?:\s+là)?:?(?:\s+(?:trước|đến|chậm nhất))?)"
_DONE = rx(r"hoàn thành|xong|báo cáo|hoàn tất|trình|ban hành|gửi|nộp|trước|chậm nhất|đến|hết|tổng kết")
_NOT_AFTER = rx(r"chậm nhất|muộn nhất|đến|hết|không quá")
_SEVERAL_DAYS = plain_rx(
    r"(?<![\d/])(\d{1,2})\s*(?:,|và|-|\+|&)\s*(?:\d{1,2}\s*(?:,|và)\s*){0,12}\d{1,2}\s*/\s*\d{1,2}"
)
_WITHIN_MONTH = rx(r"trong\s+(?:cả\s+)?(?:tháng|quý|quí)")
_MONTH_FIRST = rx(r"\W*tháng\b")
_CUE = rx(rf"(?P<before>\b{_BEFORE})\s+(?:thời hạn\s+)?(?:là\s+)?(?:hết\s+)?{_END}?(?P<one>{_ONE.pattern})")
_CUE_BY = rx(
    rf"(?P<by>\b(?:chậm nhất|muộn nhất)(?:\s+(?:là|đến|vào|trước|trong))*|\b(?:xong|hoàn thành|hoàn tất|kết thúc)(?:\s+\S+){{0,3}}?\s+(?:trong|vào|đến|tới|hết|là)(?:\s+(?:hết|cuối|khoảng))?|\bđến hết|\b(?:hạn|thời hạn) (?:cuối|chót|hoàn thành|gửi)[^.;\d]{{0,24}}?)\s*:?\s*(?:hết\s+|cuối\s+|đầu\s+)?(?P<one>{_ONE.pattern})"
)
_CUE_IN = rx(
    rf"(?P<done>\b(?:hoàn thành|hoàn tất|xong|báo cáo|trình|ban hành|gửi|nộp)\b[^.;]{{0,90}}?)\b(?P<in>trong|vào)\s+(?:hết\s+|cuối\s+|đầu\s+|nửa đầu\s+)?(?P<one>{_ONE.pattern})"
)
_SINCE = rx(rf"từ\s+(?:ngày|(?=tháng|\d{{1,2}}/))\s*{_ONE.pattern}\s*$")
_SINCE_LONGEST = 40  # characters of "từ ngày 24 tháng 11 năm 2026"
_INSIDE = rx(r"(?:trong|vào)\s+(?:(?:hết|cuối|khoảng)\s+)?$")
_PERIOD = rx(
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


class Point(NamedTuple):
    """One date: ISO text at its own precision, and the year if it stated one."""

    iso: str
    stated_year: bool


class When(NamedTuple):
    """What a stretch of text says of time."""

    start: str | None
    deadline: Deadline | None
    recurrence: Recurrence | None


NOTHING = When(None, None, None)


def _point(match: re.Match[str], tag: str, year: str | None) -> Point | None:
    group = match.groupdict()
    for day, month, own in (("d", "m", "y"), ("dw", "mw", "yw")):
        if group.get(day + tag):
            stated = group.get(own + tag)
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


def _iso_day(year: str | None, month: str, day: str) -> str | None:
    if year is None or not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _opening(iso: str) -> str:
    """A bare year as the beginning of a window."""
    return f"{iso}-01" if len(iso) == 4 else iso


def _closing(iso: str) -> str:
    """A bare year as the end of a window."""
    return f"{iso}-12" if len(iso) == 4 else iso


_HAS_TIME = rx(
    r"trước|chậm nhất|muộn nhất|xong|hoàn thành|hoàn tất|hết|hàng|hằng|định kỳ|mỗi|tháng|trong năm|trong quý|từ ngày|từ \d|thời gian|thời hạn|trong ngày|vào |trong vòng|diễn ra"
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
    (_CUE, "before", ("trước", "không ", "sớm hơn")),
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


_WINDOW = rx(
    r"(?:từ|trong khoảng thời gian từ)\s+(?:(?:ngày|tháng)\s*\d|\d{1,2}/\d)|\(từ tháng \d"
)  # "Bước 1 (từ tháng 3 đến tháng 6/2013)"
_ON_DAY = rx(
    rf"(?:trong(?<!\wtrong)|vào(?<!\wvào)|diễn ra(?<!\wdiễn ra))\s+(?:sáng |chiều |tối )?ngày\s*(?P<one>{_ONE.pattern})"
)
_FINISHED = rx(r"hoàn thành|hoàn tất|\bxong|báo cáo")
_IN_MONTH = rx(rf"trong(?<!\wtrong)(?<!cao điểm trong)\s+(?=tháng|quý|quí)(?P<one>{_ONE.pattern})")
_HALF_YEAR = rx(r"(?:0?6|sáu) tháng (đầu|cuối) năm\s*([0-9]{4})?")
_IN_DAYS = rx(
    r"(?:trước|chậm nhất(?: là)?|trong(?: vòng| thời hạn)?)\s+(?:ít nhất\s+)?(?:\d{1,3}|một|hai|ba|năm|mười)\s*(?:\(\w+\)\s*)?(?:ngày|giờ|tuần)(?:\s+làm việc)?\b[^.;,)]{0,60}|trước (?:ngày|khi) (?:tổ chức|diễn ra|khai mạc)[^.;,)]{0,60}"
)


def _windowed(flow: Flow, start: int, end: int, year: str | None, recurrence: Recurrence | None) -> When:
    """``từ ngày … đến ngày …``, ``trong ngày …`` inside an order; or days counted from something else."""
    low = flow.low
    window = _WINDOW.search(low, start, end)
    if window and not _CITED.search(low[max(0, window.start() - 100) : window.start()]):
        bracketed = low[window.start()] == "("
        match = _RANGE.match(low, window.start() + bracketed, end)
        if match:
            words, span = flow.cut(match.start(), match.end())
            first, last = _window(flow, [match], words, span, year)
            if first and last and last.date:
                return When(first, last, recurrence)
    for day in _ON_DAY.finditer(low, start, end):
        one = _ONE.match(low, day.start("one"), end)
        point = _point(one, "", year) if one else None
        if point and len(point.iso) == 10 and not _CITED.search(low[max(0, day.start() - 100) : day.start()]):
            words, span = flow.cut(day.start(), day.end())
            return When(None, Deadline(point.iso, "on", words, span), recurrence)
    within = _IN_MONTH.search(low, start, end)
    if within:
        one = _ONE.match(low, within.start("one"), end)
        point = _point(one, "", year) if one else None
        if point and point.stated_year and len(point.iso) == 7:
            words, span = flow.cut(within.start(), within.end())
            clause = max(low.rfind(mark, start, within.start()) for mark in (";", ". "))
            done = "Q" in point.iso or _FINISHED.search(low, max(start, clause), within.start())
            return When(None if done else point.iso, Deadline(point.iso, "within", words, span), recurrence)
    counted = _IN_DAYS.search(low, start, end)
    if counted and recurrence is None:
        words, span = flow.cut(counted.start(), counted.end())
        return When(None, Deadline(None, "before" if "trước" in counted.group() else "within", words, span), None)
    return When(None, None, recurrence) if recurrence else NOTHING


def _sentence_end(low: str, start: int, end: int) -> int:
    for mark in (". ", "; "):
        at = low.find(mark, start, end)
        if at >= 0:
            end = min(end, at)
    return end


def _deadline(flow: Flow, match: re.Match[str], relation: str, year: str | None) -> Deadline | None:
    inner = _ONE.match(flow.low, match.start("one"), match.end("one"))
    if inner is None:
        return None
    point = _point(inner, "", year)
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
    return Deadline(_closing(point.iso), _relation(flow.low[begin : match.start("one")], relation, point), words, span)


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
    points = [(match, point) for match in _ONE.finditer(low, start, end) if (point := _point(match, "", year))]
    if recurrence and not ranges:
        points = [(m, p) for m, p in points if not recurrence.span[0] <= flow.at(m.start()) < recurrence.span[1]]
    begin: str | None = None
    finish: Deadline | None = None
    words, span = flow.cut(start, end)
    words = words.rstrip(" .;,")
    half = _HALF_YEAR.search(low, start, end)
    if half and (half.group(2) or year):
        own, first = half.group(2) or year, half.group(1) == "đầu"
        begin, finish = (
            f"{own}-{'01' if first else '07'}",
            Deadline(f"{own}-{'06' if first else '12'}", "within", words, span),
        )
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


def _latest(flow: Flow, start: int, end: int, year: str | None) -> Deadline | None:
    """A latest day beside a planned one: ``12/11/2025 (chậm nhất là ngày 15/11/2025)``."""
    match = _LATEST.search(flow.low, start, end)
    if match is None or not _DIGIT.search(flow.low, start, match.start()):
        return None
    found = [point for one in _ONE.finditer(flow.low, match.start(), match.end()) if (point := _point(one, "", year))]
    if not found:
        return None
    words, span = flow.cut(match.start(), match.end())
    return Deadline(_closing(found[-1].iso), "before" if "trước" in match.group() else "by", words, span)


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
        last = _point(match, "b", year)
        if last is None:
            continue
        own_year = last.iso[:4]
        first = _point(match, "a", own_year)
        day = match.group("sd") or match.group("sd2")
        if day and len(last.iso) == 10:
            first = Point(f"{last.iso[:8]}{int(day):02d}", True)
        if first and not first.stated_year and first.iso[:4] != own_year:
            first = Point(own_year + first.iso[4:], False)
        if first:
            starts.append(_opening(first.iso))
        ends.append(_closing(last.iso))
    if not ends:
        return None, None
    return (min(starts) if starts else None), Deadline(max(ends), "within", words, span)


def _single(
    flow: Flow, points: list[tuple[re.Match[str], Point]], start: int, words: str, span: tuple[int, int], due: bool
) -> tuple[str | None, Deadline | None]:
    match, point = max(points, key=lambda pair: _closing(pair[1].iso).replace("Q", "9"))
    before = flow.low[start : match.start()]
    relation: Relation = "on" if len(point.iso) == 10 else "within"
    if "trước" in before:
        relation = "before"
    elif _NOT_AFTER.search(before):
        relation = "by"
    if len(points) > 1 and len({p.iso for _, p in points}) > 1 and relation == "on":
        first = min(p.iso for _, p in points)
        return first, Deadline(point.iso, "within", words, span)
    several = _SEVERAL_DAYS.search(flow.low, start, match.end())
    if several and len(point.iso) == 10 and not _DONE.search(before):
        return f"{point.iso[:8]}{int(several.group(1)):02d}", Deadline(point.iso, "within", words, span)
    if before.rstrip().endswith(("từ", "bắt đầu từ", "từ ngày", "kể từ", "từ tháng", "từ năm", "từ quý")):
        return _opening(point.iso), None
    done = (due and not _LEAVES_OPEN.search(flow.low, match.end())) or _DONE.search(before) is not None
    if len(point.iso) == 4 and not done:
        return _opening(point.iso), Deadline(_closing(point.iso), "within", words, span)
    if (
        len(point.iso) == 7
        and not done
        and (_WITHIN_MONTH.search(flow.low, start, match.end()) or _MONTH_FIRST.match(flow.low, start))
    ):
        return point.iso, Deadline(point.iso, "within", words, span)
    return None, Deadline(_closing(point.iso), relation, words, span)
