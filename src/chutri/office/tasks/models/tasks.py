"""Tasks under way and the bodies named for them."""

from __future__ import annotations

from datetime import date

from django.db import models

from chutri.office.people.models import Agency, User
from chutri.office.plans.choices import Mode, PartyKind, Resolution, Role
from chutri.office.plans.models import Duty, Plan, StatedDeadline
from chutri.office.tasks.choices import Answer, Part, Stage, Standing
from chutri.office.tasks.rules.timeliness import standing


class Task(StatedDeadline):
    """Nhiệm vụ: one thing that a plan orders, with the place in the source that says so.

    A task has one lead. Where the plan gives one duty to several bodies, or to a class of them (*UBND các phường*), the
    task is ``collective``: it has no lead, and one child a body, each with its own progress; children follow mergers.
    Any other child is a sub-task that the lead made. ``counted`` tasks are what lists and figures speak of: each obligation
    once, so neither a collective task beside its children nor the sub-tasks by which a lead divides its own work.
    ``lead_words`` is the lead as lists show and sort it: the agency's name, or the names as the document writes them.
    ``giver`` is the agency whose plan it comes from, kept here too so that lists need not look it up plan by plan.
    ``last_day`` binds: it stays empty while the date is only proposed. ``holder`` is whoever the next step waits for, since
    ``held_since``; earlier waits are spells. ``moved_at`` is the last movement of any kind, for who is silent.
    ``version`` counts the saves: whoever saves says which one they saw.
    """

    # keys that an index below begins with have none of their own
    plan = models.ForeignKey(
        Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, db_index=False, related_name="tasks"
    )
    giver = models.ForeignKey(
        Agency, verbose_name="cơ quan giao", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    duty = models.ForeignKey(
        Duty,
        verbose_name="nhiệm vụ khi rà soát",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="tasks",
    )
    ordinal = models.PositiveIntegerField("thứ tự")
    read_id = models.CharField("mã trong kết quả đọc", max_length=200)
    section = models.CharField("mục", max_length=200, blank=True)
    action = models.TextField("nội dung")
    context = models.TextField("câu dẫn", blank=True)
    mode = models.CharField("hình thức giao", max_length=20, choices=Mode)
    role = models.CharField("vai trò", max_length=20, choices=Role)
    stage = models.CharField("giai đoạn", max_length=12, choices=Stage, default=Stage.NOT_STARTED)
    lead = models.ForeignKey(
        Agency,
        verbose_name="chủ trì",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="led_tasks",
    )
    lead_words = models.TextField("chủ trì, như hiển thị", blank=True)
    lead_order = models.CharField("khóa xếp vần", max_length=200, blank=True, editable=False)
    person = models.ForeignKey(
        User,
        verbose_name="người thực hiện",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="led_tasks",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="nhiệm vụ cha",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        db_index=False,
        related_name="children",
    )
    collective = models.BooleanField("giao cho nhiều cơ quan", default=False)
    counted = models.BooleanField("được tính", default=True)
    holder = models.ForeignKey(
        Agency, verbose_name="đang chờ", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    held_since = models.DateTimeField("chờ từ", null=True, blank=True)
    percent = models.PositiveSmallIntegerField("tiến độ (%)", default=0)
    percent_words = models.TextField("tình hình thực hiện", blank=True)
    submitted_on = models.DateField("nộp kết quả ngày", null=True, blank=True)
    finished_on = models.DateField("hoàn thành ngày", null=True, blank=True)
    moved_at = models.DateTimeField("cập nhật gần nhất", null=True, blank=True)
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
            models.UniqueConstraint(
                fields=("plan", "ordinal"), condition=models.Q(parent__isnull=True), name="one_task_an_ordinal"
            ),
            models.UniqueConstraint(
                fields=("parent", "lead"),
                condition=models.Q(parent__isnull=False, duty__isnull=False),
                name="one_child_a_body",
            ),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="task_percent_is_a_percentage"),
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="task_stage_is_known"),
            models.CheckConstraint(
                condition=~models.Q(stage=Stage.DONE) | models.Q(finished_on__isnull=False),
                name="a_finished_task_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(last_day__isnull=True)
                | models.Q(deadline_date__isnull=False, deadline_confirmed=True),
                name="a_last_day_is_of_a_fixed_deadline",
            ),
            models.CheckConstraint(
                condition=models.Q(collective=False) | models.Q(counted=False, lead__isnull=True),
                name="a_collective_task_is_counted_by_its_children",
            ),
        )
        indexes = (
            models.Index(fields=("lead", "stage", "last_day"), name="task_lead"),
            models.Index(fields=("last_day", "plan"), name="task_last_day"),
            models.Index(fields=("plan", "counted", "stage", "last_day"), name="task_plan"),
            # most tasks are handed to nobody and share no order: with those in it, SQLite takes an index for as good as none
            models.Index(fields=("person", "stage"), condition=models.Q(person__isnull=False), name="task_person"),
            models.Index(fields=("parent",), condition=models.Q(parent__isnull=False), name="task_parent"),
            models.Index(fields=("giver", "stage", "last_day", "plan", "ordinal"), name="task_giver"),
            models.Index(fields=("giver", "last_day", "plan", "ordinal", "stage"), name="task_due"),
        )

    def __str__(self) -> str:
        """Give the beginning of what is to be done."""
        return self.action if len(self.action) <= 120 else self.action[:119].rstrip() + "…"

    def standing_on(self, today: date) -> Standing:
        """Say how the task stands on a day."""
        return standing(
            stage=self.stage,
            last=self.last_day,
            submitted=self.submitted_on,
            finished=self.finished_on,
            today=today,
        )

    @property
    def stage_word(self) -> str:
        """Say how far the task is."""
        return str(Stage(self.stage).label)


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
    resolution = models.CharField("mức xác định", max_length=10, choices=Resolution, default=Resolution.OPEN)
    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rule = models.JSONField("nhóm cơ quan", null=True, blank=True)

    class Meta:
        verbose_name = "cơ quan trong nhiệm vụ"
        verbose_name_plural = "cơ quan trong nhiệm vụ"
        constraints = (models.UniqueConstraint(fields=("task", "kind", "place"), name="one_party_a_place"),)
        indexes = (models.Index(fields=("key", "kind"), name="party_key"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.text


class TaskAgency(models.Model):
    """An agency of the directory that has a part in a task besides leading it, evaluated from the names and classes in ``parties``.

    ``left_on`` is the day from which it no longer has (it was dissolved, or the plan was amended). ``duty`` is the sentence
    of the plan that tells this agency its own part: the other end of the lead's.
    """

    task = models.ForeignKey(Task, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="agencies")
    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="parts")
    part = models.CharField("phần việc", max_length=12, choices=Part)
    party = models.ForeignKey(
        TaskParty, verbose_name="tên trong văn bản", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    duty = models.ForeignKey(
        Duty, verbose_name="câu giao phối hợp", on_delete=models.RESTRICT, null=True, blank=True, related_name="parts"
    )
    person = models.ForeignKey(
        User, verbose_name="người thực hiện", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    own_part = models.TextField("phần việc của cơ quan", blank=True)
    answer = models.CharField("trả lời", max_length=10, choices=Answer, default=Answer.WAITING)
    answer_words = models.TextField("nội dung trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    joined_on = models.DateField("từ ngày")
    left_on = models.DateField("đến trước ngày", null=True, blank=True)
    version = models.PositiveIntegerField("lần lưu", default=1)

    class Meta:
        verbose_name = "cơ quan tham gia nhiệm vụ"
        verbose_name_plural = "cơ quan tham gia nhiệm vụ"
        constraints = (
            models.UniqueConstraint(
                fields=("task", "agency", "part"),
                condition=models.Q(left_on__isnull=True),
                name="one_part_an_agency_and_task",
            ),
        )
        indexes = (models.Index(fields=("agency", "part", "task"), name="task_agency_part"),)

    def __str__(self) -> str:
        """Say who has which part."""
        return f"{self.agency}: {Part(self.part).label}"
