"""The fields that a template may use: what stands in them, and a value to try them with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in a tag, what it holds, a value of the kind. ``parts`` are the names within each item of a list."""

    name: str
    meaning: str
    sample: Any
    parts: tuple[str, ...] = ()


_ROW = {
    "tt": "1",
    "noi_dung": "Rà soát danh sách",
    "co_quan": "Sở Nội vụ",
    "thoi_han": "20/3/2026",
    "ket_qua": "Đã xong",
}

FIELDS: tuple[Field, ...] = (
    Field("co_quan_chu_quan", "Tên cơ quan chủ quản (chữ in hoa)", ""),
    Field("co_quan", "Tên cơ quan ban hành (chữ in hoa)", "ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG"),
    Field("so_ky_hieu", "Dòng số, ký hiệu: Số: 05/KH-UBND", "Số: 05/KH-UBND"),
    Field("dia_danh_ngay", "Dòng địa danh, ngày tháng năm", "Bình Lư, ngày 05 tháng 02 năm 2026"),
    Field("ten_loai", "Tên loại văn bản (chữ in hoa)", "BÁO CÁO"),
    Field("trich_yeu", "Trích yếu nội dung", "Kết quả thực hiện Kế hoạch"),
    Field("kinh_gui", "Danh sách nơi kính gửi", ["Ủy ban nhân dân tỉnh"]),
    Field("can_cu", "Danh sách căn cứ", ["Căn cứ Kế hoạch số 05/KH-UBND"]),
    Field("noi_dung", "Danh sách đoạn nội dung", ["I. KẾT QUẢ", "Các đơn vị đã hoàn thành"]),
    Field("bang", "Danh sách dòng của bảng", [_ROW], tuple(_ROW)),
    Field("noi_nhan", "Danh sách nơi nhận", ["Như trên", "Lưu: VT"]),
    Field("quyen_han", "Danh sách dòng quyền hạn, chức vụ của người ký", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    Field("nguoi_ky", "Họ tên người ký", "Trần Văn Hải"),
)


def samples() -> dict[str, Any]:
    """Give a value for every field."""
    return {field.name: field.sample for field in FIELDS}
