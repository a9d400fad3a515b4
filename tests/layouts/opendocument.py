"""A plan as an OpenDocument text."""

from __future__ import annotations

import io
from typing import Any

from odf import style, table
from odf import text as words
from odf.opendocument import OpenDocumentText

from tests.layouts.parts import NATION, Lines, is_table, layout_of, lines_with_markup, table_rows


def as_odt(text: str) -> bytes:
    """The plan as an OpenDocument text."""
    made = layout_of(text)
    document = OpenDocumentText()
    centred = _style(document, "Centred", "paragraph", style.ParagraphProperties(textalign="center"))
    ruled = _style(document, "Ruled", "table-cell", style.TableCellProperties(border="0.5pt solid #000000"))
    _style(document, "Strong", "text", style.TextProperties(fontweight="bold"))
    numbers = [line for line in made.left if line.startswith("Số")]
    issuer = [line for line in made.left if line not in numbers]
    days = [line for line in made.right if line not in NATION]
    document.text.addElement(_grid([[issuer, list(NATION)], [numbers, days]]))
    for block in made.title:
        document.text.addElement(_paragraph(block, stylename=centred))
    _put(document, made.body, ruled)
    if made.recipients or made.signature:
        document.text.addElement(_grid([[made.recipients, made.signature]]))
    _put(document, made.annex, ruled)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _style(document: Any, name: str, family: str, properties: Any) -> Any:
    made = style.Style(name=name, family=family)
    made.addElement(properties)
    document.automaticstyles.addElement(made)
    return made


def _paragraph(lines: Lines, **options: Any) -> Any:
    element = words.P(**options)
    for number, line in enumerate(lines_with_markup(lines)):
        if number:
            element.addElement(words.LineBreak())
        for piece, emphasis in line:
            if emphasis == "b":
                element.addElement(words.Span(stylename="Strong", text=piece))
            else:
                element.addText(piece)
    return element


def _grid(rows: list[list[Lines]], **options: Any) -> Any:
    element = table.Table()
    element.addElement(table.TableColumn(numbercolumnsrepeated=max(map(len, rows))))
    for cells in rows:
        row = table.TableRow()
        for lines in cells:
            place = table.TableCell(**options)
            for line in lines or [""]:
                place.addElement(_paragraph([line]))
            row.addElement(place)
        element.addElement(row)
    return element


def _put(document: Any, blocks: list[Lines], ruled: Any) -> None:
    for block in blocks:
        if is_table(block):
            rows = [[content.split("<br>") for content in row] for row in table_rows(block)]
            document.text.addElement(_grid(rows, stylename=ruled))
        else:
            document.text.addElement(_paragraph(block))
