"""Pictures of pages → words with their places, by tesseract; pages are read one after the other.

Tesseract reads across the two columns of a letterhead, and where their lines stand at different heights it cuts letters
in half. So the columns are looked for in a first reading, and each is then read again by itself.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chutri.reading.errors import BrokenFile
from chutri.reading.extract import programs
from chutri.reading.extract.columns import column_boxes
from chutri.reading.extract.letters import nfc
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.page import Box, Line, Page, Word
from chutri.reading.extract.paragraphs import page_lines
from chutri.reading.extract.repair import repair
from chutri.reading.extract.rulings import find_tables
from chutri.reading.extract.worker import work

DPI = 240
"""Resolution at which pages of a PDF are drawn; finer ones take longer and are read no better (200 to 400 measured)."""

Progress = Callable[[int, int], None] | None

_POINTS = 72.0
_PAGE, _BLOCK = "3", "6"  # tesseract's ways to divide a picture: find columns and paragraphs, or take one block
_DEEP = frozenset("gjpqyQ,;()[]{}|/ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ")  # letters and signs that reach below the line
_FAINT = 45.0  # per cent: below it a word without letters or digits is dirt on the paper
_SIGNS = frozenset(("-", "–", "+", "•", "*", "./.", ".", ";", ":"))
_GOOD = 75.0  # per cent: pages read with less are tried again, turned
_LEVEL = 0.02  # slope of lines, a little over one degree, from which reading suffers
_NO_WORSE = 0.97  # of what was read before: level lines are worth as much, for columns and paragraphs
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}  # pages are short: more threads only wait for each other
_FRAME = 12  # white pixels around a part that is read by itself: tesseract wants some
_INK = re.compile(rb"[\x00-\x7f]")
_MARGIN = 0.25  # of a line's height, around a column that is cut out


@dataclass(frozen=True, slots=True)
class Picture:
    """A grey picture of one page as a PGM file; ``dpi`` says how many pixels an inch has."""

    file: Path
    dpi: int
    width: int
    height: int


@dataclass(slots=True)
class _Found:
    """A word as tesseract gives it, in pixels, with the line that it belongs to and how sure tesseract is."""

    text: str
    box: tuple[int, int, int, int]
    line: tuple[int, int, int]
    sure: float


def is_possible() -> bool:
    """Whether tesseract and its Vietnamese data are installed."""
    return programs.tesseract_path() is not None and programs.has_vietnamese()


def read_pages(
    pages: list[Page], picture: Callable[[Page], Picture], name: str, limits: Limits, on_progress: Progress
) -> tuple[dict[int, list[Line]], list[str]]:
    """The lines of each page by its number, and notes for the user. Raises MissingProgram, TooLarge, BrokenFile."""
    program = programs.need_ocr(name)
    lines: dict[int, list[Line]] = {}
    with tempfile.TemporaryDirectory(prefix="chutri-") as folder:
        reader = _Reader(program, name, limits, Path(folder))
        for done, page in enumerate(pages, 1):
            reader.read(page, picture(page))
            lines[page.number] = page_lines(page)
            if on_progress:
                on_progress(done, len(pages))
    return lines, [f"Đọc bằng nhận dạng chữ (OCR) {len(pages)} trang quét: cần đối chiếu với bản gốc."]


def mend(lines: list[Line]) -> None:
    """Put right, in place, what OCR misread for certain; the lines are those of a document's scanned pages, in order."""
    for line, text in zip(lines, repair([line.text for line in lines]), strict=True):
        line.text = text


