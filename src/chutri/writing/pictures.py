"""Drawings as pixels for Word, and the fonts that typst draws with."""

from __future__ import annotations

from functools import cache

import typst

from chutri.writing.errors import WritingError
from chutri.writing.fonts import font_folder
from chutri.writing.sheet import Drawing

_DOTS_AN_INCH = 220.0
_PAGE = """#set page(width: {wide}mm, height: {high}mm, margin: 0mm, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


@cache
def typst_fonts() -> typst.Fonts:
    """Give the faces of this package, and none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])


def png(drawing: Drawing) -> bytes:
    """Draw a picture as pixels; the same drawing gives the same bytes. Raises WritingError when it can't be drawn."""
    page = _PAGE.format(wide=drawing.wide, high=drawing.high)
    try:
        pixels = typst.compile(
            page.encode(), font_paths=typst_fonts(), sys_inputs={"svg": drawing.svg}, format="png", ppi=_DOTS_AN_INCH
        )
    except typst.TypstError as error:
        raise WritingError(f"Không vẽ được biểu đồ: {error.message}") from error
    assert isinstance(pixels, bytes)  # noqa: S101
    return pixels
