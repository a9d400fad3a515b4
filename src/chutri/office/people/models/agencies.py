"""Agencies as dated facts: what a body was called when, what it came from and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.people.choices import AgencyKind, AgencyLevel, TerritoryKind


class Agency(models.Model):
    """Cơ quan, đơn vị: a body that plans name and people work in.

    ``name`` is its newest name; ``names`` holds each with its days. A territory is the one that the body governs or
    is the only one of (*phường Hoàn Kiếm* of *UBND phường Hoàn Kiếm*, *thành phố Hà Nội* of its police); bodies below it
    have none. ``closed_on`` is the first day without it. ``source`` and ``confidence`` say where the facts come from.
    ``data_key`` is the record's of a directory that came with the program, ``loaded`` what that said the last time: what
    differs from it, a person changed.
    """

    name = models.CharField("tên", max_length=250)
    short_name = models.CharField("tên viết tắt", max_length=80, blank=True)
    kind = models.CharField("loại", max_length=20, choices=AgencyKind, default=AgencyKind.OTHER)
    level = models.CharField("cấp", max_length=10, choices=AgencyLevel, default=AgencyLevel.PROVINCE)
    parent = models.ForeignKey(
        "self", verbose_name="cơ quan cấp trên", on_delete=models.PROTECT, null=True, blank=True, related_name="units"
    )
    territory = models.CharField("địa bàn", max_length=120, blank=True)
    territory_kind = models.CharField("loại địa bàn", max_length=20, choices=TerritoryKind, blank=True)
    opened_on = models.DateField("hoạt động từ", null=True, blank=True)
    closed_on = models.DateField("kết thúc hoạt động từ", null=True, blank=True)
    email = models.EmailField("hộp thư công vụ", blank=True)
    source = models.TextField("nguồn", blank=True)
    confidence = models.CharField("độ tin cậy", max_length=40, blank=True)
    note = models.TextField("ghi chú", blank=True)
    data_key = models.CharField("mã trong danh bạ kèm theo", max_length=120, editable=False, blank=True)
    loaded = models.JSONField("dữ liệu kèm theo", default=dict, editable=False, blank=True)
    name_order = models.CharField("khóa xếp vần", max_length=200, editable=False, blank=True)
    search = models.TextField("chữ để tìm", blank=True, editable=False)

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(opened_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="agency_closes_after_it_opens",
            ),
            models.UniqueConstraint(
                fields=("data_key",), condition=~Q(data_key=""), name="one_agency_a_record_of_a_directory"
            ),
        )
        indexes = (models.Index(fields=("kind", "level"), name="agency_class"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class AgencyName(models.Model):
    """What an agency was called in a stretch of days (``valid_to`` included); ``key`` is the name folded for matching.

    An alias (*UBND TP Hà Nội*) is a name with ``official`` false.
    """

    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="names")
    name = models.CharField("tên", max_length=250)
    abbreviation = models.CharField("viết tắt", max_length=80, blank=True)
    official = models.BooleanField("tên chính thức", default=True)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến ngày", null=True, blank=True)
    key = models.CharField("tên để so", max_length=250, editable=False)
    source = models.TextField("nguồn", blank=True)

    class Meta:
        verbose_name = "tên cơ quan"
        verbose_name_plural = "tên cơ quan"
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agency_name_ends_after_it_begins",
            ),
        )
        indexes = (models.Index(fields=("key",), name="agency_name_key"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class AgencyCode(models.Model):
    """A code of an agency with the scheme that it belongs to (``gso`` of a territory, ``qd20`` of QĐ 20/2020/QĐ-TTg)."""

    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField("hệ mã", max_length=20)
    code = models.CharField("mã", max_length=35)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "mã cơ quan"
        verbose_name_plural = "mã cơ quan"
        constraints = (models.UniqueConstraint(fields=("agency", "scheme", "code"), name="one_code_once_an_agency"),)
        indexes = (models.Index(fields=("scheme", "code"), name="agency_code"),)

    def __str__(self) -> str:
        """Give scheme and code."""
        return f"{self.scheme}: {self.code}"


class Succession(models.Model):
    """One body took over from another on a day; ``partly`` when others took the rest (a district: a set of communes)."""

    predecessor = models.ForeignKey(
        Agency, verbose_name="cơ quan cũ", on_delete=models.CASCADE, related_name="successions"
    )
    successor = models.ForeignKey(
        Agency, verbose_name="cơ quan kế thừa", on_delete=models.CASCADE, related_name="inheritances"
    )
    effective_on = models.DateField("từ ngày")
    partly = models.BooleanField("một phần", default=False)
    note = models.TextField("ghi chú", blank=True)
    source = models.TextField("nguồn", blank=True)
    confidence = models.CharField("độ tin cậy", max_length=40, blank=True)

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor"), name="one_succession_a_pair"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="nobody_succeeds_itself"),
        )

    def __str__(self) -> str:
        """Say who took over from whom."""
        return f"{self.predecessor} → {self.successor}"


class MentionChoice(models.Model):
    """Which agency a person chose for a name as a document writes it; offered first the next time, never taken silently.

    ``issuer_key`` is the folded name of the body whose documents write so (*Công an Thành phố* is another body elsewhere).
    """

    office = models.ForeignKey(Agency, verbose_name="cơ quan chọn", on_delete=models.CASCADE, related_name="+")
    issuer_key = models.CharField("cơ quan ban hành", max_length=250, blank=True)
    key = models.CharField("tên để so", max_length=300)
    agency = models.ForeignKey(Agency, verbose_name="được hiểu là", on_delete=models.CASCADE, related_name="+")
    chosen_by = models.ForeignKey("User", verbose_name="người chọn", on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "cách hiểu tên đã chọn"
        verbose_name_plural = "cách hiểu tên đã chọn"
        constraints = (models.UniqueConstraint(fields=("office", "issuer_key", "key"), name="one_choice_a_mention"),)

    def __str__(self) -> str:
        """Say what was chosen."""
        return f"{self.key} → {self.agency}"


class AgencySheet(models.Model):
    """Tệp danh bạ: an Excel sheet that was sent in, kept so that what was previewed is what is applied."""

    name = models.CharField("tên tệp", max_length=250)
    content = models.BinaryField("nội dung")
    sent_by = models.ForeignKey("User", verbose_name="người gửi", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("gửi lúc")
    applied_at = models.DateTimeField("áp dụng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "tệp danh bạ"
        verbose_name_plural = "tệp danh bạ"

    def __str__(self) -> str:
        """Give the file's name."""
        return self.name
