"""The report that the receiver makes of a round."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from chutri.office.people.models import User
from chutri.office.reports.choices import ConsolidationStage
from chutri.office.reports.models.duties import ReportRound


class Consolidation(models.Model):
    """Báo cáo tổng hợp of a round, in editions.

    ``texts`` are the paragraphs of each section as they are edited, ``head`` what stands on its letterhead and below it.
    Frozen, ``inputs`` holds all that its files are made of and ``files`` the hash of each (``full.docx``, ``full.pdf``,
    ``short.docx``, ``short.pdf``): the same inputs give the same bytes.
    """

    round = models.ForeignKey(
        ReportRound, verbose_name="kỳ báo cáo", on_delete=models.PROTECT, related_name="consolidations"
    )
    edition = models.PositiveIntegerField("lần tổng hợp")
    stage = models.CharField("tình trạng", max_length=8, choices=ConsolidationStage, default=ConsolidationStage.DRAFT)
    texts = models.JSONField("lời văn từng phần", default=dict, blank=True)
    head = models.JSONField("thể thức", default=dict, blank=True)
    inputs = models.JSONField("dữ liệu đã chốt", null=True, blank=True)
    files = models.JSONField("tệp đã chốt", default=dict, blank=True)
    begun_by = models.ForeignKey(User, verbose_name="người soạn", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField("soạn lúc")
    frozen_by = models.ForeignKey(
        User, verbose_name="người chốt", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    frozen_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    version = models.PositiveIntegerField("lần lưu", default=1)

    class Meta:
        verbose_name = "báo cáo tổng hợp"
        verbose_name_plural = "báo cáo tổng hợp"
        constraints = (
            models.UniqueConstraint(fields=("round", "edition"), name="one_consolidation_an_edition"),
            models.UniqueConstraint(
                fields=("round",), condition=Q(stage=ConsolidationStage.DRAFT), name="one_draft_consolidation_a_round"
            ),
            models.CheckConstraint(
                condition=~Q(stage=ConsolidationStage.FROZEN) | Q(inputs__isnull=False, frozen_at__isnull=False),
                name="a_frozen_consolidation_keeps_its_inputs",
            ),
        )

    def __str__(self) -> str:
        """Say which edition of which round."""
        return f"Báo cáo tổng hợp {self.round}, lần {self.edition}"
