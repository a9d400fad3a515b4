"""What is handed in, asked and changed about a task, and who kept it waiting."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.documents.models import Document
from chutri.office.people.models import Agency, User
from chutri.office.tasks.choices import ChangeKind, EvidenceKind, Outcome
from chutri.office.tasks.models.tasks import Task


class Result(models.Model):
    """Kết quả: what the lead hands in; accepted, or returned with a reason. A returned one stays, the next is another."""

    task = models.ForeignKey(Task, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="results")
    number = models.PositiveIntegerField("lần nộp")
    product = models.TextField("sản phẩm, kết quả")
    agency = models.ForeignKey(Agency, verbose_name="cơ quan nộp", on_delete=models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(User, verbose_name="người nộp", on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField("nộp lúc")
    outcome = models.CharField("quyết định", max_length=10, choices=Outcome, default=Outcome.WAITING)
    decided_by = models.ForeignKey(
        User, verbose_name="người quyết định", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    reason = models.TextField("ý kiến", blank=True)

    class Meta:
        verbose_name = "kết quả nhiệm vụ"
        verbose_name_plural = "kết quả nhiệm vụ"
        constraints = (
            models.UniqueConstraint(fields=("task", "number"), name="one_result_a_number"),
            models.UniqueConstraint(
                fields=("task",), condition=Q(outcome=Outcome.WAITING), name="one_result_waits_a_task"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REFUSED) | ~Q(reason=""), name="a_returned_result_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        """Say which result it is."""
        return f"Kết quả lần {self.number}"


class Evidence(models.Model):
    """Minh chứng: a file or photo by the hash of its content, or a link, that shows a result."""

    result = models.ForeignKey(Result, verbose_name="kết quả", on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField("loại", max_length=6, choices=EvidenceKind)
    name = models.CharField("tên", max_length=255)
    sha256 = models.CharField("mã băm", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("kích thước (byte)", default=0)
    link = models.URLField("liên kết", max_length=1000, blank=True)

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=EvidenceKind.LINK, sha256="") & ~Q(link="")
                | ~Q(kind=EvidenceKind.LINK) & ~Q(sha256="") & Q(link=""),
                name="evidence_is_a_file_or_a_link",
            ),
        )

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Extension(models.Model):
    """Đề nghị gia hạn: a later day asked for, with the reason, and what was decided."""

    task = models.ForeignKey(Task, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="extensions")
    wanted = models.DateField("đề nghị đến ngày")
    reason = models.TextField("lý do")
    asked_by = models.ForeignKey(User, verbose_name="người đề nghị", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("đề nghị lúc")
    outcome = models.CharField("quyết định", max_length=10, choices=Outcome, default=Outcome.WAITING)
    granted = models.DateField("cho đến ngày", null=True, blank=True)
    words = models.TextField("ý kiến", blank=True)
    decided_by = models.ForeignKey(
        User, verbose_name="người quyết định", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đề nghị gia hạn"
        verbose_name_plural = "đề nghị gia hạn"
        constraints = (
            models.UniqueConstraint(
                fields=("task",), condition=Q(outcome=Outcome.WAITING), name="one_extension_waits_a_task"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.GRANTED) | Q(granted__isnull=False), name="a_granted_extension_has_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REFUSED) | ~Q(words=""), name="a_refused_extension_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        """Say until when."""
        return f"Gia hạn đến {self.wanted:%d/%m/%Y}"


class TaskChange(models.Model):
    """A dated change of what a task is: deadline, lead, wording. ``before`` and ``after`` are fields with their values."""

    task = models.ForeignKey(Task, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField("loại", max_length=10, choices=ChangeKind)
    on = models.DateField("từ ngày")
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey(
        User, verbose_name="người ghi", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    document = models.ForeignKey(
        Document, verbose_name="theo văn bản", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField("lý do", blank=True)
    before = models.JSONField("trước", default=dict)
    after = models.JSONField("sau", default=dict)

    class Meta:
        verbose_name = "thay đổi của nhiệm vụ"
        verbose_name_plural = "thay đổi của nhiệm vụ"
        indexes = (models.Index(fields=("task", "on"), name="task_change"),)

    def __str__(self) -> str:
        """Say what sort of change, from when."""
        return f"{ChangeKind(self.kind).label} từ {self.on:%d/%m/%Y}"


class Spell(models.Model):
    """Thời gian chờ: a stretch in which the next step lay with one agency. The one that goes on stands in the task itself."""

    task = models.ForeignKey(Task, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="spells")
    holder = models.ForeignKey(Agency, verbose_name="đang chờ", on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField("từ lúc")
    ended_at = models.DateTimeField("đến lúc")

    class Meta:
        verbose_name = "thời gian chờ"
        verbose_name_plural = "thời gian chờ"
        constraints = (
            models.CheckConstraint(condition=Q(ended_at__gte=F("began_at")), name="spell_ends_after_it_begins"),
        )
        indexes = (models.Index(fields=("holder", "ended_at"), name="spell_holder"),)

    def __str__(self) -> str:
        """Say who, from when to when."""
        return f"{self.holder}: {self.began_at:%d/%m/%Y}–{self.ended_at:%d/%m/%Y}"
