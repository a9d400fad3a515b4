"""What one row of an Excel sheet says."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.people.rules.agency_sheet import COLUMNS, NoSuchColumns, Ref, rows_of

HEAD = [label for label, _ in COLUMNS.values()]


def test_a_row_is_read_by_its_columns_in_any_order() -> None:
    (row,) = rows_of([["ghi chu", "TÊN CƠ QUAN", "cột lạ"], ["", "Sở A", "x"], ["", "", ""]])
    assert (row.line, row.key, row.said, row.errors) == (2, None, {"note": "", "name": "Sở A"}, [])


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("Loại", "so, ban, nganh", "department"),
        ("Loại", "Sở, ban, ngành", "department"),
        ("Cấp", "", ""),
        ("Loại địa bàn", "Phường", "ward"),
        ("Hoạt động từ", date(2025, 3, 1), date(2025, 3, 1)),
        ("Hoạt động từ", "01/03/2025", date(2025, 3, 1)),
        ("Kết thúc từ", "2025-07-01", date(2025, 7, 1)),
        ("Kết thúc từ", "", None),
        ("Cơ quan cấp trên", "UBND tỉnh A (mã 12)", Ref("UBND tỉnh A", 12)),
        ("Cơ quan cấp trên", "", None),
        ("Đơn vị kế thừa", "A (mã 3) [một phần]; B", (Ref("A", 3, True), Ref("B"))),
        ("Tên gọi khác", "B; A;  ; A", ("A", "B")),
        ("Mã định danh", "gso: 00070; qd20:H01", (("gso", "00070"), ("qd20", "H01"))),
        ("Ghi chú", "=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),
    ],
)
def test_cells(column: str, cell: str | date, value: object) -> None:
    (row,) = rows_of([["Tên cơ quan", column], ["Sở A", cell]])
    assert ([*row.said.values()][1], row.errors) == (value, [])


@pytest.mark.parametrize(
    ("column", "cell", "error"),
    [
        ("Loại", "Sơ", "Loại: không có loại “Sơ”; xem trang Hướng dẫn của tệp mẫu."),
        ("Kết thúc từ", "tháng 7", "Kết thúc từ: “tháng 7” không phải là ngày dạng 01/03/2025."),
        ("Kết thúc từ", "31/02/2025", "Kết thúc từ: “31/02/2025” không phải là ngày dạng 01/03/2025."),
        ("Mã trong hệ thống", "x1", "Mã trong hệ thống “x1” không phải là số."),
        ("Mã định danh", "00070", "Mã định danh “00070” phải có dạng hệ mã: mã, ví dụ gso: 00070."),
    ],
)
def test_cells_that_say_nothing_sensible(column: str, cell: str, error: str) -> None:
    (row,) = rows_of([["Tên cơ quan", column], ["Sở A", cell]])
    assert row.errors == [error]


def test_a_row_needs_a_name_and_a_sheet_its_column() -> None:
    (row,) = rows_of([HEAD, ["1", "", "SNV", *[""] * (len(HEAD) - 3)]])
    assert row.errors == ["Thiếu tên cơ quan."]
    for table in ([], [["Họ và tên"], ["An"]]):
        with pytest.raises(NoSuchColumns, match="Không thấy cột “Tên cơ quan”"):
            rows_of(table)


def test_a_reference_reads_as_it_is_written() -> None:
    assert [str(one) for one in (Ref("A"), Ref("A", 3), Ref("A", 3, True))] == ["A", "A (mã 3)", "A (mã 3) [một phần]"]
