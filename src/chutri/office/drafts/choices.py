"""Stored words of drafts, with what the screen calls them."""

from __future__ import annotations

from django.db.models import TextChoices


class DraftKind(TextChoices):
    """What is being written. Kinds that Decree 30/2020 (Điều 7) names get a number of their own."""

    SPEECH = "speech", "Bài phát biểu"
    SCRIPT = "script", "Kịch bản"
    REPORT = "report", "Báo cáo"
    SUBMISSION = "submission", "Tờ trình"
    PLAN = "plan", "Kế hoạch"
    DECISION = "decision", "Quyết định"
    LETTER = "letter", "Công văn"
    INVITATION = "invitation", "Giấy mời"
    NOTICE = "notice", "Thông báo"
    BACKDROP = "backdrop", "Ma-két"
    BOOK = "book", "Sách, ấn phẩm"
    FILM = "film", "Phóng sự, phim"
    OTHER = "other", "Văn bản khác"


class DraftStage(TextChoices):
    """How far a draft is as a whole; its steps say the rest."""

    UNDER_WAY = "under_way", "Đang soạn thảo"
    FINISHED = "finished", "Đã xong"
    ISSUED = "issued", "Đã ban hành"
    RECALLED = "recalled", "Đã thu hồi"
    STOPPED = "stopped", "Thôi soạn thảo"


class StepKind(TextChoices):
    """What a step of the chain is."""

    DRAFT = "draft", "Soạn thảo"
    CONSULT = "consult", "Xin ý kiến"
    REVISE = "revise", "Tiếp thu, hoàn thiện"
    APPRAISE = "appraise", "Thẩm định"
    APPROVE = "approve", "Phê duyệt"
    SIGN = "sign", "Ký"
    NUMBER = "number", "Cấp số"
    ISSUE = "issue", "Ban hành"


class StepState(TextChoices):
    """Where a step stands. Only ``rules.flow`` says which steps are open."""

    PENDING = "pending", "Chưa đến lượt"
    OPEN = "open", "Đang chờ"
    DONE = "done", "Đã xong"
    REMOVED = "removed", "Đã bỏ"


class Outcome(TextChoices):
    """What was decided at a step the last time that it was somebody's turn."""

    AGREED = "agreed", "Đồng ý"
    RETURNED = "returned", "Trả lại"
    UNANSWERED = "unanswered", "Hết hạn, không trả lời"


class Stance(TextChoices):
    """What an opinion says."""

    AGREE = "agree", "Đồng ý, không có ý kiến"
    COMMENT = "comment", "Có ý kiến"


class OpinionSource(TextChoices):
    """How an opinion came in."""

    ACCOUNT = "account", "Trên hệ thống"
    LINK = "link", "Qua đường dẫn"
    PAPER = "paper", "Văn bản giấy"


class Response(TextChoices):
    """What the drafter makes of an opinion."""

    ADOPTED = "adopted", "Tiếp thu"
    EXPLAINED = "explained", "Giải trình"
    DECLINED = "declined", "Không tiếp thu"


class Holding(TextChoices):
    """Whether an opinion on an older version still holds for the newest one."""

    UNASKED = "", "Chưa rõ"
    HOLDS = "holds", "Vẫn giữ ý kiến"
    SETTLED = "settled", "Không còn vướng"


class Edit(TextChoices):
    """How far a new version goes: it decides which steps must be done again."""

    WORDING = "wording", "Sửa câu chữ, lỗi trình bày"
    SUBSTANCE = "substance", "Sửa nội dung"


class Shown(TextChoices):
    """Which drafts a list keeps; the value stands in the URL."""

    MINE_TO_DO = "cho-toi", "Chờ tôi"
    OWN = "cua-toi", "Tôi soạn"
    OVERDUE = "qua-han", "Quá hạn"
    UNDER_WAY = "dang-lam", "Đang soạn thảo"
    ALL = "tat-ca", "Tất cả"


class Layout(TextChoices):
    """How two versions are laid beside each other; the value stands in the URL."""

    INLINE = "lien-mach", "Liền mạch"
    BESIDE = "song-song", "Song song"
