"""What bodies report: their working answers, the versions that they handed in, files, and facts given once for all."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from chutri.office.people.models import Agency, User
from chutri.office.reports.choices import Outcome, ReportStage, Rhythm, Standing
from chutri.office.reports.models.duties import ReportRound
from chutri.office.reports.models.forms import Indicator
from chutri.office.reports.rules.standing import standing


class Report(models.Model):
    """Báo cáo: what one body owes in one round.

    ``answers`` is what is being filled in, by question key: figures and texts as typed, tables as lists of rows, files as
    keys of ``ReportFile``. ``given`` are the answers that stand handed in, of version ``given_number``, with figures as
    digits and a point; both empty before the first and after a return. ``submitted_on`` is the day that counts for its timeliness: a return
    takes it away, a correction does not. ``version`` counts the saves.
    """

    round = models.ForeignKey(ReportRound, verbose_name="kỳ báo cáo", on_delete=models.PROTECT, related_name="reports")
    agency = models.ForeignKey(Agency, verbose_name="cơ quan báo cáo", on_delete=models.PROTECT, related_name="reports")
    stage = models.CharField("giai đoạn", max_length=10, choices=ReportStage, default=ReportStage.OPEN)
    answers = models.JSONField("đang điền", default=dict, blank=True)
    given = models.JSONField("đã nộp", null=True, blank=True)
    given_number = models.PositiveIntegerField("bản đã nộp", null=True, blank=True)
    submitted_on = models.DateField("nộp ngày", null=True, blank=True)
    correction_reason = models.TextField("lý do đính chính", blank=True)
    version = models.PositiveIntegerField("lần lưu", default=1)
    saved_by = models.ForeignKey(
        User, verbose_name="người lưu", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField("lưu lúc", null=True, blank=True)

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        constraints = (
            models.UniqueConstraint(fields=("round", "agency"), name="one_report_a_body_and_round"),
            models.CheckConstraint(condition=Q(stage__in=ReportStage.values), name="report_stage_is_known"),
            models.CheckConstraint(
                condition=Q(given__isnull=True, given_number__isnull=True, submitted_on__isnull=True)
                | Q(given__isnull=False, given_number__isnull=False, submitted_on__isnull=False),
                name="what_is_given_has_its_number_and_day",
            ),
        )
        indexes = (models.Index(fields=("agency", "stage"), name="report_agency"),)

    def __str__(self) -> str:
        """Say whose report of which round."""
        return f"{self.agency}: {self.round}"

    def standing_on(self, today: date) -> Standing:
        """Say how the report stands on a day."""
        return standing(stage=self.stage, last_day=self.round.last_day, submitted_on=self.submitted_on, today=today)


class ReportVersion(models.Model):
    """Bản đã nộp: answers as they were handed in, never changed after. ``changes`` are those against the version before.

    Each change is ``[key, before, after]``. A correction says why.
    """

    report = models.ForeignKey(Report, verbose_name="báo cáo", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("bản số")
    answers = models.JSONField("nội dung")
    changes = models.JSONField("thay đổi", default=list, blank=True)
    correction = models.BooleanField("đính chính", default=False)
    reason = models.TextField("lý do đính chính", blank=True)
    submitted_at = models.DateTimeField("nộp lúc")
    submitted_by = models.ForeignKey(User, verbose_name="người nộp", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome, default=Outcome.WAITING)
    decided_by = models.ForeignKey(
        User, verbose_name="người tiếp nhận", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField("lúc", null=True, blank=True)
    decision_words = models.TextField("ý kiến", blank=True)

    class Meta:
        verbose_name = "bản báo cáo đã nộp"
        verbose_name_plural = "bản báo cáo đã nộp"
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="one_report_version_a_number"),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.RETURNED) | ~Q(decision_words=""), name="a_returned_report_says_why"
            ),
            models.CheckConstraint(condition=Q(correction=False) | ~Q(reason=""), name="a_corrected_report_says_why"),
        )

    def __str__(self) -> str:
        """Say which version of which report."""
        return f"{self.report}, bản {self.number}"


class ReportFile(models.Model):
    """Tệp kèm báo cáo: a file that answers a question, in the store of documents by the hash of its content."""

    report = models.ForeignKey(Report, verbose_name="báo cáo", on_delete=models.CASCADE, related_name="files")
    key = models.CharField("câu hỏi", max_length=20)
    name = models.CharField("tên tệp", max_length=255)
    sha256 = models.CharField("mã băm", max_length=64)
    size = models.PositiveBigIntegerField("kích thước (byte)")
    added_by = models.ForeignKey(User, verbose_name="người gửi", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "tệp kèm báo cáo"
        verbose_name_plural = "tệp kèm báo cáo"

    def __str__(self) -> str:
        """Give the file's name."""
        return self.name


class Fact(models.Model):
    """Số liệu: an indicator of a body in a period, as of its closing day. Given once; every report that asks finds it."""

    indicator = models.ForeignKey(Indicator, verbose_name="chỉ tiêu", on_delete=models.CASCADE, related_name="facts")
    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="+")
    rhythm = models.CharField("kỳ", max_length=12, choices=Rhythm)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveSmallIntegerField("kỳ số")
    starts_on = models.DateField("từ ngày")
    closes_on = models.DateField("đến ngày")
    value = models.DecimalField("giá trị", max_digits=24, decimal_places=6)
    report = models.ForeignKey(
        Report, verbose_name="theo báo cáo", on_delete=models.SET_NULL, null=True, blank=True, related_name="facts"
    )
    given_by = models.ForeignKey(User, verbose_name="người cung cấp", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "số liệu"
        verbose_name_plural = "số liệu"
        constraints = (
            models.UniqueConstraint(
                fields=("indicator", "agency", "rhythm", "year", "number", "closes_on"),
                name="one_fact_an_indicator_body_and_period",
            ),
        )
        indexes = (models.Index(fields=("agency", "indicator", "closes_on"), name="fact_of_agency"),)

    def __str__(self) -> str:
        """Say what is how much."""
        return f"{self.indicator}: {self.value.normalize():f}"
