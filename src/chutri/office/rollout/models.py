"""What a later plan does to the tasks of an issued one."""

from __future__ import annotations

from django.db import models

from chutri.office.people.models import User
from chutri.office.plans.models import Duty, Plan
from chutri.office.rollout.choices import AmendmentKind
from chutri.office.tasks.models import Task


class Amendment(models.Model):
    """Sửa đổi: one task that a later plan extends, changes or cancels; ``duty`` of that plan holds the new words and day.

    Tied in the review of ``plan``, done when it is issued (``applied_at``). What the task was before and is since, with
    the day, stands in ``tasks.TaskChange``.
    """

    plan = models.ForeignKey(Plan, verbose_name="văn bản sửa đổi", on_delete=models.CASCADE, related_name="amendments")
    duty = models.ForeignKey(
        Duty, verbose_name="nội dung mới", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    task = models.ForeignKey(Task, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="amendments")
    kind = models.CharField("loại", max_length=10, choices=AmendmentKind)
    tied_by = models.ForeignKey(User, verbose_name="người gắn", on_delete=models.PROTECT, related_name="+")
    tied_at = models.DateTimeField("lúc")
    applied_at = models.DateTimeField("có hiệu lực lúc", null=True, blank=True)

    class Meta:
        verbose_name = "sửa đổi nhiệm vụ"
        verbose_name_plural = "sửa đổi nhiệm vụ"
        constraints = (
            models.UniqueConstraint(fields=("plan", "task"), name="one_amendment_a_plan_and_task"),
            models.CheckConstraint(
                condition=models.Q(kind=AmendmentKind.CANCELS) | models.Q(duty__isnull=False),
                name="an_amendment_has_its_words",
            ),
        )

    def __str__(self) -> str:
        """Say what is done to which task."""
        return f"{AmendmentKind(self.kind).label}: {self.task}"
