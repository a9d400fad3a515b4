"""The face that documents are set in: Tinos, whose letters are as wide as those of Times New Roman, with all Vietnamese marks.

``make setup`` copies it from npm into ``faces/``, which git ignores and a built wheel carries.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

from chutri.writing.errors import WritingError

FACES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
_FOLDER = Path(__file__).parent / "faces"
_MEASURED_AT = 200  # pixels: enough that rounding to whole pixels does not show


def font_folder() -> Path:
    """Give the folder of the faces. Raises WritingError when they were never put there."""
    if not (_FOLDER / "Tinos_400Regular.ttf").is_file():
        raise WritingError("Thiếu phông chữ Tinos của phần soạn văn bản; hãy chạy lại lệnh make setup.")
    return _FOLDER


def width_of(text: str, size: float, *, bold: bool) -> float:
    """Give how wide a text is, in points."""
    return _face(bold).getlength(text) * size / _MEASURED_AT


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    name = "Tinos_700Bold.ttf" if bold else "Tinos_400Regular.ttf"
    return ImageFont.truetype(font_folder() / name, _MEASURED_AT)
