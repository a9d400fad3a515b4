"""Who is invited, group by group, with the numbers that the document gives, and the stated total."""

from __future__ import annotations

from typing import NamedTuple

from chutri.reading.events import calling, named_event
from chutri.reading.flow import Flow
from chutri.reading.fold import plain_rx
from chutri.reading.grids import Grid
from chutri.reading.markers import STAR
from chutri.reading.model import DelegateGroup
from chutri.reading.outline import Item
from chutri.reading.patterns import Pattern
from chutri.reading.topics import Fact, Topics

_COUNT = Pattern(
    r"(?P<n>\d{1,3}(?:\.\d{3})+|\d{1,5})\s*(?:đại biểu|người|khách mời|khách|đồng chí|đ/c|vị|phóng viên|thành viên|đb)(?:/\w+)?\b"
)
_LEADING = Pattern(r"(?P<n>\d{1,4})\s+(?=[^\W\d])(?!buổi|ngày|giờ|phút|tháng|năm|bộ|điểm)")
_IN_NUMBER = tuple("0123456789/.")
_BEFORE = Pattern(
    r"(?:\s*[:,;(-]\s*(?:(?:dự kiến|mời|số lượng|gồm)\s*:?\s*){0,3}|\s+(?:dự kiến\s+)?|^)(?P<about>(?:khoảng|trên|gần|hơn|chừng|không quá|tối đa)\s+)?$"
)
_EACH = Pattern(r"(?:mỗi|mỗi đơn vị|mỗi xã|từng)\s[^;:]{0,80}$")
_TOTAL = Pattern(r"(?:tổng số|tổng cộng|tổng|cộng|dự kiến tổng số)\b")
_NUMBER_HEAD = Pattern(r"số (?:lượng|đại biểu|người|lượng đại biểu)")
_DIGITS = plain_rx(r"\d+")
_CLEAR = Pattern(r"đại biểu|tham dự|khách mời|dự\b|mời\b")
_SPLIT = plain_rx(r"\s*;\s*(?![^()]{0,300}\))")
_NOTE = Pattern(r"(?:lưu ý|ghi chú|trang phục|đề nghị|\()")
#: Events to which delegates are invited; contests and courses have participants.
_INVITING = frozenset({"conference", "ceremony", "festival", "exhibition"})


class Number(NamedTuple):
    """A stated number of people: where its words begin and end, whether it is only about right."""

    people: int
    approximate: bool
    start: int
    end: int


def find_delegates(topics: Topics, kinds: frozenset[str]) -> tuple[DelegateGroup, ...]:
    """The groups of delegates below *Thành phần đại biểu*, each with those below it; a stated total is a group marked ``total``.

    ``kinds`` are the kinds of the document's events: without one that invites people, a section must say *đại biểu* or *tham dự*.
    """
    groups: list[DelegateGroup] = []
    inviting = bool(kinds & _INVITING)
    seen: set[int] = set()
    for topic in topics.of("delegates"):
        item = topic.item
        if id(item) in seen:
            continue
        if not inviting and not _CLEAR.search(topic.flow.low, item.words_at, item.words_at + 60):
            continue
        seen.update(id(below) for below in _all_below(item))
        groups.extend(_section(item, topic.flow, topic.value))
    if not groups and inviting:
        for fact in topics.facts:
            if fact.role == "people" and fact.zone not in ("organise", "award") and id(fact.item) not in seen:
                groups.extend(_invited(fact))
    return tuple(groups)


def _invited(fact: Fact) -> list[DelegateGroup]:
    """``- Thành phần: …`` below a heading that calls an event: that event's group, with those invited below it."""
    groups = _section(fact.item, fact.flow, fact.value)
    heading = calling(fact.item)
    if heading is None or not heading.flow or not groups:
        return groups if fact.zone == "when" else []
    named = named_event(heading.flow, heading.words_at)
    if named is None or named[1] not in _INVITING:
        return []
    text, span = heading.flow.cut(named[0], len(heading.flow.text))
    return [DelegateGroup(text.split(":")[0].rstrip(" .;:"), None, False, False, span, tuple(groups))]


def _all_below(item: Item) -> list[Item]:
    out = [item]
    for child in item.children:
        out.extend(_all_below(child))
    return out


