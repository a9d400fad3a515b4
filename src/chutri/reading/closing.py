"""The foot of a document: Nơi nhận and the signature (Decree 30/2020, article 13; Appendix I, components 7 and 9)."""

from __future__ import annotations

import re
from typing import NamedTuple

from chutri.reading.flow import Flow
from chutri.reading.fold import rx
from chutri.reading.lines import BAR, PAGE, PIPE, RULE, TEXT, Line, Sheet
from chutri.reading.model import Recipient, Signature, Span

_SENT_TO = rx(r"n[ơo]i nh[ậâạa]n\s*:?\s*:?")
_ON_BEHALF = re.compile(r"(?<![\w,/-])(?:TM|T/M|T\.M)(?:\s?[./]\s?|\s+)[A-ZĐÀ-Ỹ]")
_SIGNING_FOR = re.compile(r"(?<![\w,/-])(?:KT|K/T|TL|T/L|TUQ|T\.?UQ)\s?[./]\s*[A-ZĐÀ-Ỹ]")
_POSITION = rx(
    r"(?:q\.\s*|quyền\s+|phụ trách\s+)?(?:phó\s+|thứ\s+)?(?:chủ tịch|giám đốc|tổng giám đốc|bộ trưởng|thứ trưởng|trưởng|thường trực|thủ tướng|chánh|bí thư|viện trưởng|cục trưởng|"
    r"vụ trưởng|hiệu trưởng|chủ nhiệm|tư lệnh|chính ủy|thủ trưởng|chỉ huy|tổng thanh tra|đội trưởng|tổ trưởng|chi cục trưởng|ủy viên|kiểm toán|tổng biên tập)"
)
_FOOT_DATE = rx(r"[^,;:]{2,40},?\s*ngày\s*\S{0,4}\s*tháng\s*\S{0,4}\s*năm\s*\d{4}\W*")
_SIGNED = rx(r"\W*(?:đã ký|ký bởi|ký thay)\W*")
_NAME = re.compile(r"(?:[^\W\d_]\.\s?){0,2}[^\W\d_]+(?:\s+[^\W\d_]+){1,5}$")
_RANK = re.compile(r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy) |(?:(?:GS|PGS|TS|ThS|BS|CN|KS|LG|DS|BSCK(?:I|II|1|2)|BS\.CK(?:I|II)|NGƯT|NSƯT|TTƯT)\.\s?)+")
_ENTRY = re.compile(r"\s*[-–+•]\s*|\s*\|\s*")
_INLINE = re.compile(r"[;.]\s*[-–]\s*")
_DASHES = "-–—•+*"


class Closing(NamedTuple):
    """What stands at the foot: the lines it takes (half open), recipients, signature."""

    first: int
    after: int
    recipients: tuple[Recipient, ...]
    signature: Signature | None
    label: Span | None


def find_closing(sheet: Sheet, start: int) -> Closing | None:
    """The first foot behind line ``start``: where the main document ends."""
    lines = sheet.lines
    sent_at = None
    for index in range(start, len(lines)):
        line = lines[index]
        if line.end - line.start > 4 and sheet.low[line.start : line.start + 12].lstrip("*|# ").startswith(("nơi n", "noi n")):
            if _SENT_TO.match(_plain_low(sheet, line)):
                sent_at = index
                break
    sign_at = _find_sign(sheet, start, sent_at)
    if sent_at is None and sign_at is None:
        return None
    recipients: list[Recipient] = []
    label = None
    right = _right_column(sheet, sent_at) if sent_at is not None else []
    first = sent_at if sent_at is not None else sign_at or 0
    after = first + 1
    if sent_at is not None:
        recipients, after, label = _recipients(sheet, sent_at)
    signature = None
    inline = _inline_signature(sheet, sent_at, after) if sent_at is not None else None
    if sign_at is not None:
        signature, sign_after = _signature(sheet, sign_at, sent_at)
        if signature:
            first = min(first, sign_at)
            after = max(after, sign_after)
    if inline is not None and (signature is None or signature.name is None):
        signature = inline
    elif signature is None and sent_at is not None:
        signature, after = _bare_name(sheet, after)
        signature = signature or _name_in_list(recipients)
    if right and (signature is None or signature.name is None):
        beside = _signature_of(right)
        signature = beside if beside and beside.name else signature
    if first > start and lines[first - 1].end - lines[first - 1].start < 60 and _FOOT_DATE.fullmatch(sheet.flow(lines[first - 1]).low):
        first -= 1  # place and date below the text
    while after < len(lines) and lines[after].kind in (BAR, RULE):
        after += 1
    return Closing(first, after, tuple(recipients), signature, label)


