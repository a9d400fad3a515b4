"""Form: the parts that Decree 30/2020/NĐ-CP (article 8) asks of every document, and what the reader could not place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chutri.checking.case import Case
from chutri.checking.codes import finding
from chutri.checking.model import Finding
from chutri.checking.phrases import quoted
from chutri.reading.model import Header, Reading, Span, Unread

# A web address alone on its line says nothing that could be missed.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\s*$")
_END = re.compile(r"\.\s?/\s?[.\u2024]")
# Party documents (05-HD/VPTW) number 27-CT/TU, sign T/M, and end with a full stop.
_PARTY_CODE = re.compile(r"^(?:\d+|\S*)-[A-ZĐ]+/[A-ZĐ.]+$")

# Abbreviations of the kinds (Decree 30/2020, Appendix III, I). A letter (công văn) has none.
_KIND_OF = {
    "NQ": "nghị quyết",
    "QĐ": "quyết định",
    "CT": "chỉ thị",
    "TB": "thông báo",
    "HD": "hướng dẫn",
    "CTR": "chương trình",
    "KH": "kế hoạch",
    "PA": "phương án",
    "ĐA": "đề án",
    "BC": "báo cáo",
    "TTR": "tờ trình",
    "CĐ": "công điện",
    "GM": "giấy mời",
}


def parts(case: Case) -> Iterator[Finding]:
    """CT701 to CT705: number, date, signature, closing mark, recipients."""
    reading = case.reading
    header = reading.header
    top = _first_line(reading, header.span)
    if not header.number:
        yield finding("CT701", "Văn bản chưa ghi số.", top, hint="Lấy số tại văn thư khi ban hành.")
    if not header.date:
        yield finding("CT702", "Văn bản chưa ghi ngày, tháng, năm ban hành.", top, hint="Ghi ngày ký ban hành.")
    signature = reading.signature
    end = len(reading.text.rstrip())
    bottom = signature.span if signature else (max(0, end - 1), end)
    if signature is None or not signature.name or not (signature.position or signature.on_behalf_of):
        lacking = "phần ký" if signature is None else "chức vụ" if signature.name else "họ tên người ký"
        yield finding("CT703", f"Thiếu {lacking}.", bottom, hint="Ghi chức vụ, họ và tên người ký.")
    if not is_party(reading) and not _END.search(reading.text):
        yield finding("CT704", "Nội dung không kết thúc bằng dấu ./.", bottom, hint="Thêm dấu ./. sau câu cuối cùng.")
    if not reading.recipients:
        yield finding("CT705", "Văn bản không có Nơi nhận.", bottom, hint="Thêm Nơi nhận ở cuối văn bản.")


def _first_line(reading: Reading, span: Span) -> Span:
    start, end = span
    while start < end and reading.text[start].isspace():
        start += 1
    line_end = reading.text.find("\n", start, max(end, start + 1))
    return start, line_end if line_end > start else min(max(end, start + 1), len(reading.text))


def is_party(reading: Reading) -> bool:
    """Whether a document is in the Party's form: its code, its signature, or its issuer says so."""
    header, signature = reading.header, reading.signature
    if header.code and _PARTY_CODE.match(header.code):
        return True
    if signature and (signature.on_behalf_of or "").startswith("T/M"):
        return True
    return "ĐẢNG" in (header.issuer or "") or "THÀNH ỦY" in (header.issuer or "") or "TỈNH ỦY" in (header.issuer or "")


def unread(case: Case) -> Iterator[Finding]:
    """CT706: the reader kept stretches that it could not place."""
    for stretch in case.reading.unread:
        if _ADDRESS.match(stretch.text) or _in_the_foot(case.reading, stretch):
            continue
        yield finding(
            "CT706",
            f"Chưa đọc được: {quoted(stretch.text, 60)}. {stretch.reason}",
            stretch.span,
            hint="Xem lại đoạn này trong bản gốc.",
        )


def _in_the_foot(reading: Reading, stretch: Unread) -> bool:
    """Whether a stretch is a title of the signature that a flattened foot mixed with the recipients: nothing is ordered there."""
    if not reading.recipients or not reading.signature or stretch.text != stretch.text.upper():
        return False
    last = max(reading.recipients[-1].span[1], reading.signature.span[1])
    return reading.recipients[0].span[0] - 40 <= stretch.span[0] and stretch.span[1] <= last


def kind_and_symbol(case: Case) -> Iterator[Finding]:
    """CT707: the symbol says another kind of document than the title does."""
    header = case.reading.header
    stated = _kind_of_symbol(header)
    if stated and header.kind and header.kind.lower() in _KIND_OF.values() and stated != header.kind.lower():
        yield finding(
            "CT707",
            f"Ký hiệu {header.symbol} là của {stated}, còn tên loại văn bản là {header.kind.lower()}.",
            header.span,
            hint="Sửa ký hiệu hoặc tên loại.",
        )


def _kind_of_symbol(header: Header) -> str | None:
    first = re.split(r"[-/]", (header.symbol or "").upper(), maxsplit=1)[0].strip()
    return _KIND_OF.get(first)
