"""What a clause orders: role by its first verb, partners, who is consulted, who gets the result, what comes out."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from chutri.reading.bodies import name_end, opens_name, order_at, past_count
from chutri.reading.flow import Flow
from chutri.reading.fold import fold, rx
from chutri.reading.lexicon import alternation, load
from chutri.reading.model import Deliverable, Party, Role
from chutri.reading.parties import split_bodies
from chutri.reading.sought import Sought, sought

_WITH = sought(
    r"ph[ốôổóo]i (?:kết )?hợp(?P<and>,? (?:hướng dẫn|chỉ đạo|vận động))?(?P<with>(?:,?\s+(?:chặt chẽ|thường xuyên|đồng bộ|hiệu quả|có hiệu quả|tốt|kịp thời|chủ động|hài hòa|nhịp nhàng|và))*\s+(?:cùng với|cùng|với|giữa))?(?:\s*:)?\s+"
)
_SKIP = sought(r"(?:có trách nhiệm|có nhiệm vụ)\s*:?\s*")
_GROUND = sought(r"(?:căn cứ|trên cơ sở|theo (?:chức năng|thẩm quyền|nhiệm vụ|phạm vi))\b")
_BARE_ORDER = sought(
    r"(?:được giao|đơn vị|ngành|mình|cơ quan|quy định|quản lý|được phân công|để),? (?=(?:chủ trì|phối hợp))"
)
_INITIALS = frozenset(("c", "p", "t"))  # what each of these patterns begins with
_COORDINATE = sought(r"ph[ốôổóo]i (?:kết )?hợp|phhosi hợp")
_LEAD = sought(r"chủ trì")
_CONSULT = sought(
    r"(?:xin|lấy|tham khảo|thống nhất|có|trao đổi) ý kiến (?:của |với |tham gia của |góp ý của |thống nhất của |các )?|tham vấn (?:ý kiến )?"
)
_SUBMIT = sought(
    r"(?:trình(?<!\wtrình)|báo cáo|gửi(?: về)?|tham mưu(?: cho)?|kiến nghị|đề xuất)\s+(?:kết quả |kịp thời |đến |cho |lên |với |về )*"
)
_SENT = sought(r"gửi\s+[^,.;:]{3,60}?\s(?:về|đến|cho|tới)\s+")  # gửi danh sách về …
_DELIVER = r"(?:xây dựng|soạn thảo|dự thảo|lập|ban hành|trình|hoàn thiện|tham mưu(?: ban hành| xây dựng)?|biên soạn|phê duyệt|chuẩn bị|có|gửi|tổng hợp(?:, xây dựng)?|phát hành|xuất bản|in)\s+(?:và ban hành |và trình |dự thảo |hồ sơ |\S+ bản )?(?P<what>"


@cache
def _deliverables() -> tuple[Sought, re.Pattern[str], dict[str, str]]:
    """The pattern of what is made behind a verb, that of its kind, and the slugs of kinds."""
    kinds = {fold(name): slug for name, slug in load("kinds")["cited"].items()}
    extra = {
        "danh sách": "list",
        "kịch bản": "script",
        "giấy mời": "invitation",
        "phóng sự": "film",
        "phim": "film",
        "bài phát biểu": "speech",
        "hồ sơ": "dossier",
        "dự toán": "estimate",
        "maket": "design",
        "ma-két": "design",
        "tài liệu": "document",
        "sách": "book",
        "bản tin": "bulletin",
        "file âm thanh": "audio",
        "video": "film",
    }
    kinds.update({fold(name): slug for name, slug in extra.items()})
    named = alternation(list(kinds))
    return sought(rf"{_DELIVER}{named})(?!\w)"), re.compile(named), kinds


def role_of_clause(flow: Flow, at: int, end: int) -> Role:
    """*coordinate* is a clause that opens with Phối hợp, *lead* with Chủ trì, any other is *own*."""
    low = flow.low
    if low[at : at + 1] not in _INITIALS:
        return "own"
    skip = _SKIP.match(low, at)
    if skip:
        at = skip.end()
    if _GROUND.match(low, at):
        at = _past_ground(flow, at, end)
    if _COORDINATE.match(low, at):
        return "coordinate"
    if _LEAD.match(low, at):
        return "lead"
    return "own"


def _past_ground(flow: Flow, at: int, end: int) -> int:
    """Behind an opening ``Căn cứ …,``: at the verb that its comma announces."""
    bare = _BARE_ORDER.search(flow.low, at, min(end, at + 260))
    limit = bare.end() if bare else end
    position = at
    while True:
        comma = flow.low.find(", ", position, limit)
        if comma < 0:
            return bare.end() if bare else at
        if order_at(flow, comma + 2):
            return comma + 2
        position = comma + 2


def partners_in(flow: Flow, start: int, end: int) -> tuple[Party, ...]:
    """Whoever follows *phối hợp (với)* in a stretch of text, one entry a body."""
    found: list[Party] = []
    for at, stop in partner_stretches(flow, start, end):
        found.extend(split_bodies(flow, at, stop, noun=True))
    unique: dict[str, Party] = {}
    for party in found:
        unique.setdefault(fold(party.text), party)
    return tuple(unique.values())


def joined_with(flow: Flow, at: int) -> tuple[tuple[Party, ...], int]:
    """The bodies that words open with, one entry each, and where the order behind them begins."""
    head = opens_name(flow, at, noun=True)
    if not head:
        return (), at
    stop = name_end(flow, at, len(flow.low), noun=True, head=head)
    return split_bodies(flow, at, stop, noun=True), stop


def partner_stretches(flow: Flow, start: int, end: int) -> list[tuple[int, int]]:
    """Where partners are named: behind each *phối hợp (với)*."""
    if flow.partners is None:
        flow.partners = _partner_stretches(flow) if "hợp" in flow.low else []
    if not flow.partners:
        return []
    first, after = bisect_left(flow.partners, (start,)), bisect_left(flow.partners, (end,))
    return [(at, min(stop, end)) for at, stop in flow.partners[first:after]]


def _partner_stretches(flow: Flow) -> list[tuple[int, int]]:
    found = []
    end = len(flow.low)
    for match in _WITH.finditer(flow.low, 0, end):
        at = match.end()
        if match.group("and") or at >= end:
            continue
        noun = bool(match.group("with")) or not order_at(flow, at)
        head = opens_name(flow, past_count(flow.low, at), noun=True) if noun else 0
        if head:
            found.append((at, name_end(flow, at, end, noun=True, head=head)))
    return found


def consulted_in(flow: Flow, start: int, end: int) -> tuple[Party, ...]:
    """Whoever is asked for an opinion (*xin ý kiến …*)."""
    if flow.low.find("ý kiến", start, end) < 0 and flow.low.find("tham vấn", start, end) < 0:
        return ()
    return _named_behind(_CONSULT, flow, start, end)


# "dự thảo báo cáo trung tâm": the report is what is made here, not how.
_MADE = rx(r"(?:dự thảo|soạn thảo|xây dựng|chuẩn bị|viết|biên soạn|hoàn thiện|nội dung|mẫu|các|bản|góp ý)\s+$")
_SUBMITTING = ("trình", "báo cáo", "gửi", "tham mưu", "kiến nghị", "đề xuất")
_MADE_BEFORE = 14  # characters of its longest word and a space


def submitted_to(flow: Flow, start: int, end: int) -> tuple[Party, ...]:
    """Whoever gets the result (*trình …*, *báo cáo …*, *gửi …*)."""
    said = [word for word in _SUBMITTING if flow.low.find(word, start, end) >= 0]
    if not said:  # to look for each word takes less than to look for what any of them begins
        return ()
    found = _named_behind(_SUBMIT, flow, start, end, but=_MADE)
    if "gửi" not in said:
        return found
    known = {party.span for party in found}
    return found + tuple(party for party in _named_behind(_SENT, flow, start, end) if party.span not in known)


def _named_behind(
    pattern: Sought, flow: Flow, start: int, end: int, *, but: re.Pattern[str] | None = None
) -> tuple[Party, ...]:
    unique: dict[str, Party] = {}
    for match in pattern.finditer(flow.low, start, end):
        at = match.end()
        head = opens_name(flow, at) if at < end else 0
        if head and not (but and but.search(flow.low, max(start, match.start() - _MADE_BEFORE), match.start())):
            for party in split_bodies(flow, at, name_end(flow, at, end, head=head)):
                unique.setdefault(fold(party.text), party)
    return tuple(unique.values())


_SENT_TO = rx(r"\s(?:về|đến|cho|tới)\s+")


def delivered_by(flow: Flow, start: int, end: int) -> tuple[Deliverable, ...]:
    """The documents and products that a clause orders to be made."""
    pattern, named, kinds = _deliverables()
    found: list[Deliverable] = []
    for match in pattern.finditer(flow.low, start, end):
        begin = match.start("what")
        stop = _phrase_end(flow, match.end("what"), min(end, begin + 110))
        sent = _SENT_TO.search(flow.low, match.end("what"), stop)
        if sent and opens_name(flow, sent.end()):
            stop = sent.start()  # "danh sách về Văn phòng": to whom is no part of what
        text, span = flow.cut(begin, stop)
        kind = named.match(flow.low, begin)
        if text and not (found and found[-1].span[0] <= span[0] < found[-1].span[1]):
            found.append(Deliverable(kinds[kind.group()] if kind else "product", text, span))
    return tuple(found)


def _phrase_end(flow: Flow, at: int, end: int) -> int:
    low = flow.low
    position = at
    while position < end:
        if low[position] in ",;.:(":
            break
        if low[position] == " " and low.startswith(
            ("để ", "nhằm ", "theo ", "trình ", "xin ý kiến ", "báo cáo ", "gửi ", "phục vụ ", "trước ngày"),
            position + 1,
        ):
            break
        position += 1
    if position == end:
        space = low.rfind(" ", at, end)
        position = space if space > at and end < len(low) else end
    return position
