"""A plan as a PDF with text, as page images, and as a PDF of scanned pages."""

from __future__ import annotations

import io
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pypdfium2
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table
from reportlab.platypus import Paragraph as Flowing

from tests.layouts.parts import NATION, Lines, is_table, layout_of, lines_with_markup, table_rows

# Debian's Liberation has no Vietnamese letters with two marks.
_FONT_FOLDERS = ("/usr/share/fonts/truetype/freefont", "/usr/share/fonts/truetype/dejavu")
_FACES = {
    "": ("FreeSerif.ttf", "DejaVuSerif.ttf"),
    "b": ("FreeSerifBold.ttf", "DejaVuSerif-Bold.ttf"),
    "i": ("FreeSerifItalic.ttf", "DejaVuSerif-Italic.ttf", "DejaVuSerif.ttf"),
}


@cache
def font(face: str = "") -> str:
    """The name, for reportlab, of a serif font that has all Vietnamese letters (``b`` bold, ``i`` italic)."""

    for file in _FACES[face]:
        for folder in _FONT_FOLDERS:
            path = Path(folder) / file
            if path.exists():
                name = f"Plan{face or 'r'}"
                pdfmetrics.registerFont(TTFont(name, str(path)))
                return name
    message = "no font with Vietnamese letters: apt-get install fonts-freefont-ttf (or fonts-dejavu-extra)"
    raise RuntimeError(message)


def as_pdf(text: str) -> bytes:
    """The plan as a PDF with text, as Word exports it."""

    made = layout_of(text)
    plain = ParagraphStyle("plain", fontName=font(), fontSize=14, leading=18)
    body = ParagraphStyle("body", plain, alignment=TA_JUSTIFY, firstLineIndent=1.27 * cm, spaceBefore=6)
    centre = ParagraphStyle("centre", plain, alignment=TA_CENTER)
    title = ParagraphStyle("title", centre, fontName=font("b"), spaceBefore=8)
    small = ParagraphStyle("small", plain, fontSize=11, leading=13)
    narrow = ParagraphStyle("narrow", plain, fontSize=12, leading=15)
    fonts = {"b": font("b"), "i": font("i")}

    def inner(lines: Lines) -> str:
        return "<br/>".join(
            "".join(
                f'<font name="{fonts[style]}">{escape(piece)}</font>' if style else escape(piece)
                for piece, style in line
            )
            for line in lines_with_markup(lines)
        )

    def columns(left: list[Any], right: list[Any], widths: tuple[float, float]) -> Any:
        made_table = Table([[left, right]], colWidths=[width * cm for width in widths])
        made_table.setStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ]
        )
        return made_table

    def put(blocks: list[Lines]) -> list[Any]:
        out: list[Any] = []
        for block in blocks:
            if is_table(block):
                cells = [
                    [[Flowing(inner([line]), narrow) for line in content.split("<br>")] for content in row]
                    for row in table_rows(block)
                ]
                grid = Table(cells, colWidths=[16.5 * cm / len(cells[0])] * len(cells[0]), spaceBefore=6, spaceAfter=6)
                grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
                out.append(grid)
            else:
                out.append(Flowing(inner(block), body))
        return out

    capital = ParagraphStyle("capital", centre, fontName=font("b"), fontSize=12, leading=15)
    left = [Flowing(inner([line]), centre if line.startswith("Số") else capital) for line in made.left]
    right = [
        Flowing(
            inner([line]),
            capital if line in NATION else ParagraphStyle("day", centre, fontName=font("i"), spaceBefore=4),
        )
        for line in made.right
    ]
    story: list[Any] = [
        columns(left, right, (6.2, 10.3)),
        *(Flowing(inner(block), title) for block in made.title),
        *put(made.body),
    ]
    if made.recipients or made.signature:
        names = [Flowing(inner([line]), small) for line in made.recipients]
        signer = [
            Flowing(inner([line]), ParagraphStyle("signer", title, spaceBefore=36 if line == made.signature[-1] else 0))
            for line in made.signature
        ]
        story.append(columns(names, signer, (8.2, 8.3)))
    if made.annex:
        story += [PageBreak(), *put(made.annex)]

    def numbered(canvas: Any, document: Any) -> None:
        if document.page > 1:
            canvas.setFont(font(), 13)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 1.2 * cm, str(document.page))

    out = io.BytesIO()
    SimpleDocTemplate(
        out,
        pagesize=A4,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        leftMargin=3 * cm,
        rightMargin=1.5 * cm,
        title="Kế hoạch",
    ).build(story, onLaterPages=numbered)
    return out.getvalue()


def as_images(text: str, dpi: int = 200) -> list[Any]:
    """The pages as grey images."""

    document = pypdfium2.PdfDocument(as_pdf(text))
    try:
        return [document[number].render(scale=dpi / 72, grayscale=True).to_pil() for number in range(len(document))]
    finally:
        document.close()


def as_scan(text: str, dpi: int = 200) -> bytes:
    """The plan as a PDF of page images without text."""
    first, *others = as_images(text, dpi)
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=dpi)
    return out.getvalue()
