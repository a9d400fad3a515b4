"""A plan as a Word file."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Pt

from tests.layouts.parts import NATION, Lines, is_table, layout_of, lines_with_markup, table_rows


def as_docx(text: str) -> bytes:
    """The plan as a Word file: Times New Roman 14, letterhead and signature in tables without borders."""
    made = layout_of(text)
    document = _blank()
    numbers = [line for line in made.left if line.startswith("Số")]
    head = document.add_table(2, 2)
    _cell(head.cell(0, 0), [line for line in made.left if line not in numbers], ALIGN.CENTER, size=12, width=6.2)
    _cell(head.cell(0, 1), list(NATION), ALIGN.CENTER, size=12, width=10.3)
    _cell(head.cell(1, 0), numbers, ALIGN.CENTER, width=6.2)
    _cell(head.cell(1, 1), [line for line in made.right if line not in NATION], ALIGN.CENTER, width=10.3)
    for block in made.title:
        paragraph = document.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        _fill(paragraph, block, bold=True)
    _put(document, made.body)
    if made.recipients or made.signature:
        foot = document.add_table(1, 2)
        _cell(foot.cell(0, 0), made.recipients, ALIGN.LEFT, size=11, width=8.2)
        _cell(foot.cell(0, 1), made.signature, ALIGN.CENTER, size=14, width=8.3)
        document.add_paragraph()  # Word does not end a document with a table
    if made.annex:
        document.add_page_break()
        _put(document, made.annex)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _blank() -> Any:
    document = docx.Document()
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)
    return document


def _fill(paragraph: Any, lines: Lines, *, bold: bool = False) -> None:
    for number, line in enumerate(lines_with_markup(lines)):
        if number:
            paragraph.add_run().add_break()
        for piece, emphasis in line:
            run = paragraph.add_run(piece)
            run.bold, run.italic = bold or emphasis == "b" or None, emphasis == "i" or None


def _cell(place: Any, lines: Lines, align: Any, *, size: int = 13, width: float = 0) -> None:
    if width:
        place.width = Cm(width)
    for number, line in enumerate(lines):
        paragraph = place.paragraphs[0] if not number else place.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(0)
        _fill(paragraph, [line])
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _put(document: Any, blocks: list[Lines]) -> None:
    for block in blocks:
        if is_table(block):
            rows = table_rows(block)
            grid = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
            for row, texts in zip(grid.rows, rows, strict=True):
                for place, content in zip(row.cells, texts, strict=False):
                    _cell(place, content.split("<br>"), ALIGN.LEFT)
        else:
            paragraph = document.add_paragraph()
            paragraph.alignment = ALIGN.JUSTIFY
            paragraph.paragraph_format.first_line_indent = Cm(1.27)
            _fill(paragraph, block)
