"""Series of numbers, and what an agency has fixed about its symbols and terms: dated data."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.documents.choices import PartRole, Scheme
from chutri.office.people.models import Agency


class NumberSeries(models.Model):
    """The last number given in one series: of a body (or of its council), a kind and a year or term.

    A number is taken by raising ``last`` in the transaction that gives it to a document: who comes second waits for the
    row, and what is rolled back was never given. ``council`` is a folded name, empty for the body itself.
    """

    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="+")
    council = models.CharField("hội đồng, ban, tổ", max_length=250, blank=True)
    scheme = models.CharField("cách đánh số", max_length=10, choices=Scheme)
    kind = models.CharField("loại văn bản", max_length=120, blank=True)
    period = models.CharField("năm, nhiệm kỳ", max_length=20)
    last = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        verbose_name = "dãy số văn bản"
        verbose_name_plural = "dãy số văn bản"
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "council", "scheme", "kind", "period"), name="one_series_a_body_kind_and_period"
            ),
        )

    def __str__(self) -> str:
        """Say which series it is, and its last number."""
        return f"{self.kind or Scheme(self.scheme).label}, {self.period}: {self.last}"


class SymbolPart(models.Model):
    """A part of the symbol as the head of an agency fixed it (Decree 30/2020, Phụ lục I, II.3): ``VP`` for Văn phòng."""

    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="symbol_parts")
    role = models.CharField("phần của ký hiệu", max_length=10, choices=PartRole)
    name = models.CharField("tên", max_length=250, blank=True)
    part = models.CharField("chữ viết tắt", max_length=30)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến ngày", null=True, blank=True)
    source = models.TextField("căn cứ", blank=True)

    class Meta:
        verbose_name = "chữ viết tắt trong ký hiệu"
        verbose_name_plural = "chữ viết tắt trong ký hiệu"
        constraints = (
            models.CheckConstraint(condition=Q(role__in=PartRole.values), name="symbol_part_role_is_known"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="symbol_part_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(role=PartRole.ISSUER) | ~Q(name=""), name="a_council_or_unit_has_its_name"
            ),
        )

    def __str__(self) -> str:
        """Give the abbreviation and what it stands for."""
        return f"{self.part} ({self.name or self.agency})"


class PartyTerm(models.Model):
    """Nhiệm kỳ: from one congress to the next; the Party's numbers run through it."""

    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="party_terms")
    name = models.CharField("nhiệm kỳ", max_length=20)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    source = models.TextField("căn cứ", blank=True)

    class Meta:
        verbose_name = "nhiệm kỳ"
        verbose_name_plural = "nhiệm kỳ"
        constraints = (
            models.UniqueConstraint(fields=("agency", "name"), name="one_term_a_name"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="term_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        """Give its name: 2025 - 2030."""
        return self.name
