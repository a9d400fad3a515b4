"""The figures as a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import openpyxl

from chutri.office.dashboard.rules.sheet import figures_sheet
from tests.office.dashboard.rules.test_figures import Tally


@dataclass(frozen=True)
class Named:
    name: str
    tally: Tally


def test_a_row_a_name_and_no_name_is_a_formula() -> None:
    rows = [Named("=1+1", Tally(on_time=1, overdue=1)), Named("", Tally(running=2, silent=1))]
    book = openpyxl.load_workbook(BytesIO(figures_sheet(rows, first="Cơ quan", on=date(2026, 3, 5))))
    values = list(book["Tổng quan"].iter_rows(values_only=True))
    assert values[0][:3] == ("Cơ quan", "Tổng số", "Xong đúng hạn")
    assert values[1] == ("=1+1", 2, 1, 0, 0, 1, 0, 0, 0, 50)
    assert book["Tổng quan"].cell(2, 1).data_type == "s"
    assert values[2] == ("Chưa xác định cơ quan", 2, 0, 0, 2, 0, 0, 0, 1, None)
    notes = [str(row[0]) for row in book["Hướng dẫn"].iter_rows(values_only=True)]
    assert (notes[0], len(notes)) == ("Tính đến ngày 05/03/2026.", 8)
