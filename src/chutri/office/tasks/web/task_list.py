"""The tasks that one may see: as a list, a board, a calendar, a timeline, an Excel sheet, over the same filter."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.lib.paging import page_of
from chutri.office.lib.sheets import Cell
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import Mode, PartyKind, Role
from chutri.office.tasks.choices import DueFilter, Grouping, OwnPart, Show, Stage, Standing
from chutri.office.tasks.models import Task
from chutri.office.tasks.permissions import can_send_sheets
from chutri.office.tasks.queries import (
    TASK_ORDERS,
    UNKNOWN,
    TaskFilter,
    agencies_leading,
    filters_of,
    groups_of_page,
    people_who_act,
    plans_with,
    rows_grouped,
    summary_of,
    tasks_matching,
    tasks_seen_by,
    with_what_a_row_shows,
)
from chutri.office.tasks.rules.asked import ORDERS, asked_facts, asked_show, month
from chutri.office.tasks.rules.month_page import WEEKDAYS, month_page
from chutri.office.tasks.rules.sheet import write_task_sheet
from chutri.office.tasks.rules.timeline import Stretch, timeline
from chutri.office.tasks.web.bulk import just_handed

CARDS_A_STAGE = 40
MONTH_ROWS = 1500
SHOWN_A_DAY = 4
BARS_A_PAGE = 60
CHOSEN_AT_ONCE = 500
BOARD = (Stage.NOT_STARTED, Stage.UNDER_WAY, Stage.RETURNED, Stage.SUBMITTED, Stage.DONE)


def asked_filter(parameters: QueryDict) -> TaskFilter:
    """Read the filter that a URL asks for; what it does not know, it leaves out."""
    return TaskFilter(**cast(Any, asked_facts(parameters.dict())))


@require_safe
def task_list(request: SignedIn) -> HttpResponse:
    """Show the tasks that one may see: filters in the URL, one of four ways; htmx gets the rows alone."""
    today = timezone.localdate()
    kept, show = asked_filter(request.GET), asked_show(request.GET.dict())
    seen = tasks_seen_by(request.user)
    matching = tasks_matching(seen, kept, person=request.user, today=today)
    summary = summary_of(matching, today=today)
    context = {
        "kept": kept,
        "show": show,
        "shows": Show.choices,
        "summary": summary,
        "today": today,
        "agencies": [
            (word, f"{_cut(name, 60)} ({size})") for word, name, size in agencies_leading(request.user, today)
        ],
        "plans": [
            (key, " – ".join(filter(None, (code, _cut(title, 50))))) for key, code, title in plans_with(request.user)
        ],
        "saved": list(filters_of(request.user)),
        "handed": len(just_handed(request)),
        "colleagues": list(people_who_act(request.user.agency_id).only("full_name")),
        "stages": Stage.choices,
        "standings": Standing.choices,
        "dues": DueFilter.choices,
        "own_parts": OwnPart.choices,
        "groupings": [*Grouping.choices, ("", "Không nhóm")],
        "orders": ORDERS,
        "unknown": UNKNOWN,
        "sends_sheets": can_send_sheets(request.user).allowed,
        **_shown(request, show, matching, kept, today, summary.total),
    }
    return render(request, "tasks/task_list.html#rows" if request.htmx else "tasks/task_list.html", context)


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1] + "…"


def _shown(
    request: SignedIn, show: Show, matching: QuerySet[Task], kept: TaskFilter, today: date, count: int
) -> dict[str, Any]:
    if show == Show.BOARD:
        return {"columns": _columns(matching)}
    if show == Show.CALENDAR:
        return _calendar(matching, month(request.GET.get("thang"), today))
    if show == Show.TIMELINE:
        return _timeline(request, matching, kept, today, count)
    rows = rows_grouped(matching, kept)
    page = page_of(with_what_a_row_shows(rows), request.GET.get("trang"), count=count)
    return {"page": page, "groups": groups_of_page(page.object_list, rows, kept)}


def _columns(matching: QuerySet[Task]) -> list[dict[str, Any]]:
    ordered = with_what_a_row_shows(matching).order_by(*TASK_ORDERS["thoi-han"])
    columns = []
    for stage in BOARD:
        rows = list(ordered.filter(stage=stage)[: CARDS_A_STAGE + 1])
        columns.append({"stage": stage, "rows": rows[:CARDS_A_STAGE], "more": len(rows) > CARDS_A_STAGE})
    return columns


def _calendar(matching: QuerySet[Task], first: date) -> dict[str, Any]:
    page = month_page(first)
    window = (page.weeks[0][0], page.weeks[-1][-1])
    by_day: dict[date, list[Task]] = {}
    rows = matching.filter(last_day__range=window).order_by("last_day", "lead_order", "pk")
    for task in rows.only("action", "lead_words", "stage", "last_day", "submitted_on", "finished_on")[:MONTH_ROWS]:
        if task.last_day:
            by_day.setdefault(task.last_day, []).append(task)
    weeks = [
        [
            {
                "day": day,
                "tasks": by_day.get(day, [])[:SHOWN_A_DAY],
                "more": max(len(by_day.get(day, [])) - SHOWN_A_DAY, 0),
                "outside": day.month != first.month,
            }
            for day in week
        ]
        for week in page.weeks
    ]
    return {"month": page, "weekdays": WEEKDAYS, "weeks": weeks, "is_empty": not by_day}


def _timeline(request: SignedIn, matching: QuerySet[Task], kept: TaskFilter, today: date, count: int) -> dict[str, Any]:
    rows = with_what_a_row_shows(matching).order_by(*TASK_ORDERS[kept.order])
    page: Page[Any] = page_of(rows, request.GET.get("trang"), size=BARS_A_PAGE, count=count)
    tasks = list(page.object_list)
    drawn = timeline([Stretch(task.pk, _begins(task, today), task.last_day) for task in tasks], today)
    return {"page": page, "drawn": drawn, "bars": [(task, drawn.bars[task.pk]) for task in tasks]}


def _begins(task: Task, today: date) -> date:
    """A task runs from the day on which it was given; one that was due before that is a day long."""
    given = timezone.localdate(task.plan.issued_at) if task.plan.issued_at else today
    return min(given, task.last_day) if task.last_day else given


@require_safe
def task_sheet_file(request: SignedIn) -> FileResponse:
    """Give what the list keeps (or, of it, the rows that were ticked), without pages and without a cap, as .xlsx."""
    today = timezone.localdate()
    kept = asked_filter(request.GET)
    matching = tasks_matching(tasks_seen_by(request.user), kept, person=request.user, today=today)
    ticked = [int(key) for key in request.GET.getlist("chon")[:CHOSEN_AT_ONCE] if key.isdecimal()]
    if ticked:
        matching = matching.filter(pk__in=ticked)
    tasks = with_what_a_row_shows(matching).order_by(*TASK_ORDERS[kept.order]).iterator(chunk_size=500)
    with tempfile.TemporaryDirectory(prefix="chutri-") as folder:
        path = Path(folder) / "nhiem-vu.xlsx"
        write_task_sheet(path, _rows(tasks, today), title="Danh sách nhiệm vụ")
        # an open file outlives its name, so that nothing is left behind when the answer is given
        file = path.open("rb")
    name = f"nhiem-vu-{today:%Y-%m-%d}.xlsx"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind)


def _rows(tasks: Iterator[Task], today: date) -> Iterator[tuple[Cell, ...]]:
    for place, task in enumerate(tasks, start=1):
        partners = [party.text for party in task.parties.all() if party.kind == PartyKind.PARTNER]
        exact = task.deadline_date if task.deadline_precision == "day" else None
        yield (
            place,
            str(task.plan.document),
            task.section,
            task.lead_words,
            str(task.person or ""),
            str(Role(task.role).label),
            str(Mode(task.mode).label),
            task.action,
            "; ".join(partners),
            exact,
            task.deadline_words,
            task.stage_word,
            task.percent,
            task.percent_words,
            str(task.standing_on(today).label),
        )
