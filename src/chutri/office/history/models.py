"""The lines of the history, and the head of their chain. Triggers refuse to change or remove lines (migrations 0002, 0003)."""

from __future__ import annotations

from django.db import models


class HistoryLine(models.Model):
    """One deed: who (by name, since a person's row may go), what, about which row, and what changed.

    ``actor_id`` and ``subject_id`` are no foreign keys: a line outlives what it speaks of.
    """

    at = models.DateTimeField("thời điểm")
    actor_id = models.BigIntegerField("mã người thực hiện")
    actor_name = models.CharField("người thực hiện", max_length=200)
    deed = models.SlugField("việc làm", max_length=60)
    subject_type = models.CharField("loại đối tượng", max_length=60)
    subject_id = models.CharField("mã đối tượng", max_length=40)
    words = models.TextField("nội dung")
    changes = models.JSONField("thay đổi", default=dict, blank=True)
    previous = models.CharField("dấu dòng trước", max_length=64, unique=True)
    seal = models.CharField("dấu", max_length=64, unique=True)

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "dòng nhật ký"
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="history_subject"),)

    def __str__(self) -> str:
        """Say the line as the screen does."""
        return f"{self.actor_name}: {self.words}"

    def content(self) -> dict[str, object]:
        """Give what the seal covers besides the moment and the line before."""
        return {
            "actor_id": self.actor_id,
            "actor_name": self.actor_name,
            "deed": self.deed,
            "subject_type": self.subject_type,
            "subject_id": self.subject_id,
            "words": self.words,
            "changes": self.changes,
        }


class HistoryHead(models.Model):
    """The end of the chain: how many lines there are and the seal of the last. One row, which writers lock in turn.

    It tells when lines were cut off at the end; triggers let it only go forward.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    count = models.BigIntegerField("số dòng")
    seal = models.CharField("dấu dòng cuối", max_length=64)

    class Meta:
        verbose_name = "đầu chuỗi nhật ký"
        verbose_name_plural = "đầu chuỗi nhật ký"
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="history_has_one_head"),)

    def __str__(self) -> str:
        """Say how long the history is."""
        return f"{self.count} dòng"
