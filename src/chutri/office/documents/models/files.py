"""Files of documents with their versions, and the words in them that are searched."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from chutri.office.documents.choices import FilePlace, TextState
from chutri.office.documents.models.documents import Document
from chutri.office.people.models import User


class DocumentFile(models.Model):
    """Tệp: one version of one file of a document, kept by the hash of its content (``rules.kept_at``).

    ``slot`` counts the document's files (1 is the document itself), ``version`` the versions of a slot; older ones stay.
    ``notice`` says in Vietnamese what is wrong with the file, for whoever opens the document.
    """

    document = models.ForeignKey(Document, verbose_name="văn bản", on_delete=models.CASCADE, related_name="files")
    slot = models.PositiveSmallIntegerField("thứ tự", default=1)
    version = models.PositiveSmallIntegerField("phiên bản", default=1)
    place = models.CharField("loại tệp", max_length=10, choices=FilePlace, default=FilePlace.MAIN)
    current = models.BooleanField("bản đang dùng", default=True)
    sha256 = models.CharField("mã băm", max_length=64)
    name = models.CharField("tên tệp", max_length=255)
    media_type = models.CharField("loại nội dung", max_length=120)
    size = models.PositiveBigIntegerField("kích thước (byte)")
    notice = models.TextField("lưu ý", blank=True)
    text_state = models.CharField("đọc chữ", max_length=10, choices=TextState, default=TextState.WAITING)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(User, verbose_name="người thêm", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tệp của văn bản"
        verbose_name_plural = "tệp của văn bản"
        constraints = (
            models.UniqueConstraint(fields=("document", "slot", "version"), name="one_version_a_slot_and_number"),
            models.UniqueConstraint(fields=("document", "sha256"), name="one_content_once_a_document"),
            models.UniqueConstraint(
                fields=("document", "slot"), condition=Q(current=True), name="one_current_version_a_slot"
            ),
        )
        indexes = (models.Index(fields=("sha256",), name="document_file_content"),)

    def __str__(self) -> str:
        """Give its name."""
        return self.name


class DocumentText(models.Model):
    """A stretch of the words of one of a document's files, the row that search looks into; every document has the first.

    ``slot`` is the file's (1: the document itself). ``head`` is the folded letterhead (the same in every piece), ``folded`` the text folded character for character, so that
    a place in it is a place in ``text``. SQLite indexes head and folded by FTS5 (kept in step by triggers), PostgreSQL by a
    generated tsvector column ``words``: migration 0002 makes both. Whoever lets SQLite rebuild this table must make the
    triggers anew.
    """

    document = models.ForeignKey(Document, verbose_name="văn bản", on_delete=models.CASCADE, related_name="texts")
    slot = models.PositiveSmallIntegerField("tệp", default=1)
    piece = models.PositiveIntegerField("phần", default=0)
    head = models.TextField("chữ ở đầu văn bản", blank=True)
    text = models.TextField("chữ", blank=True)
    folded = models.TextField("chữ không dấu", blank=True)

    class Meta:
        verbose_name = "chữ của văn bản"
        verbose_name_plural = "chữ của văn bản"
        constraints = (models.UniqueConstraint(fields=("document", "slot", "piece"), name="one_text_a_piece"),)

    def __str__(self) -> str:
        """Say whose words they are."""
        return f"{self.document}, phần {self.piece}"
