"""The signature: on whose behalf, for whom, which position, who (Decree 30/2020, Appendix I, component 7)."""

from __future__ import annotations

from dataclasses import replace

from chutri.reading.flow import Flow
from chutri.reading.fold import plain_rx, rx
from chutri.reading.lines import BAR, PAGE, PIPE, RULE, TEXT, Line, Sheet
from chutri.reading.model import Recipient, Signature, Span

ON_BEHALF = plain_rx(r"T(?<![\w,/-]T)(?:M|/M|\.M)(?:\s?[./]\s?|\s+)[A-ZĐÀ-Ỹ]")
SIGNING_FOR = plain_rx(
    r"(?:(?:K(?<![\w,/-]K)/?T|T(?<![\w,/-]T)(?:/?L|\.?UQ))\s?[./]\s*|(?:K(?<![\w,/-]K)/T|T(?<![\w,/-]T)/L)\s+)[A-ZĐÀ-Ỹ]"
)
POSITION = rx(
    r"(?:q\.\s*|quyền\s+|phụ trách\s+)?(?:phó\s+|thứ\s+)?(?:chủ tịch|giám đốc|tổng giám đốc|bộ trưởng|thứ trưởng|trưởng|thường trực|thủ tướng|chánh|bí thư|viện trưởng|cục trưởng|"
    r"vụ trưởng|hiệu trưởng|chủ nhiệm|tư lệnh|chính ủy|thủ trưởng|chỉ huy|tổng thanh tra|đội trưởng|tổ trưởng|chi cục trưởng|ủy viên|kiểm toán|tổng biên tập)"
)
_SIGNED = rx(r"\W*(?:đã ký|ký bởi|ký thay)\W*")
_NAME = plain_rx(r"(?:[^\W\d_]\.\s?){0,2}[^\W\d_]+(?:\s+[^\W\d_]+){1,5}$")
_UNSIGNED = plain_rx(r"^\W*(?:đã ký|Đã ký)\W*")
_RANK = plain_rx(
    r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy) |(?:(?:GS|PGS|TS|ThS|BS|CN|KS|LG|DS|BSCK(?:I|II|1|2)|BS\.CK(?:I|II)|NGƯT|NSƯT|TTƯT)\.\s?)+"
)
_ANNEXES = ("phụ lục", "phụ biểu", "biểu mẫu", "mẫu số")
DASHES = "-–—•+*"


