"""What is asked: templates with their versions and questions, and indicators whose facts many reports share."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.people.models import Agency, User
from chutri.office.reports.choices import AnswerKind, OverTime, RollUp, Source


class Indicator(models.Model):
    """Chỉ tiêu: a figure that is asked for by name, whoever asks. Its facts are given once and serve every report.

    ``over_time`` says how the facts of months become that of a quarter or a year.
    """

    office = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="+")
    name = models.CharField("tên chỉ tiêu", max_length=250)
    unit = models.CharField("đơn vị tính", max_length=40, blank=True)
    over_time = models.CharField("gộp nhiều kỳ", max_length=10, choices=OverTime, default=OverTime.SUM)
    key = models.CharField("tên để so", max_length=250, editable=False)

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        constraints = (models.UniqueConstraint(fields=("office", "key"), name="one_indicator_a_name"),)

    def __str__(self) -> str:
        """Give its name."""
        return self.name


class ReportTemplate(models.Model):
    """Mẫu báo cáo: a form that an office asks by; what it asks stands in its versions."""

    office = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="+")
    name = models.CharField("tên mẫu", max_length=250)
    starter = models.CharField("mẫu kèm theo chương trình", max_length=40, blank=True, editable=False)
    made_by = models.ForeignKey(User, verbose_name="người lập", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("lập lúc")

    class Meta:
        verbose_name = "mẫu báo cáo"
        verbose_name_plural = "mẫu báo cáo"
        constraints = (models.UniqueConstraint(fields=("office", "name"), name="one_report_template_a_name"),)

    def __str__(self) -> str:
        """Give its name."""
        return self.name


class TemplateVersion(models.Model):
    """Bản của mẫu: what a template asks. Published, it no longer changes; rounds that opened with it keep it."""

    template = models.ForeignKey(
        ReportTemplate, verbose_name="mẫu báo cáo", on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField("bản số")
    published_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    published_by = models.ForeignKey(
        User, verbose_name="người ban hành", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bản của mẫu báo cáo"
        verbose_name_plural = "bản của mẫu báo cáo"
        constraints = (
            models.UniqueConstraint(fields=("template", "number"), name="one_template_version_a_number"),
            models.UniqueConstraint(
                fields=("template",), condition=Q(published_at__isnull=True), name="one_draft_a_template"
            ),
        )

    def __str__(self) -> str:
        """Say which version of which template."""
        return f"{self.template}, bản {self.number}"


class Question(models.Model):
    """Câu hỏi, chỉ tiêu of a form. ``key`` stays the same from version to version, so that answers can be compared.

    ``columns`` of a table are its column titles. ``weight`` is the key of the question that an average is weighted by.
    """

    version = models.ForeignKey(
        TemplateVersion, verbose_name="bản của mẫu", on_delete=models.CASCADE, related_name="questions"
    )
    place = models.PositiveIntegerField("thứ tự")
    key = models.CharField("mã", max_length=20)
    section = models.CharField("mục", max_length=250, blank=True)
    label = models.CharField("câu hỏi", max_length=500)
    kind = models.CharField("loại", max_length=10, choices=AnswerKind, default=AnswerKind.NUMBER)
    unit = models.CharField("đơn vị tính", max_length=40, blank=True)
    help = models.CharField("hướng dẫn", max_length=500, blank=True)
    required = models.BooleanField("bắt buộc", default=True)
    least = models.DecimalField("nhỏ nhất", max_digits=20, decimal_places=4, null=True, blank=True)
    most = models.DecimalField("lớn nhất", max_digits=20, decimal_places=4, null=True, blank=True)
    columns = models.JSONField("các cột của bảng", default=list, blank=True)
    indicator = models.ForeignKey(
        Indicator, verbose_name="chỉ tiêu dùng chung", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField("gợi ý từ", max_length=20, choices=Source, default=Source.NONE)
    roll_up = models.CharField("cách tổng hợp", max_length=10, choices=RollUp, default=RollUp.SUM)
    weight = models.CharField("bình quân theo", max_length=20, blank=True)

    class Meta:
        verbose_name = "câu hỏi"
        verbose_name_plural = "câu hỏi"
        constraints = (
            models.UniqueConstraint(fields=("version", "key"), name="one_question_a_key"),
            models.CheckConstraint(
                condition=Q(least__isnull=True) | Q(most__isnull=True) | Q(most__gte=F("least")),
                name="question_bounds_are_in_order",
            ),
            models.CheckConstraint(condition=Q(kind__in=AnswerKind.values), name="question_kind_is_known"),
            models.CheckConstraint(
                condition=Q(indicator__isnull=True) | Q(kind=AnswerKind.NUMBER), name="an_indicator_is_a_number"
            ),
        )

    def __str__(self) -> str:
        """Give the question."""
        return self.label
