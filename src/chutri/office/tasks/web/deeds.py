"""The deeds of a task: each takes a POST, asks who may, does one operation and shows the task as it then is.

What was typed is not lost when somebody else was faster: the answer says what they did, and keeps the form.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from chutri.office.lib.verdict import Verdict
from chutri.office.people.models import User
from chutri.office.people.permissions import SignedIn
from chutri.office.tasks.choices import Answer
from chutri.office.tasks.models import Task
from chutri.office.tasks.operations import (
    Amendment,
    HandedFile,
    Piece,
    TaskChangedMeanwhile,
    UnableToChangeTask,
    accept_result,
    add_comment,
    add_subtask,
    amend_task,
    answer_support,
    ask_extension,
    cancel_task,
    decide_extension,
    describe_part,
    fix_deadline,
    follow_task,
    hand_task,
    name_lead,
    reopen_task,
    report_progress,
    return_result,
    start_task,
    submit_result,
    undo_last,
    unfollow_task,
    withdraw_result,
)
from chutri.office.tasks.permissions import (
    can_answer,
    can_comment,
    can_decide,
    can_describe_part,
    can_fix_deadline,
    can_hand,
    can_work_on,
)
from chutri.office.tasks.queries import parts_in, tasks_seen_by
from chutri.office.tasks.queries.seeing import WHOLE
from chutri.office.tasks.web import forms as taken
from chutri.office.tasks.web.detail import detail_context, newer_lines

Permission = Callable[[User, Task], Verdict]
Act = Callable[[Task, dict[str, Any], "Doing"], str]


class Doing:
    """Who does a deed, when: what every operation takes besides its own facts."""

    def __init__(self, request: SignedIn, at: datetime) -> None:
        """Take the person of the request."""
        self.by, self.at = request.user, at


@require_POST
def start(request: SignedIn, pk: int) -> HttpResponse:
    """Begin the work."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        start_task(task=task, seen_version=data["version"], by=doing.by, at=doing.at)
        return "Đã bắt đầu thực hiện."

    return _do(request, pk, can_work_on, taken.DeedForm, act)


@require_POST
def progress(request: SignedIn, pk: int) -> HttpResponse:
    """Say how far it is."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        facts = {"percent": data["percent"], "words": data["words"], "seen_version": data["version"]}
        report_progress(task=task, by=doing.by, at=doing.at, **facts)
        return f"Đã lưu tiến độ {data['percent']} %."

    return _do(request, pk, can_work_on, taken.ProgressForm, act)


@require_POST
def undo(request: SignedIn, pk: int) -> HttpResponse:
    """Take one's own last deed back."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        undo_last(task=task, seen_version=data["version"], by=doing.by, at=doing.at)
        return "Đã hoàn tác."

    return _do(request, pk, can_work_on, taken.DeedForm, act, undoable=False)


@require_POST
def submit(request: SignedIn, pk: int) -> HttpResponse:
    """Hand in a result."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        files = [HandedFile(one.name, one.read()) for one in data["evidence"]]
        links = [line.strip() for line in data["links"].splitlines() if line.strip()]
        facts = {"product": data["product"], "evidence": (files, links), "seen_version": data["version"]}
        submit_result(task=task, by=doing.by, at=doing.at, **facts)
        return "Đã nộp kết quả. Nhiệm vụ đang chờ nghiệm thu."

    return _do(request, pk, can_work_on, taken.ResultForm, act, undoable=False)


@require_POST
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    """Take a result back."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        withdraw_result(task=task, seen_version=data["version"], by=doing.by, at=doing.at)
        return "Đã rút lại kết quả."

    return _do(request, pk, can_work_on, taken.DeedForm, act, undoable=False)


@require_POST
def accept(request: SignedIn, pk: int) -> HttpResponse:
    """Accept a result."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        accept_result(task=task, words=data["words"], seen_version=data["version"], by=doing.by, at=doing.at)
        return "Đã nghiệm thu."

    return _do(request, pk, can_decide, taken.WordsForm, act, undoable=False)


@require_POST
def give_back(request: SignedIn, pk: int) -> HttpResponse:
    """Return a result."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        return_result(task=task, reason=data["words"], seen_version=data["version"], by=doing.by, at=doing.at)
        return "Đã trả lại kết quả kèm lý do."

    return _do(request, pk, can_decide, taken.WordsForm, act, undoable=False)


