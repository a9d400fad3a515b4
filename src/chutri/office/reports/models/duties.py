"""What is owed: reporting duties with who owes them, the days on which periods close, and the rounds that opened."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.people.models import Agency, User
from chutri.office.plans.models import Plan
from chutri.office.reports.choices import DutyState, Relation, ReporterKind, Rhythm
from chutri.office.reports.models.forms import ReportTemplate, TemplateVersion
from chutri.office.reports.rules.periods import DueDay, Period


class PeriodRule(models.Model):
    """Thời điểm chốt số liệu: on which day of its last month a period closes, from when to when, by which text.

    ``office`` is empty for a rule of law that holds for all. 31 stands for the month's last day.
    """

    rhythm = models.CharField("kỳ báo cáo", max_length=12, choices=Rhythm)
    closing_day = models.PositiveSmallIntegerField("chốt số liệu ngày")
    valid_from = models.DateField("áp dụng từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    office = models.ForeignKey(
        Agency, verbose_name="riêng của cơ quan", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "thời điểm chốt số liệu"
        verbose_name_plural = "thời điểm chốt số liệu"
        constraints = (
            models.CheckConstraint(
                condition=Q(closing_day__gte=1, closing_day__lte=31), name="period_closes_on_a_day_of_a_month"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="period_rule_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=("rhythm", "valid_from"), condition=Q(office__isnull=True), name="one_period_rule_a_day"
            ),
            models.UniqueConstraint(
                fields=("office", "rhythm", "valid_from"),
                condition=Q(office__isnull=False),
                name="one_own_period_rule_a_day",
            ),
        )

    def __str__(self) -> str:
        """Say what it is of."""
        return f"{Rhythm(self.rhythm).label}: chốt ngày {self.closing_day}"


class ReportingDuty(models.Model):
    """Chế độ báo cáo: who reports to whom, how often, until which day; read from a plan or set up by an office.

    ``words`` is the plan's own sentence, ``span_start`` where it stands. The office runs it; ``receiver`` takes the reports
    and consolidates them. ``closing_day`` overrules the day on which periods close by law. ``read_place`` counts the
    duties of the reading, so that a plan is taken over once.
    """

    office = models.ForeignKey(Agency, verbose_name="cơ quan giao", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(
        Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, null=True, blank=True, related_name="reporting_duties"
    )
    read_place = models.PositiveIntegerField("thứ tự trong kết quả đọc", null=True, blank=True)
    title = models.CharField("tên báo cáo", max_length=300)
    words = models.TextField("theo văn bản", blank=True)
    span_start = models.PositiveIntegerField("từ ký tự", default=0)
    span_end = models.PositiveIntegerField("đến ký tự", default=0)
    receiver = models.ForeignKey(
        Agency, verbose_name="nơi nhận báo cáo", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    receiver_words = models.CharField("nơi nhận theo văn bản", max_length=300, blank=True)
    through = models.ForeignKey(
        Agency, verbose_name="gửi qua", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    through_words = models.CharField("gửi qua, theo văn bản", max_length=300, blank=True)
    rhythm = models.CharField("kỳ báo cáo", max_length=12, choices=Rhythm)
    due_day = models.PositiveSmallIntegerField("ngày nộp", null=True, blank=True)
    due_month = models.PositiveSmallIntegerField("tháng nộp", null=True, blank=True)
    due_after = models.PositiveSmallIntegerField("số tháng sau kỳ", default=0)
    due_relation = models.CharField("hạn", max_length=6, choices=Relation, default=Relation.BEFORE)
    due_date = models.DateField("ngày nộp (một lần)", null=True, blank=True)
    closing_day = models.PositiveSmallIntegerField("chốt số liệu ngày", null=True, blank=True)
    opens_before = models.PositiveSmallIntegerField("mở mẫu trước hạn (ngày)", default=10)
    since = models.DateField("từ ngày")
    until = models.DateField("đến ngày", null=True, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=DutyState, default=DutyState.PROPOSED)
    template = models.ForeignKey(
        ReportTemplate, verbose_name="mẫu báo cáo", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    saved_by = models.ForeignKey(
        User, verbose_name="người sửa", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField("sửa lúc", null=True, blank=True)
    version = models.PositiveIntegerField("lần lưu", default=1)

    class Meta:
        verbose_name = "chế độ báo cáo"
        verbose_name_plural = "chế độ báo cáo"
        constraints = (
            models.UniqueConstraint(fields=("plan", "read_place", "rhythm"), name="one_reporting_duty_a_place"),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="reporting_rhythm_is_known"),
            models.CheckConstraint(condition=Q(state__in=DutyState.values), name="reporting_state_is_known"),
            models.CheckConstraint(
                condition=Q(due_day__isnull=True) | Q(due_day__gte=1, due_day__lte=31),
                name="reporting_day_is_of_a_month",
            ),
            models.CheckConstraint(
                condition=Q(due_month__isnull=True) | Q(due_month__gte=1, due_month__lte=12),
                name="reporting_month_is_of_a_year",
            ),
            models.CheckConstraint(
                condition=~Q(state=DutyState.RUNNING)
                | Q(receiver__isnull=False, template__isnull=False)
                & (Q(due_day__isnull=False) | Q(due_date__isnull=False) | Q(rhythm=Rhythm.AD_HOC)),
                name="a_running_reporting_duty_is_whole",
            ),
        )
        indexes = (models.Index(fields=("state", "rhythm"), name="reporting_duty_state"),)

    def __str__(self) -> str:
        """Give the report's name."""
        return self.title

    @property
    def due(self) -> DueDay | None:
        """Give the day of each period, where it has periods."""
        if self.due_day is None:
            return None
        return DueDay(self.due_day, Relation(self.due_relation), self.due_after, self.due_month)

    @property
    def due_words(self) -> str:
        """Say until when it is owed, as a list shows it."""
        before = Relation(self.due_relation).label
        if self.due_date:
            return f"{before} {self.due_date:%d/%m/%Y}"
        if self.due_day is None:
            return ""
        if self.due_month:
            return f"{before} {self.due_day}/{self.due_month}"
        return f"{before} {self.due_day}" + (" tháng sau" if self.due_after else "")