_GAP = re.compile(r"\t+\s*|\s{3,}")
_TAIL = re.compile(r"(?<=[;.:)])\s+(?=[A-ZĐ][A-ZĐÀ-Ỹ]+(?:\s[A-ZĐÀ-Ỹ.]+)*$)")


def _column_cut(flow: Flow, raw: str) -> int | None:
    """Where a second column begins on a line of recipients: behind a gap, or at capitals behind the entry's end."""
    gap = None
    for gap in _GAP.finditer(raw):
        pass
    if gap and gap.start() > 7 and gap.end() < len(raw):
        words = raw[gap.end() :].strip(" *")
        at = flow.text.rfind(words)
        if at > 0 and words[:1].isupper():
            return at
    sign = _ON_BEHALF.search(flow.text) or _SIGNING_FOR.search(flow.text)
    if sign and sign.start() > 0:
        return sign.start()
    tail = _TAIL.search(flow.text)
    if tail and _POSITION.match(flow.low, tail.end()):
        return tail.end()
    return None


def _right_column(sheet: Sheet, sent_at: int) -> list[Flow]:
    """The signature's lines where they stand on the recipients' lines, or follow them without a mark."""
    out: list[Flow] = []
    for line in sheet.lines[sent_at : sent_at + 40]:
        if line.kind != TEXT:
            continue
        flow = sheet.flow(line)
        cut = _column_cut(flow, sheet.text[line.start : line.end])
        if cut is not None:
            out.append(flow.part(cut, len(flow.text)))
        elif out and flow.text[:1] not in _DASHES and len(flow.text) < 40:
            out.append(flow)
    return out


def _signature_of(flows: list[Flow]) -> Signature | None:
    draft = _Draft()
    for flow in flows:
        if not _take(draft, flow, False) or draft.name:
            break
    if not (draft.on_behalf or draft.signing_for or draft.position):
        return None
    span = (flows[0].span(0, 1)[0], flows[-1].span(0, len(flows[-1].text))[1])
    return Signature(" ".join(draft.on_behalf) or None, " ".join(draft.signing_for) or None, " ".join(draft.position) or None, draft.name, (span[0], span[0]))


def _plain_low(sheet: Sheet, line: Line) -> str:
    return sheet.flow(line).low.lstrip("*|# ")


def _capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.8 * len(letters)


def _is_sign_line(sheet: Sheet, line: Line) -> bool:
    if line.kind not in (TEXT, PIPE) or line.end - line.start > 120:
        return False
    text = sheet.flow(line).text
    if not _capitals(text):
        return False
    return bool(_ON_BEHALF.match(text) or _SIGNING_FOR.match(text) or text.startswith("Q."))


def _find_sign(sheet: Sheet, start: int, sent_at: int | None) -> int | None:
    """The first line of the signature block: near Nơi nhận, or the last one of a text that has none."""
    lines = sheet.lines
    if sent_at is not None:
        for index in range(max(start, sent_at - 14), min(len(lines), sent_at + 70)):
            line = lines[index]
            if _is_sign_line(sheet, line):
                return index
        for index in range(sent_at + 1, min(len(lines), sent_at + 60)):
            line = lines[index]
            flow = sheet.flow(line)
            if line.kind == TEXT and len(flow.text) < 50 and _capitals(flow.text) and _POSITION.match(flow.low):
                return index
        for index in range(max(start, sent_at - 8), sent_at):
            flow = sheet.flow(lines[index])
            if lines[index].kind == TEXT and len(flow.text) < 50 and _capitals(flow.text) and _POSITION.match(flow.low):
                return index
        return None
    for index in range(start, len(lines)):
        if _is_sign_line(sheet, lines[index]):
            return index
    return None


