"""Runs as a process of its own: everything that native code does to a PDF happens here, within bounds.

A damaged or hostile file may crash or hang pdfium or pdfminer; then only this process ends. It is started by path,
without the site module, so that it costs about 50 ms; it imports nothing of this project.

    pdf_worker.py text OPTIONS      PDF on stdin → a JSON line for the document, then one for each page
    pdf_worker.py render OPTIONS    PDF on stdin → one page as a grey PGM file

OPTIONS is JSON; ``paths`` is added to the module search path. A line ``{"error": …}`` says why nothing came.
Coordinates are points from the page's top left corner, as the page is seen (rotation applied).
"""

from __future__ import annotations

import ctypes
import io
import json
import os
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

Options = dict[str, Any]
Raw = Any  # pypdfium2_raw, which has no types, and its handles

_PATH, _IMAGE, _FORM = 2, 3, 5  # pdfium's kinds of page objects
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_FONT_HEIGHT = 1.12  # of its size: from the deepest to the highest letter
_BELOW = 0.22  # share of a font's height that lies below its baseline
_TOUCHING = 0.12  # of the height: a narrower gap is none between words
_MOST_OBJECTS = 20_000  # page objects that are looked at; drawings have millions
_THIN = 3.0  # points: a ruling line is not thicker
_LONG = 12.0  # points: nor shorter


class Unreadable(Exception):
    """Why nothing could be read: ``password``, ``format``, ``pages``, ``long``, ``pixels``."""


def _bound(options: Options) -> None:
    memory, seconds = options["memory"], int(options["seconds"])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _Document:
    def __init__(self, raw: Raw, data: bytes) -> None:
        self.raw = raw
        self.data = data
        raw.FPDF_InitLibrary()
        self.handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not self.handle:
            raise Unreadable("password" if raw.FPDF_GetLastError() == _PASSWORD else "format")
        self.count = raw.FPDF_GetPageCount(self.handle)

    def page(self, number: int) -> Raw:
        """One page, counted from 0."""
        return self.raw.FPDF_LoadPage(self.handle, number)


def _open() -> _Document:
    import pypdfium2_raw as raw

    return _Document(raw, sys.stdin.buffer.read())


# ---- text


def read_text(options: Options, out: BinaryIO) -> None:
    """Tell of every page: its size, its words, its tables, and how much of it is a picture."""
    document = _open()
    if document.count > options["pages"]:
        raise Unreadable("pages")
    _put(out, {"pages": document.count})
    plumber = _Plumber(document.data)
    letters = 0
    for number in range(document.count):
        page = _read_page(document, number, plumber)
        letters += sum(len(word[0]) + 1 for word in page["words"])
        if letters > options["characters"]:
            raise Unreadable("long")
        _put(out, page)


def _read_page(document: _Document, number: int, plumber: _Plumber) -> dict[str, Any]:
    raw = document.raw
    page = document.page(number)
    if not page:
        return {"width": 595.0, "height": 842.0, "words": [], "image": 0.0, "tables": [], "broken": True}
    try:
        view = _View(raw, page)
        words = _words(raw, page, view)
        images, rulings = _survey(raw, page, view)
        tables = plumber.tables(number) if rulings else []
        return {"width": view.width, "height": view.height, "words": words, "image": images, "tables": tables}
    finally:
        raw.FPDF_ClosePage(page)


class _View:
    """From the page's own coordinates to points from the top left corner as the page is seen."""

    def __init__(self, raw: Raw, page: Raw) -> None:
        self.width, self.height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        self.turn = raw.FPDFPage_GetRotation(page)
        box: Any = raw.FS_RECTF()
        known = raw.FPDF_GetPageBoundingBox(page, box)
        self.left: float = box.left if known else 0.0
        self.bottom: float = box.bottom if known else 0.0

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        left, right, bottom, top = left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        if self.turn == 1:
            return bottom, left, top, right
        if self.turn == 2:
            return self.width - right, bottom, self.width - left, top
        if self.turn == 3:
            return self.width - top, self.height - right, self.width - bottom, self.height - left
        return left, self.height - top, right, self.height - bottom


def _words(raw: Raw, page: Raw, view: _View) -> list[list[Any]]:
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        count = raw.FPDFText_CountChars(text_page)
        return _split(raw, text_page, view, _characters(raw, text_page, count)) if count > 0 else []
    finally:
        raw.FPDFText_ClosePage(text_page)


