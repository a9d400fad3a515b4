"""A plan, what was read in it, and the passages that its source is shown in."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.documents.models import Document
from chutri.office.people.models import User
from chutri.office.plans.choices import Stage


class Plan(models.Model):
    """Kế hoạch: a document that is read, reviewed and issued. The counts are those of its reading.

    ``problem`` says in Vietnamese why it could not be read. ``revision`` counts what was done in its review: a page that
    shows one revision asks for what changed since. ``amended_at`` is when a later plan last changed tasks of this one.
    """

    document = models.OneToOneField(Document, verbose_name="văn bản", on_delete=models.PROTECT, related_name="plan")
    imported_at = models.DateTimeField("thời điểm nhập")
    imported_by = models.ForeignKey(User, verbose_name="người nhập", on_delete=models.PROTECT, related_name="+")
    stage = models.CharField("giai đoạn", max_length=12, choices=Stage, default=Stage.REVIEW)
    problem = models.TextField("lý do không đọc được", blank=True)
    issued_at = models.DateTimeField("giao việc lúc", null=True, blank=True)
    issued_by = models.ForeignKey(
        User, verbose_name="người giao việc", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recalled_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    task_count = models.PositiveIntegerField("số nhiệm vụ", default=0)
    dated_count = models.PositiveIntegerField("số nhiệm vụ có thời hạn", default=0)
    finding_count = models.PositiveIntegerField("số chỗ cần kiểm tra", default=0)
    unread_count = models.PositiveIntegerField("số đoạn chưa hiểu", default=0)
    revision = models.PositiveIntegerField("lần đổi khi rà soát", default=0)
    recall_reason = models.TextField("lý do thu hồi", blank=True)
    amended_at = models.DateTimeField("sửa đổi gần nhất lúc", null=True, blank=True)

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        constraints = (
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="plan_stage_is_known"),
            models.CheckConstraint(
                condition=~Q(stage=Stage.ISSUED) | Q(issued_at__isnull=False), name="an_issued_plan_has_its_moment"
            ),
        )
        indexes = (models.Index(fields=("stage",), name="plan_stage"),)

    def __str__(self) -> str:
        """Give the document's number and symbol, or its file's name."""
        return str(self.document)


class PlanReading(models.Model):
    """Everything that the reader made of a plan: its JSON (schema in ``schema``) and the text that spans count in."""

    plan = models.OneToOneField(Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="reading")
    schema = models.CharField("định dạng", max_length=40)
    data = models.JSONField("kết quả đọc")
    counts = models.JSONField("số mục từng loại", default=dict)
    text = models.TextField("toàn văn")

    class Meta:
        verbose_name = "kết quả đọc"
        verbose_name_plural = "kết quả đọc"

    def __str__(self) -> str:
        """Say whose reading it is."""
        return f"Kết quả đọc {self.plan}"


class Passage(models.Model):
    """A stretch of the source that one page shows; the passages of a plan tile its text.

    ``blocks`` and ``marks`` are those of ``rules.passages.PassageCut`` as lists. What marks the duties is made of the duties.
    """

    plan = models.ForeignKey(Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="passages")
    number = models.PositiveIntegerField("thứ tự")
    start = models.PositiveIntegerField("từ ký tự")
    end = models.PositiveIntegerField("đến ký tự")
    blocks = models.JSONField("đoạn")
    marks = models.JSONField("dấu")

    class Meta:
        verbose_name = "phần văn bản"
        verbose_name_plural = "phần văn bản"
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="one_passage_a_number"),
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="passage_ends_after_it_starts"),
        )

    def __str__(self) -> str:
        """Say which part of which plan."""
        return f"{self.plan}, phần {self.number}"
