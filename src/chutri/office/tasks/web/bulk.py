"""The same deed for several tasks that were ticked: hand to a person, remind, follow. What was handed can be taken back."""

from __future__ import annotations

import time
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
from chutri.office.tasks.operations import (
    UnableToChangeTask,
    follow_task,
    hand_task,
    remind_lead,
    undo_last,
    unfollow_task,
)
from chutri.office.tasks.permissions import can_decide, can_hand
from chutri.office.tasks.queries import tasks_seen_by
from chutri.office.tasks.queries.seeing import WHOLE
from chutri.office.tasks.rules.asked import number

AT_ONCE = 200
# so long a list offers to take back what was just handed, all of it at once
TAKEN_BACK_WITHIN = 15 * 60
_HANDED = "handed_tasks"


@require_POST
def ticked_tasks(request: SignedIn) -> HttpResponse:
    """Do one deed for every ticked task that one may do it for, and say how many that were and why not the others."""
    asked = request.POST.get("viec", "")
    keys = [int(key) for key in request.POST.getlist("chon")[:AT_ONCE] if key.isdecimal()]
    deed = DEEDS.get(asked)
    if deed is None:
        keys, deed = [], _follow
    if asked == TAKE_BACK:
        keys = just_handed(request)
    tasks = list(tasks_seen_by(request.user).filter(pk__in=keys).select_related(*WHOLE).distinct())
    person = User.objects.filter(pk=number(request.POST.get("nguoi")) or 0).first()
    done: list[int] = []
    reasons = []
    for task in tasks:
        try:
            deed(request, task, person)
            done.append(task.pk)
        except UnableToChangeTask as error:
            reasons.append(str(error))
    if asked == TAKE_BACK or (asked == HAND and done):
        request.session[_HANDED] = [int(time.time()), *(done if asked == HAND else [])]
    _say(request, len(done), reasons)
    back = request.POST.get("ve", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    answer: HttpResponse = redirect(back if safe else "tasks:task-list")
    if request.htmx:
        answer = HttpResponse(status=204, headers={"HX-Redirect": back if safe else answer.headers["Location"]})
    return answer


def just_handed(request: SignedIn) -> list[int]:
    """Give the keys of the tasks that the person handed to somebody by one deed, as long as that is taken back at once."""
    at, *keys = request.session.get(_HANDED) or [0]
    return keys if time.time() - at < TAKEN_BACK_WITHIN else []


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


def _take_back(request: SignedIn, task: Task, person: User | None) -> None:
    verdict = can_hand(request.user, task)
    if not verdict.allowed:
        raise UnableToChangeTask(verdict.reason)
    undo_last(task=task, seen_version=task.version, by=request.user, at=timezone.now())


def _remind(request: SignedIn, task: Task, person: User | None) -> None:
    verdict = can_decide(request.user, task)
    if not verdict.allowed:
        raise UnableToChangeTask(verdict.reason)
    remind_lead(task=task, by=request.user, at=timezone.now())


def _follow(request: SignedIn, task: Task, person: User | None) -> None:
    follow_task(task=task, by=request.user)


def _unfollow(request: SignedIn, task: Task, person: User | None) -> None:
    unfollow_task(task=task, by=request.user)


HAND, TAKE_BACK = "giao", "hoan-tac-giao"
DEEDS: dict[str, Any] = {
    HAND: _hand,
    TAKE_BACK: _take_back,
    "nhac": _remind,
    "theo-doi": _follow,
    "bo-theo-doi": _unfollow,
}
