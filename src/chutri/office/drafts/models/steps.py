"""The chain of a draft: whose turn it is, for what, by when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from chutri.office.drafts.choices import Outcome, StepKind, StepState
from chutri.office.drafts.models.drafts import Draft, Version
from chutri.office.people.models import Agency, User


class Step(models.Model):
    """Bước: one turn in the chain of a draft, of a body or of one person in it.

    ``body`` is the name as the plan writes it, ``agency`` the one meant; ``words`` what the plan says. ``version`` is the
    one that the step is about: sent for opinions, appraised, approved, signed. ``outcome`` and ``said`` are of the last
    decision, also where the step waits again. A removed step stays, so that it can be put back. ``scan_…`` is the paper
    on which a body without accounts decided.
    """

    draft = models.ForeignKey(Draft, verbose_name="dự thảo", on_delete=models.CASCADE, related_name="steps")
    place = models.PositiveIntegerField("thứ tự")
    kind = models.CharField("bước", max_length=10, choices=StepKind)
    body = models.CharField("cơ quan, theo kế hoạch", max_length=250, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        User, verbose_name="người", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.TextField("theo lời kế hoạch", blank=True)
    due_on = models.DateField("hạn", null=True, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=StepState, default=StepState.PENDING)
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome, blank=True)
    said = models.TextField("ý kiến", blank=True)
    version = models.ForeignKey(
        Version, verbose_name="phiên bản", on_delete=models.PROTECT, null=True, blank=True, related_name="steps"
    )
    opened_at = models.DateTimeField("đến lượt lúc", null=True, blank=True)
    done_at = models.DateTimeField("xong lúc", null=True, blank=True)
    done_by = models.ForeignKey(
        User, verbose_name="người thực hiện", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    scan_sha256 = models.CharField("mã băm bản quét", max_length=64, blank=True)
    scan_name = models.CharField("tên bản quét", max_length=255, blank=True)

    class Meta:
        verbose_name = "bước"
        verbose_name_plural = "bước"
        constraints = (
            models.UniqueConstraint(fields=("draft", "place"), name="one_step_a_place"),
            models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="step_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=StepState.values), name="step_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=StepState.OPEN) | Q(opened_at__isnull=False), name="an_open_step_says_since_when"
            ),
            models.CheckConstraint(
                condition=~Q(state=StepState.DONE) | Q(done_at__isnull=False), name="a_done_step_says_when"
            ),
            models.CheckConstraint(condition=~Q(outcome=Outcome.RETURNED) | ~Q(said=""), name="a_return_has_a_reason"),
        )
        indexes = (models.Index(fields=("agency", "state", "due_on"), name="step_agency"),)

    def __str__(self) -> str:
        """Say what is done by whom."""
        who = self.who
        return f"{StepKind(self.kind).label} ({who})" if who else str(StepKind(self.kind).label)

    @property
    def who(self) -> str:
        """Give whose turn it is: the person, the agency, or the name as the plan writes it."""
        if self.person:
            return str(self.person)
        return str(self.agency) if self.agency else self.body
