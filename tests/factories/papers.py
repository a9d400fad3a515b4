"""Files as clerks send them: texts, PDFs, pictures, Word files with and without what is refused."""

from __future__ import annotations

import io
import zipfile

from docx import Document as WordDocument
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

LETTER = """ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG

Số: 12/UBND-VX
V/v đề nghị tặng Bằng khen

Minh Hải Đông, ngày 02 tháng 3 năm 2026

Kính gửi: Sở Tư pháp.

Ủy ban nhân dân tỉnh đề nghị Sở Tư pháp lập hồ sơ tặng Bằng khen cho 12 tập thể trước ngày 20/3/2026.
"""
SECRET = LETTER.replace("Số: 12/UBND-VX", "TỐI MẬT\n\nSố: 12/UBND-VX")


def a_pdf(*pages: str) -> bytes:
    """A PDF with one line of text on each page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for words in pages:
        canvas.drawString(72, 760, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def a_picture(form: str = "PNG", size: tuple[int, int] = (600, 800)) -> bytes:
    """A white page as a picture."""
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, form)
    return out.getvalue()


def a_word_file(*paragraphs: str, macro: bool = False) -> bytes:
    """A .docx; with ``macro`` there is one inside, whatever its name says."""
    out = io.BytesIO()
    document = WordDocument()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(out)
    if macro:
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("word/vbaProject.bin", b"\0")
    return out.getvalue()
