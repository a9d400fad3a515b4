"""Stored words of documents, with what the screen calls them."""

from __future__ import annotations

from django.db.models import TextChoices


class Direction(TextChoices):
    """Whether a document comes in, goes out, or stays in the house (Decree 30/2020, Điều 3 khoản 4, 5)."""

    INCOMING = "incoming", "Văn bản đến"
    OUTGOING = "outgoing", "Văn bản đi"
    INTERNAL = "internal", "Văn bản nội bộ"


class Standing(TextChoices):
    """Where a document stands in the register."""

    HELD = "held", "Chưa vào sổ"
    RESERVED = "reserved", "Đã giữ số"
    REGISTERED = "registered", "Đã vào sổ"
    RECALLED = "recalled", "Đã thu hồi"


class Urgency(TextChoices):
    """Độ khẩn: the three stamps of Decree 30/2020, Phụ lục I, II.9, and none."""

    NORMAL = "normal", "Thường"
    URGENT = "urgent", "Khẩn"
    VERY_URGENT = "very_urgent", "Thượng khẩn"
    EXPRESS = "express", "Hỏa tốc"


class Scheme(TextChoices):
    """By whose rules a document is numbered; arrival numbers are every agency's own."""

    STATE = "state", "Nhà nước (theo năm)"
    PARTY = "party", "Đảng (theo nhiệm kỳ)"
    ARRIVAL = "arrival", "Số đến (theo năm)"


class PartRole(TextChoices):
    """Which part of a symbol an agency has fixed."""

    ISSUER = "issuer", "Cơ quan ban hành"
    COUNCIL = "council", "Hội đồng, ban, tổ có sổ riêng"
    UNIT = "unit", "Đơn vị soạn thảo, lĩnh vực (công văn)"


class FilePlace(TextChoices):
    """What a file is of its document."""

    MAIN = "main", "Văn bản"
    ANNEX = "annex", "Phụ lục, tài liệu kèm theo"


class TextState(TextChoices):
    """Whether the words of a file are searched."""

    WAITING = "waiting", "Đang chờ đọc chữ"
    KEPT = "kept", "Đã đọc chữ"
    UNREAD = "unread", "Không đọc được chữ"


class SignatureState(TextChoices):
    """What the digital signatures of a file are worth, together."""

    WAITING = "waiting", "Đang kiểm tra chữ ký số"
    NONE = "none", "Không có chữ ký số"
    VALID = "valid", "Chữ ký số hợp lệ"
    UNKNOWN_ISSUER = "unknown_issuer", "Chưa xác định được nơi cấp chữ ký số"
    UNCHECKED = "unchecked", "Không kiểm tra được chữ ký số"
    INVALID = "invalid", "Chữ ký số không hợp lệ"


class PictureKind(TextChoices):
    """What a picture of a signature shows (Decree 30/2020, Phụ lục I, II.7 and II.8)."""

    HAND = "hand", "Hình ảnh chữ ký"
    STAMP = "stamp", "Hình ảnh dấu"


class SignatureRole(TextChoices):
    """As what a file is signed, which decides where the signature stands and what it shows."""

    SIGNER = "signer", "Người có thẩm quyền"
    AGENCY = "agency", "Cơ quan, tổ chức (văn bản)"
    ANNEX = "annex", "Cơ quan, tổ chức (tệp kèm theo)"
    COPY = "copy", "Bản sao điện tử"


class CorrectionKind(TextChoices):
    """What a later document did to an issued one (Decree 30/2020, Điều 18 khoản 2): its form mended, or its content."""

    CORRECTED = "corrected", "Đính chính"
    AMENDED = "amended", "Sửa đổi, bổ sung"
    REPLACED = "replaced", "Thay thế"
