"""Tasks as an Excel sheet, safe to open: text stays text, whatever it begins with. Rows are written as they come."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from chutri.office.lib.sheets import OPTIONS, Cell, Hand

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
# Excel's bound is 1.048.576; what is more goes on in a sheet of its own.
ROWS_A_SHEET = 1_000_000


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
    hand.begin(sheet, HEAD)
    return sheet


def _finish(sheet: Any, last: int) -> None:
    sheet.autofilter(0, 0, last, len(HEAD) - 1)