@require_POST
def reopen(request: SignedIn, pk: int) -> HttpResponse:
    """Take an acceptance back."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        reopen_task(task=task, reason=data["words"], seen_version=data["version"], by=doing.by, at=doing.at)
        return "Đã mở lại nhiệm vụ."

    return _do(request, pk, can_decide, taken.WordsForm, act, undoable=False)


@require_POST
def extend(request: SignedIn, pk: int) -> HttpResponse:
    """Ask for more time."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        facts = {"wanted": data["day"], "reason": data["words"], "seen_version": data["version"]}
        ask_extension(task=task, by=doing.by, at=doing.at, **facts)
        return "Đã gửi đề nghị gia hạn."

    return _do(request, pk, can_work_on, taken.DayForm, act, undoable=False)


@require_POST
def decide(request: SignedIn, pk: int) -> HttpResponse:
    """Grant or refuse more time."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        granted = data["day"] if data["decision"] == "grant" else None
        facts = {"granted": granted, "words": data["words"], "seen_version": data["version"]}
        decide_extension(task=task, by=doing.by, at=doing.at, **facts)
        return f"Đã gia hạn đến {granted:%d/%m/%Y}." if granted else "Đã trả lời: không gia hạn."

    return _do(request, pk, can_decide, taken.DecisionForm, act, undoable=False)


@require_POST
def fix(request: SignedIn, pk: int) -> HttpResponse:
    """Fix the day that binds."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        facts = {"day": data["day"], "reason": data["words"], "seen_version": data["version"]}
        fix_deadline(task=task, by=doing.by, at=doing.at, **facts)
        return f"Đã ấn định thời hạn {data['day']:%d/%m/%Y}."

    return _do(request, pk, can_fix_deadline, taken.DayForm, act, undoable=False)


@require_POST
def hand(request: SignedIn, pk: int) -> HttpResponse:
    """Hand it to a person."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        person = data["person"]
        hand_task(task=task, person=person, seen_version=data["version"], by=doing.by, at=doing.at)
        return f"Đã giao cho {person}." if person else "Đã thôi giao cho cá nhân."

    return _do(request, pk, can_hand, taken.PersonForm, act)


@require_POST
def lead(request: SignedIn, pk: int) -> HttpResponse:
    """Say which agency leads."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        facts = {"agency": data["agency"], "reason": data["words"], "seen_version": data["version"]}
        name_lead(task=task, by=doing.by, at=doing.at, **facts)
        return f"Đã xác định cơ quan chủ trì: {data['agency']}."

    return _do(request, pk, can_decide, taken.AgencyForm, act, undoable=False)


@require_POST
def divide(request: SignedIn, pk: int) -> HttpResponse:
    """Add a sub-task; a day after the whole's is warned of, not refused."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        piece = Piece(data["action"], data["person"], data["day"])
        add_subtask(task=task, piece=piece, seen_version=data["version"], by=doing.by, at=doing.at)
        if data["day"] and task.last_day and data["day"] > task.last_day:
            return f"Đã thêm việc con. Lưu ý: hạn việc con sau hạn của nhiệm vụ ({task.last_day:%d/%m/%Y})."
        return "Đã thêm việc con."

    return _do(request, pk, can_work_on, taken.SubtaskForm, act, undoable=False)


@require_POST
def amend(request: SignedIn, pk: int) -> HttpResponse:
    """Change day or wording."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        changes = Amendment(
            on=timezone.localdate(doing.at), last_day=data["day"], action=data["action"], reason=data["words"]
        )
        amend_task(task=task, document=None, changes=changes, seen_version=data["version"], by=doing.by, at=doing.at)
        return "Đã sửa nhiệm vụ."

    return _do(request, pk, can_decide, taken.AmendForm, act, undoable=False)


