"""The recipients: who is listed under Nơi nhận (Decree 30/2020, Appendix I, component 9)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from chutri.reading.flow import Flow
from chutri.reading.fold import plain_rx, rx
from chutri.reading.lines import BAR, PAGE, PIPE, RULE, TEXT, Line, Sheet
from chutri.reading.model import Recipient, Span
from chutri.reading.signature import DASHES, ON_BEHALF, POSITION, SIGNING_FOR, in_capitals

_SENT_TO = rx(r"n[ơo]i nh[ậâạa]n\s*:?\s*:?")
_INLINE = plain_rx(r"[;.]\s*[-–]\s*")
_GAP = plain_rx(r"\t+\s*|\s{3,}")
_TAIL = plain_rx(r"[;.:)]\s+(?=[A-ZĐ][A-ZĐÀ-Ỹ]+(?:\s[A-ZĐÀ-Ỹ.]+)*$)")


def find_recipients(sheet: Sheet, start: int) -> int | None:
    """The first line behind ``start`` that says Nơi nhận."""
    if sheet.feet is None:
        sheet.feet = _feet(sheet)
    at = bisect_left(sheet.feet, start)
    return sheet.feet[at] if at < len(sheet.feet) else None


def _feet(sheet: Sheet) -> list[int]:
    """All lines that say Nơi nhận."""
    lines, low = sheet.lines, sheet.low
    found: list[int] = []
    for spot in sorted(_spots(low, "nơi n") + _spots(low, "noi n")):
        index = bisect_right(lines, spot, key=attrgetter("start")) - 1
        if low[lines[index].start : spot].strip("*|# ") or spot + 5 > lines[index].start + 12:
            continue
        if _SENT_TO.match(lines[index].flow.low.lstrip("*|# ")):
            found.append(index)
    return found


def _spots(low: str, words: str) -> list[int]:
    """Where words stand in a text."""
    spots: list[int] = []
    spot = low.find(words)
    while spot >= 0:
        spots.append(spot)
        spot = low.find(words, spot + 1)
    return spots


def read_recipients(sheet: Sheet, at: int) -> tuple[list[Recipient], int, Span]:
    """Who is listed from line ``at``, the line behind the list, and where the words Nơi nhận stand."""
    lines = sheet.lines
    flow = lines[at].flow
    lead = len(flow.low) - len(flow.low.lstrip("*|# "))
    match = _SENT_TO.match(flow.low, lead)
    end = match.end() if match else len(flow.text)
    label = flow.span(lead, end)
    parts: list[list[tuple[Flow, int, int]]] = []
    rest = flow.text[end:]
    if _column_cut(flow, sheet.text[lines[at].start : lines[at].end]) is not None and "|" not in rest:
        rest = ""
    if rest.strip(" :|-–"):
        _inline_entries(flow, end, parts)
    index = at + 1
    dashed = any(
        line.flow.text[:1] in DASHES for line in lines[at + 1 : at + 6] if line.kind == TEXT and line.end > line.start
    )
    while index < len(lines) and index < at + 80:
        line = lines[index]
        if line.kind in (PAGE, RULE):
            index += 1
            continue
        if line.kind == BAR:
            if parts:
                break
            index += 1
            continue
        flow = line.flow
        if line.kind == PIPE or not _add_entry(sheet, line, parts, dashed):
            break
        index += 1
    return [recipient for part in parts if (recipient := _recipient(part)).text], index, label


def _inline_entries(flow: Flow, at: int, parts: list[list[tuple[Flow, int, int]]]) -> None:
    """``Nơi nhận: - A; - B; … | TM. …``: a list that stands on one line."""
    stop = flow.text.find("|", at)
    stop = len(flow.text) if stop < 0 else stop
    begin = at
    while begin < stop and flow.text[begin] in " :-–":
        begin += 1
    for match in _INLINE.finditer(flow.text, begin, stop):
        parts.append([(flow, begin, match.start())])
        begin = match.end()
    if flow.text[begin:stop].strip():
        parts.append([(flow, begin, stop)])


def _add_entry(sheet: Sheet, line: Line, parts: list[list[tuple[Flow, int, int]]], dashed: bool) -> bool:
    """Takes the line as a new recipient or the rest of one; ``False`` where the list is over."""
    flow = line.flow
    text = flow.text
    if not text:
        return True
    cut = len(text)
    column = _column_cut(flow, sheet.text[line.start : line.end])
    sign = ON_BEHALF.match(text) or SIGNING_FOR.match(text)
    if sign or (column is None and _is_end(flow, parts)):
        return False
    if column is not None:
        cut = column
    if text[0] in DASHES or (not dashed and (not parts or _text_of(parts[-1]).rstrip().endswith((";", ".", ",")))):
        begin = 0
        while begin < cut and text[begin] in DASHES + " ":
            begin += 1
        parts.append([(flow, begin, cut)])
        return True
    if not parts:
        return dashed and not in_capitals(text)
    last = _text_of(parts[-1]).rstrip()
    if last.endswith((".", "./.")) and last.lower().lstrip("-– ").startswith(("lưu", "luu")):
        return False
    if line.blank_before and last.endswith(";"):
        return False
    parts[-1].append((flow, 0, cut))
    return True


def _is_end(flow: Flow, parts: list[list[tuple[Flow, int, int]]]) -> bool:
    text = flow.text
    if text[0] in DASHES:
        return False
    if in_capitals(text) and (POSITION.match(flow.low) or len(text) > 5) and not text.endswith(";"):
        return True
    return flow.low.startswith(("phụ lục", "(kèm theo", "kế hoạch", "mẫu số", "biểu số"))


def _text_of(part: list[tuple[Flow, int, int]]) -> str:
    return " ".join(flow.text[begin:end].strip() for flow, begin, end in part)


def _recipient(part: list[tuple[Flow, int, int]]) -> Recipient:
    text = _text_of(part).strip(" ;|").rstrip(".")
    start = part[0][0].span(part[0][1], part[0][2])[0]
    end = part[-1][0].span(part[-1][1], part[-1][2])[1]
    return Recipient(text, (start, end))


def beside_recipients(sheet: Sheet, sent_at: int) -> list[Flow]:
    """The signature's lines where they stand on the recipients' lines, or follow them without a mark."""
    out: list[Flow] = []
    for line in sheet.lines[sent_at : sent_at + 40]:
        if line.kind != TEXT:
            continue
        flow = line.flow
        cut = _column_cut(flow, sheet.text[line.start : line.end])
        if cut is not None:
            out.append(flow.part(cut, len(flow.text)))
        elif out and flow.text[:1] not in DASHES and len(flow.text) < 40:
            out.append(flow)
    return out


def _column_cut(flow: Flow, raw: str) -> int | None:
    """Where a second column begins on a line of recipients: behind a gap, or at capitals behind the entry's end."""
    gap = max(_GAP.finditer(raw), key=re.Match.start, default=None)
    if gap and gap.start() > 7 and gap.end() < len(raw):
        words = raw[gap.end() :].strip(" *")
        at = flow.text.rfind(words)
        if at > 0 and words[:1].isupper():
            return at
    sign = ON_BEHALF.search(flow.text) or SIGNING_FOR.search(flow.text)
    if sign:
        return sign.start()
    tail = _TAIL.search(flow.text)
    if tail and POSITION.match(flow.low, tail.end()):
        return tail.end()
    return None
