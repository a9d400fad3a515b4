"""Nơi nhận: to whom a document went, and who confirmed that it arrived."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from chutri.office.documents.models.documents import Document
from chutri.office.people.models import Agency, User


class Recipient(models.Model):
    """One line of Nơi nhận. An agency of this site sees the document once it is sent, and confirms itself.

    ``answer`` is the receiver's word when it does not take the document: why.
    """

    document = models.ForeignKey(Document, verbose_name="văn bản", on_delete=models.CASCADE, related_name="recipients")
    place = models.PositiveIntegerField("thứ tự")
    text = models.CharField("nơi nhận", max_length=250)
    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_by = models.ForeignKey(
        User, verbose_name="người gửi", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, verbose_name="người xác nhận", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    refused_at = models.DateTimeField("trả lại lúc", null=True, blank=True)
    answer = models.TextField("lý do trả lại", blank=True)

    class Meta:
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"
        constraints = (
            models.UniqueConstraint(fields=("document", "place"), name="one_recipient_a_place"),
            models.UniqueConstraint(
                fields=("document", "agency"), condition=Q(agency__isnull=False), name="one_recipient_an_agency"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(confirmed_by__isnull=False), name="somebody_confirmed"
            ),
            models.CheckConstraint(
                condition=Q(refused_at__isnull=True) | ~Q(answer=""), name="a_refused_document_says_why"
            ),
        )
        indexes = (models.Index(fields=("agency", "sent_at"), name="recipient_agency"),)

    def __str__(self) -> str:
        """Give the name as the document writes it."""
        return self.text
