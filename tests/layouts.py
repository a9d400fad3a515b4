"""A plan's plain text set the way an office sends it: .docx, .odt, .html, PDF with text, PDF of scanned pages.

The layout is that of Decree 30/2020, Appendix I: letterhead in two columns (issuer and number; national title and date),
title in the middle, justified body, recipients beside the signature, page numbers at the top from page 2. What stands in
the .txt is set and nothing else, but for a letterhead that every such document has and that many a .txt lost.

Public: ``as_docx``, ``as_odt``, ``as_html``, ``as_pdf``, ``as_scan`` (200 dpi), ``as_images``; each takes the text.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
ISSUER = ("ỦY BAN NHÂN DÂN",)

_KINDS = "KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|CHƯƠNG TRÌNH|HƯỚNG DẪN|BÁO CÁO|NGHỊ QUYẾT|ĐỀ ÁN|KẾT LUẬN"
_KIND = re.compile(rf"\**(?:{_KINDS})\b")
_DATE = re.compile(r"^\D{2,40}, *ngày\b")
_SIGNS = re.compile(r"\**(?:TM|KT|TL|TUQ|Q)\. ?\w|\**T/M\b")
_MARKUP = re.compile(r"\*\*(.+?)\*\*|\*(\S[^*\n]*?)\*", re.DOTALL)
_RULE = re.compile(r"^\|[\s:|-]+\|$")

Lines = list[str]


@dataclass(slots=True)
class Layout:
    """A document's parts; each block is a list of its lines."""

    left: Lines = field(default_factory=list)
    right: Lines = field(default_factory=list)
    title: list[Lines] = field(default_factory=list)
    body: list[Lines] = field(default_factory=list)
    recipients: Lines = field(default_factory=list)
    signature: Lines = field(default_factory=list)
    annex: list[Lines] = field(default_factory=list)


def layout_of(text: str) -> Layout:
    """The parts of a plan's text."""
    blocks = [[line.strip() for line in block.splitlines() if line.strip()] for block in re.split(r"\n\s*\n", text)]
    blocks = [block for block in blocks if block]
    made = Layout()
    start = next((at for at, block in enumerate(blocks) if _KIND.match(block[0])), 0)
    for block in blocks[:start]:
        side = made.right if _DATE.match(block[0]) or block[0] in NATION else made.left
        side.extend(block)
    if NATION[0] not in made.right:
        made.right[:0] = NATION
    if not made.left or made.left[0].startswith("Số"):
        made.left[:0] = ISSUER
    if start < len(blocks) and _KIND.match(blocks[start][0]):
        made.title.append(blocks[start])
        start += 1
        if len(made.title[0]) == 1 and start < len(blocks):
            made.title.append(blocks[start])
            start += 1
    end = next((at for at in range(len(blocks) - 1, 0, -1) if blocks[at][0].startswith("Nơi nhận")), len(blocks))
    made.body = blocks[start:end]
    _read_tail(made, blocks[end:])
    made.signature = [line.replace("*", "") for line in made.signature]
    return made


def _read_tail(made: Layout, blocks: list[Lines]) -> None:
    side = made.recipients
    for at, block in enumerate(blocks):
        if block[0].startswith("PHỤ LỤC"):
            made.annex = blocks[at:]
            return
        if _SIGNS.match(block[0]):
            side = made.signature
        side.extend(block)


def is_table(block: Lines) -> bool:
    """Whether a block is pipe rows."""
    return all(line.startswith("|") and line.endswith("|") for line in block)


def table_rows(block: Lines) -> list[list[str]]:
    """The cells of pipe rows, without the rule under a markdown head."""
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in block if not _RULE.match(line)]


def _runs(text: str) -> list[tuple[str, str]]:
    """The text in pieces of one emphasis: ``b``, ``i`` or none."""
    found: list[tuple[str, str]] = []
    here = 0
    for match in _MARKUP.finditer(text):
        found.append((text[here : match.start()], ""))
        found.append((match.group(1), "b") if match.group(1) else (match.group(2), "i"))
        here = match.end()
    found.append((text[here:], ""))
    return [(piece, style) for piece, style in found if piece]


# ---- .docx


