"""What the page of one draft shows of its chain: whose turn it is, since when, who took over from a body that ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from chutri.checking.working_days import WorkingDays
from chutri.office.drafts.choices import StepState
from chutri.office.drafts.models import Draft, Step
from chutri.office.people.models import Agency, User
from chutri.office.people.queries import successors_at
from chutri.office.tasks.rules.working_time import working_days_between


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step as the page draws it. ``waited`` are working days since it was opened; ``heirs`` of a body that has ended."""

    step: Step
    waited: int = 0
    is_late: bool = False
    is_ended: bool = False
    heirs: tuple[Agency, ...] = ()
    has_people: bool = True


def shown_steps(steps: Iterable[Step], *, today: date, days: WorkingDays) -> list[ShownStep]:
    """Say of each step how long it has waited, whether it is late, and what became of its body. At most a few queries."""
    rows = list(steps)
    left = [one for one in rows if one.state in (StepState.OPEN, StepState.PENDING)]
    ended = [one.agency for one in left if one.agency and one.agency.closed_on and one.agency.closed_on <= today]
    heirs = successors_at(ended, on=today) if ended else {}
    staffed = _staffed(one.agency_id for one in left)
    return [_shown(one, today, days, heirs, staffed) for one in rows]


def removed_steps(draft: Draft) -> QuerySet[Step]:
    """Give the steps that were taken out and can be put back."""
    return draft.steps.filter(state=StepState.REMOVED).select_related("agency", "person").order_by("place")


def _staffed(agencies: Iterable[int | None]) -> frozenset[int]:
    keys = {key for key in agencies if key is not None}
    rows = User.objects.filter(agency__in=keys, is_active=True).order_by("agency_id")
    return frozenset(rows.values_list("agency_id", flat=True).distinct())


def _shown(
    step: Step, today: date, days: WorkingDays, heirs: dict[int, tuple[Agency, ...]], staffed: frozenset[int]
) -> ShownStep:
    is_open = step.state == StepState.OPEN
    waited = working_days_between(localdate(step.opened_at), today, days) if is_open and step.opened_at else 0
    late = step.state in (StepState.OPEN, StepState.PENDING) and step.due_on is not None and step.due_on < today
    key = step.agency_id or 0
    return ShownStep(
        step=step,
        waited=waited,
        is_late=late and is_open,
        is_ended=key in heirs,
        heirs=heirs.get(key, ()),
        has_people=step.agency_id is not None and step.agency_id in staffed,
    )
