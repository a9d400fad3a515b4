"""Stored words of reports, with what the screen calls them."""

from __future__ import annotations

from django.db.models import TextChoices


class Rhythm(TextChoices):
    """How often a report is owed."""

    MONTH = "month", "Hằng tháng"
    QUARTER = "quarter", "Hằng quý"
    HALF_YEAR = "half_year", "6 tháng"
    NINE_MONTHS = "nine_months", "9 tháng"
    YEAR = "year", "Hằng năm"
    FINAL = "final", "Tổng kết"
    AD_HOC = "ad_hoc", "Đột xuất"


class Relation(TextChoices):
    """Whether the day that is stated is itself still in time."""

    BEFORE = "before", "trước ngày"
    BY = "by", "chậm nhất ngày"


class DutyState(TextChoices):
    """How far a reporting duty is: forms open only for those under way."""

    PROPOSED = "proposed", "Chờ xác nhận"
    RUNNING = "running", "Đang thực hiện"
    ENDED = "ended", "Đã kết thúc"
    DISMISSED = "dismissed", "Không theo dõi"


class ReporterKind(TextChoices):
    """What a name behind a duty means: one body, a class of them, whoever leads a task of the plan, or nobody known yet."""

    AGENCY = "agency", "Cơ quan trong danh bạ"
    CLASS = "class", "Nhóm cơ quan"
    LEADS = "leads", "Các cơ quan chủ trì nhiệm vụ của kế hoạch"
    OPEN = "open", "Chưa xác định"


class AnswerKind(TextChoices):
    """What a question asks for."""

    NUMBER = "number", "Số"
    TEXT = "text", "Lời văn"
    TABLE = "table", "Bảng"
    FILE = "file", "Tệp"


class RollUp(TextChoices):
    """How the answers of several bodies become one."""

    SUM = "sum", "Cộng"
    AVERAGE = "average", "Bình quân"
    COUNT = "count", "Đếm số cơ quan có trả lời"
    LATEST = "latest", "Lấy báo cáo nộp sau cùng"
    LIST = "list", "Liệt kê theo cơ quan"
    NONE = "none", "Không tổng hợp"


class OverTime(TextChoices):
    """How the facts of shorter periods become that of a longer one."""

    SUM = "sum", "Cộng dồn"
    LATEST = "latest", "Lấy kỳ sau cùng"
    AVERAGE = "average", "Bình quân các kỳ"


class Source(TextChoices):
    """Where a proposal for an answer comes from, besides facts that were given before."""

    NONE = "none", "Không gợi ý"
    TASKS_TOTAL = "tasks_total", "Số nhiệm vụ đang theo dõi trong kỳ"
    TASKS_DONE = "tasks_done", "Số nhiệm vụ hoàn thành trong kỳ"
    TASKS_LATE = "tasks_late", "Số nhiệm vụ hoàn thành quá hạn trong kỳ"
    TASKS_RUNNING = "tasks_running", "Số nhiệm vụ đang thực hiện, còn hạn"
    TASKS_OVERDUE = "tasks_overdue", "Số nhiệm vụ quá hạn chưa xong"
    TASK_RESULTS = "task_results", "Danh sách kết quả đã hoàn thành trong kỳ"
    ROLLED_UP = "rolled_up", "Tổng hợp từ báo cáo các cơ quan gửi tới"


class ReportStage(TextChoices):
    """How far a body's report is."""

    OPEN = "open", "Chưa nộp"
    SUBMITTED = "submitted", "Chờ tiếp nhận"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    RETURNED = "returned", "Bị trả lại"
    CORRECTING = "correcting", "Đang đính chính"


class Outcome(TextChoices):
    """What the receiver said of one handed-in version."""

    WAITING = "waiting", "Chờ tiếp nhận"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    RETURNED = "returned", "Trả lại"


class Standing(TextChoices):
    """How a report stands against its day."""

    NOT_DUE = "not_due", "Chưa đến hạn"
    ON_TIME = "on_time", "Đúng hạn"
    LATE = "late", "Muộn"
    MISSING = "missing", "Chưa nộp"
    RETURNED = "returned", "Bị trả lại"


class SheetState(TextChoices):
    """How far a sheet of a body without an account is."""

    SENT = "sent", "Đã gửi"
    RETURNED = "returned", "Đã nhận lại, chờ xác nhận"
    APPLIED = "applied", "Đã đưa vào báo cáo"
    DISCARDED = "discarded", "Không dùng"


class ConsolidationStage(TextChoices):
    """Whether a consolidated report may still change."""

    DRAFT = "draft", "Đang soạn"
    FROZEN = "frozen", "Đã chốt"
