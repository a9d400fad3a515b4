"""An event's programme, its backdrop and its broadcast: what is shown when, what stands on the wall, who sends it out."""

from __future__ import annotations

import re

from chutri.reading.flow import Flow
from chutri.reading.fold import plain_rx
from chutri.reading.grids import Grid
from chutri.reading.model import ProgrammeEntry
from chutri.reading.moments import clock, clock_at, clocks
from chutri.reading.outline import Item
from chutri.reading.patterns import Pattern
from chutri.reading.topics import Topic, Zoned

_FROM = Pattern(r"(?:từ|lúc|vào lúc|hồi)\s+")
_TO = Pattern(r"\s*(?:-|đến|tới)\s*")
_AFTER = Pattern(r"\s*[:.,;]?\s*(?:[-+]\s*)?")
_TAIL = Pattern(r"[,(]?\s*(?:thời gian:?\s*)?(?:từ\s+)?(?=[012]?\d\s*(?:giờ|h|:))")
_PART = Pattern(r"phần\s+(?:thứ\s+)?(?:[ivx]{1,4}|\d|nhất|hai|ba|tư)\b")
_LABEL = Pattern(
    r"(?:địa điểm|thời gian|thành phần|đơn vị|cơ quan|chủ trì|người dẫn|phụ trách|lưu ý|ghi chú)[^:]{0,40}:"
)
_LIVE = Pattern(
    r"(?:truyền hình|phát thanh|phát sóng|tường thuật|livestream|phát)(?:,? (?:và )?(?:truyền hình|phát thanh|phát sóng))*\s+trực tiếp[^.;)]*"
)
_TRIM = " .;,"
_RULE = plain_rx(r"[-–—_=*.\s]*$")


def programme_of(topic: Topic) -> tuple[ProgrammeEntry, ...]:
    """The entries of a programme section, each with its clock where the line has one.

    ``- 08h30: + Tuyên bố …`` gives its time to the first entry; parts (``Phần I: …``) take theirs from the line *Thời gian:* below them.
    """
    entries: list[ProgrammeEntry] = []
    for child in topic.item.children:
        _enter(child, entries)
    return tuple(entries)


def _enter(item: Item, entries: list[ProgrammeEntry], time: str | None = None) -> None:
    flow = item.flow
    if item.grid is not None:
        entries.extend(_from_rows(item.grid))
        return
    if not flow:
        return
    low, at = flow.low, item.words_at
    if at < len(low) and low[at] == "(" and low.rstrip(" .;").endswith(")"):
        return
    if _LABEL.match(low, at):
        return
    clocked = _clocks_at(flow, at)
    until = None
    words = at
    stop = len(low)
    if clocked is not None:
        time, until, words = clocked
    elif item.children or _PART.match(low, at):
        time, until, stop = _behind(item, flow, at)
    elif item.marker is None and time is None:
        return
    text, span = flow.cut(words, stop)
    text = text.rstrip(_TRIM)
    pending = time
    if text and not (text.endswith(":") and clocked is not None and item.children):
        entries.append(ProgrammeEntry(time, until, text.rstrip(" :"), span))
        pending = None
    for child in item.children:
        _enter(child, entries, pending)
        pending = None


def _clocks_at(flow: Flow, at: int) -> tuple[str | None, str | None, int] | None:
    """``13h30 - 13h45: …``: begin, end, and where the words behind begin."""
    low = flow.low
    opener = _FROM.match(low, at)
    begin = clock_at(low, opener.end() if opener else at, len(low))
    if begin is None:
        return None
    end = begin.end()
    until = None
    to = _TO.match(low, end)
    last = clock_at(low, to.end(), len(low)) if to else None
    if last is not None:
        until, end = clock(last), last.end()
    after = _AFTER.match(low, end)
    return clock(begin), until, after.end() if after else end


def _behind(item: Item, flow: Flow, at: int) -> tuple[str | None, str | None, int]:
    """The clocks that a part states at its end (``… từ 8h30 đến 10h30``) or in a line *Thời gian:* below it."""
    low = flow.low
    found = clocks(low, at, len(low))
    if found and len(low) - found[-1].end() < 4:
        first = found[-2] if len(found) > 1 and _TO.fullmatch(low, found[-2].end(), found[-1].start()) else found[-1]
        stop = first.start()
        for tail in _TAIL.finditer(low, max(at, stop - 24), stop + 6):
            if tail.end() == stop:
                stop = tail.start()
                break
        return clock(first), clock(found[-1]) if first is not found[-1] else None, stop
    for child in item.children:
        if child.flow and child.flow.low.startswith("thời gian", child.words_at):
            inner = clocks(child.flow.low, child.words_at, len(child.flow.low))
            if inner:
                return clock(inner[0]), clock(inner[1]) if len(inner) > 1 else None, len(low)
    return None, None, len(low)


def _from_rows(grid: Grid) -> list[ProgrammeEntry]:
    """The rows of a timetable: the cell that begins with a clock, and the first words behind it."""
    entries = []
    for row in grid.rows:
        found = ((at, clocked) for at, cell in enumerate(row) if (clocked := _clocks_at(cell, 0)) is not None)
        at, clocked = next(found, (0, None))
        words = next((cell for cell in row[at + 1 :] if any(char.isalpha() for char in cell.text)), None)
        if clocked is not None and words is not None:
            text, span = words.cut(0, len(words.text))
            entries.append(ProgrammeEntry(clocked[0], clocked[1], text.rstrip(_TRIM), span))
    return entries


def backdrop_of(topic: Topic, text: str) -> tuple[str, ...]:
    """The lines that a backdrop shows, as they stand in the source."""
    lines: list[str] = []
    if topic.value < len(topic.flow.text):
        lines.append(topic.flow.text[topic.value :].strip())
    for item in _below(topic.item):
        if not item.flow:
            continue
        begin, end = item.flow.at(item.words_at) if item.words_at < len(item.flow.text) else item.span[1], item.span[1]
        for raw in text[begin:end].split("\n"):
            line = re.sub(r"[*#]+", "", raw)
            line = re.sub(r"\s+", " ", line).strip(" |")
            if line and not _RULE.fullmatch(line):
                lines.append(line)
    return tuple(lines)


def _below(item: Item) -> list[Item]:
    out: list[Item] = []
    for child in item.children:
        out.append(child)
        out.extend(_below(child))
    return out


def broadcast_in(zoned: list[Zoned]) -> str | None:
    """The words that say on which channel the event is sent out live (*truyền hình trực tiếp trên …*)."""
    for _, flow, zone in zoned:
        if zone in ("organise", "goal", "annex") or "trực tiếp" not in flow.low:
            continue
        match = _LIVE.search(flow.low)
        if match:
            return flow.text[match.start() : match.end()].rstrip(_TRIM)
    return None
