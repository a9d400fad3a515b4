"""The codes of the checks: stable names, each with a severity, a Vietnamese title and a page in docs/checks.

A code never changes its meaning and is never used again for something else. The first digit is the question that a
clerk asks: 1 who, 2 when, 3 how many, 4 to whom and under which name, 5 what is cited, 6 numbering, 7 form.
"""

from __future__ import annotations

from dataclasses import dataclass

from chutri.checking.model import Finding, Severity
from chutri.reading.model import Span


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding; ``title`` is its Vietnamese heading."""

    code: str
    severity: Severity
    title: str

    @property
    def page(self) -> str:
        """Path of its documentation, from the root of the checkout."""
        return f"docs/checks/{self.code}.md"


CODES: tuple[Code, ...] = (
    Code("CT101", "error", "Không cơ quan nào chủ trì: hai bên chỉ được giao phối hợp với nhau"),
    Code("CT102", "warning", "Hai cơ quan cùng được giao chủ trì một việc"),
    Code("CT103", "note", "Cơ quan được nêu phối hợp nhưng phần giao việc của cơ quan đó không có việc này"),
    Code("CT104", "warning", "Được giao phối hợp, nhưng cơ quan kia không được giao việc này"),
    Code("CT105", "warning", "Việc không nêu cơ quan thực hiện"),
    Code("CT106", "note", "Nhiệm vụ chung chung, không rõ việc phải làm"),
    Code("CT107", "warning", "Một việc ghi nhiều cơ quan cùng chủ trì"),
    Code("CT108", "warning", "Cơ quan được giao phối hợp với chính mình"),
    Code("CT201", "note", "Việc có sản phẩm nhưng không có thời hạn"),
    Code("CT202", "error", "Thời hạn đã qua vào ngày ban hành văn bản"),
    Code("CT203", "note", "Thời hạn rơi vào ngày nghỉ"),
    Code("CT204", "warning", "Thời hạn sau sự kiện mà việc đó phục vụ"),
    Code("CT205", "warning", "Hạn gửi hồ sơ khen thưởng trước khi đợt thi đua kết thúc"),
    Code("CT206", "error", "Ngày không có trên lịch"),
    Code("CT207", "warning", "Yêu cầu báo cáo nhưng không có hạn gửi"),
    Code("CT208", "error", "Thời gian bắt đầu sau thời hạn"),
    Code("CT209", "error", "Thứ và ngày không khớp"),
    Code("CT301", "error", "Số đại biểu các thành phần không cộng đúng tổng số"),
    Code("CT401", "warning", "Cơ quan được giao việc không có trong Nơi nhận"),
    Code("CT402", "error", "Cơ quan đã kết thúc hoạt động vào ngày ban hành văn bản"),
    Code("CT501", "warning", "Phụ lục được viện dẫn nhưng không kèm theo"),
    Code("CT502", "warning", "Một văn bản được viện dẫn với hai ngày khác nhau"),
    Code("CT503", "error", "Viện dẫn văn bản có ngày sau ngày ban hành"),
    Code("CT504", "note", "Phụ lục kèm theo nhưng nội dung văn bản không nhắc tới"),
    Code("CT601", "warning", "Số thứ tự bị nhảy"),
    Code("CT602", "warning", "Số thứ tự bị lặp"),
    Code("CT603", "warning", "Dẫn tới mục không có trong văn bản"),
    Code("CT701", "note", "Văn bản chưa có số, ký hiệu"),
    Code("CT702", "note", "Văn bản chưa có ngày ban hành"),
    Code("CT703", "warning", "Thiếu chức vụ hoặc họ tên người ký"),
    Code("CT704", "note", "Thiếu dấu kết thúc văn bản ./."),
    Code("CT705", "warning", "Thiếu Nơi nhận"),
    Code("CT706", "note", "Có đoạn chưa đọc được"),
    Code("CT707", "warning", "Ký hiệu văn bản không khớp tên loại"),
)

BY_CODE: dict[str, Code] = {code.code: code for code in CODES}


def finding(
    code: str,
    message: str,
    span: Span,
    *,
    related: tuple[Span, ...] = (),
    task_ids: tuple[str, ...] = (),
    hint: str | None = None,
) -> Finding:
    """A finding of the registered ``code``, as grave as the registry says."""
    return Finding(code, BY_CODE[code].severity, message, span, related, task_ids, hint)
