"""Who reports what to whom, through whom, by when, how often.

Sections on reporting (*Chế độ báo cáo*), closing paragraphs that tell everybody to report, and orders elsewhere whose report has a
day or a rhythm (*định kỳ hằng tháng (trước ngày 20) báo cáo kết quả về …*). What difficulties are to be reported is no duty.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from chutri.reading.bodies import name_end, opens_name
from chutri.reading.dates import NOTHING, When, when_ordered
from chutri.reading.flow import Flow
from chutri.reading.fold import fold
from chutri.reading.model import Deadline, Party, Recurrence, ReportingDuty, Span
from chutri.reading.orders import owner_of, subject_of
from chutri.reading.outline import Item
from chutri.reading.parties import split_bodies
from chutri.reading.patterns import Pattern
from chutri.reading.topics import Topics, value_at

_WORD = "báo cáo"
_CLOSING = "closing"  # the zone of the paragraphs that close a document
# What a sentence has at least one of that sets a day or a rhythm, by a letter that few other words have: it is looked for first.
_TIMES_WRITTEN = tuple(
    (letter, tuple(fold(words) for words in phrases.split(", ")))
    for letter, phrases in (
        ("ớ", "trước ngày, trước 0, trước 1, trước 2, trước 3, trước tháng, trước quý"),
        ("ấ", "chậm nhất, muộn nhất"),
        ("ỳ", "định kỳ"),
        ("/", "lần/"),
        ("ằ", "hằng ngày, hằng tuần, hằng tháng, hằng quý, hằng năm"),
        ("à", "hàng ngày, hàng tuần, hàng tháng, hàng quý, hàng năm, ngày làm việc, vào tháng"),
        ("ỗ", "mỗi tháng, mỗi quý, mỗi tuần"),
        ("g", "6 tháng, sáu tháng, trong tháng, trong quý, trong năm, ngay sau"),
        ("ế", "đến hết, sau khi kết thúc"),
        ("ạ", "thời hạn"),
    )
)
# Before and behind the words where *báo cáo* is a paper, not a deed.
_PAPER = tuple(
    fold(f"{word} ")
    for word in (
        "xây dựng", "dự thảo", "soạn thảo", "chuẩn bị", "hoàn thiện", "nội dung", "bản", "phóng sự", "mẫu", "theo", "nghe", "các", "duyệt", "thông qua", "ban hành",
        "lập", "đề cương", "trong kỳ", "số liệu", "ngoài", "bài", "góp ý", "trình",
    )
)  # fmt: skip
_PAPER_KIND = Pattern(
    r"báo cáo (?:viên|chính trị|thành tích|tham luận|đề dẫn|trung tâm|tài chính|tóm tắt|toàn văn|chuyên đề|kinh tế|thuế|kiểm toán)(?!\w)"
)
_TROUBLE = Pattern(r"khó khăn|vướng mắc|phát sinh|vấn đề (?:mới|phức tạp)|bất thường|đột xuất xảy ra|sự cố")
_DEMANDS = Pattern(
    r"báo cáo (?:về )?(?:kết quả|tình hình|tiến độ|việc|định kỳ|công tác|bằng văn bản|đánh giá|tổng kết|sơ kết|ủy ban|ubnd|sở|bộ|ban|cơ quan|thường trực|đảng ủy|phòng|văn phòng)|định kỳ [^.;]{0,60}báo cáo|gửi báo cáo"
)
_FILLER = Pattern(
    r"\s+(?:(?:về|nhanh|định kỳ|kịp thời|kết quả|tình hình|tiến độ|bằng văn bản|sơ kết|tổng kết|đánh giá|và|chung|đầy đủ|quý|tháng|năm|6 tháng|hằng \w+|hàng \w+|,|thực hiện|triển khai|cho|với|lên|gửi|trực tiếp|đến|tới)\s+)*"
)
_TOWARDS = Pattern(r"[\s(,](?:về|gửi(?: về| đến| cho| tới)?|cho|lên|tới|đến|với|trình)\s+")
_THROUGH = Pattern(r"[(\s](?:gửi\s+)?(?:thông\s+)?qua\s+(?:đồng chí\s+)?")
_PURPOSE = Pattern(r"\s(?:để|phục vụ|làm cơ sở)\s")
_NAME_ENDS = Pattern(
    r"\s*\(\s*(?:gửi |thông )?qua\s|\s(?:chậm nhất|muộn nhất|trước|hằng|hàng|định kỳ|vào|ngay|khi|để|trong tháng|trong quý|số(?! \d)|xem xét|chỉ đạo|kết quả|tình hình|tiến độ|theo|về)(?!\w)"
)
_ORDERS = Pattern(r"(?<!\w)(?:yêu cầu|giao(?: cho| nhiệm vụ cho)?|đề nghị|phân công)\s+")
_IN_PERIOD = Pattern(
    r"(?P<rel>trước|đến|vào|chậm nhất(?: là)?)\s+ngày\s+(?P<day>\d{1,2})\s+(?:của\s+)?(?:tháng (?:cuối|đầu)|tháng sau|tháng tiếp theo)[^.;,]{0,30}"
)
_DAY_OF_YEAR = Pattern(
    r"(?:trước|chậm nhất(?: là)?)\s+ngày\s+(?P<day>\d{1,2})(?:\s*/\s*|\s+tháng\s+)(?P<month>\d{1,2})(?!\s*[/\d]|\s+năm)"
)
_PERIOD = Pattern(r"báo cáo\s+(?:định kỳ\s+)?(?:hằng\s+|hàng\s+)?(?P<unit>tháng|quý|năm)\b|(?:quý|quí)\b")
_TIMES = Pattern(r"\d{1,2}\s*lần\s*/\s*(?P<unit>ngày|tuần|tháng|quý|năm)(?:\s*\([^()]{0,40}\))?")
_DEPENDS = Pattern(
    r"(?:chậm nhất|muộn nhất|trong(?: vòng| thời hạn)?|sau|trước)\s+(?:là\s+)?\d{1,2}\s*(?:\(\w+\)\s*)?ngày(?: làm việc)?[^.;,)]{0,60}|"
    r"ngay sau [^.;,)]{3,60}|sau (?:khi kết thúc|mỗi đợt|khi hoàn thành)[^.;,)]{0,50}"
)
_UNITS = {
    fold(name): unit
    for name, unit in (("ngày", "day"), ("tuần", "week"), ("tháng", "month"), ("quý", "quarter"), ("năm", "year"))
}
_ENDS = " .;,/:"


class _Clause(NamedTuple):
    """A stretch of a sentence that one body is the subject of; ``who`` is where its name stands."""

    start: int
    end: int
    who: Span | None


def find_reporting(topics: Topics, year: str | None) -> tuple[ReportingDuty, ...]:
    """The reporting duties of a document in order; ``year`` completes dates that have none."""
    found: list[ReportingDuty] = []
    headings = {id(topic.item) for topic in topics.of("reporting") if topic.value >= len(topic.flow.text)}
    for item, flow, zone in topics.reports:
        if zone in ("goal", "assess"):
            continue
        if zone == "reporting":
            if id(item) not in headings and not (item.children and flow.text.rstrip().endswith(":")):
                found.extend(_duties(item, flow, zone, year))
            continue
        closing = item.marker is None and _is_last(item, topics)
        if closing or _is_timed(flow.low):
            found.extend(_duties(item, flow, _CLOSING if closing else zone, year))
    return tuple(found)


def _is_last(item: Item, topics: Topics) -> bool:
    """Whether an unmarked paragraph stands behind the numbered parts, below none of them."""
    parent = item.parent
    return topics.opened is not None and item.span[0] > topics.opened and parent is not None and parent.parent is None


def _duties(item: Item, flow: Flow, zone: str, year: str | None) -> list[ReportingDuty]:
    """The duties that a paragraph states; outside a section on reporting each needs a day, a rhythm, or to close the document."""
    low = flow.low
    out: list[ReportingDuty] = []
    who: Span | None = None
    at = _behind_label(flow, item.words_at) if zone == "reporting" else item.words_at
    before = -1
    for begin, end in _sentences(low, at):
        if low.find(_WORD, begin, end) < 0 or not (zone == "reporting" or _asks(low, begin, end, zone == _CLOSING)):
            before = begin
            continue
        for clause in _clauses(flow, begin, end):
            if clause.who is None and who is None and before >= 0:
                who = _subject(flow, before, begin)
            who = clause.who or who  # a sentence without a subject goes on with the one before
            reports = _reports(low, clause.start, clause.end)
            if low.find(_WORD, clause.start, clause.end) < 0 or (reports < 0 and zone != "reporting"):
                continue
            when = _when(flow, clause, year)
            if (
                zone == "reporting"
                or _is_set(when)
                or (zone == _CLOSING and _DEMANDS.search(low, clause.start, clause.end))
            ):
                out.append(_duty(item, flow, clause._replace(who=who), reports, when))
    return out


def _behind_label(flow: Flow, at: int) -> int:
    """Behind ``Chế độ báo cáo:``, where a line of such a section opens with it."""
    value = value_at(flow.low, at)
    labelled = value < len(flow.low) and flow.low.find(_WORD, at, value) >= 0 and not opens_name(flow, at)
    return value if labelled else at


def _asks(low: str, begin: int, end: int, closing: bool) -> bool:
    """Whether a sentence may ask for a report: it has a time, or closes the document and speaks of results, not of difficulties."""
    if _reports(low, begin, end) < 0:
        return False
    if _is_timed(low[begin:end]):
        return True
    return closing and _DEMANDS.search(low, begin, end) is not None and not _TROUBLE.search(low, begin, end)


def _is_timed(low: str) -> bool:
    return any(letter in low and any(words in low for words in phrases) for letter, phrases in _TIMES_WRITTEN)


def _is_set(when: When) -> bool:
    return when.recurrence is not None or when.deadline is not None


def _sentences(low: str, at: int) -> list[tuple[int, int]]:
    """The sentences from ``at`` on; the dot of an abbreviation or a number ends none."""
    out = []
    dot = low.find(". ", at)
    while dot >= 0:
        if low[max(at, dot - 2) : dot].isalpha() or low[dot - 1] in '0123456789)"':
            out.append((at, dot))
            at = dot + 2
        dot = low.find(". ", dot + 1)
    return [*out, (at, len(low))]


def _clauses(flow: Flow, begin: int, end: int) -> list[_Clause]:
    """The part of a sentence that asks for reports, cut where another body takes over behind a semicolon."""
    low = flow.low
    cuts = [begin]
    mark = low.find("; ", begin, end)
    while mark >= 0:
        cuts.append(mark + 2)
        mark = low.find("; ", mark + 2, end)
    first = max(_reports(low, begin, end), begin)
    at = max(index for index, cut in enumerate(cuts) if cut <= first)
    stops = [*(cut - 2 for cut in cuts[1:]), end]
    who = _subject(flow, cuts[at], stops[at])
    while who is None and at > 0:
        at -= 1
        who = _subject(flow, cuts[at], stops[at])
    out = [_Clause(cuts[at], stops[at], who)]
    for start, stop in zip(cuts[at + 1 :], stops[at + 1 :], strict=True):
        who = _subject(flow, start, stop) if start > first else None
        if who is None:
            out[-1] = out[-1]._replace(end=stop)
        else:
            out.append(_Clause(start, stop, who))
    return out


def _subject(flow: Flow, start: int, end: int) -> Span | None:
    """Who is told: behind the last *yêu cầu*, *giao*, *đề nghị* of the clause, or its own subject."""
    told = 0
    for match in _ORDERS.finditer(flow.low, start, end):
        told = match.end() if opens_name(flow, match.end()) else told
    if told:
        return told, name_end(flow, told, end)
    subject = subject_of(flow, start, end)
    return (subject.begin, subject.end) if subject else None


def _reports(low: str, start: int, end: int) -> int:
    """Where a stretch orders to report; -1 where it does not, or only as another's purpose (*… để tổng hợp, báo cáo …*)."""
    at = low.find(_WORD, start, end)
    while at >= 0:
        if not low.endswith(_PAPER, start, at) and not _PAPER_KIND.match(low, at):
            cut = max(low.rfind(";", start, at), start)
            if not _PURPOSE.search(low, cut, at):
                return at
        at = low.find(_WORD, at + 1, end)
    return -1


