"""Who is ordered by a paragraph: a heading that names bodies, a body as subject, ``Giao X …``, ``Về …: giao X …``."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from chutri.reading.bodies import is_person, name_end, opens_name, order_at, past_count
from chutri.reading.flow import Flow
from chutri.reading.fold import fold, rx
from chutri.reading.model import Party
from chutri.reading.offices import ends_complete
from chutri.reading.predicates import partner_stretches
from chutri.reading.sought import sought

_ASKS = sought(r"(?:(?:trân trọng |kính )?đề nghị|kính mời|mời)\s+")
_GIVES = sought(r"(?:đồng thời,?\s+)?(?:giao(?: cho| nhiệm vụ cho)?|phân công|yêu cầu)\s+")
_TOWARDS = sought(r"(?:đối với|về phía|trách nhiệm của|nhiệm vụ của)\s+")
# "Các Sở: Y tế, Nội vụ": the colon opens the list of those whom the heading names.
_LISTS = rx(
    r"(?:các|những) (?:sở|bộ|ban|ngành|phòng|hội|đoàn thể|cơ quan|đơn vị|huyện|xã|phường|địa phương|trường|khoa)(?:,? (?:sở|ban|ngành|tỉnh|huyện|thành phố))*\s*"
)
_ADDRESS_INITIALS = frozenset("tkđmgpy")  # what _ASKS and _GIVES begin with
_OPENER = sought(
    r"(?:trong|trên cơ sở|căn cứ|theo|khi|nếu|trường hợp|để|nhằm|định kỳ|hằng|hàng|trước|sau|ngoài|đối với|về|chậm nhất|muộn nhất|từ|đến|ngày|tháng|quý|năm|bên cạnh|cùng với|song song|đồng thời|riêng|giai đoạn|với|qua|tại|ngay|kết thúc|hoàn thành)(?!\w)"
)
_INNER = sought(r"(?P<verb>giao(?: cho)?|yêu cầu|phân công|đề nghị)\s+")
_INNER_AT = (": ", ", ", ". ", "; ", "đồng thời ")
_BRACKET = rx(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)")
_POINTS_ELSEWHERE = rx(
    r"\s*\(\s*(?:(?:thực hiện )?tại|theo|nêu tại|như|đã|được nêu|xem|có tên|thuộc|quy định|phụ lục|gọi tắt|gọi chung|viết tắt|sau đây|thành lập|ban hành|kèm theo|có danh sách|danh sách)\b[^()]*\)\s*$"
)
_QUALIFIED = sought(
    r"(?:được|tham gia|có liên quan|có|liên quan|cung cấp|sản xuất|thuộc|trên địa bàn|quản lý|trực thuộc|trong|kinh doanh|hoạt động|sử dụng|khai thác|chịu ảnh hưởng|phụ trách|là|căn cứ)\b"
)
_ORDERING = sought(r"(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|căn cứ|là (?:cơ quan|đơn vị|đầu mối))\b")
_UNIT = sought(
    r"(?:phòng|chi cục|trung tâm|bcđ|ban chỉ đạo|ban quản lý|tổ|bộ phận|đội|trạm|ban|khoa|các (?:phòng|đơn vị|cơ quan|trung tâm|chi cục|ban))\b"
)
_FILLER = rx(
    r"(?:cũng |thì |luôn |cần |phải |sẽ |tiếp tục |nghiêm túc |khẩn trương |chủ động |tích cực |kịp thời |thường xuyên )*"
)
_GENERIC = sought(
    r"(?:cơ quan|đơn vị|tổ chức|ngành|địa phương|thành phần|cơ quan, đơn vị)(?:,? (?:thành phần|chủ trì|phối hợp|chỉ đạo|tổ chức|thực hiện))*"
)
_NARRATES = sought(
    r"(?:đánh giá cao|ghi nhận (?:những|sự|và|kết quả)|biểu dương (?:những|sự)|hoan nghênh|(?:cơ bản )?nhất trí|đã|đang|được|là|có|không|nhằm|để|gồm|bao gồm|sẽ được)\b"
)
_CHARGED = sought(
    r"(?:có|được|đang|thuộc) [^.;:,]{3,80}?\s(?P<duty>có trách nhiệm|chịu trách nhiệm|phải)\b|được (?:giao|phân công)[^.;:]{0,70}?,?\s(?P<verb>có trách nhiệm|chủ trì|phối hợp|chịu trách nhiệm|chủ động|khẩn trương|tiếp tục|tổ chức|xây dựng)\b"
)
_LIABLE = sought(
    r"(?:có trách nhiệm|có nhiệm vụ|có mặt|có văn bản|có kế hoạch|có ý kiến|có biện pháp|có giải pháp|có phương án|có báo cáo|là (?:cơ quan|đơn vị) (?:thường trực|đầu mối|chủ trì)|là đầu mối|không để|không được|phải)"
)


_WHICH = 200  # characters of a name in which *nào* makes it a question


class Subject(NamedTuple):
    """A named body and its clause: ``agency`` is [begin, end), the clause begins at ``clause``; the action at ``action``."""

    begin: int
    end: int
    clause: int
    action: int
    requested: bool
    person: bool
    colon: bool
    given: bool


def addressed_name(low: str, at: int) -> tuple[int, bool, bool]:
    """Past ``Đề nghị`` or ``Giao``: where the name begins, whether it is requested, whether it is given an order."""
    if low[at : at + 1] not in _ADDRESS_INITIALS:
        return at, False, False
    asks = _ASKS.match(low, at)
    if asks:
        return asks.end(), True, False
    gives = _GIVES.match(low, at)
    return (gives.end(), False, True) if gives else (at, False, False)


def owner_of(flow: Flow, at: int, *, has_children: bool) -> Subject | None:
    """The bodies of a heading that names who does what stands below it, or of ``Sở X: …``."""
    low = flow.low
    begin, requested, _ = addressed_name(low, at)
    towards = _TOWARDS.match(low, begin)
    begin = towards.end() if towards else begin
    counted = past_count(low, begin)
    head = opens_name(flow, counted, noun=counted > begin) if begin < len(low) else 0
    if not head:
        return None
    end, rest = _end_of_heading_name(flow, begin, head)
    if rest < len(low) and _GENERIC.fullmatch(low, begin, end):
        return None
    person = is_person(low, begin)
    whole = Subject(begin, end, len(low), len(low), requested, person, False, False)
    if rest >= len(low):
        ended = flow.text.rstrip().endswith((".", ";")) and not has_children
        return None if ended and len(low) > 60 else whole
    if low[rest] == ":":
        clause = skip(low, rest + 1, " ")
        if clause < len(low) and " " not in low[clause:].strip():
            return None
        if has_children and not order_at(flow, clause) and _LISTS.fullmatch(low, begin, rest):
            return whole._replace(end=len(low.rstrip(" :.;")))
        return Subject(begin, end, clause, clause, requested, person, True, False)
    stop = _end_of_qualified(flow, rest) if has_children else 0
    return whole._replace(end=stop) if stop else None


def _end_of_heading_name(flow: Flow, begin: int, head: int) -> tuple[int, int]:
    """Where the bodies' names of a heading end, and where what follows them begins."""
    low = flow.low
    end = _with_title(flow, name_end(flow, begin, len(low), head=head))
    rest = end
    tail = _POINTS_ELSEWHERE.search(low, begin, end) if low[end - 1] == ")" else None
    end = tail.start() if tail else end
    bracket = _BRACKET.match(low, rest)
    if bracket:
        if not _POINTS_ELSEWHERE.match(low[rest : bracket.end()]):
            end = bracket.end()
        rest = bracket.end()
    joint = _JOINT.match(low, rest)
    if joint:  # "Các cơ quan báo chí … phối hợp: …"
        end = rest = joint.end(1)
    while rest < len(low) and low[rest] in " .;,":
        if low[rest] in ".;," and rest + 1 < len(low):
            break
        rest += 1
    return end, rest


