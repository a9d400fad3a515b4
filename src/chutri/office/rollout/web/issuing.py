"""Issuing a reviewed plan after a look at what that does, and recalling it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import Stage
from chutri.office.plans.permissions import can_issue
from chutri.office.plans.queries import own_plans
from chutri.office.rollout.operations import UnableToAmendTask, UnableToIssuePlan, issue_reviewed, recall
from chutri.office.rollout.queries import amendments_by, issue_summary


@require_http_methods(["GET", "POST"])
def issue_plan(request: SignedIn, pk: int) -> HttpResponse:
    """Show what issuing would do, and do it."""
    plan = get_object_or_404(own_plans(request.user).select_related("document__agency"), pk=pk)
    can_issue(request.user, plan).demand()
    if plan.stage != Stage.REVIEW:
        return redirect("plans:plan-page", pk=pk)
    problem = ""
    if request.method == "POST":
        seen = request.POST.get("revision", "")
        try:
            issue_reviewed(
                plan=plan,
                seen_revision=int(seen) if seen.isdecimal() and len(seen) < 10 else -1,
                by=request.user,
                at=timezone.now(),
            )
        except (UnableToIssuePlan, UnableToAmendTask) as error:
            problem = str(error)
            plan.refresh_from_db(fields=["revision", "stage"])
        else:
            messages.success(request, f"Đã giao việc theo kế hoạch {plan}; các cơ quan có tên đã được báo.")
            return redirect("plans:plan-page", pk=pk)
    context = {
        "plan": plan,
        "document": plan.document,
        "summary": issue_summary(plan),
        "problem": problem,
        "amendments": amendments_by(plan),
    }
    return render(request, "rollout/issue.html", context, status=409 if problem else 200)


@require_POST
def recall_plan(request: SignedIn, pk: int) -> HttpResponse:
    """Recall an issued plan with the reason."""
    plan = get_object_or_404(own_plans(request.user).select_related("document__agency"), pk=pk)
    can_issue(request.user, plan).demand()
    try:
        recall(plan=plan, reason=request.POST.get("ly-do", ""), by=request.user, at=timezone.now())
    except UnableToIssuePlan as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã thu hồi kế hoạch {plan}; các cơ quan có tên đã được báo.")
    return redirect("plans:plan-page", pk=pk)
