"""The sheet by which a body without an account reports."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from chutri.office.people.models import User
from chutri.office.reports.choices import SheetState
from chutri.office.reports.models.reports import Report


class ReportSheet(models.Model):
    """Tệp báo cáo gửi cơ quan chưa có tài khoản: an .xlsx of the questions that goes out by mail and comes back filled in.

    ``answers`` are those that it was sent with; ``returned`` what came back, merged only once somebody has confirmed it.
    The secret of its address is kept as a hash.
    """

    report = models.ForeignKey(Report, verbose_name="báo cáo", on_delete=models.CASCADE, related_name="sheets")
    hashed = models.CharField("mã băm", max_length=64, unique=True)
    number = models.PositiveIntegerField("lần gửi")
    answers = models.JSONField("nội dung lúc gửi", default=dict)
    sent_by = models.ForeignKey(User, verbose_name="người gửi", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("gửi lúc")
    address = models.EmailField("hộp thư nhận", blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=SheetState, default=SheetState.SENT)
    returned = models.JSONField("nội dung nhận lại", null=True, blank=True)
    returned_at = models.DateTimeField("nhận lại lúc", null=True, blank=True)
    returned_name = models.CharField("tên tệp nhận lại", max_length=255, blank=True)

    class Meta:
        verbose_name = "tệp báo cáo gửi đi"
        verbose_name_plural = "tệp báo cáo gửi đi"
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="one_report_sheet_a_number"),
            models.CheckConstraint(condition=Q(state__in=SheetState.values), name="report_sheet_state_is_known"),
        )

    def __str__(self) -> str:
        """Say which sheet it is."""
        return f"Tệp báo cáo lần {self.number}, {self.report}"
