"""For whom a draft waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from chutri.office.drafts.choices import DraftStage, StepKind, StepState
from chutri.office.drafts.models import Draft, Step
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.queries import people_of, standing_of

DECIDING = (StepKind.APPROVE, StepKind.SIGN)
BOOKING = (StepKind.NUMBER, StepKind.ISSUE)
WRITING = (StepKind.DRAFT, StepKind.REVISE)
CLERKS = (Role.CLERK, Role.OFFICE)
_HEARING = (Role.FOCAL, Role.OFFICE, Role.LEADER)


def people_waited_for(step: Step) -> list[User]:
    """Give who is told that a step waits for them; nobody for a body without accounts."""
    if step.kind in WRITING:
        return [step.draft.owner]
    if step.person is not None:
        return [step.person]
    agency = step.agency_id or (step.draft.agency_id if step.kind in BOOKING else None)
    if agency is None:
        return []
    roles = {StepKind.APPROVE: (Role.LEADER,), StepKind.SIGN: (Role.LEADER,)}.get(
        StepKind(step.kind), CLERKS if step.kind in BOOKING else _HEARING
    )
    return list(people_of([agency], roles))


def steps_waiting_for(person: User) -> QuerySet[Step]:
    """Give the open steps that a person may do: by role in the agency asked, by name, or as the drafter."""
    roles = standing_of(person).roles
    acting = {agency for agency, role in roles if role != Role.READER}
    leading = {agency for agency, role in roles if role == Role.LEADER.value}
    booking = {agency for agency, role in roles if role in {one.value for one in CLERKS}}
    asked = Q(kind__in=(StepKind.CONSULT, StepKind.APPRAISE), agency__in=acting)
    decided = Q(kind__in=DECIDING) & (Q(person=person) | Q(person=None, agency__in=leading))
    booked = Q(kind__in=BOOKING) & (Q(agency__in=booking) | Q(agency=None, draft__agency__in=booking))
    written = Q(kind__in=WRITING, draft__owner=person, draft__agency__in=acting)
    open_steps = Step.objects.filter(state=StepState.OPEN, draft__stage=DraftStage.UNDER_WAY)
    return open_steps.filter(asked | decided | booked | written)


def open_steps_of(drafts: Iterable[Draft]) -> dict[int, list[Step]]:
    """Give, by draft, the steps whose turn it is. One query."""
    keys = [draft.pk for draft in drafts]
    found: dict[int, list[Step]] = {}
    rows = Step.objects.filter(draft__in=keys, state=StepState.OPEN).select_related("agency", "person")
    for step in rows.order_by("draft_id", "place"):
        found.setdefault(step.draft_id, []).append(step)
    return found


def steps_due(first: date, last: date) -> QuerySet[Step]:
    """Give the open steps whose day falls into a stretch of days."""
    rows = Step.objects.filter(state=StepState.OPEN, draft__stage=DraftStage.UNDER_WAY, due_on__range=(first, last))
    return rows.select_related("draft__owner", "agency", "person").order_by("due_on", "pk")
