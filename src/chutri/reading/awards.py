"""Commendation: how many each class of unit may nominate, and by when (*Mỗi xã, phường lựa chọn tối đa 02 tập thể …*)."""

from __future__ import annotations

import re

from chutri.reading.dates import when_labelled, when_ordered
from chutri.reading.flow import Flow
from chutri.reading.fold import fold
from chutri.reading.model import Deadline, Quota, Span
from chutri.reading.patterns import Pattern
from chutri.reading.topics import Zoned

_EACH = Pattern(
    r"(?<!\w)(?:mỗi|từng)\s+(?P<unit>[^;:.]{2,220}?),?\s+(?:có thể |sẽ )?(?=(?:được|lựa chọn|giới thiệu|đề nghị|đề xuất|chọn|xét|bình chọn|bình xét|cử|gửi|lập|tối đa|không quá|ít nhất|\d{1,3}\s+(?:tập thể|cá nhân)))"
)
_CLASS = Pattern(
    r"(?:đối với (?:các )?|các )?(?P<unit>[^;:.]{2,160}?)\s*:\s*(?=(?:mỗi [^;:.]{2,40}?)?(?:được )?(?:lựa chọn |giới thiệu |đề nghị |chọn )*(?:tối đa|không quá|\d{1,3}\s+(?:tập thể|cá nhân)))"
)
_NUMBER = Pattern(
    r"(?P<most>(?:tối đa|không quá|nhiều nhất(?: là)?)\s+(?:là\s+)?)?(?P<n>\d{1,3})\s*(?:\([^()]{1,20}\)\s*)?(?P<kind>tập thể|cá nhân)(?!\w)"
)
_GENERIC = Pattern(r"(?:cơ quan|đơn vị|địa phương|tổ chức)(?:, (?:cơ quan|đơn vị|địa phương|tổ chức))*")
_BEFORE_COLON = Pattern(r"(?:^|[.;]\s+|(?<=[-)+.] ))(?:đối với\s+)?(?:các\s+)?(?P<unit>[^.;:]{2,160}?)\s*:\s*$")
_NOMINATES = Pattern(
    r"khen|vinh danh|biểu dương|tôn vinh|tuyên dương|danh hiệu|hồ sơ|giới thiệu|lựa chọn|đề nghị|bình chọn"
)
_JOINED = Pattern(r"\s*(?:và|,|cùng)\s*")
_NUMBERED = Pattern(r"\d\s*(?:\([^()]{1,20}\)\s*)?(?:tập thể|cá nhân)")
_HANDS_IN = Pattern(r"gửi|nộp|chuyển|tiếp nhận|nhận|hoàn thành|lập|trình")
_SENDS = Pattern(r"(?:gửi|nộp)[^;.]{0,60}hồ sơ|hồ sơ[^;.]{0,80}(?:gửi|nộp)")
_JUDGES = Pattern(r"thẩm định|tổng hợp|xét duyệt|tham mưu")
_DOSSIERS = Pattern(r"hồ sơ")
_COMMENDS = Pattern(r"khen thưởng|bằng khen|giấy khen|vinh danh|tôn vinh|biểu dương|tuyên dương|danh hiệu|thi đua")
_TIME_LABEL = Pattern(r"(?:thời (?:gian|hạn)|hạn)[^:]{0,60}(?:hồ sơ|đề nghị|khen|gửi|nộp|trình|nhận)[^:]{0,40}:\s*")
_STOP = Pattern(r"[.;]\s+|[.;/]*$")


def find_quotas(shares: list[Zoned]) -> tuple[Quota, ...]:
    """How many collectives and individuals each unit of a class may nominate, one entry a class.

    A number of collectives in one line and of individuals in another are one entry; ``at_most`` when each number is an upper limit.
    """
    found: dict[str, _Tally] = {}
    for item, flow, zone in shares:
        low = flow.low
        if zone in ("goal", "assess") or not _NUMBERED.search(low, item.words_at):
            continue
        if zone != "award" and not _NOMINATES.search(low, item.words_at):
            continue
        _read(flow, item.words_at, found)
    return tuple(tally.quota() for tally in found.values() if tally.numbers)


class _Tally:
    """The numbers of one class of unit while they are gathered."""

    def __init__(self, unit: str, span: Span) -> None:
        self.unit = unit
        self.span = span
        self.numbers: dict[str, int] = {}
        self.most: list[bool] = []

    def quota(self) -> Quota:
        return Quota(self.unit, self.numbers.get("tập thể"), self.numbers.get("cá nhân"), all(self.most), self.span)


def _read(flow: Flow, at: int, found: dict[str, _Tally]) -> None:
    low = flow.low
    heads = list(_EACH.finditer(low, at))
    if not heads:
        heads = list(_CLASS.finditer(low, at))
    for index, head in enumerate(heads):
        stop = heads[index + 1].start() if index + 1 < len(heads) else len(low)
        sentence = low.find(". ", head.end(), stop)
        stop = sentence if sentence > 0 else stop
        numbers = list(_NUMBER.finditer(low, head.end(), stop))
        if not numbers:
            continue
        unit = _unit(flow, at, head)
        tally = found.setdefault(fold(unit), _Tally(unit, flow.span(head.start(), numbers[-1].end())))
        most = False
        end = head.end()
        for match in numbers:  # "không quá 01 tập thể và 03 cá nhân": the limit binds both
            joined = bool(_JOINED.fullmatch(low, end, match.start()))
            most = bool(match.group("most")) or (most and joined)
            end = match.end()
            if match.group("kind") not in tally.numbers:
                tally.numbers[match.group("kind")] = int(match.group("n"))
                tally.most.append(most)


def _unit(flow: Flow, at: int, head: re.Match[str]) -> str:
    """The class of unit; for *mỗi đơn vị* the class that stands before its colon (*Các sở, ngành: mỗi đơn vị …*)."""
    unit, _ = flow.cut(*head.span("unit"))
    if _GENERIC.fullmatch(fold(unit)):
        named = _BEFORE_COLON.search(flow.low, at, head.start())
        if named:
            unit, _ = flow.cut(*named.span("unit"))
    return unit


def find_nomination_deadline(dossiers: list[Zoned], year: str | None) -> Deadline | None:
    """By when nominations must come in: *Thời gian gửi hồ sơ …: Trước ngày …*, *Hồ sơ …, gửi … chậm nhất ngày …*.

    What the section on commendation says comes before what an agency is told to send.
    """
    later: Deadline | None = None
    for item, flow, zone in dossiers:
        if zone in ("goal", "assess", "programme"):
            continue
        low, at = flow.low, item.words_at
        commends = zone == "award" or _COMMENDS.search(low, at) is not None
        if not commends:
            continue
        if zone == "organise":
            later = later or _sent_by(flow, at, year, _SENDS)
            continue
        label = _TIME_LABEL.match(low, at)
        found = _sent_by(flow, at, year, _HANDS_IN)
        if found is None and label:
            found = when_labelled(flow, label.end(), len(low), year, due=True).deadline
        if found is not None and found.date:
            return found
    return later


def _sent_by(flow: Flow, at: int, year: str | None, verb: Pattern) -> Deadline | None:
    """A sentence that has dossiers sent by a day."""
    low = flow.low
    begin = at
    for match in _STOP.finditer(low, at):
        stop = match.start()
        if (
            _DOSSIERS.search(low, begin, stop)
            and verb.search(low, begin, stop)
            and not _JUDGES.search(low, begin, stop)
        ):
            deadline = when_ordered(flow, begin, stop, year).deadline
            if deadline is not None and deadline.date:
                return deadline
        begin = match.end()
    return None
