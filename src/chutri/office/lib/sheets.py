"""Tables as Excel sheets and back. Text stays text, whatever it begins with; what is read was computed by nobody here."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

Cell = str | int | date | None

# Excel and LibreOffice take a cell that begins so for a formula once somebody edits it or saves it as CSV.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767  # Excel's bound, in characters
LOOK = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
# Nothing that is written is taken for a formula, an address or a number by itself.
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# A small file can unpack to gigabytes: what it says of itself is looked at before anything is unpacked.
_UNPACKED_LIMIT = 300 * 1024 * 1024


class UnreadableSheet(Exception):
    """The file is no Excel workbook that can be read; the message is Vietnamese."""


class Hand:
    """The formats of a workbook, and how the head and the cells of a table are written with them."""

    def __init__(self, book: Any) -> None:
        """Add the formats to a workbook."""
        self.head = book.add_format(
            {**LOOK, "bold": True, "bg_color": "#E9EFF7", "valign": "vcenter", "align": "center"}
        )
        self.text = book.add_format(LOOK)
        # the apostrophe that Excel shows in front of such text keeps it text when it is edited
        self.quoted = book.add_format({**LOOK, "quote_prefix": True})
        self.day = book.add_format({**LOOK, "num_format": "dd/mm/yyyy", "align": "center"})

    def begin(self, sheet: Any, head: Sequence[tuple[str, int]], row: int = 0) -> None:
        """Write the head (column and width), which stays in sight and stands on every printed page, landscape A4."""
        for column, (label, width) in enumerate(head):
            sheet.set_column(column, column, width)
            sheet.write_string(row, column, label, self.head)
        sheet.freeze_panes(row + 1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(row)

    def write(self, sheet: Any, row: int, cells: Iterable[Cell]) -> None:
        """Write one row; text is text even where it looks like a formula."""
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                sheet.write_datetime(row, column, cell, self.day)
            elif isinstance(cell, int):
                sheet.write_number(row, column, cell, self.text)
            elif not cell:
                sheet.write_blank(row, column, None, self.text)
            else:
                words = cell[:LONGEST_CELL]
                sheet.write_string(row, column, words, self.quoted if words.startswith(_FORMULA_STARTS) else self.text)


def write_sheet(
    head: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]], *, name: str, title: str, notes: Sequence[str] = ()
) -> bytes:
    """Write one sheet whose head (column and width) stays in sight; ``notes`` go on a second sheet, one a row."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **OPTIONS})
    book.set_properties({"title": title})
    hand = Hand(book)
    sheet = book.add_worksheet(name)
    hand.begin(sheet, head)
    last = 0
    for last, row in enumerate(rows, start=1):
        hand.write(sheet, last, row)
    sheet.autofilter(0, 0, last, len(head) - 1)
    if notes:
        _write_notes(book, notes)
    book.close()
    return file.getvalue()


def _write_notes(book: xlsxwriter.Workbook, notes: Sequence[str]) -> None:
    sheet = book.add_worksheet("Hướng dẫn")
    look = book.add_format({"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100)
    for place, note in enumerate(notes):
        sheet.write_string(place, 0, note, look)


def read_sheet(data: bytes, *, rows_at_most: int) -> list[list[str | date]]:
    """Read the first sheet: texts trimmed (lines kept), whole numbers without a point, days as days, formulas as the text they show.

    Raises UnreadableSheet for what is no .xlsx, unpacks too large, or has more rows.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _UNPACKED_LIMIT:
                raise UnreadableSheet("Tệp Excel bung ra quá lớn, hệ thống không mở.")
        sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
        found = sheet.to_python(skip_empty_area=False, nrows=rows_at_most + 1)
    except (zipfile.BadZipFile, CalamineError, OSError, ValueError) as error:
        raise UnreadableSheet("Tệp không phải là bảng tính Excel (.xlsx) đọc được.") from error
    if len(found) > rows_at_most:
        raise UnreadableSheet(f"Bảng có hơn {rows_at_most} dòng; hãy chia thành nhiều tệp.")
    return [[_cell(cell) for cell in row] for row in found]


def _cell(value: object) -> str | date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    lines = str(value).replace("\xa0", " ").splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()