def _end_of_qualified(flow: Flow, rest: int) -> int:
    """Where a heading ends that says more of its bodies (``Các sở có liên quan``, ``… (tại Mục II)``); 0 for others."""
    low = flow.low
    text = flow.text.rstrip()
    tail = _POINTS_ELSEWHERE.search(low)
    if tail and len(text) < 200 and len(low) == tail.end():  # "Các đơn vị chủ trì … (tại khoản 2 Mục II …)"
        return tail.start()
    if len(text) >= 260 or text.endswith((".", ";")) or _ORDERING.match(low, rest):
        return 0
    qualified = _QUALIFIED.match(low, rest)
    if not qualified and order_at(flow, rest):
        return 0
    stop = len(text) - text.endswith(":")
    tail = _POINTS_ELSEWHERE.search(low[:stop])
    stop = tail.start() if tail else stop
    return stop if qualified or "," not in low[rest:stop] else 0


def _with_title(flow: Flow, end: int) -> int:
    """``Ông … - Phó Trưởng đoàn``, ``Sở … - thường trực kế hoạch``: what a dash adds before the colon."""
    low = flow.low
    if low[end : end + 3] == " - ":
        colon = low.find(":", end)
        if 0 < colon - end < 120 and "." not in low[end:colon].replace("đ/c.", ""):
            stop = colon
            while low[stop - 1] == " ":
                stop -= 1
            return stop
    return end


