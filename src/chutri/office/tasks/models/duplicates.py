"""Two tasks of different plans that may be one obligation, and what a person said of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.people.models import User
from chutri.office.tasks.choices import Judgement
from chutri.office.tasks.models.tasks import Task


class Duplicate(models.Model):
    """Trùng lặp: two tasks found alike. Merged, ``kept`` is counted and ``gone`` is not: it points to the other.

    What a person said stays, so that nobody is asked twice.
    """

    first = models.ForeignKey(Task, verbose_name="nhiệm vụ trước", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Task, verbose_name="nhiệm vụ sau", on_delete=models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField("độ giống (%)")
    reasons = models.JSONField("lý do", default=list, blank=True)
    found_at = models.DateTimeField("tìm thấy lúc")
    judgement = models.CharField("quyết định", max_length=10, choices=Judgement, default=Judgement.OPEN)
    kept = models.ForeignKey(
        Task, verbose_name="được tính", on_delete=models.CASCADE, null=True, blank=True, related_name="stands_for"
    )
    gone = models.ForeignKey(
        Task,
        verbose_name="tính theo nhiệm vụ kia",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="merged",
    )
    said_by = models.ForeignKey(
        User, verbose_name="người quyết định", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField("lúc", null=True, blank=True)

    class Meta:
        verbose_name = "nhiệm vụ trùng lặp"
        verbose_name_plural = "nhiệm vụ trùng lặp"
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="two_tasks_are_compared_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="the_older_task_stands_first"),
            models.CheckConstraint(
                condition=Q(judgement=Judgement.MERGED, kept__isnull=False, gone__isnull=False)
                | (~Q(judgement=Judgement.MERGED) & Q(kept__isnull=True, gone__isnull=True)),
                name="merged_tasks_say_which_counts",
            ),
            models.UniqueConstraint(fields=("gone",), name="a_task_is_merged_into_one"),
        )
        indexes = (models.Index(fields=("judgement", "score"), name="duplicate_judgement"),)

    def __str__(self) -> str:
        """Say which two."""
        return f"{self.first} = {self.second}"