class _Reader:
    """Reads pictures with tesseract within bounds of time."""

    def __init__(self, program: str, name: str, limits: Limits, folder: Path) -> None:
        self._program = program
        self._name = name
        self._limits = limits
        self._folder = folder

    def read(self, page: Page, picture: Picture) -> None:
        """Put the words of the picture on the page, in points."""
        found = self._tesseract(picture, _PAGE)
        if _sureness(found) < _GOOD or abs(_slope(found)) > _LEVEL:
            found, picture = self._straightened(page, found, picture)
        scale = _POINTS / picture.dpi
        words = self._read_tables(page, _words(found, scale, (0.0, 0.0)), picture, scale)
        for pair in column_boxes(words, page.width):
            for box in pair:
                words = self._read_again(box, words, picture, scale)
        page.words = words

    def _straightened(self, page: Page, found: list[_Found], picture: Picture) -> tuple[list[_Found], Picture]:
        """The picture turned upright and level, and what is read on it, unless that is read worse than before."""
        quarters = self._quarters(picture) if _sureness(found) < _GOOD else 0
        file = self._folder / "turned.pgm"
        told = work(
            "turn", b"", self._name, self._limits, {"file": str(picture.file), "to": str(file), "quarters": quarters}
        )
        turned = Picture(file, picture.dpi, int(told[0]["width"]), int(told[0]["height"]))
        again = self._tesseract(turned, _PAGE)
        if _sureness(again) * len(again) < _NO_WORSE * _sureness(found) * len(found):
            return found, picture
        page.quarters = quarters
        page.width, page.height = (_POINTS * side / picture.dpi for side in (turned.width, turned.height))
        return again, turned

    def _quarters(self, picture: Picture) -> int:
        """How many quarters clockwise the page must be turned, as tesseract sees it; none when it cannot tell."""
        command = [self._program, str(picture.file), "stdout", "--psm", "0", "-l", "osd", "--dpi", str(picture.dpi)]
        try:
            out = programs.run(command, name=self._name, seconds=self._limits.page_seconds, environment=_ONE_THREAD)
        except BrokenFile:
            return 0  # too few letters on the page
        said = re.search(rb"Rotate: (\d+)", out)
        return int(said.group(1)) // 90 if said else 0

    def _read_tables(self, page: Page, words: list[Word], picture: Picture, scale: float) -> list[Word]:
        """Find ruled tables and read each of their columns by itself: across its lines tesseract joins words."""
        for cells in find_tables(_pixels(picture), picture.width, picture.height, picture.dpi):
            boxes = [box for row in cells for box in row if box]
            page.tables.append([[_scaled(box, scale) if box else None for box in row] for row in cells])
            around = _scaled(_around(boxes), scale)
            words = [word for word in words if not _is_in(word, around)]
            columns: dict[tuple[int, int], list[Box]] = defaultdict(list)
            for box in boxes:
                columns[round(box[0]), round(box[2])].append(box)
            for strip in columns.values():
                words.extend(self._read_part(strip, picture, scale))
        return words

    def _read_again(self, box: Box, words: list[Word], picture: Picture, scale: float) -> list[Word]:
        """The words with those inside the box replaced by what a reading of the box alone gives."""
        inside = [word for word in words if _is_in(word, box)]
        if not inside:
            return words
        margin = _MARGIN * max(word.bottom - word.top for word in inside)
        wider = (box[0], box[1] - margin, box[2], box[3] + margin)
        again = self._read_part([_scaled(wider, 1 / scale)], picture, scale)
        return [word for word in words if not _is_in(word, box)] + [word for word in again if _is_in(word, wider)]

    def _read_part(self, boxes: list[Box], picture: Picture, scale: float) -> list[Word]:
        """What stands in the boxes (in pixels), everything else wiped out."""
        part, left, top = cut(picture, boxes, self._folder / "part.pgm")
        if part is None:
            return []
        return _words(self._tesseract(part, _BLOCK), scale, (left * scale, top * scale))

    def _tesseract(self, picture: Picture, division: str) -> list[_Found]:
        command = [
            self._program,
            str(picture.file),
            "stdout",
            "-l",
            "vie",
            "--psm",
            division,
            "--dpi",
            str(picture.dpi),
            "tsv",
        ]
        out = programs.run(command, name=self._name, seconds=self._limits.page_seconds, environment=_ONE_THREAD)
        return _found(out.decode(errors="replace"))


def _sureness(found: list[_Found]) -> float:
    """How sure tesseract is of the page, in per cent, each word weighing as much as its length."""
    letters = sum(len(item.text) for item in found)
    return sum(item.sure * len(item.text) for item in found) / letters if letters else 0.0


