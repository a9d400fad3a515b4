"""What a dossier must hold, for whom, in how many copies, by when (*Hồ sơ gồm: …*, *lập thành 03 bộ, gửi Sở Nội vụ trước ngày …*)."""

from __future__ import annotations

from chutri.reading.bodies import name_end, opens_name
from chutri.reading.dates import when_ordered
from chutri.reading.flow import Flow
from chutri.reading.fold import plain_rx
from chutri.reading.model import Deadline, Dossier, Party, Span
from chutri.reading.outline import Item
from chutri.reading.patterns import Pattern
from chutri.reading.topics import Zoned

_LISTS = Pattern(
    r"(?P<title>hồ sơ(?:(?!\. )[^:;]){0,220}?)(?:,?\s*(?:bao )?gồm(?: có)?(?: (?:các|những|đủ))?(?: (?:loại|giấy tờ|văn bản|tài liệu|thành phần|nội dung))*(?: sau)?(?: đây)?)\s*:\s*"
)
_LEADS = Pattern(r"(?:thành phần )?hồ sơ[^.;]{0,220}:\s*$")
_NO_PART = Pattern(r"(?:lưu ý|ghi chú|chú ý|\(|hồ sơ (?:các|đơn vị|của|gửi|lập|trình)|số lượng)")
_COPIES = Pattern(r"(?P<n>\d{1,2})\s*(?:\([^()]{1,20}\)\s*)?bộ\b")
_MADE = Pattern(r",?\s+(?:được\s+)?lập thành\b")
_STATES = Pattern(
    r"(?:thời (?:gian|hạn)|nơi|địa chỉ|địa điểm)[^:]{0,40}hồ sơ|(?:số lượng\s*)?(?:bộ\s*)?hồ sơ|mỗi (?:tập thể|cá nhân|đơn vị)[^.;]{0,40}hồ sơ|lập thành"
)
_SENT_TO = Pattern(r"(?:gửi|nộp|trình)(?:\s+(?:về|đến|cho|tới|qua|trực tiếp|01 bộ))*\s+")
_WHEN = Pattern(r"\s(?:chậm nhất|muộn nhất|trước (?:ngày|\d)|để|trong)(?!\w)")
_CUT = plain_rx(r"\s*;\s*(?:và\s+)?(?![^()]{0,200}\))")
_STOP = plain_rx(r"\.\s+|[./]*$")
_LONGEST = 2000  # characters of a paragraph in which a list of contents may begin
_ENDS = " .;:,"


class _Draft:
    """A dossier while what belongs to it is gathered."""

    def __init__(self, item: Item, title: str, parts: tuple[Party, ...], span: Span) -> None:
        self.item = item
        self.title = title
        self.parts = parts
        self.span = span
        self.addressee: str | None = None
        self.copies: int | None = None
        self.deadline: Deadline | None = None

    def take(self, addressee: str | None, copies: int | None, deadline: Deadline | None) -> None:
        """Fill in what is still missing."""
        self.addressee = self.addressee or addressee
        self.copies = self.copies or copies
        self.deadline = self.deadline or deadline


def find_dossiers(zoned: list[Zoned], year: str | None) -> tuple[Dossier, ...]:
    """The dossiers whose contents a document lists; copies, addressee and deadline may stand in a neighbouring line."""
    drafts: list[_Draft] = []
    statements: list[tuple[Item, Flow]] = []
    for item, flow, zone in zoned:
        if zone in ("goal", "assess"):
            continue
        found = _dossier(item, flow, year)
        if found is not None:
            drafts.append(found)
        elif _states(flow.low, item.words_at):
            statements.append((item, flow))
    if not drafts:
        return ()
    below: dict[int, list[_Draft]] = {}
    for draft in drafts:
        above = draft.item.parent
        while above is not None and above.parent is not None:
            below.setdefault(id(above), []).append(draft)
            above = above.parent
    for item, flow in statements:  # a line on dossiers completes those beside it and those below its neighbours
        for draft in below.get(id(item.parent), ()):
            draft.take(*_told(flow, item.words_at, year))
    return tuple(
        Dossier(each.title, each.parts, each.addressee, each.copies, each.deadline, each.span) for each in drafts
    )


