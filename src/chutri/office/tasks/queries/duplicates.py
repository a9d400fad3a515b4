"""Tasks that may be one obligation: what is compared, what was found, what a task stands for."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from chutri.office.people.models import User
from chutri.office.plans.models import DutyTie, Plan
from chutri.office.tasks.models import Duplicate, Task
from chutri.office.tasks.queries.seeing import tasks_seen_by
from chutri.office.tasks.rules.duplicates import Obligation
from chutri.office.tasks.rules.timeliness import CLOSED

_WITH = (
    "first__plan__document__agency", "first__lead", "second__plan__document__agency", "second__lead", "said_by",
    "kept", "gone",
)  # fmt: skip


def leads_of(plan: Plan) -> list[int]:
    """Give the agencies that lead open tasks of a plan."""
    open_tasks = Task.objects.filter(plan=plan, counted=True, lead__isnull=False).exclude(stage__in=CLOSED)
    return list(open_tasks.order_by().values_list("lead", flat=True).distinct())


def obligations_of(leads: list[int]) -> Iterator[Obligation]:
    """Give the open tasks that some agencies lead, as they are compared. One query."""
    open_tasks = Task.objects.filter(lead__in=leads, counted=True, duty__isnull=False).exclude(stage__in=CLOSED)
    rows = open_tasks.order_by("pk").values_list("pk", "plan_id", "lead_id", "action", "deliverables", "last_day")
    for pk, plan, lead, action, products, last_day in rows.iterator():
        yield Obligation(pk, plan, lead, action, "; ".join(products), last_day)


def known_pairs(tasks: set[int]) -> set[tuple[int, int]]:
    """Give the pairs among some tasks that were found before, and those that stand above one another in two levels."""
    there = set(Duplicate.objects.filter(first__in=tasks, second__in=tasks).values_list("first", "second"))
    levels = DutyTie.objects.filter(duty__tasks__in=tasks, upper__tasks__in=tasks).values_list(
        "duty__tasks", "upper__tasks"
    )
    return there | {(min(pair), max(pair)) for pair in levels}


def duplicates_seen_by(person: User) -> QuerySet[Duplicate]:
    """Give the pairs of which the person sees both tasks."""
    seen = tasks_seen_by(person).values("pk")
    return Duplicate.objects.filter(first__in=seen, second__in=seen).select_related(*_WITH)


def merged_into(task: Task) -> Duplicate | None:
    """Give where a task is counted instead, and what was said."""
    return Duplicate.objects.filter(gone=task).select_related("kept__plan__document", "said_by").first()


def stood_for(task: Task) -> QuerySet[Duplicate]:
    """Give the tasks that a task is counted for."""
    return Duplicate.objects.filter(kept=task).select_related("gone__plan__document").order_by("pk")


def merged_with(plan: Plan) -> QuerySet[Duplicate]:
    """Give the merged pairs in which a plan's task counts for another."""
    return Duplicate.objects.filter(kept__plan=plan).select_related("gone")
