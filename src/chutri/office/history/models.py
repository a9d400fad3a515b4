"""The one table of the history. Triggers refuse to change or remove its rows (migration 0001)."""

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
