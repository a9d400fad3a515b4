"""The register book as an Excel sheet, in the columns that registry clerks keep; safe to open: text stays text.

Incoming: ngày đến, số đến, tác giả, số ký hiệu, ngày tháng, tên loại và trích yếu, đơn vị hoặc người nhận, ngày chuyển, ký
nhận, ghi chú. Outgoing: số ký hiệu, ngày tháng, tên loại và trích yếu, người ký, nơi nhận, đơn vị hoặc người nhận bản lưu,
số lượng bản, ghi chú (Decree 30/2020, Phụ lục IV).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from chutri.office.documents.choices import Direction

Cell = str | int | date | None
# Excel and LibreOffice take a cell that begins so for a formula once somebody edits it or saves it as CSV.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_767  # Excel's bound, in characters
_FIRST_ROW = 3
INCOMING: tuple[tuple[str, int], ...] = (
    ("Ngày đến", 12),
    ("Số đến", 8),
    ("Tác giả", 30),
    ("Số, ký hiệu", 18),
    ("Ngày tháng văn bản", 12),
    ("Tên loại và trích yếu nội dung", 60),
    ("Đơn vị hoặc người nhận", 26),
    ("Ngày chuyển", 12),
    ("Ký nhận", 12),
    ("Ghi chú", 24),
)
OUTGOING: tuple[tuple[str, int], ...] = (
    ("Số, ký hiệu", 18),
    ("Ngày tháng văn bản", 12),
    ("Tên loại và trích yếu nội dung", 60),
    ("Người ký", 22),
    ("Nơi nhận văn bản", 40),
    ("Đơn vị, người nhận bản lưu", 26),
    ("Số lượng bản", 10),
    ("Ghi chú", 24),
)
_TITLES = {
    Direction.INCOMING: "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
    Direction.OUTGOING: "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    Direction.INTERNAL: "SỔ ĐĂNG KÝ VĂN BẢN NỘI BỘ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the register."""

    arrived_on: date | None
    arrival_number: int | None
    issuer: str
    code: str
    issued_date: date | None
    kind: str
    title: str
    signer: str
    recipients: str
    handler: str
    copies: int | None
    note: str

    def cells(self, direction: Direction) -> tuple[Cell, ...]:
        """Give the cells of its row in a book."""
        what = " ".join(filter(None, (self.kind, self.title)))
        if direction == Direction.INCOMING:
            arrival = (self.arrived_on, self.arrival_number, self.issuer, self.code, self.issued_date)
            return (*arrival, what, self.handler, None, None, self.note)
        return (
            self.code, self.issued_date, what, self.signer, self.recipients, self.handler, self.copies, self.note
        )  # fmt: skip


def register_sheet(lines: Iterable[Line], *, direction: Direction, agency: str) -> bytes:
    """Write one book with its title, a head that stays in sight, and a row for each line."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": _TITLES[direction], "author": agency})
    columns = INCOMING if direction == Direction.INCOMING else OUTGOING
    face = {"font_name": "Times New Roman", "valign": "top", "text_wrap": True}
    look = {**face, "font_size": 12, "border": 1}
    formats = {
        "text": book.add_format(look),
        # the apostrophe that Excel shows in front of such text keeps it text when it is edited
        "quoted": book.add_format({**look, "quote_prefix": True}),
        "day": book.add_format({**look, "num_format": "dd/mm/yyyy", "align": "center"}),
    }
    sheet = book.add_worksheet("Sổ đăng ký")
    plain = {"font_name": "Times New Roman", "align": "center", "valign": "vcenter"}
    last_column = len(columns) - 1
    sheet.merge_range(0, 0, 0, last_column, "", book.add_format({**plain, "font_size": 12, "bold": True}))
    sheet.write_string(0, 0, agency.upper(), book.add_format({**plain, "font_size": 12, "bold": True}))
    sheet.merge_range(1, 0, 1, last_column, "", book.add_format({**plain, "font_size": 14, "bold": True}))
    sheet.write_string(1, 0, _TITLES[direction], book.add_format({**plain, "font_size": 14, "bold": True}))
    head = book.add_format({**look, "bold": True, "bg_color": "#E9EFF7", "valign": "vcenter", "align": "center"})
    for column, (name, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(_FIRST_ROW - 1, column, name, head)
    last = _FIRST_ROW - 1
    for last, line in enumerate(lines, start=_FIRST_ROW):
        for column, cell in enumerate(line.cells(direction)):
            _write(sheet, last, column, cell, formats)
    sheet.freeze_panes(_FIRST_ROW, 0)
    sheet.autofilter(_FIRST_ROW - 1, 0, last, last_column)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST_ROW - 1)
    book.close()
    return file.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats["day"])
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, formats["text"])
    elif not cell:
        sheet.write_blank(row, column, None, formats["text"])
    else:
        words = cell[:_LONGEST_CELL]
        form = formats["quoted"] if words.startswith(_FORMULA_STARTS) else formats["text"]
        sheet.write_string(row, column, words, form)