def in_capitals(text: str) -> bool:
    """Whether a line is set in capitals, but for a letter that a scan got wrong."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.8 * len(letters)


def _is_sign_line(sheet: Sheet, line: Line) -> bool:
    if line.kind not in (TEXT, PIPE) or line.end - line.start > 120:
        return False
    text = line.flow.text
    if not (text[:1] in "TKQ" and (ON_BEHALF.match(text) or SIGNING_FOR.match(text) or text.startswith("Q."))):
        return False
    return in_capitals(text)


def _is_position(line: Line) -> bool:
    """Whether a line is a position in capitals: ``CHỦ TỊCH``."""
    flow = line.flow
    return line.kind == TEXT and len(flow.text) < 50 and POSITION.match(flow.low) is not None and in_capitals(flow.text)


def find_signature(sheet: Sheet, start: int, sent_at: int | None) -> int | None:
    """The first line of the signature block: near Nơi nhận, or the last one of a text that has none."""
    lines = sheet.lines
    if sent_at is not None:
        for index in range(max(start, sent_at - 14), min(len(lines), sent_at + 70)):
            line = lines[index]
            if _is_sign_line(sheet, line):
                return index
        for index in range(sent_at + 1, min(len(lines), sent_at + 60)):
            if _is_position(lines[index]):
                return index
        for index in range(max(start, sent_at - 8), sent_at):
            if _is_position(lines[index]):
                return index
        return None
    for index in range(start, len(lines)):
        if _is_sign_line(sheet, lines[index]):
            return index
    return None


class _Draft:
    """A signature while its lines are read."""

    def __init__(self) -> None:
        self.on_behalf: list[str] = []
        self.signing_for: list[str] = []
        self.position: list[str] = []
        self.name: str | None = None
        self.slot: list[str] | None = None

    def __bool__(self) -> bool:
        return bool(self.on_behalf or self.signing_for or self.position)

    def made(self, span: Span) -> Signature:
        return Signature(
            " ".join(self.on_behalf) or None,
            " ".join(self.signing_for) or None,
            " ".join(self.position) or None,
            self.name,
            span,
        )


def read_signature(sheet: Sheet, at: int, sent_at: int | None) -> tuple[Signature | None, int]:
    """The signature from line ``at``, and the line behind it; it ends where Nơi nhận begins, if that stands below."""
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
        flow = line.flow
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
    if not draft:
        return None, at
    return draft.made((lines[at].start, lines[last].end)), last + 1


def _take(draft: _Draft, flow: Flow, blank: bool) -> bool:
    """Takes a line as the next part of the signature; ``False`` where it is none."""
    text = flow.text
    if flow.low.startswith(_ANNEXES):
        return False
    if in_capitals(text):
        return _take_capitals(draft, text, flow.low, blank)
    low = flow.low
    if _SIGNED.fullmatch(low) or low.strip("[]() ").startswith(("đã ký", "ký tên", "ký, ", "họ và tên", "họ, tên")):
        return True
    name = _UNSIGNED.sub("", text).strip(" .*:-,")
    ranked = _RANK.match(name)
    bare = name[ranked.end() :] if ranked else name
    if _NAME.match(bare) and all(word[0].isupper() for word in bare.split()):
        draft.name = name
        return True
    return len(text) < 12 and not (draft.position and blank and len(draft.position) > 2)


def _take_capitals(draft: _Draft, text: str, low: str, blank: bool) -> bool:
    """``TM. …``, ``KT. …``, a position, the rest of one of them, or a name in capitals."""
    behalf = SIGNING_FOR.search(text)
    if ON_BEHALF.match(text):
        cut = behalf.start() if behalf else len(text)
        draft.on_behalf.append(text[:cut].strip())
        draft.slot = draft.on_behalf
        if not behalf:
            return True
        text, low = text[cut:], low[cut:]
        behalf = SIGNING_FOR.match(text)
    if behalf and behalf.start() == 0:
        draft.signing_for.append(text.strip())
        draft.slot = draft.signing_for
        return True
    if POSITION.match(low):
        if draft.position and blank:
            return True  # the signer's other office: "TRƯỞNG BAN", below it "CHỦ TỊCH UBND HUYỆN"
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


def _from_text(flow: Flow) -> Signature | None:
    """A signature whose parts stand on one line (a table cell, merged columns)."""
    text = flow.text
    start = ON_BEHALF.search(text) or SIGNING_FOR.search(text)
    if start is None:
        return None
    begin = start.start()
    end = text.find("|", begin)
    end = len(text) if end < 0 else end
    body = text[begin:end].strip()
    draft = _Draft()
    cut = 0
    if ON_BEHALF.match(body):
        cut = _end_of_behalf(body, flow.low[begin:end])
        draft.on_behalf.append(body[:cut].strip())
    words = body[cut:].split()
    caps = []
    while words and (in_capitals(words[0]) or words[0] in "-–"):
        caps.append(words.pop(0))
    _share(draft, " ".join(caps))
    name = _UNSIGNED.sub("", " ".join(words).strip(" .|*")).strip()
    if _NAME.match(name):
        draft.name = name
    return draft.made(flow.span(begin, end))


def _end_of_behalf(body: str, low: str) -> int:
    """Where ``TM. …`` ends on a line that goes on: before KT., or before the position."""
    behalf = SIGNING_FOR.search(body)
    if behalf:
        return behalf.start()
    return next((match.start() for match in POSITION.finditer(low) if match.start() > 3), len(body))


def _share(draft: _Draft, words: str) -> None:
    """``KT. CHỦ TỊCH PHÓ CHỦ TỊCH``: for whom, and the position of who signs."""
    if not SIGNING_FOR.match(words):
        if words:
            draft.position.append(words)
        return
    second = words.find(" PHÓ ")
    cut = second if second > 0 else len(words)
    draft.signing_for.append(words[:cut].strip())
    if words[cut:].strip():
        draft.position.append(words[cut:].strip())


def signature_in(flows: list[Flow]) -> Signature | None:
    """The signature that a column beside the recipients holds; its span is that of the last line of it.

    What stands between the first line and the last belongs to the recipients.
    """
    draft = _Draft()
    span: Span = (0, 0)
    for flow in flows:
        if not _take(draft, flow, False):
            break
        span = flow.span(0, len(flow.text))
        if draft.name:
            break
    return draft.made(span) if draft else None


def inline_signature(sheet: Sheet, sent_at: int, after: int) -> Signature | None:
    """A signature on the very lines of Nơi nhận: merged columns of a scan, or one table row."""
    for line in sheet.lines[sent_at:after]:
        flow = line.flow
        if line.kind == PIPE or flow.text[:1] in DASHES or "hận:" in flow.text[:12]:
            if line.kind != PIPE and not (ON_BEHALF.search(flow.text) or SIGNING_FOR.search(flow.text)):
                continue
            found = _from_text(flow)
            if found:
                return found
    return None


_LABEL = rx(r"\W*nơi nh[ậâăạa]n\W*:\W*")


def at_label(sheet: Sheet, sent_at: int, signature: Signature | None) -> Signature | None:
    """The signature with the position that a scan put on the very line of its label: ``Nơi nhận: GIÁM ĐỐC``."""
    flow = sheet.lines[sent_at].flow
    label = _LABEL.match(flow.low)
    if label is None or (signature is not None and signature.position is not None):
        return signature
    position = flow.text[label.end() :].strip(" .*|")
    if not POSITION.match(flow.low, label.end()) or not in_capitals(position):
        return signature
    if signature is None:
        return Signature(None, None, position, None, flow.span(label.end(), len(flow.text)))
    return replace(signature, position=position)


def name_in_list(recipients: list[Recipient]) -> Signature | None:
    """A name that a scan merged into the list's last line: ``Lưu: VT, NC. Hoàng Văn A``."""
    if not recipients:
        return None
    last = recipients[-1]
    _, dot, name = last.text.rpartition(". ")
    if dot and name.istitle() and _NAME.match(name) and 2 <= len(name.split()) <= 5:
        return Signature(None, None, None, name, (last.span[1] - len(name), last.span[1]))
    return None


def bare_name(sheet: Sheet, after: int) -> tuple[Signature | None, int]:
    """Only a name below Nơi nhận: the lines above it were lost under the stamp."""
    for index in range(after, min(len(sheet.lines), after + 4)):
        line = sheet.lines[index]
        text = line.flow.text.strip(" .*")
        if line.kind == TEXT and _NAME.match(text) and text.istitle() and 2 <= len(text.split()) <= 5:
            return Signature(None, None, None, text, (line.start, line.end)), index + 1
        if line.kind == TEXT and len(text) > 40:
            break
    return None, after