def number_in(low: str, start: int, end: int) -> Number | None:
    """The number of people that a line states: the last, unless it is what each of several sends."""
    found = None
    for match in _COUNT.finditer(low, start, end):
        left = low[max(start, match.start() - 90) : match.start()]
        if left[-1:] not in _IN_NUMBER and not _EACH.search(left):
            found = match, left
    if found is None:
        first = _LEADING.match(low, start, end)  # "200 trẻ em và phụ huynh"
        return Number(int(first.group("n")), False, end, end) if first and "mỗi " not in low[start:end] else None
    match, left = found
    before = _BEFORE.search(left)
    begin = match.start() - len(left) + before.start() if before else match.start()
    return Number(int(match.group("n").replace(".", "")), bool(before and before.group("about")), begin, match.end())


def _section(item: Item, flow: Flow, value: int) -> list[DelegateGroup]:
    whole = number_in(flow.low, item.words_at, len(flow.low))
    out: list[DelegateGroup] = []
    if item.children:
        out.extend(_groups(item.children))
        if whole is not None and (out or item.rank < STAR):
            text, span = flow.cut(item.words_at, whole.start)
            out.append(DelegateGroup(text.rstrip(" .;:,("), whole.people, whole.approximate, True, span))
        return out
    start = value
    for cut in [*_SPLIT.finditer(flow.text, value), None]:
        stop = cut.start() if cut else len(flow.text)
        group = _line(flow, start, stop, ())
        if group is not None:
            out.append(group)
        start = cut.end() if cut else stop
    return out


def _groups(items: list[Item]) -> list[DelegateGroup]:
    out: list[DelegateGroup] = []
    for item in items:
        flow = item.flow
        if item.grid is not None:
            out.extend(_rows(item.grid))
            continue
        if not flow or not item.low or _NOTE.match(item.low):
            continue
        below = _groups(item.children)
        sums = [group for group in below if group.total]  # "Tổng số: …" behind the last group is the whole's
        inner = tuple(group for group in below if not group.total)
        if (
            item.marker is None and inner and not _TOTAL.match(item.low)
        ):  # "Dự kiến 300 đại biểu, gồm:" over the list itself
            whole = number_in(flow.low, 0, len(flow.low))
            if whole is not None:
                text, span = flow.cut(0, len(flow.text))
                out.append(DelegateGroup(text.rstrip(" .;:,"), whole.people, whole.approximate, True, span))
            out.extend(below)
            continue
        if item.marker is None and not inner and number_in(flow.low, 0, len(flow.low)) is None:
            continue
        group = _line(flow, item.words_at, len(flow.text), inner)
        if group is not None:
            out.append(group)
        out.extend(sums)
    return out


def _rows(grid: Grid) -> list[DelegateGroup]:
    """The rows of a table of delegates: a column *Số lượng* beside the longest words of the row."""
    out: list[DelegateGroup] = []
    column = None
    for row in grid.rows:
        if column is None:
            column = next((at for at, cell in enumerate(row) if _NUMBER_HEAD.match(cell.low.strip(" *"))), None)
            continue
        count = _DIGITS.search(row[column].low) if column < len(row) else None
        words = max(
            (cell for at, cell in enumerate(row) if at != column), key=lambda cell: len(cell.text), default=None
        )
        if count is None or words is None or not any(char.isalpha() for char in words.text):
            continue
        text, span = words.cut(0, len(words.text))
        out.append(DelegateGroup(text.rstrip(" .;:"), int(count.group()), False, bool(_TOTAL.match(words.low)), span))
    return out


def _line(flow: Flow, start: int, end: int, children: tuple[DelegateGroup, ...]) -> DelegateGroup | None:
    """One line of the list: its words without the number at their end."""
    number = number_in(flow.low, start, end)
    total = bool(_TOTAL.match(flow.low, start))
    stop = end
    if number is not None and not flow.text[number.end : end].strip(" .;,)"):
        stop = number.start
    text, span = flow.cut(start, stop)
    text = text.rstrip(" .;:,(")
    if not text:
        return None
    span = (span[0], flow.span(start, end)[1])
    return DelegateGroup(
        text, number.people if number else None, bool(number and number.approximate), total, span, children
    )
