"""Jobs that wait, run or have ended, and when each periodic job was last due. The same on both databases."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from chutri.office.background.choices import FINISHED, State


class BackgroundJob(models.Model):
    """Công việc nền: one call of a declared job.

    ``locked_by`` is the worker that runs it, ``locked_at`` when that worker last gave a sign of life. ``key`` names what
    the job is about for whoever waits; no two jobs of one key wait at the same time.
    """

    name = models.CharField("công việc", max_length=100)
    arguments = models.JSONField("tham số", default=dict, blank=True)
    key = models.CharField("khóa", max_length=200, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("số lần chạy", default=0)
    run_after = models.DateTimeField("không chạy trước", null=True, blank=True)
    locked_by = models.CharField("nơi chạy", max_length=200, blank=True)
    locked_at = models.DateTimeField("tín hiệu gần nhất", null=True, blank=True)
    percent = models.PositiveSmallIntegerField("phần trăm", default=0)
    progress = models.CharField("tiến độ", max_length=200, blank=True)
    error = models.TextField("lý do không thực hiện được", blank=True)
    trace = models.TextField("dấu vết lỗi", blank=True)
    created_at = models.DateTimeField("lúc yêu cầu", db_default=Now())
    finished_at = models.DateTimeField("lúc kết thúc", null=True, blank=True)

    class Meta:
        verbose_name = "công việc nền"
        verbose_name_plural = "công việc nền"
        constraints = (
            models.UniqueConstraint(
                fields=("key",),
                condition=models.Q(state=State.WAITING) & ~models.Q(key=""),
                name="one_waiting_job_a_key",
            ),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="job_state_is_known"),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="job_percent_up_to_100"),
            models.CheckConstraint(
                condition=models.Q(state=State.RUNNING, locked_at__isnull=False)
                | (~models.Q(state=State.RUNNING) & models.Q(locked_at__isnull=True)),
                name="a_running_job_has_a_worker",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=FINISHED, finished_at__isnull=False)
                | (~models.Q(state__in=FINISHED) & models.Q(finished_at__isnull=True)),
                name="a_finished_job_has_its_moment",
            ),
        )
        indexes = (
            models.Index(fields=("state", "run_after"), name="job_state"),
            models.Index(fields=("key", "-id"), name="job_key", condition=~models.Q(key="")),
        )

    def __str__(self) -> str:
        """Give name and arguments as a developer would call them."""
        return f"{self.name}({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})"


class PeriodicJob(models.Model):
    """Công việc định kỳ: the last moment at which it was due and was asked for."""

    name = models.CharField("công việc", max_length=100, unique=True)
    last_due = models.DateTimeField("lần đến hạn gần nhất")

    class Meta:
        verbose_name = "công việc định kỳ"
        verbose_name_plural = "công việc định kỳ"

    def __str__(self) -> str:
        """Give its name."""
        return self.name
