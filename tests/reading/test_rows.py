"""Rows of assignment tables: the heads of the columns play the labels' part."""

from __future__ import annotations

import pytest

from tests.reading.tasks import lines

HEAD = "| TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
FIRST = "| 1 | Rà soát văn bản | Sở Tư pháp | Các sở, ban, ngành | Quý I/2026 |\n"


def rows(table: str) -> list[str]:
    """The tasks of a table in an annex, without its place."""
    found = lines("PHỤ LỤC\n\n" + table, annexes=True)
    assert all(row.startswith("PHỤ LỤC") for row in found)
    return [row.split(" | ", 1)[1] for row in found]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(HEAD + FIRST, id="pipe rows"),
        pytest.param(HEAD + "|---|---|---|---|---|\n" + FIRST, id="markdown"),
        pytest.param(HEAD + "| (1) | (2) | (3) | (4) | (5) |\n" + FIRST, id="a row of column numbers"),
        pytest.param(HEAD + "| I | VĂN BẢN | | | |\n" + FIRST, id="a group row"),
        pytest.param("\n".join(HEAD.strip("| \n").split(" | ")) + "\n" + "\n".join(FIRST.strip("| \n").split(" | ")), id="one cell a line"),
        pytest.param(HEAD.replace("Cơ quan chủ trì", "Đơn vị thực hiện") + FIRST, id="who does it"),
        pytest.param(HEAD.replace("Nội dung", "Nhiệm vụ, công việc").replace("Thời gian", "Thời hạn hoàn thành") + FIRST, id="other words"),
        pytest.param(HEAD.replace("\n", " Ghi chú |\n") + FIRST.replace("\n", " |\n"), id="a column of notes"),
    ],
)  # fmt: skip
def test_row(table: str) -> None:
    assert rows(table) == ["Sở Tư pháp | lead | Các sở, ban, ngành |  | 2026-Q1 | Rà soát văn bản"]


def test_two_works_and_who_leads_each_in_one_row() -> None:
    table = HEAD + (
        "| 1 | Bố trí người nhập dữ liệu.<br>Bố trí người vận hành. | Các sở, ngành<br>Sở Tài chính | Sở Tài chính<br>Các sở, ngành | Năm 2026 |\n"
    )

    assert rows(table) == [
        "Các sở, ngành | lead | Sở Tài chính | 2026-01 | 2026-12 | Bố trí người nhập dữ liệu.",
        "Sở Tài chính | lead | Các sở, ngành | 2026-01 | 2026-12 | Bố trí người vận hành.",
    ]


def test_columns_of_a_beginning_and_an_end() -> None:
    table = (
        "| TT | Công việc | Người thực hiện | Bắt đầu | Kết thúc |\n"
        "| 1 | Khảo sát hạ tầng | Văn phòng Sở | 15/9/2025 | 31/10/2025 |\n"
    )

    assert rows(table) == ["Văn phòng Sở | lead |  | 2025-09-15 | 2025-10-31 | Khảo sát hạ tầng"]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        pytest.param(
            "| 1 | Phối hợp với Công an tỉnh tuần tra | Sở Y tế | | Năm 2026 |",
            "Sở Y tế | coordinate | Công an tỉnh | 2026-01 | 2026-12 | Phối hợp với Công an tỉnh tuần tra",
            id="phối hợp in the work",
        ),
        pytest.param(
            "| 1 | Rà soát | Sở Y tế chủ trì, phối hợp với Sở Nội vụ | | Trước ngày 15/3/2026 |",
            "Sở Y tế | lead | Sở Nội vụ |  | 2026-03-15 | Rà soát",
            id="both in the lead's cell",
        ),
        pytest.param("| 1 | Rà soát | Sở Y tế<br>Sở Nội vụ | | |", "Sở Y tế Sở Nội vụ | lead |  |  |  | Rà soát", id="two leads without a mark"),
        pytest.param("| 1 | Rà soát | Sở Y tế, Sở Nội vụ | | |", "Sở Y tế; Sở Nội vụ | lead |  |  |  | Rà soát", id="two leads"),
        pytest.param("| 1 | Rà soát | Sở Y tế | - | … |", "Sở Y tế | lead |  |  |  | Rà soát", id="dashes for nothing"),
        pytest.param("| 1 | Rà soát | Sở Y tế | | Thường xuyên |", "Sở Y tế | lead |  |  |  | Rà soát", id="always"),
        pytest.param("| 1 | Rà soát | | | Quý I/2026 |", " | lead |  |  | 2026-Q1 | Rà soát", id="nobody named"),
    ],
)  # fmt: skip
def test_cells_of_a_row(row: str, wanted: str) -> None:
    assert rows(HEAD + row + "\n") == [wanted]