def subject_of(flow: Flow, at: int, end: int) -> Subject | None:
    """The body that a clause's verb belongs to, past an opening that says when or on what ground."""
    direct = _subject_at(flow, at, end, at)
    if direct:
        return direct
    low = flow.low
    found = _behind_opening(flow, at, end, at)
    if found:
        return found
    colon = low.find(": ", at, min(end, at + 150))
    if colon > 0 and "." not in low[at:colon]:  # "Mở tài khoản và phát hành thẻ: UBND xã …"
        upper = flow.text[colon + 2 : colon + 3].isupper()
        found = (_subject_at(flow, colon + 2, end, at) if upper else None) or _behind_opening(flow, colon + 2, end, at)
        if found:
            return found
    stretch = low[at:end]
    if not (gives_order(stretch) or "đề nghị" in stretch):
        return None
    for match in _INNER.finditer(low, at, end):
        begin = match.end()
        if not low.endswith(_INNER_AT, at, match.start()):
            continue
        if opens_name(flow, begin):
            stop = name_end(flow, begin, end)
            clause = skip(low, stop)
            if clause < end and low[clause] not in ".;":
                requested = match.group("verb") == fold("đề nghị")
                return Subject(begin, stop, clause, at, requested, is_person(low, begin), False, True)
    return None


def gives_order(low: str) -> bool:
    """Whether a word stands there that gives somebody an order; without one no subject is ``given``."""
    return "giao" in low or "yêu cầu" in low or "phân công" in low


def _behind_opening(flow: Flow, at: int, end: int, action: int) -> Subject | None:
    """The subject behind an opening such as ``Trên cơ sở …,`` or ``Trước ngày …:``."""
    low = flow.low
    if not _OPENER.match(low, at):
        return None
    position = at
    limit = min(end, at + 420)
    while position < limit:
        mark = _next_mark(low, position, limit)
        if mark < 0:
            return None
        position = mark + (5 if low[mark] == " " else 2)
        found = _subject_at(flow, position, end, action)
        if found and (not found.person or _OFFICE.match(low, found.begin)):
            return found
        if low[mark] == ".":
            return None
    return None