def as_docx(text: str) -> bytes:
    """The plan as a Word file."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Cm, Pt

    made = layout_of(text)
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)

    def fill(paragraph, lines: Lines, *, bold: bool = False) -> None:
        for number, line in enumerate(lines_with_markup(lines)):
            if number:
                paragraph.add_run().add_break()
            for piece, style in line:
                run = paragraph.add_run(piece)
                run.bold, run.italic = bold or style == "b" or None, style == "i" or None

    def cell(place, lines: Lines, align, *, size: int = 13, width: float = 0) -> None:
        if width:
            place.width = Cm(width)
        for number, line in enumerate(lines_with_markup(lines)):
            paragraph = place.paragraphs[0] if not number else place.add_paragraph()
            paragraph.alignment = align
            paragraph.paragraph_format.space_after = Pt(0)
            for piece, style in line:
                run = paragraph.add_run(piece)
                run.bold, run.font.size = style == "b" or None, Pt(size)

    def put(blocks: list[Lines]) -> None:
        for block in blocks:
            if is_table(block):
                rows = table_rows(block)
                grid = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
                for row, texts in zip(grid.rows, rows, strict=True):
                    for place, content in zip(row.cells, texts, strict=False):
                        cell(place, content.split("<br>"), ALIGN.LEFT)
                continue
            paragraph = document.add_paragraph()
            paragraph.alignment = ALIGN.JUSTIFY
            paragraph.paragraph_format.first_line_indent = Cm(1.27)
            fill(paragraph, block)

    head = document.add_table(2, 2)
    numbers = [line for line in made.left if line.startswith("Số")]
    dates = [line for line in made.right if line not in NATION]
    cell(head.cell(0, 0), [line for line in made.left if line not in numbers], ALIGN.CENTER, size=12, width=6.2)
    cell(head.cell(0, 1), list(NATION), ALIGN.CENTER, size=12, width=10.3)
    cell(head.cell(1, 0), numbers, ALIGN.CENTER, width=6.2)
    cell(head.cell(1, 1), dates, ALIGN.CENTER, width=10.3)
    for block in made.title:
        paragraph = document.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        fill(paragraph, block, bold=True)
    put(made.body)
    if made.recipients or made.signature:
        foot = document.add_table(1, 2)
        cell(foot.cell(0, 0), made.recipients, ALIGN.LEFT, size=11, width=8.2)
        cell(foot.cell(0, 1), made.signature, ALIGN.CENTER, size=14, width=8.3)
        document.add_paragraph()  # Word does not end a document with a table
    if made.annex:
        document.add_page_break()
        put(made.annex)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines_with_markup(lines: Lines) -> list[list[tuple[str, str]]]:
    """Each line in its pieces; emphasis that runs over a line's end is closed there and opened again."""
    out: list[list[tuple[str, str]]] = [[]]
    for piece, style in _runs("\n".join(lines)):
        for number, part in enumerate(piece.split("\n")):
            if number:
                out.append([])
            if part:
                out[-1].append((part, style))
    return out


# ---- .odt


def as_odt(text: str) -> bytes:
    """The plan as an OpenDocument text."""
    from odf import style, table
    from odf import text as words
    from odf.opendocument import OpenDocumentText

    made = layout_of(text)
    document = OpenDocumentText()
    centred = style.Style(name="Centred", family="paragraph")
    centred.addElement(style.ParagraphProperties(textalign="center"))
    ruled = style.Style(name="Ruled", family="table-cell")
    ruled.addElement(style.TableCellProperties(border="0.5pt solid #000000"))
    bold = style.Style(name="Strong", family="text")
    bold.addElement(style.TextProperties(fontweight="bold"))
    for made_style in (centred, ruled, bold):
        document.automaticstyles.addElement(made_style)

    def paragraph(lines: Lines, **options):
        element = words.P(**options)
        for number, line in enumerate(lines_with_markup(lines)):
            if number:
                element.addElement(words.LineBreak())
            for piece, emphasis in line:
                if emphasis == "b":
                    element.addElement(words.Span(stylename=bold, text=piece))
                else:
                    element.addText(piece)
        return element

    def grid(rows: list[list[Lines]], **options):
        element = table.Table()
        element.addElement(table.TableColumn(numbercolumnsrepeated=max(map(len, rows))))
        for cells in rows:
            row = table.TableRow()
            for lines in cells:
                place = table.TableCell(**options)
                for line in lines or [""]:
                    place.addElement(paragraph([line]))
                row.addElement(place)
            element.addElement(row)
        document.text.addElement(element)

    def put(blocks: list[Lines]) -> None:
        for block in blocks:
            if is_table(block):
                grid([[content.split("<br>") for content in row] for row in table_rows(block)], stylename=ruled)
            else:
                document.text.addElement(paragraph(block))

    numbers = [line for line in made.left if line.startswith("Số")]
    issuer = [line for line in made.left if line not in numbers]
    grid([[issuer, list(NATION)], [numbers, [line for line in made.right if line not in NATION]]])
    for block in made.title:
        document.text.addElement(paragraph(block, stylename=centred))
    put(made.body)
    if made.recipients or made.signature:
        grid([[made.recipients, made.signature]])
    put(made.annex)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


# ---- .html


