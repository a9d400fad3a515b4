"""One task: its words in the document, who is named for it, how far it is, what was done to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import PartyKind
from chutri.office.plans.queries import passages_in, plans_seen_by, text_between
from chutri.office.tasks.choices import Status
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations import TaskChangedMeanwhile, UnableToSetStatus, set_status
from chutri.office.tasks.permissions import can_set_status, settable_by
from chutri.office.tasks.queries import tasks_of_plan, tasks_seen_by, with_what_a_row_shows

SHOWN_LINES = 50
STATUSES_A_TIME = 200


class StatusForm(forms.Form):
    """A status, the version that was on the screen of whoever chose it, and whether its history stood there too."""

    status = forms.ChoiceField(choices=Status.choices)
    version = forms.IntegerField(min_value=1)
    with_history = forms.BooleanField(required=False)


@require_safe
def task_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show one task; htmx gets it alone, to stand beside the list."""
    task = get_object_or_404(with_what_a_row_shows(tasks_seen_by(request.user)), pk=pk)
    parts = passages_in(task.plan)
    context = {
        "task": task,
        **_status_context([task], request.user, timezone.localdate()),
        "plan": task.plan,
        "document": task.plan.document,
        "named": _named(task),
        "part": max((number for number, start in parts if start <= task.span_start), default=1),
        "words": text_between(task.plan, task.span_start, min(task.span_end, task.span_start + 4000)),
        "lines": lines_about(task)[:SHOWN_LINES],
    }
    return render(request, "tasks/task_page.html#detail" if request.htmx else "tasks/task_page.html", context)


@require_POST
def set_task_status(request: SignedIn, pk: int) -> HttpResponse:
    """Set how far a task is; when somebody else saved it meanwhile, show both and let the person decide."""
    task = get_object_or_404(tasks_seen_by(request.user).select_related("plan__document"), pk=pk)
    can_set_status(request.user, task).demand()
    form = StatusForm(request.POST)
    if not form.is_valid():
        return _answer(request, task, {"refused": "Tình trạng gửi lên không hợp lệ."}, 422)
    wanted = Status(form.cleaned_data["status"])
    before = Status(task.status)
    try:
        task = set_status(
            task=task,
            status=wanted,
            seen_version=form.cleaned_data["version"],
            by=request.user,
            at=timezone.now(),
        )
    except TaskChangedMeanwhile as error:
        newest = lines_about(error.task).first()
        return _answer(request, error.task, {"conflict": str(error), "wanted": wanted, "newest": newest}, 409)
    except UnableToSetStatus as error:
        return _answer(request, task, {"refused": str(error)}, 409)
    return _answer(request, task, {"before": before, "after": wanted}, 200)


@require_safe
def plan_statuses(request: SignedIn, plan: int) -> HttpResponse:
    """Give the statuses of a stretch of a plan's tasks, for its page to put into the cards."""
    one = get_object_or_404(plans_seen_by(request.user), pk=plan)
    first, last = (_number(request.GET.get(name)) for name in ("tu", "den"))
    tasks = list(tasks_of_plan(one, first=first, last=min(last, first + STATUSES_A_TIME)))
    for task in tasks:
        task.plan = one
    context = {"tasks": tasks, **_status_context(tasks, request.user, timezone.localdate())}
    return render(request, "tasks/plan_statuses.html", context)


def _answer(request: SignedIn, task: Task, outcome: dict[str, Any], code: int) -> HttpResponse:
    """Show what came of it: to htmx wherever the task's status stands on the page, otherwise on the task's own page."""
    if not request.htmx:
        words = outcome.get("conflict") or outcome.get("refused")
        if words:
            messages.error(request, f"{words} Tình trạng hiện nay: “{task.get_status_display()}”.")
        return redirect("tasks:task-page", pk=task.pk)
    context = {"task": task, **_status_context([task], request.user, timezone.localdate()), **outcome}
    if request.POST.get("with_history"):
        context |= {"with_history": True, "lines": lines_about(task)[:SHOWN_LINES]}
    return render(request, "tasks/status_answer.html", context, status=code)


def _status_context(tasks: list[Task], person: User, today: date) -> dict[str, Any]:
    return {"settable": settable_by(person, tasks), "statuses": Status.choices, "today": today}


def _named(task: Task) -> list[tuple[str, list[str]]]:
    groups = [(kind, [party.text for party in task.parties.all() if party.kind == kind]) for kind in PartyKind]
    return [(str(kind.label), names) for kind, names in groups if names]


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 9 else 0
