"""How a plan is reviewed: what people say of its paragraphs, the steps that they took, and who is here."""

from __future__ import annotations

from django.db import models

from chutri.office.people.models import User
from chutri.office.plans.choices import ParagraphKind
from chutri.office.plans.models.duties import Duty
from chutri.office.plans.models.plans import Plan


class ParagraphNote(models.Model):
    """What a person says that a paragraph is, where that differs from what the reader made of it."""

    plan = models.ForeignKey(Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="paragraph_notes")
    span_start = models.PositiveIntegerField("từ ký tự")
    span_end = models.PositiveIntegerField("đến ký tự")
    kind = models.CharField("loại", max_length=20, choices=ParagraphKind)
    said_by = models.ForeignKey(User, verbose_name="người xác nhận", on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField("lúc")
    revision = models.PositiveIntegerField("lần đổi của kế hoạch", default=0)

    class Meta:
        verbose_name = "loại đoạn văn"
        verbose_name_plural = "loại đoạn văn"
        constraints = (models.UniqueConstraint(fields=("plan", "span_start"), name="one_note_a_paragraph"),)

    def __str__(self) -> str:
        """Say what was said."""
        return f"{self.plan}, {self.span_start}: {ParagraphKind(self.kind).label}"


class ReviewStep(models.Model):
    """Bước rà soát: one deed of a review with what it changed, so that it can be undone.

    ``before`` holds ``operations.snapshots`` of the duties as they stood; ``after`` the version that each has since, with
    the duties that the step made; ``notes`` what was said of paragraphs before.
    """

    plan = models.ForeignKey(Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField("lần đổi của kế hoạch")
    by = models.ForeignKey(User, verbose_name="người làm", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    words = models.TextField("nội dung")
    before = models.JSONField("trước", default=dict)
    after = models.JSONField("sau", default=dict)
    notes = models.JSONField("loại đoạn văn trước", default=list, blank=True)
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)

    class Meta:
        verbose_name = "bước rà soát"
        verbose_name_plural = "bước rà soát"
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="one_step_a_revision"),)
        indexes = (models.Index(fields=("plan", "by", "number"), name="step_by_person"),)

    def __str__(self) -> str:
        """Say what was done."""
        return self.words


class ReviewPresence(models.Model):
    """Người đang rà soát: when somebody's page of a review last asked for changes, and which duty they have open."""

    plan = models.ForeignKey(Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="present")
    person = models.ForeignKey(User, verbose_name="người", on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField("lúc")
    duty = models.ForeignKey(
        Duty, verbose_name="đang sửa", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "người đang rà soát"
        verbose_name_plural = "người đang rà soát"
        constraints = (models.UniqueConstraint(fields=("plan", "person"), name="one_presence_a_person"),)

    def __str__(self) -> str:
        """Say who is where."""
        return f"{self.person}: {self.plan}"