_OFFICE = sought(
    r"(?:các )?(?:đồng chí )?(?:thủ trưởng|giám đốc|chủ tịch|bí thư|bộ trưởng|người đứng đầu các|lãnh đạo các|cán bộ (?:phụ trách|chuyên trách)|trưởng)"
)


def _next_mark(low: str, at: int, end: int) -> int:
    found = [spot for mark in (", ", ": ", ". ", " thì ") if (spot := low.find(mark, at, end)) >= 0]
    return min(found) if found else -1


def skip(low: str, at: int, signs: str = " ,") -> int:
    """Past signs that part what they stand between."""
    while at < len(low) and low[at] in signs:
        at += 1
    return at


def _subject_at(flow: Flow, at: int, end: int, action: int) -> Subject | None:
    low = flow.low
    begin, requested, given = addressed_name(low, at)
    head = opens_name(flow, begin) if begin < end else 0
    if not head:
        return None
    stop = name_end(flow, begin, end, head=head)
    bracket = _BRACKET.match(low, stop)
    clause = skip(low, bracket.end() if bracket else stop)
    if clause >= end or _names_no_body(low, begin, stop):
        return None
    found = Subject(begin, stop, clause, action, requested, is_person(low, begin), False, given)
    if low[clause] == ":":
        return found._replace(clause=skip(low, clause + 1), colon=True) if requested or given else None
    filler = _FILLER.match(low, clause)
    verb_at = filler.end() if filler else clause
    if _OPENER.match(low, verb_at) and not order_at(flow, verb_at):  # "Sở X trên cơ sở …, chủ trì …"
        return found if _verb_behind(flow, verb_at, end) else None
    if _NARRATES.match(low, verb_at) and not _LIABLE.match(low, verb_at):
        charged = _CHARGED.match(low, verb_at)
        if charged is None:
            return None
        verb = max(charged.start("verb"), charged.start("duty"))
        return found._replace(end=len(low[:verb].rstrip(" ,")), clause=verb)
    acts = order_at(flow, verb_at) or verb_at > clause or requested or given or ends_complete(flow, begin, stop)
    return found if acts else None


def _names_no_body(low: str, begin: int, stop: int) -> bool:
    """``cơ quan, đơn vị chủ trì``, ``đơn vị nào``, ``cơ quan đó``: a word for a body, which names none."""
    if _GENERIC.fullmatch(low, begin, stop) or low.endswith((" nào", " đó"), begin, stop):
        return True
    return low.find(" nào ", begin, min(stop, begin + _WHICH)) >= 0


_BY_DUTY = sought(
    r"(?:trước|chậm nhất|muộn nhất)\b|(?:theo|căn cứ|trong|trên cơ sở) [^.;:]{0,30}(?:chức năng|nhiệm vụ|thẩm quyền|phạm vi|lĩnh vực)"
)


def _verb_behind(flow: Flow, at: int, end: int) -> bool:
    """``Sở X trên cơ sở …, chủ trì …``; ``các bộ theo chức năng, nhiệm vụ xây dựng …``: the verb comes later."""
    low = flow.low
    limit = min(end, at + 260)
    comma = low.find(", ", at, limit)
    while comma >= 0:
        if order_at(flow, comma + 2):
            return True
        comma = low.find(", ", comma + 2, limit)
    if not _BY_DUTY.match(low, at):
        return False
    space = low.find(" ", at + 16, limit)
    while space >= 0:
        if order_at(flow, space + 1):
            return True
        space = low.find(" ", space + 1, limit)
    return False


_ADDRESSES = sought(r"(?:yêu cầu|giao|đề nghị|chỉ thị)\s+(?:các đồng chí )?")


def addressed_in(flow: Flow) -> Party | None:
    """Whom the opening of a directive addresses: ``… yêu cầu lãnh đạo các sở …, Chủ tịch … thực hiện:``."""
    for match in reversed(list(_ADDRESSES.finditer(flow.low))):
        if opens_name(flow, match.end(), noun=True):
            stop = name_end(flow, match.end(), len(flow.text), noun=True)
            text, span = flow.cut(match.end(), stop)
            return Party(text.rstrip(" ,;:."), span)
    return None


