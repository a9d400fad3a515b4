"""What is asked for the dashboard: figures by agency and plan, and everything that matches some words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from chutri.office.dashboard.choices import Order, Scope, View
from chutri.office.documents.queries import documents_seen_by
from chutri.office.documents.queries.search import search
from chutri.office.lib.folding import fold, terms
from chutri.office.people.models import Agency, User
from chutri.office.people.queries import agencies_of
from chutri.office.plans.choices import Stage
from chutri.office.plans.models import Plan
from chutri.office.plans.queries import plans_matching, plans_seen_by
from chutri.office.tasks.choices import Standing
from chutri.office.tasks.models import Task
from chutri.office.tasks.queries import (
    Given,
    TallyOf,
    figures_by_agency,
    figures_by_plan,
    standing_is,
    tasks_seen_by,
)

FOUND_A_GROUP = 8


def given_in(scope: Scope, person: User) -> Given:
    """Give the tasks that a scope speaks of: those that the person's agencies gave, or those that they lead."""
    return Given.of(agencies_of(person), led=scope == Scope.LED)


def usual_scope(person: User) -> Scope:
    """Give the scope that somebody looks at first: what their agency gave, if it gave anything."""
    gave = Plan.objects.filter(document__agency__in=agencies_of(person), stage=Stage.ISSUED).exists()
    return Scope.GIVEN if gave else Scope.LED


def figures_of(given: Given, view: View, on: date) -> list[TallyOf]:
    """Give the figures by agency or plan. One query while the day's figures are kept."""
    return figures_by_agency(given, on) if view == View.AGENCY else figures_by_plan(given, on)


def broken_down(rows: list[TallyOf], *, order: Order, query: str = "") -> list[TallyOf]:
    """Sort figures, and narrow them to names that hold the words."""
    words = terms(query)
    kept = [row for row in rows if all(word in fold(row.name) for word in words)]
    if order == Order.NAME:
        return kept
    key: Callable[[TallyOf], tuple[int, int]] = {
        Order.OVERDUE: lambda row: (-row.tally.overdue, -row.tally.total),
        Order.SILENT: lambda row: (-row.tally.silent, -row.tally.total),
        Order.TOTAL: lambda row: (-row.tally.total, 0),
    }[order]
    return sorted(kept, key=key)


@dataclass(frozen=True, slots=True)
class Overdue:
    """One order that is overdue: the task (of several bodies the first), and how many bodies are late with it."""

    task: Task
    bodies: int


def most_overdue(tasks: QuerySet[Task], on: date, count: int) -> list[Overdue]:
    """Give the orders whose last day is longest past; one given to many bodies stands once. Three queries.

    The oldest are read in their order until there are enough, so what is overdue besides them is not counted.
    """
    late = tasks.filter(standing_is(Standing.OVERDUE, on), counted=True, last_day__isnull=False)
    in_order = late.annotate(given_as=Coalesce("parent_id", "pk")).order_by("last_day", "plan_id", "ordinal", "pk")
    orders = _first_of(in_order.values_list("given_as", "pk"), count)
    shares = tasks.filter(parent__in=list(orders), counted=True)
    bodies = Counter(shares.filter(standing_is(Standing.OVERDUE, on)).values_list("parent", flat=True))
    rows = Task.objects.filter(pk__in=orders.values()).select_related("plan__document").in_bulk()
    return [Overdue(rows[key], bodies[given_as] + (key == given_as)) for given_as, key in orders.items()]


def _first_of(rows: QuerySet[Any, tuple[int, int]], count: int) -> dict[int, int]:
    """Give the first ``count`` orders in the order of their tasks, each with its first task."""
    read = 20 * count
    while True:
        found = list(rows[:read])
        orders: dict[int, int] = {}
        for given_as, key in found:
            orders.setdefault(given_as, key)
        if len(orders) >= count or len(found) < read:
            return dict(list(orders.items())[:count])
        read *= 10


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that matches: where it is, what it is called, and a line beneath."""

    address: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """Things of one kind that match; ``more`` is the address of the list that shows all of them."""

    label: str
    icon: str
    found: list[Found]
    more: str


def everything_matching(query: str, person: User) -> list[FoundGroup]:
    """Give what the person may see and matches all words, without tone marks: plans, tasks, agencies. A query a kind."""
    words = terms(query)
    if not words:
        return []
    groups = [_plans(query, person), _documents(query, person), _tasks(words, query, person), _agencies(words, query)]
    return [group for group in groups if group.found]


def _plans(query: str, person: User) -> FoundGroup:
    rows = plans_matching(plans_seen_by(person), query=query, order="moi-nhap", stage="")[:FOUND_A_GROUP]
    found = [
        Found(
            reverse("plans:plan-page", args=[plan.pk]),
            plan.document.heading,
            _joined(plan.document.code, plan.document.issuer),
        )
        for plan in rows
    ]
    return FoundGroup("Kế hoạch", "file-text", found, f"{reverse('plans:plan-list')}?q={query}")


def _documents(query: str, person: User) -> FoundGroup:
    rows = search(documents_seen_by(person), query)[:FOUND_A_GROUP]
    found = [
        Found(reverse("documents:document-page", args=[one.pk]), one.heading, _joined(one.code, one.issuer))
        for one in rows
    ]
    return FoundGroup("Văn bản", "inbox", found, f"{reverse('documents:register-list')}?q={query}")


def _tasks(words: list[str], query: str, person: User) -> FoundGroup:
    rows = tasks_seen_by(person).filter(counted=True)
    for word in words:
        rows = rows.filter(search__contains=word)
    found = [
        Found(reverse("tasks:task-page", args=[task.pk]), str(task), _joined(task.lead_words, task.plan.document.code))
        for task in rows.select_related("plan__document").order_by("-plan_id", "ordinal", "pk")[:FOUND_A_GROUP]
    ]
    return FoundGroup("Nhiệm vụ", "list-check", found, f"{reverse('tasks:task-list')}?q={query}")


def _agencies(words: list[str], query: str) -> FoundGroup:
    rows = Agency.objects.order_by("closed_on", "name_order", "pk")
    for word in words:
        rows = rows.filter(search__contains=word)
    found = [
        Found(
            reverse("people:agency-page", args=[agency.pk]),
            agency.name,
            f"đã kết thúc hoạt động từ {agency.closed_on:%d/%m/%Y}" if agency.closed_on else agency.get_kind_display(),
        )
        for agency in rows[:FOUND_A_GROUP]
    ]
    return FoundGroup("Danh bạ", "building", found, f"{reverse('people:agency-list')}?q={query}")


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def plans_in_hand(person: User) -> Iterable[Plan]:
    """Give the plans of one's own agencies that are being read or reviewed, or could not be read; the newest first."""
    waiting = (Stage.READING, Stage.UNREADABLE, Stage.REVIEW)
    own = Plan.objects.filter(document__agency__in=agencies_of(person), stage__in=waiting)
    return own.select_related("document").order_by("-imported_at", "-pk")[:6]
