"""Who does it where no name at the head says so: ``…, do X thực hiện``, and whoever a clause says has the duty."""

from __future__ import annotations

from chutri.reading.bodies import is_person, name_end, opens_name, order_at
from chutri.reading.flow import Flow
from chutri.reading.fold import rx
from chutri.reading.orders import Subject, addressed_name, skip
from chutri.reading.sought import sought

_DONE_BY = sought(r"[,;] do ")
_DOES = sought(
    r"(?:tự )?(?:chủ trì|thực hiện|đảm nhận|đảm nhiệm|phụ trách|chịu trách nhiệm|tổ chức|triển khai|đảm trách|điều hành|tham mưu|phối hợp)\b"
)


def done_by(flow: Flow, at: int) -> Subject | None:
    """Who does it where an order names them last: ``Lắp đặt 30 thùng rác, do Hội Nông dân xã thực hiện``."""
    low = flow.low
    if not ((", do " in low or "; do " in low) and order_at(flow, at)):
        return None
    for match in _DONE_BY.finditer(low, at):
        begin = match.end()
        head = opens_name(flow, begin)
        if head:
            stop = name_end(flow, begin, len(low), head=head)
            if _DOES.match(low, skip(low, stop)):
                return Subject(begin, stop, at, at, False, is_person(low, begin), False, True)
    return None


_LONGEST = 110  # characters of a name that only its duty gives away
_DUTY = rx(rf"[^.;:!?]{{3,{_LONGEST}}}?[ ,](?P<duty>(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì)\b)")
# Words with which a clause tells rather than names: what stands before the duty is then no name.
_TELLS = rx(
    r"(?:.*\s)?(?:là|được|đã|do|bị|này|đó|theo|khi|nếu|để|nhằm|từ|trong|việc|bảo đảm|đảm bảo|phải|cần|về|tại|như)\s"
)
_OF_MATTER = rx(
    r"(?:việc|công tác|nội dung|kinh phí|nguồn|nhiệm vụ|trách nhiệm|thời gian|kế hoạch|chương trình|đề án|dự án|hồ sơ|thủ tục|chỉ tiêu|tiêu chí|trường hợp|mọi|ai)\b"
)


def liable(flow: Flow, at: int) -> Subject | None:
    """Whoever an order says has the duty, however they are called: ``Học sinh khối 9 có trách nhiệm …``."""
    low = flow.low
    begin, requested, given = addressed_name(low, at)
    if not (given or requested or "nhiệm" in low or "chủ trì" in low):
        return None
    if order_at(flow, begin) or _OF_MATTER.match(low, begin) or not flow.text[begin : begin + 1].isalpha():
        return None
    match = _DUTY.match(low, begin)
    if not flow.text[begin].isupper() and (match is None or not (given or requested)):
        return None
    clause = match.start("duty") if match else _first_order(flow, begin) if given or requested else 0
    if not clause or _TELLS.match(low, begin, clause):
        return None
    end = len(low[:clause].rstrip(" ,"))
    return Subject(begin, end, clause, at, requested, is_person(low, begin), False, given)


_WORDS = 8  # of a name that only Giao or Đề nghị before it gives away


def _first_order(flow: Flow, begin: int) -> int:
    """Where the first verb behind a few words begins: ``Giao Tài chính - Kế toán xã lập dự toán``; 0 without one."""
    space = begin
    for _ in range(_WORDS):
        space = flow.low.find(" ", space + 1)
        if space < 0 or flow.low[space - 1] in ".;:":
            return 0
        if order_at(flow, space + 1):
            return space + 1
    return 0
