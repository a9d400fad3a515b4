"""Tasks under way and the bodies named for them."""

from __future__ import annotations

from datetime import date

from django.db import models

from chutri.office.lib.stated_dates import Precision as StatedPrecision
from chutri.office.lib.stated_dates import StatedDate
from chutri.office.plans.choices import Mode, Relation, Role
from chutri.office.plans.models import Plan
from chutri.office.plans.rules.deadlines import deadline_words
from chutri.office.tasks.choices import PartyKind, Precision, Status
from chutri.office.tasks.rules.timeliness import timeliness


class Task(models.Model):
    """Nhiệm vụ: one thing that a plan orders, with the place in the source that says so.

    ``deadline_date`` is the last day of what is stated (31/10/2024 for tháng 10/2024), ``last_day`` the last day that is
    in time (the day before for *trước ngày*). ``version`` counts the saves: whoever saves says which one they saw.
    """

    plan = models.ForeignKey(Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="tasks")
    ordinal = models.PositiveIntegerField("thứ tự")
    read_id = models.CharField("mã trong kết quả đọc", max_length=200)
    section = models.CharField("mục", max_length=200, blank=True)
    action = models.TextField("nội dung")
    context = models.TextField("câu dẫn", blank=True)
    mode = models.CharField("hình thức giao", max_length=20, choices=Mode)
    role = models.CharField("vai trò", max_length=20, choices=Role)
    status = models.CharField("tình trạng", max_length=20, choices=Status, default=Status.NOT_STARTED)
    deadline_date = models.DateField("ngày hạn", null=True, blank=True)
    deadline_precision = models.CharField("độ chính xác", max_length=10, choices=Precision, blank=True)
    deadline_relation = models.CharField("quan hệ", max_length=10, choices=Relation, blank=True)
    deadline_words = models.TextField("thời hạn theo lời văn bản", blank=True)
    last_day = models.DateField("ngày cuối còn đúng hạn", null=True, blank=True)
    begins = models.CharField("bắt đầu", max_length=40, blank=True)
    deliverables = models.JSONField("sản phẩm", default=list, blank=True)
    confidence = models.FloatField("độ chắc chắn")
    span_start = models.PositiveIntegerField("từ ký tự")
    span_end = models.PositiveIntegerField("đến ký tự")
    version = models.PositiveIntegerField("lần lưu", default=1)
    search = models.TextField("chữ để tìm", blank=True, editable=False)

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        constraints = (
            models.UniqueConstraint(fields=("plan", "ordinal"), name="one_task_an_ordinal"),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="task_status_is_known"),
            models.CheckConstraint(
                condition=models.Q(deadline_date__isnull=True, last_day__isnull=True)
                | models.Q(deadline_date__isnull=False, last_day__isnull=False),
                name="a_dated_task_has_a_last_day",
            ),
        )
        indexes = (
            models.Index(fields=("last_day", "plan"), name="task_last_day"),
            models.Index(fields=("status", "last_day"), name="task_status"),
        )

    def __str__(self) -> str:
        """Give the beginning of what is to be done."""
        return self.action if len(self.action) <= 120 else self.action[:119].rstrip() + "…"

    @property
    def deadline(self) -> str:
        """Say the deadline as the list does; the document's own words where it states no date."""
        if self.deadline_date is None:
            return self.deadline_words
        precision: StatedPrecision = self.deadline_precision  # type: ignore[assignment]
        stated = StatedDate(self.deadline_date, precision)
        return deadline_words(stated, self.deadline_relation, begins=bool(self.begins))

    def timeliness_on(self, today: date) -> str:
        """Say how the task stands on a day."""
        return timeliness(status=self.status, last=self.last_day, today=today).value


class TaskParty(models.Model):
    """A body or person named for a task, as the document writes it; ``key`` groups alike names."""

    task = models.ForeignKey(Task, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField("quan hệ", max_length=20, choices=PartyKind)
    place = models.PositiveIntegerField("thứ tự")
    text = models.TextField("tên theo văn bản")
    key = models.CharField("tên để gộp", max_length=300)
    name_order = models.CharField("khóa xếp vần", max_length=200)
    span_start = models.PositiveIntegerField("từ ký tự")
    span_end = models.PositiveIntegerField("đến ký tự")

    class Meta:
        verbose_name = "cơ quan trong nhiệm vụ"
        verbose_name_plural = "cơ quan trong nhiệm vụ"
        constraints = (models.UniqueConstraint(fields=("task", "kind", "place"), name="one_party_a_place"),)
        indexes = (models.Index(fields=("key", "kind"), name="party_key"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.text
