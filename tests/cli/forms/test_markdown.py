"""A reading as Markdown."""

from chutri.cli.forms.markdown import render
from tests.factories.readings import a_checked_reading, a_task

PAGE = """\
# Kế hoạch 46/KH-UBND ngày 27/02/2026

Tổ chức Hội nghị biểu dương hợp tác xã

ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG

## Nhiệm vụ

| Mục | Cơ quan | Vai trò | Việc phải làm | Phối hợp với | Thời hạn |
|---|---|---|---|---|---|
| 1/1 | Sở Nông nghiệp và Môi trường | Chủ trì | Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách đại biểu, gửi trước ngày 10/3/2026. \
| Hội Nông dân tỉnh | trước 10/03/2026 (“trước ngày 10/3/2026”) |
| 1/2 | Sở Nông nghiệp và Môi trường | Thực hiện | Báo cáo kết quả trong tháng 4/2026. \
|  | trong tháng 04/2026 (“trong tháng 4/2026”) |
| 2/1 | Hội Nông dân tỉnh | Phối hợp (đề nghị) | Phối hợp vận động hội viên. |  |  |

## Sự kiện

| Tên | Thời gian | Địa điểm |
|---|---|---|
| Hội nghị biểu dương hợp tác xã | 07:30 27/03/2026 | Trung tâm Hội nghị tỉnh |

## Dẫn chiếu

| Số, ký hiệu | Loại | Ngày | Căn cứ |
|---|---|---|---|
| 09/KH-UBND | Kế hoạch | 20/01/2026 | x |

## Phát hiện khi soát lỗi

| Mã | Mức | Nội dung | Cách sửa |
|---|---|---|---|
| CT201 | lưu ý | Việc có sản phẩm nhưng không có thời hạn. | Ghi rõ thời hạn. |

"""


def test_page_shows_every_part() -> None:
    assert "".join(render(a_checked_reading())) == PAGE


def test_text_of_the_document_is_no_markup() -> None:
    task = a_task("Gửi a|b *gấp* <script>", agencies=(), context="Dự thảo:")
    page = "".join(render(a_checked_reading(tasks=(task,), events=(), references=())))
    assert "| 1/1 |  | Thực hiện | (Dự thảo:) Gửi a\\|b \\*gấp\\* \\<script\\> |  |  |\n" in page