def as_html(text: str) -> bytes:
    """The plan as a page of a document portal: the text between a menu and a footer."""
    made = layout_of(text)

    def inner(lines: Lines) -> str:
        tags = {"b": ("<strong>", "</strong>"), "i": ("<em>", "</em>"), "": ("", "")}
        return "<br>\n".join(
            "".join(tags[style][0] + escape(piece) + tags[style][1] for piece, style in line) for line in lines_with_markup(lines)
        )

    def put(blocks: list[Lines]) -> str:
        out = []
        for block in blocks:
            if is_table(block):
                rows = "".join(
                    "<tr>" + "".join(f"<td>{inner(content.split('<br>'))}</td>" for content in row) + "</tr>" for row in table_rows(block)
                )
                out.append(f'<table border="1">{rows}</table>')
            else:
                out.append(f"<p style='text-align:justify'>{inner(block)}</p>")
        return "\n".join(out)

    def columns(left: Lines, right: Lines) -> str:
        return f'<table style="width:100%;border:none"><tr><td>{inner(left)}</td><td align="center">{inner(right)}</td></tr></table>'

    title = "".join(f'<p align="center"><b>{inner(block)}</b></p>' for block in made.title)
    return (
        "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Văn bản</title><style>p{margin:6pt}</style>"
        "<script>var x = '<p>không đọc</p>';</script></head><body><nav><a href='/'>Trang chủ</a></nav>"
        + columns(made.left, made.right) + title + put(made.body) + columns(made.recipients, made.signature) + put(made.annex)
        + "</body></html>"
    ).encode()  # fmt: skip


# ---- PDF and scans

# Debian's Liberation has no Vietnamese letters with two marks.
_FONT_FOLDERS = ("/usr/share/fonts/truetype/freefont", "/usr/share/fonts/truetype/dejavu")
_FACES = {
    "": ("FreeSerif.ttf", "DejaVuSerif.ttf"),
    "b": ("FreeSerifBold.ttf", "DejaVuSerif-Bold.ttf"),
    "i": ("FreeSerifItalic.ttf", "DejaVuSerif-Italic.ttf"),
}


@cache
def font(face: str = "") -> str:
    """The name, for reportlab, of a serif font that has all Vietnamese letters (``b`` bold, ``i`` italic)."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

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
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import cm
    from reportlab.platypus import PageBreak, SimpleDocTemplate, Table
    from reportlab.platypus import Paragraph as Flowing

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
            "".join(f'<font name="{fonts[style]}">{escape(piece)}</font>' if style else escape(piece) for piece, style in line)
            for line in lines_with_markup(lines)
        )

    def columns(left: list, right: list, widths: tuple[float, float]):
        made_table = Table([[left, right]], colWidths=[width * cm for width in widths])
        made_table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)])
        return made_table

    def put(blocks: list[Lines]) -> list:
        out: list = []
        for block in blocks:
            if is_table(block):
                cells = [[[Flowing(inner([line]), narrow) for line in content.split("<br>")] for content in row] for row in table_rows(block)]
                grid = Table(cells, colWidths=[16.5 * cm / len(cells[0])] * len(cells[0]), spaceBefore=6, spaceAfter=6)
                grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
                out.append(grid)
            else:
                out.append(Flowing(inner(block), body))
        return out

    capital = ParagraphStyle("capital", centre, fontName=font("b"), fontSize=12, leading=15)
    left = [Flowing(inner([line]), centre if line.startswith("Số") else capital) for line in made.left]
    right = [Flowing(inner([line]), capital if line in NATION else ParagraphStyle("day", centre, fontName=font("i"), spaceBefore=4)) for line in made.right]
    story: list = [columns(left, right, (6.2, 10.3)), *(Flowing(inner(block), title) for block in made.title), *put(made.body)]
    if made.recipients or made.signature:
        names = [Flowing(inner([line]), small) for line in made.recipients]
        signer = [Flowing(inner([line]), ParagraphStyle("signer", title, spaceBefore=36 if line == made.signature[-1] else 0)) for line in made.signature]
        story.append(columns(names, signer, (8.2, 8.3)))
    if made.annex:
        story += [PageBreak(), *put(made.annex)]

    def numbered(canvas, document) -> None:
        if document.page > 1:
            canvas.setFont(font(), 13)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 1.2 * cm, str(document.page))

    out = io.BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, topMargin=2 * cm, bottomMargin=2 * cm, leftMargin=3 * cm, rightMargin=1.5 * cm, title="Kế hoạch"
    ).build(story, onLaterPages=numbered)
    return out.getvalue()


def as_images(text: str, dpi: int = 200) -> list:
    """The pages as grey images."""
    import pypdfium2

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