def _when(flow: Flow, clause: _Clause, year: str | None) -> When:
    start, end = clause.start, clause.end
    when = when_ordered(flow, start, end, year) or NOTHING
    deadline, recurrence = when.deadline, when.recurrence
    rhythm = _rhythm(flow, start, end)
    if rhythm is not None and (recurrence is None or recurrence.day is None):
        recurrence = rhythm
    if recurrence is not None and recurrence.day is None:
        day = _DAY_OF_YEAR.search(flow.low, start, end)
        if day and recurrence.every in ("year", "half-year", "quarter"):
            recurrence = replace(
                recurrence, day=int(day.group("day")), month=int(day.group("month")), relation="before"
            )
    if recurrence is not None and deadline is not None and _overlap(deadline.span, recurrence.span):
        deadline = None
    if deadline is None and recurrence is None:
        depends = _DEPENDS.search(flow.low, start, end)
        if depends:
            words, span = flow.cut(*depends.span())
            deadline = Deadline(None, "within", words, span)
    return When(when.start, deadline, recurrence)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _rhythm(flow: Flow, start: int, end: int) -> Recurrence | None:
    """``báo cáo quý … trước ngày 15 của tháng cuối quý``; ``02 lần/ngày``."""
    low = flow.low
    within = _IN_PERIOD.search(low, start, end) if "tháng " in low else None
    if within:
        unit = "month" if "sau" in within.group() or "tiếp theo" in within.group() else "quarter"
        stated = _PERIOD.search(low, start, within.end())
        if stated and stated.group("unit"):
            unit = _UNITS[stated.group("unit")]
        words, span = flow.cut(*within.span())
        return Recurrence(
            unit, int(within.group("day")), "before" if within.group("rel") == fold("trước") else "by", words, span
        )
    times = _TIMES.search(low, start, end) if "lần" in low else None
    if times:
        words, span = flow.cut(*times.span())
        return Recurrence(_UNITS[times.group("unit")], None, None, words, span)
    return None