def _characters(raw: Raw, text_page: Raw, count: int) -> str:
    """One character for each of pdfium's; in one call where both counts agree, one by one where they do not."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(text_page, at) for at in range(count))
    return "".join(
        " " if (code < 32 and code not in (2, 10, 13)) or 0xD800 <= code < 0xE000 else chr(code) for code in codes
    )


class _Letters:
    """Where single characters of a text page stand, in the page's own coordinates."""

    def __init__(self, raw: Raw, text_page: Raw) -> None:
        self.raw = raw
        self.text_page = text_page
        self._box: Any = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def box(self, at: int) -> tuple[float, float, float, float] | None:
        """Left, right, height and baseline of a character; ``None`` when pdfium knows none.

        The height is made from the size of the font, and the baseline is where the letter was put: some fonts give
        pdfium the bounds of each letter instead of their own, and a line of several fonts agrees on its baseline only.
        """
        raw, page, box, matrix = self.raw, self.text_page, self._box, self._matrix
        if not raw.FPDFText_GetLooseCharBox(page, at, box) or not raw.FPDFText_GetCharOrigin(
            page, at, self._x, self._y
        ):
            return None
        height = box.top - box.bottom
        size = raw.FPDFText_GetFontSize(page, at)
        if size > 0 and raw.FPDFText_GetMatrix(page, at, matrix):
            size *= (matrix.c**2 + matrix.d**2) ** 0.5
            if 0.3 * height < _FONT_HEIGHT * size < 6 * height:
                height = _FONT_HEIGHT * size
        return box.left, box.right, height, self._y.value

    def sides(self, at: int, left: float, right: float) -> tuple[float, float]:
        """The edges of a word whose first letter's are given, widened to those of another letter."""
        box = self._box
        if not self.raw.FPDFText_GetLooseCharBox(self.text_page, at, box):
            return left, right
        return min(left, box.left), max(right, box.right)

    def in_order(self, first: int, last: int) -> bool:
        """Whether each character stands right of the one before."""
        left = float("-inf")
        for at in range(first, last + 1):
            if self.raw.FPDFText_GetCharOrigin(self.text_page, at, self._x, self._y):
                if self._x.value < left:
                    return False
                left = self._x.value
        return True

    def goes_on(self, before: int, after: int) -> bool:
        """Whether two characters between which pdfium put a space or line end of its own stand in one word.

        Letters that one font lacks come from another (LibreOffice does so with half of all Vietnamese letters), and
        pdfium takes the change for a gap.
        """
        one, other = self.box(before), self.box(after)
        if one is None or other is None:
            return False
        height = min(one[2], other[2])
        return abs(one[3] - other[3]) < 0.2 * height and -0.3 * height < other[0] - one[1] < _TOUCHING * height


def _split(raw: Raw, text_page: Raw, view: _View, characters: str) -> list[list[Any]]:
    letters = _Letters(raw, text_page)
    generated = raw.FPDFText_IsGenerated
    words: list[list[Any]] = []
    text: list[str] = []
    first: int | None = None
    last = 0
    for at, char in enumerate(characters):
        # U+0002 is how pdfium shows a hyphen that ends a line: it closes the word
        hyphen = char in "\x02\ufffe"
        if not hyphen and not char.isspace() and char not in "\x00\uffff":
            if first is None:
                first = at
            elif last != at - 1 and not letters.goes_on(last, at):
                _close(letters, view, words, text, first, last)
                text, first = [], at
            text.append(char)
            last = at
        elif first is not None and (hyphen or generated(text_page, at) != 1):
            _close(letters, view, words, [*text, "-"] if hyphen else text, first, last)
            text, first = [], None
    if first is not None:
        _close(letters, view, words, text, first, last)
    return words


def _close(letters: _Letters, view: _View, words: list[list[Any]], text: list[str], first: int, last: int) -> None:
    """Take a word in; letter by letter when its letters were not drawn from left to right (``cầu`` as ``cu``, ``ầ``)."""
    whole = "".join(text)
    if last - first >= len(text) or whole.isascii() or len(text) == 1 or letters.in_order(first, last):
        _put_word(letters, view, words, whole, first, last)
        return
    for place, char in enumerate(text):
        _put_word(letters, view, words, char, min(first + place, last), min(first + place, last))