def _recipients(sheet: Sheet, at: int) -> tuple[list[Recipient], int, Span]:
    lines = sheet.lines
    flow = sheet.flow(lines[at])
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
        sheet.flow(line).text[:1] in _DASHES for line in lines[at + 1 : at + 6] if line.kind == TEXT and line.end > line.start
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
        flow = sheet.flow(line)
        if line.kind == PIPE or not _add_entry(sheet, line, parts, dashed):
            break
        index += 1
    return [_recipient(part) for part in parts if _recipient(part).text], index, label


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
    flow = sheet.flow(line)
    text = flow.text
    if not text:
        return True
    cut = len(text)
    column = _column_cut(flow, sheet.text[line.start : line.end])
    sign = _ON_BEHALF.match(text) or _SIGNING_FOR.match(text)
    if sign or (column is None and _is_end(flow, parts)):
        return False
    if column is not None:
        cut = column
    if text[0] in _DASHES or (not dashed and (not parts or _text_of(parts[-1]).rstrip().endswith((";", ".", ",")))):
        begin = 0
        while begin < cut and text[begin] in _DASHES + " ":
            begin += 1
        parts.append([(flow, begin, cut)])
        return True
    if not parts:
        return dashed and not _capitals(text)
    last = _text_of(parts[-1]).rstrip()
    if last.endswith((".", "./.")) and last.lower().lstrip("-– ").startswith(("lưu", "luu")):
        return False
    if line.blank_before and last.endswith(";"):
        return False
    parts[-1].append((flow, 0, cut))
    return True


def _is_end(flow: Flow, parts: list[list[tuple[Flow, int, int]]]) -> bool:
    text = flow.text
    if text[0] in _DASHES:
        return False
    if _capitals(text) and (_POSITION.match(flow.low) or len(text) > 5) and not text.endswith(";"):
        return True
    return flow.low.startswith(("phụ lục", "(kèm theo", "kế hoạch", "mẫu số", "biểu số"))


def _text_of(part: list[tuple[Flow, int, int]]) -> str:
    return " ".join(flow.text[begin:end].strip() for flow, begin, end in part)


def _recipient(part: list[tuple[Flow, int, int]]) -> Recipient:
    text = _text_of(part).strip(" ;|").rstrip(".")
    start = part[0][0].span(part[0][1], part[0][2])[0]
    end = part[-1][0].span(part[-1][1], part[-1][2])[1]
    return Recipient(text, (start, end))


class _Draft:
    """A signature while its lines are read."""

    def __init__(self) -> None:
        self.on_behalf: list[str] = []
        self.signing_for: list[str] = []
        self.position: list[str] = []
        self.name: str | None = None
        self.slot: list[str] | None = None


def _signature(sheet: Sheet, at: int, sent_at: int | None) -> tuple[Signature | None, int]:
    lines = sheet.lines
    draft = _Draft()
    last = at
    blanks = 0
    for index in range(at, min(len(lines), at + 45)):
        line = lines[index]
        if line.kind in (PAGE, RULE, BAR):
            blanks += line.kind == BAR
            if draft.name or (blanks > 2 and draft.position):
                break
            continue
        if sent_at is not None and index >= sent_at and at < sent_at:
            break
        flow = sheet.flow(line)
        if line.kind == PIPE:
            inline = _from_text(flow)
            return inline, index + 1
        if not flow.text:
            continue
        if not _take(draft, flow, line.blank_before):
            break
        last = index
        if draft.name:
            break
    if not (draft.on_behalf or draft.signing_for or draft.position):
        return None, at
    signature = Signature(
        " ".join(draft.on_behalf) or None,
        " ".join(draft.signing_for) or None,
        " ".join(draft.position) or None,
        draft.name,
        (lines[at].start, lines[last].end),
    )
    return signature, last + 1


