"""Rules of the page: paper, margins, page numbers (Decree 30/2020, Phụ lục I, mục I)."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH

from chutri.writing.form_check.findings import FormFinding
from chutri.writing.forms import Form

_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_A4 = (210, 297)
_PAGE_RULE = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I"


def page_findings(word: WordDocument, form: Form) -> Iterator[FormFinding]:
    """Give what is wrong with the first section's page and the page numbers."""
    section = word.sections[0]
    sides = tuple(sorted(round(side.mm) for side in (section.page_width, section.page_height) if side))
    if sides and any(abs(side - right) > 1 for side, right in zip(sides, _A4, strict=False)):
        yield FormFinding("TT001", f"Khổ giấy {sides[0]} × {sides[-1]} mm; phải là A4 (210 × 297 mm).", "", _PAGE_RULE)
    for side, (low, high) in form.margin_ranges.items():
        margin = getattr(section, f"{side}_margin")
        if margin is not None and not low - 0.5 <= margin.mm <= high + 0.5:
            allowed = f"{low:g}" if low == high else f"{low:g}–{high:g}"
            message = f"Lề {_SIDES[side]} {margin.mm:.0f} mm; quy định {allowed} mm."
            yield FormFinding("TT002", message, "", _PAGE_RULE)
    yield from _page_numbers(word)


def _page_numbers(word: WordDocument) -> Iterator[FormFinding]:
    section = word.sections[0]
    if any("PAGE" in one.text for one in section.footer._element.xpath(".//w:instrText") if one.text):
        yield FormFinding("TT016", "Số trang đặt ở chân trang; phải đặt giữa, ở lề trên của trang.", "", _PAGE_RULE)
        return
    numbered = [
        paragraph
        for paragraph in section.header.paragraphs
        if any("PAGE" in (one.text or "") for one in paragraph._p.xpath(".//w:instrText"))
        or paragraph._p.xpath(".//w:fldSimple[contains(@w:instr, 'PAGE')]")
    ]
    if not numbered:
        yield FormFinding("TT016", "Không có số trang; đánh từ trang 2, giữa lề trên.", "", _PAGE_RULE)
    elif not section.different_first_page_header_footer:
        yield FormFinding("TT016", "Trang đầu không hiển thị số trang.", "", _PAGE_RULE)
    elif numbered[0].alignment != WD_ALIGN_PARAGRAPH.CENTER:
        yield FormFinding("TT016", "Số trang phải canh giữa.", "", _PAGE_RULE)
