"""The table that a terminal shows."""

from dataclasses import replace

import pytest

from chutri.cli.forms.columns import shown_width
from chutri.cli.forms.table import render
from chutri.reading.model import Unread
from tests.factories.readings import LIST, a_checked_reading

WIDE = """\
Kế hoạch 46/KH-UBND ngày 27/02/2026
Tổ chức Hội nghị biểu dương hợp tác xã
ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG
Sự kiện: Hội nghị biểu dương hợp tác xã; 07:30 27/03/2026; Trung tâm Hội nghị tỉnh

Mục  Vai trò      Việc phải làm                                       Phối hợp với              Thời hạn
{rule}
Sở Nông nghiệp và Môi trường
1/1  Chủ trì      Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh    Hội Nông dân tỉnh         trước 10/03/2026
                  sách đại biểu, gửi trước ngày 10/3/2026.                                      “trước ngày 10/3/2026”
1/2  Thực hiện    Báo cáo kết quả trong tháng 4/2026.                                           trong tháng 04/2026
                                                                                                “trong tháng 4/2026”
{rule}
Hội Nông dân tỉnh
2/1  Phối hợp     Phối hợp vận động hội viên.
     (đề nghị)
{rule}
3 nhiệm vụ (2 việc có thời hạn), 1 sự kiện, 1 dẫn chiếu, 1 nơi nhận.
Soát lỗi: 1 lưu ý. Xem: chutri check ke-hoach.txt
"""
NARROW = """\
Kế hoạch 46/KH-UBND ngày 27/02/2026
Tổ chức Hội nghị biểu dương hợp tác xã
ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG
Sự kiện: Hội nghị biểu dương hợp tác xã; 07:30 27/03/2026;
Trung tâm Hội nghị tỉnh

Sở Nông nghiệp và Môi trường
  1/1 · Chủ trì
    Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách
    đại biểu, gửi trước ngày 10/3/2026.
    → Phối hợp với: Hội Nông dân tỉnh
    → Thời hạn: trước 10/03/2026 “trước ngày 10/3/2026”
  1/2 · Thực hiện
    Báo cáo kết quả trong tháng 4/2026.
    → Thời hạn: trong tháng 04/2026 “trong tháng 4/2026”

Hội Nông dân tỉnh
  2/1 · Phối hợp (đề nghị)
    Phối hợp vận động hội viên.

3 nhiệm vụ (2 việc có thời hạn), 1 sự kiện, 1 dẫn chiếu, 1
nơi nhận.
Soát lỗi: 1 lưu ý. Xem: chutri check ke-hoach.txt
"""


@pytest.mark.parametrize(("width", "page"), [(120, WIDE.format(rule="─" * 120)), (60, NARROW)])
def test_table_fits_the_terminal(width: int, page: str) -> None:
    assert "".join(render(a_checked_reading(), width=width, styles=False)) == page


@pytest.mark.parametrize("width", [24, 40, 89, 90, 100, 133, 400])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = "".join(render(a_checked_reading(), width=width, styles=False)).splitlines()
    assert [line for line in lines if shown_width(line) > width] == []


def test_styles_set_off_headings() -> None:
    first = next(render(a_checked_reading(), width=120, styles=True))
    assert first == "\x1b[1mKế hoạch 46/KH-UBND ngày 27/02/2026\x1b[0m\n"


def test_a_document_without_tasks_says_so() -> None:
    lines = list(render(a_checked_reading(tasks=(), events=(), references=(), recipients=()), width=120, styles=False))
    assert lines[-2:] == ["Không thấy nhiệm vụ nào.\n", "Soát lỗi: 1 lưu ý. Xem: chutri check ke-hoach.txt\n"]


def test_what_was_not_understood_is_counted() -> None:
    unread = (Unread("mục", "Không rõ.", (0, 3)),)
    lines = list(render(a_checked_reading(unread=unread), width=120, styles=False))
    assert lines[-2] == "Chưa hiểu 1 đoạn, xem: chutri read ke-hoach.txt --format json\n"


def test_a_task_of_nobody_stands_under_a_heading_that_says_so() -> None:
    lines = list(render(a_checked_reading(tasks=(replace(LIST, agencies=()),), events=()), width=120, styles=False))
    assert lines[6] == "Không nêu cơ quan thực hiện\n"