def _states(low: str, at: int) -> bool:
    """Whether a line tells of copies or of where dossiers go, and is no dossier's heading itself."""
    return not _LEADS.match(low, at) and bool(_STATES.match(low, at) or _COPIES.search(low, at))


def _dossier(item: Item, flow: Flow, year: str | None) -> _Draft | None:
    low = flow.low
    match = _LISTS.search(low, item.words_at, item.words_at + _LONGEST) if "gồm" in low else None
    if match is None:
        if not (item.children and _LEADS.match(low, item.words_at)):
            return None
        if any(
            child.flow and _LISTS.search(child.flow.low, child.words_at, child.words_at + _LONGEST)
            for child in item.children
        ):
            return None  # the paragraph below it lists the contents
        parts = _parts_below(item)
        return _named(item, flow, (item.words_at, len(low)), parts, item.span) if parts else None
    stop = _sentence_end(low, match.end())
    parts = _parts_in(flow, match.end(), stop) if flow.text[match.end() : stop].strip(_ENDS) else _parts_below(item)
    if not parts:
        return None
    span = (flow.span(match.start(), match.end())[0], parts[-1].span[1])
    heading = item.parent
    if heading is not None and heading.flow and _LEADS.match(heading.flow.low, heading.words_at):
        draft = _named(item, heading.flow, (heading.words_at, len(heading.flow.text)), parts, span)
    else:
        draft = _named(item, flow, match.span("title"), parts, span)
    made = _COPIES.search(low, *match.span())
    draft.take(None, int(made.group("n")) if made else None, None)
    draft.take(*_told(flow, stop, year))
    return draft


def _named(item: Item, flow: Flow, title: Span, parts: tuple[Party, ...], span: Span) -> _Draft:
    made = _MADE.search(flow.low, *title)
    text, _ = flow.cut(title[0], made.start() if made else title[1])
    draft = _Draft(item, text.rstrip(_ENDS), parts, span)
    draft.addressee = _addressee(flow, *title)
    return draft


def _sentence_end(low: str, at: int) -> int:
    match = _STOP.search(low, at)
    return match.start() if match else len(low)


def _parts_in(flow: Flow, start: int, end: int) -> tuple[Party, ...]:
    parts = []
    begin = start
    for cut in [*_CUT.finditer(flow.text, start, end), None]:
        stop = cut.start() if cut else end
        text, span = flow.cut(begin, stop)
        if text.strip(_ENDS):
            parts.append(Party(text.rstrip(_ENDS), span))
        begin = cut.end() if cut else end
    return tuple(parts)


def _parts_below(item: Item) -> tuple[Party, ...]:
    parts = []
    for child in item.children:
        if not child.flow or child.marker is None:
            continue
        if _NO_PART.match(child.low):
            break
        text, span = child.flow.cut(child.words_at, len(child.flow.text))
        if text.strip(_ENDS):
            parts.append(Party(text.rstrip(_ENDS), span))
    return tuple(parts)


def _told(flow: Flow, at: int, year: str | None) -> tuple[str | None, int | None, Deadline | None]:
    """To whom, how many copies and by when, in the words from ``at`` on."""
    low = flow.low
    if not low[at:].strip(_ENDS + "/"):
        return None, None, None
    copies = _COPIES.search(low, at)
    deadline = when_ordered(flow, at, len(low), year).deadline
    return (
        _addressee(flow, at, len(low)),
        int(copies.group("n")) if copies else None,
        deadline if deadline and deadline.date else None,
    )


def _addressee(flow: Flow, start: int, end: int) -> str | None:
    for match in _SENT_TO.finditer(flow.low, start, end):
        at = match.end()
        if opens_name(flow, at, noun=True):
            due = _WHEN.search(flow.low, at, end)
            text, _ = flow.cut(at, name_end(flow, at, due.start() if due else end, noun=True))
            through = text.find("(")
            return (text[:through] if through > 0 else text).strip(_ENDS)
    return None
