"""A reading as a spreadsheet, opened again by another library."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from chutri.cli.forms.sheets import CELL_LIMIT
from chutri.cli.forms.workbook import render
from tests.factories.readings import a_checked_reading, a_task

DOCUMENT = "Kế hoạch 46/KH-UBND ngày 27/02/2026"


def sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_four_sheets_hold_what_was_read() -> None:
    book = sheets(render([a_checked_reading()]))
    assert list(book) == ["Nhiệm vụ", "Sự kiện", "Dẫn chiếu", "Phát hiện"]
    assert book["Nhiệm vụ"][1] == (
        DOCUMENT,
        "1/1",
        "Sở Nông nghiệp và Môi trường",
        "Chủ trì",
        "Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách đại biểu, gửi trước ngày 10/3/2026.",
        "Hội Nông dân tỉnh",
        None,
        None,
        None,
        "trước 10/03/2026",
        datetime(2026, 3, 10),
        "trước ngày 10/3/2026",
    )
    assert [row[10] for row in book["Nhiệm vụ"][1:]] == [datetime(2026, 3, 10), datetime(2026, 4, 30), None]
    assert book["Sự kiện"][1:] == [
        (DOCUMENT, "Hội nghị biểu dương hợp tác xã", "07:30", "27/03/2026", None, "Trung tâm Hội nghị tỉnh")
    ]
    assert book["Dẫn chiếu"][1:] == [(DOCUMENT, "09/KH-UBND", "Kế hoạch", "20/01/2026", None, None, "x")]
    assert book["Phát hiện"][1:] == [
        (
            DOCUMENT,
            "CT201",
            "lưu ý",
            "Việc có sản phẩm nhưng không có thời hạn.",
            "Ghi rõ thời hạn.",
            "Phối hợp vận động hội viên.",
            "2/1",
        )
    ]


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "{=1}", "http://x.vn", "0123", "12"]
)
def test_text_never_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    data = render([a_checked_reading(tasks=(a_task(text),))])
    cell = openpyxl.load_workbook(BytesIO(data))["Nhiệm vụ"]["E2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


@pytest.mark.parametrize(
    ("length", "kept"), [(CELL_LIMIT, CELL_LIMIT), (CELL_LIMIT + 1, CELL_LIMIT), (90_000, CELL_LIMIT)]
)
def test_a_cell_holds_what_excel_can_hold(length: int, kept: int) -> None:
    book = sheets(render([a_checked_reading(tasks=(a_task("đ" * length),))]))
    assert len(str(book["Nhiệm vụ"][1][4])) == kept


def test_several_documents_stand_one_under_the_other_and_the_bytes_are_the_same_again() -> None:
    plans = [a_checked_reading(), a_checked_reading()]
    assert [row[1] for row in sheets(render(plans))["Nhiệm vụ"][1:]] == ["1/1", "1/2", "2/1"] * 2
    assert render(plans) == render(plans)


def test_a_reading_of_nothing_is_four_heads() -> None:
    book = sheets(render([]))
    assert [len(rows) for rows in book.values()] == [1, 1, 1, 1]
