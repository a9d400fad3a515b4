"""Tables as Excel sheets and back."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from chutri.office.lib import sheets
from chutri.office.lib.sheets import UnreadableSheet, read_sheet, write_sheet

HEAD = (("Tên", 20), ("Ngày", 10), ("Số", 5))


def test_what_is_written_is_read_again() -> None:
    rows = [("Sở A\ndòng hai", date(2025, 3, 1), 7), ("", None, None), ("B", None, None)]
    data = write_sheet(HEAD, rows, name="Bảng", title="Bảng", notes=("Ghi chú",))
    assert read_sheet(data, rows_at_most=10) == [
        ["Tên", "Ngày", "Số"], ["Sở A\ndòng hai", date(2025, 3, 1), "7"], ["", "", ""], ["B", "", ""],
    ]  # fmt: skip
    assert openpyxl.load_workbook(BytesIO(data)).sheetnames == ["Bảng", "Hướng dẫn"]


@pytest.mark.parametrize(
    "words", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "https://x.vn"]
)
def test_text_is_never_written_as_a_formula_or_link(words: str) -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_sheet(HEAD, [(words, None, None)], name="B", title="B")))["B"]
    cell = sheet["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)


def test_a_formula_is_read_as_what_it_showed_and_never_computed() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Tên"])
    sheet.append(["=1+1", "x"])
    file = BytesIO()
    book.save(file)  # openpyxl keeps no computed value: nothing was shown
    assert read_sheet(file.getvalue(), rows_at_most=10) == [["Tên", ""], ["", "x"]]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải là bảng tính"),
        (b"PK\x03\x04 broken", "không phải là bảng tính"),
        (write_sheet(HEAD, [("a", None, None)] * 6, name="B", title="B")[:-200], "không phải là bảng tính"),
        (write_sheet(HEAD, [("a", None, None)] * 6, name="B", title="B"), "hơn 5 dòng"),
    ],
)
def test_what_can_not_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSheet, match=words):
        read_sheet(data, rows_at_most=5)


def test_a_file_that_unpacks_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_UNPACKED_LIMIT", 100_000)
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 100_001)
    with pytest.raises(UnreadableSheet, match="bung ra quá lớn"):
        read_sheet(file.getvalue(), rows_at_most=5)
