"""What others say of a version, and the links by which bodies without an account say it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.drafts.choices import Holding, OpinionSource, Response, Stance
from chutri.office.drafts.models.drafts import Version
from chutri.office.drafts.models.steps import Step
from chutri.office.people.models import User


class OpinionLink(models.Model):
    """Đường dẫn góp ý: lets a body without an account read one version and say what it thinks, until it expires or is called back.

    Only the hash of its secret is kept. It opens nothing but its step's version and the body's own opinions.
    """

    step = models.ForeignKey(Step, verbose_name="bước xin ý kiến", on_delete=models.CASCADE, related_name="links")
    version = models.ForeignKey(Version, verbose_name="phiên bản", on_delete=models.PROTECT, related_name="+")
    secret_hash = models.CharField("băm của mã", max_length=64, unique=True)
    address = models.EmailField("hộp thư nhận", blank=True)
    made_by = models.ForeignKey(User, verbose_name="người tạo", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("tạo lúc")
    expires_at = models.DateTimeField("hết hạn lúc")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    opened_at = models.DateTimeField("mở lần đầu lúc", null=True, blank=True)
    answered_at = models.DateTimeField("trả lời xong lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đường dẫn góp ý"
        verbose_name_plural = "đường dẫn góp ý"
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="opinion_link_expires_after_it_is_made"
            ),
        )

    def __str__(self) -> str:
        """Say whose it is."""
        return f"Đường dẫn góp ý của {self.step.who}"


class Opinion(models.Model):
    """Ý kiến: what one body says of one version, of a passage in it or of the whole; kept when the version is superseded.

    ``paragraph`` counts the version's paragraphs from 1, ``quote`` is the passage itself. ``holding`` answers, for an
    opinion on an older version, whether it still holds. A paper opinion has its scan.
    """

    step = models.ForeignKey(Step, verbose_name="bước", on_delete=models.CASCADE, related_name="opinions")
    version = models.ForeignKey(Version, verbose_name="phiên bản", on_delete=models.PROTECT, related_name="opinions")
    link = models.ForeignKey(
        OpinionLink, verbose_name="đường dẫn", on_delete=models.PROTECT, null=True, blank=True, related_name="opinions"
    )
    source = models.CharField("nguồn", max_length=8, choices=OpinionSource)
    stance = models.CharField("quan điểm", max_length=8, choices=Stance)
    paragraph = models.PositiveIntegerField("đoạn", null=True, blank=True)
    quote = models.TextField("đoạn góp ý", blank=True)
    words = models.TextField("nội dung ý kiến", blank=True)
    body = models.CharField("cơ quan góp ý", max_length=250)
    giver = models.CharField("người góp ý", max_length=200, blank=True)
    person = models.ForeignKey(
        User, verbose_name="tài khoản", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    code = models.CharField("số, ký hiệu công văn", max_length=120, blank=True)
    scan_sha256 = models.CharField("mã băm bản quét", max_length=64, blank=True)
    scan_name = models.CharField("tên bản quét", max_length=255, blank=True)
    given_at = models.DateTimeField("góp ý lúc")
    response = models.CharField("trả lời", max_length=10, choices=Response, blank=True)
    response_words = models.TextField("nội dung tiếp thu, giải trình", blank=True)
    responded_by = models.ForeignKey(
        User, verbose_name="người trả lời", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    responded_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    holding = models.CharField("còn giữ", max_length=8, choices=Holding, blank=True)

    class Meta:
        verbose_name = "ý kiến góp ý"
        verbose_name_plural = "ý kiến góp ý"
        constraints = (
            models.CheckConstraint(
                condition=~Q(stance=Stance.COMMENT) | ~Q(words="") | ~Q(scan_sha256=""), name="a_comment_has_words"
            ),
            models.CheckConstraint(
                condition=~Q(source=OpinionSource.PAPER) | ~Q(scan_sha256=""), name="a_paper_opinion_has_its_scan"
            ),
            models.CheckConstraint(
                condition=~Q(source=OpinionSource.LINK) | Q(link__isnull=False), name="an_opinion_by_link_names_it"
            ),
            models.CheckConstraint(
                condition=~Q(source=OpinionSource.ACCOUNT) | Q(person__isnull=False),
                name="an_opinion_of_an_account_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(response__in=(Response.EXPLAINED, Response.DECLINED)) | ~Q(response_words=""),
                name="what_is_not_adopted_is_explained",
            ),
        )
        indexes = (models.Index(fields=("step", "version"), name="opinion_step"),)

    def __str__(self) -> str:
        """Say who said something of which version."""
        return f"Ý kiến của {self.body} về {self.version}"
