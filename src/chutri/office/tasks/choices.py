"""Stored words of tasks, with what the screen calls them."""

from __future__ import annotations

from django.db.models import TextChoices


class Status(TextChoices):
    """How far a task is, as somebody said."""

    NOT_STARTED = "not_started", "Chưa bắt đầu"
    IN_PROGRESS = "in_progress", "Đang thực hiện"
    PAUSED = "paused", "Tạm dừng"
    DONE = "done", "Hoàn thành"
    DROPPED = "dropped", "Không thực hiện"


class Timeliness(TextChoices):
    """How a task stands against its deadline: computed, never stored."""

    OVERDUE = "overdue", "Quá hạn"
    SOON = "soon", "Sắp đến hạn"
    IN_TIME = "in_time", "Trong hạn"
    UNDATED = "undated", "Không có ngày"
    CLOSED = "closed", "Đã kết thúc"


class PartyKind(TextChoices):
    """What a named body has to do with a task; the words are those of the reading."""

    AGENCY = "agency", "Cơ quan được giao"
    PARTNER = "partner", "Phối hợp"
    CONSULTED = "consulted", "Xin ý kiến"
    SUPERIOR = "superior", "Trình, báo cáo"


class Precision(TextChoices):
    """How precisely the document states a deadline."""

    DAY = "day", "ngày"
    MONTH = "month", "tháng"
    QUARTER = "quarter", "quý"
    YEAR = "year", "năm"


class Grouping(TextChoices):
    """What the list is grouped by; the value stands in the URL."""

    AGENCY = "co-quan", "Cơ quan"
    DEADLINE = "thoi-han", "Thời hạn"
    PLAN = "ke-hoach", "Kế hoạch"


class DueFilter(TextChoices):
    """Which deadlines the list keeps; the value stands in the URL."""

    OVERDUE = "qua-han", "Quá hạn"
    SOON = "7-ngay", "Đến hạn trong 7 ngày"
    LATER = "sau", "Còn hơn 7 ngày"
    UNDATED = "khong-ngay", "Không có ngày"