@require_POST
def cancel(request: SignedIn, pk: int) -> HttpResponse:
    """Cancel it."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        cancel_task(task=task, reason=data["words"], seen_version=data["version"], by=doing.by, at=doing.at)
        return "Đã hủy nhiệm vụ."

    return _do(request, pk, can_decide, taken.WordsForm, act, undoable=False)


@require_POST
def answer(request: SignedIn, pk: int, part: int) -> HttpResponse:
    """Answer for a supporting agency."""
    task = _task(request, pk)
    one = get_object_or_404(parts_in(task), pk=part)

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        facts = {"answer": Answer(data["answer"]), "words": data["words"], "seen_version": data["version"]}
        answer_support(part=one, by=doing.by, at=doing.at, **facts)
        return "Đã trả lời phần phối hợp."

    return _do(request, pk, lambda person, _: can_answer(person, one), taken.AnswerForm, act, undoable=False)


@require_POST
def describe(request: SignedIn, pk: int, part: int) -> HttpResponse:
    """Say what the part of a supporting agency is."""
    task = _task(request, pk)
    one = get_object_or_404(parts_in(task), pk=part)

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        describe_part(part=one, own_part=data["own_part"], by=doing.by, at=doing.at)
        return "Đã ghi phần việc phối hợp."

    return _do(request, pk, can_describe_part, taken.PartForm, act, undoable=False)


@require_POST
def comment(request: SignedIn, pk: int) -> HttpResponse:
    """Say something."""

    def act(task: Task, data: dict[str, Any], doing: Doing) -> str:
        add_comment(task=task, words=data["words"], seen_version=data["version"], by=doing.by, at=doing.at)
        return ""

    return _do(request, pk, lambda person, _: can_comment(person), taken.CommentForm, act, undoable=False)


@require_POST
def follow(request: SignedIn, pk: int) -> HttpResponse:
    """Follow, or stop following: anybody who sees the task may."""
    task = _task(request, pk)
    if not unfollow_task(task=task, by=request.user):
        follow_task(task=task, by=request.user)
    return _answer(request, task, {})


def _task(request: SignedIn, pk: int) -> Task:
    tasks = tasks_seen_by(request.user).select_related(*WHOLE).prefetch_related("parties")
    return get_object_or_404(tasks, pk=pk)


def _do(
    request: SignedIn,
    pk: int,
    permission: Permission,
    form_class: type[forms.Form],
    act: Act,
    *,
    undoable: bool = True,
) -> HttpResponse:
    task = _task(request, pk)
    permission(request.user, task).demand()
    form = form_class(request.POST, request.FILES)
    if not form.is_valid():
        return _answer(request, task, {"refused": taken.first_error(form)}, 422)
    try:
        said = act(task, form.cleaned_data, Doing(request, timezone.now()))
    except TaskChangedMeanwhile as error:
        meanwhile = newer_lines(error.task, form.cleaned_data["version"])
        return _answer(request, _task(request, pk), {"conflict": str(error), "meanwhile": meanwhile}, 409)
    except UnableToChangeTask as error:
        return _answer(request, _task(request, pk), {"refused": str(error)}, 409)
    return _answer(request, _task(request, pk), {"said": said, "undoable": undoable and bool(said)})


def _answer(request: SignedIn, task: Task, outcome: dict[str, Any], code: int = 200) -> HttpResponse:
    """Show what came of it: to htmx in place of the task, otherwise on the task's own page."""
    typed = {} if code == 200 else {"typed": request.POST}
    if request.htmx and request.POST.get("mine"):
        answer = render(request, "tasks/mine_answer.html", {"task": task, **outcome}, status=code)
        answer.headers["HX-Trigger"] = "mine-changed"
        return answer
    if request.htmx:
        return render(request, "tasks/answer.html", {**detail_context(request, task), **outcome, **typed}, status=code)
    if code == 200:
        if outcome.get("said"):
            messages.success(request, outcome["said"])
        return redirect("tasks:task-page", pk=task.pk)
    return render(request, "tasks/task_page.html", {**detail_context(request, task), **outcome, **typed}, status=code)
