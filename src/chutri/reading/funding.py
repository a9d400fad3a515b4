"""Where the money comes from: the statements below *Kinh phí*, and the sources that each of them names."""

from __future__ import annotations

from chutri.reading.flow import Flow
from chutri.reading.model import Funding
from chutri.reading.outline import Item
from chutri.reading.patterns import Pattern
from chutri.reading.topics import Topic, Topics

_KINDS = "kinh phí|vốn|thu|ngân sách|sự nghiệp|chi|tài trợ|xã hội hóa|lực|quỹ|hỗ trợ|viện trợ"
_SOURCE = Pattern(
    rf"(?<!\w)(?:(?:các )*nguồn(?: (?:{_KINDS}))*|ngân sách|quỹ|xã hội hóa|(?:sự )?đóng góp của|tài trợ của|viện trợ|"
    r"dự toán(?= (?:chi|kinh phí|ngân sách|được giao|giao|hằng năm|hàng năm|năm))|"
    r"kinh phí(?= (?:thường xuyên|sự nghiệp|khuyến|khoa học|hỗ trợ|xã hội|tỉnh|thành phố|trung ương|địa phương|chi|được giao))|"
    r"vốn(?= (?:ngân sách|đầu tư|huy động|vay|đối ứng|sự nghiệp|lồng ghép|hợp pháp|xã hội|oda|tín dụng|viện trợ|khác)))(?!\w)"
)
_NEXT = r"(?:các |từ |lồng ghép |huy động |do |kinh phí |nguồn |vốn |ngân sách |quỹ |đóng góp |xã hội|viện trợ|tài trợ|sử dụng |theo )"
_END = Pattern(
    rf"[.;:()]|,\s|\s(?:và|hoặc)(?= {_NEXT})|\s\d[\d.,]*(?= (?:tỷ|triệu|nghìn|ngàn|đồng))|(?<=\d)\s(?:thành phố|tỉnh|xã|ubnd \w+)(?= đã (?:được )?giao)|"
    r"\s(?:theo (?:quy định|phân cấp|luật|hướng dẫn|đúng)|để|(?:sẽ )?được (?:bố trí|cấp|phân bổ|báo cáo)|(?:do|cho) (?:cơ quan|đơn vị|các)|nhằm|phục vụ|"
    r"thực hiện|triển khai|đối với|bảo đảm|đảm bảo|chủ động|hỗ trợ(?= \d)|đã (?:được )?giao|đã hỗ trợ|trích lại|hằng năm giao)(?!\w)|$"
)
_BEFORE = 24  # characters in which the words stand that make a source none
_NO_SOURCE = Pattern(r"(?:luật|phân cấp(?: về)?|lập|xây dựng|kế hoạch|năm|pháp luật về)\s$")
_LISTED = Pattern(
    r"(?:khen thưởng|chống |doanh nghiệp|cá nhân|tổ chức|cơ quan|đơn vị|dự án|đề án|dòng họ|nhân dân|người dân|nhà hảo tâm|các (?:cơ quan|doanh nghiệp|tổ chức|đơn vị|dự án|nhà))"
)
_STARTS_ANEW = Pattern(r"nguồn|vốn|ngân sách|quỹ|xã hội hóa|đóng góp|viện trợ|tài trợ")
_SHAPELESS = Pattern(r"(?:các )*(?:nguồn(?: vốn| kinh phí| lực)?|ngân sách|quỹ|vốn|kinh phí|dự toán)$")
_ABOUT = Pattern(
    r"(?:(?:dự kiến |tổng )?(?:nguồn )?kinh phí|nguồn vốn)\b[^.;]{0,120}?(?:từ|do|bố trí|chi|lồng ghép|thực hiện theo|bằng|:)"
)
_SHORT = 9


def find_funding(topics: Topics) -> tuple[Funding, ...]:
    """Each statement of the sections on money: behind the heading's colon, or one paragraph or item below it.

    What an agency is told to do about money elsewhere is a task.
    """
    found: list[Funding] = []
    seen: set[int] = set()
    for topic in topics.of("funding"):
        if id(topic.item) not in seen:
            _section(topic, found, seen)
    return tuple(found)


def _section(topic: Topic, found: list[Funding], seen: set[int]) -> None:
    _, item, flow, value = topic
    seen.add(id(item))
    if value < len(flow.text):
        _state(flow, value, found)
    elif not item.children and (_ABOUT.match(flow.low, item.words_at) or item.text.rstrip().endswith((".", ";"))):
        _state(flow, item.words_at, found)
    for child in item.children:
        _below(child, found, seen)


def _below(item: Item, found: list[Funding], seen: set[int]) -> None:
    seen.add(id(item))
    flow = item.flow
    if not flow:
        return
    text = item.text.rstrip()
    inner = [child for child in item.children if child.flow]
    leads_in = bool(inner) and (text.endswith(":") or not text.endswith((".", ";")))
    if not leads_in and len(text) > _SHORT:
        _state(flow, item.words_at, found)
    for child in inner:
        _below(child, found, seen)


def _state(flow: Flow, start: int, found: list[Funding]) -> None:
    text, span = flow.cut(start, len(flow.text))
    if not text.startswith("(") and not text.isupper():
        found.append(Funding(text.rstrip(" ;"), sources_in(flow, start, len(flow.text)), span))


def sources_in(flow: Flow, start: int, end: int) -> tuple[str, ...]:
    """The sources of money that a statement names, as written (*ngân sách tỉnh*, *Quỹ Thi đua, Khen thưởng Thành phố*)."""
    low = flow.low
    out: list[str] = []
    at = start
    while True:
        match = _SOURCE.search(low, at, end)
        if match is None:
            break
        begin = match.start()
        at = max(_stop(flow, match.end(), end), match.end())
        words = flow.text[begin:at].rstrip(" ,")
        if _NO_SOURCE.search(low, max(start, begin - _BEFORE), begin):
            continue
        if words and not _SHAPELESS.fullmatch(low[begin : begin + len(words)]) and words not in out:
            out.append(words)
    return tuple(out)


def _stop(flow: Flow, at: int, end: int) -> int:
    """Where a source's name ends; the comma of a name (*Quỹ Thi đua, Khen thưởng*) or of a list of donors ends nothing."""
    while True:
        match = _END.search(flow.low, at, end)
        if match is None:
            return end
        after = match.end()
        named = flow.text[after : after + 1].isupper() or _LISTED.match(flow.low, after)
        if match.group()[:1] != "," or not named or _STARTS_ANEW.match(flow.low, after):
            return match.start()
        at = after
