"""Sheet → .docx that a clerk can edit: real styles, tables for letterhead and closing, no text boxes."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from chutri.writing.compose import compose
from chutri.writing.fonts import width_of
from chutri.writing.forms import Form, Style
from chutri.writing.model import Official
from chutri.writing.pictures import png
from chutri.writing.sheet import Drawing, GridLines, Line, Pair, Part, Sheet
from chutri.writing.word_names import STYLE_NAMES
from chutri.writing.word_package import same_bytes
from chutri.writing.word_tables import table_xml

FACE = "Times New Roman"
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_A4 = (210.0, 297.0)


def write_docx(official: Official) -> bytes:
    """Give the document as .docx; the same content gives the same bytes."""
    sheet = compose(official)
    word = docx.Document()
    _styles(word, sheet.form)
    for number, part in enumerate(sheet.parts):
        section = word.sections[0] if number == 0 else word.add_section(WD_SECTION.NEW_PAGE)
        _page(section, sheet.form, landscape=part.landscape)
        _pieces(word, part, sheet)
    on = official.letterhead.on
    made = datetime.combine(on, time(), UTC) if on else datetime(2020, 3, 5, tzinfo=UTC)
    core = word.core_properties
    core.title, core.author, core.last_modified_by, core.comments = sheet.title[:250], sheet.author[:250], "", ""
    core.created = core.modified = made
    core.language = "vi-VN"
    out = BytesIO()
    word.save(out)
    return same_bytes(out.getvalue())


def _styles(word: WordDocument, form: Form) -> None:
    normal: Any = word.styles["Normal"]
    _face(normal, 14)
    for name, style in form.styles.items():
        added: Any = word.styles.add_style(STYLE_NAMES[name], WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = normal
        added.quick_style = True
        _face(added, style.size)
        added.font.bold, added.font.italic, added.font.underline = style.bold, style.italic, style.underline
        if style.colour:
            added.font.color.rgb = RGBColor.from_string(style.colour)
        shape = added.paragraph_format
        shape.alignment = _ALIGN[style.align]
        shape.first_line_indent = Mm(style.first)
        shape.left_indent = Mm(style.indent)
        shape.space_before, shape.space_after = Pt(style.before), Pt(0)
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.MULTIPLE, form.line
        shape.keep_with_next = style.keep
        shape.widow_control = True
        if style.boxed:
            _border(added.element.get_or_add_pPr(), ("top", "left", "bottom", "right"), style.colour, 12)


def _face(style: Any, size: float) -> None:
    style.font.name, style.font.size = FACE, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FACE)


def _page(section: Any, form: Form, *, landscape: bool) -> None:
    short, long = map(Mm, _A4)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    for side, wide in form.margins.items():
        setattr(section, f"{side}_margin", Mm(wide))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.append(numbering)
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.name, run.font.size = FACE, Pt(form.page_number_size)
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = words or None
        run._r.append(mark)


def _pieces(word: WordDocument, part: Part, sheet: Sheet) -> None:
    form = sheet.form
    margins = form.margins["left"] + form.margins["right"]
    width = (_A4[1] if part.landscape else _A4[0]) - margins
    for piece in part.pieces:
        if isinstance(piece, Line):
            _line(word.add_paragraph(), piece, form, width)
        elif isinstance(piece, Pair):
            _pair(word, piece, form, width)
        elif isinstance(piece, Drawing):
            _picture(word, piece)
        else:
            _grid(word, piece, width)


def _line(paragraph: Paragraph, line: Line, form: Form, width: float) -> None:
    style = form.styles[line.style]
    paragraph.style = STYLE_NAMES[line.style]
    for run in line.runs:
        words = paragraph.add_run(run.text)
        if run.bold:
            words.bold = True
        if run.italic:
            words.italic = not style.italic
    if line.after and not line.rule:
        paragraph.paragraph_format.space_after = Pt(line.after)
    if line.rule:
        paragraph.paragraph_format.keep_with_next = True
        _rule(paragraph, line, style, width)


def _rule(above: Paragraph, line: Line, style: Style, width: float) -> None:
    """Draw the line beneath as the upper border of a low empty paragraph, indented from both sides to its length."""
    paragraph = above.insert_paragraph_before()
    above._p.addnext(paragraph._p)
    wide = min(width_of(line.text, style.size, bold=style.bold) / 72 * 25.4, width) * line.rule
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(max((width - wide) / 2, 0))
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    shape.space_before, shape.space_after = Pt(2), Pt(line.after)
    _border(paragraph._p.get_or_add_pPr(), ("top",), "000000", 6)


def _border(properties: Any, sides: tuple[str, ...], colour: str, eighths: int) -> None:
    borders = OxmlElement("w:pBdr")
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        facts = {"val": "single", "sz": str(eighths), "space": "1", "color": colour}
        for name, value in facts.items():
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _pair(word: WordDocument, pair: Pair, form: Form, width: float) -> None:
    if pair.keep:
        word.add_paragraph().paragraph_format.space_after = Pt(0)
    table = word.add_table(rows=1, cols=2)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    shares = [share / sum(form.columns) * width for share in form.columns]
    _without_cell_margins(table)
    for column, wide in zip(table.columns, shares, strict=True):
        column.width = Mm(wide)
    for cell, lines, wide in zip(table.rows[0].cells, (pair.left, pair.right), shares, strict=True):
        cell.width = Mm(wide)
        _fill(cell, lines, form, wide)
    _keep_whole(table)


def _without_cell_margins(table: Table) -> None:
    """The columns of letterhead and closing are as wide as the form says; Word's own cell margins would break the lines."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)


def _fill(cell: _Cell, lines: tuple[Line, ...], form: Form, width: float) -> None:
    for number, line in enumerate(lines):
        _line(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line, form, width)


def _keep_whole(table: Table) -> None:
    for row in table.rows:
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))


def _picture(word: WordDocument, drawing: Drawing) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    shape = paragraph.add_run().add_picture(BytesIO(png(drawing)), width=Mm(drawing.wide), height=Mm(drawing.high))
    shape._inline.docPr.set("descr", drawing.words)


def _grid(word: WordDocument, grid: GridLines, width: float) -> None:
    ids = [word.styles[STYLE_NAMES[name]].style_id for name in ("cell_head", "cell")]
    table = table_xml(grid.columns, grid.rows, width=width, head_style=str(ids[0]), cell_style=str(ids[1]))
    word.element.body.insert_element_before(table, "w:sectPr")
