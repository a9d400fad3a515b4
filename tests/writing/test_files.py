"""What comes out: read back by the product's own reader, opened by other programs, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pikepdf
import pypdfium2
import pytest

import chutri.reading
from chutri.writing import WritingError, write_docx, write_pdf, write_pdfs
from chutri.writing.model import Column, Grid, Official
from tests.writing.documents import PLAN, every_kind, plan, with_annex

Write = Callable[[Official], bytes]


@pytest.mark.parametrize(("write", "name"), [(write_docx, "kh.docx"), (write_pdf, "kh.pdf")])
def test_a_reading_gives_the_content_back(write: Write, name: str) -> None:
    reading = chutri.reading.read_bytes(write(PLAN), name)
    header, signature = reading.header, reading.signature
    assert (header.code, header.kind, header.title) == ("05/KH-UBND", "Kế hoạch", PLAN.title)
    assert (header.issuer, header.place, header.date) == ("ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG", "Bình Lư", "2026-02-05")
    assert signature is not None
    assert (signature.on_behalf_of, signature.signing_for) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert (signature.position, signature.name) == ("PHÓ CHỦ TỊCH", "Trần Văn Hải")
    assert [one.text for one in reading.recipients] == ["Các sở, ban, ngành", "UBND các xã, phường", "Lưu: VT, NC"]
    (task,) = reading.tasks
    assert [party.text for party in task.agencies] == ["Sở Nội vụ"]
    assert task.deadline is not None
    assert (task.deadline.date, task.deadline.relation) == ("2026-03-20", "before")


@pytest.mark.parametrize(("name", "official"), every_kind().items())
def test_the_head_of_every_kind_is_read_back(name: str, official: Official) -> None:
    header = chutri.reading.read_bytes(write_docx(official), f"{name}.docx").header
    assert (header.kind, header.title) == (official.kind, official.title)
    head = official.letterhead
    assert header.issuer == " ".join(filter(None, (head.superior, head.issuer))).upper()


@pytest.mark.parametrize("write", [write_docx, write_pdf])
def test_the_same_content_gives_the_same_bytes(write: Write) -> None:
    assert write(with_annex()) == write(with_annex())


def test_word_gets_real_styles_and_a_head_that_repeats() -> None:
    word = docx.Document(BytesIO(write_docx(with_annex())))
    assert [paragraph.style.name for paragraph in word.paragraphs if paragraph.text][:2] == ["Tên loại", "Trích yếu"]  # type: ignore[union-attr]
    head = word.tables[-1].rows[0]._tr.get_or_add_trPr()
    assert [child.tag.rsplit("}")[-1] for child in head] == ["cantSplit", "tblHeader"]
    assert {section.different_first_page_header_footer for section in word.sections} == {True}
    assert b"w:txbxContent" not in write_docx(with_annex())


def test_the_pdf_is_an_archive_copy_with_its_fonts() -> None:
    with pikepdf.open(BytesIO(write_pdf(PLAN))) as pdf:
        assert pdf.open_metadata()["pdfaid:part"] == "2"
        fonts = [font for page in pdf.pages for font in page.resources.Font.values()]
        assert {"Tinos" in str(font.BaseFont) for font in fonts} == {True}


def test_pages_are_numbered_from_the_second_and_each_annex_from_its_own_first() -> None:
    pages = pypdfium2.PdfDocument(write_pdf(with_annex()))
    heads = [page.get_textpage().get_text_bounded(top=842, bottom=790).strip() for page in pages]
    assert heads == ["", "", "2"]


def test_a_long_document_keeps_its_signature_whole() -> None:
    pages = pypdfium2.PdfDocument(write_pdf(plan(blocks=PLAN.blocks * 6)))
    assert "TM. ỦY BAN NHÂN DÂN" in pages[len(pages) - 1].get_textpage().get_text_range()
    assert "Trần Văn Hải" in pages[len(pages) - 1].get_textpage().get_text_range()


def test_many_letters_in_one_file_are_each_numbered_from_one() -> None:
    pages = pypdfium2.PdfDocument(write_pdfs([with_annex(), every_kind()["giay-moi"], PLAN]))
    heads = [page.get_textpage().get_text_bounded(top=842, bottom=790).strip() for page in pages]
    assert heads == ["", "", "2", "", ""]


def test_no_letter_is_no_file() -> None:
    with pytest.raises(WritingError, match="Chưa có văn bản nào"):
        write_pdfs([])


def test_a_table_holds_any_text() -> None:
    odd = Grid((Column("A & <b>", 1), Column("B", 1)), [("x\x00<&>", ""), ("chỉ một ô",), ("a", "b", "thừa")])
    word = docx.Document(BytesIO(write_docx(plan(blocks=(odd,)))))
    (table,) = (one for one in word.tables if one.cell(0, 0).text == "A & <b>")
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["x<&>", ""],
        ["chỉ một ô", ""],
        ["a", "b"],
    ]


def test_lines_stand_between_single_and_one_and_a_half_apart() -> None:
    # Phụ lục I, II.5: at least single, at most 1.5 lines; Word's single line of the face is 1.15 of its size, here 14 points
    page = pypdfium2.PdfDocument(write_pdf(plan()))[0].get_textpage()
    tops = {}
    for number in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(number)
        tops[page.get_text_bounded(left, bottom, right, top).split()[0]] = bottom
    pitch = (tops["1."] - tops["tiêu"]) / 14 / 1.15
    assert 1 <= pitch <= 1.5