def party_of(flow: Flow, subject: Subject) -> Party:
    """The named bodies as one entry, as written."""
    end = subject.end
    tail = _POINTS_ELSEWHERE.search(flow.low, subject.begin, end) if flow.low[end - 1] == ")" else None
    text, span = flow.cut(subject.begin, tail.start() if tail else end)
    return Party(text.rstrip(" ,;:."), span)


def is_own_unit(low: str) -> bool:
    """Whether a name is that of a unit inside a body (phòng, chi cục, ban chỉ đạo …)."""
    return _UNIT.match(low) is not None


# The marks behind which another body may take over; the more names the heading has, the lighter the mark.
_TURN, _FULL_TURN, _ANY_TURN = rx("; "), rx("[;.] "), rx("[;.,] ")


def parts_of(
    flow: Flow, start: int, end: int, subject: Subject | None, names: str = ""
) -> list[tuple[int, int, Subject | None]]:
    """A clause cut where another body takes over with a predicate of its own; a single part where none does.

    ``names`` is the folded heading above: bodies that it names may take over behind a mere comma.
    """
    low = flow.low
    parts: list[tuple[int, int, Subject | None]] = []
    begin, current = start, subject
    position = subject.clause if subject else start
    name = low[subject.begin : subject.end] if subject else names
    inside = partner_stretches(flow, start, end)
    marks = _TURN if subject is None else _ANY_TURN if names.count(",") or " và " in names else _FULL_TURN
    while True:
        mark = marks.search(low, position, end)
        if mark is None:
            break
        spot, at = mark.span()
        held = bisect_left(inside, (spot + 1,)) - 1
        if held >= 0 and spot < inside[held][1]:
            position = max(at, inside[held][1])
            continue
        following = _subject_at(flow, _past_link(low, at), end, at)
        if following is None and low[spot] == "." and _THEN.match(low, at):
            following = _behind_opening(flow, at, end, at)
            following = None if following and _EVERYBODY.match(low, following.begin) else following
        taken = low[following.begin : following.end] if following else ""
        if following and _PLACES.match(taken):
            following = None
        if following and low[spot] == "," and not (subject and len(taken) > 4 and taken in names):
            following = None
        if following and subject is None and is_own_unit(taken):
            following = None
        if (
            following
            and (not following.person or _OFFICE.match(low, following.begin))
            and taken != name
            and not following.requested
            and (not following.given or (low.startswith("giao", _past_link(low, at)) and not is_own_unit(taken)))
        ):
            parts.append((begin, spot + 1, current))
            begin, current = at, following
            name = taken
        position = at
    parts.append((begin, end, current))
    return parts


# A sentence that opens so may tell what another does: ``Định kỳ hằng tuần, …, cán bộ phụ trách … tập hợp phiếu``.
_THEN = sought(r"(?:định kỳ|hằng|hàng|sau khi)\b")
_EVERYBODY = sought(
    r"(?:các |mỗi |từng |những )?(?:cơ quan|đơn vị|địa phương|sở|thành viên|ngành|phòng|tổ chức|thủ trưởng)"
)
_JOINT = rx(r"(\s+(?:cùng )?phối hợp)\s*:")
_PLACES = sought(r"(?:(?:các|mỗi|từng)\s+)?(?:xã|phường|thôn|bản|ấp|huyện|tỉnh|khu|tổ dân phố)\s(?!đoàn|ủy)")
_LINK = sought(r"(?:đồng thời|ngoài ra|bên cạnh đó|riêng|sau đó|trên cơ sở đó)\s*,?\s*")


def _past_link(low: str, at: int) -> int:
    match = _LINK.match(low, at)
    return match.end() if match else at
