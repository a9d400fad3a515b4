"""What is read as a task, until the plan is issued, and the bodies that are named for it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from chutri.office.lib.stated_dates import Precision as StatedPrecision
from chutri.office.lib.stated_dates import StatedDate
from chutri.office.people.models import Agency, User
from chutri.office.plans.choices import (
    DeadlineBasis,
    DutyOrigin,
    DutyState,
    Mode,
    PartyKind,
    Precision,
    Relation,
    Resolution,
    Role,
)
from chutri.office.plans.models.plans import Plan
from chutri.office.plans.rules.deadlines import deadline_words


class StatedDeadline(models.Model):
    """A deadline as the document states it.

    ``deadline_date`` is the last day of what is stated (31/10/2024 for tháng 10/2024), ``last_day`` the last day that is
    in time (the day before for *trước ngày*), ``begins`` from when. ``deadline_confirmed`` is false while a date that the
    document does not state for this very duty is only proposed.
    """

    deadline_date = models.DateField("ngày hạn", null=True, blank=True)
    deadline_precision = models.CharField("độ chính xác", max_length=10, choices=Precision, blank=True)
    deadline_relation = models.CharField("quan hệ", max_length=10, choices=Relation, blank=True)
    deadline_words = models.TextField("thời hạn theo lời văn bản", blank=True)
    deadline_basis = models.CharField(
        "căn cứ thời hạn", max_length=10, choices=DeadlineBasis, default=DeadlineBasis.STATED
    )
    deadline_confirmed = models.BooleanField("thời hạn đã chốt", default=True)
    last_day = models.DateField("ngày cuối còn đúng hạn", null=True, blank=True)
    begins = models.CharField("bắt đầu", max_length=40, blank=True)
    recurrence = models.JSONField("định kỳ", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def deadline(self) -> str:
        """Say the deadline as the list does; the document's own words where it states no date."""
        if self.deadline_date is None:
            return self.deadline_words
        precision: StatedPrecision = self.deadline_precision  # type: ignore[assignment]
        stated = StatedDate(self.deadline_date, precision)
        return deadline_words(stated, self.deadline_relation, begins=bool(self.begins))


class Duty(StatedDeadline):
    """Nhiệm vụ đang rà soát: what the reader, or a person, says that the plan orders, until the plan is issued.

    Spans count characters of the plan's text. ``supports`` is the duty of which this one is the supporter's end: the two
    are one obligation, and become one task. ``version`` counts the saves: whoever saves says which one they saw;
    ``revision`` is the plan's at the last of them. ``ladder`` holds ``rules.ladder.Rung`` as dictionaries, the nearest
    first; ``last_working_day`` is the last day in time on which offices work. ``amended_last_day`` is the last day in time
    that a later plan gave to what this one, issued, ordered.
    """

    plan = models.ForeignKey(Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="duties")
    ordinal = models.PositiveIntegerField("thứ tự")
    read_id = models.CharField("mã trong kết quả đọc", max_length=200, blank=True)
    origin = models.CharField("nguồn gốc", max_length=10, choices=DutyOrigin, default=DutyOrigin.READ)
    state = models.CharField("tình trạng rà soát", max_length=10, choices=DutyState, default=DutyState.PROPOSED)
    reason = models.TextField("lý do bỏ", blank=True)
    section = models.CharField("mục", max_length=200, blank=True)
    action = models.TextField("nội dung")
    context = models.TextField("câu dẫn", blank=True)
    mode = models.CharField("hình thức giao", max_length=20, choices=Mode)
    role = models.CharField("vai trò", max_length=20, choices=Role)
    deliverables = models.JSONField("sản phẩm", default=list, blank=True)
    confidence = models.FloatField("độ chắc chắn", default=1)
    span_start = models.PositiveIntegerField("từ ký tự")
    span_end = models.PositiveIntegerField("đến ký tự")
    supports = models.ForeignKey(
        "self",
        verbose_name="phối hợp trong nhiệm vụ",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="supporting",
    )
    version = models.PositiveIntegerField("lần lưu", default=1)
    revision = models.PositiveIntegerField("lần đổi của kế hoạch", default=0)
    ladder = models.JSONField("bậc thang thời hạn", default=list, blank=True)
    amended_last_day = models.DateField("ngày cuối theo văn bản sửa đổi", null=True, blank=True)
    last_working_day = models.DateField("ngày làm việc cuối", null=True, blank=True)
    saved_by = models.ForeignKey(
        User, verbose_name="người sửa", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField("sửa lúc", null=True, blank=True)

    class Meta:
        verbose_name = "nhiệm vụ đang rà soát"
        verbose_name_plural = "nhiệm vụ đang rà soát"
        constraints = (
            models.UniqueConstraint(fields=("plan", "ordinal"), name="one_duty_an_ordinal"),
            models.CheckConstraint(condition=Q(state__in=DutyState.values), name="duty_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=DutyState.DISMISSED) | ~Q(reason=""), name="a_dismissed_duty_has_a_reason"
            ),
            models.CheckConstraint(condition=Q(span_start__lte=F("span_end")), name="duty_ends_after_it_starts"),
        )
        indexes = (models.Index(fields=("plan", "span_start"), name="duty_place"),)

    def __str__(self) -> str:
        """Give the beginning of what is to be done."""
        return self.action if len(self.action) <= 120 else self.action[:119].rstrip() + "…"

    @property
    def day_that_holds(self) -> date | None:
        """Give the last day in time as it stands now: a later plan's, else the stated one where it is fixed."""
        return self.amended_last_day or (self.last_day if self.deadline_confirmed else None)


class DutyParty(models.Model):
    """A body or person named for a duty, as the document writes it, and which agency that means.

    ``rule`` describes a class (*các sở, ban, ngành*; ``people.rules.addressees``) and is evaluated at a date.
    ``candidates`` are ``rules.candidates.Candidate`` as dictionaries, the likeliest first.
    """

    duty = models.ForeignKey(Duty, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField("quan hệ", max_length=20, choices=PartyKind)
    place = models.PositiveIntegerField("thứ tự")
    text = models.TextField("tên theo văn bản")
    key = models.CharField("tên để gộp", max_length=300)
    span_start = models.PositiveIntegerField("từ ký tự")
    span_end = models.PositiveIntegerField("đến ký tự")
    resolution = models.CharField("mức xác định", max_length=10, choices=Resolution, default=Resolution.OPEN)
    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rule = models.JSONField("nhóm cơ quan", null=True, blank=True)
    candidates = models.JSONField("gợi ý", default=list, blank=True)

    class Meta:
        verbose_name = "cơ quan trong nhiệm vụ đang rà soát"
        verbose_name_plural = "cơ quan trong nhiệm vụ đang rà soát"
        constraints = (models.UniqueConstraint(fields=("duty", "kind", "place"), name="one_duty_party_a_place"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.text
