"""The list of tasks, and the same list as an Excel sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.lib.paging import page_of
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import Mode, PartyKind, Role
from chutri.office.tasks.choices import DueFilter, Grouping, Status
from chutri.office.tasks.models import Task
from chutri.office.tasks.permissions import settable_by
from chutri.office.tasks.queries import (
    TASK_ORDERS,
    UNNAMED,
    TaskFilter,
    agencies_named,
    groups_of_page,
    plans_with,
    rows_grouped,
    summary_of,
    tasks_matching,
    tasks_seen_by,
    with_what_a_row_shows,
)
from chutri.office.tasks.rules.sheet import Cell, task_sheet

ORDERS = (("thoi-han", "Thời hạn"), ("van-ban", "Thứ tự trong văn bản"), ("tinh-trang", "Tình trạng"))


def asked_filter(parameters: QueryDict) -> TaskFilter:
    """Read the filter that a URL asks for; what it does not know, it leaves out."""

    def one_of(name: str, allowed: list[str] | dict[str, Any], otherwise: str = "") -> str:
        value = parameters.get(name, otherwise)
        return value if value in allowed else otherwise

    plan = parameters.get("ke-hoach", "")
    return TaskFilter(
        query=parameters.get("q", "").strip(),
        status=one_of("tinh-trang", Status.values),
        agency=parameters.get("co-quan", ""),
        plan=int(plan) if plan.isdecimal() and len(plan) < 18 else None,
        due=one_of("han", DueFilter.values),
        grouping=one_of("nhom", [*Grouping.values, ""], Grouping.AGENCY.value),
        order=one_of("xep", TASK_ORDERS, ORDERS[0][0]),
    )


@require_safe
def task_list(request: SignedIn) -> HttpResponse:
    """Show the tasks of one's agency's plans: filters in the URL, groups, pages; htmx gets the rows alone."""
    today = timezone.localdate()
    kept = asked_filter(request.GET)
    seen = tasks_seen_by(request.user)
    matching = tasks_matching(seen, kept, today=today)
    rows = rows_grouped(matching, kept)
    page = page_of(with_what_a_row_shows(rows), request.GET.get("trang"))
    agencies = agencies_named(seen)
    context = {
        "kept": kept,
        "page": page,
        "groups": groups_of_page(page.object_list, rows, kept),
        "summary": summary_of(matching, today=today),
        "today": today,
        "agencies": agencies,
        "plans": plans_with(seen),
        "statuses": Status.choices,
        "settable": settable_by(request.user, page.object_list),
        "dues": DueFilter.choices,
        "groupings": [*Grouping.choices, ("", "Không nhóm")],
        "orders": ORDERS,
        "unnamed": UNNAMED,
        "filtered": any((kept.query, kept.status, kept.agency, kept.plan, kept.due)),
    }
    return render(request, "tasks/task_list.html#rows" if request.htmx else "tasks/task_list.html", context)


@require_safe
def task_sheet_file(request: SignedIn) -> HttpResponse:
    """Give what the list keeps, without pages, as .xlsx."""
    today = timezone.localdate()
    kept = asked_filter(request.GET)
    matching = tasks_matching(tasks_seen_by(request.user), kept, today=today)
    tasks = with_what_a_row_shows(matching).order_by(*TASK_ORDERS[kept.order]).iterator(chunk_size=500)
    data = task_sheet((_cells(place, task) for place, task in enumerate(tasks, start=1)), title="Danh sách nhiệm vụ")
    response = HttpResponse(data, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = f'attachment; filename="nhiem-vu-{today:%Y-%m-%d}.xlsx"'
    return response


def _cells(place: int, task: Task) -> tuple[Cell, ...]:
    named = {kind: [party.text for party in task.parties.all() if party.kind == kind] for kind in PartyKind.values}
    exact: date | None = task.deadline_date if task.deadline_precision == "day" else None
    return (
        place,
        str(task.plan.document),
        task.section,
        "; ".join(named[PartyKind.AGENCY]),
        str(Role(task.role).label),
        str(Mode(task.mode).label),
        task.action,
        "; ".join(named[PartyKind.PARTNER]),
        exact,
        task.deadline_words,
        str(Status(task.status).label),
    )