def _put_word(letters: _Letters, view: _View, words: list[list[Any]], text: str, first: int, last: int) -> None:
    one = letters.box(first)
    if one is None:
        return
    left, right, height, base = one
    if last != first:
        left, right = letters.sides(last, left, right)
    box = view.box(left, base - _BELOW * height, right, base + (1 - _BELOW) * height)
    words.append([text, *(round(value, 2) for value in box)])


def _survey(raw: Raw, page: Raw, view: _View) -> tuple[float, bool]:
    """How much of the page images cover, and whether ruling lines cross on it."""
    area = 0.0
    upright: set[int] = set()
    level: set[int] = set()
    for kind, left, bottom, right, top in _objects(raw, page):
        if kind == _IMAGE:
            area += max(0.0, right - left) * max(0.0, top - bottom)
            continue
        x0, y0, x1, y1 = view.box(left, bottom, right, top)
        wide, high = x1 - x0 >= _LONG, y1 - y0 >= _LONG
        if high and (wide or x1 - x0 <= _THIN):
            upright.update((round(x0), round(x1)))
        if wide and (high or y1 - y0 <= _THIN):
            level.update((round(y0), round(y1)))
    return min(1.0, area / max(1.0, view.width * view.height)), _distinct(upright) >= 3 and _distinct(level) >= 3


def _distinct(places: set[int]) -> int:
    ordered = sorted(places)
    return sum(1 for at, place in enumerate(ordered) if at == 0 or place - ordered[at - 1] > _THIN)


def _objects(raw: Raw, page: Raw) -> Iterator[tuple[int, float, float, float, float]]:
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    for at in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == _FORM:
            inner = [
                raw.FPDFFormObj_GetObject(item, place)
                for place in range(min(raw.FPDFFormObj_CountObjects(item), _MOST_OBJECTS))
            ]
        else:
            inner = [item]
        for part in inner:
            kind = raw.FPDFPageObj_GetType(part)
            if kind in (_PATH, _IMAGE) and raw.FPDFPageObj_GetBounds(part, left, bottom, right, top):
                yield kind, left.value, bottom.value, right.value, top.value


class _Plumber:
    """pdfplumber, opened when the first page with ruling lines comes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None
        self._failed = False

    def tables(self, number: int) -> list[list[list[list[float] | None]]]:
        """The tables of a page, each a list of rows of cell boxes (``None`` where a cell is merged into another)."""
        if self._failed:
            return []
        try:
            if self._document is None:
                import pdfplumber

                self._document = pdfplumber.open(io.BytesIO(self._data))
            page = self._document.pages[number]
            found = [
                [[cell and [round(value, 2) for value in cell] for cell in row.cells] for row in table.rows]
                for table in page.find_tables()
            ]
            page.close()
            return [rows for rows in found if len(rows) > 1 and max(map(len, rows)) > 1]
        except Exception:
            self._failed = True  # the words are still there, as lines
            return []


# ---- pages as images


def render(options: Options, out: BinaryIO) -> None:
    """Draw one page as a grey PGM file, coarser than asked when it would pass the bound of pixels."""
    document = _open()
    raw = document.raw
    page = document.page(options["page"])
    if not page:
        raise Unreadable("format")
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    scale = min(options["dpi"] / 72, (options["pixels"] / max(1.0, width * height)) ** 0.5)
    across, down = max(1, int(width * scale)), max(1, int(height * scale))
    bitmap = raw.FPDFBitmap_CreateEx(across, down, raw.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        raise Unreadable("pixels")
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE)
    stride = raw.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * down)
    with Path(options["file"]).open("wb") as file:
        file.write(b"P5 %d %d 255\n" % (across, down))
        for row in range(down):
            file.write(pixels[row * stride : row * stride + across])
    _put(out, {"width": across, "height": down, "dpi": round(scale * 72)})


def _put(out: BinaryIO, value: dict[str, Any]) -> None:
    out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")
    out.flush()


def main() -> None:
    """Do the job that the command line names, and end."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever native code prints must not get between our lines
    options = json.loads(sys.argv[2])
    sys.path.extend(options["paths"])
    _bound(options)
    try:
        {"text": read_text, "render": render}[sys.argv[1]](options, out)
    except Unreadable as error:
        _put(out, {"error": str(error)})
    except MemoryError:
        _put(out, {"error": "memory"})
    os._exit(0)  # without the clean-up of libraries, in which a damaged document could still crash


if __name__ == "__main__":
    main()
