"""Plans below plans: whose plan stands under which, duty by duty, and the draft that a body makes of its part."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chutri.office.people.models import Agency, User
from chutri.office.plans.choices import LinePart, SubplanOrigin, TieState
from chutri.office.plans.models.duties import Duty
from chutri.office.plans.models.plans import Plan


class Subplan(models.Model):
    """Kế hoạch cấp dưới: ``plan`` is what ``body`` made to carry out ``parent``. No plan stands above itself, however far."""

    plan = models.OneToOneField(Plan, verbose_name="kế hoạch", on_delete=models.CASCADE, related_name="above")
    parent = models.ForeignKey(
        Plan, verbose_name="kế hoạch cấp trên", on_delete=models.PROTECT, related_name="subplans"
    )
    body = models.ForeignKey(Agency, verbose_name="cơ quan lập", on_delete=models.PROTECT, related_name="+")
    origin = models.CharField("cách gắn", max_length=10, choices=SubplanOrigin, default=SubplanOrigin.NAMED)
    tied_by = models.ForeignKey(User, verbose_name="người gắn", on_delete=models.PROTECT, related_name="+")
    tied_at = models.DateTimeField("gắn lúc")

    class Meta:
        verbose_name = "kế hoạch cấp dưới"
        verbose_name_plural = "kế hoạch cấp dưới"
        constraints = (
            models.UniqueConstraint(fields=("parent", "body"), name="one_plan_a_body_and_parent"),
            models.CheckConstraint(condition=~Q(plan=F("parent")), name="no_plan_stands_under_itself"),
        )

    def __str__(self) -> str:
        """Say whose plan stands under which."""
        return f"{self.plan} ({self.body}) → {self.parent}"


class DutyTie(models.Model):
    """A duty of a plan below and the parent's duty that it carries out; none for what the body added (``OWN``).

    ``score`` is how alike the matching found them (0 to 100), ``likeness`` how alike their words are once the parent's
    are narrowed to the body: what the map calls kept or narrowed.
    """

    duty = models.OneToOneField(Duty, verbose_name="nhiệm vụ", on_delete=models.CASCADE, related_name="tie")
    upper = models.ForeignKey(
        Duty,
        verbose_name="nhiệm vụ của cấp trên",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="lower_ties",
    )
    state = models.CharField("mức xác nhận", max_length=10, choices=TieState, default=TieState.PROPOSED)
    score = models.PositiveSmallIntegerField("độ khớp (%)", default=0)
    likeness = models.PositiveSmallIntegerField("độ giống câu chữ (%)", default=0)
    reasons = models.JSONField("lý do", default=list, blank=True)
    said_by = models.ForeignKey(
        User, verbose_name="người xác nhận", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField("lúc", null=True, blank=True)

    class Meta:
        verbose_name = "gắn nhiệm vụ với cấp trên"
        verbose_name_plural = "gắn nhiệm vụ với cấp trên"
        constraints = (
            models.CheckConstraint(condition=Q(state=TieState.OWN) | Q(upper__isnull=False), name="a_tie_has_two_ends"),
            models.CheckConstraint(condition=~Q(duty=F("upper")), name="no_duty_stands_under_itself"),
            models.CheckConstraint(condition=Q(state__in=TieState.values), name="tie_state_is_known"),
            models.CheckConstraint(condition=Q(score__lte=100, likeness__lte=100), name="tie_scores_are_percentages"),
        )

    def __str__(self) -> str:
        """Say what carries out what."""
        return f"{self.duty} → {self.upper or TieState.OWN.label}"


class SubplanDraft(models.Model):
    """Bản soạn kế hoạch cấp dưới: what ``body`` is going to issue to carry out ``parent``, while it is written.

    ``holder`` is the agency whose people write it. Texts of several lines hold one item a line. ``version`` counts the saves.
    """

    parent = models.ForeignKey(
        Plan, verbose_name="kế hoạch cấp trên", on_delete=models.CASCADE, related_name="subplan_drafts"
    )
    body = models.ForeignKey(Agency, verbose_name="cơ quan lập", on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Agency, verbose_name="cơ quan soạn", on_delete=models.PROTECT, related_name="+")
    title = models.TextField("trích yếu")
    issuer = models.CharField("cơ quan ban hành", max_length=250)
    superior = models.CharField("cơ quan chủ quản", max_length=250, blank=True)
    symbol = models.CharField("ký hiệu", max_length=60, blank=True)
    place = models.CharField("địa danh", max_length=120, blank=True)
    basis = models.TextField("căn cứ", blank=True)
    preamble = models.TextField("câu mở đầu", blank=True)
    aims = models.TextField("mục đích, yêu cầu", blank=True)
    funding = models.TextField("kinh phí", blank=True)
    reporting = models.TextField("chế độ báo cáo", blank=True)
    recipients = models.TextField("nơi nhận", blank=True)
    authority = models.TextField("thẩm quyền ký", blank=True)
    signer = models.CharField("họ tên người ký", max_length=120, blank=True)
    made_by = models.ForeignKey(User, verbose_name="người soạn", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("soạn lúc")
    version = models.PositiveIntegerField("lần lưu", default=1)

    class Meta:
        verbose_name = "bản soạn kế hoạch cấp dưới"
        verbose_name_plural = "bản soạn kế hoạch cấp dưới"
        constraints = (
            models.UniqueConstraint(fields=("parent", "body", "holder"), name="one_draft_a_body_parent_and_holder"),
        )

    def __str__(self) -> str:
        """Give its title."""
        return self.title


class SubplanLine(models.Model):
    """Dòng của bản soạn: a duty of the parent's narrowed to the body, or (``duty`` empty) one that the body adds itself.

    ``proposed`` are the words as they were narrowed, ``words`` as they stand; ``unit`` is whoever of the body leads it, empty
    until somebody names it. ``last_day`` is the last day in time that ``deadline`` says.
    """

    draft = models.ForeignKey(SubplanDraft, verbose_name="bản soạn", on_delete=models.CASCADE, related_name="lines")
    duty = models.ForeignKey(
        Duty, verbose_name="nhiệm vụ của cấp trên", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    place = models.PositiveIntegerField("thứ tự")
    part = models.CharField("phần việc", max_length=10, choices=LinePart, default=LinePart.LEAD)
    kept = models.BooleanField("đưa vào", default=True)
    reason = models.TextField("lý do không đưa vào", blank=True)
    proposed = models.TextField("nội dung gợi ý", blank=True)
    words = models.TextField("nội dung")
    unit = models.CharField("đơn vị chủ trì", max_length=250, blank=True)
    partners = models.TextField("đơn vị phối hợp", blank=True)
    deadline = models.CharField("thời gian hoàn thành", max_length=200, blank=True)
    last_day = models.DateField("ngày cuối còn đúng hạn", null=True, blank=True)
    product = models.TextField("sản phẩm", blank=True)

    class Meta:
        verbose_name = "dòng của bản soạn"
        verbose_name_plural = "dòng của bản soạn"
        constraints = (
            models.UniqueConstraint(fields=("draft", "place"), name="one_line_a_place"),
            models.UniqueConstraint(fields=("draft", "duty"), name="one_line_a_duty"),
            models.CheckConstraint(condition=Q(kept=True) | ~Q(reason=""), name="what_is_left_out_has_a_reason"),
            models.CheckConstraint(
                condition=Q(part=LinePart.OWN, duty__isnull=True) | (~Q(part=LinePart.OWN) & Q(duty__isnull=False)),
                name="an_own_line_has_no_duty_above",
            ),
        )

    def __str__(self) -> str:
        """Give the beginning of what is to be done."""
        return self.words if len(self.words) <= 120 else self.words[:119].rstrip() + "…"
