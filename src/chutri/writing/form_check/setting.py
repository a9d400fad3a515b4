"""How words are really set in Word: from the run up through its styles to the document's defaults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_ALIGNED = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
    WD_ALIGN_PARAGRAPH.LEFT: "left",
}


def size_of(run: Run, paragraph: Paragraph) -> float | None:
    """Give the size in points; None where nothing says it."""
    for font in _fonts(run, paragraph):
        if font.size is not None:
            return float(font.size.pt)
    said = _default(paragraph, "w:sz", "w:val")
    return int(said) / 2 if said else None


def face_of(run: Run, paragraph: Paragraph) -> str | None:
    """Give the name of the face; None where nothing says it (a theme's)."""
    for font in _fonts(run, paragraph):
        if font.name:
            return str(font.name)
    return _default(paragraph, "w:rFonts", "w:ascii")


def is_bold(run: Run, paragraph: Paragraph) -> bool:
    """Say whether a run is bold."""
    return _first_said(run, paragraph, "bold")


def is_italic(run: Run, paragraph: Paragraph) -> bool:
    """Say whether a run is italic."""
    return _first_said(run, paragraph, "italic")


def is_capital(run: Run, paragraph: Paragraph) -> bool:
    """Say whether Word shows the run in capitals whatever is typed."""
    return _first_said(run, paragraph, "all_caps")


def aligned(paragraph: Paragraph) -> str:
    """Give left, center, right or justify."""
    for shape in _shapes(paragraph):
        if shape.alignment is not None:
            return _ALIGNED.get(shape.alignment, "justify")
    return "left"


def line_spacing(paragraph: Paragraph) -> float | None:
    """Give the spacing as a multiple of single; None where it is given in points or not at all."""
    for shape in _shapes(paragraph):
        if shape.line_spacing is not None:
            return float(shape.line_spacing) if isinstance(shape.line_spacing, float) else None
    return None


def _fonts(run: Run, paragraph: Paragraph) -> Iterator[Any]:
    yield run.font
    for style in (run.style, paragraph.style):
        while style is not None:
            yield style.font
            style = style.base_style


def _shapes(paragraph: Paragraph) -> Iterator[Any]:
    yield paragraph.paragraph_format
    style: Any = paragraph.style
    while style is not None:
        yield style.paragraph_format
        style = style.base_style


def _first_said(run: Run, paragraph: Paragraph, what: str) -> bool:
    return next((bool(said) for font in _fonts(run, paragraph) if (said := getattr(font, what)) is not None), False)


def _default(paragraph: Paragraph, tag: str, attribute: str) -> str | None:
    styles: Any = paragraph.part.document.styles.element  # type: ignore[attr-defined]
    marks = styles.xpath(f"w:docDefaults/w:rPrDefault/w:rPr/{tag}")
    return marks[0].get(qn(attribute)) if marks else None


def paragraphs_of(word: WordDocument) -> Iterator[tuple[Paragraph, bool]]:
    """Give every paragraph of the body in the order of the text, and whether it stands in a table's cell."""
    for piece in word.iter_inner_content():
        if isinstance(piece, Paragraph):
            yield piece, False
            continue
        seen: set[Any] = set()
        for row in piece.rows:
            for cell in row.cells:
                if cell._tc not in seen:  # a cell that spans several is given for each
                    seen.add(cell._tc)
                    yield from ((paragraph, True) for paragraph in cell.paragraphs)
