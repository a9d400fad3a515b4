"""The figures as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Protocol

import xlsxwriter

from chutri.office.dashboard.rules.figures import FIGURES, Counted, in_time_share


class Row(Protocol):
    """An agency or a plan with its tally."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def tally(self) -> Counted:
        """How its tasks stand."""


def figures_sheet(rows: Iterable[Row], *, first: str, on: date) -> bytes:
    """Give one row a name with all its figures; ``first`` heads the names. Names are written as text, never as formulas."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Tổng quan")
        bold, day = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 0, "Tính đến ngày")
        sheet.write_datetime(0, 1, on, day)
        heads = [first, "Tổng số", *(figure.label for figure in FIGURES), "Tỷ lệ đúng hạn (%)"]
        for column, head in enumerate(heads):
            sheet.write_string(2, column, head, bold)
        for line, row in enumerate(rows, start=3):
            sheet.write_string(line, 0, row.name or "Văn bản không nêu cơ quan")
            values = [row.tally.total, *(int(getattr(row.tally, figure.key)) for figure in FIGURES)]
            for column, value in enumerate(values, start=1):
                sheet.write_number(line, column, value)
            share = in_time_share(row.tally)
            if share is not None:
                sheet.write_number(line, len(values) + 1, share)
        sheet.set_column(0, 0, 48)
        sheet.set_column(1, len(heads), 13)
        sheet.freeze_panes(3, 1)
    return out.getvalue()
