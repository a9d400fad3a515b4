"""Counts that are kept so that a page need not count a million tasks: by who gave and who leads, and by plan."""

from __future__ import annotations

from django.db import models

from chutri.office.people.models import Agency
from chutri.office.plans.models import Plan

# what is counted, in the words of ``queries.Tally``
COUNTED = (
    "total", "on_time", "late", "running", "overdue", "undated", "cancelled", "done", "waiting", "silent",
)  # fmt: skip


class Reckoning(models.Model):
    """Ngày tính số liệu: the day for which figures are kept. One row, or none while nothing has been reckoned yet.

    ``midnight`` is when that day began and ``silent_after`` the usual days of silence: triggers reckon with them.
    """

    day = models.DateField("ngày")
    midnight = models.DateTimeField("đầu ngày")
    silent_after = models.PositiveSmallIntegerField("im lặng sau (ngày)")
    reckoned_at = models.DateTimeField("tính lúc")
    only = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        verbose_name = "ngày tính số liệu"
        verbose_name_plural = "ngày tính số liệu"
        constraints = (models.CheckConstraint(condition=models.Q(only=True), name="one_reckoning"),)

    def __str__(self) -> str:
        """Give the day."""
        return f"{self.day:%d/%m/%Y}"


class Figures(models.Model):
    """Counts of tasks on a day: a row is a sum or a change of it, so that nobody waits for another's row; sums of rows count.

    Triggers add rows with every change of a task, in its own transaction (migration 0005); ``operations.figures`` folds
    them together and reckons them anew for each day. Keys are not held by the database: when a plan is removed, the removal
    of its tasks adds rows that take them away again.
    """

    day = models.DateField("ngày")
    total = models.IntegerField("tổng số")
    on_time = models.IntegerField("xong đúng hạn")
    late = models.IntegerField("xong quá hạn")
    running = models.IntegerField("trong hạn")
    overdue = models.IntegerField("quá hạn, chưa xong")
    undated = models.IntegerField("không thời hạn")
    cancelled = models.IntegerField("đã hủy")
    done = models.IntegerField("đã hoàn thành")
    waiting = models.IntegerField("chờ nghiệm thu")
    silent = models.IntegerField("im lặng")

    class Meta:
        abstract = True


class AgencyFigures(Figures):
    """Số liệu theo cơ quan: counts of what one agency gave and another leads; ``lead`` is empty where nobody known does."""

    giver = models.ForeignKey(
        Agency, verbose_name="cơ quan giao", on_delete=models.CASCADE, db_constraint=False, related_name="+"
    )
    lead = models.ForeignKey(
        Agency,
        verbose_name="chủ trì",
        on_delete=models.CASCADE,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = "số liệu theo cơ quan"
        verbose_name_plural = "số liệu theo cơ quan"

    def __str__(self) -> str:
        """Say whose they are."""
        return f"{self.giver} → {self.lead or 'chưa rõ'}: {self.total}"


class PlanFigures(Figures):
    """Số liệu theo kế hoạch: counts of one plan's tasks."""

    plan = models.ForeignKey(
        Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, db_constraint=False, related_name="+"
    )

    class Meta:
        verbose_name = "số liệu theo kế hoạch"
        verbose_name_plural = "số liệu theo kế hoạch"

    def __str__(self) -> str:
        """Say whose they are."""
        return f"{self.plan}: {self.total}"
