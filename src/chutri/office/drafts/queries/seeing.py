"""Which drafts a person may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from chutri.office.drafts.choices import StepState
from chutri.office.drafts.models import Draft, Step
from chutri.office.people.models import User
from chutri.office.people.queries import agencies_of
from chutri.office.plans.models import Plan
from chutri.office.tasks.models import Task

WHOLE = ("plan__document", "task", "agency", "owner", "document", "corrects__document")


def drafts_seen_by(person: User) -> QuerySet[Draft]:
    """Give the drafts of one's own agencies, those of tasks that these gave, and those in whose chain they had a turn.

    Whoever's turn has not come yet sees nothing of a draft.
    """
    keys = agencies_of(person)
    turns = Step.objects.filter(Q(agency__in=keys) | Q(person=person), opened_at__isnull=False)
    turns = turns.exclude(state=StepState.REMOVED)
    given = Q(task__isnull=False, plan__document__agency__in=keys)
    return Draft.objects.filter(Q(agency__in=keys) | given | Q(pk__in=turns.values("draft")))


def draft_whole(pk: int) -> Draft:
    """Give one draft with all that its page names. Raises Draft.DoesNotExist."""
    return Draft.objects.select_related(*WHOLE).get(pk=pk)


def drafts_of_task(task: Task) -> QuerySet[Draft]:
    """Give what is written for a task, in the order in which it was begun."""
    return Draft.objects.filter(task=task).select_related("owner", "agency").order_by("begun_at", "pk")


def drafts_of_plan(plan: Plan) -> QuerySet[Draft]:
    """Give what is written for a plan, in the order in which it was begun."""
    return Draft.objects.filter(plan=plan).select_related("owner", "agency").order_by("begun_at", "pk")
