"""A text to be produced, and its versions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from chutri.office.documents.models import Document
from chutri.office.drafts.choices import DraftKind, DraftStage, Edit
from chutri.office.people.models import Agency, User
from chutri.office.plans.models import Plan
from chutri.office.tasks.models import Task


class Draft(models.Model):
    """Dự thảo: a text that ``owner`` of ``agency`` writes, perhaps for a task of a plan.

    ``document`` is what it became in the register; ``corrects`` the issued draft whose document this one corrects or
    replaces. ``newest`` is the number of its newest version, 0 while there is none. ``revision`` counts the deeds:
    whoever acts says which one they saw. ``due_on`` is the last day in time for the whole.
    """

    kind = models.CharField("loại", max_length=12, choices=DraftKind)
    title = models.CharField("tên, trích yếu", max_length=500)
    plan = models.ForeignKey(
        Plan, verbose_name="kế hoạch", on_delete=models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    task = models.ForeignKey(
        Task, verbose_name="nhiệm vụ", on_delete=models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    agency = models.ForeignKey(Agency, verbose_name="cơ quan soạn thảo", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, verbose_name="người soạn thảo", on_delete=models.PROTECT, related_name="drafts")
    stage = models.CharField("giai đoạn", max_length=10, choices=DraftStage, default=DraftStage.UNDER_WAY)
    stop_reason = models.TextField("lý do thôi soạn thảo", blank=True)
    due_on = models.DateField("hạn", null=True, blank=True)
    newest = models.PositiveIntegerField("phiên bản mới nhất", default=0)
    document = models.OneToOneField(
        Document,
        verbose_name="văn bản đã cấp số",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="draft",
    )
    corrects = models.ForeignKey(
        "self", verbose_name="đính chính, thay thế", on_delete=models.PROTECT, null=True, blank=True,
        related_name="corrections",
    )  # fmt: skip
    begun_at = models.DateTimeField("bắt đầu lúc")
    begun_by = models.ForeignKey(User, verbose_name="người tạo", on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField("cập nhật gần nhất")
    revision = models.PositiveIntegerField("lần đổi", default=1)
    search = models.TextField("chữ để tìm", blank=True, editable=False)

    class Meta:
        verbose_name = "dự thảo"
        verbose_name_plural = "dự thảo"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=DraftKind.values), name="draft_kind_is_known"),
            models.CheckConstraint(condition=Q(stage__in=DraftStage.values), name="draft_stage_is_known"),
            models.CheckConstraint(
                condition=~Q(stage__in=(DraftStage.ISSUED, DraftStage.RECALLED)) | Q(document__isnull=False),
                name="an_issued_draft_has_its_document",
            ),
            models.CheckConstraint(
                condition=~Q(stage=DraftStage.STOPPED) | ~Q(stop_reason=""), name="a_stopped_draft_says_why"
            ),
            models.CheckConstraint(condition=Q(task__isnull=True) | Q(plan__isnull=False), name="a_task_has_its_plan"),
        )
        indexes = (
            models.Index(fields=("agency", "stage", "due_on"), name="draft_agency"),
            models.Index(fields=("owner", "stage"), name="draft_owner"),
        )

    def __str__(self) -> str:
        """Give kind and title; the kind is said once."""
        kind = str(DraftKind(self.kind).label)
        return self.title if self.title.casefold().startswith(kind.casefold()) else f"{kind}: {self.title}"


class Version(models.Model):
    """Phiên bản: a file of the draft by the hash of its content, never changed; ``text`` is what was read of it.

    Paragraphs of ``text`` are its lines that are not empty (``rules.paragraphs``). ``pdf_…`` is the PDF made of it for
    signing, ``signed_…`` the signed copy, on paper its scan. ``problem`` says in Vietnamese what is wrong with the file.
    """

    draft = models.ForeignKey(Draft, verbose_name="dự thảo", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("phiên bản")
    sha256 = models.CharField("mã băm", max_length=64)
    name = models.CharField("tên tệp", max_length=255)
    media_type = models.CharField("loại tệp", max_length=120)
    size = models.PositiveBigIntegerField("kích thước (byte)")
    text = models.TextField("chữ", blank=True)
    is_read = models.BooleanField("đã đọc chữ", default=True)
    problem = models.TextField("lưu ý", blank=True)
    edit = models.CharField("mức sửa", max_length=10, choices=Edit, default=Edit.SUBSTANCE)
    note = models.TextField("nội dung sửa", blank=True)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(User, verbose_name="người thêm", on_delete=models.PROTECT, related_name="+")
    pdf_sha256 = models.CharField("mã băm bản PDF", max_length=64, blank=True)
    pdf_problem = models.TextField("lỗi khi chuyển PDF", blank=True)
    signed_sha256 = models.CharField("mã băm bản ký", max_length=64, blank=True)
    signed_name = models.CharField("tên tệp bản ký", max_length=255, blank=True)
    signed_on_paper = models.BooleanField("ký giấy", default=False)
    signed_words = models.TextField("chữ ký", blank=True)

    class Meta:
        verbose_name = "phiên bản dự thảo"
        verbose_name_plural = "phiên bản dự thảo"
        constraints = (
            models.UniqueConstraint(fields=("draft", "number"), name="one_draft_version_a_number"),
            models.UniqueConstraint(fields=("draft", "sha256"), name="one_content_once_a_draft"),
            models.CheckConstraint(condition=Q(edit__in=Edit.values), name="edit_is_known"),
        )

    def __str__(self) -> str:
        """Say which version it is."""
        return f"Bản {self.number}"
