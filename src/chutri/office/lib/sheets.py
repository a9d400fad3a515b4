"""Tables as Excel sheets and back. Text stays text, whatever it begins with; what is read was computed by nobody here."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

Cell = str | int | date | None

# Excel and LibreOffice take a cell that begins so for a formula once somebody edits it or saves it as CSV.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_767  # Excel's bound, in characters
# A small file can unpack to gigabytes: what it says of itself is looked at before anything is unpacked.
_UNPACKED_LIMIT = 300 * 1024 * 1024


class UnreadableSheet(Exception):
    """The file is no Excel workbook that can be read; the message is Vietnamese."""


def write_sheet(
    head: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]], *, name: str, title: str, notes: Sequence[str] = ()
) -> bytes:
    """Write one sheet whose head (column and width) stays in sight; ``notes`` go on a second sheet, one a row."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": title})
    look = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
    bold = book.add_format({**look, "bold": True, "bg_color": "#E9EFF7", "valign": "vcenter", "align": "center"})
    text = book.add_format(look)
    # the apostrophe that Excel shows in front of such text keeps it text when it is edited
    quoted = book.add_format({**look, "quote_prefix": True})
    day = book.add_format({**look, "num_format": "dd/mm/yyyy", "align": "center"})
    sheet = book.add_worksheet(name)
    for column, (label, width) in enumerate(head):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, label, bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(last, column, cell, day)
            elif isinstance(cell, int):
                sheet.write_number(last, column, cell, text)
            elif not cell:
                sheet.write_blank(last, column, None, text)
            else:
                words = cell[:_LONGEST_CELL]
                sheet.write_string(last, column, words, quoted if words.startswith(_FORMULA_STARTS) else text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(head) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
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
