"""The same deed for several tasks that were ticked: hand to a person, remind, follow. What was handed can be taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from chutri.office.people.models import User
from chutri.office.people.permissions import SignedIn
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations import UnableToChangeTask, follow_task, hand_task, remind_lead, unfollow_task
from chutri.office.tasks.permissions import can_decide, can_hand
from chutri.office.tasks.queries import tasks_seen_by
from chutri.office.tasks.queries.seeing import WHOLE
from chutri.office.tasks.rules.asked import number

AT_ONCE = 200


@require_POST
def ticked_tasks(request: SignedIn) -> HttpResponse:
    """Do one deed for every ticked task that one may do it for, and say how many that were and why not the others."""
    keys = [int(key) for key in request.POST.getlist("chon")[:AT_ONCE] if key.isdecimal()]
    deed = DEEDS.get(request.POST.get("viec", ""))
    if deed is None:
        keys, deed = [], _follow
    tasks = list(tasks_seen_by(request.user).filter(pk__in=keys).select_related(*WHOLE).distinct())
    person = User.objects.filter(pk=number(request.POST.get("nguoi")) or 0).first()
    done, reasons = 0, []
    for task in tasks:
        try:
            deed(request, task, person)
            done += 1
        except UnableToChangeTask as error:
            reasons.append(str(error))
    _say(request, done, reasons)
    back = request.POST.get("ve", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    answer: HttpResponse = redirect(back if safe else "tasks:task-list")
    if request.htmx:
        answer = HttpResponse(status=204, headers={"HX-Redirect": back if safe else answer.headers["Location"]})
    return answer


def _say(request: SignedIn, done: int, reasons: list[str]) -> None:
    if done:
        messages.success(request, f"Đã thực hiện với {done} nhiệm vụ.")
    if reasons:
        messages.error(request, f"{len(reasons)} nhiệm vụ không thực hiện được: {reasons[0]}")
    if not done and not reasons:
        messages.error(request, "Hãy đánh dấu ít nhất một nhiệm vụ.")


def _hand(request: SignedIn, task: Task, person: User | None) -> None:
    verdict = can_hand(request.user, task)
    if not verdict.allowed:
        raise UnableToChangeTask(verdict.reason)
    hand_task(task=task, person=person, seen_version=task.version, by=request.user, at=timezone.now())


def _remind(request: SignedIn, task: Task, person: User | None) -> None:
    verdict = can_decide(request.user, task)
    if not verdict.allowed:
        raise UnableToChangeTask(verdict.reason)
    remind_lead(task=task, by=request.user, at=timezone.now())


def _follow(request: SignedIn, task: Task, person: User | None) -> None:
    follow_task(task=task, by=request.user)


def _unfollow(request: SignedIn, task: Task, person: User | None) -> None:
    unfollow_task(task=task, by=request.user)


DEEDS: dict[str, Any] = {"giao": _hand, "nhac": _remind, "theo-doi": _follow, "bo-theo-doi": _unfollow}
