"""The register of documents that an agency holds."""

from __future__ import annotations

from textwrap import shorten

from django.db import models

from chutri.office.people.models import Agency, User

SHORT_HEADING = 60  # characters of an excerpt that stand for a number and symbol


class Document(models.Model):
    """Văn bản: one file and its letterhead. What the document leaves blank stays blank here."""

    agency = models.ForeignKey(Agency, verbose_name="cơ quan giữ", on_delete=models.PROTECT, related_name="documents")
    sha256 = models.CharField("mã băm", max_length=64)
    name = models.CharField("tên tệp", max_length=255)
    media_type = models.CharField("loại tệp", max_length=120)
    size = models.PositiveBigIntegerField("kích thước (byte)")
    code = models.CharField("số, ký hiệu", max_length=120, blank=True)
    kind = models.CharField("loại văn bản", max_length=120, blank=True)
    title = models.TextField("trích yếu", blank=True)
    issuer = models.TextField("cơ quan ban hành", blank=True)
    issued_date = models.DateField("ngày ban hành", null=True, blank=True)
    received_at = models.DateTimeField("thời điểm nhận")
    received_by = models.ForeignKey(User, verbose_name="người nhận", on_delete=models.PROTECT, related_name="+")
    search = models.TextField("chữ để tìm", blank=True, editable=False)
    title_order = models.CharField("khóa xếp vần", max_length=200, editable=False)

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        constraints = (models.UniqueConstraint(fields=("agency", "sha256"), name="one_file_once_an_agency"),)

    def __str__(self) -> str:
        """Give the number and symbol; before it has one, the beginning of the excerpt."""
        return self.code or shorten(self.heading, SHORT_HEADING, placeholder=" …")

    @property
    def heading(self) -> str:
        """Give what a list shows for it: the excerpt, or the file's name where there is none."""
        return self.title or self.name