class DutyReporter(models.Model):
    """Who owes a report, as the plan writes it; a class (*UBND các xã*) is evaluated on the day on which a form opens."""

    duty = models.ForeignKey(
        ReportingDuty, verbose_name="chế độ báo cáo", on_delete=models.CASCADE, related_name="reporters"
    )
    place = models.PositiveIntegerField("thứ tự")
    text = models.CharField("tên theo văn bản", max_length=300)
    kind = models.CharField("được hiểu là", max_length=10, choices=ReporterKind, default=ReporterKind.OPEN)
    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rule = models.JSONField("nhóm cơ quan", null=True, blank=True)

    class Meta:
        verbose_name = "cơ quan phải báo cáo"
        verbose_name_plural = "cơ quan phải báo cáo"
        constraints = (
            models.UniqueConstraint(fields=("duty", "place"), name="one_reporter_a_place"),
            models.CheckConstraint(
                condition=~Q(kind=ReporterKind.AGENCY) | Q(agency__isnull=False), name="a_reporting_agency_is_known"
            ),
        )

    def __str__(self) -> str:
        """Give the name."""
        return self.text


class ReportRound(models.Model):
    """Kỳ báo cáo đã mở: one period of a duty with the days that it covers and its last day in time.

    ``unanswered`` are names that led to no body when it opened: they are shown, not forgotten.
    """

    duty = models.ForeignKey(
        ReportingDuty, verbose_name="chế độ báo cáo", on_delete=models.PROTECT, related_name="rounds"
    )
    version = models.ForeignKey(
        TemplateVersion, verbose_name="bản của mẫu", on_delete=models.PROTECT, related_name="rounds"
    )
    rhythm = models.CharField("kỳ báo cáo", max_length=12, choices=Rhythm)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveSmallIntegerField("kỳ số")
    starts_on = models.DateField("số liệu từ ngày")
    closes_on = models.DateField("số liệu đến ngày")
    last_day = models.DateField("ngày cuối còn đúng hạn")
    opened_at = models.DateTimeField("mở lúc")
    closing_source = models.CharField("căn cứ chốt số liệu", max_length=300, blank=True)
    unanswered = models.JSONField("tên chưa xác định", default=list, blank=True)

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        constraints = (
            models.UniqueConstraint(fields=("duty", "rhythm", "year", "number"), name="one_round_a_period"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("starts_on")), name="round_closes_after_it_starts"),
        )
        indexes = (models.Index(fields=("year", "rhythm", "number"), name="round_period"),)

    def __str__(self) -> str:
        """Say which report of which period."""
        return f"{self.duty}, {self.period}"

    @property
    def period(self) -> Period:
        """Give the period."""
        return Period(self.year, self.number, Rhythm(self.rhythm))
