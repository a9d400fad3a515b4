"""A scanned page as .png, .jpg or .tiff (one page a frame) → one text with the place of every line."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from chutri.reading.errors import BrokenFile
from chutri.reading.extract.kinds import image_type
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.page import Page
from chutri.reading.extract.paragraphs import LOOSE_SCAN, text_of, without_running_heads
from chutri.reading.extract.programs import need_ocr
from chutri.reading.extract.scan import Picture, mend, read_pages
from chutri.reading.extract.source import Source
from chutri.reading.extract.worker import work

_POINTS = 72.0
_A4_WIDTH = 8.27  # inches: what a page is taken to be wide when the file does not say how fine it was scanned
_PLAUSIBLE = range(100, 1201)  # dots per inch that a scanner gives; 72 and 96 are what programs fill in


def read_image(data: bytes, name: str, limits: Limits, on_progress: Callable[[int, int], None] | None) -> Source:
    """The text of a picture. Raises MissingProgram, BrokenFile, TooLarge."""
    need_ocr(name)
    with tempfile.TemporaryDirectory(prefix="chutri-") as folder:
        options = {"folder": folder, "pages": limits.pages, "pixels": limits.pixels}
        pictures: dict[int, Picture] = {}
        for number, told in enumerate(work("image", data, name, limits, options), 1):
            width, height = int(told["width"]), int(told["height"])
            dpi = int(told["dpi"]) if told["dpi"] in _PLAUSIBLE else max(70, round(min(width, height) / _A4_WIDTH))
            pictures[number] = Picture(Path(folder) / f"{number - 1}.pgm", dpi, width, height)
        if not pictures:
            raise BrokenFile(f"Tệp “{name}” không có trang ảnh nào.")
        pages = [
            Page(number, _POINTS * picture.width / picture.dpi, _POINTS * picture.height / picture.dpi, image=1.0)
            for number, picture in pictures.items()
        ]
        found, notes = read_pages(pages, lambda page: pictures[page.number], name, limits, on_progress)
    lines = without_running_heads(pages, [found[page.number] for page in pages])
    mend([line for page_lines in lines for line in page_lines])
    text, places = text_of(pages, lines, loose=LOOSE_SCAN)
    return Source(text, image_type(data) or "image/png", places, tuple(notes))
