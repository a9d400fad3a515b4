"""Tasks as an Excel sheet, safe to open: text stays text, whatever it begins with. Rows are written as they come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

Cell = str | int | date | None
HEAD: tuple[tuple[str, int], ...] = (
    ("STT", 6),
    ("Kế hoạch", 18),
    ("Mục", 9),
    ("Chủ trì", 32),
    ("Người thực hiện", 20),
    ("Vai trò", 12),
    ("Hình thức", 10),
    ("Nội dung nhiệm vụ", 70),
    ("Phối hợp", 36),
    ("Ngày hạn", 12),
    ("Thời hạn theo văn bản", 26),
    ("Giai đoạn", 16),
    ("Tiến độ (%)", 9),
    ("Tình hình thực hiện", 40),
    ("Tình trạng", 18),
)
# Excel and LibreOffice take a cell that begins so for a formula once somebody edits it or saves it as CSV.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767  # Excel's bound, in characters
# Excel's bound is 1.048.576; what is more goes on in a sheet of its own.
ROWS_A_SHEET = 1_000_000
LOOK = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Hand:
    """The formats of a workbook, and how a cell is written with them."""

    def __init__(self, book: Any) -> None:
        """Add the formats to a workbook."""
        self.head = book.add_format(
            {**LOOK, "bold": True, "bg_color": "#E9EFF7", "valign": "vcenter", "align": "center"}
        )
        self.text = book.add_format(LOOK)
        # the apostrophe that Excel shows in front of such text keeps it text when it is edited
        self.quoted = book.add_format({**LOOK, "quote_prefix": True})
        self.day = book.add_format({**LOOK, "num_format": "dd/mm/yyyy", "align": "center"})

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
                looks = self.quoted if words.startswith(FORMULA_STARTS) else self.text
                sheet.write_string(row, column, words, looks)


def write_task_sheet(
    path: Path, rows: Iterable[tuple[Cell, ...]], *, title: str, rows_a_sheet: int = ROWS_A_SHEET
) -> int:
    """Write rows (as HEAD names the columns) into a file, with a head that stays in sight and filters; give their number.

    No more than a row is held at a time, so that the length has no bound but the disk.
    """
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, **OPTIONS})
    book.set_properties({"title": title})
    hand = Hand(book)
    sheet, total, last = _new_sheet(book, hand, "Nhiệm vụ"), 0, 0
    for row in rows:
        if last == rows_a_sheet:
            _finish(sheet, last)
            sheet, last = _new_sheet(book, hand, f"Nhiệm vụ ({len(book.worksheets()) + 1})"), 0
        total, last = total + 1, last + 1
        hand.write(sheet, last, row)
    _finish(sheet, last)
    book.close()
    return total


def _new_sheet(book: Any, hand: Hand, name: str) -> Any:
    sheet = book.add_worksheet(name)
    for column, (words, width) in enumerate(HEAD):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, hand.head)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _finish(sheet: Any, last: int) -> None:
    sheet.autofilter(0, 0, last, len(HEAD) - 1)
