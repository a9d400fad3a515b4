"""The register of documents that an agency holds."""

from __future__ import annotations

from textwrap import shorten

from django.db import models
from django.db.models import Q

from chutri.office.documents.choices import Direction, Scheme, Standing, Urgency
from chutri.office.documents.models.numbers import NumberSeries
from chutri.office.documents.rules.codes import printed_code
from chutri.office.people.models import Agency, User

SHORT_HEADING = 60  # characters of an excerpt that stand for a number and symbol


class Document(models.Model):
    """Văn bản: a letterhead, its place in the register and its files. What the document leaves blank stays blank here.

    ``sha256``, ``name``, ``media_type`` and ``size`` are those of the newest version of its main file, so that lists need
    no other table; all empty for a document that exists on paper alone. ``booked_on`` is the day that the register goes by:
    of arrival, of issue, otherwise of receipt here. ``origin`` is the sender's row where it came from an agency of this
    site. ``number`` belongs to ``series`` and stays with a document that is recalled.
    """

    agency = models.ForeignKey(Agency, verbose_name="cơ quan giữ", on_delete=models.PROTECT, related_name="documents")
    sha256 = models.CharField("mã băm", max_length=64, blank=True)
    name = models.CharField("tên tệp", max_length=255, blank=True)
    media_type = models.CharField("loại tệp", max_length=120, blank=True)
    size = models.PositiveBigIntegerField("kích thước (byte)", default=0)

    direction = models.CharField("chiều", max_length=10, choices=Direction, default=Direction.INCOMING)
    standing = models.CharField("vào sổ", max_length=12, choices=Standing, default=Standing.HELD)
    register_year = models.PositiveSmallIntegerField("sổ năm", null=True, blank=True)
    arrival_number = models.PositiveIntegerField("số đến", null=True, blank=True)
    arrived_on = models.DateField("ngày đến", null=True, blank=True)
    booked_on = models.DateField("ngày vào sổ")

    code = models.CharField("số, ký hiệu", max_length=120, blank=True)
    scheme = models.CharField("cách đánh số", max_length=10, choices=Scheme, default=Scheme.STATE)
    series = models.ForeignKey(
        NumberSeries, verbose_name="dãy số", on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    number = models.PositiveIntegerField("số", null=True, blank=True)
    council = models.CharField("hội đồng, ban, tổ ban hành", max_length=250, blank=True)
    unit = models.CharField("đơn vị soạn thảo", max_length=250, blank=True)
    kind = models.CharField("loại văn bản", max_length=120, blank=True)
    title = models.TextField("trích yếu", blank=True)
    issuer = models.TextField("cơ quan ban hành", blank=True)
    issuing_agency = models.ForeignKey(
        Agency, verbose_name="cơ quan ban hành (danh bạ)", on_delete=models.PROTECT, null=True, blank=True,
        related_name="issued_documents",
    )  # fmt: skip
    issued_date = models.DateField("ngày ban hành", null=True, blank=True)
    signer = models.CharField("người ký", max_length=120, blank=True)
    signer_position = models.CharField("chức vụ người ký", max_length=200, blank=True)
    urgency = models.CharField("độ khẩn", max_length=12, choices=Urgency, default=Urgency.NORMAL)
    due_date = models.DateField("hạn xử lý", null=True, blank=True)
    copies = models.PositiveIntegerField("số lượng bản", null=True, blank=True)
    handler = models.CharField("đơn vị, người nhận (bản lưu)", max_length=250, blank=True)
    note = models.TextField("ghi chú", blank=True)
    on_paper = models.BooleanField("bản giấy", default=False)

    received_at = models.DateTimeField("thời điểm nhận")
    received_by = models.ForeignKey(User, verbose_name="người nhận", on_delete=models.PROTECT, related_name="+")
    recalled_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    recalled_by = models.ForeignKey(
        User, verbose_name="người thu hồi", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recall_reason = models.TextField("lý do thu hồi", blank=True)
    duplicate_reason = models.TextField("lý do vào sổ dù trùng", blank=True)
    origin = models.ForeignKey(
        "self", verbose_name="bản của nơi gửi", on_delete=models.PROTECT, null=True, blank=True, related_name="arrivals"
    )
    version = models.PositiveIntegerField("lần lưu", default=1)
    code_key = models.CharField("số, ký hiệu để so", max_length=120, blank=True, editable=False)
    issuer_key = models.CharField("cơ quan ban hành để so", max_length=300, blank=True, editable=False)
    search = models.TextField("chữ để tìm", blank=True, editable=False)
    title_order = models.CharField("khóa xếp vần", max_length=200, editable=False)

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        constraints = (
            # Whoever keeps the same file twice says why.
            models.UniqueConstraint(
                fields=("agency", "sha256"),
                condition=~Q(sha256="") & Q(duplicate_reason=""),
                name="one_file_once_an_agency",
            ),
            models.UniqueConstraint(fields=("series", "number"), name="one_number_a_series"),
            models.UniqueConstraint(
                fields=("agency", "register_year", "arrival_number"),
                condition=Q(arrival_number__isnull=False),
                name="one_arrival_number_a_year",
            ),
            models.UniqueConstraint(
                fields=("agency", "origin"), condition=Q(origin__isnull=False), name="one_arrival_an_agency"
            ),
            models.CheckConstraint(
                condition=Q(series__isnull=True, number__isnull=True) | Q(series__isnull=False, number__isnull=False),
                name="a_number_has_its_series",
            ),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="document_standing_is_known"),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="document_direction_is_known"),
            models.CheckConstraint(
                condition=~Q(standing=Standing.RECALLED)
                | (Q(recalled_at__isnull=False) & Q(recalled_by__isnull=False) & ~Q(recall_reason="")),
                name="a_recalled_document_says_why",
            ),
            models.CheckConstraint(
                condition=Q(arrival_number__isnull=True) | Q(register_year__isnull=False),
                name="an_arrival_number_has_its_year",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "direction", "-booked_on", "-id"), name="document_register"),
            models.Index(fields=("agency", "code_key"), name="document_code"),
            models.Index(fields=("agency", "direction", "issuer_key", "id"), name="document_issuer"),
            models.Index(fields=("agency", "direction", "kind"), name="document_kind"),
        )

    def __str__(self) -> str:
        """Give the number and symbol; before it has one, the beginning of the excerpt."""
        return self.code or shorten(self.heading, SHORT_HEADING, placeholder=" …")

    @property
    def heading(self) -> str:
        """Give what a list shows for it: the excerpt, or the file's name where there is none."""
        return self.title or self.name or "Văn bản chưa ghi trích yếu"

    @property
    def printed_code(self) -> str:
        """Give number and symbol as the letterhead prints it: ``Số: 05/KH-UBND``."""
        return printed_code(self.code, scheme=Scheme(self.scheme)) if self.code else ""

    @property
    def standing_words(self) -> str:
        """Say where it stands in the register; of what went out, that it is issued."""
        if self.standing == Standing.REGISTERED and self.direction != Direction.INCOMING:
            return "Đã phát hành"
        return str(Standing(self.standing).label)
