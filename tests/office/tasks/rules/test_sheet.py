"""The Excel sheet, read back."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from chutri.office.lib.sheets import Cell
from chutri.office.tasks.rules.sheet import HEAD, write_task_sheet


def row(action: str = "Họp", due: date | None = None) -> tuple[Cell, ...]:
    return (1, "46/KH-UBND", "1", "Sở Nội vụ", "", "Chủ trì", "Giao", action, "", due, "", "Chưa bắt đầu", 0, "", "")


def read_back(*rows: tuple[Cell, ...]) -> Worksheet:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        write_task_sheet(path, rows, title="Danh sách")
        return openpyxl.load_workbook(path)["Nhiệm vụ"]


def test_the_sheet_has_a_head_and_a_row_a_task() -> None:
    sheet = read_back(row(), row(due=date(2026, 3, 10)))
    values = list(sheet.iter_rows(values_only=True))
    assert values[0] == tuple(name for name, _ in HEAD)
    assert values[1][:8] == (1, "46/KH-UBND", "1", "Sở Nội vụ", None, "Chủ trì", "Giao", "Họp")
    assert (values[1][9], values[2][9]) == (None, datetime(2026, 3, 10))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:O3")


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "+84", "-2", "@SUM(A1)", "\t=1", "https://x.example", "007"]
)
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    cell = read_back(row(text))["H2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    assert cell.quotePrefix == (text[0] in "=+-@\t")


def test_a_text_past_excel_s_bound_is_cut() -> None:
    assert len(str(read_back(row("x" * 40_000))["H2"].value)) == 32_767


def test_no_task_makes_an_empty_sheet() -> None:
    assert read_back().max_row == 1


def test_what_no_sheet_of_excel_could_hold_goes_on_in_another(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert write_task_sheet(path, (row(str(number)) for number in range(5)), title="x", rows_a_sheet=2) == 5
    book = openpyxl.load_workbook(path)
    assert [(sheet.title, sheet.max_row) for sheet in book.worksheets] == [
        ("Nhiệm vụ", 3),
        ("Nhiệm vụ (2)", 3),
        ("Nhiệm vụ (3)", 2),
    ]