def test_row_that_goes_on_below() -> None:
    table = HEAD + FIRST + "| | và sửa đổi, bổ sung | | Sở Nội vụ | |\n" + "| 2 | Tập huấn | Sở Nội vụ | | |\n"

    assert [row.split(" | ")[-1] for row in rows(table)] == ["Rà soát văn bản và sửa đổi, bổ sung", "Tập huấn"]


def test_ditto_cell_says_what_stands_above() -> None:
    assert rows(HEAD + FIRST + "| 2 | Tập huấn | -nt- | | |\n")[1] == "Sở Tư pháp | lead |  |  |  | Tập huấn"


def test_rows_stand_in_their_group() -> None:
    table = HEAD + "| I | VĂN BẢN | | | |\n" + FIRST + "| II | TẬP HUẤN | | | |\n" + FIRST.replace("Rà soát", "Mở lớp")

    assert [row.split(" | ")[0] for row in lines("PHỤ LỤC\n\n" + table, annexes=True)] == ["PHỤ LỤC.I", "PHỤ LỤC.II"]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "| TT | Thời gian | Nội dung | Địa điểm |\n| 1 | 07 giờ 30 | Khai mạc | Hội trường |\n", id="a schedule"
        ),
        pytest.param("| TT | Tiêu chí | Điểm tối đa | Điểm tự chấm |\n| 1 | Kỷ cương | 10 | |\n", id="scores"),
        pytest.param("| TT | Họ và tên | Chức vụ |\n| 1 | Lưu Đình Chấn | Chủ tịch |\n", id="persons"),
        pytest.param("| TT | Xã | Số hộ |\n| 1 | Cồn Nhạn | 120 |\n", id="numbers"),
        pytest.param(HEAD, id="only a head"),
        pytest.param(HEAD + "| 1 | | Sở Y tế | | |\n", id="no work"),
    ],
)
def test_table_that_assigns_nothing(table: str) -> None:
    assert rows(table) == []


def test_columns_of_beginning_and_end() -> None:
    head = "| TT | Nội dung | Người chịu trách nhiệm | Thời gian bắt đầu | Thời gian hoàn thành |\n"

    assert rows(
        head + "| 1 | Mở lớp | Khoa Dược | 01/3/2026 | 15/3/2026 |\n| 2 | Báo cáo | Khoa Dược | | 6/2026 |\n"
    ) == [
        "Khoa Dược | lead |  | 2026-03-01 | 2026-03-15 | Mở lớp",
        "Khoa Dược | lead |  |  | 2026-06 | Báo cáo",
    ]


def test_programme_of_a_day_assigns_nothing() -> None:
    head = "| Thời gian | Nội dung | Thực hiện |\n"

    assert rows(head + "| 8h00 - 8h10 | Đón tiếp đại biểu | Văn phòng |\n| 8h10 | Khai mạc | Lãnh đạo Sở |\n") == []


def test_title_of_decimal_rows_is_no_task() -> None:
    rest = FIRST.replace("| 1 |", "| 1.1 |")

    assert rows(HEAD + "| **1** | **Văn bản** | | | |\n" + rest) == rows(HEAD + FIRST)


def test_line_between_rows_without_outer_bars_titles_a_group() -> None:
    head, first = HEAD.strip("| \n") + "\n", FIRST.strip("| \n") + "\n"
    other = first.replace("1 |", "2 |", 1).replace("Rà soát văn bản", "Mở lớp")

    assert [row.split(" | ")[-1] for row in rows(head + first + "Đào tạo cán bộ\n" + other)] == [
        "Rà soát văn bản",
        "Mở lớp",
    ]