def _take(draft: _Draft, flow: Flow, blank: bool) -> bool:
    text, low = flow.text, flow.low
    if _capitals(text):
        behalf = _SIGNING_FOR.search(text)
        if _ON_BEHALF.match(text):
            cut = behalf.start() if behalf else len(text)
            draft.on_behalf.append(text[:cut].strip())
            draft.slot = draft.on_behalf
            if not behalf:
                return True
            text, low = text[cut:], low[cut:]
            behalf = _SIGNING_FOR.match(text)
        if behalf and behalf.start() == 0:
            draft.signing_for.append(text.strip())
            draft.slot = draft.signing_for
            return True
        if _POSITION.match(low):
            if draft.position and blank:
                return False
            draft.position.append(text.strip())
            draft.slot = draft.position
            return True
        if draft.slot is not None and not blank and len(text) < 80:
            draft.slot.append(text.strip())
            return True
        if draft.position and _NAME.match(text) and draft.name is None:
            draft.name = text
            return True
        return False
    if _SIGNED.fullmatch(low) or low.strip("[]() ").startswith(("đã ký", "ký tên", "ký, ")):
        return True
    name = re.sub(r"^\W*(?:đã ký|Đã ký)\W*", "", text).strip(" .*:-,")
    ranked = _RANK.match(name)
    bare = name[ranked.end() :] if ranked else name
    if _NAME.match(bare) and all(word[0].isupper() for word in bare.split()):
        draft.name = name
        return True
    return len(text) < 12 and not (draft.position and blank and len(draft.position) > 2)


def _from_text(flow: Flow) -> Signature | None:
    """A signature whose parts stand on one line (a table cell, merged columns)."""
    text = flow.text
    start = _ON_BEHALF.search(text) or _SIGNING_FOR.search(text)
    if start is None:
        return None
    end = text.find("|", start.start())
    end = len(text) if end < 0 else end
    body = text[start.start() : end].strip()
    draft = _Draft()
    behalf = _SIGNING_FOR.search(body)
    position_at = 0
    if _ON_BEHALF.match(body):
        cut = behalf.start() if behalf else None
        if cut is None:
            for match in _POSITION.finditer(flow.low[start.start() : end]):
                if match.start() > 3:
                    cut = match.start()
                    break
        cut = len(body) if cut is None else cut
        draft.on_behalf.append(body[:cut].strip())
        position_at = cut
    rest = body[position_at:]
    words = rest.split()
    caps = []
    while (words and _capitals(words[0])) or (words and words[0] in "-–"):
        caps.append(words.pop(0))
    joined = " ".join(caps)
    second = joined.find(" PHÓ ")
    if _SIGNING_FOR.match(joined):
        cut = second if second > 0 else len(joined)
        draft.signing_for.append(joined[:cut].strip())
        if joined[cut:].strip():
            draft.position.append(joined[cut:].strip())
    elif joined:
        draft.position.append(joined)
    name = " ".join(words).strip(" .|*")
    name = re.sub(r"^\W*(?:đã ký|Đã ký)\W*", "", name).strip()
    if _NAME.match(name):
        draft.name = name
    begin = start.start()
    return Signature(
        " ".join(draft.on_behalf) or None,
        " ".join(draft.signing_for) or None,
        " ".join(draft.position) or None,
        draft.name,
        flow.span(begin, end),
    )


def _inline_signature(sheet: Sheet, sent_at: int, after: int) -> Signature | None:
    """A signature on the very lines of Nơi nhận: merged columns of a scan, or one table row."""
    for line in sheet.lines[sent_at:after]:
        flow = sheet.flow(line)
        if line.kind == PIPE or flow.text[:1] in _DASHES or "hận:" in flow.text[:12]:
            if line.kind != PIPE and not (_ON_BEHALF.search(flow.text) or _SIGNING_FOR.search(flow.text)):
                continue
            found = _from_text(flow)
            if found:
                return found
    return None


def _name_in_list(recipients: list[Recipient]) -> Signature | None:
    """A name that a scan merged into the list's last line: ``Lưu: VT, NC. Hoàng Văn A``."""
    if not recipients:
        return None
    last = recipients[-1]
    _, dot, name = last.text.rpartition(". ")
    if dot and name.istitle() and _NAME.match(name) and 2 <= len(name.split()) <= 5:
        return Signature(None, None, None, name, (last.span[1] - len(name), last.span[1]))
    return None


def _bare_name(sheet: Sheet, after: int) -> tuple[Signature | None, int]:
    """Only a name below Nơi nhận: the lines above it were lost under the stamp."""
    for index in range(after, min(len(sheet.lines), after + 4)):
        line = sheet.lines[index]
        text = sheet.flow(line).text.strip(" .*")
        if line.kind == TEXT and _NAME.match(text) and text.istitle() and 2 <= len(text.split()) <= 5:
            return Signature(None, None, None, text, (line.start, line.end)), index + 1
        if line.kind == TEXT and len(text) > 40:
            break
    return None, after
