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

import xlsxwriter

from chutri.office.documents.choices import Direction
from chutri.office.lib.sheets import OPTIONS, Cell, Hand

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
    book = xlsxwriter.Workbook(file, {"in_memory": True, **OPTIONS})
    book.set_properties({"title": _TITLES[direction], "author": agency})
    columns = INCOMING if direction == Direction.INCOMING else OUTGOING
    hand, sheet = Hand(book), book.add_worksheet("Sổ đăng ký")
    for row, (words, size) in enumerate(((agency.upper(), 12), (_TITLES[direction], 14))):
        look = {"font_name": "Times New Roman", "align": "center", "valign": "vcenter", "font_size": size, "bold": True}
        sheet.merge_range(row, 0, row, len(columns) - 1, "", book.add_format(look))
        sheet.write_string(row, 0, words, book.add_format(look))
    hand.begin(sheet, columns, _FIRST_ROW - 1)
    last = _FIRST_ROW - 1
    for last, line in enumerate(lines, start=_FIRST_ROW):
        hand.write(sheet, last, line.cells(direction))
    sheet.autofilter(_FIRST_ROW - 1, 0, last, len(columns) - 1)
    book.close()
    return file.getvalue()