def _duty(item: Item, flow: Flow, clause: _Clause, reports: int, when: When) -> ReportingDuty:
    text, span = flow.cut(clause.start, clause.end)
    who = split_bodies(flow, *clause.who) if clause.who else _heading_bodies(item)
    through = _through(flow, clause)
    return ReportingDuty(
        who, _addressees(flow, clause, reports), through, text.rstrip(_ENDS), when.deadline, when.recurrence, span
    )


def _heading_bodies(item: Item) -> tuple[Party, ...]:
    """The bodies before the line's own colon, or those of the nearest heading above that names who does what stands below it."""
    above: Item | None = item
    while above is not None and above.flow:
        owner = owner_of(above.flow, above.words_at, has_children=above is not item)
        if owner is not None and (owner.colon or above is not item):
            return split_bodies(above.flow, owner.begin, owner.end)
        subject = subject_of(above.flow, above.words_at, len(above.flow.text)) if above is not item else None
        if subject is not None:
            return split_bodies(above.flow, subject.begin, subject.end)
        above = above.parent
    return ()


def _bodies_at(flow: Flow, at: int, end: int) -> tuple[Party, ...]:
    if at >= end or not opens_name(flow, at, noun=True):
        return ()
    stop = _NAME_ENDS.search(flow.low, at + 1, end)
    return split_bodies(flow, at, name_end(flow, at, stop.start() if stop else end, noun=True), noun=True)


