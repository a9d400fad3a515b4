"""The sheet by which an agency without an account reports."""

from __future__ import annotations

from django.db import models

from chutri.office.people.models import Agency, User
from chutri.office.tasks.choices import SheetState


class Sheet(models.Model):
    """Phiếu báo cáo: an .xlsx of an agency's tasks that goes out by mail and comes back filled in.

    ``rows`` are the tasks as they stood when it was sent; ``returned`` what came back, merged only once somebody of the
    sending agency has confirmed it. The secret of its address is kept as a hash.
    """

    agency = models.ForeignKey(Agency, verbose_name="gửi tới", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Agency, verbose_name="cơ quan gửi", on_delete=models.PROTECT, related_name="+")
    hashed = models.CharField("mã băm", max_length=64, unique=True)
    number = models.PositiveIntegerField("lần gửi")
    sent_by = models.ForeignKey(User, verbose_name="người gửi", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("gửi lúc")
    address = models.EmailField("hộp thư nhận", blank=True)
    rows = models.JSONField("nhiệm vụ lúc gửi", default=list)
    state = models.CharField("tình trạng", max_length=10, choices=SheetState, default=SheetState.SENT)
    returned = models.JSONField("nội dung nhận lại", null=True, blank=True)
    returned_at = models.DateTimeField("nhận lại lúc", null=True, blank=True)
    returned_name = models.CharField("tên tệp nhận lại", max_length=255, blank=True)

    class Meta:
        verbose_name = "phiếu báo cáo"
        verbose_name_plural = "phiếu báo cáo"
        constraints = (
            models.UniqueConstraint(fields=("office", "agency", "number"), name="one_sheet_a_number"),
            models.CheckConstraint(condition=models.Q(state__in=SheetState.values), name="sheet_state_is_known"),
        )

    def __str__(self) -> str:
        """Say which sheet it is."""
        return f"Phiếu {self.number} gửi {self.agency}"