def _slope(found: list[_Found]) -> float:
    """How much the lines rise or fall along the page."""
    ends: dict[tuple[int, int, int], list[_Found]] = defaultdict(list)
    for item in found:
        ends[item.line].append(item)
    slopes = sorted(
        (items[-1].box[3] - items[0].box[3]) / (items[-1].box[0] - items[0].box[0])
        for items in ends.values()
        if items[-1].box[0] - items[0].box[0] > 8 * (items[0].box[3] - items[0].box[1])
    )
    return slopes[len(slopes) // 2] if slopes else 0.0


def _is_in(word: Word, box: Box) -> bool:
    return box[0] <= (word.left + word.right) / 2 < box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]


def _found(table: str) -> list[_Found]:
    """The words of tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, sureness, text."""
    found: list[_Found] = []
    for row in table.split("\n"):
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5":
            continue
        text, sure = nfc(cells[11].strip()), float(cells[10])
        if not text or (sure < _FAINT and not any(map(str.isalnum, text)) and text not in _SIGNS):
            continue
        left, top, width, height = map(int, cells[6:10])
        found.append(
            _Found(text, (left, top, left + width, top + height), (int(cells[2]), int(cells[3]), int(cells[4])), sure)
        )
    return found


def _words(found: list[_Found], scale: float, corner: tuple[float, float]) -> list[Word]:
    """Words of one line get one upper and one lower edge, as in a PDF: the line's own, whatever hangs or towers."""
    by_line: dict[tuple[int, int, int], list[_Found]] = defaultdict(list)
    for item in found:
        by_line[item.line].append(item)
    words: list[Word] = []
    for items in by_line.values():
        heights = sorted(item.box[3] - item.box[1] for item in items)
        height = 1.1 * heights[int(0.8 * (len(heights) - 1))]
        flat = sorted(item.box[3] for item in items if not _DEEP.intersection(item.text) and len(item.text) > 1)
        base = flat[len(flat) // 2] if flat else sorted(item.box[3] for item in items)[len(items) // 2] - 0.2 * height
        top, bottom = (base - 0.8 * height) * scale + corner[1], (base + 0.2 * height) * scale + corner[1]
        words.extend(
            Word(item.text, item.box[0] * scale + corner[0], top, item.box[2] * scale + corner[0], bottom)
            for item in items
        )
    return words


def _scaled(box: Box, scale: float) -> Box:
    return box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale


def _around(boxes: list[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _pixels(picture: Picture) -> bytes:
    """The pixels of a PGM file, whose head is of no fixed length."""
    return picture.file.read_bytes()[-picture.width * picture.height :]


def cut(picture: Picture, boxes: list[Box], file: Path) -> tuple[Picture | None, int, int]:
    """The boxes (in pixels) as a picture of their own, white between them, and where its corner stands.

    No picture when the boxes hold nothing to read.
    """
    pixels = _pixels(picture)
    around = _around(boxes)
    left, top = max(0, int(around[0]) - _FRAME), max(0, int(around[1]) - _FRAME)
    right, bottom = min(picture.width, int(around[2]) + _FRAME), min(picture.height, int(around[3]) + _FRAME)
    if right - left <= 2 * _FRAME or bottom - top <= 2 * _FRAME:
        return None, left, top
    rows = [b"\xff" * (right - left)] * (bottom - top)
    for box in boxes:
        begin, end = max(left, int(box[0])), min(right, int(box[2]))
        before, after = b"\xff" * (begin - left), b"\xff" * (right - end)
        for row in range(max(top, int(box[1])), min(bottom, int(box[3]))):
            rows[row - top] = before + pixels[row * picture.width + begin : row * picture.width + end] + after
    if not _INK.search(b"".join(rows)):
        return None, left, top
    file.write_bytes(b"P5 %d %d 255\n" % (right - left, bottom - top) + b"".join(rows))
    return Picture(file, picture.dpi, right - left, bottom - top), left, top
