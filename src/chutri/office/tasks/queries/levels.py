"""What stands above and below a task in the plans of other levels: the duty that ordered it, the tasks that carry it out."""

from __future__ import annotations

from django.db.models import QuerySet

from chutri.office.plans.choices import Stage as PlanStage
from chutri.office.plans.models import Duty
from chutri.office.plans.queries.subplans import duty_above
from chutri.office.tasks.models import Task

BELOW_SHOWN = 300


def duty_above_of(task: Task) -> Duty | None:
    """Give the duty of the parent plan that a task carries out, with its plan's document. One query."""
    return duty_above(task.duty_id) if task.duty_id else None


def tasks_below(task: Task) -> QuerySet[Task]:
    """Give the tasks of plans below that carry a task out; of one body's share only those of that body's plan."""
    if not task.duty_id:
        return Task.objects.none()
    found = Task.objects.filter(duty__tie__upper=task.duty_id, parent=None, plan__stage=PlanStage.ISSUED)
    if task.lead_id:
        found = found.filter(plan__above__body=task.lead_id)
    order = ("plan__above__body__name_order", "ordinal")
    return found.select_related("plan__document", "plan__above__body").order_by(*order)[:BELOW_SHOWN]
