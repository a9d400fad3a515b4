"""Stored words of tasks, with what the screen calls them."""

from __future__ import annotations

from django.db.models import TextChoices


class Stage(TextChoices):
    """How far a task is. Deeds move it (start, submit, accept, return, cancel); nobody types it."""

    NOT_STARTED = "not_started", "Chưa bắt đầu"
    UNDER_WAY = "under_way", "Đang thực hiện"
    SUBMITTED = "submitted", "Chờ nghiệm thu"
    RETURNED = "returned", "Bị trả lại"
    DONE = "done", "Đã hoàn thành"
    CANCELLED = "cancelled", "Đã hủy"


class Standing(TextChoices):
    """How a task stands against its deadline on a day: computed, never stored. The value stands in the URL too."""

    ON_TIME = "dung-han", "Xong đúng hạn"
    LATE = "xong-muon", "Xong quá hạn"
    RUNNING = "trong-han", "Trong hạn"
    OVERDUE = "qua-han", "Quá hạn, chưa xong"
    UNDATED = "khong-thoi-han", "Không thời hạn"
    CANCELLED = "da-huy", "Đã hủy"


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


class Outcome(TextChoices):
    """What was decided about a result or a request."""

    WAITING = "waiting", "Chờ quyết định"
    GRANTED = "granted", "Đồng ý"
    REFUSED = "refused", "Không đồng ý"
    WITHDRAWN = "withdrawn", "Đã rút"


class EvidenceKind(TextChoices):
    """What shows that something was done."""

    FILE = "file", "Tệp"
    PHOTO = "photo", "Ảnh"
    LINK = "link", "Liên kết"


class ChangeKind(TextChoices):
    """Why a task is no longer what the plan first said."""

    EXTENDED = "extended", "Gia hạn"
    AMENDED = "amended", "Sửa theo văn bản sau"
    CANCELLED = "cancelled", "Hủy"
    FIXED = "fixed", "Ấn định thời hạn"
    LED = "led", "Xác định cơ quan chủ trì"
    SUCCEEDED = "succeeded", "Chuyển cho cơ quan kế thừa"


class SheetState(TextChoices):
    """What became of a sheet that was sent to an agency without an account."""

    SENT = "sent", "Đã gửi"
    RETURNED = "returned", "Đã nhận lại"
    APPLIED = "applied", "Đã cập nhật"
    DISCARDED = "discarded", "Không dùng"


class Grouping(TextChoices):
    """What the list is grouped by; the value stands in the URL."""

    AGENCY = "co-quan", "Cơ quan"
    DEADLINE = "thoi-han", "Thời hạn"
    PLAN = "ke-hoach", "Kế hoạch"


class DueFilter(TextChoices):
    """Which deadlines the list keeps; the value stands in the URL."""

    OVERDUE = "qua-han", "Đã quá ngày hạn"
    SOON = "7-ngay", "Đến hạn trong 7 ngày"
    MONTH = "30-ngay", "Đến hạn trong 30 ngày"
    LATER = "sau", "Còn hơn 7 ngày"
    UNDATED = "khong-ngay", "Không có ngày"


class OwnPart(TextChoices):
    """The part of one's own agency in the tasks that a list keeps; the value stands in the URL."""

    LEAD = "chu-tri", "Cơ quan tôi chủ trì"
    SUPPORT = "phoi-hop", "Cơ quan tôi phối hợp"
    GIVEN = "da-giao", "Cơ quan tôi giao"
    MINE = "cua-toi", "Giao cho tôi"
    FOLLOWED = "theo-doi", "Tôi theo dõi"


class Show(TextChoices):
    """How the same filter is shown; the value stands in the URL."""

    LIST = "danh-sach", "Danh sách"
    BOARD = "bang", "Bảng"
    CALENDAR = "lich", "Lịch"
    TIMELINE = "tien-trinh", "Tiến trình"


class Judgement(TextChoices):
    """What a person said of two tasks that may be one obligation; the value stands in the URL."""

    OPEN = "cho-xem", "Chờ xem"
    MERGED = "da-gop", "Đã gộp"
    TIED = "lien-quan", "Liên quan"
    DIFFERENT = "khac-nhau", "Khác nhau"
