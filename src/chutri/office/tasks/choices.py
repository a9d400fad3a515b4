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


class Part(TextChoices):
    """The part of an agency in a task besides leading it."""

    SUPPORT = "support", "Phối hợp"
    CONSULTED = "consulted", "Cho ý kiến"
    SUPERIOR = "superior", "Nhận báo cáo, phê duyệt"


class Answer(TextChoices):
    """What a supporting agency says of its part."""

    WAITING = "waiting", "Chưa trả lời"
    ACCEPTED = "accepted", "Nhận phối hợp"
    DONE = "done", "Đã xong phần mình"
    DECLINED = "declined", "Đề nghị xem lại"


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
