"""A plan on its way: how far its reading is, why it could not be read, and what can be done then."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from chutri.office.background.queries import job_of
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import notice_told
from chutri.office.plans.choices import Stage
from chutri.office.plans.models import Plan
from chutri.office.plans.operations import (
    UnableToReadAgain,
    UnableToRemovePlan,
    read_again,
    refusal_key,
    remove_plan,
)
from chutri.office.plans.permissions import can_import_plan, can_review
from chutri.office.plans.queries import job_key, own_plans


@require_safe
def plan_progress(request: SignedIn, pk: int) -> HttpResponse:
    """Show how far a reading is, or why there is none; htmx gets that alone, and the plan's page once it is read."""
    plan = own_plans(request.user).filter(pk=pk).first()
    if plan is None:
        return _refused(request, pk)
    if plan.stage not in (Stage.READING, Stage.UNREADABLE):
        target = _page_of(request, plan)
        return HttpResponseClientRedirect(target) if request.htmx else redirect(target)
    context = {
        "plan": plan,
        "document": plan.document,
        "job": job_of(job_key(plan)),
        "may_decide": can_import_plan(request.user).allowed,
    }
    return render(request, "plans/plan_progress.html#state" if request.htmx else "plans/plan_progress.html", context)


@require_POST
def read_plan_again(request: SignedIn, pk: int) -> HttpResponse:
    """Ask for another reading of a file that could not be read."""
    plan = get_object_or_404(own_plans(request.user), pk=pk)
    can_import_plan(request.user).demand()
    try:
        read_again(plan=plan, by=request.user, at=timezone.now())
    except UnableToReadAgain as error:
        messages.error(request, str(error))
    return redirect("plans:plan-progress", pk=pk)


@require_POST
def remove_unread_plan(request: SignedIn, pk: int) -> HttpResponse:
    """Remove a plan that has no reading, with its file."""
    plan = get_object_or_404(own_plans(request.user), pk=pk)
    can_import_plan(request.user).demand()
    name = plan.document.name
    try:
        remove_plan(plan=plan, by=request.user, at=timezone.now())
    except UnableToRemovePlan as error:
        messages.error(request, str(error))
        return redirect("plans:plan-progress", pk=pk)
    messages.success(request, f"Đã gỡ bỏ tệp “{name}”.")
    return redirect("plans:plan-list")


def _refused(request: SignedIn, pk: int) -> HttpResponse:
    """Tell whoever brought it in that a file was not kept; to everybody else there never was such a plan."""
    notice = notice_told(request.user, refusal_key(pk))
    if notice is None:
        raise Http404
    template = "plans/plan_progress.html#state" if request.htmx else "plans/plan_progress.html"
    return render(request, template, {"refusal": notice.words})


def _page_of(request: SignedIn, plan: Plan) -> str:
    reviewed = plan.stage == Stage.REVIEW and can_review(request.user, plan).allowed
    return reverse("plans:review-page" if reviewed else "plans:plan-page", args=[plan.pk])
