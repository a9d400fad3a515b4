"""What is asked of tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from django.db.models import Count, F, FilteredRelation, Min, OrderBy, Prefetch, Q, QuerySet
from django.db.models.functions import TruncMonth

from chutri.office.lib.folding import terms
from chutri.office.people.models import User
from chutri.office.people.queries import agencies_of
from chutri.office.plans.choices import PartyKind
from chutri.office.plans.models import Plan
from chutri.office.tasks.choices import DueFilter, Grouping, Status
from chutri.office.tasks.models import Task, TaskParty
from chutri.office.tasks.rules.timeliness import CLOSED, SOON, due_window

_BY_DEADLINE: tuple[str | OrderBy, ...] = (F("last_day").asc(nulls_last=True), "plan_id", "ordinal")
# what the list may be sorted by, as the URL says it
TASK_ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "thoi-han": _BY_DEADLINE,
    "van-ban": ("-plan_id", "ordinal"),
    "tinh-trang": ("status", *_BY_DEADLINE),
}
UNNAMED = "-"
# A list to choose from stays one that somebody can look through; search finds the rest.
AGENCIES_TO_CHOOSE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """What a list of tasks keeps, and in which order; empty keeps everything."""

    query: str = ""
    status: str = ""
    agency: str = ""
    plan: int | None = None
    due: str = ""
    grouping: str = ""
    order: str = "thoi-han"


@dataclass(frozen=True, slots=True)
class Summary:
    """How many tasks a filter keeps, and how they stand."""

    total: int
    overdue: int
    soon: int
    done: int


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Rows of one page that belong together; ``count`` is the whole group's, also on other pages."""

    label: str
    count: int
    rows: list[Task]


def tasks_seen_by(person: User) -> QuerySet[Task]:
    """Give the tasks of the plans that the person may see."""
    return Task.objects.filter(plan__document__agency__in=agencies_of(person))


def with_what_a_row_shows(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Fetch plan, document and the named bodies along: two queries for any number of rows."""
    parties = Prefetch("parties", TaskParty.objects.order_by("kind", "place"))
    return tasks.select_related("plan__document").prefetch_related(parties)


def tasks_matching(tasks: QuerySet[Task], kept: TaskFilter, *, today: date) -> QuerySet[Task]:
    """Narrow tasks to a filter; each task once."""
    for term in terms(kept.query):
        tasks = tasks.filter(search__contains=term)
    if kept.status:
        tasks = tasks.filter(status=kept.status)
    if kept.agency == UNNAMED:
        tasks = tasks.exclude(parties__kind=PartyKind.AGENCY)
    elif kept.agency:
        tasks = tasks.filter(pk__in=_tasks_of(kept.agency))
    if kept.plan is not None:
        tasks = tasks.filter(plan=kept.plan)
    if kept.due == DueFilter.UNDATED:
        tasks = tasks.filter(last_day__isnull=True)
    elif kept.due:
        first, last = due_window(kept.due, today)
        tasks = tasks.exclude(status__in=CLOSED)
        tasks = tasks.filter(last_day__gte=first) if first else tasks
        tasks = tasks.filter(last_day__lte=last) if last else tasks
    return tasks


def _tasks_of(agency: str) -> QuerySet[TaskParty, int]:
    return TaskParty.objects.filter(kind=PartyKind.AGENCY, key=agency).values_list("task_id", flat=True)


def rows_grouped(tasks: QuerySet[Task], kept: TaskFilter) -> QuerySet[Any]:
    """Put tasks into the order of the list. Grouped by agency a task has one row for each body that must do it.

    Every row carries ``group``: the value that its group goes by.
    """
    order = TASK_ORDERS[kept.order]
    if kept.grouping == Grouping.AGENCY:
        named = FilteredRelation("parties", condition=Q(parties__kind=PartyKind.AGENCY))
        rows = tasks.alias(named=named).annotate(group=F("named__key"), group_label=F("named__text"))
        if kept.agency and kept.agency != UNNAMED:
            rows = rows.filter(group=kept.agency)
        return rows.order_by(F("named__name_order").asc(nulls_last=True), "group", *order)
    if kept.grouping == Grouping.DEADLINE:
        months = tasks.annotate(group=TruncMonth("last_day"))
        return months.order_by(F("group").asc(nulls_last=True), *order)
    if kept.grouping == Grouping.PLAN:
        return tasks.annotate(group=F("plan_id")).order_by("-plan_id", *order)
    return tasks.order_by(*order)


def groups_of_page(rows: Iterable[Any], all_rows: QuerySet[Any], kept: TaskFilter) -> list[TaskGroup]:
    """Cut one page's rows into groups, each with the count of the whole group. One query; none without grouping."""
    page = list(rows)
    if not kept.grouping:
        return [TaskGroup("", len(page), page)] if page else []
    counts: dict[Any, int] = dict(
        all_rows.order_by().values("group").annotate(size=Count("pk")).values_list("group", "size")
    )
    label = _GROUP_LABELS[kept.grouping]
    groups: list[TaskGroup] = []
    last: object = object()
    for row in page:
        group = row.group
        if group != last:
            groups.append(TaskGroup(label(row), counts.get(group, 0), []))
            last = group
        groups[-1].rows.append(row)
    return groups


def _agency_label(row: Task) -> str:
    return getattr(row, "group_label", None) or "Văn bản không nêu cơ quan"


def _month_label(row: Task) -> str:
    return f"Tháng {row.last_day:%m/%Y}" if row.last_day else "Không có ngày"


def _plan_label(row: Task) -> str:
    document = row.plan.document
    return f"{document.code} · {document.heading}" if document.code else document.heading


_GROUP_LABELS: dict[str, Callable[[Task], str]] = {
    Grouping.AGENCY.value: _agency_label,
    Grouping.DEADLINE.value: _month_label,
    Grouping.PLAN.value: _plan_label,
}


def summary_of(tasks: QuerySet[Task], *, today: date) -> Summary:
    """Count tasks and how they stand. One query."""
    still_open = ~Q(status__in=CLOSED)
    counts = tasks.aggregate(
        total=Count("pk"),
        overdue=Count("pk", filter=still_open & Q(last_day__lt=today)),
        soon=Count("pk", filter=still_open & Q(last_day__gte=today, last_day__lte=today + SOON)),
        done=Count("pk", filter=Q(status=Status.DONE)),
    )
    return Summary(**counts)


def agencies_named(tasks: QuerySet[Task]) -> list[tuple[str, str, int]]:
    """Give key, name and number of tasks of the bodies that must do most of these, in Vietnamese order."""
    named = (
        TaskParty.objects.filter(kind=PartyKind.AGENCY, task__in=tasks.order_by().values("pk"))
        .values("key")
        .annotate(name=Min("text"), size=Count("task", distinct=True), place=Min("name_order"))
        .order_by("-size", "place")
    )
    chosen = sorted(named[:AGENCIES_TO_CHOOSE], key=itemgetter("place"))
    return [(row["key"], row["name"], row["size"]) for row in chosen]


def plans_with(tasks: QuerySet[Task]) -> list[Plan]:
    """Give the plans that these tasks come from, the newest first; at most a hundred, for a list to choose from."""
    chosen = Plan.objects.filter(pk__in=tasks.order_by().values("plan")).select_related("document")
    return list(chosen.order_by("-pk")[:100])


def tasks_of_plan(plan: Plan, *, first: int, last: int) -> QuerySet[Task]:
    """Give the tasks of a plan from one ordinal to another."""
    return Task.objects.filter(plan=plan, ordinal__gte=first, ordinal__lte=last).order_by("ordinal")
