"""Tasks found, sorted, grouped: what the list, the board, the calendar and the timeline show of the same filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OrderBy, Q, QuerySet
from django.db.models.functions import TruncMonth

from chutri.office.lib.folding import terms
from chutri.office.people.models import User
from chutri.office.people.queries import agencies_of
from chutri.office.plans.models import Plan
from chutri.office.tasks.choices import DueFilter, Grouping, OwnPart, Part, Stage, Standing
from chutri.office.tasks.models import Follow, Task, TaskAgency
from chutri.office.tasks.queries.standings import is_silent, rhythms, standing_is
from chutri.office.tasks.rules.timeliness import CLOSED, SOON, due_window

_BY_DEADLINE: tuple[str | OrderBy, ...] = (F("last_day").asc(nulls_last=True), "plan_id", "ordinal", "pk")
# what the list may be sorted by, as the URL says it
TASK_ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "thoi-han": _BY_DEADLINE,
    "van-ban": ("-plan_id", "ordinal", "lead_order", "pk"),
    "co-quan": ("lead_order", *_BY_DEADLINE),
    "cap-nhat": ("-moved_at", "-pk"),
    "im-lang": ("moved_at", "pk"),
}
# the agency filter's word for tasks whose lead the directory does not know; a name as written stands behind NAMED
UNKNOWN = "-"
NAMED = "~"
# A list to choose from stays one that somebody can look through; search finds the rest.
PLANS_TO_CHOOSE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """What a list of tasks keeps, and in which order; empty keeps everything."""

    query: str = ""
    stage: str = ""
    standing: str = ""
    agency: str = ""
    plan: int | None = None
    person: int | None = None
    due: str = ""
    day: date | None = None
    part: str = ""
    silent: bool = False
    grouping: str = ""
    order: str = "thoi-han"

    @property
    def narrows(self) -> bool:
        """Say whether it keeps less than everything."""
        return any(
            (
                self.query,
                self.stage,
                self.standing,
                self.agency,
                self.plan,
                self.person,
                self.due,
                self.day,
                self.part,
                self.silent,
            )
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """How many tasks a filter keeps, and how they stand."""

    total: int
    overdue: int
    soon: int
    done: int
    waiting: int


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Rows of one page that belong together; ``count`` is the whole group's, also on other pages."""

    label: str
    count: int
    rows: list[Task]


def tasks_matching(tasks: QuerySet[Task], kept: TaskFilter, *, person: User, today: date) -> QuerySet[Task]:
    """Narrow tasks to a filter; each obligation once."""
    tasks = tasks.filter(counted=True)
    for term in terms(kept.query):
        tasks = tasks.filter(search__contains=term)
    if kept.stage:
        tasks = tasks.filter(stage=kept.stage)
    if kept.standing:
        tasks = tasks.filter(standing_is(Standing(kept.standing), today))
    if kept.agency:
        tasks = tasks.filter(_led_by(kept.agency))
    if kept.plan is not None:
        tasks = tasks.filter(plan=kept.plan)
    if kept.person is not None:
        tasks = tasks.filter(person=kept.person)
    if kept.silent:
        tasks = tasks.filter(is_silent(today, rhythms()))
    if kept.part:
        tasks = tasks.filter(_own_part(kept.part, person))
    return _due(tasks, kept, today)


def _due(tasks: QuerySet[Task], kept: TaskFilter, today: date) -> QuerySet[Task]:
    if kept.day is not None:
        return tasks.filter(last_day=kept.day)
    if kept.due == DueFilter.UNDATED:
        return tasks.filter(last_day__isnull=True)
    if kept.due:
        first, last = due_window(kept.due, today)
        tasks = tasks.exclude(stage__in=CLOSED)
        tasks = tasks.filter(last_day__gte=first) if first else tasks
        tasks = tasks.filter(last_day__lte=last) if last else tasks
    return tasks


def _led_by(agency: str) -> Q:
    if agency == UNKNOWN:
        return Q(lead=None)
    if agency.startswith(NAMED):
        return Q(lead=None, lead_words=agency.removeprefix(NAMED))
    return Q(lead=int(agency)) if agency.isdecimal() and len(agency) < 18 else Q(pk__in=())


