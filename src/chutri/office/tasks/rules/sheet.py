"""Tasks as an Excel sheet, safe to open: text stays text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO

import xlsxwriter

Cell = str | int | date | None
HEAD: tuple[tuple[str, int], ...] = (
    ("STT", 6),
    ("Kế hoạch", 18),
    ("Mục", 9),
    ("Cơ quan được giao", 32),
    ("Vai trò", 12),
    ("Hình thức", 10),
    ("Nội dung nhiệm vụ", 70),
    ("Phối hợp", 36),
    ("Ngày hạn", 12),
    ("Thời hạn theo văn bản", 26),
    ("Tình trạng", 16),
)
# Excel and LibreOffice take a cell that begins so for a formula once somebody edits it or saves it as CSV.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_767  # Excel's bound, in characters


def task_sheet(rows: Iterable[tuple[Cell, ...]], *, title: str) -> bytes:
    """Write one sheet with a head that stays in sight and filters; rows as HEAD names the columns."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": title})
    look = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
    head = book.add_format({**look, "bold": True, "bg_color": "#E9EFF7", "valign": "vcenter", "align": "center"})
    text = book.add_format(look)
    # the apostrophe that Excel shows in front of such text keeps it text when it is edited
    quoted = book.add_format({**look, "quote_prefix": True})
    day = book.add_format({**look, "num_format": "dd/mm/yyyy", "align": "center"})
    sheet = book.add_worksheet("Nhiệm vụ")
    for column, (name, width) in enumerate(HEAD):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
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
    sheet.autofilter(0, 0, last, len(HEAD) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return file.getvalue()
