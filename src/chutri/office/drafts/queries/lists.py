"""Drafts as a list: filters, how many each keeps, what a row shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from chutri.office.drafts.choices import DraftStage, Shown, StepState
from chutri.office.drafts.models import Draft, Step
from chutri.office.drafts.queries.waiting import steps_waiting_for
from chutri.office.lib.folding import terms
from chutri.office.people.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFilter:
    """What a list keeps; empty keeps everything. ``plan`` is a plan's key."""

    shown: Shown = Shown.ALL
    query: str = ""
    kind: str = ""
    plan: int | None = None


def drafts_matching(drafts: QuerySet[Draft], kept: DraftFilter, *, person: User, today: date) -> QuerySet[Draft]:
    """Narrow drafts to a filter; what is due first stands first, what has ended last."""
    rows = _shown(drafts, kept.shown, person=person, today=today)
    for term in terms(kept.query):
        rows = rows.filter(search__contains=term)
    if kept.kind:
        rows = rows.filter(kind=kept.kind)
    if kept.plan:
        rows = rows.filter(plan=kept.plan)
    ended = Q(stage=DraftStage.UNDER_WAY)
    return (
        rows.annotate(is_running=Exists(Draft.objects.filter(ended, pk=OuterRef("pk"))))
        .select_related("plan__document", "agency", "owner", "document")
        .order_by("-is_running", F("due_on").asc(nulls_last=True), "-moved_at", "-pk")
    )


def counts_shown(drafts: QuerySet[Draft], *, person: User, today: date) -> Mapping[str, int]:
    """Count what each way of showing keeps. One query each."""
    return {one.value: _shown(drafts, one, person=person, today=today).count() for one in Shown}


def _shown(drafts: QuerySet[Draft], shown: Shown, *, person: User, today: date) -> QuerySet[Draft]:
    if shown == Shown.MINE_TO_DO:
        return drafts.filter(pk__in=steps_waiting_for(person).values("draft"))
    if shown == Shown.OWN:
        return drafts.filter(owner=person)
    if shown == Shown.OVERDUE:
        late = Step.objects.filter(draft=OuterRef("pk"), state=StepState.OPEN, due_on__lt=today)
        return drafts.filter(Q(due_on__lt=today) | Exists(late), stage=DraftStage.UNDER_WAY)
    if shown == Shown.UNDER_WAY:
        return drafts.filter(stage=DraftStage.UNDER_WAY)
    return drafts
