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


class Stage(TextChoices):
    """How far a plan is on its way from a file to live tasks."""

    READING = "reading", "Đang đọc"
    UNREADABLE = "unreadable", "Không đọc được"
    REVIEW = "review", "Đang rà soát"
    ISSUED = "issued", "Đã giao việc"
    RECALLED = "recalled", "Đã thu hồi"


class DutyState(TextChoices):
    """What a person decided about a duty that was read."""

    PROPOSED = "proposed", "Chờ rà soát"
    ACCEPTED = "accepted", "Đã chấp nhận"
    DISMISSED = "dismissed", "Đã bỏ"
    REPLACED = "replaced", "Đã tách, gộp"


class DutyOrigin(TextChoices):
    """Where a duty comes from."""

    READ = "read", "Máy đọc"
    ADDED = "added", "Thêm từ văn bản"
    SPLIT = "split", "Tách"
    MERGED = "merged", "Gộp"


class DeadlineBasis(TextChoices):
    """The rung of the ladder that a deadline stands on; below the first it is proposed until a leader fixes it."""

    STATED = "stated", "Văn bản nêu"
    SECTION = "section", "Thời hạn của mục"
    EVENT = "event", "Ngày của sự kiện"
    PERIOD = "period", "Thời gian của cả kế hoạch"
    RHYTHM = "rhythm", "Kỳ báo cáo"
    FIXED = "fixed", "Lãnh đạo ấn định"
    NONE = "none", "Không có thời hạn"


class PartyKind(TextChoices):
    """What a named body has to do with a duty; the words are those of the reading."""

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


class Resolution(TextChoices):
    """How far it is known which agency a name in a document means."""

    OPEN = "open", "Chưa xác định"
    SUGGESTED = "suggested", "Gợi ý"
    CHOSEN = "chosen", "Đã chọn"
    CLASS = "class", "Nhóm cơ quan"
    OUTSIDE = "outside", "Ngoài danh bạ"


class ParagraphKind(TextChoices):
    """What a paragraph of the source is to whoever reviews it: every paragraph is one of these."""

    TASK = "task", "Nhiệm vụ"
    BACKGROUND = "background", "Nội dung nền"
    CONDITION = "condition", "Điều kiện, yêu cầu"
    NOT_UNDERSTOOD = "not_understood", "Chưa hiểu"


class SubplanOrigin(TextChoices):
    """How a plan came to stand under another one."""

    MADE = "made", "Soạn từ kế hoạch cấp trên"
    NAMED = "named", "Gắn khi nhập"


class TieState(TextChoices):
    """How far it is known which duty of the parent's a duty carries out."""

    PROPOSED = "proposed", "Gợi ý"
    CONFIRMED = "confirmed", "Đã xác nhận"
    OWN = "own", "Việc thêm"


class LinePart(TextChoices):
    """What a body has to do with a duty of the parent plan."""

    LEAD = "lead", "Thực hiện"
    SUPPORT = "support", "Phối hợp"
    OWN = "own", "Việc riêng"


class Adoption(TextChoices):
    """What a body's plan made of a duty of the parent's; the values stand in the map's URL and styles."""

    ADOPTED = "giu-nguyen", "Giữ nguyên"
    NARROWED = "cu-the", "Cụ thể hóa"
    LATER = "muon-han", "Hạn muộn hơn"
    LEFT_OUT = "khong-dua", "Không đưa vào"
    FORGOTTEN = "bo-sot", "Bỏ sót"
    UNSENT = "chua-gui", "Chưa gửi"
    ASIDE = "ngoai", "Không giao"


class Sending(TextChoices):
    """How far the plan of a body is on its way to whoever ordered it."""

    SENT = "da-gui", "Đã gửi"
    DRAFTING = "dang-soan", "Đang soạn"
    UNSENT = "chua-gui", "Chưa gửi"


class BodyGroup(TextChoices):
    """Which bodies the map shows; the values stand in its URL."""

    COMMUNES = "xa-phuong", "Xã, phường, đặc khu"
    OTHERS = "so-nganh", "Sở, ban, ngành, cơ quan khác"
