"""A PDF → one text with the place of every line; pages that are pictures are read by OCR.

pdfium and pdfplumber run in a process of their own (``pdf_worker``), so that a hostile or damaged file can end only that.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from chutri.reading.errors import TooLarge
from chutri.reading.extract import legacy
from chutri.reading.extract.kinds import MEDIA_TYPES
from chutri.reading.extract.letters import nfc
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.page import Line, Page, Word
from chutri.reading.extract.paragraphs import LOOSE, LOOSE_SCAN, page_lines, text_of, without_running_heads
from chutri.reading.extract.source import Source
from chutri.reading.extract.worker import work

_PICTURE = 0.5  # share of the page that images cover before it is taken for a scan
_STAMP = 250  # letters on such a page that may come from a signature stamp laid over it
_UNMAPPED = 0.3  # share of words without readable letters: the font does not say what it draws
_READABLE = str.isalnum


def read_pdf(data: bytes, name: str, limits: Limits, on_progress: Callable[[int, int], None] | None) -> Source:
    """The text of a PDF. Raises BrokenFile, ProtectedFile, TooLarge, MissingProgram."""
    pages = list(_pages(data, name, limits))
    scanned = [page for page in pages if is_scan(page)]
    notes: list[str] = []
    lines: dict[int, list[Line]] = {}
    if scanned:
        lines, notes = _scan(data, name, limits, pages, scanned, on_progress)
    _mend_fonts(pages)
    all_lines = [lines[page.number] if page.number in lines else page_lines(page) for page in pages]
    all_lines = without_running_heads(pages, all_lines)
    # Pages that are pictures with text got it from OCR too, whoever ran it.
    pictures = [found for page, found in zip(pages, all_lines, strict=True) if page.image >= _PICTURE]
    if pictures:
        from chutri.reading.extract.scan import mend

        mend([line for found in pictures for line in found])
    loose = LOOSE_SCAN if 2 * len(scanned) > len(pages) else LOOSE
    text, places = text_of(pages, all_lines, loose=loose)
    return Source(text, MEDIA_TYPES["pdf"], places, tuple(notes))


def is_scan(page: Page) -> bool:
    """Whether a page is a picture of text: no letters but those of a stamp, or letters that nobody can read."""
    letters = sum(len(word.text) for word in page.words)
    if page.image >= _PICTURE and letters < _STAMP:
        return True
    unreadable = sum(not any(map(_READABLE, word.text)) and len(word.text) > 1 for word in page.words)
    return unreadable > _UNMAPPED * len(page.words) and unreadable > 5


def _scan(
    data: bytes,
    name: str,
    limits: Limits,
    pages: list[Page],
    scanned: list[Page],
    on_progress: Callable[[int, int], None] | None,
) -> tuple[dict[int, list[Line]], list[str]]:
    """The lines of the scanned pages, by page number."""
    from chutri.reading.extract import scan

    if len(scanned) < len(pages) and not scan.is_possible():
        missing = ", ".join(str(page.number) for page in scanned)
        return {page.number: [] for page in scanned}, [
            f"Trang {missing} là ảnh quét, chưa đọc được: cần cài tesseract-ocr và tesseract-ocr-vie."
        ]
    with tempfile.TemporaryDirectory(prefix="chutri-") as folder:
        file = Path(folder) / "page.pgm"

        def picture(page: Page) -> scan.Picture:
            told = work(
                "render",
                data,
                name,
                limits,
                {"page": page.number - 1, "dpi": scan.DPI, "pixels": limits.pixels, "file": str(file)},
            )
            return scan.Picture(file, int(told[0]["dpi"]), int(told[0]["width"]), int(told[0]["height"]))

        return scan.read_pages(scanned, picture, name, limits, on_progress)


def _mend_fonts(pages: list[Page]) -> None:
    """Turn words typed in TCVN3 or VNI fonts into Unicode, when most of the document is."""
    encoding = legacy.recognise(" ".join(word.text for page in pages for word in page.words)[:100_000], at_least=10)
    turn = {"tcvn3": legacy.from_tcvn3, "vni": legacy.from_vni}.get(encoding or "")
    if turn:
        for page in pages:
            page.words = [Word(turn(word.text), word.left, word.top, word.right, word.bottom) for word in page.words]


def _pages(data: bytes, name: str, limits: Limits) -> Iterator[Page]:
    told = work("text", data, name, limits, {"pages": limits.pages})
    letters = 0
    for number, page in enumerate(told[1:], 1):
        words = [Word(nfc(text), left, top, right, bottom) for text, left, top, right, bottom in page["words"] if text]
        letters += sum(len(word.text) + 1 for word in words)
        if letters > limits.characters:
            raise TooLarge(f"Tệp “{name}” dài quá {limits.characters // 1_000_000} triệu chữ.")
        tables = [[[tuple(box) if box else None for box in row] for row in table] for table in page["tables"]]
        yield Page(number, page["width"], page["height"], words, tables, page["image"])
