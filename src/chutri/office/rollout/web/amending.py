"""Tying the duties of a later plan to the tasks that it changes; what was changed, with before and after."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import Stage
from chutri.office.plans.permissions import can_review
from chutri.office.plans.queries import own_plans, plans_seen_by
from chutri.office.rollout.choices import AmendmentKind
from chutri.office.rollout.operations import Tie, UnableToAmendTask, tie_duties
from chutri.office.rollout.queries import amendable_plans, changes_in, duties_to_tie, likely_amended
from chutri.office.rollout.queries.amending import amended_tasks, kinds


@require_http_methods(["GET", "POST"])
def amend_plan(request: SignedIn, pk: int) -> HttpResponse:
    """Choose the plan that this one changes, and say what each duty does to which task."""
    plan = get_object_or_404(own_plans(request.user).select_related("document__agency"), pk=pk)
    can_review(request.user, plan).demand()
    if plan.stage != Stage.REVIEW:
        return redirect("rollout:plan-changes", pk=pk)
    candidates = list(amendable_plans(plan)[:100])
    asked = (request.POST if request.method == "POST" else request.GET).get("ke-hoach", "")
    chosen = next((one for one in candidates if str(one.pk) == asked), None) or likely_amended(plan)
    problem = ""
    if request.method == "POST" and chosen:
        try:
            ties = tie_duties(plan=plan, amended=chosen, ties=_ties(request.POST), by=request.user, at=timezone.now())
        except UnableToAmendTask as error:
            problem = str(error)
        else:
            messages.success(request, f"Đã gắn {len(ties)} nội dung sửa đổi; có hiệu lực khi giao việc.")
            return redirect("rollout:issue-plan", pk=pk)
    tasks = amended_tasks(chosen) if chosen else []
    context = {
        "plan": plan,
        "document": plan.document,
        "candidates": candidates,
        "chosen": chosen,
        "tasks": tasks,
        "rows": duties_to_tie(plan, tasks) if chosen else [],
        "kinds": kinds(),
        "problem": problem,
    }
    return render(request, "rollout/amend.html", context, status=409 if problem else 200)


@require_safe
def plan_changes(request: SignedIn, pk: int) -> HttpResponse:
    """Show how later documents changed a plan's tasks, and how it changed others'."""
    plan = get_object_or_404(plans_seen_by(request.user), pk=pk)
    context = {"plan": plan, "document": plan.document, "changes": changes_in(plan)}
    return render(request, "rollout/changes.html", context)


def _ties(sent: QueryDict) -> Iterator[Tie]:
    """Read the form: ``viec-<duty>`` names a task and ``loai-<duty>`` what is done to it; ``bai-bo`` tasks that end."""
    for name, value in sent.items():
        duty = name.removeprefix("viec-")
        if name == duty or not duty.isdecimal() or not str(value).isdecimal():
            continue
        kind = sent.get(f"loai-{duty}", "")
        if kind in AmendmentKind.values:
            yield Tie(int(str(value)), AmendmentKind(kind), int(duty))
    for task in sent.getlist("bai-bo"):
        if task.isdecimal():
            yield Tie(int(task), AmendmentKind.CANCELS)