def _addressees(flow: Flow, clause: _Clause, reports: int) -> tuple[Party, ...]:
    """To whom: right behind *báo cáo*, or behind *về*, *gửi*, *cho*; not whom the addressee reports to in turn.

    ``reports`` is -1 where the line only names the report (*Báo cáo tháng: gửi Sở …*).
    """
    low = flow.low
    begin = max(reports, clause.start)
    purpose = _PURPOSE.search(low, begin, clause.end)
    end = purpose.start() if purpose else clause.end
    found: dict[str, Party] = {}
    direct = _FILLER.match(low, reports + len(_WORD), end) if reports >= 0 else None
    for party in _bodies_at(flow, direct.end(), end) if direct else ():
        found.setdefault(fold(party.text), party)
    for match in _TOWARDS.finditer(low, begin, end):
        if low[: match.start()].rstrip().endswith(("qua", "(gửi", "phối hợp")):
            continue
        for party in _bodies_at(flow, match.end(), end):
            found.setdefault(fold(party.text), party)
    return tuple(party for name, party in found.items() if not any(name != other and name in other for other in found))


def _through(flow: Flow, clause: _Clause) -> tuple[Party, ...]:
    low = flow.low
    for match in _THROUGH.finditer(low, clause.start, clause.end):
        close = low.find(")", match.end(), clause.end) if match.group().startswith("(") else -1
        if close > 0 and opens_name(flow, match.end(), noun=True):
            return split_bodies(flow, match.end(), close, noun=True)
        bodies = _bodies_at(flow, match.end(), clause.end)
        if bodies:
            return bodies
    return ()