def _own_part(part: str, person: User) -> Q:
    keys = agencies_of(person)
    if part == OwnPart.LEAD:
        return Q(lead__in=keys)
    if part == OwnPart.GIVEN:
        return Q(giver__in=keys)
    if part == OwnPart.MINE:
        return Q(person=person)
    if part == OwnPart.FOLLOWED:
        return Q(pk__in=Follow.objects.filter(person=person).values("task"))
    supported = TaskAgency.objects.filter(agency__in=keys, part=Part.SUPPORT, left_on=None).values("task")
    return Q(pk__in=supported) | Q(parent__in=supported)


def rows_grouped(tasks: QuerySet[Task], kept: TaskFilter) -> QuerySet[Any]:
    """Put tasks into the order of the list. Every row carries ``group``: the value that its group goes by."""
    order = TASK_ORDERS[kept.order]
    if kept.grouping == Grouping.AGENCY:
        return tasks.annotate(group=F("lead_words")).order_by("lead_order", "group", *order)
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
    shown = {row.group for row in page}
    of_page = Q(group__in=[one for one in shown if one is not None]) | (Q(group=None) if None in shown else Q())
    counts: dict[Any, int] = dict(
        all_rows.filter(of_page).order_by().values("group").annotate(size=Count("pk")).values_list("group", "size")
    )
    label = _GROUP_LABELS[kept.grouping]
    groups: list[TaskGroup] = []
    last: object = object()
    for row in page:
        if row.group != last:
            groups.append(TaskGroup(label(row), counts.get(row.group, 0), []))
            last = row.group
        groups[-1].rows.append(row)
    return groups


def _agency_label(row: Task) -> str:
    return row.lead_words or "Văn bản không nêu cơ quan"


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
    still_open = ~Q(stage__in=CLOSED)
    counts = tasks.order_by().aggregate(
        total=Count("pk"),
        overdue=Count("pk", filter=standing_is(Standing.OVERDUE, today)),
        soon=Count("pk", filter=still_open & Q(last_day__gte=today, last_day__lte=today + SOON)),
        done=Count("pk", filter=Q(stage=Stage.DONE)),
        waiting=Count("pk", filter=Q(stage=Stage.SUBMITTED)),
    )
    return Summary(**counts)


def plans_with(person: User) -> list[tuple[int, str, str]]:
    """Give key, number and excerpt of the plans whose tasks somebody may see, the newest first; at most a hundred. One query."""
    keys = agencies_of(person)
    led = Task.objects.filter(lead__in=keys).values("plan")
    parts = TaskAgency.objects.filter(agency__in=keys, left_on=None).values("task__plan")
    # issued, so with tasks: asked plan by plan whether it has any, PostgreSQL would look at all tasks
    given = Plan.objects.filter(document__agency__in=keys, issued_at__isnull=False).order_by("-pk").values("pk")
    newest = Q(pk__in=given[:PLANS_TO_CHOOSE])
    plans = Plan.objects.filter(newest | Q(pk__in=led) | Q(pk__in=parts)).order_by("-pk")
    rows = plans.values_list("pk", "document__code", "document__title", "document__name")[:PLANS_TO_CHOOSE]
    return [(key, code, title or name) for key, code, title, name in rows]


def tasks_of_plan(plan: Plan, *, first: int, last: int) -> QuerySet[Task]:
    """Give the tasks of a plan from one ordinal to another: those that stand for its sentences, without shares and sub-tasks."""
    return Task.objects.filter(plan=plan, parent=None, ordinal__gte=first, ordinal__lte=last).order_by("ordinal")


def ends_of_plan(plan: Plan, *, first: int, last: int) -> QuerySet[TaskAgency]:
    """Give the parts that stand for the supporter's sentences of a plan, from one ordinal to another."""
    rows = TaskAgency.objects.filter(duty__plan=plan, duty__ordinal__gte=first, duty__ordinal__lte=last)
    return rows.select_related("task", "duty", "agency").order_by("duty__ordinal", "pk")
