"""A finding about form, and the codes."""

from __future__ import annotations

from dataclasses import dataclass

CODES = {
    "TT001": "Khổ giấy không phải A4",
    "TT002": "Lề trang ngoài mức quy định",
    "TT003": "Phông chữ không phải Times New Roman",
    "TT004": "Quốc hiệu thiếu hoặc sai chữ",
    "TT005": "Tiêu ngữ thiếu hoặc sai cách viết",
    "TT006": "Cỡ chữ ngoài mức quy định",
    "TT007": "Kiểu chữ (đậm, nghiêng) không đúng",
    "TT008": "Canh lề của thành phần không đúng",
    "TT009": "Số, ký hiệu sai cách viết",
    "TT010": "Địa danh, thời gian ban hành sai cách viết",
    "TT011": "Thiếu tên loại hoặc trích yếu nội dung",
    "TT012": "Thành phần phải viết in hoa",
    "TT013": "Thiếu dấu kết thúc nội dung",
    "TT014": "Nơi nhận thiếu hoặc sai cách viết",
    "TT015": "Chữ ký: quyền hạn, chức vụ hoặc họ tên không đúng",
    "TT016": "Số trang thiếu hoặc đặt sai chỗ",
    "TT017": "Khoảng cách dòng ngoài mức quy định",
    "TT018": "Thiếu tên cơ quan ban hành",
}


@dataclass(frozen=True, slots=True)
class FormFinding:
    """One breach: its code, what is wrong with the remedy, the words that it stands at, and the rule's source.

    ``place`` is the number of the paragraph from 1; 0 is the page itself.
    """

    code: str
    message: str
    words: str
    rule: str
    place: int = 0
