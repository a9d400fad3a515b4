"""Stored words of plans, with what the screen calls them."""

from __future__ import annotations

from django.db.models import TextChoices


class MarkKind(TextChoices):
    """What a stretch of the source was read as; each kind has its own underline and a place in the legend."""

    TASK = "task", "Nhiệm vụ"
    AGENCY = "agency", "Cơ quan, đơn vị"
    DEADLINE = "deadline", "Thời hạn"
    EVENT = "event", "Sự kiện, đại biểu"
    DUTY = "duty", "Báo cáo, kinh phí"
    REFERENCE = "reference", "Văn bản dẫn chiếu"
    FINDING = "finding", "Cần kiểm tra"
    UNREAD = "unread", "Chưa hiểu"


class BlockKind(TextChoices):
    """How a stretch of the source is laid on paper."""

    LETTERHEAD = "letterhead", "phần đầu"
    HEADING = "heading", "đề mục"
    ITEM = "item", "khoản, điểm"
    PARAGRAPH = "paragraph", "đoạn"
    HEAD_ROW = "head_row", "đầu bảng"
    ROW = "row", "dòng bảng"
    RECIPIENTS = "recipients", "nơi nhận"
    SIGNATURE = "signature", "chữ ký"


class Role(TextChoices):
    """The part that the document gives to whoever is named for a task."""

    LEAD = "lead", "Chủ trì"
    COORDINATE = "coordinate", "Phối hợp"
    OWN = "own", "Thực hiện"


class Mode(TextChoices):
    """Whether the issuer may order the body, or only ask it."""

    ASSIGNED = "assigned", "Giao"
    REQUESTED = "requested", "Đề nghị"


class Relation(TextChoices):
    """How a deadline's date binds; the label stands before the date."""

    BEFORE = "before", "trước"
    ON = "on", "ngày"
    BY = "by", "chậm nhất"
    WITHIN = "within", "trong"


class Severity(TextChoices):
    """How grave a finding of the checker is."""

    ERROR = "error", "Lỗi"
    WARNING = "warning", "Cảnh báo"
    NOTE = "note", "Lưu ý"


class Panel(TextChoices):
    """The panels beside the source; the value stands in the URL, the label on a tab, short since six share a line."""

    TASKS = "nhiem-vu", "Nhiệm vụ"
    FINDINGS = "kiem-tra", "Kiểm tra"
    EVENTS = "su-kien", "Sự kiện"
    DUTIES = "bao-cao", "Báo cáo"
    REFERENCES = "can-cu", "Căn cứ"
    UNREAD = "chua-hieu", "Chưa hiểu"
