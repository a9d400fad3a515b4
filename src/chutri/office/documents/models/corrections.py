"""Đính chính, sửa đổi, thay thế: what a later document did to one in the register."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.documents.choices import CorrectionKind
from chutri.office.documents.models.documents import Document
from chutri.office.people.models import User


class Correction(models.Model):
    """One mark on a document: by which later one, what is mended. ``later`` is that document where this register has it."""

    document = models.ForeignKey(Document, verbose_name="văn bản", on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField("loại", max_length=10, choices=CorrectionKind)
    code = models.CharField("số, ký hiệu văn bản sau", max_length=120)
    on = models.DateField("ngày văn bản sau", null=True, blank=True)
    later = models.ForeignKey(
        Document, verbose_name="văn bản sau", on_delete=models.SET_NULL, null=True, blank=True, related_name="corrects"
    )
    words = models.TextField("nội dung")
    made_at = models.DateTimeField("ghi lúc")
    made_by = models.ForeignKey(User, verbose_name="người ghi", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "đính chính, sửa đổi, thay thế"
        verbose_name_plural = "đính chính, sửa đổi, thay thế"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=CorrectionKind.values), name="correction_kind_is_known"),
            models.CheckConstraint(condition=~Q(words="") & ~Q(code=""), name="a_correction_says_what_and_by_what"),
            models.CheckConstraint(
                condition=Q(later__isnull=True) | ~Q(later=F("document")), name="nothing_corrects_itself"
            ),
        )

    def __str__(self) -> str:
        """Say what it is, and by which document."""
        return f"{CorrectionKind(self.kind).label} bằng {self.code}"
