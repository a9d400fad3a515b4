"""Chữ ký số: what was found in a file, whom the site believes, the pictures that signatures look like."""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import Q

from chutri.office.documents.choices import PictureKind, SignatureState
from chutri.office.people.models import Agency, User
from chutri.signing import FoundSignature


class SignatureCheck(models.Model):
    """What is known of the signatures in one content, by its hash: whoever holds the same file has the same answer.

    ``seen_at`` is when this site first held the content: a certificate that ended later was good then. ``found`` are the
    signatures as ``FoundSignature.as_json`` gives them; ``reason`` says why nothing could be found out.
    """

    sha256 = models.CharField("mã băm", max_length=64, unique=True)
    state = models.CharField("chữ ký số", max_length=16, choices=SignatureState, default=SignatureState.WAITING)
    reason = models.TextField("lý do không kiểm tra được", blank=True)
    found = models.JSONField("các chữ ký", default=list, blank=True)
    seen_at = models.DateTimeField("nhận lần đầu lúc")
    checked_at = models.DateTimeField("kiểm tra lúc", null=True, blank=True)

    class Meta:
        verbose_name = "kết quả kiểm tra chữ ký số"
        verbose_name_plural = "kết quả kiểm tra chữ ký số"
        constraints = (
            models.CheckConstraint(condition=Q(state__in=SignatureState.values), name="signature_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=SignatureState.WAITING) | Q(checked_at__isnull=False), name="a_check_has_its_moment"
            ),
        )

    def __str__(self) -> str:
        """Say what came of it."""
        return str(SignatureState(self.state).label)

    @cached_property
    def signatures(self) -> tuple[FoundSignature, ...]:
        """Give the signatures, in the order of signing."""
        return tuple(FoundSignature.from_json(one) for one in self.found)


class TrustedRoot(models.Model):
    """A certification authority that an administrator trusts: who, when, on what ground; kept when it is trusted no more."""

    name = models.CharField("tên tổ chức chứng thực", max_length=250)
    der = models.BinaryField("chứng thư")
    fingerprint = models.CharField("dấu vân tay SHA-256", max_length=64)
    valid_from = models.DateTimeField("hiệu lực từ")
    valid_to = models.DateTimeField("hiệu lực đến")
    source = models.TextField("nguồn, căn cứ")
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(User, verbose_name="người thêm", on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField("thôi tin cậy lúc", null=True, blank=True)
    removed_by = models.ForeignKey(
        User, verbose_name="người gỡ", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    remove_reason = models.TextField("lý do gỡ", blank=True)

    class Meta:
        verbose_name = "tổ chức chứng thực được tin cậy"
        verbose_name_plural = "tổ chức chứng thực được tin cậy"
        constraints = (
            models.UniqueConstraint(
                fields=("fingerprint",), condition=Q(removed_at__isnull=True), name="one_trust_a_certificate"
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | (Q(removed_by__isnull=False) & ~Q(remove_reason="")),
                name="a_removed_root_says_why",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_root_says_where_it_comes_from"),
        )

    def __str__(self) -> str:
        """Give its name."""
        return self.name


class SignaturePicture(models.Model):
    """Hình ảnh chữ ký of a person (blue), or hình ảnh dấu of an agency (red), both transparent .png.

    Decree 30/2020, Phụ lục I, II.7 and II.8. ``width_mm`` is the real size: the stamp is printed as large as it is. The file is
    kept by its hash, as every file here.
    """

    kind = models.CharField("loại hình ảnh", max_length=10, choices=PictureKind)
    agency = models.ForeignKey(Agency, verbose_name="cơ quan", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        User, verbose_name="người ký", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    sha256 = models.CharField("mã băm", max_length=64)
    width_mm = models.PositiveSmallIntegerField("chiều rộng thật (mm)")
    ratio = models.FloatField("chiều cao so với chiều rộng")
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(User, verbose_name="người thêm", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "hình ảnh chữ ký, con dấu"
        verbose_name_plural = "hình ảnh chữ ký, con dấu"
        constraints = (
            models.UniqueConstraint(
                fields=("agency",), condition=Q(kind=PictureKind.STAMP), name="one_stamp_an_agency"
            ),
            models.UniqueConstraint(fields=("person",), condition=Q(kind=PictureKind.HAND), name="one_hand_a_person"),
            models.CheckConstraint(
                condition=Q(kind=PictureKind.STAMP, person__isnull=True)
                | Q(kind=PictureKind.HAND, person__isnull=False),
                name="a_hand_is_a_persons",
            ),
            models.CheckConstraint(
                condition=Q(width_mm__gte=5, width_mm__lte=90, ratio__gt=0), name="a_picture_has_its_size"
            ),
        )

    def __str__(self) -> str:
        """Say whose it is."""
        return f"{PictureKind(self.kind).label}: {self.person or self.agency}"
