"""Faults planted one by one in a document that keeps the form: each is found, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from chutri.writing import WritingError, write_docx
from chutri.writing.form_check import CODES, check_form
from chutri.writing.form_check.setting import paragraphs_of
from chutri.writing.model import Letterhead, Official
from tests.writing.documents import PLAN, every_kind, plan, with_annex

Plant = Callable[[WordDocument], object]


def codes(data: bytes) -> list[str]:
    return [one.code for one in check_form(data)]


def broken(plant: Plant, official: Official = PLAN) -> bytes:
    """The document as somebody else might have typed it."""
    word = docx.Document(BytesIO(write_docx(official)))
    plant(word)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def at(word: WordDocument, words: str) -> Paragraph:
    return next(one for one, _ in paragraphs_of(word) if one.text.startswith(words))


def retype(start: str, words: str) -> Plant:
    """Type a paragraph anew, in the setting that it has."""

    def plant(word: WordDocument) -> None:
        paragraph = at(word, start)
        paragraph.runs[0].text = words
        for run in paragraph.runs[1:]:
            run.text = ""

    return plant


def font(start: str, **facts: Any) -> Plant:
    def plant(word: WordDocument) -> None:
        for run in at(word, start).runs:
            for name, value in facts.items():
                setattr(run.font, name, value)

    return plant


def aligned(start: str, how: WD_ALIGN_PARAGRAPH) -> Plant:
    return lambda word: setattr(at(word, start), "alignment", how)


def of_section(**facts: Any) -> Plant:
    def plant(word: WordDocument) -> None:
        for name, value in facts.items():
            setattr(word.sections[0], name, value)

    return plant


def remove(start: str) -> Plant:
    def plant(word: WordDocument) -> None:
        paragraph = at(word, start)._p
        paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]

    return plant


def no_page_number(word: WordDocument) -> None:
    for run in word.sections[0].header.paragraphs[0].runs:
        run._r.getparent().remove(run._r)


LONG = "Biểu dương"
LONG_TEXT = "Biểu dương các hợp tác xã có thành tích; tạo sức lan tỏa trong phong trào thi đua yêu nước; " * 2


@pytest.mark.parametrize("official", [with_annex(), *every_kind().values()])
def test_what_the_product_writes_keeps_the_form(official: Official) -> None:
    assert check_form(write_docx(official)) == ()


def test_a_party_document_keeps_its_own_form() -> None:
    head = Letterhead(superior="Tỉnh ủy", issuer="Ban Tuyên giáo", number=7, symbol="KH/BTG", place="Bình Lư")
    assert check_form(write_docx(plan(system="party", letterhead=head))) == ()


@pytest.mark.parametrize(
    ("plant", "code"),
    [
        (of_section(page_width=Mm(216), page_height=Mm(279)), "TT001"),
        (of_section(left_margin=Mm(20)), "TT002"),
        (font("KẾ HOẠCH", name="Arial"), "TT003"),
        (retype("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VN"), "TT004"),
        (retype("Độc lập", "Độc lập-Tự do-Hạnh phúc"), "TT005"),
        (retype("Độc lập", "Độc lập - Tự Do - Hạnh Phúc"), "TT005"),
        (font("Tổ chức Hội nghị", size=Pt(16)), "TT006"),
        (font("- Các sở", size=Pt(13)), "TT006"),
        (font("Bình Lư", italic=False), "TT007"),
        (font("Trần Văn Hải", bold=False), "TT007"),
        (aligned("KẾ HOẠCH", WD_ALIGN_PARAGRAPH.LEFT), "TT008"),
        (retype("Số:", "Số 5/KH - UBND"), "TT009"),
        (retype("Số:", "Số: 5/KH-UBND"), "TT009"),
        (retype("Bình Lư", "Bình Lư, ngày 5 tháng 2 năm 2026"), "TT010"),
        (retype("Bình Lư", "Bình Lư ngày 05 tháng 02 năm 2026"), "TT010"),
        (retype("Bình Lư", "Bình Lư, ngày 15 tháng 06 năm 2026"), "TT010"),
        (remove("Tổ chức Hội nghị"), "TT011"),
        (retype("KẾ HOẠCH", "Kế hoạch"), "TT012"),
        (retype("ỦY BAN NHÂN DÂN TỈNH", "Ủy ban nhân dân tỉnh Minh Hải Đông"), "TT012"),
        (retype("Các đơn vị", "Các đơn vị báo cáo."), "TT013"),
        (retype("- Lưu", "- Sở Nội vụ."), "TT014"),
        (retype("- Các sở", "- Các sở, ban, ngành."), "TT014"),
        (retype("Trần Văn Hải", "TS. Trần Văn Hải"), "TT015"),
        (no_page_number, "TT016"),
        (of_section(different_first_page_header_footer=False), "TT016"),
        (lambda word: setattr(at(word, LONG).paragraph_format, "line_spacing", 2.0), "TT017"),
        (remove("ỦY BAN NHÂN DÂN TỈNH"), "TT018"),
    ],
)
def test_a_planted_fault_is_found_alone(plant: Plant, code: str) -> None:
    blocks = (*PLAN.blocks[:2], type(PLAN.blocks[0])(LONG_TEXT), *PLAN.blocks[3:])  # type: ignore[call-arg, arg-type]
    assert codes(broken(plant, plan(blocks=blocks))) == [code]


def test_ten_faults_at_once_are_ten_findings() -> None:
    def plant(word: WordDocument) -> None:
        for one in (
            of_section(left_margin=Mm(20)),
            retype("Độc lập", "Độc lập-Tự do-Hạnh phúc"),
            font("Tổ chức Hội nghị", size=Pt(16)),
            font("Bình Lư", italic=False),
            aligned("KẾ HOẠCH", WD_ALIGN_PARAGRAPH.LEFT),
            retype("Số:", "Số: 5/KH-UBND"),
            retype("Các đơn vị", "Các đơn vị báo cáo."),
            retype("- Lưu", "- Sở Nội vụ."),
            retype("Trần Văn Hải", "TS. Trần Văn Hải"),
            no_page_number,
        ):
            one(word)

    assert sorted(codes(broken(plant))) == [
        "TT002", "TT005", "TT006", "TT007", "TT008", "TT009", "TT013", "TT014", "TT015", "TT016",
    ]  # fmt: skip


def test_every_code_is_shown_by_a_test() -> None:
    rows = next(
        mark.args[1]
        for mark in test_a_planted_fault_is_found_alone.pytestmark  # type: ignore[attr-defined]
        if mark.name == "parametrize"
    )
    assert {code for _, code in rows} == set(CODES)


def packed(**members: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"MZ\x90\x00", "không phải .docx hoặc đã hỏng"),
        (packed(**{"word/vbaProject.bin": b"x"}), "có macro"),
        (packed(**{"word/document.xml": b"<w/>"}), "hỏng, không đọc được nội dung"),
        (packed(**{"word/document.xml": bytes(70 * 1024 * 1024)}), "giải nén ra quá lớn"),
    ],
)
def test_a_bad_file_is_said(data: bytes, said: str) -> None:
    with pytest.raises(WritingError, match=said):
        check_form(data)
